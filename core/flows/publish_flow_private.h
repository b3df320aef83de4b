// What the two parts of the publish flow share: the journey itself and the settling of what was cut off.
#pragma once

#include "core/publish/plan.h"
#include "core/store/event.h"

#include <QCoreApplication>

namespace brickwork::publishing {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PublishFlow)
};

[[nodiscard]] DraftSnapshot snapshotOf(const DraftId& id, const QString& text);
[[nodiscard]] QDateTime dateOf(const Stamp& stamp);
/// The folder of a target, cleaned.
[[nodiscard]] QString pathOf(const TargetConfig& target);
/// A file stands where a publication was cut off, and nobody knows whose it is.
[[nodiscard]] QString unclearSentence(const TargetConfig& target, const QString& remote);

} // namespace brickwork::publishing
