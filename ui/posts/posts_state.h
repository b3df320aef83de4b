// Everything the Posts page shows, as one plain value, and the pure function that builds it. What counts as a
// post and on which day was settled when it was logged; nothing here knows the clock.
#pragma once

#include "core/store/event.h"

#include <QLocale>
#include <QStringList>
#include <QUrl>

#include <map>
#include <optional>
#include <vector>

namespace brickwork {

/// A place where the post can be read, or could.
struct PostOutlet
{
    QString name; ///< of the target; "elsewhere" for a publication made outside Brickwork
    QUrl url;     ///< http or https, or a page on this computer, or empty
    bool live = true;
    QString target = {}; ///< empty for a publication made outside Brickwork
    friend bool operator==(const PostOutlet&, const PostOutlet&) = default;
};

struct PostRow
{
    PostId key;
    Day day;
    Instant counts; ///< since when
    QString date;   ///< "21 Jul 2025"
    QString title;
    std::vector<PostOutlet> outlets;
    QString where;                    ///< the outlets as one line; begins with "taken back" if that is so
    int words = 0;                    ///< 0: not known
    QString wordsText;                ///< "1,204", or empty
    std::optional<double> weeksSince; ///< the live post before; nothing for the first and for retracted ones
    QString sinceText;                ///< "8 days", "2.4 weeks", "first", or empty
    QString origin;                   ///< "Brickwork draft letters/x.md" or "recorded by hand"
    DraftId draft;                    ///< empty: there is none
    QUrl url;                         ///< as those of its outlets: the page to open
    bool retracted = false;
    QString series = {}; ///< that its draft is part of, or empty
    QString scheduled;   ///< "1 Dec 2025, 09:00" of a post with a time of its own, else empty
    friend bool operator==(const PostRow&, const PostRow&) = default;
};

struct PostsState
{
    std::vector<PostRow> rows; ///< newest first
    int live = 0;              ///< rows that are not retracted
    QString heading;           ///< "70 posts"
    QString detail;            ///< "2 taken back", or empty
    friend bool operator==(const PostsState&, const PostsState&) = default;
};

/// What is known of posts apart from their publications.
struct PostsKnowledge
{
    std::map<QString, QString> series = {}; ///< that drafts are part of, by draft id
    std::map<QString, QString> sites = {};  ///< folders of the sites that Brickwork makes, by target
};
[[nodiscard]] PostsState postsState(const std::vector<Publication>& publications, const QLocale& locale,
                                    const PostsKnowledge& known = {});

/// Every series that has a post, as a dictionary sorts them.
[[nodiscard]] QStringList seriesNames(const PostsState& state);

/// "70 posts", "1 post", "No posts yet".
[[nodiscard]] QString postCount(int posts, const QLocale& locale);

} // namespace brickwork
