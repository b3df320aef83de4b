#include "app/application.h"

#include "app/window_session.h"
#include "core/base/content_hash.h"

#include <QApplication>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QTimer>
#include <QTranslator>

#include <kdsingleapplication.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int patience = 2'000; // ms for the running instance to take the message
constexpr qsizetype longestMessage = 64 * 1024;

/// The one argument the window takes: a folder or a draft. Absolute, because the running instance may be
/// elsewhere.
QString pathArgument()
{
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const auto path = std::ranges::find_if(arguments, [](const QString& a) { return !a.startsWith(u'-'); });
    return path == arguments.end() ? QString() : QFileInfo(*path).absoluteFilePath();
}

/// One window for each user and place of data: whoever points the program at other data gets another window.
QString instanceName(const Places& places)
{
    const QString place = QFileInfo(places.data).absoluteFilePath();
    return u"brickwork-%1-%2"_s.arg(getuid()).arg(ContentHash::of(place.toUtf8()).hex().left(12));
}

void connectRaise(KDSingleApplication& single, WindowSession& session)
{
    QObject::connect(&single, &KDSingleApplication::messageReceived, &session,
                     [&session](const QByteArray& message) {
                         if (message.size() <= longestMessage)
                             session.raise(QString::fromUtf8(message));
                     });
}

} // namespace

int runWindow(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Brickwork"_s);
    QApplication::setApplicationVersion(QStringLiteral(BRICKWORK_VERSION));
    QApplication::setDesktopFileName(u"brickwork"_s);

    QTranslator qtWords;
    if (qtWords.load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qtWords);

    const Places places = Places::standard();
    KDSingleApplication single(instanceName(places));
    const QString path = pathArgument();
    if (!single.isPrimaryInstance()) {
        // A running instance that does not answer is about to end; then this one opens beside it.
        if (single.sendMessageWithTimeout(path.toUtf8(), patience))
            return 0;
    }

    const SystemClock clock;
    WindowSession session(clock, places);
    connectRaise(single, session);
    session.start(path);
    return QApplication::exec();
}

} // namespace brickwork
