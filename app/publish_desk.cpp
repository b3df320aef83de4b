#include "app/publish_desk.h"

#include "core/flows/draft_naming.h"
#include "core/markdown/document.h"
#include "ui/drafts/drafts_state.h"
#include "ui/frame/main_window.h"
#include "ui/posts/posts_page.h"
#include "ui/posts/publish_sheet.h"
#include "ui/theme/ask_sheet.h"
#include "ui/write/write_page.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto lastTargetKey = "publish/target";

} // namespace

PublishDesk::PublishDesk(Services& services, DraftSession& session, MainWindow& window)
    : m_services(services), m_session(session), m_window(window)
{
    connectSheet();
    connectPosts();
}

void PublishDesk::connectSheet()
{
    PublishSheet& sheet = m_window.publishSheet();
    connect(&m_window.write(), &WritePage::publishRequested, this, &PublishDesk::open);
    connect(&sheet, &PublishSheet::targetChosen, this, &PublishDesk::showPlan);
    connect(&sheet, &PublishSheet::publishWished, this, &PublishDesk::publish);
    connect(&sheet, &PublishSheet::closed, this, &PublishDesk::offerStatus);
    connect(&sheet, &PublishSheet::targetAdded, this, [this](const TargetConfig& target) {
        if (auto added = m_services.publishing->addTarget(target); !added)
            return m_window.publishSheet().refuse(added.error().sentence);
        QSettings().setValue(QLatin1StringView(lastTargetKey), target.name);
        open();
    });
}

void PublishDesk::connectPosts()
{
    PostsPage& posts = m_window.posts();
    connect(&posts, &PostsPage::openDraftRequested, this, &PublishDesk::draftRequested);
    connect(&posts, &PostsPage::openPageRequested, this, [](const QUrl& url) {
        if (url.scheme() == "https"_L1 || url.scheme() == "http"_L1)
            QDesktopServices::openUrl(url);
    });
    connect(&posts, &PostsPage::copyLinkRequested, this,
            [](const QUrl& url) { QGuiApplication::clipboard()->setText(url.toString(QUrl::FullyEncoded)); });
    connect(&posts, &PostsPage::updateRequested, this, &PublishDesk::update);
    connect(&posts, &PostsPage::retractRequested, this, &PublishDesk::retract);
    connect(&posts, &PostsPage::restoreRequested, this, &PublishDesk::restore);
    connect(&posts, &PostsPage::recordRequested, this,
            [this](const QString& title, const QString& url, const QDateTime& when) {
                std::optional<Instant> at;
                if (when.isValid())
                    at = Instant::of(QDateTime(when.date(), when.time(), m_services.logbook->clock().zone()));
                const auto key =
                    m_services.logbook->recordPost({.key = {}, .title = title, .url = url, .scheduled = at});
                m_window.say(key ? tr("“%1” is recorded").arg(title) : key.error().sentence);
            });
}

void PublishDesk::open()
{
    if (!m_session.state().open)
        return;
    if (auto flushed = m_session.flush(); !flushed)
        return m_window.say(tr("Nothing was published, because the draft could not be saved first. %1")
                                .arg(flushed.error().sentence));
    if (m_session.state().id.isEmpty())
        return m_window.say(tr("An empty draft cannot be published yet."));
    QStringList names;
    for (const TargetConfig& target : m_services.publishing->targets())
        names << target.name;
    const QString last = QSettings().value(QLatin1StringView(lastTargetKey)).toString();
    const QString chosen = names.contains(last) ? last : names.value(0);
    m_window.publishSheet().open(names, chosen);
    if (!chosen.isEmpty())
        showPlan(chosen);
}

void PublishDesk::showPlan(const QString& target)
{
    const auto plan = m_services.publishing->plan(m_session.state().id, target);
    if (!plan)
        return m_window.publishSheet().refuse(plan.error().sentence);
    m_window.publishSheet().setPlan(*plan);
}

