#include "app/window_session.h"

#include "ui/frame/welcome.h"
#include "ui/settings/settings_page.h"
#include "ui/theme/ask_sheet.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto geometryKey = "window/geometry";
constexpr auto layoutKey = "window/layout";
constexpr auto themeKey = "window/theme";
constexpr auto contrastKey = "window/contrast";

QString themeText(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::System:
        return u"system"_s;
    case ThemeMode::Light:
        return u"light"_s;
    case ThemeMode::Dark:
        return u"dark"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

ThemeMode themeFrom(const QString& text)
{
    if (text == "light"_L1)
        return ThemeMode::Light;
    return text == "dark"_L1 ? ThemeMode::Dark : ThemeMode::System;
}

/// In the colours chosen last. Before the window is made: what it takes from the style, it takes once.
Theme& dressed(Theme& theme)
{
    const QSettings settings;
    theme.setMode(themeFrom(settings.value(QLatin1StringView(themeKey)).toString()));
    theme.setContrastMode(contrastModeFrom(settings.value(QLatin1StringView(contrastKey)).toString()));
    theme.apply();
    return theme;
}

/// The workspace folder that holds `path`: the nearest one upwards, or empty.
QString workspaceAbove(const QString& path)
{
    QDir folder = QFileInfo(path).isDir() ? QDir(path) : QFileInfo(path).dir();
    do {
        if (folder.exists(u".brickwork"_s))
            return folder.absolutePath();
    } while (folder.cdUp());
    return {};
}

} // namespace

WindowSession::WindowSession(const Clock& clock, Places places)
    : m_clock(clock), m_places(std::move(places)), m_window(dressed(m_theme)), m_writingStyle(m_window)
{
    const QSettings settings;
    if (!m_window.restoreGeometry(settings.value(QLatin1StringView(geometryKey)).toByteArray()))
        m_window.resize(1280, 820);
    m_window.restoreLayout(settings.value(QLatin1StringView(layoutKey)).toByteArray());
    m_window.setCloseGuard([this] { return mayClose(); });

    connect(&m_window, &MainWindow::commandChosen, this, &WindowSession::handle);
    connect(&m_window.welcome(), &Welcome::folderRequested, this, &WindowSession::chooseFolder);
    connect(&m_window.welcome(), &Welcome::newFolderRequested, this, &WindowSession::makeFolder);
    connect(&m_window.settings(), &SettingsPage::openWorkspaceRequested, this, &WindowSession::chooseFolder);
    connect(&m_window.settings(), &SettingsPage::newWorkspaceRequested, this, &WindowSession::makeFolder);
    connect(&m_window.settings(), &SettingsPage::contrastChosen, this, [this](ContrastMode mode) {
        QSettings().setValue(QLatin1StringView(contrastKey), toText(mode));
        m_theme.setContrastMode(mode);
    });
    connect(&m_window.settings(), &SettingsPage::themeChosen, this, [this](ThemeMode mode) {
        QSettings().setValue(QLatin1StringView(themeKey), themeText(mode));
        m_theme.setMode(mode);
    });
}

WindowSession::~WindowSession() = default;

void WindowSession::start(const QString& path)
{
    m_window.setWorkspaceOpen(false);
    if (!path.isEmpty()) {
        openPath(path);
    } else if (const QString last = lastWorkspace(); !last.isEmpty()) {
        // A folder that is away (a drive not mounted) is not made anew: the writer is told.
        if (QFileInfo::exists(last + u"/.brickwork"_s))
            tryFolder(last);
        else
            m_window.welcome().refuse(tr("The folder opened last, %1, cannot be reached now. Nothing is "
                                         "lost: bring it back and choose it "
                                         "again, or choose another.")
                                          .arg(QDir::toNativeSeparators(last)));
    }
    m_window.show();
}

