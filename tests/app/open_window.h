// The whole window over a real folder of drafts, with data and settings of its own, for the tests of this
// folder.
#pragma once

#include "app/window_session.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/workspace/drafts_folder.h"
#include "ui/write/write_page.h"

#include <QSettings>
#include <QTest>
#include <QtWidgets>

#include <unistd.h>

namespace brickwork::test {

constexpr int soon = 20'000; ///< milliseconds that something asynchronous may take on a busy machine

class OpenWindow
{
public:
    OpenWindow()
    {
        QSettings().clear();
        if (auto made = initWorkspace(scratch.filePath(u"Letters"_s), clock.now()))
            root = made->root;
        renew();
    }
    ~OpenWindow()
    {
        if (session && session->workspace())
            session->workspace()->session().abandon();
    }

    /// Another start of the program, with the same settings and data.
    void renew()
    {
        session.reset();
        session = std::make_unique<WindowSession>(clock, Places{scratch.filePath(u"data"_s)});
        window().resize(1280, 820);
    }
    void start(const QString& path)
    {
        session->start(path);
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    /// Opens the workspace, or a draft of it.
    void open(const QString& draft = {}) { start(draft.isEmpty() ? root : root + u'/' + draft); }

    [[nodiscard]] bool add(const QString& name, const QByteArray& bytes) const
    {
        return put(root + u'/' + name, bytes);
    }
    [[nodiscard]] QByteArray bytes(const QString& name) const { return bytesOf(root + u'/' + name); }
    [[nodiscard]] bool exists(const QString& name) const { return QFileInfo::exists(root + u'/' + name); }

    [[nodiscard]] MainWindow& window() const { return session->window(); }
    [[nodiscard]] WritePage& write() const { return session->window().write(); }
    [[nodiscard]] DraftSession& drafts() const { return session->workspace()->session(); }
    [[nodiscard]] SaveState saved() const { return drafts().state().save; }
    template <typename Widget = QWidget>
    [[nodiscard]] Widget* find(const char* name) const
    {
        return session->window().findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QPlainTextEdit* editor() const { return find<QPlainTextEdit>("editor"); }
    /// What the list beside the editor shows: the rows that are drafts.
    [[nodiscard]] QStringList listed() const
    {
        const QAbstractItemModel* model = find<QListView>("draftList")->model();
        QStringList titles;
        for (int row = 0; row < model->rowCount(); ++row) {
            if (!model->index(row, 0).data(Qt::UserRole).toString().isEmpty())
                titles << model->index(row, 0).data().toString();
        }
        return titles;
    }
    /// The sentence over the editor, or nothing.
    [[nodiscard]] QString bar() const
    {
        return find("messageBar")->isVisible() ? find<QLabel>("messageBar.sentence")->text() : QString();
    }
    [[nodiscard]] QStringList answers() const
    {
        QStringList texts;
        for (const QPushButton* button : find("messageBar")->findChildren<QPushButton*>()) {
            if (button->isVisible())
                texts << button->text();
        }
        return texts;
    }
    void press(const char* button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void type(const QString& text) const { QTest::keyClicks(editor(), text); }
    void cursorTo(int position) const
    {
        QTextCursor cursor = editor()->textCursor();
        cursor.setPosition(position);
        editor()->setTextCursor(cursor);
    }
    [[nodiscard]] QString toast() const
    {
        const QWidget* toast = find("toast");
        return toast->isVisible() ? toast->accessibleDescription() : QString();
    }
    /// A picture to look at, if BRICKWORK_PICTURES names a folder.
    void picture(const char* name) const
    {
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(400);
        QVERIFY(window().grab().save(u"%1/app-%2.png"_s.arg(folder, QString::fromLatin1(name))));
    }

    QTemporaryDir scratch;
    PinnedClock clock{"2026-11-20T18:40:00+01:00"};
    QString root;
    std::unique_ptr<WindowSession> session;
};

/// Answers the dialog that something is about to open: nobody sits before a test.
class Answerer : public QObject
{
public:
    explicit Answerer(std::function<void(QWidget&)> answer)
    {
        m_timer.setInterval(20);
        connect(&m_timer, &QTimer::timeout, this, [this, answer = std::move(answer)] {
            QWidget* dialog = QApplication::activeModalWidget();
            if (!dialog)
                return;
            m_timer.stop();
            m_asked = true;
            answer(*dialog);
        });
        m_timer.start();
    }
    [[nodiscard]] bool asked() const { return m_asked; }

private:
    QTimer m_timer;
    bool m_asked = false;
};

/// While it lives, the process is an ordinary user: permissions hold for it. Not possible for every root.
class OrdinaryUser
{
public:
    explicit OrdinaryUser(const QString& home)
    {
        if (geteuid() != 0) {
            m_done = true;
            return;
        }
        QDirIterator all(home, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext())
            (void) lchown(QFile::encodeName(all.next()).constData(), nobody, nobody);
        (void) lchown(QFile::encodeName(home).constData(), nobody, nobody);
        m_changed = m_done = setresgid(nobody, nobody, 0) == 0 && setresuid(nobody, nobody, 0) == 0;
    }
    ~OrdinaryUser()
    {
        if (m_changed)
            (void) (setresuid(0, 0, 0) == 0 && setresgid(0, 0, 0) == 0);
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;
    [[nodiscard]] bool holds() const { return m_done; }

private:
    static constexpr uid_t nobody = 65534;
    bool m_done = false;
    bool m_changed = false;
};

/// Runs a test with settings, data and trash of its own.
template <typename Test>
int runApart(int argc, char** argv)
{
    QTemporaryDir home;
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, home.filePath(QString::fromLatin1(name)).toUtf8());
    QCoreApplication::setApplicationName(u"brickwork"_s);
    QCoreApplication::setOrganizationName(u"brickwork"_s);
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace brickwork::test
