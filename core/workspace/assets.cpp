#include "core/workspace/assets.h"

#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/base/picture_file.h"
#include "core/markdown/slug.h"
#include "core/workspace/draft_path.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace brickwork {
namespace {
using namespace Qt::StringLiterals;

constexpr qsizetype longestName = 60;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(assets)
};

QString folderOf(const Workspace& workspace, const DraftId& draft)
{
    return draft.isEmpty() ? workspace.root : QFileInfo(workspace.pathOf(draft)).path();
}

/// Whether somebody who only sees the workspace sees the file: it lies in it, in no hidden folder.
bool isShown(const Workspace& workspace, const QString& canonicalPath)
{
    if (!isInside(workspace, canonicalPath))
        return false;
    const QStringList parts = QDir(workspace.root).relativeFilePath(canonicalPath).split(u'/');
    return std::ranges::none_of(parts, [](const QString& part) { return part.startsWith(u'.'); });
}

Failure noPicture(const QString& name)
{
    return fail(
        ErrorCode::Invalid,
        Words::tr("“%1” is no picture that a page can show, so it was not put into the draft.").arg(name));
}

/// The folder for pictures, made if need be.
Result<QString> assetsFolder(const Workspace& workspace, const DraftId& draft)
{
    const QString folder = folderOf(workspace, draft) + u"/assets"_s;
    // A root that is away (a disk not mounted) is not made anew.
    if (!QFileInfo(QFileInfo(folder).path()).isDir())
        return fail(
            ErrorCode::NotFound,
            Words::tr("The folder of this draft cannot be reached now, so the picture could not be put "
                      "beside it. The text was left as it was."),
            folder);
    if (!QFileInfo(folder).isDir() && !makeFoldersDurably(folder))
        return fail(
            ErrorCode::Unwritable,
            Words::tr("The folder “assets” for the picture could not be made beside the draft. The text "
                      "was left as it was."),
            folder);
    if (!isInside(workspace, QFileInfo(folder).canonicalFilePath()))
        return fail(
            ErrorCode::Refused,
            Words::tr("The folder “assets” beside the draft leads out of your drafts, so nothing was put "
                      "there. The text was left as it was."),
            folder);
    return folder;
}

/// A file of the folder with these bytes, or nothing.
QString sameIn(const QString& folder, const QByteArray& bytes)
{
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files, QDir::Name);
    for (const QFileInfo& file : files) {
        if (file.size() != bytes.size() || file.fileName().startsWith(u'.'))
            continue;
        if (const auto there = readWhole(file.filePath()); there && *there == bytes)
            return file.fileName();
    }
    return {};
}

Result<QString> createFree(const QString& folder, const QString& name, const QString& suffix,
                           const QByteArray& bytes)
{
    QSet<QString> taken;
    const QStringList entries =
        QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    for (const QString& entry : entries)
        taken.insert(comparable(QFileInfo(entry).completeBaseName()));
    constexpr int mostNames = 100'000;
    for (int number = 1; number < mostNames; ++number) {
        const QString free = number == 1 ? name : name + u'-' + QString::number(number);
        if (taken.contains(comparable(free)))
            continue;
        const QString file = free + u'.' + suffix;
        const auto created = createDurably(folder + u'/' + file, bytes);
        if (created)
            return file;
        if (created.error().code != ErrorCode::Exists)
            return fail(created.error().code,
                        Words::tr("%1 The text was left as it was.").arg(created.error().sentence),
                        created.error().detail);
    }
    return fail(ErrorCode::Exists, Words::tr("There are too many pictures called “%1”.").arg(name));
}

QByteArray headOf(const QString& file)
{
    QFile bytes(file);
    return bytes.open(QIODevice::ReadOnly) ? bytes.read(pictureHeadBytes) : QByteArray();
}

} // namespace

QString assetName(const QString& wanted)
{
    QString name = slugOf(wanted.left(200)).left(longestName);
    while (name.endsWith(u'-'))
        name.chop(1);
    if (name.isEmpty())
        return u"picture"_s;
    return nameProblem(name).isEmpty() ? name : name + u"-picture"_s;
}

QString describedByName(const QString& fileName)
{
    QString words = QFileInfo(fileName).completeBaseName();
    words.replace(u'-', u' ').replace(u'_', u' ').replace(u'.', u' ');
    words = words.simplified();
    static const QRegularExpression numbered(
        uR"(^(?:img|dsc[fn]?|dcim|pxl|mvimg|image|picture|photo|screenshot|screen shot|bild|scan|unnamed|untitled|download|clipboard)?[\s\d()x]*$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression screenshot(u"^(?:screenshot|screen shot|bildschirmfoto)\\b"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression machine(uR"(^[0-9a-f]{12,}$|[0-9a-f]{8} [0-9a-f]{4} [0-9a-f]{4})"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const bool says = !numbered.match(words).hasMatch() && !machine.match(words).hasMatch() &&
                      !screenshot.match(words).hasMatch();
    return says ? words : QString();
}

Result<Asset> addAsset(const Workspace& workspace, const DraftId& draft, const QString& wanted,
                       const QByteArray& bytes)
{
    const QString suffix =
        pictureSuffix(QByteArrayView(bytes).first(std::min<qsizetype>(bytes.size(), pictureHeadBytes)));
    if (suffix.isEmpty())
        return noPicture(wanted);
    const auto folder = assetsFolder(workspace, draft);
    if (!folder)
        return Failure(folder.error());
    QString name = sameIn(*folder, bytes);
    if (name.isEmpty()) {
        const auto created = createFree(*folder, assetName(wanted), suffix, bytes);
        if (!created)
            return Failure(created.error());
        name = *created;
    }
    return Asset{.path = u"assets/"_s + name, .size = bytes.size()};
}

Result<Asset> addAssetFile(const Workspace& workspace, const DraftId& draft, const QString& file)
{
    const QFileInfo info(file);
    const QString canonical = info.canonicalFilePath();
    if (canonical.isEmpty())
        return fail(ErrorCode::NotFound, Words::tr("There is no “%1” any more.").arg(info.fileName()), file);
    if (!info.isFile())
        return noPicture(info.fileName());
    const bool isDraft = isDraftName(info.fileName());
    const bool picture = !isDraft && !pictureSuffix(headOf(file)).isEmpty();
    if (isShown(workspace, canonical) && (isDraft || picture))
        return Asset{
            .path =
                QDir(QFileInfo(folderOf(workspace, draft)).canonicalFilePath()).relativeFilePath(canonical),
            .size = info.size(),
            .isDraft = isDraft};
    if (isDraft)
        return fail(
            ErrorCode::Refused,
            Words::tr("“%1” lies in another folder than your drafts, so it was not linked. Copy it there "
                      "first.")
                .arg(info.fileName()),
            file);
    const auto bytes = readWhole(file);
    if (!bytes)
        return Failure(bytes.error());
    if (!picture)
        return noPicture(info.fileName());
    return addAsset(workspace, draft, info.completeBaseName(), *bytes);
}

} // namespace brickwork
