#include "ui/preview/preview_leaf.h"

#include "ui/preview/preview_flattener.h"
#include "ui/preview/preview_runs.h"

#include <QHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

PreviewPiece Flattener::flatten()
{
    while (!m_tasks.empty()) {
        const Task task = std::move(m_tasks.back());
        m_tasks.pop_back();
        if (task.node < 0)
            closeNote();
        else
            one(task);
    }
    finish();
    return std::move(m_piece);
}

void Flattener::one(const Task& task)
{
    switch (at(task.node).kind) {
    case NodeKind::Document:
        return enter(at(task.node), task.place);
    case NodeKind::Heading:
        return text(task, LeafKind::Heading);
    case NodeKind::BlockQuote:
        return quote(task);
    case NodeKind::BulletList:
    case NodeKind::OrderedList:
        return list(task);
    case NodeKind::Item:
    case NodeKind::TaskItem:
        return item(task);
    case NodeKind::CodeBlock:
        return code(task, LeafKind::Code);
    case NodeKind::HtmlBlock:
        return code(task, LeafKind::Html);
    case NodeKind::ThematicBreak:
        begin(LeafKind::Rule, task.place, at(task.node));
        return;
    case NodeKind::Table:
        return table(task);
    case NodeKind::FootnoteDefinition:
        return footnote(task);
    default:
        return text(task, LeafKind::Paragraph);
    }
}

void Flattener::enter(const Node& node, const Place& place)
{
    for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
        m_tasks.push_back({.node = *child, .place = place, .run = -1});
}

// Hostile nesting is set in so far and no further.
void Flattener::setIn(Place& place, char kind, int node)
{
    if (place.nest.count(kind) >= PreviewLeaf::maxDepth)
        return;
    place.nest += kind;
    place.holders.push_back(node);
}

void Flattener::quote(const Task& task)
{
    Place inside = task.place;
    setIn(inside, 'q', task.node);
    inside.tight = false;
    if (at(task.node).children.empty())
        begin(LeafKind::Paragraph, inside, at(task.node));
    enter(at(task.node), inside);
}

void Flattener::list(const Task& task)
{
    // A list that opens an item: a block can bear one marker only.
    beginWaitingItem(task.place, at(task.node));
    const Node& node = at(task.node);
    const auto items = static_cast<int>(node.children.size());
    Place inside = task.place;
    setIn(inside, 'l', task.node);
    inside.tight = node.tight;
    if (std::ssize(inside.lists) >= PreviewLeaf::maxDepth)
        inside.lists.pop_back();
    inside.lists.push_back(-1);
    const auto first = static_cast<int>(m_piece.lists.size());
    for (int from = 0; from < items; from += ListRun::maxItems) {
        m_piece.lists.push_back({.ordered = node.kind == NodeKind::OrderedList,
                                 .start = node.kind == NodeKind::OrderedList ? node.level + from : 1,
                                 .depth = static_cast<int>(inside.nest.count('l')),
                                 .firstLeaf = -1});
    }
    for (int i = items; i-- > 0;) {
        inside.lists.back() = first + i / ListRun::maxItems;
        Place own = inside;
        // Each item is set in for itself.
        if (!own.holders.empty() && own.holders.back() == task.node)
            own.holders.back() = node.children[static_cast<size_t>(i)];
        m_tasks.push_back({.node = node.children[static_cast<size_t>(i)],
                           .place = std::move(own),
                           .run = inside.lists.back()});
    }
}

void Flattener::item(const Task& task)
{
    const Node& node = at(task.node);
    m_item = task.run;
    if (node.kind == NodeKind::TaskItem)
        m_task = node.checked ? TaskMark::Done : TaskMark::Open;
    if (node.children.empty())
        begin(LeafKind::Paragraph, task.place, node);
    enter(node, task.place);
}

void Flattener::beginWaitingItem(const Place& place, const Node& node)
{
    if (m_item >= 0)
        begin(LeafKind::Paragraph, place, node);
}

