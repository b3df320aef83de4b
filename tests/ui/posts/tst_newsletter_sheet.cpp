// The sheet for editors without an API: what it shows, what it asks for, by keyboard and by mouse. Saves
// pictures when BRICKWORK_PICTURES names a folder.
#include "ui/posts/newsletter_sheet.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

NewsletterState begun(const QString& editor = u"Substack"_s)
{
    return {.places = {u"Substack"_s, u"Medium"_s},
            .place = 0,
            .editor = editor,
            .problem = {},
            .title = {},
            .subtitle = {},
            .text = {},
            .pictures = {},
            .losses = {},
            .leftToDo = {},
            .canOpen = true,
            .link = {}};
}

NewsletterCopy plainCopy()
{
    return {.title = u"What a year of Fridays taught me"_s,
            .subtitle = u"And what it did not"_s,
            .html = u"<p>Text.</p>"_s,
            .text = u"Text."_s,
            .pictures = {},
            .losses = {},
            .warnings = {}};
}

NewsletterCopy richCopy(int losses = 3)
{
    NewsletterCopy copy = plainCopy();
    copy.inlinePictures = 2;
    copy.pictures = {
        {.line = u"[Image: The harbour at low tide]"_s,
         .file = u"/srv/letters/images/harbour.jpg"_s,
         .address = {},
         .png = {}},
        {.line = u"[Image: Table: Crop, Sown]"_s, .file = {}, .address = {}, .png = "PNG"},
        {.line = u"[Image: w.jpg]"_s, .file = {}, .address = u"https://x.org/w.jpg"_s, .png = {}}};
    for (int i = 0; i < losses; ++i)
        copy.losses
            << u"%1: Footnotes cannot be pasted into Substack. They become numbers in brackets and a list "
               "at the end: “[1]” in “Spring”; “[2]” in “Summer, and what came of it”."_s.arg(i + 1);
    copy.warnings = {u"Tags do not come along. Set them in Substack: coast, tide."_s};
    return copy;
}

NewsletterState ready(const NewsletterCopy& copy, const QLocale& locale = QLocale(QLocale::English))
{
    return newsletterState(begun(), copy, 1204, locale);
}

struct Shown
{
    Theme theme;
    QWidget window;
    QLineEdit editor{&window};
    NewsletterSheet sheet{theme, &window};
    QSignalSpy copied{&sheet, &NewsletterSheet::copyWished};
    QSignalSpy recorded{&sheet, &NewsletterSheet::recordWished};

    explicit Shown(const NewsletterState& state, QSize size = {1024, 640}, bool dark = false,
                   bool mirrored = false)
    {
        theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        theme.apply();
        window.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        window.resize(size);
        window.show();
        window.activateWindow();
        (void) QTest::qWaitForWindowActive(&window);
        editor.setFocus();
        sheet.open(state);
    }
    template <typename Widget = QWidget>
    [[nodiscard]] Widget* find(const char* name) const
    {
        return window.findChild<Widget*>(u"newsletter."_s + QString::fromLatin1(name));
    }
    [[nodiscard]] QPushButton* button(const char* name) const { return find<QPushButton>(name); }
    static void key(Qt::Key which) { QTest::keyClick(QApplication::focusWidget(), which); }
    void typeAddress(const QString& text) const
    {
        find<QLineEdit>("address")->clear();
        QTest::keyClicks(find<QLineEdit>("address"), text);
    }
    [[nodiscard]] QStringList labels(const char* name) const
    {
        QStringList texts;
        for (const QLabel* label : window.findChildren<QLabel*>(u"newsletter."_s + QString::fromLatin1(name)))
            texts << label->text();
        return texts;
    }
    void picture(const char* name)
    {
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(50);
        QVERIFY(window.grab().save(u"%1/newsletter-%2.png"_s.arg(folder, QString::fromLatin1(name))));
    }
};

} // namespace

class TestNewsletterSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStateSaysWhatTheCopyHolds();
    void eachPartIsCopiedByItself();
    void copyingIsSaidForAMoment();
    void withoutASubtitleThereIsNothingToCopy();
    void nothingIsCopiedBeforeItIsMade();
    void aProblemIsSaid();
    void whatDoesNotComeAlongIsListed();
    void picturesAreOffered();
    void whereItIsPublishedIsAskedFor();
    void onlyAWebAddressIsRecorded_data();
    void onlyAWebAddressIsRecorded();
    void anotherTimeMayBeSaid();
    void aRefusalStaysAndMayBeTriedAgain();
    void itWorksByKeyboard();
    void theKeyboardGoesRoundAsItIsRead();
    void itFitsTheWindow_data();
    void itFitsTheWindow();
};

void TestNewsletterSheet::theStateSaysWhatTheCopyHolds()
{
    const NewsletterState state = ready(richCopy());
    QVERIFY(state.ready);
    QCOMPARE(state.text, u"1,204 words and 2 pictures"_s);
    QCOMPARE(state.pictures.size(), 3U);
    QVERIFY(state.pictures[0].copiable && state.pictures[0].onDisk);
    QVERIFY(state.pictures[1].copiable && !state.pictures[1].onDisk);
    QVERIFY(!state.pictures[2].copiable && !state.pictures[2].onDisk);
    QCOMPARE(state.pictures[2].detail, u"https://x.org/w.jpg"_s);
    QCOMPARE(newsletterState(begun(), plainCopy(), 1, QLocale(QLocale::English)).text, u"1 word"_s);
}

void TestNewsletterSheet::eachPartIsCopiedByItself()
{
    const Shown shown(ready(plainCopy()));
    for (const char* part : {"copy.title", "copy.subtitle", "copy.text"})
        shown.button(part)->click();
    QCOMPARE(shown.copied.count(), 3);
    QCOMPARE(shown.copied[0][0].value<NewsletterPart>(), NewsletterPart::Title);
    QCOMPARE(shown.copied[1][0].value<NewsletterPart>(), NewsletterPart::Subtitle);
    QCOMPARE(shown.copied[2][0].value<NewsletterPart>(), NewsletterPart::Text);
}

