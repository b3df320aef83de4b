#include "core/flows/demo_days.h"

#include "core/habit/summary.h"

#include <algorithm>
#include <array>
#include <set>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// A stretch of days drawn by hand, counted in days before today, both ends included.
struct Stretch
{
    int from; ///< the earlier day, so the larger number
    int to;
    [[nodiscard]] bool holds(int ago) const { return ago <= from && ago >= to; }
};

// The longest run (41 bricks, two rests) and the current one (12 bricks, two rests), each with gaps beside it
// so that no other run grows into it.
constexpr Stretch longest{250, 208};
constexpr Stretch current{14, 1};
constexpr std::array gaps{251, 207, 206, 16, 15};

struct PlannedRest
{
    int ago;
    QStringView reason;
};
constexpr std::array plannedRests{
    PlannedRest{236, u"Moving house"},
    PlannedRest{221, u"A wedding"},
    PlannedRest{10, u"A day on trains"},
    PlannedRest{5, u"My sister's birthday"},
};

/// Posts by week: the first figure is the week of today, the last one the 77th before it.
constexpr QLatin1StringView postsByWeek("111211111"
                                        "0111210"
                                        "10"
                                        "111121111111"
                                        "011201"
                                        "11111211111121"
                                        "01001101"
                                        "112110111110"
                                        "10110100");
constexpr int vacationWeek = 17;

/// Chance of a brick on a weekday, by month before today: good stretches and slack ones.
constexpr std::array weekdayChance{80, 78, 74, 70, 76, 82, 78, 80, 76, 52,
                                   44, 70, 80, 76, 72, 66, 74, 62, 60};
constexpr int weekendDiscount = 26;
constexpr int longestChanceRun = 27;

/// The writer goes away from a Saturday to the Sunday of the week after.
std::set<Day> vacation(Day today)
{
    const Day monday = weekOf(today, WeekStart::Monday).plus(-7 * vacationWeek);
    std::set<Day> days;
    for (int i = -2; i < 7; ++i) {
        days.insert(monday.plus(i));
    }
    return days;
}

bool isDrawnByHand(int ago)
{
    return longest.holds(ago) || current.holds(ago) || std::ranges::find(gaps, ago) != gaps.end();
}

std::vector<Rest> rests(Day first, Day today)
{
    std::vector<Rest> found;
    const std::set<Day> away = vacation(today);
    for (Day day = first; day < today; day = day.next()) {
        const int ago = static_cast<int>(day.daysTo(today));
        const QDate date = day.date();
        const auto planned = std::ranges::find(plannedRests, ago, &PlannedRest::ago);
        if (planned != plannedRests.end()) {
            found.push_back({day, planned->reason.toString()});
        } else if (isDrawnByHand(ago)) {
            continue;
        } else if (away.contains(day)) {
            found.push_back({day, u"A week by the sea"_s});
        } else if (date.month() == 12 && date.day() >= 24 && date.day() <= 26) {
            found.push_back({day, u"Christmas"_s});
        }
    }
    return found;
}

/// One post day a week at most a figure: Tuesday as a rule, the second one towards the weekend.
std::vector<Day> postDays(Day first, Day today)
{
    DemoDice dice(20);
    std::vector<Day> days;
    const Day thisWeek = weekOf(today, WeekStart::Monday);
    for (qsizetype week = postsByWeek.size() - 1; week >= 0; --week) {
        const int wanted = postsByWeek.at(week).unicode() - '0';
        const bool usual = dice.percent(70);
        const int other = dice.below(3);
        const int second = 4 + dice.below(2);
        const Day monday = thisWeek.plus(-7 * week);
        const Day day = monday.plus(usual || week == 0 ? 1 : 1 + other);
        if (wanted > 0 && day >= first && day < today) {
            days.push_back(day);
        }
        if (wanted > 1 && monday.plus(second) >= first && monday.plus(second) < today) {
            days.push_back(monday.plus(second));
        }
    }
    return days;
}

int chanceOf(Day day, int ago)
{
    const size_t month = std::min<size_t>(static_cast<size_t>(ago / 30), weekdayChance.size() - 1);
    const bool weekend = day.date().dayOfWeek() >= Qt::Saturday;
    return weekdayChance.at(month) - (weekend ? weekendDiscount : 0);
}

std::vector<Day> brickDays(Day first, Day today, const std::set<Day>& resting, const std::set<Day>& posting)
{
    DemoDice dice(1961);
    std::vector<Day> days;
    int run = 0;
    for (Day day = first; day < today; day = day.next()) {
        const int ago = static_cast<int>(day.daysTo(today));
        // Drawn whether it is needed or not, so that one day's luck does not depend on another's.
        const bool lucky = dice.percent(chanceOf(day, ago));
        if (resting.contains(day)) {
            continue;
        }
        const bool drawn = longest.holds(ago) || current.holds(ago);
        const bool wrote = drawn || ((lucky || posting.contains(day)) && run < longestChanceRun);
        if (!wrote || (!drawn && isDrawnByHand(ago))) {
            run = 0;
            continue;
        }
        ++run;
        days.push_back(day);
    }
    return days;
}

} // namespace

quint64 DemoDice::next()
{
    m_state += 0x9E3779B97F4A7C15ULL;
    quint64 z = m_state;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

DemoCalendar demoCalendar(Day today, const DayRule& rule)
{
    DemoCalendar calendar;
    calendar.first = Day(today.date().addMonths(-18));
    const auto skipped = [&](Day day) { return !rule.exists(day); };
    calendar.rests = rests(calendar.first, today);
    std::erase_if(calendar.rests, [&](const Rest& rest) { return skipped(rest.day); });
    calendar.postDays = postDays(calendar.first, today);
    std::erase_if(calendar.postDays, skipped);
    std::set<Day> resting;
    for (const Rest& rest : calendar.rests) {
        resting.insert(rest.day);
    }
    const std::set<Day> posting(calendar.postDays.begin(), calendar.postDays.end());
    calendar.bricks = brickDays(calendar.first, today, resting, posting);
    std::erase_if(calendar.bricks, skipped);
    return calendar;
}

} // namespace brickwork
