// Which drafts are due, and when: by the writer's days.
#include "core/flows/due.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QTest>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

const Day today(2026, 11, 20);

DayRule berlin(int minutes = 0)
{
    return {QTimeZone("Europe/Berlin"), {minutes}};
}

std::optional<PlannedTime> planned(const QString& lines, const DayRule& rule = berlin())
{
    return plannedTime(readFrontMatter(u"---\n"_s + lines + u"\n---\n\ntext\n"_s), rule);
}

PlannedDraft draft(const QString& title, Day day, std::optional<QTime> time = {})
{
    return {.id = {title + u".md"_s}, .title = title, .when = {.day = day, .time = time}};
}

} // namespace

class TestDue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDayIsTheWriters_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<int>("rollover");
        QTest::addColumn<QString>("day"); ///< empty: none
        QTest::addColumn<QString>("time");
        const auto row = [](const char* name, const char* lines, const char* day, const char* time = "",
                            int rollover = 0) {
            QTest::newRow(name) << QString::fromUtf8(lines) << rollover << QString::fromLatin1(day)
                                << QString::fromLatin1(time);
        };
        row("a date", "date: 2026-12-03", "2026-12-03");
        row("a day to publish on", "publish_on: 2026-12-03", "2026-12-03");
        row("another spelling", "publishOn: 2026-12-03", "2026-12-03");
        row("the day to publish on goes before the date", "date: 2026-12-01\npublish_on: 2026-12-03",
            "2026-12-03");
        row("the day by which it is to be done, where nothing else is said", "due: 2026-12-03", "2026-12-03");
        row("the date goes before the day by which it is to be done", "due: 2026-12-01\ndate: 2026-12-03",
            "2026-12-03");
        row("a time on the writer's clock", "date: 2026-12-03 09:30", "2026-12-03", "09:30");
        row("a short hour", "date: 2026-12-03 9:30", "2026-12-03", "09:30");
        row("a time elsewhere is another here", "date: 2026-12-03T23:30:00Z", "2026-12-04", "00:30");
        row("an offset", "date: 2026-12-03T01:00:00+05:30", "2026-12-02", "20:30");
        row("before the day begins", "date: 2026-12-03 02:00", "2026-12-02", "02:00", 180);
        row("a date alone is its day whenever days begin", "date: 2026-12-03", "2026-12-03", "", 180);
        row("none", "title: x", "");
        row("words", "date: soon", "");
        row("a day that is none", "date: 2026-02-30", "");
        row("a time that is none", "date: 2026-12-03 25:00", "");
    }
    void theDayIsTheWriters()
    {
        QFETCH(QString, lines);
        QFETCH(int, rollover);
        QFETCH(QString, day);
        QFETCH(QString, time);
        const auto when = planned(lines, berlin(rollover));
        QCOMPARE(when ? when->day.iso() : QString(), day);
        QCOMPARE(when && when->time ? when->time->toString(u"HH:mm"_s) : QString(), time);
    }

    void theyComeByDayAndTime()
    {
        const std::vector<DueDraft> due = dueDrafts(
            {draft(u"later"_s, today.plus(13)), draft(u"nine"_s, today, QTime(9, 0)), draft(u"b"_s, today),
             draft(u"over"_s, today.plus(-4)), draft(u"eight"_s, today, QTime(8, 0)), draft(u"a"_s, today)},
            today);
        QStringList titles;
        for (const DueDraft& each : due)
            titles << each.draft.title;
        QCOMPARE(titles, (QStringList{u"over"_s, u"a"_s, u"b"_s, u"eight"_s, u"nine"_s, u"later"_s}));
        QCOMPARE(due.front().state, DueState::Overdue);
        QCOMPARE(due.front().days, -4);
        QCOMPARE(due.at(1).state, DueState::Today);
        QCOMPARE(due.back().state, DueState::Coming);
        QCOMPARE(due.back().days, 13);
        QVERIFY(dueDrafts({}, today).empty());
    }

    void onlyReadyDraftsThatAreNotOutAreDue()
    {
        const DraftsFolder folder;
        QVERIFY(folder.add(u"ready.md"_s, "---\nstatus: ready\ndate: 2026-12-03\n---\n\n# Ready\n"));
        QVERIFY(folder.add(u"toml.md"_s, "+++\nstatus = \"ready\"\ndate = 2026-12-04\n+++\n\n# Toml\n"));
        QVERIFY(folder.add(u"out.md"_s, "---\nstatus: ready\ndate: 2026-12-03\n---\n\n# Out\n"));
        QVERIFY(folder.add(u"drafting.md"_s, "---\nstatus: drafting\ndate: 2026-12-03\n---\n\n# Drafting\n"));
        QVERIFY(folder.add(u"undated.md"_s, "---\nstatus: ready\n---\n\n# Undated\n"));
        const auto scan = scanDrafts(folder.workspace);
        QVERIFY(scan);
        const auto due =
            dueDrafts(plannedDrafts(folder.workspace, scan->drafts, {u"out.md"_s}, berlin()), today);
        QCOMPARE(due.size(), 2U);
        QCOMPARE(due.front().draft.title, u"Ready"_s);
        QCOMPARE(due.front().draft.when.day, Day(2026, 12, 3));
        QCOMPARE(due.back().draft.title, u"Toml"_s);
        QVERIFY(QFile::remove(folder.workspace.pathOf({u"ready.md"_s})));
        QCOMPARE(plannedDrafts(folder.workspace, scan->drafts, {}, berlin()).size(), 2U);
    }
};

QTEST_GUILESS_MAIN(TestDue)
#include "tst_due.moc"
