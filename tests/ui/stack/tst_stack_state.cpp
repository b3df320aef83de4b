// What the stack sheet knows of the log and says of a day.
#include "ui/stack/stack_state.h"

#include <QTest>

#include <algorithm>
#include <tuple>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day today(2025, 11, 21);

void lay(HabitLog& log, Day day, BrickSize size, const QString& direction = {})
{
    Brick brick;
    brick.day = day;
    brick.size = size;
    if (!direction.isEmpty())
        brick.direction = direction;
    log.bricks.insert_or_assign(day, brick);
}

QLocale english()
{
    return {QLocale::English, QLocale::UnitedKingdom};
}

StackState stateOf(const HabitLog& log)
{
    Summary summary;
    summary.today = today;
    return stackState(log, summary);
}

} // namespace

class TestStackState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void directionsComeLatestFirst();
    void oneDirectionHasOneSpelling();
    void favouritesAreTheMostUsed_data();
    void favouritesAreTheMostUsed();
    void dayNotices_data();
    void dayNotices();
    void merges_data();
    void merges();
    void withoutABrickNothingMerges();
    void whatLies_data();
    void whatLies();
};

void TestStackState::directionsComeLatestFirst()
{
    HabitLog log;
    lay(log, today.plus(-5), BrickSize::Normal, u"Book"_s);
    lay(log, today.plus(-4), BrickSize::Normal, u"Newsletter"_s);
    lay(log, today.plus(-3), BrickSize::Normal, u"Book"_s);
    lay(log, today.plus(-2), BrickSize::Normal);
    lay(log, today.plus(-1), BrickSize::Normal, u"Talks"_s);
    const StackState state = stateOf(log);
    QCOMPARE(state.directions, (QStringList{u"Talks"_s, u"Book"_s, u"Newsletter"_s}));
    QCOMPARE(state.today, today);
    QCOMPARE(state.bricks.size(), 5U);
    QVERIFY(stateOf({}).directions.isEmpty());
}

void TestStackState::oneDirectionHasOneSpelling()
{
    HabitLog log;
    lay(log, today.plus(-4), BrickSize::Normal, u"BOOK"_s);
    lay(log, today.plus(-3), BrickSize::Normal, u"Talks"_s);
    lay(log, today.plus(-2), BrickSize::Normal, u"Book"_s);
    QCOMPARE(stateOf(log).directions, (QStringList{u"Book"_s, u"Talks"_s}));
    QCOMPARE(stateOf(log).favourites, (QStringList{u"Book"_s, u"Talks"_s}));
}

// A drawing of directions by their first letter, a day each, the last letter today; then days ago.
void TestStackState::favouritesAreTheMostUsed_data()
{
    QTest::addColumn<QString>("longAgo");
    QTest::addColumn<QString>("lately");
    QTest::addColumn<QString>("favourites");
    QTest::newRow("none") << u""_s << u"..."_s << u""_s;
    QTest::newRow("the most used first") << u""_s << u"aaabbc"_s << u"abc"_s;
    QTest::newRow("three at most") << u""_s << u"aaaabbbccd"_s << u"abc"_s;
    QTest::newRow("on a tie the latest") << u""_s << u"abcd"_s << u"dcb"_s;
    QTest::newRow("the last twelve weeks count first") << u"zzzzzzzz"_s << u"ab"_s << u"baz"_s;
    QTest::newRow("then how often ever") << u"zzzyyyyx"_s << u""_s << u"yzx"_s;
    QTest::newRow("of two equal lately, the one used more before") << u"aaa"_s << u"ab"_s << u"ab"_s;
}

void TestStackState::favouritesAreTheMostUsed()
{
    QFETCH(QString, longAgo);
    QFETCH(QString, lately);
    QFETCH(QString, favourites);
    HabitLog log;
    const auto draw = [&log](const QString& letters, Day last) {
        for (qsizetype i = 0; i < letters.size(); ++i)
            lay(log, last.plus(i + 1 - letters.size()), BrickSize::Normal,
                letters[i] == u'.' ? QString() : QString(letters[i]));
    };
    draw(longAgo, today.plus(-84)); // the first day that is out of the twelve weeks
    draw(lately, today);
    QCOMPARE(stateOf(log).favourites.join(QString()), favourites);
}

void TestStackState::dayNotices_data()
{
    QTest::addColumn<int>("back");
    QTest::addColumn<QString>("notice");
    QTest::newRow("today says nothing") << 0 << QString();
    QTest::newRow("yesterday, with its name")
        << 1 << u"Backfilled: for Thursday 20 November 2025, yesterday."_s;
    QTest::newRow("the day before") << 2 << u"Backfilled: for Wednesday 19 November 2025."_s;
    QTest::newRow("another year") << 400 << u"Backfilled: for Thursday 17 October 2024."_s;
}

void TestStackState::dayNotices()
{
    QFETCH(int, back);
    QFETCH(QString, notice);
    // Whether a comma follows the weekday is the locale's affair.
    QCOMPARE(dayNotice(stateOf({}), today.plus(-back), english()).replace(u"day, "_s, u"day "_s),
             QString(notice).replace(u"day, "_s, u"day "_s));
}

