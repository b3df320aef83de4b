// The row of drafts that lie open, over the header: one tab each, hidden while there are fewer than two. It
// shows a TabsState and says what the writer wants of it; it opens and closes nothing.
#pragma once

#include "core/base/ids.h"

#include <QString>
#include <QWidget>

#include <vector>

class QMenu;
class QToolButton;

namespace brickwork {

class TabRow;
class Theme;

struct DraftTab
{
    DraftId id; ///< empty for the draft that has no file yet
    QString title;
    bool modified = false; ///< holds what is not on the disk yet
    bool passing = false;  ///< the next draft that is only looked at takes its place
    friend bool operator==(const DraftTab&, const DraftTab&) = default;
};

struct TabsState
{
    std::vector<DraftTab> tabs;
    int current = -1;        ///< -1: none of them is shown
    bool reopenable = false; ///< there is a closed one to bring back
    friend bool operator==(const TabsState&, const TabsState&) = default;
};

class DraftTabs final : public QWidget
{
    Q_OBJECT

public:
    explicit DraftTabs(Theme& theme, QWidget* parent = nullptr);

    void setState(const TabsState& state);
    /// Out of the way whatever the state is (focus mode).
    void setSuppressed(bool suppressed);
    [[nodiscard]] bool holdsFocus() const;
    void focusRow();

Q_SIGNALS:
    void chosen(const brickwork::DraftId& id);
    void closeRequested(const brickwork::DraftId& id);
    void othersCloseRequested(const brickwork::DraftId& id);
    void keepRequested(const brickwork::DraftId& id);
    void revealRequested(const brickwork::DraftId& id);
    void moved(int from, int to);
    // The commands of the page.
    void stepRequested(int step);
    void closeCurrentRequested();
    void reopenRequested();

private:
    void showUp();
    void showMenu(int index, const QPoint& at);
    void fillOverflow();
    void recolour();

    Theme& m_theme;
    TabsState m_state;
    TabRow* m_row;
    QToolButton* m_overflow;
    QMenu* m_all;
    bool m_suppressed = false;
};

} // namespace brickwork
