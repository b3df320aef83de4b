#include "ui/charts/chart_export.h"

#include "core/base/durable_file.h"
#include "ui/charts/chart_widget.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QSvgGenerator>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int cellsToldOneByOne = 31;
constexpr qreal millimetresAnInch = 25.4;

/// A chart on its card: the ground, the title and the place of the chart below.
class Sheet
{
public:
    explicit Sheet(ChartWidget& chart)
        : m_chart(chart), m_title(chart.table().title), m_font(Theme::font(TextSize::Body, QFont::DemiBold)),
          m_top(space::m)
    {
        if (m_title.isEmpty())
            m_title = chart.accessibleName();
        m_top += static_cast<int>(std::ceil(QFontMetricsF(m_font, &chart).height())) + space::s;
    }

    [[nodiscard]] const QString& title() const { return m_title; }
    // The words of the chart begin where its title does.
    [[nodiscard]] QPoint origin() const { return {space::l - m_chart.reach(), m_top}; }
    [[nodiscard]] QSize size() const
    {
        return m_chart.size() + QSize(2 * (space::l - m_chart.reach()), m_top + space::m);
    }

    void paint(QPainter& painter) const
    {
        // The theme's colours by way of the palette it sets: a widget not shown yet has an older one.
        const QPalette palette = QGuiApplication::palette();
        painter.fillRect(QRect({}, size()), palette.color(QPalette::Active, QPalette::Button));
        painter.setPen(palette.color(QPalette::Active, QPalette::WindowText));
        painter.setFont(m_font);
        painter.setLayoutDirection(m_chart.layoutDirection());
        painter.drawText(QRect(space::l, space::m, m_chart.width() - 2 * m_chart.reach(), m_top - space::m),
                         static_cast<int>(Qt::AlignLeading | Qt::AlignTop),
                         QFontMetrics(m_font, &m_chart).elidedText(m_title, Qt::ElideRight, m_chart.width()));
        painter.setFont(m_chart.font());
        painter.translate(origin());
        m_chart.paintTo(painter);
    }

private:
    ChartWidget& m_chart;
    QString m_title;
    QFont m_font;
    int m_top;
};

/// XML may not hold control characters in any form; a direction or a title may.
QString withoutForbidden(QString text)
{
    return text.removeIf([](QChar c) {
        return (c < u' ' && c != u'\t' && c != u'\n') || c == QChar(0xFFFE) || c == QChar(0xFFFF);
    });
}

QString drawn(ChartWidget& chart, const Sheet& sheet)
{
    QBuffer buffer;
    QSvgGenerator generator(QSvgGenerator::SvgVersion::Svg11);
    generator.setOutputDevice(&buffer);
    generator.setResolution(chart.logicalDpiX()); // so that a point is as large as on the screen
    generator.setSize(sheet.size());
    generator.setViewBox(QRect({}, sheet.size()));
    QPainter painter(&generator);
    sheet.paint(painter);
    painter.end();
    return withoutForbidden(QString::fromUtf8(buffer.data()));
}

class SvgWriter
{
public:
    SvgWriter(ChartWidget& chart, const Sheet& sheet) : m_chart(chart), m_sheet(sheet), m_to(&m_bytes)
    {
        m_to.setAutoFormatting(false);
    }

    /// `svg` as it is, its head replaced and the cells laid over it.
    [[nodiscard]] QByteArray enriched(const QString& svg)
    {
        QXmlStreamReader from(svg);
        int depth = 0;
        while (!from.atEnd()) {
            from.readNext();
            if (from.isStartElement() && ++depth == 1) {
                writeHead(from.namespaceUri().toString());
                continue;
            }
            if (from.isStartElement() && depth == 2 &&
                (from.name() == "title"_L1 || from.name() == "desc"_L1)) {
                from.skipCurrentElement(); // "Qt SVG Document"
                --depth;
                continue;
            }
            if (from.isEndElement() && --depth == 0)
                writeCells();
            if (!from.isDTD() && !from.hasError())
                m_to.writeCurrentToken(from);
        }
        return from.hasError() ? QByteArray() : m_bytes;
    }

private:
    void attribute(const QString& name, qreal value)
    {
        m_to.writeAttribute(name, QString::number(std::round(value * 100) / 100));
    }

    void textElement(const QString& name, const QString& id, const QString& text)
    {
        m_to.writeStartElement(name);
        if (!id.isEmpty())
            m_to.writeAttribute(u"id"_s, id);
        m_to.writeCharacters(withoutForbidden(text));
        m_to.writeEndElement();
    }

    void writeHead(const QString& space)
    {
        m_to.writeDefaultNamespace(space);
        m_to.writeStartElement(space, u"svg"_s);
        const QSize size = m_sheet.size();
        attribute(u"width"_s, size.width());
        attribute(u"height"_s, size.height());
        m_to.writeAttribute(u"viewBox"_s, u"0 0 %1 %2"_s.arg(size.width()).arg(size.height()));
        m_to.writeAttribute(u"version"_s, u"1.1"_s);
        m_to.writeAttribute(u"role"_s, u"img"_s);
        m_to.writeAttribute(u"aria-labelledby"_s, u"title"_s);
        m_to.writeAttribute(u"aria-describedby"_s, u"description"_s);
        textElement(u"title"_s, u"title"_s, m_sheet.title());
        textElement(u"desc"_s, u"description"_s, describe(m_chart));
    }

