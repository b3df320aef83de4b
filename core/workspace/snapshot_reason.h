// Why a text of a draft is kept: what was about to happen to it, or what had just happened. Plain values.
#pragma once

#include <QMetaType>

namespace brickwork {

enum class SnapshotReason : unsigned char
{
    Saved,              ///< it was saved and read back
    Minutes,            ///< it was worked on for a while
    BeforeReload,       ///< the file was changed by another program and the unchanged editor follows it
    BeforeReplace,      ///< the program itself writes into the text (replace all, front matter, ...)
    BeforeTakingTheirs, ///< the writer's own text, before the other program's takes its place
    BeforeKeepingMine,  ///< the other program's text, before the writer's own takes its place
    BeforeSaveInPlace,  ///< what the file held, before it is written over in place
    BeforeRestore,      ///< an older or a recovered text takes its place
    BeforeTrash,        ///< the draft goes to the trash
    Opened,             ///< as it was found when it was opened
};

} // namespace brickwork

Q_DECLARE_METATYPE(brickwork::SnapshotReason)
