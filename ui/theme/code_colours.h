// Colours a block of code by its language, in the few colours of the theme.
#pragma once

#include "ui/theme/theme.h"

#include <QString>
#include <QTextCharFormat>

#include <KSyntaxHighlighting/Definition>
#include <vector>

namespace brickwork {

/// What a stretch of code is, as far as colours tell it apart.
enum class CodeInk : quint8
{
    Plain,
    Word,  ///< keywords, types, directives
    Value, ///< strings, numbers, constants
    Remark
};

struct CodeStretch
{
    int start = 0;
    int length = 0;
    CodeInk ink = CodeInk::Plain;
    friend bool operator==(const CodeStretch&, const CodeStretch&) = default;
};

/// Stretches of `code` that are not plain, in order; none without a definition. May run in any thread that
/// has the definition's repository for itself.
[[nodiscard]] std::vector<CodeStretch> codeStretches(const QString& code,
                                                     const KSyntaxHighlighting::Definition& definition);

/// Only colours and slant are set.
[[nodiscard]] QTextCharFormat inkFormat(CodeInk ink, const Tokens& tokens);

} // namespace brickwork
