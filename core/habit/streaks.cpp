#include "core/habit/streaks.h"

#include <algorithm>

namespace brickwork {

namespace {

constexpr int fullMeter = 14;
constexpr int priceOfFreeze = 7;

// One walk from left to right. The meter runs whether or not freezing is on; off, it buys nothing.
class Walk
{
public:
    explicit Walk(Freezing freezing) : m_freezing(freezing) {}

    void step(Day day, DayKind kind)
    {
        if (kind == DayKind::Brick)
            lay(day);
        else if (kind == DayKind::Missed && m_alive)
            miss(day);
        // A rest, a date that is not there and an open day change nothing.
    }

    [[nodiscard]] Streaks finish(DayKind today)
    {
        if (m_alive)
            m_streaks.current = m_streaks.runs.back();
        if (today == DayKind::Brick)
            m_streaks.state = DailyState::Done;
        else if (!m_alive)
            m_streaks.state = DailyState::Broken;
        else
            m_streaks.state = today == DayKind::Rest ? DailyState::Resting : DailyState::Pending;
        for (const Run& run : m_streaks.runs) {
            if (!m_streaks.longest || run.bricks >= m_streaks.longest->bricks) // a tie goes to the later
                m_streaks.longest = run;
        }
        if (m_freezing == Freezing::On)
            m_streaks.meter = m_meter;
        return std::move(m_streaks);
    }

private:
    void lay(Day day)
    {
        if (!m_alive)
            m_streaks.runs.push_back({.bricks = 0, .start = day, .end = day, .spanDays = 0});
        m_alive = true;
        m_meter = std::min(m_meter + 1, fullMeter);
        Run& run = m_streaks.runs.back();
        ++run.bricks;
        run.end = day;
        run.spanDays = static_cast<int>(run.start->daysTo(day) + 1);
    }

    void miss(Day day)
    {
        if (m_freezing == Freezing::On && m_meter >= priceOfFreeze) {
            m_meter -= priceOfFreeze;
            m_streaks.frozen.push_back(day);
            return;
        }
        m_alive = false;
        m_meter = 0;
    }

    Freezing m_freezing;
    Streaks m_streaks;
    bool m_alive = false;
    int m_meter = 0;
};

} // namespace

Streaks streaksOf(const Timeline& timeline, Freezing freezing)
{
    if (timeline.marks.empty())
        return {};
    Walk walk(freezing);
    Day day = timeline.first;
    for (const DayMark& mark : timeline.marks) {
        walk.step(day, mark.kind);
        day = day.next();
    }
    return walk.finish(timeline.marks.back().kind);
}

} // namespace brickwork
