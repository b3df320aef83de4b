#include "ui/theme/scrim.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

// Ink on light paper. Light ink on dark paper would be fog, brighter than the sheet before it: there it is
// shade.
constexpr float shareOnLight = 0.22F;
constexpr float shareOnDark = 0.45F;

} // namespace

Scrim::Scrim(QWidget* over) : QWidget(over)
{
    setObjectName(u"scrim"_s);
    over->installEventFilter(this);
    hide();
}

void Scrim::showEvent(QShowEvent* event)
{
    setGeometry(parentWidget()->rect());
    raise();
    QWidget::showEvent(event);
}

void Scrim::mousePressEvent(QMouseEvent* event)
{
    event->accept();
    Q_EMIT pressed();
}

void Scrim::paintEvent(QPaintEvent*)
{
    QColor veil = palette().color(QPalette::Active, QPalette::WindowText);
    const bool dark = veil.lightnessF() > 0.5F;
    if (dark)
        veil = Qt::black;
    veil.setAlphaF(dark ? shareOnDark : shareOnLight);
    QPainter(this).fillRect(rect(), veil);
}

bool Scrim::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace brickwork
