#include "core/publish/wordpress_post.h"

#include "core/markdown/html_to_markdown.h"
#include "core/publish/entities.h"
#include "core/publish/kinds.h"
#include "core/publish/wordpress_blocks.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qsizetype stampDigits = 24;
const QString out = u"publish"_s;    // WordPress's word for a post that readers see
const QString waiting = u"future"_s; // and for one that waits for its time
/// The site's clock may be so far behind the writer's.
constexpr qint64 farthestZone = 26LL * 60 * 60;

QByteArray numbers(const QJsonValue& array)
{
    std::vector<qint64> all;
    for (const QJsonValue& value : array.toArray())
        all.push_back(value.toInteger());
    std::ranges::sort(all);
    QByteArray text;
    for (const qint64 number : all)
        text += QByteArray::number(number) + ' ';
    return text;
}

QString withoutZone(const QDateTime& date)
{
    return date.toString(u"yyyy-MM-ddTHH:mm:ss"_s);
}

void addDate(QJsonObject& fields, const Article& article, const PublishRequest& request, const QDateTime& now,
             bool waits)
{
    const QDateTime& date = article.naming.date;
    const bool given = article.naming.dateGiven && date <= now;
    if (request.wish.state == PostState::Scheduled)
        fields.insert(u"date_gmt"_s, withoutZone(request.wish.scheduled.toUTC()));
    else if (given && article.naming.dateOnly && date.secsTo(now) > farthestZone)
        fields.insert(u"date"_s, withoutZone(date)); // a day is that day wherever the site is
    else if (given)
        fields.insert(u"date_gmt"_s, withoutZone(date.toUTC()));
    else if (request.wish.state == PostState::Published && waits)
        fields.insert(u"date_gmt"_s, withoutZone(now.toUTC())); // with its old date it would go on waiting
}

} // namespace

WordPressPost wordpressPost(const QJsonObject& json)
{
    const auto raw = [&json](QLatin1StringView key) {
        return json.value(key).toObject().value("raw"_L1).toString();
    };
    const QList<QByteArray> parts{raw("title"_L1).toUtf8(), raw("content"_L1).toUtf8(),
                                  raw("excerpt"_L1).toUtf8(), json.value("slug"_L1).toString().toUtf8(),
                                  // One that waited comes out by itself: that is nobody's change.
                                  QString(json.value("status"_L1).toString()).replace(waiting, out).toUtf8(),
                                  QByteArray::number(json.value("featured_media"_L1).toInteger()),
                                  numbers(json.value("tags"_L1)), numbers(json.value("categories"_L1))};
    return {.id = QString::number(json.value("id"_L1).toInteger()),
            .slug = json.value("slug"_L1).toString(),
            .status = json.value("status"_L1).toString(),
            .link = json.value("link"_L1).toString(),
            .title = json.value("title"_L1).toObject().value("raw"_L1).isString()
                         ? raw("title"_L1)
                         : json.value("title"_L1).toObject().value("rendered"_L1).toString(),
            .content = raw("content"_L1),
            .stamp = hashOfParts(parts).left(stampDigits),
            .date = QDateTime::fromString(json.value("date_gmt"_L1).toString() + u'Z', Qt::ISODate)};
}

QString wordpressStatus(PostState state)
{
    switch (state) {
    case PostState::Published:
        return out;
    case PostState::Draft:
        return u"draft"_s;
    case PostState::Scheduled:
        return waiting;
    }
    Q_UNREACHABLE_RETURN({});
}

PostState stateOfStatus(const QString& status)
{
    if (status == "publish"_L1 || status == "private"_L1)
        return PostState::Published;
    return status == waiting ? PostState::Scheduled : PostState::Draft;
}

QString wordpressMarker(const QString& token)
{
    return u"<!-- brickwork "_s + token + u" -->"_s;
}

QString asHtmlText(const QString& text)
{
    // Quotation marks stay: WordPress makes them typographic.
    QString html = text;
    return html.replace(u'&', "&amp;"_L1).replace(u'<', "&lt;"_L1).replace(u'>', "&gt;"_L1);
}

QString wordpressBody(const TargetConfig& config, const Article& article, const PublishRequest& request,
                      const MediaMap& media)
{
    const QString html = htmlOf(article, request, media).html;
    return optionOf(config, u"body"_s) == "classic"_L1 ? html : wordpressBlocks(html, media);
}

QJsonObject wordpressFields(const Article& article, const PublishRequest& request, const QString& body,
                            const QDateTime& now, bool waits)
{
    QJsonObject fields{
        {u"title"_s, asHtmlText(article.naming.title)},
        {u"content"_s, body},
        {u"status"_s, wordpressStatus(request.wish.state)},
        {u"excerpt"_s, article.describedByWriter ? asHtmlText(article.description) : QString()}};
    addDate(fields, article, request, now, waits);
    return fields;
}

QString wordpressHash(const TargetConfig& config, const Article& article, const PublishRequest& request)
{
    QDateTime date;
    if (request.wish.state == PostState::Scheduled)
        date = request.wish.scheduled;
    else if (article.naming.dateGiven)
        date = article.naming.date;
    QList<QByteArray> parts{article.naming.title.toUtf8(),
                            wordpressBody(config, article, request, {}).toUtf8(),
                            wordpressStatus(request.wish.state).toUtf8(),
                            withoutZone(date.toUTC()).toUtf8(),
                            article.describedByWriter ? article.description.toUtf8() : QByteArray(),
                            article.featured.toUtf8()};
    for (const QString& tag : article.tags)
        parts << "tag " + tag.toUtf8();
    for (const QString& category : article.categories)
        parts << "category " + category.toUtf8();
    for (const PlannedMedia& picture : article.media)
        parts << picture.hash.toLatin1() << picture.alt.toUtf8();
    return hashOfParts(parts);
}

QString sameText(const QString& html)
{
    static const QRegularExpression slash(u"\\s*/>"_s);
    QString text = html;
    return text.replace(slash, u">"_s).simplified();
}

QString wordpressSent(const QString& title, const QString& content)
{
    return hashOfParts({sameText(title).toUtf8(), sameText(content).toUtf8()});
}

QString wordpressAsMarkdown(const WordPressPost& post)
{
    const auto text = markdownFromHtml(post.content);
    return u"# "_s + withoutEntities(post.title) + u"\n\n"_s + (text ? text->text : post.content);
}

} // namespace brickwork
