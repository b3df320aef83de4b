// The pen of the typing keeper, in a thread of its own: it knows the text as the journal tells it, writes the
// journal, and begins a new one when the old one is long or the disk refused it. Seen only by the keeper.
#pragma once

#include "core/workspace/typing_journal.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace brickwork {

class TypingScribe final : public QObject
{
public:
    /// `told` hears a sentence when the journal cannot be written, and an empty one when it can again; in the
    /// scribe's thread. `astray` is called there when an edit does not fit the text as it is known here, or
    /// what was saved is another one: then the whole text is needed, as another begin().
    TypingScribe(QString folder, std::function<void(const QString&)> told, std::function<void()> astray);

    /// A text was opened, or took the place of another: what was known of it is settled.
    void begin(const JournalBase& base);
    void write(const std::vector<TextEdit>& edits);
    /// The text, with all that was written here, is about to be saved.
    void noteSaving();
    /// The file has this content. With a text: all that was written here is in it.
    void noteSaved(const ContentHash& hash, const std::optional<QString>& whole);
    void noteName(const DraftId& id);
    enum class Fate
    {
        Saved,     ///< the file of the draft has it all
        LetGo,     ///< the writer did not want it
        LeftBehind ///< the next start will offer it
    };
    void end(Fate fate);
    void sync();

private:
    void start();
    void afterWrite(const Result<void>& written);
    void refuse(const Error& error);
    void refuseNew(const Error& error);
    void tryAgain();
    [[nodiscard]] bool isLong() const;

    QString m_folder;
    std::function<void(const QString&)> m_told;
    std::function<void()> m_astray;
    std::optional<JournalBase> m_base; ///< nothing while no draft is open
    std::optional<EditedText> m_text;  ///< since the first edit; until then it is the base's
    std::optional<TypingJournal> m_journal;
    std::vector<TypingJournal> m_outlived; ///< refused by the disk: they go once another one stands
    QTimer m_sync;
    QTimer m_retry;
    bool m_failing = false;
};

} // namespace brickwork
