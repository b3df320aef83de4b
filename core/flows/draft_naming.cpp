#include "core/flows/draft_naming.h"

#include "core/markdown/document.h"
#include "core/markdown/slug.h"
#include "core/workspace/workspace.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

QString nameFor(const QString& text)
{
    const Document document = parseMarkdown(text);
    const QString title = document.title.isEmpty() ? document.firstLine : document.title;
    const QString slug = slugOf(title.left(80), document.frontMatter.value(u"lang").value_or(QString()));
    if (slug.isEmpty())
        return u"untitled"_s;
    const QString name = slug.left(60);
    // A title such as "Con" is no file name everywhere.
    return nameProblem(name).isEmpty() ? name : name + u"-draft"_s;
}

QString baseNameOf(const DraftId& id)
{
    return QFileInfo(id.value).completeBaseName();
}

QString folderOf(const DraftId& id)
{
    const QString folder = QFileInfo(id.value).path();
    return folder == "."_L1 ? QString() : folder;
}

QString mineBeside(const DraftId& id)
{
    QString name = baseNameOf(id);
    while (!name.isEmpty() && !nameProblem(name + u"-mine"_s).isEmpty())
        name.chop(1);
    return name.isEmpty() ? u"mine"_s : name + u"-mine"_s;
}

} // namespace brickwork
