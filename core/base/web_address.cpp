#include "core/base/web_address.h"

using namespace Qt::StringLiterals;

namespace brickwork {

bool isWebAddress(const QUrl& url)
{
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return url.isValid() && web && !url.host().isEmpty();
}

QUrl webAddress(const QString& text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    return isWebAddress(url) ? url : QUrl();
}

bool isSiteAddress(const QUrl& url)
{
    return isWebAddress(url) && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
}

} // namespace brickwork
