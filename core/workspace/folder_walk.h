// One pass over the folders of a workspace, without recursion and without following links to folders, so that
// neither depth nor a circle of links can hurt. It tells what is there; it reads no draft.
#pragma once

#include "core/workspace/workspace.h"

namespace brickwork {

struct FoundDraft
{
    DraftId id;
    qint64 size = 0;
    QDateTime modified; ///< UTC
};

struct FolderWalk
{
    std::vector<FoundDraft> drafts; ///< by id, each once
    QStringList folders;            ///< absolute, the root first
    QStringList unreadable;         ///< folders as the start of ids: "posts/" (NFC)
    QStringList problems;           ///< sentences
};

/// Errors: NotFound (the root or its .brickwork/ is gone), Unreadable (the root cannot be read).
[[nodiscard]] Result<FolderWalk> walkFolders(const Workspace& workspace);

} // namespace brickwork