void TestStackState::merges_data()
{
    QTest::addColumn<BrickSize>("size");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("direction");
    QTest::addColumn<BrickSize>("addedSize");
    QTest::addColumn<QString>("addedNote");
    QTest::addColumn<QString>("addedDirection");
    QTest::addColumn<QString>("summary");
    QTest::addColumn<QString>("sentence");
    const QString head = u"Adds to the brick of today: "_s;
    const auto row = [&head](const char* name, const auto& lies, const auto& added, const QString& summary,
                             const QString& changes) {
        const auto& [size, note, direction] = lies;
        const auto& [addedSize, addedNote, addedDirection] = added;
        QTest::newRow(name) << size << note << direction << addedSize << addedNote << addedDirection
                            << summary << head + changes;
    };
    using Part = std::tuple<BrickSize, QString, QString>;
    const auto part = [](BrickSize size, const QString& note = {}, const QString& direction = {}) {
        return Part(size, note, direction);
    };
    row("all of it stays", part(BrickSize::Large, u"One"_s, u"Newsletter"_s),
        part(BrickSize::Normal, u"Two"_s, u"Newsletter"_s), u"Large · Newsletter · 2 lines of notes"_s,
        u"it stays large, your note is added below the first, direction Newsletter stays."_s);
    row("the larger size wins", part(BrickSize::Small), part(BrickSize::Large), u"Large · no note"_s,
        u"it becomes large."_s);
    row("two of a kind", part(BrickSize::Small), part(BrickSize::Small), u"Small · no note"_s,
        u"it stays small."_s);
    row("the first note", part(BrickSize::Normal), part(BrickSize::Normal, u"One"_s),
        u"Normal · 1 line of notes"_s, u"it stays normal, your note is its first."_s);
    row("no note is added", part(BrickSize::Normal, u"One\nTwo"_s), part(BrickSize::Normal, u" \n"_s),
        u"Normal · 2 lines of notes"_s, u"it stays normal, its note stays."_s);
    row("no direction is given", part(BrickSize::Normal, {}, u"Book"_s), part(BrickSize::Normal),
        u"Normal · Book · no note"_s, u"it stays normal, direction Book stays."_s);
    row("the last direction wins", part(BrickSize::Normal, {}, u"Book"_s),
        part(BrickSize::Normal, {}, u"Talks"_s), u"Normal · Talks · no note"_s,
        u"it stays normal, its direction becomes Talks."_s);
    row("the first direction", part(BrickSize::Normal), part(BrickSize::Normal, {}, u"Talks"_s),
        u"Normal · Talks · no note"_s, u"it stays normal, its direction becomes Talks."_s);
    row("the same direction in another case", part(BrickSize::Normal, {}, u"Book"_s),
        part(BrickSize::Normal, {}, u" bOOk"_s), u"Normal · Book · no note"_s,
        u"it stays normal, direction Book stays."_s);
    row("letters that look like places for words", part(BrickSize::Normal, {}, u"%1"_s),
        part(BrickSize::Normal, u"%2"_s, u"%1"_s), u"Normal · %1 · 1 line of notes"_s,
        u"it stays normal, your note is its first, direction %1 stays."_s);
}

void TestStackState::merges()
{
    QFETCH(BrickSize, size);
    QFETCH(QString, note);
    QFETCH(QString, direction);
    QFETCH(BrickSize, addedSize);
    QFETCH(QString, addedNote);
    QFETCH(QString, addedDirection);
    QFETCH(QString, summary);
    QFETCH(QString, sentence);
    HabitLog log;
    lay(log, today, size, direction);
    log.bricks.at(today).note = note;
    const auto preview = mergePreview(
        stateOf(log), {.day = today, .size = addedSize, .note = addedNote, .direction = addedDirection},
        english());
    QVERIFY(preview);
    QCOMPARE(preview->summary, summary);
    QCOMPARE(preview->sentence, sentence);
    QCOMPARE(preview->brick.size, std::max(size, addedSize));
    QCOMPARE(preview->brick.day, today);
}

void TestStackState::withoutABrickNothingMerges()
{
    HabitLog log;
    lay(log, today.plus(-2), BrickSize::Small);
    const StackState state = stateOf(log);
    QVERIFY(!mergePreview(state, {.day = today, .note = {}, .direction = {}}, english()));
    const auto earlier = mergePreview(state, {.day = today.plus(-2), .note = {}, .direction = {}}, english());
    QVERIFY(earlier && earlier->sentence.startsWith(u"Adds to the brick of Wednesday"_s));
}

void TestStackState::whatLies_data()
{
    QTest::addColumn<BrickSize>("size");
    QTest::addColumn<QString>("direction");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("said");
    QTest::newRow("a bare brick") << BrickSize::Small << QString() << QString()
                                  << u"There is a small brick."_s;
    QTest::newRow("with its direction")
        << BrickSize::Normal << u"Book"_s << QString() << u"There is a normal brick, Book."_s;
    QTest::newRow("with its note") << BrickSize::Large << QString() << u"Outline"_s
                                   << u"There is a large brick: “Outline”"_s;
    QTest::newRow("with both, on one line") << BrickSize::Normal << u"Book %2"_s << u"Outline\nand %1 more"_s
                                            << u"There is a normal brick, Book %2: “Outline and %1 more”"_s;
    QTest::newRow("a page of a note")
        << BrickSize::Normal << QString() << u"word "_s.repeated(200)
        << u"There is a normal brick: “%1…”"_s.arg(u"word "_s.repeated(24).trimmed());
}

void TestStackState::whatLies()
{
    QFETCH(BrickSize, size);
    QFETCH(QString, direction);
    QFETCH(QString, note);
    QFETCH(QString, said);
    HabitLog log;
    lay(log, today.plus(-2), size, direction);
    log.bricks.at(today.plus(-2)).note = note;
    QCOMPARE(lyingBrick(stateOf(log), today.plus(-2)), said);
    QCOMPARE(lyingBrick(stateOf(log), today), QString());
}

QTEST_MAIN(TestStackState)
#include "tst_stack_state.moc"
