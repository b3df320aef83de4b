// All shortcuts in one place, read from the actions themselves and grouped as the menus are.
#pragma once

#include "ui/theme/ask_sheet.h"

class QAction;
class QGridLayout;
class QMenu;
class QScrollArea;

namespace brickwork {

class ShortcutsSheet final : public AskSheet
{
    Q_OBJECT

public:
    /// `others` are in no menu; those that are come again are shown once.
    ShortcutsSheet(const QMenu& menu, const QList<QAction*>& others, QWidget* parent);

private:
    void addGroup(const QString& title, const QList<QAction*>& actions);
    void fitRows();

    QScrollArea* m_scroll;
    QGridLayout* m_grid;
    QList<const QAction*> m_shown;
};

} // namespace brickwork
