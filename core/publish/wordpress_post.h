// A draft as WordPress takes it, and a post of WordPress as it stands there: statuses, dates, text and
// stamps. Pure.
#pragma once

#include "core/publish/article.h"
#include "core/publish/plan.h"
#include "core/publish/target.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace brickwork {

/// A post as its editors see it.
struct WordPressPost
{
    QString id;
    QString slug;
    QString status; ///< publish, future, draft, pending, private, trash
    QString link;
    QString title;   ///< raw, or as readers see it if the account may not edit the post
    QString content; ///< raw
    /// Of what its editors may change: WordPress's own stamp is too coarse (a second) and too fine (it
    /// changes when a post is saved as it was).
    QString stamp;
    QDateTime date = {}; ///< when readers see it, or saw it first
};

[[nodiscard]] WordPressPost wordpressPost(const QJsonObject& json);

[[nodiscard]] QString wordpressStatus(PostState state);
[[nodiscard]] PostState stateOfStatus(const QString& status);

/// In the text of a post that is being made, so that it is known again.
[[nodiscard]] QString wordpressMarker(const QString& token);

/// Text for a field that WordPress prints as HTML: titles, excerpts.
[[nodiscard]] QString asHtmlText(const QString& text);

[[nodiscard]] QString wordpressBody(const TargetConfig& config, const Article& article,
                                    const PublishRequest& request, const MediaMap& media);

/// The fields of a post but those that are numbers WordPress gives (terms, the featured picture). `now`
/// decides which dates have come: one to come, sent along, would be a schedule. `waits`: the post waits for
/// its time there.
[[nodiscard]] QJsonObject wordpressFields(const Article& article, const PublishRequest& request,
                                          const QString& body, const QDateTime& now, bool waits);

/// Of all that is delivered.
[[nodiscard]] QString wordpressHash(const TargetConfig& config, const Article& article,
                                    const PublishRequest& request);

/// The same for texts that WordPress takes for the same: white space and empty elements are written in many
/// ways.
[[nodiscard]] QString sameText(const QString& html);

/// Of title and text as they were sent; the post that came of them has the same.
[[nodiscard]] QString wordpressSent(const QString& title, const QString& content);

/// The post as Markdown, for a comparison by people.
[[nodiscard]] QString wordpressAsMarkdown(const WordPressPost& post);

} // namespace brickwork
