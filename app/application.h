// The composition root of the window: builds everything once, in order, and hands it on by constructor.
#pragma once

namespace brickwork {

/// Opens the window, or raises the one that is open already and hands it the path. Returns the exit code.
[[nodiscard]] int runWindow(int argc, char** argv);

} // namespace brickwork
