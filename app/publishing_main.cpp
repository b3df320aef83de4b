#include "app/cli/cli.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    // Secrets are kept under the program's name, whatever the executable is called.
    QCoreApplication::setApplicationName(QStringLiteral("brickwork"));
    QCoreApplication::setOrganizationName(QStringLiteral("brickwork"));
    return brickwork::runCommandLine(argc, argv);
}
