#include "ui/write/buffer_shelf.h"

#include <algorithm>

namespace brickwork {

void BufferShelf::put(const DraftId& id, std::unique_ptr<EditorBuffer> buffer)
{
    if (id.isEmpty() || !buffer)
        return;
    std::erase_if(m_buffers, [&id](const Kept& kept) { return kept.id == id; });
    m_buffers.push_back({.id = id, .buffer = std::move(buffer)});
    qint64 characters = 0;
    for (const Kept& kept : m_buffers)
        characters += kept.buffer->characters();
    while (m_buffers.size() > 1 && (m_buffers.size() > most || characters > mostCharacters)) {
        characters -= m_buffers.front().buffer->characters();
        m_buffers.erase(m_buffers.begin());
    }
}

std::unique_ptr<EditorBuffer> BufferShelf::take(const DraftId& id)
{
    const auto found = std::ranges::find(m_buffers, id, &Kept::id);
    if (found == m_buffers.end())
        return {};
    auto buffer = std::move(found->buffer);
    m_buffers.erase(found);
    return buffer;
}

const EditorBuffer* BufferShelf::find(const DraftId& id) const
{
    const auto found = std::ranges::find(m_buffers, id, &Kept::id);
    return found == m_buffers.end() ? nullptr : found->buffer.get();
}

void BufferShelf::rename(const DraftId& from, const DraftId& to)
{
    if (auto buffer = take(from))
        put(to, std::move(buffer));
}

void BufferShelf::retain(const std::vector<DraftId>& ids)
{
    std::erase_if(m_buffers, [&ids](const Kept& kept) { return !std::ranges::contains(ids, kept.id); });
}

} // namespace brickwork
