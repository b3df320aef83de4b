// The built-in site as a target: the published text is kept in the workspace, and the site is built from what
// is kept.
#pragma once

#include "core/publish/target.h"

namespace brickwork {

class SiteTarget final : public Target
{
public:
    SiteTarget(TargetConfig config, TargetSurroundings around);

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
};

} // namespace brickwork
