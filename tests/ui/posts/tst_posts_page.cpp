// The Posts page as a whole. Saves pictures to look at when BRICKWORK_PICTURES names a folder.
#include "tests/ui/posts/sample_posts.h"
#include "ui/posts/posts_page.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestPostsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void emptyInvites();
    void enterOpensTheDraftOrThePage();
    void buttonsSpeakOfTheSelectedPost();
    void takenBackIsToldInWords();
    void filterByKeyboard();
    void noMatchIsASentence();
    void clickOnAHeadingSorts();
    void newStatesKeepSelectionSortAndScroll();
    void recordsElsewhereOnce();
    void recordsAnotherTime();
    void whatIsRecordedIsSelectedAndInSight();
    void theArrowPointsDownForNewestFirst();
    void tabOrderFollowsTheEye();
};

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

std::vector<Publication> three()
{
    return {sample::ours(u"old"_s, Day(2024, 12, 30), u"Old"_s, 900, u"old.md"_s),
            sample::elsewhere(u"mid"_s, Day(2025, 2, 1), u"Mid"_s, u"https://letters.example/mid"_s),
            sample::takenBack(sample::ours(u"new"_s, Day(2025, 10, 2), u"New"_s, 1200, u"new.md"_s))};
}

struct Shown
{
    Theme theme;
    PostsPage page{theme};

    explicit Shown(const std::vector<Publication>& posts, QSize size = {960, 580})
    {
        page.resize(size);
        page.setState(postsState(posts, english));
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.setFocus();
    }

    template <typename Widget>
    Widget* find(const QString& name)
    {
        return page.findChild<Widget*>(name);
    }
    QTableView* table() { return find<QTableView>(u"posts.table"_s); }
    QLineEdit* filter() { return find<QLineEdit>(u"posts.filter"_s); }
    QString current() { return table()->currentIndex().data(PostsModel::KeyRole).toString(); }
    void choose(const QString& key)
    {
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            if (table()->model()->index(row, 0).data(PostsModel::KeyRole) == key)
                table()->setCurrentIndex(table()->model()->index(row, 1));
    }
    QStringList keys()
    {
        QStringList all;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            all << table()->model()->index(row, 0).data(PostsModel::KeyRole).toString();
        return all;
    }
};

} // namespace

void TestPostsPage::initTestCase()
{
    QLocale::setDefault(english);
}

void TestPostsPage::nothingIsCutOff_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    const QSize wide(1216, 784);
    const QSize small(960, 580); // of a window of 1024 by 640
    const QSize least(696, 430);
    QTest::newRow("full") << u"full"_s << wide << false << false;
    QTest::newRow("full-dark") << u"full"_s << wide << true << false;
    QTest::newRow("full-small") << u"full"_s << small << false << false;
    QTest::newRow("full-least") << u"full"_s << least << false << false;
    QTest::newRow("long-small") << u"long"_s << small << false << false;
    QTest::newRow("long-least-dark") << u"long"_s << least << true << false;
    QTest::newRow("mirrored-small") << u"full"_s << small << false << true;
    QTest::newRow("empty") << u"empty"_s << small << false << false;
    QTest::newRow("empty-dark") << u"empty"_s << least << true << false;
    QTest::newRow("form") << u"form"_s << small << false << false;
    QTest::newRow("form-dark") << u"form"_s << small << true << false;
    QTest::newRow("large") << u"full"_s << QSize(2400, 1200) << false << false;
}

