#include "ui/editor/block_commands.h"

#include "ui/editor/code_lines.h"
#include "ui/editor/line_shape.h"
#include "ui/editor/paragraphs.h"
#include "ui/editor/table_text.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextBoundaryFinder>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

std::vector<QTextBlock> linesOf(const QTextDocument& document, LineRange range)
{
    std::vector<QTextBlock> lines;
    QTextBlock block = document.findBlockByNumber(range.first);
    for (int line = range.first; line <= range.last && block.isValid(); ++line, block = block.next())
        lines.push_back(block);
    return lines;
}

/// Where a heading's marks would stand: behind quotes, before or in place of a list's mark.
int headingStart(const QString& line)
{
    return lineShape(line).quoteEnd();
}

struct Heading
{
    int level = 0;
    int from = 0; ///< where its marks, or those of a list, begin
    int text = 0; ///< where its text begins
};

Heading headingOf(const QString& line)
{
    const LineShape shape = lineShape(line);
    const int from = headingStart(line);
    const int level = headingLevel(QStringView(line).sliced(shape.text));
    int text = shape.text + level;
    while (level > 0 && text < line.size() && line.at(text).isSpace())
        ++text;
    return {.level = level, .from = from, .text = text};
}

bool isSetextLine(const QTextBlock& block)
{
    static const QRegularExpression line(u"^ {0,3}(=+|-+)[ \\t]*$"_s);
    return block.isValid() && line.match(block.text()).hasMatch();
}

/// The first and last line of the paragraphs, or the code, around the selected lines.
LineRange paragraphsAround(const QTextDocument& document, LineRange range)
{
    CodeLines& code = CodeLines::of(const_cast<QTextDocument&>(document));
    const auto blank = [&](int line) {
        const QTextBlock block = document.findBlockByNumber(line);
        return !block.isValid() || (isBlank(block.text()) && !code.holds(block));
    };
    if (blank(range.first) && range.first == range.last)
        return range;
    while (!blank(range.first) && !blank(range.first - 1) && range.first - 1 >= code.frontMatter())
        --range.first;
    while (!blank(range.last) && !blank(range.last + 1))
        ++range.last;
    return range;
}

/// A text put below the cursor's paragraph as one of its own.
struct Below
{
    Piece piece;
    int start = 0; ///< where the text begins, after the edit
};

Below below(const QTextCursor& cursor, const QString& text)
{
    const QTextDocument& document = *cursor.document();
    const int line = document.findBlock(cursor.selectionEnd()).blockNumber();
    const LineRange around = paragraphsAround(document, {.first = line, .last = line});
    const QTextBlock last = document.findBlockByNumber(around.last);
    const bool empty = isBlank(last.text());
    const bool first = !last.previous().isValid() || isBlank(last.previous().text());
    const QString before = empty ? (first ? QString() : u"\n"_s) : u"\n\n"_s;
    const QTextBlock next = last.next();
    const QString after = next.isValid() && !isBlank(next.text()) ? u"\n"_s : QString();
    const int from = empty ? last.position() : endOf(last);
    return {.piece = {.from = from, .to = endOf(last), .text = before + text + after},
            .start = from + static_cast<int>(before.size())};
}

TextEdit withCaret(QList<Piece> pieces, int position)
{
    sortPieces(pieces);
    return {
        .pieces = std::move(pieces), .anchor = position, .position = position, .source = WordSource::Typed};
}

} // namespace

TextEdit setHeading(const QTextCursor& cursor, int level)
{
    CodeLines& code = CodeLines::of(*cursor.document());
    const std::vector<QTextBlock> lines = linesOf(*cursor.document(), selectedLines(cursor));
    const auto takesPart = [&](const QTextBlock& block) {
        return !code.holds(block) && (lines.size() == 1 || !isBlank(block.text()));
    };
    const bool all = std::ranges::all_of(lines, [&](const QTextBlock& block) {
        return !takesPart(block) || headingOf(block.text()).level == level;
    });
    const int wanted = all ? 0 : level;
    QList<Piece> pieces;
    for (const QTextBlock& block : lines) {
        if (!takesPart(block))
            continue;
        const QString line = block.text();
        const Heading heading = headingOf(line);
        const bool listed = wanted == 0 && heading.level == 0;
        const int from = listed ? heading.text : heading.from;
        const QString marks = wanted > 0 ? QString(wanted, u'#') + u' ' : QString();
        const QString after = line.first(from) + marks + line.sliced(heading.text);
        if (after != line)
            pieces.append(smallestPiece(block.position(), line, after));
        const bool setext = heading.level == 0 && !isBlank(line) && isSetextLine(block.next()) &&
                            lineShape(line).marks.isEmpty();
        if (setext)
            pieces.append({.from = endOf(block), .to = endOf(block.next()), .text = {}});
    }
    return keeping(cursor, std::move(pieces));
}

TextEdit cycleHeading(const QTextCursor& cursor)
{
    const int level = headingOf(cursor.document()->findBlock(cursor.selectionStart()).text()).level;
    const int next = level == 0 ? 2 : level == 2 ? 3 : level == 3 ? 1 : 0;
    return setHeading(cursor, next);
}

