// Writes leaves into a QTextDocument: no HTML is made or read, so nothing in a draft can become anything but
// text, the pictures handed in and links that do nothing by themselves. What a text document has a word for
// (levels of headings and quotes, lists, languages, markers) is said in its own formats.
#pragma once

#include "ui/preview/preview_images.h"
#include "ui/preview/preview_leaf.h"
#include "ui/preview/preview_style.h"

#include <QTextCursor>
#include <QTextFormat>

class QTextDocument;
class QTextList;
class QTextTable;

namespace brickwork {

/// What PreviewPainter paints behind the text, as properties of formats.
enum PreviewProperty
{
    Nest = QTextFormat::UserProperty + 1, ///< bytes: as PreviewLeaf::nest
    Kept,                                 ///< int: as PreviewLeaf::kept
    Mirrored,                             ///< bool: bars and insets stand on the right
    CodeCard,                             ///< bool: the block is a card of code, or a part of one
    CardBegins,                           ///< bool: its first part
    CardEnds,                             ///< bool: its last part
    RuleWidth,                            ///< double: a rule of so many pixels; 0 for the whole column
    Marker,                               ///< int: PaintedMarker
    ImageUrl, ///< string, of text: the placeholder of an image that may be fetched
};

enum class PaintedMarker
{
    Disc,
    Ring,
    Box,
    Ticked
};

class PreviewBuilder
{
public:
    PreviewBuilder(QTextDocument& document, const PreviewStyle& style, const PreviewImages& images);

    /// An empty document with fonts and margins. It ends in an empty block that leaves are put before.
    static void prepare(QTextDocument& document, const PreviewStyle& style);
    /// Inserts a leaf at `position`: the start of another leaf or of the closing block. `list` is the text
    /// list of the item it begins; made if it is null. Returns how many characters the leaf takes.
    int insertLeaf(int position, const PreviewLeaf& leaf, const ListRun* run, QTextList*& list);
    /// Puts a leaf in the place of one of the same shape (see isSimple()), whose block and list stay.
    int rewriteLeaf(int position, int length, const PreviewLeaf& leaf);
    /// Takes away the characters of whole leaves.
    static void removeLeaves(QTextDocument& document, int position, int length);
    /// One block, and no table.
    [[nodiscard]] static bool isSimple(const PreviewLeaf& leaf) { return leaf.kind != LeafKind::Table; }

private:
    [[nodiscard]] QTextBlockFormat blockFormat(const PreviewLeaf& leaf) const;
    void setMargins(QTextBlockFormat& format, const PreviewLeaf& leaf) const;
    enum class Numbered
    {
        No,
        Yes
    };
    static void setMarker(QTextBlockFormat& format, const PreviewLeaf& leaf, Numbered numbered, int depth);
    void setCard(QTextBlockFormat& format, const PreviewLeaf& leaf) const;
    [[nodiscard]] QTextCharFormat textFormat(const PreviewLeaf& leaf) const;
    void startBlock(int position, const QTextBlockFormat& format, const QTextCharFormat& text);
    void content(const PreviewLeaf& leaf, const QTextCharFormat& text);
    void table(const PreviewLeaf& leaf, const QTextCharFormat& text);
    void cell(QTextTable& made, int row, int column, const PreviewLeaf& leaf, const QTextCharFormat& text);

    void runs(const std::vector<PreviewRun>& all, const PreviewLeaf& leaf, const QTextCharFormat& text);
    [[nodiscard]] QTextCharFormat runFormat(const PreviewRun& run, const PreviewLeaf& leaf,
                                            const QTextCharFormat& text) const;
    void noteMark(const PreviewRun& run, QTextCharFormat format);
    void image(const PreviewRun& run, const PreviewLeaf& leaf, const QTextCharFormat& format);
    void placeholder(const PreviewRun& run, const PreviewTarget& target, ImageFate fate,
                     const QTextCharFormat& format);

    QTextDocument& m_document;
    const PreviewStyle& m_style;
    const PreviewImages& m_images;
    QTextCursor m_cursor;
};

} // namespace brickwork
