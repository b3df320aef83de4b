// What is typed, as it is typed: an append-only file of edits that rebuilds the text of one open draft if the
// program never came to save it. Damaged bytes are never taken for text, and while a program writes its
// journal no other one reads it. It knows no threads, no timers and no editor.
#pragma once

#include "core/base/content_hash.h"
#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/posix_file.h"
#include "core/base/result.h"
#include "core/workspace/edited_text.h"

#include <QByteArray>
#include <QString>

#include <span>
#include <vector>

namespace brickwork {

/// Where a journal begins: all of a text, and what of it is known to be safe.
struct JournalBase
{
    DraftId id;        ///< empty for a draft that has no file yet
    ContentHash hash;  ///< of the file the text was read from or saved to last; empty without one
    QString text;      ///< lines end in '\n'
    bool saved = true; ///< that file holds just this text; of a draft without a file: nothing was typed yet
};

/// One journal that is being written. After an error it is whole up to the record before, and is not to be
/// written to again.
class TypingJournal
{
public:
    /// Makes `folder` (for its owner's eyes only) and in it a file that holds the base. Errors: Unwritable.
    [[nodiscard]] static Result<TypingJournal> create(const QString& folder, const JournalBase& base,
                                                      Instant now);
    TypingJournal(TypingJournal&& other) noexcept = default;
    TypingJournal& operator=(TypingJournal&& other) noexcept = default;
    TypingJournal(const TypingJournal&) = delete;
    TypingJournal& operator=(const TypingJournal&) = delete;
    /// The file stays.
    ~TypingJournal() = default;

    /// Hands the edits to the system, in this order. Errors: Unwritable.
    [[nodiscard]] Result<void> append(std::span<const TextEdit> edits);
    /// The draft's file has this content now; `whole`: that is all that was noted until here.
    [[nodiscard]] Result<void> noteSaved(const ContentHash& hash, bool whole);
    /// The text, with all that was noted until here, is about to be saved: if the program ends before it
    /// knows how that went, what is in the file is known as its own work.
    [[nodiscard]] Result<void> noteSaving();
    /// The draft's file is called otherwise now, or has got its first name.
    [[nodiscard]] Result<void> noteName(const DraftId& id);
    /// Returns once the disk has all of it. Errors: Unwritable.
    [[nodiscard]] Result<void> sync();

    /// Bytes of edits since the base.
    [[nodiscard]] qint64 grown() const { return m_size - m_baseSize; }
    [[nodiscard]] const QString& path() const { return m_path; }
    /// What it tells is in the file of the draft: it goes.
    void remove();
    /// The writer let the text go: it is kept among the discarded ones for a while.
    void discard();

private:
    TypingJournal(QString path, posix::Descriptor file) : m_path(std::move(path)), m_file(std::move(file)) {}
    [[nodiscard]] Result<void> write(const QByteArray& records);
    [[nodiscard]] QByteArray record(char kind, const QByteArray& content);

    QString m_path;
    posix::Descriptor m_file; ///< locked
    QByteArray m_check;       ///< of the last record: each one vouches for all before it
    qint64 m_size = 0;
    qint64 m_baseSize = 0;
    bool m_named = false; ///< the folder was synced with the file in it
};

/// What a journal tells.
struct JournalText
{
    DraftId id; ///< as last known; empty for a draft that never had a file
    ContentHash hash;
    QString text;
    bool unsaved = false; ///< `text` is not what was saved last
    bool cut = false;     ///< what follows cannot be read and was left out
};

/// Rebuilds the text. Errors: Damaged if not even the base can be read.
[[nodiscard]] Result<JournalText> readJournal(const QByteArray& bytes);

/// A journal that nobody writes any more. While it is held, no other program offers its text.
class LeftJournal
{
public:
    LeftJournal(QString path, posix::Descriptor file, JournalText content, Instant written)
        : m_path(std::move(path)), m_file(std::move(file)), m_content(std::move(content)), m_written(written)
    {
    }

    [[nodiscard]] const JournalText& content() const { return m_content; }
    [[nodiscard]] Instant written() const { return m_written; } ///< when its last edit was
    [[nodiscard]] const QString& path() const { return m_path; }
    /// The text was this one when it was about to be saved, at some time.
    [[nodiscard]] bool wasSavedAs(const QString& text) const;
    /// It was dealt with: it goes to the discarded ones, where it is kept for 30 days; one that could not be
    /// read to its end is set aside for good.
    void retire();

private:
    QString m_path;
    posix::Descriptor m_file; ///< locked
    JournalText m_content;
    Instant m_written;
};

/// The journals in `folder` that hold a text nobody saved, the one written last first. Those that a living
/// program writes are left out; those with nothing to tell are removed, unreadable ones are moved to
/// `folder`/damaged, discarded ones older than 30 days go.
[[nodiscard]] std::vector<LeftJournal> leftJournals(const QString& folder, Instant now);

} // namespace brickwork
