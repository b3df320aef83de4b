#include "core/publish/site_target.h"

#include "core/base/content_hash.h"
#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/publish/site_freeze.h"
#include "core/publish/site_objections.h"
#include "core/site/site_map.h"
#include "core/site/site_outputs.h"
#include "core/site/site_pictures.h"
#include "core/site/site_records.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

QString pageOf(const SiteSettings& settings, const SitePost& post)
{
    return settings.folder + u'/' + SiteMap::placeOf(post) + u"index.html"_s;
}

QString urlOf(const SiteSettings& settings, const SitePost& post)
{
    return settings.url.isEmpty() ? QString() : settings.url + u'/' + SiteMap::placeOf(post);
}

/// All that readers get: the record without what tells one delivery from another, and the pictures.
QString hashOf(const FrozenPost& frozen, const std::vector<PlannedMedia>& media)
{
    SitePost plain = frozen.post;
    plain.draft.clear();
    plain.former.clear();
    plain.pictures.clear();
    QList<QByteArray> parts{recordBytes(plain, frozen.text)};
    for (const PlannedMedia& picture : media)
        parts << picture.hash.toLatin1();
    return hashOfParts(parts);
}

QStringList formerNames(const SitePost& post, const QString& draft)
{
    QStringList names = post.former;
    if (post.draft != draft && !names.contains(post.draft))
        names << post.draft;
    names.removeAll(draft);
    return names;
}

/// Whether the page of a post stands as it was built.
bool pageStands(const QString& data, const SiteSettings& settings, const SitePost& post)
{
    const SiteManifest manifest = readManifest(data + u"/manifest"_s);
    const auto known = manifest.find(SiteMap::placeOf(post) + u"index.html"_s);
    if (known == manifest.end() || !known->second.coming.isEmpty())
        return false;
    const auto bytes = readWhole(pageOf(settings, post));
    return bytes && ContentHash::of(*bytes).sha256.toHex() == known->second.hash;
}

Result<std::vector<SitePicture>> keepPictures(const QString& data, const std::vector<PlannedMedia>& media,
                                              const Errand& errand)
{
    std::vector<SitePicture> kept;
    int number = 0;
    for (const PlannedMedia& picture : media) {
        if (errand.cancelled())
            return fail(ErrorCode::Cancelled, Sentences::tr("Called off; nothing was published."));
        errand.tell({.kind = StepKind::SendingPicture,
                     .subject = picture.name,
                     .number = ++number,
                     .of = static_cast<int>(media.size())});
        const auto bytes = bytesOf(picture);
        if (!bytes)
            return Failure(bytes.error());
        const QString file = pictureFile(data, picture.name);
        // The name holds the hash, but a copy that was cut off may stand under it.
        if (const auto there = readWhole(file); !there || *there != *bytes) {
            auto written = makeFoldersDurably(QFileInfo(file).path()).and_then([&] {
                return writeDurably(file, *bytes);
            });
            if (!written)
                return Failure(written.error());
        }
        kept.push_back(measured({.name = picture.name, .mediaType = picture.mediaType}, *bytes));
    }
    return kept;
}

/// What was there before a delivery, to be put back if the site cannot be built.
Result<void> putBack(const QString& data, const QString& slug, const std::optional<SiteRecord>& before)
{
    return before ? writeRecord(data, *before) : removeRecord(data, slug);
}

} // namespace

SiteTarget::SiteTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_root(std::move(around.workspaceRoot)),
      m_settings(siteSettings(m_config, m_root)), m_data(siteDataFolder(m_root, m_config.name))
{
}

std::optional<SiteRecord> SiteTarget::recordOf(const QString& slug) const
{
    auto record = readRecord(m_data, slug);
    return record ? std::optional(std::move(*record)) : std::nullopt;
}

Result<SiteBuild> SiteTarget::build(const Errand& errand) const
{
    return buildingLock().and_then([&](const FileLock&) { return rebuilt(errand); });
}

