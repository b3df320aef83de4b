#include "app/other_program.h"

#include "app/cli/context.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <unistd.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(OtherProgram)
};

/// Where it may lie: beside this program, as it is built, or where programs lie that other programs start.
QStringList placesOf(const QString& name)
{
    const QString self = QFile::symLinkTarget(u"/proc/self/exe"_s);
    if (self.isEmpty())
        return {};
    const QDir folder(self.first(self.lastIndexOf(u'/') + 1));
    const auto in = [&name](const QDir& dir) { return QDir::cleanPath(dir.filePath(name)); };
    return {in(folder), in(QDir(folder.filePath(u"" BRICKWORK_PROGRAM_FOLDER ""_s)))};
}

} // namespace

int becomeProgram(const QString& name, char** argv)
{
    const QStringList found = placesOf(name);
    for (const QString& place : found) {
        ::execv(QFile::encodeName(place).constData(), argv);
        if (errno != ENOENT) {
            Context::complain(Words::tr("This part of Brickwork cannot be started: %1 (%2).")
                                  .arg(place, qt_error_string(errno)));
            return 1;
        }
    }
    Context::complain(
        Words::tr("The program %1 is missing. It should be one of these: %2. Install Brickwork again.")
            .arg(name, found.join(u", "_s)));
    return 1;
}

} // namespace brickwork
