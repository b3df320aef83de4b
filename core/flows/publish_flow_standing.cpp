// The part of the publish flow that knows what stands where: by the log, and by a look at the target.
#include "core/base/content_hash.h"
#include "core/flows/draft_posts.h"
#include "core/flows/publish_flow.h"
#include "core/flows/publish_flow_private.h"
#include "core/publish/folder_target.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

using publishing::isFolder;
using publishing::isSite;
using publishing::lastOf;
using publishing::pathOf;
using publishing::Words;

const Publication* PublishFlow::publicationOf(const DraftId& draft) const
{
    const auto& all = m_logbook.state().publications;
    const auto found = std::ranges::find(all, draft.value, &Publication::draft);
    return found == all.end() || draft.isEmpty() ? nullptr : &*found;
}

/// The delivery to a target; of several that other devices made to one place, the one that stands there.
const Delivery* PublishFlow::latest(const Publication& publication, const QString& target) const
{
    const auto found = std::ranges::find(publication.deliveries, target, &Delivery::target);
    if (found == publication.deliveries.end())
        return nullptr;
    std::vector<const Delivery*> same;
    for (const Publication& post : m_logbook.everyPublication()) {
        for (const Delivery& delivery : post.deliveries) {
            if (samePost(post, publication) && delivery.live && delivery.target == target &&
                delivery.remote == found->remote)
                same.push_back(&delivery);
        }
    }
    if (same.size() < 2)
        return &*found;
    const auto config = this->target(target);
    if (!config || !isFolder(*config))
        return &*std::ranges::max(same, {}, [](const Delivery* delivery) { return delivery->at; });
    const auto there = readFolderPost(*config, found->remote);
    if (!there || !*there)
        return &*found;
    const auto ours = std::ranges::find(same, ContentHash::of(**there).hex(), &Delivery::hash);
    return ours == same.end() ? &*found : *ours;
}

PublishFlow::Known PublishFlow::known(const DraftId& draft, const QString& target) const
{
    Known known;
    known.publication = publicationOf(draft);
    if (!known.publication)
        return known;
    known.delivery = latest(*known.publication, target);
    if (known.delivery)
        known.last = lastOf(*known.delivery, known.publication->first);
    return known;
}

std::vector<PublishFlow::Standing> PublishFlow::standing(const Publication& publication,
                                                         const QString& target) const
{
    std::vector<Standing> files;
    for (const Publication& post : m_logbook.everyPublication()) {
        if (!samePost(post, publication))
            continue;
        for (const Delivery& delivery : post.deliveries) {
            if (!delivery.live || delivery.target != target)
                continue;
            auto file = std::ranges::find(files, delivery.remote, &Standing::remote);
            if (file == files.end())
                file = files.insert(files.end(), Standing{delivery.remote, delivery, {}, {}});
            else if (delivery.at > file->delivery.at)
                file->delivery = delivery;
            file->posts.push_back(post.post.id);
            file->hashes << delivery.hash;
        }
    }
    return files;
}

std::optional<PublishFlow::Unsettled> PublishFlow::unsettled(const DraftId& draft, const TargetConfig& target,
                                                             const Errand& errand) const
{
    const auto rows = m_logbook.store().pending();
    if (!rows)
        return {};
    for (const PendingDelivery& row : *rows) {
        if (row.act != "publish"_L1 || row.draft != draft.value || row.target != target.name)
            continue;
        auto fate = fateOf(row, target, errand);
        if (!fate || fate->what != Fate::What::Nothing)
            return Unsettled{row, std::move(fate)};
    }
    return {};
}

/// An unmounted disk leaves its empty mount point: then what is missing is not gone.
bool PublishFlow::looksAway(const TargetConfig& target, const PostId& apartFrom) const
{
    if (!isFolder(target) && !isSite(target))
        return false;
    const bool expected =
        std::ranges::any_of(m_logbook.everyPublication(), [&](const Publication& publication) {
            return publication.post.id != apartFrom &&
                   std::ranges::any_of(publication.deliveries, [&](const Delivery& delivery) {
                       return delivery.live && delivery.target == target.name;
                   });
        });
    if (!expected)
        return false;
    // A site makes its folder: what has to be there is the folder around it.
    QString path = pathOf(target);
    while (isSite(target) && !QFileInfo::exists(path) && path != QFileInfo(path).path())
        path = QFileInfo(path).path();
    return isEmptyFolder(path);
}

bool PublishFlow::hasPosts(const QString& target) const
{
    return std::ranges::any_of(m_logbook.everyPublication(), [&](const Publication& publication) {
        return std::ranges::any_of(publication.deliveries, [&](const Delivery& delivery) {
            return delivery.live && delivery.target == target;
        });
    });
}

Result<void> PublishFlow::mayMove(const TargetConfig& target) const
{
    const auto before = this->target(target.name);
    if (before && before->kind != target.kind && hasPosts(target.name))
        return fail(
            ErrorCode::Refused,
            Words::tr("Posts stand at “%1”, so it stays what it is. Nothing was changed: give the new "
                      "place a name of its own.")
                .arg(target.name));
    if (!isFolder(target) && !isSite(target))
        return {};
    const QString now = pathOf(target);
    if (before &&
        (pathOf(*before) == now || (QFileInfo(now).exists() && QFileInfo(pathOf(*before)) == QFileInfo(now))))
        return {};
    if (isSite(target))
        return mayMoveSite(before, target);
    int posts = 0;
    bool stays = false; // in the old folder, and only there
    bool found = false;
    for (const Publication& publication : m_logbook.everyPublication()) {
        for (const Delivery& delivery : publication.deliveries) {
            if (!delivery.live || delivery.target != target.name)
                continue;
            ++posts;
            const auto here = readFolderPost(target, delivery.remote);
            if (here && *here)
                found = found || ContentHash::of(**here).hex() == delivery.hash;
            else if (const auto there = before ? readFolderPost(*before, delivery.remote)
                                               : Result<std::optional<QByteArray>>())
                stays = stays || there->has_value();
        }
    }
    if (posts == 0 || (found && !stays))
        return {};
    return fail(
        ErrorCode::Refused,
        Words::tr("Posts stand in “%1” that are not in “%2” (%3 of them). Nothing was changed: move them "
                  "there first, take them back, or give the new folder a target of its own.")
            .arg(before ? pathOf(*before) : target.name, now, QString::number(posts)));
}

/// A site is built anew wherever it is told to be; what it was built in before would stand there for ever.
Result<void> PublishFlow::mayMoveSite(const Result<TargetConfig>& before, const TargetConfig& target) const
{
    const auto pageIn = [](const QString& folder, const Delivery& delivery) {
        return QFileInfo::exists(folder + u'/' + delivery.remote + u"/index.html"_s);
    };
    const bool stays =
        before && std::ranges::any_of(m_logbook.everyPublication(), [&](const Publication& publication) {
            return std::ranges::any_of(publication.deliveries, [&](const Delivery& delivery) {
                return delivery.live && delivery.target == target.name && pageIn(pathOf(*before), delivery) &&
                       !pageIn(pathOf(target), delivery);
            });
        });
    if (!stays)
        return {};
    return fail(ErrorCode::Refused,
                Words::tr("The site stands in “%1” and not in “%2”. Nothing was changed: move that folder "
                          "first, then say where it is; or give the new folder a site of its own.")
                    .arg(pathOf(*before), pathOf(target)));
}

} // namespace brickwork
