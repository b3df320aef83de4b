#include "app/application.h"
#include "app/cli/cli.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("brickwork"));
    QCoreApplication::setOrganizationName(QStringLiteral("brickwork"));
    if (brickwork::isCommandLine(argc, argv))
        return brickwork::runCommandLine(argc, argv);
    return brickwork::runWindow(argc, argv);
}
