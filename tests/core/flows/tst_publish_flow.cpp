// The publishing journey: one draft, one target, one file and one post, however often it is walked, whoever
// else walks it and wherever it is cut off. Real folders, real stores.
#include "core/base/file_lock.h"
#include "core/flows/publish_flow.h"
#include "tests/core/flows/sync_hook.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/store/samples.h"

#include <QDirIterator>

using namespace brickwork;
using namespace Qt::StringLiterals;
using test::PinnedClock;

namespace {

const DraftId garden{u"garden.md"_s};
const QString blog = u"blog"_s;
const QByteArray peas = "# Garden Notes\n\nPeas first, then beans.\n";

/// All files below a folder.
QStringList filesIn(const QString& folder)
{
    QStringList found;
    QDirIterator walk(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext())
        found << QDir(folder).relativeFilePath(walk.next());
    found.sort();
    return found;
}

/// A workspace with its store, as openServices() puts them together.
struct Shop
{
    QTemporaryDir place;
    PinnedClock clock{"2025-07-22T09:00:00+02:00"};
    Workspace workspace;
    std::unique_ptr<Store> store;
    std::unique_ptr<Logbook> book;
    std::unique_ptr<PublishFlow> flow;

    Shop()
    {
        if (auto made = initWorkspace(place.filePath(u"drafts"_s), samples::now))
            workspace = *made;
        QDir().mkpath(folder());
        start();
    }
    /// As after a crash: everything is read from the disk again.
    void start()
    {
        flow.reset();
        book.reset();
        store.reset();
        store = another();
        book = std::make_unique<Logbook>(*store, clock);
        (void) book->reload();
        flow = std::make_unique<PublishFlow>(*book, workspace);
    }
    [[nodiscard]] std::unique_ptr<Store> another(const QString& data = u"data"_s,
                                                 const DeviceId& device = samples::hereDevice) const
    {
        auto opened = Store::open({place.filePath(data), workspace.root, workspace.journalFolder(), device},
                                  samples::now);
        return opened ? std::move(*opened) : nullptr;
    }
    [[nodiscard]] QString folder() const { return place.filePath(u"site"_s); }
    [[nodiscard]] QByteArray published(const QString& remote = u"garden-notes.md"_s) const
    {
        return samples::bytesOf(folder() + u'/' + remote);
    }
    [[nodiscard]] bool write(const DraftId& id, const QByteArray& bytes) const
    {
        return samples::putBytes(workspace.pathOf(id), bytes);
    }
    [[nodiscard]] Result<void> addTarget(const QString& generator = u"none"_s,
                                         const QString& name = blog) const
    {
        return flow->addTarget({name, u"folder"_s, {{u"path"_s, folder()}, {u"generator"_s, generator}}});
    }
    [[nodiscard]] const std::vector<Publication>& posts() const { return book->state().publications; }
    [[nodiscard]] qsizetype pending() const
    {
        const auto rows = store->pending();
        return rows ? static_cast<qsizetype>(rows->size()) : -1;
    }
};

/// Another computer that works in the same workspace and has heard of what was logged until now.
struct OtherDevice
{
    std::unique_ptr<Store> store;
    std::unique_ptr<Logbook> book;
    std::unique_ptr<PublishFlow> flow;

    explicit OtherDevice(const Shop& shop) : store(shop.another(u"data-there"_s, samples::thereDevice))
    {
        if (!store)
            return;
        book = std::make_unique<Logbook>(*store, shop.clock);
        (void) book->reload();
        flow = std::make_unique<PublishFlow>(*book, shop.workspace);
    }
    [[nodiscard]] bool sync() const { return store->mergeJournals() && book->reload(); }
};

} // namespace

class TestPublishFlow : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Shop> m_shop;

    /// What a crash after "pending" leaves behind.
    [[nodiscard]] PendingDelivery pendingOf(const PublishPlan& plan, const QString& act,
                                            const PostId& post) const
    {
        return {.token = newUuid(m_shop->clock.now()),
                .post = post,
                .draft = garden.value,
                .target = blog,
                .remote = plan.remote,
                .hash = plan.hash,
                .act = act,
                .since = m_shop->clock.now()};
    }

private Q_SLOTS:
    void init()
    {
        m_shop = std::make_unique<Shop>();
        QVERIFY(m_shop->store);
        QVERIFY(m_shop->write(garden, peas));
        QVERIFY(m_shop->addTarget());
    }
    void cleanup() { m_shop.reset(); }

    void publishingMakesOneFileAndOnePost();
    void thePostsDayIsTheDayByTheRollover();
    void planningTouchesNothing();
    void publishingAgainUnchangedDoesNothing();
    void anEditIsAnUpdateOnTheSameDay();
    void theSlugIsFrozen();
    void takingBackRemovesTheFileAndThePost();
    void publishingAfterTakingBackRestoresTheFirstDay();
    void onePostOnTwoTargets();

    void aFileChangedBehindOurBackIsKept();
    void aForeignFileIsKept();
    void aMissingTargetFolderIsRefused();
    void whatCannotBePublishedIsRefused();

    void aDeliveryThatArrivedIsRecorded();
    void anUpdateThatArrivedIsRecorded();
    void aDeliveryThatDidNotArriveIsDropped();
    void aRetractionThatHappenedIsRecorded();
    void aRetractionThatDidNotHappenIsDropped();
    void nothingIsSettledWhileTheFolderIsAway();
    void publishingSettlesWhatWasLeft();
    void anotherProgramsPublicationIsNotDoubled();

    void aRenamedDraftKeepsItsPost();
    void aRenameOntoAnOldNameTakesNoOtherPost();
    void aDraftThatIsStillThereKeepsItsPost();
    void aPostMadeElsewhereFollowsNoDraft();
    void aDuplicateNeverTakesThePost_data();
    void aDuplicateNeverTakesThePost();

    void aNewDraftUnderAnOldNameIsAPostOfItsOwn();
    void aDraftThatOnlyHasTheNameIsTold();
    void aPostWithoutItsDraftIsTakenBackByItsKey();

    void twoDevicesMakeOnePost();
    void twoDevicesMayHaveWrittenTwoFiles();

    void aTargetWithPostsKeepsItsFolder();
    void aTargetFollowsAFolderThatMoved();
    void aRemovedTargetComesBackOnlyToItsPosts();
    void anEmptyFolderIsNotTakenForAnEmptiedOne();
    void nothingIsSettledWhileTheFolderLooksAway();

    void aDeliveryThatWasNotConfirmedIsRecorded();
    void anUpdateThatWasNotConfirmedIsRecorded();
    void aDeliveryThatWasChangedSinceIsLookedAt();
    void anUpdateThatDidNotArriveIsDropped();
    void whoPublishesIsNotDisturbed();

    void eachGeneratorGetsItsPlace_data();
    void eachGeneratorGetsItsPlace();
};

