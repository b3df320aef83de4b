// Front matter at the head of a draft: YAML (---), TOML (+++) or JSON ({). Read with real parsers, edited
// line by line, so that comments, order, quoting and unknown keys survive an edit of one key.
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace brickwork {

enum class FrontMatterKind
{
    None,
    Yaml,
    Toml,
    Json
};

struct FrontMatterEntry
{
    QString key; ///< as written
    QStringList
        values; ///< one for a scalar, all for a list of scalars; nested maps are left out (empty list)
    bool list = false;
    friend bool operator==(const FrontMatterEntry&, const FrontMatterEntry&) = default;
};

struct FrontMatter
{
    FrontMatterKind kind = FrontMatterKind::None;
    QString raw;     ///< with its fences and the newline after them; empty if none
    int lines = 0;   ///< lines that `raw` takes
    QString problem; ///< why it could not be read (one sentence, with the line), empty if it could
    std::vector<FrontMatterEntry> entries; ///< top level, in order

    /// First value of a key, compared without case; nothing if absent, empty or not a scalar.
    [[nodiscard]] std::optional<QString> value(QStringView key) const;
    [[nodiscard]] QStringList values(QStringView key) const;
};

/// Splits and reads the front matter of a text whose lines end in '\n'. A "---" that is not closed is no
/// front matter.
[[nodiscard]] FrontMatter readFrontMatter(QStringView text);

/// The text with `key` set to a scalar: the one line changed, or a line added at the end of the block, or a
/// YAML block made if there is none. Everything else stays byte for byte. Errors: Invalid if the front matter
/// cannot be read or the key holds something that is not a scalar on one line.
[[nodiscard]] Result<QString> withFrontMatter(const QString& text, const QString& key, const QString& value);
/// The same for a list of strings (written in the flow form: key: [a, b]).
[[nodiscard]] Result<QString> withFrontMatterList(const QString& text, const QString& key,
                                                  const QStringList& values);
/// The text without the key; unchanged if it is not there.
[[nodiscard]] Result<QString> withoutFrontMatter(const QString& text, const QString& key);

/// A fresh block of the kind (Yaml, Toml or Json) with the entries, fences and final newline included.
[[nodiscard]] QString makeFrontMatter(FrontMatterKind kind, const std::vector<FrontMatterEntry>& entries);

} // namespace brickwork
