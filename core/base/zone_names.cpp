#include "core/base/zone_names.h"

#include <QFile>
#include <QTimeZone>

#include <algorithm>

namespace brickwork {
using namespace Qt::StringLiterals;

namespace {

/// Written as Qt lists it: no other way round to the same file, and not in the two copies of the database.
bool isPlainName(const QByteArray& id)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == '+' || c == '/';
    };
    return !id.isEmpty() && std::ranges::all_of(id, fits) && !id.startsWith('/') && !id.contains("//") &&
           !id.startsWith("posix/") && !id.startsWith("right/");
}

bool isInDatabase(const QByteArray& id)
{
    const auto folder = "/usr/share/zoneinfo/"_L1;
    // Without its table Qt takes the database for missing; with TZDIR it may look elsewhere.
    if (qEnvironmentVariableIsSet("TZDIR") || !QFile::exists(folder + u"zone.tab"_s))
        return false;
    QFile file(folder + QString::fromLatin1(id));
    return file.open(QIODevice::ReadOnly) && file.read(4) == "TZif";
}

} // namespace

bool isZoneKnown(const QByteArray& id)
{
    return (isPlainName(id) && isInDatabase(id)) || QTimeZone::isTimeZoneIdAvailable(id);
}

} // namespace brickwork
