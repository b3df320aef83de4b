// The frame of the window: rail, pages, status strip, the sheets that rise over them, and every command with
// its shortcut. It arranges and announces; what happens is decided by those who listen.
#pragma once

#include "ui/frame/command.h"
#include "ui/frame/page.h"
#include "ui/frame/panes.h"

#include <QMainWindow>

#include <functional>
#include <map>

class QMenu;
class QStackedWidget;

namespace brickwork {

class PostsPage;
class PublishSheet;
class Rail;
class SettingsPage;
class StackSheet;
class StatusStrip;
class Theme;
class Toast;
class WallPage;
class Welcome;
class WritePage;

class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Theme& theme);
    ~MainWindow() override;

    [[nodiscard]] WritePage& write() { return *m_write; }
    [[nodiscard]] WallPage& wall() { return *m_wall; }
    [[nodiscard]] PostsPage& posts() { return *m_posts; }
    [[nodiscard]] SettingsPage& settings() { return *m_settings; }
    [[nodiscard]] StatusStrip& strip() { return *m_strip; }
    [[nodiscard]] StackSheet& stackSheet() { return *m_stack; }
    [[nodiscard]] PublishSheet& publishSheet() { return *m_publish; }
    [[nodiscard]] Welcome& welcome() { return *m_welcome; }

    void showPage(Page page);
    [[nodiscard]] Page page() const { return m_page; }
    /// Without a workspace only the welcome page is shown and most commands rest.
    void setWorkspaceOpen(bool open);
    void setCommandEnabled(Command command, bool enabled);
    void say(const QString& sentence, const QString& action = {}, std::function<void()> act = {});
    /// Where a sheet's bottom corner goes: above the button at the end of the strip.
    [[nodiscard]] QPoint sheetCorner() const;

    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& layout);

    /// Asked before the window closes; false keeps it open.
    void setCloseGuard(std::function<bool()> guard) { m_guard = std::move(guard); }

Q_SIGNALS:
    void commandChosen(brickwork::Command command);
    void pageShown(brickwork::Page page);
    void activated(); ///< the window got the focus: look at the clock and the disk

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildCommands();
    void addPageMenu(const QString& title, const std::vector<QAction*>& entries, QMenu* before);
    void handle(Command command);
    [[nodiscard]] QList<QAction*> allActions() const;
    /// In reading order; what is hidden is passed over by the step.
    [[nodiscard]] QList<QWidget*> panes() const;
    [[nodiscard]] bool keepInSheet();
    void goToPane(PaneStep step);
    void showShortcuts();
    void showAbout();
    void placeToast();

    Theme& m_theme;
    Rail* m_rail;
    QStackedWidget* m_pages;
    WritePage* m_write;
    WallPage* m_wall;
    PostsPage* m_posts;
    SettingsPage* m_settings;
    Welcome* m_welcome;
    StatusStrip* m_strip;
    StackSheet* m_stack;
    PublishSheet* m_publish;
    Toast* m_toast;
    QMenu* m_menu;
    std::map<Command, QAction*> m_actions;
    std::function<bool()> m_guard;
    Page m_page = Page::Write;
    bool m_workspaceOpen = false;
};

} // namespace brickwork
