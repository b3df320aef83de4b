#include "core/workspace/workspace.h"

#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/workspace/draft_path.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <array>

namespace brickwork {
namespace {
using namespace Qt::StringLiterals;

constexpr int formatWritten = 1;
constexpr qint64 mostBytes = 1024 * 1024; // of workspace.json: no honest one is larger

QString settingsFolder(const QString& root)
{
    return root + u"/.brickwork"_s;
}

QString settingsPath(const QString& root)
{
    return settingsFolder(root) + u"/workspace.json"_s;
}

Failure damaged(const QString& root, const QString& detail)
{
    return fail(ErrorCode::Damaged,
                QCoreApplication::translate(
                    "workspace",
                    "The file .brickwork/workspace.json in “%1” cannot be understood. The drafts are "
                    "untouched; put the file back from a copy, or remove it to start it anew.")
                    .arg(root),
                detail);
}

Failure noSuchFolder(const QString& folder)
{
    return fail(ErrorCode::NotFound,
                QCoreApplication::translate("workspace", "There is no folder “%1”.").arg(folder), folder);
}

/// The whole text is a UUID as we write it. It becomes the name of a folder, and QUuid ignores what follows
/// one.
bool isId(const QString& text)
{
    const QUuid uuid = QUuid::fromString(text);
    return !uuid.isNull() && uuid.toString(QUuid::WithoutBraces) == text;
}

Result<QJsonObject> readSettings(const QString& root)
{
    const auto bytes = readWhole(settingsPath(root), mostBytes);
    if (!bytes && bytes.error().code == ErrorCode::NotFound) {
        if (QFileInfo(settingsFolder(root)).isDir())
            return damaged(root, u"workspace.json is missing"_s);
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("workspace", "“%1” is not a Brickwork folder yet.").arg(root),
                    root);
    }
    if (!bytes && bytes.error().code == ErrorCode::Refused)
        return damaged(root, bytes.error().detail);
    if (!bytes)
        return Failure(bytes.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &error);
    if (!document.isObject())
        return damaged(root, error.errorString());
    const QJsonObject settings = document.object();
    const int format = settings.value("format"_L1).toInt();
    if (format > formatWritten)
        return fail(ErrorCode::Newer,
                    QCoreApplication::translate("workspace",
                                                "“%1” was made by a later version of Brickwork. Nothing "
                                                "was changed; open it with that version.")
                        .arg(root),
                    u"format %1"_s.arg(format));
    if (format != formatWritten || !isId(settings.value("id"_L1).toString()))
        return damaged(root, u"format or id is missing or wrong"_s);
    return settings;
}

Workspace workspaceOf(const QString& root, const QJsonObject& settings)
{
    return {root, WorkspaceId{settings.value("id"_L1).toString()}};
}

QByteArray settingsBytes(const QJsonObject& settings)
{
    return QJsonDocument(settings).toJson(QJsonDocument::Indented);
}

Failure cannotMake(const QString& folder, const QString& detail)
{
    return fail(ErrorCode::Unwritable,
                QCoreApplication::translate("workspace",
                                            "“%1” cannot be used for drafts: no folder can be made "
                                            "there. Nothing was changed; choose another place.")
                    .arg(folder),
                detail);
}

/// The canonical path of what exists of `path`, with the rest after it.
QString resolved(const QString& path)
{
    QString existing = path;
    QString rest;
    while (true) {
        const QString canonical = QFileInfo(existing).canonicalFilePath();
        if (!canonical.isEmpty())
            return rest.isEmpty() ? canonical : QDir::cleanPath(canonical + rest);
        const qsizetype slash = existing.lastIndexOf(u'/');
        if (slash < 0)
            return path;
        rest = existing.sliced(slash) + rest;
        existing = slash == 0 ? u"/"_s : existing.first(slash);
    }
}

/// The entry of a folder that is `name` but for its composition; the name itself if there is none.
QString spelledOnDisk(const QString& folder, const QString& name)
{
    if (QFileInfo::exists(folder + u'/' + name))
        return name;
    const QStringList entries =
        QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    const auto found = std::ranges::find_if(entries, [&](const QString& entry) {
        return entry.normalized(QString::NormalizationForm_C) == name;
    });
    return found == entries.end() ? name : *found;
}

bool isAscii(const QString& text)
{
    return std::ranges::all_of(text, [](QChar character) { return character.unicode() < 0x80; });
}

} // namespace

QString Workspace::pathOf(const DraftId& id) const
{
    QString path = root + u'/' + id.value;
    if (isAscii(id.value) || QFileInfo::exists(path))
        return path;
    path = root;
    const QStringList parts = id.value.split(u'/');
    for (const QString& part : parts)
        path += u'/' + spelledOnDisk(path, part);
    return path;
}

std::optional<DraftId> Workspace::idOf(const QString& path) const
{
    const QFileInfo file(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    // The folder is resolved, the file is not: a link to a draft is known by its own name.
    const QString folder = resolved(file.path());
    if (file.fileName().isEmpty() || !isInside(*this, folder))
        return {};
    if (file.isSymLink() && !isInside(*this, resolved(file.symLinkTarget())))
        return {};
    const QString full = folder + u'/' + file.fileName();
    const QString relative = full.sliced(root.endsWith(u'/') ? root.size() : root.size() + 1);
    return DraftId{relative.normalized(QString::NormalizationForm_C)};
}

Result<Workspace> openWorkspace(const QString& folder)
{
    const QFileInfo info(folder);
    const QString root = info.canonicalFilePath();
    if (root.isEmpty() || !info.isDir())
        return noSuchFolder(folder);
    return readSettings(root).transform(
        [&](const QJsonObject& settings) { return workspaceOf(root, settings); });
}

Result<Workspace> initWorkspace(const QString& folder, Instant now)
{
    if (const auto made = makeFoldersDurably(folder); !made)
        return cannotMake(folder, made.error().detail);
    const QString root = QFileInfo(folder).canonicalFilePath();
    if (QFileInfo::exists(settingsPath(root)))
        return openWorkspace(root);
    if (const auto made = makeFoldersDurably(settingsFolder(root)); !made)
        return cannotMake(folder, made.error().detail);
    const QJsonObject settings{{u"format"_s, formatWritten}, {u"id"_s, newUuid(now)}};
    const auto created = createDurably(settingsPath(root), settingsBytes(settings));
    // Exists: another instance was faster, and its id stands.
    if (!created && created.error().code != ErrorCode::Exists)
        return Failure(created.error());
    return openWorkspace(root);
}

Result<Workspace> renewWorkspaceId(const Workspace& workspace, Instant now, const WorkspaceId& wanted)
{
    auto settings = readSettings(workspace.root);
    if (!settings)
        return Failure(settings.error());
    settings->insert(u"id"_s, wanted.isEmpty() ? newUuid(now) : wanted.value);
    const auto written = writeDurably(settingsPath(workspace.root), settingsBytes(*settings));
    if (!written)
        return Failure(written.error());
    return workspaceOf(workspace.root, *settings);
}

QString toText(DraftStatus status)
{
    static constexpr std::array names{"idea"_L1, "drafting"_L1, "ready"_L1, "published"_L1};
    return names.at(static_cast<size_t>(status));
}

std::optional<DraftStatus> draftStatusFrom(QStringView text)
{
    const QString wanted = text.trimmed().toString().toCaseFolded();
    for (const DraftStatus status :
         {DraftStatus::Idea, DraftStatus::Drafting, DraftStatus::Ready, DraftStatus::Published}) {
        if (toText(status) == wanted)
            return status;
    }
    return {};
}

} // namespace brickwork
