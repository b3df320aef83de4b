#include "ui/write/outline_list.h"

#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QDrag>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPainterPath>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int rowHeight = 28;
constexpr int indentWidth = 14;
constexpr int barWidth = 3;
constexpr int handleSize = 6;
constexpr auto rowMime = "application/x-brickwork-heading"_L1;

int indentOf(int level)
{
    return space::m + (level - 1) * indentWidth;
}

class OutlineDelegate final : public QStyledItemDelegate
{
public:
    OutlineDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {space::xl, rowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = m_theme.tokens();
        const bool current = index.data(OutlineModel::CurrentRole).toBool();
        const int level = index.data(OutlineModel::LevelRole).toInt();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect.adjusted(space::xs, 1, -space::xs, -1);
        painter->setPen(Qt::NoPen);
        if (current || (option.state & QStyle::State_MouseOver)) {
            painter->setBrush(current ? t.paper : blend(t.paper, t.wall, 0.5));
            painter->drawRoundedRect(row, radius::control, radius::control);
        }
        if (current) {
            const QRect bar(row.left(), row.top() + space::xs, barWidth, row.height() - 2 * space::xs);
            painter->setBrush(t.brick);
            painter->drawRoundedRect(QStyle::visualRect(option.direction, row, bar), barWidth / 2.0,
                                     barWidth / 2.0);
        }
        if ((option.state & QStyle::State_Selected) && (option.state & QStyle::State_HasFocus)) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(t.brick, 1.5));
            painter->drawRoundedRect(QRectF(row).adjusted(0.75, 0.75, -0.75, -0.75), radius::control,
                                     radius::control);
        }
        const QRect place = QStyle::visualRect(option.direction, row,
                                               row.adjusted(indentOf(level) - space::xs, 0, -space::s, 0));
        const QFont font = Theme::font(TextSize::Small, current ? QFont::DemiBold : QFont::Normal);
        const QString text = index.data().toString();
        painter->setFont(font);
        painter->setPen(current || level == 1 ? t.ink : blend(t.ink, t.faint, 0.5));
        painter->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        const Qt::Alignment side = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(
            place, side | Qt::AlignAbsolute | Qt::AlignVCenter,
            QFontMetrics(font, painter->device()).elidedText(text, Qt::ElideRight, place.width()));
        painter->restore();
    }

private:
    Theme& m_theme;
};

} // namespace

// ---- the rows ------------------------------------------------------------------------------------------

void OutlineModel::setOutline(const std::vector<OutlineEntry>& outline)
{
    if (outline == m_outline)
        return;
    if (outline.size() != m_outline.size()) {
        beginResetModel();
        m_outline = outline;
        m_current = std::min(m_current, static_cast<int>(outline.size()) - 1);
        endResetModel();
        return;
    }
    const bool shown = !std::ranges::equal(outline, m_outline, [](const auto& a, const auto& b) {
        return a.level == b.level && a.text == b.text;
    });
    m_outline = outline;
    if (shown)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void OutlineModel::setCurrentSection(int row)
{
    if (row == m_current)
        return;
    const int before = std::exchange(m_current, row);
    for (const int changed : {before, row}) {
        if (changed >= 0 && changed < rowCount())
            Q_EMIT dataChanged(index(changed), index(changed));
    }
}

int OutlineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_outline.size());
}

QVariant OutlineModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const OutlineEntry& entry = m_outline[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::ToolTipRole:
        return entry.text.toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return index.row() == m_current ? tr("%1, level %2, you are here").arg(entry.text).arg(entry.level)
                                        : tr("%1, level %2").arg(entry.text).arg(entry.level);
    case LevelRole:
        return entry.level;
    case CurrentRole:
        return index.row() == m_current;
    default:
        return {};
    }
}

Qt::ItemFlags OutlineModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? QAbstractListModel::flags(index) | Qt::ItemIsDragEnabled : Qt::ItemIsDropEnabled;
}

