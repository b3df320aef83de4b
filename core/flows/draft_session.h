// One open draft on its way between the editor and the disk: it pulls the text when it must be saved, saves
// it off the GUI thread by the safe recipe, notices changes made by others, and tells the truth about all of
// it as a value. It knows no widgets; the editor gives it the text through a function.
#pragma once

#include "core/base/clock.h"
#include "core/flows/draft_library.h"
#include "core/workspace/file_stamp.h"
#include "core/workspace/snapshot_reason.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <set>

namespace brickwork {

enum class SaveState
{
    Nothing, ///< no draft is open, or an untitled one without a word
    Saved,   ///< what is in the editor is on the disk, read back
    Edited,  ///< there are changes; autosave will come
    Saving,
    Failed,   ///< the last save failed; the text is kept in the editor and tried again
    Conflict, ///< the file was changed by someone else while there were edits: the writer decides
    Missing,  ///< the file or its folder is gone; the text is kept in the editor
    Asking,   ///< the file can only be written over where it is, and the writer was not asked yet
    ReadOnly, ///< opened without the right or the ability to save
};

/// What the status strip and the message bar show of the session.
struct SessionState
{
    DraftId id; ///< empty for an untitled draft that was never saved
    bool open = false;
    SaveState save = SaveState::Nothing;
    Instant savedAt;  ///< of the last verified save; of a file that was opened, when it was changed last
    QString sentence; ///< for Failed, Conflict, Missing, Asking, ReadOnly: what happened, what was kept, what
                      ///< to do
    QString detail;
};

class DraftSession final : public QObject
{
    Q_OBJECT

public:
    DraftSession(DraftLibrary& library, const Clock& clock, QObject* parent = nullptr);
    ~DraftSession() override;

    /// How to get the editor's text; asked at most once a save, on the GUI thread.
    void setTextSource(std::function<QString()> source) { m_source = std::move(source); }

    /// Saves what is open, then reads a draft. On failure what was open stays open.
    [[nodiscard]] Result<TextFile> open(const DraftId& id);
    /// Saves what is open, then starts an untitled draft: its file is made at the first autosave.
    [[nodiscard]] Result<void> openUntitled();
    /// Saves what is open and lets it go. An error means that it is still open.
    [[nodiscard]] Result<void> close();
    /// Lets the open draft go without saving (its file was moved to the trash).
    void abandon();

    /// The editor's text changed by the writer.
    void noteEdit();
    /// Saves in the background now rather than at the next autosave (focus lost, Ctrl+S).
    void saveSoon();
    /// Saves now and waits for it (switch, quit, before publishing).
    [[nodiscard]] Result<void> flush();

    /// The program is about to write into the text of the editor: says risky() of what stands there.
    void noteRisk(SnapshotReason reason);

    /// Looks at the file; reloads a clean buffer, reports a conflict for a dirty one.
    void recheck();

    // The writer's answers to a conflict or a missing file.
    [[nodiscard]] Result<void> keepMine();         ///< theirs goes to a copy beside it, mine is saved
    [[nodiscard]] Result<void> takeTheirs();       ///< mine goes to a copy beside it, theirs is loaded
    [[nodiscard]] Result<DraftId> saveElsewhere(); ///< mine becomes a new draft beside it
    /// The answer to Asking: the open draft's file is written over where it is, now and as long as the
    /// session lives.
    [[nodiscard]] Result<void> allowInPlace();
    /// Renames the open draft's file. Nothing is open: refused.
    [[nodiscard]] Result<DraftId> rename(const QString& baseName);
    /// Moves the open draft's file to a folder of the workspace, relative to its root. Nothing is open:
    /// refused.
    [[nodiscard]] Result<DraftId> moveTo(const QString& folder);

    [[nodiscard]] const SessionState& state() const { return m_state; }
    /// What the open draft's file held when it was read or saved last; empty for an untitled one.
    [[nodiscard]] const TextFile& base() const { return m_base; }
    /// What the editor holds now.
    [[nodiscard]] QString text() const { return m_source ? m_source() : QString(); }
    [[nodiscard]] bool dirty() const { return m_revision != m_savedRevision; }

Q_SIGNALS:
    void stateChanged();
    void began(); ///< another text is open, or the same draft's text was taken anew: base() is what it is
    void ended(); ///< before the open draft is let go; what is dirty() now is not wanted
    void reloaded(const QString& text); ///< a clean buffer follows the file
    void aboutToSave();                 ///< the editor's text as it is now
    void moved(const brickwork::DraftId& from, const brickwork::DraftId& to);
    void saved(const brickwork::DraftId& id); ///< after each verified save
    /// `text` of that draft is about to give way to another, for `reason`: the last moment to keep it.
    void risky(const brickwork::DraftId& id, const QString& text, brickwork::SnapshotReason reason);

private:
    struct Saved
    {
        quint64 serial =
            0; ///< of the save: an answer that was dealt with, or is for another draft, is dropped
        quint64 revision = 0;
        DraftId id;
        Result<TextFile> file;
        /// What stands on the disk all the same after a save that the disk did not confirm.
        std::optional<TextFile> unconfirmed;
        bool asks = false; ///< nothing was written; the error is the question
        FileStamp stamp;   ///< of the file as it was saved, if nobody wrote to it since
        std::optional<DraftEntry> entry;
    };
    struct Writing
    {
        Workspace workspace;
        DraftId id;
        TextFile base;
        QString text;
        bool unconfirmed = false;
        bool inPlace = false; ///< allowed
    };
    struct Read
    {
        TextFile file;
        FileStamp stamp;
    };

    [[nodiscard]] static Saved create(const Workspace& workspace, const QString& text);
    [[nodiscard]] static Saved write(const Writing& job);
    static void lookAtSaved(const Workspace& workspace, Saved& saved);
    [[nodiscard]] Result<Read> read(const DraftId& id) const;
    void start(const DraftId& id, TextFile base, const FileStamp& stamp);
    void rest();
    void autosave();
    void tryAgain();
    [[nodiscard]] QFuture<Saved> saving(const QString& text);
    void takeAnswer();
    void finish(const Saved& saved);
    void adopt(const DraftId& id, const TextFile& base, const FileStamp& stamp);
    [[nodiscard]] bool waitsForTheWriter() const;
    void refuse(const Error& error);
    void show(SaveState state, const Error& error = {});
    [[nodiscard]] bool isBlank(const QString& text);
    [[nodiscard]] Failure refusal(ErrorCode code) const;
    [[nodiscard]] Result<void> settleName();
    void externalChange();
    void noteVanished(const Error& error);
    void noteTouched(const Read& now);
    void follow(const Read& now, SnapshotReason reason);
    void take(const Read& now);

    DraftLibrary& m_library;
    const Clock& m_clock;
    std::function<QString()> m_source;
    SessionState m_state;
    TextFile m_base;
    FileStamp m_stamp;           ///< of the file when it was the base; an empty one says nothing
    std::set<DraftId> m_inPlace; ///< may be written over where they are
    quint64 m_revision = 0;
    quint64 m_savedRevision = 0;
    quint64 m_serial = 0;
    quint64 m_finished = 0;
    bool m_named = true;        ///< false while the file name was made by us and may follow the title
    bool m_unconfirmed = false; ///< the base is ours, but the disk did not confirm it
    bool m_lookAgain = false;   ///< the file changed while a save was running
    QTimer m_idle;              ///< 800 ms after the last key
    QTimer m_latest;            ///< at most 5 s after the first unsaved key
    QTimer m_retry;             ///< 5 s after a failed save, or since the file was seen to be missing
    QFutureWatcher<Saved> m_saving;
};

} // namespace brickwork
