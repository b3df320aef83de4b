// One parse of a Markdown text (GitHub-flavoured, with footnotes) as a plain value that can cross threads:
// front matter, syntax tree with source lines, and what is read off it. Knows no widgets and no disk;
// cmark-gfm is seen by nobody outside this room, and only one parser runs at a time.
#pragma once

#include "core/markdown/front_matter.h"

#include <QString>

#include <vector>

namespace brickwork {

enum class NodeKind
{
    Document,
    Heading,
    Paragraph,
    BlockQuote,
    BulletList,
    OrderedList,
    Item,
    TaskItem,
    CodeBlock,
    HtmlBlock,
    ThematicBreak,
    Table,
    TableRow,
    TableCell,
    FootnoteDefinition,
    Text,
    SoftBreak,
    LineBreak,
    Code,
    HtmlInline,
    Emphasis,
    Strong,
    Strikethrough,
    Link,
    Image,
    FootnoteReference,
};

enum class CellAlignment
{
    None,
    Left,
    Center,
    Right
};

/// A node of the tree. Children are indices into Document::nodes.
struct Node
{
    NodeKind kind = NodeKind::Document;
    QString text;       ///< literal of Text, Code, CodeBlock, HtmlBlock, HtmlInline; label of footnotes
    QString url;        ///< Link, Image
    QString title;      ///< Link, Image
    QString info;       ///< CodeBlock: the fence's info string, its first word is the language
    int level = 0;      ///< Heading: 1 to 6; OrderedList: first number; Footnote*: number of the note, from 1
    bool tight = false; ///< lists
    bool checked = false;                          ///< TaskItem
    bool header = false;                           ///< TableRow
    CellAlignment alignment = CellAlignment::None; ///< TableCell
    int firstLine = 0; ///< 0-based line in the whole text (front matter included); blocks only
    int lastLine = 0;  ///< last line, inclusive
    std::vector<int> children;
};

struct OutlineEntry
{
    QString text; ///< plain text of the heading
    int level = 1;
    int line = 0; ///< 0-based line in the whole text
    friend bool operator==(const OutlineEntry&, const OutlineEntry&) = default;
};

/// Words by where they stand. A word is a segment between the word boundaries of UAX #29 (ICU's root rules)
/// that holds a letter or digit: "don't", "3.14" and "example.com" are one each, an emoji is none. Words
/// joined by a single hyphen or apostrophe without a space are one ("e-mail", "rock-'n'-roll"), as writers
/// count; two hyphens are a dash. Each Han, Hiragana or Katakana character counts by itself; Hangul is spaced
/// and counts by word; Thai, Lao, Khmer and Burmese count by the words of ICU's dictionaries. Code, raw HTML,
/// addresses (a bare one included), the alternative text of images and front matter are never part of
/// `total()`. A footnote counts once, if it is referred to.
struct WordCount
{
    int prose = 0;  ///< paragraphs, lists, tables, footnotes
    int quotes = 0; ///< prose inside block quotes
    int headings = 0;
    int code = 0;        ///< code blocks and code spans, split on white space
    int frontMatter = 0; ///< split on white space, fences left out
    int cjk = 0;         ///< how many of prose+quotes+headings are single CJK characters
    [[nodiscard]] int total() const { return prose + quotes + headings; }
    friend bool operator==(const WordCount&, const WordCount&) = default;
};

struct Document
{
    FrontMatter frontMatter;
    std::vector<Node> nodes; ///< nodes[0] is the Document node; never empty
    std::vector<OutlineEntry> outline;
    QString title; ///< front matter's title, else first level-1 heading, else first heading, else empty
    /// The first block of the text is a level-1 heading that says the title (whether or not front matter says
    /// it too).
    bool titleFromHeading = false;
    QString excerpt; ///< front matter's description/summary/excerpt, else the first paragraph's plain text,
                     ///< at most 200 characters on a word end with "…". A paragraph of the text itself comes
                     ///< before one in a list or quotation; images are left out
    QString firstLine; ///< plain text of the same paragraph, one line, at most 120 characters
    WordCount words;

    [[nodiscard]] const Node& root() const { return nodes.front(); }
    [[nodiscard]] const Node& at(int index) const { return nodes[static_cast<size_t>(index)]; }
    /// All text below a node, without markup: code and the alternative text of images stay, raw HTML and
    /// footnote marks go. Breaks become spaces; each further block starts a line, each further table cell
    /// comes after a space.
    [[nodiscard]] QString plainText(int index) const;
};

/// Parses the whole text of a draft (lines end in '\n', front matter included). Never fails: any text is
/// Markdown. Thread-safe; calls wait for one another.
[[nodiscard]] Document parseMarkdown(QStringView text);

/// Counts words of plain text by the rules of WordCount; `cjk`, when given, receives the single characters.
[[nodiscard]] int countWords(QStringView plain, int* cjk = nullptr);

} // namespace brickwork
