// The command line: subcommands that run without a window and without a display. Exit codes: 0 done, 1
// refused or failed (one line on standard error), 2 wrong usage.
#pragma once

namespace brickwork {

/// True if the arguments name a subcommand, --help or --version: then the window stays shut.
[[nodiscard]] bool isCommandLine(int argc, char** argv);
/// Runs it; needs no application object. Returns the exit code.
[[nodiscard]] int runCommandLine(int argc, char** argv);

} // namespace brickwork
