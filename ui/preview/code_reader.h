// Tells what is what in fenced code, by the definitions of KSyntaxHighlighting. Has definitions of its own,
// so that it may work away from the window, in one thread at a time; remembers what it read last.
#pragma once

#include "ui/theme/code_colours.h"

#include <QHash>

#include <memory>
#include <vector>

namespace KSyntaxHighlighting {
class Repository;
}

namespace brickwork {

class CodeReader
{
public:
    /// Code with more characters is left plain.
    static constexpr qsizetype longestCode = 500'000;

    CodeReader();
    ~CodeReader();

    /// `info` is the info string of a fence; its first word is the language.
    [[nodiscard]] const std::vector<CodeStretch>& stretches(const QString& code, const QString& info);
    /// True if stretches() would answer from memory.
    [[nodiscard]] bool knows(const QString& code, const QString& info) const;

private:
    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository; ///< made when it is first needed
    QHash<size_t, std::vector<CodeStretch>> m_known;
    qsizetype m_knownCode = 0; ///< characters of it
};

} // namespace brickwork
