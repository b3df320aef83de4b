#include "ui/preview/preview_builder.h"

#include <QPointer>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <QTextOption>
#include <QTextTable>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

// Measures in sizes of the text.
constexpr double paragraphGap = 0.8;
constexpr double tightGap = 0.2;
constexpr double headingAbove = 1.3;
constexpr double headingBelow = 0.5;
constexpr double cardGap = 0.9;
constexpr double cellPadding = 0.4;
constexpr double footnoteRule = 6.5;

bool hasPicture(const PreviewLeaf& leaf, const PreviewImages& images)
{
    return std::ranges::any_of(leaf.pictures, [&](const PreviewTarget& picture) {
        return images.value(picture.url).fate == ImageFate::Shown;
    });
}

Qt::Alignment alignmentOf(CellAlignment alignment)
{
    switch (alignment) {
    case CellAlignment::Left:
        return Qt::AlignLeft | Qt::AlignAbsolute;
    case CellAlignment::Center:
        return Qt::AlignHCenter;
    case CellAlignment::Right:
        return Qt::AlignRight | Qt::AlignAbsolute;
    case CellAlignment::None:
        break;
    }
    return Qt::AlignLeading;
}

} // namespace

PreviewBuilder::PreviewBuilder(QTextDocument& document, const PreviewStyle& style,
                               const PreviewImages& images)
    : m_document(document), m_style(style), m_images(images)
{
}

void PreviewBuilder::prepare(QTextDocument& document, const PreviewStyle& style)
{
    document.setUndoRedoEnabled(false);
    document.clear();
    document.setDefaultFont(style.prose);
    document.setDocumentMargin(space::xl);
    document.setIndentWidth(style.em * PreviewStyle::listIndent);
    QTextOption option = document.defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    document.setDefaultTextOption(option);
}

int PreviewBuilder::insertLeaf(int position, const PreviewLeaf& leaf, const ListRun* run, QTextList*& list)
{
    QTextBlockFormat format = blockFormat(leaf);
    if (run) {
        setMarker(format, leaf, run->ordered ? Numbered::Yes : Numbered::No, run->depth);
        if (list)
            format.setObjectIndex(list->objectIndex());
    }
    const QTextCharFormat text = textFormat(leaf);
    m_cursor = QTextCursor(&m_document);
    startBlock(position, format, text);
    if (run && !list) {
        QTextListFormat made;
        made.setStyle(run->ordered          ? QTextListFormat::ListDecimal
                      : run->depth % 2 != 0 ? QTextListFormat::ListDisc
                                            : QTextListFormat::ListCircle);
        if (run->ordered)
            made.setStart(run->start);
        made.setIndent(run->depth);
        list = m_cursor.createList(made);
    }
    content(leaf, text);
    return m_cursor.position() + 1 - position;
}

int PreviewBuilder::rewriteLeaf(int position, int length, const PreviewLeaf& leaf)
{
    m_cursor = QTextCursor(&m_document);
    m_cursor.setPosition(position);
    m_cursor.setPosition(position + length - 1, QTextCursor::KeepAnchor);
    m_cursor.removeSelectedText();
    QTextBlockFormat format = blockFormat(leaf);
    const QTextBlockFormat before = m_cursor.blockFormat();
    if (const QTextList* list = m_cursor.currentList()) {
        const QTextListFormat run = list->format();
        setMarker(format, leaf, run.style() == QTextListFormat::ListDecimal ? Numbered::Yes : Numbered::No,
                  run.indent());
        format.setObjectIndex(before.objectIndex());
    }
    // All items of a list are laid out again when the format of one is set.
    if (format != before)
        m_cursor.setBlockFormat(format);
    const QTextCharFormat text = textFormat(leaf);
    // It stands with the end of the block before, which would be laid out again too.
    if (m_cursor.blockCharFormat() != text)
        m_cursor.setBlockCharFormat(text);
    m_cursor.setCharFormat(text);
    content(leaf, text);
    return m_cursor.position() + 1 - position;
}

