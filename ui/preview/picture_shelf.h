// Draws the pictures of a preview: read and scaled to the device's pixels in another thread when they first
// come into view, and dropped again when there are too many.
#pragma once

#include "ui/preview/preview_images.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QSizeF>
#include <QString>
#include <QTextObjectInterface>
#include <QThreadPool>

namespace brickwork {

/// Reads a picture, scaled down if it is wider than `width` pixels; null if it cannot be read. In any thread.
[[nodiscard]] QImage readPicture(const PreviewImage& picture, int width);
/// The size of the picture of a QTextImageFormat whose name is its key: its own, unless the column is
/// narrower or it is taller than `tallest`.
[[nodiscard]] QSizeF pictureSize(const QTextDocument& document, int position, const QTextFormat& format,
                                 double tallest);

class PictureShelf final : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    explicit PictureShelf(QObject* parent = nullptr);
    ~PictureShelf() override;

    /// Those that may come into view, by url.
    void setImages(const PreviewImages& images);
    /// What is seen until a picture has been read.
    void setGround(const QColor& ground) { m_ground = ground; }

    [[nodiscard]] QSizeF intrinsicSize(QTextDocument* document, int position,
                                       const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
                    const QTextFormat& format) override;

Q_SIGNALS:
    void arrived(); ///< a picture that was in view has been read

private:
    void read(const QString& key, int width);
    void take(const QString& key, const QImage& image);

    QHash<QString, PreviewImage> m_images; ///< by key
    QCache<QString, QImage> m_pixels;      ///< by key; null for what cannot be read
    QSet<QString> m_reading;
    QColor m_ground;
    QThreadPool m_readers;
};

} // namespace brickwork
