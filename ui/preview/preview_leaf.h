// A parsed block as the preview shows it: leaves, one a paragraph, heading, stretch of code, rule or table,
// each with the quotes and lists it stands in. Plain values, made away from the window; they know no fonts,
// no colours and nothing of Markdown.
#pragma once

#include "core/markdown/document.h"
#include "ui/theme/code_colours.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace brickwork {

class CodeReader;

enum class LeafKind : quint8
{
    Paragraph,
    Heading,
    Code,
    Html, ///< a block of raw HTML, shown as it is written
    Rule,
    NoteRule, ///< a short one, over the first footnote
    Table,
    Notice ///< a sentence of the program's own
};

enum TextMark : quint8
{
    EmphasisMark = 1,
    StrongMark = 2,
    StrikeMark = 4,
    CodeMark = 8,
    HtmlMark = 16
};

enum class RunKind : quint8
{
    Text,
    Image,     ///< the text is its description
    NoteMark,  ///< refers to a footnote
    NoteReturn ///< leads from a footnote back to the text
};

/// Text that looks the same from end to end. A broken line is U+2028; no other character of a text document's
/// own structure is ever in it.
struct PreviewRun
{
    QString text;
    RunKind kind = RunKind::Text;
    quint8 marks = 0; ///< TextMark
    CodeInk ink = CodeInk::Plain;
    int link = -1;  ///< which of the leaf's links
    int image = -1; ///< which of the leaf's pictures
    int note = 0;   ///< number of the footnote
};

/// Where a link leads or a picture lies.
struct PreviewTarget
{
    QString url;
    QString title;
};

struct PreviewCell
{
    std::vector<PreviewRun> runs;
    CellAlignment alignment = CellAlignment::None;
};

struct PreviewTable
{
    static constexpr int maxCells = 2500;
    /// One with more is laid out in parts, one after the other, with columns of set widths.
    static constexpr int maxCellsAtOnce = 300;
    int columns = 0;
    bool header = true; ///< the first row is one
    std::vector<std::vector<PreviewCell>> rows;
    std::vector<int> lines;  ///< of each row, as firstLine of the leaf
    std::vector<int> widths; ///< of the columns, in per cent; empty: as wide as they need to be
};

enum class TaskMark : quint8
{
    None,
    Open,
    Done
};

/// Some items of one list, numbered on from `start`. Long lists are cut: one change of a list lays all of its
/// items out again.
struct ListRun
{
    static constexpr int maxItems = 100;
    bool ordered = false;
    int start = 1;
    int depth = 1;     ///< 1 for the outermost list
    int firstLeaf = 0; ///< where it begins, in the leaves of the piece
};

struct PreviewLeaf
{
    /// More characters, or more runs, go on in another leaf.
    static constexpr qsizetype maxSize = 16'000;
    static constexpr size_t maxRuns = 2'000;
    static constexpr int maxDepth = 8; ///< of quotes and of lists that are set in further

    LeafKind kind = LeafKind::Paragraph;
    /// What it stands in, from outside: 'q' a quote, 'l' an item of a list.
    QByteArray nest;
    int kept = 0;           ///< how many of those it shares with the leaf before
    std::vector<int> lists; ///< the lists it stands in, from outside, as runs of the piece
    int item = -1;          ///< the run of which it begins an item
    TaskMark task = TaskMark::None;
    bool tight = false;       ///< in a list without gaps
    bool small = false;       ///< in a footnote
    bool rightToLeft = false; ///< of the outermost block: bars and insets follow it
    bool goesOn = false;      ///< the next leaf is more of the same
    bool follows = false;     ///< it is more of the leaf before
    int level = 0;            ///< of a heading
    int note = 0;             ///< begins the footnote of this number
    QString language;         ///< first word of the fence's info string
    std::vector<PreviewRun> runs;
    std::vector<PreviewTarget> links;
    std::vector<PreviewTarget> pictures;
    std::shared_ptr<const PreviewTable> table;
    int firstLine = 0; ///< 0-based, from the first line of the piece
    int lastLine = 0;
    qsizetype size = 0;     ///< weight of the text, see weightOf()
    size_t fingerprint = 0; ///< of all of the above that shows, but for what became of the pictures
};

/// A top-level block.
struct PreviewPiece
{
    std::vector<PreviewLeaf> leaves;
    std::vector<ListRun> lists;
};

/// A block of a tree as a piece. `reader` tells what is what in code; null leaves it plain.
[[nodiscard]] PreviewPiece previewPiece(const std::vector<Node>& nodes, int block, CodeReader* reader);

/// A sentence of the program's own.
[[nodiscard]] PreviewLeaf noticeLeaf(const QString& sentence);

} // namespace brickwork
