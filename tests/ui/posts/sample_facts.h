// Places, plans and facts of a draft on its way to them, for the tests of the publishing sheet and its
// states.
#pragma once

#include "ui/posts/publish_state.h"

#include <QTimeZone>

namespace brickwork::sample {

using namespace Qt::StringLiterals;

inline const QLocale english(QLocale::English, QLocale::UnitedKingdom);
inline const QDateTime now(QDate(2026, 11, 20), QTime(18, 40), QTimeZone("Europe/Berlin"));

inline TargetConfig folder(const QString& name = u"My site"_s)
{
    return {.name = name, .kind = u"folder"_s, .options = {{u"path"_s, u"/srv/sites/letters"_s}}};
}

inline TargetConfig server(const QString& kind, const QString& name)
{
    return {.name = name, .kind = kind, .options = {{u"url"_s, u"https://blog.example"_s}}};
}

inline PublishPlan plan(PlanAction action = PlanAction::Create)
{
    PublishPlan made;
    made.action = action;
    made.title = u"What a year of Fridays taught me"_s;
    made.slug = u"what-a-year-of-fridays-taught-me"_s;
    made.path = u"/srv/sites/letters/content/posts/what-a-year-of-fridays-taught-me.md"_s;
    made.url = u"https://example.org/posts/what-a-year-of-fridays-taught-me/"_s;
    made.date = now;
    made.words = 1204;
    made.text = u"# What a year of Fridays taught me\n\nOne brick a day.\n"_s;
    return made;
}

inline PublishPlan planWithNotes(int warnings, int refusals)
{
    PublishPlan made = plan();
    for (int i = 0; i < warnings; ++i)
        made.warnings
            << u"The picture “images/desk-%1.jpg” is in the workspace but not in the folder of the site: "
               "readers will not see it until it is copied there."_s.arg(i + 1);
    for (int i = 0; i < refusals; ++i)
        made.refusals
            << u"“%1” was changed outside Brickwork since it was published. Bring the change into the "
               "draft or move the file away, then publish again."_s.arg(made.path);
    return made;
}

inline PlannedMedia picture(const QString& url, qint64 bytes, bool there)
{
    PlannedMedia made{.url = url,
                      .file = u"/letters/"_s + url,
                      .hash = url,
                      .name = url,
                      .mediaType = u"image/jpeg"_s,
                      .size = bytes,
                      .alt = {},
                      .there = {}};
    if (there)
        made.there = RemoteMedia{.remote = u"7"_s, .url = url};
    return made;
}

inline PlaceFacts chosen(const TargetConfig& target)
{
    PlaceFacts place;
    place.target = target;
    place.chosen = true;
    return place;
}

inline PlaceFacts planned(const TargetConfig& target, const PublishPlan& made)
{
    PlaceFacts place = chosen(target);
    place.plan = made;
    return place;
}

inline PlaceFacts ended(const TargetConfig& target, const Result<Delivered>& outcome)
{
    PlaceFacts place = chosen(target);
    place.stage = ErrandStage::Ended;
    place.outcome = outcome;
    return place;
}

inline Delivered delivered(const PublishPlan& made, PostState state = PostState::Published)
{
    return {.plan = made,
            .receipt = {.remote = u"7"_s,
                        .url = made.url,
                        .slug = made.slug,
                        .hash = {},
                        .modified = {},
                        .media = {},
                        .state = state,
                        .remarks = {}}};
}

inline PublishFacts facts(std::vector<PlaceFacts> places)
{
    PublishFacts made;
    made.title = u"What a year of Fridays taught me"_s;
    made.places = std::move(places);
    made.now = now;
    made.scheduled = firstSchedule(now);
    return made;
}

} // namespace brickwork::sample
