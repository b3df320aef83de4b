#include "ui/charts/runs_chart.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QWheelEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int rowPitch = 28;
constexpr int leastRows = 4;

QString shortDate(Day day, Day today, const QLocale& locale)
{
    const bool sameYear = day.date().year() == today.date().year();
    return locale.toString(day.date(), sameYear ? QCoreApplication::translate("Wall", "d MMM")
                                                : QCoreApplication::translate("Wall", "d MMM yyyy"));
}

QString dayCount(int days, const QLocale& locale)
{
    return days == 1 ? QCoreApplication::translate("Wall", "1 day")
                     : QCoreApplication::translate("Wall", "%1 days").arg(locale.toString(days));
}

// A text runs as its letters do, whichever way the window lies: "7 Sep – 29 Sep" starts with the 7.
void drawNatural(QPainter& painter, const QRectF& box, int flags, const QString& text)
{
    painter.save();
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(box, flags, text);
    painter.restore();
}

} // namespace

QString dayRange(Day from, Day to, Day today, const QLocale& locale)
{
    if (to == today && from != to)
        return QCoreApplication::translate("Wall", "%1 – today").arg(shortDate(from, today, locale));
    if (from == to)
        return shortDate(from, today, locale);
    const bool sameYear = from.date().year() == to.date().year();
    // The year once, at the end, for a range within one earlier year.
    const QString start = sameYear
                              ? locale.toString(from.date(), QCoreApplication::translate("Wall", "d MMM"))
                              : shortDate(from, today, locale);
    return QCoreApplication::translate("Wall", "%1 – %2").arg(start, shortDate(to, today, locale));
}

