#include "core/flows/draft_shelf.h"

#include "core/flows/draft_naming.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Series
{
    SeriesEntry entry;
    int count = 0;
    int highest = 0;
    QDateTime changed;
};

struct Tag
{
    QHash<QString, int> spellings;
    int count = 0;
};

/// The spelling used most; of equals the first by code points, so that it does not change by itself.
QString spellingOf(const Tag& tag)
{
    QString best;
    int most = 0;
    for (const auto& [spelling, count] : tag.spellings.asKeyValueRange()) {
        if (count > most || (count == most && spelling < best)) {
            best = spelling;
            most = count;
        }
    }
    return best;
}

std::vector<Series> allSeries(const std::vector<DraftEntry>& drafts)
{
    std::vector<Series> all;
    QHash<QString, size_t> places;
    for (const DraftEntry& draft : drafts) {
        if (draft.series.isEmpty())
            continue;
        const QString key = draft.series.toCaseFolded();
        if (!places.contains(key)) {
            places.insert(key, all.size());
            all.push_back(
                {.entry = {.name = draft.series, .next = 1}, .count = 0, .highest = 0, .changed = {}});
        }
        Series& series = all[places.value(key)];
        ++series.count;
        series.highest = std::max(series.highest, draft.number.value_or(0));
        series.changed = std::max(series.changed, draft.modified);
        series.entry.next = std::max(series.highest, series.count) + 1;
    }
    return all;
}

} // namespace

QStringList tagsIn(const std::vector<DraftEntry>& drafts)
{
    QHash<QString, Tag> tags;
    for (const DraftEntry& draft : drafts) {
        for (const QString& each : draft.tags) {
            Tag& tag = tags[each.toCaseFolded()];
            ++tag.spellings[each];
            ++tag.count;
        }
    }
    std::vector<std::pair<int, QString>> sorted;
    for (const Tag& tag : std::as_const(tags))
        sorted.emplace_back(-tag.count, spellingOf(tag));
    std::ranges::sort(sorted);
    QStringList names;
    for (const auto& [count, name] : sorted)
        names << name;
    return names;
}

std::vector<SeriesEntry> seriesIn(const std::vector<DraftEntry>& drafts)
{
    std::vector<Series> all = allSeries(drafts);
    std::ranges::stable_sort(all, std::ranges::greater(), &Series::changed);
    std::vector<SeriesEntry> entries;
    for (const Series& series : all)
        entries.push_back(series.entry);
    return entries;
}

int nextNumberOf(const std::vector<DraftEntry>& drafts, const QString& series)
{
    const QString key = series.trimmed().toCaseFolded();
    const std::vector<Series> all = allSeries(drafts);
    const auto found =
        std::ranges::find_if(all, [&](const Series& s) { return s.entry.name.toCaseFolded() == key; });
    return found == all.end() ? 1 : found->entry.next;
}

QStringList foldersIn(const std::vector<DraftEntry>& drafts)
{
    QSet<QString> folders{QString()};
    for (const DraftEntry& draft : drafts) {
        for (QString folder = folderOf(draft.id); !folder.isEmpty() && !folders.contains(folder);
             folder = folderOf(DraftId{folder}))
            folders.insert(folder);
    }
    QStringList sorted(folders.begin(), folders.end());
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

} // namespace brickwork
