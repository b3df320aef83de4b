// What every subcommand gets: the parsed common options, lazily opened services and the two output streams.
#pragma once

#include "app/services.h"

#include <QByteArrayView>
#include <QJsonObject>

#include <optional>
#include <string>
#include <vector>

namespace brickwork {

/// Arguments of one call, as CLI11 filled them in; UTF-8.
struct Arguments
{
    std::string workspace, at, zone;
    bool json = false;

    std::string folder, file, note, size = "normal", direction, source = "manual", day, from, to, reason;
    std::string title, key, url, scheduled, value, draft, target, kind, name, path;
    std::optional<std::string> newSize, newNote, newDirection; ///< of `edit`: what is not given stays
    std::vector<std::string> options, targets;
    std::string state = "published", schedule, newsletter, replaces, byHand, format;
    int port = 0;
    bool demo = false, dryRun = false;
    char** words = nullptr; ///< as the program was called
};

/// Wrong usage found after parsing (a date that is none, ...): exit code 2.
struct UsageError
{
    QString sentence;
};

class Context
{
public:
    /// Throws UsageError if --at or --zone do not make sense.
    explicit Context(Arguments arguments);

    [[nodiscard]] const Arguments& arguments() const { return m_arguments; }
    [[nodiscard]] const Clock& clock() const { return *m_clock; }
    [[nodiscard]] const Places& places() const { return m_places; }

    /// The workspace's services, opened at the first call.
    [[nodiscard]] Result<Services*> services();

    /// A required day. Throws UsageError for anything but YYYY-MM-DD.
    [[nodiscard]] static Day dayFrom(const std::string& text);
    [[nodiscard]] static std::optional<Day> optionalDayFrom(const std::string& text);
    [[nodiscard]] static Instant instantFrom(const std::string& text);

    static void print(const QString& text);       ///< a line on standard output
    static void print(const QJsonObject& object); ///< one JSON object on standard output
    static void printBytes(QByteArrayView bytes);
    [[nodiscard]] static bool printed();           ///< true if all of it was taken
    static void complain(const QString& sentence); ///< one line on standard error

private:
    Arguments m_arguments;
    std::unique_ptr<Clock> m_clock;
    Places m_places;
    std::optional<Services> m_services;
};

/// Control characters and the two separators of Unicode: none of them belongs in one line.
[[nodiscard]] bool breaksLine(QChar c);

/// Zero, or what a failed result means for the exit code, having said so.
[[nodiscard]] int report(const Error& error);

template <typename T>
[[nodiscard]] int report(const Result<T>& result)
{
    return result ? 0 : report(result.error());
}

} // namespace brickwork
