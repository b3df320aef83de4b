// The menus of the list of drafts, its keys, and what folds and is carried in it.

#include "ui/drafts/drafts_panel.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMouseEvent>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {
constexpr qsizetype mostFolders = 20; ///< in the menu; the others are typed
} // namespace

void DraftsPanel::makeMore()
{
    m_more = new QToolButton(this);
    m_more->setObjectName(u"draftsMore"_s);
    m_more->setAccessibleName(tr("More for drafts"));
    m_more->setToolTip(tr("New from a template, ideas, order of the list, trash"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_more);
    const auto add = [&](const QString& text, void (DraftsPanel::*wish)()) {
        connect(menu->addAction(text), &QAction::triggered, this, wish);
    };
    add(tr("New from template…"), &DraftsPanel::newFromTemplateRequested);
    add(tr("Catch an idea…"), &DraftsPanel::ideaRequested);
    add(tr("Note for the next issue…"), &DraftsPanel::noteRequested);
    menu->addSeparator();
    m_byFolder = menu->addAction(tr("Group by folder"));
    m_oldestIdeas = menu->addAction(tr("Oldest ideas first"));
    for (QAction* action : {m_byFolder, m_oldestIdeas})
        action->setCheckable(true);
    connect(m_byFolder, &QAction::triggered, this, [this](bool on) {
        m_view.grouping = on ? DraftGrouping::Folder : DraftGrouping::Status;
        Q_EMIT viewChosen(m_view);
    });
    connect(m_oldestIdeas, &QAction::triggered, this, [this](bool on) {
        m_view.oldestIdeasFirst = on;
        Q_EMIT viewChosen(m_view);
    });
    menu->addSeparator();
    add(tr("Trash…"), &DraftsPanel::trashBrowserRequested);
    m_more->setMenu(menu);
}

void DraftsPanel::fold(const QModelIndex& caption, bool away)
{
    if (!caption.data(DraftsModel::CaptionRole).toBool() ||
        caption.data(DraftsModel::CollapsedRole).toBool() == away)
        return;
    const QString key = caption.data(DraftsModel::KeyRole).toString();
    DraftsView view = m_view;
    if (away)
        view.collapsed.insert(key);
    else
        view.collapsed.erase(key);
    Q_EMIT viewChosen(view);
}

bool DraftsPanel::handleSearchKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        leaveSearchDown(false);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        leaveSearchDown(true);
        return true;
    case Qt::Key_Escape:
        if (m_search->text().isEmpty())
            Q_EMIT searchLeft();
        else
            m_search->clear();
        return true;
    default:
        return false;
    }
}

bool DraftsPanel::handleListKey(int key, Qt::KeyboardModifiers modifiers)
{
    const auto own = std::ranges::find_if(m_actions, [&](const auto& action) {
        return action.first->shortcut() ==
               QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(key)));
    });
    if (own != m_actions.end()) {
        own->first->trigger();
        return true;
    }
    const QModelIndex here = m_list->currentIndex();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (enter && modifiers == Qt::ControlModifier) {
        if (const auto id = m_model.draftAt(here))
            Q_EMIT keptOpenRequested(*id);
        return true;
    }
    if (modifiers & ~Qt::KeypadModifier)
        return false;
    // Inwards opens and outwards folds, as in a tree.
    const bool mirrored = isRightToLeft();
    if (key == (mirrored ? Qt::Key_Right : Qt::Key_Left)) {
        fold(m_model.captionOf(here), true);
        return true;
    }
    if (key == (mirrored ? Qt::Key_Left : Qt::Key_Right) || (enter && !m_model.draftAt(here))) {
        fold(here, false);
        return true;
    }
    return false;
}

bool DraftsPanel::eventFilter(QObject* watched, QEvent* event)
{
    // The window knows some of these keys for the draft in the editor; here they are for the one in the list.
    if (watched == m_list && event->type() == QEvent::ShortcutOverride) {
        const QKeyCombination keys = static_cast<QKeyEvent*>(event)->keyCombination();
        const bool own = std::ranges::any_of(
            m_actions, [keys](const auto& action) { return action.first->shortcut() == QKeySequence(keys); });
        if (own) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (watched == m_search && handleSearchKey(key->key()))
            return true;
        if (watched == m_list && handleListKey(key->key(), key->modifiers()))
            return true;
    }
    if (m_list && watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QModelIndex under = m_list->indexAt(mouse->position().toPoint());
        if (mouse->button() == Qt::MiddleButton && m_model.draftAt(under)) {
            Q_EMIT keptOpenRequested(*m_model.draftAt(under));
            return true;
        }
        if (mouse->button() == Qt::LeftButton && under.data(DraftsModel::CaptionRole).toBool()) {
            fold(under, !under.data(DraftsModel::CollapsedRole).toBool());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void DraftsPanel::addMoves(QMenu* menu, const DraftId& id)
{
    QMenu* moves = menu->addMenu(Theme::icon(u"folder"_s, m_theme.tokens().ink), tr("Move to folder"));
    const qsizetype slash = id.value.lastIndexOf(u'/');
    const QString here = slash < 0 ? QString() : id.value.first(slash);
    const QStringList folders = m_folders ? m_folders() : QStringList();
    for (const QString& folder : folders.first(std::min(folders.size(), mostFolders))) {
        QString name = folder.isEmpty() ? m_view.rootName : folder;
        QAction* action = moves->addAction(name.replace(u'&', u"&&"_s));
        action->setEnabled(folder != here);
        connect(action, &QAction::triggered, this, [this, id, folder] { Q_EMIT moveRequested(id, folder); });
    }
    moves->addSeparator();
    connect(moves->addAction(tr("Another folder…")), &QAction::triggered, this,
            [this, id] { Q_EMIT moveElsewhereRequested(id); });
}

void DraftsPanel::showMenu(const QPoint& position)
{
    QPoint at = position;
    const QModelIndex under = m_list->indexAt(position);
    if (m_model.draftAt(under))
        m_list->setCurrentIndex(under);
    else
        at = m_list->visualRect(m_list->currentIndex()).center();
    const QModelIndex index = m_list->currentIndex();
    const auto id = m_model.draftAt(index);
    if (!id)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this,
            [this, index = QPersistentModelIndex(index)] { choose(index); });
    connect(menu->addAction(tr("Open beside the others")), &QAction::triggered, this,
            [this, id] { Q_EMIT keptOpenRequested(*id); });
    menu->addSeparator();
    m_start->setVisible(index.data(DraftsModel::StatusRole).toInt() == static_cast<int>(DraftStatus::Idea));
    for (const auto& [action, icon] : m_actions) {
        // Folders come before what has to do with the disk.
        if (icon == "folder"_L1)
            addMoves(menu, *id);
        menu->addAction(action);
    }
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

} // namespace brickwork
