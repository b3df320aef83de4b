// The publishing sheet: nothing leaves without a plan, and then exactly once. Saves pictures to look at when
// BRICKWORK_PICTURES names a folder.
#include "tests/ui/posts/shown_sheet.h"

#include <QDesktopServices>

using namespace brickwork;
using sample::plan;
using sample::planWithNotes;
using Shown = sample::ShownSheet;
using namespace Qt::StringLiterals;

class TestPublishSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fitsAndStaysAcrossTheMiddle_data();
    void fitsAndStaysAcrossTheMiddle();
    void itsTopStays();
    void theWindowStepsBackBehindIt();
    void enterPublishesExactlyOnce();
    void aHeldKeyDoesNotPublish();
    void refusalsDisableTheButton();
    void aRefusedWishIsToldAndNothingIsRepeated();
    void nothingToDoOnlyCloses();
    void anotherPlaceIsPlannedAnew();
    void successOffersTheLink();
    void tabStaysInside();
    void focusGoesBack();
};

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

} // namespace

void TestPublishSheet::initTestCase()
{
    QLocale::setDefault(english);
}

void TestPublishSheet::fitsAndStaysAcrossTheMiddle_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    const QSize wide(1280, 820);
    const QSize small(1024, 640);
    const QSize least(760, 480);
    QTest::newRow("new") << u"new"_s << small << false << false;
    QTest::newRow("new-dark") << u"new"_s << small << true << false;
    QTest::newRow("new-mirrored") << u"new"_s << small << false << true;
    QTest::newRow("notes") << u"notes"_s << wide << false << false;
    QTest::newRow("notes-least") << u"notes"_s << least << false << false;
    QTest::newRow("notes-least-dark") << u"notes"_s << least << true << false;
    QTest::newRow("refused-dark") << u"refused"_s << small << true << false;
    QTest::newRow("nothing") << u"nothing"_s << small << false << false;
    QTest::newRow("failed") << u"failed"_s << small << false << false;
    QTest::newRow("place-least") << u"place"_s << least << false << false;
    QTest::newRow("place-dark") << u"place"_s << small << true << false;
    QTest::newRow("place-mirrored") << u"place"_s << small << false << true;
    QTest::newRow("success") << u"success"_s << small << false << false;
    QTest::newRow("success-dark") << u"success"_s << small << true << false;
}

