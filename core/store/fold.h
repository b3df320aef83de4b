// What a subject is after its events: pure, commutative over the order of arrival (events are sorted here),
// idempotent. Both the incremental path and a rebuild from journals go through these.
#pragma once

#include "core/store/event.h"

#include <span>

namespace brickwork {

[[nodiscard]] std::optional<Brick> foldBrick(std::vector<Event> events);
[[nodiscard]] std::optional<Rest> foldRest(std::vector<Event> events);
/// R8: the first publication stamps the day for good; an update changes title, url, words; retract marks;
/// publishing again after that restores it on its first day. What was only ever a draft at its target counts
/// as retracted, and the first real publication stamps the day.
[[nodiscard]] std::optional<Publication> foldPublication(std::vector<Event> events);
/// The sum of all; nothing without one. Adding is what makes the writing of two devices one.
[[nodiscard]] std::optional<Writing> foldWriting(std::vector<Event> events);
[[nodiscard]] std::optional<TargetRecord> foldTarget(std::vector<Event> events);

[[nodiscard]] std::optional<Note> foldNote(std::vector<Event> events);

struct SettingValue
{
    std::optional<Day> from; ///< dated settings only
    QString value;
    friend bool operator==(const SettingValue&, const SettingValue&) = default;
};
/// Undated: one value, the last. Dated: by day, the last one of each day.
[[nodiscard]] std::vector<SettingValue> foldSetting(std::vector<Event> events);

/// The settings that habits rest on, those that are dated by their day; unknown keys and values that do not
/// fit are ignored.
[[nodiscard]] HabitSettings habitSettings(const std::map<QString, std::vector<SettingValue>>& settings);

} // namespace brickwork
