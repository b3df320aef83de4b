#include "ui/theme/style_sheet.h"

#include <QApplication>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

// @name is a token or a blend of two (see filled()); everything else is plain Qt style sheet.
// A weight that only a state has would not be measured: a bold text would be cut off.
constexpr auto buttons = R"(
QPushButton { background: @paper; color: @ink; border: 1px solid @line; border-radius: 6px; padding: 5px 14px;
    min-height: 18px; min-width: 28px; }
QPushButton:hover { background: @wall; border-color: @lineStrong; }
QPushButton:pressed, QPushButton:checked { background: @line; }
QPushButton:disabled { color: @off; border-color: @line; background: @paper; }
QPushButton:focus { border: 2px solid @brick; padding: 4px 13px; }

QPushButton[look="primary"], QDialog QPushButton:default { background: @brick; color: @onBrick;
    border: 1px solid @brick; }
QPushButton[look="primary"] { font-weight: 600; }
QPushButton[look="primary"]:hover, QDialog QPushButton:default:hover { background: @brickHover; border-color: @brickHover; }
QPushButton[look="primary"]:pressed, QDialog QPushButton:default:pressed { background: @brickDown; border-color: @brickDown; }
QPushButton[look="primary"]:disabled, QDialog QPushButton:default:disabled { background: @line; color: @faint; border-color: @line; }
QPushButton[look="primary"]:focus, QDialog QPushButton:default:focus { border: 1px solid @brick; padding: 5px 14px; }

QPushButton[look="primaryIcon"] { background: @brick; color: @onBrick; border: 1px solid @brick; padding: 5px;
    min-width: 0; }
QPushButton[look="primaryIcon"]:hover { background: @brickHover; border-color: @brickHover; }
QPushButton[look="primaryIcon"]:pressed { background: @brickDown; border-color: @brickDown; }
QPushButton[look="primaryIcon"]:focus { border: 2px solid @ink; padding: 4px; }

QPushButton[look="outlined"] { background: transparent; color: @brick; border: 1px solid @brick; font-weight: 600; }
QPushButton[look="outlined"]:hover { background: @brickTint; }
QPushButton[look="outlined"]:pressed { background: @brickTintDown; }
QPushButton[look="outlined"]:disabled { color: @off; border-color: @line; }
QPushButton[look="outlined"]:focus { border: 2px solid @brick; padding: 4px 13px; }

QPushButton[look="quiet"] { background: transparent; border: 1px solid transparent; padding: 4px 8px; min-width: 0; }
QPushButton[look="quiet"]:hover { background: @hover; }
QPushButton[look="quiet"]:pressed, QPushButton[look="quiet"]:checked { background: @line; }
QPushButton[look="quiet"]:disabled { color: @off; }
QPushButton[look="quiet"]:focus { border: 2px solid @brick; padding: 3px 7px; }

QPushButton[look="link"] { background: transparent; color: @brick; border: 2px solid transparent; padding: 0 6px;
    min-width: 0; font-weight: 600; }
QPushButton[look="link"]:hover { background: @brickTint; }
QPushButton[look="link"]:pressed { background: @brickTintDown; }
QPushButton[look="link"]:focus { border: 2px solid @brick; padding: 0 6px; }

QPushButton[look="segment"] { background: transparent; color: @faint; border: 2px solid transparent; padding: 3px 14px; }
QPushButton[look="segment"]:hover { color: @ink; }
QPushButton[look="segment"]:checked { background: @wall; color: @ink; font-weight: 600; }
QPushButton[look="segment"]:focus { border: 2px solid @brick; padding: 3px 14px; }
QPushButton[look="segment"]:disabled { color: @off; }

QToolButton { background: transparent; color: @ink; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @line; }
QToolButton:disabled { color: @off; }
QToolButton:focus { border: 2px solid @brick; padding: 3px; }
QToolButton[look="pill"] { background: @wall; color: @faint; border: 2px solid transparent; border-radius: 12px;
    padding: 2px 10px; }
