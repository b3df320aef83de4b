// Addresses of pages: what the program takes for one, opens and records. Pure.
#pragma once

#include <QUrl>

namespace brickwork {

/// http or https, with a host: no other scheme is ever opened or recorded.
[[nodiscard]] bool isWebAddress(const QUrl& url);
/// The address of a page as a person gave it, spaces around it left out; empty if it is none.
[[nodiscard]] QUrl webAddress(const QString& text);
/// The address of a site: a web address without query, fragment or user.
[[nodiscard]] bool isSiteAddress(const QUrl& url);

} // namespace brickwork
