// The drafts that lie open side by side: their row of tabs, its commands, and the texts that wait.

#include "ui/write/write_page_parts.h"

#include <QAction>
#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace brickwork {

void WritePage::Parts::buildTabs(WritePage& page)
{
    tabs = new DraftTabs(theme);
    static_cast<QBoxLayout*>(header->parentWidget()->layout())->insertWidget(0, tabs);
    const auto add = [&](const QString& text, const QKeySequence& keys, auto wish) {
        QAction* action = addAction(page, text, keys);
        connect(action, &QAction::triggered, tabs, wish);
        view.push_back(action);
        return action;
    };
    add(tr("Next open &draft"), Qt::CTRL | Qt::Key_Tab, [this] { Q_EMIT tabs->stepRequested(1); });
    add(tr("Previous op&en draft"), Qt::CTRL | Qt::SHIFT | Qt::Key_Tab,
        [this] { Q_EMIT tabs->stepRequested(-1); });
    add(tr("&Close draft"), Qt::CTRL | Qt::Key_W, [this] { Q_EMIT tabs->closeCurrentRequested(); });
    add(tr("&Reopen closed draft"), Qt::CTRL | Qt::SHIFT | Qt::Key_T,
        [this] { Q_EMIT tabs->reopenRequested(); });
}

/// The text shown until now waits on the shelf; another that waits there comes back with all that belongs to
/// it. False if the text of `state` has to be put in.
bool WritePage::Parts::changeBuffer(const EditorState& state)
{
    auto waiting = shelf.take(state.id);
    if (hasDraft && !id.isEmpty() && id != state.id)
        shelf.put(id, editor->takeBuffer());
    editor->setSyntax(state.plain ? nullptr : &syntax);
    if (!waiting)
        return false;
    editor->setBuffer(std::move(waiting), state.text);
    return true;
}

DraftTabs& WritePage::tabs()
{
    return *m_parts->tabs;
}

DraftsPanel& WritePage::draftsPanel()
{
    return *m_parts->drafts;
}

void WritePage::keepTexts(const std::vector<DraftId>& ids)
{
    m_parts->shelf.retain(ids);
}

void WritePage::renameText(const DraftId& from, const DraftId& to)
{
    m_parts->shelf.rename(from, to);
}

std::optional<QString> WritePage::waitingText(const DraftId& id) const
{
    const EditorBuffer* buffer = m_parts->shelf.find(id);
    return buffer ? std::optional(buffer->text()) : std::nullopt;
}

} // namespace brickwork
