// What the tables of the charts say against what the summary of the same log says, read back from the CSV by
// a reader of its own.
#include "core/habit/rests.h"
#include "tests/ui/wall/sample_log.h"
#include "ui/charts/brick_wall_chart.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/posts_per_week_chart.h"
#include "ui/charts/shares_chart.h"
#include "ui/theme/theme.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const QLocale german(QLocale::German, QLocale::Germany);

using Record = QMap<QString, QString>;

/// RFC 4180: fields between commas, lines end with CR LF, quoted fields may hold either and doubled quotes.
std::vector<QStringList> linesOf(const QByteArray& csv)
{
    std::vector<QStringList> lines(1);
    QString field;
    bool quoted = false;
    const QString text = QString::fromUtf8(csv);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (quoted && c == u'"' && text.sliced(i + 1).startsWith(u'"')) {
            field += text.at(++i);
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && c == u',') {
            lines.back().append(std::exchange(field, {}));
        } else if (!quoted && c == u'\r' && text.sliced(i + 1).startsWith(u'\n')) {
            lines.back().append(std::exchange(field, {}));
            lines.emplace_back();
            ++i;
        } else {
            field += c;
        }
    }
    lines.pop_back(); // the last line ends like all others
    return lines;
}

QList<Record> recordsOf(const QByteArray& csv)
{
    const std::vector<QStringList> lines = linesOf(csv);
    QList<Record> records;
    for (std::size_t line = 1; line < lines.size(); ++line) {
        Record record;
        for (qsizetype i = 0; i < lines[0].size(); ++i)
            record.insert(lines[0].at(i), lines[line].value(i));
        records.append(record);
    }
    return records;
}

/// Bricks of all sizes, rests of both kinds, a frozen day, posts, an excused week.
HabitLog eventfulLog()
{
    HabitLog log = sample::writer(120, false);
    for (int back = 3; back <= 40; ++back) // no gap before today's week, then one day that freezes
        sample::addBrick(log, sample::today.plus(-back), BrickSize::Small);
    log.bricks.erase(sample::today.plus(-20));
    log.rests.erase(sample::today.plus(-20));
    log.bricks.begin()->second.note = u"Line one\nand \"two\", quoted"_s;
    log.bricks.begin()->second.direction = u"=Book, part 2"_s;
    const Day restingWeek = weekOf(sample::today.plus(-70), WeekStart::Sunday);
    std::erase_if(log.posts,
                  [&](const Post& post) { return weekOf(post.day, WeekStart::Sunday) == restingWeek; });
    for (int i = 0; i < 5; ++i)
        log.rests.insert_or_assign(restingWeek.plus(i), Rest{restingWeek.plus(i), u"Hills"_s});
    return log;
}

HabitSettings eventfulSettings()
{
    HabitSettings settings;
    settings.freeze = true;
    settings.weekStart = WeekStart::Sunday;
    settings.targets = {{sample::today.plus(-60), 2}, {sample::today.plus(-10), 1}};
    WeekdaySet sundays;
    sundays.days.at(7) = true;
    settings.restWeekdays = {{sample::today.plus(-90), sundays}};
    return settings;
}

QStringList daysOf(const QList<Record>& records, const QString& kind)
{
    QStringList days;
    for (const Record& record : records)
        if (record.value(u"kind"_s) == kind)
            days.append(record.value(u"day"_s));
    return days;
}

} // namespace

class TestChartTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWallEqualsTheLog();
    void theWallShowsDaysInTheLocale();
    void notesComeOnlyWhenAskedFor();
    void weeksEqualTheSummary();
    void sharesAddUp();
    void emptyChartsHaveColumnsAndNoRow();
    void numbersAreTold_data();
    void numbersAreTold();
    void numberColumns();
};

