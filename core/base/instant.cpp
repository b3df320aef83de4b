#include "core/base/instant.h"

#include <QRegularExpression>

namespace brickwork {

std::optional<Instant> Instant::fromIso(QStringView text)
{
    // A blank before the offset is what git and many static sites write; QDateTime does not read it.
    static const QRegularExpression shape(QStringLiteral(
        R"(^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?) ?([Zz]|[+-]\d{2}(?::?\d{2})?)$)"));
    const QString trimmed = text.trimmed().toString();
    const QRegularExpressionMatch parts = shape.match(trimmed);
    if (!parts.hasMatch())
        return std::nullopt;
    const QString plain = parts.captured(1) + u'T' + parts.captured(2) + parts.captured(3).toUpper();
    const QDateTime parsed = QDateTime::fromString(plain, Qt::ISODateWithMs);
    if (!parsed.isValid())
        return std::nullopt;
    return Instant::of(parsed);
}

QString Instant::iso() const
{
    return toUtc().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz'Z'"));
}

} // namespace brickwork
