// The rail: one button a page, settings and the menu at the bottom. It shows which page is open and says
// which is wanted; it switches nothing itself.
#pragma once

#include "ui/frame/page.h"

#include <QWidget>

#include <array>

class QMenu;
class QToolButton;

namespace brickwork {

class Theme;

class Rail final : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(Theme& theme, QWidget* parent = nullptr);

    void setPage(Page page);
    /// The menu behind the button at the bottom.
    void setMenu(QMenu* menu);

Q_SIGNALS:
    void pageChosen(brickwork::Page page);

private:
    void recolour();
    QToolButton* addButton(const QString& text, const QString& name);

    Theme& m_theme;
    std::array<QToolButton*, 4> m_pages{};
    QToolButton* m_menu = nullptr;
};

} // namespace brickwork
