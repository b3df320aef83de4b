#include "ui/theme/line_icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace brickwork {

LineIcon::LineIcon(QString name, QColor colour) : m_name(std::move(name)), m_colour(std::move(colour)) {}

QColor LineIcon::colour() const
{
    return m_colour.isValid() ? m_colour : QGuiApplication::palette().color(QPalette::PlaceholderText);
}

QByteArray LineIcon::source() const
{
    QFile file(u":/icons/%1.svg"_s.arg(m_name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", colour().name(QColor::HexRgb).toLatin1());
}

void LineIcon::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    painter->drawPixmap(rect, scaledPixmap(rect.size(), mode, state, ratio));
}

QPixmap LineIcon::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

// Since Qt 6.8 `size` is in device-independent pixels.
QPixmap LineIcon::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale)
{
    const QString cacheKey = u"brickwork/%1/%2/%3x%4/%5/%6"_s.arg(m_name, colour().name(QColor::HexArgb))
                                 .arg(size.width())
                                 .arg(size.height())
                                 .arg(static_cast<int>(mode))
                                 .arg(scale);
    QPixmap pixmap;
    if (QPixmapCache::find(cacheKey, &pixmap))
        return pixmap;
    pixmap = QPixmap((QSizeF(size) * scale).toSize());
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(source());
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(mode == QIcon::Disabled ? 0.4 : colour().alphaF());
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(pixmap.rect()));
    painter.end();
    pixmap.setDevicePixelRatio(scale);
    QPixmapCache::insert(cacheKey, pixmap);
    return pixmap;
}

QIconEngine* LineIcon::clone() const
{
    return new LineIcon(*this);
}

QString LineIcon::key() const
{
    return u"brickwork-line"_s;
}

bool LineIcon::isNull()
{
    return !QFile::exists(u":/icons/%1.svg"_s.arg(m_name));
}

} // namespace brickwork
