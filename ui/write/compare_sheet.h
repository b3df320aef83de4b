// The sheet that shows what differs between two texts and offers what may be done about it: mine and theirs
// after a change from outside, a recovered text and the file. It decides nothing and changes neither text.
#pragma once

#include "ui/compare/compare_panel.h"
#include "ui/theme/sheet.h"
#include "ui/write/write_state.h"

#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace brickwork {

struct Comparison
{
    QString heading;
    QString sentence; ///< may be empty
    ComparedTexts texts;
    std::vector<BarAction> actions; ///< at most three; the first is the likeliest. Closing chooses none.
};

class CompareSheet final : public Sheet
{
    Q_OBJECT

public:
    /// Rises over its parent, which steps back behind a veil.
    CompareSheet(Theme& theme, QWidget* parent);

    void open(const Comparison& comparison);
    [[nodiscard]] ComparePanel& panel() { return *m_panel; }

Q_SIGNALS:
    /// The sheet has closed; `id` is that of the action.
    void actionChosen(const QString& id);

private:
    void build();
    void setFonts();
    void place() override;

    std::vector<BarAction> m_actions;
    QLabel* m_heading;
    QLabel* m_sentence;
    ComparePanel* m_panel;
    QPushButton* m_close;
    QBoxLayout* m_buttons;
    std::vector<QPushButton*> m_answers; ///< as the actions
};

} // namespace brickwork
