#include "core/workspace/draft_moves.h"

#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/workspace/draft_path.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DraftMoves)
};

} // namespace

Result<DraftId> moveDraft(const Workspace& workspace, const DraftId& id, const QString& folder)
{
    const auto from = draftPath(workspace, id);
    if (!from)
        return Failure(from.error());
    const QString name = id.value.sliced(id.value.lastIndexOf(u'/') + 1);
    const QString wanted = folder.isEmpty() ? name : folder + u'/' + name;
    const DraftId moved{wanted.normalized(QString::NormalizationForm_C)};
    if (moved == id)
        return id;
    if (!QFileInfo::exists(*from))
        return fail(ErrorCode::NotFound, Words::tr("There is no “%1” any more.").arg(name), *from);
    if (const auto made = makeDraftFolder(workspace, folder); !made)
        return Failure(made.error());
    const auto to = draftPath(workspace, moved);
    if (!to)
        return Failure(to.error());
    const QString there = QFileInfo(*to).path();
    if (takenNames(there).contains(comparable(baseNameOf(name))))
        return fail(ErrorCode::Exists,
                    Words::tr("There already is a draft called “%1” in that folder. Both were left alone; "
                              "rename one of them first.")
                        .arg(baseNameOf(name)),
                    *to);
    return moveNoReplace(*from, *to).transform([&moved] { return moved; });
}

} // namespace brickwork
