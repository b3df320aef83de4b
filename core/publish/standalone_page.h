// A text as one HTML file that needs nothing beside it and nothing from the web: it reads well on any screen,
// by day and by night, and prints well.
#pragma once

#include "core/publish/naming.h"

#include <QString>
#include <QStringList>

namespace brickwork {

struct StandaloneFacts
{
    QString title;
    const Naming& naming; ///< language and date; the date is shown if the writer gave it
    QString subtitle;
    QString description;
    QStringList authors;
};

/// Valid HTML5 around `body`, which is renderHtml()'s without the title.
[[nodiscard]] QString standalonePage(const StandaloneFacts& facts, const QString& body);

} // namespace brickwork
