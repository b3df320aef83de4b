#include "ui/preview/preview_images.h"

#include "core/base/content_hash.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QUrl>

#include <algorithm>
#include <array>

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

bool isBelow(const QString& path, const QString& root)
{
    return path.startsWith(root.endsWith(u'/') ? root : root + u'/');
}

Found locate(const QString& url, const ImageRules& rules)
{
    static constexpr std::array schemes{"http"_L1, "https"_L1, "ftp"_L1, "data"_L1, "cid"_L1};
    const QUrl parsed(url);
    const QString scheme = parsed.scheme().toLower();
    if (std::ranges::find(schemes, scheme) != schemes.end() || url.startsWith("//"_L1))
        return {ImageFate::Remote, {}};
    if (rules.root.isEmpty())
        return {ImageFate::Outside, {}};

    // The path may be percent-encoded; a query is for browsers only.
    const QString path = scheme == "file"_L1 ? parsed.toLocalFile() : parsed.path(QUrl::FullyDecoded);
    QStringList candidates;
    if (scheme == "file"_L1)
        candidates << path;
    else if (path.startsWith(u'/')) // sites mean their own root by it
        candidates << rules.root + path << rules.root + u"/static"_s + path;
    else
        candidates << QDir::cleanPath(rules.root + u'/' + rules.folder + u'/' + path)
                   << rules.root + u'/' + path;
    bool outside = false;
    for (const QString& candidate : std::as_const(candidates)) {
        const QString real = QFileInfo(candidate).canonicalFilePath();
        if (!real.isEmpty() && isBelow(real, rules.root))
            return {ImageFate::Shown, real};
        outside = outside || !real.isEmpty() || !isBelow(QDir::cleanPath(candidate), rules.root);
    }
    return {outside ? ImageFate::Outside : ImageFate::Missing, {}};
}

PreviewImage refused(ImageFate fate)
{
    return {.fate = fate, .image = {}, .key = {}};
}

PreviewImage read(const QString& path, const QString& key)
{
    static constexpr std::array formats{"png"_L1, "jpg"_L1, "jpeg"_L1, "gif"_L1, "webp"_L1, "bmp"_L1};
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QString format = QString::fromLatin1(reader.format()).toLower();
    if (std::ranges::find(formats, format) == formats.end())
        return refused(ImageFate::Unreadable);
    const QSize size = reader.size();
    if (!size.isValid())
        return refused(ImageFate::Unreadable);
    if (static_cast<qint64>(size.width()) * size.height() > ImageRules::maxPixels)
        return refused(ImageFate::TooLarge);
    if (size.width() > ImageRules::widest)
        reader.setScaledSize(
            {ImageRules::widest,
             std::max(1, static_cast<int>(qint64(size.height()) * ImageRules::widest / size.width()))});
    QImage image = reader.read();
    if (image.isNull())
        return refused(ImageFate::Unreadable);
    return {.fate = ImageFate::Shown, .image = std::move(image), .key = key};
}

} // namespace

PreviewImages loadPreviewImages(const Document& document, const ImageRules& rules, const PreviewImages& known)
{
    PreviewImages images;
    for (const Node& node : document.nodes) {
        if (node.kind != NodeKind::Image || images.contains(node.url))
            continue;
        const Found found = locate(node.url, rules);
        if (found.fate != ImageFate::Shown) {
            images.insert(node.url, refused(found.fate));
            continue;
        }
        const QFileInfo file(found.path);
        const QString key = u"image:%1-%2-%3"_s.arg(ContentHash::of(found.path.toUtf8()).hex())
                                .arg(file.lastModified().toMSecsSinceEpoch())
                                .arg(file.size());
        const auto before = known.constFind(node.url);
        if (before != known.constEnd() && before->key == key)
            images.insert(node.url, *before);
        else if (!file.isFile())
            images.insert(node.url, refused(ImageFate::Unreadable));
        else if (file.size() > ImageRules::maxBytes)
            images.insert(node.url, refused(ImageFate::TooLarge));
        else
            images.insert(node.url, read(found.path, key));
    }
    return images;
}

QString fateSentence(ImageFate fate)
{
    switch (fate) {
    case ImageFate::Shown:
        return {};
    case ImageFate::Remote:
        return Tr::tr("on the web, not fetched");
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
