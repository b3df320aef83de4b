// A post as one page that needs nothing beside it: for folders that no generator builds.
#pragma once

#include "core/publish/naming.h"

namespace brickwork {

struct PageFacts
{
    const Naming& naming;
    QString description;
    QString url;           ///< canonical address, or empty
    bool headTitle = true; ///< the body does not open with the title itself
};

/// Valid HTML5 around `body`, which is HTML already.
[[nodiscard]] QString wholePage(const PageFacts& facts, const QString& body);

} // namespace brickwork
