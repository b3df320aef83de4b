// A failure as a value: a code for the program, a sentence for the person.
// The sentence says what happened, what was kept and what to do.
#pragma once

#include <QString>

namespace brickwork {

enum class ErrorCode
{
    NotFound,    ///< the thing named does not exist
    Exists,      ///< something is already there and was left alone
    Refused,     ///< a rule forbids the act (a brick beyond today, a foreign store, ...)
    Invalid,     ///< the input cannot be understood
    Conflict,    ///< the file or record changed since it was read
    Unreadable,  ///< permission or device failure while reading
    Unwritable,  ///< permission, space or device failure while writing; the old bytes are intact
    Damaged,     ///< bytes were read but make no sense
    Newer,       ///< written by a later version of the program
    Cancelled,   ///< the person stopped it
    Unreachable, ///< a server could not be reached, or not safely; it was told nothing
    Uncertain,   ///< a server was told, and its answer did not come: nobody here knows whether it did it
    Internal,    ///< a library failed in a way that has no better name
};

struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString sentence; ///< one line for a person, translated, without a trailing newline
    QString detail;   ///< for "copy details": paths, errno, the library's own words; may be empty
};

} // namespace brickwork
