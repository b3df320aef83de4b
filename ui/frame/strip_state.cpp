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

// A minus as long as the plus it stands beside.
QString signedNumber(int number, const QLocale& locale)
{
    const QString digits = locale.toString(std::abs(number));
    return number < 0 ? u'\u2212' + digits : digits;
}

QString wordsText(const DayWords& words, const QLocale& locale)
{
    const WordChange& typed = words.writing.of(WordSource::Typed);
    const int net = typed.net();
    const QString number = signedNumber(net, locale);
    QString text;
    if (typed == WordChange())
        return words.wordGoal > 0 ? Words::tr("0 of %1 words today").arg(locale.toString(words.wordGoal))
                                  : Words::tr("No words yet today");
    if (words.wordGoal > 0)
        text = Words::tr("%1 of %2 words today").arg(number, locale.toString(words.wordGoal));
    else
        text = net == 1 ? Words::tr("1 word today") : Words::tr("%1 words today").arg(number);
    if (typed.removed == 0)
        return text;
    //: words added and words removed: "(+438 −26)"
    return text + u' ' +
           Words::tr("(+%1 \u2212%2)").arg(locale.toString(typed.added), locale.toString(typed.removed));
}

QString wordsDetail(const DayWords& words, const QLocale& locale)
{
    QStringList lines;
    const int minutes = words.writing.minutes();
    if (words.minuteGoal > 0)
        lines << Words::tr("%1 of %2 minutes of writing")
                     .arg(locale.toString(minutes), locale.toString(words.minuteGoal));
    else if (minutes > 0)
        lines << (minutes == 1 ? Words::tr("1 minute of writing")
                               : Words::tr("%1 minutes of writing").arg(locale.toString(minutes)));
    const auto more = [&](WordSource source, const QString& text) {
        const WordChange& change = words.writing.of(source);
        if (change == WordChange())
            return;
        lines << text.arg(locale.toString(change.added), locale.toString(change.removed));
    };
    more(WordSource::Pasted, Words::tr("Pasted: +%1 \u2212%2"));
    more(WordSource::Moved, Words::tr("Moved: +%1 \u2212%2"));
    more(WordSource::Imported, Words::tr("Imported: +%1 \u2212%2"));
    more(WordSource::External, Words::tr("Changed outside: +%1 \u2212%2"));
    return lines.join(u'\n');
}

} // namespace

StripState stripState(const SessionState& session, const DayWords& words, const Summary& summary, Instant now,
                      const QLocale& locale)
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
    case SaveState::Asking:
        state.save = Words::tr("Not saved, waiting for your answer");
        state.tone = StripTone::Warning;
        break;
    case SaveState::ReadOnly:
        state.save = Words::tr("Read only");
        break;
    }
    state.words = wordsText(words, locale);
    state.wordsDetail = wordsDetail(words, locale);
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
