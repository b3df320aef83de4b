#include "core/publish/micropub_delivery.h"

#include "core/markdown/document.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// The part of the patience that is spent on a change that nobody promised.
constexpr int shareForPages = 12;

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Micropub)
};

QJsonArray list(const QString& value)
{
    return QJsonArray{value};
}

/// Nobody here knows whether it was done.
bool isOpen(const Error& error)
{
    return error.code == ErrorCode::Uncertain || error.code == ErrorCode::Unreachable ||
           error.code == ErrorCode::Cancelled || error.code == ErrorCode::Damaged;
}

bool isUnknown(const Error& error)
{
    return error.code == ErrorCode::NotFound || error.code == ErrorCode::Invalid;
}

class Delivery
{
public:
    Delivery(const MicropubApi& api, const MicropubOffer& offer, const MicropubHabits& habits,
             const PublishPlan& plan, const PublishRequest& request, const Errand& errand)
        : m_api(api), m_offer(offer), m_habits(habits), m_plan(plan), m_request(request), m_errand(errand),
          m_article(articleOf(request, parseMarkdown(request.draft.text))), m_held(request.foothold)
    {
        if (request.last)
            m_held.media.insert(request.last->media.begin(), request.last->media.end());
    }

    Result<Receipt> run()
    {
        return look()
            .and_then([this] { return begin(); })
            .and_then([this] { return sendPictures(); })
            .and_then([this] { return write(); })
            .and_then([this] { return awaited(); })
            .and_then([this] { return readBack(); });
    }

private:
    [[nodiscard]] bool draftWished() const { return m_request.wish.state == PostState::Draft; }
    [[nodiscard]] QString stateWord() const { return draftWished() ? u"draft"_s : u"published"_s; }

    Result<void> mayGoOn() const
    {
        if (m_errand.cancelled())
            return fail(ErrorCode::Cancelled,
                        Sentences::tr("Called off. Readers of the site saw nothing of it."));
        return {};
    }

    /// What is written to: a post that is out, one that was begun, or none yet.
    Result<void> look()
    {
        m_url = m_held.remote.isEmpty() ? m_plan.remote : m_held.remote;
        if (m_url.isEmpty())
            return {};
        auto there = m_api.standing(m_url);
        const bool takenBack = m_held.remote.isEmpty() && m_request.last && !m_request.last->live;
        if (there && !there->there() && takenBack)
            there = broughtBack();
        if (!there)
            return Failure(there.error());
        m_there = *there;
        if (m_there.there())
            return m_held.remote.isEmpty() ? unchanged() : Result<void>();
        // One that was begun and that others cannot see yet may be hidden from the question as well.
        if (m_held.remote.isEmpty() || !m_habits.drafts)
            m_url.clear();
        return {};
    }

    /// A server that does not bring back what was removed gets a new post.
    Result<MicropubStanding> broughtBack()
    {
        m_held.sent = print();
        if (auto kept = m_errand.keep(m_held); !kept)
            return Failure(kept.error());
        const auto back = m_api.order({{u"action"_s, u"undelete"_s}, {u"url"_s, m_url}});
        if (!back && isOpen(back.error()))
            return Failure(back.error());
        return m_api.standing(m_url);
    }

    Result<void> unchanged() const
    {
        const QString before = m_request.last ? m_request.last->modified : QString();
        const QString now = m_there.post.stamp();
        const bool whole = m_there.what == MicropubStanding::What::Whole;
        if (!whole || before.isEmpty() || now == before || now == m_request.wish.replaces)
            return {};
        return fail(ErrorCode::Conflict,
                    Sentences::tr("The post was changed on the site just now, so nothing was "
                                  "overwritten. Look at it there, then publish again."));
    }

    [[nodiscard]] QString print() const
    {
        return micropubPost(micropubProperties(m_article, m_request, m_held.media)).print();
    }

    Result<void> begin()
    {
        if (auto on = mayGoOn(); !on || !m_habits.drafts || !m_url.isEmpty())
            return on;
        m_errand.tell({.kind = StepKind::MakingPost});
        const QString marker = micropubMarker(m_request.token);
        m_held.sent = micropubPrint(m_plan.title, marker);
        m_held.remote.clear();
        if (auto kept = m_errand.keep(m_held); !kept)
            return kept;
        return make({{u"name"_s, list(m_plan.title)},
                     {u"content"_s, list(marker)},
                     {u"category"_s, QJsonArray::fromStringList(micropubCategories(m_article))},
                     {u"mp-slug"_s, list(m_plan.slug)},
                     {u"post-status"_s, list(u"draft"_s)}},
                    false)
            .and_then([this] { return m_api.standing(m_url); })
            .transform([this](const MicropubStanding& standing) { m_there = standing; });
    }

