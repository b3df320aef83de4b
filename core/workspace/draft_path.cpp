#include "core/workspace/draft_path.h"

#include "core/base/durable_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace brickwork {
using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DraftFolders)
};

} // namespace

bool isInside(const Workspace& workspace, const QString& canonicalPath)
{
    if (canonicalPath == workspace.root)
        return true;
    return canonicalPath.startsWith(workspace.root.endsWith(u'/') ? workspace.root : workspace.root + u'/');
}

bool isDraftName(QStringView fileName)
{
    return fileName.endsWith(u".md", Qt::CaseInsensitive) ||
           fileName.endsWith(u".markdown", Qt::CaseInsensitive);
}

QString baseNameOf(const QString& fileName)
{
    return isDraftName(fileName) ? fileName.first(fileName.lastIndexOf(u'.')) : fileName;
}

QString comparable(const QString& name)
{
    return name.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QSet<QString> takenNames(const QString& folder)
{
    QSet<QString> names;
    const QStringList entries =
        QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    for (const QString& entry : entries) {
        if (isDraftName(entry))
            names.insert(comparable(baseNameOf(entry)));
    }
    return names;
}

Result<QString> draftPath(const Workspace& workspace, const DraftId& id)
{
    const QStringList parts = id.value.split(u'/');
    const bool plain = std::ranges::none_of(
        parts, [](const QString& part) { return part.isEmpty() || part.startsWith(u'.'); });
    if (!plain || !isDraftName(parts.constLast()) || id.value.contains(QChar(u'\0')))
        return fail(
            ErrorCode::Invalid,
            QCoreApplication::translate("workspace", "“%1” is not the name of a draft.").arg(id.value));
    const QString path = workspace.pathOf(id);
    const QFileInfo file(path);
    const QString folder = QFileInfo(file.path()).canonicalFilePath();
    if (folder.isEmpty())
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("workspace", "The folder of “%1” is not there any more.")
                        .arg(file.fileName()),
                    path);
    if (!isInside(workspace, folder) || (file.exists() && !isInside(workspace, file.canonicalFilePath())))
        return fail(
            ErrorCode::Refused,
            QCoreApplication::translate(
                "workspace", "“%1” leads out of the drafts folder, so it was neither read nor changed.")
                .arg(file.fileName()),
            path);
    return path;
}

Result<void> makeDraftFolder(const Workspace& workspace, const QString& folder)
{
    const QString path = workspace.pathOf(DraftId{folder});
    if (folder.isEmpty() || QFileInfo(path).isDir())
        return {};
    const QStringList parts = folder.split(u'/');
    for (const QString& part : parts) {
        if (const QString problem = nameProblem(part); !problem.isEmpty())
            return fail(ErrorCode::Invalid, problem);
        if (part == "node_modules"_L1)
            return fail(ErrorCode::Invalid, Words::tr("Drafts in a folder called “%1” are not listed. Choose "
                                                      "another name.")
                                                .arg(part));
    }
    const QString unmade = Words::tr("The folder “%1” could not be made. Nothing was changed.").arg(folder);
    // A root that is away (a disk not mounted) is not made anew.
    if (!QFileInfo(workspace.root).isDir() || !workspace.idOf(path))
        return fail(ErrorCode::Unwritable, unmade, path);
    if (const auto made = makeFoldersDurably(path); !made)
        return fail(ErrorCode::Unwritable, unmade, made.error().detail);
    return {};
}

} // namespace brickwork
