#include "ui/frame/strip_state.h"

#include <QCoreApplication>
#include <QDateTime>

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StatusStrip)
};

QString savedAgo(Instant at, Instant now, const QLocale& locale)
{
    const qint64 seconds = std::max<qint64>(0, (now.msecs - at.msecs) / 1000);
    if (seconds < 2)
        return Words::tr("Saved just now");
    if (seconds < 60)
        return Words::tr("Saved %1 s ago").arg(locale.toString(seconds));
    if (seconds < 3600)
        return Words::tr("Saved %1 min ago").arg(locale.toString(seconds / 60));
    const QDateTime then = at.toUtc().toLocalTime();
    const QString time = locale.toString(then.time(), QLocale::ShortFormat);
    if (seconds < 12 * 3600)
        return Words::tr("Saved at %1").arg(time);
    //: a date, then a time
    return Words::tr("Saved on %1 at %2").arg(locale.toString(then.date(), QLocale::ShortFormat), time);
}

QString streakText(const Summary& summary, const QLocale& locale)
{
    switch (summary.daily) {
    case DailyState::None:
        return Words::tr("No brick yet");
    case DailyState::Broken:
        return Words::tr("A new run can begin today");
    case DailyState::Done:
    case DailyState::Pending:
    case DailyState::Resting:
        break;
    }
    return Words::tr("%1-day streak").arg(locale.toString(summary.current.bricks));
}

} // namespace

StripState stripState(const SessionState& session, std::optional<int> words, const Summary& summary,
                      Instant now, const QLocale& locale)
{
    StripState state;
    state.detail = session.sentence;
    switch (session.save) {
    case SaveState::Nothing:
        state.save = session.open ? Words::tr("Nothing to save yet") : QString();
        break;
    case SaveState::Saved:
        state.save = savedAgo(session.savedAt, now, locale);
        break;
    case SaveState::Edited:
        state.save = Words::tr("Edited, saving soon");
        state.tone = StripTone::Busy;
        break;
    case SaveState::Saving:
        state.save = Words::tr("Saving…");
        state.tone = StripTone::Busy;
        break;
    case SaveState::Failed:
        state.save = Words::tr("Not saved");
        state.tone = StripTone::Warning;
        break;
    case SaveState::Conflict:
        state.save = Words::tr("Changed elsewhere, not saved");
        state.tone = StripTone::Warning;
        break;
    case SaveState::Missing:
        state.save = Words::tr("File gone, text kept here");
        state.tone = StripTone::Warning;
        break;
    case SaveState::ReadOnly:
        state.save = Words::tr("Read only");
        break;
    }
    if (words)
        state.words = *words == 1 ? Words::tr("1 word") : Words::tr("%1 words").arg(locale.toString(*words));
    state.streak = streakText(summary, locale);
    if (summary.current.bricks > 0)
        state.streakDetail = summary.current.bricks == 1
                                 ? Words::tr("1 brick on 1 day")
                                 : Words::tr("%1 bricks over %2 days")
                                       .arg(locale.toString(summary.current.bricks),
                                            locale.toString(summary.current.spanDays));
    state.todayDone = summary.daily == DailyState::Done;
    return state;
}

} // namespace brickwork