// Publishing

void TestPublishFlow::publishingMakesOneFileAndOnePost()
{
    BW_TRY(outcome, m_shop->flow->publish(garden, blog));
    QCOMPARE(outcome.plan.action, PlanAction::Create);
    QCOMPARE(filesIn(m_shop->folder()), QStringList{u"garden-notes.md"_s});
    QVERIFY(m_shop->published().contains("Peas first, then beans."));
    QCOMPARE(m_shop->published(), outcome.plan.bytes);
    QCOMPARE(m_shop->posts().size(), 1U);
    const Publication& post = m_shop->posts()[0];
    QCOMPARE(post.post.id, outcome.post);
    QCOMPARE(post.post.title, u"Garden Notes"_s);
    QCOMPARE(post.post.day, Day(2025, 7, 22));
    QCOMPARE(post.post.countsFrom, m_shop->clock.now());
    QCOMPARE(post.draft, garden.value);
    QCOMPARE(post.deliveries.size(), 1U);
    QCOMPARE(post.deliveries[0].hash, outcome.plan.hash);
    QCOMPARE(m_shop->book->summary().postsThisWeek, 1);
    QCOMPARE(m_shop->pending(), 0);
    QCOMPARE(samples::bytesOf(m_shop->workspace.pathOf(garden)), peas); // the draft is the writer's
    m_shop->start();
    QCOMPARE(m_shop->posts().size(), 1U);
}

void TestPublishFlow::thePostsDayIsTheDayByTheRollover()
{
    QVERIFY(m_shop->book->set(u"day.rollover"_s, u"03:00"_s));
    m_shop->clock.put("2025-07-23T02:59:59+02:00");
    QVERIFY(m_shop->flow->publish(garden, blog));
    QCOMPARE(m_shop->posts()[0].post.day, Day(2025, 7, 22));
    QCOMPARE(m_shop->posts()[0].first.rollover.minutes, 180);
}

void TestPublishFlow::planningTouchesNothing()
{
    const QByteArray before = m_shop->store->exportLog().value_or("?");
    BW_TRY(plan, m_shop->flow->plan(garden, blog));
    QCOMPARE(plan.action, PlanAction::Create);
    QCOMPARE(plan.remote, u"garden-notes.md"_s);
    QVERIFY(plan.refusals.isEmpty());
    QCOMPARE(filesIn(m_shop->folder()), QStringList());
    QCOMPARE(m_shop->store->exportLog().value_or("!"), before);
    QCOMPARE(m_shop->pending(), 0);
}

void TestPublishFlow::publishingAgainUnchangedDoesNothing()
{
    QVERIFY(m_shop->flow->publish(garden, blog));
    const QByteArray file = m_shop->published();
    const QByteArray log = m_shop->store->exportLog().value_or("?");
    m_shop->clock.put("2025-07-30T09:00:00+02:00");
    for (int again = 0; again < 2; ++again) {
        m_shop->start();
        BW_TRY(outcome, m_shop->flow->publish(garden, blog));
        QCOMPARE(outcome.plan.action, PlanAction::Nothing);
        QCOMPARE(m_shop->published(), file);
        QCOMPARE(m_shop->posts().size(), 1U);
        QCOMPARE(m_shop->posts()[0].post.day, Day(2025, 7, 22));
    }
    QCOMPARE(m_shop->store->exportLog().value_or("!"), log);
    QCOMPARE(m_shop->pending(), 0);
}

void TestPublishFlow::anEditIsAnUpdateOnTheSameDay()
{
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    m_shop->clock.put("2025-08-03T09:00:00+02:00");
    QVERIFY(m_shop->write(garden, peas + "\nAnd kale.\n"));
    BW_TRY(second, m_shop->flow->publish(garden, blog));
    QCOMPARE(second.plan.action, PlanAction::Update);
    QCOMPARE(second.post, first.post);
    QCOMPARE(second.plan.remote, first.plan.remote);
    QCOMPARE(filesIn(m_shop->folder()).size(), 1);
    QVERIFY(m_shop->published().contains("And kale."));
    QCOMPARE(m_shop->posts().size(), 1U);
    QCOMPARE(m_shop->posts()[0].post.day, Day(2025, 7, 22));
    QCOMPARE(m_shop->book->summary().weeks.front().posts, 1);
    QCOMPARE(m_shop->book->summary().postsThisWeek, 0);
}

void TestPublishFlow::theSlugIsFrozen()
{
    QVERIFY(m_shop->flow->publish(garden, blog));
    QVERIFY(m_shop->write(garden, "# Notes from the Allotment\n\nPeas first.\n"));
    BW_TRY(outcome, m_shop->flow->publish(garden, blog));
    QCOMPARE(outcome.plan.slug, u"garden-notes"_s);
    QCOMPARE(filesIn(m_shop->folder()), QStringList{u"garden-notes.md"_s});
    QVERIFY(m_shop->published().contains("Notes from the Allotment"));
    QCOMPARE(m_shop->posts()[0].post.title, u"Notes from the Allotment"_s);
}

