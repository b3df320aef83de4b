#include "ui/write/write_page_parts.h"

#include <QScopedValueRollback>
#include <QTextBlock>

#include <algorithm>

namespace brickwork {

// The preview stays where it is: the reader looks at the word that was clicked.
void WritePage::Parts::goToSource(int line, int column)
{
    const QScopedValueRollback guard(following, true);
    const QTextDocument* text = editor->document();
    const QTextBlock block = text->findBlockByNumber(std::clamp(line, 0, text->blockCount() - 1));
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + std::clamp(column, 0, block.length() - 1));
    editor->setTextCursor(cursor);
    if (!editor->viewport()->rect().contains(editor->caretRect()))
        editor->centerCursor();
    editor->setFocus(Qt::OtherFocusReason);
}

} // namespace brickwork
