#include "core/flows/due.h"

#include <QRegularExpression>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

std::optional<PlannedTime> readTime(const QString& text, const DayRule& rule)
{
    static const QRegularExpression form(
        u"\\A(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
        "(?:[Tt ]+(?<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?:\\.[0-9]+)?"
        "\\s*(?<zone>[Zz]|UTC|(?<sign>[+-])(?<hours>[0-9]{2}):?(?<minutes>[0-9]{2})?)?)?\\z"_s);
    const auto match = form.match(text.trimmed());
    const auto day = Day::fromIso(match.captured(u"day"));
    if (!day)
        return {};
    QString written = match.captured(u"time");
    if (written.isEmpty())
        return PlannedTime{.day = *day, .time = {}};
    if (written.indexOf(u':') == 1)
        written.prepend(u'0');
    const QTime time = QTime::fromString(written, Qt::ISODate);
    if (!time.isValid())
        return {};
    QTimeZone zone = rule.zone();
    if (match.hasCaptured(u"zone")) {
        const int seconds = match.captured(u"hours").toInt() * 3600 + match.captured(u"minutes").toInt() * 60;
        zone = QTimeZone::fromSecondsAheadOfUtc(match.captured(u"sign") == u'-' ? -seconds : seconds);
    }
    const QDateTime at(day->date(), time, zone);
    if (!at.isValid())
        return {};
    return PlannedTime{.day = rule.dayOf(Instant::of(at)), .time = at.toTimeZone(rule.zone()).time()};
}

} // namespace

std::optional<PlannedTime> plannedTime(const FrontMatter& frontMatter, const DayRule& rule)
{
    for (const QStringView key : {u"publish_on", u"publish-on", u"publishOn", u"date", u"due"}) {
        if (const auto written = frontMatter.value(key))
            return readTime(*written, rule);
    }
    return {};
}

std::vector<DueDraft> dueDrafts(std::vector<PlannedDraft> planned, Day today)
{
    std::ranges::sort(planned, {}, [](const PlannedDraft& draft) {
        return std::tuple(draft.when.day, draft.when.time.has_value(), draft.when.time.value_or(QTime(0, 0)),
                          draft.title, draft.id);
    });
    std::vector<DueDraft> due;
    for (PlannedDraft& draft : planned) {
        const qint64 days = today.daysTo(draft.when.day);
        const DueState state = days < 0 ? DueState::Overdue : days == 0 ? DueState::Today : DueState::Coming;
        due.push_back({.draft = std::move(draft), .state = state, .days = days});
    }
    return due;
}

std::vector<PlannedDraft> plannedDrafts(const Workspace& workspace, const std::vector<DraftEntry>& drafts,
                                        const std::set<QString>& published, const DayRule& rule)
{
    std::vector<PlannedDraft> planned;
    for (const DraftEntry& entry : drafts) {
        if (entry.status != DraftStatus::Ready || published.contains(entry.id.value))
            continue;
        const auto file = readDraft(workspace, entry.id);
        if (!file)
            continue;
        if (const auto when = plannedTime(readFrontMatter(file->text), rule))
            planned.push_back({.id = entry.id, .title = entry.title, .when = *when});
    }
    return planned;
}

} // namespace brickwork
