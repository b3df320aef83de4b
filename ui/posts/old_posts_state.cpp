#include "ui/posts/old_posts_state.h"

#include "core/base/web_address.h"
#include "ui/posts/posts_state.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(OldPosts)
};

QString ageText(const OldPost& post, const QLocale& locale)
{
    //: a full date
    const QString date = locale.toString(post.day.date(), Words::tr("d MMMM yyyy"));
    return post.years == 1
               ? Words::tr("Published a year ago, on %1").arg(date)
               : Words::tr("Published %1 years ago, on %2").arg(locale.toString(post.years), date);
}

} // namespace

OldPosts oldPostsState(const std::vector<OldPost>& posts, const QLocale& locale)
{
    OldPosts state{.rows = {},
                   .heading = Words::tr("Still holds up?"),
                   .note = Words::tr("A few older posts each week, to stand by, correct or bring up again.")};
    for (const OldPost& post : posts) {
        const bool page = !webAddress(post.url).isEmpty();
        const bool somewhere = page || !post.draft.isEmpty();
        state.rows.push_back({.post = post.key,
                              .title = post.title,
                              .age = ageText(post, locale),
                              .mayOpen = somewhere,
                              .mayCorrect = somewhere,
                              .mayLink = page});
    }
    return state;
}

} // namespace brickwork
