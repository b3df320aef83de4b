// A post as a target that shows HTML takes it: what it is called, what it is filed under, and its text as
// HTML with every address made one that readers can follow.
#pragma once

#include "core/publish/media.h"
#include "core/publish/naming.h"
#include "core/publish/target.h"

namespace brickwork {

struct Article
{
    Naming naming;                  ///< title, slug, language, date
    QString subtitle;               ///< front matter's "subtitle", or empty
    QString description;            ///< the document's excerpt
    bool describedByWriter = false; ///< the front matter gives the description itself
    QStringList tags;
    QStringList categories;
    QString series;
    QString featured;  ///< the picture of the post as front matter's image, cover or featured_image names it
    QString canonical; ///< an address that front matter's canonical or canonical_url gives
    int words = 0;
    bool titleInText = false; ///< the text opens with its title as a heading; it is left out of the HTML
    std::vector<PlannedMedia> media;
    QStringList warnings;
    QStringList refusals; ///< no text, no title, unreadable front matter, missing pictures
};

/// `document` is of request.draft.text. The slug is frozen while request.last is live.
[[nodiscard]] Article articleOf(const PublishRequest& request, const Document& document);

/// The draft a relative link leads to, by its id; empty if it is no such link.
[[nodiscard]] QString draftLinked(const QString& url, const DraftSnapshot& draft);

enum class SeriesLinks
{
    Leave,
    Append ///< a closing paragraph with the previous and next post of the series, if the request has them
};

struct ArticleHtml
{
    QString html;         ///< body without the title
    QStringList warnings; ///< links to drafts that are not out on this target
};

/// Pictures are given the address `media` holds for their hash; one that is not in it keeps the address of
/// the text. Links to other drafts become their addresses on the target.
[[nodiscard]] ArticleHtml htmlOf(const Article& article, const PublishRequest& request, const MediaMap& media,
                                 SeriesLinks series = SeriesLinks::Append);

/// The start of a plan that all such targets share: title, slug, date, words, media (with what the last
/// delivery and the foothold know of them), text, warnings and refusals.
[[nodiscard]] PublishPlan planOf(const Article& article, const PublishRequest& request);

/// Hex SHA-256 over parts that are delivered: a different split of the same bytes is another hash.
[[nodiscard]] QString hashOfParts(const QList<QByteArray>& parts);

} // namespace brickwork
