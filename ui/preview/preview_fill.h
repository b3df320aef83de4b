// Brings a text document from what it shows to what a render says, a few leaves at a time: what looks as
// before stays untouched, what differs is replaced from the top down, so that the document never collapses.
#pragma once

#include "ui/preview/preview_render.h"
#include "ui/preview/preview_style.h"

#include <vector>

class QTextDocument;
class QTextList;

namespace brickwork {

class PreviewBuilder;

class PreviewFill
{
public:
    explicit PreviewFill(QTextDocument& document) : m_document(document) {}

    /// An empty document.
    void clear(const PreviewStyle& style);
    /// Works out what differs; step() does it.
    void setRender(const PreviewRenderPointer& render);
    [[nodiscard]] const PreviewRenderPointer& render() const { return m_render; }
    [[nodiscard]] bool isDone() const { return m_remove == 0 && m_next == m_end; }

    /// Leaves that a step took away and put there, from leaf `at` on.
    struct Change
    {
        int at = 0;
        int removed = 0;
        int inserted = 0;
    };
    /// One change of the document: some thousand characters, or one table.
    Change step(const PreviewStyle& style);

    /// Leaves that stand in the document.
    [[nodiscard]] int count() const { return static_cast<int>(m_shown.size()); }
    /// The row of the render that a leaf shows; -1 if it is about to go.
    [[nodiscard]] int rowOf(int leaf) const { return m_shown[static_cast<size_t>(leaf)].row; }
    [[nodiscard]] const PreviewRow* row(int leaf) const;
    /// Characters before a leaf; for count(), all of them.
    [[nodiscard]] int positionOf(int leaf) const;
    /// The leaf that holds a position; the last one for what stands behind it, -1 if there is none.
    [[nodiscard]] int leafAt(int position) const;

private:
    struct Shown
    {
        size_t fingerprint = 0;
        int length = 0; ///< characters
        int row = -1;
        bool simple = true;
    };

    [[nodiscard]] bool listsAgree(int shown, const PreviewRow& row, int index, int head) const;
    [[nodiscard]] int shownOf(int row) const;
    [[nodiscard]] QTextList* listAt(int leaf, int position) const;
    [[nodiscard]] QTextList* listFor(const PreviewRow& row) const;
    [[nodiscard]] bool canRewrite(const PreviewRow& row, const QTextList* wanted) const;
    int replaceOne(PreviewBuilder& builder, Change& done);
    int removeSome(int leaves);

    QTextDocument& m_document;
    PreviewRenderPointer m_render;
    std::vector<Shown> m_shown;           ///< in the order of the document
    int m_next = 0;                       ///< row that is inserted next, and the leaf it becomes
    int m_end = 0;                        ///< row after the last one to be inserted
    int m_remove = 0;                     ///< leaves from m_next on that go
    int m_position = 0;                   ///< characters before leaf m_next
    mutable std::vector<int> m_positions; ///< of each leaf; empty if they must be counted anew
};

} // namespace brickwork
