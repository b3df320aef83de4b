#include "ui/stack/stack_state.h"

#include <QCoreApplication>

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StackSheet)
};

QString sizeName(BrickSize size)
{
    switch (size) {
    case BrickSize::Small:
        return Words::tr("small");
    case BrickSize::Normal:
        return Words::tr("normal");
    case BrickSize::Large:
        return Words::tr("large");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

StackState stackState(const HabitLog& log, const Summary& summary)
{
    StackState state{.today = summary.today, .bricks = log.bricks, .directions = {}};
    for (auto brick = log.bricks.rbegin(); brick != log.bricks.rend(); ++brick) {
        const auto& direction = brick->second.direction;
        if (direction && !state.directions.contains(*direction))
            state.directions << *direction;
    }
    return state;
}

QString stackNotice(const StackState& state, Day day, BrickSize size, const QLocale& locale)
{
    const QString date = locale.toString(day.date(), QLocale::LongFormat);
    const auto there = state.bricks.find(day);
    if (there != state.bricks.end()) {
        const BrickSize becomes = std::max(there->second.size, size);
        return Words::tr("A %1 brick stands there already; together they become one %2 brick, and the notes "
                         "are joined.")
            .arg(sizeName(there->second.size), sizeName(becomes));
    }
    if (day < state.today)
        return Words::tr("Backfilled: counts for %1.").arg(date);
    return {};
}

} // namespace brickwork
