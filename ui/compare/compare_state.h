// What the comparison of two texts shows, line by line: pure functions from a difference to what is drawn and
// said of it. A line's texts are made when they are looked at, so that a text of any length opens at once.
#pragma once

#include "core/markdown/text_diff.h"

#include <QLocale>
#include <QString>

#include <vector>

namespace brickwork {

enum class CompareLayout
{
    Inline, ///< one column: what went and what came stand in one line
    Sides   ///< two columns: before and after
};

enum class CompareSide
{
    Both, ///< of the one column
    Before,
    After
};

enum class CompareExtent
{
    Everything,
    Changes ///< what is the same is folded, but for a line around each change
};

/// A marked part of a cell.
struct CompareMark
{
    DiffKind kind = DiffKind::Same; ///< Removed or Added
    int from = 0;
    int length = 0;
    friend bool operator==(const CompareMark&, const CompareMark&) = default;
};

/// One line in one column.
struct CompareCell
{
    bool there = true; ///< false: the other side has a line here, this one has none
    DiffKind kind = DiffKind::Same;
    QString text; ///< shortened if it is longer than a person reads
    std::vector<CompareMark> marks;
};

/// A row of the list: a line, or a fold over lines that are the same.
struct CompareItem
{
    int row = -1;    ///< of the difference; of a fold: the first it hides
    int folded = 0;  ///< lines that a fold hides
    int change = -1; ///< the change it is part of, from 0; -1: of none
    friend bool operator==(const CompareItem&, const CompareItem&) = default;
};

[[nodiscard]] CompareCell compareCell(const TextDiff& diff, int row, CompareSide side);
[[nodiscard]] std::vector<CompareItem> compareItems(const TextDiff& diff, CompareExtent extent);

/// For a screen reader: "Removed: …", "Changed: “was” removed, “is” added. …"; of a fold how much it hides.
[[nodiscard]] QString saidOf(const TextDiff& diff, const CompareItem& item, const QLocale& locale);
/// What a line is to be copied as: as it was before; one that was only added, as it is.
[[nodiscard]] QString copiedOf(const TextDiff& diff, const CompareItem& item);
/// "38 words added, 4 removed", "The two texts are the same.", ...
[[nodiscard]] QString compareSummary(const TextDiff& diff, const QLocale& locale);
[[nodiscard]] QString foldText(int lines, const QLocale& locale);

} // namespace brickwork
