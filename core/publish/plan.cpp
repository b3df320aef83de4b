#include "core/publish/plan.h"

#include "core/base/content_hash.h"
#include "core/markdown/moved_addresses.h"
#include "core/markdown/unlinked.h"
#include "core/publish/advice.h"
#include "core/publish/folder_layout.h"
#include "core/publish/naming.h"
#include "core/publish/post_text.h"
#include "core/publish/text_advice.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

/// The live delivery's place, else where the generator wants the post; empty without a slug.
QString placeFor(const FolderOptions& options, const FolderShape& shape, const Naming& naming,
                 const std::optional<LastDelivery>& last)
{
    if (last && last->live) {
        return last->remote;
    }
    return naming.slug.isEmpty() ? QString() : remoteFor(options, shape, naming.slug, naming.date.date());
}

bool hasText(const Document& document, const QString& title)
{
    const size_t headings = opensWithTitle(document, title) ? 1 : 0;
    return document.root().children.size() > headings;
}

void refuseUnreadable(PublishPlan& plan, const Document& document)
{
    const FrontMatter& frontMatter = document.frontMatter;
    if (!frontMatter.problem.isEmpty()) {
        plan.refusals << Sentences::tr("The front matter cannot be read, so the site could not either: %1")
                             .arg(frontMatter.problem);
    }
    if (!hasText(document, plan.title)) {
        plan.refusals << Sentences::tr("There is no text to publish yet.");
    }
    if (plan.slug == "index"_L1)
        plan.refusals << Sentences::tr(
            "A file called “index” is the page of its whole folder. Choose another slug.");
    if (plan.slug.isEmpty()) {
        plan.refusals << Sentences::tr(
            "No address can be made of the title or the file name. Add a line like "
            "“slug: my-post” to the front matter.");
    }
}

QString suffixOf(const QString& remote)
{
    return remote.section(u'.', -1);
}

/// What differs between where a live post stands and where it would go today.
void settlePlace(PublishPlan& plan, const FolderOptions& options, const FolderShape& shape,
                 const std::optional<LastDelivery>& last)
{
    if (plan.slug.isEmpty() || !last || !last->live) {
        return;
    }
    if (!isPostPath(plan.remote)) {
        plan.refusals
            << Sentences::tr("The place on record, “%1”, is not one Brickwork writes to.").arg(plan.remote);
        return;
    }
    const QString wanted = remoteFor(options, shape, plan.slug, plan.date.date());
    if (suffixOf(wanted) != suffixOf(plan.remote)) {
        plan.refusals << Sentences::tr(
                             "The post stands there as “%1”, but the target's format has changed since. "
                             "Retract the post, then publish it again.")
                             .arg(plan.remote);
    } else if (wanted != plan.remote) {
        plan.warnings << Sentences::tr(
                             "The post stays at “%1”, where it was first published. To move it to “%2”, "
                             "retract it and publish it again.")
                             .arg(plan.remote, wanted);
    }
}

void adviseOnDate(PublishPlan& plan, const FolderOptions& options, const std::optional<LastDelivery>& last,
                  const QDateTime& now)
{
    if (options.hasGenerator() && plan.date > now) {
        plan.warnings << Sentences::tr("The post is dated %1. %2 leaves it out until then.")
                             .arg(plan.date.date().toString(Qt::ISODate), nameOf(options.generator));
    }
    if (options.generator == Generator::Jekyll && last && last->live && last->date.isValid() &&
        plan.date.date() != last->date.date()) {
        plan.warnings << Sentences::tr(
                             "The date was %1. Jekyll makes the address of the date, so links to the post "
                             "will break.")
                             .arg(last->date.date().toString(Qt::ISODate));
    }
}

/// What stands at the place of a post that is not there.
void decideMissing(PublishPlan& plan, bool live)
{
    plan.action = PlanAction::Create;
    if (live)
        plan.warnings << Sentences::tr(
            "The published file is no longer in the folder; it will be written again.");
}

