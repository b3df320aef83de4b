#include "ui/posts/plan_state.h"

#include <QCoreApplication>
#include <QDir>

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PlanState)
};

QString sentenceOf(const PublishPlan& plan)
{
    if (!plan.refusals.isEmpty())
        return Words::tr("This cannot be published yet.");
    switch (plan.action) {
    case PlanAction::Create:
        return Words::tr("New: this draft is not published here yet.");
    case PlanAction::Update:
        return Words::tr("Update: the published post gets this text.");
    case PlanAction::Nothing:
        return Words::tr("Nothing to do: what is published is this text.");
    }
    return {};
}

} // namespace

PlanState planState(const PublishPlan& plan, const QLocale& locale)
{
    PlanState state;
    state.verdict = !plan.refusals.isEmpty()             ? PlanVerdict::Refused
                    : plan.action == PlanAction::Nothing ? PlanVerdict::Done
                                                         : PlanVerdict::May;
    state.title = plan.title.simplified();
    state.sentence = sentenceOf(plan);
    state.button = plan.action == PlanAction::Update ? Words::tr("Update") : Words::tr("Publish");
    state.path = QDir::toNativeSeparators(plan.path);
    state.url = plan.url;
    if (plan.date.isValid())
        state.date = locale.toString(plan.date.date(), QLocale::LongFormat);
    state.words = locale.toString(plan.words);
    for (const QString& refusal : plan.refusals)
        state.notes.push_back({.sentence = refusal, .refusal = true});
    for (const QString& warning : plan.warnings)
        state.notes.push_back({.sentence = warning, .refusal = false});
    return state;
}

PlanState refusedState(const QString& sentence)
{
    PlanState state;
    state.sentence = Words::tr("This cannot be published yet.");
    state.button = Words::tr("Publish");
    state.notes.push_back({.sentence = sentence, .refusal = true});
    return state;
}

} // namespace brickwork
