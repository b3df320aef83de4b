#include "core/publish/ghost.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

} // namespace

GhostTarget::GhostTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_around(std::move(around))
{
}

Result<PublishPlan> GhostTarget::plan(const PublishRequest&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<Receipt> GhostTarget::deliver(const PublishPlan&, const PublishRequest&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<void> GhostTarget::retract(const LastDelivery&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<Fate> GhostTarget::inquire(const Interrupted&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<TestReport> GhostTarget::test(const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

} // namespace brickwork
