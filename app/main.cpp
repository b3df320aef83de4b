#include "app/cli/cli.h"
#include "app/window_program.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    if (!brickwork::isCommandLine(argc, argv))
        return brickwork::becomeWindow(argv);
    QCoreApplication::setApplicationName(QStringLiteral("brickwork"));
    QCoreApplication::setOrganizationName(QStringLiteral("brickwork"));
    return brickwork::runCommandLine(argc, argv);
}
