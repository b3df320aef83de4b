#include "app/publish_desk.h"

#include "core/flows/draft_naming.h"
#include "ui/frame/main_window.h"
#include "ui/frame/status_strip.h"
#include "ui/posts/first_site.h"
#include "ui/posts/publish_sheet.h"
#include "ui/settings/settings_page.h"
#include "ui/write/write_page.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto newsletterPrefix = "newsletter."_L1;

QDateTime nowOf(const Clock& clock)
{
    return QDateTime::fromMSecsSinceEpoch(clock.now().msecs, clock.zone());
}

} // namespace

PublishDesk::PublishDesk(Services& services, PublishParts parts, MainWindow& window)
    : m_services(services), m_parts(parts), m_window(window), m_memory(services.workspace.id)
{
    connectSheet();
    connectTheirs();
    connectRunner();
    connectStrip();
}

PublishDesk::~PublishDesk()
{
    // Both are the window's: what they show is of this workspace.
    sheet().disconnect(this);
    if (sheet().isVisible())
        sheet().dismiss();
    m_window.strip().setErrand({});
}

void PublishDesk::connectSheet()
{
    connect(&m_window.write(), &WritePage::publishRequested, this, &PublishDesk::open);
    connect(&sheet(), &PublishSheet::placeChosen, this, &PublishDesk::choose);
    connect(&sheet(), &PublishSheet::stateWished, this, &PublishDesk::wishState);
    connect(&sheet(), &PublishSheet::timeWished, this, &PublishDesk::wishTime);
    connect(&sheet(), &PublishSheet::newslettersWished, this, &PublishDesk::wishNewsletters);
    connect(&sheet(), &PublishSheet::newsletterChosen, this,
            [this](const QString& name, const QString& word) {
                if (PlaceFacts* place = at(name)) {
                    place->newsletter = word;
                    askAgain(name);
                }
            });
    connect(&sheet(), &PublishSheet::agreed, this, [this](const QString& name, bool yes) {
        if (PlaceFacts* place = at(name); place && place->plan && *place->plan) {
            place->agreed = yes ? consequencesOf(**place->plan) : QString();
            show();
        }
    });
    connect(&sheet(), &PublishSheet::secretGiven, this, &PublishDesk::takeSecret);
    connect(&sheet(), &PublishSheet::secretWished, this, &PublishDesk::missSecret);
    connect(&sheet(), &PublishSheet::askAgainWished, this, &PublishDesk::askAgain);
    connect(&sheet(), &PublishSheet::publishWished, this, &PublishDesk::publish);
    connect(&sheet(), &PublishSheet::stopWished, this, &PublishDesk::stop);
    connect(&sheet(), &PublishSheet::tryAgainWished, this, &PublishDesk::tryAgain);
    connect(&sheet(), &PublishSheet::targetAdded, this, &PublishDesk::addPlace);
    connect(&sheet(), &PublishSheet::otherKindWished, this, [this] {
        m_window.showPage(Page::Settings);
        m_window.settings().startTarget();
    });
    connect(&sheet(), &PublishSheet::byHandWished, this, [this](const QString& name) {
        sheet().dismiss();
        Q_EMIT byHandWished(m_draft, name);
    });
    connect(&sheet(), &PublishSheet::closed, this, &PublishDesk::leave);
}

void PublishDesk::connectRunner()
{
    PublishRunner& runner = m_parts.runner;
    connect(&runner, &PublishRunner::planned, this, &PublishDesk::take);
    connect(&runner, &PublishRunner::progressed, this, &PublishDesk::follow);
    connect(&runner, &PublishRunner::finished, this, &PublishDesk::finish);
    connect(&runner, &PublishRunner::tested, this, &PublishDesk::takeNewsletters);
    connect(&runner, &PublishRunner::secretMissing, this, [this](const QString& name) {
        const PlaceFacts* place = at(name);
        const bool asked = place && (m_asked.contains(name) || place->askingNewsletters ||
                                     (place->stage != ErrandStage::None && !place->outcome));
        if (asked)
            missSecret(name);
    });
    connect(&runner, &PublishRunner::recovered, this, [this](const QStringList& sentences) {
        (void) m_services.logbook->reload();
        m_window.say(sentences.join(u' '));
    });
    connect(&m_parts.session, &DraftSession::moved, this, [this](const DraftId& from, const DraftId& to) {
        m_memory.rename(from, to);
        if (m_draft == from)
            m_draft = to;
        if (m_published == from)
            m_published = to;
    });
}

