#include "core/markdown/html_address.h"

#include "core/markdown/html_style.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork::html {

namespace {

constexpr qsizetype longestAddress = 4096;

/// "https", or nothing for an address without a scheme.
QString schemeOf(const QString& address)
{
    const qsizetype colon = address.indexOf(u':');
    const qsizetype slash = address.indexOf(u'/');
    if (colon <= 0 || (slash >= 0 && slash < colon))
        return {};
    const QString scheme = address.first(colon).toLower();
    const bool named = std::ranges::all_of(scheme, [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'+' || c == u'-' || c == u'.';
    });
    return named ? scheme : QString();
}

QString cleaned(QString address)
{
    address.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return address.trimmed();
}

/// Google's documents lead every link over a page of Google's.
QString withoutDetour(const QString& address)
{
    if (!address.startsWith("https://www.google.com/url?"_L1))
        return address;
    const QString target = QUrlQuery(QUrl(address)).queryItemValue(u"q"_s, QUrl::FullyDecoded);
    return target.startsWith("http"_L1) ? target : address;
}

bool isTiny(const std::optional<int>& length)
{
    return length && *length <= 2;
}

} // namespace

QString usableAddress(const QString& href)
{
    static constexpr auto schemes =
        std::to_array({"http"_L1, "https"_L1, "mailto"_L1, "tel"_L1, "ftp"_L1, "xmpp"_L1});
    const QString address = withoutDetour(cleaned(href));
    if (address.isEmpty() || address.startsWith(u'#') || address.size() > longestAddress)
        return {};
    const QString scheme = schemeOf(address);
    // "a:b" without a known scheme may run something somewhere.
    const bool known = std::ranges::any_of(schemes, [&](QLatin1StringView one) { return scheme == one; });
    return scheme.isEmpty() || known ? address : QString();
}

PictureSource pictureSource(const GumboNode& image)
{
    const Style style = styleFrom(attributeOf(image, "style"));
    const auto width = lengthFrom(attributeOf(image, "width"));
    const auto height = lengthFrom(attributeOf(image, "height"));
    PictureSource source;
    source.alt = attributeOf(image, "alt").simplified();
    source.title = attributeOf(image, "title").simplified();
    source.tracks = isTiny(width) || isTiny(height) || isTiny(style.width) || isTiny(style.height);
    // Pages that load late put a stand-in first.
    for (const char* name : {"src", "data-src", "data-original", "data-lazy-src"}) {
        const QString address = cleaned(attributeOf(image, name));
        const QString scheme = schemeOf(address);
        if (address.isEmpty() || address.size() > longestAddress ||
            (!scheme.isEmpty() && !scheme.startsWith("http"_L1)))
            continue;
        source.address = address;
        break;
    }
    return source;
}

} // namespace brickwork::html
