#include "ui/charts/chart_table.h"

#include <algorithm>

namespace brickwork {

namespace {

/// Leaves what follows the digits that a text begins with; nothing if it begins with none.
std::optional<QStringView> afterDigits(QStringView text)
{
    const auto end = std::ranges::find_if_not(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    const qsizetype digits = end - text.begin();
    return digits > 0 ? std::optional(text.sliced(digits)) : std::nullopt;
}

} // namespace

ChartTable withNotes(const ChartTable& table)
{
    ChartTable result = table;
    if (!table.notes)
        return result;
    result.columns.append(table.notes->column);
    result.keys.append(table.notes->key);
    for (std::size_t row = 0; row < result.shown.size(); ++row) {
        const QString note = table.notes->cells.value(static_cast<qsizetype>(row));
        result.shown[row].append(note);
        result.plain[row].append(note);
    }
    return result;
}

bool isPlainNumber(QStringView text)
{
    if (text.startsWith(u'-'))
        text = text.sliced(1);
    std::optional<QStringView> rest = afterDigits(text);
    if (rest && rest->startsWith(u'.'))
        rest = afterDigits(rest->sliced(1));
    return rest && rest->isEmpty();
}

bool isNumberColumn(const ChartTable& table, qsizetype column)
{
    // Words of the writer and what is only shown are never numbers, whatever they look like.
    const QString key = table.keys.value(column);
    if (key.isEmpty() || (table.notes && key == table.notes->key))
        return false;
    bool found = false;
    for (const QStringList& row : table.plain) {
        const QString cell = row.value(column);
        if (!cell.isEmpty() && !isPlainNumber(cell))
            return false;
        found = found || !cell.isEmpty();
    }
    return found;
}

} // namespace brickwork
