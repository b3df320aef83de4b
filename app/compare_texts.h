// How a desk asks for two texts to be shown beside each other, without knowing who shows them. Plain values.
#pragma once

#include "core/base/ids.h"

#include <QString>

#include <functional>

namespace brickwork {

struct TextPair
{
    DraftId draft; ///< empty for one without a file
    QString heading;
    QString first; ///< the older one, or the one on the disk
    QString firstName;
    QString second;
    QString secondName;
};

/// Returns at once; what the writer decides is told elsewhere.
using CompareTexts = std::function<void(const TextPair&)>;

} // namespace brickwork
