// The subcommands. Each takes the context, does one thing and returns the exit code.
#pragma once

#include "app/cli/context.h"

namespace brickwork {

// log_commands.cpp
[[nodiscard]] int stackCommand(Context& context);
[[nodiscard]] int unstackCommand(Context& context);
[[nodiscard]] int editCommand(Context& context);
[[nodiscard]] int restAddCommand(Context& context);
[[nodiscard]] int restRemoveCommand(Context& context);
[[nodiscard]] int postAddCommand(Context& context);
[[nodiscard]] int postRetractCommand(Context& context);
[[nodiscard]] int postListCommand(Context& context);
[[nodiscard]] int setCommand(Context& context);
[[nodiscard]] int getCommand(Context& context);
[[nodiscard]] int statusCommand(Context& context);

// writing_commands.cpp
[[nodiscard]] int ledgerCommand(Context& context);

// draft_commands.cpp
[[nodiscard]] int ideaCommand(Context& context);
[[nodiscard]] int draftsCommand(Context& context);
[[nodiscard]] int countCommand(Context& context);
[[nodiscard]] int renderCommand(Context& context);

// note_commands.cpp
[[nodiscard]] int noteCommand(Context& context);
[[nodiscard]] int notesCommand(Context& context);
[[nodiscard]] int dueCommand(Context& context);

// target_commands.cpp
[[nodiscard]] int targetsCommand(Context& context);
[[nodiscard]] int targetRemoveCommand(Context& context);
[[nodiscard]] int targetKindsCommand(Context& context);

// publish_commands.cpp, or handed_over.cpp in the program that cannot
[[nodiscard]] int targetAddCommand(Context& context);
[[nodiscard]] int targetTestCommand(Context& context);
[[nodiscard]] int publishCommand(Context& context);
[[nodiscard]] int retractCommand(Context& context);
[[nodiscard]] int siteBuildCommand(Context& context);
[[nodiscard]] int sitePreviewCommand(Context& context);
[[nodiscard]] int draftExportCommand(Context& context);

// store_commands.cpp
[[nodiscard]] int initCommand(Context& context);
[[nodiscard]] int exportCommand(Context& context);
[[nodiscard]] int restoreCommand(Context& context);
[[nodiscard]] int checkCommand(Context& context);
[[nodiscard]] int backupCommand(Context& context);

} // namespace brickwork
