#include "core/workspace/edited_text.h"

#include <algorithm>
#include <utility>

namespace brickwork {

bool takeInto(TextEdit& edit, const TextEdit& next)
{
    const auto end = edit.from + edit.added.size();
    // Typing on at the end of what was typed, or rubbing some of it out again.
    if (next.from >= edit.from && next.from + next.removed == end) {
        edit.added.truncate(next.from - edit.from);
        edit.added += next.added;
        return true;
    }
    // Backspace beyond it.
    if (edit.added.isEmpty() && next.added.isEmpty() && next.from + next.removed == edit.from) {
        edit.from = next.from;
        edit.removed += next.removed;
        return true;
    }
    // The Delete key: what follows goes.
    if (next.added.isEmpty() && std::cmp_equal(next.from, end)) {
        edit.removed += next.removed;
        return true;
    }
    return false;
}

bool EditedText::apply(const TextEdit& edit)
{
    if (edit.from < 0 || edit.removed < 0 || edit.from > size() || edit.removed > size() - edit.from)
        return false;
    moveGap(edit.from);
    m_tail += edit.removed;
    makeRoom(edit.added.size());
    std::ranges::copy(edit.added, m_units.begin() + m_gap);
    m_gap += edit.added.size();
    return true;
}

void EditedText::moveGap(qsizetype to)
{
    if (m_gap == m_tail) {
        m_tail = to;
    } else if (to < m_gap) {
        std::copy_backward(m_units.begin() + to, m_units.begin() + m_gap, m_units.begin() + m_tail);
        m_tail -= m_gap - to;
    } else if (to > m_gap) {
        const qsizetype count = to - m_gap;
        std::copy(m_units.begin() + m_tail, m_units.begin() + m_tail + count, m_units.begin() + m_gap);
        m_tail += count;
    }
    m_gap = to;
}

void EditedText::makeRoom(qsizetype units)
{
    if (m_tail - m_gap >= units)
        return;
    // Half as much again as there is, so that a long text is not moved for every few letters.
    const qsizetype after = m_units.size() - m_tail;
    const qsizetype room = units + std::max<qsizetype>(256, size() / 2);
    QString wider(m_gap + room + after, Qt::Uninitialized);
    std::copy_n(m_units.constBegin(), m_gap, wider.begin());
    std::copy_n(m_units.constBegin() + m_tail, after, wider.begin() + m_gap + room);
    m_units = std::move(wider);
    m_tail = m_gap + room;
}

QString EditedText::text() const
{
    QString whole;
    whole.reserve(size());
    whole += QStringView(m_units).first(m_gap);
    whole += QStringView(m_units).sliced(m_tail);
    return whole;
}

bool EditedText::equals(QStringView text) const
{
    return text.size() == size() && text.first(m_gap) == QStringView(m_units).first(m_gap) &&
           text.sliced(m_gap) == QStringView(m_units).sliced(m_tail);
}

} // namespace brickwork
