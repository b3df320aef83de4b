// The command palette (Ctrl+Shift+P): every action of the window, found by typing parts of its name.
#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;

namespace brickwork {

class Theme;

/// True if all letters of `typed` (case and spaces apart) occur in `name` in that order.
[[nodiscard]] bool paletteMatches(QStringView name, QStringView typed);

class CommandPalette final : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(Theme& theme, const QList<QAction*>& actions, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const QString& typed);
    void run();

    QList<QAction*> m_actions;
    QLineEdit* m_field;
    QListWidget* m_list;
};

} // namespace brickwork
