#include "ui/stack/size_picker.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString nameOf(int index)
{
    const std::array names{SizePicker::tr("Small"), SizePicker::tr("Normal"), SizePicker::tr("Large")};
    return names[static_cast<size_t>(index)];
}

QString hintOf(int index)
{
    const std::array hints{SizePicker::tr("a clean-up"), SizePicker::tr("a step forward"),
                           SizePicker::tr("a big one")};
    return hints[static_cast<size_t>(index)];
}

QString spoken(int index)
{
    return SizePicker::tr("%1, %2").arg(nameOf(index), hintOf(index));
}

} // namespace

SizePicker::SizePicker(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"stack.size"_s);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Size"));
    setAccessibleDescription(spoken(1));
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize SizePicker::sizeHint() const
{
    const QFontMetrics name(Theme::font(TextSize::Small));
    const QFontMetrics hint(Theme::font(TextSize::Tiny));
    return {330, 52 + name.height() + hint.height()};
}

void SizePicker::setSize(BrickSize size)
{
    if (size == m_size)
        return;
    m_size = size;
    setAccessibleDescription(spoken(static_cast<int>(m_size) - 1));
    update();
    Q_EMIT sizeChanged(size);
}

QRectF SizePicker::cell(int index) const
{
    const double gap = space::s;
    const double wide = (width() - 2 * gap) / 3.0;
    const int place = isRightToLeft() ? 2 - index : index;
    return {place * (wide + gap), 0, wide, static_cast<double>(height())};
}

void SizePicker::paintCell(QPainter& painter, int index) const
{
    const Tokens& t = m_theme.tokens();
    const bool chosen = static_cast<int>(m_size) == index + 1;
    const QRectF box = cell(index).adjusted(1, 1, -1, -1);
    painter.setPen(chosen ? QPen(t.brick, hasFocus() ? 2.5 : 1.5) : QPen(t.line, 1));
    painter.setBrush(chosen ? blend(t.brick, t.paper, 0.06) : t.paper);
    painter.drawRoundedRect(box, radius::control, radius::control);

    const std::array widths{28.0, 44.0, 60.0};
    const std::array colours{t.brick1, t.brick2, t.brick3};
    const auto i = static_cast<size_t>(index);
    const QRectF brick(box.center().x() - widths[i] / 2, box.top() + 14, widths[i], 14);
    painter.setPen(index == 0 ? QPen(t.brick2, 1) : QPen(Qt::NoPen));
    painter.setBrush(colours[i]);
    painter.drawRoundedRect(brick, radius::brick, radius::brick);

    const QFont name = Theme::font(TextSize::Small, chosen ? QFont::DemiBold : QFont::Normal);
    const QFont hint = Theme::font(TextSize::Tiny);
    QRectF text(box.left(), box.top() + 34, box.width(), QFontMetricsF(name).height());
    painter.setFont(name);
    painter.setPen(t.ink);
    painter.drawText(text, Qt::AlignHCenter, nameOf(index));
    text = QRectF(box.left() + 2, text.bottom(), box.width() - 4, QFontMetricsF(hint).height());
    painter.setFont(hint);
    painter.setPen(t.faint);
    painter.drawText(text, Qt::AlignHCenter, hintOf(index));
}

void SizePicker::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int index = 0; index < 3; ++index)
        paintCell(painter, index);
}

void SizePicker::mousePressEvent(QMouseEvent* event)
{
    for (int index = 0; index < 3; ++index) {
        if (cell(index).contains(event->position()))
            setSize(static_cast<BrickSize>(index + 1));
    }
}

void SizePicker::keyPressEvent(QKeyEvent* event)
{
    const int forward = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    const int back = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
    int step = 0;
    if (event->key() == forward || event->key() == Qt::Key_Down)
        step = 1;
    else if (event->key() == back || event->key() == Qt::Key_Up)
        step = -1;
    if (step == 0)
        return QWidget::keyPressEvent(event);
    setSize(static_cast<BrickSize>(std::clamp(static_cast<int>(m_size) + step, 1, 3)));
}

} // namespace brickwork