void decide(PublishPlan& plan, const std::optional<LastDelivery>& last,
            const std::optional<QByteArray>& existing, const FolderWish& wish)
{
    const bool known = last && last->remote == plan.remote;
    const bool live = known && last->live;
    if (!existing)
        return decideMissing(plan, live);
    const QString now = ContentHash::of(*existing).hex();
    // A hook of a repository may have put the file in order after it was written.
    const bool untouched = known && (now == last->hash || now == last->modified);
    if (live && plan.hash == last->hash && (untouched || now == plan.hash)) {
        plan.action = PlanAction::Nothing;
        return;
    }
    if (now == plan.hash) {
        plan.action = live ? PlanAction::Update : PlanAction::Create;
        return;
    }
    plan.action = known ? PlanAction::Update : PlanAction::Create;
    if (untouched || now == wish.sent || (live && now == wish.replaces))
        return;
    if (live)
        plan.conflict = RemoteChange{.theirs = QString::fromUtf8(*existing), .modified = now};
    plan.refusals
        << (live ? Sentences::tr("“%1” was changed outside Brickwork since it was published. Bring the "
                                 "change into the draft or move the file away, then publish again.")
                 : Sentences::tr("Another file already stands at “%1”, and Brickwork did not write it. "
                                 "Choose another slug or move the file away."))
               .arg(plan.path);
}

void refuseState(PublishPlan& plan, PostState state, const FolderOptions& options)
{
    if (state == PostState::Scheduled)
        plan.refusals << Sentences::tr(
            "A folder cannot publish by itself at a time. Give the post that date in "
            "its front matter, and build the site then.");
    else if (state == PostState::Draft && !options.hasGenerator())
        plan.refusals << Sentences::tr("A plain folder knows no drafts: what is in it is out.");
}

/// The draft with the addresses its post has there.
struct Moved
{
    DraftSnapshot draft;
    std::map<QString, QString> carried = {}; ///< how the draft writes the addresses of pictures that go along
    QStringList warnings = {};
    std::map<QString, QString> back = {}; ///< addresses of the draft by those of its post
};

void unlink(Moved& moved, const QStringList& addresses)
{
    Unlinked unlinked = withoutLinks(moved.draft.text, addresses);
    moved.draft.text = std::move(unlinked.text);
    moved.warnings << Sentences::tr("What these links lead to is not published here, so they become plain "
                                    "text: %1. Publish it, then update this post.")
                          .arg(addresses.join(u", "_s));
    if (!unlinked.left.isEmpty())
        moved.warnings << Sentences::tr("These links stay and will not work for readers: %1.")
                              .arg(unlinked.left.join(u", "_s));
}

/// `homeless`: pictures that have no place in the folder.
Moved withPlaces(const DraftSnapshot& draft, const FolderWish& wish, const FolderOptions& options,
                 const FolderShape& shape, const QString& remote, const Document& document,
                 QStringList& homeless)
{
    Moved moved{.draft = draft};
    std::map<QString, QString> wanted = wish.addresses;
    for (const auto& [url, name] : wish.pictures) {
        const PicturePlace place = pictureFor(options, shape, remote, name);
        if (place.path.isEmpty() || remote.isEmpty()) {
            homeless << url;
            continue;
        }
        wanted.insert_or_assign(url, place.address);
        moved.carried.insert_or_assign(place.address, url);
        moved.carried.insert_or_assign(url, url);
    }
    if (!wish.unlinked.isEmpty())
        unlink(moved, wish.unlinked);
    if (wanted.empty())
        return moved;
    for (const auto& [here, there] : wanted)
        moved.back.emplace(there, here);
    MovedAddresses addresses = withMovedAddresses(moved.draft.text, wanted);
    moved.draft.text = std::move(addresses.text);
    if (const auto named = document.frontMatter.value(wish.featuredKey);
        !wish.featuredKey.isEmpty() && named && wanted.contains(*named)) {
        if (auto text = withFrontMatter(moved.draft.text, wish.featuredKey, wanted.at(*named)))
            moved.draft.text = std::move(*text);
    }
    if (!addresses.left.isEmpty())
        moved.warnings << Sentences::tr("These addresses stay as they are written: %1.")
                              .arg(addresses.left.join(u", "_s));
    return moved;
}

