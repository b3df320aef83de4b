// What is known of a draft on its way to its places: which are chosen, what each would do, how far each has
// got. Plain values that the publishing sheet's state is built from; whoever holds them changes them.
#pragma once

#include "core/base/result.h"
#include "core/publish/kinds.h"
#include "core/publish/plan.h"
#include "core/publish/target.h"

#include <optional>
#include <vector>

namespace brickwork {

enum class ErrandStage
{
    None,    ///< nothing was ordered
    Waiting, ///< ordered, not begun
    Running,
    Ended ///< `outcome` says how
};

/// What a target did, as it was planned and as it was read back.
struct Delivered
{
    PublishPlan plan;
    Receipt receipt;
};

struct PlaceFacts
{
    TargetConfig target;
    bool chosen = false;
    bool standing = false;                        ///< the draft is published there, as far as the log knows
    std::optional<Result<PublishPlan>> plan = {}; ///< nothing: it is asked for, or was never
    bool secretMissing = false;                   ///< the answer was that its password or key is not known
    QString agreed = {};   ///< the consequences the writer said yes to, as they were shown
    QString replaces = {}; ///< stamp of a remote change the writer wants replaced
    QString newsletter = {};
    bool askingNewsletters = false;
    std::optional<std::vector<OptionChoice>> newsletters = {}; ///< what the target said it has
    QString newslettersRefused = {};                           ///< why it did not say
    ErrandStage stage = ErrandStage::None;
    std::optional<Step> step = {}; ///< the one it is at, or was
    std::optional<Result<Delivered>> outcome = {};
};

struct PublishFacts
{
    QString title; ///< of the draft
    std::vector<PlaceFacts> places;
    PostState state = PostState::Published;
    QDateTime scheduled = {};
    QDateTime now = {};
    bool ordered = false;   ///< publishing was ordered; `stage` of each place says the rest
    bool calledOff = false; ///< the writer stopped it
};

/// How the writer wants it at a place. Equal wishes may be asked for together.
[[nodiscard]] PublishWish wishAt(const PublishFacts& facts, const PlaceFacts& place);
[[nodiscard]] bool sameWish(const PublishWish& a, const PublishWish& b);
/// The consequences of a plan as one text, which agreeing names.
[[nodiscard]] QString consequencesOf(const PublishPlan& plan);

} // namespace brickwork
