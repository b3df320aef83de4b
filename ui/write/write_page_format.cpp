// The commands of the Write page that act on Markdown and on whole lines: what they are called and their
// keys.

#include "ui/editor/block_commands.h"
#include "ui/editor/line_commands.h"
#include "ui/editor/list_commands.h"
#include "ui/editor/mark_commands.h"
#include "ui/editor/table_commands.h"
#include "ui/write/write_page_parts.h"

#include <QAction>
#include <QMenu>
#include <QTextCursor>

#include <utility>

namespace brickwork {

QAction* WritePage::Parts::addEdit(WritePage& page, const QString& text, const QKeySequence& keys,
                                   TextDecision decide)
{
    QAction* action = addAction(page, text, keys);
    connect(action, &QAction::triggered, &page, [this, decide = std::move(decide)] { edit(decide); });
    return action;
}

// What stands in it can be done when it can be opened.
QMenu* WritePage::Parts::addSubmenu(WritePage& page, std::vector<QAction*>& into, const QString& title)
{
    auto* menu = new QMenu(title, &page);
    into.push_back(menu->menuAction());
    connect(menu->menuAction(), &QAction::enabledChanged, menu, [menu](bool enabled) {
        for (QAction* action : menu->actions())
            action->setEnabled(enabled);
    });
    return menu;
}

void WritePage::Parts::addSeparator(WritePage& page, std::vector<QAction*>& into)
{
    auto* separator = new QAction(&page);
    separator->setSeparator(true);
    into.push_back(separator);
}

void WritePage::Parts::buildLines(WritePage& page)
{
    addSeparator(page, editing);
    QMenu* lines = addSubmenu(page, editing, tr("&Lines"));
    QMenu* selection = addSubmenu(page, editing, tr("S&election"));
    // Other lists of the page have these keys too: they are the text's only where one writes.
    const auto own = [this](QMenu* menu, QAction* action) {
        action->setShortcutContext(Qt::WidgetShortcut);
        editor->addAction(action);
        menu->addAction(action);
    };
    const auto add = [&](const QString& text, const QKeySequence& keys, TextDecision decide) {
        own(lines, addEdit(page, text, keys, std::move(decide)));
    };
    add(tr("Move lines &up"), Qt::ALT | Qt::Key_Up,
        [](const QTextCursor& cursor) { return moveLines(cursor, LineStep::Up); });
    add(tr("Move lines &down"), Qt::ALT | Qt::Key_Down,
        [](const QTextCursor& cursor) { return moveLines(cursor, LineStep::Down); });
    add(tr("Du&plicate lines"), Qt::CTRL | Qt::Key_D, duplicateLines);
    add(tr("D&elete lines"), Qt::CTRL | Qt::SHIFT | Qt::Key_K, deleteLines);
    add(tr("&Join lines"), Qt::CTRL | Qt::Key_J, joinLines);

    const auto select = [&](const QString& text, const QList<QKeySequence>& keys, void (Editor::*act)()) {
        QAction* action = addAction(page, text, {});
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, editor, act);
        own(selection, action);
    };
    select(tr("Select &more"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Up, Qt::CTRL | Qt::SHIFT | Qt::Key_Space},
           &Editor::growSelection);
    select(tr("Select &less"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Down}, &Editor::shrinkSelection);
    selection->addSeparator();
    const auto letters = [&](const QString& text, LetterCase wanted) {
        selection->addAction(addEdit(
            page, text, {}, [wanted](const QTextCursor& cursor) { return changeCase(cursor, wanted); }));
    };
    letters(tr("&UPPER CASE"), LetterCase::Upper);
    letters(tr("l&ower case"), LetterCase::Lower);
    letters(tr("&Title Case"), LetterCase::Title);
}

