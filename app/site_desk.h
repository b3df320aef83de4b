// Shows the built-in site in a browser on this computer: built off the window's thread, served on the
// loopback for as long as the window is open.
#pragma once

#include "app/services.h"
#include "core/publish/site_build.h"

#include <QObject>

#include <map>
#include <memory>

namespace brickwork {

class MainWindow;
class SiteServer;

class SiteDesk final : public QObject
{
    Q_OBJECT

public:
    SiteDesk(Services& services, MainWindow& window);
    ~SiteDesk() override;

    /// Of several sites the first is shown.
    void show();

private:
    void open(const QString& site, const Result<SiteBuild>& built);

    Services& m_services;
    MainWindow& m_window;
    /// By folder and address: the address tells where links lead.
    std::map<std::pair<QString, QString>, std::unique_ptr<SiteServer>> m_servers;
    bool m_building = false;
};

} // namespace brickwork
