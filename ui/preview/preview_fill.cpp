#include "ui/preview/preview_fill.h"

#include "ui/preview/preview_builder.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>

#include <algorithm>

namespace brickwork {

namespace {

constexpr int charactersOfStep = 3'000;
constexpr int blockCost = 60; ///< what a block costs beside its characters, in characters
constexpr int cellCost = 250;

int costOf(const PreviewLeaf& leaf)
{
    const qsizetype cells = leaf.table ? std::ssize(leaf.table->rows) * leaf.table->columns : 0;
    return static_cast<int>(leaf.size + std::ssize(leaf.runs) * blockCost + blockCost + cells * cellCost);
}

} // namespace

void PreviewFill::clear(const PreviewStyle& style)
{
    PreviewBuilder::prepare(m_document, style);
    m_shown.clear();
    m_positions.clear();
    m_render.reset();
    m_next = m_end = m_remove = m_position = 0;
}

const PreviewRow* PreviewFill::row(int leaf) const
{
    const int number = rowOf(leaf);
    return number < 0 ? nullptr : &m_render->rows[static_cast<size_t>(number)];
}

int PreviewFill::positionOf(int leaf) const
{
    if (m_positions.empty()) {
        m_positions.reserve(m_shown.size() + 1);
        int position = 0;
        for (const Shown& shown : m_shown) {
            m_positions.push_back(position);
            position += shown.length;
        }
        m_positions.push_back(position);
    }
    return m_positions[static_cast<size_t>(leaf)];
}

int PreviewFill::leafAt(int position) const
{
    (void) positionOf(0);
    const auto after = std::ranges::upper_bound(m_positions, position);
    return std::min(static_cast<int>(after - m_positions.begin()) - 1, count() - 1);
}

int PreviewFill::shownOf(int row) const
{
    if (row < m_next)
        return row;
    return row < m_end ? -1 : row - m_end + m_next + m_remove;
}

/// A leaf may stay where it is only if the text lists it stands in, or that number it, are still the right
/// ones: they begin above what changed, or both have their beginning in what changed.
bool PreviewFill::listsAgree(int shown, const PreviewRow& row, int index, int head) const
{
    const PreviewRow* before = this->row(shown);
    if (!before || before->leaf->lists.size() != row.leaf->lists.size())
        return false;
    for (size_t i = 0; i < row.leaf->lists.size(); ++i) {
        const int first = row.base + row.run(row.leaf->lists[i]).firstLeaf;
        const int firstBefore = shownOf(before->base + before->run(before->leaf->lists[i]).firstLeaf);
        const bool above = first == firstBefore && first < head;
        const bool within = first >= head && firstBefore >= head && first <= index && firstBefore <= shown;
        if (!above && !within)
            return false;
    }
    return true;
}

void PreviewFill::setRender(const PreviewRenderPointer& render)
{
    const std::vector<PreviewRow>& rows = render->rows;
    const auto shown = static_cast<int>(m_shown.size());
    const auto all = static_cast<int>(rows.size());
    const auto same = [&](int leaf, int row) {
        return m_shown[static_cast<size_t>(leaf)].row >= 0 &&
               m_shown[static_cast<size_t>(leaf)].fingerprint == rows[static_cast<size_t>(row)].fingerprint;
    };
    const int shorter = std::min(shown, all);
    int head = 0;
    while (head < shorter && same(head, head))
        ++head;
    int tail = 0;
    while (tail < shorter - head && same(shown - 1 - tail, all - 1 - tail))
        ++tail;
    while (tail > 0 && !listsAgree(shown - tail, rows[static_cast<size_t>(all - tail)], all - tail, head))
        --tail;

    m_next = head;
    m_end = all - tail;
    m_remove = shown - head - tail;
    m_position = shown > 0 ? positionOf(head) : 0;
    for (int i = 0; i < shown; ++i) {
        Shown& leaf = m_shown[static_cast<size_t>(i)];
        const bool stays = i < head || i >= shown - tail;
        leaf.row = !stays ? -1 : i < head ? i : all - shown + i;
    }
    m_render = render;
}

QTextList* PreviewFill::listAt(int leaf, int position) const
{
    const PreviewRow* standing = row(leaf);
    return standing && standing->leaf->item >= 0 ? m_document.findBlock(position).textList() : nullptr;
}

/// The text list that other items of the same list are in already; null if there are none.
QTextList* PreviewFill::listFor(const PreviewRow& row) const
{
    const int item = row.leaf->item;
    const auto isSame = [&](const PreviewRow* other) {
        return other->piece == row.piece && other->base == row.base && other->leaf->item == item;
    };
    const int first = row.base + row.run(item).firstLeaf;
    int position = m_position;
    for (int leaf = m_next; leaf-- > first;) {
        position -= m_shown[static_cast<size_t>(leaf)].length;
        if (const PreviewRow* other = this->row(leaf); other && isSame(other))
            return listAt(leaf, position);
    }
    position = m_position;
    for (int leaf = m_next; leaf < count(); ++leaf) {
        const PreviewRow* other = this->row(leaf);
        if (other && other->piece != row.piece)
            return nullptr;
        if (other && isSame(other))
            return listAt(leaf, position);
        position += m_shown[static_cast<size_t>(leaf)].length;
    }
    return nullptr;
}

/// The leaf that stands at the place has the shape of the one to come, and is in the same text list.
bool PreviewFill::canRewrite(const PreviewRow& row, const QTextList* wanted) const
{
    if (m_remove == 0 || !m_shown[static_cast<size_t>(m_next)].simple || !PreviewBuilder::isSimple(*row.leaf))
        return false;
    const QTextList* list = m_document.findBlock(m_position).textList();
    if (row.leaf->item < 0)
        return list == nullptr;
    if (wanted != nullptr || list == nullptr)
        return list == wanted && list != nullptr;
    const ListRun& run = row.run(row.leaf->item);
    const QTextListFormat format = list->format();
    return list->count() == 1 && format.indent() == run.depth &&
           (format.style() == QTextListFormat::ListDecimal) == run.ordered &&
           (!run.ordered || format.start() == run.start);
}

/// Takes away leaves at the place; returns what that cost.
int PreviewFill::removeSome(int leaves)
{
    const auto first = m_shown.begin() + m_next;
    int length = 0;
    for (auto leaf = first; leaf != first + leaves; ++leaf)
        length += leaf->length;
    PreviewBuilder::removeLeaves(m_document, m_position, length);
    m_shown.erase(first, first + leaves);
    m_remove -= leaves;
    return length / 4 + leaves * blockCost;
}

/// The next leaf, and as many of those that go as keep step with it.
int PreviewFill::replaceOne(PreviewBuilder& builder, Change& done)
{
    const PreviewRow& row = m_render->rows[static_cast<size_t>(m_next)];
    QTextList* list = row.leaf->item >= 0 ? listFor(row) : nullptr;
    int cost = costOf(*row.leaf);
    Shown shown{.fingerprint = row.fingerprint,
                .length = 0,
                .row = m_next,
                .simple = PreviewBuilder::isSimple(*row.leaf)};
    if (canRewrite(row, list)) {
        Shown& old = m_shown[static_cast<size_t>(m_next)];
        shown.length = builder.rewriteLeaf(m_position, old.length, *row.leaf);
        old = shown;
        --m_remove;
        ++done.removed;
    } else {
        const int goes = (m_remove + (m_end - m_next) - 1) / (m_end - m_next);
        if (goes > 0) {
            done.removed += goes;
            cost += removeSome(goes);
            // Its items may have been among those that went.
            list = row.leaf->item >= 0 ? listFor(row) : nullptr;
        }
        const ListRun* run = row.leaf->item >= 0 ? &row.run(row.leaf->item) : nullptr;
        shown.length = builder.insertLeaf(m_position, *row.leaf, run, list);
        m_shown.insert(m_shown.begin() + m_next, shown);
    }
    ++done.inserted;
    m_position += shown.length;
    ++m_next;
    return cost;
}

PreviewFill::Change PreviewFill::step(const PreviewStyle& style)
{
    Change done{.at = m_next, .removed = 0, .inserted = 0};
    if (isDone())
        return done;
    PreviewBuilder builder(m_document, style, m_render->images);
    QTextCursor edit(&m_document);
    edit.beginEditBlock();
    int cost = 0;
    while (!isDone() && cost < charactersOfStep) {
        if (m_next < m_end) {
            const int next = costOf(*m_render->rows[static_cast<size_t>(m_next)].leaf);
            if (cost > 0 && cost + next > 2 * charactersOfStep)
                break;
            cost += replaceOne(builder, done);
        } else {
            const int leaves = std::min(m_remove, 40);
            done.removed += leaves;
            cost += removeSome(leaves);
        }
    }
    edit.endEditBlock();
    m_positions.clear();
    return done;
}

} // namespace brickwork
