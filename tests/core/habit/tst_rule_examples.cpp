// The rules by example: the worked examples of the specification and the edge cases of each rule, a row a
// sentence. The stories and figures of the rows are told as rule_story.h reads them.
#include "tests/core/habit/rule_story.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;
using rule_story::columns;
using rule_story::compare;
using rule_story::row;

namespace {

// Where and until when, in a zone, with a rollover, the day is still the old one; and the new one from then.
void turn(const char* name, const QString& where, const QString& last, const QString& first,
          const QString& before, const QString& after)
{
    QTest::addRow("R1: %s: not yet", name) << u"%1; now %2"_s.arg(where, last) << u"today="_s + before;
    QTest::addRow("R1: %s: now", name) << u"%1; now %2"_s.arg(where, first) << u"today="_s + after;
}

} // namespace

class TestRuleExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workedExamples_data()
    {
        columns();
        const QString three = u"zone Europe/Berlin; brick 2025-01-13T20:00:00+01:00; "
                              "brick 2025-01-14T20:00:00+01:00; brick 2025-01-15T20:00:00+01:00; "_s;
        row("the first brick, an hour ago",
            u"zone Europe/Berlin; brick 2025-01-15T20:00:00+01:00; now 2025-01-15T21:00:00+01:00"_s,
            u"current=1/1 daily=done strength=0.051922 momentum=0.206299"_s);
        row("three bricks, the morning after", three + u"now 2025-01-16T09:00:00+01:00"_s,
            u"current=3/3 daily=pending strength=0.147820 momentum=0.5"_s);
        row("three bricks, two days after", three + u"now 2025-01-17T09:00:00+01:00"_s,
            u"current=0/0 daily=broken longest=3 strength=0.140144"_s);
        row("a rollover at three, stacked around it",
            u"zone Europe/Berlin; rollover 03:00; brick 2025-01-15T01:30:00+01:00; "
            "brick 2025-01-15T02:59:59+01:00; brick 2025-01-15T03:00:00+01:00; "
            "now 2025-01-16T02:00:00+01:00"_s,
            u"bricks=2025-01-14,2025-01-15 today=2025-01-15 current=2/2 daily=done"_s);
        row("New York, a rollover in the skipped hour",
            u"zone America/New_York; rollover 02:30; brick 2025-03-09T01:59:59-05:00; "
            "brick 2025-03-09T03:00:00-04:00; now 2025-03-09T07:00:00Z"_s,
            u"bricks=2025-03-08,2025-03-09 current=2/2 daily=done"_s);
        row("the fourth backfilled on the fifth", u"days 2025-01-01 ###.#; backfill 2025-01-04"_s,
            u"current=5/5 daily=done strength=0.234017"_s);
        row("one day: auto small, manual large, manual small",
            u"brick 2025-01-15T09:00:00Z auto small; brick 2025-01-15T10:00:00Z large; "
            "brick 2025-01-15T11:00:00Z small; now 2025-01-15T12:00:00Z"_s,
            u"bricks=2025-01-15 brick=large,manual momentum=0.309449"_s);
        row("freeze: seven bricks, a missed day, a brick", u"freeze on; days 2025-03-01 #######.#"_s,
            u"current=8/9 daily=done frozen=2025-03-08 meter=1 strength=0.331910"_s);
        row("posts around the end of a long year",
            u"posts 2020-12-27 2021-01-03 2021-01-04; "
            "now 2021-01-04T13:00:00Z"_s,
            u"labels=2020-W52,2020-W53,2021-W01 weeks=1/1met,1/1met,1/1met streak=3 weekly=done"_s);
        row("target 2, the open week half done",
            u"target 2025-05-01 2; posts 2025-05-06 2025-05-08 2025-05-13 2025-05-18 2025-05-20; "
            "now 2025-05-22T12:00:00Z"_s,
            u"weeks=2/2met,2/2met,1/2open streak=2 weekly=pending week=1/2"_s);
    }
    void workedExamples() { compare(); }

    void days_data()
    {
        columns();
        turn("midnight", u"zone Europe/Berlin"_s, u"2025-01-14T22:59:59.999Z"_s, u"2025-01-14T23:00:00Z"_s,
             u"2025-01-14"_s, u"2025-01-15"_s);
        turn("the latest rollover", u"zone Europe/Berlin; rollover 06:00"_s, u"2025-07-15T03:59:59Z"_s,
             u"2025-07-15T04:00:00Z"_s, u"2025-07-14"_s, u"2025-07-15"_s);
        turn("a rollover in the skipped hour: the jump", u"zone Europe/Berlin; rollover 02:30"_s,
             u"2025-03-30T00:59:59Z"_s, u"2025-03-30T01:00:00Z"_s, u"2025-03-29"_s, u"2025-03-30"_s);
        turn("a rollover after the skipped hour: by the wall, not by hours passed",
             u"zone Europe/Berlin; rollover 04:00"_s, u"2025-03-30T01:59:59Z"_s, u"2025-03-30T02:00:00Z"_s,
             u"2025-03-29"_s, u"2025-03-30"_s);
        turn("a rollover in the repeated hour: its first pass", u"zone Europe/Berlin; rollover 02:30"_s,
             u"2025-10-26T00:29:59Z"_s, u"2025-10-26T00:30:00Z"_s, u"2025-10-25"_s, u"2025-10-26"_s);
        row("R1: the wall shows a time before the rollover again, and the day stays",
            u"zone Europe/Berlin; rollover 02:30; now 2025-10-26T01:10:00Z"_s, u"today=2025-10-26"_s);
        turn("Cairo has no midnight in spring", u"zone Africa/Cairo"_s, u"2023-04-27T21:59:59Z"_s,
             u"2023-04-27T22:00:00Z"_s, u"2023-04-27"_s, u"2023-04-28"_s);
        turn("Cairo comes to midnight an hour late in autumn", u"zone Africa/Cairo"_s,
             u"2023-10-26T21:59:59Z"_s, u"2023-10-26T22:00:00Z"_s, u"2023-10-26"_s, u"2023-10-27"_s);
        turn("Sao Paulo has no midnight in spring", u"zone America/Sao_Paulo"_s, u"2018-11-04T02:59:59Z"_s,
             u"2018-11-04T03:00:00Z"_s, u"2018-11-03"_s, u"2018-11-04"_s);
        turn("Lord Howe skips half an hour", u"zone Australia/Lord_Howe; rollover 02:15"_s,
             u"2025-10-04T15:29:59Z"_s, u"2025-10-04T15:30:00Z"_s, u"2025-10-04"_s, u"2025-10-05"_s);
        row("R1: Lord Howe repeats half an hour, and the day stays",
            u"zone Australia/Lord_Howe; rollover 01:45; now 2025-04-05T15:05:00Z"_s, u"today=2025-04-06"_s);
        row("R1: St John's goes back to the evening before, and the day stays",
            u"zone America/St_Johns; now 1988-10-30T02:00:00Z"_s, u"today=1988-10-30"_s);
        turn("Troll skips two hours", u"zone Antarctica/Troll; rollover 02:30"_s, u"2025-03-30T00:59:59Z"_s,
             u"2025-03-30T01:00:00Z"_s, u"2025-03-29"_s, u"2025-03-30"_s);
        turn("Kathmandu is a quarter of an hour off", u"zone Asia/Kathmandu"_s, u"2025-07-14T18:14:59Z"_s,
             u"2025-07-14T18:15:00Z"_s, u"2025-07-14"_s, u"2025-07-15"_s);
        turn("Tehran begins its year without a midnight", u"zone Asia/Tehran"_s, u"2022-03-21T20:29:59Z"_s,
             u"2022-03-21T20:30:00Z"_s, u"2022-03-21"_s, u"2022-03-22"_s);
        turn("Samoa goes from the 29th to the 31st", u"zone Pacific/Apia"_s, u"2011-12-30T09:59:59Z"_s,
             u"2011-12-30T10:00:00Z"_s, u"2011-12-29"_s, u"2011-12-31"_s);
        turn("with a rollover at three Samoa's 30th has three hours", u"zone Pacific/Apia; rollover 03:00"_s,
             u"2011-12-30T10:00:00Z"_s, u"2011-12-30T13:00:00Z"_s, u"2011-12-30"_s, u"2011-12-31"_s);
        turn("Kwajalein goes from the 20th to the 22nd", u"zone Pacific/Kwajalein"_s,
             u"1993-08-21T11:59:59Z"_s, u"1993-08-21T12:00:00Z"_s, u"1993-08-20"_s, u"1993-08-22"_s);
        turn("Kiritimati goes from 30 December into the new year", u"zone Pacific/Kiritimati"_s,
             u"1994-12-31T09:59:59Z"_s, u"1994-12-31T10:00:00Z"_s, u"1994-12-30"_s, u"1995-01-01"_s);

        row("R2: a later rollover moves no stored day",
            u"rollover 03:00; brick 2025-01-15T01:30:00Z; rollover 00:00; now 2025-01-15T12:00:00Z"_s,
            u"bricks=2025-01-14 current=1/1 daily=pending"_s);
        row("R2: a later zone moves no stored day",
            u"zone Pacific/Auckland; brick 2025-01-15T00:30:00+13:00; zone Europe/Berlin; "
            "now 2025-01-15T12:00:00Z"_s,
            u"bricks=2025-01-15 today=2025-01-15 daily=done"_s);
        row("R2: a post keeps its day in another zone, and so its week",
            u"zone Pacific/Auckland; post 2025-01-13T08:00:00+13:00; zone America/New_York; "
            "now 2025-01-15T12:00:00Z"_s,
            u"weeks=1/1met labels=2025-W03 week=1/1"_s);

        const QString west = u"zone Pacific/Auckland; brick 2025-01-15T08:00:00+13:00; "
                             "brick 2025-01-16T08:00:00+13:00; zone Pacific/Honolulu; "_s;
        row("R3: after a flight west today is the day of the latest brick",
            west + u"now 2025-01-15T15:00:00-10:00"_s, u"today=2025-01-16 current=2/2 daily=done"_s);
        row("R3: it is still that day when the calendar has caught up",
            west + u"now 2025-01-16T15:00:00-10:00"_s, u"today=2025-01-16 current=2/2 daily=done"_s);
        row("R3: and the next one after that", west + u"now 2025-01-17T00:00:00-10:00"_s,
            u"today=2025-01-17 current=2/2 daily=pending"_s);
        row("R3: a rest to come moves no today", u"days 2025-01-06 ##.; rest 2025-01-09 2025-01-10"_s,
            u"today=2025-01-08 daily=pending"_s);
        row("R3: today is a day without anything logged", u"now 2025-01-15T12:00:00Z"_s,
            u"today=2025-01-15 daily=none current=0/0 longest=none runs=none weekly=none mean=-1"_s);
    }
    void days() { compare(); }

    void bricksAndRests_data()
    {
        columns();
        const QString now = u"; now 2025-01-15T20:00:00Z"_s;
        row("R4: the largest size stays, first or last",
            u"brick 2025-01-15T09:00:00Z large; brick 2025-01-15T10:00:00Z small"_s + now,
            u"bricks=2025-01-15 brick=large,manual momentum=0.309449"_s);
        row("R4: two small bricks are one small brick",
            u"brick 2025-01-15T09:00:00Z small; brick 2025-01-15T10:00:00Z small"_s + now,
            u"brick=small,manual current=1/1 momentum=0.103150"_s);
        row("R4: automatic on automatic stays automatic",
            u"brick 2025-01-15T09:00:00Z auto; brick 2025-01-15T10:00:00Z auto"_s + now,
            u"brick=normal,auto"_s);
        row("R4: automatic on manual stays manual",
            u"brick 2025-01-15T09:00:00Z manual; brick 2025-01-15T10:00:00Z auto"_s + now,
            u"brick=normal,manual"_s);
        row("R4: notes are joined in the order of stacking",
            u"brick 2025-01-15T09:00:00Z b; brick 2025-01-15T10:00:00Z a; brick 2025-01-15T11:00:00Z b"_s +
                now,
            u"brick=normal,manual,b+a+b"_s);
        row("R4: an empty note adds no line",
            u"brick 2025-01-15T09:00:00Z a; brick 2025-01-15T10:00:00Z; brick 2025-01-15T11:00:00Z c"_s + now,
            u"brick=normal,manual,a+c"_s);
        row("R4: the last direction stays",
            u"brick 2025-01-15T09:00:00Z towards:essay; brick 2025-01-15T10:00:00Z towards:letter"_s + now,
            u"brick=normal,manual,towards:letter"_s);
        row("R4: an empty direction takes none away",
            u"brick 2025-01-15T09:00:00Z towards:essay; brick 2025-01-15T10:00:00Z towards:"_s + now,
            u"brick=normal,manual,towards:essay"_s);
        row("R4: the same date in two zones is one day",
            u"zone Pacific/Auckland; brick 2025-01-15T08:00:00+13:00; zone America/New_York; "
            "brick 2025-01-15T08:00:00-05:00 large"_s +
                now,
            u"bricks=2025-01-15 brick=large,manual current=1/1"_s);

        row("R5: a brick on a rest day counts", u"days 2025-01-06 #R#"_s,
            u"current=3/3 daily=done strength=0.147820"_s);
        row("R5: a brick on today's rest is done, not resting", u"days 2025-01-06 ##R"_s,
            u"current=3/3 daily=done"_s);
        row("R5: a rest with a reason today", u"days 2025-01-06 ##.; rest 2025-01-08"_s,
            u"current=2/2 daily=resting strength=0.101149"_s);
        row("R5: a year of rest is no limit", u"days 2025-01-06 ##"_s + u"r"_s.repeated(365) + u"#"_s,
            u"current=3/368 daily=done strength=0.147820"_s);
        row("R5: a rest declared afterwards mends", u"days 2025-01-06 ##.#; rest 2025-01-08"_s,
            u"runs=3/4 current=3/4"_s);
    }
    void bricksAndRests() { compare(); }

    void runs_data()
    {
        columns();
        row("R6: rests alone are never a brick", u"days 2025-01-06 rrr"_s, u"daily=none runs=none"_s);
        row("R6: a closed day without a brick breaks", u"days 2025-01-06 ##.#"_s,
            u"runs=2/2,1/1 current=1/1 longest=2 daily=done"_s);
        row("R6: a rest bridges without counting", u"days 2025-01-06 ##r#"_s, u"current=3/4 longest=3"_s);
        row("R6: a run neither begins nor ends with a rest", u"days 2025-01-06 rr##rr"_s,
            u"runs=2/2 current=2/2 daily=resting"_s);
        row("R6: a rest before the missed day does not save the run", u"days 2025-01-06 ##r.#"_s,
            u"runs=2/2,1/1 current=1/1"_s);
        row("R6: a rest after the missed day does not either", u"days 2025-01-06 ##.r#"_s,
            u"runs=2/2,1/1 current=1/1"_s);
        row("R6: resting after a break is broken", u"days 2025-01-06 ##.r"_s, u"daily=broken current=0/0"_s);
        row("R6: open after rests is pending", u"days 2025-01-06 ##rr."_s, u"daily=pending current=2/2"_s);
        row("R6: of two runs as long the later is the longest", u"days 2025-01-06 ##..#r#.."_s,
            u"longest=2 longestEnd=2025-01-12 daily=broken"_s);
        row("R6: the longest counts bricks, not days", u"days 2025-01-06 #rrrrr#.###"_s,
            u"runs=2/7,3/3 longest=3 longestEnd=2025-01-16"_s);
        row("R6: Samoa's date that never was bridges",
            u"zone Pacific/Apia; brick 2011-12-29T09:00:00Z; brick 2011-12-30T09:00:00Z; "
            "brick 2011-12-30T11:00:00Z; now 2011-12-30T12:00:00Z"_s,
            u"bricks=2011-12-28,2011-12-29,2011-12-31 current=3/4 daily=done strength=0.147820"_s);
        row("R6: before Samoa's next day has a brick the run is pending",
            u"zone Pacific/Apia; brick 2011-12-30T09:00:00Z; now 2011-12-30T10:00:00Z"_s,
            u"today=2011-12-31 current=1/1 daily=pending"_s);
        row("R6: Samoa's short 30th, with a rollover at three, is missed like any other",
            u"zone Pacific/Apia; rollover 03:00; brick 2011-12-30T09:00:00Z; brick 2011-12-30T14:00:00Z; "
            "now 2011-12-30T15:00:00Z"_s,
            u"bricks=2011-12-29,2011-12-31 runs=1/1,1/1 current=1/1"_s);
        row("R6: a brick laid elsewhere on that date counts here too",
            u"days 2011-12-28 ####; zone Pacific/Apia; now 2011-12-30T12:00:00Z"_s,
            u"today=2011-12-31 current=4/4 daily=done"_s);
        row("R6: elsewhere the 30th was missed", u"zone Pacific/Honolulu; days 2011-12-28 ##.#"_s,
            u"runs=2/2,1/1"_s);

        row("R7: off, nothing freezes", u"days 2025-03-01 #######.#"_s,
            u"runs=7/7,1/1 frozen=none meter=0"_s);
        row("R7: six on the meter save nothing", u"freeze on; days 2025-03-01 ######.#"_s,
            u"runs=6/6,1/1 frozen=none meter=1"_s);
        row("R7: exactly seven save a day and leave nothing", u"freeze on; days 2025-03-01 #######.."_s,
            u"current=7/7 daily=pending frozen=2025-03-08 meter=0"_s);
        row("R7: the open day costs nothing yet", u"freeze on; days 2025-03-01 #######."_s,
            u"current=7/7 daily=pending frozen=none meter=7"_s);
        row("R7: a second missed day breaks, and the first stays frozen",
            u"freeze on; days 2025-03-01 #######..."_s,
            u"runs=7/7 current=0/0 daily=broken frozen=2025-03-08 meter=0"_s);
        row("R7: after freeze and break the meter begins again",
            u"freeze on; days 2025-03-01 #########..###"_s, u"runs=9/9,3/3 frozen=2025-03-10 meter=3"_s);
        row("R7: the meter holds fourteen at most", u"freeze on; days 2025-03-01 ####################"_s,
            u"meter=14"_s);
        row("R7: fourteen save two days in a row, not three",
            u"freeze on; days 2025-03-01 ####################...#"_s,
            u"runs=20/20,1/1 frozen=2025-03-21,2025-03-22 meter=1"_s);
        row("R7: thirteen save one day and keep six", u"freeze on; days 2025-03-01 #############.."_s,
            u"frozen=2025-03-14 meter=6 daily=pending"_s);
        row("R7: a rest neither costs nor earns", u"freeze on; days 2025-03-01 ######r#r.r#"_s,
            u"current=8/12 frozen=2025-03-10 meter=1"_s);
        row("R7: a backfilled frozen day is frozen no more and pays back",
            u"freeze on; days 2025-03-01 #######.#; backfill 2025-03-08"_s,
            u"current=9/9 frozen=none meter=9"_s);
        row("R7: a backfill can earn what a later day needs",
            u"freeze on; days 2025-03-02 ######.#; backfill 2025-03-01"_s,
            u"current=8/9 frozen=2025-03-08 meter=1"_s);
        row("R7: an extra brick shortens no longest run",
            u"freeze on; days 2025-03-02 #######.#######.#; backfill 2025-03-01"_s,
            u"current=16/18 longest=16 frozen=2025-03-09,2025-03-17 meter=2"_s);
        row("R7: switched off again, what was frozen was missed",
            u"freeze on; freeze off; days 2025-03-01 #######.#"_s,
            u"current=1/1 runs=7/7,1/1 frozen=none meter=0"_s);
        row("R7: Samoa's missing date costs nothing",
            u"freeze on; days 2011-12-21 #########.#; zone Pacific/Apia; now 2011-12-30T12:00:00Z"_s,
            u"current=10/11 frozen=none meter=10"_s);
    }
    void runs() { compare(); }

    void posts_data()
    {
        columns();
        // 6 January 2025 is a Monday.
        row("R8: a scheduled post is not there a second before its time",
            u"post 2025-01-08T10:00:00Z; now 2025-01-08T09:59:59Z"_s, u"weekly=none week=0/1 weeks=none"_s);
        row("R8: a scheduled post counts at its time",
            u"post 2025-01-08T10:00:00Z; now 2025-01-08T10:00:00Z"_s, u"weekly=done week=1/1 streak=1"_s);
        row("R8: a scheduled post counts on the day of its time",
            u"zone Europe/Berlin; post 2025-01-12T23:30:00Z; now 2025-01-14T12:00:00Z"_s,
            u"labels=2025-W03 week=1/1"_s);
        row("R8: by the rollover it may count for the week before",
            u"rollover 03:00; post 2025-01-13T02:59:59Z; now 2025-01-14T12:00:00Z"_s,
            u"labels=2025-W02,2025-W03 weeks=1/1met,0/1open"_s);
        row("R8: a retracted post does not count",
            u"post 2025-01-07T10:00:00Z retracted; now 2025-01-08T10:00:00Z"_s, u"weekly=none week=0/1"_s);
        row("R8: without the retracted first post the weeks begin later",
            u"post 2025-01-07T10:00:00Z retracted; posts 2025-01-21; now 2025-01-28T12:00:00Z"_s,
            u"weeks=1/1met,0/1open streak=1 weekly=pending mean=1"_s);
        row("R8: a post lays no brick", u"posts 2025-01-07; now 2025-01-08T12:00:00Z"_s,
            u"bricks=none daily=none"_s);

        row("R9: weeks before the first post are ignored",
            u"days 2024-12-02 #; posts 2025-01-07; now 2025-01-08T12:00:00Z"_s, u"weeks=1/1met streak=1"_s);
        row("R9: the open week never breaks", u"posts 2025-01-07 2025-01-14; now 2025-01-26T23:59:59Z"_s,
            u"weeks=1/1met,1/1met,0/1open streak=2 weekly=pending"_s);
        row("R9: a week that closes unmet breaks", u"posts 2025-01-07 2025-01-14; now 2025-01-27T00:00:00Z"_s,
            u"weeks=1/1met,1/1met,0/1missed,0/1open streak=0 best=2 weekly=broken"_s);
        row("R9: the open week counts once it is met",
            u"posts 2025-01-07 2025-01-14 2025-01-20; now 2025-01-20T13:00:00Z"_s,
            u"streak=3 best=3 weekly=done"_s);
        row("R9: met again after a break is a streak of one",
            u"posts 2025-01-07 2025-01-22; now 2025-01-23T12:00:00Z"_s,
            u"weeks=1/1met,0/1missed,1/1met streak=1 best=1 weekly=done"_s);
        const QString silent = u"posts 2025-01-07 2025-01-21; now 2025-01-28T12:00:00Z; rest "_s;
        row("R9: four rest days excuse, and an excused week bridges uncounted",
            silent + u"2025-01-13 2025-01-15 2025-01-17 2025-01-19"_s,
            u"weeks=1/1met,0/1excused,1/1met,0/1open streak=2 weekly=pending"_s);
        row("R9: three rest days do not", silent + u"2025-01-13 2025-01-15 2025-01-17"_s,
            u"weeks=1/1met,0/1missed,1/1met,0/1open streak=1 best=1"_s);
        row("R9: rest days of the weeks beside it do not help",
            silent + u"2025-01-12 2025-01-13 2025-01-15 2025-01-17 2025-01-20"_s, u"streak=1 best=1"_s);
        row("R9: a rest day with a brick on it is still a rest day",
            silent + u"2025-01-13 2025-01-14 2025-01-15 2025-01-16; backfill 2025-01-16"_s,
            u"weeks=1/1met,0/1excused,1/1met,0/1open streak=2"_s);
        row("R9: a met week with rest days counts",
            u"posts 2025-01-07 2025-01-14; rest 2025-01-13 2025-01-14 2025-01-15 2025-01-16; "
            "now 2025-01-20T12:00:00Z"_s,
            u"weeks=1/1met,1/1met,0/1open streak=2"_s);
        row("R9: four rest days do not excuse an open week",
            u"posts 2025-01-07; rest 2025-01-13 2025-01-14 2025-01-15 2025-01-16; now 2025-01-17T12:00:00Z"_s,
            u"weeks=1/1met,0/1open streak=1 weekly=pending"_s);
        const QString twoEach = u"posts 2025-01-07 2025-01-08 2025-01-14 2025-01-15 2025-01-21; "
                                "now 2025-01-22T12:00:00Z; "_s;
        row("R9: a target changed mid-week applies from that week", twoEach + u"target 2025-01-16 3"_s,
            u"weeks=2/1met,2/3missed,1/3open streak=0 best=1 weekly=broken"_s);
        row("R9: changed on its last day too", twoEach + u"target 2025-01-19 3"_s,
            u"weeks=2/1met,2/3missed,1/3open"_s);
        row("R9: changed on the next Monday, not", twoEach + u"target 2025-01-20 3"_s,
            u"weeks=2/1met,2/1met,1/3open streak=2 weekly=pending"_s);
        row("R9: dated in the past it applies to the past", twoEach + u"target 2024-06-01 2"_s,
            u"weeks=2/2met,2/2met,1/2open streak=2 week=1/2"_s);
        row("R9: dated in the future it waits", twoEach + u"target 2025-02-01 9"_s,
            u"weeks=2/1met,2/1met,1/1met streak=3 week=1/1"_s);
        row("R9: of two changes in a week the later applies",
            twoEach + u"target 2025-01-14 5; target 2025-01-17 2"_s,
            u"weeks=2/1met,2/2met,1/2open streak=2"_s);
        // Saturday 11, Sunday 12 and Monday 13 January 2025.
        const QString weekend = u"posts 2025-01-11 2025-01-12 2025-01-13; now 2025-01-13T13:00:00Z; "_s;
        row("R9: by Monday weeks the weekend is one week", weekend + u"week monday"_s,
            u"weeks=2/1met,1/1met labels=2025-W02,2025-W03"_s);
        row("R9: by Sunday weeks Saturday stands alone", weekend + u"week sunday"_s,
            u"weeks=1/1met,2/1met labels=2025-W02,2025-W03"_s);
        row("R9: by Saturday weeks all three are one week", weekend + u"week saturday"_s,
            u"weeks=3/1met labels=2025-W03"_s);
        row("R9: by Saturday weeks Friday belongs to the week before",
            u"week saturday; posts 2025-01-10 2025-01-11; now 2025-01-11T13:00:00Z"_s,
            u"weeks=1/1met,1/1met labels=2025-W02,2025-W03"_s);
        row("R9: a Sunday week at the end of a long year",
            u"week sunday; posts 2020-12-26 2020-12-27 2021-01-03; now 2021-01-04T12:00:00Z"_s,
            u"labels=2020-W52,2020-W53,2021-W01 streak=3"_s);
        row("R9: the first week of a year may begin in the year before",
            u"posts 2024-12-30 2025-01-06; now 2025-01-06T13:00:00Z"_s,
            u"labels=2025-W01,2025-W02 streak=2"_s);
        row("R9: the weekly streak runs through week 53",
            u"posts 2026-12-21 2027-01-03 2027-01-10; now 2027-01-10T13:00:00Z"_s,
            u"labels=2026-W52,2026-W53,2027-W01 streak=3 weekly=done"_s);
    }
    void posts() { compare(); }

    void scores_data()
    {
        columns();
        const QString days = u"days 2025-01-06 "_s;
        row("R10: twenty daily bricks", days + u"####################"_s, u"strength=0.655747"_s);
        row("R10: with three rests among them", days + u"###r####r######r####"_s, u"strength=0.596033"_s);
        row("R10: thirteen daily bricks are half", days + u"#############"_s, u"strength=0.5"_s);
        row("R10: thirteen missed days halve again", days + u"#############.............."_s,
            u"strength=0.25 daily=broken"_s);
        row("R10: an open today is left out", days + u"###."_s, u"strength=0.147820"_s);
        row("R10: a missed day counts nothing", days + u"#.#"_s, u"strength=0.098593"_s);
        row("R10: a rest holds, before a missed day too", days + u"#rrr.#"_s, u"strength=0.098593"_s);
        row("R10: a frozen day counts nothing", u"freeze on; "_s + days + u"#######.."_s,
            u"strength=0.295322 daily=pending"_s);
        row("R10: a brick is a brick whatever its size", days + u"sL"_s, u"strength=0.101149"_s);
        row("R10: days before the first brick leave no trace", days + u"..r..#"_s, u"strength=0.051922"_s);

        row("R11: three normal bricks are half", days + u"###"_s, u"momentum=0.5"_s);
        row("R11: three missed days halve", days + u"###...."_s, u"momentum=0.25"_s);
        row("R11: a small brick weighs half", days + u"s"_s, u"momentum=0.103150"_s);
        row("R11: a large brick weighs one and a half", days + u"L"_s, u"momentum=0.309449"_s);
        row("R11: large bricks tend to one and a half", days + u"L"_s.repeated(60), u"momentum=1.499999"_s);
        row("R11: a rest holds", days + u"##rr#"_s, u"momentum=0.5"_s);

        const QString first = u"posts 2025-01-06 2025-01-07 2025-01-08 2025-01-09"_s; // 4, then 1, 0, 2, 3
        row("R12: no closed week, no mean", first + u"; now 2025-01-12T12:00:00Z"_s, u"mean=-1 week=4/1"_s);
        row("R12: the mean of one closed week", first + u"; now 2025-01-13T12:00:00Z"_s, u"mean=4"_s);
        const QString second = first + u" 2025-01-14"_s;
        row("R12: the mean of two", second + u"; now 2025-01-20T12:00:00Z"_s, u"mean=2.5"_s);
        row("R12: the mean of three, one of them silent", second + u"; now 2025-01-27T12:00:00Z"_s,
            u"mean=1.6666667"_s);
        const QString fourth = second + u" 2025-01-27 2025-01-28"_s;
        row("R12: the mean of four", fourth + u"; now 2025-02-03T12:00:00Z"_s, u"mean=1.75"_s);
        const QString fifth = fourth + u" 2025-02-03 2025-02-04 2025-02-05"_s;
        row("R12: of five closed weeks the last four", fifth + u"; now 2025-02-10T12:00:00Z"_s,
            u"mean=1.5"_s);
        row("R12: an excused week is in the mean",
            second + u"; rest 2025-01-20 2025-01-21 2025-01-22 2025-01-23; now 2025-01-27T12:00:00Z"_s,
            u"mean=1.6666667 weeks=4/1met,1/1met,0/1excused,0/1open"_s);
    }
    void scores() { compare(); }
};

QTEST_GUILESS_MAIN(TestRuleExamples)
#include "tst_rule_examples.moc"
