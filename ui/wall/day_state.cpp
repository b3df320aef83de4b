#include "ui/wall/day_state.h"

#include "core/habit/rests.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DayPanel)
};

QString joined(const QStringList& parts)
{
    return parts.join(u" · "_s);
}

QString spokenDate(QDate date, Day today, const QLocale& locale)
{
    //: A date within a sentence, in the date format of Qt: weekday, day, month (and year)
    return locale.toString(date, date.year() == today.date().year() ? Words::tr("dddd d MMMM")
                                                                    : Words::tr("dddd d MMMM yyyy"));
}

QString distanceOf(Day day, Day today, const QLocale& locale)
{
    const qint64 days = today.daysTo(day);
    if (days == 0)
        return Words::tr("Today");
    if (days == -1)
        return Words::tr("Yesterday");
    if (days == 1)
        return Words::tr("Tomorrow");
    return days < 0 ? Words::tr("%1 days ago").arg(locale.toString(-days))
                    : Words::tr("In %1 days").arg(locale.toString(days));
}

QString brickTitle(BrickSize size)
{
    switch (size) {
    case BrickSize::Small:
        return Words::tr("Small brick");
    case BrickSize::Normal:
        return Words::tr("Normal brick");
    case BrickSize::Large:
        return Words::tr("Large brick");
    }
    Q_UNREACHABLE_RETURN({});
}

QString ruleOf(const HabitSettings& settings, Day day)
{
    const int weekday = day.date().dayOfWeek();
    if (!inForce(settings.restWeekdays, day).contains(weekday))
        return {};
    const std::array names{Words::tr("Mondays are off."),    Words::tr("Tuesdays are off."),
                           Words::tr("Wednesdays are off."), Words::tr("Thursdays are off."),
                           Words::tr("Fridays are off."),    Words::tr("Saturdays are off."),
                           Words::tr("Sundays are off.")};
    return names.at(static_cast<std::size_t>(weekday - 1));
}

/// R2: when it was logged, where that was not the day itself.
QString loggedOf(const Brick& brick, Day today, const QLocale& locale)
{
    QTimeZone zone(brick.stamp.zone.toUtf8());
    if (!zone.isValid())
        zone = QTimeZone::utc();
    const Day logged = DayRule(zone, brick.stamp.rollover).dayOf(brick.stamp.at);
    if (logged == brick.day)
        return {};
    const QDateTime local = brick.stamp.at.toUtc().toTimeZone(zone);
    //: A date within a sentence, in the date format of Qt: day, month (and year)
    const QString date =
        locale.toString(local.date(), local.date().year() == today.date().year() ? Words::tr("d MMMM")
                                                                                 : Words::tr("d MMMM yyyy"));
    const QString time = locale.toString(local.time(), QLocale::ShortFormat);
    //: A date, a time, a time zone: "Backfilled on 3 May at 14:05 (Europe/Berlin)."
    const QString sentence = logged > brick.day ? Words::tr("Backfilled on %1 at %2 (%3).")
                                                : Words::tr("Logged on %1 at %2 (%3).");
    return sentence.arg(date, time, brick.stamp.zone);
}

/// Why an automatic brick lies there, as far as the day itself can tell.
QString sourceOf(const Brick& brick, bool hasPosts, int typed, const HabitSettings& settings)
{
    if (brick.source == BrickSource::Manual)
        return {};
    const bool forWords = settings.brickWords && typed >= *settings.brickWords;
    if (hasPosts && !forWords)
        return Words::tr("Laid by itself when you published.");
    if (forWords && !hasPosts)
        return Words::tr("Laid by itself for the words you wrote.");
    return Words::tr("Laid by itself.");
}

DayStanding standingOf(const DayState& state, const HabitLog& log, const HabitSettings& settings,
                       const Summary& summary, const DayRule& rule)
{
    if (state.brick)
        return DayStanding::Brick;
    if (isRest(log, settings, state.day))
        return DayStanding::Rest;
    if (!rule.exists(state.day))
        return DayStanding::Absent;
    if (state.day > summary.today)
        return DayStanding::Ahead;
    if (state.day == summary.today)
        return DayStanding::Open;
    return std::ranges::binary_search(summary.frozenDays, state.day) ? DayStanding::Frozen
                                                                     : DayStanding::Missed;
}

