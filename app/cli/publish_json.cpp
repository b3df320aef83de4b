#include "app/cli/publish_json.h"

#include "core/markdown/text_diff.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QString stateText(PostState state)
{
    switch (state) {
    case PostState::Published:
        return u"published"_s;
    case PostState::Draft:
        return u"draft"_s;
    case PostState::Scheduled:
        return u"scheduled"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonArray mediaJson(const std::vector<PlannedMedia>& media)
{
    QJsonArray all;
    for (const PlannedMedia& picture : media)
        all.append(QJsonObject{{u"url"_s, picture.url},
                               {u"name"_s, picture.name},
                               {u"bytes"_s, picture.size},
                               {u"there"_s, picture.there ? orNull(picture.there->url) : QJsonValue()},
                               {u"alt"_s, picture.alt}});
    return all;
}

/// Words that came and went since the text went out last; null where that is not known.
QJsonValue changesJson(const PublishPlan& plan)
{
    if (!plan.before)
        return QJsonValue::Null;
    const TextDiff changes = diffTexts(*plan.before, plan.text);
    return QJsonObject{{u"words_added"_s, changes.wordsAdded}, {u"words_removed"_s, changes.wordsRemoved}};
}

} // namespace

QString actionText(PlanAction action)
{
    switch (action) {
    case PlanAction::Create:
        return u"create"_s;
    case PlanAction::Update:
        return u"update"_s;
    case PlanAction::Nothing:
        return u"nothing"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject planJson(const PublishPlan& plan, const QString& target)
{
    QJsonObject json{{u"target"_s, target},
                     {u"action"_s, actionText(plan.action)},
                     {u"state"_s, stateText(plan.state)},
                     {u"title"_s, plan.title},
                     {u"slug"_s, plan.slug},
                     {u"path"_s, plan.path},
                     {u"where"_s, plan.where},
                     {u"remote"_s, orNull(plan.remote)},
                     {u"url"_s, orNull(plan.url)},
                     {u"date"_s, plan.date.toString(Qt::ISODate)},
                     {u"words"_s, plan.words},
                     {u"changes"_s, changesJson(plan)},
                     {u"media"_s, mediaJson(plan.media)},
                     {u"warnings"_s, QJsonArray::fromStringList(plan.warnings)},
                     {u"losses"_s, QJsonArray::fromStringList(plan.losses)},
                     {u"consequences"_s, QJsonArray::fromStringList(plan.consequences)},
                     {u"refusals"_s, QJsonArray::fromStringList(plan.refusals)},
                     {u"conflict"_s, QJsonValue::Null},
                     {u"remarks"_s, QJsonArray()},
                     {u"published"_s, false}};
    if (plan.conflict)
        json.insert(u"conflict"_s,
                    QJsonObject{{u"stamp"_s, plan.conflict->modified}, {u"theirs"_s, plan.conflict->theirs}});
    return json;
}

QJsonObject outcomeJson(const PublishOutcome& outcome, const QString& target)
{
    QJsonObject json = planJson(outcome.plan, target);
    const Receipt& receipt = outcome.receipt;
    json.insert(u"published"_s, true);
    json.insert(u"remote"_s, orNull(receipt.remote));
    json.insert(u"state"_s, stateText(receipt.state));
    if (!receipt.slug.isEmpty())
        json.insert(u"slug"_s, receipt.slug);
    if (!receipt.url.isEmpty())
        json.insert(u"url"_s, receipt.url);
    json.insert(u"remarks"_s, QJsonArray::fromStringList(receipt.remarks));
    return json;
}

QJsonObject failureJson(const Error& error, const QString& target)
{
    return {{u"target"_s, target},
            {u"published"_s, false},
            {u"uncertain"_s, error.code == ErrorCode::Uncertain},
            {u"error"_s, error.sentence}};
}

QStringList planLines(const PublishPlan& plan)
{
    QStringList lines{u"%1  %2"_s.arg(actionText(plan.action), plan.path.isEmpty() ? plan.where : plan.path),
                      Words::tr("Title: %1").arg(plan.title)};
    if (!plan.url.isEmpty())
        lines << Words::tr("Address: %1").arg(plan.url);
    for (const PlannedMedia& picture : plan.media)
        lines << (picture.there ? Words::tr("Picture: %1 (there already)") : Words::tr("Picture: %1"))
                     .arg(picture.url);
    for (const QString& consequence : plan.consequences)
        lines << Words::tr("This also happens: %1").arg(consequence);
    for (const QString& loss : plan.losses)
        lines << Words::tr("Not carried: %1").arg(loss);
    for (const QString& warning : plan.warnings)
        lines << Words::tr("Note: %1").arg(warning);
    return lines;
}

QString stepText(const Step& step)
{
    const QString place = step.of > 1 ? Words::tr(" (%1 of %2)").arg(step.number).arg(step.of) : QString();
    switch (step.kind) {
    case StepKind::Asking:
        return Words::tr("Asking what stands there");
    case StepKind::SendingPicture:
        return Words::tr("Sending %1").arg(step.subject) + place;
    case StepKind::MakingPost:
        return Words::tr("Making the post, still invisible");
    case StepKind::WritingPost:
        return Words::tr("Writing the post");
    case StepKind::WritingFile:
        return Words::tr("Writing %1").arg(step.subject) + place;
    case StepKind::Building:
        return Words::tr("Building the site");
    case StepKind::Committing:
        return Words::tr("Committing");
    case StepKind::Pushing:
        return Words::tr("Pushing to %1").arg(step.subject);
    case StepKind::ReadingBack:
        return Words::tr("Reading back");
    case StepKind::TakingBack:
        return Words::tr("Taking back");
    case StepKind::Waiting:
        return Words::tr("The server asked to wait %1 seconds").arg(step.subject);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace brickwork