void TestPublishFlow::takingBackRemovesTheFileAndThePost()
{
    QVERIFY(!m_shop->flow->retract(garden, blog)); // it is not there
    QVERIFY(m_shop->flow->publish(garden, blog));
    m_shop->clock.put("2025-07-23T09:00:00+02:00");
    QVERIFY(m_shop->flow->retract(garden, blog));
    QCOMPARE(filesIn(m_shop->folder()), QStringList());
    QCOMPARE(m_shop->posts().size(), 1U);
    QVERIFY(m_shop->posts()[0].post.retracted);
    QCOMPARE(m_shop->book->summary().postsThisWeek, 0);
    QCOMPARE(samples::bytesOf(m_shop->workspace.pathOf(garden)), peas);
    const auto again = m_shop->flow->retract(garden, blog);
    QVERIFY(!again);
    QVERIFY(!again.error().sentence.isEmpty());
    QCOMPARE(m_shop->pending(), 0);
}

void TestPublishFlow::publishingAfterTakingBackRestoresTheFirstDay()
{
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    const QByteArray file = m_shop->published();
    QVERIFY(m_shop->flow->retract(garden, blog));
    m_shop->clock.put("2025-09-01T09:00:00+02:00");
    m_shop->start();
    BW_TRY(again, m_shop->flow->publish(garden, blog));
    QCOMPARE(again.plan.action, PlanAction::Create);
    QCOMPARE(again.post, first.post);
    QCOMPARE(m_shop->published(), file);
    QCOMPARE(m_shop->posts().size(), 1U);
    QVERIFY(!m_shop->posts()[0].post.retracted);
    QCOMPARE(m_shop->posts()[0].post.day, Day(2025, 7, 22));
    QVERIFY(m_shop->flow->retract(garden, blog));
    QCOMPARE(filesIn(m_shop->folder()), QStringList());
}

void TestPublishFlow::onePostOnTwoTargets()
{
    const QString second = m_shop->place.filePath(u"second"_s);
    QVERIFY(QDir().mkpath(second));
    QVERIFY(m_shop->flow->addTarget({u"mirror"_s, u"folder"_s, {{u"path"_s, second}}}));
    BW_TRY(here, m_shop->flow->publish(garden, blog));
    m_shop->clock.put("2025-07-24T09:00:00+02:00");
    BW_TRY(there, m_shop->flow->publish(garden, u"mirror"_s));
    QCOMPARE(there.post, here.post);
    QCOMPARE(m_shop->posts().size(), 1U);
    QCOMPARE(m_shop->posts()[0].post.day, Day(2025, 7, 22));
    QCOMPARE(m_shop->book->summary().postsThisWeek, 1);
    QVERIFY(m_shop->flow->retract(garden, blog));
    QCOMPARE(m_shop->book->summary().postsThisWeek, 1); // it still stands on the other one
    QCOMPARE(filesIn(second).size(), 1);
    QVERIFY(m_shop->flow->retract(garden, u"mirror"_s));
    QCOMPARE(m_shop->book->summary().postsThisWeek, 0);
}

// Refusals

void TestPublishFlow::aFileChangedBehindOurBackIsKept()
{
    QVERIFY(m_shop->flow->publish(garden, blog));
    QVERIFY(samples::putBytes(m_shop->folder() + u"/garden-notes.md"_s, "their words\n"));
    QVERIFY(m_shop->write(garden, peas + "\nAnd kale.\n"));
    const auto refused = m_shop->flow->publish(garden, blog);
    QVERIFY(!refused);
    QVERIFY(!refused.error().sentence.isEmpty());
    QVERIFY(!m_shop->flow->retract(garden, blog));
    QCOMPARE(m_shop->published(), "their words\n");
    QVERIFY(!m_shop->posts()[0].post.retracted);
    QCOMPARE(m_shop->pending(), 0);
}

void TestPublishFlow::aForeignFileIsKept()
{
    QVERIFY(samples::putBytes(m_shop->folder() + u"/garden-notes.md"_s, "their words\n"));
    const auto refused = m_shop->flow->publish(garden, blog);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    QCOMPARE(m_shop->published(), "their words\n");
    QVERIFY(m_shop->posts().empty());
    QCOMPARE(m_shop->pending(), 0);
}

void TestPublishFlow::aMissingTargetFolderIsRefused()
{
    QVERIFY(QDir(m_shop->folder()).removeRecursively());
    QVERIFY(!m_shop->flow->publish(garden, blog));
    QVERIFY(!QFileInfo::exists(m_shop->folder())); // an unmounted disk is not filled
    QVERIFY(!m_shop->flow->publish(garden, u"no such target"_s));
    QVERIFY(!m_shop->flow->retract(garden, u"no such target"_s));
    QVERIFY(m_shop->posts().empty());
    QCOMPARE(m_shop->pending(), 0);
    QVERIFY(!m_shop->flow->addTarget({u"bad"_s, u"folder"_s, {{u"path"_s, u"not/absolute"_s}}}));
    QCOMPARE(m_shop->flow->targets().size(), 1U);
}

void TestPublishFlow::whatCannotBePublishedIsRefused()
{
    QVERIFY(!m_shop->flow->publish({u"no-such-draft.md"_s}, blog));
    for (const QByteArray& bytes : {QByteArray(), QByteArray("# Only a title\n"),
                                    QByteArray("# Caf\xE9\n\nx\n"), QByteArray("---\ntitle: [\n---\nx\n")}) {
        QVERIFY(m_shop->write(garden, bytes));
        const auto refused = m_shop->flow->publish(garden, blog);
        QVERIFY2(!refused, bytes.constData());
        QVERIFY(!refused.error().sentence.isEmpty());
    }
    QCOMPARE(filesIn(m_shop->folder()), QStringList());
    QVERIFY(m_shop->posts().empty());
    QCOMPARE(m_shop->pending(), 0);
}

// What a crash leaves

