#include "core/publish/site_request.h"

#include <QFileInfo>
#include <QStringDecoder>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// "%41" to "A"; nothing for half an escape or for bytes that are no UTF-8.
std::optional<QString> decoded(const QByteArray& path)
{
    const auto isHex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    for (qsizetype at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
        if (at + 2 >= path.size() || !isHex(path[at + 1]) || !isHex(path[at + 2]))
            return std::nullopt;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(QByteArray::fromPercentEncoding(path));
    if (decoder.hasError() || !text.startsWith(u'/') || text.contains(QChar::Null))
        return std::nullopt;
    return text;
}

/// Takes "http://host" off an address that is written whole, as a client that believes in a proxy does.
std::optional<QByteArray> wholeAddressHost(QByteArray& address)
{
    constexpr QByteArrayView scheme("http://");
    if (!address.first(std::min(address.size(), scheme.size())).toLower().startsWith(scheme))
        return std::nullopt;
    const qsizetype slash = address.indexOf('/', scheme.size());
    const qsizetype end = slash < 0 ? address.size() : slash;
    QByteArray host = address.sliced(scheme.size(), end - scheme.size()).toLower();
    address = slash < 0 ? QByteArray("/") : address.sliced(slash);
    return host;
}

/// The one Host line; nothing if there are more or fewer.
std::optional<QByteArray> hostIn(const QList<QByteArray>& lines)
{
    std::optional<QByteArray> host;
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || line.first(colon).compare("host", Qt::CaseInsensitive) != 0)
            continue;
        if (host)
            return std::nullopt;
        host = line.sliced(colon + 1).trimmed().toLower();
    }
    return host;
}

bool isHidden(const QString& name)
{
    return name.startsWith(u'.') && name != ".well-known"_L1;
}

/// The file itself, if it is one, can be read, and lies below the folder after all links were followed.
QString fileBelow(const QString& folder, const QString& path)
{
    const QString root = QFileInfo(folder).canonicalFilePath();
    const QFileInfo real(QFileInfo(path).canonicalFilePath());
    const QString file = real.filePath();
    // Not a pipe or a device: opening one may wait for ever.
    if (root.isEmpty() || file.isEmpty() || !real.isFile() || !real.isReadable())
        return {};
    const QString start = root.endsWith(u'/') ? root : root + u'/';
    if (!file.startsWith(start))
        return {};
    const QStringList names = file.sliced(start.size()).split(u'/');
    return std::ranges::any_of(names, isHidden) ? QString() : file;
}

SiteAnswer missingIn(const QString& folder)
{
    return {.what = SiteAnswer::What::Missing, .file = fileBelow(folder, folder + u"/404.html"_s)};
}

} // namespace

std::optional<SiteRequest> siteRequestFrom(QByteArrayView head)
{
    QList<QByteArray> lines = head.toByteArray().split('\n');
    for (QByteArray& line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    const QList<QByteArray> first = lines.takeFirst().split(' ');
    if (first.size() != 3 || first[0].isEmpty() || !first[2].startsWith("HTTP/1."))
        return std::nullopt;
    auto host = hostIn(lines);
    if (!host)
        return std::nullopt;
    QByteArray address = first[1];
    if (auto inAddress = wholeAddressHost(address))
        host = std::move(inAddress);
    const qsizetype query = address.indexOf('?');
    const auto path = decoded(query < 0 ? address : address.first(query));
    if (!path)
        return std::nullopt;
    return SiteRequest{.method = first[0],
                       .path = *path,
                       .tail = query < 0 ? QByteArray() : address.sliced(query),
                       .host = std::move(*host)};
}

bool isLoopbackHost(QByteArrayView host)
{
    const qsizetype colon = host.lastIndexOf(':');
    const bool hasPort = colon >= 0 && !host.endsWith(']');
    const QByteArrayView name = hasPort ? host.first(colon) : host;
    if (hasPort) {
        const QByteArrayView port = host.sliced(colon + 1);
        if (port.isEmpty() || !std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; }))
            return false;
    }
    return name == "127.0.0.1" || name == "localhost" || name == "[::1]";
}

