#include "ui/drafts/drafts_state.h"

#include "core/flows/draft_naming.h"
#include "core/flows/idea_box.h"
#include "ui/drafts/draft_search.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <map>

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

/// What a row is made from, and by what it is sorted.
struct Found
{
    const DraftEntry* entry = nullptr;
    DraftStatus status = DraftStatus::Drafting;
    qint64 waiting = 0; ///< days; of an idea
};

struct Scene
{
    const DraftId& current;
    const QDateTime& now;
    const QLocale& locale;
    const DraftsView& view;
};

QString metaOf(const Found& found, const Scene& scene)
{
    const DraftEntry& entry = *found.entry;
    const QString number = scene.locale.toString(entry.words);
    const QString words = entry.words == 1 ? Tr::tr("%1 word").arg(number) : Tr::tr("%1 words").arg(number);
    QString meta = words;
    if (found.status == DraftStatus::Idea)
        //: words of an idea, then how long it waits: "8 words · waiting 9 days"
        meta = Tr::tr("%1 · waiting %2").arg(words, waitingText(found.waiting, scene.locale));
    else if (entry.modified.isValid())
        //: words of a draft, then when it was changed: "1,204 words · 2 min ago"
        meta = Tr::tr("%1 · %2").arg(words, relativeAge(entry.modified, scene.now, scene.locale));
    if (scene.view.grouping == DraftGrouping::Status)
        return meta;
    //: the status of a draft, then its words and age
    return Tr::tr("%1 · %2").arg(statusName(found.status), meta);
}

QString tagsText(const QStringList& tags)
{
    QStringList marked;
    for (const QString& tag : tags)
        marked << u'#' + tag;
    return marked.join(u' ');
}

DraftItem itemOf(const Found& found, const Scene& scene)
{
    const DraftEntry& entry = *found.entry;
    return {.id = entry.id,
            .title = entry.title,
            .firstLine = entry.firstLine,
            .meta = metaOf(found, scene),
            .tags = tagsText(entry.tags),
            .status = found.status,
            .unsaved = false,
            .problem = entry.problem,
            .current = !scene.current.isEmpty() && entry.id == scene.current};
}

/// Newest first; ideas, if they are wanted so, the one that waits longest.
void sort(std::vector<Found>& drafts, bool oldestIdeasFirst)
{
    std::ranges::sort(drafts, [oldestIdeasFirst](const Found& a, const Found& b) {
        if (oldestIdeasFirst && a.status == DraftStatus::Idea && b.status == DraftStatus::Idea &&
            a.waiting != b.waiting)
            return a.waiting > b.waiting;
        return a.entry->modified != b.entry->modified ? a.entry->modified > b.entry->modified
                                                      : a.entry->id < b.entry->id;
    });
}

/// `group` comes without items.
void add(DraftsState& state, DraftGroup group, std::vector<Found> drafts, const Scene& scene, bool searching)
{
    if (drafts.empty())
        return;
    group.count = static_cast<int>(drafts.size());
    group.collapsed = !searching && scene.view.collapsed.contains(group.key);
    if (!group.collapsed) {
        sort(drafts, scene.view.oldestIdeasFirst);
        group.items.reserve(drafts.size());
        for (const Found& found : drafts)
            group.items.push_back(itemOf(found, scene));
    }
    state.groups.push_back(std::move(group));
}

void groupByStatus(DraftsState& state, const std::vector<Found>& drafts, const Scene& scene, bool searching)
{
    for (const DraftStatus status : groupOrder) {
        std::vector<Found> some;
        std::ranges::copy_if(drafts, std::back_inserter(some),
                             [status](const Found& found) { return found.status == status; });
        add(state,
            {.key = u"status:"_s + toText(status),
             .title = groupTitle(status),
             .folder = {},
             .byFolder = false,
             .collapsed = false,
             .count = 0,
             .items = {}},
            std::move(some), scene, searching);
    }
}

void groupByFolder(DraftsState& state, const std::vector<Found>& drafts, const Scene& scene, bool searching)
{
    struct ByName
    {
        bool operator()(const QString& a, const QString& b) const
        {
            const int order = a.compare(b, Qt::CaseInsensitive);
            return order != 0 ? order < 0 : a < b;
        }
    };
    std::map<QString, std::vector<Found>, ByName> folders;
    for (const Found& found : drafts)
        folders[folderOf(found.entry->id)].push_back(found);
    for (auto& [folder, some] : folders)
        add(state,
            {.key = u"folder:"_s + folder,
             .title = folder.isEmpty() ? scene.view.rootName : folder,
             .folder = folder,
             .byFolder = true,
             .collapsed = false,
             .count = 0,
             .items = {}},
            std::move(some), scene, searching);
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
                        const QLocale& locale, const DraftsView& view)
{
    const DraftQuery query = draftQuery(search);
    const Scene scene{.current = current, .now = now, .locale = locale, .view = view};
    const Day today(now.date());
    std::vector<Found> found;
    for (const DraftEntry& entry : drafts) {
        const DraftStatus status = shownStatus(entry, publishedDraftIds.contains(entry.id.value));
        if (!matches(query, entry, status))
            continue;
        const Day changed =
            entry.modified.isValid() ? Day(entry.modified.toTimeZone(now.timeZone()).date()) : today;
        const qint64 waiting =
            status == DraftStatus::Idea ? waitingSince(entry, changed, today).daysTo(today) : 0;
        found.push_back({.entry = &entry, .status = status, .waiting = waiting});
    }
    DraftsState state;
    state.total = static_cast<int>(drafts.size());
    state.view = view;
    if (view.grouping == DraftGrouping::Status)
        groupByStatus(state, found, scene, !query.isEmpty());
    else
        groupByFolder(state, found, scene, !query.isEmpty());
    state.emptySentence = emptySentence(state, search);
    return state;
}

QString waitingText(qint64 days, const QLocale& locale)
{
    if (days < 1)
        //: how long an idea has been waiting: since today
        return Tr::tr("since today");
    return days == 1 ? Tr::tr("1 day") : Tr::tr("%1 days").arg(locale.toString(days));
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
