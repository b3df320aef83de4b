// Which drafts lie open side by side, in what order, and which were closed last. Pure decisions on a value;
// it knows no editor, no file and no widget.
#pragma once

#include "core/base/ids.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace brickwork {

/// How a draft comes to lie open.
enum class Coming
{
    Passing, ///< looked at: its place goes to the next one that is, until something keeps it
    Kept,
};

struct OpenDraft
{
    DraftId id; ///< empty for the one that has no file yet
    bool passing = false;
    friend bool operator==(const OpenDraft&, const OpenDraft&) = default;
};

class OpenDrafts
{
public:
    static constexpr size_t remembered = 20; ///< closed ones

    /// As they were left; a current one that is not among them is none.
    void restore(const std::vector<DraftId>& ids, const DraftId& current);

    /// A draft is in the editor now: its place becomes the current one. A new one comes after the current,
    /// or in the place of the passing one if it is passing itself. One without a file that was left goes.
    void show(const DraftId& id, Coming coming);
    /// Nothing is in the editor.
    void showNothing();
    /// The current one was written in, or is wanted to stay.
    void keep(const DraftId& id);
    /// The draft has another name, or its first.
    void rename(const DraftId& from, const DraftId& to);
    /// The draft is closed by the writer and can be reopened.
    void close(const DraftId& id);
    /// The draft is gone: it cannot be reopened.
    void forget(const DraftId& id);
    void move(int from, int to);

    [[nodiscard]] const std::vector<OpenDraft>& drafts() const { return m_drafts; }
    [[nodiscard]] std::optional<int> current() const { return m_current; }
    [[nodiscard]] bool holds(const DraftId& id) const { return indexOf(id).has_value(); }
    [[nodiscard]] std::optional<int> indexOf(const DraftId& id) const;
    /// Round and round; nothing with fewer than two.
    [[nodiscard]] std::optional<DraftId> beside(int step) const;
    /// What comes into the editor once `id` is closed: the current one if it is another, else the next, else
    /// the one before; nothing if none is left.
    [[nodiscard]] std::optional<DraftId> after(const DraftId& id) const;
    /// The one closed last that does not lie open again. It stays closed until it is shown.
    [[nodiscard]] std::optional<DraftId> lastClosed() const;

private:
    void remove(int index);

    std::vector<OpenDraft> m_drafts;
    std::vector<DraftId> m_closed; ///< the last one at the end
    std::optional<int> m_current;
};

} // namespace brickwork
