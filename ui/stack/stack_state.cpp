#include "ui/stack/stack_state.h"

#include "ui/stack/direction_offers.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>
#include <vector>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StackSheet)
};

constexpr int lately = 12 * 7; // days: what is a favourite may change
constexpr std::size_t mostFavourites = 3;

struct Use
{
    QString name; // as spelt last
    int lately = 0;
    int ever = 0;
};

/// The latest first.
std::vector<Use> usesOf(const HabitLog& log, Day today)
{
    std::vector<Use> uses;
    std::map<QString, std::size_t> places;
    for (auto brick = log.bricks.rbegin(); brick != log.bricks.rend(); ++brick) {
        const auto& direction = brick->second.direction;
        if (!direction)
            continue;
        const auto [place, fresh] = places.try_emplace(directionKey(*direction), uses.size());
        if (fresh)
            uses.push_back({.name = *direction});
        Use& use = uses[place->second];
        ++use.ever;
        use.lately += brick->first.daysTo(today) < lately ? 1 : 0;
    }
    return uses;
}

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

QString sizeTitle(BrickSize size)
{
    switch (size) {
    case BrickSize::Small:
        return Words::tr("Small");
    case BrickSize::Normal:
        return Words::tr("Normal");
    case BrickSize::Large:
        return Words::tr("Large");
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

QString notesOf(const Brick& brick, const QLocale& locale)
{
    const qsizetype lines = brick.note.split(u'\n', Qt::SkipEmptyParts).size();
    if (lines == 0)
        return Words::tr("no note");
    return lines == 1 ? Words::tr("1 line of notes")
                      : Words::tr("%1 lines of notes").arg(locale.toString(lines));
}

QString summaryOf(const Brick& brick, const QLocale& locale)
{
    QStringList parts{sizeTitle(brick.size)};
    if (brick.direction)
        parts << *brick.direction;
    parts << notesOf(brick, locale);
    return parts.join(u" · "_s);
}

/// What becomes of each part of a brick, in the order in which they are asked for.
QStringList changesOf(const Brick& before, const Brick& added, const Brick& after)
{
    QStringList changes;
    const QString size = sizeName(after.size);
    changes << (after.size == before.size ? Words::tr("it stays %1").arg(size)
                                          : Words::tr("it becomes %1").arg(size));
    if (!added.note.isEmpty())
        changes << (before.note.isEmpty() ? Words::tr("your note is its first")
                                          : Words::tr("your note is added below the first"));
    else if (!before.note.isEmpty())
        changes << Words::tr("its note stays");
    if (after.direction)
        changes << (after.direction == before.direction
                        ? Words::tr("direction %1 stays").arg(*after.direction)
                        : Words::tr("its direction becomes %1").arg(*after.direction));
    return changes;
}

} // namespace

StackState stackState(const HabitLog& log, const Summary& summary)
{
    StackState state{.today = summary.today, .bricks = log.bricks, .directions = {}, .favourites = {}};
    std::vector<Use> uses = usesOf(log, summary.today);
    for (const Use& use : uses)
        state.directions << use.name;
    const auto isUsedMore = [](const Use& a, const Use& b) {
        return std::tie(a.lately, a.ever) > std::tie(b.lately, b.ever);
    };
    std::ranges::stable_sort(uses, isUsedMore); // on a tie the latest
    uses.resize(std::min(uses.size(), mostFavourites));
    for (const Use& use : uses)
        state.favourites << use.name;
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
        return Words::tr("There is a %1 brick.").arg(size);
    if (note.isEmpty())
        return Words::tr("There is a %1 brick, %2.").arg(size, direction);
    if (direction.isEmpty())
        return Words::tr("There is a %1 brick: “%2”").arg(size, note);
    return Words::tr("There is a %1 brick, %2: “%3”").arg(size, direction, note);
}

QString dayNotice(const StackState& state, Day day, const QLocale& locale)
{
    if (day >= state.today)
        return {};
    const QString date = locale.toString(day.date(), QLocale::LongFormat);
    return day == state.today.previous() ? Words::tr("Backfilled: for %1, yesterday.").arg(date)
                                         : Words::tr("Backfilled: for %1.").arg(date);
}

std::optional<MergePreview> mergePreview(const StackState& state, const StackWish& wish,
                                         const QLocale& locale)
{
    const auto there = state.bricks.find(wish.day);
    if (there == state.bricks.end())
        return std::nullopt;
    Brick added;
    added.day = wish.day;
    added.size = wish.size;
    added.note = wish.note.trimmed(); // as it is logged
    if (const QString direction = speltLikeBefore(state.directions, wish.direction); !direction.isEmpty())
        added.direction = direction;
    const Brick after = merged(there->second, added);
    const QString changes =
        changesOf(there->second, added, after).join(Words::tr(", ", "between the parts of a sentence"));
    const QString date = locale.toString(wish.day.date(), QLocale::LongFormat);
    return MergePreview{.brick = after,
                        .summary = summaryOf(after, locale),
                        .sentence = wish.day == state.today
                                        ? Words::tr("Adds to the brick of today: %1.").arg(changes)
                                        : Words::tr("Adds to the brick of %1: %2.").arg(date, changes)};
}

} // namespace brickwork
