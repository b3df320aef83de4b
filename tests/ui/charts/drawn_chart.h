// A chart drawn on the ground of a card, to be looked at point by point. Saves pictures to look at when
// BRICKWORK_PICTURES names a folder.
#pragma once

#include "ui/charts/chart_widget.h"
#include "ui/theme/theme.h"

#include <QtWidgets>

namespace brickwork {

inline QImage drawn(ChartWidget& chart, const Theme& theme, const QString& name = {})
{
    const qreal ratio = chart.devicePixelRatioF();
    QImage image((QSizeF(chart.size()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(theme.tokens().wall);
    chart.render(&image, {}, {}, QWidget::DrawChildren);
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (!folder.isEmpty() && !name.isEmpty())
        image.save(QDir(folder).filePath(name + QStringLiteral(".png")));
    return image;
}

/// Device rows in which the column at `x` has exactly that colour.
inline QList<int> rowsOf(const QImage& image, qreal x, const QColor& colour)
{
    QList<int> rows;
    for (int y = 0; y < image.height(); ++y)
        if (image.pixelColor(qFloor(x * image.devicePixelRatio()), y) == colour)
            rows.append(y);
    return rows;
}

inline qsizetype pointsOf(const QImage& image, const QColor& colour)
{
    qsizetype points = 0;
    for (int x = 0; x < image.width(); ++x)
        for (int y = 0; y < image.height(); ++y)
            points += image.pixelColor(x, y) == colour;
    return points;
}

/// Whether something reaches the very rim, as what is cut off does.
inline bool touchesRim(const QImage& image, const QColor& ground)
{
    for (int x = 0; x < image.width(); ++x)
        if (image.pixelColor(x, 0) != ground || image.pixelColor(x, image.height() - 1) != ground)
            return true;
    for (int y = 0; y < image.height(); ++y)
        if (image.pixelColor(0, y) != ground || image.pixelColor(image.width() - 1, y) != ground)
            return true;
    return false;
}

inline QLocale english()
{
    return {QLocale::English, QLocale::UnitedKingdom};
}

} // namespace brickwork
