// The tour: a person's first ten minutes, done with keys and clicks on the real window over the demo
// workspace, in a data directory of its own. Usage: brickwork_tour FOLDER; each step leaves
// FOLDER/NN-name.png and is checked.
#include "app/window_session.h"
#include "core/base/durable_file.h"
#include "core/flows/demo_workspace.h"
#include "ui/posts/publish_sheet.h"
#include "ui/settings/settings_page.h"
#include "ui/stack/stack_sheet.h"
#include "ui/write/write_page.h"

#include <QApplication>
#include <QDir>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto pinnedNow = "2026-11-20T18:40:00+01:00"; // a Friday, so that the week's course is half laid
constexpr auto pinnedZone = "Europe/Berlin";

class Tour
{
public:
    Tour(QString folder, QString scratch)
        : m_folder(std::move(folder)), m_scratch(std::move(scratch)),
          m_clock(Instant::fromIso(QString::fromLatin1(pinnedNow)), QTimeZone(pinnedZone)),
          m_session(m_clock, Places{m_scratch + u"/data"_s})
    {
    }

    [[nodiscard]] int run()
    {
        welcome();
        open();
        write();
        stack();
        publish();
        pages(u"light"_s);
        m_session.theme().setMode(ThemeMode::Dark);
        pages(u"dark"_s);
        small();
        return m_failures == 0 ? 0 : 1;
    }

private:
    MainWindow& window() { return m_session.window(); }

    void check(bool held, const char* what)
    {
        if (held)
            return;
        ++m_failures;
        std::fprintf(stderr, "tour: FAILED: %s\n", what);
    }

    void picture(const QString& name)
    {
        QTest::qWait(400);
        const QString file = u"%1/%2-%3.png"_s.arg(m_folder).arg(++m_step, 2, 10, QChar(u'0')).arg(name);
        check(window().grab().save(file), "the picture is written");
        std::printf("%s\n", qPrintable(file));
    }

    QWidget* focus() { return QApplication::focusWidget() ? QApplication::focusWidget() : &window(); }
    void keys(const QString& text) { QTest::keyClicks(focus(), text); }
    void key(Qt::Key which, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QTest::keyClick(focus(), which, with);
    }

    void welcome()
    {
        window().resize(1280, 820);
        m_session.start({});
        window().activateWindow(); // a bare virtual display has no window manager to do it
        check(QTest::qWaitForWindowActive(&window()), "the window opens");
        picture(u"welcome"_s);
    }

    void open()
    {
        const QString folder = m_scratch + u"/Newsletter"_s;
        auto workspace = initWorkspace(folder, m_clock.now());
        check(workspace.has_value(), "the workspace is made");
        {
            auto services = openServices(folder, Places{m_scratch + u"/data"_s}, m_clock);
            check(services && fillWithDemo(services->workspace, *services->logbook), "the demo is written");
        }
        check(m_session.openFolder(folder).has_value(), "the workspace opens");
        QTest::qWait(800);
        picture(u"drafts"_s);
    }

    void write()
    {
        key(Qt::Key_N, Qt::ControlModifier);
        check(window().write().hasDraft(), "Ctrl+N starts a draft");
        keys(u"# What a year of Fridays taught me"_s);
        key(Qt::Key_Return);
        key(Qt::Key_Return);
        keys(u"I have sent this letter **fifty-one Fridays** in a row. None of them was the good one; "
             u"together they "
             "are.[^1] A wall does not remember which brick was laid on a bad day."_s);
        key(Qt::Key_Return);
        key(Qt::Key_Return);
        keys(u"> Show up, lay the brick, go to bed."_s);
        key(Qt::Key_Return);
        key(Qt::Key_Return);
        keys(u"```python"_s);
        key(Qt::Key_Return);
        keys(u"def streak(bricks, today):"_s);
        key(Qt::Key_Return);
        keys(u"    return len(run_ending(bricks, today))"_s);
        key(Qt::Key_Return);
        keys(u"```"_s);
        key(Qt::Key_Return);
        key(Qt::Key_Return);
        keys(u"[^1]: My mother disagrees about number twelve."_s);
        QTest::qWait(1500);
        check(m_session.workspace()->session().state().save == SaveState::Saved, "what was typed is saved");
        picture(u"writing"_s);
    }

    void stack()
    {
        const size_t before = m_session.workspace()->logbook().state().log.bricks.size();
        key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        check(window().stackSheet().isVisible(), "Ctrl+Shift+B opens the sheet");
        keys(u"First full draft of the Friday letter"_s);
        picture(u"stack-sheet"_s);
        key(Qt::Key_Return);
        check(m_session.workspace()->logbook().state().log.bricks.size() == before + 1,
              "Enter stacks a brick");
        picture(u"stacked"_s);
    }

    void publish()
    {
        const QString site = m_scratch + u"/site"_s;
        QDir().mkpath(site + u"/content/posts"_s);
        check(writeDurably(site + u"/hugo.toml"_s, "title = 'Site'\n").has_value(), "the site is made");
        const TargetRecord target{.name = u"My site"_s,
                                  .kind = u"folder"_s,
                                  .options = {{u"path"_s, site},
                                              {u"generator"_s, u"hugo"_s},
                                              {u"url"_s, u"https://example.org"_s}}};
        check(m_session.workspace()->logbook().addTarget(target).has_value(), "the target is added");
        window().write().focusEditor();
        key(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        picture(u"publish-sheet"_s);
        const size_t before = posts();
        key(Qt::Key_Return);
        picture(u"published"_s);
        check(posts() == before + 1, "publishing makes one post");
        key(Qt::Key_Escape);
    }

    size_t posts() { return m_session.workspace()->logbook().state().publications.size(); }

    void pages(const QString& scheme)
    {
        const std::array names{u"write"_s, u"wall"_s, u"posts"_s, u"settings"_s};
        if (scheme == "light"_L1) {
            m_session.theme().setMode(ThemeMode::Light);
            // The offer to undo leaves by itself.
            const auto* toast = window().findChild<QWidget*>(u"toast"_s);
            check(QTest::qWaitFor([toast] { return !toast->isVisible(); }, 12'000), "the message leaves");
        }
        for (int i = 0; i < 4; ++i) {
            key(static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
            picture(names[static_cast<size_t>(i)] + u'-' + scheme);
        }
        key(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        picture(u"stack-"_s + scheme);
        key(Qt::Key_Escape);
    }

    void small()
    {
        m_session.theme().setMode(ThemeMode::Light);
        window().resize(1024, 640);
        for (int i = 0; i < 4; ++i) {
            key(static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
            picture(u"small-%1"_s.arg(i + 1));
        }
    }

    QString m_folder;
    QString m_scratch;
    SystemClock m_clock;
    WindowSession m_session;
    int m_step = 0;
    int m_failures = 0;
};

} // namespace

} // namespace brickwork

int main(int argc, char** argv)
{
    QTemporaryDir scratch;
    // Settings and data of whoever runs the tour are not touched.
    qputenv("XDG_CONFIG_HOME", scratch.filePath(u"config"_s).toUtf8());
    qputenv("XDG_DATA_HOME", scratch.filePath(u"data"_s).toUtf8());
    QCoreApplication::setApplicationName(u"brickwork"_s);
    QCoreApplication::setOrganizationName(u"brickwork"_s);
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"tour"_s;
    if (!QDir().mkpath(folder)) {
        std::fprintf(stderr, "tour: %s cannot be made\n", qPrintable(folder));
        return 1;
    }
    return brickwork::Tour(folder, scratch.path()).run();
}
