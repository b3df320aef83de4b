#include "core/publish/micropub_post.h"

#include "core/publish/entities.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// mf2 says everything in lists; what is said as one value is meant as well.
QJsonArray valuesOf(const QJsonObject& properties, const QString& name)
{
    const QJsonValue value = properties.value(name);
    if (value.isArray())
        return value.toArray();
    return value.isUndefined() || value.isNull() ? QJsonArray() : QJsonArray{value};
}

QString textOf(const QJsonValue& value, QLatin1StringView key)
{
    if (!value.isObject())
        return value.toString();
    const QJsonObject object = value.toObject();
    for (const QLatin1StringView one : {key, "value"_L1, "url"_L1, "text"_L1}) {
        if (const QString text = object.value(one).toString(); !text.isEmpty())
            return text;
    }
    return {};
}

QString firstOf(const QJsonObject& properties, const QString& name, QLatin1StringView key = "value"_L1)
{
    const QJsonArray values = valuesOf(properties, name);
    return values.isEmpty() ? QString() : textOf(values.first(), key);
}

QJsonArray list(const QString& value)
{
    return QJsonArray{value};
}

QStringList sorted(QStringList names)
{
    std::ranges::sort(names);
    return names;
}

} // namespace

QString MicropubPost::stamp() const
{
    QList<QByteArray> parts{name.toUtf8(), html.simplified().toUtf8(), summary.toUtf8(), photo.toUtf8(),
                            status.toUtf8()};
    for (const QString& category : sorted(categories))
        parts << category.toUtf8();
    constexpr qsizetype digits = 32;
    return hashOfParts(parts).left(digits);
}

QString MicropubPost::print() const
{
    return micropubPrint(name, html);
}

MicropubPost micropubPost(const QJsonObject& properties)
{
    MicropubPost post{.url = firstOf(properties, u"url"_s),
                      .name = firstOf(properties, u"name"_s),
                      .html = firstOf(properties, u"content"_s, "html"_L1),
                      .summary = firstOf(properties, u"summary"_s),
                      .photo = firstOf(properties, u"photo"_s),
                      .status = firstOf(properties, u"post-status"_s),
                      .categories = {}};
    for (const QJsonValue& category : valuesOf(properties, u"category"_s))
        post.categories << textOf(category, "value"_L1);
    return post;
}

QString micropubPrint(const QString& title, const QString& html)
{
    static const QRegularExpression tag(u"<[^<>]*>"_s);
    static const QRegularExpression entity(u"&[A-Za-z0-9]+;"_s);
    QString text = html;
    text = withoutEntities(text.replace(tag, u" "_s)).remove(entity);
    QString letters;
    for (const QString& part : {title, text}) {
        for (const QChar c : part.normalized(QString::NormalizationForm_KC)) {
            if (c.isLetterOrNumber() || c.isSurrogate())
                letters += c;
        }
    }
    return QString::fromLatin1(
        QCryptographicHash::hash(letters.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QStringList micropubCategories(const Article& article)
{
    QStringList all = article.tags + article.categories;
    all.removeDuplicates();
    return all;
}

QJsonObject micropubProperties(const Article& article, const PublishRequest& request, const MediaMap& media)
{
    QJsonObject all{
        {u"name"_s, list(article.naming.title)},
        {u"content"_s, QJsonArray{QJsonObject{{u"html"_s, htmlOf(article, request, media).html}}}},
        {u"category"_s, QJsonArray::fromStringList(micropubCategories(article))}};
    if (article.describedByWriter)
        all.insert(u"summary"_s, list(article.description));
    if (article.naming.dateGiven)
        all.insert(u"published"_s, list(dateText(article.naming)));
    const PlannedMedia* featured = mediaAt(article.media, article.featured);
    const auto known = featured ? media.find(featured->hash) : media.end();
    if (known == media.end())
        return all;
    const QString url = known->second.url;
    all.insert(u"photo"_s, featured->alt.isEmpty()
                               ? list(url)
                               : QJsonArray{QJsonObject{{u"value"_s, url}, {u"alt"_s, featured->alt}}});
    return all;
}

QJsonObject micropubUpdate(const QString& url, const QJsonObject& properties, const MicropubPost& there)
{
    const MicropubPost wanted = micropubPost(properties);
    QJsonObject replace{{u"content"_s, properties.value(u"content"_s)}};
    QJsonArray remove;
    const auto change = [&](const QString& name, bool equal, bool had) {
        if (!equal && !valuesOf(properties, name).isEmpty())
            replace.insert(name, properties.value(name));
        else if (!equal && had)
            remove.append(name);
    };
    change(u"name"_s, wanted.name == there.name, !there.name.isEmpty());
    change(u"summary"_s, wanted.summary == there.summary, !there.summary.isEmpty());
    change(u"photo"_s, wanted.photo == there.photo, !there.photo.isEmpty());
    // Some servers keep an address with words for it as they get it in a change, and then find no picture.
    if (replace.contains(u"photo"_s))
        replace.insert(u"photo"_s, list(wanted.photo));
    change(u"published"_s, !properties.contains(u"published"_s), false);
    if (properties.contains(u"post-status"_s))
        replace.insert(u"post-status"_s, properties.value(u"post-status"_s));
    QStringList more = wanted.categories;
    more.removeIf([&](const QString& name) { return there.categories.contains(name); });
    const bool onlyMore = wanted.categories.size() - more.size() == there.categories.size();
    if (!onlyMore)
        change(u"category"_s, false, !there.categories.isEmpty());
    QJsonObject update{{u"action"_s, u"update"_s}, {u"url"_s, url}, {u"replace"_s, replace}};
    if (onlyMore && !more.isEmpty())
        update.insert(u"add"_s, QJsonObject{{u"category"_s, QJsonArray::fromStringList(more)}});
    if (!remove.isEmpty())
        update.insert(u"delete"_s, remove);
    return update;
}

QString micropubHash(const Article& article, const PublishRequest& request)
{
    QList<QByteArray> parts{article.naming.title.toUtf8(),
                            htmlOf(article, request, {}).html.toUtf8(),
                            article.featured.toUtf8(),
                            article.describedByWriter ? article.description.toUtf8() : QByteArray(),
                            article.naming.dateGiven ? dateText(article.naming).toUtf8() : QByteArray(),
                            request.wish.state == PostState::Draft ? "draft" : "published"};
    for (const QString& category : micropubCategories(article))
        parts << category.toUtf8();
    for (const PlannedMedia& picture : article.media)
        parts << picture.hash.toLatin1() << picture.alt.toUtf8();
    return hashOfParts(parts);
}

QString slugOfUrl(const QString& url)
{
    const QStringList parts = QUrl(url).path().split(u'/', Qt::SkipEmptyParts);
    return parts.isEmpty() ? QString() : parts.last();
}

bool namesSlug(const QString& url, const QString& slug)
{
    if (slug.isEmpty())
        return false;
    const QString last = slugOfUrl(url);
    return last == slug || last.section(u'.', 0, -2) == slug;
}

} // namespace brickwork
