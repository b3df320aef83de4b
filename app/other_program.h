// The window and what reaches web servers are programs of their own, so that the command line does not load
// what only they need.
#pragma once

#include <QString>

namespace brickwork {

/// Puts the program of that name in this one's place: same process, arguments and environment. Returns only
/// if that fails: the exit code, having said why.
[[nodiscard]] int becomeProgram(const QString& name, char** argv);

} // namespace brickwork
