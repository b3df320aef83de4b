#include "app/strips_desk.h"

#include "core/base/web_address.h"
#include "core/flows/issue_notes.h"
#include "ui/frame/main_window.h"
#include "ui/posts/posts_page.h"
#include "ui/posts/posts_strips.h"

#include <QDesktopServices>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

const QString skippedKey = u"review.skipped"_s;

} // namespace

StripsDesk::StripsDesk(Services& services, DraftLibrary& library, MainWindow& window)
    : m_services(services), m_library(library), m_window(window)
{
    connect(m_services.logbook.get(), &Logbook::changed, this, &StripsDesk::show);
    connect(&m_library, &DraftLibrary::changed, this, &StripsDesk::readDue);
    PostsStrips& strips = m_window.posts().strips();
    connect(&strips, &PostsStrips::dueOpened, this, &StripsDesk::draftRequested);
    connect(&strips, &PostsStrips::duePublishWished, this, &StripsDesk::publishRequested);
    connect(&strips, &PostsStrips::oldPostAnswered, this, &StripsDesk::answer);
}

void StripsDesk::show()
{
    readDue();
    showDue();
    showOld();
    recordCorrected();
}

/// The files of drafts that are ready are read off the window's thread, when they or what is out changed.
void StripsDesk::readDue()
{
    const DayRule rule = m_services.logbook->rule();
    Source source{
        .ready = {}, .published = {}, .zone = rule.zone().id(), .rollover = rule.rollover().minutes};
    for (const DraftEntry& entry : m_library.drafts()) {
        if (entry.status == DraftStatus::Ready)
            source.ready.push_back(entry);
    }
    for (const Publication& post : m_services.logbook->state().publications) {
        if (!post.post.retracted)
            source.published.insert(post.draft);
    }
    if (source == m_source)
        return;
    m_source = source;
    QtConcurrent::run([workspace = m_services.workspace, source, rule] {
        return plannedDrafts(workspace, source.ready, source.published, rule);
    }).then(this, [this, source](const std::vector<PlannedDraft>& planned) {
        if (source != m_source)
            return; // another reading is under way
        m_planned = planned;
        showDue();
    });
}

void StripsDesk::showDue()
{
    const Day today = m_services.logbook->today();
    m_window.posts().strips().setDue(dueState(dueDrafts(m_planned, today), today, QLocale()));
}

void StripsDesk::showOld()
{
    const Logbook& logbook = *m_services.logbook;
    m_old = oldPosts(logbook.state().publications, skipped(), logbook.today(),
                     logbook.state().settings.weekStart, logbook.rule());
    m_window.posts().strips().setOldPosts(oldPostsState(m_old, QLocale()));
}

SkippedPosts StripsDesk::skipped() const
{
    const auto& settings = m_services.logbook->state().rawSettings;
    const auto found = settings.find(skippedKey);
    return found == settings.end() || found->second.empty() ? SkippedPosts()
                                                            : skippedPostsFrom(found->second.back().value);
}

bool StripsDesk::log(const std::vector<Act>& acts)
{
    const auto logged = m_services.logbook->log(acts);
    if (!logged)
        m_window.say(logged.error().sentence);
    return logged.has_value();
}

void StripsDesk::answer(const PostId& key, OldPostDeed deed)
{
    const auto found = std::ranges::find(m_old, key, &OldPost::key);
    if (found == m_old.end())
        return;
    const OldPost post = *found; // what follows shows others
    switch (deed) {
    case OldPostDeed::Open:
        return open(post);
    case OldPostDeed::Holds:
        if (log({reviewAct(key, Verdict::Holds, m_services.logbook->stamp())}))
            m_window.say(tr("“%1” holds up. It comes up again in a year.").arg(post.title));
        return;
    case OldPostDeed::Correct:
        return correct(post);
    case OldPostDeed::Link:
        return link(post);
    case OldPostDeed::Skip:
        return skip(post);
    }
}

void StripsDesk::open(const OldPost& post)
{
    if (!post.draft.isEmpty())
        Q_EMIT draftRequested(post.draft);
    else if (const QUrl page = webAddress(post.url); !page.isEmpty())
        QDesktopServices::openUrl(page);
}

/// Only what went out anew is corrected; what is not ours to update is, once the writer says so.
void StripsDesk::correct(const OldPost& post)
{
    if (!post.draft.isEmpty()) {
        m_correcting[post.key] = m_services.logbook->clock().now();
        m_window.say(tr("Once “%1” is updated, it counts as corrected.").arg(post.title));
        return open(post);
    }
    if (log({reviewAct(post.key, Verdict::Corrected, m_services.logbook->stamp())}))
        open(post);
}

void StripsDesk::recordCorrected()
{
    std::vector<Act> acts;
    for (const Publication& post : m_services.logbook->state().publications) {
        const auto begun = m_correcting.find(post.post.id);
        if (begun == m_correcting.end())
            continue;
        if (std::ranges::any_of(post.deliveries,
                                [&](const Delivery& each) { return each.live && each.at > begun->second; })) {
            acts.push_back(reviewAct(post.post.id, Verdict::Corrected, m_services.logbook->stamp()));
            m_correcting.erase(begun);
        }
    }
    if (!acts.empty())
        (void) log(acts); // said if it failed: the update itself keeps it from coming up again
}

void StripsDesk::link(const OldPost& post)
{
    const Stamp stamp = m_services.logbook->stamp();
    const NoteId note{newUuid(stamp.at)};
    if (log({addNoteAct(note, linkNote(post.title, post.url), {}, stamp),
             reviewAct(post.key, Verdict::Linked, stamp)}))
        m_window.say(tr("A note with the link to “%1” waits for the next issue.").arg(post.title));
}

void StripsDesk::skip(const OldPost& post)
{
    const Day today = m_services.logbook->today();
    SkippedPosts all = skipped();
    all[post.key] = today;
    if (log({settingAct(skippedKey, toText(all, today), {}, m_services.logbook->stamp())}))
        m_window.say(tr("“%1” is put off for three months.").arg(post.title));
}

} // namespace brickwork
