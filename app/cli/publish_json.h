// A plan and what came of it as the command line prints them.
#pragma once

#include "core/flows/publish_flow.h"

#include <QJsonObject>

namespace brickwork {

[[nodiscard]] QString actionText(PlanAction action);
[[nodiscard]] QJsonObject planJson(const PublishPlan& plan, const QString& target);
/// The plan with what was read back.
[[nodiscard]] QJsonObject outcomeJson(const PublishOutcome& outcome, const QString& target);
[[nodiscard]] QJsonObject failureJson(const Error& error, const QString& target);

/// For people: one line each.
[[nodiscard]] QStringList planLines(const PublishPlan& plan);
[[nodiscard]] QString stepText(const Step& step);

} // namespace brickwork
