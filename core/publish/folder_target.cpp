#include "core/publish/folder_target.h"

#include "core/base/content_hash.h"
#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/publish/folder_layout.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(FolderTarget)
};

constexpr qint64 largestPost = 64LL * 1024 * 1024;

bool isInside(const QString& root, const QString& path)
{
    return path == root || path.startsWith(root.endsWith(u'/') ? root : root + u'/');
}

Failure refuseOutside(const QString& path)
{
    return fail(
        ErrorCode::Refused,
        Sentences::tr("“%1” leads out of the target folder, so it was left alone. Replace the link by a "
                      "folder.")
            .arg(path));
}

/// Where a remote path is on the disk. Every component is checked: a link may lead about inside the folder,
/// never out of it, and never nowhere.
Result<QString> placeOf(const FolderOptions& options, const QString& remote, bool (*allowed)(const QString&))
{
    const auto root = folderRoot(options);
    if (!root) {
        return root;
    }
    if (!allowed(remote)) {
        return fail(
            ErrorCode::Refused,
            Sentences::tr("“%1” is not a place Brickwork writes to; nothing was changed.").arg(remote));
    }
    QString place = root->endsWith(u'/') ? root->chopped(1) : *root;
    for (const QString& part : remote.split(u'/')) {
        place += u'/' + part;
        const QFileInfo info(place);
        if ((info.exists() || info.isSymLink()) && !isInside(*root, info.canonicalFilePath())) {
            return refuseOutside(place);
        }
    }
    return place;
}

Result<QString> placeOf(const TargetConfig& target, const QString& remote)
{
    return folderOptions(target).and_then(
        [&](const FolderOptions& options) { return placeOf(options, remote, &isPostPath); });
}

Result<std::optional<QByteArray>> readIfThere(const QString& place)
{
    const QFileInfo info(place);
    if (!info.exists()) {
        return std::nullopt;
    }
    if (!info.isFile()) {
        return fail(ErrorCode::Unreadable,
                    Sentences::tr("“%1” is not a file; move it away to publish there.").arg(place));
    }
    auto bytes = readWhole(place, largestPost);
    if (bytes) {
        return std::move(*bytes);
    }
    if (bytes.error().code == ErrorCode::NotFound) {
        return std::nullopt;
    }
    return Failure(bytes.error());
}

/// Best effort: file systems that cannot sync a directory have nothing to lose there.
void syncFolder(const QString& folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

/// Makes the folders above a post so that it does not vanish with them.
Result<void> makeFoldersFor(const QString& place)
{
    const QString folder = QFileInfo(place).path();
    return makeFoldersDurably(folder).transform_error([&](const Error& error) {
        return Error{error.code,
                     Sentences::tr("The folder “%1” could not be made; nothing was published. Check the "
                                   "rights of the folder above it.")
                         .arg(folder),
                     error.detail};
    });
}

Failure changedSince(const QString& place)
{
    return fail(ErrorCode::Conflict,
                Sentences::tr(
                    "“%1” changed while publishing, so it was left as it is. Look at it, then publish again.")
                    .arg(place));
}

/// `replaced`: what stands there; an empty hash: nothing. It is looked at once more, right before it goes.
Result<void> write(const PublishPlan& plan, const QString& place, const ContentHash& replaced)
{
    const auto written = writeDurably(place, plan.bytes, replaced);
    if (!written) {
        const ErrorCode code = written.error().code;
        return code == ErrorCode::Conflict || code == ErrorCode::NotFound ? changedSince(place)
                                                                          : Failure(written.error());
    }
    if (written->hex() != plan.hash) {
        return fail(
            ErrorCode::Damaged,
            Sentences::tr("“%1” does not read back as it was written. Check the disk, then publish again.")
                .arg(place));
    }
    return {};
}

/// What others do by now changes nothing about a post that is out.
void keepHabits(FolderShape& shape, const FrontMatter& head)
{
    shape.toml = head.kind == FrontMatterKind::Toml;
    shape.layout = head.value(u"layout").value_or(QString());
    const auto named = [&](const FrontMatterEntry& entry) { return entry.key == shape.dateKey; };
    if (std::ranges::none_of(head.entries, named))
        shape.dateKey.clear();
}

/// The date a post of ours has: what is on record is when it was recorded, which may be later.
QDateTime dateWritten(const FrontMatter& head, const QString& key)
{
    return QDateTime::fromString(head.value(key).value_or(QString()), Qt::ISODate);
}

} // namespace

