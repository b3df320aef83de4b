#include "core/habit/spoken_day.h"

#include <QCoreApplication>
#include <QMap>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SpokenDay)
};

constexpr auto options =
    QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;
// No letter and no digit stands before a day, no digit after it: not in names of versions, not in numbers.
constexpr auto before = uR"((?<![\p{L}\p{Nd}.,/:-]))";
constexpr auto after = uR"((?![\p{Nd}]|[:/.][\p{Nd}]|-[\p{Nd}]))";
constexpr int yearsToLook = 8; ///< 29 February comes again in at most eight years

using Numbers = QMap<QString, int>; ///< by the name in small letters

/// Other digits become 0 to 9, and nothing moves.
QString withPlainDigits(QStringView text)
{
    QString plain = text.toString();
    for (QChar& c : plain) {
        if (const int digit = c.digitValue(); digit >= 0 && c.isDigit())
            c = QChar(u'0' + digit);
    }
    return plain;
}

/// A short name may be written with its full stop or without.
void put(Numbers& names, QString name, int number)
{
    name = name.toLower();
    if (name.endsWith(u'.'))
        name.chop(1);
    // What is only a number ("6月") has a form of its own.
    if (!name.isEmpty() && !name.front().isDigit())
        names.insert(name, number);
}

Numbers monthsOf(const QLocale& locale)
{
    Numbers months;
    for (const QLocale& each : {locale, QLocale(QLocale::English)}) {
        for (int month = 1; month <= 12; ++month) {
            for (const auto format : {QLocale::LongFormat, QLocale::ShortFormat}) {
                put(months, each.monthName(month, format), month);
                put(months, each.standaloneMonthName(month, format), month);
            }
        }
    }
    put(months, u"sept"_s, 9);
    return months;
}

/// In full only: "sun" and "wed" are words too.
Numbers weekdaysOf(const QLocale& locale)
{
    Numbers days;
    for (const QLocale& each : {locale, QLocale(QLocale::English)}) {
        for (int day = 1; day <= 7; ++day) {
            put(days, each.dayName(day, QLocale::LongFormat), day);
            put(days, each.standaloneDayName(day, QLocale::LongFormat), day);
        }
    }
    return days;
}

/// The longest first, so that "sept" is not read as "sep".
QString oneOf(const Numbers& names)
{
    QStringList all = names.keys();
    std::ranges::sort(all, std::ranges::greater(), &QString::size);
    for (QString& name : all)
        name = QRegularExpression::escape(name);
    return u"(?<name>"_s + all.join(u'|') + u')';
}

bool monthFirst(const QLocale& locale)
{
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    return format.indexOf(u'M') < format.indexOf(u'd');
}

std::optional<Day> dayOf(int year, int month, int day)
{
    return QDate::isValid(year, month, day) && year >= 1 && year <= 9999
               ? std::optional(Day(year, month, day))
               : std::nullopt;
}

/// Without a year the next that comes; one that is over announces nothing.
std::optional<Day> coming(const QString& year, int month, int day, Day today)
{
    if (!year.isEmpty()) {
        const int number = year.size() == 2 ? 2000 + year.toInt() : year.toInt();
        const auto given = dayOf(number, month, day);
        return given && *given >= today ? given : std::nullopt;
    }
    for (int i = 0; i <= yearsToLook; ++i) {
        if (const auto found = dayOf(today.date().year() + i, month, day); found && *found >= today)
            return found;
    }
    return {};
}

SpokenDay found(const QRegularExpressionMatch& match, Day day, bool dated)
{
    return {.day = day, .from = match.capturedStart(), .length = match.capturedLength(), .dated = dated};
}

