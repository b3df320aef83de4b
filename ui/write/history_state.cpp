#include "ui/write/history_state.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::History)
};

QString reasonText(SnapshotReason why)
{
    switch (why) {
    case SnapshotReason::Saved:
        return Words::tr("Saved");
    case SnapshotReason::Minutes:
        return Words::tr("While writing");
    case SnapshotReason::Opened:
        return Words::tr("As it was opened");
    case SnapshotReason::BeforeReload:
        return Words::tr("Before another program’s change");
    case SnapshotReason::BeforeReplace:
        return Words::tr("Before a change to the whole text");
    case SnapshotReason::BeforeTakingTheirs:
        return Words::tr("Yours, before the other text was taken");
    case SnapshotReason::BeforeKeepingMine:
        return Words::tr("The other program’s, before yours was kept");
    case SnapshotReason::BeforeSaveInPlace:
        return Words::tr("Before the file was written over");
    case SnapshotReason::BeforeRestore:
        return Words::tr("Before another version was restored");
    case SnapshotReason::BeforeTrash:
        return Words::tr("Before it went to the trash");
    }
    return {};
}

/// The locale's long date without what everybody knows: the year, if it is this one.
QString dateText(QDate date, QDate today, const QLocale& locale)
{
    const QString day = locale.standaloneDayName(date.dayOfWeek());
    if (date.year() == today.year()) {
        const bool monthFirst = locale.dateFormat(QLocale::ShortFormat).indexOf(u'M') <
                                locale.dateFormat(QLocale::ShortFormat).indexOf(u'd');
        //: a weekday, then a day of this year
        return Words::tr("%1, %2").arg(day, locale.toString(date, monthFirst ? u"MMMM d"_s : u"d MMMM"_s));
    }
    return Words::tr("%1, %2").arg(
        day,
        locale.toString(date, locale.dateFormat(QLocale::LongFormat).remove(u"dddd, "_s).remove(u"dddd "_s)));
}

QString dayText(QDate date, QDate today, const QLocale& locale)
{
    if (date == today)
        return Words::tr("Today");
    if (date == today.addDays(-1))
        return Words::tr("Yesterday");
    return dateText(date, today, locale);
}

QString wordsText(int words, const QLocale& locale)
{
    return words == 1 ? Words::tr("1 word") : Words::tr("%1 words").arg(locale.toString(words));
}

/// "+38", with a minus as long as a plus.
QString changeText(int net, const QLocale& locale)
{
    if (net == 0)
        return {};
    return (net > 0 ? u'+' : u'\u2212') + locale.toString(std::abs(net));
}

QString changeSaid(int net, const QLocale& locale)
{
    if (net == 0)
        return {};
    return net > 0 ? Words::tr("%1 more than before").arg(wordsText(net, locale))
                   : Words::tr("%1 fewer than before").arg(wordsText(-net, locale));
}

HistoryVersion versionOf(const DraftHistory& history, size_t index, const QDateTime& at, const QString& day,
                         const QLocale& locale)
{
    const Snapshot& snapshot = history.versions[index];
    const int net = index == 0 ? 0 : snapshot.words - history.versions[index - 1].words;
    HistoryVersion version{.version = static_cast<int>(index),
                           .time = locale.toString(at.time(), QLocale::ShortFormat),
                           .words = wordsText(snapshot.words, locale),
                           .change = changeText(net, locale),
                           .why = reasonText(snapshot.why),
                           .marked = beforeRisk(snapshot.why),
                           .label = {},
                           .said = {}};
    //: a day, then a time: "Today, 14:32"
    version.label = Words::tr("%1, %2").arg(day, version.time);
    QStringList parts{version.time, version.words};
    if (net != 0)
        parts << changeSaid(net, locale);
    parts << version.why;
    version.said = parts.join(u", "_s);
    return version;
}

QString footerText(const DraftHistory& history, const QLocale& locale)
{
    const auto count = static_cast<int>(history.versions.size());
    const QString versions =
        count == 1 ? Words::tr("1 version") : Words::tr("%1 versions").arg(locale.toString(count));
    //: %1: how many versions, %2: how much room on the disk
    QString footer =
        Words::tr("%1. The versions of all drafts take %2 on this computer, outside of your folder; "
                  "older ones are thinned out.")
            .arg(versions, locale.formattedDataSize(history.stored));
    if (history.damaged > 0)
        footer += u' ' + (history.damaged == 1 ? Words::tr("One entry is damaged and is not shown.")
                                               : Words::tr("%1 entries are damaged and are not shown.")
                                                     .arg(locale.toString(history.damaged)));
    return footer;
}

} // namespace

HistoryState historyState(const DraftHistory& history, const QString& title, const QDateTime& now,
                          const QLocale& locale)
{
    HistoryState state;
    state.heading = Words::tr("History of “%1”").arg(title);
    for (size_t left = history.versions.size(); left > 0; --left) {
        const QDateTime at = history.versions[left - 1].at.toUtc().toTimeZone(now.timeZone());
        const QString day = dayText(at.date(), now.date(), locale);
        if (state.days.empty() || state.days.back().title != day)
            state.days.push_back({.title = day, .versions = {}});
        state.days.back().versions.push_back(versionOf(history, left - 1, at, day, locale));
    }
    state.footer = footerText(history, locale);
    if (state.days.empty())
        state.empty =
            Words::tr("Nothing was kept yet. A version is kept when a draft is opened, after minutes of "
                      "writing, and before anything takes the place of its text.");
    return state;
}

const HistoryVersion* findVersion(const HistoryState& state, int version)
{
    for (const HistoryDay& day : state.days) {
        for (const HistoryVersion& each : day.versions) {
            if (each.version == version)
                return &each;
        }
    }
    return nullptr;
}

} // namespace brickwork
