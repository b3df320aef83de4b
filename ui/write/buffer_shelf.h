// The texts of drafts that lie open and are not shown: so many and so large ones at most. What does not fit
// is let go, the longest untouched first: its file has it.
#pragma once

#include "core/base/ids.h"
#include "ui/editor/editor_buffer.h"

#include <memory>
#include <vector>

namespace brickwork {

class BufferShelf
{
public:
    static constexpr size_t most = 8;
    static constexpr qint64 mostCharacters = 16'000'000; ///< of all of them together

    /// A draft without a file is not kept.
    void put(const DraftId& id, std::unique_ptr<EditorBuffer> buffer);
    /// Null if it is not there.
    [[nodiscard]] std::unique_ptr<EditorBuffer> take(const DraftId& id);
    [[nodiscard]] const EditorBuffer* find(const DraftId& id) const;
    void rename(const DraftId& from, const DraftId& to);
    /// Lets go of all others.
    void retain(const std::vector<DraftId>& ids);
    [[nodiscard]] size_t size() const { return m_buffers.size(); }

private:
    struct Kept
    {
        DraftId id;
        std::unique_ptr<EditorBuffer> buffer;
    };
    std::vector<Kept> m_buffers; ///< the one put last at the end
};

} // namespace brickwork
