#include "ui/write/history_list.h"

#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int barWidth = 3;
constexpr int dotSize = 6;

QFont captionFont()
{
    return Theme::font(TextSize::Tiny, QFont::DemiBold);
}

QFont timeFont()
{
    return Theme::font(TextSize::Body, QFont::DemiBold);
}

QFont lineFont()
{
    return Theme::font(TextSize::Small);
}

QRect cardOf(const QStyleOptionViewItem& option)
{
    return option.rect.adjusted(space::xs, 1, -space::xs, -1);
}

enum class Edge
{
    Leading,
    Trailing
};

void drawLine(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect, const QString& text,
              Edge edge)
{
    const bool right = (option.direction == Qt::RightToLeft) == (edge == Edge::Leading);
    const Qt::Alignment side = right ? Qt::AlignRight : Qt::AlignLeft;
    // The words go their own way; the side is that of the list.
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter.drawText(
        rect, static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(painter.font(), painter.device()).elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

void HistoryModel::setState(const HistoryState& state)
{
    beginResetModel();
    m_rows.clear();
    for (const HistoryDay& day : state.days) {
        m_rows.push_back({.caption = day.title, .version = {}});
        for (const HistoryVersion& version : day.versions)
            m_rows.push_back({.caption = {}, .version = version});
    }
    endResetModel();
}

const HistoryVersion* HistoryModel::versionAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const auto& version = m_rows[static_cast<size_t>(row)].version;
    return version ? &*version : nullptr;
}

int HistoryModel::rowOf(int version) const
{
    const auto row = std::ranges::find_if(
        m_rows, [version](const Row& r) { return r.version && r.version->version == version; });
    return row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HistoryVersion* version = versionAt(index.row());
    if (role == Qt::DisplayRole)
        return version ? version->time : captionAt(index.row());
    if (!version)
        return {};
    if (role == Qt::AccessibleTextRole)
        return version->said;
    return role == Qt::ToolTipRole ? version->why.toHtmlEscaped() : QVariant();
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (!versionAt(index.row()))
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    if (!m_model.versionAt(index.row()))
        return {1, QFontMetrics(captionFont()).height() + (index.row() > 0 ? space::l : space::s)};
    return {1, QFontMetrics(timeFont()).height() + 2 * QFontMetrics(lineFont()).height() + 2 * space::s};
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (const HistoryVersion* version = m_model.versionAt(index.row())) {
        paintCard(*painter, option);
        paintTexts(*painter, option, *version);
    } else {
        paintCaption(*painter, option, m_model.captionAt(index.row()));
    }
    painter->restore();
}

void HistoryDelegate::paintCaption(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QString& caption) const
{
    painter.setFont(captionFont());
    painter.setPen(m_theme.tokens().faint);
    const int height = QFontMetrics(captionFont()).height();
    const QRect rect = option.rect.adjusted(space::m, 0, -space::m, -space::xs);
    drawLine(painter, option, {rect.left(), rect.bottom() - height + 1, rect.width(), height},
             option.locale.toUpper(caption), Edge::Leading);
}

void HistoryDelegate::paintCard(QPainter& painter, const QStyleOptionViewItem& option) const
{
    const Tokens& t = m_theme.tokens();
    const QRect card = cardOf(option);
    const bool selected = option.state & QStyle::State_Selected;
    painter.setPen(Qt::NoPen);
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter.setBrush(selected ? t.paper : blend(t.paper, t.wall, 0.5));
        painter.drawRoundedRect(card, radius::control, radius::control);
    }
    if (selected) {
        const QRect bar(card.left(), card.top() + space::s, barWidth, card.height() - 2 * space::s);
        painter.setBrush(t.brick);
        painter.drawRoundedRect(QStyle::visualRect(option.direction, card, bar), barWidth / 2.0,
                                barWidth / 2.0);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.brick, 1.5));
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), radius::control, radius::control);
    }
}

void HistoryDelegate::paintTexts(QPainter& painter, const QStyleOptionViewItem& option,
                                 const HistoryVersion& version) const
{
    const Tokens& t = m_theme.tokens();
    const QRect card = cardOf(option);
    const QRect inside = card.adjusted(space::s + barWidth, space::s - 1, -space::s, -space::s);
    const QRect area = QStyle::visualRect(option.direction, card, inside);
    QRect time(area.left(), area.top(), area.width(), QFontMetrics(timeFont()).height());
    painter.setFont(timeFont());
    painter.setPen(t.ink);
    drawLine(painter, option, time, version.time, Edge::Leading);
    painter.setFont(lineFont());
    painter.setPen(version.change.startsWith(u'+') ? t.cap : t.brick);
    drawLine(painter, option, time, version.change, Edge::Trailing);

    painter.setPen(t.faint);
    QRect line(area.left(), time.bottom() + 1, area.width(), QFontMetrics(lineFont()).height());
    drawLine(painter, option, line, version.words, Edge::Leading);
    line.translate(0, line.height());
    QRect words = line;
    if (version.marked) {
        const QRect dot(line.left(), line.center().y() - dotSize / 2 + 1, dotSize, dotSize);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.brick2);
        painter.drawEllipse(QStyle::visualRect(option.direction, line, dot));
        words = QStyle::visualRect(option.direction, line, line.adjusted(dotSize + space::xs, 0, 0, 0));
        painter.setPen(t.faint);
    }
    drawLine(painter, option, words, version.why, Edge::Leading);
}

HistoryList::HistoryList(Theme& theme, QWidget* parent) : QListView(parent), m_model(this)
{
    setObjectName(u"history.list"_s);
    setAccessibleName(tr("Versions"));
    setFrameShape(QFrame::NoFrame);
    setModel(&m_model);
    setItemDelegate(new HistoryDelegate(theme, m_model, this));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setResizeMode(QListView::Adjust);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
}

void HistoryList::setState(const HistoryState& state)
{
    const int before = chosen();
    {
        const QScopedValueRollback quiet(m_quiet, true);
        m_model.setState(state);
        const int row = before < 0 ? -1 : m_model.rowOf(before);
        const int newest = m_model.rowCount() > 1 ? 1 : -1; // below the caption of its day
        setCurrentIndex(m_model.index(row >= 0 ? row : newest));
    }
    if (chosen() != before && chosen() >= 0)
        Q_EMIT versionChosen(chosen());
}

int HistoryList::chosen() const
{
    const HistoryVersion* version = m_model.versionAt(currentIndex().row());
    return version ? version->version : -1;
}

void HistoryList::choose(int version)
{
    if (const int row = m_model.rowOf(version); row >= 0)
        setCurrentIndex(m_model.index(row));
}

void HistoryList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (const HistoryVersion* version = m_model.versionAt(current.row()); version && !m_quiet)
        Q_EMIT versionChosen(version->version);
}

} // namespace brickwork
