#include "ui/posts/errand_state.h"

#include "core/base/web_address.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ErrandState)
};

QString plainSentence(StepKind kind)
{
    switch (kind) {
    case StepKind::Asking:
        return Words::tr("Asking what is there");
    case StepKind::SendingPicture:
        return Words::tr("Sending a picture");
    case StepKind::MakingPost:
        return Words::tr("Beginning the post, out of sight");
    case StepKind::WritingPost:
        return Words::tr("Writing the post");
    case StepKind::WritingFile:
        return Words::tr("Writing a file");
    case StepKind::Building:
        return Words::tr("Building the site");
    case StepKind::Committing:
        return Words::tr("Committing to git");
    case StepKind::Pushing:
        return Words::tr("Pushing");
    case StepKind::ReadingBack:
        return Words::tr("Reading it back");
    case StepKind::TakingBack:
        return Words::tr("Taking the post back");
    case StepKind::Waiting:
        return Words::tr("The server asked for patience");
    }
    Q_UNREACHABLE_RETURN({});
}

QString sentenceWith(StepKind kind, const QString& subject, const QLocale& locale)
{
    switch (kind) {
    case StepKind::SendingPicture:
        return Words::tr("Sending %1").arg(subject);
    case StepKind::WritingFile:
        return Words::tr("Writing %1").arg(subject);
    case StepKind::Building:
        return Words::tr("Building the site: %1").arg(subject);
    case StepKind::Pushing:
        return Words::tr("Pushing to %1").arg(subject);
    case StepKind::Waiting: {
        const int seconds = subject.toInt();
        if (seconds <= 0)
            return plainSentence(kind);
        return seconds == 1 ? Words::tr("The server asked for patience: it goes on in a second")
                            : Words::tr("The server asked for patience: it goes on in %1 seconds")
                                  .arg(locale.toString(seconds));
    }
    default:
        return plainSentence(kind);
    }
}

