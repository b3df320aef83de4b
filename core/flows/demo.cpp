#include "core/flows/demo.h"

#include "core/flows/demo_days.h"
#include "core/flows/demo_drafts.h"
#include "core/flows/demo_words.h"
#include "core/markdown/document.h"
#include "core/markdown/slug.h"
#include "core/markdown/word_runs.h"
#include "core/store/event_body.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

Stamp stampAt(const DayRule& rule, Day day, int minutes)
{
    const Instant at{rule.startOf(day).msecs + qint64{minutes} * 60 * 1000};
    return {at, QString::fromLatin1(rule.zone().id()), rule.rollover()};
}

/// Minutes after the start of the day: early, at lunch, or late.
int writingTime(DemoDice& dice)
{
    const int when = dice.below(100);
    const int within = dice.below(100);
    if (when < 55) {
        return 6 * 60 + 40 + within;
    }
    return (when < 70 ? 12 * 60 + 10 : 20 * 60 + 20) + within;
}

struct Direction
{
    DemoDirection of;
    std::optional<QString> name;
};

/// Talks come in seasons; the rest of the time is the newsletter's and the book's.
Direction directionOn(int ago, DemoDice& dice)
{
    const bool talkSeason = (ago <= 330 && ago >= 268) || (ago <= 88 && ago >= 52);
    const int lot = dice.below(100);
    if (talkSeason && lot < 45) {
        return {DemoDirection::Talks, u"Talks"_s};
    }
    if (lot < 42) {
        return {DemoDirection::Newsletter, u"Newsletter"_s};
    }
    return lot < 78 ? Direction{DemoDirection::Book, u"Book"_s} : Direction{DemoDirection::None, {}};
}

BrickSize sizeOn(Day day, DemoDice& dice)
{
    const int large = day.date().dayOfWeek() >= Qt::Saturday ? 30 : 15;
    const int lot = dice.below(100);
    if (lot < large) {
        return BrickSize::Large;
    }
    return lot < large + 33 ? BrickSize::Small : BrickSize::Normal;
}

QString noteFor(DemoDirection direction, DemoDice& dice)
{
    const auto notes = demoNotes(direction);
    const int first = dice.below(static_cast<int>(notes.size()));
    const int second = dice.below(static_cast<int>(notes.size()));
    const int lot = dice.below(100);
    if (lot < 22) {
        return {};
    }
    const QString note = notes[static_cast<size_t>(first)].toString();
    const bool two = lot >= 92 && first != second;
    return two ? note + u'\n' + notes[static_cast<size_t>(second)].toString() : note;
}

/// A brick as the writer laid it; now and then only the next morning, or by the words of the day.
Brick brickOn(Day day, int ago, const DayRule& rule, DemoDice& dice)
{
    Brick brick;
    brick.day = day;
    brick.size = sizeOn(day, dice);
    const Direction direction = directionOn(ago, dice);
    brick.direction = direction.name;
    brick.note = noteFor(direction.of, dice);
    const int minutes = writingTime(dice);
    const bool late = dice.percent(4) && ago > 3;
    const bool automatic = dice.percent(6);
    brick.stamp = late ? stampAt(rule, day.next(), 7 * 60) : stampAt(rule, day, minutes);
    if (automatic && !late) {
        brick.source = BrickSource::Auto;
        brick.note.clear();
        brick.direction.reset();
    }
    return brick;
}

void laySomeBricks(const DemoCalendar& calendar, const std::map<Day, QString>& titles, Day today,
                   const DayRule& rule, std::vector<Act>& acts)
{
    DemoDice dice(41);
    for (const Day day : calendar.bricks) {
        Brick brick = brickOn(day, static_cast<int>(day.daysTo(today)), rule, dice);
        if (const auto sent = titles.find(day); sent != titles.end()) {
            brick.note = u"Sent “%1”"_s.arg(sent->second);
            brick.direction = u"Newsletter"_s;
            brick.source = BrickSource::Manual;
            brick.size = std::max(brick.size, BrickSize::Normal);
            brick.stamp = stampAt(rule, day, 11 * 60);
        }
        acts.push_back(stackAct(brick));
    }
}

/// Rest days are declared on the evening before, those in a row all at once.
void takeRests(const DemoCalendar& calendar, const DayRule& rule, std::vector<Act>& acts)
{
    Day block;
    Day last;
    for (const Rest& rest : calendar.rests) {
        if (last.next() != rest.day) {
            block = rest.day;
        }
        last = rest.day;
        const Day told = block > calendar.first ? block.previous() : block;
        acts.push_back(addRestAct(rest, stampAt(rule, told, 21 * 60 + 30)));
    }
}

/// The drafts that went out, by their titles.
std::map<QString, const DemoDraft*> publishedDrafts(const std::vector<DemoDraft>& drafts,
                                                    std::map<QString, int>& words)
{
    std::map<QString, const DemoDraft*> found;
    for (const DemoDraft& draft : drafts) {
        const Document document = parseMarkdown(draft.text);
        if (document.frontMatter.value(u"status") == u"published"_s) {
            found[document.title] = &draft;
            words[document.title] = document.words.total();
        }
    }
    return found;
}

