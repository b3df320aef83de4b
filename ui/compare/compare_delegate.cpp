#include "ui/compare/compare_delegate.h"

#include "ui/compare/compare_model.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr double linePitch = 1.4; ///< of the font's height
constexpr int gutter = space::xl;
constexpr int barWidth = 3;
constexpr int widestColumn = 92; // characters; longer lines lose the eye
constexpr double lineTint = 0.10;
constexpr double wordTint = 0.20;

QString signOf(const CompareCell& cell, CompareSide side)
{
    switch (cell.kind) {
    case DiffKind::Same:
        return {};
    case DiffKind::Removed:
        return u"\u2212"_s;
    case DiffKind::Added:
        return u"+"_s;
    case DiffKind::Changed:
        break;
    }
    // On one side nothing may have been taken out, or put in.
    if (cell.marks.empty())
        return {};
    return side == CompareSide::Both ? u"\u00B1"_s : side == CompareSide::Before ? u"\u2212"_s : u"+"_s;
}

} // namespace

CompareDelegate::CompareDelegate(Theme& theme, const CompareModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_model(model)
{
    forget();
}

void CompareDelegate::setLayout(CompareLayout layout)
{
    m_layout = layout;
    forget();
}

void CompareDelegate::setWidth(int width)
{
    if (m_width == width)
        return;
    m_width = width;
    forget();
}

void CompareDelegate::forget()
{
    m_font = Theme::font(TextSize::Small, QFont::Normal, TextFace::Mono);
    const QFontMetricsF metrics(m_font);
    m_line = static_cast<int>(std::lround(metrics.height() * linePitch));
    m_character = std::max(1.0, metrics.averageCharWidth());
    m_heights.assign(m_model.items().size(), 0);
}

void CompareDelegate::inserted(int row, int count)
{
    m_heights.insert(m_heights.begin() + row, static_cast<size_t>(count), 0);
    if (row > 0)
        m_heights[static_cast<size_t>(row - 1)] = 0; // was a fold
}

bool CompareDelegate::isMeasured(int row) const
{
    // While the list takes in another model it asks for rows that are not known here yet.
    return static_cast<size_t>(row) < m_heights.size() && m_heights[static_cast<size_t>(row)] > 0;
}

bool CompareDelegate::measure(int row)
{
    int& height = m_heights.at(static_cast<size_t>(row));
    if (height > 0)
        return false;
    height = measured(m_model.items()[static_cast<size_t>(row)]);
    return height != guess(row);
}

int CompareDelegate::textWidth() const
{
    const int column = m_layout == CompareLayout::Sides ? m_width / 2 : m_width;
    const int most = static_cast<int>(widestColumn * m_character);
    return std::clamp(column - gutter - space::m, static_cast<int>(4 * m_character), most);
}

/// By the number of characters: right for most lines of most languages.
int CompareDelegate::guess(int row) const
{
    const CompareItem& item = m_model.items()[static_cast<size_t>(row)];
    if (item.folded > 0)
        return m_line + 2 * space::s;
    const TextDiff& diff = *m_model.diff();
    const DiffRow& line = diff.rows[static_cast<size_t>(item.row)];
    const qsizetype before = line.before < 0 ? 0 : diff.before.at(line.before).size();
    const qsizetype after = line.after < 0 ? 0 : diff.after.at(line.after).size();
    const double across = std::max(1.0, textWidth() / m_character);
    const int lines =
        std::max(1, static_cast<int>(std::ceil(static_cast<double>(std::max(before, after)) / across)));
    return lines * m_line + space::xs;
}

int CompareDelegate::measured(const CompareItem& item) const
{
    if (item.folded > 0)
        return m_line + 2 * space::s;
    double height = m_line;
    const auto add = [&](CompareSide side) {
        const CompareCell cell = compareCell(*m_model.diff(), item.row, side);
        QTextLayout text(cell.text, m_font);
        height = std::max(height, lay(text, cell));
    };
    if (m_layout == CompareLayout::Inline) {
        add(CompareSide::Both);
    } else {
        add(CompareSide::Before);
        add(CompareSide::After);
    }
    return static_cast<int>(std::ceil(height)) + space::xs;
}

/// Breaks the lines; returns their height.
double CompareDelegate::lay(QTextLayout& text, const CompareCell& cell) const
{
    const bool rightToLeft = cell.text.isRightToLeft();
    QTextOption option(rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    text.setTextOption(option);
    text.setFormats(formats(cell));
    double y = 0;
    text.beginLayout();
    for (QTextLine line = text.createLine(); line.isValid(); line = text.createLine()) {
        line.setLineWidth(textWidth());
        line.setPosition({0, y + (m_line - line.height()) / 2});
        y += m_line;
    }
    text.endLayout();
    return y;
}

QColor CompareDelegate::groundOf(DiffKind kind) const
{
    const Tokens& t = m_theme.tokens();
    return kind == DiffKind::Removed ? t.brick : t.cap;
}

QList<QTextLayout::FormatRange> CompareDelegate::formats(const CompareCell& cell) const
{
    const Tokens& t = m_theme.tokens();
    QList<QTextLayout::FormatRange> ranges;
    for (const CompareMark& mark : cell.marks) {
        QTextCharFormat format;
        if (mark.kind == DiffKind::Removed) {
            format.setFontStrikeOut(true);
        } else {
            format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
            format.setUnderlineColor(t.cap);
        }
        if (cell.kind == DiffKind::Changed)
            format.setBackground(blend(groundOf(mark.kind), t.paper, wordTint));
        ranges.append({mark.from, mark.length, format});
    }
    return ranges;
}

QSize CompareDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const int row = index.row();
    return {1, isMeasured(row) ? m_heights[static_cast<size_t>(row)] : guess(row)};
}

QRect CompareDelegate::half(const QRect& rect, Qt::LayoutDirection direction, CompareSide side) const
{
    const int middle = rect.width() / 2;
    const QRect part = side == CompareSide::Before ? QRect(rect.left(), rect.top(), middle, rect.height())
                                                   : rect.adjusted(middle, 0, 0, 0);
    return QStyle::visualRect(direction, rect, part);
}

void CompareDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const CompareItem& item = m_model.items().at(static_cast<size_t>(index.row()));
    painter->save();
    painter->setClipRect(option.rect);
    if (item.folded > 0) {
        paintFold(*painter, option, item);
    } else if (m_layout == CompareLayout::Inline) {
        const CompareCell cell = compareCell(*m_model.diff(), item.row, CompareSide::Both);
        paintCell(*painter, option.rect, option.direction, cell, signOf(cell, CompareSide::Both));
    } else {
        for (const CompareSide side : {CompareSide::Before, CompareSide::After}) {
            const CompareCell cell = compareCell(*m_model.diff(), item.row, side);
            paintCell(*painter, half(option.rect, option.direction, side), option.direction, cell,
                      signOf(cell, side));
        }
        const QRect after = half(option.rect, option.direction, CompareSide::After);
        const int seam = option.direction == Qt::RightToLeft ? after.right() : after.left();
        painter->fillRect(seam, option.rect.top(), 1, option.rect.height(), m_theme.tokens().line);
    }
    paintFocus(*painter, option);
    painter->restore();
}

