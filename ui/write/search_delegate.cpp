#include "ui/write/search_delegate.h"

#include "ui/theme/theme.h"
#include "ui/write/search_model.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int rowHeight = 28;
constexpr int numberWidth = 48;
constexpr double widestPlace = 0.4; ///< of a draft's row

QFont draftFont()
{
    return Theme::font(TextSize::Body, QFont::DemiBold);
}

QFont lineFont()
{
    return Theme::font(TextSize::Small);
}

/// The painter has a direction of its own, the program's.
int sideOf(const QStyleOptionViewItem& option, Qt::Alignment side)
{
    return static_cast<int>(QStyle::visualAlignment(option.direction, side) | Qt::AlignAbsolute |
                            Qt::AlignVCenter);
}

} // namespace

SearchDelegate::SearchDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const bool draft = index.data(SearchModel::DraftRole).toBool();
    return {space::xl, draft ? rowHeight + (index.row() > 0 ? space::s : 0) : rowHeight - space::xs / 2};
}

void SearchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QStyleOptionViewItem row = option;
    const bool draft = index.data(SearchModel::DraftRole).toBool();
    if (draft && index.row() > 0)
        row.rect.setTop(row.rect.top() + space::s);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        QColor fill = option.palette.color(QPalette::Active, QPalette::Highlight);
        if (!(option.state & QStyle::State_Selected))
            fill.setAlphaF(0.35F);
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill);
        painter->drawRoundedRect(row.rect, radius::control, radius::control);
    }
    row.rect.adjust(space::s, 0, -space::s, 0);
    if (draft)
        paintDraft(*painter, row, index);
    else
        paintLine(*painter, row, index);
    painter->restore();
}

void SearchDelegate::paintDraft(QPainter& painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    const Tokens& t = m_theme.tokens();
    const QFontMetrics small(lineFont(), painter.device());
    const QString count = index.data(SearchModel::CountRole).toString();
    const int countWidth = small.horizontalAdvance(count) + space::l;
    painter.setFont(lineFont());
    painter.setPen(t.faint);
    painter.drawText(option.rect, sideOf(option, Qt::AlignRight), count);

    QRect rest = option.rect.adjusted(0, 0, -countWidth, 0);
    const QFontMetrics bold(draftFont(), painter.device());
    const QString title = index.data().toString();
    const int titleWidth = bold.horizontalAdvance(title) + space::s;
    const int room = std::max(rest.width() - titleWidth, static_cast<int>(rest.width() * widestPlace));
    const QString place =
        small.elidedText(index.data(SearchModel::PlaceRole).toString(), Qt::ElideMiddle, room);
    const int placeWidth = small.horizontalAdvance(place);
    const int shownTitle = std::min(titleWidth, rest.width() - placeWidth - space::s);
    const QRect titleRect(rest.left(), rest.top(), shownTitle, rest.height());
    const QRect placeRect(titleRect.right() + 1, rest.top(), placeWidth + space::xs, rest.height());
    painter.drawText(QStyle::visualRect(option.direction, option.rect, placeRect),
                     sideOf(option, Qt::AlignLeft), place);
    painter.setFont(draftFont());
    painter.setPen(t.ink);
    painter.drawText(QStyle::visualRect(option.direction, option.rect, titleRect),
                     sideOf(option, Qt::AlignLeft), bold.elidedText(title, Qt::ElideRight, shownTitle));
}

void SearchDelegate::paintLine(QPainter& painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const Tokens& t = m_theme.tokens();
    const QRect number(option.rect.left(), option.rect.top(), numberWidth, option.rect.height());
    painter.setFont(lineFont());
    painter.setPen(t.faint);
    painter.drawText(QStyle::visualRect(option.direction, option.rect, number),
                     sideOf(option, Qt::AlignRight), index.data(SearchModel::LineRole).toString());
    const QRect place = QStyle::visualRect(option.direction, option.rect,
                                           option.rect.adjusted(numberWidth + space::m, 0, 0, 0));
    const QString excerpt = QFontMetrics(lineFont(), painter.device())
                                .elidedText(index.data().toString(), Qt::ElideRight, place.width());
    QTextLayout layout(excerpt, lineFont(), painter.device());
    QTextOption how(excerpt.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    how.setTextDirection(excerpt.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    how.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(how);
    QTextCharFormat mark;
    const bool selected = option.state & QStyle::State_Selected;
    mark.setBackground(selected ? t.brick : t.brick1);
    mark.setForeground(selected ? t.onBrick : t.ink);
    QList<QTextLayout::FormatRange> formats;
    for (const auto& [start, length] : index.data(SearchModel::MarksRole).value<QList<QPair<int, int>>>()) {
        const int end = std::min(start + length, static_cast<int>(excerpt.size()));
        if (start < end)
            formats.append({start, end - start, mark});
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(place.width());
    layout.endLayout();
    painter.setClipRect(place);
    painter.setPen(t.ink);
    layout.draw(&painter,
                QPointF(place.left(), place.top() + std::floor((place.height() - line.height()) / 2)));
}

} // namespace brickwork
