// What the Posts page says of the publications, without any widget.
#include "tests/ui/posts/sample_posts.h"
#include "ui/posts/posts_state.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestPostsState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAnInvitation();
    void newestComesFirst();
    void weeksSinceTheLast_data();
    void weeksSinceTheLast();
    void aSiteWithoutAnAddressIsReadWhereItIsMade();
    void takenBackDoesNotCount();
    void placesAreNamed();
    void theOpenPageIsOneThatStands();
    void originsAreTold();
    void scheduledInItsOwnZone();
    void onlyWebAddressesAreLinks_data();
    void onlyWebAddressesAreLinks();
    void numbersFollowTheLocale();
};

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

QStringList keysOf(const PostsState& state)
{
    QStringList keys;
    for (const PostRow& row : state.rows)
        keys << row.key.value;
    return keys;
}

} // namespace

void TestPostsState::nothingIsAnInvitation()
{
    const PostsState state = postsState({}, english);
    QVERIFY(state.rows.empty());
    QCOMPARE(state.heading, u"No posts yet"_s);
    QCOMPARE(state.detail, QString());
}

void TestPostsState::newestComesFirst()
{
    // As texts, "1 Feb 2025" and "30 Dec 2024" would stand the other way round.
    auto morning = sample::elsewhere(u"morning"_s, Day(2025, 2, 1), u"B"_s);
    morning.post.countsFrom.msecs -= 3600'000;
    const PostsState state = postsState({morning, sample::elsewhere(u"old"_s, Day(2024, 12, 30), u"A"_s),
                                         sample::elsewhere(u"noon"_s, Day(2025, 2, 1), u"C"_s),
                                         sample::elsewhere(u"new"_s, Day(2025, 10, 2), u"D"_s)},
                                        english);
    QCOMPARE(keysOf(state), (QStringList{u"new"_s, u"noon"_s, u"morning"_s, u"old"_s}));
    QCOMPARE(state.rows.front().date, u"2 Oct 2025"_s);
    QCOMPARE(state.heading, u"4 posts"_s);
}

void TestPostsState::weeksSinceTheLast_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<double>("weeks");
    QTest::addColumn<QString>("text");
    QTest::newRow("two on one day") << 0 << 0.0 << u"same day"_s;
    QTest::newRow("the next day") << 1 << 1.0 / 7 << u"1 day"_s;
    QTest::newRow("six days") << 6 << 6.0 / 7 << u"6 days"_s;
    QTest::newRow("a week") << 7 << 1.0 << u"1 week"_s;
    QTest::newRow("eight days") << 8 << 8.0 / 7 << u"8 days"_s;
    QTest::newRow("thirteen days") << 13 << 13.0 / 7 << u"13 days"_s;
    QTest::newRow("two weeks") << 14 << 2.0 << u"2 weeks"_s;
    QTest::newRow("more than two weeks") << 17 << 17.0 / 7 << u"2.4 weeks"_s;
    QTest::newRow("three weeks") << 21 << 3.0 << u"3 weeks"_s;
    QTest::newRow("many weeks") << 28 * 7 << 28.0 << u"28 weeks"_s;
}

void TestPostsState::weeksSinceTheLast()
{
    QFETCH(int, days);
    const Day first(2025, 1, 6);
    const PostsState state = postsState(
        {sample::elsewhere(u"a"_s, first, u"A"_s), sample::elsewhere(u"b"_s, first.plus(days), u"B"_s)},
        english);
    QVERIFY(state.rows[0].weeksSince);
    QTEST(*state.rows[0].weeksSince, "weeks");
    QTEST(state.rows[0].sinceText, "text");
    QVERIFY(!state.rows[1].weeksSince);
    QCOMPARE(state.rows[1].sinceText, u"first"_s);
}

void TestPostsState::aSiteWithoutAnAddressIsReadWhereItIsMade()
{
    Publication post = sample::ours(u"a"_s, Day(2025, 1, 6), u"A"_s, 100, u"a.md"_s);
    post.url.clear();
    post.deliveries.front().url.clear();
    post.deliveries.front().remote = u"a-post"_s;
    QVERIFY(postsState({post}, english).rows[0].url.isEmpty());
    const PostsKnowledge known{.series = {}, .sites = {{u"My site"_s, u"/srv/site"_s}}};
    QCOMPARE(postsState({post}, english, known).rows[0].url, QUrl(u"file:///srv/site/a-post/index.html"_s));
    QVERIFY(postsState({sample::takenBack(post)}, english, known).rows[0].url.isEmpty());
}

void TestPostsState::takenBackDoesNotCount()
{
    const Day first(2025, 1, 6);
    const PostsState state =
        postsState({sample::ours(u"a"_s, first, u"A"_s, 100, u"a.md"_s),
                    sample::takenBack(sample::ours(u"b"_s, first.plus(7), u"B"_s, 100, u"b.md"_s)),
                    sample::ours(u"c"_s, first.plus(14), u"C"_s, 100, u"c.md"_s)},
                   english);
    QCOMPARE(state.live, 2);
    QCOMPARE(state.heading, u"2 posts"_s);
    QCOMPARE(state.detail, u"1 taken back"_s);
    QCOMPARE(state.rows[0].sinceText, u"2 weeks"_s);
    QVERIFY(state.rows[1].retracted);
    QVERIFY(!state.rows[1].weeksSince);
    QCOMPARE(state.rows[1].sinceText, QString());
    QCOMPARE(state.rows[1].where, u"taken back · My site"_s);
    QCOMPARE(state.rows[2].sinceText, u"first"_s);
}

