#include "app/cli/named_draft.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace

Result<DraftId> draftNamed(const std::string& name, const Workspace& workspace)
{
    const QString given = QString::fromStdString(name);
    if (QDir::isRelativePath(given)) {
        if (auto id = workspace.idOf(workspace.root + u'/' + given);
            id && QFileInfo::exists(workspace.pathOf(*id)))
            return *id;
    }
    if (auto id = workspace.idOf(QFileInfo(given).absoluteFilePath());
        id && QFileInfo::exists(workspace.pathOf(*id)))
        return *id;
    return fail(
        ErrorCode::NotFound,
        Words::tr(
            "There is no draft “%1” in this workspace. Nothing was changed; brickwork drafts lists them.")
            .arg(given));
}

} // namespace brickwork
