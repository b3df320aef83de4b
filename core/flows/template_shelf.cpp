#include "core/flows/template_shelf.h"

#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/workspace/text_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qint64 longest = 1024LL * 1024; // no honest template is longer
constexpr qsizetype most = 200;

QString folderOf(const Workspace& workspace)
{
    return workspace.root + u"/.brickwork/templates"_s;
}

} // namespace

std::vector<DraftTemplate> allTemplates(const Workspace& workspace)
{
    std::vector<DraftTemplate> all = builtInTemplates();
    const QDir folder(folderOf(workspace));
    const QStringList names = folder.entryList({u"*.md"_s, u"*.markdown"_s}, QDir::Files | QDir::Readable,
                                               QDir::Name | QDir::IgnoreCase | QDir::LocaleAware);
    for (const QString& name : names.first(std::min(most, names.size()))) {
        const auto bytes = readWhole(folder.filePath(name), longest);
        if (!bytes)
            continue;
        const TextFile file = decodeText(*bytes);
        if (!file.readOnlyReason.isEmpty())
            continue;
        all.push_back({.id = u"own/"_s + name,
                       .name = templateName(QFileInfo(name).completeBaseName()),
                       .explanation = QCoreApplication::translate("TemplateShelf", "Your own template."),
                       .text = file.text});
    }
    return all;
}

Result<QString> makeTemplateFolder(const Workspace& workspace)
{
    const QString folder = folderOf(workspace);
    return makeFoldersDurably(folder).transform([&folder] { return folder; });
}

} // namespace brickwork
