#include "ui/preview/preview_leaf.h"

#include "ui/preview/code_reader.h"
#include "ui/preview/preview_runs.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::PreviewLeaf)
};

constexpr qsizetype linesOfCode = 50;
constexpr qsizetype weightOfCode = 4'000;
constexpr qsizetype widestLineOfCode = 8'000;
constexpr int widestTable = 60; // columns

/// What the leaves below a node stand in.
struct Place
{
    QByteArray nest;
    std::vector<int> holders; ///< nodes that `nest` stands for
    std::vector<int> lists;
    bool tight = false;
    bool small = false;
};

struct Task
{
    int node = 0;
    Place place;
    int run = -1; ///< of an item: the run it is in
};

class Flattener
{
public:
    Flattener(const std::vector<Node>& nodes, int block, CodeReader* reader)
        : m_nodes(nodes), m_reader(reader), m_base(nodes[static_cast<size_t>(block)].firstLine)
    {
        m_tasks.push_back({.node = block, .place = {}, .run = -1});
    }
    PreviewPiece flatten();

private:
    [[nodiscard]] const Node& at(int index) const { return m_nodes[static_cast<size_t>(index)]; }
    void one(const Task& task);
    void enter(const Node& node, const Place& place);
    void quote(const Task& task);
    void list(const Task& task);
    void item(const Task& task);
    void footnote(const Task& task);
    void text(const Task& task, LeafKind kind);
    void code(const Task& task, LeafKind kind);
    void table(const Task& task);
    void tablePart(const Task& task, int from, int to, std::vector<int>& widest);
    void closeNote();
    static void setIn(Place& place, char kind, int node);
    PreviewLeaf& begin(LeafKind kind, const Place& place, const Node& node);
    void beginWaitingItem(const Place& place, const Node& node);
    void finish();

    const std::vector<Node>& m_nodes;
    CodeReader* m_reader;
    int m_base;
    PreviewPiece m_piece;
    std::vector<Task> m_tasks;  ///< the next one last
    std::vector<int> m_holders; ///< of the leaf before
    int m_item = -1;            ///< the run of an item that no leaf has begun yet
    TaskMark m_task = TaskMark::None;
    int m_note = 0; ///< number of a footnote that no leaf has begun yet
};

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

/// Appends code from..to of `code` as runs that are each of one ink. `next` is the first stretch that may
/// reach so far.
void appendCode(PreviewLeaf& leaf, const QString& code, qsizetype from, qsizetype to,
                const std::vector<CodeStretch>& stretches, size_t& next)
{
    const auto add = [&](qsizetype begin, qsizetype end, CodeInk ink) {
        if (begin >= end)
            return;
        PreviewRun& run = leaf.runs.emplace_back();
        run.text = plainForDocument(code.sliced(begin, end - begin));
        run.ink = ink;
        leaf.size += weightOf(run.text);
    };
    qsizetype done = from;
    while (next < stretches.size() && stretches[next].start < to) {
        const CodeStretch& stretch = stretches[next];
        const qsizetype end = std::min<qsizetype>(stretch.start + stretch.length, to);
        add(done, std::max<qsizetype>(stretch.start, done), CodeInk::Plain);
        add(std::max<qsizetype>(stretch.start, done), end, stretch.ink);
        done = std::max(done, end);
        if (stretch.start + stretch.length > to)
            break;
        ++next;
    }
    add(done, to, CodeInk::Plain);
}

void Flattener::code(const Task& task, LeafKind kind)
{
    static const std::vector<CodeStretch> plain;
    const Node& node = at(task.node);
    QString code = node.text;
    if (code.endsWith(u'\n'))
        code.chop(1);
    const bool coloured = kind == LeafKind::Code && m_reader != nullptr;
    const std::vector<CodeStretch>& stretches = coloured ? m_reader->stretches(code, node.info) : plain;
    const auto lines = static_cast<int>(code.count(u'\n')) + 1;
    const int opening = kind == LeafKind::Code && node.lastLine - node.firstLine >= lines ? 1 : 0;
    qsizetype from = 0;
    int line = 0;
    size_t next = 0;
    for (bool first = true; first || from < code.size(); first = false) {
        qsizetype to = from;
        int taken = 0;
        for (qsizetype weight = 0; to < code.size() && taken < linesOfCode && weight < weightOfCode;
             ++taken) {
            const qsizetype end = code.indexOf(u'\n', to);
            const QStringView rest = QStringView(code).sliced(to, (end < 0 ? code.size() : end + 1) - to);
            const qsizetype fits = fitting(rest, widestLineOfCode);
            weight += weightOf(rest.first(fits));
            to += fits;
            if (fits < rest.size())
                weight = weightOfCode;
        }
        PreviewLeaf& leaf = begin(kind, task.place, node);
        leaf.language = node.info.section(u' ', 0, 0, QString::SectionSkipEmpty);
        leaf.follows = !first;
        leaf.goesOn = to < code.size();
        const int base = leaf.firstLine;
        leaf.firstLine = base + (first ? 0 : opening + line);
        const bool broken = to > from && code[to - 1] == u'\n';
        line += broken ? taken : taken - 1;
        if (leaf.goesOn)
            leaf.lastLine = std::max(leaf.firstLine, base + opening + line - 1);
        appendCode(leaf, code, from, broken && leaf.goesOn ? to - 1 : to, stretches, next);
        from = to;
    }
}

