// Which places each draft was published to last, remembered in the user's settings file for the next time the
// publishing sheet opens. What is remembered longest ago is forgotten.
#pragma once

#include "core/base/ids.h"

#include <QStringList>

namespace brickwork {

class PlaceMemory
{
public:
    static constexpr qsizetype most = 300; ///< drafts

    explicit PlaceMemory(WorkspaceId workspace) : m_workspace(std::move(workspace)) {}

    /// Of this draft; of one that is not remembered, where any draft went last. May be empty.
    [[nodiscard]] QStringList of(const DraftId& draft) const;
    void remember(const DraftId& draft, const QStringList& places);
    void rename(const DraftId& from, const DraftId& to);

private:
    WorkspaceId m_workspace;
};

} // namespace brickwork
