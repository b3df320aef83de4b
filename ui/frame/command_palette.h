// The command palette (Ctrl+Shift+P): every action of the window, found by typing parts of its name.
#pragma once

#include <QDialog>

#include <optional>

class QAction;
class QLineEdit;
class QListWidget;

namespace brickwork {

class Theme;

/// How well a name fits what was typed, whatever the case: 0 begins with it, 1 a word does, 2 it holds it, 3
/// all its letters occur in that order; nothing if they do not.
[[nodiscard]] std::optional<int> paletteRank(const QString& name, const QString& typed);

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
