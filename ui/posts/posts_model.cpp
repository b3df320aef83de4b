#include "ui/posts/posts_model.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

bool isNumber(PostColumn column)
{
    return column == PostColumn::Words || column == PostColumn::SinceLast;
}

QVariant alignmentOf(PostColumn column)
{
    return QVariant::fromValue(Qt::Alignment(isNumber(column) ? Qt::AlignTrailing : Qt::AlignLeading) |
                               Qt::AlignVCenter);
}

} // namespace

void PostsModel::setState(const PostsState& state)
{
    replaceRows(state.rows);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i] == state.rows[i])
            continue;
        m_rows[i] = state.rows[i];
        const int row = static_cast<int>(i);
        Q_EMIT dataChanged(index(row, 0), index(row, postColumns - 1));
    }
}

/// Removes and inserts between the rows that both states begin and end with.
void PostsModel::replaceRows(const std::vector<PostRow>& rows)
{
    const auto same = [](const PostRow& a, const PostRow& b) { return a.key == b.key; };
    const auto shorter = static_cast<int>(std::min(rows.size(), m_rows.size()));
    const auto head = static_cast<int>(std::ranges::mismatch(m_rows, rows, same).in1 - m_rows.begin());
    const auto tail =
        std::min(shorter - head,
                 static_cast<int>(
                     std::mismatch(m_rows.rbegin(), m_rows.rend(), rows.rbegin(), rows.rend(), same).first -
                     m_rows.rbegin()));
    const int oldEnd = static_cast<int>(m_rows.size()) - tail;
    const int newEnd = static_cast<int>(rows.size()) - tail;
    if (oldEnd > head) {
        beginRemoveRows({}, head, oldEnd - 1);
        m_rows.erase(m_rows.begin() + head, m_rows.begin() + oldEnd);
        endRemoveRows();
    }
    if (newEnd > head) {
        beginInsertRows({}, head, newEnd - 1);
        m_rows.insert(m_rows.begin() + head, rows.begin() + head, rows.begin() + newEnd);
        endInsertRows();
    }
}

int PostsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PostsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : postColumns;
}

const PostRow* PostsModel::rowAt(const QModelIndex& index) const
{
    if (!index.isValid() || !checkIndex(index))
        return nullptr;
    return &m_rows[static_cast<std::size_t>(index.row())];
}

QModelIndex PostsModel::indexOf(const PostId& key) const
{
    const auto found = std::ranges::find(m_rows, key, &PostRow::key);
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()), 0);
}

QVariant PostsModel::data(const QModelIndex& index, int role) const
{
    const PostRow* row = rowAt(index);
    if (!row)
        return {};
    const auto column = static_cast<PostColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(*row, column);
    case Qt::ToolTipRole:
        return toolTipOf(*row);
    case Qt::AccessibleTextRole:
        return spokenOf(*row, column);
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case SortRole:
        return sortValueOf(*row, column);
    case KeyRole:
        return row->key.value;
    case SearchRole:
        return QStringList{row->title, row->where,     row->url.toString(), row->origin,
                           row->date,  row->day.iso(), row->series}
            .join(u'\n')
            .toCaseFolded();
    case RetractedRole:
        return row->retracted;
    case SeriesRole:
        return row->series;
    default:
        return {};
    }
}

QString PostsModel::textOf(const PostRow& row, PostColumn column)
{
    switch (column) {
    case PostColumn::Date:
        return row.date;
    case PostColumn::Title:
        return row.title;
    case PostColumn::Where:
        return row.where;
    case PostColumn::Words:
        return row.wordsText;
    case PostColumn::SinceLast:
        return row.sinceText;
    }
    return {};
}

