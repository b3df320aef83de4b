// Keeps what is typed into the open draft in a journal, so that a crash costs a second of it at most: edits
// are handed over on the GUI thread in microseconds and written on a thread of their own. Typing never waits
// for it, and a disk that refuses is told of once. It knows no widgets.
#pragma once

#include "core/base/clock.h"
#include "core/flows/draft_session.h"
#include "core/workspace/edited_text.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>
#include <vector>

namespace brickwork {

class TypingScribe;

class TypingKeeper final : public QObject
{
    Q_OBJECT

public:
    /// Journals are made in `folder`, once there is something to keep.
    TypingKeeper(DraftSession& session, const QString& folder, QObject* parent = nullptr);
    /// All that was noted is written first. The journal goes if the draft is saved, else it is left for the
    /// next start.
    ~TypingKeeper() override;

    /// The open draft's text changed, whoever did it: `removed` UTF-16 units at `from` gave way to `added`.
    void note(int from, int removed, const QString& added);
    /// Waits until all that was noted is on the disk, or refused by it.
    void flush();

Q_SIGNALS:
    /// The journal cannot be written: what happened, as a sentence. Not told again before kept() was.
    void failed(const QString& sentence);
    void kept(); ///< it can be written again, and nothing is missing in it

private:
    void begin();
    void beginAnew();
    void tellBase(const QString& text, bool saved);
    void end();
    void noteSaved();
    void handOver();

    DraftSession& m_session;
    std::vector<TextEdit> m_waiting; ///< for the next hand-over
    QTimer m_handOver;               ///< since the first that waits
    bool m_open = false;
    QThread m_thread;
    TypingScribe* m_scribe = nullptr; ///< lives in the thread, which deletes it
};

} // namespace brickwork
