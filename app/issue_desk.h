// Carries the notes for the next issue between the log, their sheet and the draft they go into. A note counts
// as used only while it stands in the draft: the undo of its insertion opens it again.
#pragma once

#include "app/services.h"
#include "core/flows/draft_library.h"
#include "core/flows/draft_session.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace brickwork {

class MainWindow;
class NotesSheet;
class Theme;
class WriteDesk;
enum class AfterLine;
struct NotesState;

class IssueDesk final : public QObject
{
    Q_OBJECT

public:
    IssueDesk(Services& services, DraftLibrary& library, DraftSession& session, WriteDesk& write,
              Theme& theme, MainWindow& window);
    ~IssueDesk() override;

    /// Takes in what was put into the file of notes while the program was closed.
    void start();
    /// A line to drop a note, and those there are.
    void openNotes();
    /// The open notes go into the open draft.
    void insertNotes();

private:
    /// Notes that were put into a draft, and may be taken out by undo.
    struct Insertion
    {
        DraftId draft;
        QString before;
        QString after;
        std::vector<NoteId> notes;
        bool stands = true;
    };

    void connectSheet();
    void keep(const QString& text, std::optional<Day> on, AfterLine after);
    void change(const NoteId& id, const QString& text, std::optional<Day> on);
    void remove(const NoteId& id);
    void undoRemoval();
    void reopen(const NoteId& id);
    void refresh();
    [[nodiscard]] NotesState shown() const;
    [[nodiscard]] QString nothingToInsert() const;
    void record(const Insertion& insertion);
    void takeOut(const Insertion& insertion);
    void watch(int removed, const QString& added);
    void compare();
    void follow(const DraftId& from, const DraftId& to);
    void mark(Insertion& insertion, bool stands);

    Services& m_services;
    DraftLibrary& m_library;
    DraftSession& m_session;
    WriteDesk& m_write;
    MainWindow& m_window;
    NotesSheet* m_sheet; ///< of the window
    std::optional<Note> m_removed;
    std::vector<Insertion> m_insertions; ///< the latest last
    QTimer m_compare;                    ///< once the change that is being told of is whole
};

} // namespace brickwork
