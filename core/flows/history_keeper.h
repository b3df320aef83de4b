// Keeps texts of the open draft as it is worked on: as it was found, after minutes of change, and before
// anything takes its place. Everything that touches the disk happens on one thread of its own; it knows no
// widgets and never holds up who types.
#pragma once

#include "core/base/clock.h"
#include "core/flows/draft_session.h"
#include "core/workspace/snapshots.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <functional>
#include <vector>

namespace brickwork {

class HistoryKeeper final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds usualPace = std::chrono::minutes(5);

    /// `folder` holds the history of the workspace. The session and the clock outlive the keeper.
    HistoryKeeper(DraftSession& session, const Clock& clock, QString folder, QObject* parent = nullptr);
    /// What was saved and not kept yet is kept first; waits for all that is being written.
    ~HistoryKeeper() override;

    /// Where the caret is, in UTF-16 units.
    void setCursorSource(std::function<int()> source) { m_cursor = std::move(source); }
    /// What is changed is kept at the latest after this time.
    void setPace(std::chrono::milliseconds pace) { m_pace = pace; }

    /// Keeps a text of a draft, open or not. One without a name is kept once it has one.
    void keep(const DraftId& draft, const QString& text, SnapshotReason why);
    /// What was let go of, how much is stored: told when it is done. By itself soon after the start, then
    /// every few hours.
    QFuture<Result<Thinned>> thin();

    /// After all that was to be kept until now.
    [[nodiscard]] QFuture<Result<DraftHistory>> history(const DraftId& draft);
    [[nodiscard]] QFuture<Result<QString>> text(const Snapshot& snapshot);

Q_SIGNALS:
    void kept(const brickwork::DraftId& draft); ///< a new version stands on the disk
    /// A version could not be kept: once, until one could be.
    void failed(const QString& sentence);

private:
    void begin();
    void end();
    void noteChange();
    void noteSaved();
    void keepAfterMinutes();
    void keepOpen(const QString& text, SnapshotReason why);
    void follow(const DraftId& from, const DraftId& to);
    void write(const SnapshotWish& wish);
    void take(const DraftId& draft, const Result<bool>& done);
    [[nodiscard]] bool mayKeep() const;

    DraftSession& m_session;
    const Clock& m_clock;
    Snapshots m_snapshots; ///< of the one thread of the pool
    QThreadPool m_pool;
    std::function<int()> m_cursor;
    std::chrono::milliseconds m_pace = usualPace;
    QString m_last;        ///< the text of the open draft that was kept last
    QString m_saved;       ///< its text as it was saved last
    QElapsedTimer m_since; ///< since then
    QTimer m_due;
    QTimer m_thinning;
    std::vector<SnapshotWish> m_nameless; ///< of an untitled draft, until its file is made
    bool m_failing = false;
};

} // namespace brickwork
