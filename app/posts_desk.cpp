#include "app/posts_desk.h"

#include "core/base/web_address.h"
#include "core/publish/kinds.h"
#include "ui/frame/main_window.h"
#include "ui/frame/status_strip.h"
#include "ui/posts/posts_page.h"
#include "ui/theme/ask_sheet.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLineEdit>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

PostsDesk::PostsDesk(Services& services, PublishRunner& runner, MainWindow& window)
    : m_services(services), m_runner(runner), m_window(window)
{
    connectPage();
    connect(&m_runner, &PublishRunner::retracted, this, &PostsDesk::take);
    connect(&m_runner, &PublishRunner::secretMissing, this, [this](const QString& target) {
        if (m_retraction && m_retraction->waiting.contains(target))
            m_secretless << target;
    });
}

void PostsDesk::connectPage()
{
    PostsPage& posts = m_window.posts();
    connect(&posts, &PostsPage::openDraftRequested, this, &PostsDesk::draftRequested);
    connect(&posts, &PostsPage::openPageRequested, this, [](const QUrl& url) {
        if (isWebAddress(url) || url.isLocalFile())
            QDesktopServices::openUrl(url);
    });
    connect(&posts, &PostsPage::copyLinkRequested, this,
            [](const QUrl& url) { QGuiApplication::clipboard()->setText(url.toString(QUrl::FullyEncoded)); });
    connect(&posts, &PostsPage::updateRequested, this, &PostsDesk::updateRequested);
    connect(&posts, &PostsPage::retractRequested, this, [this](const PostId& key) { retract(key, {}); });
    connect(&posts, &PostsPage::retractFromRequested, this, &PostsDesk::retract);
    connect(&posts, &PostsPage::restoreRequested, this, &PostsDesk::restore);
    connect(&posts, &PostsPage::recordRequested, this, &PostsDesk::record);
}

void PostsDesk::record(const QString& title, const QString& url, const QDateTime& when)
{
    std::optional<Instant> at;
    if (when.isValid())
        at = Instant::of(QDateTime(when.date(), when.time(), m_services.logbook->clock().zone()));
    const auto key = m_services.logbook->recordPost({.key = {}, .title = title, .url = url, .scheduled = at});
    m_window.say(key ? tr("“%1” is recorded").arg(title) : key.error().sentence);
}

const Publication* PostsDesk::publication(const PostId& key) const
{
    const auto& all = m_services.logbook->state().publications;
    const auto found = std::ranges::find(all, key, [](const Publication& p) { return p.post.id; });
    return found == all.end() ? nullptr : &*found;
}

/// From one target, or from everywhere if it is empty.
void PostsDesk::retract(const PostId& key, const QString& target)
{
    const Publication* post = publication(key);
    if (!post || m_retraction)
        return;
    QStringList targets;
    for (const Delivery& delivery : post->deliveries) {
        if (delivery.live && !delivery.target.isEmpty() && (target.isEmpty() || delivery.target == target))
            targets << delivery.target;
    }
    const bool everywhere = target.isEmpty();
    if (!isSure(*post, targets, everywhere))
        return;
    // The question took its time: what is asked about may have gone meanwhile.
    post = publication(key);
    if (!post || m_retraction)
        return;
    // A post of no draft any more is known by its key.
    order({.post = key,
           .draft = DraftId{post->draft.isEmpty() ? key.value : post->draft},
           .title = post->post.title,
           .waiting = targets,
           .gone = {},
           .sentences = {},
           .everywhere = everywhere});
}

