// The strips over the table of posts: drafts that are due, older posts that come up again. Saves pictures
// when BRICKWORK_PICTURES names a folder.
#include "core/flows/issue_notes.h"
#include "tests/ui/posts/sample_posts.h"
#include "ui/posts/posts_page.h"
#include "ui/posts/posts_strips.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);
const Day today(2026, 11, 20);

DueDraft due(const QString& title, Day day, std::optional<QTime> time = {})
{
    return dueDrafts({{.id = {title + u".md"_s}, .title = title, .when = {.day = day, .time = time}}}, today)
        .front();
}

std::vector<DueDraft> several()
{
    return dueDrafts(
        {{.id = {u"over.md"_s}, .title = u"On saying no"_s, .when = {.day = today.plus(-4), .time = {}}},
         {.id = {u"now.md"_s},
          .title = u"Letter of 20 November"_s,
          .when = {.day = today, .time = QTime(18, 0)}},
         {.id = {u"next.md"_s},
          .title = u"A desk by the window"_s,
          .when = {.day = today.plus(1), .time = {}}},
         {.id = {u"later.md"_s},
          .title = u"Why nobody writes the obvious, and what comes of it when somebody does"_s,
          .when = {.day = Day(2027, 1, 7), .time = {}}}},
        today);
}

OldPost old(const QString& key, const QString& title, int years, bool draft = true, bool page = true)
{
    return {.key = {key},
            .title = title,
            .day = Day(2026 - years, 11, 14),
            .years = years,
            .draft = {draft ? key + u".md"_s : QString()},
            .url = page ? u"https://example.org/"_s + key : QString()};
}

std::vector<OldPost> three(bool longNames = false)
{
    const QString title = u"What a reward model is"_s;
    return {old(u"a"_s, longNames ? title.repeated(8) : title, 3),
            old(u"b"_s, u"My path into AI"_s, 1, false),
            old(u"c"_s, u"Open models, one year on"_s, 1, true, false)};
}

struct Shown
{
    Theme theme;
    PostsPage page{theme};

    explicit Shown(QSize size = {1216, 784}, bool dark = false, bool mirrored = false)
    {
        theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        theme.apply();
        page.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        page.resize(size);
        page.setState(postsState(sample::seventy(), british,
                                 {.series = {{u"letters/0.md"_s, u"The baker"_s},
                                             {u"letters/2.md"_s, u"The baker"_s},
                                             {u"letters/3.md"_s, u"About me"_s}},
                                  .sites = {}}));
        page.show();
        (void) QTest::qWaitForWindowActive(&page);
    }
    template <typename Widget = QWidget>
    [[nodiscard]] Widget* find(const QString& name) const
    {
        // A row that has just gone is there until the event loop runs.
        for (Widget* each : page.template findChildren<Widget*>(name)) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    void press(const QString& name) const
    {
        QTest::mouseClick(page.findChild<QPushButton*>(name), Qt::LeftButton);
    }
    [[nodiscard]] int rowsOf(const QString& card, int most = 9) const
    {
        int rows = 0;
        for (int i = 0; i < most; ++i)
            rows += find(u"%1.%2"_s.arg(card).arg(i)) ? 1 : 0;
        return rows;
    }
    [[nodiscard]] int posts() const
    {
        return page.findChild<QTableView*>(u"posts.table"_s)->model()->rowCount();
    }
    void chooseSeries(const QString& series) const
    {
        for (QAction* action : page.findChild<QToolButton*>(u"posts.series"_s)->menu()->actions()) {
            if (action->text() == series)
                return action->trigger();
        }
        QFAIL("no such series");
    }
};

} // namespace