void TestChartTables::theWallEqualsTheLog()
{
    const HabitLog log = eventfulLog();
    const HabitSettings settings = eventfulSettings();
    const Summary summary = sample::summaryOf(log, settings);
    const Day first = weekOf(log.bricks.begin()->first, settings.weekStart);
    Theme theme;
    BrickWallChart chart(theme);
    chart.setWall({.courses = coursesOf(log, settings, summary, first),
                   .today = summary.today,
                   .welcome = {},
                   .welcomeMore = {},
                   .locale = german});
    const QList<Record> records = recordsOf(toCsv(chart.table()));

    QCOMPARE(records.size(), first.daysTo(summary.today) + 1);
    QCOMPARE(records.front().value(u"day"_s), first.iso());
    QCOMPARE(records.back().value(u"day"_s), summary.today.iso());
    QCOMPARE(records.back().value(u"kind"_s), u"open"_s);

    QStringList bricks;
    for (const auto& [day, brick] : log.bricks)
        bricks.append(day.iso());
    QCOMPARE(daysOf(records, u"brick"_s), bricks);
    QStringList frozen;
    for (const Day day : summary.frozenDays)
        frozen.append(day.iso());
    QVERIFY(!frozen.isEmpty());
    QCOMPARE(daysOf(records, u"frozen"_s), frozen);
    QStringList rests;
    for (const Day day : restDays(log, settings, first, summary.today))
        if (!log.bricks.contains(day))
            rests.append(day.iso());
    QVERIFY(rests.size() > 5);
    QCOMPARE(daysOf(records, u"rest"_s), rests);

    QMap<QString, int> posts;
    for (const Post& post : log.posts)
        ++posts[post.day.iso()];
    QVERIFY(!posts.isEmpty());
    for (const Record& record : records) {
        const Day day(QDate::fromString(record.value(u"day"_s), Qt::ISODate));
        QCOMPARE(record.value(u"posts"_s), QString::number(posts.value(day.iso())));
        const auto brick = log.bricks.find(day);
        QCOMPARE(record.value(u"size"_s), brick == log.bricks.end() ? QString() : toText(brick->second.size));
        const QString direction =
            brick == log.bricks.end() ? QString() : brick->second.direction.value_or(QString());
        QCOMPARE(record.value(u"direction"_s), direction.startsWith(u'=') ? u'\'' + direction : direction);
        QVERIFY(!record.contains(u"note"_s));
        QVERIFY(!record.contains(u"weekday"_s));
    }
}

void TestChartTables::theWallShowsDaysInTheLocale()
{
    HabitLog log;
    sample::addBrick(log, sample::today, BrickSize::Large);
    const Summary summary = sample::summaryOf(log);
    Theme theme;
    BrickWallChart chart(theme);
    chart.setWall({.courses = coursesOf(log, {}, summary, sample::today),
                   .today = summary.today,
                   .welcome = {},
                   .welcomeMore = {},
                   .locale = german});
    const ChartTable table = chart.table();
    QCOMPARE(table.shown.size(), 5); // Monday to Friday: nothing ahead of today
    QCOMPARE(table.shown.back().at(1), u"Freitag"_s);
    QCOMPARE(table.plain.back().front(), u"2025-11-21"_s);
    for (const std::vector<QStringList>& rows : {table.shown, table.plain})
        for (const QStringList& row : rows)
            QCOMPARE(row.size(), table.columns.size());
    QCOMPARE(table.keys.size(), table.columns.size());
}

void TestChartTables::notesComeOnlyWhenAskedFor()
{
    const HabitLog log = eventfulLog();
    const Summary summary = sample::summaryOf(log);
    Theme theme;
    BrickWallChart chart(theme);
    chart.setWall({.courses = coursesOf(log, {}, summary, log.bricks.begin()->first),
                   .today = summary.today,
                   .welcome = {},
                   .welcomeMore = {},
                   .locale = german});
    const QByteArray bare = toCsv(chart.table());
    QVERIFY(!bare.contains("Line one"));
    QVERIFY(!bare.contains("Hills"));
    for (const Record& record : recordsOf(toCsv(withNotes(chart.table())))) {
        const Day day(QDate::fromString(record.value(u"day"_s), Qt::ISODate));
        QString note;
        if (const auto brick = log.bricks.find(day); brick != log.bricks.end())
            note = brick->second.note;
        else if (const auto rest = log.rests.find(day); rest != log.rests.end())
            note = rest->second.reason;
        QCOMPARE(record.value(u"note"_s), note);
    }
}

