// What a draft becomes at Ghost, worked out before anything is asked or sent. Pure but for the pictures it
// reads.
#pragma once

#include "core/publish/article.h"
#include "core/publish/ghost_post.h"

namespace brickwork {

struct GhostArticle
{
    Article article;
    GhostBody body = GhostBody::Card;
    QString excerpt; ///< the writer's own description or subtitle, as long as Ghost takes one
    QString metaTitle;
    QString metaDescription;
    QStringList tags; ///< categories first: Ghost makes the first one the main tag
    QStringList losses;
};

[[nodiscard]] GhostBody ghostBodyOf(const TargetConfig& config);
[[nodiscard]] GhostArticle ghostArticleOf(const TargetConfig& config, const PublishRequest& request);

/// With the pictures' addresses as `media` has them; tags, status, slug and date are the caller's.
[[nodiscard]] GhostText ghostTextOf(const GhostArticle& ghost, const PublishRequest& request,
                                    const MediaMap& media);

/// Of all that is delivered: the same wherever the pictures lie and whoever asks.
[[nodiscard]] QString ghostHashOf(const GhostArticle& ghost, const PublishRequest& request);

/// Why the post that stands at Ghost must not be written to, or empty. Counts from the stamp of our last
/// write, unless the writer wants just this state of it replaced.
[[nodiscard]] QString ghostObjection(const GhostPost& standing, const PublishRequest& request);

[[nodiscard]] PostState stateOf(const GhostPost& post);
/// Whether it is as it was wished. A scheduled post whose time has come is published.
[[nodiscard]] bool standsAs(const GhostPost& post, PostState wished);
/// Without pictures and remarks.
[[nodiscard]] Receipt receiptOf(const GhostPost& post, const QString& hash);

/// The date a post is given; invalid: Ghost's own. `sentence` says why it cannot have the one it wants.
struct GhostDate
{
    QDateTime date;
    QString sentence;
};
/// `zone` is the site's: a day without a time stays that day there.
[[nodiscard]] GhostDate ghostDateOf(const Naming& naming, const PublishRequest& request,
                                    const std::optional<GhostPost>& standing, const QTimeZone& zone,
                                    const QDateTime& now);

} // namespace brickwork
