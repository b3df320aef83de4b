// Writes parts of a parsed draft into a QTextDocument, straight from the syntax tree: no HTML is made or
// read, so nothing in a draft can become anything but text, the images handed in and links that do nothing by
// themselves.
#pragma once

#include "core/markdown/document.h"
#include "ui/preview/preview_images.h"
#include "ui/preview/preview_style.h"

#include <QTextCursor>
#include <QTextFormat>

#include <functional>

class QTextDocument;
class QTextList;
class QTextTable;

namespace brickwork {

class SyntaxLibrary;

/// What PreviewView paints behind the text, as properties of block formats.
enum PreviewProperty
{
    QuoteDepth = QTextFormat::UserProperty + 1, ///< int: how many quotes the block stands in
    QuoteInset, ///< double: where the outermost bar stands, from the leading edge
    CodeCard,   ///< bool: the block is a card of code
    RuleWidth,  ///< double: a rule of so many pixels; 0 for the whole column
};

class PreviewBuilder
{
public:
    static constexpr int maxTableCells = 2500;

    PreviewBuilder(QTextDocument& document, const PreviewStyle& style, const PreviewImages& images,
                   const SyntaxLibrary* syntax = nullptr);

    /// An empty document with fonts, margins and the closing empty block that pieces are put before.
    static void prepare(QTextDocument& document, const PreviewStyle& style);
    /// Inserts one top-level block (a child of the root) as a piece of its own at `position`, which is the
    /// start of a piece or of the closing block. Returns how many characters the piece takes.
    int insertPiece(int position, const Document& source, int node);
    /// A line of small text as a piece: why something is not shown.
    int insertNotice(int position, const QString& sentence);
    /// Takes away the characters of whole pieces.
    static void removePieces(QTextDocument& document, int position, int length);

    /// The whole document at once, for tests and pictures.
    void build(const Document& source);

private:
    /// Where a block stands: inside which quotes and lists.
    struct Place
    {
        int quotes = 0;
        int lists = 0;
        bool tight = false;
        bool note = false;        ///< in a footnote: smaller
        bool rightToLeft = false; ///< of the outermost block: bars and insets follow it
    };

    int beginPiece(int position);
    void startBlock(const QTextBlockFormat& format, const QTextCharFormat& text);
    [[nodiscard]] QTextBlockFormat blockFormat(const Place& place, double above, double below) const;
    [[nodiscard]] QTextCharFormat prose(const Place& place) const;
    [[nodiscard]] double inset(const Place& place) const;

    void block(const Node& node, const Place& place);
    void children(const Node& node, const Place& place);
    void heading(const Node& node, const Place& place);
    void paragraph(const Node& node, const Place& place);
    void list(const Node& node, const Place& place);
    void item(const Node& node, const Place& place, const QTextListFormat& format, QTextList** list);
    void code(const Node& node, const Place& place);
    void rule(const Place& place, double width);
    void table(const Node& node, const Place& place);
    void tableRow(const Node& row, int at, QTextTable& made, const Place& place);
    void footnote(const Node& node, const Place& place);

    void inlines(const Node& node, const QTextCharFormat& format);
    void oneInline(const Node& node, const QTextCharFormat& format);
    void image(const Node& node, const QTextCharFormat& format);
    void insertPlain(QString text, const QTextCharFormat& format);
    [[nodiscard]] QTextCharFormat codeFormat(const QTextCharFormat& around) const;
    [[nodiscard]] QTextCharFormat linkFormat(const Node& node, QTextCharFormat around) const;
    [[nodiscard]] bool holdsImage(const Node& node) const;

    QTextDocument& m_document;
    const PreviewStyle& m_style;
    const PreviewImages& m_images;
    const SyntaxLibrary* m_syntax;
    const Document* m_source = nullptr;
    QTextCursor m_cursor;
    bool m_fresh = false; ///< the block at the cursor is empty and waits for its format
    std::function<void()>
        m_begun; ///< called once, when the next block has begun: list markers, numbers of notes
};

} // namespace brickwork
