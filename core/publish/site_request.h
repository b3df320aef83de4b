// What a browser asks of the preview of a site, and what of the folder answers it. Looks at the disk, but
// knows nothing of sockets.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace brickwork {

/// The head of an HTTP request.
struct SiteRequest
{
    QByteArray method;
    QString path;    ///< decoded, beginning with a slash
    QByteArray tail; ///< "?query" as it was sent, or empty
    QByteArray host; ///< name and port as the client wrote them, in lower case
};

/// `head`: all lines up to the empty one. Nothing if it makes no sense: no single host, an address that is
/// none, a character no path holds.
[[nodiscard]] std::optional<SiteRequest> siteRequestFrom(QByteArrayView head);

/// Whether the client meant this computer by its own names. A web page elsewhere can point a name of its own
/// here, but cannot choose what its readers' browsers then send as the host.
[[nodiscard]] bool isLoopbackHost(QByteArrayView host);

/// What is served, and where.
struct ServedSite
{
    QString folder;                      ///< absolute
    QString place = QStringLiteral("/"); ///< decoded, with a slash at both ends
};

/// The path of a site's address: "/blog/" of "https://example.org/blog", "/" of none.
[[nodiscard]] QString sitePlaceOf(const QString& url);

/// What is answered to a path.
struct SiteAnswer
{
    enum class What
    {
        File,    ///< `file` is sent
        Folder,  ///< the client is to ask for `location`
        Missing, ///< `file` is sent in its place, if there is one
    };
    What what = What::Missing;
    QString file = {};        ///< absolute
    QByteArray location = {}; ///< the address below this server, encoded
};

/// Files below the folder only, wherever links and dots lead; hidden ones never, but for ".well-known".
[[nodiscard]] SiteAnswer siteAnswerTo(const ServedSite& site, const QString& path);

/// The media type by the file's name, with its character set.
[[nodiscard]] QByteArray siteMediaType(const QString& file);

} // namespace brickwork
