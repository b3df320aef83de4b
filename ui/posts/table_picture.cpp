#include "ui/posts/table_picture.h"

#include "ui/theme/theme.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QRectF>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace brickwork {

namespace {

constexpr double density = 2;
constexpr double widest = 680;   ///< what mails and pages show without shrinking it
constexpr double narrowest = 48; ///< of a column that gives way
constexpr double tallest = 6000; ///< beyond it nobody looks
constexpr double endless = 1e5;
constexpr double padding = space::m;
constexpr double lineGap = space::s;

struct Layout
{
    std::vector<double> columns;
    std::vector<double> rows; ///< the header first
    [[nodiscard]] double width() const { return std::accumulate(columns.begin(), columns.end(), 0.0); }
    [[nodiscard]] double height() const { return std::accumulate(rows.begin(), rows.end(), 0.0); }
};

QRectF textRect(const QString& text, double width, const QFont& font)
{
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, endless),
                                            static_cast<int>(Qt::TextWordWrap | Qt::AlignLeft), text);
}

QFont boldOf(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

/// The widest columns give way first, until all of them fit.
void narrow(std::vector<double>& columns)
{
    const double least = narrowest + 2 * padding;
    double over = std::accumulate(columns.begin(), columns.end(), 0.0) - widest;
    while (over > 0.5) {
        const double largest = std::ranges::max(columns);
        if (largest <= least)
            return;
        double next = least;
        int count = 0;
        for (const double column : columns) {
            if (column > largest - 0.5)
                ++count;
            else
                next = std::max(next, column);
        }
        const double step = std::min(over / count, std::max(1.0, largest - next));
        for (double& column : columns) {
            if (column > largest - 0.5)
                column = std::max(least, column - step);
        }
        over = std::accumulate(columns.begin(), columns.end(), 0.0) - widest;
    }
}

Layout layoutOf(const std::vector<QStringList>& lines, const QFont& font)
{
    Layout layout;
    const QFont bold = boldOf(font);
    for (qsizetype column = 0; column < lines.front().size(); ++column) {
        double width = narrowest;
        for (size_t row = 0; row < lines.size(); ++row)
            width = std::max(
                width,
                std::ceil(textRect(lines[row].value(column), endless, row == 0 ? bold : font).width()));
        layout.columns.push_back(width + 2 * padding);
    }
    narrow(layout.columns);
    for (size_t row = 0; row < lines.size(); ++row) {
        double height = QFontMetricsF(font).height();
        for (size_t column = 0; column < layout.columns.size(); ++column) {
            const double room = layout.columns[column] - 2 * padding;
            const QString text = lines[row].value(static_cast<qsizetype>(column));
            height = std::max(height, std::ceil(textRect(text, room, row == 0 ? bold : font).height()));
        }
        layout.rows.push_back(height + 2 * lineGap);
    }
    return layout;
}

void paint(QPainter& painter, const std::vector<QStringList>& lines, const Layout& layout, const QFont& font,
           bool mirrored)
{
    const Tokens& tokens = tokensOf(Scheme::Light);
    double top = 0;
    for (size_t row = 0; row < lines.size(); ++row) {
        double left = 0;
        painter.setFont(row == 0 ? boldOf(font) : font);
        painter.setPen(tokens.ink);
        for (size_t column = 0; column < layout.columns.size(); ++column) {
            const double width = layout.columns[column];
            const double x = mirrored ? layout.width() - left - width : left;
            const QRectF cell(x + padding, top + lineGap, width - 2 * padding,
                              layout.rows[row] - 2 * lineGap);
            const auto side = mirrored ? Qt::AlignRight : Qt::AlignLeft;
            painter.drawText(cell,
                             static_cast<int>(Qt::TextWordWrap | Qt::AlignTop | Qt::AlignAbsolute | side),
                             lines[row].value(static_cast<qsizetype>(column)));
            left += width;
        }
        top += layout.rows[row];
        painter.setPen(QPen(row == 0 ? tokens.ink : tokens.line, 1));
        painter.drawLine(QPointF(0, top - 0.5), QPointF(layout.width(), top - 0.5));
    }
}

} // namespace

QByteArray tablePicture(const NewsletterTable& table, const QFont& font)
{
    std::vector<QStringList> lines{table.header};
    lines.insert(lines.end(), table.rows.begin(), table.rows.end());
    if (table.header.isEmpty())
        return {};
    const Layout layout = layoutOf(lines, font);
    if (layout.height() > tallest || layout.width() > 4 * widest)
        return {};
    QImage image(QSizeF(layout.width(), layout.height()).toSize() * density, QImage::Format_RGB32);
    image.setDevicePixelRatio(density);
    image.fill(tokensOf(Scheme::Light).paper);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    paint(painter, lines, layout, font, table.header.join(u' ').isRightToLeft());
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        return {};
    return bytes;
}

} // namespace brickwork