TextEdit toggleQuote(const QTextCursor& cursor)
{
    const LineRange range = paragraphsAround(*cursor.document(), selectedLines(cursor));
    std::vector<QTextBlock> lines = linesOf(*cursor.document(), range);
    const auto blank = [](const QTextBlock& block) { return isBlank(block.text()); };
    while (lines.size() > 1 && blank(lines.back()))
        lines.pop_back();
    while (lines.size() > 1 && blank(lines.front()))
        lines.erase(lines.begin());
    const bool all = std::ranges::all_of(lines, [&](const QTextBlock& block) {
        return lineShape(block.text()).quotes() > 0 || (lines.size() > 1 && blank(block));
    });
    QList<Piece> pieces;
    for (const QTextBlock& block : lines) {
        const LineShape shape = lineShape(block.text());
        const int start = block.position();
        if (!all) {
            const QString mark = blank(block) && lines.size() > 1 ? u">"_s : u"> "_s;
            pieces.append({.from = start, .to = start, .text = mark});
        } else if (shape.quotes() > 0) {
            const LineMark& mark = shape.marks.first();
            pieces.append({.from = start, .to = start + std::min(mark.after + 1, mark.end), .text = {}});
        }
    }
    return keeping(cursor, std::move(pieces));
}

TextEdit toggleCodeBlock(const QTextCursor& cursor)
{
    const QTextDocument& document = *cursor.document();
    const LineRange range = selectedLines(cursor);
    CodeLines& code = CodeLines::of(*cursor.document());
    if (const auto fence = code.fenced(range.first)) {
        const QTextBlock first = document.findBlockByNumber(fence->first);
        const QTextBlock last = document.findBlockByNumber(fence->last);
        QList<Piece> pieces{{.from = first.position(),
                             .to = std::min(first.position() + first.length(), document.characterCount() - 1),
                             .text = {}}};
        if (fence->closed && last != first)
            pieces.append({.from = last.position() - 1, .to = endOf(last), .text = {}});
        // Between two fences with nothing in between both would take the same line's end.
        if (pieces.size() == 2 && pieces.at(1).from < pieces.at(0).to)
            pieces = {{.from = first.position(), .to = endOf(last), .text = {}}};
        return keeping(cursor, std::move(pieces));
    }
    const std::vector<QTextBlock> lines = linesOf(document, range);
    qsizetype longest = 2;
    for (const QTextBlock& block : lines) {
        const auto fence = fenceIn(block.text());
        if (fence && fence->mark == u'`')
            longest = std::max<qsizetype>(longest, fence->size);
    }
    const QString blanks = lines.front().text().first(lineShape(lines.front().text()).lead);
    const QString fence = blanks + QString(longest + 1, u'`');
    const int from = lines.front().position();
    const int to = endOf(lines.back());
    TextEdit edit = keeping(cursor, {{.from = from, .to = from, .text = fence + u'\n'},
                                     {.from = to, .to = to, .text = u'\n' + fence}});
    // The language is written first where there is code already.
    const bool empty = lines.size() == 1 && isBlank(lines.front().text());
    edit.anchor = edit.position =
        empty ? to + static_cast<int>(fence.size()) + 1 : from + static_cast<int>(fence.size());
    return edit;
}

TextEdit insertRule(const QTextCursor& cursor)
{
    const Below made = below(cursor, u"---\n\n"_s);
    return withCaret({made.piece}, made.start + 5);
}

TextEdit insertTable(const QTextCursor& cursor)
{
    TableText table;
    table.columns.resize(3);
    table.rows = {QStringList(3), QStringList(3), QStringList(3)};
    const Below made = below(cursor, writtenTable(table).join(u'\n'));
    constexpr int intoFirstCell = 2;
    return withCaret({made.piece}, made.start + intoFirstCell);
}

std::optional<TextEdit> changeCase(const QTextCursor& cursor, LetterCase wanted)
{
    QTextCursor about(cursor);
    if (!about.hasSelection()) {
        const auto word = wordAt(about.block().text(), about.positionInBlock());
        if (!word)
            return {};
        const int start = about.block().position();
        about.setPosition(start + word->from);
        about.setPosition(start + word->to, QTextCursor::KeepAnchor);
    }
    const QString before = about.selectedText();
    QString after = wanted == LetterCase::Upper ? before.toUpper() : before.toLower();
    if (wanted == LetterCase::Title) {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Word, before);
        after.clear();
        qsizetype from = 0;
        for (qsizetype to = finder.toNextBoundary(); to >= 0; to = finder.toNextBoundary()) {
            QTextBoundaryFinder cluster(QTextBoundaryFinder::Grapheme, before.sliced(from, to - from));
            const qsizetype first = std::max<qsizetype>(cluster.toNextBoundary(), 0);
            after += before.sliced(from, first).toUpper() +
                     before.sliced(from + first, to - from - first).toLower();
            from = to;
        }
    }
    after.replace(QChar::ParagraphSeparator, u'\n');
    const int from = about.selectionStart();
    TextEdit edit = keeping(cursor, {{.from = from, .to = about.selectionEnd(), .text = after}});
    const int end = from + static_cast<int>(after.size());
    edit.anchor = cursor.hasSelection() ? from : std::min(cursor.position(), end);
    edit.position = cursor.hasSelection() ? end : edit.anchor;
    edit.source = std::nullopt;
    return edit;
}

} // namespace brickwork