void TestPublishFlow::aDeliveryThatArrivedIsRecorded()
{
    BW_TRY(plan, m_shop->flow->plan(garden, blog));
    const PendingDelivery row = pendingOf(plan, u"publish"_s, {u"the-post"_s});
    QVERIFY(m_shop->store->addPending(row));
    QVERIFY(samples::putBytes(plan.path, plan.bytes));
    m_shop->clock.put("2025-07-25T09:00:00+02:00"); // the program is started days later
    m_shop->start();
    QCOMPARE(m_shop->flow->recover().size(), 1);
    QCOMPARE(m_shop->posts().size(), 1U);
    QCOMPARE(m_shop->posts()[0].post.id.value, u"the-post"_s);
    QCOMPARE(m_shop->posts()[0].post.title, u"Garden Notes"_s);
    QCOMPARE(m_shop->posts()[0].post.day,
             Day(2025, 7, 22)); // when it was published, not when that was noticed
    QCOMPARE(m_shop->pending(), 0);
    QCOMPARE(m_shop->flow->recover(), QStringList()); // twice is harmless
    QCOMPARE(m_shop->posts().size(), 1U);
    // Life goes on as if nothing had happened.
    BW_TRY(same, m_shop->flow->publish(garden, blog));
    QCOMPARE(same.plan.action, PlanAction::Nothing);
    QVERIFY(m_shop->write(garden, "# Another Title\n\nPeas.\n"));
    BW_TRY(updated, m_shop->flow->publish(garden, blog));
    QCOMPARE(updated.plan.action, PlanAction::Update);
    QCOMPARE(updated.plan.slug, u"garden-notes"_s);
    QCOMPARE(filesIn(m_shop->folder()).size(), 1);
    QVERIFY(m_shop->flow->retract(garden, blog));
    QCOMPARE(filesIn(m_shop->folder()), QStringList());
}

void TestPublishFlow::anUpdateThatArrivedIsRecorded()
{
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    QVERIFY(m_shop->write(garden, "# Another Title\n\nPeas.\n"));
    m_shop->clock.put("2025-07-25T09:00:00+02:00");
    BW_TRY(plan, m_shop->flow->plan(garden, blog));
    QVERIFY(m_shop->store->addPending(pendingOf(plan, u"publish"_s, first.post)));
    QVERIFY(samples::putBytes(plan.path, plan.bytes));
    m_shop->start();
    QCOMPARE(m_shop->flow->recover().size(), 1);
    QCOMPARE(m_shop->posts().size(), 1U);
    QCOMPARE(m_shop->posts()[0].post.day, Day(2025, 7, 22));
    QCOMPARE(m_shop->posts()[0].deliveries[0].hash, plan.hash);
    QCOMPARE(m_shop->posts()[0].deliveries[0].slug, u"garden-notes"_s);
    BW_TRY(same, m_shop->flow->publish(garden, blog));
    QCOMPARE(same.plan.action, PlanAction::Nothing);
}

void TestPublishFlow::aDeliveryThatDidNotArriveIsDropped()
{
    BW_TRY(plan, m_shop->flow->plan(garden, blog));
    QVERIFY(m_shop->store->addPending(pendingOf(plan, u"publish"_s, {u"the-post"_s})));
    m_shop->start();
    QCOMPARE(m_shop->flow->recover().size(), 1);
    QVERIFY(m_shop->posts().empty());
    QCOMPARE(m_shop->pending(), 0);
    QCOMPARE(m_shop->flow->recover(), QStringList());
    QVERIFY(m_shop->flow->publish(garden, blog));
    QCOMPARE(m_shop->posts().size(), 1U);
}

void TestPublishFlow::aRetractionThatHappenedIsRecorded()
{
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    QVERIFY(m_shop->store->addPending(pendingOf(first.plan, u"retract"_s, first.post)));
    QVERIFY(QFile::remove(first.plan.path));
    m_shop->start();
    QCOMPARE(m_shop->flow->recover().size(), 1);
    QVERIFY(m_shop->posts()[0].post.retracted);
    QCOMPARE(m_shop->pending(), 0);
    QCOMPARE(m_shop->flow->recover(), QStringList());
}

void TestPublishFlow::aRetractionThatDidNotHappenIsDropped()
{
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    QVERIFY(m_shop->store->addPending(pendingOf(first.plan, u"retract"_s, first.post)));
    m_shop->start();
    QCOMPARE(m_shop->flow->recover().size(), 1);
    QVERIFY(!m_shop->posts()[0].post.retracted);
    QCOMPARE(m_shop->published(), first.plan.bytes);
    QCOMPARE(m_shop->pending(), 0);
}

void TestPublishFlow::nothingIsSettledWhileTheFolderIsAway()
{
    BW_TRY(plan, m_shop->flow->plan(garden, blog));
    QVERIFY(m_shop->store->addPending(pendingOf(plan, u"publish"_s, {u"the-post"_s})));
    QVERIFY(samples::putBytes(plan.path, plan.bytes));
    const QString away = m_shop->place.filePath(u"away"_s);
    QVERIFY(QDir().rename(m_shop->folder(), away));
    m_shop->start();
    QCOMPARE(m_shop->flow->recover(), QStringList());
    QVERIFY(m_shop->posts().empty());
    QCOMPARE(m_shop->pending(), 1);
    QVERIFY(QDir().rename(away, m_shop->folder()));
    QCOMPARE(m_shop->flow->recover().size(), 1);
    QCOMPARE(m_shop->posts().size(), 1U);
}

void TestPublishFlow::publishingSettlesWhatWasLeft()
{
    BW_TRY(plan, m_shop->flow->plan(garden, blog));
    QVERIFY(m_shop->store->addPending(pendingOf(plan, u"publish"_s, {u"the-post"_s})));
    QVERIFY(samples::putBytes(plan.path, plan.bytes));
    m_shop->start();
    BW_TRY(outcome, m_shop->flow->publish(garden, blog));
    QCOMPARE(outcome.post.value, u"the-post"_s);
    QCOMPARE(m_shop->posts().size(), 1U);
    QCOMPARE(m_shop->pending(), 0);
}

void TestPublishFlow::anotherProgramsPublicationIsNotDoubled()
{
    const auto store = m_shop->another();
    QVERIFY(store);
    Logbook book(*store, m_shop->clock);
    QVERIFY(book.reload());
    PublishFlow other(book, m_shop->workspace);
    BW_TRY(first, other.publish(garden, blog));
    // This one has not read that yet.
    BW_TRY(second, m_shop->flow->publish(garden, blog));
    QCOMPARE(second.post, first.post);
    QCOMPARE(second.plan.action, PlanAction::Nothing);
    QCOMPARE(m_shop->posts().size(), 1U);
    QVERIFY(m_shop->flow->retract(garden, blog));
    QVERIFY(!other.retract(garden, blog));
}