// What goes is taken together with the end of the block before, so that the block after is not touched; at
// the very start there is none before. Whose format joined blocks keep depends on which of them is empty, so
// it is set again if need be, and the list with it: one that is left without items for a moment is gone.
void PreviewBuilder::removeLeaves(QTextDocument& document, int position, int length)
{
    if (length <= 0)
        return;
    QTextCursor cursor(&document);
    cursor.setPosition(position > 0 ? position - 1 : length);
    const QTextBlockFormat blockFormat = cursor.blockFormat();
    const QTextCharFormat charFormat = cursor.blockCharFormat();
    const QPointer<QTextList> list = cursor.currentList();
    const QTextListFormat listFormat = list ? list->format() : QTextListFormat();
    const bool listed = !list.isNull();
    cursor.setPosition(position > 0 ? position + length - 1 : 0, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    if (cursor.blockFormat() != blockFormat || (listed && list.isNull())) {
        QTextBlockFormat own = blockFormat;
        if (list.isNull())
            own.setObjectIndex(-1);
        cursor.setBlockFormat(own);
        if (listed && list.isNull())
            cursor.createList(listFormat);
    }
    if (cursor.blockCharFormat() != charFormat)
        cursor.setBlockCharFormat(charFormat);
}

void PreviewBuilder::startBlock(int position, const QTextBlockFormat& format, const QTextCharFormat& text)
{
    if (position > 0) {
        m_cursor.setPosition(position - 1);
        m_cursor.insertBlock(format, text);
        return;
    }
    m_cursor.setPosition(0);
    m_cursor.insertBlock(m_cursor.blockFormat(), m_cursor.blockCharFormat());
    m_cursor.setPosition(0);
    m_cursor.setBlockFormat(format);
    m_cursor.setBlockCharFormat(text);
    m_cursor.setCharFormat(text);
}

void PreviewBuilder::setMargins(QTextBlockFormat& format, const PreviewLeaf& leaf) const
{
    double above = paragraphGap;
    double below = paragraphGap;
    if (leaf.kind == LeafKind::Heading) {
        above = headingAbove;
        below = headingBelow;
    } else if (leaf.tight || (leaf.small && leaf.kind == LeafKind::Paragraph)) {
        above = below = tightGap;
    }
    format.setTopMargin(leaf.follows ? 0 : m_style.em * above);
    format.setBottomMargin(leaf.goesOn ? 0 : m_style.em * below);
    const double quotes = m_style.em * PreviewStyle::quoteInset * static_cast<double>(leaf.nest.count('q'));
    if (leaf.rightToLeft)
        format.setRightMargin(quotes);
    else
        format.setLeftMargin(quotes);
}

void PreviewBuilder::setCard(QTextBlockFormat& format, const PreviewLeaf& leaf) const
{
    const double padding = m_style.em * PreviewStyle::cardPadding;
    format.setTopMargin(leaf.follows ? 0 : m_style.em * cardGap + padding);
    format.setBottomMargin(leaf.goesOn ? 0 : m_style.em * cardGap + padding);
    format.setLeftMargin(format.leftMargin() + padding);
    format.setRightMargin(format.rightMargin() + padding);
    format.setLayoutDirection(Qt::LeftToRight);
    format.setProperty(CodeCard, true);
    format.setProperty(CardBegins, !leaf.follows);
    format.setProperty(CardEnds, !leaf.goesOn);
    if (leaf.kind == LeafKind::Code)
        format.setProperty(QTextFormat::BlockCodeLanguage, leaf.language);
}

QTextBlockFormat PreviewBuilder::blockFormat(const PreviewLeaf& leaf) const
{
    QTextBlockFormat format;
    setMargins(format, leaf);
    if (hasPicture(leaf, m_images))
        format.setLineHeight(0, QTextBlockFormat::SingleHeight);
    else
        format.setLineHeight(m_style.lineHeight, QTextBlockFormat::ProportionalHeight);
    format.setIndent(static_cast<int>(leaf.nest.count('l')));
    if (const auto quotes = static_cast<int>(leaf.nest.count('q')); quotes > 0) {
        format.setProperty(QTextFormat::BlockQuoteLevel, quotes);
        format.setProperty(Nest, leaf.nest);
        format.setProperty(Kept, leaf.kept);
    }
    if (leaf.rightToLeft)
        format.setProperty(Mirrored, true);
    switch (leaf.kind) {
    case LeafKind::Heading:
        format.setHeadingLevel(leaf.level);
        break;
    case LeafKind::Code:
    case LeafKind::Html:
        setCard(format, leaf);
        break;
    case LeafKind::Rule:
    case LeafKind::NoteRule:
        format.setProperty(RuleWidth, leaf.kind == LeafKind::NoteRule ? m_style.em * footnoteRule : 0.0);
        if (leaf.rightToLeft)
            format.setLayoutDirection(Qt::RightToLeft);
        break;
    default:
        break;
    }
    return format;
}

// The view paints bullets and boxes; the document is told what they are, and not to paint any.
void PreviewBuilder::setMarker(QTextBlockFormat& format, const PreviewLeaf& leaf, Numbered numbered,
                               int depth)
{
    format.setIndent(0); // the list brings its own
    if (leaf.task != TaskMark::None)
        format.setMarker(leaf.task == TaskMark::Done ? QTextBlockFormat::MarkerType::Checked
                                                     : QTextBlockFormat::MarkerType::Unchecked);
    else if (numbered == Numbered::Yes)
        return;
    format.setProperty(QTextFormat::ListStyle, QTextListFormat::ListStyleUndefined);
    const PaintedMarker bullet = depth % 2 != 0 ? PaintedMarker::Disc : PaintedMarker::Ring;
    format.setProperty(Marker, static_cast<int>(leaf.task == TaskMark::Done   ? PaintedMarker::Ticked
                                                : leaf.task == TaskMark::Open ? PaintedMarker::Box
                                                                              : bullet));
}

QTextCharFormat PreviewBuilder::textFormat(const PreviewLeaf& leaf) const
{
    QTextCharFormat format;
    const bool quoted = leaf.nest.contains('q');
    format.setForeground(quoted || leaf.small ? m_style.tokens.faint : m_style.tokens.ink);
    switch (leaf.kind) {
    case LeafKind::Heading:
        format.setFont(m_style.heading(leaf.level));
        break;
    case LeafKind::Html:
        format.setForeground(m_style.tokens.faint);
        [[fallthrough]];
    case LeafKind::Code:
        format.setFont(m_style.code);
        if (leaf.kind == LeafKind::Code)
            format.setForeground(m_style.tokens.ink);
        break;
    case LeafKind::Notice:
        format.setFont(m_style.notice());
        format.setForeground(m_style.tokens.faint);
        break;
    default:
        if (leaf.small)
            format.setFont(m_style.small());
        break;
    }
    return format;
}

void PreviewBuilder::content(const PreviewLeaf& leaf, const QTextCharFormat& text)
{
    if (leaf.kind == LeafKind::Table)
        table(leaf, text);
    else
        runs(leaf.runs, leaf, text);
}

void PreviewBuilder::table(const PreviewLeaf& leaf, const QTextCharFormat& text)
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setBorderCollapse(true); // else the lines under the rows are not painted
    format.setCellSpacing(0);
    format.setCellPadding(m_style.em * cellPadding);
    format.setHeaderRowCount(leaf.table->header ? 1 : 0);
    format.setTopMargin(leaf.follows ? 0 : m_style.em * paragraphGap);
    format.setBottomMargin(leaf.goesOn ? 0 : m_style.em * paragraphGap);
    if (!leaf.table->widths.empty()) {
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        QList<QTextLength> widths;
        for (const int width : leaf.table->widths)
            widths << QTextLength(QTextLength::PercentageLength, width);
        format.setColumnWidthConstraints(widths);
    }
    const double inset = m_style.em * PreviewStyle::quoteInset * static_cast<double>(leaf.nest.count('q')) +
                         m_document.indentWidth() * static_cast<double>(leaf.nest.count('l'));
    if (leaf.rightToLeft) {
        format.setLayoutDirection(Qt::RightToLeft);
        format.setAlignment(Qt::AlignRight);
        format.setRightMargin(inset);
    } else {
        format.setLeftMargin(inset);
    }
    const auto rows = static_cast<int>(leaf.table->rows.size());
    QTextTable* made = m_cursor.insertTable(rows, leaf.table->columns, format);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < leaf.table->columns; ++column)
            cell(*made, row, column, leaf, text);
    }
    m_cursor.setPosition(made->lastPosition() + 1);
}

