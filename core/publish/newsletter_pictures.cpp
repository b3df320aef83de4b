// Pictures of a draft and of its tables: within the HTML where an editor takes them, else a line that says
// where each has to be put in by hand.

#include "core/base/web_address.h"
#include "core/publish/article.h"
#include "core/publish/newsletter_inline.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace brickwork::newsletter {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Newsletter)
};

QString dataAddress(const QString& mediaType, const QByteArray& bytes)
{
    return u"data:%1;base64,"_s.arg(mediaType) + QString::fromLatin1(bytes.toBase64());
}

/// What every browser shows and no server needs to make safe first.
bool isPlainPicture(const QString& mediaType)
{
    static const QStringList plain{u"image/png"_s, u"image/jpeg"_s, u"image/gif"_s, u"image/webp"_s};
    return plain.contains(mediaType);
}

bool isPlainData(const QString& url)
{
    static const QRegularExpression data(u"^data:(image/[a-z]+);base64,[A-Za-z0-9+/=]+$"_s);
    const auto match = data.match(url);
    return match.hasMatch() && isPlainPicture(match.captured(1));
}

/// Brackets within would end the line too early for whoever looks for it.
QString lineFor(const QString& description)
{
    //: stands for a picture in a text; %1 describes it
    return Sentences::tr("[Image: %1]").arg(description.simplified());
}

/// Where the picture's bytes are, for an editor that takes them; empty if it does not.
QString addressOf(Site& site, const QString& url, const PlannedMedia* planned)
{
    if (planned) {
        if (!site.editor.takesPictures || !isPlainPicture(planned->mediaType))
            return {};
        if (!site.bytes.picture)
            return planned->name;
        const auto bytes = site.bytes.picture(*planned);
        return bytes ? dataAddress(planned->mediaType, *bytes) : QString();
    }
    if (isPlainData(url))
        return site.editor.takesPictures ? url : QString();
    const QUrl web(url.startsWith("//"_L1) ? u"https:"_s + url : url);
    return site.editor.fetchesPictures && isWebAddress(web) ? QString::fromLatin1(web.toEncoded())
                                                            : QString();
}

QString nameOf(const QString& url)
{
    if (url.startsWith("data:"_L1))
        return Sentences::tr("a picture within the text");
    const QString name = QFileInfo(QUrl(url).path(QUrl::FullyDecoded)).fileName();
    return name.isEmpty() ? url : name;
}

} // namespace

Blocks pictureBlocks(Site& site, const Node& node, const QString& alt)
{
    const PlannedMedia* planned = mediaAt(site.article.media, node.url);
    const QString address = addressOf(site, node.url, planned);
    Blocks blocks;
    if (!address.isEmpty()) {
        ++site.inlinePictures;
        blocks.push_back({.form = Form::Picture, .text = alt, .address = address});
    } else {
        const QString line = lineFor(alt.trimmed().isEmpty() ? nameOf(node.url) : alt);
        const QUrl web(node.url);
        site.pictures.push_back(
            {.line = line,
             .file = planned ? planned->file : QString(),
             .address = isWebAddress(web) ? QString::fromLatin1(web.toEncoded()) : QString(),
             .png = {}});
        site.losses.note(Loss::Picture, nameOf(node.url));
        blocks.push_back({.form = Form::Paragraph, .runs = {{.text = line}}});
    }
    // Editors keep no title of a picture; as a line below it, it is a caption still.
    if (!node.title.trimmed().isEmpty())
        blocks.push_back({.form = Form::Paragraph, .runs = {{.text = node.title, .marks = Emphasis}}});
    return blocks;
}

Block tablePicture(Site& site, const NewsletterTable& table)
{
    const QString alt = Sentences::tr("Table: %1").arg(table.header.join(u", "_s));
    const QByteArray png = site.bytes.table ? site.bytes.table(table) : QByteArray();
    if (site.editor.takesPictures) {
        ++site.inlinePictures;
        return {.form = Form::Picture,
                .text = alt,
                .address = png.isEmpty() ? u"table.png"_s : dataAddress(u"image/png"_s, png)};
    }
    const QString line = lineFor(alt);
    site.pictures.push_back({.line = line, .file = {}, .address = {}, .png = png});
    return {.form = Form::Paragraph, .runs = {{.text = line}}};
}

} // namespace brickwork::newsletter
