// A post as Micropub servers give and take it: properties of an h-entry (microformats2 in JSON), and what
// tells two versions of it apart. Pure; knows no server.
#pragma once

#include "core/publish/article.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

namespace brickwork {

struct MicropubPost
{
    QString url = {};
    QString name = {};
    QString html = {};
    QString summary = {};
    QString photo = {};
    QString status = {}; ///< post-status: "draft", "published", or empty
    QStringList categories = {};

    /// Tells whether anything of it changed at the server; its own text is compared with its own only.
    [[nodiscard]] QString stamp() const;
    /// What survives a server that cleans, quotes or wraps what it gets: see micropubPrint().
    [[nodiscard]] QString print() const;
};

[[nodiscard]] MicropubPost micropubPost(const QJsonObject& properties);

/// Hex SHA-256 of the letters and digits of a title and an HTML text, tags and entities left out.
[[nodiscard]] QString micropubPrint(const QString& title, const QString& html);

/// Tags and categories, each once: Micropub knows only the one kind.
[[nodiscard]] QStringList micropubCategories(const Article& article);

/// The whole post, without its slug and state.
[[nodiscard]] QJsonObject micropubProperties(const Article& article, const PublishRequest& request,
                                             const MediaMap& media);

/// What turns the post that is there into the one of `properties`: what is equal is not named, and tags are
/// added where none is to go, since some servers keep only the first of several values that are replaced.
[[nodiscard]] QJsonObject micropubUpdate(const QString& url, const QJsonObject& properties,
                                         const MicropubPost& there);

/// Of all that is delivered.
[[nodiscard]] QString micropubHash(const Article& article, const PublishRequest& request);

/// Whether the address names the slug: as its last part, with or without an ending.
[[nodiscard]] bool namesSlug(const QString& url, const QString& slug);
/// The last part of an address.
[[nodiscard]] QString slugOfUrl(const QString& url);

} // namespace brickwork