QStringList OutlineModel::mimeTypes() const
{
    return {rowMime};
}

QMimeData* OutlineModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto* data = new QMimeData; // owned by the caller
    data->setData(rowMime, m_key + QByteArray::number(indexes.front().row()));
    return data;
}

std::optional<int> OutlineModel::rowOf(const QMimeData& data) const
{
    const QByteArray bytes = data.data(rowMime);
    if (!bytes.startsWith(m_key))
        return {};
    const int row = bytes.sliced(m_key.size()).toInt();
    return row >= 0 && row < rowCount() ? std::optional(row) : std::nullopt;
}

// ---- the view ------------------------------------------------------------------------------------------

OutlineList::OutlineList(Theme& theme, QWidget* parent) : QListView(parent), m_theme(theme)
{
    setObjectName(u"outline.list"_s);
    setAccessibleName(tr("Headings"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setModel(&m_model);
    setItemDelegate(new OutlineDelegate(theme, this));
    viewport()->setAutoFillBackground(false);
    setAutoScroll(true);
    connect(this, &QListView::clicked, this, &OutlineList::choose);
    connect(this, &QListView::activated, this, &OutlineList::choose);
    setEditable(false);
}

void OutlineList::setEditable(bool on)
{
    m_editable = on;
    setDragEnabled(on);
    setAcceptDrops(on);
    setDragDropMode(on ? QAbstractItemView::DragDrop : QAbstractItemView::NoDragDrop);
    setDropIndicatorShown(false); // it is painted here
    setAccessibleDescription(on ? tr("Alt with the arrow keys moves a section and changes its level.")
                                : QString());
}

void OutlineList::choose(const QModelIndex& index)
{
    if (index.isValid())
        Q_EMIT lineChosen(m_model.outline()[static_cast<std::size_t>(index.row())].line);
}

void OutlineList::keyPressEvent(QKeyEvent* event)
{
    const int row = currentIndex().row();
    const bool alt = (event->modifiers() & ~Qt::KeypadModifier) == Qt::AltModifier;
    const bool mirrored = isRightToLeft();
    if (!alt || row < 0 || !m_editable)
        return QListView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Up:
        return Q_EMIT stepRequested(row, -1);
    case Qt::Key_Down:
        return Q_EMIT stepRequested(row, 1);
    case Qt::Key_Left:
        return Q_EMIT levelRequested(row, mirrored ? 1 : -1);
    case Qt::Key_Right:
        return Q_EMIT levelRequested(row, mirrored ? -1 : 1);
    default:
        QListView::keyPressEvent(event);
    }
}

void OutlineList::contextMenuEvent(QContextMenuEvent* event)
{
    const bool pointed = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex place = pointed ? indexAt(event->pos()) : currentIndex();
    if (!place.isValid())
        return;
    QMenu menu;
    menu.addAction(tr("Go to heading"), this, [this, place] { choose(place); });
    menu.addSeparator();
    const auto add = [&](const QString& text, int key, auto wish, int by) {
        QAction* action = menu.addAction(text, this, [this, wish, row = place.row(), by] {
            Q_EMIT(this->*wish)
            (row, by);
        });
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(key)));
        action->setShortcutVisibleInContextMenu(true);
        action->setEnabled(m_editable);
    };
    const bool mirrored = isRightToLeft();
    add(tr("Move section up"), Qt::Key_Up, &OutlineList::stepRequested, -1);
    add(tr("Move section down"), Qt::Key_Down, &OutlineList::stepRequested, 1);
    add(tr("Promote section"), mirrored ? Qt::Key_Right : Qt::Key_Left, &OutlineList::levelRequested, -1);
    add(tr("Demote section"), mirrored ? Qt::Key_Left : Qt::Key_Right, &OutlineList::levelRequested, 1);
    menu.exec(pointed ? event->globalPos() : viewport()->mapToGlobal(visualRect(place).bottomLeft()));
}

