// Where "now" and "here" come from. Everything that needs them takes a Clock (flows) or the values (pure
// rooms); nothing else in the program asks the system for the time of a logged act.
#pragma once

#include "core/base/instant.h"

#include <QTimeZone>

#include <optional>

namespace brickwork {

class Clock
{
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual QTimeZone zone() const = 0;
};

/// The machine's clock and zone, read afresh at each call; either may be pinned (the command line's --at,
/// --zone). The zone always has an IANA name: where the machine's has none, it is UTC.
class SystemClock final : public Clock
{
public:
    explicit SystemClock(std::optional<Instant> at = {}, std::optional<QTimeZone> zone = {});

    [[nodiscard]] Instant now() const override;
    [[nodiscard]] QTimeZone zone() const override;

private:
    std::optional<Instant> m_at;
    std::optional<QTimeZone> m_zone;
};

} // namespace brickwork
