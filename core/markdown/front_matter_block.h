// The three languages of front matter behind one shape: read the entries of a block, set or remove one. What
// stands between the fences goes in and comes out; for JSON that is the object with its braces. Only the
// lines (for JSON: the characters) of the key are touched.
#pragma once

#include "core/base/result.h"
#include "core/markdown/front_matter.h"
#include "core/markdown/scalar_shape.h"

namespace brickwork {

struct ReadBlock
{
    std::vector<FrontMatterEntry> entries;
    bool mapping = true; ///< false: it is well-formed but no set of keys, so no front matter at all
    QString problem;     ///< the library's words, empty if it could be read
    int problemLine = 0; ///< 0-based in the block
};

namespace yaml {
[[nodiscard]] ReadBlock read(const QString& block);
/// Errors: Invalid if the key stands where or how it cannot be changed by lines.
[[nodiscard]] Result<QString> set(const QString& block, const QString& key, const WantedValue& wanted);
[[nodiscard]] Result<QString> remove(const QString& block, const QString& key);
/// One line of a fresh block, newline included.
[[nodiscard]] QString line(const FrontMatterEntry& entry);
} // namespace yaml

namespace toml_lines {
[[nodiscard]] ReadBlock read(const QString& block);
[[nodiscard]] Result<QString> set(const QString& block, const QString& key, const WantedValue& wanted);
[[nodiscard]] Result<QString> remove(const QString& block, const QString& key);
[[nodiscard]] QString line(const FrontMatterEntry& entry);
} // namespace toml_lines

namespace json {
[[nodiscard]] ReadBlock read(const QString& block);
[[nodiscard]] Result<QString> set(const QString& block, const QString& key, const WantedValue& wanted);
[[nodiscard]] Result<QString> remove(const QString& block, const QString& key);
/// One member of a fresh object, without comma and newline.
[[nodiscard]] QString member(const FrontMatterEntry& entry);
/// Where the object that opens `text` ends (one past its brace); nothing if it is not closed.
[[nodiscard]] std::optional<qsizetype> objectEnd(QStringView text);
} // namespace json

/// The sentence for a key whose value cannot be changed line by line.
[[nodiscard]] Failure cannotChange(const QString& key);

} // namespace brickwork
