#include "ui/posts/publish_state.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PublishState)
};

constexpr int minuteOfSlack = 60;

QString nameOf(PostState state)
{
    switch (state) {
    case PostState::Published:
        return Words::tr("Publish now");
    case PostState::Draft:
        return Words::tr("As a draft there");
    case PostState::Scheduled:
        return Words::tr("Schedule");
    }
    Q_UNREACHABLE_RETURN({});
}

bool canBe(const TargetConfig& target, PostState state)
{
    return std::ranges::contains(statesOf(target), state);
}

std::vector<const PlaceFacts*> chosen(const PublishFacts& facts)
{
    std::vector<const PlaceFacts*> places;
    for (const PlaceFacts& place : facts.places) {
        if (place.chosen)
            places.push_back(&place);
    }
    return places;
}

PlaceChoice choiceOf(const PlaceFacts& place)
{
    const auto info = targetKind(place.target.kind);
    const QString kind = info ? info->name : place.target.kind;
    return {.name = place.target.name,
            //: of a place: its kind, and that the draft is published there
            .about = place.standing ? Words::tr("%1, published there").arg(kind) : kind,
            .chosen = place.chosen};
}

std::vector<WishChoice> wishChoices(const PublishFacts& facts)
{
    std::vector<WishChoice> choices;
    bool any = false;
    for (const PostState state : {PostState::Published, PostState::Draft, PostState::Scheduled}) {
        WishChoice choice{.state = state, .text = nameOf(state), .refusal = {}};
        bool offered = false;
        for (const PlaceFacts* place : chosen(facts)) {
            if (canBe(place->target, state))
                offered = true;
            else if (choice.refusal.isEmpty())
                choice.refusal = Words::tr("%1 cannot do this.").arg(place->target.name);
        }
        if (!offered && state != PostState::Published)
            continue;
        any = any || state != PostState::Published;
        choices.push_back(choice);
    }
    return any ? choices : std::vector<WishChoice>();
}

EmailChoice newsletterOf(const PlaceFacts& place)
{
    return {.place = place.target.name,
            .asking = place.askingNewsletters,
            .asked = place.newsletters.has_value(),
            .choices = place.newsletters.value_or(std::vector<OptionChoice>()),
            .chosen = place.newsletter,
            .refusal = place.newslettersRefused};
}

WishState wishState(const PublishFacts& facts)
{
    WishState wish{.choices = wishChoices(facts),
                   .state = facts.state,
                   .scheduled = facts.scheduled,
                   .problem = {},
                   .newsletters = {}};
    if (facts.state == PostState::Scheduled && facts.scheduled < facts.now.addSecs(minuteOfSlack))
        wish.problem = Words::tr("That is no time to come. Choose a later one, or publish now.");
    for (const PlaceFacts* place : chosen(facts)) {
        if (mayEmail(facts, *place))
            wish.newsletters.push_back(newsletterOf(*place));
    }
    return wish;
}

/// Chosen, and not known to have nothing to publish: what is still asked counts.
qsizetype placesMeant(const PublishFacts& facts)
{
    return std::ranges::count_if(facts.places, [](const PlaceFacts& place) {
        const bool nothing = place.plan && *place.plan && (*place.plan)->action == PlanAction::Nothing;
        return place.chosen && place.target.kind != "newsletter"_L1 && !nothing;
    });
}

QString buttonText(const PublishFacts& facts, const std::vector<PlanState>& plans, const QLocale& locale)
{
    const qsizetype places = placesMeant(facts);
    const bool several = places > 1;
    const QString count = locale.toString(places);
    if (facts.state == PostState::Scheduled)
        return several ? Words::tr("Schedule at %1 places").arg(count) : Words::tr("Schedule");
    if (facts.state == PostState::Draft)
        return several ? Words::tr("Send as a draft to %1 places").arg(count) : Words::tr("Send as a draft");
    if (several)
        return Words::tr("Publish to %1 places").arg(count);
    const auto updates = [&](const PlaceFacts& place) {
        return place.chosen && place.plan && *place.plan && (*place.plan)->action == PlanAction::Update;
    };
    return (places == 1 || plans.size() == 1) && std::ranges::any_of(facts.places, updates)
               ? Words::tr("Update")
               : Words::tr("Publish");
}

