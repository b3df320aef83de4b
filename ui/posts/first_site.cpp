#include "ui/posts/first_site.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FirstSite)
};

bool isInside(const QString& path, const QString& folder)
{
    return path == folder || path.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
}

} // namespace

TargetConfig firstSite(const SiteGround& ground)
{
    const QString root = QDir::cleanPath(ground.workspace);
    const QString documents = QDir::cleanPath(ground.documents);
    QString folder = QFileInfo(root).path();
    if (!ground.besideWritable && !ground.documents.isEmpty() && !isInside(documents, root))
        folder = documents;
    //: a folder beside the workspace: %1 is the workspace's own name, as in “Letters site”
    const QString name = Words::tr("%1 site").arg(QFileInfo(root).fileName());
    QString path = QDir(folder).filePath(name);
    for (int number = 2; ground.taken && ground.taken(path); ++number)
        path = QDir(folder).filePath(u"%1 %2"_s.arg(name).arg(number));
    return {.name = Words::tr("My site"), .kind = u"site"_s, .options = {{u"path"_s, path}}};
}

} // namespace brickwork
