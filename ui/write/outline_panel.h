// The headings of the draft beside its text: shows which section one is in, and says which line is chosen and
// how sections shall be moved.
#pragma once

#include "core/markdown/document.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace brickwork {

class OutlineList;
class Theme;

class OutlinePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit OutlinePanel(Theme& theme, QWidget* parent = nullptr);

    void setOutline(const std::vector<OutlineEntry>& outline);
    [[nodiscard]] const std::vector<OutlineEntry>& outline() const;
    /// The line one is in.
    void setCurrentLine(int line);
    /// Sections may be moved.
    void setEditable(bool on);
    /// The row the keyboard is on.
    void setCurrentRow(int row);
    void focusList();

Q_SIGNALS:
    void lineChosen(int line);
    /// The section of `row` shall go in front of heading `before`.
    void moveRequested(int row, int before);
    void stepRequested(int row, int by);  ///< a place up (-1) or down (1)
    void levelRequested(int row, int by); ///< a level up (-1) or down (1)

private:
    int m_line = 0;
    OutlineList* m_list;
    QLabel* m_empty;
};

} // namespace brickwork
