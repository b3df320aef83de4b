// Sentences with a mark before each, on a quiet ground: what refuses, what to look at, what a place cannot
// carry.
#pragma once

#include "ui/posts/plan_state.h"

#include <QWidget>

class QVBoxLayout;

namespace brickwork {

class Theme;

class NoteBox final : public QWidget
{
    Q_OBJECT

public:
    explicit NoteBox(Theme& theme, QWidget* parent = nullptr);

    /// Hidden while there are none.
    void setNotes(const std::vector<PlanNote>& notes);

private:
    void show();

    Theme& m_theme;
    std::vector<PlanNote> m_notes;
    QVBoxLayout* m_column;
};

} // namespace brickwork
