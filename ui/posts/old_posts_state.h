// The older posts that come up again, as the Posts page asks about them, and the pure function that builds
// it.
#pragma once

#include "core/flows/holds_up.h"

#include <QLocale>
#include <QString>

#include <vector>

namespace brickwork {

struct OldPostRow
{
    PostId post;
    QString title;
    QString age;             ///< "Published 3 years ago, on 14 November 2023"
    bool mayOpen = false;    ///< it has a draft or a page
    bool mayCorrect = false; ///< it has a draft or a page
    bool mayLink = false;    ///< it has an address
    friend bool operator==(const OldPostRow&, const OldPostRow&) = default;
};

struct OldPosts
{
    std::vector<OldPostRow> rows;
    QString heading;
    QString note;
    friend bool operator==(const OldPosts&, const OldPosts&) = default;
};

[[nodiscard]] OldPosts oldPostsState(const std::vector<OldPost>& posts, const QLocale& locale);

} // namespace brickwork
