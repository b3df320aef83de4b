#include "core/base/durable_file.h"
#include "core/markdown/document.h"
#include "core/markdown/draft_facts.h"
#include "core/workspace/draft_path.h"
#include "core/workspace/folder_walk.h"
#include "core/workspace/workspace.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace brickwork {
namespace {
using namespace Qt::StringLiterals;

constexpr qint64 mostParsed = 5LL * 1024 * 1024; // larger files are neither counted nor searched
constexpr qint64 headSize = 64LL * 1024;         // of them, for title and status
constexpr int fewWords = 20;

/// Sync programs leave the text that lost as a copy beside the other; only the writer can say which one
/// stays.
bool isConflictCopy(const QString& fileName)
{
    return fileName.contains(".sync-conflict-"_L1, Qt::CaseInsensitive) ||
           fileName.contains("conflicted copy"_L1, Qt::CaseInsensitive);
}

QString fileNameOf(const DraftId& id)
{
    return id.value.sliced(id.value.lastIndexOf(u'/') + 1);
}

QString conflictProblem(const DraftId& id)
{
    if (!isConflictCopy(fileNameOf(id)))
        return {};
    return QCoreApplication::translate(
        "workspace",
        "This is a conflicted copy made by a sync program. Compare it with the draft, then remove one.");
}

/// The bytes that are parsed: all, or the first lines of a very large file.
Result<QByteArray> readForList(const QString& path, qint64 size)
{
    if (size <= mostParsed)
        return readWhole(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unreadable,
                    QCoreApplication::translate("workspace", "“%1” could not be read.")
                        .arg(QFileInfo(path).fileName()),
                    file.errorString());
    QByteArray head = file.read(headSize);
    if (const qsizetype lastLine = head.lastIndexOf('\n'); lastLine >= 0)
        head.truncate(lastLine + 1);
    return head;
}

DraftEntry bareEntry(const FoundDraft& found)
{
    DraftEntry entry;
    entry.id = found.id;
    entry.title = baseNameOf(fileNameOf(found.id));
    entry.modified = found.modified;
    entry.size = found.size;
    entry.problem = conflictProblem(found.id);
    return entry;
}

Result<DraftEntry> readEntry(const QString& path, const FoundDraft& found)
{
    const auto bytes = readForList(path, found.size);
    if (!bytes)
        return Failure(bytes.error());
    const TextFile file = decodeText(*bytes);
    const Document document = parseMarkdown(file.text);
    DraftEntry entry = bareEntry(found);
    if (!document.title.isEmpty())
        entry.title = document.title;
    entry.firstLine = document.firstLine;
    if (const auto status = document.frontMatter.value(u"status"))
        entry.status = draftStatusFrom(*status);
    if (const auto goal = document.frontMatter.value(u"goal")) {
        const int words = goal->toInt();
        entry.goal = words > 0 ? std::optional(words) : std::nullopt;
    }
    if (const auto due = document.frontMatter.value(u"due"))
        entry.due = QDate::fromString(due->left(10), Qt::ISODate);
    entry.tags = tagsOf(document.frontMatter);
    entry.series = seriesOf(document.frontMatter);
    entry.number = numberOf(document.frontMatter);
    entry.created = createdOf(document.frontMatter);
    if (found.size <= mostParsed) {
        entry.words = document.words.total();
        entry.searchText = (entry.title + u'\n' + file.text).toCaseFolded();
    }
    if (entry.problem.isEmpty())
        entry.problem = file.readOnlyReason;
    return entry;
}

/// Entries that are still good, by id. One with a problem is always looked at again: the problem may be gone.
class Previous
{
public:
    explicit Previous(const std::vector<DraftEntry>& entries)
    {
        m_entries.reserve(static_cast<qsizetype>(entries.size()));
        for (const DraftEntry& entry : entries)
            m_entries.insert(entry.id.value, &entry);
    }

    [[nodiscard]] const DraftEntry* unchanged(const FoundDraft& found) const
    {
        const DraftEntry* const entry = m_entries.value(found.id.value);
        const bool same = entry && entry->problem.isEmpty() && entry->size == found.size &&
                          entry->modified == found.modified;
        return same ? entry : nullptr;
    }

private:
    QHash<QString, const DraftEntry*> m_entries;
};

/// Drafts in a folder that cannot be read now are not gone: they are shown as they were.
void keepUnreachable(const std::vector<DraftEntry>& previous, const QStringList& unreadable,
                     ScanResult& result)
{
    for (const DraftEntry& entry : previous) {
        const bool hidden = std::ranges::any_of(
            unreadable, [&](const QString& folder) { return entry.id.value.startsWith(folder); });
        const auto place = std::ranges::lower_bound(result.drafts, entry.id, {}, &DraftEntry::id);
        if (!hidden || (place != result.drafts.end() && place->id == entry.id))
            continue;
        DraftEntry kept = entry;
        kept.problem = QCoreApplication::translate(
            "workspace",
            "The folder of this draft cannot be read at the moment; this is how it was last seen.");
        result.drafts.insert(place, std::move(kept));
    }
}

} // namespace

DraftStatus shownStatus(const DraftEntry& entry, bool published)
{
    if (entry.status)
        return *entry.status;
    if (published)
        return DraftStatus::Published;
    const bool counted = entry.size <= mostParsed;
    return counted && entry.words < fewWords ? DraftStatus::Idea : DraftStatus::Drafting;
}

Result<ScanResult> scanDrafts(const Workspace& workspace, const std::vector<DraftEntry>& previous,
                              const std::function<bool(int)>& proceed)
{
    auto walk = walkFolders(workspace);
    if (!walk)
        return Failure(walk.error());
    const Previous known(previous);
    ScanResult result;
    result.problems = std::move(walk->problems);
    result.folders = std::move(walk->folders);
    result.drafts.reserve(walk->drafts.size());
    int read = 0;
    for (const FoundDraft& found : walk->drafts) {
        if (proceed && !proceed(read)) {
            result.complete = false;
            return result;
        }
        ++read;
        if (const DraftEntry* const entry = known.unchanged(found)) {
            result.drafts.push_back(*entry);
            continue;
        }
        auto entry = readEntry(workspace.pathOf(found.id), found);
        if (!entry && entry.error().code == ErrorCode::NotFound)
            continue; // removed since the walk
        DraftEntry shown = entry ? std::move(*entry) : bareEntry(found);
        if (!entry)
            shown.problem = entry.error().sentence;
        result.drafts.push_back(std::move(shown));
    }
    keepUnreachable(previous, walk->unreadable, result);
    return result;
}

Result<DraftEntry> scanDraft(const Workspace& workspace, const DraftId& id)
{
    const auto path = draftPath(workspace, id);
    if (!path)
        return Failure(path.error());
    const QFileInfo file(*path);
    return readEntry(*path, FoundDraft{id, file.size(), file.lastModified(QTimeZone::UTC)});
}

} // namespace brickwork
