#include "ui/frame/main_window.h"

#include "ui/frame/accessible_roles.h"
#include "ui/frame/command_palette.h"
#include "ui/frame/rail.h"
#include "ui/frame/shortcuts_sheet.h"
#include "ui/frame/status_strip.h"
#include "ui/frame/toast.h"
#include "ui/frame/welcome.h"
#include "ui/posts/posts_page.h"
#include "ui/posts/publish_sheet.h"
#include "ui/settings/settings_page.h"
#include "ui/stack/stack_sheet.h"
#include "ui/theme/ask_sheet.h"
#include "ui/theme/sheet.h"
#include "ui/theme/theme.h"
#include "ui/wall/wall_page.h"
#include "ui/write/write_page.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr QSize smallestWindow(760, 480);

bool goesElsewhere(Command command)
{
    switch (command) {
    case Command::GoWrite:
    case Command::GoWall:
    case Command::GoPosts:
    case Command::GoSettings:
    case Command::GoToday:
    case Command::SearchDrafts:
    case Command::NextPane:
    case Command::PreviousPane:
        return true;
    default:
        return false;
    }
}

} // namespace

MainWindow::MainWindow(Theme& theme)
    : m_theme(theme), m_rail(new Rail(theme)), m_pages(new QStackedWidget), m_write(new WritePage(theme)),
      m_wall(new WallPage(theme)), m_posts(new PostsPage(theme)), m_settings(new SettingsPage(theme)),
      m_welcome(new Welcome(theme)), m_strip(new StatusStrip(theme)), m_stack(nullptr), m_publish(nullptr),
      m_toast(nullptr), m_menu(new QMenu(this))
{
    installAccessibleRoles();
    setObjectName(u"window"_s);
    setWindowTitle(u"Brickwork"_s);
    setWindowIcon(Theme::icon(u"brickwork"_s, theme.tokens().brick));
    setMinimumSize(smallestWindow);

    for (QWidget* page : std::initializer_list<QWidget*>{m_write, m_wall, m_posts, m_settings, m_welcome})
        m_pages->addWidget(page);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_pages, 1);
    right->addWidget(m_strip);
    auto* centre = new QWidget(this);
    auto* across = new QHBoxLayout(centre);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    across->addWidget(m_rail);
    across->addLayout(right, 1);
    setCentralWidget(centre);

    m_stack = new StackSheet(theme, centre);
    m_publish = new PublishSheet(theme, centre);
    m_toast = new Toast(theme, centre);
    buildCommands();
    m_menu->setAccessibleName(tr("Menu"));
    m_rail->setMenu(m_menu);
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_strip, &StatusStrip::courseChosen, this, [this] { showPage(Page::Wall); });
    connect(m_write, &WritePage::focusModeChanged, this, [this](bool on) {
        m_rail->setVisible(!on);
        m_strip->setVisible(!on);
    });
}

MainWindow::~MainWindow() = default;

void MainWindow::buildCommands()
{
    std::map<MenuName, QMenu*> menus;
    for (const CommandEntry& entry : commands()) {
        QMenu*& menu = menus[entry.menu];
        if (!menu)
            menu = m_menu->addMenu(menuTitle(entry.menu));
        if (sectionBefore(entry.command))
            menu->addSeparator();
        auto* action = new QAction(entry.text, this);
        action->setObjectName(u"command.%1"_s.arg(static_cast<int>(entry.command)));
        action->setShortcut(entry.shortcut);
        connect(action, &QAction::triggered, this, [this, command = entry.command] { handle(command); });
        menu->addAction(action);
        addAction(action);
        m_actions[entry.command] = action;
    }
    QMenu* view = menus.at(MenuName::View);
    view->addSeparator();
    for (QAction* action : m_write->viewActions())
        view->addAction(action);
    addPageMenu(tr("&Edit"), m_write->editActions(), menus.at(MenuName::Draft));
    addPageMenu(tr("F&ormat"), m_write->formatActions(), menus.at(MenuName::Brick));
    auto* open = new QAction(tr("Menu"), this);
    open->setShortcut(Qt::Key_F10);
    connect(open, &QAction::triggered, this, [this] {
        const QSize size = m_menu->sizeHint();
        const int beside = isRightToLeft() ? -size.width() : m_rail->width();
        m_menu->popup(m_rail->mapToGlobal(QPoint(beside, m_rail->height() - size.height())));
        // A menu that a key opened has its first entry chosen, and a screen reader something to say.
        QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier);
        QCoreApplication::sendEvent(m_menu, &down);
    });
    addAction(open);
}

void MainWindow::addPageMenu(const QString& title, const std::vector<QAction*>& entries, QMenu* before)
{
    auto* menu = new QMenu(title, m_menu);
    for (QAction* entry : entries)
        menu->addAction(entry);
    m_menu->insertMenu(before->menuAction(), menu);
}

