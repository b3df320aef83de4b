// Which change of the log is worth a word, between a drawing before it and one after it.
#include "core/habit/occasions.h"
#include "tests/core/habit/drawn_log.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

QString textOf(std::optional<Occasion> occasion)
{
    if (!occasion)
        return u"-"_s;
    switch (*occasion) {
    case Occasion::FirstBrick:
        return u"first brick"_s;
    case Occasion::FirstFullWeek:
        return u"full week"_s;
    case Occasion::LongestRun:
        return u"longest run"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

WeekStart weekStartOf(const QString& text)
{
    return weekStartFrom(text).value();
}

} // namespace

class TestOccasions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void occasions_data();
    void occasions();
    void eachIsSaidOnceWhileALogGrows();
    void aFrozenDayIsNoBrickOfAFullWeek();
};

// Position 0 is a Monday; see drawn_log.h.
void TestOccasions::occasions_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("weekStart");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const QString& before, const QString& after, const QString& said,
                        const QString& weekStart = u"monday"_s) {
        QTest::newRow(name) << before << after << weekStart << said;
    };
    row("the first brick", u"."_s, u"#"_s, u"first brick"_s);
    row("the first brick, small, on an earlier day", u"..."_s, u"s.."_s, u"first brick"_s);
    row("the second brick", u"#."_s, u"##"_s, u"-"_s);
    row("the only brick taken away", u"#"_s, u"."_s, u"-"_s);
    row("nothing changed", u"#######"_s, u"#######"_s, u"-"_s);
    row("a merge on a day that has one", u"..s"_s, u"..L"_s, u"-"_s);

    row("the first full week", u"######."_s, u"#######"_s, u"full week"_s);
    row("seven in a row over two weeks", u"..######."_s, u"..#######"_s, u"-"_s);
    row("six of a week with a rest", u"#####r."_s, u"#####r#"_s, u"-"_s);
    row("a full week that began on a rest day", u"R#####."_s, u"R######"_s, u"full week"_s);
    row("the second full week", u"#############."_s, u"##############"_s, u"-"_s);
    row("a week made full afterwards", u"###.######"_s, u"##########"_s, u"full week"_s);
    row("Sunday is the last of a week of Mondays", u"......######."_s, u"......#######"_s, u"-"_s);
    row("Sunday is the first of a week of Sundays", u"......######."_s, u"......#######"_s, u"full week"_s,
        u"sunday"_s);
    row("Saturday is the first of a week of Saturdays", u".....######."_s, u".....#######"_s, u"full week"_s,
        u"saturday"_s);

    // Runs of seven and more here lie across weeks, so that no week is full.
    row("eight pass seven", u"...#######.#######."_s, u"...#######.########"_s, u"longest run"_s);
    row("seven are as many as seven", u"...#######.######."_s, u"...#######.#######"_s, u"-"_s);
    row("nine: seven had been passed already", u"...#######.########."_s, u"...#######.#########"_s, u"-"_s);
    row("seven pass six: too short to notice", u"...######.######."_s, u"...######.#######"_s, u"-"_s);
    row("without another run there is none to pass", u"...#######."_s, u"...########"_s, u"-"_s);
    row("two earlier runs: the longer one counts", u"...#######...########..########."_s,
        u"...#######...########..#########"_s, u"longest run"_s);
    row("a gap filled joins two runs into the longest", u"...########...####.#####"_s,
        u"...########...##########"_s, u"longest run"_s);
    row("a gap filled joins the longest itself", u"...########.#####"_s, u"...##############"_s,
        u"full week"_s);
    row("a run of old made the longest is not the current one", u"...#######..####.###...#"_s,
        u"...#######..########...#"_s, u"-"_s);
    row("the longer run lost a brick: nothing was passed", u"...########.#######"_s, u"...#######..#######"_s,
        u"-"_s);
    row("the longest run came back to life by a backfill", u"...#######.########.."_s,
        u"...#######.#########."_s, u"-"_s);
    row("today open: a backfill at its front", u"...#######..#######."_s, u"...#######.########."_s,
        u"longest run"_s);
    row("both at once: the run is said", u"..#######....#######."_s, u"..#######....########"_s,
        u"longest run"_s);
}

void TestOccasions::occasions()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, weekStart);
    QFETCH(QString, said);
    HabitSettings settings;
    settings.weekStart = weekStartOf(weekStart);
    QCOMPARE(textOf(occasionOf(drawn::summaryOf(before, settings), drawn::summaryOf(after, settings),
                               settings.weekStart)),
             said);
}

// Ten days, a gap, then a run without end: every brick is laid on its day.
void TestOccasions::eachIsSaidOnceWhileALogGrows()
{
    const QString drawing = u"##########."_s + u"#"_s.repeated(40);
    QStringList said;
    for (qsizetype day = 0; day < drawing.size(); ++day) {
        const QString earlier = drawing.left(day);
        const auto occasion = occasionOf(drawn::summaryOf(earlier + u'.'),
                                         drawn::summaryOf(earlier + drawing[day]), WeekStart::Monday);
        if (occasion)
            said << u"%1: %2"_s.arg(day).arg(textOf(occasion));
    }
    QCOMPARE(said, (QStringList{u"0: first brick"_s, u"6: full week"_s, u"21: longest run"_s}));
}

void TestOccasions::aFrozenDayIsNoBrickOfAFullWeek()
{
    HabitSettings settings;
    settings.freeze = true;
    const Summary before = drawn::summaryOf(u"...#######.##."_s, settings);
    const Summary after = drawn::summaryOf(u"...#######.###"_s, settings);
    QCOMPARE(before.frozenDays.size(), 1U);
    QCOMPARE(textOf(occasionOf(before, after, WeekStart::Monday)), u"-"_s);
}

QTEST_GUILESS_MAIN(TestOccasions)
#include "tst_occasions.moc"