void PreviewBuilder::cell(QTextTable& made, int row, int column, const PreviewLeaf& leaf,
                          const QTextCharFormat& text)
{
    static const PreviewCell missing;
    const auto& cells = leaf.table->rows[static_cast<size_t>(row)];
    const PreviewCell& source = column < std::ssize(cells) ? cells[static_cast<size_t>(column)] : missing;
    QTextTableCellFormat lines;
    lines.setVerticalAlignment(QTextCharFormat::AlignMiddle);
    const bool header = row == 0 && leaf.table->header;
    lines.setBottomBorder(header ? 2 : 1);
    lines.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    lines.setBottomBorderBrush(m_style.tokens.line);
    QTextBlockFormat block;
    block.setLineHeight(m_style.lineHeight, QTextBlockFormat::ProportionalHeight);
    block.setAlignment(alignmentOf(source.alignment));
    QTextCharFormat own = text;
    if (header)
        own.setFontWeight(QFont::Bold);
    m_cursor = made.cellAt(row, column).firstCursorPosition();
    m_cursor.setBlockFormat(block);
    // The format of a cell's first block is the cell's own: its lines go in with the text.
    lines.merge(own);
    m_cursor.setBlockCharFormat(lines);
    m_cursor.setCharFormat(own);
    runs(source.runs, leaf, own);
}

} // namespace brickwork
