#include "ui/preview/preview_builder.h"

#include "ui/theme/code_colours.h"
#include "ui/theme/syntax_library.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::PreviewBuilder)
};

// Measures in sizes of the text.
constexpr double paragraphGap = 0.8;
constexpr double tightGap = 0.2;
constexpr double headingAbove = 1.3;
constexpr double headingBelow = 0.5;
constexpr double quoteInset = 1.1;
constexpr double listIndent = 1.7;
constexpr double cardPadding = 0.9;
constexpr double cardGap = 0.9;
constexpr double footnoteRule = 6.5;

} // namespace

PreviewBuilder::PreviewBuilder(QTextDocument& document, const PreviewStyle& style,
                               const PreviewImages& images, const SyntaxLibrary* syntax)
    : m_document(document), m_style(style), m_images(images), m_syntax(syntax)
{
}

void PreviewBuilder::prepare(QTextDocument& document, const PreviewStyle& style)
{
    document.setUndoRedoEnabled(false);
    document.clear();
    document.setDefaultFont(style.prose);
    document.setDocumentMargin(space::xl);
    document.setIndentWidth(style.em * listIndent);
    QTextOption option = document.defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    document.setDefaultTextOption(option);
}

void PreviewBuilder::build(const Document& source)
{
    prepare(m_document, m_style);
    int position = 0;
    for (const int node : source.root().children)
        position += insertPiece(position, source, node);
}

int PreviewBuilder::insertPiece(int position, const Document& source, int node)
{
    m_source = &source;
    beginPiece(position);
    Place place;
    place.rightToLeft = source.plainText(node).isRightToLeft();
    block(source.at(node), place);
    return m_cursor.position() + 1 - position;
}

int PreviewBuilder::insertNotice(int position, const QString& sentence)
{
    beginPiece(position);
    QTextCharFormat text;
    text.setFont(Theme::font(TextSize::Small));
    text.setForeground(m_style.tokens.faint);
    startBlock(blockFormat({}, paragraphGap, paragraphGap), text);
    m_cursor.insertText(sentence, text);
    return m_cursor.position() + 1 - position;
}

// Splits an empty block off before the block at `position`, which keeps its own format.
int PreviewBuilder::beginPiece(int position)
{
    m_cursor = QTextCursor(&m_document);
    m_cursor.setPosition(position);
    m_cursor.insertBlock(m_cursor.blockFormat(), m_cursor.blockCharFormat());
    m_cursor.setPosition(position);
    m_fresh = true;
    return position;
}

