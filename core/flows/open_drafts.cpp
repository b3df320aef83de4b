#include "core/flows/open_drafts.h"

#include <algorithm>

namespace brickwork {

std::optional<int> OpenDrafts::indexOf(const DraftId& id) const
{
    const auto found = std::ranges::find(m_drafts, id, &OpenDraft::id);
    return found == m_drafts.end() ? std::nullopt : std::optional(static_cast<int>(found - m_drafts.begin()));
}

void OpenDrafts::restore(const std::vector<DraftId>& ids, const DraftId& current)
{
    m_drafts.clear();
    m_current.reset();
    for (const DraftId& id : ids) {
        if (!id.isEmpty() && !holds(id))
            m_drafts.push_back({.id = id, .passing = false});
    }
    m_current = indexOf(current);
}

void OpenDrafts::remove(int index)
{
    m_drafts.erase(m_drafts.begin() + index);
    if (!m_current)
        return;
    if (*m_current == index)
        m_current.reset();
    else if (*m_current > index)
        --*m_current;
}

void OpenDrafts::show(const DraftId& id, Coming coming)
{
    std::erase(m_closed, id);
    // Where a new one goes, even if the one before it leaves now.
    int place = m_current ? *m_current + 1 : static_cast<int>(m_drafts.size());
    const auto empty = indexOf({});
    if (empty && !id.isEmpty()) {
        remove(*empty);
        place -= *empty < place ? 1 : 0;
    }
    const auto known = indexOf(id);
    if (known) {
        m_current = known;
        if (coming == Coming::Kept)
            keep(id);
        return;
    }
    const auto passing = std::ranges::find(m_drafts, true, &OpenDraft::passing);
    const OpenDraft draft{.id = id, .passing = coming == Coming::Passing};
    if (draft.passing && passing != m_drafts.end()) {
        *passing = draft;
        m_current = static_cast<int>(passing - m_drafts.begin());
        return;
    }
    m_drafts.insert(m_drafts.begin() + place, draft);
    m_current = place;
}

void OpenDrafts::showNothing()
{
    if (const auto empty = indexOf({}))
        remove(*empty);
    m_current.reset();
}

void OpenDrafts::keep(const DraftId& id)
{
    if (const auto index = indexOf(id))
        m_drafts[static_cast<size_t>(*index)].passing = false;
}

void OpenDrafts::rename(const DraftId& from, const DraftId& to)
{
    std::ranges::replace(m_closed, from, to);
    const auto index = indexOf(from);
    if (!index || from == to)
        return;
    if (const auto other = indexOf(to))
        remove(*other);
    m_drafts[static_cast<size_t>(*indexOf(from))].id = to;
}

void OpenDrafts::close(const DraftId& id)
{
    const auto index = indexOf(id);
    if (!index)
        return;
    remove(*index);
    if (id.isEmpty())
        return;
    std::erase(m_closed, id);
    m_closed.push_back(id);
    if (m_closed.size() > remembered)
        m_closed.erase(m_closed.begin());
}

void OpenDrafts::forget(const DraftId& id)
{
    std::erase(m_closed, id);
    if (const auto index = indexOf(id))
        remove(*index);
}

void OpenDrafts::move(int from, int to)
{
    const auto count = static_cast<int>(m_drafts.size());
    if (from < 0 || to < 0 || from >= count || to >= count || from == to)
        return;
    std::optional<DraftId> current;
    if (m_current)
        current = m_drafts[static_cast<size_t>(*m_current)].id;
    const OpenDraft moved = m_drafts[static_cast<size_t>(from)];
    m_drafts.erase(m_drafts.begin() + from);
    m_drafts.insert(m_drafts.begin() + to, moved);
    if (current)
        m_current = indexOf(*current);
}

std::optional<DraftId> OpenDrafts::beside(int step) const
{
    const auto count = static_cast<int>(m_drafts.size());
    if (count == 0 || (count == 1 && m_current))
        return {};
    if (!m_current)
        return step > 0 ? m_drafts.front().id : m_drafts.back().id;
    const int next = ((*m_current + step) % count + count) % count;
    return m_drafts[static_cast<size_t>(next)].id;
}

std::optional<DraftId> OpenDrafts::after(const DraftId& id) const
{
    const auto index = indexOf(id);
    if (m_current && m_current != index)
        return m_drafts[static_cast<size_t>(*m_current)].id;
    if (!index || m_drafts.size() < 2)
        return {};
    const int next = *index + 1 < static_cast<int>(m_drafts.size()) ? *index + 1 : *index - 1;
    return m_drafts[static_cast<size_t>(next)].id;
}

std::optional<DraftId> OpenDrafts::lastClosed() const
{
    const auto found = std::ranges::find_if(m_closed.rbegin(), m_closed.rend(),
                                            [this](const DraftId& id) { return !holds(id); });
    return found == m_closed.rend() ? std::nullopt : std::optional(*found);
}

} // namespace brickwork
