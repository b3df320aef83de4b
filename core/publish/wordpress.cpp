#include "core/publish/wordpress.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

} // namespace

WordPressTarget::WordPressTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_around(std::move(around))
{
}

Result<PublishPlan> WordPressTarget::plan(const PublishRequest&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<Receipt> WordPressTarget::deliver(const PublishPlan&, const PublishRequest&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<void> WordPressTarget::retract(const LastDelivery&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<Fate> WordPressTarget::inquire(const Interrupted&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<TestReport> WordPressTarget::test(const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

} // namespace brickwork
