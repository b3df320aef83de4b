// WordPress through its REST API, with an application password.
#pragma once

#include "core/publish/target.h"

namespace brickwork {

class WordPressTarget final : public Target
{
public:
    WordPressTarget(TargetConfig config, TargetSurroundings around);

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
