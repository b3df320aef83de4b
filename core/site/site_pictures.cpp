#include "core/site/site_pictures.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int jpegQuality = 84;

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Site)
};

/// Formats that are drawn anew; the others may be drawings or move.
QByteArray writerFor(const QString& mediaType)
{
    if (mediaType == "image/jpeg"_L1)
        return "jpg";
    if (mediaType == "image/png"_L1)
        return "png";
    if (mediaType == "image/webp"_L1 && QImageWriter::supportedImageFormats().contains("webp"))
        return "webp";
    return {};
}

} // namespace

SitePicture measured(SitePicture picture, const QByteArray& bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    QSize size = reader.size();
    if (reader.transformation().testFlag(QImageIOHandler::TransformationRotate90))
        size.transpose();
    if (size.isValid() && !size.isEmpty()) {
        picture.width = size.width();
        picture.height = size.height();
    }
    return picture;
}

Result<QByteArray> shownPicture(const SitePicture& picture, const QByteArray& bytes, int width)
{
    const QByteArray format = writerFor(picture.mediaType);
    QBuffer source;
    source.setData(bytes);
    source.open(QIODevice::ReadOnly);
    QImageReader reader(&source);
    if (format.isEmpty() || reader.supportsAnimation())
        return bytes;
    reader.setAutoTransform(true);
    QImage image = reader.read();
    if (image.isNull())
        return fail(ErrorCode::Damaged, Sentences::tr("“%1” cannot be read as a picture.").arg(picture.name),
                    reader.errorString());
    if (image.width() > width)
        image = image.scaledToWidth(width, Qt::SmoothTransformation);
    image.setText(u"Description"_s, QString());
    QImage plain = image.copy();
    for (const QString& key : plain.textKeys())
        plain.setText(key, QString());
    QByteArray made;
    QBuffer buffer(&made);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    if (format != "png")
        writer.setQuality(jpegQuality);
    writer.setProgressiveScanWrite(true);
    writer.setOptimizedWrite(true);
    if (!writer.write(plain))
        return bytes;
    return made;
}

} // namespace brickwork
