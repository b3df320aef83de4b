#include "app/cli/commands.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QJsonValue isoOrNull(const std::optional<Instant>& instant)
{
    return instant ? QJsonValue(instant->iso()) : QJsonValue(QJsonValue::Null);
}

void insertWords(QJsonObject& json, const std::array<WordChange, wordSources>& words)
{
    for (std::size_t i = 0; i < wordSources; ++i)
        json.insert(wordSourceKeys.at(i),
                    QJsonObject{{u"added"_s, words[i].added}, {u"removed"_s, words[i].removed}});
}

QJsonObject draftJson(const Writing& writing)
{
    QJsonObject json{{u"draft"_s, writing.draft},
                     {u"title"_s, writing.title},
                     {u"seconds"_s, static_cast<double>(writing.msecs) / 1000},
                     {u"first"_s, isoOrNull(writing.first)},
                     {u"last"_s, isoOrNull(writing.last)},
                     {u"words"_s, writing.total}};
    insertWords(json, writing.words);
    return json;
}

QJsonObject dayJson(const StoreState& state, Day day, const std::map<QString, Writing>& drafts)
{
    const DayWriting sum = dayWriting(state.log.writings, day);
    QJsonArray rows;
    for (const auto& [draft, writing] : drafts)
        rows.append(draftJson(writing));
    QJsonObject json{{u"day"_s, day.iso()},
                     {u"words"_s, sum.typed()},
                     {u"minutes"_s, sum.minutes()},
                     {u"word_goal"_s, inForce(state.settings.wordGoals, day)},
                     {u"minute_goal"_s, inForce(state.settings.minuteGoals, day)},
                     {u"drafts"_s, rows}};
    insertWords(json, sum.words);
    return json;
}

} // namespace

int ledgerCommand(Context& context)
{
    const auto from = Context::optionalDayFrom(context.arguments().from);
    const auto to = Context::optionalDayFrom(context.arguments().to);
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const StoreState& state = (*services)->logbook->state();
    QJsonArray days;
    for (const auto& [day, drafts] : state.log.writings) {
        if ((from && day < *from) || (to && day > *to))
            continue;
        if (context.arguments().json) {
            days.append(dayJson(state, day, drafts));
            continue;
        }
        const DayWriting sum = dayWriting(state.log.writings, day);
        const WordChange& typed = sum.of(WordSource::Typed);
        Context::print(u"%1  %2 (+%3 \u2212%4)  %5 min"_s.arg(day.iso())
                           .arg(typed.net(), 6)
                           .arg(typed.added)
                           .arg(typed.removed)
                           .arg(sum.minutes()));
    }
    if (context.arguments().json)
        Context::print(QJsonObject{{u"days"_s, days}});
    return 0;
}

} // namespace brickwork