void publishPosts(const std::map<Day, QString>& titles, const std::vector<DemoDraft>& drafts,
                  const DayRule& rule, std::vector<Act>& acts)
{
    DemoDice dice(70);
    std::map<QString, int> words;
    const auto published = publishedDrafts(drafts, words);
    for (const auto& [day, title] : titles) {
        const int minutes = 8 * 60 + 30 + dice.below(120);
        const int length = 380 + dice.below(900);
        const Stamp stamp = stampAt(rule, day, minutes);
        const auto draft = published.find(title);
        PublishedPost post;
        post.key = PostId{u"demo-"_s + day.iso()};
        post.title = title;
        post.day = day;
        post.countsFrom = stamp.at;
        post.draft = draft == published.end() ? QString() : draft->second->path;
        post.words = draft == published.end() ? length : words.at(title);
        post.delivery.slug = slugOf(title, u"en"_s);
        post.delivery.url = u"https://example.org/"_s + post.delivery.slug + u'/';
        post.delivery.at = stamp.at;
        acts.push_back(publishAct(post, stamp));
    }
}

/// The latest post has the last title but one: the last is only used by a writer whose week is further on.
std::map<Day, QString> titlesByDay(const std::vector<Day>& days)
{
    std::map<Day, QString> titles;
    const auto all = demoTitles();
    for (size_t i = 0; i < days.size() && i < all.size(); ++i) {
        titles.emplace(days[i], all[i].toString());
    }
    return titles;
}

/// What went out was last touched then; what is still on the desk within the last days, each older than the
/// one before.
void ageDrafts(std::vector<DemoDraft>& drafts, const std::vector<Act>& acts, const DayRule& rule, Day today)
{
    std::map<QString, Instant> sent;
    for (const Act& act : acts) {
        if (act.kind == kinds::postPublished)
            sent.emplace(act.body.value(u"draft").toString(), act.stamp.at);
    }
    int hours = 16;
    for (DemoDraft& draft : drafts) {
        if (const auto post = sent.find(draft.path); post != sent.end()) {
            draft.written = post->second;
            continue;
        }
        draft.written = Instant{rule.startOf(today).msecs - qint64{hours} * 3'600'000};
        hours += 17 + hours / 2;
    }
}

struct WrittenDraft
{
    QString path;
    QString title;
    int total = 0;
};

/// Those long enough to have been written over days. `total` is what the editor counts: another number at the
/// first opening would look like another program's work.
std::vector<WrittenDraft> longDrafts(const std::vector<DemoDraft>& drafts)
{
    constexpr int fewWords = 100;
    std::vector<WrittenDraft> found;
    for (const DemoDraft& draft : drafts) {
        const QStringView text = draft.text;
        const FrontMatter matter = readFrontMatter(text);
        const bool fenced =
            matter.kind != FrontMatterKind::Json; // as one types, JSON cannot be told from prose
        const int total = LineWords().count(text.sliced(fenced ? matter.raw.size() : 0));
        if (total >= fewWords)
            found.push_back({draft.path, parseMarkdown(draft.text).title, total});
    }
    return found;
}

/// Words and minutes on the days with a brick, and on a few without: a draft a day, sometimes two.
void writeWords(const DemoCalendar& calendar, const std::vector<WrittenDraft>& drafts, const DayRule& rule,
                std::vector<Act>& acts)
{
    DemoDice dice(83);
    for (const Day day : calendar.bricks) {
        const int sittings = dice.percent(20) ? 2 : 1;
        const int first = dice.below(static_cast<int>(drafts.size()));
        for (int sitting = 0; sitting < sittings; ++sitting) {
            const auto index = static_cast<std::size_t>(first + sitting) % drafts.size();
            const int minutes = 12 + dice.below(50);
            const Stamp begun = stampAt(rule, day, 6 * 60 + 30 + sitting * 14 * 60 + dice.below(60));
            Writing writing{.day = day,
                            .draft = drafts[index].path,
                            .title = drafts[index].title,
                            .words = {},
                            .msecs = qint64{minutes} * 60'000,
                            .first = begun.at,
                            .last = Instant{begun.at.msecs + qint64{minutes} * 90'000},
                            .total = drafts[index].total};
            const int typed = minutes * (9 + dice.below(12));
            writing.of(WordSource::Typed) = {.added = typed, .removed = typed * dice.below(35) / 100};
            if (dice.percent(15))
                writing.of(WordSource::Pasted) = {.added = 20 + dice.below(120), .removed = 0};
            acts.push_back(writingAct(writing, {*writing.last, begun.zone, begun.rollover}));
        }
    }
}

std::vector<DemoDraft> allDrafts()
{
    std::vector<DemoDraft> drafts;
    for (auto part : {demoEssays(), demoTechnicalEssays(), demoEssaysInOtherLanguages(), demoNewsletter(),
                      demoBook(), demoIdeas()}) {
        std::ranges::move(part, std::back_inserter(drafts));
    }
    std::ranges::sort(drafts, {}, &DemoDraft::path);
    return drafts;
}

} // namespace

DemoContent demoContent(Day today, const QTimeZone& zone)
{
    const DayRule rule(zone, Rollover{});
    const DemoCalendar calendar = demoCalendar(today, rule);
    const auto titles = titlesByDay(calendar.postDays);
    DemoContent content;
    content.drafts = allDrafts();
    content.acts.push_back(
        settingAct(u"week.target"_s, u"1"_s, calendar.first, stampAt(rule, calendar.first, 0)));
    laySomeBricks(calendar, titles, today, rule, content.acts);
    takeRests(calendar, rule, content.acts);
    publishPosts(titles, content.drafts, rule, content.acts);
    ageDrafts(content.drafts, content.acts, rule, today);
    writeWords(calendar, longDrafts(content.drafts), rule, content.acts);
    std::ranges::stable_sort(content.acts, {}, [](const Act& act) { return act.stamp.at; });
    return content;
}

} // namespace brickwork
