// Somebody who writes in the real window without a pause, for a test that kills him, and somebody who starts
// the program again after that. Both have a folder of drafts and data of their own.
//   type ROOT DATA [DRAFT]   types at the end of the draft, or into a new one, 20 characters a second; after
//   each
//                            one "COUNT MILLISECONDS" goes to standard output, by the clock that never jumps
//   recover ROOT DATA        starts again and presses Restore when a text is offered; says as JSON what was
//   in the
//                            files before, what stands in the editor and in the files then, and whether one
//                            was offered
#include "app/window_session.h"
#include "core/base/clock.h"
#include "core/workspace/typing_journal.h"
#include "ui/write/write_page.h"

#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTextCursor>
#include <QTimer>

#include <cstdio>
#include <ctime>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // milliseconds
constexpr int betweenKeys = 50;

/// What is typed: words with their number, so that each place of it is another.
char letterAt(int place)
{
    static QByteArray stream;
    static int words = 0;
    while (stream.size() <= place)
        stream += "brick" + QByteArray::number(words++) + ' ';
    return stream.at(place);
}

QPlainTextEdit* editorOf(WindowSession& session)
{
    return session.window().findChild<QPlainTextEdit*>(u"editor"_s);
}

void sayTyped(int count)
{
    timespec now = {};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    std::printf("%d %lld\n", count, static_cast<long long>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000);
    std::fflush(stdout);
}

int type(WindowSession& session, const QString& root, const QString& draft)
{
    session.start(draft.isEmpty() ? root : root + u'/' + draft);
    if (!session.workspace())
        return 1;
    if (draft.isEmpty())
        session.workspace()->handle(Command::NewDraft);
    QPlainTextEdit* const editor = editorOf(session);
    if (!QTest::qWaitFor([&] { return session.window().isVisible() && session.window().write().hasDraft(); },
                         patience))
        return 2;
    session.window().activateWindow();
    editor->setFocus();
    editor->moveCursor(QTextCursor::End);
    int typed = 0;
    QTimer keys;
    keys.setTimerType(Qt::PreciseTimer);
    QObject::connect(&keys, &QTimer::timeout, editor, [&] {
        QTest::keyClick(editor, letterAt(typed++));
        sayTyped(typed);
    });
    keys.start(betweenKeys);
    return QApplication::exec();
}

QJsonArray textsIn(const QString& root)
{
    QJsonArray texts;
    const QDir folder(root);
    for (const QString& name : folder.entryList({u"*.md"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            texts << QString::fromUtf8(file.readAll());
    }
    return texts;
}

/// Whether a journal tells of something that is in no file.
bool isLeft(const QString& data, const QJsonArray& files)
{
    QDirIterator folders(data, {u"typing"_s}, QDir::Dirs, QDirIterator::Subdirectories);
    while (folders.hasNext()) {
        for (const LeftJournal& journal : leftJournals(folders.next(), SystemClock().now())) {
            if (!journal.content().text.isEmpty() && !files.contains(journal.content().text))
                return true;
        }
    }
    return false;
}

int recover(WindowSession& session, const QString& root, const QString& data)
{
    QJsonObject answer{{u"before"_s, textsIn(root)}};
    const bool wanted = isLeft(data, answer[u"before"_s].toArray());
    session.start(root);
    if (!session.workspace())
        return 1;
    const auto button = [&] {
        return session.window().findChild<QPushButton*>(u"messageBar.recovery.restore"_s);
    };
    const auto isOffered = [&] { return button() && button()->isVisible(); };
    const bool offered = QTest::qWaitFor(isOffered, wanted ? patience : 500);
    if (offered) {
        QTest::mouseClick(button(), Qt::LeftButton);
        (void) QTest::qWaitFor(
            [&] { return session.workspace()->session().state().save == SaveState::Saved; }, patience);
    }
    answer[u"wanted"_s] = wanted;
    answer[u"offered"_s] = offered;
    answer[u"editor"_s] = session.window().write().text();
    answer[u"after"_s] = textsIn(root);
    std::puts(QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
    return session.workspace()->close() ? 0 : 3;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(u"brickwork"_s);
    QCoreApplication::setOrganizationName(u"brickwork"_s);
    QApplication application(argc, argv);
    const QStringList job = QApplication::arguments();
    if (job.size() < 4)
        return 64;
    const SystemClock clock;
    if (!initWorkspace(job.at(2), clock.now())) // one that is there already stays as it is
        return 65;
    WindowSession session(clock, Places{job.at(3)});
    return job.at(1) == "type"_L1 ? type(session, job.at(2), job.value(4))
                                  : recover(session, job.at(2), job.at(3));
}
