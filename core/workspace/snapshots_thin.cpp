// The part of the snapshots that lets go of what is old. What it is not sure of, it leaves.
#include "core/base/durable_file.h"
#include "core/workspace/snapshot_index.h"
#include "core/workspace/snapshot_thinning.h"
#include "core/workspace/snapshots.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qint64 day = 24LL * 3'600'000;
constexpr qint64 riskStays = 30 * day;
constexpr qint64 strayStays = 90 * day; // a text that no index names any more

} // namespace

/// The index of one draft and what shall stay of it.
struct Snapshots::Draft
{
    QString path;
    ContentHash file; ///< of the index as it was read
    SnapshotIndex index;
    std::vector<bool> stays;

    [[nodiscard]] bool mayGo(size_t i, Instant now) const
    {
        const Snapshot& version = index.versions[i];
        const qint64 age = now.msecs - version.at.msecs;
        const bool newest = std::ranges::all_of(
            index.versions, [&version](const Snapshot& other) { return other.at <= version.at; });
        return stays[i] && !newest && age >= day && !(beforeRisk(version.why) && age < riskStays);
    }
};

Result<std::vector<Snapshots::Draft>> Snapshots::readAll() const
{
    std::vector<Draft> drafts;
    const QDir folder(m_folder + u"/drafts"_s);
    for (const QString& name : folder.entryList({u"*.log"_s}, QDir::Files)) {
        const QString path = folder.filePath(name);
        const auto bytes = readWhole(path);
        if (!bytes)
            return Failure(bytes.error());
        SnapshotIndex index = readIndex(*bytes);
        std::vector<bool> stays(index.versions.size(), true);
        drafts.push_back({.path = path,
                          .file = ContentHash::of(*bytes),
                          .index = std::move(index),
                          .stays = std::move(stays)});
    }
    return drafts;
}

/// Writes the index anew without what does not stay. Returns how many that were.
Result<int> Snapshots::rewrite(Draft& draft)
{
    const auto gone = static_cast<int>(std::ranges::count(draft.stays, false));
    if (gone == 0 && draft.index.damaged.isEmpty())
        return 0;
    for (const QByteArray& line : std::as_const(draft.index.damaged)) {
        if (auto aside = appendDurably(draft.path + u".damaged"_s, line); !aside)
            return Failure(aside.error());
    }
    QByteArray lines;
    for (size_t i = 0; i < draft.stays.size(); ++i) {
        if (draft.stays[i])
            lines += toIndexLine(draft.index.versions[i]) + '\n';
    }
    return writeDurably(draft.path, lines, draft.file).transform([gone](const ContentHash&) { return gone; });
}

/// Beyond the bound the oldest go, whatever draft they are of.
void Snapshots::limit(std::vector<Draft>& drafts, Instant now, qint64 most) const
{
    const std::map<QByteArray, qint64> sizes = texts();
    std::map<QByteArray, int> uses;
    struct Candidate
    {
        Instant at;
        Draft* draft;
        size_t version;
    };
    std::vector<Candidate> candidates;
    for (Draft& draft : drafts) {
        for (size_t i = 0; i < draft.stays.size(); ++i) {
            if (!draft.stays[i])
                continue;
            ++uses[draft.index.versions[i].text.sha256];
            if (draft.mayGo(i, now))
                candidates.push_back({draft.index.versions[i].at, &draft, i});
        }
    }
    const auto sizeOf = [&sizes](const QByteArray& hash) {
        const auto place = sizes.find(hash);
        return place == sizes.end() ? 0 : place->second;
    };
    qint64 total = 0;
    for (const auto& [hash, count] : uses)
        total += sizeOf(hash);
    std::ranges::sort(candidates, {}, &Candidate::at);
    for (const Candidate& candidate : candidates) {
        if (total <= most)
            return;
        candidate.draft->stays[candidate.version] = false;
        const QByteArray& hash = candidate.draft->index.versions[candidate.version].text.sha256;
        if (--uses[hash] == 0)
            total -= sizeOf(hash);
    }
}

/// Removes texts that nobody refers to. Returns the bytes that are free now.
qint64 Snapshots::sweep(const std::vector<Draft>& drafts, Instant now) const
{
    std::set<QByteArray> wanted;
    std::set<QByteArray> unwanted;
    for (const Draft& draft : drafts) {
        for (size_t i = 0; i < draft.stays.size(); ++i)
            (draft.stays[i] ? wanted : unwanted).insert(draft.index.versions[i].text.sha256);
    }
    qint64 freed = 0;
    for (const auto& [hash, size] : texts()) {
        if (wanted.contains(hash))
            continue;
        const QString place = placeOf({hash});
        // The line that named a stray one may have been lost with it: it waits.
        const Instant written = Instant::of(QFileInfo(place).lastModified());
        if ((unwanted.contains(hash) || now.msecs - written.msecs > strayStays) && QFile::remove(place))
            freed += size;
    }
    return freed;
}

Result<Thinned> Snapshots::thin(Instant now, qint64 most)
{
    auto drafts = readAll();
    if (!drafts)
        return Failure(drafts.error());
    Thinned thinned;
    std::vector<Instant> all;
    for (const Draft& draft : *drafts) {
        for (const Snapshot& version : draft.index.versions)
            all.push_back(version.at);
    }
    thinned.clockDoubted = !isPlausible(now, all);
    if (thinned.clockDoubted) {
        thinned.stored = stored();
        return thinned;
    }
    for (Draft& draft : *drafts) {
        std::vector<SnapshotMoment> moments;
        for (const Snapshot& version : draft.index.versions)
            moments.push_back({version.at, beforeRisk(version.why)});
        draft.stays = afterThinning(moments, now);
    }
    limit(*drafts, now, most);
    for (Draft& draft : *drafts) {
        const auto gone = rewrite(draft);
        // Its index is as it was, and its texts stay.
        if (!gone)
            draft.stays.assign(draft.stays.size(), true);
        thinned.versions += gone.value_or(0);
    }
    thinned.freed = sweep(*drafts, now);
    m_stored = -1;
    thinned.stored = stored();
    return thinned;
}

} // namespace brickwork