void CompareDelegate::paintCell(QPainter& painter, const QRect& rect, Qt::LayoutDirection direction,
                                const CompareCell& cell, const QString& sign) const
{
    const Tokens& t = m_theme.tokens();
    if (!cell.there)
        return painter.fillRect(rect, blend(t.wall, t.paper, 0.6));
    const bool whole = cell.kind == DiffKind::Removed || cell.kind == DiffKind::Added;
    if (whole)
        painter.fillRect(rect, blend(groundOf(cell.kind), t.paper, lineTint));
    QFont bold = m_font;
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(cell.kind == DiffKind::Changed && sign == u"\u00B1"_s ? t.faint
                   : sign == u"+"_s                                      ? t.cap
                                                                         : t.brick);
    const QRect head(rect.left(), rect.top() + space::xs / 2, gutter, m_line);
    painter.drawText(QStyle::visualRect(direction, rect, head), Qt::AlignCenter, sign);

    QTextLayout text(cell.text, m_font);
    (void) lay(text, cell);
    const QRect body(rect.left() + gutter, rect.top() + space::xs / 2, textWidth(), rect.height());
    painter.setPen(t.ink);
    text.draw(&painter, QStyle::visualRect(direction, rect, body).topLeft());
}

void CompareDelegate::paintFold(QPainter& painter, const QStyleOptionViewItem& option,
                                const CompareItem& item) const
{
    const Tokens& t = m_theme.tokens();
    const QRect card = option.rect.adjusted(space::s, space::xs, -space::s, -space::xs);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(option.state & QStyle::State_MouseOver ? blend(t.line, t.wall, 0.55) : t.wall);
    painter.drawRoundedRect(card, radius::control, radius::control);
    painter.setFont(Theme::font(TextSize::Tiny));
    painter.setPen(t.faint);
    painter.drawText(card, Qt::AlignCenter, foldText(item.folded, option.locale));
}

/// Tints belong to what differs: who is here is said by a bar and, with the keyboard, by a ring.
void CompareDelegate::paintFocus(QPainter& painter, const QStyleOptionViewItem& option) const
{
    const Tokens& t = m_theme.tokens();
    if (option.state & QStyle::State_Selected) {
        const QRect bar(option.rect.left(), option.rect.top(), barWidth, option.rect.height());
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), t.brick);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.brick, 1.5));
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), radius::brick, radius::brick);
    }
}

} // namespace brickwork
