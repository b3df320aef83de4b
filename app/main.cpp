#include "app/cli/cli.h"
#include "app/other_program.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    if (!brickwork::isCommandLine(argc, argv))
        return brickwork::becomeProgram(QStringLiteral("brickwork-window"), argv);
    QCoreApplication::setApplicationName(QStringLiteral("brickwork"));
    QCoreApplication::setOrganizationName(QStringLiteral("brickwork"));
    return brickwork::runCommandLine(argc, argv);
}
