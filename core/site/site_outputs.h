// The files of a site in its folder: which of them are ours, which are to be written anew, and how that is
// done without ever touching a file that is not ours. What an interrupted writing left is healed by the next.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <vector>

namespace brickwork {

/// A file the site is to have.
struct SiteOutput
{
    QString path;   ///< below the site's folder
    QByteArray key; ///< of all that it is made of: the same key, the same bytes
    std::function<Result<QByteArray>()> make;
    /// Made only when it is written, so that many of them are never held at once. Its path says what it is
    /// made of: whatever is found there is ours only if it is the same.
    bool large = false;
};

/// What is known of a file that was written.
struct SiteFile
{
    QByteArray key;
    QByteArray hash; ///< SHA-256 in hex
    qint64 size = 0;
    qint64 modified = 0;    ///< ms
    QByteArray coming = {}; ///< hash of bytes that were about to be written
};
using SiteManifest = std::map<QString, SiteFile>;

/// An unreadable manifest is an empty one: then files are ours only if they are what would be written.
[[nodiscard]] SiteManifest readManifest(const QString& file);

struct SiteOutcome
{
    int written = 0;
    int kept = 0;
    int removed = 0;
    QStringList warnings = {}; ///< files that were left alone though they are no longer part of the site
};

/// Makes the folder hold the outputs. `told` is asked before each file with its path and may say no. Errors:
/// Exists naming a file that is not ours and in the way (nothing was changed), Unwritable, Cancelled.
[[nodiscard]] Result<SiteOutcome> writeOutputs(const QString& folder, const QString& manifestFile,
                                               const std::vector<SiteOutput>& outputs,
                                               const std::function<bool(const QString&)>& told);

} // namespace brickwork
