#include "core/workspace/trash.h"

#include "core/base/durable_file.h"
#include "core/markdown/document.h"
#include "core/workspace/draft_path.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QUrl>

#include <unistd.h>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qint64 mostParsed = 5LL * 1024 * 1024;
constexpr qint64 mostNotes = 16LL * 1024 * 1024;
constexpr int mostNames = 100'000;

QString ownTrash(const Workspace& workspace)
{
    return workspace.root + u"/.brickwork/trash"_s;
}

/// In the trash itself: no draft is called so.
QString notesFile(const Workspace& workspace)
{
    return ownTrash(workspace) + u"/where.jsonl"_s;
}

struct Origin
{
    DraftId id;
    QDateTime when;
};

/// By the name in the trash; what was noted last counts.
std::map<QString, Origin> originsOf(const Workspace& workspace)
{
    std::map<QString, Origin> origins;
    const auto bytes = readWhole(notesFile(workspace), mostNotes);
    if (!bytes)
        return origins;
    const QList<QByteArray> lines = bytes->split('\n');
    for (const QByteArray& line : lines) {
        const QJsonObject note = QJsonDocument::fromJson(line).object();
        const auto when = Instant::fromIso(note.value("at"_L1).toString());
        const QString name = note.value("name"_L1).toString();
        if (!name.isEmpty() && when)
            origins[name] = {.id = {note.value("draft"_L1).toString()}, .when = when->toUtc()};
    }
    return origins;
}

/// What is seen of its text; a very large one is not parsed.
void readFacts(TrashedDraft& draft)
{
    draft.title = baseNameOf(QFileInfo(draft.id.value).fileName());
    const auto bytes = readWhole(draft.path, mostParsed);
    if (!bytes)
        return;
    const Document document = parseMarkdown(decodeText(*bytes).text);
    if (!document.title.isEmpty())
        draft.title = document.title;
    draft.words = document.words.total();
}

void addOwn(const Workspace& workspace, std::vector<TrashedDraft>& all)
{
    const std::map<QString, Origin> origins = originsOf(workspace);
    const QDir folder(ownTrash(workspace));
    const QFileInfoList files = folder.entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo& file : files) {
        if (!isDraftName(file.fileName()))
            continue;
        const auto known = origins.find(file.fileName());
        TrashedDraft draft;
        draft.path = file.absoluteFilePath();
        draft.id = known == origins.end() ? DraftId{file.fileName()} : known->second.id;
        draft.when = known == origins.end() ? file.lastModified(QTimeZone::UTC) : known->second.when;
        all.push_back(std::move(draft));
    }
}

/// "Path=" and "DeletionDate=" of a note of the desktop's trash.
std::optional<Origin> originIn(const Workspace& workspace, const QString& infoFile, const QString& top)
{
    constexpr qint64 longest = 64LL * 1024;
    const auto bytes = readWhole(infoFile, longest);
    if (!bytes)
        return {};
    QString path;
    QDateTime when;
    const QList<QByteArray> lines = bytes->split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("Path="))
            path = QString::fromUtf8(QByteArray::fromPercentEncoding(line.sliced(5).trimmed()));
        else if (line.startsWith("DeletionDate="))
            when = QDateTime::fromString(QString::fromLatin1(line.sliced(13).trimmed()), Qt::ISODate);
    }
    if (path.isEmpty())
        return {};
    if (!path.startsWith(u'/'))
        path = top + u'/' + path;
    path = QDir::cleanPath(path);
    const QString root = workspace.root.endsWith(u'/') ? workspace.root : workspace.root + u'/';
    if (!path.startsWith(root) || !isDraftName(path))
        return {};
    const DraftId id{path.sliced(root.size()).normalized(QString::NormalizationForm_C)};
    const QStringList parts = id.value.split(u'/');
    const bool hidden = std::ranges::any_of(parts, [](const QString& p) { return p.startsWith(u'.'); });
    return hidden ? std::nullopt : std::optional(Origin{.id = id, .when = when.toUTC()});
}

/// `top` is what relative paths of its notes start from.
void addDesktop(const Workspace& workspace, const QString& trash, const QString& top,
                std::vector<TrashedDraft>& all)
{
    const QFileInfoList notes =
        QDir(trash + u"/info"_s).entryInfoList({u"*.trashinfo"_s}, QDir::Files | QDir::Hidden);
    for (const QFileInfo& note : notes) {
        const QString name = note.fileName().chopped(u".trashinfo"_s.size());
        const QFileInfo file(trash + u"/files/"_s + name);
        if (!isDraftName(name) || !file.isFile())
            continue;
        const auto origin = originIn(workspace, note.absoluteFilePath(), top);
        if (!origin)
            continue;
        TrashedDraft draft;
        draft.path = file.absoluteFilePath();
        draft.id = origin->id;
        draft.when = origin->when;
        all.push_back(std::move(draft));
    }
}

/// "posts/essay.md", 2 gives "posts/essay-2.md".
DraftId numbered(const DraftId& id, int number)
{
    const qsizetype dot = id.value.lastIndexOf(u'.');
    return {id.value.first(dot) + u'-' + QString::number(number) + id.value.sliced(dot)};
}

} // namespace

void noteTrashed(const Workspace& workspace, const DraftId& id, const QString& trashedPath, Instant now)
{
    const QFileInfo file(trashedPath);
    if (QFileInfo(file.path()).canonicalFilePath() != QFileInfo(ownTrash(workspace)).canonicalFilePath())
        return;
    const QJsonObject note{{u"name"_s, file.fileName()}, {u"draft"_s, id.value}, {u"at"_s, now.iso()}};
    (void) appendDurably(notesFile(workspace), QJsonDocument(note).toJson(QJsonDocument::Compact));
}

std::vector<TrashedDraft> trashedDrafts(const Workspace& workspace)
{
    std::vector<TrashedDraft> all;
    addOwn(workspace, all);
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    addDesktop(workspace, data + u"/Trash"_s, data, all);
    const QString disk = QStorageInfo(workspace.root).rootPath();
    const QString top = disk.endsWith(u'/') ? disk.chopped(1) : disk;
    const QString user = QString::number(::getuid());
    addDesktop(workspace, top + u"/.Trash/"_s + user, top, all);
    addDesktop(workspace, top + u"/.Trash-"_s + user, top, all);
    for (TrashedDraft& draft : all)
        readFacts(draft);
    std::ranges::sort(all, [](const TrashedDraft& a, const TrashedDraft& b) {
        return a.when != b.when ? a.when > b.when : a.path < b.path;
    });
    return all;
}

Result<TextFile> readTrashed(const TrashedDraft& draft)
{
    return readWhole(draft.path).transform([](const QByteArray& bytes) { return decodeText(bytes); });
}

Result<DraftId> restoreBeside(const Workspace& workspace, const TrashedDraft& draft)
{
    const QSet<QString> taken = takenNames(QFileInfo(workspace.pathOf(draft.id)).path());
    for (int number = 1; number < mostNames; ++number) {
        const DraftId id = number == 1 ? draft.id : numbered(draft.id, number);
        if (taken.contains(comparable(baseNameOf(QFileInfo(id.value).fileName()))))
            continue;
        auto back = restoreDraft(workspace, draft.path, id);
        if (back || back.error().code != ErrorCode::Exists)
            return back;
    }
    return restoreDraft(workspace, draft.path, draft.id);
}

} // namespace brickwork
