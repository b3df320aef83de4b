#include "ui/write/search_delegate.h"

#include "ui/theme/theme.h"
#include "ui/write/search_model.h"

#include <QPainter>
#include <QTextLayout>

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
    painter.drawText(option.rect, Qt::AlignTrailing | Qt::AlignVCenter, count);

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
                     Qt::AlignLeading | Qt::AlignVCenter, place);
    painter.setFont(draftFont());
    painter.setPen(t.ink);
    painter.drawText(QStyle::visualRect(option.direction, option.rect, titleRect),
                     Qt::AlignLeading | Qt::AlignVCenter, bold.elidedText(title, Qt::ElideRight, shownTitle));
}

void SearchDelegate::paintLine(QPainter& painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const Tokens& t = m_theme.tokens();
    const QRect number(option.rect.left(), option.rect.top(), numberWidth, option.rect.height());
    painter.setFont(lineFont());
    painter.setPen(t.faint);
    painter.drawText(QStyle::visualRect(option.direction, option.rect, number),
                     Qt::AlignTrailing | Qt::AlignVCenter, index.data(SearchModel::LineRole).toString());
    const QRect place = QStyle::visualRect(option.direction, option.rect,
                                           option.rect.adjusted(numberWidth + space::m, 0, 0, 0));
    const QString excerpt = index.data().toString();
    QTextLayout layout(excerpt, lineFont(), painter.device());
    QTextOption how(excerpt.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    how.setTextDirection(excerpt.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    how.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(how);
    QTextCharFormat mark;
    mark.setBackground(t.brick1);
    QList<QTextLayout::FormatRange> formats;
    for (const auto& [start, length] : index.data(SearchModel::MarksRole).value<QList<QPair<int, int>>>())
        formats.append({start, length, mark});
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(place.width());
    layout.endLayout();
    painter.setClipRect(place);
    painter.setPen(t.ink);
    layout.draw(&painter, QPointF(place.left(), place.center().y() - line.height() / 2 + 0.5));
}

} // namespace brickwork
