#include "core/publish/wordpress_delivery.h"

#include "core/markdown/document.h"
#include "core/publish/media.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(WordPress)
};

} // namespace

WordPressDelivery::WordPressDelivery(const TargetConfig& config, const WordPressApi& api,
                                     const PublishPlan& plan, const PublishRequest& request,
                                     const Errand& errand)
    : m_config(config), m_api(api), m_plan(plan), m_request(request), m_errand(errand),
      m_article(articleOf(request, parseMarkdown(request.draft.text))), m_held(request.foothold)
{
    if (m_held.remote.isEmpty())
        m_held.remote = plan.remote;
    if (request.last)
        m_held.media.insert(request.last->media.begin(), request.last->media.end());
}

Result<Receipt> WordPressDelivery::run()
{
    m_errand.tell({.kind = StepKind::Asking});
    return m_api.discover()
        .and_then([this] { return fileUnder(); })
        .and_then([this] { return begin(); })
        .and_then([this] { return forgetLostPictures(); })
        .and_then([this] { return sendPictures(); })
        .and_then([this] { return lookAgain(); })
        .and_then([this] { return write(); })
        .and_then([this] { return readBack(); });
}

Result<void> WordPressDelivery::mayGoOn() const
{
    if (m_errand.cancelled())
        return fail(ErrorCode::Cancelled,
                    Sentences::tr("Called off. Readers of the site saw nothing of it."));
    return {};
}

/// First of all: what may not be made is found out before anything is.
Result<void> WordPressDelivery::fileUnder()
{
    if (auto on = mayGoOn(); !on)
        return on;
    const auto tags = m_api.terms(u"tags"_s, m_article.tags);
    if (!tags)
        return Failure(tags.error());
    m_tags = *tags;
    return m_api.terms(u"categories"_s, m_article.categories).transform([this](const QJsonArray& categories) {
        m_categories = categories;
    });
}

/// An invisible draft that bears the token holds the place.
Result<void> WordPressDelivery::begin()
{
    if (auto on = mayGoOn(); !on || !m_held.remote.isEmpty())
        return on;
    m_errand.tell({.kind = StepKind::MakingPost});
    const auto made = m_api.post(u"posts"_s, {{u"title"_s, asHtmlText(m_plan.title)},
                                              {u"slug"_s, m_plan.slug},
                                              {u"status"_s, u"draft"_s},
                                              {u"content"_s, wordpressMarker(m_request.token)}});
    if (!made)
        return Failure(made.error());
    const WordPressPost post = wordpressPost(*made);
    m_held.remote = post.id;
    m_held.slug = post.slug;
    m_held.modified = post.stamp;
    return m_errand.keep(m_held);
}

/// Somebody may have tidied up the library.
Result<void> WordPressDelivery::forgetLostPictures()
{
    QStringList ids;
    for (const PlannedMedia& picture : m_plan.media) {
        if (const auto known = m_held.media.find(picture.hash); known != m_held.media.end())
            ids << known->second.remote;
    }
    if (ids.isEmpty())
        return {};
    return m_api.mediaStanding(ids).transform([this](const QStringList& standing) {
        std::erase_if(m_held.media,
                      [&](const auto& known) { return !standing.contains(known.second.remote); });
    });
}

Result<void> WordPressDelivery::sendPictures()
{
    int number = 0;
    for (const PlannedMedia& picture : m_plan.media) {
        ++number;
        if (m_held.media.contains(picture.hash))
            continue;
        if (auto on = mayGoOn(); !on)
            return on;
        m_errand.tell({.kind = StepKind::SendingPicture,
                       .subject = picture.url,
                       .number = number,
                       .of = static_cast<int>(m_plan.media.size())});
        if (auto sent = send(picture); !sent)
            return sent;
    }
    return {};
}

/// One that was sent before, its answer lost, is found by its name.
Result<void> WordPressDelivery::send(const PlannedMedia& picture)
{
    const auto known = m_api.mediaByName(picture.name);
    if (!known)
        return Failure(known.error());
    Result<RemoteMedia> media = known->value_or(RemoteMedia());
    if (!*known) {
        media =
            bytesOf(picture).and_then([&](const QByteArray& bytes) { return m_api.upload(picture, bytes); });
    }
    if (!media)
        return Failure(media.error());
    m_held.media[picture.hash] = *media;
    return m_errand.keep(m_held);
}

