#include "ui/posts/plan_state.h"

#include <QCoreApplication>
#include <QDir>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PlanState)
};

QString createSentence(PostState state)
{
    switch (state) {
    case PostState::Published:
        return Words::tr("New: this draft is not published here yet.");
    case PostState::Draft:
        return Words::tr("New, as a draft: readers do not see it.");
    case PostState::Scheduled:
        return Words::tr("New: readers see it from its date on.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString updateSentence(PostState state)
{
    switch (state) {
    case PostState::Published:
        return Words::tr("Update: the published post gets this text.");
    case PostState::Draft:
        return Words::tr("Update: the draft there gets this text; readers do not see it.");
    case PostState::Scheduled:
        return Words::tr("Update: the post gets this text; readers see it from its date on.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString nothingSentence(PostState state)
{
    switch (state) {
    case PostState::Published:
        return Words::tr("Nothing to do: what is published is this text.");
    case PostState::Draft:
        return Words::tr("Nothing to do: the draft there is this text.");
    case PostState::Scheduled:
        return Words::tr("Nothing to do: what is scheduled there is this text.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString sentenceOf(const PublishPlan& plan)
{
    if (plan.conflict)
        return Words::tr("This post was changed there since it was published from here.");
    if (!plan.refusals.isEmpty())
        return Words::tr("This cannot be published yet.");
    switch (plan.action) {
    case PlanAction::Create:
        return createSentence(plan.state);
    case PlanAction::Update:
        return updateSentence(plan.state);
    case PlanAction::Nothing:
        return nothingSentence(plan.state);
    }
    Q_UNREACHABLE_RETURN({});
}

QString dateOf(const PublishPlan& plan, const QLocale& locale)
{
    if (!plan.date.isValid())
        return {};
    const QString day = locale.toString(plan.date.date(), QLocale::LongFormat);
    if (plan.state != PostState::Scheduled)
        return day;
    //: a day, then a time of day
    return Words::tr("%1, %2").arg(day, locale.toString(plan.date.time(), QLocale::ShortFormat));
}

QString sizeOf(qint64 bytes, const QLocale& locale)
{
    return locale.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

PlanPicture pictureOf(const PlannedMedia& media, const QLocale& locale)
{
    const QString size = sizeOf(media.size, locale);
    return {.name = QUrl::fromPercentEncoding(media.url.toUtf8()).section(u'/', -1),
            //: of a picture: its size, and that the place has it
            .about = media.there ? Words::tr("%1, there already").arg(size) : size,
            .file = QDir::toNativeSeparators(media.file)};
}

QString picturesSummary(const std::vector<PlannedMedia>& media, const QLocale& locale)
{
    if (media.empty())
        return {};
    qint64 bytes = 0;
    qsizetype there = 0;
    for (const PlannedMedia& one : media) {
        bytes += one.size;
        there += one.there ? 1 : 0;
    }
    const auto count = static_cast<qsizetype>(media.size());
    const QString size = sizeOf(bytes, locale);
    const QString all = count == 1 ? Words::tr("1 picture, %1").arg(size)
                                   //: how many, and their size together
                                   : Words::tr("%1 pictures, %2").arg(locale.toString(count), size);
    if (there == 0)
        return all;
    if (there == count)
        //: %1 is "3 pictures, 1.2 MB"
        return count == 1 ? Words::tr("%1; it is there already").arg(all)
                          : Words::tr("%1; all are there already").arg(all);
    return there == 1 ? Words::tr("%1; 1 is there already").arg(all)
                      : Words::tr("%1; %2 are there already").arg(all, locale.toString(there));
}

/// A plan that was made before the newsletter was chosen says nothing of those who get it.
bool tellsOfNewsletter(const PublishPlan& plan, const PlaceFacts& place)
{
    return place.newsletter.isEmpty() || !plan.consequences.isEmpty() || !plan.refusals.isEmpty() ||
           plan.action == PlanAction::Nothing;
}

PlanVerdict verdictOf(const PublishPlan& plan, const PlaceFacts& place)
{
    if (!tellsOfNewsletter(plan, place))
        return PlanVerdict::Asking;
    if (!plan.refusals.isEmpty())
        return PlanVerdict::Refused;
    if (plan.action == PlanAction::Nothing)
        return PlanVerdict::Done;
    const QString consequences = consequencesOf(plan);
    return consequences.isEmpty() || consequences == place.agreed ? PlanVerdict::May : PlanVerdict::Agree;
}

QString askingSentence(const TargetConfig& target)
{
    //: %1 is a host or the name of a place
    return Words::tr("Asking %1…").arg(addressedName(target));
}

void tellPlan(PlanState& state, const PublishPlan& plan, const PlaceFacts& place, const QLocale& locale)
{
    state.verdict = verdictOf(plan, place);
    state.sentence = state.verdict == PlanVerdict::Asking ? askingSentence(place.target) : sentenceOf(plan);
    state.isFile = !plan.path.isEmpty();
    // What becomes of a file, as git has it, is told with it.
    state.where = state.isFile && plan.where.isEmpty() ? QDir::toNativeSeparators(plan.path) : plan.where;
    state.url = plan.url;
    state.date = dateOf(plan, locale);
    state.words = locale.toString(plan.words);
    for (const QString& refusal : plan.refusals)
        state.notes.push_back({.sentence = refusal, .kind = NoteKind::Refusal});
    for (const QString& warning : plan.warnings)
        state.notes.push_back({.sentence = warning, .kind = NoteKind::Warning});
    for (const QString& loss : plan.losses)
        state.notes.push_back({.sentence = loss, .kind = NoteKind::Loss});
    for (const PlannedMedia& media : plan.media)
        state.pictures.push_back(pictureOf(media, locale));
    state.picturesSummary = picturesSummary(plan.media, locale);
    if (plan.before && plan.action == PlanAction::Update && *plan.before != plan.text)
        state.texts = PlanTexts{.before = *plan.before, .after = plan.text};
    if (plan.refusals.isEmpty() && plan.action != PlanAction::Nothing)
        state.consequences = consequencesOf(plan);
    state.agreed = state.verdict == PlanVerdict::May && !state.consequences.isEmpty();
    state.conflict = plan.conflict.has_value();
}

void tellError(PlanState& state, const Error& error, const QString& secretCaption)
{
    state.verdict = PlanVerdict::Refused;
    state.sentence = Words::tr("It cannot be told what publishing here would do.");
    state.notes = {{.sentence = error.sentence, .kind = NoteKind::Refusal}};
    state.detail = error.detail;
    state.mayAskAgain = true;
    // The server answered, and not as it would to somebody it knows.
    if (error.code == ErrorCode::Refused)
        state.secretOffer = secretCaption;
}

} // namespace

PublishWish wishAt(const PublishFacts& facts, const PlaceFacts& place)
{
    return {.state = facts.state,
            .scheduled = facts.state == PostState::Scheduled ? facts.scheduled : QDateTime(),
            .newsletter = facts.state == PostState::Draft ? QString() : place.newsletter,
            .replaces = place.replaces};
}

bool sameWish(const PublishWish& a, const PublishWish& b)
{
    return a.state == b.state && a.scheduled == b.scheduled && a.newsletter == b.newsletter &&
           a.replaces == b.replaces;
}

QString consequencesOf(const PublishPlan& plan)
{
    return plan.consequences.join(u' ');
}

QString addressedName(const TargetConfig& target)
{
    const QString host = QUrl(target.option(u"url"_s)).host();
    const auto info = targetKind(target.kind);
    // A folder answers by itself, whatever the address of its site.
    const bool server = info && !info->secretCaption.isEmpty();
    return server && !host.isEmpty() ? host : target.name;
}

PlanState planState(const PlaceFacts& place, const QLocale& locale)
{
    const auto info = targetKind(place.target.kind);
    PlanState state;
    state.place = place.target.name;
    state.kindName = info ? info->name : place.target.kind;
    state.sentence = askingSentence(place.target);
    if (place.secretMissing) {
        state.verdict = PlanVerdict::Secret;
        state.sentence = Words::tr("The password or key of this place is not known on this computer.");
        state.secretCaption =
            info && !info->secretCaption.isEmpty() ? info->secretCaption : Words::tr("Password or key");
        state.secretHint = info ? info->secretHint : QString();
        return state;
    }
    if (!place.plan)
        return state;
    if (!*place.plan) {
        tellError(state, place.plan->error(), info ? info->secretCaption : QString());
        return state;
    }
    tellPlan(state, **place.plan, place, locale);
    if (place.target.kind == "newsletter"_L1 && state.verdict != PlanVerdict::Done) {
        state.verdict = PlanVerdict::ByHand;
        state.sentence = Words::tr("Published by hand: Brickwork copies the text as this editor takes it.");
    }
    return state;
}

} // namespace brickwork
