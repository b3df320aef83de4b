// Bricks by something: by weekday as columns, by direction as rows. Draws a Shares value.
#pragma once

#include "ui/charts/chart_widget.h"

namespace brickwork {

struct Shares
{
    struct Share
    {
        QString label;    ///< as drawn: "M", "Newsletter"
        QString fullName; ///< as spoken: "Monday"
        int bricks = 0;
        bool unnamed = false; ///< "No direction": drawn quietly
        friend bool operator==(const Share&, const Share&) = default;
    };
    std::vector<Share> shares;
    QString welcome; ///< said while there is no brick
    QLocale locale;
    friend bool operator==(const Shares&, const Shares&) = default;
};

class SharesChart final : public ChartWidget
{
    Q_OBJECT

public:
    SharesChart(Qt::Orientation bars, Theme& theme, QWidget* parent = nullptr);

    void setShares(const Shares& shares);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int cellCount() const override;
    [[nodiscard]] QRectF cellRect(int cell) const override;
    [[nodiscard]] QString nameOf(int cell) const override;
    [[nodiscard]] CardText cardOf(int cell) const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] int reach() const override;

protected:
    void paintChart(QPainter& painter) override;
    [[nodiscard]] int firstFocus() const override { return 0; }

private:
    /// What of columns is written where they are many.
    struct Thinning
    {
        int everyLabel = 1; ///< each, or each second, third...
        bool counts = true;
        qreal labelWidth = 0; ///< of the widest
        qreal countWidth = 0;
    };

    [[nodiscard]] int highest() const;
    [[nodiscard]] Thinning thinningNow() const;
    [[nodiscard]] QRectF beside(qreal middle, qreal textWidth, qreal top, qreal textHeight) const;
    void paintColumn(QPainter& painter, int cell, const Thinning& thinning) const;
    void paintRow(QPainter& painter, int cell, qreal labelWidth) const;
    [[nodiscard]] qreal labelWidth() const;
    [[nodiscard]] QColor colourOf(int cell) const;

    Qt::Orientation m_bars;
    Shares m_shares;
};

} // namespace brickwork
