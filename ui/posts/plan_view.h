// The plan as the sheet shows it: what would happen, where, and what to know before. Draws a PlanState; its
// notes scroll when there is less room than they want.
#pragma once

#include "ui/posts/plan_state.h"

#include <QWidget>

#include <array>

class QGridLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace brickwork {

class ElidedLabel;
class Theme;

class PlanView final : public QWidget
{
    Q_OBJECT

public:
    explicit PlanView(Theme& theme, QWidget* parent = nullptr);

    void setState(const PlanState& state);
    [[nodiscard]] const PlanState& state() const { return m_state; }

    /// Height that all notes want at this width; none: 0.
    [[nodiscard]] int notesHeight(int width) const;
    void setNotesHeight(int height);

private:
    struct Fact
    {
        QLabel* caption = nullptr;
        ElidedLabel* value = nullptr;
    };

    void makeFacts();
    void makeNotes();
    void showNotes();
    void setFonts();

    Theme& m_theme;
    PlanState m_state;
    ElidedLabel* m_title;
    QLabel* m_sentence;
    QGridLayout* m_grid;
    std::array<Fact, 4> m_facts;
    QScrollArea* m_scroll;
    QWidget* m_notes;
    QVBoxLayout* m_column;
};

} // namespace brickwork
