#include "ui/charts/words_per_day_chart.h"

#include "ui/charts/plot_painter.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int leastColumns = 14;
constexpr int leastWords = 100; ///< so that a line of ten words is not a full bar
constexpr int pageDays = 28;
constexpr qreal roundedFrom = 4; ///< narrower bars are plain

int pastedTop(const WordsBar& bar)
{
    return std::max(bar.typed, 0) + std::max(bar.pasted, 0);
}

QPainterPath stone(const QRectF& box, bool roundTop, bool roundBottom)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    if (box.width() < roundedFrom || box.height() < radius::brick) {
        path.addRect(box);
        return path;
    }
    path.addRoundedRect(box, radius::brick, radius::brick);
    const qreal half = box.height() / 2;
    if (!roundTop)
        path.addRect(box.adjusted(0, 0, 0, -half));
    if (!roundBottom)
        path.addRect(box.adjusted(0, half, 0, 0));
    return path;
}

} // namespace

WordsPerDayChart::WordsPerDayChart(Theme& theme, QWidget* parent) : ChartWidget(theme, parent)
{
    setAccessibleName(tr("Words a day"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void WordsPerDayChart::setWords(const WordsPerDay& words)
{
    if (words == m_words)
        return;
    m_words = words;
    int work = 0; // typed words and goals are always to be seen whole
    int pasted = 0;
    int cut = 0;
    for (const WordsBar& bar : m_words.bars) {
        work = std::max({work, bar.typed, bar.goal});
        pasted = std::max(pasted, pastedTop(bar));
        cut = std::min(cut, bar.typed);
    }
    // A chapter pasted or cut in one go must not flatten a month of work: such a bar is drawn broken.
    m_highest = std::max(work > 0 ? std::min(pasted, 2 * work) : pasted, work);
    m_lowest = m_highest > 0 ? std::max(cut, -m_highest) : cut;
    if (m_lowest == 0)
        m_highest = std::max(m_highest, leastWords);
    setAccessibleName(words.unit == WordsUnit::Days    ? tr("Words a day")
                      : words.unit == WordsUnit::Weeks ? tr("Words a week")
                                                       : tr("Words a month"));
    cellsChanged();
}

const WordsBar& WordsPerDayChart::bar(int cell) const
{
    return m_words.bars.at(static_cast<std::size_t>(cell));
}

QString WordsPerDayChart::goalLabel() const
{
    return m_words.bars.empty() || m_words.bars.back().goal <= 0
               ? QString()
               : tr("goal %1").arg(shortNumber(m_words.bars.back().goal, m_words.locale));
}

TimePlot WordsPerDayChart::layoutNow() const
{
    const QFontMetricsF font(Theme::font(TextSize::Tiny));
    const qreal text = std::ceil(font.height());
    std::vector<int> ticks = ticksBetween(m_lowest, m_highest, ticksThatFit(height(), text));
    qreal axis = 0;
    for (const int tick : ticks)
        axis = std::max(axis, std::ceil(font.horizontalAdvance(shortNumber(tick, m_words.locale))));
    const QString goal = goalLabel();
    const qreal end = goal.isEmpty() ? 0 : std::ceil(font.horizontalAdvance(goal)) + 1;
    return layTimes({.count = cellCount(),
                     .least = leastColumns,
                     .lowest = static_cast<double>(m_lowest),
                     .ticks = std::move(ticks)},
                    size(),
                    {.axisWidth = axis + space::s,
                     .endWidth = std::min(end, width() * 0.3) + space::xs,
                     .labelHeight = text,
                     .ratio = devicePixelRatioF(),
                     .direction = layoutDirection()});
}

int WordsPerDayChart::cellCount() const
{
    return static_cast<int>(m_words.bars.size());
}

QRectF WordsPerDayChart::cellRect(int cell) const
{
    return layoutNow().column(cell);
}

std::optional<int> WordsPerDayChart::cellAt(QPointF point) const
{
    return layoutNow().at(point);
}

void WordsPerDayChart::activateCell(int cell)
{
    if (opensCells())
        Q_EMIT activated(bar(cell).first);
}

int WordsPerDayChart::stepped(int from, CellStep step) const
{
    if (m_words.unit == WordsUnit::Days && step == CellStep::PageUp)
        return std::max(from - pageDays, 0);
    if (m_words.unit == WordsUnit::Days && step == CellStep::PageDown)
        return std::min(from + pageDays, cellCount() - 1);
    return ChartWidget::stepped(from, step);
}

QString WordsPerDayChart::wordCount(int words) const
{
    return words == 1 ? tr("1 word") : tr("%1 words").arg(m_words.locale.toString(words));
}

QString WordsPerDayChart::periodOf(const WordsBar& bar) const
{
    const QLocale& locale = m_words.locale;
    if (m_words.unit == WordsUnit::Days)
        return locale.toString(bar.first.date(), QLocale::LongFormat);
    //: A date in the format of Qt
    const QString format = tr("d MMM yyyy");
    return tr("%1 – %2").arg(locale.toString(bar.first.date(), format),
                             locale.toString(bar.last.date(), format));
}

QString WordsPerDayChart::nameOf(int cell) const
{
    const WordsBar& shown = bar(cell);
    QStringList parts{periodOf(shown), shown.typed < 0
                                           ? tr("%1 more cut than typed").arg(wordCount(-shown.typed))
                                           : tr("%1 typed").arg(wordCount(shown.typed))};
    if (shown.pasted > 0)
        parts.append(tr("%1 pasted").arg(wordCount(shown.pasted)));
    if (shown.goal > 0)
        parts.append(shown.typed >= shown.goal ? tr("goal of %1 reached").arg(wordCount(shown.goal))
                                               : tr("goal of %1 not reached").arg(wordCount(shown.goal)));
    return parts.join(u", "_s);
}

CardText WordsPerDayChart::cardOf(int cell) const
{
    const WordsBar& shown = bar(cell);
    CardText card{.title = periodOf(shown), .lines = {}, .note = {}};
    card.lines.append(shown.typed < 0 ? tr("%1 more cut than typed").arg(wordCount(-shown.typed))
                                      : tr("%1 typed").arg(wordCount(shown.typed)));
    if (shown.pasted > 0)
        card.lines.append(tr("%1 pasted").arg(wordCount(shown.pasted)));
    if (shown.minutes > 0)
        card.lines.append(shown.minutes == 1
                              ? tr("1 minute of writing")
                              : tr("%1 minutes of writing").arg(m_words.locale.toString(shown.minutes)));
    if (shown.goal > 0)
        card.lines.append(shown.typed >= shown.goal
                              ? tr("✓ goal of %1 reached").arg(wordCount(shown.goal))
                              : tr("○ goal of %1 not reached").arg(wordCount(shown.goal)));
    return card;
}

ChartTable WordsPerDayChart::table() const
{
    const bool days = m_words.unit == WordsUnit::Days;
    ChartTable table{.title = accessibleName(),
                     .fileName = days                               ? u"words-per-day"_s
                                 : m_words.unit == WordsUnit::Weeks ? u"words-per-week"_s
                                                                    : u"words-per-month"_s,
                     .columns = days ? QStringList{tr("Day")} : QStringList{tr("From"), tr("To")},
                     .keys = days ? QStringList{u"day"_s} : QStringList{u"from"_s, u"to"_s},
                     .shown = {},
                     .plain = {}};
    table.columns += {tr("Typed"), tr("Pasted"), tr("Minutes"), tr("Goal")};
    table.keys += {u"typed"_s, u"pasted"_s, u"minutes"_s, u"goal"_s};
    const QLocale& locale = m_words.locale;
    for (const WordsBar& row : m_words.bars) {
        QStringList shown{locale.toString(row.first.date(), QLocale::ShortFormat)};
        QStringList plain{row.first.iso()};
        if (!days) {
            shown.append(locale.toString(row.last.date(), QLocale::ShortFormat));
            plain.append(row.last.iso());
        }
        for (const int number : {row.typed, row.pasted, row.minutes}) {
            shown.append(locale.toString(number));
            plain.append(QString::number(number));
        }
        shown.append(row.goal > 0 ? locale.toString(row.goal) : QString());
        plain.append(row.goal > 0 ? QString::number(row.goal) : QString());
        table.shown.push_back(std::move(shown));
        table.plain.push_back(std::move(plain));
    }
    return table;
}

void WordsPerDayChart::paintChart(QPainter& painter)
{
    const Tokens& t = theme().tokens();
    if (m_words.bars.empty()) {
        PlotPainter::welcome(painter, rect(), m_words.welcome, t);
        return;
    }
    const TimePlot plot = layoutNow();
    const PlotPainter brush(painter, plot, t, width());
    QStringList numbers;
    for (const int tick : plot.values.ticks)
        numbers.append(shortNumber(tick, m_words.locale));
    brush.grid(numbers);
    for (const Slab& slab : slabs(plot))
        paintSlab(painter, plot, slab);
    paintGoal(painter, plot);
    if (!goalLabel().isEmpty())
        brush.endLabel(goalLabel(), plot.yOf(m_words.bars.back().goal), t.brick);
    brush.times(timeLabels(
        cellCount(), [this](int cell) { return bar(cell).first; }, m_words.bars.back().last, m_words.locale));
}

std::vector<WordsPerDayChart::Slab> WordsPerDayChart::slabs(const TimePlot& plot) const
{
    const qreal gap = plot.step() >= 3 ? std::max<qreal>(1, plot.step() * 0.31) : 0;
    const auto whole = [&](qreal x) { return std::round(x * plot.ratio) / plot.ratio; };
    std::vector<Slab> result;
    for (int cell = 0; cell < cellCount(); ++cell) {
        const WordsBar& shown = bar(cell);
        const QRectF column = plot.column(cell);
        const qreal left = whole(column.left() + gap / 2);
        if (result.empty() || result.back().left != left)
            result.push_back(
                {.left = left, .right = std::max(whole(column.right() - gap / 2), left + 1 / plot.ratio)});
        Slab& slab = result.back();
        slab.typed = std::max(slab.typed, shown.typed);
        slab.top = std::max(slab.top, pastedTop(shown));
        slab.lowest = std::min(slab.lowest, shown.typed);
    }
    return result;
}

void WordsPerDayChart::paintSlab(QPainter& painter, const TimePlot& plot, const Slab& slab) const
{
    const Tokens& t = theme().tokens();
    const qreal pixel = 1 / plot.ratio;
    const qreal base = plot.crispY(0);
    const int roof = plot.values.ticks.back();
    // A few words are still something.
    const auto above = [&](int words) { return std::min(plot.crispY(std::min(words, roof)), base - pixel); };
    const auto box = [&](qreal top, qreal bottom) {
        return QRectF(slab.left, top, slab.right - slab.left, bottom - top);
    };
    const bool wide = slab.right - slab.left >= roundedFrom;
    const auto breakAt = [&](qreal y) {
        if (wide)
            painter.fillRect(QRectF(slab.left, y, slab.right - slab.left, 2), t.wall);
    };
    if (slab.top > slab.typed) {
        // A joint between the two, where there is room: told apart without the shade.
        const qreal joint = slab.typed > 0 && wide ? pixel : 0;
        const QRectF part = box(above(slab.top), (slab.typed > 0 ? above(slab.typed) : base) - joint);
        painter.fillPath(stone(part, true, false), blend(t.brick2, t.wall, 0.32));
        if (slab.top > roof)
            breakAt(part.top() + space::xs);
    }
    if (slab.typed > 0)
        painter.fillPath(stone(box(above(slab.typed), base), slab.top == slab.typed, false), t.brick2);
    if (slab.lowest < 0) {
        const qreal foot = std::max(plot.crispY(std::max<double>(slab.lowest, m_lowest)), base + 2 * pixel);
        painter.fillPath(stone(box(base + pixel, foot), false, true), blend(t.faint, t.wall, 0.6));
        if (slab.lowest < m_lowest)
            breakAt(foot - space::xs - 2);
    }
}

// A step only where the goal changes; a gap where there was none.
void WordsPerDayChart::paintGoal(QPainter& painter, const TimePlot& plot) const
{
    QPolygonF line;
    const auto flush = [&] {
        PlotPainter::dashes(painter, line, theme().tokens().brick);
        line.clear();
    };
    for (int cell = 0; cell < cellCount();) {
        const int goal = bar(cell).goal;
        int end = cell + 1;
        while (end < cellCount() && bar(end).goal == goal)
            ++end;
        if (goal > 0) {
            const qreal y = plot.crispY(goal) + 0.5;
            line << QPointF(plot.xOf(cell), y) << QPointF(plot.xOf(end), y);
        } else {
            flush();
        }
        cell = end;
    }
    flush();
}

} // namespace brickwork