// A note is an item of a list: its number hangs beside it.
void Flattener::footnote(const Task& task)
{
    const Node& node = at(task.node);
    if (node.level <= 1)
        begin(LeafKind::NoteRule, task.place, node);
    Place inside = task.place;
    setIn(inside, 'l', task.node);
    inside.small = true;
    inside.lists.push_back(static_cast<int>(m_piece.lists.size()));
    m_piece.lists.push_back({.ordered = true, .start = node.level, .depth = 1, .firstLeaf = -1});
    m_item = inside.lists.back();
    m_note = node.level;
    m_tasks.push_back({.node = -1, .place = {}, .run = -1});
    if (node.children.empty())
        begin(LeafKind::Paragraph, inside, node);
    enter(node, inside);
}

void Flattener::closeNote()
{
    const auto note = std::ranges::find_if(m_piece.leaves, [](const auto& leaf) { return leaf.note > 0; });
    if (note == m_piece.leaves.end())
        return;
    const int number = note->note;
    if (m_piece.leaves.back().kind != LeafKind::Paragraph || m_piece.leaves.back().nest != "l") {
        PreviewLeaf added;
        added.nest = "l";
        added.kept = 1;
        added.lists = {note->lists.front()};
        added.small = true;
        added.firstLine = added.lastLine = m_piece.leaves.back().lastLine;
        m_piece.leaves.push_back(std::move(added));
    }
    PreviewRun& run = m_piece.leaves.back().runs.emplace_back();
    run.kind = RunKind::NoteReturn;
    run.text = u"\u21a9\ufe0e"_s;
    run.note = number;
}

PreviewLeaf& Flattener::begin(LeafKind kind, const Place& place, const Node& node)
{
    const auto number = static_cast<int>(m_piece.leaves.size());
    PreviewLeaf& leaf = m_piece.leaves.emplace_back();
    leaf.kind = kind;
    leaf.nest = place.nest;
    leaf.lists = place.lists;
    leaf.tight = place.tight;
    leaf.small = place.small;
    leaf.firstLine = node.firstLine < 0 ? 0 : node.firstLine - m_base;
    leaf.lastLine = node.firstLine < 0 ? 0 : node.lastLine - m_base;
    const auto [here, before] = std::ranges::mismatch(place.holders, m_holders);
    leaf.kept = static_cast<int>(here - place.holders.begin());
    m_holders = place.holders;
    leaf.item = std::exchange(m_item, -1);
    leaf.task = std::exchange(m_task, TaskMark::None);
    leaf.note = std::exchange(m_note, 0);
    for (const int list : leaf.lists) {
        ListRun& run = m_piece.lists[static_cast<size_t>(list)];
        if (run.firstLeaf < 0)
            run.firstLeaf = number;
    }
    return leaf;
}

void Flattener::text(const Task& task, LeafKind kind)
{
    const Node& node = at(task.node);
    InlineText all;
    appendInlines(all, m_nodes, task.node);
    size_t next = 0;
    PreviewLeaf* leaf = &begin(kind, task.place, node);
    leaf->level = kind == LeafKind::Heading ? node.level : 0;
    while (takeRuns(*leaf, all, next)) {
        leaf->goesOn = true;
        leaf = &begin(kind, task.place, node);
        leaf->level = kind == LeafKind::Heading ? node.level : 0;
        leaf->follows = true;
    }
}

PreviewPiece previewPiece(const std::vector<Node>& nodes, int block, CodeReader* reader)
{
    return Flattener(nodes, block, reader).flatten();
}

PreviewLeaf noticeLeaf(const QString& sentence)
{
    PreviewLeaf leaf;
    leaf.kind = LeafKind::Notice;
    leaf.runs.emplace_back().text = sentence;
    leaf.size = sentence.size();
    leaf.fingerprint = qHashMulti(1, sentence);
    return leaf;
}

} // namespace brickwork
