// The publishing journey of one draft to one target: plan, pending row, delivery, read-back, one act that
// records success. Repeating it is always safe; what a crash left half done is settled before anything else.
// No widgets.
#pragma once

#include "core/flows/logbook.h"
#include "core/publish/plan.h"
#include "core/workspace/workspace.h"

#include <QObject>

namespace brickwork {

struct PublishOutcome
{
    PublishPlan plan;
    PostId post;
};

class PublishFlow final : public QObject
{
    Q_OBJECT

public:
    PublishFlow(Logbook& logbook, Workspace workspace, QObject* parent = nullptr);

    /// Targets as the log knows them.
    [[nodiscard]] std::vector<TargetConfig> targets() const;
    [[nodiscard]] Result<TargetConfig> target(const QString& name) const;
    /// Checks the configuration, then logs it; a target of that name is replaced.
    [[nodiscard]] Result<void> addTarget(const TargetConfig& target);

    /// What publishing would do, touching nothing.
    [[nodiscard]] Result<PublishPlan> plan(const DraftId& draft, const QString& target) const;
    /// Publishes, or updates; an unchanged draft is success with nothing done.
    [[nodiscard]] Result<PublishOutcome> publish(const DraftId& draft, const QString& target);
    /// Takes the draft back from the target. Refused if it is not there.
    [[nodiscard]] Result<void> retract(const DraftId& draft, const QString& target);

    /// Settles what a crash left between "pending" and "recorded": looks at the target and records the truth.
    /// Returns sentences about what was found.
    QStringList recover();

    /// The draft was renamed: its post follows. If `from` is still there, it was no rename, and the post
    /// stays with it.
    [[nodiscard]] Result<void> followRename(const DraftId& from, const DraftId& to);
    [[nodiscard]] const Publication* publicationOf(const DraftId& draft) const;

private:
    struct Known
    {
        const Publication* publication = nullptr;
        const Delivery* delivery = nullptr;
        std::optional<LastDelivery> last;
    };

    [[nodiscard]] Known known(const DraftId& draft, const QString& target) const;
    [[nodiscard]] Result<void> record(const PublishPlan& plan, const PostId& post, const DraftId& draft,
                                      const QString& target, const QString& token, const Stamp& stamp);
    void refuseNeighbour(PublishPlan& plan, const Publication* own, const QString& target) const;
    [[nodiscard]] PublishPlan arrived(const PendingDelivery& pending, const TargetConfig& config,
                                      const Stamp& stamp) const;
    [[nodiscard]] QString settle(const PendingDelivery& pending);
    QStringList settleAll();

    Logbook& m_logbook;
    Workspace m_workspace;
};

} // namespace brickwork
