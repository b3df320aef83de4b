#include "core/flows/demo_workspace.h"

#include "core/base/durable_file.h"
#include "core/flows/demo.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Demo)
};

bool untouched(const StoreState& state)
{
    return state.log == HabitLog() && state.publications.empty() && state.targets.empty() &&
           state.rawSettings.empty();
}

} // namespace

Result<void> fillWithDemo(const Workspace& workspace, Logbook& logbook)
{
    const auto drafts = scanDrafts(workspace);
    if (!drafts)
        return Failure(drafts.error());
    if (!drafts->drafts.empty() || !untouched(logbook.state()))
        return fail(ErrorCode::Refused,
                    Words::tr("%1 holds writing or history already. The demo only fills an empty "
                              "folder; nothing was changed.")
                        .arg(QDir::toNativeSeparators(workspace.root)));
    const DemoContent content = demoContent(logbook.today(), logbook.clock().zone());
    for (const DemoDraft& draft : content.drafts) {
        const QString path = workspace.root + u'/' + draft.path;
        if (!QDir().mkpath(QFileInfo(path).path()))
            return fail(ErrorCode::Unwritable, Words::tr("The folder %1 cannot be written to.")
                                                   .arg(QDir::toNativeSeparators(QFileInfo(path).path())));
        if (auto written = createDurably(path, draft.text.toUtf8()); !written)
            return Failure(written.error());
        // For the look of the list only: a file system that does not take it does no harm.
        if (QFile file(path); file.open(QIODevice::ReadWrite))
            file.setFileTime(draft.written.toUtc(), QFileDevice::FileModificationTime);
    }
    return logbook.log(content.acts);
}

} // namespace brickwork
