// What was typed before the program ended without saving it: the journals left behind, beside what their
// files hold now. It reads only; what becomes of a text is the writer's to say.
#pragma once

#include "core/workspace/typing_journal.h"
#include "core/workspace/workspace.h"

#include <QString>

#include <memory>
#include <vector>

namespace brickwork {

enum class RecoveredFile
{
    Never,   ///< the draft had no file yet
    AsItWas, ///< what was typed comes right after what the file holds
    Changed, ///< by another program since
    Gone,    ///< or not to be read now
};

/// A text that is in no file.
struct RecoveredText
{
    std::shared_ptr<LeftJournal> journal; ///< held, so that no other program offers it
    DraftId id;                           ///< empty for a draft without a file
    RecoveredFile file = RecoveredFile::Never;
    QString text;
    QString inFile; ///< what the file holds now; empty if it holds nothing or is gone
    int words = 0;  ///< of the text that are not in the file
};

/// All of them, the one typed last first. Journals whose text is in its file are retired. With the workspace
/// away (a disk not mounted) there are none: what is missing is not gone.
[[nodiscard]] std::vector<RecoveredText> recoveredTexts(const Workspace& workspace, const QString& folder,
                                                        Instant now);

/// How many words of a text are not in another one, wherever they stand in it.
[[nodiscard]] int wordsNotIn(const QString& other, const QString& text);

} // namespace brickwork