QString hintOf(const std::vector<PlanState>& plans, const WishState& wish)
{
    const auto has = [&](PlanVerdict verdict) {
        return std::ranges::contains(plans, verdict, &PlanState::verdict);
    };
    if (plans.empty())
        return Words::tr("Choose a place.");
    if (!wish.problem.isEmpty())
        return wish.problem;
    if (plans.size() > 1 && has(PlanVerdict::Refused))
        return Words::tr("“%1” cannot be published to. See to it, or leave that place out.")
            .arg(std::ranges::find(plans, PlanVerdict::Refused, &PlanState::verdict)->place);
    if (plans.size() > 1 && has(PlanVerdict::Secret))
        return Words::tr("One place wants its password or key.");
    if (has(PlanVerdict::Agree))
        return Words::tr("Agree to what happens first.");
    return {};
}

/// Nothing leaves before every chosen place has shown its plan, and none refuses.
bool mayPublish(const PublishFacts& facts, const std::vector<PlanState>& plans, const WishState& wish)
{
    const bool clear = std::ranges::all_of(plans, [](const PlanState& plan) {
        return plan.verdict == PlanVerdict::May || plan.verdict == PlanVerdict::Done ||
               plan.verdict == PlanVerdict::ByHand;
    });
    return clear && wish.problem.isEmpty() && !placesToPublish(facts).isEmpty();
}

} // namespace

bool operator==(const EmailChoice& a, const EmailChoice& b)
{
    const auto same = [](const OptionChoice& one, const OptionChoice& other) {
        return one.word == other.word && one.name == other.name;
    };
    return a.place == b.place && a.asking == b.asking && a.asked == b.asked && a.chosen == b.chosen &&
           a.refusal == b.refusal && std::ranges::equal(a.choices, b.choices, same);
}

std::vector<PostState> statesOf(const TargetConfig& target)
{
    if (target.kind == "wordpress"_L1 || target.kind == "ghost"_L1)
        return {PostState::Published, PostState::Draft, PostState::Scheduled};
    if (target.kind == "folder"_L1)
        return {PostState::Published, PostState::Draft};
    return {PostState::Published};
}

PostState fittingState(const PublishFacts& facts)
{
    const auto fits = [&](const PlaceFacts& place) {
        return !place.chosen || canBe(place.target, facts.state);
    };
    return std::ranges::all_of(facts.places, fits) ? facts.state : PostState::Published;
}

bool mayEmail(const PublishFacts& facts, const PlaceFacts& place)
{
    return place.target.kind == "ghost"_L1 && facts.state != PostState::Draft && !place.standing;
}

QStringList placesToPublish(const PublishFacts& facts)
{
    QStringList places;
    for (const PlaceFacts& place : facts.places) {
        const bool planned = place.chosen && place.plan && *place.plan;
        if (planned && place.target.kind != "newsletter"_L1 && (*place.plan)->action != PlanAction::Nothing)
            places << place.target.name;
    }
    return places;
}

QDateTime firstSchedule(const QDateTime& now)
{
    QDateTime next = now.addDays(1);
    next.setTime(QTime(9, 0));
    return next;
}

PublishState publishState(const PublishFacts& facts, const QLocale& locale)
{
    PublishState state;
    state.title = facts.title;
    for (const PlaceFacts& place : facts.places) {
        state.places.push_back(choiceOf(place));
        if (place.chosen)
            state.plans.push_back(planState(place, locale));
        if (place.stage != ErrandStage::None)
            state.errands.push_back(errandState(facts, place, locale));
    }
    state.wish = wishState(facts);
    state.mayPublish = mayPublish(facts, state.plans, state.wish);
    state.button = buttonText(facts, state.plans, locale);
    state.hint = hintOf(state.plans, state.wish);
    state.running = facts.ordered && !allEnded(facts);
    state.mayStop = state.running && !facts.calledOff;
    const auto failed = [](const PlaceFacts& place) { return place.outcome && !*place.outcome; };
    state.mayTryAgain = facts.ordered && !state.running && std::ranges::any_of(facts.places, failed);
    return state;
}

} // namespace brickwork
