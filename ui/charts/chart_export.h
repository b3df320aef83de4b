// A chart outside the window: its table as CSV and as text, its picture as SVG and PNG. The pictures are what
// the screen shows, with title and ground, but without hover, card and ring; none of them holds a note.
#pragma once

#include "core/base/result.h"
#include "ui/charts/chart_table.h"

#include <QByteArray>
#include <QImage>

namespace brickwork {

class ChartWidget;

enum class Notes
{
    LeftOut,
    Included
};

/// RFC 4180 in UTF-8 without a byte order mark: a header of keys, then the plain rows; columns that are only
/// shown are left out. Spreadsheets take a text that begins with = + - @, a tab or a line break for a
/// formula: such a one gets an apostrophe before it. Numbers stay numbers.
[[nodiscard]] QByteArray toCsv(const ChartTable& table);

/// The title and the shown rows in columns of spaces, numbers at their end, for a letter in a font of one
/// width.
[[nodiscard]] QString toText(const ChartTable& table);

/// What a chart shows in one text: each of its cells, or the first and the last of many.
[[nodiscard]] QString describe(const ChartWidget& chart);

/// `scale` pixels a device-independent one. Colours follow the scheme that was last applied.
[[nodiscard]] QImage toImage(ChartWidget& chart, qreal scale = 2);

/// Each cell is an element of the class "cell" with its name as <title> and its plain row as data-KEY.
[[nodiscard]] QByteArray toSvg(ChartWidget& chart);

enum class ChartFormat
{
    Png,
    Svg,
    Csv
};
/// "png", "svg", "csv"
[[nodiscard]] QString endingOf(ChartFormat format);

/// Replaces or makes the file durably: what is at `path` is the old file or the whole new one. Notes can only
/// be in a CSV file. Errors: as writeDurably(); Internal if no picture can be made.
[[nodiscard]] Result<void> saveChart(ChartWidget& chart, ChartFormat format, const QString& path,
                                     Notes notes = Notes::LeftOut);

} // namespace brickwork
