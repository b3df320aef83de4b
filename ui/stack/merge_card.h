// What will lie on a day once the wish is merged into its brick, shown before it happens: the brick drawn in
// its size, its direction and its notes, and in one sentence what stays and what changes.
#pragma once

#include "ui/stack/stack_state.h"

#include <QFrame>

class QLabel;

namespace brickwork {

class DrawnBrick;
class Theme;

class MergeCard final : public QFrame
{
    Q_OBJECT

public:
    explicit MergeCard(Theme& theme, QWidget* parent = nullptr);

    void setPreview(const MergePreview& preview);

private:
    void tell();

    Theme& m_theme;
    MergePreview m_preview;
    DrawnBrick* m_brick;
    QLabel* m_summary;
    QLabel* m_sentence;
};

} // namespace brickwork
