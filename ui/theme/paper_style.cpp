#include "ui/theme/paper_style.h"

#include "ui/theme/line_icon.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QColor accentOf(const QStyleOption* option)
{
    return option->palette.color(option->state & QStyle::State_Enabled ? QPalette::Active
                                                                       : QPalette::Disabled,
                                 option->state & QStyle::State_Enabled ? QPalette::Accent : QPalette::Text);
}

QRectF square(const QRect& rect, qreal side)
{
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(rect).center());
    return box;
}

void ring(QPainter* painter, const QRectF& box, qreal corner, const QColor& colour)
{
    painter->setPen(QPen(colour, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(box.adjusted(1, 1, -1, -1), corner, corner);
}

// A box or circle of a check box or radio button: empty in `faint` outline, else filled with the accent.
void drawIndicatorGround(const QStyleOption* option, QPainter* painter, const QRectF& box, qreal corner,
                         bool filled)
{
    const QColor accent = accentOf(option);
    const bool hovered = option->state & QStyle::State_MouseOver;
    painter->setPen(
        QPen(filled || hovered ? accent : option->palette.color(QPalette::PlaceholderText), 1.25));
    painter->setBrush(filled ? accent : option->palette.color(QPalette::Base));
    painter->drawRoundedRect(box.adjusted(0.625, 0.625, -0.625, -0.625), corner, corner);
}

void drawCheckBox(const QStyleOption* option, QPainter* painter)
{
    const bool on = option->state & QStyle::State_On;
    const bool partly = option->state & QStyle::State_NoChange;
    const QRectF box = square(option->rect, 16);
    drawIndicatorGround(option, painter, box, 3.5, on || partly);
    painter->setPen(
        QPen(option->palette.color(QPalette::Base), 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    if (partly)
        painter->drawLine(box.center() - QPointF(3.2, 0), box.center() + QPointF(3.2, 0));
    else if (on)
        painter->drawPolyline(QPolygonF({box.topLeft() + QPointF(4.2, 8.3), box.topLeft() + QPointF(6.9, 11),
                                         box.topLeft() + QPointF(11.9, 5.4)}));
}

void drawRadioButton(const QStyleOption* option, QPainter* painter)
{
    const bool on = option->state & QStyle::State_On;
    const QRectF box = square(option->rect, 16);
    drawIndicatorGround(option, painter, box, 8, on);
    if (!on)
        return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(option->palette.color(QPalette::Base));
    painter->drawEllipse(box.center(), 2.8, 2.8);
}

void drawMenuCheck(const QStyleOption* option, QPainter* painter)
{
    if (!(option->state & QStyle::State_On))
        return;
    const QRectF box = square(option->rect, 16);
    painter->setPen(QPen(accentOf(option), 1.9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF({box.topLeft() + QPointF(3.4, 8.4), box.topLeft() + QPointF(6.7, 11.6),
                                     box.topLeft() + QPointF(12.7, 4.8)}));
}

// A chevron; `turn` in degrees from "down".
void drawArrow(const QStyleOption* option, QPainter* painter, qreal turn)
{
    const qreal half = qMin<qreal>(4.0, qMin(option->rect.width(), option->rect.height()) / 2.4);
    painter->translate(QRectF(option->rect).center());
    painter->rotate(turn);
    const QColor colour = option->palette.color(
        option->state & QStyle::State_Enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    painter->setPen(QPen(blend(colour, option->palette.color(QPalette::Base), 0.75), 1.6, Qt::SolidLine,
                         Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(
        QPolygonF({QPointF(-half, -half / 2), QPointF(0, half / 2), QPointF(half, -half / 2)}));
}

void drawRow(const QStyleOption* option, QPainter* painter)
{
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
    if (item && item->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, item->backgroundBrush);
    const bool selected = option->state & QStyle::State_Selected;
    if (!selected && !(option->state & QStyle::State_MouseOver))
        return;
    QColor fill = option->palette.color(
        option->state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive, QPalette::Highlight);
    if (!selected)
        fill.setAlphaF(0.35F);
    painter->fillRect(option->rect, fill);
}

// The frame of a text edit, list or table: a hairline; while it holds the focus, the brick ring.
void drawFrame(const QStyleOption* option, QPainter* painter)
{
    const QRectF box(option->rect);
    if (option->state & QStyle::State_HasFocus) {
        ring(painter, box, radius::control - 1, accentOf(option));
        return;
    }
    painter->setPen(QPen(option->palette.color(QPalette::Mid), 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius::control, radius::control);
}

// Boxed controls get their ring from the style sheet. A filled button cannot show a brick line on brick: it
// gets a gap inside its edge, so that the edge becomes the ring.
void drawFocus(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const auto* button = qobject_cast<const QPushButton*>(widget);
    const bool filled = button && (button->property("look") == u"primary"_s ||
                                   (button->isDefault() && qobject_cast<const QDialog*>(button->window())));
    if (filled) {
        painter->setPen(QPen(option->palette.color(QPalette::Light), 1.5)); // Base is the filled colour here
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(button->rect()).adjusted(2.75, 2.75, -2.75, -2.75), 3.5, 3.5);
        return;
    }
    const bool boxed = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget);
    if (!boxed)
        ring(painter, QRectF(option->rect), 4, accentOf(option));
}

QString iconNameOf(QStyle::StandardPixmap standard)
{
    switch (standard) {
    case QStyle::SP_MessageBoxWarning:
    case QStyle::SP_MessageBoxCritical:
        return u"warning"_s;
    case QStyle::SP_MessageBoxInformation:
        return u"information"_s;
    case QStyle::SP_MessageBoxQuestion:
        return u"question"_s;
    case QStyle::SP_LineEditClearButton:
    case QStyle::SP_TitleBarCloseButton:
        return u"close"_s;
    default:
        return {};
    }
}

} // namespace

PaperStyle::PaperStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void PaperStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(option, painter);
        break;
    case PE_IndicatorRadioButton:
        drawRadioButton(option, painter);
        break;
    case PE_IndicatorItemViewItemDrop:
        // Between two rows it is a line, on a row a ring.
        if (option->rect.height() > 2)
            ring(painter, option->rect, radius::control, accentOf(option));
        else if (option->rect.isValid())
            painter->fillRect(option->rect.adjusted(0, -1, 0, 1), accentOf(option));
        break;
    case PE_IndicatorMenuCheckMark:
        drawMenuCheck(option, painter);
        break;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
        drawArrow(option, painter, 0);
        break;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        drawArrow(option, painter, 180);
        break;
    case PE_IndicatorArrowRight:
        drawArrow(option, painter, -90);
        break;
    case PE_IndicatorArrowLeft:
        drawArrow(option, painter, 90);
        break;
    case PE_PanelItemViewItem:
        drawRow(option, painter);
        break;
    case PE_FrameFocusRect:
        drawFocus(option, painter, widget);
        break;
    case PE_Frame:
        drawFrame(option, painter);
        break;
    default:
        painter->restore();
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    painter->restore();
}

int PaperStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
    case PM_ToolBarFrameWidth:
        return 1;
    case PM_DefaultFrameWidth:
        // Room for the focus ring and its round corners around what scrolls.
        return widget && widget->inherits("QAbstractScrollArea") ? 2 : 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_FocusFrameHMargin: // also the text margin of list and table cells
        return 7;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return space::s;
    case PM_MessageBoxIconSize:
        return 32;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 18;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return space::m;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::s;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int PaperStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return Theme::animated() ? 150 : 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return hint == SH_ItemView_ShowDecorationSelected ? 1 : 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
        return 0;
    case SH_ScrollBar_Transient:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QIcon PaperStyle::standardIcon(StandardPixmap standard, const QStyleOption* option,
                               const QWidget* widget) const
{
    const QString name = iconNameOf(standard);
    if (name.isEmpty())
        return QProxyStyle::standardIcon(standard, option, widget);
    // A field keeps its clear button's icon for life: that one follows the palette by itself.
    if (name == u"close"_s)
        return QIcon(new LineIcon(name, QColor()));
    return Theme::icon(name, QApplication::palette().color(QPalette::Accent));
}

QPixmap PaperStyle::standardPixmap(StandardPixmap standard, const QStyleOption* option,
                                   const QWidget* widget) const
{
    const QString name = iconNameOf(standard);
    if (name.isEmpty())
        return QProxyStyle::standardPixmap(standard, option, widget);
    const int side = pixelMetric(PM_MessageBoxIconSize, option, widget);
    const qreal ratio = widget ? widget->devicePixelRatioF() : qApp->devicePixelRatio();
    return standardIcon(standard, option, widget).pixmap(QSize(side, side), ratio);
}

} // namespace brickwork
