// What differs between two texts, for a person who writes prose: line by line, and word by word within a line
// that was changed rather than replaced. Pure; its cost is bounded for texts of any size, and it says when it
// looked less closely for that reason.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace brickwork {

enum class DiffKind : unsigned char
{
    Same,
    Changed, ///< of a row only: a line before and the line it has become
    Removed,
    Added
};

/// A part of a changed line. One after another the spans that are not Added are the line before, and those
/// that are not Removed the line after.
struct DiffSpan
{
    DiffKind kind = DiffKind::Same;
    int length = 0; ///< UTF-16 units
    friend bool operator==(const DiffSpan&, const DiffSpan&) = default;
};

/// One line of both texts, or of one that has no counterpart in the other.
struct DiffRow
{
    DiffKind kind = DiffKind::Same;
    int before = -1; ///< line in the text before, from 0; -1 for an added one
    int after = -1;
    std::vector<DiffSpan> spans; ///< of a changed line, in reading order
    friend bool operator==(const DiffRow&, const DiffRow&) = default;
};

struct TextDiff
{
    QStringList before; ///< the lines of both texts
    QStringList after;
    std::vector<DiffRow> rows;
    std::vector<int> changes; ///< rows where a run of differing rows begins
    int wordsAdded = 0;
    int wordsRemoved = 0;
    bool coarse = false; ///< the texts are so large and so different that some of what is alike was not found
};

/// Lines end in '\n'; a text has one more line than it has of these. Rows in order: every line of both texts
/// stands in exactly one. Words never part within a character that is written with several units.
[[nodiscard]] TextDiff diffTexts(const QString& before, const QString& after);

} // namespace brickwork
