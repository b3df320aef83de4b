#include "ui/compare/compare_state.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::Compare)
};

constexpr qsizetype longestCell = 20'000;
constexpr qsizetype longestSaid = 160;
constexpr int shortestFold = 4;

const QString& lineOf(const QStringList& lines, int line)
{
    return lines.at(line);
}

/// A line of a megabyte is laid out for seconds.
void shorten(CompareCell& cell)
{
    if (cell.text.size() <= longestCell)
        return;
    qsizetype end = longestCell;
    if (cell.text.at(end).isLowSurrogate())
        --end;
    cell.text = cell.text.first(end) + u" …"_s;
    std::erase_if(cell.marks, [end](const CompareMark& mark) { return mark.from >= end; });
    for (CompareMark& mark : cell.marks)
        mark.length = std::min(mark.length, static_cast<int>(end) - mark.from);
}

/// A changed line, put together from its spans: those of one side, or all of them.
CompareCell changedCell(const TextDiff& diff, const DiffRow& row, CompareSide side)
{
    CompareCell cell{.there = true, .kind = DiffKind::Changed, .text = {}, .marks = {}};
    qsizetype before = 0;
    qsizetype after = 0;
    for (const DiffSpan& span : row.spans) {
        const bool removed = span.kind == DiffKind::Removed;
        const bool added = span.kind == DiffKind::Added;
        const bool shown =
            !(removed && side == CompareSide::After) && !(added && side == CompareSide::Before);
        if (shown) {
            if (removed || added)
                cell.marks.push_back({span.kind, static_cast<int>(cell.text.size()), span.length});
            const QString& line =
                lineOf(removed ? diff.before : diff.after, removed ? row.before : row.after);
            cell.text += QStringView(line).sliced(removed ? before : after, span.length);
        }
        before += added ? 0 : span.length;
        after += removed ? 0 : span.length;
    }
    return cell;
}

QString briefly(QStringView text)
{
    const QString words = text.toString().simplified();
    return words.size() <= longestSaid ? words : words.first(longestSaid) + u'…';
}

QString changeSaid(const TextDiff& diff, const DiffRow& row)
{
    QStringList parts;
    qsizetype before = 0;
    qsizetype after = 0;
    for (const DiffSpan& span : row.spans) {
        if (span.kind == DiffKind::Removed)
            parts << Words::tr("“%1” removed")
                         .arg(briefly(QStringView(diff.before.at(row.before)).sliced(before, span.length)));
        else if (span.kind == DiffKind::Added)
            parts << Words::tr("“%1” added")
                         .arg(briefly(QStringView(diff.after.at(row.after)).sliced(after, span.length)));
        before += span.kind == DiffKind::Added ? 0 : span.length;
        after += span.kind == DiffKind::Removed ? 0 : span.length;
    }
    //: what was changed in a line, then the line as it is now
    return Words::tr("Changed: %1. %2").arg(parts.join(u", "_s), briefly(diff.after.at(row.after)));
}

QString wordsText(int words, const QLocale& locale)
{
    return words == 1 ? Words::tr("1 word") : Words::tr("%1 words").arg(locale.toString(words));
}

std::vector<CompareItem> allItems(const TextDiff& diff)
{
    std::vector<CompareItem> items;
    items.reserve(diff.rows.size());
    int change = -1;
    for (size_t i = 0; i < diff.rows.size(); ++i) {
        const bool differs = diff.rows[i].kind != DiffKind::Same;
        if (differs && (i == 0 || diff.rows[i - 1].kind == DiffKind::Same))
            ++change;
        items.push_back({.row = static_cast<int>(i), .folded = 0, .change = differs ? change : -1});
    }
    return items;
}

} // namespace

