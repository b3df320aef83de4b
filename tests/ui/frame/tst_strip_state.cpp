// What the strip at the foot of the window says: the truth about saving, words and the streak.
#include "ui/frame/strip_state.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant now{1'763'726'400'000}; // 21 November 2025, noon UTC
constexpr std::array allSaveStates{SaveState::Nothing, SaveState::Saved,   SaveState::Edited,
                                   SaveState::Saving,  SaveState::Failed,  SaveState::Conflict,
                                   SaveState::Missing, SaveState::ReadOnly};

QLocale english()
{
    return {QLocale::English, QLocale::UnitedKingdom};
}

SessionState session(SaveState save, bool open = true)
{
    SessionState state;
    state.open = open;
    state.save = save;
    state.savedAt = now;
    state.sentence = u"What happened, what was kept."_s;
    return state;
}

Summary running(DailyState daily, int bricks, int span)
{
    Summary summary;
    summary.daily = daily;
    summary.current.bricks = bricks;
    summary.current.spanDays = span;
    return summary;
}

DayWords typed(int added, int removed, int goal = 0)
{
    DayWords words{.writing = {}, .wordGoal = goal, .minuteGoal = 0};
    words.writing.words[0] = {.added = added, .removed = removed};
    return words;
}

StripState shown(const SessionState& session, const DayWords& words = {}, const Summary& summary = {})
{
    return stripState(session, words, summary, now, english());
}

} // namespace

class TestStripState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedIsSaidOfWhatIsSavedOnly();
    void everyOpenDraftHasAWord();
    void whatWentWrongIsAWarning();
    void ageOfTheSave_data();
    void ageOfTheSave();
    void words_data();
    void words();
    void whatWasNotTypedIsInTheDetail();
    void streak_data();
    void streak();
};

void TestStripState::savedIsSaidOfWhatIsSavedOnly()
{
    for (const SaveState save : allSaveStates) {
        for (const bool open : {false, true}) {
            const QString said = shown(session(save, open)).save;
            QCOMPARE(said.startsWith(u"Saved"_s), save == SaveState::Saved);
        }
    }
}

void TestStripState::everyOpenDraftHasAWord()
{
    QStringList said;
    for (const SaveState save : allSaveStates) {
        const StripState state = shown(session(save));
        QVERIFY(!state.save.isEmpty());
        QVERIFY2(!said.contains(state.save), qPrintable(state.save));
        said << state.save;
        QCOMPARE(state.detail, u"What happened, what was kept."_s);
    }
    QVERIFY(shown(session(SaveState::Nothing, false)).save.isEmpty());
}

void TestStripState::whatWentWrongIsAWarning()
{
    for (const SaveState save : allSaveStates) {
        const bool wrong =
            save == SaveState::Failed || save == SaveState::Conflict || save == SaveState::Missing;
        const bool busy = save == SaveState::Edited || save == SaveState::Saving;
        QCOMPARE(shown(session(save)).tone, wrong  ? StripTone::Warning
                                            : busy ? StripTone::Busy
                                                   : StripTone::Calm);
    }
}

void TestStripState::ageOfTheSave_data()
{
    QTest::addColumn<qint64>("msecs");
    QTest::addColumn<QString>("said");
    QTest::newRow("at this moment") << 0LL << u"Saved just now"_s;
    QTest::newRow("a clock that was put back") << -90'000LL << u"Saved just now"_s;
    QTest::newRow("a second and a bit ago") << 1999LL << u"Saved just now"_s;
    QTest::newRow("two seconds ago") << 2000LL << u"Saved 2 s ago"_s;
    QTest::newRow("nearly a minute ago") << 59'999LL << u"Saved 59 s ago"_s;
    QTest::newRow("a minute ago") << 60'000LL << u"Saved 1 min ago"_s;
    QTest::newRow("nearly an hour ago") << 3'599'999LL << u"Saved 59 min ago"_s;
    const QTime then = QDateTime::fromMSecsSinceEpoch(now.msecs - 3'600'000).time();
    QTest::newRow("an hour ago") << 3'600'000LL
                                 << u"Saved at "_s + english().toString(then, QLocale::ShortFormat);
}

void TestStripState::ageOfTheSave()
{
    QFETCH(qint64, msecs);
    QFETCH(QString, said);
    SessionState state = session(SaveState::Saved);
    state.savedAt = Instant{now.msecs - msecs};
    QCOMPARE(shown(state).save, said);
}

void TestStripState::words_data()
{
    QTest::addColumn<int>("added");
    QTest::addColumn<int>("removed");
    QTest::addColumn<int>("goal");
    QTest::addColumn<QString>("said");
    QTest::newRow("a day without a word") << 0 << 0 << 0 << u"No words yet today"_s;
    QTest::newRow("one word") << 1 << 0 << 0 << u"1 word today"_s;
    QTest::newRow("words and deletions") << 438 << 26 << 0 << u"412 words today (+438 \u221226)"_s;
    QTest::newRow("many words") << 1204 << 0 << 0 << u"1,204 words today"_s;
    QTest::newRow("a day of cutting") << 80 << 1200 << 0 << u"\u22121,120 words today (+80 \u22121,200)"_s;
    QTest::newRow("against a goal") << 300 << 0 << 500 << u"300 of 500 words today"_s;
    QTest::newRow("against a goal, before the first word") << 0 << 0 << 500 << u"0 of 500 words today"_s;
}

void TestStripState::words()
{
    QFETCH(const int, added);
    QFETCH(const int, removed);
    QFETCH(const int, goal);
    QTEST(shown(session(SaveState::Saved), typed(added, removed, goal)).words, "said");
}

void TestStripState::whatWasNotTypedIsInTheDetail()
{
    DayWords words = typed(10, 0);
    QCOMPARE(shown(session(SaveState::Saved), words).wordsDetail, QString());
    words.writing.msecs = 31 * 60'000 + 59'000;
    words.minuteGoal = 45;
    words.writing.words[1] = {.added = 120, .removed = 3};
    words.writing.words[4] = {.added = 0, .removed = 7};
    QCOMPARE(shown(session(SaveState::Saved), words).wordsDetail,
             u"31 of 45 minutes of writing\nPasted: +120 \u22123\nChanged outside: +0 \u22127"_s);
    QVERIFY(shown(session(SaveState::Saved), words).words.startsWith(u"10 words"));
}

void TestStripState::streak_data()
{
    QTest::addColumn<DailyState>("daily");
    QTest::addColumn<int>("bricks");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("detail");
    const QString over = u"12 bricks over 14 days"_s;
    QTest::newRow("never a brick") << DailyState::None << 0 << u"No brick yet"_s << QString();
    QTest::newRow("a run that ended")
        << DailyState::Broken << 0 << u"A new run can begin today"_s << QString();
    QTest::newRow("today is laid") << DailyState::Done << 12 << u"12-day streak"_s << over;
    QTest::newRow("today is open") << DailyState::Pending << 12 << u"12-day streak"_s << over;
    QTest::newRow("today is a rest day") << DailyState::Resting << 12 << u"12-day streak"_s << over;
}

void TestStripState::streak()
{
    QFETCH(DailyState, daily);
    QFETCH(int, bricks);
    QFETCH(QString, said);
    QFETCH(QString, detail);
    const StripState state =
        shown(session(SaveState::Saved), {}, running(daily, bricks, bricks > 0 ? bricks + 2 : 0));
    QCOMPARE(state.streak, said);
    QCOMPARE(state.streakDetail, detail);
    QCOMPARE(state.todayDone, daily == DailyState::Done);
}

QTEST_MAIN(TestStripState)
#include "tst_strip_state.moc"
