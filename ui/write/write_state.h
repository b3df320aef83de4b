// What the Write page is told to show: plain values, made by whoever holds the facts.
#pragma once

#include "core/base/ids.h"
#include "core/workspace/workspace.h"

#include <QString>

#include <optional>
#include <vector>

namespace brickwork {

struct EditorState
{
    DraftId id;             ///< empty for a draft that has no file yet
    bool untitled = false;  ///< no file yet
    QString text;           ///< lines end in '\n'
    QString readOnlyReason; ///< why it may not be edited: a sentence, or empty
    bool plain = false;     ///< too large for colours and live preview
    int cursor = 0;         ///< position in UTF-16 units
    int scroll = 0;         ///< as scroll() gave it
    QString folder;         ///< canonical root of the workspace: images are shown from below it only
};

struct HeaderState
{
    QString title;
    DraftStatus status = DraftStatus::Drafting;
    int words = 0;
    std::optional<int> goal;
    QString pace; ///< "80 a day until 1 Dec", or empty
    bool canPublish = false;
    bool readOnly = false; ///< the status cannot be changed either
    friend bool operator==(const HeaderState&, const HeaderState&) = default;
};

struct BarAction
{
    QString id;   ///< handed back by barActionChosen()
    QString text; ///< what the button says
    friend bool operator==(const BarAction&, const BarAction&) = default;
};

enum class BarTone
{
    Notice,
    Warning
};

/// A message over the editor that waits without stopping anybody: conflicts, vanished files, recovered text.
struct BarState
{
    QString sentence;
    std::vector<BarAction> actions; ///< at most four
    BarTone tone = BarTone::Notice;
    friend bool operator==(const BarState&, const BarState&) = default;
};

} // namespace brickwork