/// A build takes away what no post needs: one of a moment ago must not do so beside a post that is being
/// added.
Result<FileLock> SiteTarget::buildingLock() const
{
    static constexpr std::chrono::milliseconds patience{30'000};
    auto lock = makeFoldersDurably(m_data).and_then(
        [this] { return FileLock::take(m_data + u"/building.lock"_s, patience); });
    if (!lock && lock.error().code == ErrorCode::Conflict)
        return fail(ErrorCode::Refused, Sentences::tr("The site is being built by another Brickwork. Nothing "
                                                      "was changed; try again in a moment."));
    return lock;
}

Result<SiteBuild> SiteTarget::rebuilt(const Errand& errand) const
{
    return buildSite(m_data, m_settings, [&errand](const QString& file) {
        errand.tell({.kind = StepKind::Building, .subject = file});
        return !errand.cancelled();
    });
}

/// A post keeps the date it has on the site, unless the draft gives it another: what the log has is when it
/// was recorded, which is a little later.
Article SiteTarget::articleFor(const PublishRequest& request, const Document& document) const
{
    Article article = articleOf(request, document);
    if (article.naming.dateGiven || article.naming.slug.isEmpty())
        return article;
    const auto before = recordOf(article.naming.slug);
    const bool live = request.last && request.last->live;
    if (before && (live || before->post.token == request.token)) {
        article.naming.date = before->post.date;
        article.naming.dateOnly = before->post.dateOnly;
    }
    return article;
}

Result<PublishPlan> SiteTarget::plan(const PublishRequest& request, const Errand&) const
{
    const Document document = parseMarkdown(request.draft.text);
    const Article article = articleFor(request, document);
    PublishPlan plan = planOf(article, request);
    const FrozenPost frozen = frozenPost(article, request, document);
    plan.warnings << frozen.warnings;
    plan.remote = plan.slug;
    plan.path = pageOf(m_settings, frozen.post);
    plan.where = QDir::toNativeSeparators(plan.path);
    plan.url = urlOf(m_settings, frozen.post);
    plan.bytes = recordBytes(frozen.post, frozen.text);
    plan.hash = hashOf(frozen, article.media);
    const auto before = plan.slug.isEmpty() ? std::nullopt : recordOf(plan.slug);
    plan.refusals << siteObjections({.settings = m_settings, .data = m_data, .workspaceRoot = m_root},
                                    frozen.post, request, before);
    if (m_settings.url.isEmpty())
        plan.warnings << Sentences::tr("The address of the site is not known yet, so it has no feeds and no "
                                       "sitemap. Add it in Settings once you know it.");
    const bool live = before && request.last && request.last->live;
    if (live && before->post.hash == plan.hash && pageStands(m_data, m_settings, before->post))
        plan.action = PlanAction::Nothing;
    else
        plan.action = live ? PlanAction::Update : PlanAction::Create;
    return plan;
}

/// Other posts lead to a draft by its name: who was renamed is found by both.
Result<void> SiteTarget::followRenames(const std::map<QString, QString>& standing) const
{
    const auto posts = frozenPosts(m_data);
    if (!posts)
        return {}; // a damaged one is perhaps the one that is being published anew; the build says the rest
    std::map<QString, QString> drafts;
    for (const auto& [draft, slug] : standing)
        drafts.emplace(slug, draft);
    for (const SitePost& post : *posts) {
        const auto now = drafts.find(post.slug);
        if (now == drafts.end() || now->second == post.draft)
            continue;
        auto record = readRecord(m_data, post.slug);
        if (!record)
            return Failure(record.error());
        record->post.former = formerNames(post, now->second);
        record->post.draft = now->second;
        if (auto written = writeRecord(m_data, *record); !written)
            return written;
    }
    return {};
}

Result<Receipt> SiteTarget::deliver(const PublishPlan& plan, const PublishRequest& request,
                                    const Errand& errand) const
{
    if (!plan.refusals.isEmpty())
        return fail(ErrorCode::Refused, plan.refusals.first());
    const auto lock = buildingLock();
    if (!lock)
        return Failure(lock.error());
    const Document document = parseMarkdown(request.draft.text);
    const Article article = articleFor(request, document);
    FrozenPost frozen = frozenPost(article, request, document);
    auto pictures = keepPictures(m_data, article.media, errand);
    if (!pictures)
        return Failure(pictures.error());
    frozen.post.pictures = std::move(*pictures);
    if (auto followed = followRenames(request.standing); !followed)
        return Failure(followed.error());
    if (const auto known = recordOf(plan.slug))
        frozen.post.former = formerNames(known->post, frozen.post.draft);
    frozen.post.hash = plan.hash;
    frozen.post.token = request.token;
    const auto before = recordOf(plan.slug);
    if (before && before->post.token != request.token && before->post.hash != plan.hash)
        frozen.post.updated = QDateTime::currentDateTime().toOffsetFromUtc(plan.date.offsetFromUtc());
    else if (before)
        frozen.post.updated = before->post.updated;
    if (errand.cancelled())
        return fail(ErrorCode::Cancelled, Sentences::tr("Called off; nothing was published."));
    errand.tell({.kind = StepKind::WritingPost});
    auto built = writeRecord(m_data, {.post = frozen.post, .text = frozen.text}).and_then([&] {
        return rebuilt(errand);
    });
    if (!built) {
        if (auto back = putBack(m_data, plan.slug, before); !back)
            return Failure(back.error());
        return Failure(built.error());
    }
    errand.tell({.kind = StepKind::ReadingBack});
    if (!pageStands(m_data, m_settings, frozen.post))
        return fail(ErrorCode::Damaged,
                    Sentences::tr("The page “%1” was written, but does not read back as it should. Publish "
                                  "again; if this comes back, check the disk.")
                        .arg(plan.where));
    return receiptOf(frozen.post, built->warnings);
}

Receipt SiteTarget::receiptOf(const SitePost& post, const QStringList& remarks) const
{
    return {.remote = post.slug,
            .url = urlOf(m_settings, post),
            .slug = post.slug,
            .hash = post.hash,
            .remarks = remarks};
}

Result<void> SiteTarget::retract(const LastDelivery& last, const Errand& errand) const
{
    errand.tell({.kind = StepKind::TakingBack});
    const auto lock = buildingLock();
    if (!lock)
        return Failure(lock.error());
    const auto before = recordOf(last.remote);
    if (auto removed = removeRecord(m_data, last.remote); !removed)
        return removed;
    const auto built = rebuilt(errand);
    if (built)
        return {};
    if (before) {
        if (auto back = writeRecord(m_data, *before); !back)
            return back;
    }
    return Failure(built.error());
}

Result<Fate> SiteTarget::inquire(const Interrupted& interrupted, const Errand& errand) const
{
    const QString slug = interrupted.remote.isEmpty() ? interrupted.slug : interrupted.remote;
    const auto record = recordOf(slug);
    if (interrupted.retracting) {
        if (record)
            return Fate{.what = Fate::What::Nothing};
        // Taken out of the site, but perhaps not yet off its pages.
        return build(errand).transform([](const SiteBuild&) { return Fate{.what = Fate::What::Gone}; });
    }
    if (!record || record->post.hash != interrupted.hash || record->post.token != interrupted.token)
        return Fate{};
    if (pageStands(m_data, m_settings, record->post))
        return Fate{.what = Fate::What::Arrived, .receipt = receiptOf(record->post, {})};
    Foothold foothold = interrupted.foothold;
    foothold.remote = slug;
    foothold.slug = slug;
    return Fate{.what = Fate::What::Begun, .foothold = foothold};
}

Result<TestReport> SiteTarget::test(const Errand&) const
{
    const auto posts = frozenPosts(m_data);
    if (!posts)
        return Failure(posts.error());
    const QFileInfo folder(m_settings.folder);
    if (folder.exists() && (!folder.isDir() || !folder.isWritable()))
        return fail(ErrorCode::Unwritable, Sentences::tr("“%1” is no folder that can be written to.")
                                               .arg(QDir::toNativeSeparators(m_settings.folder)));
    TestReport report{.greeting = posts->size() == 1 ? Sentences::tr("A site of one post")
                                  : posts->empty()   ? Sentences::tr("A site without posts yet")
                                                     : Sentences::tr("A site of %1 posts").arg(posts->size()),
                      .findings = {}};
    if (!folder.exists())
        report.findings << Sentences::tr("The folder is made when the first post is published.");
    if (m_settings.url.isEmpty())
        report.findings << Sentences::tr("Without an address there are no feeds and no sitemap.");
    return report;
}

} // namespace brickwork