void PreviewBuilder::removePieces(QTextDocument& document, int position, int length)
{
    if (length <= 0)
        return;
    QTextCursor cursor(&document);
    cursor.setPosition(position + length);
    // Joining blocks keeps the format of the first one; the text that stays is the last one's.
    const QTextBlockFormat blockFormat = cursor.blockFormat();
    const QTextCharFormat charFormat = cursor.blockCharFormat();
    cursor.setPosition(position, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    cursor.setBlockFormat(blockFormat);
    cursor.setBlockCharFormat(charFormat);
}

void PreviewBuilder::startBlock(const QTextBlockFormat& format, const QTextCharFormat& text)
{
    if (m_fresh) {
        m_cursor.setBlockFormat(format);
        m_cursor.setBlockCharFormat(text);
        m_cursor.setCharFormat(text);
    } else {
        m_cursor.insertBlock(format, text);
    }
    m_fresh = false;
    if (const auto begun = std::exchange(m_begun, {}))
        begun();
}

double PreviewBuilder::inset(const Place& place) const
{
    return m_style.em * quoteInset * place.quotes;
}

QTextBlockFormat PreviewBuilder::blockFormat(const Place& place, double above, double below) const
{
    QTextBlockFormat format;
    format.setTopMargin(m_style.em * (place.tight ? std::min(above, tightGap) : above));
    format.setBottomMargin(m_style.em * (place.tight ? std::min(below, tightGap) : below));
    format.setLineHeight(m_style.lineHeight, QTextBlockFormat::ProportionalHeight);
    format.setIndent(place.lists);
    if (place.quotes > 0) {
        if (place.rightToLeft)
            format.setRightMargin(inset(place));
        else
            format.setLeftMargin(inset(place));
        format.setProperty(QuoteDepth, place.quotes);
        format.setProperty(QuoteInset, m_style.em * listIndent * place.lists);
    }
    return format;
}

QTextCharFormat PreviewBuilder::prose(const Place& place) const
{
    QTextCharFormat format;
    format.setFont(place.note ? m_style.small() : m_style.prose);
    format.setForeground(place.quotes > 0 || place.note ? m_style.tokens.faint : m_style.tokens.ink);
    return format;
}

void PreviewBuilder::block(const Node& node, const Place& place)
{
    switch (node.kind) {
    case NodeKind::Heading:
        return heading(node, place);
    case NodeKind::BlockQuote: {
        Place inside = place;
        ++inside.quotes;
        inside.tight = false;
        return children(node, inside);
    }
    case NodeKind::BulletList:
    case NodeKind::OrderedList:
        return list(node, place);
    case NodeKind::CodeBlock:
    case NodeKind::HtmlBlock:
        return code(node, place);
    case NodeKind::ThematicBreak:
        return rule(place, 0);
    case NodeKind::Table:
        return table(node, place);
    case NodeKind::FootnoteDefinition:
        return footnote(node, place);
    default:
        return paragraph(node, place);
    }
}

void PreviewBuilder::children(const Node& node, const Place& place)
{
    for (const int child : node.children)
        block(m_source->at(child), place);
}

void PreviewBuilder::heading(const Node& node, const Place& place)
{
    QTextBlockFormat format = blockFormat(place, headingAbove, headingBelow);
    format.setHeadingLevel(node.level);
    QTextCharFormat text = prose(place);
    text.setFont(m_style.heading(node.level));
    startBlock(format, text);
    inlines(node, text);
}

void PreviewBuilder::paragraph(const Node& node, const Place& place)
{
    const double gap = place.note ? tightGap : paragraphGap;
    QTextBlockFormat format = blockFormat(place, gap, gap);
    if (holdsImage(node))
        format.setLineHeight(0, QTextBlockFormat::SingleHeight);
    const QTextCharFormat text = prose(place);
    startBlock(format, text);
    inlines(node, text);
}

void PreviewBuilder::list(const Node& node, const Place& place)
{
    QTextListFormat format;
    const bool ordered = node.kind == NodeKind::OrderedList;
    format.setStyle(ordered                ? QTextListFormat::ListDecimal
                    : place.lists % 2 == 0 ? QTextListFormat::ListDisc
                                           : QTextListFormat::ListCircle);
    if (ordered)
        format.setStart(node.level);
    format.setIndent(place.lists + 1);
    Place inside = place;
    inside.tight = node.tight;
    ++inside.lists;
    QTextList* made = nullptr;
    for (const int child : node.children)
        item(m_source->at(child), inside, format, &made);
}

void PreviewBuilder::item(const Node& node, const Place& place, const QTextListFormat& format,
                          QTextList** list)
{
    m_begun = [this, &format, list] {
        QTextBlockFormat block = m_cursor.blockFormat();
        block.setIndent(0); // the list brings its own
        m_cursor.setBlockFormat(block);
        if (*list)
            (*list)->add(m_cursor.block());
        else
            *list = m_cursor.createList(format);
    };
    if (node.kind == NodeKind::TaskItem)
        m_begun = [this, checked = node.checked] {
            const QString box = checked ? u"\u2611\u2002"_s : u"\u2610\u2002"_s;
            QTextBlockFormat block = m_cursor.blockFormat();
            block.setTextIndent(-QFontMetricsF(m_style.prose).horizontalAdvance(box));
            m_cursor.setBlockFormat(block);
            m_cursor.insertText(box);
        };
    if (node.children.empty())
        startBlock(blockFormat(place, paragraphGap, paragraphGap), prose(place));
    children(node, place);
}

void PreviewBuilder::code(const Node& node, const Place& place)
{
    QString text = node.text;
    if (text.endsWith(u'\n'))
        text.chop(1);
    QTextBlockFormat format = blockFormat(place, cardGap + cardPadding, cardGap + cardPadding);
    format.setTopMargin(m_style.em * (cardGap + cardPadding));
    format.setBottomMargin(m_style.em * (cardGap + cardPadding));
    format.setLeftMargin(format.leftMargin() + m_style.em * cardPadding);
    format.setRightMargin(format.rightMargin() + m_style.em * cardPadding);
    format.setLayoutDirection(Qt::LeftToRight);
    format.setProperty(CodeCard, true);

    QTextCharFormat plain;
    plain.setFont(m_style.code);
    plain.setForeground(node.kind == NodeKind::HtmlBlock ? m_style.tokens.faint : m_style.tokens.ink);
    startBlock(format, plain);
    const int start = m_cursor.position();
    insertPlain(text, plain);
    const QString language = node.kind == NodeKind::HtmlBlock ? u"html"_s : node.info;
    if (!m_syntax)
        return;
    QTextCursor range(&m_document);
    for (const auto& part : codeColours(text, m_syntax->language(language), m_style.tokens)) {
        range.setPosition(start + part.start);
        range.setPosition(start + part.start + part.length, QTextCursor::KeepAnchor);
        range.mergeCharFormat(part.format);
    }
}

void PreviewBuilder::rule(const Place& place, double width)
{
    QTextBlockFormat format = blockFormat(place, paragraphGap, paragraphGap);
    format.setProperty(RuleWidth, width);
    if (place.rightToLeft)
        format.setLayoutDirection(Qt::RightToLeft);
    startBlock(format, prose(place));
}

void PreviewBuilder::table(const Node& node, const Place& place)
{
    const int columns =
        node.children.empty() ? 0 : static_cast<int>(m_source->at(node.children.front()).children.size());
    if (columns == 0)
        return;
    const int all = static_cast<int>(node.children.size());
    const int rows = std::min(all, std::max(1, maxTableCells / columns));
    startBlock({}, prose(place));
    QTextTableFormat format;
    format.setBorder(0);
    format.setBorderCollapse(true); // else the lines under the rows are not painted
    format.setCellSpacing(0);
    format.setCellPadding(m_style.em * 0.4);
    format.setHeaderRowCount(1);
    format.setTopMargin(m_style.em * paragraphGap);
    format.setBottomMargin(m_style.em * paragraphGap);
    format.setLeftMargin(inset(place) + m_document.indentWidth() * place.lists);
    QTextTable* made = m_cursor.insertTable(rows, columns, format);
    for (int row = 0; row < rows; ++row)
        tableRow(m_source->at(node.children[static_cast<size_t>(row)]), row, *made, place);
    m_cursor.setPosition(made->lastPosition() + 1);
    if (rows < all) {
        QTextCharFormat small = prose(place);
        small.setFont(m_style.small());
        startBlock(blockFormat(place, paragraphGap, paragraphGap), small);
        m_cursor.insertText(Tr::tr("The preview shows the first %1 of %2 rows.").arg(rows).arg(all), small);
    }
}

void PreviewBuilder::tableRow(const Node& row, int at, QTextTable& made, const Place& place)
{
    for (int column = 0; column < std::min<int>(made.columns(), static_cast<int>(row.children.size()));
         ++column) {
        const Node& cell = m_source->at(row.children[static_cast<size_t>(column)]);
        QTextTableCell target = made.cellAt(at, column);
        QTextTableCellFormat lines;
        lines.setBottomBorder(row.header ? 2 : 1);
        lines.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        lines.setBottomBorderBrush(m_style.tokens.line);

        QTextBlockFormat block;
        block.setLineHeight(m_style.lineHeight, QTextBlockFormat::ProportionalHeight);
        block.setAlignment(cell.alignment == CellAlignment::Right    ? Qt::AlignRight
                           : cell.alignment == CellAlignment::Center ? Qt::AlignHCenter
                                                                     : Qt::AlignLeading);
        QTextCharFormat text = prose(place);
        if (row.header)
            text.setFontWeight(QFont::Bold);
        m_cursor = target.firstCursorPosition();
        m_cursor.setBlockFormat(block);
        // The format of a cell's first block is the cell's own: its lines go in with the text.
        lines.merge(text);
        m_cursor.setBlockCharFormat(lines);
        m_cursor.setCharFormat(text);
        inlines(cell, text);
    }
}

void PreviewBuilder::footnote(const Node& node, const Place& place)
{
    Place inside = place;
    inside.note = true;
    if (node.level <= 1)
        rule(place, m_style.em * footnoteRule);
    m_begun = [this, inside, number = node.level] {
        QTextCharFormat mark = prose(inside);
        mark.setAnchor(true);
        mark.setAnchorNames({u"note-%1"_s.arg(number)});
        m_cursor.insertText(u"%1. "_s.arg(number), mark);
    };
    if (node.children.empty())
        startBlock(blockFormat(inside, tightGap, tightGap), prose(inside));
    children(node, inside);
}

} // namespace brickwork
