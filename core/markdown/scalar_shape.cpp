#include "core/markdown/scalar_shape.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

ScalarShape scalarShapeOf(QStringView value)
{
    static const QRegularExpression number(uR"(\A-?(0|[1-9]\d{0,17})(\.\d+)?\z)"_s);
    static const QRegularExpression date(
        uR"(\A\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?)?\z)"_s);
    if (value == "true"_L1 || value == "false"_L1)
        return ScalarShape::Boolean;
    if (number.matchView(value).hasMatch())
        return ScalarShape::Number;
    if (date.matchView(value).hasMatch() &&
        QDate::fromString(value.first(10).toString(), Qt::ISODate).isValid())
        return ScalarShape::Date;
    return ScalarShape::Text;
}

bool keyTakes(QStringView key, ScalarShape shape)
{
    const auto among = [key](const auto& names) {
        return std::ranges::any_of(
            names, [key](QLatin1StringView name) { return key.compare(name, Qt::CaseInsensitive) == 0; });
    };
    switch (shape) {
    case ScalarShape::Boolean:
        return among(
            std::array{"draft"_L1, "published"_L1, "featured"_L1, "pinned"_L1, "comments"_L1, "toc"_L1});
    case ScalarShape::Number:
        return among(
            std::array{"weight"_L1, "order"_L1, "number"_L1, "part"_L1, "series_order"_L1, "goal"_L1});
    case ScalarShape::Date:
        return key.contains("date"_L1, Qt::CaseInsensitive) ||
               among(std::array{"lastmod"_L1, "modified"_L1, "created"_L1, "published"_L1, "published_at"_L1,
                                "due"_L1});
    case ScalarShape::Text:
        break;
    }
    return false;
}

bool writesBare(QStringView key, QStringView value, const std::optional<Written>& old)
{
    const ScalarShape shape = scalarShapeOf(value);
    if (shape == ScalarShape::Text || (old && !old->quote.isNull()))
        return false;
    return keyTakes(key, shape) || (old && old->shape == shape);
}

} // namespace brickwork