QString sitePlaceOf(const QString& url)
{
    const QStringList names = QUrl(url).path(QUrl::FullyDecoded).split(u'/', Qt::SkipEmptyParts);
    return names.isEmpty() || std::ranges::any_of(names, isHidden) ? u"/"_s : u'/' + names.join(u'/') + u'/';
}

SiteAnswer siteAnswerTo(const ServedSite& site, const QString& path)
{
    const QString& folder = site.folder;
    // The front page can be asked for as people do.
    if (path + u'/' == site.place || (path == "/"_L1 && path != site.place))
        return {.what = SiteAnswer::What::Folder, .location = QUrl::toPercentEncoding(site.place, "/")};
    const QStringList within = site.place.split(u'/', Qt::SkipEmptyParts);
    QStringList names = path.split(u'/', Qt::SkipEmptyParts);
    if (names.first(std::min(names.size(), within.size())) != within)
        return missingIn(folder);
    names.remove(0, within.size());
    if (std::ranges::any_of(names, isHidden)) // among them the dots that lead upwards
        return missingIn(folder);
    const QString place = names.isEmpty() ? folder : folder + u'/' + names.join(u'/');
    if (!QFileInfo(place).isDir()) {
        // "/about.html/" is no file.
        const QString file = path.endsWith(u'/') ? QString() : fileBelow(folder, place);
        return file.isEmpty() ? missingIn(folder) : SiteAnswer{.what = SiteAnswer::What::File, .file = file};
    }
    const QString index = fileBelow(folder, place + u"/index.html"_s);
    if (index.isEmpty())
        return missingIn(folder);
    if (path.endsWith(u'/'))
        return {.what = SiteAnswer::What::File, .file = index};
    // Of the clean names: two slashes at the start would name another server.
    const QByteArray location = QUrl::toPercentEncoding(site.place + names.join(u'/') + u'/', "/");
    return {.what = SiteAnswer::What::Folder, .location = location};
}

QByteArray siteMediaType(const QString& file)
{
    using Type = std::pair<QLatin1StringView, const char*>;
    static constexpr std::array types{
        Type{"html"_L1, "text/html; charset=utf-8"},
        Type{"css"_L1, "text/css; charset=utf-8"},
        Type{"js"_L1, "text/javascript; charset=utf-8"},
        Type{"md"_L1, "text/markdown; charset=utf-8"},
        Type{"txt"_L1, "text/plain; charset=utf-8"},
        Type{"xml"_L1, "application/xml"},
        Type{"atom"_L1, "application/atom+xml"},
        Type{"json"_L1, "application/json"},
        Type{"webmanifest"_L1, "application/manifest+json"},
        Type{"svg"_L1, "image/svg+xml"},
        Type{"png"_L1, "image/png"},
        Type{"jpg"_L1, "image/jpeg"},
        Type{"jpeg"_L1, "image/jpeg"},
        Type{"gif"_L1, "image/gif"},
        Type{"webp"_L1, "image/webp"},
        Type{"avif"_L1, "image/avif"},
        Type{"ico"_L1, "image/vnd.microsoft.icon"},
        Type{"woff2"_L1, "font/woff2"},
        Type{"woff"_L1, "font/woff"},
        Type{"pdf"_L1, "application/pdf"},
        Type{"mp3"_L1, "audio/mpeg"},
        Type{"ogg"_L1, "audio/ogg"},
        Type{"mp4"_L1, "video/mp4"},
        Type{"webm"_L1, "video/webm"},
    };
    const QString suffix = QFileInfo(file).suffix().toLower();
    const auto* known = std::ranges::find(types, suffix, &Type::first);
    return known == types.end() ? QByteArray("application/octet-stream") : QByteArray(known->second);
}

} // namespace brickwork
