// Everything the publishing sheet shows, as one plain value, and the pure function that builds it from what
// is known. It decides what may be chosen and whether the button publishes; it knows no widgets.
#pragma once

#include "ui/posts/errand_state.h"
#include "ui/posts/plan_state.h"

namespace brickwork {

struct PlaceChoice
{
    QString name;
    QString about; ///< "WordPress", "WordPress, published there"
    bool chosen = false;
    friend bool operator==(const PlaceChoice&, const PlaceChoice&) = default;
};

/// One way to publish, of which one is chosen.
struct WishChoice
{
    PostState state = PostState::Published;
    QString text;
    QString refusal; ///< why it may not be chosen; empty if it may
    friend bool operator==(const WishChoice&, const WishChoice&) = default;
};

struct EmailChoice
{
    QString place;
    bool asking = false;
    bool asked = false;                ///< `choices` is what the target has
    std::vector<OptionChoice> choices; ///< without "nobody", which is the first
    QString chosen;                    ///< its word; empty: nobody gets an e-mail
    QString refusal;                   ///< why the target did not tell
    friend bool operator==(const EmailChoice& a, const EmailChoice& b);
};

struct WishState
{
    std::vector<WishChoice> choices; ///< empty: there is nothing to choose
    PostState state = PostState::Published;
    QDateTime scheduled;
    QString problem; ///< with the date, or empty
    std::vector<EmailChoice> newsletters;
    friend bool operator==(const WishState&, const WishState&) = default;
};

struct PublishState
{
    QString title;
    std::vector<PlaceChoice> places;
    WishState wish;
    std::vector<PlanState> plans; ///< of the chosen places
    QString button;               ///< "Publish", "Update", "Publish to 2 places"
    bool mayPublish = false;
    QString hint;                     ///< why it may not, if no plan says so
    std::vector<ErrandState> errands; ///< not empty: publishing was ordered
    bool running = false;
    bool mayStop = false;
    bool mayTryAgain = false;
    friend bool operator==(const PublishState&, const PublishState&) = default;
};

[[nodiscard]] PublishState publishState(const PublishFacts& facts, const QLocale& locale);

/// The ways a target can take a post.
[[nodiscard]] std::vector<PostState> statesOf(const TargetConfig& target);
/// The wish if every chosen place can carry it out, else that it is published now.
[[nodiscard]] PostState fittingState(const PublishFacts& facts);
/// Whether an e-mail may go out with the post there, if the writer says so.
[[nodiscard]] bool mayEmail(const PublishFacts& facts, const PlaceFacts& place);
/// The places that publishing now goes to.
[[nodiscard]] QStringList placesToPublish(const PublishFacts& facts);
/// What the schedule begins with: nine o'clock of the next day.
[[nodiscard]] QDateTime firstSchedule(const QDateTime& now);

} // namespace brickwork
