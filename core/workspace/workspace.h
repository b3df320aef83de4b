// A writer's folder: where it is, its id, its drafts, and safe changes to them. It reads and writes .md files
// and its own .brickwork/, nothing else; it knows no SQL and no widgets.
#pragma once

#include "core/base/content_hash.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/workspace/text_file.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace brickwork {

struct Workspace
{
    QString root; ///< canonical absolute path
    WorkspaceId id;

    [[nodiscard]] QString journalFolder() const { return root + QStringLiteral("/.brickwork/journal"); }
    /// Where the draft is. Ids are NFC; a name that is spelled otherwise on the disk (a folder synced from a
    /// Mac) is found.
    [[nodiscard]] QString pathOf(const DraftId& id) const;
    /// The id of a path below the root; nothing for any other path, or one that leads outside.
    [[nodiscard]] std::optional<DraftId> idOf(const QString& path) const;
};

/// Opens a folder that is a workspace. Errors: NotFound (no such folder, or no .brickwork/), Damaged.
[[nodiscard]] Result<Workspace> openWorkspace(const QString& folder);
/// Makes a folder a workspace (creates the folder too); an existing workspace is opened as it is. Changes
/// nothing but .brickwork/. In a folder that cannot be written to, Unwritable.
[[nodiscard]] Result<Workspace> initWorkspace(const QString& folder, Instant now);
/// Gives a copied workspace an id of its own: the one wanted, else a new one. Errors: Unwritable.
[[nodiscard]] Result<Workspace> renewWorkspaceId(const Workspace& workspace, Instant now,
                                                 const WorkspaceId& wanted = {});

enum class DraftStatus
{
    Idea,
    Drafting,
    Ready,
    Published
};
[[nodiscard]] QString toText(DraftStatus status); ///< idea, drafting, ready, published
[[nodiscard]] std::optional<DraftStatus> draftStatusFrom(QStringView text);

/// What the list shows of a draft.
struct DraftEntry
{
    DraftId id;
    QString title; ///< the document's title, else the file's base name
    QString firstLine;
    std::optional<DraftStatus> status; ///< as the front matter says it; nothing if it does not
    int words = 0;
    std::optional<int> goal; ///< words to reach: `goal` of the front matter
    QDate due;               ///< by when: `due` of the front matter; invalid without one
    QStringList tags = {};   ///< `tags` of the front matter, a list or words between commas, as written
    QString series = {};     ///< `series` of the front matter; of a list the first
    std::optional<int> number = {}; ///< the instalment of its series: `number`, `part` or `series_order`
    QDate created = {};             ///< `created` of the front matter; invalid without one
    QDateTime modified;             ///< UTC
    qint64 size = 0;
    QString problem;    ///< "conflicted copy", "cannot be read", ...: a sentence, or empty
    QString searchText; ///< case-folded title and text; empty for files over 5 MB
    friend bool operator==(const DraftEntry&, const DraftEntry&) = default;
};

/// The status shown: what the front matter says, else published if it is, else idea below 20 words, else
/// drafting.
[[nodiscard]] DraftStatus shownStatus(const DraftEntry& entry, bool published);

struct ScanResult
{
    std::vector<DraftEntry> drafts; ///< by id
    QStringList problems; ///< folders and names that could not be read, leftovers of a crash: sentences
    QStringList folders;  ///< absolute paths of all folders looked into, empty ones too: for the Watcher
    bool complete = true; ///< false if cancelled or the root was unreachable: then absence means nothing
};

/// Reads all drafts below the root (.md, .markdown; hidden folders, node_modules and symlinks that lead
/// outside are left out). `previous` entries whose size and time did not change are taken over unread.
/// `proceed` is asked between files with the number read so far; false cancels. Drafts of `previous` in a
/// folder that cannot be read now stay, with a problem. Links to folders are not followed: what they show
/// inside the root is found under its own name. Temporary files of ours older than a day are removed. Errors:
/// NotFound if the root or its .brickwork/ is gone (an unmounted disk leaves an empty folder), Unreadable.
[[nodiscard]] Result<ScanResult> scanDrafts(const Workspace& workspace,
                                            const std::vector<DraftEntry>& previous = {},
                                            const std::function<bool(int)>& proceed = {});
/// The entry of one draft. Errors: NotFound, Unreadable.
[[nodiscard]] Result<DraftEntry> scanDraft(const Workspace& workspace, const DraftId& id);

[[nodiscard]] Result<TextFile> readDraft(const Workspace& workspace, const DraftId& id);

/// The save recipe of a draft: checks that the file still is what `base` was read from (Conflict if not, with
/// what is there kept; NotFound if it vanished), encodes, writes durably, reads back. Nothing is written if
/// the file holds these bytes already, unless `base` has no hash: then they are written once more, so that
/// the disk confirms them. Refused for a read-only text. Returns the new base.
[[nodiscard]] Result<TextFile> saveDraft(const Workspace& workspace, const DraftId& id, const QString& text,
                                         const TextFile& base);
/// Writes a draft that does not exist yet under a free name made from `wantedName` ("my-post", without
/// suffix);
/// "-2", "-3" are added if taken, letter case aside. Never replaces a file. Makes `folder` (relative to the
/// root) if it is not there. Returns its id; `*written` receives the base. Errors: Invalid (unsafe name),
/// Unwritable, Damaged: the file stands, but the disk did not confirm it; then `*unconfirmed` receives its id
/// and `*written` what stands there.
[[nodiscard]] Result<DraftId> createDraft(const Workspace& workspace, const QString& wantedName,
                                          const QString& text, TextFile* written, const QString& folder = {},
                                          DraftId* unconfirmed = nullptr);
/// Renames within the workspace, never replacing. Errors: Exists, NotFound, Invalid (unsafe name),
/// Unwritable.
[[nodiscard]] Result<DraftId> renameDraft(const Workspace& workspace, const DraftId& id,
                                          const QString& newBaseName);
[[nodiscard]] Result<DraftId> duplicateDraft(const Workspace& workspace, const DraftId& id);
/// Moves the file to the desktop's trash, or to .brickwork/trash/ where there is none. Returns where it is
/// now.
[[nodiscard]] Result<QString> trashDraft(const Workspace& workspace, const DraftId& id);
/// Moves a trashed file back, never replacing.
[[nodiscard]] Result<DraftId> restoreDraft(const Workspace& workspace, const QString& trashedPath,
                                           const DraftId& id);

/// A file name is safe: not empty, at most 200 bytes of UTF-8, no '/', control or bidi-override characters,
/// no leading dot, no trailing dot or space, no name Windows reserves. Returns why not, or an empty string.
[[nodiscard]] QString nameProblem(const QString& baseName);

} // namespace brickwork