/// The table with columns that share its width as their longest texts do, within reason.
std::shared_ptr<const PreviewTable> withWidths(PreviewTable table, const std::vector<int>& widest)
{
    constexpr int least = 4;
    constexpr int most = 40;
    int sum = 0;
    for (const int length : widest)
        sum += std::clamp(length, least, most);
    for (const int length : widest)
        table.widths.push_back(std::max(1, std::clamp(length, least, most) * 100 / sum));
    return std::make_shared<const PreviewTable>(std::move(table));
}

void Flattener::table(const Task& task)
{
    const Node& node = at(task.node);
    if (node.children.empty() || at(node.children.front()).children.empty())
        return;
    beginWaitingItem(task.place, node);
    const auto allColumns = static_cast<int>(at(node.children.front()).children.size());
    const auto allRows = static_cast<int>(node.children.size());
    const int columns = std::min(allColumns, widestTable);
    const int rows = std::min(allRows, std::max(1, PreviewTable::maxCells / columns));
    const bool whole = rows * columns <= PreviewTable::maxCellsAtOnce;
    const int rowsAtOnce = whole ? rows : std::max(1, PreviewTable::maxCellsAtOnce / 2 / columns);
    std::vector<int> widest(static_cast<size_t>(columns), 0);
    const size_t first = m_piece.leaves.size();
    for (int row = 0; row < rows; row += rowsAtOnce)
        tablePart(task, row, std::min(rows, row + rowsAtOnce), widest);
    for (size_t leaf = first; leaf < m_piece.leaves.size(); ++leaf) {
        m_piece.leaves[leaf].follows = leaf > first;
        m_piece.leaves[leaf].goesOn = leaf + 1 < m_piece.leaves.size();
        if (!whole)
            m_piece.leaves[leaf].table = withWidths(*m_piece.leaves[leaf].table, widest);
    }
    if (rows == allRows && columns == allColumns)
        return;
    PreviewLeaf& notice = begin(LeafKind::Notice, task.place, node);
    notice.firstLine = notice.lastLine;
    notice.runs =
        noticeLeaf(columns < allColumns
                       ? Tr::tr("The preview shows the first %1 of %2 columns.").arg(columns).arg(allColumns)
                       : Tr::tr("The preview shows the first %1 of %2 rows.").arg(rows).arg(allRows))
            .runs;
}

/// Rows from..to-1 as a leaf; `widest` learns how long the texts of each column are.
void Flattener::tablePart(const Task& task, int from, int to, std::vector<int>& widest)
{
    const Node& node = at(task.node);
    const auto columns = std::ssize(widest);
    auto made = std::make_shared<PreviewTable>();
    made->columns = static_cast<int>(columns);
    made->header = from == 0;
    InlineText all;
    qsizetype size = 0;
    for (int row = from; row < to; ++row) {
        const Node& source = at(node.children[static_cast<size_t>(row)]);
        std::vector<PreviewCell>& cells = made->rows.emplace_back();
        made->lines.push_back(source.firstLine - m_base);
        for (const int child : source.children) {
            if (std::ssize(cells) == columns)
                break;
            all.runs.clear();
            appendInlines(all, m_nodes, child);
            qsizetype length = 0;
            for (const PreviewRun& run : all.runs) {
                length += run.text.size();
                size += weightOf(run.text);
            }
            int& known = widest[cells.size()];
            known = static_cast<int>(std::max<qsizetype>(known, length));
            cells.push_back({.runs = all.runs, .alignment = at(child).alignment});
        }
    }
    PreviewLeaf& leaf = begin(LeafKind::Table, task.place, node);
    leaf.firstLine = made->lines.front();
    leaf.lastLine = to < static_cast<int>(node.children.size()) ? made->lines.back() : leaf.lastLine;
    leaf.links = std::move(all.links);
    leaf.pictures = std::move(all.pictures);
    leaf.size = size;
    leaf.table = std::move(made);
}

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

} // namespace

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
