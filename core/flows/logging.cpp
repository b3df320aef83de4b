#include "core/flows/logging.h"

#include "core/base/web_address.h"
#include "core/flows/draft_posts.h"
#include "core/habit/summary.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Logging)
};

constexpr qsizetype longestNote = 10'000;
constexpr qsizetype longestDirection = 80;
constexpr qsizetype longestKey = 200;
constexpr qint64 longestRest = 3'660;

bool hasControl(QStringView text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line ||
               c.category() == QChar::Separator_Paragraph;
    });
}

QString stillStands(const Publication& post, const QString& target)
{
    return Words::tr("“%1” still stands on “%2”. Take it back there first: brickwork retract %3 --to %2. "
                     "Nothing was changed.")
        .arg(post.post.title, target, post.draft.isEmpty() ? post.post.id.value : post.draft);
}

} // namespace

Result<Brick> requestedBrick(const StackRequest& request, Day today, const Stamp& stamp)
{
    const Day day = request.day.value_or(today);
    if (day > today)
        return fail(ErrorCode::Refused,
                    Words::tr("A brick cannot be stacked on %1, because today is %2. Nothing was logged.")
                        .arg(day.iso(), today.iso()));
    const QString note = request.note.trimmed();
    if (note.size() > longestNote)
        return fail(ErrorCode::Refused,
                    Words::tr("The note is longer than %1 characters. Nothing was logged; please shorten it.")
                        .arg(longestNote));
    const QString direction = request.direction.trimmed();
    if (direction.size() > longestDirection || hasControl(direction))
        return fail(ErrorCode::Refused,
                    Words::tr("A direction is one line of at most %1 characters. Nothing was logged.")
                        .arg(longestDirection));
    return Brick{.day = day,
                 .size = request.size,
                 .source = request.source,
                 .note = note,
                 .direction = direction.isEmpty() ? std::nullopt : std::optional(direction),
                 .stamp = stamp};
}

Result<Brick> editedBrick(const HabitLog& log, const StackRequest& request, Day today, const Stamp& stamp)
{
    const Day day = request.day.value_or(today);
    const auto known = log.bricks.find(day);
    if (known == log.bricks.end())
        return fail(ErrorCode::NotFound,
                    Words::tr("There is no brick on %1. Nothing was changed.").arg(day.iso()));
    return requestedBrick(request, std::max(today, day), stamp).transform([known](Brick brick) {
        brick.stamp = known->second.stamp;
        return brick;
    });
}

Result<Act> unstacking(const HabitLog& log, Day day, const Stamp& stamp)
{
    if (!log.bricks.contains(day))
        return fail(ErrorCode::NotFound,
                    Words::tr("There is no brick on %1. Nothing was changed.").arg(day.iso()));
    return removeBrickAct(day, stamp);
}

Result<std::vector<Act>> resting(const HabitLog& log, Day from, Day to, const QString& reason,
                                 const Stamp& stamp)
{
    if (to < from)
        return fail(
            ErrorCode::Refused,
            Words::tr("%1 is before %2: a rest runs forward. Nothing was logged.").arg(to.iso(), from.iso()));
    if (from.daysTo(to) >= longestRest)
        return fail(
            ErrorCode::Refused,
            Words::tr("A rest can hold at most %1 days at once. Nothing was logged.").arg(longestRest));
    std::vector<Act> acts;
    for (Day day = from; day <= to; day = day.next()) {
        const Rest rest{day, reason.trimmed()};
        const auto known = log.rests.find(day);
        if (known == log.rests.end() || known->second != rest)
            acts.push_back(addRestAct(rest, stamp));
    }
    return acts;
}

Result<std::vector<Act>> endingRest(const HabitLog& log, Day from, Day to, const Stamp& stamp)
{
    if (to < from)
        return fail(ErrorCode::Refused,
                    Words::tr("%1 is before %2. Nothing was changed.").arg(to.iso(), from.iso()));
    std::vector<Act> acts;
    for (auto rest = log.rests.lower_bound(from); rest != log.rests.end() && rest->first <= to; ++rest)
        acts.push_back(removeRestAct(rest->first, stamp));
    if (acts.empty())
        return fail(ErrorCode::NotFound,
                    from == to ? Words::tr("%1 is no rest day. Nothing was changed.").arg(from.iso())
                               : Words::tr("There is no rest day from %1 to %2. Nothing was changed.")
                                     .arg(from.iso(), to.iso()));
    return acts;
}

Result<Act> recording(const PostRequest& request, const DayRule& rule, const Stamp& stamp)
{
    const QString title = request.title.simplified();
    if (title.isEmpty())
        return fail(ErrorCode::Refused, Words::tr("A post needs a title. Nothing was logged."));
    if (request.key.value.size() > longestKey || hasControl(request.key.value))
        return fail(ErrorCode::Refused,
                    Words::tr("A post's key is one line of at most %1 characters. Nothing was logged.")
                        .arg(longestKey));
    const QString url = request.url.trimmed();
    if (!url.isEmpty() && webAddress(url).isEmpty())
        return fail(ErrorCode::Refused,
                    Words::tr("“%1” is not the address of a page (https://…). Nothing was logged.").arg(url));
    const Instant counts = request.scheduled.value_or(stamp.at);
    const PostId key = request.key.isEmpty() ? PostId{newUuid(stamp.at)} : request.key;
    return publishAct(PublishedPost{.key = key,
                                    .title = title,
                                    .day = rule.dayOf(counts),
                                    .countsFrom = counts,
                                    .scheduled = request.scheduled,
                                    .draft = {},
                                    .words = 0,
                                    .delivery = Delivery{.target = {},
                                                         .remote = {},
                                                         .url = url,
                                                         .hash = {},
                                                         .slug = {},
                                                         .at = stamp.at,
                                                         .live = true}},
                      stamp);
}

Result<std::vector<Act>> retracting(const std::vector<Publication>& posts,
                                    const std::vector<TargetRecord>& targets, const PostId& key,
                                    const Stamp& stamp)
{
    const auto found = std::ranges::find(posts, key, [](const Publication& p) { return p.post.id; });
    if (found == posts.end())
        return fail(ErrorCode::NotFound,
                    Words::tr("There is no post with the key “%1”. Nothing was changed.").arg(key.value));
    std::vector<Act> acts;
    for (const Publication& post : posts) {
        if (post.post.retracted || !samePost(post, *found))
            continue;
        for (const Delivery& delivery : post.deliveries) {
            // A target that was removed is out of reach: its files are the writer's own business now.
            if (delivery.live && std::ranges::contains(targets, delivery.target, &TargetRecord::name))
                return fail(ErrorCode::Refused, stillStands(post, delivery.target));
        }
        acts.push_back(retractAct(post.post.id, std::nullopt, stamp));
    }
    if (acts.empty())
        return fail(ErrorCode::Refused,
                    Words::tr("“%1” is retracted already. Nothing was changed.").arg(found->post.title));
    return acts;
}

} // namespace brickwork
