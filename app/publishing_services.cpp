#include "app/publishing_services.h"

namespace brickwork {

namespace {

struct OpenedDesk final : PublishingDesk
{
    explicit OpenedDesk(Services opened) : services(std::move(opened)) { allowEveryTarget(services); }
    PublishFlow& flow() override { return *services.publishing; }

    Services services;
};

} // namespace

void allowEveryTarget(Services& services)
{
    services.publishing->setMaker(&makeTarget);
}

DeskOpener deskOpener(const Workspace& workspace, const Places& places, const Clock& clock)
{
    return [workspace, places, &clock]() -> Result<std::unique_ptr<PublishingDesk>> {
        auto services = reopenServices(workspace, places, clock);
        if (!services)
            return Failure(services.error());
        return std::make_unique<OpenedDesk>(std::move(*services));
    };
}

} // namespace brickwork
