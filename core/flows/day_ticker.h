// Says when the writer's day, or the zone, changes: by timer at the next start of a day, after sleep, and
// whenever the window asks (focus). It decides nothing else.
#pragma once

#include "core/base/clock.h"
#include "core/habit/day_rule.h"

#include <QObject>
#include <QTimer>

namespace brickwork {

class DayTicker final : public QObject
{
    Q_OBJECT

public:
    explicit DayTicker(const Clock& clock, QObject* parent = nullptr);

    void setRollover(Rollover rollover);
    /// Looks at the clock now.
    void check();

Q_SIGNALS:
    void dayChanged();

private:
    void arm();

    const Clock& m_clock;
    Rollover m_rollover;
    QTimer m_timer;
    Day m_day;
    QByteArray m_zone;
};

} // namespace brickwork
