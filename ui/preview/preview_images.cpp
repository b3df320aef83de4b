#include "ui/preview/preview_images.h"

#include "core/base/content_hash.h"
#include "core/base/picture_file.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QImageIOHandler>
#include <QImageReader>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::PreviewImages)
};

struct Found
{
    ImageFate fate = ImageFate::Missing;
    QString path; ///< canonical, if it may be read
};

Found locate(const QString& url, const ImageRules& rules)
{
    const LocalPicture picture =
        localPicture(url, QDir::cleanPath(rules.root + u'/' + rules.folder), rules.root);
    switch (picture.fate) {
    case LocalPicture::Fate::Found:
        return {ImageFate::Shown, picture.path};
    case LocalPicture::Fate::Outside:
        return {ImageFate::Outside, {}};
    case LocalPicture::Fate::Elsewhere:
        return {isFetchable(url) ? ImageFate::Remote : ImageFate::Insecure, {}};
    case LocalPicture::Fate::Missing:
        break;
    }
    return {};
}

PreviewImage refused(ImageFate fate)
{
    return {.fate = fate, .size = {}, .key = {}, .path = {}, .bytes = {}};
}

/// Looks at the head of an image only.
PreviewImage examined(QImageReader& reader, const QString& key)
{
    static constexpr std::array formats{"png"_L1, "jpg"_L1, "jpeg"_L1, "gif"_L1, "webp"_L1, "bmp"_L1};
    reader.setDecideFormatFromContent(true);
    const QString format = QString::fromLatin1(reader.format()).toLower();
    QSize size = reader.size();
    if (std::ranges::find(formats, format) == formats.end() || size.isEmpty())
        return refused(ImageFate::Unreadable);
    if (static_cast<qint64>(size.width()) * size.height() > ImageRules::maxPixels)
        return refused(ImageFate::TooLarge);
    if (reader.transformation() & QImageIOHandler::TransformationRotate90)
        size.transpose();
    return {.fate = ImageFate::Shown, .size = size, .key = key, .path = {}, .bytes = {}};
}

PreviewImage ofFile(const QString& path, const PreviewImage& before)
{
    const QFileInfo file(path);
    if (!file.isFile())
        return refused(ImageFate::Unreadable);
    if (file.size() > ImageRules::maxBytes)
        return refused(ImageFate::TooLarge);
    const QString key = u"file:%1-%2-%3"_s.arg(ContentHash::of(path.toUtf8()).hex())
                            .arg(file.lastModified().toMSecsSinceEpoch())
                            .arg(file.size());
    if (before.key == key)
        return before;
    QImageReader reader(path);
    PreviewImage image = examined(reader, key);
    image.path = path;
    return image;
}

PreviewImage ofWeb(const FetchedImage& fetched, const PreviewImage& before)
{
    if (fetched.fate != ImageFate::Shown)
        return refused(fetched.fate);
    if (before.fate == ImageFate::Shown && before.bytes.isSharedWith(fetched.bytes))
        return before;
    QByteArray bytes = fetched.bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    PreviewImage image = examined(reader, u"web:"_s + ContentHash::of(fetched.bytes).hex());
    image.bytes = fetched.bytes;
    return image;
}

} // namespace

PreviewImages findPreviewImages(const std::vector<QString>& urls, const ImageRules& rules,
                                const PreviewImages& known)
{
    PreviewImages images;
    for (const QString& url : urls) {
        if (images.contains(url))
            continue;
        const Found found = locate(url, rules);
        const auto fetched = rules.fetched.constFind(url);
        if (found.fate == ImageFate::Shown)
            images.insert(url, ofFile(found.path, known.value(url)));
        else if (found.fate == ImageFate::Remote && fetched != rules.fetched.constEnd())
            images.insert(url, ofWeb(*fetched, known.value(url)));
        else
            images.insert(url, refused(found.fate));
    }
    return images;
}

bool isFetchable(const QString& url)
{
    const QUrl parsed(url);
    return parsed.isValid() && parsed.scheme() == "https"_L1 && !parsed.host().isEmpty() &&
           parsed.userInfo().isEmpty();
}

QString fateSentence(ImageFate fate)
{
    switch (fate) {
    case ImageFate::Shown:
        return {};
    case ImageFate::Remote:
        return Tr::tr("on the web, not fetched");
    case ImageFate::Insecure:
        return Tr::tr("not on a secure connection, never fetched");
    case ImageFate::Fetching:
        return Tr::tr("being fetched");
    case ImageFate::Failed:
        return Tr::tr("could not be fetched");
    case ImageFate::Outside:
        return Tr::tr("outside the folder of drafts, not opened");
    case ImageFate::Missing:
        return Tr::tr("not found");
    case ImageFate::TooLarge:
        return Tr::tr("too large to show");
    case ImageFate::Unreadable:
        return Tr::tr("not an image that can be shown");
    }
    Q_UNREACHABLE_RETURN(QString());
}

} // namespace brickwork
