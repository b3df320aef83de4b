// Finding in the open draft and moving its sections: the commands and their keys; what F6 goes round.

#include "ui/write/find_bar.h"
#include "ui/write/page_find.h"
#include "ui/write/page_outline.h"
#include "ui/write/write_page_parts.h"

#include <QAction>
#include <QBoxLayout>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace brickwork {

void WritePage::Parts::buildFind(WritePage& page)
{
    findBar = new FindBar(theme, desk->parentWidget());
    findBar->hide();
    auto* column = qobject_cast<QBoxLayout*>(desk->parentWidget()->layout());
    column->insertWidget(column->indexOf(desk), findBar);
    finder = new PageFind(theme, *editor, *findBar, findBar);
    connect(finder, &PageFind::aboutToReplaceAll, &page, &WritePage::aboutToReplaceAll);
    connect(finder, &PageFind::replacedAll, &page, &WritePage::replacedAll);

    const auto add = [&](const QString& text, const QKeySequence& keys, const auto& act) {
        QAction* action = addAction(page, text, keys);
        connect(action, &QAction::triggered, &page, [this, act] {
            if (hasDraft)
                act(*finder);
        });
        editing.push_back(action);
    };
    add(tr("&Find…"), Qt::CTRL | Qt::Key_F, [](PageFind& find) { find.open(FindMode::Find); });
    add(tr("F&ind and replace…"), Qt::CTRL | Qt::Key_H, [](PageFind& find) { find.open(FindMode::Replace); });
    add(tr("Find &next"), Qt::Key_F3, [](PageFind& find) { find.next(); });
    add(tr("Find pre&vious"), Qt::SHIFT | Qt::Key_F3, [](PageFind& find) { find.previous(); });
}

void WritePage::Parts::buildSections(WritePage& page)
{
    sections = new PageOutline(*editor, *outline, outline);
    connect(sections, &PageOutline::refused, &page, &WritePage::noticed);
    const auto add = [&](const QString& text, const auto& act) {
        QAction* action = addAction(page, text, {});
        connect(action, &QAction::triggered, &page, [this, act] {
            if (hasDraft)
                act(*sections);
        });
        format.push_back(action);
    };
    add(tr("Move section &up"), [](PageOutline& outline) { outline.stepHere(-1); });
    add(tr("Move section &down"), [](PageOutline& outline) { outline.stepHere(1); });
    add(tr("&Promote section"), [](PageOutline& outline) { outline.shiftHere(-1); });
    add(tr("De&mote section"), [](PageOutline& outline) { outline.shiftHere(1); });
}

QList<QWidget*> WritePage::panes() const
{
    const Parts& p = *m_parts;
    return {p.drafts, p.hints, p.tabs, p.header, p.bar, p.findBar, p.editor, p.preview, p.outline};
}

void WritePage::goToLine(int line)
{
    if (m_parts->hasDraft)
        m_parts->editor->goToLine(line);
}

void WritePage::showMatch(const SearchFor& wanted, int line, int column, int length)
{
    Parts& p = *m_parts;
    if (!p.hasDraft)
        return;
    p.editor->goToLine(line);
    const QTextBlock block = p.editor->textCursor().block();
    const int last = p.editor->document()->characterCount() - 1;
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + std::min(column, block.length() - 1));
    cursor.setPosition(std::min(cursor.position() + length, last), QTextCursor::KeepAnchor);
    p.editor->setTextCursor(cursor);
    p.editor->centerCursor();
    p.finder->lookFor(wanted);
}

QString WritePage::selectedText() const
{
    const QString text = m_parts->editor->textCursor().selectedText();
    return text.contains(QChar::ParagraphSeparator) ? QString() : text;
}

std::vector<OutlineEntry> WritePage::headings() const
{
    return m_parts->outline->outline();
}

void WritePage::undo()
{
    m_parts->editor->undo();
}

} // namespace brickwork
