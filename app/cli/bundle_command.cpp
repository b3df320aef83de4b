#include "app/cli/commands.h"
#include "app/cli/named_draft.h"
#include "core/flows/draft_export.h"
#include "core/markdown/document.h"

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

/// What is made at the path, or in the folder that is there, named after the draft.
QString placeFor(const QString& path, const DraftSnapshot& draft, ExportFormat format)
{
    if (!QFileInfo(path).isDir())
        return path;
    const Document document = parseMarkdown(draft.text);
    return QDir(path).filePath(
        exportName(document.title.isEmpty() ? draft.fileBaseName : document.title, format));
}

QDateTime dateOf(const Clock& clock)
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(clock.now().msecs, clock.zone());
    return now.toTimeZone(QTimeZone::fromSecondsAheadOfUtc(now.offsetFromUtc()));
}

int say(const Context& context, const Exported& exported, ExportFormat format)
{
    if (context.arguments().json) {
        Context::print(QJsonObject{{u"path"_s, exported.path},
                                   {u"format"_s, toText(format)},
                                   {u"remarks"_s, QJsonArray::fromStringList(exported.remarks)}});
        return 0;
    }
    Context::print(Words::tr("Written: %1").arg(exported.path));
    for (const QString& remark : exported.remarks)
        Context::print(Words::tr("Note: %1").arg(remark));
    return 0;
}

} // namespace

int draftExportCommand(Context& context)
{
    const Arguments& given = context.arguments();
    const auto format = exportFormatFrom(QString::fromStdString(given.format));
    if (!format)
        throw UsageError{Words::tr("“%1” is no format.").arg(QString::fromStdString(given.format))};
    if (given.path.empty())
        throw UsageError{Words::tr("A path to write to is needed.")};
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const Workspace& workspace = (*services)->workspace;
    const auto draft = draftNamed(given.draft, workspace).and_then([&](const DraftId& id) {
        return draftOnDisk(workspace, id);
    });
    if (!draft)
        return report(draft.error());
    const QString path = QDir::cleanPath(QFileInfo(QString::fromStdString(given.path)).absoluteFilePath());
    const auto exported =
        exportDraft({.draft = *draft,
                     .format = *format,
                     .path = placeFor(path, *draft, *format),
                     .date = dateOf(context.clock()),
                     .links = publishedAddresses((*services)->logbook->state().publications)});
    return exported ? say(context, *exported, *format) : report(exported.error());
}

} // namespace brickwork