// Drafts that move

void TestPublishFlow::aRenamedDraftKeepsItsPost()
{
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    BW_TRY(renamed, renameDraft(m_shop->workspace, garden, u"allotment"_s));
    QVERIFY(m_shop->flow->followRename(garden, renamed));
    QVERIFY(!m_shop->flow->publicationOf(garden));
    QVERIFY(m_shop->flow->publicationOf(renamed));
    QVERIFY(m_shop->write(renamed, peas + "\nAnd kale.\n"));
    BW_TRY(updated, m_shop->flow->publish(renamed, blog));
    QCOMPARE(updated.post, first.post);
    QCOMPARE(updated.plan.action, PlanAction::Update);
    QCOMPARE(filesIn(m_shop->folder()), QStringList{u"garden-notes.md"_s});
    QCOMPARE(m_shop->posts().size(), 1U);
    // Another draft under the old name is another post.
    QVERIFY(m_shop->write(garden, "# The Greenhouse\n\nTomatoes.\n"));
    BW_TRY(another, m_shop->flow->publish(garden, blog));
    QVERIFY(another.post != first.post);
    QCOMPARE(m_shop->posts().size(), 2U);
    QCOMPARE(filesIn(m_shop->folder()).size(), 2);
    QVERIFY(m_shop->flow->followRename({u"never-published.md"_s}, {u"anything.md"_s}));
}

void TestPublishFlow::aRenameOntoAnOldNameTakesNoOtherPost()
{
    const DraftId old{u"old.md"_s};
    QVERIFY(m_shop->write(old, "# Old\n\nIt was published and its draft is gone.\n"));
    BW_TRY(first, m_shop->flow->publish(old, blog));
    QVERIFY(QFile::remove(m_shop->workspace.pathOf(old)));
    m_shop->clock.put("2025-07-23T09:00:00+02:00");
    BW_TRY(second, m_shop->flow->publish(garden, blog));
    BW_TRY(renamed, renameDraft(m_shop->workspace, garden, u"old"_s));
    QVERIFY(m_shop->flow->followRename(garden, renamed));
    QCOMPARE(m_shop->flow->publicationOf(renamed)->post.id, second.post);
    QVERIFY(m_shop->write(renamed, peas + "\nAnd kale.\n"));
    BW_TRY(updated, m_shop->flow->publish(renamed, blog));
    QCOMPARE(updated.post, second.post);
    QCOMPARE(m_shop->published(u"old.md"_s), first.plan.bytes);
    QCOMPARE(m_shop->posts().size(), 2U);
}

void TestPublishFlow::aDraftThatIsStillThereKeepsItsPost()
{
    // "Save mine as a new draft" in a conflict: the session moves on to a new file, the old one stays.
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    const DraftId mine{u"garden-2.md"_s};
    QVERIFY(m_shop->write(mine, peas + "\nMine.\n"));
    QVERIFY(m_shop->flow->followRename(garden, mine));
    QVERIFY(m_shop->flow->publicationOf(garden));
    QVERIFY(!m_shop->flow->publicationOf(mine));
}

void TestPublishFlow::aPostMadeElsewhereFollowsNoDraft()
{
    QVERIFY(m_shop->book->recordPost(
        {.key = {u"k"_s}, .title = u"Elsewhere"_s, .url = u"https://example.org/a"_s, .scheduled = {}}));
    // An untitled draft gets its first file.
    QVERIFY(m_shop->flow->followRename({}, garden));
    QVERIFY(!m_shop->flow->publicationOf(garden));
    QVERIFY(!m_shop->flow->publicationOf({}));
}

void TestPublishFlow::aDuplicateNeverTakesThePost_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("the same text") << peas;
    QTest::newRow("the same title, other words") << QByteArray("# Garden Notes\n\nBeans.\n");
    QTest::newRow("the same slug by front matter")
        << QByteArray("---\nslug: garden-notes\n---\n\n# Other\n\nBeans.\n");
}

void TestPublishFlow::aDuplicateNeverTakesThePost()
{
    QFETCH(QByteArray, text);
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    BW_TRY(copy, duplicateDraft(m_shop->workspace, garden));
    QVERIFY(m_shop->write(copy, text));
    const auto refused = m_shop->flow->publish(copy, blog);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    QVERIFY(!m_shop->flow->retract(copy, blog));
    QCOMPARE(m_shop->published(), first.plan.bytes);
    QCOMPARE(m_shop->posts().size(), 1U);
    QCOMPARE(m_shop->posts()[0].draft, garden.value);
    QCOMPARE(m_shop->pending(), 0);
    // With a name of its own it is a post of its own.
    QVERIFY(m_shop->write(copy, "# A Title of its Own\n\nBeans.\n"));
    BW_TRY(second, m_shop->flow->publish(copy, blog));
    QVERIFY(second.post != first.post);
    QCOMPARE(m_shop->published(), first.plan.bytes);
    QCOMPARE(m_shop->posts().size(), 2U);
    // Taken back, the place of the first is free.
    QVERIFY(m_shop->flow->retract(garden, blog));
    QCOMPARE(filesIn(m_shop->folder()), QStringList{u"a-title-of-its-own.md"_s});
}

void TestPublishFlow::aNewDraftUnderAnOldNameIsAPostOfItsOwn()
{
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    for (const bool untitled : {true, false}) {
        QVERIFY(QFile::remove(m_shop->workspace.pathOf(garden)));
        const DraftId before = untitled ? DraftId() : DraftId{u"first-name.md"_s};
        // The session made a file for an untitled draft, or renamed one that was never published.
        QVERIFY(m_shop->write(garden, "# Greenhouse\n\nTomatoes.\n"));
        QVERIFY(m_shop->flow->followRename(before, garden));
        QVERIFY(!m_shop->flow->publicationOf(garden));
        BW_TRY(second, m_shop->flow->publish(garden, blog));
        QVERIFY(second.post != first.post);
        QCOMPARE(m_shop->published(), first.plan.bytes);
        QVERIFY(m_shop->flow->retract(garden, blog));
        first.post = untitled ? second.post : first.post;
    }
    QCOMPARE(m_shop->posts().size(), 3U);
    QCOMPARE(filesIn(m_shop->folder()), QStringList{u"garden-notes.md"_s});
}

