#include "core/habit/day.h"

namespace brickwork {

std::optional<Day> Day::fromIso(QStringView text)
{
    // QDate::fromString is laxer than the promise (signs, blanks, other scripts' digits), so the shape comes
    // first.
    if (text.size() != 10 || text[4] != u'-' || text[7] != u'-')
        return std::nullopt;
    const auto number = [text](qsizetype from, qsizetype length) {
        int value = 0;
        for (const QChar c : text.sliced(from, length)) {
            if (c < u'0' || c > u'9')
                return -1;
            value = value * 10 + (c.unicode() - u'0');
        }
        return value;
    };
    const int year = number(0, 4);
    const QDate date(year, number(5, 2), number(8, 2));
    if (year < 1 || !date.isValid())
        return std::nullopt;
    return Day(date);
}

} // namespace brickwork
