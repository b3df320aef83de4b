#include "ui/preview/picture_shelf.h"

#include <QBuffer>
#include <QFutureWatcher>
#include <QImageReader>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFormat>
#include <QTextList>
#include <QtConcurrentRun>

#include <algorithm>

namespace brickwork {

namespace {

constexpr int mostKiB = 96 * 1024;
constexpr double tallestShown = 2'000; // pixels of the page
constexpr double smallestRoom = 16;    // however far a picture is set in

} // namespace

QImage readPicture(const PreviewImage& picture, int width)
{
    QByteArray bytes = picture.bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader;
    if (picture.bytes.isEmpty())
        reader.setFileName(picture.path);
    else
        reader.setDevice(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize own = reader.size();
    // The file may have become another since it was looked at.
    if (static_cast<qint64>(own.width()) * own.height() > ImageRules::maxPixels)
        return {};
    const double share = static_cast<double>(width) / std::max(1, picture.size.width());
    if (share < 1)
        reader.setScaledSize((QSizeF(own) * share).toSize().expandedTo({1, 1}));
    return reader.read();
}

QSizeF pictureSize(const QTextDocument& document, int position, const QTextFormat& format, double tallest)
{
    const QTextImageFormat image = format.toImageFormat();
    const QSizeF own(image.width(), image.height());
    const QTextBlock block = document.findBlock(position);
    const QTextBlockFormat around = block.blockFormat();
    const int indent = around.indent() + (block.textList() ? block.textList()->format().indent() : 0);
    const double room = document.textWidth() - 2 * document.documentMargin() - around.leftMargin() -
                        around.rightMargin() - indent * document.indentWidth();
    const QSizeF box(std::max(room, smallestRoom), tallest);
    if (own.width() <= box.width() && own.height() <= box.height())
        return own;
    return own.scaled(box, Qt::KeepAspectRatio).expandedTo({1, 1});
}

PictureShelf::PictureShelf(QObject* parent) : QObject(parent), m_pixels(mostKiB)
{
    m_readers.setMaxThreadCount(1);
}

PictureShelf::~PictureShelf()
{
    m_readers.clear();
    m_readers.waitForDone();
}

void PictureShelf::setImages(const PreviewImages& images)
{
    m_images.clear();
    for (const PreviewImage& image : images) {
        if (image.fate == ImageFate::Shown)
            m_images.insert(image.key, image);
    }
}

QSizeF PictureShelf::intrinsicSize(QTextDocument* document, int position, const QTextFormat& format)
{
    return pictureSize(*document, position, format, tallestShown);
}

void PictureShelf::drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int,
                              const QTextFormat& format)
{
    const QString key = format.toImageFormat().name();
    const QImage* pixels = m_pixels.object(key);
    const int wanted = qCeil(rect.width() * painter->device()->devicePixelRatioF());
    const int most = m_images.value(key).size.width();
    if (!pixels || (!pixels->isNull() && pixels->width() < std::min(wanted, most)))
        read(key, wanted);
    if (!pixels || pixels->isNull()) {
        painter->fillRect(rect, m_ground);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(rect, *pixels);
    painter->restore();
}

void PictureShelf::read(const QString& key, int width)
{
    const auto picture = m_images.constFind(key);
    if (picture == m_images.constEnd() || m_reading.contains(key))
        return;
    m_reading.insert(key);
    auto* watcher = new QFutureWatcher<QImage>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, key] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            take(key, watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&m_readers, readPicture, *picture, width));
}

void PictureShelf::take(const QString& key, const QImage& image)
{
    m_reading.remove(key);
    const auto size = static_cast<qsizetype>(image.sizeInBytes() / 1024 + 1);
    // One that is larger than the shelf would be read anew at each painting.
    m_pixels.insert(key, new QImage(image), std::min<qsizetype>(size, mostKiB / 2));
    Q_EMIT arrived();
}

} // namespace brickwork