void TestPublishFlow::aDraftThatOnlyHasTheNameIsTold()
{
    QVERIFY(m_shop->flow->publish(garden, blog));
    BW_TRY(same, m_shop->flow->plan(garden, blog));
    QVERIFY(!same.warnings.join(u' ').contains(u"Duplicate"_s));
    // Put there by another program: nobody can know whether it is a new title or a new draft.
    QVERIFY(m_shop->write(garden, "# Greenhouse\n\nTomatoes.\n"));
    for (const bool live : {true, false}) {
        BW_TRY(plan, m_shop->flow->plan(garden, blog));
        const QStringList told = plan.warnings.filter(u"Duplicate"_s);
        QCOMPARE(told.size(), 1);
        QVERIFY(told[0].contains(u"Garden Notes"_s));
        if (live)
            QVERIFY(m_shop->flow->retract(garden, blog));
    }
}

void TestPublishFlow::aPostWithoutItsDraftIsTakenBackByItsKey()
{
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    QVERIFY(m_shop->flow->followRename({}, garden)); // its draft is another now
    QVERIFY(!m_shop->flow->retract({}, blog));
    QVERIFY(!m_shop->book->retractPost(first.post));
    QVERIFY(m_shop->flow->retract({first.post.value}, blog));
    QCOMPARE(filesIn(m_shop->folder()), QStringList());
    QVERIFY(m_shop->posts()[0].post.retracted);
    QVERIFY(!m_shop->flow->retract({first.post.value}, blog));
    QCOMPARE(m_shop->pending(), 0);
}

// Two devices that have not heard of each other

void TestPublishFlow::twoDevicesMakeOnePost()
{
    const OtherDevice there(*m_shop);
    QVERIFY(there.flow);
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    m_shop->clock.put("2025-07-23T09:00:00+02:00");
    QVERIFY(m_shop->write(garden, peas + "\nAnd kale.\n"));
    QVERIFY(QFile::remove(first.plan.path)); // each computer has its own copy of the site; theirs wins
    BW_TRY(second, there.flow->publish(garden, blog));
    QVERIFY(second.post != first.post);
    QVERIFY(there.sync());
    QVERIFY(m_shop->store->mergeJournals() && m_shop->book->reload());
    for (const Logbook* book : {m_shop->book.get(), there.book.get()}) {
        QCOMPARE(book->summary().postsThisWeek, 1);
        QCOMPARE(book->state().publications.size(), 1U);
        QCOMPARE(book->state().publications[0].post.day, Day(2025, 7, 22));
    }
    // Updating works from either of them.
    QVERIFY(m_shop->write(garden, peas + "\nAnd leeks.\n"));
    BW_TRY(third, m_shop->flow->publish(garden, blog));
    QCOMPARE(third.plan.action, PlanAction::Update);
    QVERIFY(m_shop->published().contains("And leeks."));
    QVERIFY(there.sync());
    QVERIFY(m_shop->write(garden, peas + "\nAnd garlic.\n"));
    BW_TRY(fourth, there.flow->publish(garden, blog));
    QCOMPARE(fourth.plan.action, PlanAction::Update);
    // So does taking back, which takes back all of it.
    QVERIFY(m_shop->store->mergeJournals() && m_shop->book->reload());
    QVERIFY(m_shop->flow->retract(garden, blog));
    QCOMPARE(filesIn(m_shop->folder()), QStringList());
    QVERIFY(there.sync());
    for (const Logbook* book : {m_shop->book.get(), there.book.get()}) {
        QCOMPARE(book->summary().postsThisWeek, 0);
        QVERIFY(book->state().publications[0].post.retracted);
    }
    QVERIFY(!there.flow->retract(garden, blog));
    BW_TRY(again, there.flow->publish(garden, blog));
    QCOMPARE(again.plan.action, PlanAction::Create);
    QCOMPARE(there.book->summary().postsThisWeek, 1);
}

void TestPublishFlow::twoDevicesMayHaveWrittenTwoFiles()
{
    QVERIFY(samples::putBytes(m_shop->folder() + u"/index.html"_s, "x"));
    const OtherDevice there(*m_shop);
    QVERIFY(there.flow);
    QVERIFY(m_shop->flow->publish(garden, blog));
    QVERIFY(m_shop->write(garden, "# Allotment\n\nPeas.\n"));
    QVERIFY(there.flow->publish(garden, blog));
    QCOMPARE(filesIn(m_shop->folder()).size(), 3);
    QVERIFY(m_shop->store->mergeJournals() && m_shop->book->reload());
    QVERIFY(m_shop->flow->retract(garden, blog));
    QCOMPARE(filesIn(m_shop->folder()), QStringList{u"index.html"_s});
    QCOMPARE(m_shop->book->summary().postsThisWeek, 0);
    QCOMPARE(m_shop->pending(), 0);
}

// Targets that are elsewhere

void TestPublishFlow::aTargetWithPostsKeepsItsFolder()
{
    const QString other = m_shop->place.filePath(u"other"_s);
    QVERIFY(QDir().mkpath(other));
    QVERIFY(samples::putBytes(other + u"/garden-notes.md"_s, "not it\n"));
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    const auto moved = m_shop->flow->addTarget({blog, u"folder"_s, {{u"path"_s, other}}});
    QVERIFY(!moved);
    QCOMPARE(moved.error().code, ErrorCode::Refused);
    QVERIFY(moved.error().sentence.contains(m_shop->folder()));
    QVERIFY(m_shop->flow->retract(garden, blog));
    QVERIFY(!QFile::exists(first.plan.path));
    QCOMPARE(samples::bytesOf(other + u"/garden-notes.md"_s), "not it\n");
    // Now nothing of it stands anywhere.
    QVERIFY(m_shop->flow->addTarget({blog, u"folder"_s, {{u"path"_s, other}}}));
}

