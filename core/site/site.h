// The built-in site as values: its settings, and the posts that are frozen for it. What is published stays as
// it was published: the site is built of this alone, never of the drafts.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace brickwork {

/// Which programs of AI companies robots.txt asks to stay away. A wish, no lock.
enum class AiReaders
{
    Welcome,
    NoTraining, ///< may search and fetch, not train
    None
};

struct SiteSettings
{
    QString folder; ///< absolute, cleaned: where the site is built
    QString url;    ///< where readers find it, without a slash at the end; empty if it is not known
    QString title;
    QString author;
    QString about;         ///< a sentence or two, below the title of the front page and in the feeds
    QString language = {}; ///< BCP 47; empty: not said
    bool feeds = true;
    bool machineText = true; ///< Markdown beside each post, and llms.txt
    bool robots = true;      ///< robots.txt and sitemap.xml
    bool cards = true;       ///< what previews of links and search engines read
    AiReaders aiReaders = AiReaders::Welcome;
    friend bool operator==(const SiteSettings&, const SiteSettings&) = default;
};

/// A picture of a post, kept under its name in the site's data.
struct SitePicture
{
    QString name;      ///< "sea-1f3a9c0d2b4e.jpg"
    QString mediaType; ///< "image/jpeg"
    int width = 0;     ///< pixels, upright; 0 if it has none of its own
    int height = 0;
    friend bool operator==(const SitePicture&, const SitePicture&) = default;
};

/// All of a frozen post but its text.
struct SitePost
{
    QString draft;           ///< DraftId value
    QStringList former = {}; ///< names its draft had before; links to them lead here
    QString slug;
    QString title;
    QString subtitle;
    QString description;
    QString language;
    QString series;
    std::optional<int> number; ///< within the series
    QStringList tags;
    QDateTime date; ///< with its offset
    bool dateOnly = false;
    QDateTime updated; ///< of the last publication that changed it; invalid for the first
    int words = 0;
    bool about = false; ///< the page about the writer, not one of the posts
    QString featured;   ///< name of the picture that stands for it; may be empty
    QString canonical;  ///< an address elsewhere; may be empty
    std::vector<SitePicture> pictures;
    QStringList links; ///< drafts that the text leads to
    QString hash;      ///< of the delivery
    QString token;     ///< of the delivery
};

/// The text of a frozen post. Addresses that depend on the rest of the site are marks until a page is made:
/// "brickwork-media:NAME" and "brickwork-draft:INDEX" into SitePost::links.
struct SiteText
{
    QString html;     ///< body without the title
    QString markdown; ///< the same without front matter and title
};

inline constexpr QLatin1StringView pictureMark("brickwork-media:");
inline constexpr QLatin1StringView draftMark("brickwork-draft:");

/// Names at the root of the site that are its own: no post may have them.
[[nodiscard]] bool isOwnName(const QString& slug);

} // namespace brickwork
