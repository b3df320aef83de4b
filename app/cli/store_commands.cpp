#include "app/cli/commands.h"
#include "core/base/durable_file.h"
#include "core/flows/demo_workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

QString absolute(const std::string& path)
{
    return QFileInfo(QString::fromStdString(path)).absoluteFilePath();
}

/// A folder with something in it that is no workspace yet.
bool holdsOtherThings(const QString& folder)
{
    const QDir dir(folder);
    return dir.exists() && !dir.exists(u".brickwork"_s) &&
           !dir.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace

int initCommand(Context& context)
{
    const QString folder = absolute(context.arguments().folder);
    // Looked at before the folder is made a workspace: what is refused leaves no trace.
    if (context.arguments().demo && holdsOtherThings(folder))
        return report(
            Error{ErrorCode::Refused,
                  Words::tr("%1 is not empty. The demo only fills an empty folder; nothing was changed.")
                      .arg(QDir::toNativeSeparators(folder)),
                  {}});
    const auto workspace = initWorkspace(folder, SystemClock().now());
    if (!workspace)
        return report(workspace.error());
    auto services = openServices(workspace->root, context.places(), context.clock());
    if (!services)
        return report(services.error());
    for (const QString& notice : services->notices)
        Context::complain(notice);
    if (context.arguments().demo) {
        if (const auto filled = fillWithDemo(services->workspace, *services->logbook); !filled)
            return report(filled.error());
    }
    rememberWorkspace(services->workspace.root);
    Context::print(services->workspace.root);
    return 0;
}

int exportCommand(Context& context)
{
    const auto services = context.services();
    if (!services)
        return report(services.error());
    // What was written in the last minutes is no event yet; a log without it would not be the whole one.
    Logbook& logbook = *(*services)->logbook;
    if (!logbook.state().openWriting.empty()) {
        if (auto settled = logbook.settleWriting(); !settled)
            return report(settled.error());
    }
    const auto exported = (*services)->store->exportLog();
    if (!exported)
        return report(exported.error());
    if (context.arguments().file == "-") {
        Context::printBytes(*exported);
        return 0;
    }
    return report(writeDurably(absolute(context.arguments().file), *exported));
}

int restoreCommand(Context& context)
{
    const auto bytes = readWhole(absolute(context.arguments().file));
    if (!bytes)
        return report(bytes.error());
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const auto restored = (*services)->store->restoreLog(*bytes);
    if (!restored)
        return report(restored.error());
    Context::print(Words::tr("%1 events restored").arg(*restored));
    return 0;
}

int checkCommand(Context& context)
{
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const auto checked = (*services)->store->check();
    if (!checked)
        return report(checked.error());
    const QStringList findings = (*services)->store->notices() + checked->findings;
    if (context.arguments().json) {
        Context::print(QJsonObject{{u"sound"_s, checked->sound},
                                   {u"events"_s, checked->events},
                                   {u"mirrored"_s, checked->mirrored},
                                   {u"findings"_s, QJsonArray::fromStringList(findings)}});
    } else {
        Context::print(checked->sound ? Words::tr("The store is sound: %1 events, %2 of them in the journal.")
                                            .arg(checked->events)
                                            .arg(checked->mirrored)
                                      : Words::tr("The store is damaged."));
        for (const QString& finding : findings)
            Context::print(finding);
    }
    return checked->sound ? 0 : 1;
}

int backupCommand(Context& context)
{
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const QString file = context.arguments().file.empty() ? QString() : absolute(context.arguments().file);
    const auto made = (*services)->store->backup(file, SystemClock().now());
    if (!made)
        return report(made.error());
    Context::print(*made);
    return 0;
}

} // namespace brickwork
