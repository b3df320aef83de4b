// Which time zones this machine knows by name.
#pragma once

#include <QByteArray>

namespace brickwork {

/// What QTimeZone::isTimeZoneIdAvailable() says. For a zone that is there it looks at that zone's file alone,
/// where Qt first opens every file of the database.
[[nodiscard]] bool isZoneKnown(const QByteArray& id);

} // namespace brickwork
