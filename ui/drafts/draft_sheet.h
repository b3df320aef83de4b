// The frame that the sheets about drafts share: heading, a body that scrolls where there is no room for it, a
// notice and a row of buttons. Seen only inside this room.
#pragma once

#include "ui/theme/sheet.h"
#include "ui/theme/theme.h"

#include <QString>

class QBoxLayout;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace brickwork {

class DraftSheet : public Sheet
{
    Q_OBJECT

public:
    /// A sentence over the buttons: a refusal, or how a wish went. Empty for none.
    void tell(const QString& sentence);

protected:
    /// `name` is the object name of the sheet and the beginning of those of its parts.
    DraftSheet(Theme& theme, QWidget* parent, const QString& name, int width);

    void setHeading(const QString& heading);
    [[nodiscard]] QBoxLayout& body() const { return *m_body; }
    [[nodiscard]] QWidget* bodyWidget() const;
    /// The first is the one at the end of the row: the likeliest.
    QPushButton* addButton(const QString& text, const QString& name, Look look);
    /// Before the others, at the leading edge.
    QPushButton* addQuietButton(const QString& text, const QString& name);
    /// A faint caption over or before a field.
    QLabel* caption(const QString& text, QWidget* buddy) const;
    /// Shows the sheet with the keyboard in a field.
    void showWith(QWidget* focus);
    void place() override;
    [[nodiscard]] QString partName(const QString& part) const { return objectName() + u'.' + part; }

private:
    void setFonts();

    QLabel* m_heading;
    QScrollArea* m_scroll;
    QBoxLayout* m_body;
    QLabel* m_notice;
    QBoxLayout* m_buttons;
    int m_width;
    int m_quiet = 0; ///< buttons at the leading edge
};

} // namespace brickwork