CompareCell compareCell(const TextDiff& diff, int row, CompareSide side)
{
    const DiffRow& line = diff.rows.at(static_cast<size_t>(row));
    CompareCell cell{.there = true, .kind = line.kind, .text = {}, .marks = {}};
    const bool missing = (line.kind == DiffKind::Added && side == CompareSide::Before) ||
                         (line.kind == DiffKind::Removed && side == CompareSide::After);
    if (missing)
        return {.there = false, .kind = DiffKind::Same, .text = {}, .marks = {}};
    if (line.kind == DiffKind::Changed)
        cell = changedCell(diff, line, side);
    else
        cell.text = line.kind == DiffKind::Removed ? lineOf(diff.before, line.before)
                                                   : lineOf(diff.after, line.after);
    if ((line.kind == DiffKind::Removed || line.kind == DiffKind::Added) && !cell.text.isEmpty())
        cell.marks.push_back({line.kind, 0, static_cast<int>(cell.text.size())});
    shorten(cell);
    return cell;
}

std::vector<CompareItem> compareItems(const TextDiff& diff, CompareExtent extent)
{
    std::vector<CompareItem> all = allItems(diff);
    if (extent == CompareExtent::Everything)
        return all;
    std::vector<CompareItem> items;
    for (size_t from = 0; from < all.size();) {
        if (all[from].change >= 0) {
            items.push_back(all[from++]);
            continue;
        }
        size_t to = from;
        while (to < all.size() && all[to].change < 0)
            ++to;
        // A line beside a change tells where one is.
        const size_t first = from == 0 ? from : from + 1;
        const size_t last = to == all.size() ? to : to - 1;
        if (last < first + shortestFold) {
            items.insert(items.end(), all.begin() + static_cast<std::ptrdiff_t>(from),
                         all.begin() + static_cast<std::ptrdiff_t>(to));
        } else {
            if (first > from)
                items.push_back(all[from]);
            items.push_back(
                {.row = static_cast<int>(first), .folded = static_cast<int>(last - first), .change = -1});
            if (last < to)
                items.push_back(all[last]);
        }
        from = to;
    }
    return items;
}

QString saidOf(const TextDiff& diff, const CompareItem& item, const QLocale& locale)
{
    if (item.folded > 0)
        return foldText(item.folded, locale);
    const DiffRow& row = diff.rows.at(static_cast<size_t>(item.row));
    switch (row.kind) {
    case DiffKind::Changed:
        return changeSaid(diff, row);
    case DiffKind::Removed: {
        const QString text = briefly(diff.before.at(row.before));
        return text.isEmpty() ? Words::tr("Removed: a blank line") : Words::tr("Removed: %1").arg(text);
    }
    case DiffKind::Added: {
        const QString text = briefly(diff.after.at(row.after));
        return text.isEmpty() ? Words::tr("Added: a blank line") : Words::tr("Added: %1").arg(text);
    }
    case DiffKind::Same:
        break;
    }
    const QString text = briefly(diff.after.at(row.after));
    return text.isEmpty() ? Words::tr("A blank line") : text;
}

QString copiedOf(const TextDiff& diff, const CompareItem& item)
{
    const DiffRow& row = diff.rows.at(static_cast<size_t>(item.row));
    if (item.folded > 0)
        return diff.after.sliced(row.after, item.folded).join(u'\n');
    return row.before >= 0 ? diff.before.at(row.before) : diff.after.at(row.after);
}

QString compareSummary(const TextDiff& diff, const QLocale& locale)
{
    if (diff.changes.empty())
        return Words::tr("The two texts are the same.");
    QString summary;
    if (diff.wordsAdded > 0 && diff.wordsRemoved > 0)
        //: "38 words added, 4 removed"
        summary = Words::tr("%1 added, %2 removed")
                      .arg(wordsText(diff.wordsAdded, locale), locale.toString(diff.wordsRemoved));
    else if (diff.wordsAdded > 0)
        summary = Words::tr("%1 added").arg(wordsText(diff.wordsAdded, locale));
    else if (diff.wordsRemoved > 0)
        summary = Words::tr("%1 removed").arg(wordsText(diff.wordsRemoved, locale));
    else
        summary = Words::tr("No word differs, only marks and spaces");
    if (diff.coarse)
        summary = Words::tr("%1. So much differs that it was not looked at word by word.").arg(summary);
    return summary;
}

QString foldText(int lines, const QLocale& locale)
{
    return Words::tr("%1 lines are the same").arg(locale.toString(lines));
}

} // namespace brickwork
