#include "ui/preview/printed_pictures.h"

#include "ui/preview/picture_shelf.h"
#include "ui/preview/preview_style.h"

#include <QPainter>
#include <QTextDocument>
#include <QTextFormat>
#include <QtMath>

#include <algorithm>

namespace brickwork {

namespace {

constexpr int mostKiB = 96 * 1024;
constexpr double dotsOfInch = 300; // finer is not seen on paper

} // namespace

PrintedPictures::PrintedPictures(const PreviewImages& images, double tallest, const QColor& ground,
                                 QObject* parent)
    : QObject(parent), m_pixels(mostKiB), m_tallest(tallest), m_ground(ground)
{
    for (const PreviewImage& image : images) {
        if (image.fate == ImageFate::Shown)
            m_images.insert(image.key, image);
    }
}

QSizeF PrintedPictures::intrinsicSize(QTextDocument* document, int position, const QTextFormat& format)
{
    return pictureSize(*document, position, format, m_tallest);
}

void PrintedPictures::drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int,
                                 const QTextFormat& format)
{
    const QString key = format.toImageFormat().name();
    QImage pixels;
    if (const QImage* known = m_pixels.object(key)) {
        pixels = *known;
    } else {
        pixels =
            readPicture(m_images.value(key), qCeil(rect.width() * dotsOfInch / PreviewStyle::unitsOfInch));
        const auto size = static_cast<qsizetype>(pixels.sizeInBytes() / 1024 + 1);
        m_pixels.insert(key, new QImage(pixels), std::min<qsizetype>(size, mostKiB / 2));
    }
    if (pixels.isNull())
        return painter->fillRect(rect, m_ground);
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(rect, pixels);
    painter->restore();
}

} // namespace brickwork