    void writeCells()
    {
        const ChartTable table = m_chart.table();
        m_to.writeStartElement(u"g"_s);
        m_to.writeAttribute(u"class"_s, u"cells"_s);
        m_to.writeAttribute(u"fill"_s, u"none"_s);
        m_to.writeAttribute(u"stroke"_s, u"none"_s);
        m_to.writeAttribute(u"pointer-events"_s, u"all"_s); // or their names would not show under a pointer
        for (int cell = 0; cell < m_chart.cellCount(); ++cell)
            writeCell(cell, table);
        m_to.writeEndElement();
    }

    void writeCell(int cell, const ChartTable& table)
    {
        const QRectF rect = m_chart.cellRect(cell).translated(m_sheet.origin());
        m_to.writeStartElement(u"rect"_s);
        m_to.writeAttribute(u"class"_s, u"cell"_s);
        attribute(u"x"_s, rect.x());
        attribute(u"y"_s, rect.y());
        attribute(u"width"_s, rect.width());
        attribute(u"height"_s, rect.height());
        const auto row = static_cast<std::size_t>(cell);
        for (qsizetype column = 0; row < table.plain.size() && column < table.keys.size(); ++column)
            if (!table.keys.at(column).isEmpty())
                m_to.writeAttribute("data-"_L1 + table.keys.at(column),
                                    withoutForbidden(table.plain[row].value(column)));
        textElement(u"title"_s, {}, m_chart.nameOf(cell));
        m_to.writeEndElement();
    }

    ChartWidget& m_chart;
    const Sheet& m_sheet;
    QByteArray m_bytes;
    QXmlStreamWriter m_to;
};

QByteArray toPng(ChartWidget& chart)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    const bool made = buffer.open(QIODevice::WriteOnly) && toImage(chart).save(&buffer, "PNG");
    return made ? bytes : QByteArray();
}

QByteArray bytesOf(ChartWidget& chart, ChartFormat format, Notes notes)
{
    switch (format) {
    case ChartFormat::Png:
        return toPng(chart);
    case ChartFormat::Svg:
        return toSvg(chart);
    case ChartFormat::Csv:
        return toCsv(notes == Notes::Included ? withNotes(chart.table()) : chart.table());
    }
    return {};
}

} // namespace

QString describe(const ChartWidget& chart)
{
    const int count = chart.cellCount();
    if (count == 0)
        return chart.accessibleName();
    if (count > cellsToldOneByOne)
        return QCoreApplication::translate("Charts", "%1. From %2 to %3.")
            .arg(chart.accessibleName(), chart.nameOf(0), chart.nameOf(count - 1));
    QStringList names;
    for (int cell = 0; cell < count; ++cell)
        names.append(chart.nameOf(cell));
    return QCoreApplication::translate("Charts", "%1. %2.")
        .arg(chart.accessibleName(), names.join(QCoreApplication::translate("Charts", "; ")));
}

QImage toImage(ChartWidget& chart, qreal scale)
{
    const Sheet sheet(chart);
    QImage image((QSizeF(sheet.size()) * scale).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return image;
    const auto dotsAMetre = [&chart](qreal ratio) {
        return static_cast<int>(std::lround(chart.logicalDpiX() * ratio * 1000 / millimetresAnInch));
    };
    image.setDevicePixelRatio(scale);
    image.setDotsPerMeterX(dotsAMetre(1));
    image.setDotsPerMeterY(dotsAMetre(1));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    sheet.paint(painter);
    painter.end();
    // In print it is as large as on the screen, only sharper.
    image.setDotsPerMeterX(dotsAMetre(scale));
    image.setDotsPerMeterY(dotsAMetre(scale));
    image.setText(u"Title"_s, sheet.title());
    image.setText(u"Description"_s, describe(chart));
    return image;
}

QByteArray toSvg(ChartWidget& chart)
{
    const Sheet sheet(chart);
    return SvgWriter(chart, sheet).enriched(drawn(chart, sheet));
}

QString endingOf(ChartFormat format)
{
    switch (format) {
    case ChartFormat::Png:
        return u"png"_s;
    case ChartFormat::Svg:
        return u"svg"_s;
    case ChartFormat::Csv:
        return u"csv"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

Result<void> saveChart(ChartWidget& chart, ChartFormat format, const QString& path, Notes notes)
{
    const QByteArray bytes = bytesOf(chart, format, notes);
    if (bytes.isEmpty())
        return fail(
            ErrorCode::Internal,
            QCoreApplication::translate("Charts", "The picture could not be made. Nothing was written."));
    return writeDurably(path, bytes).transform([](const ContentHash&) {});
}

} // namespace brickwork
