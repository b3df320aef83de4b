#include "core/habit/day_rule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qint64 dayMsecs = 86'400'000;
constexpr qint64 epochJulian = 2'440'588; // 1970-01-01
constexpr qint64 widestOffset =
    16LL * 3'600'000; // no zone is, or can be told to QTimeZone to be, further from UTC
constexpr int latestRollover = 6 * 60;

struct Change
{
    qint64 at = 0;
    qint64 offset = 0; // from then on
};

QDateTime utc(qint64 msecs)
{
    return QDateTime::fromMSecsSinceEpoch(msecs, QTimeZone::UTC);
}

qint64 offsetAt(const QTimeZone& zone, qint64 msecs)
{
    return zone.isValid() ? zone.offsetFromUtc(utc(msecs)) * 1000LL : 0;
}

std::optional<Change> changeAfter(const QTimeZone& zone, qint64 msecs)
{
    const QTimeZone::OffsetData next = zone.nextTransition(utc(msecs));
    if (!next.atUtc.isValid() || next.atUtc.toMSecsSinceEpoch() <= msecs)
        return std::nullopt;
    return Change{next.atUtc.toMSecsSinceEpoch(), next.offsetFromUtc * 1000LL};
}

// The civil day of a wall reading, given as milliseconds since 1970 on the wall.
Day dayOfWall(qint64 wall)
{
    const qint64 whole = wall / dayMsecs - (wall % dayMsecs < 0 ? 1 : 0);
    return Day::fromJulian(epochJulian + whole);
}

} // namespace

std::optional<int> timeOfDayFrom(QStringView text)
{
    const auto digit = [text](qsizetype at) { return text[at] >= u'0' && text[at] <= u'9'; };
    if (text.size() != 5 || text[2] != u':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
        return std::nullopt;
    const auto value = [text](qsizetype at) { return text[at].unicode() - u'0'; };
    const int hour = value(0) * 10 + value(1);
    const int minute = value(3) * 10 + value(4);
    return hour > 23 || minute > 59 ? std::nullopt : std::optional(hour * 60 + minute);
}

QString timeOfDayText(int minutes)
{
    return u"%1:%2"_s.arg(minutes / 60, 2, 10, '0'_L1).arg(minutes % 60, 2, 10, '0'_L1);
}

std::optional<Rollover> Rollover::fromText(QStringView text)
{
    const std::optional<int> minutes = timeOfDayFrom(text);
    return minutes && *minutes <= latestRollover ? std::optional(Rollover{*minutes}) : std::nullopt;
}

QString Rollover::text() const
{
    return timeOfDayText(minutes);
}

Instant DayRule::startOf(Day day) const
{
    const qint64 wall = (day.julian() - epochJulian) * dayMsecs + m_rollover.minutes * 60'000LL;
    if (!m_zone.hasTransitions())
        return {wall - offsetAt(m_zone, wall)};
    // Walk the stretches of constant offset from an instant at which the wall cannot have passed the mark
    // yet: the first stretch that shows the mark, or begins beyond it, holds the answer.
    qint64 from = wall - widestOffset;
    qint64 offset = offsetAt(m_zone, from);
    for (;;) {
        const qint64 reached = std::max(from, wall - offset);
        const std::optional<Change> change = changeAfter(m_zone, from);
        if (!change || reached < change->at)
            return {reached};
        from = change->at;
        offset = change->offset;
    }
}

Day DayRule::dayOf(Instant at) const
{
    // The wall shows this day now, so it has begun; a later one may have begun too, before the wall was put
    // back.
    Day day = dayOfWall(at.msecs + offsetAt(m_zone, at.msecs) - m_rollover.minutes * 60'000LL);
    while (startOf(day.next()) <= at)
        day = day.next();
    return day;
}

std::vector<Day> DayRule::skippedBetween(Day first, Day last) const
{
    std::vector<Day> skipped;
    if (last < first || !m_zone.hasTransitions())
        return skipped;
    const QDateTime begin = utc(startOf(first).msecs - 1);
    qint64 before = offsetAt(m_zone, begin.toMSecsSinceEpoch());
    for (const QTimeZone::OffsetData& change : m_zone.transitions(begin, utc(startOf(last.next()).msecs))) {
        const qint64 after = change.offsetFromUtc * 1000LL;
        if (after - before >= dayMsecs) { // less cannot jump over a whole day
            const qint64 at = change.atUtc.toMSecsSinceEpoch() - m_rollover.minutes * 60'000LL;
            for (Day day = dayOfWall(at + before); day <= dayOfWall(at + after); day = day.next()) {
                if (day >= first && day <= last && !exists(day))
                    skipped.push_back(day);
            }
        }
        before = after;
    }
    return skipped;
}

} // namespace brickwork
