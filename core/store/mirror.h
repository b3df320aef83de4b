// Keeps a store and the journals of its workspace alike: what stands there and not here is taken in, what
// stands here and not there is given out. Promises that a journal's line is never altered and that losing
// either side loses nothing.
#pragma once

#include "core/store/journal.h"
#include "core/store/store.h"

#include <QSet>

namespace brickwork {

class Mirror
{
public:
    /// Reads how far the journals were read before. Throws SQLite::Exception, as all below may.
    Mirror(sql::Connection& db, const StorePlace& place);

    /// Takes in what is new in the journals. Returns how many events were.
    [[nodiscard]] Result<int> takeIn();

    /// Appends the missing events to this device's journal. Returns how many are still missing there.
    [[nodiscard]] Result<int> giveOut();

    /// Writes down what is known of the journals; call inside a transaction, and confirm() once it is
    /// committed. Kept apart so that logging an act does not cost a second commit.
    void writeDown();
    void confirm();

    struct Comparison
    {
        int taken = 0;       ///< events that stood only in a journal
        int missing = 0;     ///< events that stood in no journal; giveOut() sends them
        int corrected = 0;   ///< events that differed; the journal's, which has a checksum, was taken
        int spoiled = 0;     ///< events whose checksum differs and that stand in no journal; kept as they are
        QStringList damaged; ///< sentences on damaged lines
        bool reachable = true;
    };
    /// Reads all journals from the start and compares them with the store, event by event.
    [[nodiscard]] Result<Comparison> compare();

    /// Sentences on damaged lines met since the last call.
    [[nodiscard]] QStringList takeNotices();
    [[nodiscard]] int missing() const;

private:
    [[nodiscard]] Result<std::vector<JournalPart>> readNew(const QStringList& names);
    [[nodiscard]] Result<int> takeInFrom(const QStringList& names);
    int keep(std::vector<JournalPart> parts);
    void sayOnce(const QString& sentence);
    [[nodiscard]] bool ownWasRewritten(const std::vector<JournalPart>& parts) const;
    std::vector<Event> clearWhatDiffers(const std::map<QString, Event>& here,
                                        const std::vector<Event>& journaled);
    [[nodiscard]] bool holdsNews(const std::vector<Event>& events) const;
    [[nodiscard]] std::vector<Event> missingEvents() const;
    void settle();
    void noteStanding(const std::vector<JournalPart>& parts);

    sql::Connection& m_db;
    StorePlace m_place;
    QString m_own; ///< name of this device's journal
    std::map<QString, tables::JournalMark> m_marks;
    QSet<QString> m_standing; ///< events marked as missing that do stand in a journal; written down later
    qint64 m_readSince = 0;   ///< bytes read that would be read again by the next process
    QStringList m_notices;
    QSet<QString> m_said; ///< what holds until somebody mends it is met again every half minute
};

} // namespace brickwork