// Plain lines: a title that looks like markup is shown as it was typed.
QString PostsModel::toolTipOf(const PostRow& row)
{
    QStringList lines{row.title};
    for (const PostOutlet& outlet : row.outlets) {
        const QString place = outlet.live ? outlet.name : tr("%1 (taken back)").arg(outlet.name);
        lines << (outlet.url.isEmpty() ? place : tr("%1: %2").arg(place, outlet.url.toDisplayString()));
    }
    lines << row.origin;
    if (!row.series.isEmpty())
        lines << tr("series: %1").arg(row.series);
    if (!row.scheduled.isEmpty())
        lines << tr("scheduled for %1").arg(row.scheduled);
    return u"<div style='white-space:pre-wrap'>%1</div>"_s.arg(lines.join(u'\n').toHtmlEscaped());
}

/// What a screen reader says: with the unit that the column's heading gives to the eye.
QString PostsModel::spokenOf(const PostRow& row, PostColumn column)
{
    switch (column) {
    case PostColumn::Title:
        return row.retracted ? tr("%1, taken back").arg(row.title) : row.title;
    case PostColumn::Words:
        if (row.words == 0)
            return tr("words not known");
        return row.words == 1 ? tr("1 word") : tr("%1 words").arg(row.wordsText);
    case PostColumn::SinceLast:
        return row.weeksSince ? tr("%1 since the last post").arg(row.sinceText) : row.sinceText;
    case PostColumn::Date:
    case PostColumn::Where:
        break;
    }
    return textOf(row, column);
}

/// Posts of one day come in the order in which they came out. A day of the log may begin at another hour and
/// in another zone than a day of UTC; what matters is that it stays one day.
qint64 PostsModel::sinceMidnight(const PostRow& row)
{
    constexpr qint64 dayLength = 86'400'000;
    constexpr qint64 farthest = 2 * dayLength; // ms
    const qint64 midnight = QDateTime(row.day.date(), QTime(0, 0), QTimeZone::UTC).toMSecsSinceEpoch();
    return (std::clamp(row.counts.msecs - midnight, -farthest, farthest) + farthest) / 5;
}

QVariant PostsModel::sortValueOf(const PostRow& row, PostColumn column)
{
    switch (column) {
    case PostColumn::Date:
        return QDateTime(row.day.date(), QTime(0, 0), QTimeZone::UTC).addMSecs(sinceMidnight(row));
    case PostColumn::Words:
        return row.words;
    case PostColumn::SinceLast:
        return row.weeksSince.value_or(-1.0);
    case PostColumn::Title:
    case PostColumn::Where:
        break;
    }
    return textOf(row, column);
}

QVariant PostsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= postColumns)
        return {};
    const auto column = static_cast<PostColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(column);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case PostColumn::Date:
        return tr("Date");
    case PostColumn::Title:
        return tr("Title");
    case PostColumn::Where:
        return tr("Where");
    case PostColumn::Words:
        return tr("Words");
    case PostColumn::SinceLast:
        return tr("Since last");
    }
    return {};
}

PostsFilter::PostsFilter(QObject* parent) : QSortFilterProxyModel(parent), m_collator(QLocale())
{
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_collator.setNumericMode(true);
    setSortRole(PostsModel::SortRole);
    setDynamicSortFilter(true);
}

bool PostsFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const auto column = static_cast<PostColumn>(left.column());
    if (column != PostColumn::Title && column != PostColumn::Where)
        return QSortFilterProxyModel::lessThan(left, right);
    return m_collator.compare(left.data(sortRole()).toString(), right.data(sortRole()).toString()) < 0;
}

void PostsFilter::setWanted(const QString& words)
{
    m_words = words.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

void PostsFilter::setSeries(const QString& series)
{
    m_series = series;
    invalidateRowsFilter();
}

bool PostsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (!m_series.isEmpty() &&
        sourceModel()->index(row, 0, parent).data(PostsModel::SeriesRole).toString() != m_series)
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = sourceModel()->index(row, 0, parent).data(PostsModel::SearchRole).toString();
    return std::ranges::all_of(m_words, [&text](const QString& word) { return text.contains(word); });
}

} // namespace brickwork