class TestPostsStrips : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(british); }

    void whatIsDueIsSaidCalmly_data()
    {
        QTest::addColumn<DueDraft>("draft");
        QTest::addColumn<QString>("text");
        const auto inWords = [](Day day) { return announcedDay(day, today, british); };
        QTest::newRow("today") << due(u"x"_s, today) << u"Due: today"_s;
        QTest::newRow("today, with a time") << due(u"x"_s, today, QTime(9, 0)) << u"Due: today, 09:00"_s;
        QTest::newRow("tomorrow") << due(u"x"_s, today.next()) << u"Due: tomorrow"_s;
        QTest::newRow("a day of this year")
            << due(u"x"_s, Day(2026, 12, 3)) << u"Due: "_s + inWords(Day(2026, 12, 3));
        QTest::newRow("a day of the next year")
            << due(u"x"_s, Day(2027, 6, 3)) << u"Due: "_s + inWords(Day(2027, 6, 3));
        QTest::newRow("yesterday") << due(u"x"_s, today.previous()) << u"Was due yesterday"_s;
        QTest::newRow("over") << due(u"x"_s, Day(2026, 11, 16))
                              << u"Was due on "_s + inWords(Day(2026, 11, 16));
    }
    void whatIsDueIsSaidCalmly()
    {
        QFETCH(DueDraft, draft);
        QFETCH(QString, text);
        QCOMPARE(dueText(draft, today, british), text);
    }

    void aPostSaysHowOldItIsAndWhatCanBeDone()
    {
        const OldPosts state = oldPostsState({old(u"a"_s, u"A"_s, 3), old(u"b"_s, u"B"_s, 1, true, false),
                                              old(u"c"_s, u"C"_s, 2, false, false)},
                                             british);
        QCOMPARE(state.rows.at(0).age, u"Published 3 years ago, on 14 November 2023"_s);
        QCOMPARE(state.rows.at(1).age, u"Published a year ago, on 14 November 2025"_s);
        QVERIFY(state.rows.at(0).mayOpen && state.rows.at(0).mayCorrect && state.rows.at(0).mayLink);
        QVERIFY(state.rows.at(1).mayOpen && !state.rows.at(1).mayLink);
        QVERIFY(!state.rows.at(2).mayOpen && !state.rows.at(2).mayCorrect);
    }

    void withoutAnythingToSayThereIsNothing()
    {
        Shown shown;
        QVERIFY(!shown.page.strips().isVisible());
        shown.page.strips().setDue(dueState(several(), today, british));
        QVERIFY(shown.page.strips().isVisible());
        QVERIFY(shown.find(u"posts.due"_s) && !shown.find(u"posts.old"_s));
        shown.page.strips().setDue(dueState({}, today, british));
        QVERIFY(!shown.page.strips().isVisible());
    }

    void aDueDraftIsOpenedOrPublished()
    {
        Shown shown;
        shown.page.strips().setDue(dueState(several(), today, british));
        QSignalSpy opened(&shown.page.strips(), &PostsStrips::dueOpened);
        QSignalSpy publish(&shown.page.strips(), &PostsStrips::duePublishWished);
        shown.press(u"posts.due.1.open"_s);
        QCOMPARE(opened.front().front().value<DraftId>().value, u"now.md"_s);
        shown.press(u"posts.due.0.publish"_s);
        QCOMPARE(publish.front().front().value<DraftId>().value, u"over.md"_s);
    }

    void itIsSaidThatNothingGoesOutByItself()
    {
        Shown shown;
        shown.page.strips().setDue(dueState(several(), today, british));
        const QString note = shown.find<QLabel>(u"posts.due.note"_s)->text();
        QVERIFY2(note.contains(u"only when you ask"_s) && note.contains(u"closed"_s), qPrintable(note));
    }

    void everyAnswerNamesItsPost()
    {
        Shown shown;
        PostsStrips& strips = shown.page.strips();
        strips.setOldPosts(oldPostsState(three(), british));
        QSignalSpy answered(&strips, &PostsStrips::oldPostAnswered);
        const std::initializer_list<std::pair<QString, OldPostDeed>> deeds{
            {u"open"_s, OldPostDeed::Open},
            {u"holds"_s, OldPostDeed::Holds},
            {u"correct"_s, OldPostDeed::Correct},
            {u"link"_s, OldPostDeed::Link},
            {u"skip"_s, OldPostDeed::Skip}};
        for (const auto& [name, deed] : deeds) {
            shown.press(u"posts.old.1."_s + name);
            QCOMPARE(answered.back().at(0).value<PostId>().value, u"b"_s);
            QCOMPARE(answered.back().at(1).value<OldPostDeed>(), deed);
        }
        QVERIFY(!shown.find<QPushButton>(u"posts.old.2.link"_s)->isEnabled());
        QCOMPARE(shown.find<QPushButton>(u"posts.old.1.holds"_s)->accessibleName(),
                 u"Holds up: My path into AI"_s);
    }

    void anAnswerTakesItsRowAwayWhileItIsPressed()
    {
        Shown shown;
        PostsStrips& strips = shown.page.strips();
        strips.setOldPosts(oldPostsState({three().back()}, british));
        connect(&strips, &PostsStrips::oldPostAnswered, &strips,
                [&strips] { strips.setOldPosts(oldPostsState({}, british)); });
        shown.press(u"posts.old.0.holds"_s);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!strips.isVisible());
        strips.setOldPosts(oldPostsState(three(), british));
        QCOMPARE(shown.rowsOf(u"posts.old"_s), 3);
        QCOMPARE(shown.find<QLabel>(u"posts.old.0.title"_s)->text(), u"What a reward model is"_s);
    }

    void inASmallWindowOneRowStandsForTheRest()
    {
        Shown shown(QSize(960, 580));
        PostsStrips& strips = shown.page.strips();
        strips.setOldPosts(oldPostsState(three(), british));
        strips.setDue(dueState(several(), today, british));
        QCOMPARE(shown.rowsOf(u"posts.old"_s), 1);
        QCOMPARE(shown.rowsOf(u"posts.due"_s), 1);
        QCOMPARE(shown.find<QPushButton>(u"posts.due.more"_s)->text(), u"3 more"_s);
        shown.press(u"posts.due.more"_s);
        QCOMPARE(shown.rowsOf(u"posts.due"_s), 4);
        QCOMPARE(shown.find<QPushButton>(u"posts.due.more"_s)->text(), u"Show fewer"_s);
        shown.press(u"posts.due.more"_s);
        QCOMPARE(shown.rowsOf(u"posts.due"_s), 1);
        shown.page.resize(1216, 784);
        QCOMPARE(shown.rowsOf(u"posts.old"_s), 3);
        QVERIFY(!shown.find(u"posts.old.more"_s));
    }

    void thePostsOfOneSeriesAreShown()
    {
        Shown shown;
        const int all = shown.posts();
        QCOMPARE(seriesNames(shown.page.state()), (QStringList{u"About me"_s, u"The baker"_s}));
        shown.chooseSeries(u"The baker"_s);
        QCOMPARE(shown.posts(), 2);
        QCOMPARE(shown.page.findChild<QLabel*>(u"posts.detail"_s)->text(), u"2 shown"_s);
        auto* search = shown.page.findChild<QLineEdit*>(u"posts.filter"_s);
        search->setText(u"no such words"_s);
        QVERIFY(shown.find<QLabel>(u"posts.message"_s)->text().contains(u"The baker"_s));
        search->clear();
        shown.chooseSeries(u"All series"_s);
        QCOMPARE(shown.posts(), all);
        // A series that is gone is not waited for.
        shown.chooseSeries(u"The baker"_s);
        shown.page.setState(postsState(sample::seventy(), british));
        QCOMPARE(shown.posts(), all);
        QVERIFY(!shown.find(u"posts.series"_s));
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("mirrored");
        const QSize wide(1216, 784);
        const QSize small(960, 580); // of a window of 1024 by 640
        const QSize least(696, 430);
        QTest::newRow("both") << u"both"_s << wide << false << false;
        QTest::newRow("both-dark") << u"both"_s << wide << true << false;
        QTest::newRow("both-small") << u"both"_s << small << false << false;
        QTest::newRow("both-small-dark") << u"both"_s << small << true << false;
        QTest::newRow("due") << u"due"_s << small << false << false;
        QTest::newRow("old-long") << u"long"_s << small << false << false;
        QTest::newRow("mirrored") << u"both"_s << wide << false << true;
        QTest::newRow("mirrored-small-dark") << u"both"_s << small << true << true;
        QTest::newRow("least") << u"long"_s << least << false << false;
        QTest::newRow("opened") << u"opened"_s << small << false << false;
    }
    void nothingIsCutOff()
    {
        QFETCH(QString, kind);
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(bool, mirrored);
        Shown shown(size, dark, mirrored);
        PostsStrips& strips = shown.page.strips();
        const QLocale locale = mirrored ? QLocale(QLocale::Hebrew, QLocale::Israel) : british;
        strips.setDue(dueState(several(), today, locale));
        if (kind != u"due"_s)
            strips.setOldPosts(oldPostsState(three(kind == u"long"_s), locale));
        if (kind == u"opened"_s)
            shown.press(u"posts.due.more"_s);
        QCoreApplication::processEvents();
        QCOMPARE(shown.page.size(), size);
        for (const QPushButton* button : shown.page.findChildren<QPushButton*>()) {
            if (!button->isVisible())
                continue;
            QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
            QVERIFY2(shown.page.rect().contains(QRect(button->mapTo(&shown.page, QPoint()), button->size())),
                     qPrintable(button->objectName()));
        }
        const auto* table = shown.page.findChild<QTableView*>(u"posts.table"_s);
        if (size.height() >= 580)
            QVERIFY2(table->height() >= 120, qPrintable(QString::number(table->height())));
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(shown.page.grab().save(
                u"%1/strips-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
    }
};

QTEST_MAIN(TestPostsStrips)
#include "tst_posts_strips.moc"