void PublishDesk::publish(const QString& target)
{
    QSettings().setValue(QLatin1StringView(lastTargetKey), target);
    const auto outcome = m_services.publishing->publish(m_session.state().id, target);
    if (!outcome)
        return m_window.publishSheet().refuse(outcome.error().sentence);
    const PublishPlan& plan = outcome->plan;
    const QUrl link = plan.url.isEmpty() ? QUrl::fromLocalFile(plan.path) : QUrl(plan.url);
    QString sentence;
    switch (plan.action) {
    case PlanAction::Create:
        sentence = tr("Published: the file was written and read back.");
        break;
    case PlanAction::Update:
        sentence = tr("Updated: the file was written and read back.");
        break;
    case PlanAction::Nothing:
        sentence = tr("Nothing to do: what is published is this text.");
        break;
    }
    if (plan.action != PlanAction::Nothing)
        m_published = m_session.state().id;
    m_window.publishSheet().succeeded(sentence, link);
}

/// A draft whose front matter says another status stays among those: the writer may want to move it.
void PublishDesk::offerStatus()
{
    const DraftId id = std::exchange(m_published, {});
    if (id.isEmpty())
        return;
    const auto file = readDraft(m_services.workspace, id);
    if (!file)
        return;
    const Document document = parseMarkdown(file->text);
    const auto word = document.frontMatter.value(u"status");
    const auto status = word ? draftStatusFrom(*word) : std::nullopt;
    if (!status || *status == DraftStatus::Published)
        return;
    const QString title = document.title.isEmpty() ? baseNameOf(id) : document.title;
    m_window.say(tr("“%1” is published. Its status still says %2.").arg(title, statusName(*status)),
                 //: %1 is the name of a draft's status
                 tr("Set to %1").arg(statusName(DraftStatus::Published)),
                 [this, id] { Q_EMIT statusWished(id, DraftStatus::Published); });
}

const Publication* PublishDesk::publication(const PostId& key) const
{
    const auto& all = m_services.logbook->state().publications;
    const auto found = std::ranges::find(all, key, [](const Publication& p) { return p.post.id; });
    return found == all.end() ? nullptr : &*found;
}

void PublishDesk::update(const DraftId& draft)
{
    Q_EMIT draftRequested(draft);
    if (m_session.state().id == draft)
        open();
}

void PublishDesk::retract(const PostId& key)
{
    const Publication* post = publication(key);
    if (!post)
        return;
    AskSheet question(
        {.heading = tr("Take this post back?"),
         .text = tr("“%1” leaves the count. Files that Brickwork wrote are removed; the draft stays.")
                     .arg(post->post.title),
         .answers = {tr("Keep it"), tr("Take it back")}},
        &m_window);
    if (question.ask() != 1)
        return;
    // The question took its time: what is asked about may have gone meanwhile.
    post = publication(key);
    if (!post)
        return;
    // Deliveries change while they are taken back: their targets are noted first.
    QStringList targets;
    for (const Delivery& delivery : post->deliveries) {
        if (delivery.live && !delivery.target.isEmpty())
            targets << delivery.target;
    }
    const QString title = post->post.title;
    // A post of no draft any more is known by its key.
    const DraftId draft{post->draft.isEmpty() ? key.value : post->draft};
    Result<void> done;
    QStringList gone;
    for (const QString& target : std::as_const(targets)) {
        done = m_services.publishing->retract(draft, target);
        if (!done)
            break;
        gone << target;
    }
    // What was recorded by hand has no place to be removed from, but counts as well.
    const Publication* left = publication(key);
    if (done && left && !left->post.retracted)
        done = m_services.logbook->retractPost(key);
    if (done)
        m_window.say(tr("“%1” is taken back").arg(title));
    else if (gone.isEmpty())
        m_window.say(done.error().sentence);
    else
        m_window.say(
            tr("Taken back from %1, not from the rest. %2").arg(gone.join(u", "_s), done.error().sentence));
}

void PublishDesk::restore(const PostId& key)
{
    const Publication* post = publication(key);
    if (!post)
        return;
    if (!post->draft.isEmpty())
        return update(DraftId{post->draft});
    const auto done = m_services.logbook->recordPost(
        {.key = key, .title = post->post.title, .url = post->url, .scheduled = post->scheduled});
    if (!done)
        m_window.say(done.error().sentence);
}

void PublishDesk::recover()
{
    if (const QStringList told = m_services.publishing->recover(); !told.isEmpty())
        m_window.say(told.join(u' '));
}

} // namespace brickwork
