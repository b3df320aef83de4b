#include "ui/charts/chart_export.h"

#include <QTextBoundaryFinder>

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

bool isWide(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hangul:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return true;
    default:
        return c.unicode() >= 0xFF01 && c.unicode() <= 0xFF60;
    }
}

/// How many columns of a terminal a text takes: one a grapheme, two for the wide ones of East Asia.
qsizetype columnsOf(const QString& text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype columns = 0;
    for (qsizetype at = 0, next = 0; (next = finder.toNextBoundary()) > 0; at = next)
        columns += isWide(text.at(at)) ? 2 : 1;
    return columns;
}

struct TextColumn
{
    qsizetype width = 0;
    bool number = false;
};

QString textLine(const QStringList& cells, const std::vector<TextColumn>& columns)
{
    QStringList padded;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const QString cell = cells.value(static_cast<qsizetype>(column)).simplified();
        const QString room(columns[column].width - columnsOf(cell), u' ');
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
        TextColumn made{.width = columnsOf(table.columns.at(column).simplified()),
                        .number = isNumberColumn(table, column)};
        for (const QStringList& row : table.shown)
            made.width = std::max(made.width, columnsOf(row.value(column).simplified()));
        columns.push_back(made);
    }
    QString text = table.title + u"\n\n"_s + textLine(table.columns, columns);
    for (const QStringList& row : table.shown)
        text += textLine(row, columns);
    return text;
}

} // namespace brickwork
