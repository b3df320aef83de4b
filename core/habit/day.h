// A civil day, as the writer names it: "2025-07-21". Arithmetic is on dates only, never on seconds.
#pragma once

#include <QDate>
#include <QString>

#include <compare>
#include <optional>

namespace brickwork {

class Day
{
public:
    Day() = default; ///< an invalid day; only for containers
    explicit Day(QDate date) : m_julian(date.toJulianDay()) {}
    Day(int year, int month, int day) : Day(QDate(year, month, day)) {}

    /// Exactly "YYYY-MM-DD" of a date that exists in the Gregorian calendar, years 1 to 9999; else nothing.
    [[nodiscard]] static std::optional<Day> fromIso(QStringView text);
    [[nodiscard]] static Day fromJulian(qint64 julian) { return Day(QDate::fromJulianDay(julian)); }

    [[nodiscard]] QString iso() const { return date().toString(Qt::ISODate); }
    [[nodiscard]] QDate date() const { return QDate::fromJulianDay(m_julian); }
    [[nodiscard]] qint64 julian() const { return m_julian; }
    [[nodiscard]] Day plus(qint64 days) const { return fromJulian(m_julian + days); }
    [[nodiscard]] Day next() const { return plus(1); }
    [[nodiscard]] Day previous() const { return plus(-1); }
    /// Days from this one to `other`: 1 from Monday to Tuesday.
    [[nodiscard]] qint64 daysTo(Day other) const { return other.m_julian - m_julian; }

    friend auto operator<=>(const Day&, const Day&) = default;

private:
    qint64 m_julian = 0;
};

} // namespace brickwork
