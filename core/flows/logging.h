// What may be logged, decided on values: a request and the log go in, an act or a refusal comes out. Pure;
// the command line and the window share these decisions through Logbook.
#pragma once

#include "core/base/result.h"
#include "core/habit/log.h"
#include "core/store/event.h"

#include <QStringList>

namespace brickwork {

struct StackRequest
{
    std::optional<Day> day; ///< nothing: today
    BrickSize size = BrickSize::Normal;
    BrickSource source = BrickSource::Manual;
    QString note;
    QString direction; ///< empty: none
};

struct PostRequest
{
    PostId key; ///< empty: a new one is made
    QString title;
    QString url;
    std::optional<Instant> scheduled;
};

/// The brick that a request asks for. Refused: a day after `today` (R3), a note over 10,000 characters, a
/// direction over 80 characters or with a line break.
[[nodiscard]] Result<Brick> requestedBrick(const StackRequest& request, Day today, const Stamp& stamp);

/// The brick of request.day with everything but its first stamp as the request says. Refused: no such brick,
/// and what requestedBrick() refuses.
[[nodiscard]] Result<Brick> editedBrick(const HabitLog& log, const StackRequest& request, Day today,
                                        const Stamp& stamp);

/// The act that takes a brick away. Refused if the day has none.
[[nodiscard]] Result<Act> unstacking(const HabitLog& log, Day day, const Stamp& stamp);

/// One act for each day of [from, to] (at most 3,660) that does not say so already. Refused: to before from.
[[nodiscard]] Result<std::vector<Act>> resting(const HabitLog& log, Day from, Day to, const QString& reason,
                                               const Stamp& stamp);
/// One act for each rest day in [from, to]. Refused if there is none.
[[nodiscard]] Result<std::vector<Act>> endingRest(const HabitLog& log, Day from, Day to, const Stamp& stamp);

/// A setting as the log keeps it. Invalid: an unknown key, a value that does not fit it, a date for a setting
/// that has none. A dated setting without a date holds from `today`. Refused: a goal of a day before it.
[[nodiscard]] Result<Act> setting(const QString& key, const QString& value, std::optional<Day> from,
                                  Day today, const Stamp& stamp);
/// The keys that `setting` takes, in the order they are listed.
[[nodiscard]] QStringList settingKeys();
/// What a key holds for `day`: its value in force, or its default.
[[nodiscard]] QString settingValue(const HabitSettings& settings, const QString& key, Day day);

/// A publication made elsewhere (R8). Refused: an empty title, a URL that is not http or https, a key over
/// 200 characters or with a control character.
[[nodiscard]] Result<Act> recording(const PostRequest& request, const DayRule& rule, const Stamp& stamp);
/// Takes back a post and what else was published of its draft. Refused if there is no such post, it is
/// retracted already, or a file of it stands on one of the `targets`, where it would stay.
[[nodiscard]] Result<std::vector<Act>> retracting(const std::vector<Publication>& posts,
                                                  const std::vector<TargetRecord>& targets, const PostId& key,
                                                  const Stamp& stamp);

} // namespace brickwork