void TestPostsPage::nothingIsCutOff()
{
    QFETCH(QString, kind);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    Theme theme;
    theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    theme.apply();
    PostsPage page(theme);
    page.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    page.resize(size);
    if (kind != u"empty"_s)
        page.setState(
            postsState(sample::seventy(kind == u"long"_s), mirrored ? QLocale(QLocale::Hebrew) : english));
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.setFocus();
    if (dark)
        page.findChild<QTableView*>()->sortByColumn(3, Qt::AscendingOrder);
    if (kind == u"form"_s)
        page.findChild<QPushButton*>(u"posts.record"_s)->click();
    QCoreApplication::processEvents();
    QCOMPARE(page.size(), size);
    for (const QPushButton* button : page.findChildren<QPushButton*>()) {
        if (!button->isVisible())
            continue;
        QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
        QVERIFY2(page.rect().contains(QRect(button->mapTo(&page, QPoint()), button->size())),
                 qPrintable(button->objectName()));
    }
    for (const QLabel* label : page.findChildren<QLabel*>())
        if (label->isVisible() && label->wordWrap())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    const auto* header = page.findChild<QTableView*>()->horizontalHeader();
    if (kind != u"empty"_s)
        QVERIFY2(header->sectionSize(1) > 150, qPrintable(QString::number(header->sectionSize(1))));
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (!folder.isEmpty())
        page.grab().save(
            QDir(folder).filePath(u"posts-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
}

void TestPostsPage::emptyInvites()
{
    Shown shown({});
    QVERIFY(!shown.table()->isVisible());
    const auto* message = shown.find<QLabel>(u"posts.message"_s);
    QVERIFY(message->isVisible());
    QVERIFY(!message->text().isEmpty());
    QCOMPARE(shown.find<QLabel>(u"posts.heading"_s)->text(), u"No posts yet"_s);
    QCOMPARE(QApplication::focusWidget(), shown.find<QPushButton>(u"posts.record"_s));
    shown.page.setState(postsState(three(), english));
    QVERIFY(shown.table()->isVisible());
    QVERIFY(!message->isVisible());
}

void TestPostsPage::enterOpensTheDraftOrThePage()
{
    Shown shown(three());
    QSignalSpy draft(&shown.page, &PostsPage::openDraftRequested);
    QSignalSpy page(&shown.page, &PostsPage::openPageRequested);
    QCOMPARE(QApplication::focusWidget(), shown.table());
    QTest::keyClick(shown.table(), Qt::Key_End);
    QCOMPARE(shown.current(), u"old"_s);
    QTest::keyClick(shown.table(), Qt::Key_Return);
    QCOMPARE(draft.count(), 1);
    QCOMPARE(draft.constFirst().constFirst().value<DraftId>().value, u"old.md"_s);
    shown.choose(u"mid"_s);
    QTest::keyClick(shown.table(), Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(draft.count(), 1);
    QCOMPARE(page.count(), 1);
    QCOMPARE(page.constFirst().constFirst().toUrl(), QUrl(u"https://letters.example/mid"_s));
    const QPoint middle = shown.table()->visualRect(shown.table()->currentIndex()).center();
    QTest::mouseClick(shown.table()->viewport(), Qt::LeftButton, {}, middle);
    QTest::mouseDClick(shown.table()->viewport(), Qt::LeftButton, {}, middle);
    QCOMPARE(page.count(), 2);
}

void TestPostsPage::buttonsSpeakOfTheSelectedPost()
{
    Shown shown(three());
    const auto button = [&](const char* name) { return shown.find<QPushButton>(QString::fromLatin1(name)); };
    QSignalSpy copy(&shown.page, &PostsPage::copyLinkRequested);
    QSignalSpy update(&shown.page, &PostsPage::updateRequested);
    QSignalSpy retract(&shown.page, &PostsPage::retractRequested);
    shown.choose(u"mid"_s);
    QVERIFY(!button("posts.draft")->isEnabled());
    QVERIFY(!button("posts.update")->isEnabled());
    QVERIFY(button("posts.page")->isEnabled());
    QTest::keySequence(shown.table(), QKeySequence::Copy);
    QCOMPARE(copy.count(), 1);
    shown.choose(u"old"_s);
    button("posts.update")->click();
    QCOMPARE(update.constFirst().constFirst().value<DraftId>().value, u"old.md"_s);
    QCOMPARE(button("posts.retract")->text(), u"Take back"_s);
    button("posts.retract")->click();
    QCOMPARE(retract.constFirst().constFirst().value<PostId>().value, u"old"_s);
}

void TestPostsPage::takenBackIsToldInWords()
{
    Shown shown(three());
    QSignalSpy retract(&shown.page, &PostsPage::retractRequested);
    QSignalSpy restore(&shown.page, &PostsPage::restoreRequested);
    QCOMPARE(shown.find<QLabel>(u"posts.heading"_s)->text(), u"2 posts"_s);
    QCOMPARE(shown.find<QLabel>(u"posts.detail"_s)->text(), u"1 taken back"_s);
    shown.choose(u"new"_s);
    QVERIFY(shown.table()->currentIndex().siblingAtColumn(2).data().toString().startsWith(u"taken back"_s));
    auto* button = shown.find<QPushButton>(u"posts.retract"_s);
    QCOMPARE(button->text(), u"Publish again"_s);
    QVERIFY(!shown.find<QPushButton>(u"posts.update"_s)->isEnabled());
    button->click();
    QCOMPARE(retract.count(), 0);
    QCOMPARE(restore.constFirst().constFirst().value<PostId>().value, u"new"_s);
}

void TestPostsPage::filterByKeyboard()
{
    Shown shown(three());
    QTest::keyClick(shown.table(), Qt::Key_Slash);
    QCOMPARE(QApplication::focusWidget(), shown.filter());
    QTest::keyClicks(shown.filter(), u"mid"_s);
    QCOMPARE(shown.keys(), QStringList{u"mid"_s});
    QCOMPARE(shown.find<QLabel>(u"posts.detail"_s)->text(), u"1 shown"_s);
    QTest::keyClick(shown.filter(), Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), shown.table());
    QCOMPARE(shown.current(), u"mid"_s);
    QTest::keyClick(shown.table(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), shown.filter());
    QTest::keyClick(shown.filter(), Qt::Key_Escape);
    QCOMPARE(shown.filter()->text(), QString());
    QCOMPARE(shown.keys().size(), 3);
    QCOMPARE(shown.current(), u"mid"_s);
    // A slash typed into the filter is a letter like others.
    QTest::keyClicks(shown.filter(), u"example/mid"_s);
    QCOMPARE(shown.filter()->text(), u"example/mid"_s);
}

void TestPostsPage::noMatchIsASentence()
{
    Shown shown(three());
    shown.filter()->setFocus();
    QTest::keyClicks(shown.filter(), u"zeppelin"_s);
    QVERIFY(!shown.table()->isVisible());
    QVERIFY(shown.find<QLabel>(u"posts.message"_s)->text().contains(u"zeppelin"_s));
    QVERIFY(!shown.find<QPushButton>(u"posts.retract"_s)->isEnabled());
    QTest::keyClick(shown.filter(), Qt::Key_Escape);
    QVERIFY(shown.table()->isVisible());
    QVERIFY(!shown.current().isEmpty());
}

void TestPostsPage::clickOnAHeadingSorts()
{
    Shown shown(three());
    QCOMPARE(shown.keys(), (QStringList{u"new"_s, u"mid"_s, u"old"_s}));
    QHeaderView* header = shown.table()->horizontalHeader();
    const auto click = [header](int section) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(section) + 12, header->height() / 2));
    };
    click(0);
    QCOMPARE(shown.keys(), (QStringList{u"old"_s, u"mid"_s, u"new"_s}));
    click(3);
    QCOMPARE(header->sortIndicatorSection(), 3);
    QCOMPARE(shown.keys().indexOf(u"old"_s), 1);
}

