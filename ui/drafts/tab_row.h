// A tab bar as slim as the desk wants it: titles elided at their end, a button in each tab that is a dot
// while the draft is not saved, the middle button closing, tabs carried by hand. Seen only inside this room.
#pragma once

#include <QTabBar>

namespace brickwork {

class Theme;

class TabRow final : public QTabBar
{
    Q_OBJECT

public:
    explicit TabRow(Theme& theme, QWidget* parent = nullptr);

    /// Text, accessible name and dot of a tab.
    void setTab(int index, const QString& title, bool modified, bool passing);
    int insertTabAt(int index);
    /// False while there is no room for all of them.
    [[nodiscard]] bool showsAll() const;

Q_SIGNALS:
    void closeWished(int index);
    void menuWished(int index, const QPoint& at);
    void resized();

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
};

} // namespace brickwork
