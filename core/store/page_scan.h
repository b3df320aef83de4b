// Finds the rows of the event table in a damaged SQLite file without asking SQLite: page by page, row by row,
// from the published file format (https://www.sqlite.org/fileformat2.html). Works with a broken header,
// schema or tree.
#pragma once

#include "core/store/event.h"

namespace brickwork {

struct PageScan
{
    std::vector<Event> events; ///< each fits its kind; an id occurs once
    int unreadable = 0;        ///< rows that were found and are no events
};

[[nodiscard]] PageScan scanPages(QByteArrayView file);

} // namespace brickwork
