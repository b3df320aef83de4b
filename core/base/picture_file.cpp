#include "core/base/picture_file.h"

#include <QDir>
#include <QFileInfo>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Signature
{
    qsizetype at;
    QByteArrayView bytes;
    QLatin1StringView suffix;
};

bool isBelow(const QString& path, const QString& root)
{
    return path.startsWith(root.endsWith(u'/') ? root : root + u'/');
}

} // namespace

LocalPicture localPicture(const QString& url, const QString& folder, const QString& root)
{
    static constexpr std::array schemes{"http"_L1, "https"_L1, "ftp"_L1, "data"_L1, "cid"_L1};
    const QUrl parsed(url);
    const QString scheme = parsed.scheme().toLower();
    if (std::ranges::find(schemes, scheme) != schemes.end() || url.startsWith("//"_L1))
        return {LocalPicture::Fate::Elsewhere, {}};
    if (root.isEmpty())
        return {LocalPicture::Fate::Outside, {}};

    // The path may be percent-encoded; a query is for browsers only.
    const QString path = scheme == "file"_L1 ? parsed.toLocalFile() : parsed.path(QUrl::FullyDecoded);
    QStringList candidates;
    if (scheme == "file"_L1)
        candidates << path;
    else if (path.startsWith(u'/')) // sites mean their own root by it
        candidates << root + path << root + u"/static"_s + path;
    else
        candidates << QDir::cleanPath(folder + u'/' + path) << root + u'/' + path;
    bool outside = false;
    for (const QString& candidate : std::as_const(candidates)) {
        const QString real = QFileInfo(candidate).canonicalFilePath();
        if (!real.isEmpty() && isBelow(real, root))
            return {LocalPicture::Fate::Found, real};
        outside = outside || !real.isEmpty() || !isBelow(QDir::cleanPath(candidate), root);
    }
    return {outside ? LocalPicture::Fate::Outside : LocalPicture::Fate::Missing, {}};
}

QString pictureSuffix(QByteArrayView head)
{
    static constexpr auto signatures = std::to_array<Signature>({{0, "\x89PNG\r\n\x1a\n", "png"_L1},
                                                                 {0, "\xff\xd8\xff", "jpg"_L1},
                                                                 {0, "GIF87a", "gif"_L1},
                                                                 {0, "GIF89a", "gif"_L1},
                                                                 {8, "WEBP", "webp"_L1},
                                                                 {4, "ftypavif", "avif"_L1},
                                                                 {4, "ftypheic", "heic"_L1},
                                                                 {4, "ftypheix", "heic"_L1},
                                                                 {4, "ftypmif1", "heic"_L1},
                                                                 {0, "BM", "bmp"_L1},
                                                                 {0, QByteArrayView("II*\0", 4), "tif"_L1},
                                                                 {0, QByteArrayView("MM\0*", 4), "tif"_L1}});
    for (const Signature& signature : signatures) {
        if (head.size() >= signature.at && head.sliced(signature.at).startsWith(signature.bytes))
            return signature.suffix;
    }
    // Drawings are text: perhaps with a declaration and comments before them.
    const QByteArrayView text = head.trimmed();
    return (text.startsWith("<svg") || text.startsWith("<?xml") || text.startsWith("<!--")) &&
                   head.contains("<svg")
               ? u"svg"_s
               : QString();
}

QString mediaTypeOf(const QString& pictureSuffix)
{
    if (pictureSuffix == "jpg"_L1)
        return u"image/jpeg"_s;
    if (pictureSuffix == "svg"_L1)
        return u"image/svg+xml"_s;
    if (pictureSuffix == "tif"_L1)
        return u"image/tiff"_s;
    return u"image/"_s + pictureSuffix;
}

} // namespace brickwork
