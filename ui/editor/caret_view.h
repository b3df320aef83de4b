// Brings the whole line of the caret into view. Where there is extra room between the lines, QPlainTextEdit
// reckons without that room and leaves the last line cut in half.
#pragma once

#include <QPlainTextEdit>

namespace brickwork {

/// Scrolls as little as it takes, and not at all when the line is in view.
void showCaretLine(QPlainTextEdit& editor);

} // namespace brickwork
