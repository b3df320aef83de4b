// What the history of a draft says: versions by the writer's days, newest first, in words.
#include "ui/write/history_state.h"

#include <QTest>
#include <QTimeZone>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);
const QTimeZone berlin("Europe/Berlin");

QDateTime when(const char* iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate).toTimeZone(berlin);
}

Snapshot version(const char* iso, int words, SnapshotReason why = SnapshotReason::Saved)
{
    return {.at = Instant::of(when(iso)),
            .text = {},
            .why = why,
            .words = words,
            .size = 0,
            .cursor = 0,
            .draft = {}};
}

HistoryState stateOf(std::vector<Snapshot> versions, const QLocale& locale = english)
{
    return historyState({.versions = std::move(versions), .damaged = 0, .stored = 12'345'678}, u"My path"_s,
                        when("2026-11-20T18:40:00+01:00"), locale);
}

} // namespace

class TestHistoryState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsByDayNewestFirst();
    void goesByTheZoneOfTheWriter();
    void tellsOfWords_data();
    void tellsOfWords();
    void saysWhyEachWasKept_data();
    void saysWhyEachWasKept();
    void saysItAllToWhoCannotSee();
    void saysHowMuchThereIs();
    void saysWhatIsMissing();
    void findsAVersionByItsNumber();
};

void TestHistoryState::groupsByDayNewestFirst()
{
    const HistoryState state =
        stateOf({version("2025-03-01T10:00:00+01:00", 1), version("2026-11-17T09:05:00+01:00", 2),
                 version("2026-11-19T23:59:00+01:00", 3), version("2026-11-20T08:00:00+01:00", 4),
                 version("2026-11-20T14:32:00+01:00", 5)});
    QStringList titles;
    QStringList times;
    QList<int> numbers;
    for (const HistoryDay& day : state.days) {
        titles << day.title;
        for (const HistoryVersion& each : day.versions) {
            times << each.time;
            numbers << each.version;
        }
    }
    QCOMPARE(titles, (QStringList{u"Today"_s, u"Yesterday"_s, u"Tuesday, 17 November"_s,
                                  u"Saturday, 1 March 2025"_s}));
    QCOMPARE(times, (QStringList{u"14:32"_s, u"08:00"_s, u"23:59"_s, u"09:05"_s, u"10:00"_s}));
    QCOMPARE(numbers, (QList<int>{4, 3, 2, 1, 0}));
    QCOMPARE(state.heading, u"History of “My path”"_s);
    QCOMPARE(state.days.front().versions.front().label, u"Today, 14:32"_s);
    QVERIFY(state.empty.isEmpty());
}

void TestHistoryState::goesByTheZoneOfTheWriter()
{
    // A minute past midnight in Berlin, the day before in Greenwich.
    const HistoryState state = stateOf({version("2026-11-19T23:01:00Z", 1)});
    QCOMPARE(state.days.front().title, u"Today"_s);
    QCOMPARE(state.days.front().versions.front().time, u"00:01"_s);
}

void TestHistoryState::tellsOfWords_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("after");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("change");
    QTest::newRow("more") << 1'166 << 1'204 << u"1,204 words"_s << u"+38"_s;
    QTest::newRow("fewer") << 1'208 << 1'204 << u"1,204 words"_s << u"\u22124"_s;
    QTest::newRow("as many") << 7 << 7 << u"7 words"_s << QString();
    QTest::newRow("one") << 0 << 1 << u"1 word"_s << u"+1"_s;
    QTest::newRow("everything gone") << 1'204 << 0 << u"0 words"_s << u"\u22121,204"_s;
}

void TestHistoryState::tellsOfWords()
{
    QFETCH(int, before);
    QFETCH(int, after);
    const HistoryState state =
        stateOf({version("2026-11-20T08:00:00+01:00", before), version("2026-11-20T09:00:00+01:00", after)});
    const HistoryVersion& newest = state.days.front().versions.front();
    QTEST(newest.words, "words");
    QTEST(newest.change, "change");
    QCOMPARE(state.days.front().versions.back().change, QString());
}

void TestHistoryState::saysWhyEachWasKept_data()
{
    QTest::addColumn<SnapshotReason>("why");
    QTest::addColumn<bool>("marked");
    QTest::newRow("saved") << SnapshotReason::Saved << false;
    QTest::newRow("after minutes of writing") << SnapshotReason::Minutes << false;
    QTest::newRow("as it was found") << SnapshotReason::Opened << false;
    QTest::newRow("before another program's text was loaded") << SnapshotReason::BeforeReload << true;
    QTest::newRow("before all of it was replaced") << SnapshotReason::BeforeReplace << true;
    QTest::newRow("mine, given up") << SnapshotReason::BeforeTakingTheirs << true;
    QTest::newRow("theirs, given up") << SnapshotReason::BeforeKeepingMine << true;
    QTest::newRow("before a write in place") << SnapshotReason::BeforeSaveInPlace << true;
    QTest::newRow("before a restore") << SnapshotReason::BeforeRestore << true;
    QTest::newRow("before the trash") << SnapshotReason::BeforeTrash << true;
}

void TestHistoryState::saysWhyEachWasKept()
{
    QFETCH(SnapshotReason, why);
    static QStringList sentences;
    const HistoryState state = stateOf({version("2026-11-20T08:00:00+01:00", 1, why)});
    const HistoryVersion& only = state.days.front().versions.front();
    QVERIFY(!only.why.isEmpty());
    QVERIFY(!sentences.contains(only.why));
    sentences << only.why;
    QTEST(only.marked, "marked");
}

void TestHistoryState::saysItAllToWhoCannotSee()
{
    const HistoryState state =
        stateOf({version("2026-11-20T08:00:00+01:00", 100),
                 version("2026-11-20T14:32:00+01:00", 138, SnapshotReason::BeforeTrash)});
    const HistoryVersion& newest = state.days.front().versions.front();
    QCOMPARE(newest.said, u"14:32, 138 words, 38 words more than before, Before it went to the trash"_s);
}

void TestHistoryState::saysHowMuchThereIs()
{
    const HistoryState state =
        stateOf({version("2026-11-20T08:00:00+01:00", 1), version("2026-11-20T09:00:00+01:00", 1)});
    QVERIFY2(state.footer.contains(u"2 versions"_s), qPrintable(state.footer));
    QVERIFY2(state.footer.contains(english.formattedDataSize(12'345'678)), qPrintable(state.footer));
}

void TestHistoryState::saysWhatIsMissing()
{
    QVERIFY(!stateOf({}).empty.isEmpty());
    QVERIFY(stateOf({}).days.empty());
    const QString footer = historyState({.versions = {}, .damaged = 3, .stored = 0}, {},
                                        when("2026-11-20T18:40:00+01:00"), english)
                               .footer;
    QVERIFY2(footer.contains(u"3 entries are damaged"_s), qPrintable(footer));
}

void TestHistoryState::findsAVersionByItsNumber()
{
    const HistoryState state =
        stateOf({version("2026-11-19T08:00:00+01:00", 1), version("2026-11-20T09:00:00+01:00", 2)});
    QCOMPARE(findVersion(state, 0)->label, u"Yesterday, 08:00"_s);
    QCOMPARE(findVersion(state, 1)->words, u"2 words"_s);
    QVERIFY(!findVersion(state, 2));
    QVERIFY(!findVersion(state, -1));
}

QTEST_GUILESS_MAIN(TestHistoryState)
#include "tst_history_state.moc"
