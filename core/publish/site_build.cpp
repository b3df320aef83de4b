#include "core/publish/site_build.h"

#include "core/publish/site_target.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

} // namespace

Result<SiteBuild> buildSite(const QString& workspaceRoot, const TargetConfig& target, const Errand& errand)
{
    if (target.kind != "site"_L1)
        return fail(ErrorCode::Invalid,
                    Sentences::tr("“%1” is no site that Brickwork builds.").arg(target.name));
    return checkTarget(target).and_then(
        [&] { return SiteTarget(target, {.workspaceRoot = workspaceRoot, .secret = {}}).build(errand); });
}

} // namespace brickwork
