#include "ui/posts/posts_delegate.h"

#include "ui/posts/posts_model.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace brickwork {

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
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      blend(m_theme.tokens().line, m_theme.tokens().paper, 0.6));
}

} // namespace brickwork
