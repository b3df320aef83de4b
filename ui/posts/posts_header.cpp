#include "ui/posts/posts_header.h"

#include <QStyle>
#include <QStyleOptionHeader>

namespace brickwork {

void PostsHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const
{
    QHeaderView::initStyleOptionForIndex(option, section);
    // With a style sheet the alignment is taken as it is, whatever the direction.
    option->textAlignment =
        QStyle::visualAlignment(option->direction, option->textAlignment) | Qt::AlignAbsolute;
    // The style has its arrows the other way round: up is what grows downwards.
    if (option->sortIndicator != QStyleOptionHeader::None)
        option->sortIndicator = sortIndicatorOrder() == Qt::AscendingOrder ? QStyleOptionHeader::SortUp
                                                                           : QStyleOptionHeader::SortDown;
}

} // namespace brickwork
