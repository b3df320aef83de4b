// A post as Ghost tells it, and one as it is told to Ghost: read from and written to the JSON of its Admin
// API. Pure.
#pragma once

#include "core/publish/plan.h"

#include <QJsonArray>
#include <QJsonObject>

namespace brickwork {

struct GhostPost
{
    QString id;
    QString slug;
    QString status; ///< draft, scheduled, published or sent
    QString url;    ///< of a draft: where only its makers see it
    QString title;
    QString html;
    QString lexical; ///< Ghost's own form of the text, JSON
    QString updated; ///< Ghost's stamp, to the second
    QDateTime published;
    QString excerpt;
    QString image;
    QString imageAlt;
    QString canonical;
    QString metaTitle;
    QString metaDescription;
    QStringList tags;                                             ///< names
    bool emailed = false;                                         ///< a newsletter went out with it
    int readers = 0;                                              ///< whom it was e-mailed to
    QString emailProblem;                                         ///< why it was not
    [[nodiscard]] bool out() const { return status != u"draft"; } ///< readers see it, or will by itself
};

/// One object of "posts"; nothing if it is no post.
[[nodiscard]] std::optional<GhostPost> ghostPostFrom(const QJsonObject& json);

/// Ghost's own stamp has whole seconds only, and changes without anything being changed. So ours is that,
/// what the post says, and whether it is out: "2026-11-25T07:00:51.000Z 1f3a9c0d2b4e5f60 out".
[[nodiscard]] QString stampOf(const GhostPost& post);
/// The stamps are of one text, title, excerpt, picture and tags.
[[nodiscard]] bool saysTheSame(const QString& stamp, const QString& other);
[[nodiscard]] bool wasOut(const QString& stamp);

/// What we wrote beside the text into its HTML card, where no reader sees it: whose it is, or empty.
[[nodiscard]] QString markOf(const GhostPost& post);
[[nodiscard]] QString beginningMark(const QString& token); ///< of a draft that is only begun
[[nodiscard]] QString wholeMark(const QString& hash);      ///< of a post that is whole
/// The text of the HTML card, or empty if the post is not one such card.
[[nodiscard]] QString cardOf(const GhostPost& post);

/// The post as Markdown with what else it holds as front matter, to be shown beside the draft.
[[nodiscard]] QString asMarkdown(const GhostPost& post);

/// Whether two texts are one but for the address of the site, which Ghost writes before what begins with "/".
[[nodiscard]] bool sameHtml(const QString& a, const QString& b, const QString& siteUrl);

enum class GhostBody
{
    Card,  ///< one HTML card: byte for byte what was rendered
    Blocks ///< made into Ghost's own blocks by Ghost, which leaves out what it does not know
};

/// What is told to Ghost.
struct GhostText
{
    QString title;
    QString slug; ///< empty: it stays
    QString html;
    GhostBody body = GhostBody::Card;
    QString mark;
    QJsonArray tags; ///< {"id"} or {"name"}
    QString image;
    QString imageAlt;
    QString excerpt;
    QString canonical;
    QString metaTitle;
    QString metaDescription;
    QString status;
    QDateTime published; ///< invalid: Ghost's own
};

/// One object of "posts". What is empty is told as null, so that it leaves what stood there.
[[nodiscard]] QJsonObject toJson(const GhostText& text);
/// A draft nobody sees, with nothing in it but the mark.
[[nodiscard]] QJsonObject beginningJson(const QString& title, const QString& slug, const QString& mark);

} // namespace brickwork
