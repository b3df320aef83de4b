// What the publishing sheet says about a plan, as one plain value, and the pure function that builds it.
#pragma once

#include "core/publish/plan.h"

#include <QLocale>

#include <vector>

namespace brickwork {

/// May: the button publishes. Refused: it may not. Done: there is nothing to publish.
enum class PlanVerdict
{
    May,
    Refused,
    Done
};

struct PlanNote
{
    QString sentence;
    bool refusal = false;
    friend bool operator==(const PlanNote&, const PlanNote&) = default;
};

struct PlanState
{
    PlanVerdict verdict = PlanVerdict::Refused;
    QString title;
    QString sentence; ///< "New: …", "Update: …", "Nothing to do: …", or that it cannot be published
    QString button;   ///< "Publish" or "Update"
    QString path;     ///< with the system's separators, or empty
    QString url;
    QString date;
    QString words;
    std::vector<PlanNote> notes; ///< refusals first
    friend bool operator==(const PlanState&, const PlanState&) = default;
};

[[nodiscard]] PlanState planState(const PublishPlan& plan, const QLocale& locale);
/// When there is no plan: the reason why.
[[nodiscard]] PlanState refusedState(const QString& sentence);

} // namespace brickwork
