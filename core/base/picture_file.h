// Pictures a text points to: where they lie and what they are by their first bytes. One rule for what the
// preview shows and what is published; it never leads out of the workspace.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace brickwork {

struct LocalPicture
{
    enum class Fate
    {
        Found,
        Missing,
        Outside,  ///< it lies, or would lie, outside the root
        Elsewhere ///< an address with a scheme or a host of its own: not on this computer
    };
    Fate fate = Fate::Missing;
    QString path; ///< canonical, of one that was found
};

/// `url` as the text writes it (percent-encoded or not; one that begins with "/" is looked for from the root
/// and from "static" below it, as site generators mean it). `folder`: absolute, of the text. `root`: absolute
/// and canonical; without one nothing is found.
[[nodiscard]] LocalPicture localPicture(const QString& url, const QString& folder, const QString& root);

/// How many bytes pictureSuffix() wants to see.
inline constexpr qint64 pictureHeadBytes = 1024;
/// The usual suffix of a picture with these bytes ("png", "jpg", ...), or nothing for what is no picture.
[[nodiscard]] QString pictureSuffix(QByteArrayView head);
/// "image/jpeg" for "jpg".
[[nodiscard]] QString mediaTypeOf(const QString& pictureSuffix);

} // namespace brickwork
