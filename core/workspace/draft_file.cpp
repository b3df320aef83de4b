#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/workspace/draft_path.h"
#include "core/workspace/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace brickwork {
namespace {
using namespace Qt::StringLiterals;

DraftId idIn(const QString& folder, const QString& fileName)
{
    const QString path = folder.isEmpty() ? fileName : folder + u'/' + fileName;
    return DraftId{path.normalized(QString::NormalizationForm_C)};
}

/// "posts/2025/a.md" gives "posts/2025", "a.md" gives "".
QString folderOf(const DraftId& id)
{
    return id.value.first(qMax<qsizetype>(0, id.value.lastIndexOf(u'/')));
}

QString fileNameOf(const DraftId& id)
{
    return id.value.sliced(id.value.lastIndexOf(u'/') + 1);
}

QString suffixOf(const DraftId& id)
{
    return id.value.sliced(id.value.lastIndexOf(u'.'));
}

Failure unsafeName(const QString& problem)
{
    return fail(ErrorCode::Invalid, problem);
}

/// Creates a file under the first name of "base", "base-2", "base-3", ... that is free. `*unconfirmed`: see
/// createDraft().
Result<DraftId> createFree(const Workspace& workspace, const QString& folder, const QString& baseName,
                           const QString& suffix, const QByteArray& bytes, DraftId* unconfirmed = nullptr)
{
    const QSet<QString> taken =
        takenNames(QFileInfo(workspace.pathOf(idIn(folder, baseName + suffix))).path());
    constexpr int mostNames = 100'000;
    for (int number = 1; number < mostNames; ++number) {
        const QString name = number == 1 ? baseName : baseName + u'-' + QString::number(number);
        if (taken.contains(comparable(name)))
            continue;
        const DraftId id = idIn(folder, name + suffix);
        const auto path = draftPath(workspace, id);
        if (!path)
            return Failure(path.error());
        const auto created = createDurably(*path, bytes);
        if (created)
            return id;
        if (created.error().code == ErrorCode::Damaged && unconfirmed)
            *unconfirmed = id;
        if (created.error().code != ErrorCode::Exists)
            return Failure(created.error());
    }
    return fail(
        ErrorCode::Exists,
        QCoreApplication::translate("workspace", "There are too many drafts called “%1”.").arg(baseName));
}

Failure conflict(const QString& name, const QString& path)
{
    return fail(ErrorCode::Conflict,
                QCoreApplication::translate("workspace",
                                            "“%1” was changed by another program, so it was not saved. "
                                            "Your text is still here, and theirs is on the disk.")
                    .arg(name),
                path);
}

/// .brickwork/trash/NAME, with a number if the name is taken there.
Result<QString> moveToOwnTrash(const Workspace& workspace, const QString& path)
{
    const QString folder = workspace.root + u"/.brickwork/trash"_s;
    if (!QDir().mkpath(folder))
        return fail(
            ErrorCode::Unwritable,
            QCoreApplication::translate(
                "workspace", "“%1” could not be moved to the trash: there is none here. It was left alone.")
                .arg(QFileInfo(path).fileName()),
            folder);
    const QString name = QFileInfo(path).fileName();
    const QString suffix = name.sliced(baseNameOf(name).size());
    for (int number = 1;; ++number) {
        const QString kept = number == 1 ? name : baseNameOf(name) + u'-' + QString::number(number) + suffix;
        const QString target = folder + u'/' + kept;
        const auto moved = moveNoReplace(path, target);
        if (moved)
            return target;
        if (moved.error().code != ErrorCode::Exists)
            return Failure(moved.error());
    }
}

/// The desktop's trash notes where a file came from; once it is back, the note would show a file that is not
/// there.
void forgetTrashed(const QString& trashedPath)
{
    const QFileInfo trashed(trashedPath);
    if (QFileInfo(trashed.path()).fileName() == "files"_L1)
        QFile::remove(trashed.path() + u"/../info/"_s + trashed.fileName() + u".trashinfo"_s);
}

} // namespace

Result<TextFile> readDraft(const Workspace& workspace, const DraftId& id)
{
    return draftPath(workspace, id)
        .and_then([](const QString& path) { return readWhole(path); })
        .transform([](const QByteArray& bytes) { return decodeText(bytes); });
}

