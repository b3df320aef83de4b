// Draws the pictures of a draft on paper: each is read when it is drawn, on the spot and as fine as a printer
// shows it. For a thread that may wait; it knows no window.
#pragma once

#include "ui/preview/preview_images.h"

#include <QCache>
#include <QColor>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QString>
#include <QTextObjectInterface>

namespace brickwork {

class PrintedPictures final : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    /// No picture is taller than `tallest`; `ground` stands for one that cannot be read.
    PrintedPictures(const PreviewImages& images, double tallest, const QColor& ground,
                    QObject* parent = nullptr);

    [[nodiscard]] QSizeF intrinsicSize(QTextDocument* document, int position,
                                       const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
                    const QTextFormat& format) override;

private:
    QHash<QString, PreviewImage> m_images; ///< by key
    QCache<QString, QImage> m_pixels;      ///< by key; null for what cannot be read
    double m_tallest;
    QColor m_ground;
};

} // namespace brickwork