    /// One post more at the server, whose address is kept before anything else is asked.
    Result<void> make(const QJsonObject& properties, bool whole)
    {
        const auto reply = m_api.order({{u"type"_s, list(u"h-entry"_s)}, {u"properties"_s, properties}});
        if (!reply) {
            // What was refused, or never reached the site, is not there, and is not looked for the next time.
            if (!isOpen(reply.error()) || reply.error().code == ErrorCode::Unreachable) {
                m_held.sent.clear();
                if (auto kept = m_errand.keep(m_held); !kept)
                    return kept;
            }
            return Failure(reply.error());
        }
        m_url = m_api.locationOf(*reply).toString();
        if (m_url.isEmpty())
            return fail(ErrorCode::Uncertain,
                        Sentences::tr("The site took the post, but does not say where it is. It "
                                      "is looked for before the next try."));
        m_held.remote = m_url;
        m_held.slug = namesSlug(m_url, m_plan.slug) ? m_plan.slug : slugOfUrl(m_url);
        m_held.written = whole;
        return m_errand.keep(m_held);
    }

    Result<void> sendPictures()
    {
        std::vector<PlannedMedia> missing;
        std::ranges::copy_if(m_plan.media, std::back_inserter(missing), [this](const PlannedMedia& picture) {
            return !m_held.media.contains(picture.hash);
        });
        if (missing.empty())
            return {};
        // One that was sent before, its answer lost, is not sent again.
        const auto known = m_api.pictures(m_offer, missing);
        if (!known)
            return Failure(known.error());
        int number = 0;
        for (const PlannedMedia& picture : missing) {
            ++number;
            if (auto on = mayGoOn(); !on)
                return on;
            m_errand.tell({.kind = StepKind::SendingPicture,
                           .subject = picture.url,
                           .number = number,
                           .of = static_cast<int>(missing.size())});
            const auto there = known->find(picture.hash);
            if (auto sent = there == known->end() ? send(picture) : took(picture, there->second); !sent)
                return sent;
        }
        return {};
    }

    Result<void> send(const PlannedMedia& picture)
    {
        auto media = bytesOf(picture).and_then(
            [&](const QByteArray& bytes) { return m_api.upload(m_offer, picture, bytes); });
        if (media)
            return took(picture, *media);
        // A picture without its post is seen by nobody: that the post was not sent is sure.
        if (media.error().code == ErrorCode::Uncertain)
            media.error().code = ErrorCode::Unreachable;
        return Failure(media.error());
    }

    Result<void> took(const PlannedMedia& picture, const RemoteMedia& media)
    {
        m_held.media[picture.hash] = media;
        m_sent.push_back(picture);
        return m_errand.keep(m_held);
    }

    Result<void> write()
    {
        if (auto on = mayGoOn(); !on)
            return on;
        m_errand.tell({.kind = StepKind::WritingPost});
        QJsonObject properties = micropubProperties(m_article, m_request, m_held.media);
        if (m_habits.drafts)
            properties.insert(u"post-status"_s, list(stateWord()));
        if (m_url.isEmpty()) {
            properties.insert(u"mp-slug"_s, list(m_plan.slug));
            m_held.sent = print();
            if (auto kept = m_errand.keep(m_held); !kept)
                return kept;
            return make(properties, true);
        }
        auto updated = update(properties);
        if (updated || m_there.there() || !isUnknown(updated.error()))
            return updated;
        // The hidden draft is gone: another takes its place.
        m_url.clear();
        m_held.remote.clear();
        return begin().and_then([&] { return update(properties); });
    }

    Result<void> update(const QJsonObject& properties)
    {
        m_updated = true;
        m_held.sent = print();
        if (auto kept = m_errand.keep(m_held); !kept)
            return kept;
        const auto reply = m_api.order(micropubUpdate(m_url, properties, m_there.post));
        if (!reply)
            return Failure(reply.error());
        m_promised = reply->status == 202;
        m_page = reply->header("Content-Type").startsWith("text/html") && !reply->body.isEmpty();
        if (const QUrl moved = m_api.locationOf(*reply); moved.isValid())
            m_url = moved.toString();
        if (m_held.remote.isEmpty())
            return {};
        m_held.remote = m_url;
        m_held.written = true;
        return m_errand.keep(m_held);
    }

    /// A server may say that it will make the post in its own time.
    Result<void> awaited()
    {
        if (m_updated && !m_promised)
            return {};
        const QString before = m_there.post.stamp();
        const auto arrived = [&](const MicropubStanding& now) {
            return now.there() && (!m_updated || now.what != MicropubStanding::What::Whole ||
                                   now.post.stamp() != before || now.post.print() == m_held.sent);
        };
        m_errand.tell({.kind = StepKind::ReadingBack});
        const auto there = awaitStanding(m_api, m_url, m_errand, m_habits.patience, arrived);
        if (!there)
            return fail(ErrorCode::Uncertain, there.error().sentence, there.error().detail);
        const bool hidden = draftWished() && m_habits.drafts;
        if (!there->there() && !hidden)
            return fail(ErrorCode::Uncertain,
                        Sentences::tr(
                            "The site promised the post at “%1”, but does not show it yet. It is asked again "
                            "before the next try.")
                            .arg(m_url));
        return {};
    }

