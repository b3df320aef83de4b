// Secrets on the command line: from the keychain, else from standard input; never from an argument.
#pragma once

#include "app/keychain_secrets.h"

namespace brickwork {

/// One line of standard input, without echo on a terminal. Errors: NotFound if there is none.
[[nodiscard]] Result<QString> askForSecret(const QString& caption);
/// Lets the terminal show again what is typed, if it is being asked for; false if nothing is. May be called
/// from a signal handler.
bool leavePrompt() noexcept;

} // namespace brickwork
