// How the site's own words are written: their direction, numbers and dates. Pure.
#pragma once

#include "core/site/site_map.h"

#include <QDate>
#include <QLocale>

namespace brickwork {

[[nodiscard]] QLocale localeOf(const SiteMap& map);
[[nodiscard]] QString directionOf(const SiteMap& map); ///< "ltr" or "rtl"
/// Without the day of the week.
[[nodiscard]] QString shownDate(const SiteMap& map, QDate date);
/// The same where the year stands above, if the language writes no more than day, month and year.
[[nodiscard]] QString shownDay(const SiteMap& map, QDate date);

} // namespace brickwork
