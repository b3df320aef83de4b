// A site that takes posts by the W3C Micropub standard.
#pragma once

#include "core/publish/http.h"
#include "core/publish/target.h"

namespace brickwork {

class MicropubTarget final : public Target
{
public:
    /// `limits`: its patience is also how long a post that a site promised is waited for.
    MicropubTarget(TargetConfig config, TargetSurroundings around, HttpLimits limits = {});

    [[nodiscard]] Result<PublishPlan> plan(const PublishRequest& request,
                                           const Errand& errand) const override;
    [[nodiscard]] Result<Receipt> deliver(const PublishPlan& plan, const PublishRequest& request,
                                          const Errand& errand) const override;
    [[nodiscard]] Result<void> retract(const LastDelivery& last, const Errand& errand) const override;
    [[nodiscard]] Result<Fate> inquire(const Interrupted& interrupted, const Errand& errand) const override;
    [[nodiscard]] Result<TestReport> test(const Errand& errand) const override;

private:
    TargetConfig m_config;
    TargetSurroundings m_around;
    HttpLimits m_limits;
};

} // namespace brickwork
