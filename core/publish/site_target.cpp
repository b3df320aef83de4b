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

SiteTarget::SiteTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_around(std::move(around))
{
}

Result<PublishPlan> SiteTarget::plan(const PublishRequest&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<Receipt> SiteTarget::deliver(const PublishPlan&, const PublishRequest&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<void> SiteTarget::retract(const LastDelivery&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<Fate> SiteTarget::inquire(const Interrupted&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<TestReport> SiteTarget::test(const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

} // namespace brickwork