void TestPostsPage::newStatesKeepSelectionSortAndScroll()
{
    auto posts = sample::seventy();
    Shown shown(posts);
    shown.table()->sortByColumn(1, Qt::AscendingOrder);
    shown.choose(u"post-033"_s);
    shown.table()->verticalScrollBar()->setValue(200);
    posts[33].post.title += u" again"_s;
    posts[33].words += 5;
    posts.push_back(sample::elsewhere(u"newest"_s, Day(2027, 1, 1), u"Zz newest"_s));
    shown.page.setState(postsState(posts, english));
    QCOMPARE(shown.current(), u"post-033"_s);
    QCOMPARE(shown.table()->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(shown.table()->horizontalHeader()->sortIndicatorSection(), 1);
    QCOMPARE(shown.keys().last(), u"newest"_s);
    QCOMPARE(shown.table()->verticalScrollBar()->value(), 200);
}

void TestPostsPage::recordsElsewhereOnce()
{
    Shown shown(three());
    QSignalSpy recorded(&shown.page, &PostsPage::recordRequested);
    shown.find<QPushButton>(u"posts.record"_s)->click();
    auto* form = shown.find<QWidget>(u"posts.form"_s);
    auto* title = shown.find<QLineEdit>(u"posts.form.title"_s);
    auto* address = shown.find<QLineEdit>(u"posts.form.address"_s);
    auto* button = shown.find<QPushButton>(u"posts.form.do"_s);
    QVERIFY(form->isVisible());
    QCOMPARE(QApplication::focusWidget(), title);
    QTest::keyClick(title, Qt::Key_Return);
    QCOMPARE(recorded.count(), 0); // a post needs a title
    QTest::keyClicks(title, u" A guest post/essay "_s);
    QTest::keyClicks(address, u"letters.example"_s);
    QVERIFY(!button->isEnabled());
    address->setText(u"https://letters.example/guest"_s);
    QTest::keyClick(address, Qt::Key_Return);
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(recorded.count(), 1);
    QCOMPARE(recorded.constFirst().at(0).toString(), u"A guest post/essay"_s);
    QCOMPARE(recorded.constFirst().at(1).toString(), u"https://letters.example/guest"_s);
    QVERIFY(form->isVisible()); // until it is recorded, nothing that was typed is lost
    auto posts = three();
    posts.push_back(sample::elsewhere(u"guest"_s, Day(2025, 11, 1), u"A guest post/essay"_s));
    shown.page.setState(postsState(posts, english));
    QVERIFY(!form->isVisible());
    QCOMPARE(QApplication::focusWidget(), shown.table());
    QCOMPARE(shown.current(), u"guest"_s);
}

void TestPostsPage::recordsAnotherTime()
{
    Shown shown(three());
    QSignalSpy recorded(&shown.page, &PostsPage::recordRequested);
    shown.find<QPushButton>(u"posts.record"_s)->click();
    auto* const when = shown.find<QDateTimeEdit>(u"posts.form.when"_s);
    auto* const otherTime = shown.find<QCheckBox>(u"posts.form.otherTime"_s);
    QVERIFY(!when->isEnabled());
    QTest::keyClicks(shown.find<QLineEdit>(u"posts.form.title"_s), u"Later"_s);
    otherTime->setChecked(true);
    const QDateTime thursday(QDate(2026, 12, 3), QTime(9, 30));
    when->setDateTime(thursday);
    shown.find<QPushButton>(u"posts.form.do"_s)->click();
    QCOMPARE(recorded.constFirst().at(2).toDateTime(), thursday);
    // The next form says nothing of it: now is what one mostly means.
    shown.find<QPushButton>(u"posts.form.cancel"_s)->click();
    shown.find<QPushButton>(u"posts.record"_s)->click();
    QVERIFY(!otherTime->isChecked());
    QTest::keyClicks(shown.find<QLineEdit>(u"posts.form.title"_s), u"Now"_s);
    shown.find<QPushButton>(u"posts.form.do"_s)->click();
    QVERIFY(!recorded.constLast().at(2).toDateTime().isValid());
}

void TestPostsPage::whatIsRecordedIsSelectedAndInSight()
{
    auto posts = sample::seventy();
    Shown shown(posts);
    shown.table()->sortByColumn(static_cast<int>(PostColumn::Date), Qt::AscendingOrder);
    shown.filter()->setText(u"desk by the window"_s);
    shown.find<QPushButton>(u"posts.record"_s)->click();
    shown.find<QLineEdit>(u"posts.form.title"_s)->setText(u"A guest post"_s);
    QTest::keyClick(shown.find<QLineEdit>(u"posts.form.title"_s), Qt::Key_Return);
    posts.push_back(sample::elsewhere(u"guest"_s, Day(2026, 11, 1), u"A guest post"_s));
    shown.page.setState(postsState(posts, english));
    QCOMPARE(shown.current(), u"guest"_s);
    QVERIFY(shown.filter()->text().isEmpty());
    QVERIFY(shown.table()->viewport()->rect().contains(
        shown.table()->visualRect(shown.table()->currentIndex()).center()));
    // A post that came from elsewhere takes nothing from what is selected.
    shown.choose(u"post-003"_s);
    posts.push_back(sample::elsewhere(u"other"_s, Day(2026, 11, 2), u"Another"_s));
    shown.page.setState(postsState(posts, english));
    QCOMPARE(shown.current(), u"post-003"_s);
}

void TestPostsPage::theArrowPointsDownForNewestFirst()
{
    Shown shown(three());
    QHeaderView* header = shown.table()->horizontalHeader();
    // Rows of the arrow's own pixels, from the top: a chevron that points down is widest at its first.
    const auto pointsDown = [header] {
        const QRect section(header->sectionViewportPosition(0), 0, header->sectionSize(0), header->height());
        const QImage image = header->viewport()->grab(section).toImage();
        const QRgb ground = image.pixel(image.width() - 2, 3);
        std::vector<int> widths;
        for (int y = 2; y < image.height() - 4; ++y) {
            int left = -1;
            int right = -1;
            for (int x = image.width() - image.height(); x < image.width(); ++x) {
                if (image.pixel(x, y) == ground)
                    continue;
                left = left < 0 ? x : left;
                right = x;
            }
            if (left >= 0)
                widths.push_back(right - left);
        }
        return !widths.empty() && widths.front() > widths.back();
    };
    QVERIFY(pointsDown());
    shown.table()->sortByColumn(static_cast<int>(PostColumn::Date), Qt::AscendingOrder);
    QVERIFY(!pointsDown());
}

void TestPostsPage::tabOrderFollowsTheEye()
{
    Shown shown(three());
    shown.choose(u"old"_s);
    shown.find<QPushButton>(u"posts.record"_s)->click();
    QStringList order;
    for (QWidget* widget = shown.page.nextInFocusChain(); widget != &shown.page;
         widget = widget->nextInFocusChain()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || !widget->isEnabled())
            continue;
        const auto* button = qobject_cast<QPushButton*>(widget);
        QVERIFY2(button || !widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        order << widget->objectName();
    }
    QCOMPARE(order, (QStringList{u"posts.filter"_s, u"posts.record"_s, u"posts.form.title"_s,
                                 u"posts.form.address"_s, u"posts.form.otherTime"_s, u"posts.form.cancel"_s,
                                 u"posts.table"_s, u"posts.draft"_s, u"posts.page"_s, u"posts.copy"_s,
                                 u"posts.update"_s, u"posts.retract"_s}));
}

QTEST_MAIN(TestPostsPage)
#include "tst_posts_page.moc"
