// Fusion with our hand: check marks, radio dots, arrows, rows, frames, focus rings and message icons.
// Everything with a box around it is left to the style sheet; colours come from the palette, so it knows no
// scheme.
#pragma once

#include <QProxyStyle>

namespace brickwork {

class PaperStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    PaperStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option,
                                  const QWidget* widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                                QStyleHintReturn* returnData) const override;
    [[nodiscard]] QIcon standardIcon(StandardPixmap standard, const QStyleOption* option,
                                     const QWidget* widget) const override;
    [[nodiscard]] QPixmap standardPixmap(StandardPixmap standard, const QStyleOption* option,
                                         const QWidget* widget) const override;
};

} // namespace brickwork
