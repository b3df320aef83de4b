// The one door through which the writer's acts are logged and their figures read: it holds the store's state
// and the summary derived from it as values, and says changed() once after each commit, by whomever. It knows
// no widgets.
#pragma once

#include "core/base/clock.h"
#include "core/flows/logging.h"
#include "core/habit/summary.h"
#include "core/store/store.h"

#include <QObject>
#include <QTimer>

namespace brickwork {

class Logbook final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the logbook. Call reload() before anything is read.
    Logbook(Store& store, const Clock& clock, QObject* parent = nullptr);

    /// Reads the store if anyone committed to it since the last time; emits changed() if the state or a
    /// figure did.
    [[nodiscard]] Result<void> reload();
    /// Derives the summary anew for the clock's now; emits changed() if it differs.
    void refresh();
    /// Watches for commits of other processes (every two seconds) and for events waiting for the mirror.
    void follow();

    /// As the store holds it, but for the posts: those of one draft are one (see draft_posts.h).
    [[nodiscard]] const StoreState& state() const { return m_state; }
    /// The publications as they were logged.
    [[nodiscard]] const std::vector<Publication>& everyPublication() const { return m_published; }
    [[nodiscard]] const Summary& summary() const { return m_summary; }
    [[nodiscard]] Day today() const { return m_summary.today; }
    [[nodiscard]] DayRule rule() const;
    /// R2: now, zone and rollover in force.
    [[nodiscard]] Stamp stamp() const;

    /// Stacks (R4 merges) and returns the brick that now stands on that day.
    [[nodiscard]] Result<Brick> stack(const StackRequest& request);
    [[nodiscard]] Result<void> unstack(Day day);
    /// Puts a brick back exactly as it was: the undo of a merge or a removal.
    [[nodiscard]] Result<void> putBack(const Brick& brick);
    /// Makes the brick of a day what the request says; its first stamp stays. Refused if the day has none.
    [[nodiscard]] Result<Brick> edit(const StackRequest& request);
    /// What was written since the last time becomes part of the log's events.
    [[nodiscard]] Result<void> settleWriting();
    /// Returns how many days changed.
    [[nodiscard]] Result<int> addRest(Day from, Day to, const QString& reason);
    [[nodiscard]] Result<int> removeRest(Day from, Day to);
    [[nodiscard]] Result<void> set(const QString& key, const QString& value, std::optional<Day> from = {});
    [[nodiscard]] Result<PostId> recordPost(const PostRequest& request);
    /// Refused while a file of the post stands on a target: it is taken back there first.
    [[nodiscard]] Result<void> retractPost(const PostId& key);
    [[nodiscard]] Result<void> addTarget(const TargetRecord& target);
    [[nodiscard]] Result<void> removeTarget(const QString& name);
    /// Appends acts worked out elsewhere (the publish flow, the demo), clearing a pending row if one is
    /// named. Success means committed: a state that cannot be read just then is read later.
    [[nodiscard]] Result<void> log(const std::vector<Act>& acts, const QString& settles = {});

    [[nodiscard]] Store& store() { return m_store; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }

Q_SIGNALS:
    void changed();
    /// The store found or did something after it was opened (a damaged line of a synced journal): a sentence.
    void noticed(const QString& sentence);

private:
    void takePublications();
    void lookForOthers();
    void tellNotices();

    Store& m_store;
    const Clock& m_clock;
    StoreState m_state;
    std::vector<Publication> m_published;
    Summary m_summary;
    QTimer m_follow;
    qint64 m_seenVersion = -1;
    int m_ticksToMirror = 0;
    qsizetype m_toldNotices = 0; ///< of the store's, those of its opening included
};

} // namespace brickwork
