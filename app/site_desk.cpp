#include "app/site_desk.h"

#include "core/publish/site_server.h"
#include "ui/frame/main_window.h"

#include <QDesktopServices>
#include <QFuture>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

SiteDesk::SiteDesk(Services& services, MainWindow& window) : m_services(services), m_window(window) {}

SiteDesk::~SiteDesk() = default;

void SiteDesk::show()
{
    const std::vector<TargetConfig> targets = m_services.publishing->targets();
    const auto site = std::ranges::find(targets, u"site"_s, &TargetConfig::kind);
    if (site == targets.end())
        return m_window.say(tr("There is no site yet: publish a draft, and it is offered."));
    if (std::exchange(m_building, true))
        return;
    QtConcurrent::run([root = m_services.workspace.root, config = *site] {
        return buildSite(root, config, Errand());
    }).then(this, [this, name = site->name](const Result<SiteBuild>& built) { open(name, built); });
}

void SiteDesk::open(const QString& site, const Result<SiteBuild>& built)
{
    m_building = false;
    if (!built)
        return m_window.say(built.error().sentence);
    std::unique_ptr<SiteServer>& server = m_servers[{built->folder, built->url}];
    if (!server) {
        server = std::make_unique<SiteServer>(built->folder, built->url);
        if (auto listening = server->listen(); !listening) {
            server.reset();
            return m_window.say(listening.error().sentence);
        }
    }
    m_window.say(tr("“%1” is shown in the browser, on this computer only.").arg(site));
    QDesktopServices::openUrl(server->address());
}

} // namespace brickwork