QToolButton[look="pill"]:hover { background: @hover; color: @ink; }
QToolButton[look="pill"]:focus { border: 2px solid @brick; }
QToolButton[look="pill"]:disabled { color: @faint; background: @wall; }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton::menu-indicator { image: none; }
)"_L1;

// A field that can be cleared searches: an icon stands before its text, so the text needs no padding there.
constexpr auto fields = R"(
QLineEdit, QAbstractSpinBox, QComboBox, QTextEdit[look="field"], QPlainTextEdit[look="field"] {
    background: @paper; color: @ink; border: 1px solid @line; border-radius: 6px; padding: 5px 9px; min-height: 18px;
    selection-background-color: @selection; selection-color: @ink; placeholder-text-color: @faint; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: @lineStrong; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QTextEdit[look="field"]:focus,
QPlainTextEdit[look="field"]:focus { border: 2px solid @brick; padding: 4px 8px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: @off; background: @wall; }
QLineEdit[readOnly="true"] { background: @wall; }
QLineEdit[clearButtonEnabled="true"] { padding-left: 1px; }
QLineEdit[clearButtonEnabled="true"]:focus { padding-left: 0; }
QTextEdit[look="field"], QPlainTextEdit[look="field"] { padding: 3px 5px; }
QTextEdit[look="field"]:focus, QPlainTextEdit[look="field"]:focus { padding: 2px 4px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractItemView QLineEdit { border: none; padding: 0; border-radius: 0; min-height: 0; }
QAbstractItemView QLineEdit { border: 2px solid @brick; padding: 0 2px; }

QComboBox { padding-left: 11px; padding-right: 26px; combobox-popup: 0; }
QComboBox:focus { padding-left: 10px; padding-right: 25px; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-origin: padding; subcontrol-position: center right; }
QComboBox QAbstractItemView { background: @paper; border: 1px solid @line; outline: 0; padding: 4px;
    selection-background-color: @selection; selection-color: @ink; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 20px;
    subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 3px 3px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 3px 3px 0; }
QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none; width: 24px; subcontrol-origin: border;
    subcontrol-position: center right; }
QComboBox::down-arrow, QDateEdit::down-arrow, QDateTimeEdit::down-arrow { image: url(:/icons/field-down-@scheme.svg);
    width: 12px; height: 12px; }
QAbstractSpinBox::up-arrow { image: url(:/icons/field-up-@scheme.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url(:/icons/field-down-@scheme.svg); width: 10px; height: 10px; }

QCheckBox, QRadioButton { color: @ink; padding: 3px; border: 2px solid transparent; border-radius: 5px; spacing: 8px; }
QCheckBox:focus, QRadioButton:focus { border-color: @brick; }
QCheckBox:disabled, QRadioButton:disabled { color: @off; }
QGroupBox { border: none; margin-top: 26px; padding: 0; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; padding: 0 0 6px 0; color: @ink; }

QProgressBar { background: @line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; color: transparent; }
QProgressBar::chunk { background: @cap; border-radius: 3px; }
QSlider::groove:horizontal { background: @line; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: @brick; width: 14px; margin: -5px 0; border-radius: 7px; }
QSlider::handle:horizontal:focus { border: 2px solid @ink; }
)"_L1;

constexpr auto views = R"(
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: @paper; color: @faint; border: none; border-bottom: 1px solid @line; padding: 6px 8px;
    font-weight: 600; }
QHeaderView::section:hover { color: @ink; }
QTableView { gridline-color: @line; alternate-background-color: @stripe; }
QTableCornerButton::section { background: @paper; border: none; border-bottom: 1px solid @line; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @handle; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px; }
QScrollBar::handle:hover { background: @handleHover; }
QScrollBar::handle:pressed { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @brick; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; color: @faint; padding: 7px 12px; border: 2px solid transparent; border-radius: 0; }
QTabBar::tab:hover { color: @ink; }
QTabBar::tab:selected { color: @ink; border-bottom: 2px solid @brick; }
QTabBar::scroller { width: 0; }
QTabBar::tab:focus { border: 2px solid @brick; border-radius: 5px; }
)"_L1;