void TestPostsState::placesAreNamed()
{
    const Day day(2025, 1, 6);
    Publication both = sample::ours(u"a"_s, day, u"A"_s, 100, u"a.md"_s);
    both.deliveries.push_back(sample::delivery(day, u"Letters"_s, u"https://letters.example/a"_s));
    Publication half = both;
    half.post.id = {u"b"_s};
    half.deliveries.front().live = false;
    const PostsState state =
        postsState({sample::elsewhere(u"d"_s, day, u"D"_s),
                    sample::elsewhere(u"c"_s, day, u"C"_s, u"https://www.letters.example/c"_s), half, both},
                   english);
    QCOMPARE(keysOf(state), (QStringList{u"d"_s, u"c"_s, u"b"_s, u"a"_s}));
    QCOMPARE(state.rows[0].where, u"elsewhere"_s);
    QCOMPARE(state.rows[0].outlets.front().name, u"elsewhere"_s);
    QCOMPARE(state.rows[1].where, u"elsewhere · letters.example"_s);
    QCOMPARE(state.rows[2].where, u"Letters"_s);
    QCOMPARE(state.rows[2].outlets.size(), 2U);
    QVERIFY(!state.rows[2].outlets.front().live);
    QCOMPARE(state.rows[3].where, u"My site, Letters"_s);
    QCOMPARE(state.rows[3].outlets.back().url, QUrl(u"https://letters.example/a"_s));
}

void TestPostsState::theOpenPageIsOneThatStands()
{
    const Day day(2025, 1, 6);
    Publication post = sample::ours(u"a"_s, day, u"A"_s, 100, u"a.md"_s);
    post.deliveries.push_back(sample::delivery(day, u"Letters"_s, u"https://letters.example/a"_s));
    QCOMPARE(postsState({post}, english).rows[0].url, QUrl(post.url));
    post.deliveries.front().live = false;
    QCOMPARE(postsState({post}, english).rows[0].url, QUrl(u"https://letters.example/a"_s));
    QCOMPARE(postsState({sample::takenBack(post)}, english).rows[0].url, QUrl(post.url));
}

void TestPostsState::originsAreTold()
{
    const Day day(2025, 1, 6);
    const PostsState state = postsState({sample::ours(u"b"_s, day, u"B"_s, 100, u"letters/b.md"_s),
                                         sample::elsewhere(u"a"_s, day, u"A\n line"_s)},
                                        english);
    QCOMPARE(state.rows[0].origin, u"Brickwork draft letters/b.md"_s);
    QCOMPARE(state.rows[0].draft.value, u"letters/b.md"_s);
    QCOMPARE(state.rows[1].origin, u"recorded by hand"_s);
    QVERIFY(state.rows[1].draft.isEmpty());
    QCOMPARE(state.rows[1].title, u"A line"_s);
    QCOMPARE(state.rows[1].wordsText, QString());
}

void TestPostsState::scheduledInItsOwnZone()
{
    Publication post = sample::elsewhere(u"a"_s, Day(2025, 12, 1), u"A"_s);
    QCOMPARE(postsState({post}, english).rows[0].scheduled, QString());
    post.first.zone = u"Asia/Tokyo"_s;
    post.scheduled = Instant::fromIso(u"2025-12-01T09:00:00+09:00");
    QCOMPARE(postsState({post}, english).rows[0].scheduled, u"1 Dec 2025, 09:00"_s);
}

void TestPostsState::onlyWebAddressesAreLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("link");
    QTest::newRow("https") << u"https://example.org/a"_s << true;
    QTest::newRow("http, with spaces around") << u" http://example.org "_s << true;
    QTest::newRow("a file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("a script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("no scheme") << u"example.org"_s << false;
    QTest::newRow("no host") << u"https://"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestPostsState::onlyWebAddressesAreLinks()
{
    QFETCH(QString, text);
    const PostsState state = postsState({sample::elsewhere(u"a"_s, Day(2025, 1, 6), u"A"_s, text)}, english);
    QTEST(!state.rows[0].url.isEmpty(), "link");
    QTEST(!state.rows[0].outlets[0].url.isEmpty(), "link");
}

void TestPostsState::numbersFollowTheLocale()
{
    const auto post = sample::ours(u"a"_s, Day(2025, 1, 6), u"A"_s, 12345, u"a.md"_s);
    QCOMPARE(postsState({post}, english).rows[0].wordsText, u"12,345"_s);
    QCOMPARE(postsState({post}, QLocale(QLocale::German)).rows[0].wordsText, u"12.345"_s);
    QCOMPARE(postsState({post}, english).rows[0].words, 12345);
}

QTEST_GUILESS_MAIN(TestPostsState)
#include "tst_posts_state.moc"
