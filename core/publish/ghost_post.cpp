#include "core/publish/ghost_post.h"

#include "core/markdown/html_to_markdown.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto markKey = "brickwork"_L1;
constexpr qsizetype digitsOfContent = 16;

QString text(const QJsonObject& json, QLatin1StringView key)
{
    return json.value(key).toString();
}

/// A post may be told by the name of its site or by another; what it says is the same.
QString originOf(const QString& address)
{
    const QUrl url(address);
    return url.host().isEmpty() ? QString()
                                : url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QString without(QString text, const QString& origin)
{
    return origin.isEmpty() ? text : text.remove(origin);
}

QString contentOf(const GhostPost& post)
{
    const QString origin = originOf(post.url);
    QStringList tags = post.tags;
    tags.sort();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QStringList parts{
        post.title,      without(post.html, origin).trimmed(), post.excerpt,   without(post.image, origin),
        post.imageAlt,   without(post.canonical, origin),      post.metaTitle, post.metaDescription,
        tags.join(u'\n')};
    for (const QString& part : parts) {
        const QByteArray bytes = part.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':');
        hash.addData(bytes);
    }
    return QString::fromLatin1(hash.result().toHex().first(digitsOfContent));
}

QJsonObject rootOf(const GhostPost& post)
{
    return QJsonDocument::fromJson(post.lexical.toUtf8()).object().value("root"_L1).toObject();
}

/// The one HTML card a post of ours is made of.
QJsonObject onlyCard(const GhostPost& post)
{
    const QJsonArray children = rootOf(post).value("children"_L1).toArray();
    const QJsonObject first = children.at(0).toObject();
    return children.size() == 1 && text(first, "type"_L1) == "html"_L1 ? first : QJsonObject();
}

QString cardJson(const QString& html, const QString& mark)
{
    QJsonObject card{{u"type"_s, u"html"_s}, {u"version"_s, 1}, {u"html"_s, html}};
    if (!mark.isEmpty())
        card.insert(markKey, mark);
    const QJsonObject root{{u"children"_s, QJsonArray{card}},
                           {u"direction"_s, QJsonValue::Null},
                           {u"format"_s, QString(u""_s)},
                           {u"indent"_s, 0},
                           {u"type"_s, u"root"_s},
                           {u"version"_s, 1}};
    return QString::fromUtf8(QJsonDocument(QJsonObject{{u"root"_s, root}}).toJson(QJsonDocument::Compact));
}

QJsonValue orNull(const QString& value)
{
    return value.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}

QString yamlLine(const QString& key, const QString& value)
{
    QString quoted = value;
    quoted.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u' ');
    return value.isEmpty() ? QString() : u"%1: \"%2\"\n"_s.arg(key, quoted);
}

} // namespace

std::optional<GhostPost> ghostPostFrom(const QJsonObject& json)
{
    GhostPost post{.id = text(json, "id"_L1),
                   .slug = text(json, "slug"_L1),
                   .status = text(json, "status"_L1),
                   .url = text(json, "url"_L1),
                   .title = text(json, "title"_L1),
                   .html = text(json, "html"_L1),
                   .lexical = text(json, "lexical"_L1),
                   .updated = text(json, "updated_at"_L1),
                   .published = QDateTime::fromString(text(json, "published_at"_L1), Qt::ISODateWithMs),
                   .excerpt = text(json, "custom_excerpt"_L1),
                   .image = text(json, "feature_image"_L1),
                   .imageAlt = text(json, "feature_image_alt"_L1),
                   .canonical = text(json, "canonical_url"_L1),
                   .metaTitle = text(json, "meta_title"_L1),
                   .metaDescription = text(json, "meta_description"_L1),
                   .tags = {},
                   .emailProblem = {}};
    if (post.id.isEmpty() || post.status.isEmpty())
        return std::nullopt;
    for (const QJsonValue& tag : json.value("tags"_L1).toArray())
        post.tags << text(tag.toObject(), "name"_L1);
    const QJsonObject email = json.value("email"_L1).toObject();
    post.emailed = !email.isEmpty();
    post.readers = email.value("email_count"_L1).toInt();
    post.emailProblem = text(email, "error"_L1);
    return post;
}

QString stampOf(const GhostPost& post)
{
    return u"%1 %2 %3"_s.arg(post.updated, contentOf(post), post.out() ? u"out"_s : u"in"_s);
}

bool saysTheSame(const QString& stamp, const QString& other)
{
    const QString content = stamp.section(u' ', 1, 1);
    return !content.isEmpty() && content == other.section(u' ', 1, 1);
}

bool wasOut(const QString& stamp)
{
    return stamp.section(u' ', 2, 2) == "out"_L1;
}

QString markOf(const GhostPost& post)
{
    return text(onlyCard(post), markKey);
}

QString beginningMark(const QString& token)
{
    return u"begun:"_s + token;
}

QString wholeMark(const QString& hash)
{
    return u"whole:"_s + hash;
}

QString cardOf(const GhostPost& post)
{
    return text(onlyCard(post), "html"_L1);
}

QString asMarkdown(const GhostPost& post)
{
    static const QRegularExpression cardComment(u"<!--kg-card-(?:begin|end): \\w+-->"_s);
    QString html = post.html;
    html.remove(cardComment);
    QStringList tags;
    for (QString tag : post.tags)
        tags << u'"' + tag.replace(u'"', u"\\\""_s) + u'"';
    QString head = yamlLine(u"title"_s, post.title) + yamlLine(u"slug"_s, post.slug) +
                   yamlLine(u"description"_s, post.excerpt) + yamlLine(u"image"_s, post.image) +
                   yamlLine(u"canonical"_s, post.canonical);
    if (!tags.isEmpty())
        head += u"tags: [%1]\n"_s.arg(tags.join(u", "_s));
    const auto markdown = markdownFromHtml(html);
    return u"---\n%1---\n\n%2\n"_s.arg(head, markdown ? markdown->text : html.trimmed());
}

bool sameHtml(const QString& a, const QString& b, const QString& siteUrl)
{
    const QString origin = originOf(siteUrl);
    return without(a, origin).trimmed() == without(b, origin).trimmed();
}

QJsonObject toJson(const GhostText& said)
{
    QJsonObject json{{u"title"_s, said.title},
                     {u"status"_s, said.status},
                     {u"tags"_s, said.tags},
                     {u"feature_image"_s, orNull(said.image)},
                     {u"feature_image_alt"_s, orNull(said.imageAlt)},
                     {u"custom_excerpt"_s, orNull(said.excerpt)},
                     {u"canonical_url"_s, orNull(said.canonical)},
                     {u"meta_title"_s, orNull(said.metaTitle)},
                     {u"meta_description"_s, orNull(said.metaDescription)}};
    if (!said.slug.isEmpty())
        json.insert(u"slug"_s, said.slug);
    if (said.published.isValid())
        json.insert(u"published_at"_s, said.published.toUTC().toString(Qt::ISODateWithMs));
    if (said.body == GhostBody::Card)
        json.insert(u"lexical"_s, cardJson(said.html, said.mark));
    else
        json.insert(u"html"_s, said.html);
    return json;
}

QJsonObject beginningJson(const QString& title, const QString& slug, const QString& mark)
{
    return {{u"title"_s, title},
            {u"slug"_s, slug},
            {u"status"_s, u"draft"_s},
            {u"lexical"_s, cardJson({}, mark)}};
}

} // namespace brickwork
