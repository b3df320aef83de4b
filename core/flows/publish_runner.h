// Publishing off the window's thread: asks targets, publishes, takes back and tests connections one order
// after the other, tells each step, and can be called off. Each order works on its own opening of the store,
// as another process would; the logbook of the window hears of it as it hears of those. No widgets.
#pragma once

#include "core/flows/publish_flow.h"
#include "core/flows/secrets.h"

#include <QObject>

#include <expected>
#include <functional>
#include <memory>
#include <type_traits>

// An expected can be compared only if its error can: Qt would try.
template <typename T, typename E>
struct QTypeTraits::has_operator_equal<std::expected<T, E>> : std::false_type
{
};

namespace brickwork {

/// The key under which the secret of a target is kept.
[[nodiscard]] QString secretKey(const WorkspaceId& workspace, const QString& target);

/// Opens what an order works with, on the thread of the order.
struct PublishingDesk
{
    virtual ~PublishingDesk() = default;
    [[nodiscard]] virtual PublishFlow& flow() = 0;
};
using DeskOpener = std::function<Result<std::unique_ptr<PublishingDesk>>()>;

class PublishRunner final : public QObject
{
    Q_OBJECT

public:
    PublishRunner(DeskOpener opener, Secrets& secrets, WorkspaceId workspace, QObject* parent = nullptr);
    /// Calls off what runs and waits until it is safe to leave.
    ~PublishRunner() override;

    [[nodiscard]] bool busy() const;

    // Orders. Planning gives up an earlier planning; publishing and taking back wait for what runs.

    /// planned() for each target, in turn.
    void plan(const DraftId& draft, const QStringList& targets, const PublishWish& wish = {});
    /// progressed() and finished() for each target, in turn, one failing does not stop the others; then
    /// done().
    void publish(const DraftId& draft, const QStringList& targets, const PublishWish& wish = {});
    /// retracted() for each target, then done().
    void retract(const DraftId& draft, const QStringList& targets);
    /// tested(). With an empty secret the one on record is used.
    void test(const TargetConfig& target, const QString& secret = {});
    /// recovered() with what was found of publications that were cut off; nothing is said if there are none.
    void recover();
    /// The steps that have not begun are not taken; what is on its way is finished or settled later.
    void cancel();
    /// The same for tests alone.
    void cancelTests();

    /// Keeps (or, empty, forgets) the secret of a target; secretKept() says where.
    void keepSecret(const QString& target, const QString& secret);

Q_SIGNALS:
    void planned(const brickwork::DraftId& draft, const QString& target,
                 const brickwork::Result<brickwork::PublishPlan>& plan);
    void progressed(const QString& target, const brickwork::Step& step);
    void finished(const brickwork::DraftId& draft, const QString& target,
                  const brickwork::Result<brickwork::PublishOutcome>& outcome);
    void retracted(const brickwork::DraftId& draft, const QString& target,
                   const brickwork::Result<void>& outcome);
    void tested(const QString& target, const brickwork::Result<brickwork::TestReport>& report);
    void recovered(const QStringList& sentences);
    void secretKept(const QString& target, const brickwork::Result<brickwork::SecretHome>& home);
    /// The target's secret is not known: the writer is asked for it, then the order is given again.
    void secretMissing(const QString& target);
    void done();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace brickwork
