#include "ui/frame/command.h"

#include <QCoreApplication>

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

} // namespace

std::vector<CommandEntry> commands()
{
    const auto keys = [](QKeyCombination combination) { return QKeySequence(combination); };
    return {
        {Command::NewDraft, MenuName::File, Words::tr("&New draft"), keys(Qt::CTRL | Qt::Key_N)},
        {Command::NewFromTemplate, MenuName::File, Words::tr("New from &template…"),
         keys(Qt::CTRL | Qt::ALT | Qt::Key_N)},
        {Command::CatchIdea, MenuName::File, Words::tr("Catch an &idea…"),
         keys(Qt::CTRL | Qt::SHIFT | Qt::Key_I)},
        {Command::NewsletterNote, MenuName::File, Words::tr("Note for the ne&xt issue…"),
         keys(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
        {Command::OpenWorkspace, MenuName::File, Words::tr("&Open a folder…"), keys(Qt::CTRL | Qt::Key_O),
         false},
        {Command::Save, MenuName::File, Words::tr("&Save now"), keys(Qt::CTRL | Qt::Key_S)},
        {Command::Print, MenuName::File, Words::tr("&Print…"), keys(Qt::CTRL | Qt::ALT | Qt::Key_P)},
        {Command::ExportPdf, MenuName::File, Words::tr("Export as P&DF…"), {}},
        {Command::ExportDraft, MenuName::File, Words::tr("Export the draft &as…"), {}},
        {Command::ShowSite, MenuName::File, Words::tr("Show the site in the bro&wser"), {}},
        {Command::ExportLog, MenuName::File, Words::tr("&Export the log…"), {}},
        {Command::ImportLog, MenuName::File, Words::tr("&Restore a log…"), {}},
        {Command::Backup, MenuName::File, Words::tr("Make a &backup"), {}},
        {Command::Quit, MenuName::File, Words::tr("&Quit"), keys(Qt::CTRL | Qt::Key_Q), false},
        {Command::Publish, MenuName::Draft, Words::tr("&Publish…"),
         keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)},
        {Command::CopyForNewsletter, MenuName::Draft, Words::tr("&Copy for newsletter…"), {}},
        {Command::Rename, MenuName::Draft, Words::tr("&Rename…"), keys(Qt::Key_F2)},
        {Command::DraftGoal, MenuName::Draft, Words::tr("Words t&o reach…"), {}},
        {Command::Properties, MenuName::Draft, Words::tr("Propert&ies…"), keys(Qt::ALT | Qt::Key_Return)},
        {Command::StartWriting, MenuName::Draft, Words::tr("Start &writing"), {}},
        {Command::MoveToFolder, MenuName::Draft, Words::tr("&Move to folder…"), {}},
        {Command::InsertNotes, MenuName::Draft, Words::tr("Insert notes for this iss&ue"),
         keys(Qt::CTRL | Qt::ALT | Qt::Key_I)},
        {Command::Duplicate, MenuName::Draft, Words::tr("&Duplicate"),
         keys(Qt::CTRL | Qt::SHIFT | Qt::Key_D)},
        {Command::History, MenuName::Draft, Words::tr("Histor&y of this draft…"),
         keys(Qt::CTRL | Qt::SHIFT | Qt::Key_H)},
        {Command::Reveal, MenuName::Draft, Words::tr("Show in &file manager"), {}},
        {Command::Trash, MenuName::Draft, Words::tr("Move to &trash"), {}},
        {Command::TrashBrowser, MenuName::Draft, Words::tr("Tras&h…"), {}},
        {Command::QuickOpen, MenuName::Draft, Words::tr("&Quick open…"), keys(Qt::CTRL | Qt::Key_P)},
        {Command::GoToHeading, MenuName::Draft, Words::tr("&Go to heading…"),
         keys(Qt::CTRL | Qt::SHIFT | Qt::Key_O)},
        {Command::SearchTexts, MenuName::Draft, Words::tr("&Search all drafts…"),
         keys(Qt::CTRL | Qt::SHIFT | Qt::Key_F)},
        {Command::SearchDrafts, MenuName::Draft, Words::tr("Filter the &list of drafts"),
         keys(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
        {Command::StackBrick, MenuName::Brick, Words::tr("&Stack a brick…"),
         keys(Qt::CTRL | Qt::SHIFT | Qt::Key_B)},
        {Command::RestToday, MenuName::Brick, Words::tr("&Rest today"), {}},
        {Command::GoToday, MenuName::Brick, Words::tr("&Go to today on the wall"),
         keys(Qt::CTRL | Qt::Key_T)},
        {Command::YearReview, MenuName::Brick, Words::tr("Year in re&view…"), {}},
        {Command::GoWrite, MenuName::View, Words::tr("&Write"), keys(Qt::CTRL | Qt::Key_1)},
        {Command::GoWall, MenuName::View, Words::tr("W&all"), keys(Qt::CTRL | Qt::Key_2)},
        {Command::GoPosts, MenuName::View, Words::tr("&Posts"), keys(Qt::CTRL | Qt::Key_3)},
        {Command::GoSettings, MenuName::View, Words::tr("&Settings"), keys(Qt::CTRL | Qt::Key_4)},
        {Command::NextPane, MenuName::View, Words::tr("&Next part of the window"), keys(Qt::Key_F6), false},
        {Command::PreviousPane, MenuName::View, Words::tr("Pre&vious part of the window"),
         keys(Qt::SHIFT | Qt::Key_F6), false},
        {Command::Palette, MenuName::Help, Words::tr("&Commands…"), keys(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
         false},
        {Command::Shortcuts, MenuName::Help, Words::tr("&Keyboard shortcuts"), keys(Qt::Key_F1), false},
        {Command::About, MenuName::Help, Words::tr("&About Brickwork"), {}, false},
    };
}

bool sectionBefore(Command command)
{
    return command == Command::Print || command == Command::ExportLog || command == Command::GoToday ||
           command == Command::Quit || command == Command::Trash || command == Command::QuickOpen ||
           command == Command::NextPane || command == Command::Shortcuts;
}

QString menuTitle(MenuName menu)
{
    switch (menu) {
    case MenuName::File:
        return Words::tr("&File");
    case MenuName::Draft:
        return Words::tr("&Draft");
    case MenuName::Brick:
        return Words::tr("&Brick");
    case MenuName::View:
        return Words::tr("&View");
    case MenuName::Help:
        return Words::tr("&Help");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace brickwork
