#include "app/cli/commands.h"
#include "app/publishing_services.h"
#include "core/publish/site_build.h"
#include "core/publish/site_server.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <unistd.h>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// The site of that name, or the only one there is.
Result<TargetConfig> siteNamed(const QString& name, const std::vector<TargetConfig>& targets)
{
    std::vector<TargetConfig> sites;
    for (const TargetConfig& target : targets) {
        if (target.kind == "site"_L1 && (name.isEmpty() || target.name == name))
            sites.push_back(target);
    }
    if (sites.size() == 1)
        return sites.front();
    if (!name.isEmpty())
        return fail(ErrorCode::NotFound, Words::tr("There is no site named “%1”.").arg(name));
    if (sites.empty())
        return fail(ErrorCode::NotFound, Words::tr("There is no site yet. Add one: brickwork target add site "
                                                   "NAME path=FOLDER"));
    return fail(ErrorCode::Invalid, Words::tr("There are several sites; say which one with --to."));
}

Result<SiteBuild> build(Context& context)
{
    const auto services = context.services();
    if (!services)
        return Failure(services.error());
    const QString name = QString::fromStdString(context.arguments().target);
    return siteNamed(name, (*services)->publishing->targets()).and_then([&](const TargetConfig& site) {
        return buildSite((*services)->workspace.root, site, Errand());
    });
}

QJsonObject buildJson(const SiteBuild& built)
{
    return {{u"folder"_s, built.folder},
            {u"posts"_s, built.posts},
            {u"pages"_s, built.pages},
            {u"written"_s, built.written},
            {u"kept"_s, built.kept},
            {u"removed"_s, built.removed},
            {u"warnings"_s, QJsonArray::fromStringList(built.warnings)}};
}

} // namespace

int siteBuildCommand(Context& context)
{
    const auto built = build(context);
    if (!built)
        return report(built.error());
    if (context.arguments().json) {
        Context::print(buildJson(*built));
        return 0;
    }
    Context::print(Words::tr("%1: %2 posts; %3 files written, %4 kept, %5 removed")
                       .arg(built->folder, QString::number(built->posts), QString::number(built->written),
                            QString::number(built->kept), QString::number(built->removed)));
    for (const QString& warning : built->warnings)
        Context::print(Words::tr("Note: %1").arg(warning));
    return 0;
}

int sitePreviewCommand(Context& context)
{
    const auto built = build(context);
    if (!built)
        return report(built.error());
    SiteServer server(built->folder, built->url);
    if (auto listening = server.listen(static_cast<quint16>(context.arguments().port)); !listening)
        return report(listening.error());
    // Nothing is held that has to be put away.
    std::signal(SIGINT, [](int) { ::_exit(0); });
    std::signal(SIGTERM, [](int) { ::_exit(0); });
    if (context.arguments().json) {
        QJsonObject json = buildJson(*built);
        json.insert(u"url"_s, server.address().toString());
        Context::print(json);
    } else {
        Context::print(Words::tr("%1 (Ctrl+C ends it)").arg(server.address().toString()));
    }
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace brickwork
