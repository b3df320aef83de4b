#include "app/statistics_desk.h"

#include "ui/charts/week_course.h"
#include "ui/frame/main_window.h"
#include "ui/frame/status_strip.h"
#include "ui/posts/posts_page.h"
#include "ui/wall/wall_page.h"

#include <QDir>
#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

StatisticsDesk::StatisticsDesk(Logbook& logbook, MainWindow& window) : m_logbook(logbook), m_window(window)
{
    connect(&m_logbook, &Logbook::changed, this, &StatisticsDesk::show);
    connect(&m_window.wall(), &WallPage::rangeChosen, this, [this](WallRange range) {
        m_range = range;
        showWall();
    });
    connect(&m_window.wall(), &WallPage::shown, this, [this] {
        if (m_wallIsStale)
            showWall();
    });
    connect(&m_window.wall(), &WallPage::said, this,
            [this](const QString& sentence) { m_window.say(sentence); });
    connect(&m_window, &MainWindow::pageShown, this, [this](Page page) {
        if (page == Page::Wall)
            m_logbook.refresh();
    });
}

void StatisticsDesk::show()
{
    refreshWall();
    showPosts();
    m_window.strip().setCourse(
        courseState(m_logbook.state().log, m_logbook.state().settings, m_logbook.summary()));
}

void StatisticsDesk::setSeries(std::map<QString, QString> series)
{
    if (m_series == series)
        return;
    m_series = std::move(series);
    showPosts();
}

void StatisticsDesk::showPosts()
{
    PostsKnowledge known{.series = m_series, .sites = {}};
    for (const TargetRecord& target : m_logbook.state().targets) {
        if (const auto path = target.options.find(u"path"_s);
            target.kind == "site"_L1 && path != target.options.end())
            known.sites.emplace(target.name, QDir::cleanPath(path->second));
    }
    m_window.posts().setState(postsState(m_logbook.state().publications, QLocale(), known));
}

void StatisticsDesk::refreshWall()
{
    m_wallIsStale = true;
    if (m_window.wall().isVisible())
        showWall();
}

void StatisticsDesk::showWall()
{
    const StoreState& state = m_logbook.state();
    m_window.wall().setState(wallState(state.log, state.settings, m_logbook.summary(), m_range, QLocale()));
    m_wallIsStale = false;
}

} // namespace brickwork
