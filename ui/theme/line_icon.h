// An icon drawn from one of our SVGs, its `currentColor` replaced by one colour. It is rendered afresh for
// every size and device pixel ratio, so it is crisp on any screen; it knows nothing of schemes.
#pragma once

#include <QColor>
#include <QIconEngine>

namespace brickwork {

class LineIcon final : public QIconEngine
{
public:
    /// With an invalid colour it is painted like the palette's placeholder texts, whatever they are by then.
    LineIcon(QString name, QColor colour);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                                       qreal scale) override;
    [[nodiscard]] QIconEngine* clone() const override;
    [[nodiscard]] QString key() const override;
    [[nodiscard]] QString iconName() override { return m_name; }
    [[nodiscard]] bool isNull() override;

private:
    [[nodiscard]] QColor colour() const;
    [[nodiscard]] QByteArray source() const;

    QString m_name;
    QColor m_colour;
};

} // namespace brickwork
