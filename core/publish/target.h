// What every target can do, whatever it is: plan, deliver, take back, tell what became of a delivery that was
// cut off, and test its connection. Implementations block, so they run off the window's thread; they are
// made for one errand and hold no state between calls. They know no store: what must be remembered goes out
// as values.
#pragma once

#include "core/publish/plan.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace brickwork {

/// What an unfinished delivery has at the target already. Kept with its pending row before each next request,
/// so that a crash finds it.
struct Foothold
{
    QString remote = {};   ///< id of the post, once there is one
    QString slug = {};     ///< as the target gave it
    QString modified = {}; ///< its stamp
    MediaMap media = {};   ///< pictures that are there
    bool written = false;  ///< the whole post is there; it only had to be read back and recorded
    QString sent = {};     ///< hex SHA-256 of the body that the next request writes
    friend bool operator==(const Foothold&, const Foothold&) = default;
};

[[nodiscard]] QString toText(const Foothold& foothold);   ///< compact JSON, empty for none
[[nodiscard]] Foothold footholdFrom(const QString& text); ///< what cannot be read is empty
[[nodiscard]] QString toText(const MediaMap& media);
[[nodiscard]] MediaMap mediaMapFrom(const QString& text);

enum class StepKind
{
    Asking,         ///< what stands at the target
    SendingPicture, ///< subject: its name
    MakingPost,     ///< begun as a draft nobody sees
    WritingPost,
    WritingFile, ///< subject: its path
    Building,    ///< the site; subject: a page
    Committing,
    Pushing, ///< subject: the remote
    ReadingBack,
    TakingBack,
    Waiting, ///< the server asked for patience; subject: seconds
};

struct Step
{
    StepKind kind = StepKind::Asking;
    QString subject = {};
    int number = 0; ///< from 1; 0 if it is not one of several
    int of = 0;
};

/// The errand a target is sent on: it may be called off, is told how far it got and must be able to keep a
/// foothold.
class Errand
{
public:
    using Teller = std::function<void(const Step&)>;
    using Keeper = std::function<Result<void>(const Foothold&)>;

    Errand() = default;
    Errand(std::stop_token stop, Teller teller, Keeper keeper = {})
        : m_stop(std::move(stop)), m_teller(std::move(teller)), m_keeper(std::move(keeper))
    {
    }

    /// The same errand with somebody who keeps its footholds.
    [[nodiscard]] Errand keptBy(Keeper keeper) const { return {m_stop, m_teller, std::move(keeper)}; }
    [[nodiscard]] const std::stop_token& stop() const { return m_stop; }
    [[nodiscard]] bool cancelled() const { return m_stop.stop_requested(); }
    void tell(const Step& step) const
    {
        if (m_teller)
            m_teller(step);
    }
    /// Durable when it returns. A failure ends the errand: what is not kept might be done twice.
    [[nodiscard]] Result<void> keep(const Foothold& foothold) const
    {
        return m_keeper ? m_keeper(foothold) : Result<void>{};
    }

private:
    std::stop_token m_stop;
    Teller m_teller;
    Keeper m_keeper;
};

/// How the writer wants it this time.
struct PublishWish
{
    PostState state = PostState::Published;
    QDateTime scheduled = {}; ///< with PostState::Scheduled
    /// Ghost: the newsletter whose readers get the post by e-mail when it first appears. Empty: nobody does.
    QString newsletter = {};
    /// The stamp of a remote change the writer has seen and wants replaced. Another one than that is a
    /// conflict.
    QString replaces = {};
};

struct SeriesNeighbour
{
    QString title;
    QString url;
};

/// What goes in when a draft is planned or delivered.
struct PublishRequest
{
    DraftSnapshot draft;
    std::optional<LastDelivery> last;
    QDateTime date; ///< of the publication, with its offset: used if nothing else gives one
    PublishWish wish = {};
    /// Of the pending row: a delivery that was cut off and is gone on with has the same one, a new one
    /// another. A target that can mark what it makes does so with it until the post is whole.
    QString token = {};
    Foothold foothold = {};
    /// Addresses of other drafts on this target, by draft id.
    std::map<QString, QString> links = {};
    std::map<QString, QString> standing = {}; ///< what stands there, by draft: its remote
    std::optional<SeriesNeighbour> previous = {};
    std::optional<SeriesNeighbour> next = {};
};

/// What was delivered, as the target itself tells when it is asked afterwards.
struct Receipt
{
    QString remote;
    QString url;
    QString slug;
    QString hash; ///< the plan's
    QString modified = {};
    MediaMap media = {};
    PostState state = PostState::Published;
    QStringList remarks = {}; ///< sentences on what came out otherwise than planned
    QDateTime appears = {};   ///< of a post that waits for its time, or did: when readers see it
};

/// A delivery or a taking back that was cut off.
struct Interrupted
{
    bool retracting = false;
    QString token;
    QString remote; ///< as planned; empty if the target gives the id
    QString hash;
    QString slug;
    Foothold foothold;
    QDateTime since;
    PostState state = PostState::Published; ///< as it was wished
    std::optional<LastDelivery> last;       ///< before it
};

struct Fate
{
    enum class What
    {
        Nothing, ///< the target is as it was before
        Begun,   ///< something of it is there, and `foothold` lets it be gone on with
        Arrived, ///< it is there whole: `receipt`
        Gone,    ///< taken back
        Unclear, ///< nobody can tell: `sentence` says what to look at
    };
    What what = What::Nothing;
    Receipt receipt = {};
    Foothold foothold = {};
    QString sentence = {};
};

/// What a test of the connection found.
struct TestReport
{
    QString greeting;                       ///< "WordPress 6.8, as Ada (editor)"
    QStringList findings;                   ///< sentences: what works but deserves a look
    std::map<QString, QString> offers = {}; ///< what the server says of itself, for choices in the settings
};

class Target
{
public:
    virtual ~Target() = default;

    /// Asks the target and works out what publishing would do. Changes nothing anywhere.
    [[nodiscard]] virtual Result<PublishPlan> plan(const PublishRequest& request,
                                                   const Errand& errand) const = 0;
    /// Carries the plan out and reads it back. Repeating it with the same token and what was kept never makes
    /// a second post. Errors: Refused (the plan has refusals), Conflict, Unreachable, Uncertain (ask
    /// inquire() before anything else), Cancelled, Unwritable, Damaged.
    [[nodiscard]] virtual Result<Receipt> deliver(const PublishPlan& plan, const PublishRequest& request,
                                                  const Errand& errand) const = 0;
    /// Takes the post back; one that is gone already is success. Errors: Conflict if somebody changed it.
    [[nodiscard]] virtual Result<void> retract(const LastDelivery& last, const Errand& errand) const = 0;
    /// Looks what became of what was cut off. Changes nothing. Errors: Unreachable and the like; then the
    /// question stays open.
    [[nodiscard]] virtual Result<Fate> inquire(const Interrupted& interrupted,
                                               const Errand& errand) const = 0;
    [[nodiscard]] virtual Result<TestReport> test(const Errand& errand) const = 0;
};

struct TargetSurroundings
{
    QString workspaceRoot; ///< absolute
    QString secret;        ///< password, key or token; empty if the kind needs none or it is not known
};

using TargetMaker =
    std::function<Result<std::unique_ptr<Target>>(const TargetConfig&, const TargetSurroundings&)>;

/// Errors: Invalid with the option at fault.
[[nodiscard]] Result<std::unique_ptr<Target>> makeTarget(const TargetConfig& config,
                                                         const TargetSurroundings& around);

} // namespace brickwork
