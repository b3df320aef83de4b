#include "ui/drafts/drafts_state.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::DraftsState)
};

constexpr std::array groupOrder{DraftStatus::Drafting, DraftStatus::Ready, DraftStatus::Idea,
                                DraftStatus::Published};

QString groupTitle(DraftStatus status)
{
    return status == DraftStatus::Idea ? Tr::tr("Ideas") : statusName(status);
}

QStringList wordsOf(const QString& search)
{
    return search.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
}

bool matches(const DraftEntry& entry, const QStringList& words)
{
    const QString title = words.isEmpty() ? QString() : entry.title.toCaseFolded();
    return std::ranges::all_of(
        words, [&](const QString& word) { return title.contains(word) || entry.searchText.contains(word); });
}

QString metaOf(const DraftEntry& entry, const QDateTime& now, const QLocale& locale)
{
    const QString number = locale.toString(entry.words);
    const QString words = entry.words == 1 ? Tr::tr("%1 word").arg(number) : Tr::tr("%1 words").arg(number);
    if (!entry.modified.isValid())
        return words;
    //: words of a draft, then when it was changed: "1,204 words · 2 min ago"
    return Tr::tr("%1 · %2").arg(words, relativeAge(entry.modified, now, locale));
}

QString emptySentence(const DraftsState& state, const QString& search)
{
    if (!state.groups.empty())
        return {};
    if (state.total == 0)
        return Tr::tr("No drafts yet. The button with the plus starts the first one.");
    return Tr::tr("No draft has “%1” in its title or text.").arg(search.simplified());
}

/// A day and month in the order the locale writes them.
QString dayAndMonth(QDate date, bool withYear, const QLocale& locale)
{
    const QString shortForm = locale.dateFormat(QLocale::ShortFormat);
    const auto language = locale.language();
    if (language == QLocale::Chinese || language == QLocale::Japanese || language == QLocale::Korean)
        return locale.toString(date, QLocale::ShortFormat);
    const bool monthFirst = shortForm.indexOf(u'M') < shortForm.indexOf(u'd');
    const QString form =
        monthFirst ? (withYear ? u"MMM d, yyyy"_s : u"MMM d"_s) : (withYear ? u"d MMM yyyy"_s : u"d MMM"_s);
    return locale.toString(date, form);
}

} // namespace

DraftsState draftsState(const std::vector<DraftEntry>& drafts, const std::set<QString>& publishedDraftIds,
                        const QString& search, const DraftId& current, const QDateTime& now,
                        const QLocale& locale)
{
    const QStringList words = wordsOf(search);
    std::array<std::vector<const DraftEntry*>, groupOrder.size()> found;
    for (const DraftEntry& entry : drafts) {
        if (!matches(entry, words))
            continue;
        const DraftStatus status = shownStatus(entry, publishedDraftIds.contains(entry.id.value));
        const auto group = std::ranges::find(groupOrder, status) - groupOrder.begin();
        found[static_cast<size_t>(group)].push_back(&entry);
    }

    DraftsState state;
    state.total = static_cast<int>(drafts.size());
    for (size_t i = 0; i < groupOrder.size(); ++i) {
        if (found[i].empty())
            continue;
        std::ranges::sort(found[i], [](const DraftEntry* a, const DraftEntry* b) {
            return a->modified != b->modified ? a->modified > b->modified : a->id < b->id;
        });
        DraftGroup group{.status = groupOrder[i], .title = groupTitle(groupOrder[i]), .items = {}};
        group.items.reserve(found[i].size());
        for (const DraftEntry* entry : found[i])
            group.items.push_back({.id = entry->id,
                                   .title = entry->title,
                                   .firstLine = entry->firstLine,
                                   .meta = metaOf(*entry, now, locale),
                                   .status = groupOrder[i],
                                   .unsaved = false,
                                   .problem = entry->problem,
                                   .current = !current.isEmpty() && entry->id == current});
        state.groups.push_back(std::move(group));
    }
    state.emptySentence = emptySentence(state, search);
    return state;
}

QString relativeAge(const QDateTime& then, const QDateTime& now, const QLocale& locale)
{
    const qint64 minutes = then.secsTo(now) / 60;
    if (minutes < 1)
        return Tr::tr("just now");
    if (minutes < 60)
        return Tr::tr("%1 min ago").arg(locale.toString(minutes));

    const QDate day = then.toTimeZone(now.timeZone()).date();
    const qint64 days = day.daysTo(now.date());
    if (days <= 0)
        return Tr::tr("%1 h ago").arg(locale.toString(minutes / 60));
    if (days == 1)
        return Tr::tr("yesterday");
    if (days < 7)
        return locale.standaloneDayName(day.dayOfWeek(), QLocale::ShortFormat);
    return dayAndMonth(day, day.year() != now.date().year(), locale);
}

QString statusName(DraftStatus status)
{
    switch (status) {
    case DraftStatus::Idea:
        return Tr::tr("Idea");
    case DraftStatus::Drafting:
        return Tr::tr("Drafting");
    case DraftStatus::Ready:
        return Tr::tr("Ready");
    case DraftStatus::Published:
        return Tr::tr("Published");
    }
    Q_UNREACHABLE_RETURN(QString());
}

} // namespace brickwork
