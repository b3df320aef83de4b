// The texts of drafts that are kept for later, outside the workspace: each once under its hash, compressed,
// with an index of lines for each draft. Every call is durable or says why not, blocks, and is made by one
// thread at a time; a damaged line or text hurts no other.
#pragma once

#include "core/base/result.h"
#include "core/workspace/snapshot.h"

#include <QByteArrayList>
#include <QString>

#include <map>
#include <set>

namespace brickwork {

/// A text that is to be kept.
struct SnapshotWish
{
    DraftId draft;
    QString text;
    Instant at;
    SnapshotReason why = SnapshotReason::Saved;
    int cursor = 0;
};

/// What a thinning did.
struct Thinned
{
    int versions = 0; ///< that are no more
    qint64 freed = 0; ///< bytes
    qint64 stored = 0;
    bool clockDoubted = false; ///< nothing was touched
};

class Snapshots
{
public:
    static constexpr qint64 mostBytes = 512LL * 1024 * 1024;

    /// `folder` need not exist; it is made with the first text, for nobody but its owner.
    explicit Snapshots(QString folder) : m_folder(std::move(folder)) {}

    /// Keeps a text, every character of it. False if nothing was to be done: it is the same as the last of
    /// this draft, kept for as good a reason. Errors: Unwritable, Refused (a draft without a name).
    [[nodiscard]] Result<bool> keep(const SnapshotWish& wish);
    /// No file, no history. Errors: Unreadable.
    [[nodiscard]] Result<DraftHistory> history(const DraftId& draft) const;
    /// Errors: NotFound, Unreadable, Damaged (it is not what was kept).
    [[nodiscard]] Result<QString> text(const Snapshot& snapshot) const;
    /// The history of a renamed or moved draft goes with it, and before what its new name had before.
    /// Errors: Unreadable, Unwritable; then it is where it was.
    [[nodiscard]] Result<void> follow(const DraftId& from, const DraftId& to);
    /// Lets go of what is too old or, beyond `most` bytes, of the oldest that no rule keeps. Nothing is
    /// touched while the clock cannot be trusted or an index cannot be read. Damaged lines are set aside.
    [[nodiscard]] Result<Thinned> thin(Instant now, qint64 most = mostBytes);

private:
    struct Draft;
    [[nodiscard]] QString indexOf(const DraftId& draft) const;
    [[nodiscard]] QString placeOf(const ContentHash& text) const;
    [[nodiscard]] Result<qint64> write(const ContentHash& hash, const QString& text);
    [[nodiscard]] Result<std::vector<Draft>> readAll() const;
    [[nodiscard]] std::map<QByteArray, qint64> texts() const;
    [[nodiscard]] qint64 stored() const;
    [[nodiscard]] Result<int> rewrite(Draft& draft);
    void limit(std::vector<Draft>& drafts, Instant now, qint64 most) const;
    [[nodiscard]] qint64 sweep(const std::vector<Draft>& drafts, Instant now) const;

    QString m_folder;
    mutable qint64 m_stored = -1; ///< bytes of all texts; -1: not looked at yet
};

} // namespace brickwork
