#include "core/publish/target.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QJsonObject toJson(const MediaMap& media)
{
    QJsonObject json;
    for (const auto& [hash, known] : media)
        json.insert(hash, QJsonObject{{u"remote"_s, known.remote}, {u"url"_s, known.url}});
    return json;
}

MediaMap mediaFrom(const QJsonObject& json)
{
    MediaMap media;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QJsonObject known = it->toObject();
        media[it.key()] = {known.value(u"remote"_s).toString(), known.value(u"url"_s).toString()};
    }
    return media;
}

QString compact(const QJsonObject& json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QJsonObject objectFrom(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

QString toText(const MediaMap& media)
{
    return media.empty() ? QString() : compact(toJson(media));
}

MediaMap mediaMapFrom(const QString& text)
{
    return mediaFrom(objectFrom(text));
}

QString toText(const Foothold& foothold)
{
    if (foothold == Foothold())
        return {};
    return compact({{u"remote"_s, foothold.remote},
                    {u"slug"_s, foothold.slug},
                    {u"modified"_s, foothold.modified},
                    {u"media"_s, toJson(foothold.media)},
                    {u"written"_s, foothold.written},
                    {u"sent"_s, foothold.sent}});
}

Foothold footholdFrom(const QString& text)
{
    const QJsonObject json = objectFrom(text);
    return {.remote = json.value(u"remote"_s).toString(),
            .slug = json.value(u"slug"_s).toString(),
            .modified = json.value(u"modified"_s).toString(),
            .media = mediaFrom(json.value(u"media"_s).toObject()),
            .written = json.value(u"written"_s).toBool(),
            .sent = json.value(u"sent"_s).toString()};
}

} // namespace brickwork
