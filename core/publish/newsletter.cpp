#include "core/publish/newsletter.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

} // namespace

NewsletterTarget::NewsletterTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_around(std::move(around))
{
}

Result<PublishPlan> NewsletterTarget::plan(const PublishRequest&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<Receipt> NewsletterTarget::deliver(const PublishPlan&, const PublishRequest&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<void> NewsletterTarget::retract(const LastDelivery&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<Fate> NewsletterTarget::inquire(const Interrupted&, const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

Result<TestReport> NewsletterTarget::test(const Errand&) const
{
    return fail(ErrorCode::Internal, {});
}

} // namespace brickwork