void WritePage::Parts::buildFormat(WritePage& page)
{
    const auto add = [&](const QString& text, const QKeySequence& keys, TextDecision decide) {
        format.push_back(addEdit(page, text, keys, std::move(decide)));
    };
    const auto addMark = [&](const QString& text, const QKeySequence& keys, Mark mark) {
        add(text, keys, [mark](const QTextCursor& cursor) { return toggleMark(cursor, mark); });
    };
    addMark(tr("&Bold"), Qt::CTRL | Qt::Key_B, Mark::Bold);
    addMark(tr("&Italic"), Qt::CTRL | Qt::Key_I, Mark::Italic);
    addMark(tr("&Strikethrough"), Qt::CTRL | Qt::SHIFT | Qt::Key_X, Mark::Strike);
    addMark(tr("Inline &code"), Qt::CTRL | Qt::Key_E, Mark::Code);
    addSeparator(page, format);
    add(tr("&Link"), Qt::CTRL | Qt::Key_K, toggleLink);
    add(tr("Image &address"), Qt::CTRL | Qt::SHIFT | Qt::Key_G, insertImage);
    add(tr("&Footnote"), Qt::CTRL | Qt::ALT | Qt::Key_F, insertFootnote);
    addSeparator(page, format);
    add(tr("&Heading"), Qt::CTRL | Qt::ALT | Qt::Key_H, cycleHeading);
    buildHeadings(page);
    buildLists(page);
    add(tr("&Quote"), Qt::CTRL | Qt::SHIFT | Qt::Key_Period, toggleQuote);
    add(tr("Code bloc&k"), Qt::CTRL | Qt::SHIFT | Qt::Key_E, toggleCodeBlock);
    add(tr("&Rule"), {}, insertRule);
    buildTables(page);
}

void WritePage::Parts::buildLists(WritePage& page)
{
    QMenu* lists = addSubmenu(page, format, tr("Lis&ts"));
    const auto add = [&](const QString& text, Qt::Key key, ListKind kind) {
        lists->addAction(addEdit(page, text, Qt::CTRL | Qt::SHIFT | key,
                                 [kind](const QTextCursor& cursor) { return toggleList(cursor, kind); }));
    };
    add(tr("&Numbered list"), Qt::Key_7, ListKind::Numbers);
    add(tr("&Bulleted list"), Qt::Key_8, ListKind::Bullets);
    add(tr("&Task list"), Qt::Key_9, ListKind::Tasks);
    lists->addAction(addEdit(page, tr("Task &done"), Qt::CTRL | Qt::Key_Return, toggleDone));
}

void WritePage::Parts::buildHeadings(WritePage& page)
{
    QMenu* levels = addSubmenu(page, format, tr("Heading le&vel"));
    for (int level = 1; level <= 6; ++level) {
        levels->addAction(addEdit(page, tr("Heading &%1").arg(level),
                                  Qt::CTRL | Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + level),
                                  [level](const QTextCursor& cursor) { return setHeading(cursor, level); }));
    }
    levels->addAction(addEdit(page, tr("&Plain text"), Qt::CTRL | Qt::ALT | Qt::Key_0,
                              [](const QTextCursor& cursor) { return setHeading(cursor, 0); }));
}

void WritePage::Parts::buildTables(WritePage& page)
{
    QMenu* table = addSubmenu(page, format, tr("Tabl&e"));
    table->addAction(addEdit(page, tr("&Insert a table"), {}, insertTable));
    const auto add = [&](const QString& text, TableChange change) {
        table->addAction(addEdit(
            page, text, {}, [change](const QTextCursor& cursor) { return changeTable(cursor, change); }));
    };
    add(tr("&Align the columns"), TableChange::Align);
    table->addSeparator();
    add(tr("Add a row abo&ve"), TableChange::RowAbove);
    add(tr("Add a row &below"), TableChange::RowBelow);
    add(tr("Remove the &row"), TableChange::RemoveRow);
    table->addSeparator();
    add(tr("Add a column be&fore"), TableChange::ColumnBefore);
    add(tr("Add a column af&ter"), TableChange::ColumnAfter);
    add(tr("Remove the &column"), TableChange::RemoveColumn);
    add(tr("&Move the column back"), TableChange::MoveColumnBack);
    add(tr("Move the column &on"), TableChange::MoveColumnOn);
    table->addSeparator();
    add(tr("Column to the &left"), TableChange::AlignLeft);
    add(tr("Column in the mi&ddle"), TableChange::AlignCentre);
    add(tr("Column to the ri&ght"), TableChange::AlignRight);
    add(tr("Column wit&hout alignment"), TableChange::AlignNone);
}

} // namespace brickwork
