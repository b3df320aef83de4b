// A table painted as a picture, for editors that have no tables: dark on light as paper is, sharp on dense
// screens, with lines that break where a column is narrow. May be painted in any thread.
#pragma once

#include "core/publish/newsletter_copy.h"

#include <QByteArray>
#include <QFont>

namespace brickwork {

/// PNG; empty if the table is empty or too large to be a picture.
[[nodiscard]] QByteArray tablePicture(const NewsletterTable& table, const QFont& font);

} // namespace brickwork
