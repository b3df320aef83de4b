// Runs pandoc: arguments as a list, the text by its standard input, never longer than it is given. It blocks.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <stop_token>

namespace brickwork {

struct PandocErrand
{
    QString program; ///< pandocProgram()
    QStringList arguments;
    QByteArray text; ///< for its standard input
    QString folder;  ///< where it runs
    std::chrono::milliseconds patience{120'000};
};

struct PandocAnswer
{
    QByteArray out;
    QString words; ///< what it said beside it: warnings
};

/// Errors: Cancelled, Internal (it could not be started, took too long, or failed: then with its own words).
[[nodiscard]] Result<PandocAnswer> runPandoc(const PandocErrand& errand, const std::stop_token& stop);

/// The version of the syntax tree it reads, as it says it: "[1,23,1]". Errors: as runPandoc(), and Refused if
/// it is older than what our trees are written for.
[[nodiscard]] Result<QByteArray> pandocTreeVersion(const PandocErrand& errand, const std::stop_token& stop);

} // namespace brickwork
