// The day's words and minutes on their way from the editor to the store: each change is booked on the day and
// draft of its own instant, and committed within seconds by a thread of its own, so that typing never waits
// for a disk. It knows no widgets and counts no words itself.
#pragma once

#include "core/base/clock.h"
#include "core/flows/logbook.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>

namespace brickwork {

class WritingLedger final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the ledger; `place` is the logbook's store, opened a second time for the saving.
    WritingLedger(Logbook& logbook, StorePlace place, const Clock& clock, QObject* parent = nullptr);
    /// Saves what is left, and waits for it.
    ~WritingLedger() override;

    /// Changes belong to this draft from now on. `words` is what it counts now: if the ledger last knew
    /// another number, the difference was written by another program. An empty id is a draft without a file.
    void open(const DraftId& draft, const QString& title, int words);
    /// The open draft has another name now, or its first; what is not yet saved follows it.
    void rename(const DraftId& draft);
    void setTitle(const QString& title);

    /// A key of the writer that changed the text.
    void key();
    /// Words that came or went; `total` is the draft's number after it.
    void note(WordSource source, WordChange change, int total);
    /// The number changed in a way that is nobody's work (undo, a status set by the program).
    void noteTotal(int total);

    /// Of the day that it is now, with what is not committed yet.
    [[nodiscard]] DayWriting today() const;

    /// Commits what there is and waits for it. An error leaves it to the next try.
    [[nodiscard]] Result<void> flush();
    /// The same, and makes it part of the log's events.
    [[nodiscard]] Result<void> settle();

Q_SIGNALS:
    void changed(); ///< today() did
    /// The day's words reached the number that lays a brick, and it was laid.
    void brickLaid(const brickwork::Brick& brick);
    /// The open draft has words and no file. They wait a moment for its name before they are committed.
    void nameWished();
    /// What was written could not be committed; it is kept and tried again. A sentence, once until it works.
    void failed(const QString& sentence);

private:
    class Saver;

    [[nodiscard]] Writing& rowOf(Instant now);
    [[nodiscard]] std::optional<int> lastKnownTotal(const QString& draft) const;
    [[nodiscard]] DayWriting sumOf(Day day) const;
    void follow(Day day);
    void book();
    void commit();
    void save();
    void finish();
    void giveBack(const WritingLog& sent);
    void oweBrick(int before);
    void layBrick();

    Logbook& m_logbook;
    const Clock& m_clock;
    QString m_draft;
    QString m_title;
    int m_total = 0;
    std::optional<Instant> m_lastKey;
    std::optional<Instant> m_keyed; ///< the key whose words are not noted yet
    WritingLog m_unsaved;
    WritingLog m_inFlight; ///< given to the saver; its answer has not come yet
    Day m_day;             ///< of m_today
    DayWriting m_today;
    std::optional<Day> m_due;  ///< the day whose words have earned a brick that does not lie yet
    std::optional<Day> m_laid; ///< the day on which words laid a brick, though it may be gone again
    bool m_told = false;
    bool m_waited = false;          ///< for the name of the open draft
    std::shared_ptr<Saver> m_saver; ///< shared with the work that may outlast us by a moment
    QThreadPool m_thread;           ///< of one
    QFutureWatcher<Result<void>> m_saving;
    QTimer m_soon; ///< from the first change that is not committed
    QTimer m_rest; ///< an event is made when nothing came for a while
};

} // namespace brickwork
