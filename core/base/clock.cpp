#include "core/base/clock.h"

#include <QFileInfo>

#include <ctime>

namespace brickwork {
using namespace Qt::StringLiterals;

namespace {

/// The zone of ".../zoneinfo/Europe/Berlin", links followed; nothing if the file is no zone's.
std::optional<QTimeZone> zoneOfFile(const QString& path)
{
    const QString file = QFileInfo(path).canonicalFilePath();
    const qsizetype start = file.lastIndexOf("/zoneinfo/"_L1);
    if (start < 0)
        return std::nullopt;
    QByteArray id = file.sliced(start + 10).toUtf8();
    if (id.startsWith("posix/") || id.startsWith("right/"))
        id = id.sliced(6);
    return QTimeZone::isTimeZoneIdAvailable(id) ? std::optional(QTimeZone(id)) : std::nullopt;
}

/// What TZ says, without the colon it may begin with; nothing if it is not set.
std::optional<QByteArray> zoneSet()
{
    if (!qEnvironmentVariableIsSet("TZ"))
        return std::nullopt;
    const QByteArray set = qgetenv("TZ");
    return set.startsWith(':') ? set.sliced(1) : set;
}

/// Whether the clocks of other programs show the same time just now.
bool agreesWithTheSystem(const QTimeZone& zone)
{
    const std::time_t now = std::time(nullptr);
    std::tm local = {};
    ::tzset(); // localtime_r alone need not look at TZ again
    return ::localtime_r(&now, &local) &&
           zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(now, QTimeZone::UTC)) == local.tm_gmtoff;
}

/// For a TZ that Qt has no name for (a file, a rule, a mistake): a stamp without a name could not be logged.
QTimeZone namedZone()
{
    const QString set = QString::fromLocal8Bit(zoneSet().value_or(QByteArray()));
    if (set.startsWith(u'/')) {
        if (const auto zone = zoneOfFile(set))
            return *zone;
    }
    const auto machine = zoneOfFile(u"/etc/localtime"_s);
    return machine && agreesWithTheSystem(*machine) ? *machine : QTimeZone("UTC");
}

} // namespace

SystemClock::SystemClock(std::optional<Instant> at, std::optional<QTimeZone> zone)
    : m_at(at), m_zone(std::move(zone))
{
}

Instant SystemClock::now() const
{
    return m_at ? *m_at : Instant{QDateTime::currentMSecsSinceEpoch()};
}

QTimeZone SystemClock::zone() const
{
    if (m_zone)
        return *m_zone;
    // systemTimeZone(), not LocalTime: stamps store the IANA name.
    // Qt complains on standard error of a zone it does not know, so it is not asked for one.
    if (const auto set = zoneSet(); set && !QTimeZone::isTimeZoneIdAvailable(*set))
        return namedZone();
    const QTimeZone system = QTimeZone::systemTimeZone();
    return system.isValid() && !system.id().isEmpty() ? system : namedZone();
}

} // namespace brickwork
