#include "core/flows/logbook.h"

#include "core/flows/draft_posts.h"

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int followEvery = 2'000;   // ms; a commit from the command line shows within this
constexpr int mirrorEveryTicks = 15; // of those: events waiting for the mirror are tried twice a minute

} // namespace

Logbook::Logbook(Store& store, const Clock& clock, QObject* parent)
    : QObject(parent), m_store(store), m_clock(clock)
{
    m_follow.setInterval(followEvery);
    connect(&m_follow, &QTimer::timeout, this, &Logbook::lookForOthers);
}

Result<void> Logbook::reload()
{
    const qint64 version = m_store.dataVersion();
    if (version == m_seenVersion) {
        refresh();
        return {};
    }
    // The store knows the publications as they were logged.
    m_state.publications.swap(m_published);
    const auto changes = m_store.refresh(m_state);
    m_state.publications.swap(m_published);
    if (!changes)
        return Failure(changes.error());
    m_seenVersion = version;
    if (!changes->any())
        return {};
    if (changes->publications)
        takePublications();
    m_summary = summarise(m_state.log, m_state.settings, m_clock.now(), m_clock.zone());
    Q_EMIT changed();
    return {};
}

void Logbook::takePublications()
{
    m_state.publications = onePostADraft(m_published);
    m_state.log.posts.clear();
    for (const Publication& publication : m_state.publications)
        m_state.log.posts.push_back(publication.post);
}

void Logbook::refresh()
{
    Summary fresh = summarise(m_state.log, m_state.settings, m_clock.now(), m_clock.zone());
    if (fresh == m_summary)
        return;
    m_summary = std::move(fresh);
    Q_EMIT changed();
}

void Logbook::follow()
{
    m_toldNotices = m_store.notices().size(); // whoever opened the store shows those
    m_follow.start();
}

void Logbook::lookForOthers()
{
    if (++m_ticksToMirror >= mirrorEveryTicks) {
        m_ticksToMirror = 0;
        // Both are retried on the next round; logging never depends on them.
        (void) m_store.mirror();
        (void) m_store.mergeJournals();
    }
    if (m_store.dataVersion() != m_seenVersion)
        (void) reload();
    tellNotices();
}

void Logbook::tellNotices()
{
    const QStringList fresh = m_store.notices().mid(m_toldNotices);
    m_toldNotices += fresh.size();
    if (!fresh.isEmpty())
        Q_EMIT noticed(fresh.join(u' '));
}

DayRule Logbook::rule() const
{
    return {m_clock.zone(), m_state.settings.rollover};
}

Stamp Logbook::stamp() const
{
    return {m_clock.now(), QString::fromUtf8(m_clock.zone().id()), m_state.settings.rollover};
}

Result<void> Logbook::log(const std::vector<Act>& acts, const QString& settles)
{
    if (acts.empty() && settles.isEmpty())
        return {};
    const auto events = settles.isEmpty() ? m_store.append(acts) : m_store.appendAndSettle(acts, settles);
    if (!events)
        return Failure(events.error());
    // What is committed is done, whether or not it can be read again now; the next look reads it.
    (void) reload();
    return {};
}

Result<Brick> Logbook::stack(const StackRequest& request)
{
    // Here and below: another process may have logged since; what is decided must rest on that. R3 asks for
    // the latest brick.
    if (auto fresh = reload(); !fresh)
        return Failure(fresh.error());
    const auto brick = requestedBrick(request, today(), stamp());
    if (!brick)
        return Failure(brick.error());
    if (auto logged = log({stackAct(*brick)}); !logged)
        return Failure(logged.error());
    // Whoever removed it at the same moment did so after it stood.
    const auto stands = m_state.log.bricks.find(brick->day);
    return stands == m_state.log.bricks.end() ? *brick : stands->second;
}

Result<void> Logbook::unstack(Day day)
{
    if (auto fresh = reload(); !fresh)
        return Failure(fresh.error());
    return unstacking(m_state.log, day, stamp()).and_then([this](const Act& act) { return log({act}); });
}

Result<void> Logbook::putBack(const Brick& brick)
{
    if (auto fresh = reload(); !fresh)
        return fresh;
    // A brick that stands keeps the stamp of its first stacking; one that was removed gets its own back.
    const bool stands = m_state.log.bricks.contains(brick.day);
    return log({replaceBrickAct(brick, stands ? stamp() : brick.stamp)});
}

Result<Brick> Logbook::edit(const StackRequest& request)
{
    if (auto fresh = reload(); !fresh)
        return Failure(fresh.error());
    const auto brick = editedBrick(m_state.log, request, today(), stamp());
    if (!brick)
        return Failure(brick.error());
    if (auto logged = log({replaceBrickAct(*brick, stamp())}); !logged)
        return Failure(logged.error());
    return *brick;
}

Result<void> Logbook::settleWriting()
{
    if (auto settled = m_store.settleWriting(stamp()); !settled)
        return settled;
    return reload();
}

Result<int> Logbook::addRest(Day from, Day to, const QString& reason)
{
    if (auto fresh = reload(); !fresh)
        return Failure(fresh.error());
    return resting(m_state.log, from, to, reason, stamp()).and_then([this](const std::vector<Act>& acts) {
        return log(acts).transform([&acts] { return static_cast<int>(acts.size()); });
    });
}

Result<int> Logbook::removeRest(Day from, Day to)
{
    if (auto fresh = reload(); !fresh)
        return Failure(fresh.error());
    return endingRest(m_state.log, from, to, stamp()).and_then([this](const std::vector<Act>& acts) {
        return log(acts).transform([&acts] { return static_cast<int>(acts.size()); });
    });
}

Result<void> Logbook::set(const QString& key, const QString& value, std::optional<Day> from)
{
    if (auto fresh = reload(); !fresh)
        return fresh;
    return setting(key, value, from, today(), stamp()).and_then([this](const Act& act) {
        return log({act});
    });
}

Result<PostId> Logbook::recordPost(const PostRequest& request)
{
    if (auto fresh = reload(); !fresh)
        return Failure(fresh.error());
    PostRequest keyed = request;
    if (keyed.key.isEmpty())
        keyed.key = PostId{newUuid(m_clock.now())};
    return recording(keyed, rule(), stamp()).and_then([this, &keyed](const Act& act) {
        return log({act}).transform([&keyed] { return keyed.key; });
    });
}

Result<void> Logbook::retractPost(const PostId& key)
{
    if (auto fresh = reload(); !fresh)
        return Failure(fresh.error());
    return retracting(m_published, m_state.targets, key, stamp())
        .and_then([this](const std::vector<Act>& acts) { return log(acts); });
}

Result<void> Logbook::addTarget(const TargetRecord& target)
{
    return log({addTargetAct(target, stamp())});
}

Result<void> Logbook::removeTarget(const QString& name)
{
    if (auto fresh = reload(); !fresh)
        return Failure(fresh.error());
    const bool known = std::ranges::contains(m_state.targets, name, &TargetRecord::name);
    if (!known)
        return fail(ErrorCode::NotFound, tr("There is no target named “%1”. Nothing was changed.").arg(name));
    return log({removeTargetAct(name, stamp())});
}

} // namespace brickwork
