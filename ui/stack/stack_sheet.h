// The Stack sheet: note, size, direction, day. It shows a StackState and says what the writer wants stacked;
// or removed; it logs nothing. Enter stacks, Shift+Enter breaks the line, Escape closes.
#pragma once

#include "ui/stack/stack_state.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace brickwork {

class DayField;
class DirectionChips;
class DirectionField;
class MergeCard;
class SizePicker;
class Theme;

class StackSheet final : public QFrame
{
    Q_OBJECT

public:
    StackSheet(Theme& theme, QWidget* parent);

    /// Opens the sheet on a day (today if none is given), its bottom corner at `corner` in parent
    /// coordinates. Of a sheet that is open, what was typed stays; only a day that is given is taken.
    void open(const StackState& state, QPoint corner, std::optional<Day> day = {});
    /// The log or the day changed while the sheet is open: what was typed stays, and so does the day it is
    /// for; that this is yesterday now is said.
    void setState(const StackState& state);
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
    void buildBody();
    [[nodiscard]] QLayout* buildFields();
    [[nodiscard]] bool holdsFocus() const;
    void wish();
    void close();
    void tell();
    void place();
    void preferDirection();
    [[nodiscard]] Day day() const;
    [[nodiscard]] StackWish wished() const;

    Theme& m_theme;
    StackState m_state;
    QScrollArea* m_scroll; ///< all but title and buttons: a small window has no room for the whole
    QPlainTextEdit* m_note;
    SizePicker* m_size;
    DirectionField* m_direction;
    DayField* m_day;
    DirectionChips* m_chips;
    QFrame* m_lying;
    QLabel* m_brick;
    QPushButton* m_remove;
    MergeCard* m_merge;
    QLabel* m_notice;
    QPushButton* m_stack;
    QPoint m_corner;
    bool m_directionChosen = false; ///< by the writer; until then it goes with the day
    QPointer<QWidget> m_before;     ///< had the keyboard when the sheet opened
};

} // namespace brickwork
