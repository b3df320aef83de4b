// The Stack sheet: note, size, direction, day. It shows a StackState and says what the writer wants stacked;
// it logs nothing. Enter stacks, Shift+Enter breaks the line, Escape closes.
#pragma once

#include "ui/stack/stack_state.h"

#include <QFrame>

class QComboBox;
class QDateEdit;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace brickwork {

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
    /// Closes the sheet after its wish was granted.
    void dismiss() { close(); }
    /// The window changed its size: the bottom corner goes there.
    void moveTo(QPoint corner);

Q_SIGNALS:
    void stackWished(const brickwork::StackWish& wish);
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
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
    QDateEdit* m_day;
    QLabel* m_notice;
    QPushButton* m_stack;
    QPoint m_corner;
};

} // namespace brickwork