void WindowSession::raise(const QString& path)
{
    m_window.setWindowState((m_window.windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
    if (!path.isEmpty())
        openWhenAnswered(path);
}

/// Never under a question that is being answered: who asked it belongs to the workspace that would close.
void WindowSession::openWhenAnswered(const QString& path)
{
    constexpr int shortly = 200;
    if (QApplication::activeModalWidget())
        QTimer::singleShot(shortly, this, [this, path] { openWhenAnswered(path); });
    else
        openPath(path);
}

void WindowSession::openPath(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        m_window.say(tr("There is nothing at %1.").arg(QDir::toNativeSeparators(path)));
        m_window.welcome().refuse(tr("There is nothing at %1.").arg(QDir::toNativeSeparators(path)));
        return;
    }
    if (info.isDir())
        return tryFolder(info.absoluteFilePath());
    const QString folder = workspaceAbove(info.absoluteFilePath());
    if (folder.isEmpty()) {
        m_window.say(
            tr("%1 is in no folder that Brickwork has opened. Open its folder first.").arg(info.fileName()));
        return;
    }
    if (!m_workspace || m_workspace->workspace().root != QFileInfo(folder).canonicalFilePath())
        tryFolder(folder);
    if (!m_workspace)
        return;
    if (const auto id = m_workspace->workspace().idOf(info.absoluteFilePath()))
        m_workspace->openDraft(*id);
}

void WindowSession::tryFolder(const QString& folder)
{
    Unsaved unsaved = Unsaved::Keep;
    if (m_workspace) {
        if (const auto closed = m_workspace->close(); !closed) {
            const Fate fate = askAbout(closed.error(), Leaving::Workspace);
            if (fate == Fate::Stay)
                return;
            if (fate == Fate::Lost)
                unsaved = Unsaved::Lose;
        }
    }
    const auto opened = openFolder(folder, unsaved);
    m_window.welcome().refuse(opened ? QString() : opened.error().sentence);
    if (!opened && m_workspace)
        m_window.say(opened.error().sentence);
}

Result<void> WindowSession::openFolder(const QString& folder, Unsaved unsaved)
{
    if (m_workspace && unsaved == Unsaved::Keep) {
        if (auto closed = m_workspace->close(); !closed)
            return closed;
    }
    const auto workspace = initWorkspace(folder, SystemClock().now());
    if (!workspace)
        return Failure(workspace.error());
    auto services = openServices(workspace->root, m_places, m_clock);
    if (!services)
        return Failure(services.error());
    const QStringList notices = services->notices;
    // What the writer chose to lose is not offered at the next start.
    if (m_workspace && unsaved == Unsaved::Lose)
        m_workspace->session().abandon();
    m_workspace.reset();
    rememberWorkspace(services->workspace.root);
    m_workspace = std::make_unique<OpenWorkspace>(std::move(*services), m_clock, m_theme, m_window);
    m_window.setWorkspaceOpen(true);
    m_workspace->start();
    if (!notices.isEmpty())
        m_window.say(notices.join(u' '));
    return {};
}

void WindowSession::chooseFolder()
{
    const QString folder =
        QFileDialog::getExistingDirectory(&m_window, tr("Choose the folder you write in"),
                                          m_workspace ? m_workspace->workspace().root : QDir::homePath());
    if (!folder.isEmpty())
        tryFolder(folder);
}

void WindowSession::makeFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    tryFolder((documents.isEmpty() ? QDir::homePath() : documents) + u"/Brickwork"_s);
}

void WindowSession::handle(Command command)
{
    if (command == Command::OpenWorkspace)
        chooseFolder();
    else if (command == Command::Quit)
        m_window.close();
    else if (m_workspace)
        m_workspace->handle(command);
}

bool WindowSession::mayClose()
{
    QSettings settings;
    settings.setValue(QLatin1StringView(geometryKey), m_window.saveGeometry());
    settings.setValue(QLatin1StringView(layoutKey), m_window.saveLayout());
    if (!m_workspace)
        return true;
    const auto closed = m_workspace->close();
    if (closed)
        return true;
    switch (askAbout(closed.error(), Leaving::Window)) {
    case Fate::Stay:
        return false;
    case Fate::Saved:
        return m_workspace->close().has_value();
    case Fate::Lost:
        m_workspace->session().abandon();
        return true;
    }
    Q_UNREACHABLE_RETURN(false);
}

WindowSession::Fate WindowSession::askAbout(const Error& error, Leaving leaving)
{
    const bool window = leaving == Leaving::Window;
    QString text;
    if (error.code == ErrorCode::Conflict)
        text =
            tr("Another program changed its file meanwhile, so what you wrote stands only in this window.");
    else if (error.code == ErrorCode::NotFound)
        text = tr("Its file is gone or cannot be reached, so what you wrote stands only in this window.");
    else
        //: %1 is a sentence that says why
        text = tr("%1 What you wrote stands only in this window.").arg(error.sentence);
    AskSheet question({.heading = tr("This draft is not saved"),
                       .text = text,
                       .answers = {window ? tr("Save mine as a new draft and close")
                                          : tr("Save mine as a new draft and go on"),
                                   window ? tr("Keep the window open") : tr("Stay in this folder"),
                                   window ? tr("Close without saving") : tr("Go on without saving")},
                       .safe = 1},
                      &m_window);
    const int answer = question.ask();
    if (answer != 0)
        return answer == 1 ? Fate::Stay : Fate::Lost;
    const auto saved = m_workspace->saveElsewhere();
    if (!saved)
        m_window.say(saved.error().sentence);
    return saved ? Fate::Saved : Fate::Stay;
}

} // namespace brickwork