Result<QString> folderRoot(const FolderOptions& options)
{
    const QString root = QFileInfo(options.path).canonicalFilePath();
    if (root.isEmpty() || !QFileInfo(root).isDir()) {
        return fail(
            ErrorCode::NotFound,
            Sentences::tr("The folder “%1” is not there. Nothing was changed; connect the drive it is on, or "
                          "correct the target.")
                .arg(options.path));
    }
    return root;
}

Result<std::optional<QByteArray>> readFolderPost(const TargetConfig& target, const QString& remote)
{
    return placeOf(target, remote).and_then(readIfThere);
}

Result<QString> folderPicture(const TargetConfig& target, const QString& path)
{
    return folderOptions(target).and_then(
        [&](const FolderOptions& options) { return placeOf(options, path, &isPicturePath); });
}

bool isEmptyFolder(const QString& path)
{
    if (!QFileInfo(path).isDir())
        return false;
    QDirIterator entries(path, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    while (entries.hasNext()) {
        entries.next();
        if (entries.fileName() != "lost+found"_L1)
            return false;
    }
    return true;
}

Result<PublishPlan> planForFolder(const DraftSnapshot& draft, const TargetConfig& target,
                                  const std::optional<LastDelivery>& last, const QDateTime& date,
                                  const FolderWish& wish)
{
    auto shape = folderShape(target);
    if (!shape) {
        return Failure(shape.error());
    }
    const QString remote = remotePath(draft, target, *shape, last, date, wish);
    std::optional<QByteArray> existing;
    if (!remote.isEmpty()) {
        auto found = readFolderPost(target, remote);
        if (!found) {
            return Failure(found.error());
        }
        existing = std::move(*found);
    }
    std::optional<LastDelivery> known = last;
    if (existing && last && last->live) {
        const FrontMatter head = readFrontMatter(QString::fromUtf8(*existing));
        keepHabits(*shape, head);
        const QString now = ContentHash::of(*existing).hex();
        const QDateTime written = folderOptions(target)
                                      .transform([&](const FolderOptions& options) {
                                          return dateWritten(head, dateKeyOf(options, *shape));
                                      })
                                      .value_or(QDateTime());
        if (written.isValid() && (now == last->hash || now == last->modified))
            known->date = written;
    }
    return planFolder(draft, target, *shape, known, existing, date, wish);
}

Result<void> deliverOver(const PublishPlan& plan, const TargetConfig& target, const QStringList& ours)
{
    if (!plan.refusals.isEmpty()) {
        return fail(ErrorCode::Refused, plan.refusals.first());
    }
    const auto place = placeOf(target, plan.remote);
    if (!place) {
        return Failure(place.error());
    }
    const auto existing = readIfThere(*place);
    if (!existing) {
        return Failure(existing.error());
    }
    if (*existing == plan.bytes) {
        return {};
    }
    if (*existing) {
        const ContentHash now = ContentHash::of(**existing);
        const bool known = ours.contains(now.hex()) && plan.action != PlanAction::Nothing;
        return known ? write(plan, *place, now) : changedSince(*place);
    }
    if (plan.action != PlanAction::Create) {
        return changedSince(*place);
    }
    return makeFoldersFor(*place).and_then([&] { return write(plan, *place, {}); });
}

Result<void> deliverToFolder(const PublishPlan& plan, const TargetConfig& target,
                             const std::optional<LastDelivery>& last)
{
    const bool known = last && last->remote == plan.remote;
    return deliverOver(plan, target, known ? QStringList{last->hash} : QStringList());
}

Result<void> retractFromFolder(const LastDelivery& last, const TargetConfig& target)
{
    const auto place = placeOf(target, last.remote);
    if (!place) {
        return Failure(place.error());
    }
    const auto existing = readIfThere(*place);
    if (!existing) {
        return Failure(existing.error());
    }
    if (!*existing) {
        return {};
    }
    const QString now = ContentHash::of(**existing).hex();
    if (now != last.hash && now != last.modified) {
        return fail(
            ErrorCode::Conflict,
            Sentences::tr("“%1” was changed outside Brickwork since it was published, so it was kept. Remove "
                          "it yourself if it should go.")
                .arg(*place));
    }
    QFile file(*place);
    if (!file.remove()) {
        return fail(
            ErrorCode::Unwritable,
            Sentences::tr("“%1” could not be removed; it is still published. Check the rights of its folder.")
                .arg(*place),
            file.errorString());
    }
    syncFolder(QFileInfo(*place).path());
    return {};
}

} // namespace brickwork
