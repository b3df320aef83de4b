// The publishing journey of one draft to one target: plan, pending row, delivery, read-back, one act that
// records success. Repeating it is always safe; what a crash left half done is settled before anything else.
// It blocks while targets answer, so the window sends it off its thread (publish_runner.h). No widgets.
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
    /// Knows folders until setMaker() is called.
    PublishFlow(Logbook& logbook, Workspace workspace, QObject* parent = nullptr);

    /// What makes targets of every kind; apart, so that a program that publishes nothing loads nothing of it.
    void setMaker(TargetMaker maker) { m_maker = std::move(maker); }
    /// The secret of a target, by its name. Errors: NotFound if it is not known.
    using SecretReader = std::function<Result<QString>(const QString& target)>;
    void setSecrets(SecretReader reader) { m_secrets = std::move(reader); }

    /// Targets as the log knows them.
    [[nodiscard]] std::vector<TargetConfig> targets() const;
    [[nodiscard]] Result<TargetConfig> target(const QString& name) const;
    /// Checks the configuration, then logs it; a target of that name is replaced. Refused if posts stand in
    /// the folder it named until now and not in the new one: nobody could take them back any more.
    [[nodiscard]] Result<void> addTarget(const TargetConfig& target);

    /// What publishing would do, touching nothing.
    [[nodiscard]] Result<PublishPlan> plan(const DraftId& draft, const QString& target,
                                           const PublishWish& wish = {}, const Errand& errand = {}) const;
    /// Publishes, or updates; an unchanged draft is success with nothing done.
    [[nodiscard]] Result<PublishOutcome> publish(const DraftId& draft, const QString& target,
                                                 const PublishWish& wish = {}, const Errand& errand = {});
    /// The writer published the draft there by hand, at that address; without a day it was now. Errors:
    /// Refused if that is no address of a page, if the target is one that is published to from here, if
    /// another draft's post has the address, or while something is being published.
    [[nodiscard]] Result<PublishOutcome> recordByHand(const DraftId& draft, const QString& target,
                                                      const QString& url, std::optional<Instant> when = {});
    /// Whether the connection stands. `secret` in place of the one on record, if it is not empty.
    [[nodiscard]] Result<TestReport> test(const TargetConfig& target, const QString& secret,
                                          const Errand& errand = {}) const;
    /// Takes the draft back from the target: every file and every post of it there. A post whose draft is
    /// gone is named by its key. Errors: NotFound if it is not there, or if the target's folder is away.
    [[nodiscard]] Result<void> retract(const DraftId& draft, const QString& target,
                                       const Errand& errand = {});

    /// Settles what a crash left between "pending" and "recorded": asks the target and records the truth.
    /// Returns sentences about what was found.
    QStringList recover(const Errand& errand = {});
    /// Whether anything is left to settle; looks at the store only.
    [[nodiscard]] bool hasUnsettled() const;

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
        Delivery delivery; ///< the latest of them
        std::vector<PostId> posts;
        QStringList hashes;
    };
    /// A publication that was cut off, and what the target says of it.
    struct Unsettled
    {
        PendingDelivery row;
        Result<Fate> fate;
    };
    enum class Settle
    {
        All,
        Folders ///< those that need no server
    };

    [[nodiscard]] Result<std::unique_ptr<Target>> make(const TargetConfig& config) const;
    [[nodiscard]] Known known(const DraftId& draft, const QString& target) const;
    [[nodiscard]] const Delivery* latest(const Publication& publication, const QString& target) const;
    [[nodiscard]] std::vector<Standing> standing(const Publication& publication, const QString& target) const;
    [[nodiscard]] std::optional<Unsettled> unsettled(const DraftId& draft, const TargetConfig& target,
                                                     const Errand& errand) const;
    [[nodiscard]] Result<Fate> fateOf(const PendingDelivery& row, const TargetConfig& target,
                                      const Errand& errand) const;
    [[nodiscard]] bool stoodThereBefore(const PendingDelivery& row, const QString& hash) const;
    [[nodiscard]] bool looksAway(const TargetConfig& target, const PostId& apartFrom = {}) const;
    [[nodiscard]] bool hasPosts(const QString& target) const;
    [[nodiscard]] Result<void> mayMove(const TargetConfig& target) const;
    [[nodiscard]] Result<void> mayMoveSite(const Result<TargetConfig>& before,
                                           const TargetConfig& target) const;
    /// A plan and the delivery of it are of one instant: a post is dated by it.
    [[nodiscard]] Result<PublishPlan> planAt(const Stamp& now, const DraftId& draft, const QString& target,
                                             const PublishWish& wish, const Errand& errand) const;
    [[nodiscard]] PublishRequest requestFor(const Stamp& now, const DraftId& draft, const QString& text,
                                            const QString& target, const Known& before,
                                            const PublishWish& wish) const;
    [[nodiscard]] std::optional<Brick> brickForPublishing(const PostId& post, const Stamp& stamp) const;
    [[nodiscard]] Result<void> record(const PublishPlan& plan, const Receipt& receipt,
                                      const PendingDelivery& row, const Stamp& stamp, bool laysBrick = true);
    [[nodiscard]] QString draftNow(const PendingDelivery& row) const;
    [[nodiscard]] Result<PublishOutcome> deliver(const PublishPlan& plan, const PublishRequest& request,
                                                 const PendingDelivery& row, const Errand& errand);
    [[nodiscard]] Result<void> takeBack(const Publication& publication, const Standing& file,
                                        const TargetConfig& target, const Errand& errand);
    [[nodiscard]] std::optional<PendingDelivery>
    updateBegun(const Publication& publication, const Standing& file, const TargetConfig& target) const;
    [[nodiscard]] Result<void> takeBackBegun(const Unsettled& left, const TargetConfig& target,
                                             const Errand& errand);
    [[nodiscard]] Result<void> recordRetracted(const std::vector<PostId>& posts, const QString& target,
                                               const QString& token);
    [[nodiscard]] Result<void> mayRecordByHand(const DraftId& draft, const TargetConfig& target,
                                               const QUrl& address) const;
    [[nodiscard]] QString leftAt(const DraftId& draft, const QString& target) const;
    void refuseNeighbour(PublishPlan& plan, const DraftId& draft, const QString& target) const;
    void judgeLeftOver(PublishPlan& plan, const Unsettled& left, const TargetConfig& config) const;
    void completeArrived(PublishPlan& delivered, Receipt& receipt, const PendingDelivery& row,
                         const TargetConfig& config, const Stamp& stamp) const;
    [[nodiscard]] QString settle(const PendingDelivery& row, const Errand& errand);
    [[nodiscard]] QString settleRetraction(const PendingDelivery& row, const TargetConfig& config, bool gone);
    [[nodiscard]] QString settleArrival(const PendingDelivery& row, const TargetConfig& config,
                                        Receipt receipt);
    QStringList settleAll(Settle which, const QString& alsoTarget, const Errand& errand);

    TargetMaker m_maker;
    SecretReader m_secrets;
    Logbook& m_logbook;
    Workspace m_workspace;
};

} // namespace brickwork