Result<TextFile> saveDraft(const Workspace& workspace, const DraftId& id, const QString& text,
                           const TextFile& base)
{
    if (!base.readOnlyReason.isEmpty())
        return fail(ErrorCode::Refused, base.readOnlyReason);
    const auto path = draftPath(workspace, id);
    if (!path)
        return Failure(path.error());
    const QByteArray bytes = encodeText(text, base);
    const auto current = readWhole(*path);
    if (!current && current.error().code != ErrorCode::NotFound)
        return Failure(current.error());
    ContentHash expected = base.hash;
    if (current) {
        const ContentHash now = ContentHash::of(*current);
        const bool same = now == ContentHash::of(bytes);
        if (same && !base.hash.sha256.isEmpty())
            return decodeText(bytes);
        if (!same && now != base.hash)
            return conflict(fileNameOf(id), *path);
        expected = now;
    }
    const auto written = writeDurably(*path, bytes, expected);
    if (!written)
        return written.error().code == ErrorCode::Conflict ? conflict(fileNameOf(id), *path)
                                                           : Failure(written.error());
    return decodeText(bytes);
}

Result<DraftId> createDraft(const Workspace& workspace, const QString& wantedName, const QString& text,
                            TextFile* written, const QString& folder, DraftId* unconfirmed)
{
    if (const QString problem = nameProblem(wantedName); !problem.isEmpty())
        return unsafeName(problem);
    if (const auto made = makeDraftFolder(workspace, folder); !made)
        return Failure(made.error());
    const QByteArray bytes = encodeText(text, {});
    DraftId doubtful;
    auto created = createFree(workspace, folder, wantedName, u".md"_s, bytes, &doubtful);
    if (written && (created || !doubtful.isEmpty()))
        *written = decodeText(bytes);
    if (doubtful.isEmpty())
        return created;
    if (unconfirmed)
        *unconfirmed = doubtful;
    // The name was free a moment ago: what stands there is ours, however much of it the disk took.
    if (const auto there = readDraft(workspace, doubtful); there && written)
        written->hash = there->hash;
    return created;
}

Result<DraftId> renameDraft(const Workspace& workspace, const DraftId& id, const QString& newBaseName)
{
    if (const QString problem = nameProblem(newBaseName); !problem.isEmpty())
        return unsafeName(problem);
    const auto from = draftPath(workspace, id);
    if (!from)
        return Failure(from.error());
    const DraftId renamed = idIn(folderOf(id), newBaseName + suffixOf(id));
    if (renamed == id)
        return id;
    const QFileInfo old(*from);
    // Only the case changes: the name it would meet is its own.
    QSet<QString> taken = takenNames(old.path());
    taken.remove(comparable(baseNameOf(old.fileName())));
    if (taken.contains(comparable(newBaseName)))
        return fail(ErrorCode::Exists,
                    QCoreApplication::translate("workspace",
                                                "There already is a draft called “%1”. Both were left "
                                                "alone; choose another name.")
                        .arg(newBaseName),
                    *from);
    const QString to = old.path() + u'/' + fileNameOf(renamed);
    return moveNoReplace(*from, to).transform([&] { return renamed; });
}

Result<DraftId> duplicateDraft(const Workspace& workspace, const DraftId& id)
{
    const auto path = draftPath(workspace, id);
    if (!path)
        return Failure(path.error());
    const auto bytes = readWhole(*path);
    if (!bytes)
        return Failure(bytes.error());
    return createFree(workspace, folderOf(id), baseNameOf(fileNameOf(id)), suffixOf(id), *bytes);
}

Result<QString> trashDraft(const Workspace& workspace, const DraftId& id)
{
    const auto path = draftPath(workspace, id);
    if (!path)
        return Failure(path.error());
    const QFileInfo file(*path);
    if (!file.exists() && !file.isSymLink())
        return fail(
            ErrorCode::NotFound,
            QCoreApplication::translate("workspace", "There is no “%1” any more.").arg(file.fileName()),
            *path);
    QString trashed;
    if (QFile::moveToTrash(*path, &trashed) && !trashed.isEmpty())
        return trashed;
    return moveToOwnTrash(workspace, *path);
}

Result<DraftId> restoreDraft(const Workspace& workspace, const QString& trashedPath, const DraftId& id)
{
    if (const auto made = makeDraftFolder(workspace, folderOf(id)); !made)
        return Failure(made.error());
    const auto path = draftPath(workspace, id);
    if (!path)
        return Failure(path.error());
    const auto moved = moveNoReplace(trashedPath, *path);
    if (!moved)
        return Failure(moved.error());
    forgetTrashed(trashedPath);
    return id;
}

} // namespace brickwork
