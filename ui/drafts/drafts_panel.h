// The list of drafts beside the editor: search field, button for a new one, and the list with its keys and
// menu.
#pragma once

#include "ui/drafts/drafts_model.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <utility>
#include <vector>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QPushButton;
class QToolButton;

namespace brickwork {

class Theme;

class DraftsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit DraftsPanel(Theme& theme, QWidget* parent = nullptr);

    void setState(const DraftsState& state);
    void focusSearch();
    /// The list, or the search field while there is no list.
    void focusList();
    /// The folders that a draft can be moved to; asked when its menu opens.
    void setFolders(std::function<QStringList()> folders) { m_folders = std::move(folders); }

Q_SIGNALS:
    void chosen(const brickwork::DraftId& id);
    void keptOpenRequested(const brickwork::DraftId& id); ///< shall lie open beside the others
    void newRequested();
    void newFromTemplateRequested();
    void ideaRequested();
    void noteRequested(); ///< for the next issue
    void trashBrowserRequested();
    void viewChosen(const brickwork::DraftsView& view);
    void propertiesRequested(const brickwork::DraftId& id);
    void startRequested(const brickwork::DraftId& id); ///< the idea becomes a draft
    void moveRequested(const brickwork::DraftId& id, const QString& folder);
    void moveElsewhereRequested(const brickwork::DraftId& id); ///< to a folder that is asked for
    void searchLeft();                                         ///< Escape in an empty search field
    void searchChanged(const QString& search);
    void renameRequested(const brickwork::DraftId& id);
    void duplicateRequested(const brickwork::DraftId& id);
    void trashRequested(const brickwork::DraftId& id);
    void revealRequested(const brickwork::DraftId& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using DraftSignal = void (DraftsPanel::*)(const DraftId&);

    void makeSearchRow(QBoxLayout* column);
    void makeMore();
    void makeList();
    QAction* addListAction(const QString& text, const QString& icon, const QKeySequence& keys,
                           DraftSignal wish);
    void choose(const QModelIndex& index);
    void leaveSearchDown(bool open);
    void showMenu(const QPoint& position);
    void addMoves(QMenu* menu, const DraftId& id);
    void fold(const QModelIndex& caption, bool away);
    [[nodiscard]] bool handleListKey(int key, Qt::KeyboardModifiers modifiers);
    [[nodiscard]] bool handleSearchKey(int key);
    void recolour();

    Theme& m_theme;
    DraftsModel m_model;
    QTimer m_searchPause;
    QLineEdit* m_search = nullptr;
    QPushButton* m_new = nullptr;
    QToolButton* m_more = nullptr;
    QAction* m_byFolder = nullptr;
    QAction* m_oldestIdeas = nullptr;
    QAction* m_start = nullptr;
    DraftsView m_view;
    std::function<QStringList()> m_folders;
    QListView* m_list = nullptr;
    QLabel* m_empty = nullptr;
    std::vector<std::pair<QAction*, QString>> m_actions; ///< with the names of their icons
    QAction* m_searchIcon = nullptr;
};

} // namespace brickwork