void PublishDesk::connectStrip()
{
    connect(&m_window.strip(), &StatusStrip::errandChosen, this, &PublishDesk::showErrand);
}

PublishSheet& PublishDesk::sheet() const
{
    return m_window.publishSheet();
}

PlaceFacts* PublishDesk::at(const QString& name)
{
    const auto found =
        std::ranges::find(m_facts.places, name, [](const PlaceFacts& p) { return p.target.name; });
    return found == m_facts.places.end() ? nullptr : &*found;
}

const PlaceFacts* PublishDesk::at(const QString& name) const
{
    const auto found =
        std::ranges::find(m_facts.places, name, [](const PlaceFacts& p) { return p.target.name; });
    return found == m_facts.places.end() ? nullptr : &*found;
}

void PublishDesk::show()
{
    sheet().setState(publishState(m_facts, QLocale()));
    tellStrip();
}

void PublishDesk::open()
{
    // What went wrong behind the closed sheet is looked at first.
    if (running() || (!m_looked && anyFailed(m_facts)))
        return showErrand();
    DraftSession& session = m_parts.session;
    if (!session.state().open)
        return;
    if (auto flushed = session.flush(); !flushed)
        return m_window.say(tr("Nothing was published, because the draft could not be saved first. %1")
                                .arg(flushed.error().sentence));
    if (session.state().id.isEmpty())
        return m_window.say(tr("An empty draft cannot be published yet."));
    begin(session.state().id);
    sheet().open(publishState(m_facts, QLocale()),
                 m_facts.places.empty() ? firstSite() : std::optional<TargetConfig>());
    ask();
}

void PublishDesk::begin(const DraftId& draft)
{
    m_draft = draft;
    m_looked = true;
    m_asked.clear();
    m_facts = {};
    const DraftEntry* entry = m_parts.library.find(draft);
    m_facts.title = entry && !entry->title.isEmpty() ? entry->title.simplified() : baseNameOf(draft);
    m_facts.now = nowOf(m_services.logbook->clock());
    m_facts.scheduled = firstSchedule(m_facts.now);
    readPlaces();
    const QStringList likely = likelyPlaces();
    for (PlaceFacts& place : m_facts.places)
        place.chosen = likely.contains(place.target.name);
    tellStrip();
}

/// The targets as they are now; what is known of those that were there already stays.
void PublishDesk::readPlaces()
{
    const Publication* post = m_services.publishing->publicationOf(m_draft);
    std::vector<PlaceFacts> places;
    for (const TargetConfig& target : m_services.publishing->targets()) {
        PlaceFacts place;
        if (const PlaceFacts* known = at(target.name); known && known->target == target)
            place = *known;
        place.target = target;
        const auto stands = [&](const Delivery& delivery) {
            return delivery.target == target.name && delivery.live && delivery.state != DeliveryState::Draft;
        };
        place.standing = post && std::ranges::any_of(post->deliveries, stands);
        if (const auto settled = m_settled.find({m_draft, target.name}); settled != m_settled.end())
            place.replaces = settled->second;
        places.push_back(place);
    }
    m_facts.places = std::move(places);
}

/// Where it stands; of a draft that stands nowhere, where it went last, where another went, the first.
QStringList PublishDesk::likelyPlaces() const
{
    QStringList names;
    QStringList standing;
    for (const PlaceFacts& place : m_facts.places) {
        names << place.target.name;
        if (place.standing)
            standing << place.target.name;
    }
    QStringList likely = m_memory.of(m_draft);
    likely.removeIf([&](const QString& name) { return !names.contains(name); });
    // An update that leaves a place out would leave readers there with what is wrong.
    if (!standing.isEmpty())
        return standing;
    return likely.isEmpty() ? names.mid(0, 1) : likely;
}

std::optional<TargetConfig> PublishDesk::firstSite() const
{
    const QString root = m_services.workspace.root;
    const QFileInfo beside(QFileInfo(root).path());
    return brickwork::firstSite(
        {.workspace = root,
         .documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
         .besideWritable = beside.isDir() && beside.isWritable(),
         .taken = [](const QString& path) {
             return QFileInfo::exists(path) && !(QFileInfo(path).isDir() && QDir(path).isEmpty());
         }});
}

