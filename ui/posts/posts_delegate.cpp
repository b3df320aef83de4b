#include "ui/posts/posts_delegate.h"

#include "ui/posts/posts_model.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace brickwork {

namespace {

constexpr int ring = 2;

} // namespace

PostsDelegate::PostsDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void PostsDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
    const Tokens& t = m_theme.tokens();
    const bool title = index.column() == static_cast<int>(PostColumn::Title);
    const bool retracted = index.data(PostsModel::RetractedRole).toBool();
    // Faint is made for paper; on the ground of the selected row it would be too weak.
    const bool selected = option->state & QStyle::State_Selected;
    const QColor colour = selected || (title && !retracted) ? t.ink : t.faint;
    for (const auto role : {QPalette::Text, QPalette::HighlightedText})
        option->palette.setColor(role, colour);
    option->textElideMode = Qt::ElideRight;
}

void PostsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const Tokens& t = m_theme.tokens();
    const QRect& cell = option.rect;
    const auto* view = qobject_cast<const QWidget*>(option.widget);
    if (!(option.state & QStyle::State_Selected) || !view || !view->hasFocus()) {
        painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), blend(t.line, t.paper, 0.6));
        return;
    }
    // The ring of the row, each cell its part of it.
    painter->fillRect(QRect(cell.left(), cell.top(), cell.width(), ring), t.brick);
    painter->fillRect(QRect(cell.left(), cell.bottom() + 1 - ring, cell.width(), ring), t.brick);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const bool first = index.column() == 0;
    const bool last = index.column() == postColumns - 1;
    if (mirrored ? last : first)
        painter->fillRect(QRect(cell.left(), cell.top(), ring, cell.height()), t.brick);
    if (mirrored ? first : last)
        painter->fillRect(QRect(cell.right() + 1 - ring, cell.top(), ring, cell.height()), t.brick);
}

} // namespace brickwork
