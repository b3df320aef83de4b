// All shortcuts in one place, read from the actions themselves.
#pragma once

#include <QDialog>

class QAction;

namespace brickwork {

class ShortcutsSheet final : public QDialog
{
    Q_OBJECT

public:
    ShortcutsSheet(const QList<QAction*>& actions, QWidget* parent);
};

} // namespace brickwork