void TestPublishFlow::aTargetFollowsAFolderThatMoved()
{
    QVERIFY(m_shop->flow->publish(garden, blog));
    QVERIFY(m_shop->flow->addTarget({blog, u"folder"_s, {{u"path"_s, m_shop->folder() + u"/"_s}}}));
    const QString moved = m_shop->place.filePath(u"moved"_s);
    QVERIFY(QDir().rename(m_shop->folder(), moved));
    QVERIFY(m_shop->flow->addTarget({blog, u"folder"_s, {{u"path"_s, moved}}}));
    QVERIFY(m_shop->flow->retract(garden, blog));
    QCOMPARE(filesIn(moved), QStringList());
}

void TestPublishFlow::aRemovedTargetComesBackOnlyToItsPosts()
{
    const QString other = m_shop->place.filePath(u"other"_s);
    QVERIFY(QDir().mkpath(other));
    QVERIFY(m_shop->flow->publish(garden, blog));
    QVERIFY(m_shop->book->removeTarget(blog));
    QVERIFY(!m_shop->flow->retract(garden, blog));
    QVERIFY(!m_shop->flow->addTarget({blog, u"folder"_s, {{u"path"_s, other}}}));
    QVERIFY(m_shop->addTarget());
    QVERIFY(m_shop->flow->retract(garden, blog));
    QCOMPARE(filesIn(m_shop->folder()), QStringList());
}

void TestPublishFlow::anEmptyFolderIsNotTakenForAnEmptiedOne()
{
    QVERIFY(m_shop->flow->publish(garden, blog));
    // The disk is unmounted: its empty mount point stays.
    const QString away = m_shop->place.filePath(u"away"_s);
    QVERIFY(QDir().rename(m_shop->folder(), away));
    QVERIFY(QDir().mkpath(m_shop->folder() + u"/lost+found"_s));
    const auto retracted = m_shop->flow->retract(garden, blog);
    QVERIFY(!retracted);
    QVERIFY(retracted.error().sentence.contains(m_shop->folder()));
    QVERIFY(!m_shop->posts()[0].post.retracted);
    QVERIFY(m_shop->write(garden, peas + "\nAnd kale.\n"));
    BW_TRY(plan, m_shop->flow->plan(garden, blog));
    QCOMPARE(plan.refusals.size(), 1);
    QVERIFY(!m_shop->flow->publish(garden, blog));
    QCOMPARE(filesIn(m_shop->folder()), QStringList());
    QCOMPARE(m_shop->pending(), 0);
    QVERIFY(QDir(m_shop->folder()).removeRecursively());
    QVERIFY(QDir().rename(away, m_shop->folder()));
    QVERIFY(m_shop->flow->publish(garden, blog));
    // Emptied on purpose: whatever stands there says so.
    QVERIFY(QFile::remove(m_shop->folder() + u"/garden-notes.md"_s));
    QVERIFY(!m_shop->flow->retract(garden, blog));
    QVERIFY(samples::putBytes(m_shop->folder() + u"/.keep"_s, ""));
    QVERIFY(m_shop->flow->retract(garden, blog));
    QVERIFY(m_shop->posts()[0].post.retracted);
}

void TestPublishFlow::nothingIsSettledWhileTheFolderLooksAway()
{
    const DraftId other{u"other.md"_s};
    QVERIFY(m_shop->write(other, "# Other\n\nWords.\n"));
    QVERIFY(m_shop->flow->publish(other, blog));
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    QVERIFY(m_shop->write(garden, peas + "\nAnd kale.\n"));
    BW_TRY(plan, m_shop->flow->plan(garden, blog));
    QVERIFY(m_shop->store->addPending(pendingOf(first.plan, u"retract"_s, first.post)));
    QVERIFY(m_shop->store->addPending(pendingOf(plan, u"publish"_s, first.post)));
    const QString away = m_shop->place.filePath(u"away"_s);
    QVERIFY(QDir().rename(m_shop->folder(), away));
    QVERIFY(QDir().mkpath(m_shop->folder()));
    m_shop->start();
    QCOMPARE(m_shop->flow->recover(), QStringList());
    QCOMPARE(m_shop->pending(), 2);
    for (const Publication& post : m_shop->posts())
        QVERIFY(!post.post.retracted);
}

// A disk that does not confirm, and others who were quicker

void TestPublishFlow::aDeliveryThatWasNotConfirmedIsRecorded()
{
    QCOMPARE(m_shop->flow->recover(), QStringList()); // the lock's own file is made while the disk is well
    {
        const test::FoldersDoNotSync broken;
        const auto published = m_shop->flow->publish(garden, blog);
        QVERIFY(!published);
        QCOMPARE(published.error().code, ErrorCode::Damaged);
    }
    QCOMPARE(filesIn(m_shop->folder()), QStringList{u"garden-notes.md"_s});
    QCOMPARE(m_shop->pending(), 1);
    QVERIFY(m_shop->write(garden, peas + "\nAnd kale.\n"));
    BW_TRY(plan, m_shop->flow->plan(garden, blog)); // before anything is settled
    QCOMPARE(plan.refusals, QStringList());
    QCOMPARE(plan.action, PlanAction::Update);
    BW_TRY(updated, m_shop->flow->publish(garden, blog));
    QCOMPARE(updated.plan.action, PlanAction::Update);
    QCOMPARE(filesIn(m_shop->folder()).size(), 1);
    QVERIFY(m_shop->published().contains("And kale."));
    QCOMPARE(m_shop->posts().size(), 1U);
    QCOMPARE(m_shop->pending(), 0);
    QVERIFY(m_shop->flow->retract(garden, blog));
}