void PublishDesk::addPlace(const TargetConfig& target)
{
    if (auto added = m_services.publishing->addTarget(target); !added)
        return sheet().refusePlace(added.error().sentence);
    readPlaces();
    if (PlaceFacts* place = at(target.name))
        place->chosen = true;
    m_facts.state = fittingState(m_facts);
    show();
    sheet().leavePlace();
    ask();
}

void PublishDesk::choose(const QString& name, bool chosen)
{
    PlaceFacts* place = at(name);
    if (!place || m_facts.ordered)
        return;
    place->chosen = chosen;
    const PostState before = std::exchange(m_facts.state, fittingState(m_facts));
    if (m_facts.state != before)
        return askAnew();
    show();
    ask();
}

void PublishDesk::wishState(PostState state)
{
    m_facts.state = state;
    m_facts.state = fittingState(m_facts);
    askAnew();
}

void PublishDesk::wishTime(const QDateTime& when)
{
    m_facts.now = nowOf(m_services.logbook->clock());
    if (when == m_facts.scheduled)
        return;
    m_facts.scheduled = when;
    if (m_facts.state == PostState::Scheduled)
        askAnew();
}

void PublishDesk::wishNewsletters(const QString& name)
{
    PlaceFacts* place = at(name);
    if (!place)
        return;
    place->askingNewsletters = true;
    place->newslettersRefused.clear();
    m_asked.clear(); // plans that were not there yet are given up for this order, and asked for after it
    show();
    m_parts.runner.test(place->target);
}

void PublishDesk::takeNewsletters(const QString& name, const Result<TestReport>& report)
{
    PlaceFacts* place = at(name);
    if (!place || !std::exchange(place->askingNewsletters, false))
        return;
    if (!report) {
        place->newslettersRefused = report.error().sentence;
    } else {
        place->newsletters.emplace();
        for (const auto& [key, words] : report->offers) {
            if (key.startsWith(newsletterPrefix))
                place->newsletters->push_back({.word = key.sliced(newsletterPrefix.size()), .name = words});
        }
        if (place->newsletters->empty())
            place->newslettersRefused = tr("There is no newsletter.");
    }
    show();
    ask();
}

void PublishDesk::missSecret(const QString& name)
{
    PlaceFacts* place = at(name);
    if (!place)
        return;
    place->secretMissing = true;
    show();
}

void PublishDesk::takeSecret(const QString& name, const QString& secret)
{
    PlaceFacts* place = at(name);
    if (!place)
        return;
    m_parts.runner.keepSecret(name, secret);
    place->secretMissing = false;
    askAgain(name);
}

void PublishDesk::askAgain(const QString& name)
{
    if (PlaceFacts* place = at(name))
        place->plan.reset();
    show();
    ask();
}

/// Every plan is of another wish.
void PublishDesk::askAnew()
{
    for (PlaceFacts& place : m_facts.places)
        place.plan.reset();
    show();
    ask();
}

/// Asks for the plans that are missing: those with one wish together, the others after them.
void PublishDesk::ask()
{
    if (m_facts.ordered || std::ranges::contains(m_facts.places, true, &PlaceFacts::askingNewsletters))
        return;
    const auto missing = [](const PlaceFacts& place) {
        return place.chosen && !place.plan && !place.secretMissing;
    };
    const auto first = std::ranges::find_if(m_facts.places, missing);
    const bool asked = !std::exchange(m_asked, {}).isEmpty();
    if (first == m_facts.places.end()) {
        if (asked && !m_parts.runner.busy())
            m_parts.runner.cancel();
        return;
    }
    const PublishWish wish = wishAt(m_facts, *first);
    for (const PlaceFacts& place : m_facts.places) {
        if (missing(place) && sameWish(wish, wishAt(m_facts, place)))
            m_asked << place.target.name;
    }
    // Answers to an earlier question may be on their way still; this turn comes after them.
    const quint64 question = ++m_question;
    QMetaObject::invokeMethod(this, [this, question] { m_heard = question; }, Qt::QueuedConnection);
    m_parts.runner.plan(m_draft, m_asked, wish);
}

void PublishDesk::take(const DraftId& draft, const QString& name, const Result<PublishPlan>& plan)
{
    PlaceFacts* place = at(name);
    if (draft != m_draft || m_heard != m_question || !place || !m_asked.removeOne(name))
        return;
    place->plan = plan;
    if (plan && !plan->title.isEmpty())
        m_facts.title = plan->title.simplified();
    show();
    if (m_asked.isEmpty())
        ask();
}

void PublishDesk::recover()
{
    m_parts.runner.recover();
}

} // namespace brickwork
