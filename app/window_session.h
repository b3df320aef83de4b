// What lives as long as the window: theme, frame and the workspace that is open in it. Opens and changes
// workspaces.
#pragma once

#include "app/open_workspace.h"
#include "app/services.h"
#include "app/writing_style_store.h"
#include "ui/frame/main_window.h"
#include "ui/theme/theme.h"

#include <QObject>

#include <memory>

namespace brickwork {

class WindowSession final : public QObject
{
    Q_OBJECT

public:
    /// `clock` and `places` outlive the session.
    WindowSession(const Clock& clock, Places places);
    ~WindowSession() override;

    /// Shows the window with the workspace or draft at `path`; with an empty path, with what was open last.
    void start(const QString& path);
    /// Another start of the program: comes to the front and opens its path, if it has one.
    void raise(const QString& path);
    enum class Unsaved
    {
        Keep, ///< what is not saved keeps its workspace open
        Lose,
    };
    /// Opens a folder as the workspace, making it one if it is none. On failure what was open stays.
    [[nodiscard]] Result<void> openFolder(const QString& folder, Unsaved unsaved = Unsaved::Keep);

    [[nodiscard]] MainWindow& window() { return m_window; }
    [[nodiscard]] OpenWorkspace* workspace() { return m_workspace.get(); }
    [[nodiscard]] Theme& theme() { return m_theme; }

private:
    void openWhenAnswered(const QString& path);
    enum class Leaving
    {
        Window,
        Workspace,
    };
    enum class Fate
    {
        Stay,
        Saved,
        Lost,
    };

    void openPath(const QString& path);
    void chooseFolder();
    void makeFolder();
    void tryFolder(const QString& folder);
    void handle(Command command);
    [[nodiscard]] bool mayClose();
    /// What becomes of a draft that could not be saved, before the window or its workspace is left.
    [[nodiscard]] Fate askAbout(const Error& error, Leaving leaving);

    const Clock& m_clock;
    Places m_places;
    Theme m_theme;
    MainWindow m_window;
    WritingStyleStore m_writingStyle;
    std::unique_ptr<OpenWorkspace> m_workspace;
};

} // namespace brickwork
