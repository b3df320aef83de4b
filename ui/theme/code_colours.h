// Colours a block of code by its language, in the few colours of the theme.
#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QTextLayout>

#include <KSyntaxHighlighting/Definition>

namespace brickwork {

/// Ranges in `code`; only colours, weight and slant are set. None without a definition.
[[nodiscard]] QList<QTextLayout::FormatRange>
codeColours(const QString& code, const KSyntaxHighlighting::Definition& definition, const Tokens& tokens);

} // namespace brickwork
