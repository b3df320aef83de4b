// Older posts come up again: a few a week, the oldest first, none twice within a year of an answer.
#include "core/flows/holds_up.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const QTimeZone berlin("Europe/Berlin");
const DayRule rule(berlin, {});
const Day monday(2026, 11, 16);

Instant noon(Day day)
{
    return Instant::of(QDateTime(day.date(), QTime(12, 0), berlin));
}

Publication post(const QString& key, Day day)
{
    Publication made;
    made.post = {.id = {key}, .title = key, .day = day, .countsFrom = noon(day)};
    made.draft = key + u".md"_s;
    made.deliveries = {{.target = u"site"_s,
                        .remote = key,
                        .url = u"https://site.example/"_s + key,
                        .hash = {},
                        .slug = {},
                        .at = noon(day)}};
    return made;
}

Publication reviewed(Publication post, Day day)
{
    post.reviewed = noon(day);
    post.verdict = Verdict::Holds;
    return post;
}

QString shown(const std::vector<Publication>& posts, Day today, const SkippedPosts& skipped = {})
{
    QStringList keys;
    for (const OldPost& each : oldPosts(posts, skipped, today, WeekStart::Monday, rule))
        keys << each.key.value;
    return keys.join(u' ');
}

std::vector<Publication> five()
{
    return {post(u"c"_s, Day(2022, 3, 1)), post(u"a"_s, Day(2020, 3, 1)), post(u"e"_s, Day(2024, 3, 1)),
            post(u"b"_s, Day(2021, 3, 1)), post(u"d"_s, Day(2023, 3, 1))};
}

Publication& find(std::vector<Publication>& posts, const QString& key)
{
    return *std::ranges::find(posts, key, [](const Publication& p) { return p.post.id.value; });
}

} // namespace

class TestHoldsUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOldestComeFirstThreeAtATime()
    {
        QCOMPARE(shown(five(), monday), u"a b c"_s);
        QCOMPARE(shown({}, monday), QString());
    }

    void theyAreTheSameThroughTheWeek()
    {
        std::vector<Publication> posts = five();
        for (int i = 0; i < 7; ++i)
            QCOMPARE(shown(posts, monday.plus(i)), u"a b c"_s);
        find(posts, u"a"_s) = reviewed(find(posts, u"a"_s), monday.plus(1));
        for (int i = 1; i < 7; ++i)
            QCOMPARE(shown(posts, monday.plus(i)), u"b c"_s);
        QCOMPARE(shown(posts, monday.plus(7)), u"b c d"_s);
    }

    void whoAnsweredAllHasPeaceUntilTheNextWeek()
    {
        std::vector<Publication> posts = five();
        for (const QString& key : {u"a"_s, u"b"_s, u"c"_s})
            find(posts, key) = reviewed(find(posts, key), monday);
        QCOMPARE(shown(posts, monday.plus(6)), QString());
        QCOMPARE(shown(posts, monday.plus(7)), u"d e"_s);
    }

    void aYearIsAYear_data()
    {
        QTest::addColumn<Day>("day");
        QTest::addColumn<bool>("comes");
        QTest::newRow("a year old when the week began") << Day(2025, 11, 16) << true;
        QTest::newRow("a day less") << Day(2025, 11, 17) << false;
    }
    void aYearIsAYear()
    {
        QFETCH(Day, day);
        QFETCH(bool, comes);
        QCOMPARE(shown({post(u"a"_s, day)}, monday.plus(6)), comes ? u"a"_s : QString());
    }

    void whatHasAnAnswerComesAgainAfterAYear()
    {
        const Publication old = post(u"a"_s, Day(2020, 1, 1));
        QCOMPARE(shown({reviewed(old, Day(2025, 11, 17))}, monday), QString());
        QCOMPARE(shown({reviewed(old, Day(2025, 11, 16))}, monday), u"a"_s);
        // After those that nobody looked at, and the one looked at longest ago first.
        QCOMPARE(
            shown({reviewed(old, Day(2025, 1, 1)), reviewed(post(u"b"_s, Day(2021, 1, 1)), Day(2024, 1, 1)),
                   post(u"c"_s, Day(2025, 1, 1))},
                  monday),
            u"c b a"_s);
    }

    void whatWentOutAnewWasLookedAt()
    {
        Publication post = ::post(u"a"_s, Day(2020, 1, 1));
        post.deliveries.front().at = noon(Day(2026, 5, 1));
        QCOMPARE(shown({post}, monday), QString());
        post.deliveries.front().at = noon(Day(2025, 5, 1));
        QCOMPARE(shown({post}, monday), u"a"_s);
        // What was recorded by hand long after it came out was not.
        post.deliveries.front().at = noon(Day(2026, 5, 1));
        post.deliveries.front().target.clear();
        QCOMPARE(shown({post}, monday), u"a"_s);
    }

    void whatIsNotOutDoesNotCome()
    {
        Publication retracted = post(u"a"_s, Day(2020, 1, 1));
        retracted.post.retracted = true;
        Publication takenBack = post(u"b"_s, Day(2020, 1, 1));
        takenBack.deliveries.front().live = false;
        Publication unseen = post(u"c"_s, Day(2020, 1, 1));
        unseen.deliveries.front().state = DeliveryState::Draft;
        QCOMPARE(shown({retracted, takenBack, unseen}, monday), QString());
    }

    void whatIsPutOffMakesNoRoomThisWeekAndComesAgainLater()
    {
        const SkippedPosts skipped{{{u"a"_s}, monday.plus(1)}};
        QCOMPARE(shown(five(), monday.plus(2), skipped), u"b c"_s);
        QCOMPARE(shown(five(), monday.plus(7), skipped), u"b c d"_s);
        QCOMPARE(shown(five(), monday.plus(7 * skippedWeeks), skipped), u"b c d"_s);
        QCOMPARE(shown(five(), monday.plus(7 * (skippedWeeks + 1)), skipped), u"a b c"_s);
    }

    void whatIsPutOffIsAText()
    {
        const SkippedPosts skipped{{{u"a key"_s}, monday}, {{u"b"_s}, monday.plus(-7 * skippedWeeks)}};
        const QString text = toText(skipped, monday);
        QCOMPARE(text, u"a key 2026-11-16"_s);
        QCOMPARE(skippedPostsFrom(text), (SkippedPosts{{{u"a key"_s}, monday}}));
        QVERIFY(skippedPostsFrom(u"nonsense\n 2026-11-16\nb 2026-13-01"_s).empty());
    }

    void aPostIsShownWithItsAgeAndItsAddress()
    {
        std::vector<Publication> posts{post(u"a"_s, Day(2023, 11, 17))};
        posts.front().post.title = u"On  saying\nno"_s;
        const OldPost first = oldPosts(posts, {}, monday, WeekStart::Monday, rule).front();
        QCOMPARE(first.title, u"On saying no"_s);
        QCOMPARE(first.years, 2);
        QCOMPARE(oldPosts(posts, {}, monday.plus(1), WeekStart::Monday, rule).front().years, 3);
        QCOMPARE(first.draft.value, u"a.md"_s);
        QCOMPARE(first.url, u"https://site.example/a"_s);
    }

    void theWeekIsTheWriters()
    {
        // A Sunday: the last day of one writer's week, the first of another's.
        const std::vector<Publication> posts{post(u"a"_s, Day(2025, 11, 20))};
        const Day sunday(2026, 11, 22);
        QVERIFY(oldPosts(posts, {}, sunday, WeekStart::Monday, rule).empty());
        QCOMPARE(oldPosts(posts, {}, sunday, WeekStart::Sunday, rule).size(), 1U);
    }
};

QTEST_GUILESS_MAIN(TestHoldsUp)
#include "tst_holds_up.moc"
