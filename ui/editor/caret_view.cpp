#include "ui/editor/caret_view.h"

#include <QScrollBar>

namespace brickwork {

void showCaretLine(QPlainTextEdit& editor)
{
    editor.ensureCursorVisible();
    // The room that is left out is less than a line.
    if (editor.cursorRect().bottom() > editor.viewport()->rect().bottom())
        editor.verticalScrollBar()->setValue(editor.verticalScrollBar()->value() + 1);
}

} // namespace brickwork
