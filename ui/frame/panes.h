// The way on with F6: from one part of the window to the next, also out of a text that keeps the Tab key for
// itself.
#pragma once

#include <QList>

class QWidget;

namespace brickwork {

enum class PaneStep
{
    Next,
    Previous
};

/// Where the keyboard goes in a pane: where it was last, else to its first tab stop. Null if there is none.
[[nodiscard]] QWidget* stopIn(QWidget* pane);
/// The stop a step away from where the keyboard is, going round; panes without a stop are passed over. Null
/// if no other pane has one.
[[nodiscard]] QWidget* stopBeside(const QList<QWidget*>& panes, const QWidget* focus, PaneStep step);

} // namespace brickwork
