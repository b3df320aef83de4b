#include "core/site/site_dates.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// How the site's language writes a whole date, without the day of the week.
QString dateForm(const SiteMap& map)
{
    static const QRegularExpression weekday(u"[,،、]?\\s*dddd[,،]?\\s*"_s);
    // A bare "en" would mean the order of one country.
    if (map.settings.language.isEmpty() || map.settings.language == "en"_L1)
        return u"d MMMM yyyy"_s;
    return localeOf(map).dateFormat(QLocale::LongFormat).remove(weekday).trimmed();
}

} // namespace

QLocale localeOf(const SiteMap& map)
{
    return map.settings.language.isEmpty() ? QLocale(QLocale::English) : QLocale(map.settings.language);
}

QString directionOf(const SiteMap& map)
{
    return localeOf(map).textDirection() == Qt::RightToLeft ? u"rtl"_s : u"ltr"_s;
}

QString shownDate(const SiteMap& map, QDate date)
{
    return localeOf(map).toString(date, dateForm(map));
}

QString shownDay(const SiteMap& map, QDate date)
{
    static const QRegularExpression year(u"\\s*yyyy年?\\s*"_s);
    static const QRegularExpression plain(u"^[dM .月日]*$"_s);
    const QString form = dateForm(map).remove(year);
    return plain.match(form).hasMatch() ? localeOf(map).toString(date, form) : shownDate(map, date);
}

} // namespace brickwork
