// R14 on ten thousand random histories with fixed seeds: the engine agrees with the rules written a second
// time, and every invariant holds by itself.
#include "core/habit/summary.h"
#include "tests/core/habit/drawn_log.h"
#include "tests/core/habit/habit_invariants.h"

#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace brickwork;
using namespace Qt::StringLiterals;
using habit_invariants::Case;
using habit_invariants::Invariant;
using random_history::History;

namespace {

constexpr quint32 histories = 10'000;

} // namespace

class TestHabitProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const random_history::Era& era : random_history::eras())
            QVERIFY2(QTimeZone(era.zone).isValid(), era.zone);
        for (quint32 seed = 1; seed <= histories; ++seed) {
            const History history = random_history::historyOf(seed, m_walls);
            const Case lived(history, m_walls);
            take(lived);
            for (Invariant& invariant : m_invariants) {
                if (invariant.check(lived).isEmpty())
                    continue;
                if (++invariant.violations == 1) {
                    const History small = habit_invariants::shrunk(history, invariant.check, m_walls);
                    invariant.first =
                        invariant.check(Case(small, m_walls)) + u'\n' + random_history::drawingOf(small);
                }
            }
        }
    }

    void holds_data()
    {
        QTest::addColumn<int>("violations");
        QTest::addColumn<QString>("first");
        for (const Invariant& invariant : m_invariants)
            QTest::newRow(invariant.name) << invariant.violations << invariant.first;
    }

    void holds()
    {
        QFETCH(int, violations);
        QFETCH(QString, first);
        QVERIFY2(violations == 0, qPrintable(u"%1 histories violate it; %2"_s.arg(violations).arg(first)));
    }

    // An invariant says nothing about what never happens.
    void everyCornerIsVisited_data()
    {
        QTest::addColumn<int>("visits");
        for (const auto& [corner, visits] : m_corners)
            QTest::newRow(qPrintable(corner)) << visits;
    }

    void everyCornerIsVisited()
    {
        QFETCH(int, visits);
        QVERIFY2(visits >= 50, qPrintable(QString::number(visits)));
    }

    void cleanupTestCase()
    {
        int violations = 0;
        for (const Invariant& invariant : m_invariants)
            violations += invariant.violations;
        std::printf("%u histories, %d violations\n", histories, violations);
    }

private:
    void take(const Case& c)
    {
        const auto corner = [this](const QString& name, bool visited) { m_corners[name] += visited ? 1 : 0; };
        const Summary& s = c.summary;
        for (int state = 0; state <= static_cast<int>(DailyState::Broken); ++state) {
            const auto daily = static_cast<DailyState>(state);
            corner(u"daily "_s + drawn::textOf(daily), s.daily == daily);
        }
        for (int state = 0; state <= static_cast<int>(WeeklyState::Broken); ++state) {
            const auto weekly = static_cast<WeeklyState>(state);
            corner(u"weekly "_s + drawn::textOf(weekly), s.weekly == weekly);
        }
        const auto hasWeek = [&s](WeekStatus status) {
            return std::ranges::find(s.weeks, status, &Week::status) != s.weeks.end();
        };
        corner(u"a week that was met"_s, hasWeek(WeekStatus::Met));
        corner(u"a week that was missed"_s, hasWeek(WeekStatus::Missed));
        corner(u"a week that was excused"_s, hasWeek(WeekStatus::Excused));
        corner(u"an open week"_s, hasWeek(WeekStatus::Open));
        corner(u"a frozen day"_s, !s.frozenDays.empty());
        corner(u"several frozen days"_s, s.frozenDays.size() > 2);
        corner(u"a full meter"_s, s.freezeMeter == 14);
        corner(u"a brick beyond the day here"_s, s.today > c.rule().dayOf(c.history.now));
        corner(u"several runs"_s, s.runs.size() > 2);
        corner(u"a date that does not exist here"_s,
               !s.runs.empty() &&
                   !c.rule().skippedBetween(*s.runs.front().start, *s.runs.back().end).empty());
        corner(u"a brick on a date that does not exist here"_s,
               std::ranges::any_of(c.log.bricks,
                                   [&](const auto& entry) { return !c.rule().exists(entry.first); }));
        corner(u"a scheduled post still to come"_s,
               std::ranges::any_of(c.log.posts, [&](const Post& p) { return p.countsFrom > c.history.now; }));
        const Day nextWeek = naive::weekStartOf(s.today, c.history.settings.weekStart).plus(7);
        corner(u"no post but those of a week still to come here"_s,
               s.weeks.empty() && std::ranges::any_of(c.log.posts, [&](const Post& p) {
                   return !p.retracted && p.countsFrom <= c.history.now && p.day >= nextWeek;
               }));
        corner(u"a post of this very moment"_s, std::ranges::any_of(c.log.posts, [&](const Post& p) {
                   return p.countsFrom == c.history.now;
               }));
        corner(u"four closed weeks"_s, s.weeks.size() > 4);
    }

    naive::Walls m_walls;
    std::map<QString, int> m_corners;
    std::vector<habit_invariants::Invariant> m_invariants = habit_invariants::all();
};

QTEST_GUILESS_MAIN(TestHabitProperties)
#include "tst_habit_properties.moc"