QString sentenceOf(const DayState& state, const QTimeZone& zone)
{
    switch (state.standing) {
    case DayStanding::Brick:
        if (state.restReason || !state.restRule.isEmpty())
            return Words::tr("A brick on a rest day. It counts.");
        return state.day == state.today ? Words::tr("Today’s brick is laid.")
                                        : Words::tr("A brick lies on this day.");
    case DayStanding::Rest:
        if (state.day > state.today)
            return Words::tr("A rest day to come. It will hold a run without counting.");
        return state.day == state.today ? Words::tr("Resting today. It holds a run without counting.")
                                        : Words::tr("A rest day. It holds a run without counting.");
    case DayStanding::Frozen:
        return Words::tr("Frozen: no brick was laid, and what the freeze had saved up held the run. The day "
                         "does not count.");
    case DayStanding::Missed:
        return Words::tr("No brick on this day.");
    case DayStanding::Open:
        return Words::tr("Today is open.");
    case DayStanding::Absent:
        return Words::tr("This date does not exist in %1: the calendar there passed it over. A run goes on "
                         "across it.")
            .arg(QString::fromUtf8(zone.id()));
    case DayStanding::Ahead:
        return Words::tr("Still to come.");
    }
    Q_UNREACHABLE_RETURN({});
}

std::vector<DayEntry> postsOf(Day day, const HabitLog& log, const DayContext& context)
{
    std::vector<const Post*> posts;
    for (const Post& post : log.posts)
        if (post.day == day && !post.retracted)
            posts.push_back(&post);
    std::ranges::stable_sort(posts, {}, [](const Post* post) { return post->countsFrom; });
    std::vector<DayEntry> entries;
    for (const Post* post : posts) {
        DayEntry entry{.title = post->title.isEmpty() ? Words::tr("A post without a title") : post->title,
                       .detail = {},
                       .draft = {},
                       .url = {}};
        if (post->countsFrom > context.now) {
            const QDateTime local = post->countsFrom.toUtc().toTimeZone(context.rule.zone());
            entry.detail = Words::tr("Scheduled for %1")
                               .arg(context.locale.toString(local.time(), QLocale::ShortFormat));
        }
        if (const auto place = context.posts.find(post->id); place != context.posts.end()) {
            entry.draft = place->second.draft;
            entry.url = place->second.url;
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

QString typedWords(int typed, const QLocale& locale)
{
    if (typed < 0)
        return typed == -1 ? Words::tr("1 word cut") : Words::tr("%1 words cut").arg(locale.toString(-typed));
    return typed == 1 ? Words::tr("1 word typed") : Words::tr("%1 words typed").arg(locale.toString(typed));
}

QString minutesOf(qint64 msecs, const QLocale& locale)
{
    const auto minutes = static_cast<int>(msecs / 60'000);
    if (minutes == 0)
        return Words::tr("under a minute");
    return minutes == 1 ? Words::tr("1 minute") : Words::tr("%1 minutes").arg(locale.toString(minutes));
}

/// "412 words typed, 30 pasted · 48 minutes": of a draft, or of the whole day.
QStringList toldWords(const std::array<WordChange, wordSources>& words, qint64 msecs, const QLocale& locale)
{
    const auto of = [&words](WordSource source) { return words[static_cast<std::size_t>(source)]; };
    QStringList counts;
    if (of(WordSource::Typed) != WordChange())
        counts << typedWords(of(WordSource::Typed).net(), locale);
    if (const int pasted = of(WordSource::Pasted).net(); pasted != 0)
        counts << Words::tr("%1 pasted").arg(locale.toString(pasted));
    if (const int imported = of(WordSource::Imported).net(); imported != 0)
        counts << Words::tr("%1 imported").arg(locale.toString(imported));
    if (const int external = of(WordSource::External).net(); external != 0)
        counts << Words::tr("%1 by another program").arg(locale.toString(external));
    QStringList parts;
    if (!counts.isEmpty())
        parts << counts.join(u", "_s);
    if (msecs > 0)
        parts << minutesOf(msecs, locale);
    return parts;
}

QString draftTitle(const Writing& writing, const DayContext& context)
{
    const auto there = context.drafts.find(writing.draft);
    const QString title = there != context.drafts.end() ? there->second : writing.title;
    return title.isEmpty() ? writing.draft.section(u'/', -1) : title;
}

std::vector<DayEntry> draftsOf(Day day, const HabitLog& log, const DayContext& context)
{
    const auto written = log.writings.find(day);
    if (written == log.writings.end())
        return {};
    std::vector<const Writing*> writings;
    for (const auto& [draft, writing] : written->second)
        if (!writing.isEmpty())
            writings.push_back(&writing);
    std::ranges::stable_sort(writings, std::ranges::greater(),
                             [](const Writing* writing) { return writing->of(WordSource::Typed).net(); });
    std::vector<DayEntry> entries;
    for (const Writing* writing : writings) {
        QStringList parts = toldWords(writing->words, writing->msecs, context.locale);
        if (writing->first && writing->last) {
            const auto time = [&context](Instant at) {
                const QTime local = at.toUtc().toTimeZone(context.rule.zone()).time();
                return context.locale.toString(local, QLocale::ShortFormat);
            };
            //: From the first key to the last: "09:12 – 10:40"
            const QString span = Words::tr("%1 – %2").arg(time(*writing->first), time(*writing->last));
            // Never on two lines.
            parts << QString(span).replace(u' ', QChar::Nbsp).replace(u"–"_s, u"–\u2060"_s);
        }
        const bool there = context.drafts.contains(writing->draft);
        entries.push_back({.title = draftTitle(*writing, context),
                           .detail = joined(parts),
                           .draft = there ? DraftId{writing->draft} : DraftId(),
                           .url = {}});
    }
    return entries;
}

/// The goals that held on that day, and how they stand.
QStringList goalsOf(const DayState& state, const DayWriting& writing, const HabitSettings& settings,
                    const QLocale& locale)
{
    QStringList goals;
    const int typed = std::max(0, writing.typed());
    if (const int goal = inForce(settings.wordGoals, state.day); goal > 0) {
        const QString size = locale.toString(goal);
        goals << (typed >= goal ? Words::tr("Goal of %1 words: reached").arg(size)
                  : state.day == state.today
                      ? Words::tr("Goal of %1 words: %2 to go").arg(size, locale.toString(goal - typed))
                      : Words::tr("Goal of %1 words: %2 written").arg(size, locale.toString(typed)));
    }
    const int minutes = writing.minutes();
    if (const int goal = inForce(settings.minuteGoals, state.day); goal > 0) {
        const QString size = locale.toString(goal);
        goals << (minutes >= goal ? Words::tr("Goal of %1 minutes: reached").arg(size)
                  : state.day == state.today
                      ? Words::tr("Goal of %1 minutes: %2 to go").arg(size, locale.toString(goal - minutes))
                      : Words::tr("Goal of %1 minutes: %2 spent").arg(size, locale.toString(minutes)));
    }
    return goals;
}

QStringList directionsOf(const HabitLog& log)
{
    QStringList directions;
    for (auto brick = log.bricks.rbegin(); brick != log.bricks.rend(); ++brick)
        if (brick->second.direction && !directions.contains(*brick->second.direction))
            directions << *brick->second.direction;
    return directions;
}

} // namespace

DayState dayState(Day day, const HabitLog& log, const HabitSettings& settings, const Summary& summary,
                  const DayContext& context)
{
    const QLocale& locale = context.locale;
    DayState state;
    state.day = day;
    state.today = summary.today;
    state.date = locale.toString(day.date(), QLocale::LongFormat);
    state.spoken = spokenDate(day.date(), summary.today, locale);
    state.distance = distanceOf(day, summary.today, locale);
    state.posts = postsOf(day, log, context);
    const DayWriting writing = dayWriting(log.writings, day);
    if (const auto brick = log.bricks.find(day); brick != log.bricks.end())
        state.brick =
            DayBrick{.size = brick->second.size,
                     .note = brick->second.note,
                     .direction = brick->second.direction.value_or(QString()),
                     .title = brickTitle(brick->second.size),
                     .source = sourceOf(brick->second, !state.posts.empty(), writing.typed(), settings),
                     .logged = loggedOf(brick->second, summary.today, locale)};
    if (const auto rest = log.rests.find(day); rest != log.rests.end())
        state.restReason = rest->second.reason;
    state.restRule = ruleOf(settings, day);
    state.standing = standingOf(state, log, settings, summary, context.rule);
    state.sentence = sentenceOf(state, context.rule.zone());
    const bool exists = context.rule.exists(day);
    state.takesBrick = exists && !state.brick && day <= summary.today;
    state.takesRest = exists && !state.restReason && state.restRule.isEmpty();
    state.drafts = draftsOf(day, log, context);
    state.writing = joined(toldWords(writing.words, writing.msecs, locale));
    const bool goalsCount = state.standing != DayStanding::Ahead && state.standing != DayStanding::Absent &&
                            (state.standing != DayStanding::Rest || !state.drafts.empty());
    if (goalsCount)
        state.goals = goalsOf(state, writing, settings, locale);
    state.directions = directionsOf(log);
    return state;
}

} // namespace brickwork
