// The whole log as one text and back: what `export` writes and `restore` reads.
#pragma once

#include "core/store/event.h"

namespace brickwork {

/// {"format":"brickwork-log","version":1,"events":[...]}: one event a line, in the order given, LF, final
/// newline.
[[nodiscard]] QByteArray toLogFile(const std::vector<Event>& events);

/// Every event is checked before any is returned. Errors: Invalid with the place of the fault, Newer.
[[nodiscard]] Result<std::vector<Event>> fromLogFile(const QByteArray& bytes);

} // namespace brickwork
