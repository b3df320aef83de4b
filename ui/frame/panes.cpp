#include "ui/frame/panes.h"

#include <QWidget>

#include <algorithm>

namespace brickwork {

namespace {

bool takesKeys(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

} // namespace

QWidget* stopIn(QWidget* pane)
{
    if (!pane->isVisible())
        return nullptr;
    if (QWidget* last = pane->focusWidget(); last && takesKeys(last))
        return last;
    if (takesKeys(pane) && !pane->focusProxy())
        return pane;
    for (QWidget* next = pane->nextInFocusChain(); next != pane; next = next->nextInFocusChain()) {
        if (pane->isAncestorOf(next) && takesKeys(next) && !next->focusProxy())
            return next;
    }
    return nullptr;
}

QWidget* stopBeside(const QList<QWidget*>& panes, const QWidget* focus, PaneStep step)
{
    const auto count = panes.size();
    const auto here = std::ranges::find_if(panes, [focus](const QWidget* pane) {
        return focus && (pane == focus || pane->isAncestorOf(focus));
    });
    const bool outside = here == panes.end();
    const qsizetype way = step == PaneStep::Next ? 1 : -1;
    qsizetype at = outside ? (way > 0 ? -1 : count) : here - panes.begin();
    for (qsizetype tried = outside ? 0 : 1; tried < count; ++tried) {
        at = (at + way + count) % count;
        if (QWidget* stop = stopIn(panes.at(at)))
            return stop;
    }
    return nullptr;
}

} // namespace brickwork
