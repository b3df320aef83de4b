#include "ui/stack/day_calendar.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>
#include <QTextCharFormat>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto previousMonth = "qt_calendar_prevmonth"_L1;
constexpr auto nextMonth = "qt_calendar_nextmonth"_L1;

} // namespace

DayCalendar::DayCalendar(Theme& theme, QWidget* parent) : QCalendarWidget(parent), m_theme(theme)
{
    setVerticalHeaderFormat(NoVerticalHeader);
    setHorizontalHeaderFormat(ShortDayNames);
    setFirstDayOfWeek(QLocale().firstDayOfWeek());
    // A weekend is a day like any other: Qt paints it red.
    setWeekdayTextFormat(Qt::Saturday, {});
    setWeekdayTextFormat(Qt::Sunday, {});
    if (auto* button = findChild<QToolButton*>(previousMonth))
        button->setAccessibleName(tr("Previous month"));
    if (auto* button = findChild<QToolButton*>(nextMonth))
        button->setAccessibleName(tr("Next month"));
    connect(this, &QCalendarWidget::currentPageChanged, this, &DayCalendar::tellButtons);
    connect(&m_theme, &Theme::changed, this, &DayCalendar::dress);
    dress();
}

void DayCalendar::dress()
{
    const Tokens& t = m_theme.tokens();
    QTextCharFormat header;
    header.setForeground(t.faint);
    header.setBackground(t.paper);
    setHeaderTextFormat(header);
    const bool mirrored = isRightToLeft();
    if (auto* button = findChild<QToolButton*>(previousMonth))
        button->setIcon(Theme::icon(mirrored ? u"chevron-right"_s : u"chevron-left"_s, t.ink));
    if (auto* button = findChild<QToolButton*>(nextMonth))
        button->setIcon(Theme::icon(mirrored ? u"chevron-left"_s : u"chevron-right"_s, t.ink));
    updateCells();
}

// Behind the first day and the last there is nothing to choose.
void DayCalendar::tellButtons()
{
    const QDate shown(yearShown(), monthShown(), 1);
    if (auto* button = findChild<QToolButton*>(previousMonth))
        button->setEnabled(shown > minimumDate());
    if (auto* button = findChild<QToolButton*>(nextMonth))
        button->setEnabled(shown.addMonths(1) <= maximumDate());
}

void DayCalendar::changeEvent(QEvent* event)
{
    QCalendarWidget::changeEvent(event);
    // On these the base puts the arrows of the style back.
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange ||
        event->type() == QEvent::FontChange)
        dress();
}

void DayCalendar::showEvent(QShowEvent* event)
{
    QCalendarWidget::showEvent(event);
    tellButtons();
}

void DayCalendar::paintCell(QPainter* painter, const QRect& rect, QDate date) const
{
    const Tokens& t = m_theme.tokens();
    const bool mayBeChosen = date >= minimumDate() && date <= maximumDate();
    const bool ofThisMonth = date.month() == monthShown() && date.year() == yearShown();
    const bool chosen = date == selectedDate();
    QRectF box(rect);
    const qreal side = std::min(box.height() - 2, box.width() - 2);
    box.setSize({std::min(box.width() - 2, side * 1.4), side});
    box.moveCenter(QRectF(rect).center());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (chosen || date == maximumDate()) {
        painter->setPen(QPen(t.brick, 1.5));
        painter->setBrush(chosen ? QBrush(t.brick) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius::control, radius::control);
    }
    painter->setPen(chosen         ? t.onBrick
                    : !mayBeChosen ? blend(t.faint, t.paper, 0.4)
                    : ofThisMonth  ? t.ink
                                   : t.faint);
    painter->drawText(rect, Qt::AlignCenter, locale().toString(date.day()));
    painter->restore();
}

} // namespace brickwork
