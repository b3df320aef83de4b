#include "ui/drafts/sheet_list.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace brickwork {

namespace {

constexpr int belowRole = Qt::UserRole;

class RowDelegate final : public QStyledItemDelegate
{
public:
    RowDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = m_theme.tokens();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool chosen = option.state & QStyle::State_Selected;
        const QRectF card = QRectF(option.rect).adjusted(1, 1, -1, -1);
        if (chosen || (option.state & QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(blend(t.brick, t.paper, chosen ? 0.14 : 0.06));
            painter->drawRoundedRect(card, radius::control, radius::control);
        }
        if (chosen && (option.state & QStyle::State_HasFocus)) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(t.brick, 1.5));
            painter->drawRoundedRect(card.adjusted(1, 1, -1, -1), radius::control, radius::control);
        }
        QRect text = option.rect.adjusted(space::m, space::s, -space::m, -space::s);
        draw(*painter, option, text, nameFont(), t.ink, index.data().toString());
        text.setTop(text.top() + QFontMetrics(nameFont()).height());
        draw(*painter, option, text, belowFont(), t.faint, index.data(belowRole).toString());
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const int below = index.data(belowRole).toString().isEmpty() ? 0 : QFontMetrics(belowFont()).height();
        return {space::xl, QFontMetrics(nameFont()).height() + below + 2 * space::s};
    }

private:
    static QFont nameFont() { return Theme::font(TextSize::Body, QFont::DemiBold); }
    static QFont belowFont() { return Theme::font(TextSize::Small); }

    static void draw(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                     const QFont& font, const QColor& colour, const QString& text)
    {
        painter.setFont(font);
        painter.setPen(colour);
        painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        const Qt::Alignment side = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
        const QString line =
            QFontMetrics(font, painter.device()).elidedText(text.simplified(), Qt::ElideRight, rect.width());
        painter.drawText(rect, static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignTop) | Qt::TextSingleLine,
                         line);
    }

    Theme& m_theme;
};

} // namespace

SheetList::SheetList(Theme& theme, QWidget* parent) : QListWidget(parent)
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new RowDelegate(theme, this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setResizeMode(QListView::Adjust);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    connect(&theme, &Theme::changed, this, [this] {
        doItemsLayout();
        viewport()->update();
    });
}

void SheetList::addRow(const QString& name, const QString& below)
{
    auto* item = new QListWidgetItem(name, this);
    item->setData(belowRole, below);
    item->setData(Qt::AccessibleDescriptionRole, below);
    item->setToolTip(name.toHtmlEscaped());
}

} // namespace brickwork