bool PostsDesk::isSure(const Publication& post, const QStringList& targets, bool everywhere)
{
    const bool some = !everywhere && post.deliveries.size() > 1;
    const QString text =
        some
            ? tr("“%1” is removed there, as far as Brickwork wrote it. It stays at its other places, and the "
                 "draft stays.")
                  .arg(post.post.title)
        : targets.isEmpty() ? tr("“%1” is counted no more on the wall. What stands elsewhere is not touched.")
                                  .arg(post.post.title)
                            : tr("“%1” is removed from %2, as far as Brickwork wrote it, and counted no more "
                                 "on the wall. The "
                                 "draft stays.")
                                  .arg(post.post.title, targets.join(u", "_s));
    AskSheet question({.heading = some ? tr("Take this post back from %1?").arg(targets.join(u", "_s))
                                       : tr("Take this post back?"),
                       .text = text,
                       .answers = {tr("Keep it"), tr("Take it back")}},
                      &m_window);
    return question.ask() == 1;
}

void PostsDesk::order(Retraction retraction)
{
    const QStringList targets = retraction.waiting;
    m_secretless.clear();
    m_retraction = std::move(retraction);
    if (targets.isEmpty())
        return end();
    //: in the strip; %1 is the title of a post
    m_window.strip().setErrand(tr("Taking “%1” back…").arg(m_retraction->title));
    m_runner.retract(m_retraction->draft, targets);
}

void PostsDesk::take(const DraftId& draft, const QString& target, const Result<void>& outcome)
{
    if (!m_retraction || draft != m_retraction->draft || !m_retraction->waiting.removeOne(target))
        return;
    if (outcome)
        m_retraction->gone << target;
    else
        m_retraction->sentences << outcome.error().sentence;
    if (m_retraction->waiting.isEmpty())
        end();
}

void PostsDesk::end()
{
    const Retraction done = *std::exchange(m_retraction, std::nullopt);
    m_window.strip().setErrand({});
    (void) m_services.logbook->reload();
    QStringList sentences = done.sentences;
    // What was recorded by hand has no place to be removed from, but counts as well.
    const Publication* left = publication(done.post);
    if (sentences.isEmpty() && done.everywhere && left && !left->post.retracted) {
        if (auto retracted = m_services.logbook->retractPost(done.post); !retracted)
            sentences << retracted.error().sentence;
    }
    sentences.removeDuplicates();
    if (sentences.isEmpty())
        m_window.say(done.everywhere
                         ? tr("“%1” is taken back").arg(done.title)
                         //: a title, then places
                         : tr("“%1” is taken back from %2").arg(done.title, done.gone.join(u", "_s)));
    else if (done.gone.isEmpty())
        m_window.say(sentences.join(u' '));
    else
        m_window.say(tr("Taken back from %1, not from the rest. %2")
                         .arg(done.gone.join(u", "_s), sentences.join(u' ')));
    for (const QString& target : std::exchange(m_secretless, {}))
        askSecret(target);
}

/// The writer is asked where it was missed; the taking back is then wished once more.
void PostsDesk::askSecret(const QString& target)
{
    const auto config = m_services.publishing->target(target);
    const auto info = config ? targetKind(config->kind) : std::nullopt;
    if (!info || info->secretCaption.isEmpty())
        return;
    AskSheet question({.heading = tr("%1 of %2").arg(info->secretCaption, target),
                       .text = info->secretHint,
                       .answers = {tr("Keep it for this place"), tr("Cancel")},
                       .safe = 1},
                      &m_window);
    question.addField(info->secretCaption, {});
    if (auto* field = question.findChild<QLineEdit*>(u"ask.field"_s))
        field->setEchoMode(QLineEdit::Password);
    if (question.ask() != 0)
        return;
    m_runner.keepSecret(target, question.field());
    m_window.say(tr("Try again now: the place is told who you are."));
}

void PostsDesk::restore(const PostId& key)
{
    const Publication* post = publication(key);
    if (!post)
        return;
    if (!post->draft.isEmpty())
        return Q_EMIT updateRequested(DraftId{post->draft});
    const auto done = m_services.logbook->recordPost(
        {.key = key, .title = post->post.title, .url = post->url, .scheduled = post->scheduled});
    if (!done)
        m_window.say(done.error().sentence);
}

} // namespace brickwork
