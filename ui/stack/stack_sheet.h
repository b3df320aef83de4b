// The Stack sheet: note, size, direction, day. It shows a StackState and says what the writer wants stacked;
// or removed; it logs nothing. Enter stacks, Shift+Enter breaks the line, Escape closes.
#pragma once

#include "ui/stack/stack_state.h"

#include <QFrame>
#include <QPointer>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace brickwork {

class DayField;
class SizePicker;
class Theme;

/// What the writer asked for; the day is always said.
struct StackWish
{
    Day day;
    BrickSize size = BrickSize::Normal;
    QString note;
    QString direction;
};

class StackSheet final : public QFrame
{
    Q_OBJECT

public:
    StackSheet(Theme& theme, QWidget* parent);

    /// Opens the sheet on a day (today if none is given), its bottom corner at `corner` in parent
    /// coordinates.
    void open(const StackState& state, QPoint corner, std::optional<Day> day = {});
    /// A refusal is shown in the sheet, which stays open with all that was typed.
    void refuse(const QString& sentence);
    /// Closes the sheet after its wish was granted. What had the keyboard before gets it back.
    void dismiss() { close(); }
    /// The window changed its size: the bottom corner goes there.
    void moveTo(QPoint corner);

Q_SIGNALS:
    void stackWished(const brickwork::StackWish& wish);
    void removeWished(brickwork::Day day);
    void closed();
    /// After closed(): the keyboard was in the sheet, and what had it before is gone.
    void focusLeftOver();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildLying();
    [[nodiscard]] QLayout* buildFields();
    [[nodiscard]] bool holdsFocus() const;
    void wish();
    void close();
    void tell();
    void place();
    [[nodiscard]] Day day() const;

    Theme& m_theme;
    StackState m_state;
    QPlainTextEdit* m_note;
    SizePicker* m_size;
    QComboBox* m_direction;
    DayField* m_day;
    QFrame* m_lying;
    QLabel* m_brick;
    QPushButton* m_remove;
    QLabel* m_notice;
    QPushButton* m_stack;
    QPoint m_corner;
    QPointer<QWidget> m_before; ///< had the keyboard when the sheet opened
};

} // namespace brickwork
