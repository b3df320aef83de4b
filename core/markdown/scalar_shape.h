// What a bare word in front matter would be taken for, so that a text is quoted where it must be and a date
// or a switch is not.
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace brickwork {

enum class ScalarShape
{
    Text,
    Boolean,
    Number,
    Date
};

/// The shape of a value that YAML, TOML and JSON would all read alike: true/false, a plain decimal, an ISO
/// date
/// ("2025-01-15", "2025-01-15T20:00:00+01:00"). Everything else is text.
[[nodiscard]] ScalarShape scalarShapeOf(QStringView value);

/// Whether site generators expect this shape, not a string, under this key ("draft: true", "date:
/// 2025-01-15").
[[nodiscard]] bool keyTakes(QStringView key, ScalarShape shape);

/// What is to be written: one scalar, or a list.
struct WantedValue
{
    QStringList values;
    bool list = false;
};

/// How an existing scalar is written: in quotes (which?), bare (what shape?), or not at all.
struct Written
{
    QChar quote;                           ///< null if bare
    ScalarShape shape = ScalarShape::Text; ///< of a bare one
};

/// Whether `value` is written bare although it would not be read as a string.
[[nodiscard]] bool writesBare(QStringView key, QStringView value, const std::optional<Written>& old);

} // namespace brickwork