void TestPublishSheet::fitsAndStaysAcrossTheMiddle()
{
    QFETCH(QString, kind);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    Shown shown;
    shown.theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    shown.theme.apply();
    shown.window.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    PublishSheet& sheet = *shown.sheet;
    if (kind == u"place"_s)
        sheet.open({}, {});
    else if (kind == u"notes"_s)
        shown.openWith(planWithNotes(6, 0));
    else if (kind == u"refused"_s)
        shown.openWith(planWithNotes(1, 1));
    else if (kind == u"nothing"_s)
        shown.openWith(plan(PlanAction::Nothing));
    else
        shown.openWith(plan());
    if (kind == u"failed"_s)
        sheet.refuse(u"The disk is full. Nothing was published."_s);
    if (kind == u"success"_s)
        sheet.succeeded(u"Published: the file was written and read back."_s, QUrl(plan().url));
    shown.window.resize(size);
    QCoreApplication::processEvents();

    QVERIFY(shown.window.rect().contains(sheet.geometry()));
    QVERIFY(std::abs(sheet.geometry().center().x() - shown.window.rect().center().x()) <= 1);
    const auto* scroll = shown.find<QScrollArea>("publish.notes");
    for (const QWidget* child : sheet.findChildren<QWidget*>()) {
        if (!child->isVisible() || scroll->isAncestorOf(child))
            continue;
        const QRect box(child->mapTo(&sheet, QPoint()), child->size());
        QVERIFY2(sheet.rect().contains(box), qPrintable(child->objectName()));
        const auto* label = qobject_cast<const QLabel*>(child);
        if (label && label->wordWrap())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        else if (qobject_cast<const QPushButton*>(child) || qobject_cast<const QLineEdit*>(child))
            QVERIFY2(child->height() >= child->minimumSizeHint().height(), qPrintable(child->objectName()));
    }
    if (kind == u"notes"_s)
        QVERIFY(scroll->height() > 60);
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (!folder.isEmpty())
        shown.window.grab().save(
            QDir(folder).filePath(u"publish-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
}

void TestPublishSheet::itsTopStays()
{
    Shown shown;
    shown.openWith(plan());
    const int top = shown.sheet->y();
    shown.sheet->refuse(u"The disk is full. Nothing was published."_s);
    QCOMPARE(shown.sheet->y(), top);
    shown.find<QPushButton>("publish.another")->click();
    QCOMPARE(shown.sheet->y(), top);
    shown.find<QPushButton>("publish.cancel")->click();
    shown.sheet->setPlan(planWithNotes(1, 0));
    shown.sheet->succeeded(u"Published: the file was written and read back."_s, {});
    QCOMPARE(shown.sheet->y(), top);
    // More than stands below it moves it up, and it does not jump down again.
    shown.sheet->setPlan(planWithNotes(9, 0));
    const int higher = shown.sheet->y();
    QVERIFY(higher < top);
    shown.sheet->setPlan(plan());
    QCOMPARE(shown.sheet->y(), higher);
}

void TestPublishSheet::theWindowStepsBackBehindIt()
{
    Shown shown;
    auto* scrim = shown.window.findChild<QWidget*>(u"scrim"_s);
    QVERIFY(scrim && !scrim->isVisible());
    shown.openWith(plan());
    QCOMPARE(scrim->geometry(), shown.window.rect());
    QCOMPARE(shown.window.childAt(shown.sheet->geometry().center())->window(), &shown.window);
    QVERIFY(
        shown.sheet->isAncestorOf(shown.window.childAt(shown.sheet->geometry().topLeft() + QPoint(30, 30))));
    QCOMPARE(shown.window.childAt(QPoint(3, 3)), scrim);
    // While something is being published a click beside the sheet does not close it.
    shown.button()->click();
    QCOMPARE(shown.wished.count(), 1);
    QTest::mouseClick(scrim, Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(shown.sheet->isVisible());
    shown.sheet->refuse(u"The disk is full. Nothing was published."_s);
    QTest::mouseClick(scrim, Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(!shown.sheet->isVisible());
    QVERIFY(!scrim->isVisible());
    QCOMPARE(shown.closed.count(), 1);
    QCOMPARE(shown.wished.count(), 1);
}

void TestPublishSheet::enterPublishesExactlyOnce()
{
    Shown shown;
    QVERIFY(!shown.sheet->isVisible());
    shown.openWith(plan());
    QVERIFY(shown.sheet->isVisible());
    QCOMPARE(QApplication::focusWidget(), shown.button());
    QCOMPARE(shown.button()->text(), u"Publish"_s);
    Shown::key(Qt::Key_Return);
    QTest::keyClick(shown.button(), Qt::Key_Return);
    shown.button()->click();
    QCOMPARE(shown.wished.count(), 1);
    QCOMPARE(shown.wished.constFirst().constFirst().toString(), u"Letters"_s);
    shown.sheet->succeeded(u"Published: the file was written and read back."_s, {});
    Shown::key(Qt::Key_Return);
    QCOMPARE(shown.wished.count(), 1);
    QVERIFY(!shown.sheet->isVisible());
    QCOMPARE(shown.closed.count(), 1);
}

void TestPublishSheet::aHeldKeyDoesNotPublish()
{
    Shown shown;
    shown.openWith(plan());
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
    QApplication::sendEvent(QApplication::focusWidget(), &held);
    QKeyEvent opening(QEvent::KeyPress, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier, u"\r"_s,
                      true);
    QApplication::sendEvent(QApplication::focusWidget(), &opening);
    QCOMPARE(shown.wished.count(), 0);
}

void TestPublishSheet::refusalsDisableTheButton()
{
    Shown shown;
    shown.openWith(planWithNotes(1, 1));
    QVERIFY(!shown.button()->isEnabled());
    QCOMPARE(shown.find<QLabel>("publish.refusal")->text(), planWithNotes(1, 1).refusals.constFirst());
    QCOMPARE(shown.find<QLabel>("publish.warning")->text(), planWithNotes(1, 1).warnings.constFirst());
    QVERIFY(shown.find<QLabel>("publish.refusal")->wordWrap());
    Shown::key(Qt::Key_Return); // the focus is on Cancel
    QCOMPARE(shown.wished.count(), 0);
    QCOMPARE(shown.closed.count(), 1);
    shown.openWith(planWithNotes(3, 0));
    QVERIFY(shown.button()->isEnabled());
    QVERIFY(!shown.find<QLabel>("publish.refusal"));
}

void TestPublishSheet::aRefusedWishIsToldAndNothingIsRepeated()
{
    Shown shown;
    shown.openWith(planWithNotes(1, 0));
    Shown::key(Qt::Key_Return);
    shown.sheet->refuse(u"The disk is full. Nothing was published."_s);
    QVERIFY(shown.sheet->isVisible());
    QCOMPARE(shown.find<QLabel>("publish.refusal")->text(), u"The disk is full. Nothing was published."_s);
    QVERIFY(!shown.button()->isEnabled());
    QCOMPARE(QApplication::focusWidget(), shown.find<QPushButton>("publish.cancel"));
    QVERIFY(shown.find<QLabel>("publish.warning"));
    shown.sheet->setPlan(plan(PlanAction::Update));
    QVERIFY(shown.button()->isEnabled());
    QCOMPARE(shown.button()->text(), u"Update"_s);
}

void TestPublishSheet::nothingToDoOnlyCloses()
{
    Shown shown;
    shown.openWith(plan(PlanAction::Nothing));
    QVERIFY(!shown.button()->isVisible());
    QCOMPARE(shown.find<QLabel>("publish.plan.sentence")->text(),
             u"Nothing to do: what is published is this text."_s);
    Shown::key(Qt::Key_Return);
    QCOMPARE(shown.wished.count(), 0);
    QCOMPARE(shown.closed.count(), 1);
}

void TestPublishSheet::anotherPlaceIsPlannedAnew()
{
    Shown shown;
    shown.openWith(plan());
    QCOMPARE(shown.chosen.count(), 0);
    auto* combo = shown.find<QComboBox>("publish.target");
    QCOMPARE(combo->currentText(), u"Letters"_s);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Up);
    QCOMPARE(shown.chosen.count(), 1);
    QCOMPARE(shown.chosen.constFirst().constFirst().toString(), u"My site"_s);
    QVERIFY(!shown.button()->isEnabled()); // until its plan is there
    shown.sheet->setPlan(plan());
    QCOMPARE(QApplication::focusWidget(), combo);
    QTest::keyClick(combo, Qt::Key_Return);
    QCOMPARE(shown.wished.count(), 1);
    QCOMPARE(shown.wished.constFirst().constFirst().toString(), u"My site"_s);
}

namespace {

class Browser : public QObject
{
    Q_OBJECT

public:
    QList<QUrl> opened;
public Q_SLOTS:
    void open(const QUrl& url) { opened << url; }
};

} // namespace

void TestPublishSheet::successOffersTheLink()
{
    Browser browser;
    QDesktopServices::setUrlHandler(u"https"_s, &browser, "open");
    Shown shown;
    shown.openWith(plan());
    shown.button()->click();
    shown.sheet->succeeded(u"Published: the file was written and read back."_s, QUrl(plan().url));
    auto* link = shown.find<QPushButton>("publish.open");
    QVERIFY(link->isVisible());
    QCOMPARE(QApplication::focusWidget(), shown.button());
    link->click();
    QCOMPARE(browser.opened, QList<QUrl>{QUrl(plan().url)});
    QVERIFY(shown.sheet->isVisible());
    Shown::key(Qt::Key_Escape);
    QVERIFY(!shown.sheet->isVisible());
    shown.openWith(plan());
    shown.sheet->succeeded(u"Published."_s, QUrl(u"javascript:alert(1)"_s));
    QVERIFY(!link->isVisible());
    QDesktopServices::unsetUrlHandler(u"https"_s);
}

void TestPublishSheet::tabStaysInside()
{
    Shown shown;
    shown.openWith(plan());
    QStringList order;
    for (int i = 0; i < 5; ++i) {
        order << QApplication::focusWidget()->objectName();
        Shown::key(Qt::Key_Tab);
    }
    QCOMPARE(order, (QStringList{u"publish.do"_s, u"publish.target"_s, u"publish.another"_s,
                                 u"publish.cancel"_s, u"publish.do"_s}));
    shown.sheet->open({}, {});
    order.clear();
    for (int i = 0; i < 7; ++i) {
        order << QApplication::focusWidget()->objectName().section(u'.', -1);
        Shown::key(Qt::Key_Backtab);
    }
    QCOMPARE(order, (QStringList{u"folder"_s, u"name"_s, u"cancel"_s, u"address"_s, u"kind"_s, u"choose"_s,
                                 u"folder"_s}));
}

void TestPublishSheet::focusGoesBack()
{
    Shown shown;
    shown.openWith(plan());
    QVERIFY(!shown.editor->hasFocus());
    Shown::key(Qt::Key_Escape);
    QVERIFY(shown.editor->hasFocus());
    QCOMPARE(shown.closed.count(), 1);
}

QTEST_MAIN(TestPublishSheet)
#include "tst_publish_sheet.moc"