RunsChart::RunsChart(Theme& theme, QWidget* parent)
    : ChartWidget(theme, parent), m_bar(new QScrollBar(Qt::Vertical, this))
{
    setObjectName(u"chart.runs"_s);
    setAccessibleName(tr("Runs, the longest first"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_bar->setObjectName(u"chart.runs.scroll"_s);
    m_bar->setAccessibleName(tr("More runs"));
    m_bar->setFocusPolicy(Qt::NoFocus); // the rows are walked by the arrows
    connect(m_bar, &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
}

void RunsChart::setRuns(const Runs& runs)
{
    if (runs == m_runs)
        return;
    m_runs = runs;
    arrangeBar();
    cellsChanged();
}

QSize RunsChart::minimumSizeHint() const
{
    return {160, rowPitch * std::clamp(cellCount(), 2, leastRows)};
}

int RunsChart::cellCount() const
{
    return static_cast<int>(m_runs.runs.size());
}

const Run& RunsChart::run(int cell) const
{
    return m_runs.runs.at(static_cast<std::size_t>(cell));
}

bool RunsChart::isCurrent(const Run& run) const
{
    return m_runs.current && run.start == m_runs.current;
}

QString RunsChart::datesOf(const Run& run) const
{
    if (!run.start || !run.end)
        return {};
    return dayRange(*run.start, isCurrent(run) ? m_runs.today : *run.end, m_runs.today, m_runs.locale);
}

int RunsChart::rowsThatFit() const
{
    return std::max(1, height() / rowPitch);
}

QRectF RunsChart::cellRect(int cell) const
{
    const int bar = m_bar->isHidden() ? 0 : m_bar->width() + space::xs;
    const QRectF box(0, (cell - m_bar->value()) * rowPitch, width() - bar, rowPitch);
    return QRectF(isRightToLeft() ? bar : 0, box.top(), box.width(), box.height()).adjusted(3, 3, -3, -3);
}

int RunsChart::reach() const
{
    return space::s;
}

QString RunsChart::nameOf(int cell) const
{
    const Run& shown = run(cell);
    const QString name = u"%1, %2"_s.arg(brickCount(shown.bricks, m_runs.locale), datesOf(shown));
    return isCurrent(shown) ? tr("%1, the run of today").arg(name) : name;
}

CardText RunsChart::cardOf(int cell) const
{
    const Run& shown = run(cell);
    CardText card;
    card.title = datesOf(shown);
    card.lines.append(
        tr("%1 over %2")
            .arg(brickCount(shown.bricks, m_runs.locale), dayCount(shown.spanDays, m_runs.locale)));
    if (isCurrent(shown))
        card.lines.append(tr("The run of today"));
    return card;
}

ChartTable RunsChart::table() const
{
    ChartTable table{.title = tr("Runs"),
                     .fileName = u"runs"_s,
                     .columns = {tr("Bricks"), tr("First day"), tr("Last day"), tr("Days")},
                     .keys = {u"bricks"_s, u"first"_s, u"last"_s, u"days"_s},
                     .shown = {},
                     .plain = {}};
    for (const Run& run : m_runs.runs) {
        const auto date = [this](std::optional<Day> day) {
            return day ? m_runs.locale.toString(day->date(), QLocale::ShortFormat) : QString();
        };
        const auto iso = [](std::optional<Day> day) { return day ? day->iso() : QString(); };
        table.shown.push_back({m_runs.locale.toString(run.bricks), date(run.start), date(run.end),
                               m_runs.locale.toString(run.spanDays)});
        table.plain.push_back(
            {QString::number(run.bricks), iso(run.start), iso(run.end), QString::number(run.spanDays)});
    }
    return table;
}

std::optional<int> RunsChart::cellAt(QPointF point) const
{
    const int cell = m_bar->value() + static_cast<int>(point.y()) / rowPitch;
    if (point.y() < 0 || cell >= std::min(cellCount(), m_bar->value() + rowsThatFit()))
        return std::nullopt;
    return cellRect(cell).contains(point) ? std::optional(cell) : std::nullopt;
}

void RunsChart::activateCell(int cell)
{
    if (run(cell).end)
        Q_EMIT activated(*run(cell).end);
}

void RunsChart::arrangeBar()
{
    const int hidden = std::max(0, cellCount() - rowsThatFit());
    m_bar->setRange(0, hidden);
    m_bar->setPageStep(rowsThatFit());
    m_bar->setVisible(hidden > 0);
    const int wide = m_bar->sizeHint().width();
    m_bar->setGeometry(QStyle::visualRect(layoutDirection(), rect(),
                                          QRect(width() - wide, 0, wide, rowsThatFit() * rowPitch)));
}

void RunsChart::reveal(int cell)
{
    m_bar->setValue(std::clamp(m_bar->value(), cell - rowsThatFit() + 1, cell));
}

bool RunsChart::event(QEvent* event)
{
    const std::optional<int> before = currentCell();
    // Before the card is placed: it stands beside the row, wherever that is by then.
    const bool handled = ChartWidget::event(event);
    if (currentCell() && currentCell() != before) {
        reveal(*currentCell());
        setCurrentCell(*currentCell());
    }
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::StyleChange)
        arrangeBar();
    return handled;
}

void RunsChart::resizeEvent(QResizeEvent* event)
{
    ChartWidget::resizeEvent(event);
    arrangeBar();
}

void RunsChart::wheelEvent(QWheelEvent* event)
{
    // At either end the page scrolls on.
    const bool up = event->angleDelta().y() > 0;
    if (m_bar->isHidden() || m_bar->value() == (up ? m_bar->minimum() : m_bar->maximum()))
        return event->ignore();
    m_bar->setValue(m_bar->value() + (up ? -1 : 1));
    event->accept();
}

void RunsChart::paintChart(QPainter& painter)
{
    if (m_runs.runs.empty()) {
        painter.setFont(Theme::font(TextSize::Small));
        painter.setPen(theme().tokens().faint);
        painter.drawText(QRectF(rect()).adjusted(space::l, 0, -space::l, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_runs.welcome);
        return;
    }
    const int end = std::min(cellCount(), m_bar->value() + rowsThatFit());
    for (int cell = m_bar->value(); cell < end; ++cell)
        paintRow(painter, cell);
}

void RunsChart::paintRow(QPainter& painter, int cell) const
{
    const Run& shown = run(cell);
    const bool current = isCurrent(shown);
    const bool rtl = isRightToLeft();
    QRectF row = cellRect(cell).adjusted(reach() - 3, -2, 3 - reach(), 2);
    const int lead = Qt::AlignVCenter | Qt::AlignAbsolute | (rtl ? Qt::AlignRight : Qt::AlignLeft);
    const int trail = Qt::AlignVCenter | Qt::AlignAbsolute | (rtl ? Qt::AlignLeft : Qt::AlignRight);
    const QString bricks = brickCount(shown.bricks, m_runs.locale);
    const QString dates = datesOf(shown);
    painter.setFont(Theme::font(TextSize::Small));
    painter.setPen(theme().tokens().faint);
    const qreal datesWidth = QFontMetricsF(painter.font()).horizontalAdvance(dates);
    drawNatural(painter, row, trail, dates);
    if (rtl)
        row.setLeft(row.left() + datesWidth + space::s);
    else
        row.setRight(row.right() - datesWidth - space::s);
    // The run of today is heavier and has a mark: never by colour alone.
    if (current) {
        const qreal wide = space::m;
        const QRectF mark(rtl ? row.right() - wide : row.left(), row.center().y() - wide / 4, wide, wide / 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().tokens().brick);
        painter.drawRoundedRect(mark, radius::brick, radius::brick);
        if (rtl)
            row.setRight(row.right() - wide - space::s);
        else
            row.setLeft(row.left() + wide + space::s);
    }
    painter.setFont(Theme::font(TextSize::Small, current ? QFont::DemiBold : QFont::Normal));
    painter.setPen(theme().tokens().ink);
    drawNatural(painter, row, lead,
                QFontMetricsF(painter.font()).elidedText(bricks, Qt::ElideRight, row.width()));
}

} // namespace brickwork
