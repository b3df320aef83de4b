// Which line of the source stands where: the part of PreviewView that lets both panes scroll together.

#include "ui/preview/preview_place.h"
#include "ui/preview/preview_view.h"

#include <QAbstractTextDocumentLayout>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>

namespace brickwork {

/// Leaves that begin on one line of the source, and where they stand.
struct PreviewView::Span
{
    double line = 0;
    double nextLine = 0;
    double top = 0;
    double bottom = 0;
};

// Footnotes stand at the end, wherever they were written: they have no part in scrolling by lines.
int PreviewView::sourceLeaves() const
{
    const PreviewRenderPointer& render = m_fill.render();
    if (!render)
        return 0;
    const auto rows = static_cast<int>(render->sourceRows);
    int leaves = std::min(m_fill.count(), rows);
    while (leaves > 0 && (m_fill.rowOf(leaves - 1) < 0 || m_fill.rowOf(leaves - 1) >= rows))
        --leaves;
    return leaves;
}

double PreviewView::topOf(int leaf) const
{
    const QTextBlock block = document()->findBlock(m_fill.positionOf(leaf));
    return document()->documentLayout()->blockBoundingRect(block).top();
}

/// The last leaf that begins at the top of the view or above it.
int PreviewView::leafAtTop() const
{
    const double top = verticalScrollBar()->value();
    int low = 0;
    int high = m_fill.count();
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        (topOf(middle) <= top ? low : high) = middle;
    }
    return low;
}

/// Of all leaves that begin on the line where `leaf` does.
PreviewView::Span PreviewView::spanOf(int leaf) const
{
    const int leaves = sourceLeaves();
    const auto lineOf = [&](int number) {
        const PreviewRow* row = m_fill.row(number);
        return row ? row->firstLine() : -1;
    };
    const int line = lineOf(leaf);
    int first = leaf;
    while (first > 0 && lineOf(first - 1) >= line)
        --first;
    int next = leaf + 1;
    while (next < leaves && lineOf(next) <= line)
        ++next;
    Span span{.line = static_cast<double>(line), .nextLine = 0, .top = topOf(first), .bottom = 0};
    const PreviewRow* last = m_fill.row(leaf);
    span.nextLine = next < leaves ? lineOf(next) : (last ? last->lastLine() + 1 : line + 1);
    span.bottom = next < m_fill.count() ? topOf(next) : document()->size().height();
    return span;
}

double PreviewView::topLine() const
{
    const int leaves = sourceLeaves();
    if (leaves == 0)
        return 0;
    const Span span = spanOf(std::min(leafAtTop(), leaves - 1));
    const double height = span.bottom - span.top;
    const double share = height > 0 ? (verticalScrollBar()->value() - span.top) / height : 0;
    return span.line + std::clamp(share, 0.0, 1.0) * (span.nextLine - span.line);
}

void PreviewView::scrollToLine(double line)
{
    if (m_lineAskedFor == line && !m_fresh)
        return;
    m_lineAskedFor = line;
    const int leaves = sourceLeaves();
    if (leaves == 0)
        return;
    int low = 0;
    int high = leaves;
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        const PreviewRow* row = m_fill.row(middle);
        (row && row->firstLine() <= line ? low : high) = middle;
    }
    const Span span = spanOf(low);
    const double share = (line - span.line) / std::max(1.0, span.nextLine - span.line);
    // The very top keeps the margin above the first block.
    const bool begins = low == 0 && line <= span.line;
    const double top = begins ? 0 : span.top + std::clamp(share, 0.0, 1.0) * (span.bottom - span.top);
    const QScopedValueRollback guard(m_scrolling, true);
    verticalScrollBar()->setValue(qRound(top));
}

std::optional<std::pair<int, int>> PreviewView::sourceAt(int position) const
{
    const int leaf = m_fill.leafAt(position);
    const PreviewRow* row = leaf >= 0 ? m_fill.row(leaf) : nullptr;
    if (!row || !row->piece)
        return {};
    const QString& text = m_fill.render()->text;
    const QTextBlock block = document()->findBlock(position);
    const QString shown = block.text();
    const qsizetype offset = position - block.position();
    int first = row->firstLine();
    int last = row->lastLine();
    if (row->leaf->kind == LeafKind::Code || row->leaf->kind == LeafKind::Html) {
        // The fence, if there is one, is a line that is not shown.
        const auto lines = static_cast<int>(shown.count(QChar(QChar::LineSeparator))) + 1;
        const bool fenced = row->leaf->kind == LeafKind::Code && !row->leaf->follows && last - first >= lines;
        const SourcePlace place =
            placeInCode(linesOf(text, first, last),
                        fenced || (!row->leaf->follows && row->leaf->goesOn && last - first >= lines) ? 1 : 0,
                        shown, offset);
        return std::pair(first + place.line, place.column);
    }
    const QTextCursor cursor(block);
    if (const QTextTable* table = cursor.currentTable(); table && row->leaf->table) {
        const int at = table->cellAt(cursor).row();
        const std::vector<int>& lines = row->leaf->table->lines;
        if (at >= 0 && at < std::ssize(lines))
            first = last = row->line + lines[static_cast<size_t>(at)];
    }
    const SourcePlace place = placeOfWord(linesOf(text, first, last), shown, offset);
    return std::pair(first + place.line, place.column);
}

} // namespace brickwork
