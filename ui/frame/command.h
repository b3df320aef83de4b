// Everything the window can be asked to do that no page owns, as a table: text, menu and shortcut stand once.
#pragma once

#include <QKeySequence>
#include <QString>

#include <vector>

namespace brickwork {

enum class Command
{
    NewDraft,
    NewFromTemplate,
    CatchIdea,
    NewsletterNote,
    InsertNotes,
    OpenWorkspace,
    Save,
    Publish,
    CopyForNewsletter,
    ShowSite,
    Print,
    ExportPdf,
    ExportDraft,
    ImportLog,
    ExportLog,
    Backup,
    Quit,
    Rename,
    Properties,
    StartWriting,
    MoveToFolder,
    Duplicate,
    Trash,
    TrashBrowser,
    Reveal,
    History,
    DraftGoal,
    QuickOpen,
    GoToHeading,
    SearchTexts,
    SearchDrafts,
    StackBrick,
    GoWrite,
    GoWall,
    GoPosts,
    GoSettings,
    GoToday,
    RestToday,
    YearReview,
    NextPane,
    PreviousPane,
    Palette,
    Shortcuts,
    About,
};

enum class MenuName
{
    File,
    Draft,
    Brick,
    View,
    Help
};

struct CommandEntry
{
    Command command;
    MenuName menu;
    QString text; ///< with its mnemonic
    QKeySequence shortcut;
    bool needsWorkspace = true;
};

/// In menu order. An entry starts a new section if `sectionBefore` says so.
[[nodiscard]] std::vector<CommandEntry> commands();
[[nodiscard]] bool sectionBefore(Command command);
[[nodiscard]] QString menuTitle(MenuName menu);

} // namespace brickwork