/// As the list shows it: what is deeper belongs to the heading above.
int OutlineList::sectionEnd(int row) const
{
    const auto& outline = m_model.outline();
    auto end = static_cast<std::size_t>(row) + 1;
    while (end < outline.size() && outline[end].level > outline[static_cast<std::size_t>(row)].level)
        ++end;
    return static_cast<int>(end);
}

void OutlineList::startDrag(Qt::DropActions)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid() || !m_editable)
        return;
    auto* drag = new QDrag(this); // owned by Qt, which deletes it after the drop
    drag->setMimeData(m_model.mimeData({index}));
    const QRect row = visualRect(index);
    QPixmap picture((QSizeF(row.size()) * devicePixelRatioF()).toSize());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(m_theme.tokens().paper);
    QPainter painter(&picture);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = QRect(QPoint(), row.size());
    option.state &= ~QStyle::State_HasFocus;
    itemDelegate()->paint(&painter, option, index);
    painter.end();
    drag->setPixmap(picture);
    drag->exec(Qt::MoveAction);
    m_dragged = -1;
    m_gap.reset();
    viewport()->update();
}

void OutlineList::dragEnterEvent(QDragEnterEvent* event)
{
    const auto row = m_model.rowOf(*event->mimeData());
    if (!row || !m_editable)
        return event->ignore();
    m_dragged = *row;
    event->acceptProposedAction();
}

void OutlineList::dragMoveEvent(QDragMoveEvent* event)
{
    QListView::dragMoveEvent(event); // scrolls at the edges
    m_gap = gapAt(event->position().toPoint());
    viewport()->update();
    if (m_gap)
        event->acceptProposedAction();
    else
        event->ignore();
}

void OutlineList::dragLeaveEvent(QDragLeaveEvent* event)
{
    m_gap.reset();
    viewport()->update();
    QListView::dragLeaveEvent(event);
}

void OutlineList::dropEvent(QDropEvent* event)
{
    const auto gap = gapAt(event->position().toPoint());
    const int row = std::exchange(m_dragged, -1);
    m_gap.reset();
    viewport()->update();
    if (!gap || row < 0)
        return event->ignore();
    event->setDropAction(Qt::IgnoreAction); // nobody else removes a row
    event->accept();
    Q_EMIT moveRequested(row, *gap);
}

/// Between which rows the pointer is; nothing where the section is or would stay.
std::optional<int> OutlineList::gapAt(QPoint place) const
{
    const int rows = m_model.rowCount();
    if (m_dragged < 0 || m_dragged >= rows)
        return {};
    int gap = rows;
    if (const QModelIndex index = indexAt(place); index.isValid())
        gap = index.row() + (place.y() > visualRect(index).center().y() ? 1 : 0);
    if (gap >= m_dragged && gap <= sectionEnd(m_dragged))
        return {};
    return gap;
}

void OutlineList::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    if (!m_gap || m_dragged < 0 || m_dragged >= m_model.rowCount())
        return;
    const bool end = *m_gap >= m_model.rowCount();
    const QRect row = visualRect(m_model.index(end ? m_model.rowCount() - 1 : *m_gap));
    const int y =
        std::clamp(end ? row.bottom() + 1 : row.top(), handleSize / 2, viewport()->height() - handleSize / 2);
    const int level = m_model.outline()[static_cast<std::size_t>(m_dragged)].level;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.tokens().brick, 2, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(m_theme.tokens().wall);
    const int inset = indentOf(level);
    const bool mirrored = isRightToLeft();
    const int from = mirrored ? viewport()->width() - inset : inset;
    const int to = mirrored ? space::s : viewport()->width() - space::s;
    const int way = mirrored ? -1 : 1;
    painter.drawLine(from + way * handleSize, y, to, y);
    painter.drawEllipse(QPointF(from + way * handleSize / 2.0, y), handleSize / 2.0, handleSize / 2.0);
}

} // namespace brickwork