/// Sending pictures takes its time: the post is written over only if it still is what was planned for.
Result<void> WordPressDelivery::lookAgain()
{
    const bool ours = !m_request.last || m_request.last->remote != m_held.remote;
    if (ours || m_request.last->modified.isEmpty())
        return {};
    const auto there = m_api.postById(m_held.remote);
    if (!there)
        return Failure(there.error());
    m_waits = *there && stateOfStatus((*there)->status) == PostState::Scheduled;
    const bool expected =
        *there && ((*there)->status == "trash"_L1 || (*there)->stamp == m_request.last->modified ||
                   (*there)->stamp == m_request.wish.replaces);
    if (expected)
        return {};
    return fail(ErrorCode::Conflict,
                Sentences::tr("The post was changed in WordPress at this minute, so it was left as "
                              "it is. Publish again to compare both."));
}

Result<void> WordPressDelivery::write()
{
    if (auto on = mayGoOn(); !on)
        return on;
    m_errand.tell({.kind = StepKind::WritingPost});
    m_fields =
        wordpressFields(m_article, m_request, wordpressBody(m_config, m_article, m_request, m_held.media),
                        QDateTime::currentDateTimeUtc(), m_waits);
    m_fields.insert(u"slug"_s, m_held.slug.isEmpty() ? m_plan.slug : m_held.slug);
    m_fields.insert(u"tags"_s, m_tags);
    // What the draft does not say, its editors may: every post of WordPress has a category.
    if (!m_categories.isEmpty())
        m_fields.insert(u"categories"_s, m_categories);
    const PlannedMedia* featured = mediaAt(m_plan.media, m_article.featured);
    m_fields.insert(u"featured_media"_s,
                    featured ? m_held.media[featured->hash].remote.toLongLong() : qint64{0});
    m_held.sent =
        wordpressSent(m_fields.value("title"_L1).toString(), m_fields.value("content"_L1).toString());
    if (auto kept = m_errand.keep(m_held); !kept)
        return kept;
    return m_api.post(u"posts/"_s + m_held.remote, m_fields).transform([](const QJsonObject&) {});
}

Result<Receipt> WordPressDelivery::readBack()
{
    m_errand.tell({.kind = StepKind::ReadingBack});
    const auto there = m_api.postById(m_held.remote);
    if (!there || !*there)
        return fail(
            ErrorCode::Uncertain,
            Sentences::tr(
                "WordPress took the post, but could not be asked about it afterwards. It may have done "
                "everything; it is asked again before anything else is sent."),
            there ? QString() : there.error().sentence + u'\n' + there.error().detail);
    const WordPressPost& post = **there;
    Receipt receipt{.remote = post.id,
                    .url = post.link,
                    .slug = post.slug,
                    .hash = m_plan.hash,
                    .modified = post.stamp,
                    .media = m_held.media,
                    .state = stateOfStatus(post.status),
                    .appears = post.date};
    remark(receipt, post);
    return receipt;
}

void WordPressDelivery::remark(Receipt& receipt, const WordPressPost& post) const
{
    if (post.slug != m_plan.slug && !post.slug.isEmpty())
        receipt.remarks << Sentences::tr("WordPress gave the post the address “%1” instead of “%2”.")
                               .arg(post.slug, m_plan.slug);
    if (post.status != wordpressStatus(m_request.wish.state))
        receipt.remarks << Sentences::tr(
                               "WordPress keeps the post as “%1”: the account may not publish, or the site "
                               "holds posts back.")
                               .arg(post.status);
    if (sameText(post.content) != sameText(m_fields.value("content"_L1).toString()))
        receipt.remarks << Sentences::tr("WordPress changed the text as it took it in; look at the post.");
    if (post.status != "publish"_L1)
        return;
    // The page is what counts; a site that hides from strangers is no failure.
    const auto page = m_api.asReader(QUrl(post.link));
    if (!page || !page->good())
        receipt.remarks << Sentences::tr(
                               "The post is published, but its page did not answer as expected: %1.")
                               .arg(page ? QString::number(page->status) : page.error().sentence);
}

} // namespace brickwork
