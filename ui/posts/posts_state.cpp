#include "ui/posts/posts_state.h"

#include "core/base/web_address.h"

#include <QCollator>
#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Posts)
};

QString dateText(QDate date, const QLocale& locale)
{
    //: a date of the Posts table
    return locale.toString(date, Words::tr("d MMM yyyy"));
}

/// A scheduled time as it was meant: in the zone it was scheduled in.
QString scheduledText(const Publication& post, const QLocale& locale)
{
    if (!post.scheduled)
        return {};
    const QTimeZone zone(post.first.zone.toUtf8());
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(post.scheduled->msecs,
                                                        zone.isValid() ? zone : QTimeZone(QTimeZone::UTC));
    //: date and time of day
    return Words::tr("%1, %2").arg(dateText(at.date(), locale),
                                   locale.toString(at.time(), QLocale::ShortFormat));
}

QString sinceText(qint64 days, const QLocale& locale)
{
    if (days == 0)
        return Words::tr("same day");
    if (days == 1)
        return Words::tr("1 day");
    if (days == 7)
        return Words::tr("1 week");
    if (days % 7 == 0)
        return Words::tr("%1 weeks").arg(locale.toString(days / 7));
    // Tenths of so few weeks are harder to read than the days.
    if (days < 14)
        return Words::tr("%1 days").arg(locale.toString(days));
    return Words::tr("%1 weeks").arg(locale.toString(static_cast<double>(days) / 7, 'f', 1));
}

using Sites = std::map<QString, QString>;

/// A site that has no address yet is read where it is made.
QUrl pageOf(const Delivery& delivery, const Sites& sites)
{
    const auto site = sites.find(delivery.target);
    if (!delivery.url.isEmpty() || !delivery.live || site == sites.end())
        return webAddress(delivery.url);
    return QUrl::fromLocalFile(site->second + u'/' + delivery.remote + u"/index.html"_s);
}

std::vector<PostOutlet> outletsOf(const Publication& post, const Sites& sites)
{
    std::vector<PostOutlet> outlets;
    for (const Delivery& delivery : post.deliveries)
        outlets.push_back({.name = delivery.target.isEmpty() ? Words::tr("elsewhere") : delivery.target,
                           .url = pageOf(delivery, sites),
                           .live = delivery.live,
                           .target = delivery.target});
    return outlets;
}

/// Names of the places that still hold the post; of all of them if none does.
QString whereOf(const Publication& post)
{
    QStringList names;
    for (const Delivery& delivery : post.deliveries) {
        if (!delivery.live && !post.post.retracted)
            continue;
        const QString host = webAddress(delivery.url).host();
        if (!delivery.target.isEmpty())
            names << delivery.target;
        else if (host.isEmpty())
            names << Words::tr("elsewhere");
        else
            //: published outside Brickwork, on this host
            names << Words::tr("elsewhere · %1").arg(host.startsWith("www."_L1) ? host.sliced(4) : host);
    }
    if (!post.post.retracted)
        return names.join(u", "_s);
    return names.isEmpty() ? Words::tr("taken back")
                           //: a retracted post, then where it was
                           : Words::tr("taken back · %1").arg(names.join(u", "_s));
}

/// The latest address while something stands there, else that of another outlet that does.
QUrl pageOf(const Publication& post, const Sites& sites)
{
    const QUrl latest = webAddress(post.url);
    if (post.post.retracted)
        return latest;
    QUrl other;
    for (const Delivery& delivery : post.deliveries) {
        if (!delivery.live)
            continue;
        if (!latest.isEmpty() && delivery.url == post.url)
            return latest;
        if (other.isEmpty())
            other = pageOf(delivery, sites);
    }
    return other;
}

PostRow rowOf(const Publication& post, const QLocale& locale, const Sites& sites)
{
    PostRow row;
    row.key = post.post.id;
    row.day = post.post.day;
    row.counts = post.post.countsFrom;
    row.date = dateText(post.post.day.date(), locale);
    row.title = post.post.title.simplified();
    row.outlets = outletsOf(post, sites);
    row.where = whereOf(post);
    row.words = post.words;
    row.wordsText = post.words > 0 ? locale.toString(post.words) : QString();
    row.origin = post.draft.isEmpty() ? Words::tr("recorded by hand")
                                      : Words::tr("Brickwork draft %1").arg(post.draft);
    row.draft = DraftId{post.draft};
    row.url = pageOf(post, sites);
    row.retracted = post.post.retracted;
    row.scheduled = scheduledText(post, locale);
    return row;
}

std::vector<const Publication*> newestFirst(const std::vector<Publication>& publications)
{
    std::vector<const Publication*> sorted;
    sorted.reserve(publications.size());
    for (const Publication& publication : publications)
        sorted.push_back(&publication);
    std::ranges::sort(sorted, std::ranges::greater(), [](const Publication* p) {
        return std::tie(p->post.day, p->post.countsFrom, p->post.id);
    });
    return sorted;
}

/// Retracted posts do not count (R8), so nothing is measured from or to them.
void measure(std::vector<PostRow>& rows, const QLocale& locale)
{
    std::optional<Day> before;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        if (row->retracted)
            continue;
        if (before) {
            const qint64 days = before->daysTo(row->day);
            row->weeksSince = static_cast<double>(days) / 7;
            row->sinceText = sinceText(days, locale);
        } else {
            //: in place of the time since the last post
            row->sinceText = Words::tr("first");
        }
        before = row->day;
    }
}

} // namespace

QString postCount(int posts, const QLocale& locale)
{
    if (posts == 0)
        return Words::tr("No posts yet");
    return posts == 1 ? Words::tr("1 post") : Words::tr("%1 posts").arg(locale.toString(posts));
}

PostsState postsState(const std::vector<Publication>& publications, const QLocale& locale,
                      const PostsKnowledge& known)
{
    PostsState state;
    state.rows.reserve(publications.size());
    for (const Publication* publication : newestFirst(publications)) {
        PostRow& row = state.rows.emplace_back(rowOf(*publication, locale, known.sites));
        if (const auto found = known.series.find(publication->draft); found != known.series.end())
            row.series = found->second;
    }
    measure(state.rows, locale);
    state.live = static_cast<int>(std::ranges::count(state.rows, false, &PostRow::retracted));
    state.heading = postCount(state.live, locale);
    if (const auto retracted = static_cast<int>(state.rows.size()) - state.live; retracted > 0)
        state.detail = Words::tr("%1 taken back").arg(locale.toString(retracted));
    return state;
}

QStringList seriesNames(const PostsState& state)
{
    QStringList names;
    for (const PostRow& row : state.rows) {
        if (!row.series.isEmpty() && !names.contains(row.series))
            names << row.series;
    }
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    std::ranges::sort(names, collator);
    return names;
}

} // namespace brickwork
