#include "ui/charts/shares_chart.h"

#include "ui/charts/plot_layout.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qreal rowPitch = 28;
constexpr qreal rowBar = 13;

} // namespace

SharesChart::SharesChart(Qt::Orientation bars, Theme& theme, QWidget* parent)
    : ChartWidget(theme, parent), m_bars(bars)
{
    setAccessibleName(bars == Qt::Vertical ? tr("Bricks by weekday") : tr("Bricks by direction"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SharesChart::setShares(const Shares& shares)
{
    if (shares == m_shares)
        return;
    m_shares = shares;
    updateGeometry();
    cellsChanged();
}

QSize SharesChart::minimumSizeHint() const
{
    if (m_bars == Qt::Vertical)
        return {160, 100};
    return {160, static_cast<int>(rowPitch * std::max(cellCount(), 2))};
}

int SharesChart::cellCount() const
{
    return highest() == 0 ? 0 : static_cast<int>(m_shares.shares.size());
}

int SharesChart::reach() const
{
    return m_bars == Qt::Vertical ? 0 : space::s;
}

int SharesChart::highest() const
{
    int most = 0;
    for (const Shares::Share& share : m_shares.shares)
        most = std::max(most, share.bricks);
    return most;
}

QRectF SharesChart::cellRect(int cell) const
{
    QRectF box;
    if (m_bars == Qt::Vertical) {
        const qreal step = width() / static_cast<qreal>(m_shares.shares.size());
        const qreal joint = std::min<qreal>(2, step * 0.1);
        box = QRectF(cell * step, 0, step, height()).adjusted(joint, 3, -joint, -3);
    } else {
        box = QRectF(0, cell * rowPitch, width(), rowPitch).adjusted(3, 3, -3, -3);
    }
    if (isRightToLeft())
        box.moveLeft(width() - box.right());
    return box;
}

QString SharesChart::nameOf(int cell) const
{
    const Shares::Share& share = m_shares.shares.at(static_cast<std::size_t>(cell));
    return u"%1, %2"_s.arg(share.fullName, brickCount(share.bricks, m_shares.locale));
}

CardText SharesChart::cardOf(int cell) const
{
    const Shares::Share& share = m_shares.shares.at(static_cast<std::size_t>(cell));
    return {.title = share.fullName, .lines = {brickCount(share.bricks, m_shares.locale)}, .note = {}};
}

ChartTable SharesChart::table() const
{
    const bool weekdays = m_bars == Qt::Vertical && m_shares.shares.size() <= 7;
    ChartTable table{.title = accessibleName(),
                     .fileName = m_bars == Qt::Horizontal ? u"bricks-by-direction"_s
                                 : weekdays               ? u"bricks-by-weekday"_s
                                                          : u"bricks-by-hour"_s,
                     .columns = {m_bars == Qt::Horizontal ? tr("Direction")
                                 : weekdays               ? tr("Weekday")
                                                          : tr("Hour"),
                                 tr("Bricks"), tr("Share")},
                     .keys = {u"name"_s, u"bricks"_s, u"percent"_s},
                     .shown = {},
                     .plain = {}};
    int all = 0;
    for (const Shares::Share& share : m_shares.shares)
        all += share.bricks;
    for (int cell = 0; cell < cellCount(); ++cell) {
        const Shares::Share& share = m_shares.shares[static_cast<std::size_t>(cell)];
        const double percent = 100.0 * share.bricks / all;
        table.shown.push_back({share.fullName, m_shares.locale.toString(share.bricks),
                               //: a share in per cent: "71.4%"
                               tr("%1%").arg(m_shares.locale.toString(percent, 'f', 1))});
        table.plain.push_back(
            {share.fullName, QString::number(share.bricks), QString::number(percent, 'f', 2)});
    }
    return table;
}

// Columns are alike; rows go from the strongest shade to the palest, as they go from most bricks to fewest.
QColor SharesChart::colourOf(int cell) const
{
    const Tokens& t = theme().tokens();
    if (m_bars == Qt::Vertical)
        return t.brick2;
    if (m_shares.shares.at(static_cast<std::size_t>(cell)).unnamed)
        return blend(t.faint, t.line, 0.2);
    return cell == 0 ? t.brick3 : cell == 1 ? t.brick2 : t.brick1;
}

qreal SharesChart::labelWidth() const
{
    const QFontMetricsF font(Theme::font(TextSize::Small));
    qreal widest = 0;
    for (const Shares::Share& share : m_shares.shares)
        widest = std::max(widest, font.horizontalAdvance(share.label));
    return std::min(std::ceil(widest), (width() - 2 * reach()) * 0.42);
}

void SharesChart::paintChart(QPainter& painter)
{
    if (cellCount() == 0) {
        painter.setFont(Theme::font(TextSize::Small));
        painter.setPen(theme().tokens().faint);
        painter.drawText(QRectF(rect()).adjusted(space::l, 0, -space::l, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_shares.welcome);
        return;
    }
    const qreal labels = labelWidth();
    const Thinning thinning = thinningNow();
    for (int cell = 0; cell < cellCount(); ++cell) {
        if (m_bars == Qt::Vertical)
            paintColumn(painter, cell, thinning);
        else
            paintRow(painter, cell, labels);
    }
}

// Columns without a number over some of them would read as if those were nothing: all counts, or none.
SharesChart::Thinning SharesChart::thinningNow() const
{
    const QFontMetricsF font(Theme::font(TextSize::Tiny));
    Thinning result;
    for (const Shares::Share& share : m_shares.shares) {
        result.labelWidth = std::max(result.labelWidth, std::ceil(font.horizontalAdvance(share.label)));
        result.countWidth = std::max(
            result.countWidth, std::ceil(font.horizontalAdvance(m_shares.locale.toString(share.bricks))));
    }
    const qreal pitch = width() / static_cast<qreal>(m_shares.shares.size());
    result.everyLabel = labelStride(cellCount(), pitch, result.labelWidth + space::s);
    result.counts = result.countWidth + space::xs <= pitch;
    return result;
}

// A box for a text of that width, as near to the middle as the chart's edges allow.
QRectF SharesChart::beside(qreal middle, qreal textWidth, qreal top, qreal textHeight) const
{
    const qreal left = std::clamp<qreal>(middle - textWidth / 2, 0, std::max<qreal>(0, width() - textWidth));
    return {left, top, textWidth, textHeight};
}

void SharesChart::paintColumn(QPainter& painter, int cell, const Thinning& thinning) const
{
    const Shares::Share& share = m_shares.shares[static_cast<std::size_t>(cell)];
    painter.setFont(Theme::font(TextSize::Tiny));
    const QRectF slot = cellRect(cell);
    const qreal text = painter.fontMetrics().height();
    const qreal room = slot.height() - 2 * text - 8;
    const qreal ratio = devicePixelRatioF();
    const qreal tall = std::round(room * share.bricks / highest() * ratio) / ratio;
    const qreal wide = std::floor(std::min<qreal>(slot.width() * 0.66, 56) * ratio) / ratio;
    const qreal left = std::round((slot.center().x() - wide / 2) * ratio) / ratio;
    const qreal base = std::floor(slot.bottom() - text - 4);
    const QRectF bar(left, base - tall, wide, tall);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(cell));
    if (share.bricks > 0)
        painter.drawRoundedRect(bar, radius::brick, radius::brick);
    painter.setPen(theme().tokens().faint);
    if (cell % thinning.everyLabel == 0)
        painter.drawText(beside(slot.center().x(), thinning.labelWidth, base + 4, text), Qt::AlignCenter,
                         share.label);
    if (share.bricks > 0 && thinning.counts)
        painter.drawText(beside(slot.center().x(), thinning.countWidth, bar.top() - text - 1, text),
                         Qt::AlignCenter, m_shares.locale.toString(share.bricks));
}

void SharesChart::paintRow(QPainter& painter, int cell, qreal labelWidth) const
{
    const Shares::Share& share = m_shares.shares[static_cast<std::size_t>(cell)];
    painter.setFont(Theme::font(TextSize::Small));
    const QFontMetricsF font(painter.font());
    const QString number = m_shares.locale.toString(share.bricks);
    const qreal numberWidth =
        std::ceil(font.horizontalAdvance(m_shares.locale.toString(highest()))) + space::s;
    const qreal top = cell * rowPitch;
    const bool rtl = isRightToLeft();
    const qreal whole = width() - 2 * reach();
    const auto placed = [&](qreal x, qreal y, qreal w, qreal h) {
        return QRectF(reach() + (rtl ? whole - x - w : x), y, w, h);
    };
    const Qt::Alignment start = Qt::AlignAbsolute | (rtl ? Qt::AlignRight : Qt::AlignLeft);

    painter.setPen(theme().tokens().ink);
    painter.drawText(placed(0, top, labelWidth, rowPitch), Qt::AlignVCenter | start,
                     font.elidedText(share.label, Qt::ElideRight, labelWidth));
    const qreal left = std::max<qreal>(labelWidth + space::m, 100);
    const qreal room = std::max<qreal>(8, whole - left - numberWidth);
    const qreal length = std::max<qreal>(3, std::round(room * share.bricks / highest()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(cell));
    painter.drawRoundedRect(placed(left, top + std::floor((rowPitch - rowBar) / 2), length, rowBar),
                            radius::brick, radius::brick);
    painter.setPen(theme().tokens().faint);
    painter.drawText(placed(left + length + 6, top, numberWidth, rowPitch), Qt::AlignVCenter | start, number);
}

} // namespace brickwork
