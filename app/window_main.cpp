#include "app/application.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    // Whatever the executable is called, settings and titles are the program's.
    QCoreApplication::setApplicationName(QStringLiteral("brickwork"));
    QCoreApplication::setOrganizationName(QStringLiteral("brickwork"));
    return brickwork::runWindow(argc, argv);
}
