// The part of the flattener that tells leaves apart: their direction and their fingerprints.

#include "ui/preview/preview_flattener.h"

#include <QHash>
#include <QString>

#include <algorithm>

namespace brickwork {

namespace {

size_t hashOf(const std::vector<PreviewRun>& runs)
{
    size_t sum = runs.size();
    for (const PreviewRun& run : runs)
        sum = qHashMulti(sum, run.text, static_cast<int>(run.kind), run.marks, static_cast<int>(run.ink),
                         run.link, run.image, run.note);
    return sum;
}

size_t hashOf(const std::vector<PreviewTarget>& targets)
{
    size_t sum = targets.size();
    for (const PreviewTarget& target : targets)
        sum = qHashMulti(sum, target.url, target.title);
    return sum;
}

size_t hashOf(const PreviewTable& table)
{
    size_t sum = qHashMulti(0, table.columns, table.header);
    for (const int width : table.widths)
        sum = qHashMulti(sum, width);
    for (const auto& row : table.rows)
        for (const PreviewCell& cell : row)
            sum = qHashMulti(sum, hashOf(cell.runs), static_cast<int>(cell.alignment));
    return sum;
}

size_t hashOf(const PreviewLeaf& leaf)
{
    const size_t text = qHashMulti(hashOf(leaf.runs), hashOf(leaf.links), hashOf(leaf.pictures),
                                   leaf.table ? hashOf(*leaf.table) : 0, leaf.language);
    return qHashMulti(text, static_cast<int>(leaf.kind), leaf.nest, leaf.kept, leaf.lists.size(),
                      leaf.item >= 0, static_cast<int>(leaf.task), leaf.tight, leaf.small, leaf.rightToLeft,
                      leaf.goesOn, leaf.follows, leaf.level, leaf.note);
}

/// Enough text from the beginning to tell the direction of all of it.
QString openingOf(const PreviewPiece& piece)
{
    constexpr qsizetype enough = 200;
    QString opening;
    const auto take = [&](const std::vector<PreviewRun>& runs) {
        for (const PreviewRun& run : runs) {
            if (opening.size() < enough)
                opening += run.text.first(std::min(run.text.size(), enough));
        }
    };
    for (const PreviewLeaf& leaf : piece.leaves) {
        take(leaf.runs);
        if (leaf.table)
            for (const PreviewCell& cell : leaf.table->rows.front())
                take(cell.runs);
        if (opening.size() >= enough)
            break;
    }
    return opening;
}

} // namespace

void Flattener::finish()
{
    const bool rightToLeft = openingOf(m_piece).isRightToLeft();
    for (PreviewLeaf& leaf : m_piece.leaves) {
        leaf.rightToLeft = rightToLeft;
        leaf.fingerprint = hashOf(leaf);
        for (const int list : leaf.lists) {
            const ListRun& run = m_piece.lists[static_cast<size_t>(list)];
            leaf.fingerprint = qHashMulti(leaf.fingerprint, run.ordered, run.start, run.depth);
        }
    }
}

} // namespace brickwork