/// The forms of a date. Each has groups "d", "y", and either "m" for a number or "name".
QStringList formsOf(const QLocale& locale, const Numbers& months)
{
    const QString name = oneOf(months);
    const QString first(before);
    const QString last(after);
    const QString slashes = monthFirst(locale) ? u"(?<m>\\d{1,2})/(?<d>\\d{1,2})/(?<y>\\d{4})"_s
                                               : u"(?<d>\\d{1,2})/(?<m>\\d{1,2})/(?<y>\\d{4})"_s;
    const QString dayFirst = u"(?<d>\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?\\s+(?:of\\s+|de\\s+|d[’'])?"_s +
                             name + u"(?![\\p{L}])\\.?(?:,?\\s+(?:de\\s+)?(?<y>\\d{4}))?"_s;
    const QString nameFirst =
        name + u"\\.?\\s+(?:\\d{1,2}\\s*[-–—]\\s*)?(?<d>\\d{1,2})(?:st|nd|rd|th)?(?![\\p{L}])"_s
               "(?:,?\\s+(?<y>\\d{4}))?";
    return {
        first + u"(?<y>\\d{4})[-/](?<m>\\d{1,2})[-/](?<d>\\d{1,2})"_s + last,
        first + u"(?<d>\\d{1,2})\\.\\s?(?<m>\\d{1,2})\\.(?:\\s?(?<y>\\d{4}|\\d{2}))?"_s + last,
        first + slashes + last,
        // Of a range the last day stands beside the month.
        u"(?<![\\p{L}\\p{Nd}.,/:])"_s + dayFirst + last, u"(?<![\\p{L}])"_s + nameFirst + last,
        u"(?:(?<y>\\d{4})\\s*[年년]\\s*)?(?<![\\p{Nd}])(?<m>\\d{1,2})\\s*[月월]\\s*(?<d>\\d{1,2})\\s*[日일]"_s};
}

/// "you may 3 times" is no date; the month is written "May".
bool isVerb(const QString& text, const QRegularExpressionMatch& match)
{
    return text.mid(match.capturedStart(), 3) == "may"_L1;
}

std::optional<SpokenDay> dateIn(const QString& text, Day today, const QLocale& locale)
{
    const Numbers months = monthsOf(locale);
    std::optional<SpokenDay> best;
    for (const QString& form : formsOf(locale, months)) {
        const QRegularExpression expression(form, options);
        for (auto all = expression.globalMatch(text); all.hasNext();) {
            const auto match = all.next();
            const QString name = match.captured(u"name").toLower();
            const int month = name.isEmpty() ? match.captured(u"m").toInt() : months.value(name);
            const auto day = coming(match.captured(u"y"), month, match.captured(u"d").toInt(), today);
            if (!day || isVerb(text, match))
                continue;
            if (!best || match.capturedStart() < best->from)
                best = found(match, *day, true);
            break;
        }
    }
    return best;
}

std::optional<SpokenDay> weekdayIn(const QString& text, Day today, const QLocale& locale)
{
    const Numbers weekdays = weekdaysOf(locale);
    //: as in "next Friday"
    const QString next = QRegularExpression::escape(Words::tr("next"));
    const QRegularExpression expression(u"(?<![\\p{L}])(?<next>(?:next|"_s + next + u")\\s+)?"_s +
                                            oneOf(weekdays) + u"(?![\\p{L}])"_s,
                                        options);
    const auto match = expression.match(text);
    if (!match.hasMatch())
        return {};
    const int weekday = weekdays.value(match.captured(u"name").toLower());
    const int now = today.date().dayOfWeek();
    qint64 days = (weekday - now + 7) % 7;
    if (match.hasCaptured(u"next")) {
        const int begin = locale.firstDayOfWeek();
        const int left = 7 - (now - begin + 7) % 7; // until the next week begins
        days = left + (weekday - begin + 7) % 7;
    } else if (days == 0) {
        days = 7;
    }
    return found(match, today.plus(days), false);
}

std::optional<SpokenDay> nearDayIn(const QString& text, Day today)
{
    const std::array<std::pair<QString, int>, 6> words{{{u"the day after tomorrow"_s, 2},
                                                        {Words::tr("the day after tomorrow"), 2},
                                                        {u"tomorrow"_s, 1},
                                                        {Words::tr("tomorrow"), 1},
                                                        {u"today"_s, 0},
                                                        {Words::tr("today"), 0}}};
    for (const auto& [word, days] : words) {
        const QRegularExpression expression(
            u"(?<![\\p{L}])"_s + QRegularExpression::escape(word) + u"(?![\\p{L}])"_s, options);
        if (const auto match = expression.match(text); match.hasMatch())
            return found(match, today.plus(days), false);
    }
    return {};
}

} // namespace

std::optional<SpokenDay> spokenDayIn(QStringView text, Day today, const QLocale& locale)
{
    const QString plain = withPlainDigits(text);
    if (const auto date = dateIn(plain, today, locale))
        return date;
    const auto weekday = weekdayIn(plain, today, locale);
    const auto near = nearDayIn(plain, today);
    if (weekday && near)
        return weekday->from < near->from ? weekday : near;
    return weekday ? weekday : near;
}

} // namespace brickwork
