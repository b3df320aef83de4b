// The publishing journey of one draft to one target: plan, pending row, delivery, read-back, one act that
// records success. Repeating it is always safe; what a crash left half done is settled before anything else.
// No widgets.
#pragma once

#include "core/flows/logbook.h"
#include "core/publish/target.h"
#include "core/workspace/workspace.h"

#include <QObject>

namespace brickwork {

struct PublishOutcome
{
    PublishPlan plan;
    PostId post;
    Receipt receipt; ///< as it was read back; with PlanAction::Nothing what is on record
};

class PublishFlow final : public QObject
{
    Q_OBJECT

public:
    PublishFlow(Logbook& logbook, Workspace workspace, QObject* parent = nullptr);

    /// Targets as the log knows them.
    [[nodiscard]] std::vector<TargetConfig> targets() const;
    [[nodiscard]] Result<TargetConfig> target(const QString& name) const;
    /// Checks the configuration, then logs it; a target of that name is replaced. Refused if posts stand in
    /// the folder it named until now and not in the new one: nobody could take them back any more.
    [[nodiscard]] Result<void> addTarget(const TargetConfig& target);

    /// What publishing would do, touching nothing.
    [[nodiscard]] Result<PublishPlan> plan(const DraftId& draft, const QString& target) const;
    /// Publishes, or updates; an unchanged draft is success with nothing done.
    [[nodiscard]] Result<PublishOutcome> publish(const DraftId& draft, const QString& target);
    /// Takes the draft back from the target: every file and every post of it there. A post whose draft is
    /// gone is named by its key. Errors: NotFound if it is not there, or if the target's folder is away.
    [[nodiscard]] Result<void> retract(const DraftId& draft, const QString& target);

    /// Settles what a crash left between "pending" and "recorded": looks at the target and records the truth.
    /// Returns sentences about what was found.
    QStringList recover();

    /// The draft was renamed: its post follows. If `from` is still there, or is a draft that had no file yet,
    /// it was no rename, and the post stays. A post of a former draft called `to` has no draft any more.
    [[nodiscard]] Result<void> followRename(const DraftId& from, const DraftId& to);
    /// The post of a draft, or nullptr; it lives until the logbook is read again.
    [[nodiscard]] const Publication* publicationOf(const DraftId& draft) const;

private:
    struct Known
    {
        const Publication* publication = nullptr;
        const Delivery* delivery = nullptr;
        std::optional<LastDelivery> last;
    };
    /// A file of a post on a target: two devices may have recorded it, each with what it wrote.
    struct Standing
    {
        QString remote;
        std::vector<PostId> posts;
        QStringList hashes;
    };
    /// A publication that was cut off and could not be settled yet.
    struct Unsettled
    {
        PendingDelivery row;
        bool ours = false; ///< what stands there is what was delivered
    };

    [[nodiscard]] Known known(const DraftId& draft, const QString& target) const;
    [[nodiscard]] const Delivery* latest(const Publication& publication, const QString& target) const;
    [[nodiscard]] std::vector<Standing> standing(const Publication& publication, const QString& target) const;
    [[nodiscard]] std::optional<Unsettled> unsettled(const DraftId& draft, const TargetConfig& target) const;
    [[nodiscard]] bool looksAway(const TargetConfig& target, const PostId& apartFrom = {}) const;
    [[nodiscard]] Result<void> mayMove(const TargetConfig& target) const;
    [[nodiscard]] std::optional<Brick> brickForPublishing(const PostId& post, const Stamp& stamp) const;
    [[nodiscard]] Result<void> record(const PublishPlan& plan, const PostId& post, const DraftId& draft,
                                      const QString& target, const QString& token, const Stamp& stamp);
    [[nodiscard]] Result<void> takeBack(const Publication& publication, const Standing& file,
                                        const TargetConfig& target);
    [[nodiscard]] Result<void> recordRetracted(const std::vector<PostId>& posts, const QString& target,
                                               const QString& token);
    void refuseNeighbour(PublishPlan& plan, const DraftId& draft, const QString& target) const;
    [[nodiscard]] PublishPlan arrived(const PendingDelivery& pending, const TargetConfig& config,
                                      const Stamp& stamp) const;
    [[nodiscard]] QString settle(const PendingDelivery& pending);
    [[nodiscard]] QString settleRetraction(const PendingDelivery& pending, const TargetConfig& config,
                                           bool there);
    [[nodiscard]] QString settleArrival(const PendingDelivery& pending, const TargetConfig& config);
    QStringList settleAll();

    Logbook& m_logbook;
    Workspace m_workspace;
};

} // namespace brickwork
