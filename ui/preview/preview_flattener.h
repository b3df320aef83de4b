// Turns one block of a tree into leaves; for the files of previewPiece() alone. Walks without recursion, so
// that hostile nesting cannot exhaust the stack.
#pragma once

#include "ui/preview/preview_leaf.h"

#include <QByteArray>

#include <vector>

namespace brickwork {

class CodeReader;

class Flattener
{
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

} // namespace brickwork
