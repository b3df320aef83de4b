// The site that a writer without any place is offered: built in, in a folder beside what is written. Pure;
// what the disk holds comes in.
#pragma once

#include "core/publish/plan.h"

#include <functional>

namespace brickwork {

struct SiteGround
{
    QString workspace;           ///< its root, absolute
    QString documents;           ///< the desktop's folder for documents, absolute, or empty
    bool besideWritable = false; ///< a folder can be made beside the workspace
    /// Whether something that is no empty folder stands at a path.
    std::function<bool(const QString& path)> taken;
};

/// A folder named after the workspace, beside it if that is possible, else among the documents; never inside
/// the workspace, and never one that holds something.
[[nodiscard]] TargetConfig firstSite(const SiteGround& ground);

} // namespace brickwork
