// A year in review as a picture of 1600 x 1000 pixels, the same on every machine but for the fonts. Draws a
// YearReview value; the wall in it stands as the wall of the program does.
#pragma once

#include "core/base/result.h"
#include "ui/theme/theme.h"
#include "ui/wall/year_review.h"

#include <QByteArray>
#include <QImage>
#include <QtCore/qnamespace.h>

class QPainter;

namespace brickwork {

struct ReviewLook
{
    Tokens tokens;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

/// On 800 x 500 units from the painter's origin on.
void paintReview(QPainter& painter, const YearReview& review, const ReviewLook& look);

/// Two pixels a unit. Its text "Description" is reviewText().
[[nodiscard]] QImage toImage(const YearReview& review, const ReviewLook& look);

/// A PNG file. Errors: Internal.
[[nodiscard]] Result<QByteArray> toPng(const QImage& picture);

} // namespace brickwork