/// A post that others changed, as the draft it would be: with the addresses that the draft has, and, if they
/// left the front matter alone, with the draft's own beginning.
QString asDraft(const QString& theirs, const QString& ours, const QString& draft,
                const std::map<QString, QString>& back)
{
    const QString head = readFrontMatter(theirs).raw;
    const QString body = withMovedAddresses(theirs.sliced(head.size()), back).text;
    const QString ownHead = readFrontMatter(ours).raw;
    const QString ownBody = withMovedAddresses(ours.sliced(ownHead.size()), back).text;
    const bool kept = head == ownHead && draft.endsWith(ownBody);
    return (kept ? draft.chopped(ownBody.size()) : head) + body;
}

PublishPlan refusedPlan(const Error& error)
{
    PublishPlan plan;
    plan.refusals << error.sentence;
    return plan;
}

/// Everything about the plan that the text and the target tell.
PublishPlan describe(const DraftSnapshot& draft, const Document& document, const Naming& naming,
                     const FolderOptions& options, const FolderShape& shape,
                     const std::map<QString, QString>& carried)
{
    PublishPlan plan;
    plan.title = naming.title;
    plan.slug = naming.slug;
    plan.date = naming.date;
    plan.words = document.words.total();
    plan.warnings = naming.warnings;
    plan.warnings << adviceOn(document, draft.text, options, carried) << adviceOnText(document, draft.text);
    if (!plan.slug.isEmpty()) {
        plan.url = urlFor(options, shape, plan.slug, plan.date.date(), document.frontMatter);
    }
    return plan;
}

} // namespace

PublishPlan planFolder(const DraftSnapshot& draft, const TargetConfig& target, const FolderShape& given,
                       const std::optional<LastDelivery>& last, const std::optional<QByteArray>& existing,
                       const QDateTime& date, const FolderWish& wish)
{
    if (const auto checked = checkTarget(target); !checked)
        return refusedPlan(checked.error());
    const auto options = folderOptions(target);
    if (!options) {
        return refusedPlan(options.error());
    }
    const FolderShape shape = wish.media.empty() ? given : shapeWithPictures(*options, given);
    const Document written = parseMarkdown(draft.text);
    const Naming naming = nameOf(draft, written, last, date);
    const QString remote = placeFor(*options, shape, naming, last);
    QStringList homeless;
    const Moved moved = withPlaces(draft, wish, *options, shape, remote, written, homeless);
    const Document document = parseMarkdown(moved.draft.text);
    PublishPlan plan = describe(moved.draft, document, naming, *options, shape, moved.carried);
    plan.remote = remote;
    plan.state = wish.state;
    plan.media = wish.media;
    if (!plan.remote.isEmpty()) {
        plan.path = (options->path == u"/" ? QString() : options->path) + u'/' + plan.remote;
    }
    refuseUnreadable(plan, document);
    refuseState(plan, wish.state, *options);
    if (!homeless.isEmpty())
        plan.refusals << Sentences::tr(
            "Pictures have no place in this folder. Choose the root of the site in "
            "Settings, or make a folder of the post there.");
    settlePlace(plan, *options, shape, last);
    adviseOnDate(plan, *options, last, date);
    if (!plan.refusals.isEmpty()) {
        return plan;
    }
    const auto post =
        composePost(moved.draft, document, naming, *options, shape, {.url = plan.url, .state = wish.state});
    if (!post) {
        plan.refusals << post.error().sentence;
        return plan;
    }
    plan.bytes = post->bytes;
    plan.hash = ContentHash::of(plan.bytes).hex();
    plan.warnings << post->warnings << moved.warnings;
    decide(plan, last, existing, wish);
    if (plan.conflict)
        plan.conflict->theirs =
            asDraft(plan.conflict->theirs, QString::fromUtf8(plan.bytes), draft.text, moved.back);
    return plan;
}

QString remotePath(const DraftSnapshot& draft, const TargetConfig& target, const FolderShape& shape,
                   const std::optional<LastDelivery>& last, const QDateTime& date, const FolderWish& wish)
{
    const auto options = folderOptions(target);
    if (!options) {
        return {};
    }
    const FolderShape placed = wish.media.empty() ? shape : shapeWithPictures(*options, shape);
    return placeFor(*options, placed, nameOf(draft, parseMarkdown(draft.text), last, date), last);
}

} // namespace brickwork
