#include "app/publish_desk.h"

#include "ui/frame/main_window.h"
#include "ui/posts/posts_page.h"
#include "ui/posts/publish_sheet.h"
#include "ui/write/write_page.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
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
    connect(&posts, &PostsPage::recordRequested, this, [this](const QString& title, const QString& url) {
        const auto key =
            m_services.logbook->recordPost({.key = {}, .title = title, .url = url, .scheduled = {}});
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
    m_window.publishSheet().succeeded(sentence, link);
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
    QMessageBox question(QMessageBox::Question, tr("Take this post back?"), tr("“%1”").arg(post->post.title),
                         QMessageBox::NoButton, &m_window);
    question.setTextFormat(Qt::PlainText);
    question.setInformativeText(
        tr("It leaves the count. Files that Brickwork wrote are removed; the draft stays."));
    const QAbstractButton* yes = question.addButton(tr("Take it back"), QMessageBox::DestructiveRole);
    question.setDefaultButton(question.addButton(tr("Keep it"), QMessageBox::RejectRole));
    question.exec();
    if (question.clickedButton() != yes)
        return;
    // Deliveries change while they are taken back: their targets are noted first.
    QStringList targets;
    for (const Delivery& delivery : post->deliveries) {
        if (delivery.live && !delivery.target.isEmpty())
            targets << delivery.target;
    }
    const QString title = post->post.title;
    const DraftId draft{post->draft};
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
