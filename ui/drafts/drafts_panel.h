// The list of drafts beside the editor: search field, button for a new one, and the list with its keys and
// menu.
#pragma once

#include "ui/drafts/drafts_model.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

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

Q_SIGNALS:
    void chosen(const brickwork::DraftId& id);
    void newRequested();
    void searchLeft(); ///< Escape in an empty search field
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
    void makeList();
    void addListAction(const QString& text, const QString& icon, const QKeySequence& keys, DraftSignal wish);
    void choose(const QModelIndex& index);
    void leaveSearchDown(bool open);
    void showMenu(const QPoint& position);
    void recolour();

    Theme& m_theme;
    DraftsModel m_model;
    QTimer m_searchPause;
    QLineEdit* m_search = nullptr;
    QPushButton* m_new = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_empty = nullptr;
    std::vector<std::pair<QAction*, QString>> m_actions; ///< with the names of their icons
    QAction* m_searchIcon = nullptr;
};

} // namespace brickwork
