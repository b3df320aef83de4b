#include "ui/theme/direction_colour.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

#include <array>

namespace brickwork {

namespace {

// Slate, moss, plum, ochre, teal, rose: none of them is taken for a brick.
constexpr std::array<QRgb, 6> onLight{0x4F6E93, 0x5F7A45, 0x80597F, 0x8C6B2B, 0x3B7D78, 0xA2566C};
constexpr std::array<QRgb, 6> onDark{0x8FADD3, 0xA3BC80, 0xC29BC4, 0xD3B065, 0x79BDB6, 0xDE96A8};

// FNV-1a, 32 bits: qHash may differ from one run to the next.
quint32 hashOf(const QByteArray& bytes)
{
    quint32 hash = 2'166'136'261U;
    for (const char byte : bytes) {
        hash ^= static_cast<quint8>(byte);
        hash *= 16'777'619U;
    }
    return hash;
}

constexpr double swatchShare = 0.625; // of an icon's side: there is air around every icon

class Swatch final : public QIconEngine
{
public:
    explicit Swatch(const QColor& colour) : m_colour(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        QRectF square(0, 0, rect.width() * swatchShare, rect.height() * swatchShare);
        square.moveCenter(QRectF(rect).center());
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_colour);
        painter->drawRoundedRect(square, radius::brick, radius::brick);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        QPixmap pixmap((QSizeF(size) * scale).toSize());
        pixmap.setDevicePixelRatio(scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new Swatch(*this); }

private:
    QColor m_colour;
};

} // namespace

QColor directionColour(const QString& name, Scheme scheme)
{
    const QString folded = name.simplified().normalized(QString::NormalizationForm_C).toCaseFolded();
    const auto& hues = scheme == Scheme::Dark ? onDark : onLight;
    // The low bits of this hash alone tell short names apart badly.
    const quint32 hash = hashOf(folded.toUtf8());
    return QColor(hues.at((hash ^ (hash >> 16)) % hues.size()));
}

QIcon directionSwatch(const QString& name, Scheme scheme)
{
    return QIcon(new Swatch(directionColour(name, scheme)));
}

} // namespace brickwork