    Result<Receipt> readBack()
    {
        m_errand.tell({.kind = StepKind::ReadingBack});
        const auto there = m_page ? changed() : m_api.standing(m_url);
        if (!there)
            return fail(ErrorCode::Uncertain, there.error().sentence, there.error().detail);
        const bool whole = there->what == MicropubStanding::What::Whole;
        Receipt receipt{.remote = m_url,
                        .url = m_url,
                        .slug = namesSlug(m_url, m_plan.slug) ? m_plan.slug : slugOfUrl(m_url),
                        .hash = m_plan.hash,
                        .modified = whole ? there->post.stamp() : QString(),
                        .media = m_held.media,
                        .state = m_request.wish.state};
        if (receipt.slug != m_plan.slug)
            receipt.remarks << Sentences::tr("The site gave the post the address “%1” instead of “%2”.")
                                   .arg(m_url, m_plan.slug);
        if (whole)
            compare(there->post, receipt);
        lookAsReader(there->post, receipt);
        return receipt;
    }

    /// A page in place of an answer is no answer: the post itself has to show that it was changed.
    Result<MicropubStanding> changed() const
    {
        const auto done = [this](const MicropubStanding& now) {
            const bool seen = now.post.status.isEmpty() || !m_habits.drafts || now.post.status == stateWord();
            return now.what != MicropubStanding::What::Whole || now.post.stamp() != m_there.post.stamp() ||
                   (now.post.print() == m_held.sent && seen);
        };
        auto there = awaitStanding(m_api, m_url, m_errand, m_habits.patience / shareForPages, done);
        if (!there || done(*there))
            return there;
        return fail(ErrorCode::Uncertain,
                    Sentences::tr("The site answered with a web page, and the post is as it was: a firewall "
                                  "or a login may stand in between. It is looked at again before the next "
                                  "try."));
    }

    void compare(const MicropubPost& post, Receipt& receipt) const
    {
        if (post.print() != m_held.sent)
            receipt.remarks << Sentences::tr("The site changed the text as it took it in; look at the post.");
        QStringList lost = micropubCategories(m_article);
        lost.removeIf([&](const QString& name) {
            return std::ranges::any_of(post.categories, [&](const QString& one) {
                return one.compare(name, Qt::CaseInsensitive) == 0;
            });
        });
        if (!lost.isEmpty())
            receipt.remarks << Sentences::tr("The site did not keep these tags: %1.").arg(lost.join(u", "_s));
    }

    /// The page is what counts; one that is still being built is no failure.
    void lookAsReader(const MicropubPost& post, Receipt& receipt) const
    {
        const bool opens = m_api.opensForReaders(m_url);
        if (draftWished() && opens && post.status != "draft"_L1) {
            receipt.state = PostState::Published;
            receipt.remarks << Sentences::tr("The site keeps no drafts: the post is public.");
        } else if (!draftWished() && post.status == "draft"_L1) {
            receipt.state = PostState::Draft;
            receipt.remarks << Sentences::tr(
                "The site keeps the post as a draft: the token may not publish, or posts "
                "are held back there.");
        } else if (!draftWished() && !opens) {
            receipt.remarks << Sentences::tr(
                "The post is there, but its page does not open for readers yet.");
        }
        for (const PlannedMedia& picture : m_sent) {
            if (m_api.lacks(m_held.media.at(picture.hash).url))
                receipt.remarks
                    << Sentences::tr("The picture “%1” does not open for readers.").arg(picture.url);
        }
    }

    const MicropubApi& m_api;
    const MicropubOffer& m_offer;
    const MicropubHabits& m_habits;
    const PublishPlan& m_plan;
    const PublishRequest& m_request;
    const Errand& m_errand;
    Article m_article;
    Foothold m_held;
    QString m_url; ///< of the post; empty as long as there is none
    MicropubStanding m_there;
    std::vector<PlannedMedia> m_sent;
    bool m_updated = false;
    bool m_promised = false;
    bool m_page = false; ///< came in place of an answer to the update
};

} // namespace

Result<Receipt> deliverByMicropub(const MicropubApi& api, const MicropubOffer& offer,
                                  const MicropubHabits& habits, const PublishPlan& plan,
                                  const PublishRequest& request, const Errand& errand)
{
    return Delivery(api, offer, habits, plan, request, errand).run();
}

} // namespace brickwork
