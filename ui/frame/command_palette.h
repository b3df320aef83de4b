// The command palette (Ctrl+Shift+P): every action of the window, found by typing parts of its name.
#pragma once

#include "ui/theme/pick_dialog.h"

#include <optional>
#include <vector>

class QAction;

namespace brickwork {

/// How well a name fits what was typed, whatever the case: 0 begins with it, 1 a word does, 2 it holds it, 3
/// all its letters occur in that order; nothing if they do not.
[[nodiscard]] std::optional<int> paletteRank(const QString& name, const QString& typed);

class CommandPalette final : public PickDialog
{
    Q_OBJECT

public:
    CommandPalette(Theme& theme, const QList<QAction*>& actions, QWidget* parent);

protected:
    void fill(const QString& typed) override;
    void pick(int index, Qt::KeyboardModifiers modifiers) override;

private:
    QList<QAction*> m_actions;
    std::vector<QAction*> m_shown; ///< in the order of the rows
};

} // namespace brickwork
