#include "ui/drafts/drafts_delegate.h"

#include "ui/drafts/drafts_model.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int barWidth = 3;
constexpr int dotSize = 6;
constexpr int foldSide = 14;
constexpr int leastTags = 32; ///< room below which tags are left out

QFont captionFont()
{
    QFont font = Theme::font(TextSize::Tiny, QFont::DemiBold);
    font.setLetterSpacing(QFont::PercentageSpacing, 104);
    return font;
}

QFont titleFont()
{
    return Theme::font(TextSize::Body, QFont::DemiBold);
}

QFont lineFont()
{
    return Theme::font(TextSize::Small);
}

QRect cardOf(const QStyleOptionViewItem& option)
{
    return option.rect.adjusted(space::s, space::xs / 2, -space::s, -space::xs / 2);
}

bool hasLine(const QModelIndex& index)
{
    return !index.data(DraftsModel::FirstLineRole).toString().isEmpty() ||
           !index.data(DraftsModel::ProblemRole).toString().isEmpty();
}

void drawElided(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect, const QFont& font,
                const QColor& colour, const QString& text)
{
    painter.setFont(font);
    painter.setPen(colour);
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    const Qt::Alignment side = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const QString line = text.simplified();
    const QString elided =
        QFontMetrics(font, painter.device()).elidedText(line, Qt::ElideRight, rect.width());
    // Absolute: the direction of the text must not turn the side of the list round.
    painter.drawText(rect, static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine,
                     elided);
}

} // namespace

DraftsDelegate::DraftsDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize DraftsDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    if (index.data(DraftsModel::CaptionRole).toBool())
        return {space::xl,
                QFontMetrics(captionFont()).height() + space::l + (index.row() > 0 ? space::xs : 0)};
    const int line = QFontMetrics(lineFont()).height();
    int height = QFontMetrics(titleFont()).height() + line + 2 * space::s + space::xs;
    if (hasLine(index))
        height += line;
    return {space::xl, height};
}

void DraftsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(DraftsModel::CaptionRole).toBool()) {
        paintCaption(*painter, option, index);
    } else {
        paintCard(*painter, option, index);
        paintTexts(*painter, option, index);
    }
    painter->restore();
}

void DraftsDelegate::paintCaption(QPainter& painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const QRect rect = option.rect.adjusted(space::l, 0, -space::l, -space::xs);
    const QFont font = captionFont();
    const int height = QFontMetrics(font).height();
    QRect line(rect.left(), rect.bottom() - height, rect.width(), height);
    const bool collapsed = index.data(DraftsModel::CollapsedRole).toBool();
    const bool pointed = option.state & QStyle::State_MouseOver;
    if (collapsed || pointed) {
        const QRect fold(line.right() - foldSide, line.center().y() - foldSide / 2, foldSide, foldSide);
        const bool mirrored = option.direction == Qt::RightToLeft;
        const QString icon = !collapsed ? u"chevron-down"_s
                             : mirrored ? u"chevron-left"_s
                                        : u"chevron-right"_s;
        Theme::icon(icon, tokens.faint).paint(&painter, QStyle::visualRect(option.direction, rect, fold));
        line.setRight(line.right() - foldSide - space::xs);
    }
    // Two folders may differ in the case of their letters only.
    const bool folder = index.data(DraftsModel::KeyRole).toString().startsWith("folder:"_L1);
    const QString name = index.data().toString();
    QString caption = folder ? name : option.locale.toUpper(name);
    if (collapsed)
        caption += u" · "_s + option.locale.toString(index.data(DraftsModel::CountRole).toInt());
    drawElided(painter, option, QStyle::visualRect(option.direction, rect, line), font, tokens.faint,
               caption);
    if (collapsed && (option.state & QStyle::State_Selected) && (option.state & QStyle::State_HasFocus)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.brick, 1.5));
        painter.drawRoundedRect(QRectF(cardOf(option)).adjusted(1, 1, -1, -1), radius::card - 2,
                                radius::card - 2);
    }
}

void DraftsDelegate::paintCard(QPainter& painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const QRect card = cardOf(option);
    const bool current = index.data(DraftsModel::CurrentRole).toBool();
    const bool focused = (option.state & QStyle::State_Selected) && (option.state & QStyle::State_HasFocus);
    painter.setPen(Qt::NoPen);
    if (current || (option.state & QStyle::State_MouseOver)) {
        painter.setBrush(current ? tokens.paper : blend(tokens.paper, tokens.wall, 0.5));
        painter.drawRoundedRect(card, radius::card - 2, radius::card - 2);
    }
    if (current) {
        const QRect bar(card.left(), card.top() + space::s, barWidth, card.height() - 2 * space::s);
        painter.setBrush(tokens.brick);
        painter.drawRoundedRect(QStyle::visualRect(option.direction, card, bar), barWidth / 2.0,
                                barWidth / 2.0);
    }
    if (focused) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.brick, 1.5));
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), radius::card - 2, radius::card - 2);
    }
}

void DraftsDelegate::paintTexts(QPainter& painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const QRect card = cardOf(option);
    QRect rect = card.adjusted(space::m + barWidth, space::s, -space::m, -space::s);
    rect = QStyle::visualRect(option.direction, card, rect);

    QRect title(rect.left(), rect.top(), rect.width(), QFontMetrics(titleFont()).height());
    if (index.data(DraftsModel::UnsavedRole).toBool()) {
        const QRect dot(title.right() - dotSize, title.center().y() - dotSize / 2, dotSize, dotSize);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.brick2);
        painter.drawEllipse(QStyle::visualRect(option.direction, title, dot));
        title = QStyle::visualRect(option.direction, title, title.adjusted(0, 0, -dotSize - space::s, 0));
    }
    drawElided(painter, option, title, titleFont(), tokens.ink, index.data().toString());

    const int height = QFontMetrics(lineFont()).height();
    QRect line(rect.left(), title.bottom() + 1, rect.width(), height);
    const QString problem = index.data(DraftsModel::ProblemRole).toString();
    if (hasLine(index)) {
        drawElided(painter, option, line, lineFont(), problem.isEmpty() ? tokens.faint : tokens.brick,
                   problem.isEmpty() ? index.data(DraftsModel::FirstLineRole).toString() : problem);
        line.translate(0, height);
    }
    const QString meta = index.data(DraftsModel::MetaRole).toString();
    drawElided(painter, option, line, lineFont(), tokens.faint, meta);
    const QString tags = index.data(DraftsModel::TagsRole).toString();
    // Tags take what the figures leave.
    const int used = QFontMetrics(lineFont(), painter.device()).horizontalAdvance(meta) + space::m;
    if (tags.isEmpty() || line.width() - used < leastTags)
        return;
    const QRect rest(line.left() + used, line.top(), line.width() - used, line.height());
    drawElided(painter, option, QStyle::visualRect(option.direction, line, rest), lineFont(), tokens.cap,
               tags);
}

} // namespace brickwork
