#include "core/markdown/characters.h"
#include "ui/charts/chart_export.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto lineEnd = "\r\n"_L1;
constexpr auto gap = "  "_L1;

bool couldBeAFormula(const QString& cell)
{
    // The wide forms too: some programs read them as the narrow ones.
    constexpr QStringView starts = u"=+-@\t\r\n＝＋－＠";
    return !cell.isEmpty() && starts.contains(cell.front()) && !isPlainNumber(cell);
}

QString csvCell(const QString& cell)
{
    QString text = couldBeAFormula(cell) ? u'\'' + cell : cell;
    constexpr QStringView special = u",\"\r\n";
    if (std::ranges::none_of(text, [&](QChar c) { return special.contains(c); }))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString csvLine(const QStringList& cells, const QStringList& keys)
{
    QStringList written;
    for (qsizetype column = 0; column < keys.size(); ++column)
        if (!keys.at(column).isEmpty())
            written.append(csvCell(cells.value(column)));
    return written.join(u',') + lineEnd;
}

struct TextColumn
{
    int width = 0;
    bool number = false;
};

QString textLine(const QStringList& cells, const std::vector<TextColumn>& columns)
{
    QStringList padded;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const QString cell = cells.value(static_cast<qsizetype>(column)).simplified();
        const QString room(columns[column].width - displayWidth(cell), u' ');
        padded.append(columns[column].number ? room + cell : cell + room);
    }
    QString line = padded.join(gap);
    while (line.endsWith(u' '))
        line.chop(1);
    return line + u'\n';
}

} // namespace

QByteArray toCsv(const ChartTable& table)
{
    QString text = csvLine(table.keys, table.keys);
    for (const QStringList& row : table.plain)
        text += csvLine(row, table.keys);
    return text.toUtf8();
}

QString toText(const ChartTable& table)
{
    std::vector<TextColumn> columns;
    for (qsizetype column = 0; column < table.columns.size(); ++column) {
        TextColumn made{.width = displayWidth(table.columns.at(column).simplified()),
                        .number = isNumberColumn(table, column)};
        for (const QStringList& row : table.shown)
            made.width = std::max(made.width, displayWidth(row.value(column).simplified()));
        columns.push_back(made);
    }
    QString text = table.title + u"\n\n"_s + textLine(table.columns, columns);
    for (const QStringList& row : table.shown)
        text += textLine(row, columns);
    return text;
}

} // namespace brickwork
