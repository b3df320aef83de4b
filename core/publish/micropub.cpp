#include "core/publish/micropub.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

} // namespace

MicropubTarget::MicropubTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_around(std::move(around))
{
}

Result<PublishPlan> MicropubTarget::plan(const PublishRequest&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<Receipt> MicropubTarget::deliver(const PublishPlan&, const PublishRequest&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<void> MicropubTarget::retract(const LastDelivery&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<Fate> MicropubTarget::inquire(const Interrupted&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<TestReport> MicropubTarget::test(const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

} // namespace brickwork