constexpr auto surfaces = R"(
QToolTip { background: @paper; color: @ink; border: 1px solid @line; padding: 6px 8px; }
QMenuBar { background: @wall; color: @ink; border: none; padding: 2px 4px; spacing: 0; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 5px; }
QMenuBar::item:selected { background: @line; }
QMenuBar::item:pressed { background: @line; }
QMenu { background: @paper; color: @ink; border: 1px solid @lineStrong; padding: 5px; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 5px; border: 1px solid transparent; }
QMenu::item:selected { background: @selection; color: @ink; }
QMenu::item:disabled { color: @off; }
QMenu::icon { left: 6px; }
QMenu::indicator { left: 6px; width: 16px; height: 16px; }
QMenu::separator { height: 1px; background: @line; margin: 5px 6px; }
QMenu::right-arrow { width: 14px; height: 14px; right: 6px; }

QDialog#palette, QDialog#quickOpen, QDialog#ask, QDialog#shortcuts { background: @paper; border: 1px solid @lineStrong; }
QStatusBar { background: @wall; color: @faint; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QToolBar { background: transparent; border: none; spacing: 4px; padding: 2px; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QLabel { background: transparent; }
QLabel[look="faint"] { color: @faint; }
QFrame[look="card"] { background: @wall; border: none; border-radius: 10px; }
QWidget[look="side"] { background: @wall; }
QFrame[frameShape="4"], QFrame[frameShape="5"] { color: @line; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: @wall; }
QCalendarWidget QToolButton { padding: 5px 8px; font-weight: 600; }
QCalendarWidget QAbstractItemView { background: @paper; selection-background-color: transparent; selection-color: @ink;
    outline: 0; }
QCalendarWidget QAbstractItemView:disabled { color: @off; }
)"_L1;

QString filled(QString sheet, const Tokens& t)
{
    // Longer names first: @brickHover must not be taken for @brick.
    const std::pair<QLatin1StringView, QColor> values[] = {
        {"@brickTintDown"_L1, blend(t.brick, t.paper, 0.18)},
        {"@brickTint"_L1, blend(t.brick, t.paper, 0.09)},
        {"@brickHover"_L1, blend(t.ink, t.brick, 0.10)},
        {"@brickDown"_L1, blend(t.ink, t.brick, 0.22)},
        {"@brick"_L1, t.brick},
        {"@handleHover"_L1, blend(t.faint, t.wall, 0.65)},
        {"@handle"_L1, blend(t.faint, t.wall, 0.38)},
        {"@hover"_L1, blend(t.line, t.wall, 0.55)},
        {"@lineStrong"_L1, blend(t.faint, t.line, 0.35)},
        {"@line"_L1, t.line},
        {"@selection"_L1, blend(t.brick, t.paper, 0.20)},
        {"@stripe"_L1, blend(t.wall, t.paper, 0.5)},
        {"@paper"_L1, t.paper},
        {"@wall"_L1, t.wall},
        {"@ink"_L1, t.ink},
        {"@faint"_L1, t.faint},
        {"@off"_L1, blend(t.faint, t.paper, 0.6)},
        {"@onBrick"_L1, t.onBrick},
        {"@cap"_L1, t.cap},
    };
    for (const auto& [name, colour] : values)
        sheet.replace(name, colour.name());
    // A style sheet takes pictures from files only, so the two arrows exist in both schemes.
    return sheet.replace("@scheme"_L1, t.paper.lightnessF() < 0.5F ? "dark"_L1 : "light"_L1);
}

} // namespace

QString styleSheet(const Tokens& tokens)
{
    return filled(QString(buttons) + fields + views + surfaces, tokens);
}

} // namespace brickwork
