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

// A note may be a page long; the sheet shows how it begins.
QString beginningOf(const QString& note)
{
    constexpr qsizetype length = 120;
    const QString plain = note.simplified();
    return plain.size() <= length ? plain : plain.left(length).trimmed() + u'…';
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

QString lyingBrick(const StackState& state, Day day)
{
    const auto there = state.bricks.find(day);
    if (there == state.bricks.end())
        return {};
    const QString size = sizeName(there->second.size);
    const QString note = beginningOf(there->second.note);
    const QString direction = there->second.direction.value_or(QString());
    if (note.isEmpty() && direction.isEmpty())
        return Words::tr("Here lies a %1 brick.").arg(size);
    if (note.isEmpty())
        return Words::tr("Here lies a %1 brick, %2.").arg(size, direction);
    if (direction.isEmpty())
        return Words::tr("Here lies a %1 brick: “%2”").arg(size, note);
    return Words::tr("Here lies a %1 brick, %2: “%3”").arg(size, direction, note);
}

QString stackNotice(const StackState& state, Day day, BrickSize size, const QLocale& locale)
{
    const QString date = locale.toString(day.date(), QLocale::LongFormat);
    const auto there = state.bricks.find(day);
    if (there != state.bricks.end()) {
        const BrickSize becomes = std::max(there->second.size, size);
        return Words::tr("Together they become one %1 brick, and the notes are joined.")
            .arg(sizeName(becomes));
    }
    if (day < state.today)
        return Words::tr("Backfilled: counts for %1.").arg(date);
    return {};
}

} // namespace brickwork