void TestPublishFlow::anUpdateThatWasNotConfirmedIsRecorded()
{
    QVERIFY(m_shop->flow->publish(garden, blog));
    QVERIFY(m_shop->write(garden, peas + "\nAnd kale.\n"));
    {
        const test::FoldersDoNotSync broken;
        QVERIFY(!m_shop->flow->publish(garden, blog));
    }
    QVERIFY(m_shop->published().contains("And kale."));
    QCOMPARE(m_shop->pending(), 1);
    QVERIFY(m_shop->flow->retract(garden, blog));
    QCOMPARE(filesIn(m_shop->folder()), QStringList());
    QCOMPARE(m_shop->pending(), 0);
}

void TestPublishFlow::aDeliveryThatWasChangedSinceIsLookedAt()
{
    BW_TRY(plan, m_shop->flow->plan(garden, blog));
    QVERIFY(m_shop->store->addPending(pendingOf(plan, u"publish"_s, {u"the-post"_s})));
    QVERIFY(samples::putBytes(plan.path, plan.bytes + "a correction on the site\n"));
    m_shop->start();
    for (int again = 0; again < 2; ++again) {
        const QStringList told = m_shop->flow->recover();
        QCOMPARE(told.size(), 1);
        QVERIFY2(told[0].contains(plan.path), qPrintable(told[0]));
        QCOMPARE(m_shop->pending(), 1);
    }
    QVERIFY(m_shop->posts().empty());
    BW_TRY(replanned, m_shop->flow->plan(garden, blog));
    QCOMPARE(replanned.refusals.size(), 1);
    QVERIFY2(!replanned.refusals[0].contains(u"did not write it"_s), qPrintable(replanned.refusals[0]));
    QVERIFY(!m_shop->flow->publish(garden, blog));
    const auto retracted = m_shop->flow->retract(garden, blog);
    QVERIFY(!retracted);
    QVERIFY2(retracted.error().sentence.contains(plan.path), qPrintable(retracted.error().sentence));
    QVERIFY(m_shop->published().endsWith("a correction on the site\n"));
    // The writer looked, and moved it away.
    QVERIFY(QFile::rename(plan.path, plan.path + u".kept"_s));
    QVERIFY(m_shop->flow->publish(garden, blog));
    QCOMPARE(m_shop->posts().size(), 1U);
    QCOMPARE(m_shop->pending(), 0);
    QCOMPARE(m_shop->flow->recover(), QStringList());
}

void TestPublishFlow::anUpdateThatDidNotArriveIsDropped()
{
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    QVERIFY(m_shop->write(garden, peas + "\nAnd kale.\n"));
    BW_TRY(plan, m_shop->flow->plan(garden, blog));
    QVERIFY(m_shop->store->addPending(pendingOf(plan, u"publish"_s, first.post)));
    m_shop->start();
    QCOMPARE(m_shop->flow->recover().size(), 1);
    QCOMPARE(m_shop->pending(), 0);
    QCOMPARE(m_shop->published(), first.plan.bytes);
    QCOMPARE(m_shop->posts()[0].deliveries[0].hash, first.plan.hash);
}

void TestPublishFlow::whoPublishesIsNotDisturbed()
{
    BW_TRY(plan, m_shop->flow->plan(garden, blog));
    QVERIFY(m_shop->store->addPending(pendingOf(plan, u"publish"_s, {u"the-post"_s})));
    const QString lock = QFileInfo(m_shop->store->file()).path() + u"/publishing.lock"_s;
    {
        BW_TRY(held, FileLock::take(lock, std::chrono::milliseconds(0)));
        // To a slow server, say, an hour ago.
        QFile file(lock);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(
            file.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFileDevice::FileModificationTime));
        file.close();
        QCOMPARE(m_shop->flow->recover(), QStringList());
        QCOMPARE(m_shop->pending(), 1);
    }
    QCOMPARE(m_shop->flow->recover().size(), 1);
    QCOMPARE(m_shop->pending(), 0);
}

// Places

void TestPublishFlow::eachGeneratorGetsItsPlace_data()
{
    QTest::addColumn<QString>("generator");
    QTest::addColumn<QString>("mark");
    QTest::addColumn<QString>("remote");
    QTest::newRow("the root of a Hugo site")
        << u"hugo"_s << u"hugo.toml"_s << u"content/posts/garden-notes.md"_s;
    QTest::newRow("a folder of Hugo posts") << u"hugo"_s << QString() << u"garden-notes.md"_s;
    QTest::newRow("the root of a Jekyll site")
        << u"jekyll"_s << u"_config.yml"_s << u"_posts/2025-07-22-garden-notes.md"_s;
    QTest::newRow("a folder of Jekyll posts") << u"jekyll"_s << QString() << u"2025-07-22-garden-notes.md"_s;
    QTest::newRow("a plain folder") << u"none"_s << QString() << u"garden-notes.md"_s;
}

void TestPublishFlow::eachGeneratorGetsItsPlace()
{
    QFETCH(QString, generator);
    QFETCH(QString, mark);
    QFETCH(QString, remote);
    if (!mark.isEmpty())
        QVERIFY(samples::putBytes(m_shop->folder() + u'/' + mark, "title: x\n"));
    QVERIFY(m_shop->addTarget(generator)); // replaces the one of that name
    BW_TRY(first, m_shop->flow->publish(garden, blog));
    QStringList expected{remote};
    if (!mark.isEmpty())
        expected << mark;
    expected.sort();
    QCOMPARE(first.plan.remote, remote);
    QCOMPARE(filesIn(m_shop->folder()), expected);
    QVERIFY(m_shop->published(remote).contains("Peas first, then beans."));
    m_shop->clock.put("2025-08-03T09:00:00+02:00");
    QVERIFY(m_shop->write(garden, "# Another Title\n\nKale.\n"));
    BW_TRY(second, m_shop->flow->publish(garden, blog));
    QCOMPARE(second.plan.remote, remote);
    QCOMPARE(filesIn(m_shop->folder()), expected);
    // Taken back and published again it still has its first day, in the name too.
    QVERIFY(m_shop->flow->retract(garden, blog));
    QVERIFY(m_shop->flow->publish(garden, blog));
    QCOMPARE(filesIn(m_shop->folder()), expected);
}

QTEST_GUILESS_MAIN(TestPublishFlow)
#include "tst_publish_flow.moc"
