// The window is a program of its own, so that the command line does not load what only a window needs.
#pragma once

namespace brickwork {

/// Puts the window's program in this one's place: same process, arguments and environment. Returns only if
/// that fails: the exit code, having said why.
[[nodiscard]] int becomeWindow(char** argv);

} // namespace brickwork
