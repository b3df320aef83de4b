#include "ui/preview/printed_text.h"

#include "core/markdown/slug.h"
#include "ui/preview/preview_builder.h"
#include "ui/preview/preview_fill.h"

#include <QAbstractTextDocumentLayout>
#include <QHash>
#include <QSet>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFragment>
#include <QTextFrame>
#include <QTextLayout>
#include <QTextList>
#include <QTextTable>
#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Change
{
    int from = 0;
    int to = 0;
    QTextCharFormat format;
};

/// The address as a file of pages may hold it; empty if it leads nowhere from there.
QString addressOnPaper(const QString& address)
{
    if (address.startsWith(u'#'))
        return address;
    const QUrl url(address);
    static const QSet<QString> schemes{u"https"_s, u"http"_s, u"mailto"_s};
    if (!url.isValid() || !schemes.contains(url.scheme().toLower()))
        return {};
    QString encoded = QString::fromLatin1(url.toEncoded());
    // These three have a meaning in the file itself.
    encoded.replace(u'(', "%28"_L1).replace(u')', "%29"_L1).replace(u'\\', "%5C"_L1);
    return encoded;
}

/// What is linked to within the draft.
QSet<QString> innerAims(const PreviewFill& fill)
{
    QSet<QString> aims;
    for (int leaf = 0; leaf < fill.count(); ++leaf) {
        if (const PreviewRow* row = fill.row(leaf)) {
            for (const PreviewTarget& link : row->leaf->links) {
                if (link.url.startsWith(u'#'))
                    aims.insert(QUrl(link.url).fragment());
            }
        }
    }
    return aims;
}

/// Names by the place of the text that bears them.
QHash<int, QString> aimsOf(const PreviewFill& fill)
{
    QSet<QString> wanted = innerAims(fill);
    QHash<int, QString> aims;
    for (int leaf = 0; leaf < fill.count(); ++leaf) {
        const PreviewRow* row = fill.row(leaf);
        if (!row || row->leaf->runs.empty())
            continue;
        if (row->leaf->note > 0)
            aims.insert(fill.positionOf(leaf), u"note-%1"_s.arg(row->leaf->note));
        if (row->leaf->kind != LeafKind::Heading || wanted.isEmpty())
            continue;
        QString title;
        for (const PreviewRun& run : row->leaf->runs)
            title += run.text;
        if (const QString slug = slugOf(title); wanted.remove(slug))
            aims.insert(fill.positionOf(leaf), slug);
    }
    return aims;
}

void addLink(std::vector<Change>& changes, const QTextFragment& fragment, QSet<QString>& mentioned)
{
    QTextCharFormat format = fragment.charFormat();
    const QString address = addressOnPaper(format.anchorHref());
    if (address.isEmpty()) {
        format.clearProperty(QTextFormat::IsAnchor);
        format.clearProperty(QTextFormat::AnchorHref);
    } else {
        format.setAnchorHref(address);
    }
    // The first mention of a note is where the note leads back to.
    if (address.startsWith("#note-"_L1) && !mentioned.contains(address)) {
        mentioned.insert(address);
        format.setAnchorNames({u"ref-"_s + address.sliced(6)});
    }
    if (format != fragment.charFormat())
        changes.push_back({.from = fragment.position(),
                           .to = fragment.position() + fragment.length(),
                           .format = std::move(format)});
}

void addStrip(std::vector<PageStrip>& strips, QRectF place, int block)
{
    strips.push_back({.top = place.top(), .bottom = place.bottom(), .keepsNext = false, .block = block});
}

/// Blocks that are there only because a table begins or ends.
bool isNothing(const QTextBlock& block)
{
    const QTextBlockFormat format = block.blockFormat();
    return block.length() == 1 && !block.textList() && !format.hasProperty(RuleWidth) &&
           !format.boolProperty(CodeCard);
}

void addBlock(std::vector<PageStrip>& strips, const QTextBlock& block, const PreviewStyle& style)
{
    if (isNothing(block))
        return;
    const QTextLayout& layout = *block.layout();
    const QTextBlockFormat format = block.blockFormat();
    const size_t first = strips.size();
    for (int i = 0; i < layout.lineCount(); ++i)
        addStrip(strips, layout.lineAt(i).rect().translated(layout.position()), block.blockNumber());
    if (strips.size() == first)
        addStrip(strips, block.document()->documentLayout()->blockBoundingRect(block), block.blockNumber());
    const double pad = style.em * PreviewStyle::cardPadding;
    if (format.boolProperty(CardBegins))
        strips[first].top -= pad;
    if (format.boolProperty(CardEnds))
        strips.back().bottom += pad;
    const bool heading = format.headingLevel() > 0;
    for (size_t i = first; i < strips.size(); ++i) {
        // No line of it alone, neither at the foot of a page nor at the head of one.
        const bool alone = i == first || i + 2 == strips.size();
        strips[i].keepsNext = heading || (alone && i + 1 < strips.size());
    }
}

QRectF placeOf(const QTextTableCell& cell, const QTextDocument& document)
{
    QRectF place;
    for (auto it = cell.begin(); !it.atEnd(); ++it) {
        if (it.currentBlock().isValid())
            place |= document.documentLayout()->blockBoundingRect(it.currentBlock());
    }
    return place;
}

void addTable(std::vector<PageStrip>& strips, const QTextTable& table, double height)
{
    const QTextDocument& document = *table.document();
    const QRectF whole = document.documentLayout()->frameBoundingRect(const_cast<QTextTable*>(&table));
    const double padding = table.format().cellPadding();
    const size_t first = strips.size();
    for (int row = 0; row < table.rows(); ++row) {
        QRectF place;
        for (int column = 0; column < table.columns(); ++column)
            place |= placeOf(table.cellAt(row, column), document);
        addStrip(strips, place.adjusted(0, -padding, 0, padding),
                 table.cellAt(row, 0).firstCursorPosition().block().blockNumber());
    }
    // With the line under it.
    strips.back().bottom = std::max(strips.back().bottom, whole.bottom());
    const auto header = static_cast<size_t>(table.format().headerRowCount());
    for (size_t i = first; i + 1 < strips.size(); ++i)
        strips[i].keepsNext = whole.height() <= height || i - first < header;
}

} // namespace

void aimLinks(QTextDocument& document, const PreviewFill& fill)
{
    const QHash<int, QString> aims = aimsOf(fill);
    std::vector<Change> changes;
    QSet<QString> mentioned;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().isAnchor())
                addLink(changes, it.fragment(), mentioned);
        }
    }
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    for (const Change& change : changes) {
        cursor.setPosition(change.from);
        cursor.setPosition(change.to, QTextCursor::KeepAnchor);
        cursor.setCharFormat(change.format);
    }
    for (auto aim = aims.begin(); aim != aims.end(); ++aim) {
        cursor.setPosition(aim.key());
        cursor.setPosition(aim.key() + 1, QTextCursor::KeepAnchor);
        QTextCharFormat name;
        name.setAnchorNames({aim.value()});
        cursor.mergeCharFormat(name);
    }
    cursor.endEditBlock();
}

std::vector<PageStrip> stripsOf(const QTextDocument& document, const PreviewStyle& style, double height)
{
    std::vector<PageStrip> strips;
    const QTextFrame* root = document.rootFrame();
    for (auto it = root->begin(); !it.atEnd(); ++it) {
        if (const auto* table = qobject_cast<const QTextTable*>(it.currentFrame()))
            addTable(strips, *table, height);
        else if (it.currentBlock().isValid())
            addBlock(strips, it.currentBlock(), style);
    }
    return strips;
}

} // namespace brickwork