void TestChartTables::weeksEqualTheSummary()
{
    const HabitLog log = eventfulLog();
    const Summary summary = sample::summaryOf(log, eventfulSettings());
    PostsPerWeek posts{.weeks = {}, .welcome = {}, .locale = german};
    for (const Week& week : summary.weeks)
        posts.weeks.push_back({.week = week, .mean = {}, .titles = {}});
    posts.weeks.front().mean = 4.0 / 3;
    Theme theme;
    PostsPerWeekChart chart(theme);
    chart.setPosts(posts);
    const QList<Record> records = recordsOf(toCsv(chart.table()));
    QCOMPARE(records.size(), static_cast<qsizetype>(summary.weeks.size()));
    const QMap<WeekStatus, QString> names{{WeekStatus::Met, u"met"_s},
                                          {WeekStatus::Missed, u"missed"_s},
                                          {WeekStatus::Excused, u"excused"_s},
                                          {WeekStatus::Open, u"open"_s}};
    QSet<QString> seen;
    for (qsizetype i = 0; i < records.size(); ++i) {
        const Week& week = summary.weeks.at(static_cast<std::size_t>(i));
        QCOMPARE(records.at(i), (Record{{u"week"_s, week.start.iso()},
                                        {u"label"_s, week.label},
                                        {u"posts"_s, QString::number(week.posts)},
                                        {u"target"_s, QString::number(week.target)},
                                        {u"status"_s, names.value(week.status)},
                                        {u"mean"_s, i == 0 ? u"1.3333333333333333"_s : QString()}}));
        seen.insert(names.value(week.status));
    }
    QVERIFY(seen.contains(u"met"_s) && seen.contains(u"missed"_s) && seen.contains(u"excused"_s));
    QCOMPARE(chart.table().shown.front().back(), u"1,33"_s);
}

void TestChartTables::sharesAddUp()
{
    Theme theme;
    SharesChart chart(Qt::Horizontal, theme);
    chart.setShares({.shares = {{.label = u"Book"_s, .fullName = u"Book"_s, .bricks = 2},
                                {.label = u"-"_s, .fullName = u"No direction"_s, .bricks = 1}},
                     .welcome = {},
                     .locale = german});
    QCOMPARE(toCsv(chart.table()), "name,bricks,percent\r\nBook,2,66.67\r\nNo direction,1,33.33\r\n"_ba);
    QCOMPARE(chart.table().shown.front(), (QStringList{u"Book"_s, u"2"_s, u"66,7%"_s}));
    QCOMPARE(chart.table().fileName, u"bricks-by-direction"_s);
}

void TestChartTables::emptyChartsHaveColumnsAndNoRow()
{
    Theme theme;
    const BrickWallChart wall(theme);
    const PostsPerWeekChart posts(theme);
    SharesChart shares(Qt::Vertical, theme);
    shares.setShares({.shares = {{.label = u"M"_s, .fullName = u"Monday"_s}}, .welcome = {}, .locale = {}});
    for (const ChartWidget* chart :
         {static_cast<const ChartWidget*>(&wall), static_cast<const ChartWidget*>(&posts),
          static_cast<const ChartWidget*>(&shares)}) {
        const ChartTable table = chart->table();
        QVERIFY(!table.title.isEmpty());
        QVERIFY(!table.fileName.isEmpty());
        QVERIFY(!table.columns.isEmpty());
        QVERIFY(table.plain.empty());
        QCOMPARE(linesOf(toCsv(table)).size(), 1);
    }
}

void TestChartTables::numbersAreTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("number");
    for (const QString& text : {u"0"_s, u"12"_s, u"-3"_s, u"0.25"_s, u"-1.5"_s})
        QTest::newRow(qPrintable(text)) << text << true;
    for (const QString& text : {u""_s, u"-"_s, u"."_s, u"1."_s, u".5"_s, u"+1"_s, u"1,5"_s, u"1e3"_s,
                                u"--1"_s, u"2026-11-24"_s, u"inf"_s, u"٣"_s, u" 1"_s})
        QTest::newRow(qPrintable(u"“%1” is none"_s.arg(text))) << text << false;
}

void TestChartTables::numbersAreTold()
{
    QFETCH(QString, text);
    QFETCH(bool, number);
    QCOMPARE(isPlainNumber(text), number);
}

void TestChartTables::numberColumns()
{
    ChartTable table{.title = {},
                     .fileName = {},
                     .columns = {u"Day"_s, u"Weekday"_s, u"Posts"_s, u"Mean"_s, u"Never"_s},
                     .keys = {u"day"_s, {}, u"posts"_s, u"mean"_s, u"never"_s},
                     .shown = {{{}, {}, {}, {}, {}}, {{}, {}, {}, {}, {}}},
                     .plain = {{u"2025-11-21"_s, u"5"_s, u"1"_s, {}, {}},
                               {u"2025-11-22"_s, u"6"_s, u"0"_s, u"0.5"_s, {}}}};
    table.notes = {.column = u"Note"_s, .key = u"note"_s, .cells = {u"12"_s, {}}};
    table = withNotes(table);
    QList<bool> numbers;
    for (qsizetype column = 0; column < table.columns.size(); ++column)
        numbers.append(isNumberColumn(table, column));
    QCOMPARE(numbers, (QList<bool>{false, false, true, true, false, false}));
}

QTEST_MAIN(TestChartTables)
#include "tst_chart_tables.moc"