void TestNewsletterSheet::copyingIsSaidForAMoment()
{
    Shown shown(ready(plainCopy()));
    QCOMPARE(shown.button("copy.title")->text(), u"Copy title"_s);
    const int width = shown.button("copy.title")->width();
    shown.sheet.confirm(NewsletterPart::Title);
    QCOMPARE(shown.button("copy.title")->text(), u"Copied"_s);
    QCOMPARE(shown.button("copy.title")->accessibleName(), u"Copy title"_s);
    QCOMPARE(shown.button("copy.title")->width(), width);
    shown.sheet.confirm(NewsletterPart::Text); // the clipboard holds one thing
    QCOMPARE(shown.button("copy.title")->text(), u"Copy title"_s);
    QCOMPARE(shown.button("copy.text")->text(), u"Copied"_s);
    shown.picture("copied");
    QTRY_COMPARE_WITH_TIMEOUT(shown.button("copy.text")->text(), u"Copy text"_s, 20'000);
}

void TestNewsletterSheet::withoutASubtitleThereIsNothingToCopy()
{
    NewsletterCopy copy = plainCopy();
    copy.subtitle.clear();
    const Shown shown(ready(copy));
    QVERIFY(!shown.button("copy.subtitle")->isVisible());
    QVERIFY(shown.button("copy.title")->isVisible());
}

void TestNewsletterSheet::nothingIsCopiedBeforeItIsMade()
{
    Shown shown(begun());
    QVERIFY(!shown.button("copy.text")->isEnabled());
    QVERIFY(!shown.button("do")->isEnabled());
    shown.picture("waiting");
    shown.sheet.setState(ready(plainCopy()));
    QVERIFY(shown.button("copy.text")->isEnabled());
    QVERIFY(shown.button("do")->isEnabled());
    QCOMPARE(QApplication::focusWidget(), shown.button("copy.title"));
}

void TestNewsletterSheet::aProblemIsSaid()
{
    NewsletterState state = begun();
    state.problem = u"There is no text to publish yet."_s;
    Shown shown(state);
    QVERIFY(shown.labels("hint").contains(state.problem));
    QVERIFY(!shown.button("copy.text")->isEnabled());
    QVERIFY(!shown.button("do")->isEnabled());
    shown.picture("problem");
}

void TestNewsletterSheet::whatDoesNotComeAlongIsListed()
{
    Shown shown(ready(richCopy()));
    QCOMPARE(shown.labels("loss"), richCopy().losses);
    QCOMPARE(shown.labels("leftToDo"), richCopy().warnings);
    QVERIFY(shown.labels("whole").isEmpty());
    shown.sheet.setState(ready(plainCopy()));
    QVERIFY(shown.labels("loss").isEmpty());
    QCOMPARE(shown.labels("whole").size(), 1);
}

void TestNewsletterSheet::picturesAreOffered()
{
    Shown shown(ready(richCopy()));
    const QSignalSpy copied(&shown.sheet, &NewsletterSheet::pictureCopyWished);
    const QSignalSpy revealed(&shown.sheet, &NewsletterSheet::pictureShowWished);
    const auto copies = shown.window.findChildren<QPushButton*>(u"newsletter.picture.copy"_s);
    const auto shows = shown.window.findChildren<QPushButton*>(u"newsletter.picture.show"_s);
    QCOMPARE(copies.size(), 2); // one is on the web only
    QCOMPARE(shows.size(), 1);
    copies[1]->click();
    shows[0]->click();
    QCOMPARE(copied.value(0).value(0).toInt(), 1);
    QCOMPARE(revealed.value(0).value(0).toInt(), 0);
    shown.sheet.confirmPicture(1);
    QCOMPARE(copies[1]->text(), u"Copied"_s);
    QCOMPARE(copies[0]->text(), u"Copy picture"_s);
}

void TestNewsletterSheet::whereItIsPublishedIsAskedFor()
{
    Shown shown(ready(plainCopy()));
    shown.button("do")->click();
    QCOMPARE(QApplication::focusWidget(), shown.find<QLineEdit>("address"));
    QVERIFY(!shown.button("do")->isEnabled());
    shown.picture("record");
    shown.typeAddress(u" https://you.substack.com/p/fridays "_s);
    shown.button("do")->click();
    shown.button("do")->click(); // until there is an answer nothing is wished twice
    QCOMPARE(shown.recorded.count(), 1);
    QCOMPARE(shown.recorded[0][0].toUrl(), QUrl(u"https://you.substack.com/p/fridays"_s));
    QVERIFY(!shown.recorded[0][1].toDateTime().isValid());
    shown.button("back")->click();
    QVERIFY(shown.button("copy.title")->isVisible());
    NewsletterState known = ready(plainCopy());
    known.link = u"https://you.substack.com/p/old"_s;
    shown.sheet.setState(known);
    shown.button("do")->click();
    QCOMPARE(shown.find<QLineEdit>("address")->text(), known.link);
}

void TestNewsletterSheet::onlyAWebAddressIsRecorded_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("good");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("words") << u"my post"_s << false;
    QTest::newRow("a host alone") << u"you.substack.com/p/x"_s << false;
    QTest::newRow("a file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("a script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("a page") << u"https://medium.com/@you/x-1a2b"_s << true;
    QTest::newRow("a page without encryption") << u"http://x.org/p"_s << true;
}

void TestNewsletterSheet::onlyAWebAddressIsRecorded()
{
    QFETCH(QString, typed);
    QFETCH(bool, good);
    const Shown shown(ready(plainCopy()));
    shown.button("do")->click();
    shown.typeAddress(typed);
    QCOMPARE(shown.button("do")->isEnabled(), good);
    Shown::key(Qt::Key_Return);
    QCOMPARE(shown.recorded.count(), good ? 1 : 0);
}

void TestNewsletterSheet::anotherTimeMayBeSaid()
{
    const Shown shown(ready(plainCopy()));
    shown.button("do")->click();
    shown.typeAddress(u"https://x.org/p"_s);
    QVERIFY(!shown.find<QDateTimeEdit>("when")->isEnabled());
    shown.find<QCheckBox>("otherTime")->click();
    const QDateTime noon(QDate(2026, 5, 20), QTime(12, 0));
    shown.find<QDateTimeEdit>("when")->setDateTime(noon);
    shown.button("do")->click();
    QCOMPARE(shown.recorded[0][1].toDateTime(), noon);
}

void TestNewsletterSheet::aRefusalStaysAndMayBeTriedAgain()
{
    Shown shown(ready(plainCopy()));
    shown.button("do")->click();
    shown.typeAddress(u"https://x.org/p"_s);
    shown.button("do")->click();
    shown.sheet.refuse(u"The store cannot be written to."_s);
    QVERIFY(shown.labels("notice").contains(u"The store cannot be written to."_s));
    QCOMPARE(shown.find<QLineEdit>("address")->text(), u"https://x.org/p"_s);
    shown.button("do")->click();
    QCOMPARE(shown.recorded.count(), 2);
}

void TestNewsletterSheet::itWorksByKeyboard()
{
    Shown shown(ready(richCopy()));
    QCOMPARE(QApplication::focusWidget(), shown.button("copy.title"));
    Shown::key(Qt::Key_Return);
    Shown::key(Qt::Key_Tab);
    Shown::key(Qt::Key_Space);
    Shown::key(Qt::Key_Tab);
    Shown::key(Qt::Key_Return);
    QCOMPARE(shown.copied.count(), 3);
    QCOMPARE(shown.copied[2][0].value<NewsletterPart>(), NewsletterPart::Text);
    QSet<QWidget*> reached;
    for (int i = 0; i < 30; ++i) {
        Shown::key(Qt::Key_Tab);
        reached << QApplication::focusWidget();
        QVERIFY(shown.sheet.isAncestorOf(QApplication::focusWidget()));
    }
    for (const char* name : {"place", "editor", "back", "do", "picture.copy", "picture.show"})
        QVERIFY2(reached.contains(shown.find(name)), name);
    Shown::key(Qt::Key_Escape);
    QVERIFY(!shown.sheet.isVisible());
    QCOMPARE(QApplication::focusWidget(), &shown.editor);
}

void TestNewsletterSheet::theKeyboardGoesRoundAsItIsRead()
{
    const Shown shown(ready(richCopy()));
    QStringList names;
    for (int i = 0; i < 9; ++i) {
        names << QApplication::focusWidget()->objectName().mid(11);
        Shown::key(Qt::Key_Tab);
    }
    QCOMPARE(names, QStringList({u"copy.title"_s, u"copy.subtitle"_s, u"copy.text"_s, u"picture.show"_s,
                                 u"picture.copy"_s, u"picture.copy"_s, u"editor"_s, u"back"_s, u"do"_s}));
    QCOMPARE(QApplication::focusWidget()->objectName(), u"newsletter.place"_s);
}

void TestNewsletterSheet::itFitsTheWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<int>("losses");
    QTest::newRow("small light") << QSize(760, 480) << false << false << 8;
    QTest::newRow("usual light") << QSize(1024, 640) << false << false << 2;
    QTest::newRow("usual dark") << QSize(1024, 640) << true << false << 3;
    QTest::newRow("usual mirrored") << QSize(1024, 640) << false << true << 2;
    QTest::newRow("large dark mirrored") << QSize(1600, 1000) << true << true << 8;
}

void TestNewsletterSheet::itFitsTheWindow()
{
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    QFETCH(int, losses);
    Shown shown(ready(richCopy(losses)), size, dark, mirrored);
    QVERIFY(shown.window.rect().contains(shown.sheet.geometry()));
    for (const QPushButton* button : shown.sheet.findChildren<QPushButton*>()) {
        if (button->isVisible())
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }
    shown.picture(QByteArray(QTest::currentDataTag()).replace(' ', '-').constData());
}

QTEST_MAIN(TestNewsletterSheet)
#include "tst_newsletter_sheet.moc"