void MainWindow::handle(Command command)
{
    // What lies behind the veil of a sheet cannot be gone to: the keyboard would be out of sight.
    if (goesElsewhere(command) && keepInSheet())
        return;
    switch (command) {
    case Command::GoWrite:
        return showPage(Page::Write);
    case Command::GoWall:
        return showPage(Page::Wall);
    case Command::GoPosts:
        return showPage(Page::Posts);
    case Command::GoSettings:
        return showPage(Page::Settings);
    case Command::SearchDrafts:
        showPage(Page::Write);
        return m_write->focusSearch();
    case Command::NextPane:
        return goToPane(PaneStep::Next);
    case Command::PreviousPane:
        return goToPane(PaneStep::Previous);
    case Command::Palette: {
        auto* palette = new CommandPalette(m_theme, allActions(), this);
        palette->setAttribute(Qt::WA_DeleteOnClose);
        return palette->open();
    }
    case Command::Shortcuts:
        return showShortcuts();
    case Command::About:
        return showAbout();
    default:
        Q_EMIT commandChosen(command);
    }
}

void MainWindow::showPage(Page page)
{
    if (!m_workspaceOpen)
        return;
    m_page = page;
    m_pages->setCurrentIndex(static_cast<int>(page));
    m_rail->setPage(page);
    if (page == Page::Write)
        m_write->focusEditor();
    else
        m_pages->currentWidget()->setFocus();
    Q_EMIT pageShown(page);
}

/// True if a sheet is open: it has the keyboard then.
bool MainWindow::keepInSheet()
{
    QWidget* focus = QApplication::focusWidget();
    Sheet* top = nullptr;
    for (Sheet* sheet : findChildren<Sheet*>()) {
        if (!sheet->isVisible())
            continue;
        if (focus && sheet->isAncestorOf(focus))
            return true;
        top = sheet;
    }
    QWidget* stop = top ? stopIn(top) : nullptr;
    if (stop)
        stop->setFocus(Qt::OtherFocusReason);
    return stop;
}

QList<QWidget*> MainWindow::panes() const
{
    QList<QWidget*> panes{m_rail};
    if (m_pages->currentWidget() == m_write)
        panes << m_write->panes();
    else
        panes << m_pages->currentWidget();
    return panes << m_strip << m_stack << m_publish << m_toast;
}

void MainWindow::goToPane(PaneStep step)
{
    if (QWidget* stop = stopBeside(panes(), QApplication::focusWidget(), step))
        stop->setFocus(step == PaneStep::Next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
}

void MainWindow::setWorkspaceOpen(bool open)
{
    m_workspaceOpen = open;
    m_rail->setVisible(open);
    m_strip->setVisible(open);
    for (const CommandEntry& entry : commands()) {
        if (entry.needsWorkspace)
            setCommandEnabled(entry.command, open);
    }
    if (open)
        showPage(Page::Write);
    else
        m_pages->setCurrentWidget(m_welcome);
}

void MainWindow::setCommandEnabled(Command command, bool enabled)
{
    m_actions.at(command)->setEnabled(enabled);
}

void MainWindow::say(const QString& sentence, const QString& action, std::function<void()> act)
{
    placeToast();
    m_toast->say(sentence, action, std::move(act));
}

QPoint MainWindow::sheetCorner() const
{
    const QWidget* centre = centralWidget();
    const int x = isRightToLeft() ? 16 : centre->width() - 16;
    return {x, centre->height() - m_strip->height() - 12};
}

void MainWindow::placeToast()
{
    m_toast->place(centralWidget()->rect().adjusted(m_rail->width(), 0, 0, -m_strip->height()));
}

QByteArray MainWindow::saveLayout() const
{
    return m_write->saveState();
}

void MainWindow::restoreLayout(const QByteArray& layout)
{
    m_write->restoreState(layout);
}

QList<QAction*> MainWindow::allActions() const
{
    QList<QAction*> all = actions();
    for (const auto& more : {m_write->editActions(), m_write->formatActions(), m_write->viewActions()})
        all.append(QList<QAction*>(more.begin(), more.end()));
    for (const QAction* action : QList<QAction*>(all)) {
        if (const QMenu* submenu = action->menu())
            all.append(submenu->actions());
    }
    return all;
}

void MainWindow::showShortcuts()
{
    auto* sheet = new ShortcutsSheet(*m_menu, allActions(), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::showAbout()
{
    auto* about =
        new AskSheet({.heading = u"Brickwork %1"_s.arg(QApplication::applicationVersion()),
                      .text = tr("One brick a day, in the same direction, for years.\n\nFree software "
                                 "under the GNU General Public License, version 3 or later."),
                      .answers = {tr("Close")},
                      .picture = windowIcon()},
                     this);
    about->setWindowTitle(tr("About Brickwork"));
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->open();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_guard && !m_guard())
        event->ignore();
    else
        event->accept();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    placeToast();
    m_stack->moveTo(sheetCorner());
}

// Outside of dialogs Qt presses a button by the space bar only. What nobody took ends here.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* const button = qobject_cast<QAbstractButton*>(focusWidget());
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (enter && plain && !event->isAutoRepeat() && button && button->isEnabled())
        return button->click();
    QMainWindow::keyPressEvent(event);
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::WindowActivate)
        Q_EMIT activated();
    return QMainWindow::event(event);
}

} // namespace brickwork
