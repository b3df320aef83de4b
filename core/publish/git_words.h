// What git and the remotes say, told to people: which sentence a refusal is, and what to do about it. Pure.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace brickwork {

/// Of what it printed, without progress and advice.
[[nodiscard]] QString gitWords(const QByteArray& printed);
[[nodiscard]] bool gitAsksForPassword(const QString& words);
[[nodiscard]] Failure commitRefusal(const QString& words);
[[nodiscard]] Failure pushRefusal(const QString& words);

} // namespace brickwork