QString updatedSentence(PostState state)
{
    switch (state) {
    case PostState::Published:
        return Words::tr("Updated, and read back.");
    case PostState::Draft:
        return Words::tr("The draft there is updated, and was read back. Readers do not see it.");
    case PostState::Scheduled:
        return Words::tr("What is scheduled there is updated, and was read back.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString createdSentence(const Delivered& delivered, const QLocale& locale)
{
    switch (delivered.receipt.state) {
    case PostState::Published:
        return Words::tr("Published, and read back.");
    case PostState::Draft:
        return Words::tr("It is there as a draft, and was read back. Readers do not see it.");
    case PostState::Scheduled:
        return Words::tr("Scheduled, and read back: the place shows it by itself on %1.")
            .arg(locale.toString(delivered.plan.date, QLocale::ShortFormat));
    }
    Q_UNREACHABLE_RETURN({});
}

QString doneSentence(const Delivered& delivered, const QLocale& locale)
{
    switch (delivered.plan.action) {
    case PlanAction::Create:
        return createdSentence(delivered, locale);
    case PlanAction::Update:
        return updatedSentence(delivered.receipt.state);
    case PlanAction::Nothing:
        return Words::tr("Nothing to do: what is there is this text.");
    }
    Q_UNREACHABLE_RETURN({});
}

void tellDone(ErrandState& state, const Delivered& delivered, const QLocale& locale)
{
    const bool nothing = delivered.plan.action == PlanAction::Nothing;
    state.tone = nothing ? ErrandTone::Quiet : ErrandTone::Good;
    state.sentence = doneSentence(delivered, locale);
    state.remarks = delivered.receipt.remarks;
    const QString url = delivered.receipt.url.isEmpty() ? delivered.plan.url : delivered.receipt.url;
    state.link =
        openable(url.isEmpty() && !delivered.plan.path.isEmpty() ? QUrl::fromLocalFile(delivered.plan.path)
                                                                 : QUrl(url));
    state.address = state.link.isLocalFile() ? QDir::toNativeSeparators(state.link.toLocalFile())
                                             : state.link.toDisplayString();
}

void tellFailed(ErrandState& state, const Error& error)
{
    state.tone = error.code == ErrorCode::Cancelled ? ErrandTone::Quiet : ErrandTone::Bad;
    state.sentence = error.sentence;
    state.detail = error.detail;
    // What may be there already is never sent a second time without asking.
    if (error.code == ErrorCode::Uncertain)
        state.remarks << Words::tr(
            "Nothing more is sent there before it has been asked what became of this.");
    if (error.code == ErrorCode::Conflict)
        state.remarks << Words::tr("Nothing was overwritten. Try again to compare both texts.");
}

QString joined(const QStringList& names)
{
    if (names.size() < 2)
        return names.value(0);
    //: the last two of several places
    return Words::tr("%1 and %2").arg(names.mid(0, names.size() - 1).join(u", "_s), names.constLast());
}

bool isOrdered(const PlaceFacts& place)
{
    return place.stage != ErrandStage::None;
}

bool failedAt(const PlaceFacts& place)
{
    return place.outcome && !place.outcome->has_value();
}

} // namespace

QString stepSentence(const Step& step, const QLocale& locale)
{
    const QString sentence =
        step.subject.isEmpty() ? plainSentence(step.kind) : sentenceWith(step.kind, step.subject, locale);
    if (step.number < 1 || step.of < 2)
        return sentence;
    //: "Sending sea.jpg", then which one of how many
    return Words::tr("%1, %2 of %3").arg(sentence, locale.toString(step.number), locale.toString(step.of));
}

ErrandState errandState(const PublishFacts& facts, const PlaceFacts& place, const QLocale& locale)
{
    ErrandState state;
    state.place = place.target.name;
    if (place.outcome) {
        if (*place.outcome)
            tellDone(state, **place.outcome, locale);
        else
            tellFailed(state, place.outcome->error());
        return state;
    }
    if (place.stage == ErrandStage::Waiting || !place.step) {
        state.sentence = facts.calledOff                       ? Words::tr("Called off")
                         : place.stage == ErrandStage::Running ? Words::tr("Beginning")
                                                               : Words::tr("Waiting for its turn");
        state.tone = place.stage == ErrandStage::Running ? ErrandTone::Running : ErrandTone::Waiting;
        return state;
    }
    state.tone = ErrandTone::Running;
    state.sentence = stepSentence(*place.step, locale);
    if (facts.calledOff)
        //: %1 is the step that is still on its way
        state.sentence = Words::tr("Stopping after this step: %1").arg(state.sentence);
    state.number = place.step->of > 1 ? place.step->number : 0;
    state.of = place.step->of > 1 ? place.step->of : 0;
    return state;
}

QString errandInBrief(const PublishFacts& facts, const QLocale& locale)
{
    if (!facts.ordered)
        return {};
    if (allEnded(facts))
        return anyFailed(facts) ? Words::tr("Not published everywhere") : QString();
    if (facts.calledOff)
        return Words::tr("Stopping…");
    const auto running = std::ranges::find(facts.places, ErrandStage::Running, &PlaceFacts::stage);
    if (running == facts.places.end() || !running->step)
        return Words::tr("Publishing…");
    //: in the strip; %1 is a place, %2 what is being done there
    return Words::tr("%1: %2").arg(running->target.name, stepSentence(*running->step, locale));
}

QString errandOutcome(const PublishFacts& facts)
{
    QStringList out;
    QStringList kept;
    QStringList failed;
    for (const PlaceFacts& place : facts.places) {
        if (!isOrdered(place) || !place.outcome)
            continue;
        if (failedAt(place))
            failed << place.target.name;
        else if ((*place.outcome)->receipt.state == PostState::Published)
            out << place.target.name;
        else
            kept << place.target.name;
    }
    QStringList sentences;
    if (!out.isEmpty())
        sentences << Words::tr("“%1” is published to %2.").arg(facts.title, joined(out));
    if (!kept.isEmpty())
        sentences << Words::tr("“%1” is at %2, not for readers yet.").arg(facts.title, joined(kept));
    if (!failed.isEmpty())
        sentences << (facts.calledOff ? Words::tr("“%1” was called off for %2.")
                                      : Words::tr("“%1” is not published to %2."))
                         .arg(facts.title, joined(failed));
    return sentences.join(u' ');
}

bool allEnded(const PublishFacts& facts)
{
    return std::ranges::all_of(facts.places, [](const PlaceFacts& place) {
        return place.stage == ErrandStage::None || place.stage == ErrandStage::Ended;
    });
}

bool anyFailed(const PublishFacts& facts)
{
    return std::ranges::any_of(facts.places, [](const PlaceFacts& place) {
        return failedAt(place) && place.outcome->error().code != ErrorCode::Cancelled;
    });
}

bool anyPublished(const PublishFacts& facts)
{
    return std::ranges::any_of(facts.places, [](const PlaceFacts& place) {
        return place.outcome && *place.outcome && (*place.outcome)->plan.action != PlanAction::Nothing &&
               (*place.outcome)->receipt.state == PostState::Published;
    });
}

QUrl openable(const QUrl& link)
{
    return isWebAddress(link) || link.isLocalFile() ? link : QUrl();
}

} // namespace brickwork
