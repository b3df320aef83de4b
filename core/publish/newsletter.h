// Editors without an API: a plan of what survives the clipboard. The text is copied and published there by
// the writer's hand, so nothing is ever sent, and what became of it only the writer knows.
#pragma once

#include "core/publish/target.h"

namespace brickwork {

class NewsletterTarget final : public Target
{
public:
    NewsletterTarget(TargetConfig config, TargetSurroundings around);

    [[nodiscard]] Result<PublishPlan> plan(const PublishRequest& request,
                                           const Errand& errand) const override;
    /// Errors: Refused, always; the sentence says how it is done.
    [[nodiscard]] Result<Receipt> deliver(const PublishPlan& plan, const PublishRequest& request,
                                          const Errand& errand) const override;
    /// There is nothing to be done from here: success means that the record may say so.
    [[nodiscard]] Result<void> retract(const LastDelivery& last, const Errand& errand) const override;
    [[nodiscard]] Result<Fate> inquire(const Interrupted& interrupted, const Errand& errand) const override;
    [[nodiscard]] Result<TestReport> test(const Errand& errand) const override;

private:
    TargetConfig m_config;
    TargetSurroundings m_around;
};

} // namespace brickwork
