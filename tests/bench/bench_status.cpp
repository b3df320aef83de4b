// `brickwork status` as a shell prompt runs it, beside the barest program that opens the same store.
#include "tests/bench/figures.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

QString runProgram(const QString& program, const QStringList& arguments,
                   const QProcessEnvironment& environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, folder.path());
    environment.insert(u"XDG_DATA_HOME"_s, folder.filePath(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, folder.filePath(u"config"_s));
    const QString program = QString::fromUtf8(BRICKWORK_PROGRAM);
    const QString workspace = folder.filePath(u"workspace"_s);
    runProgram(program, {u"init"_s, workspace, u"--demo"_s}, environment);
    QDirIterator stores(folder.filePath(u"data"_s), {u"store.sqlite"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
    if (!stores.hasNext())
        return 1;
    const QString store = stores.next();

    bench::printHead("from the command line, a workspace of 18 months");
    // In turn, so that what else the machine does meets both.
    const auto [bare, status] = bench::measureInTurn(
        60, [&] { runProgram(QString::fromUtf8(BARE_PROGRAM), {store}, environment); },
        [&] { runProgram(program, {u"status"_s, u"--json"_s, u"--workspace"_s, workspace}, environment); });
    bench::print("a bare Qt console program that opens the store", bare);
    bench::print("brickwork status --json", status, "2 x bare");
    std::printf("ratio of the medians: %.2f\n", status.median / bare.median);
    return 0;
}
