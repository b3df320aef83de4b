#include "core/flows/holds_up.h"

#include "core/habit/summary.h"

#include <QStringList>

#include <algorithm>
#include <span>
#include <tuple>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

Day yearBefore(Day day)
{
    return Day(day.date().addYears(-1));
}

const Delivery* liveDelivery(const Publication& post)
{
    const Delivery* found = nullptr;
    for (const Delivery& delivery : post.deliveries) {
        if (delivery.live && delivery.state != DeliveryState::Draft &&
            (!found || (found->url.isEmpty() && !delivery.url.isEmpty())))
            found = &delivery;
    }
    return found;
}

/// The last day on which its text was looked at: by an answer, or because it went out anew.
std::optional<Day> lookedAt(const Publication& post, const DayRule& rule)
{
    std::optional<Day> last;
    if (post.reviewed)
        last = rule.dayOf(*post.reviewed);
    for (const Delivery& delivery : post.deliveries) {
        const Day day = rule.dayOf(delivery.at);
        // What was recorded by hand was read by nobody: history is imported long after.
        if (delivery.live && !delivery.target.isEmpty() && day > post.post.day && (!last || day > *last))
            last = day;
    }
    return last;
}

struct Candidate
{
    const Publication* post;
    std::optional<Day> looked;
};

bool comesBefore(const Candidate& a, const Candidate& b)
{
    const auto rank = [](const Candidate& c) {
        return std::tuple(c.looked.has_value(), c.looked.value_or(c.post->post.day), c.post->post.day,
                          c.post->post.id);
    };
    return rank(a) < rank(b);
}

int yearsBetween(Day from, Day to)
{
    int years = to.date().year() - from.date().year();
    if (from.date().addYears(years) > to.date())
        --years;
    return years;
}

OldPost shown(const Publication& post, Day today)
{
    const Delivery* live = liveDelivery(post);
    return {.key = post.post.id,
            .title = post.post.title.simplified(),
            .day = post.post.day,
            .years = yearsBetween(post.post.day, today),
            .draft = {post.draft},
            .url = live ? live->url : QString()};
}

} // namespace

QString toText(const SkippedPosts& skipped, Day today)
{
    QStringList lines;
    for (const auto& [key, day] : skipped) {
        if (day.plus(7 * skippedWeeks) > today)
            lines << key.value + u' ' + day.iso();
    }
    return lines.join(u'\n');
}

SkippedPosts skippedPostsFrom(const QString& text)
{
    SkippedPosts skipped;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        const qsizetype space = line.lastIndexOf(u' ');
        if (const auto day = Day::fromIso(QStringView(line).sliced(space + 1)); day && space > 0)
            skipped[{line.first(space)}] = *day;
    }
    return skipped;
}

std::vector<OldPost> oldPosts(const std::vector<Publication>& publications, const SkippedPosts& skipped,
                              Day today, WeekStart weekStart, const DayRule& rule)
{
    const Day week = weekOf(today, weekStart);
    std::vector<Candidate> open;
    int answered = 0;
    for (const Publication& post : publications) {
        if (post.post.retracted || !liveDelivery(post) || post.post.day > yearBefore(week))
            continue;
        const std::optional<Day> looked = lookedAt(post, rule);
        const auto put = skipped.find(post.post.id);
        const bool skippedNow = put != skipped.end() && put->second >= week;
        if (skippedNow || (looked && *looked >= week))
            ++answered;
        else if ((!looked || *looked <= yearBefore(week)) &&
                 (put == skipped.end() || put->second.plus(7 * skippedWeeks) <= week))
            open.push_back({.post = &post, .looked = looked});
    }
    std::ranges::sort(open, comesBefore);
    const int places = std::clamp(oldPostsAWeek - answered, 0, static_cast<int>(open.size()));
    std::vector<OldPost> posts;
    for (const Candidate& each : std::span(open).first(static_cast<std::size_t>(places)))
        posts.push_back(shown(*each.post, today));
    return posts;
}

} // namespace brickwork
