// Publishing to a server, by a target whose server is a value in memory: wherever the way is cut off, there
// is one post, the record tells the truth, and what is on record survives a restart. Real stores, real
// drafts.
#include "core/base/file_lock.h"
#include "core/flows/publish_flow.h"
#include "core/flows/publish_runner.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/store/samples.h"

#include <QSignalSpy>

#include <atomic>

using namespace brickwork;
using namespace Qt::StringLiterals;
using test::PinnedClock;

namespace {

const DraftId garden{u"garden.md"_s};
const QString blog = u"blog"_s;
const QString letters = u"letters"_s;

/// A server that keeps posts, and forgets nothing.
struct Server
{
    struct Post
    {
        QString mark; ///< while it is being made
        QString slug;
        QString text;
        QString modified;
        bool visible = false;
        QDateTime waitsFor = {};
    };
    std::map<QString, Post> posts;
    int requests = 0;
    int edits = 0;
    int cutAt = 0;         ///< the request at which the connection breaks; 0: none
    bool cutAfter = false; ///< the request is carried out, its answer is lost
    bool away = false;
    std::function<void()> meanwhile = {};  ///< happens while a request is carried out
    std::optional<PublishRequest> planned; ///< what the last plan was made of

    /// One request that changes something. Errors: Unreachable before it, Uncertain after it.
    Result<void> ask(const std::function<void()>& change)
    {
        ++requests;
        if (away)
            return fail(ErrorCode::Unreachable, u"The server is away."_s);
        if (requests == cutAt && !cutAfter)
            return fail(ErrorCode::Unreachable, u"Nothing was told."_s);
        change();
        if (const auto happens = std::exchange(meanwhile, {}))
            happens();
        if (requests == cutAt)
            return fail(ErrorCode::Uncertain, u"The answer was lost."_s);
        return {};
    }
    [[nodiscard]] std::pair<QString, const Post*> marked(const QString& mark) const
    {
        for (const auto& [id, post] : posts) {
            if (!mark.isEmpty() && post.mark == mark)
                return {id, &post};
        }
        return {QString(), nullptr};
    }
};

/// As a careful target does it: an invisible post that bears the token, then the whole of it.
class ServerTarget final : public Target
{
public:
    explicit ServerTarget(Server& server) : m_server(server) {}

    Result<PublishPlan> plan(const PublishRequest& request, const Errand&) const override
    {
        if (m_server.away)
            return fail(ErrorCode::Unreachable, u"The server is away."_s);
        m_server.planned = request;
        PublishPlan plan;
        plan.title = u"Garden"_s;
        plan.slug = request.last && request.last->live ? request.last->slug : u"garden"_s;
        plan.date = request.wish.state == PostState::Scheduled ? request.wish.scheduled : request.date;
        plan.state = request.wish.state;
        plan.hash = request.draft.text + (request.wish.state == PostState::Draft ? u"!"_s : QString());
        if (!request.last || !request.last->live)
            return plan;
        plan.remote = request.last->remote;
        plan.action = plan.hash == request.last->hash ? PlanAction::Nothing : PlanAction::Update;
        const auto there = m_server.posts.find(request.last->remote);
        if (there != m_server.posts.end() && there->second.modified != request.last->modified &&
            request.wish.replaces != there->second.modified) {
            plan.conflict = RemoteChange{there->second.text, there->second.modified};
            plan.refusals << u"Somebody changed it."_s;
        }
        return plan;
    }

    Result<Receipt> deliver(const PublishPlan& plan, const PublishRequest& request,
                            const Errand& errand) const override
    {
        QString id = request.foothold.remote.isEmpty() ? plan.remote : request.foothold.remote;
        if (id.isEmpty()) {
            const QString fresh = QString::number(m_server.posts.size() + 1);
            const auto made =
                m_server.ask([&] { m_server.posts[fresh] = {request.token, plan.slug, {}, stamp(), false}; });
            if (!made)
                return Failure(made.error());
            id = fresh;
            if (auto kept = errand.keep({.remote = id, .slug = plan.slug, .modified = {}}); !kept)
                return Failure(kept.error());
        }
        if (errand.cancelled())
            return fail(ErrorCode::Cancelled, u"Called off."_s);
        const auto written = m_server.ask([&] {
            Server::Post& post = m_server.posts[id];
            post = {{},
                    post.slug,
                    request.draft.text,
                    stamp(),
                    plan.state == PostState::Published,
                    plan.state == PostState::Scheduled ? request.wish.scheduled : QDateTime()};
        });
        if (!written)
            return Failure(written.error());
        return Receipt{.remote = id,
                       .url = u"https://blog.example/"_s + id,
                       .slug = plan.slug,
                       .hash = plan.hash,
                       .modified = m_server.posts[id].modified,
                       .media = {},
                       .state = plan.state,
                       .remarks = {},
                       .appears = appearing(m_server.posts[id])};
    }

    Result<void> retract(const LastDelivery& last, const Errand&) const override
    {
        return m_server.ask([&] { m_server.posts.erase(last.remote); });
    }

    Result<Fate> inquire(const Interrupted& interrupted, const Errand&) const override
    {
        if (m_server.away)
            return fail(ErrorCode::Unreachable, u"The server is away."_s);
        const QString known =
            interrupted.foothold.remote.isEmpty() ? interrupted.remote : interrupted.foothold.remote;
        if (interrupted.retracting)
            return Fate{.what = m_server.posts.contains(known) ? Fate::What::Nothing : Fate::What::Gone};
        const auto [marked, post] = m_server.marked(interrupted.token);
        if (post)
            return Fate{.what = Fate::What::Begun,
                        .receipt = {},
                        .foothold = {.remote = marked, .slug = post->slug, .modified = post->modified}};
        const auto there = m_server.posts.find(known);
        if (there == m_server.posts.end() || there->second.text != interrupted.hash)
            return Fate{};
        return Fate{.what = Fate::What::Arrived,
                    .receipt = {.remote = known,
                                .url = u"https://blog.example/"_s + known,
                                .slug = there->second.slug,
                                .hash = interrupted.hash,
                                .modified = there->second.modified,
                                .media = {},
                                .state = there->second.waitsFor.isValid() ? PostState::Scheduled
                                                                          : PostState::Published,
                                .remarks = {},
                                .appears = appearing(there->second)}};
    }

    Result<TestReport> test(const Errand&) const override
    {
        return TestReport{.greeting = u"Hello"_s, .findings = {}};
    }

private:
    [[nodiscard]] static QDateTime appearing(const Server::Post& post) { return post.waitsFor; }
    [[nodiscard]] QString stamp() const { return QString::number(++m_server.edits); }
    Server& m_server;
};

/// A workspace with a draft, a store and a flow that publishes to the server in memory.
struct Shop
{
    QTemporaryDir place;
    PinnedClock clock{"2025-07-22T09:00:00+02:00"};
    Workspace workspace;
    Server server;
    std::unique_ptr<Store> store;
    std::unique_ptr<Logbook> book;
    std::unique_ptr<PublishFlow> flow;

    Shop()
    {
        if (auto made = initWorkspace(place.filePath(u"drafts"_s), samples::now))
            workspace = *made;
        start();
        (void) write("# Garden\n\nPeas.\n");
        (void) flow->addTarget({.name = blog,
                                .kind = u"wordpress"_s,
                                .options = {{u"url"_s, u"https://blog.example"_s}, {u"user"_s, u"anna"_s}}});
    }
    void addLetters() const
    {
        QVERIFY(flow->addTarget({.name = letters, .kind = u"newsletter"_s, .options = {}}));
    }
    [[nodiscard]] bool write(const QByteArray& bytes) const
    {
        return samples::putBytes(workspace.pathOf(garden), bytes);
    }
    [[nodiscard]] std::unique_ptr<Store> open() const
    {
        auto opened = Store::open(
            {place.filePath(u"data"_s), workspace.root, workspace.journalFolder(), samples::hereDevice},
            samples::now);
        return opened ? std::move(*opened) : nullptr;
    }
    /// As after a crash: everything is read from the disk again.
    void start()
    {
        flow.reset();
        book.reset();
        store.reset();
        store = open();
        book = std::make_unique<Logbook>(*store, clock);
        (void) book->reload();
        flow = std::make_unique<PublishFlow>(*book, workspace);
        flow->setMaker(maker());
    }
    [[nodiscard]] TargetMaker maker()
    {
        return [this](const TargetConfig&, const TargetSurroundings&) -> Result<std::unique_ptr<Target>> {
            return std::make_unique<ServerTarget>(server);
        };
    }
    [[nodiscard]] const std::vector<Publication>& posts() const { return book->state().publications; }
    [[nodiscard]] qsizetype pending() const
    {
        const auto rows = store->pending();
        return rows ? static_cast<qsizetype>(rows->size()) : -1;
    }
};

/// What an order of a runner works with: the shop's disk, opened once more.
struct ShopDesk final : PublishingDesk
{
    std::unique_ptr<Store> store;
    Logbook book;
    PublishFlow own;

    explicit ShopDesk(Shop& shop) : store(shop.open()), book(*store, shop.clock), own(book, shop.workspace)
    {
        (void) book.reload();
        own.setMaker(shop.maker());
    }
    PublishFlow& flow() override { return own; }
};

struct MemorySecrets final : Secrets
{
    std::map<QString, QString> kept;
    void read(const QString& key, Read answer) override
    {
        const auto found = kept.find(key);
        answer(found == kept.end() ? Result<QString>(fail(ErrorCode::NotFound, u"Not there."_s))
                                   : Result<QString>(found->second));
    }
    void write(const QString& key, const QString& secret, Written answer) override
    {
        kept[key] = secret;
        answer(SecretHome::Keychain);
    }
    void remove(const QString& key, Removed answer) override
    {
        kept.erase(key);
        answer({});
    }
};

} // namespace

class TestPublishTargets : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Shop> m_shop;

private Q_SLOTS:
    void init() { m_shop = std::make_unique<Shop>(); }
    void cleanup() { m_shop.reset(); }

    void whatWasReadBackIsOnRecord()
    {
        BW_TRY(outcome, m_shop->flow->publish(garden, blog));
        QCOMPARE(outcome.receipt.remote, u"1"_s);
        m_shop->start();
        QCOMPARE(m_shop->posts().size(), 1U);
        const Delivery& delivery = m_shop->posts()[0].deliveries[0];
        QCOMPARE(delivery.remote, u"1"_s);
        QCOMPARE(delivery.url, u"https://blog.example/1"_s);
        QCOMPARE(delivery.modified, m_shop->server.posts["1"_L1].modified);
        QCOMPARE(m_shop->pending(), 0);
        QCOMPARE(m_shop->book->summary().postsThisWeek, 1);
    }

    void publishingTwiceUpdatesOrDoesNothing()
    {
        QVERIFY(m_shop->flow->publish(garden, blog));
        const int requests = m_shop->server.requests;
        BW_TRY(again, m_shop->flow->publish(garden, blog));
        QCOMPARE(again.plan.action, PlanAction::Nothing);
        QCOMPARE(again.receipt.url, u"https://blog.example/1"_s);
        QCOMPARE(m_shop->server.requests, requests);
        QVERIFY(m_shop->write("# Garden\n\nPeas and beans.\n"));
        BW_TRY(updated, m_shop->flow->publish(garden, blog));
        QCOMPARE(updated.plan.action, PlanAction::Update);
        QCOMPARE(m_shop->server.posts.size(), 1U);
        QCOMPARE(m_shop->posts().size(), 1U);
    }

    void whereverTheWayIsCutOffThereIsOnePost_data()
    {
        QTest::addColumn<int>("request");
        QTest::addColumn<bool>("after");
        QTest::addColumn<bool>("restarted");
        for (const bool restarted : {false, true}) {
            const char* then = restarted ? ", and the program starts anew" : "";
            QTest::addRow("before the post is made%s", then) << 1 << false << restarted;
            QTest::addRow("when it is made and not told%s", then) << 1 << true << restarted;
            QTest::addRow("before it is written%s", then) << 2 << false << restarted;
            QTest::addRow("when it is written and not told%s", then) << 2 << true << restarted;
        }
    }
    void whereverTheWayIsCutOffThereIsOnePost()
    {
        QFETCH(int, request);
        QFETCH(bool, after);
        QFETCH(bool, restarted);
        m_shop->server.cutAt = request;
        m_shop->server.cutAfter = after;
        const auto cut = m_shop->flow->publish(garden, blog);
        QVERIFY(!cut);
        QVERIFY(!cut.error().sentence.isEmpty());
        QCOMPARE(m_shop->book->summary().postsThisWeek, 0); // nothing is counted that is not known to be out
        m_shop->server.cutAt = 0;
        if (restarted) {
            m_shop->start();
            m_shop->flow->recover();
        }
        BW_TRY(outcome, m_shop->flow->publish(garden, blog));
        QCOMPARE(m_shop->server.posts.size(), 1U);
        QVERIFY(m_shop->server.posts.begin()->second.visible);
        QCOMPARE(m_shop->posts().size(), 1U);
        QVERIFY(!m_shop->posts()[0].post.retracted);
        QCOMPARE(m_shop->pending(), 0);
    }

    void whatCannotBeAskedStaysOpen()
    {
        m_shop->server.cutAt = 2;
        m_shop->server.cutAfter = true;
        QVERIFY(!m_shop->flow->publish(garden, blog));
        m_shop->server.cutAt = 0;
        m_shop->server.away = true;
        m_shop->start();
        QVERIFY(m_shop->flow->hasUnsettled());
        QVERIFY(m_shop->flow->recover().isEmpty());
        const auto again = m_shop->flow->publish(garden, blog);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Unreachable);
        QCOMPARE(m_shop->pending(), 1);
        m_shop->server.away = false;
        QCOMPARE(m_shop->flow->recover().size(), 1);
        QCOMPARE(m_shop->posts().size(), 1U);
        QCOMPARE(m_shop->pending(), 0);
        QCOMPARE(m_shop->server.posts.size(), 1U);
    }

    void aPublicationSettledLaterKeepsItsDay()
    {
        m_shop->server.cutAt = 2;
        m_shop->server.cutAfter = true;
        QVERIFY(!m_shop->flow->publish(garden, blog));
        m_shop->server.cutAt = 0;
        m_shop->clock.put("2025-07-25T09:00:00+02:00");
        m_shop->start();
        QCOMPARE(m_shop->flow->recover().size(), 1);
        QCOMPARE(m_shop->posts()[0].post.day, Day(2025, 7, 22));
    }

    void anUnfinishedPostFollowsItsDraftsName()
    {
        m_shop->server.cutAt = 2;
        QVERIFY(!m_shop->flow->publish(garden, blog));
        m_shop->server.cutAt = 0;
        const DraftId beds{u"beds.md"_s};
        QVERIFY(QFile::rename(m_shop->workspace.pathOf(garden), m_shop->workspace.root + u"/beds.md"_s));
        QVERIFY(m_shop->flow->followRename(garden, beds));
        QVERIFY(m_shop->flow->publish(beds, blog));
        QCOMPARE(m_shop->server.posts.size(), 1U);
    }

    void aRemoteChangeIsAConflictUntilItIsSeen()
    {
        QVERIFY(m_shop->flow->publish(garden, blog));
        m_shop->server.posts["1"_L1].text = u"Theirs"_s;
        m_shop->server.posts["1"_L1].modified = u"77"_s;
        QVERIFY(m_shop->write("# Garden\n\nMine.\n"));
        const auto refused = m_shop->flow->publish(garden, blog);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QCOMPARE(m_shop->server.posts["1"_L1].text, u"Theirs"_s);
        QVERIFY(!m_shop->flow->publish(garden, blog, {.replaces = u"76"_s})); // what was seen is not this
        QVERIFY(m_shop->flow->publish(garden, blog, {.replaces = u"77"_s}));
        QVERIFY(m_shop->server.posts["1"_L1].text.contains("Mine."_L1));
    }

    void aDraftAtTheTargetIsNoPublication()
    {
        QVERIFY(m_shop->flow->publish(garden, blog, {.state = PostState::Draft}));
        QCOMPARE(m_shop->book->summary().postsThisWeek, 0);
        QVERIFY(m_shop->book->state().log.bricks.empty());
        m_shop->clock.put("2025-07-24T09:00:00+02:00");
        m_shop->start();
        QVERIFY(m_shop->flow->publish(garden, blog));
        QCOMPARE(m_shop->server.posts.size(), 1U);
        QCOMPARE(m_shop->posts().size(), 1U);
        QCOMPARE(m_shop->posts()[0].post.day, Day(2025, 7, 24)); // the day readers first saw it
        QCOMPARE(m_shop->book->summary().postsThisWeek, 1);
    }

    void theTextThatWentOutIsComparedWith()
    {
        BW_TRY(first, m_shop->flow->plan(garden, blog));
        QVERIFY(!first.before);
        QVERIFY(m_shop->flow->publish(garden, blog));
        QVERIFY(m_shop->write("# Garden\n\nBeans.\n"));
        BW_TRY(second, m_shop->flow->plan(garden, blog));
        QCOMPARE(second.before, u"# Garden\n\nPeas.\n"_s);
        QCOMPARE(second.text, u"# Garden\n\nBeans.\n"_s);
    }

    void aPartOfASeriesKnowsItsNeighbours()
    {
        const DraftId beds{u"beds.md"_s};
        QVERIFY(m_shop->write("---\nseries: Year\n---\n# Garden\n\nPeas.\n"));
        QVERIFY(m_shop->flow->publish(garden, blog));
        QVERIFY(
            samples::putBytes(m_shop->workspace.pathOf(beds), "---\nseries: year\n---\n# Beds\n\nDug.\n"));
        m_shop->clock.put("2025-07-24T09:00:00+02:00");
        BW_TRY(plan, m_shop->flow->plan(beds, blog));
        QVERIFY(m_shop->server.planned && m_shop->server.planned->previous);
        QCOMPARE(m_shop->server.planned->previous->url, u"https://blog.example/1"_s);
        QVERIFY(!m_shop->server.planned->next);
        QCOMPARE(m_shop->server.planned->links.at(garden.value), u"https://blog.example/1"_s);
    }

    void whatWasPublishedByHandIsRecorded()
    {
        m_shop->addLetters();
        BW_TRY(recorded,
               m_shop->flow->recordByHand(garden, letters, u" https://letters.example/p/garden\n"_s));
        QCOMPARE(m_shop->server.requests, 0);
        QCOMPARE(m_shop->posts()[0].url, u"https://letters.example/p/garden"_s);
        BW_TRY(again, m_shop->flow->recordByHand(garden, letters, u"https://letters.example/p/peas"_s));
        QCOMPARE(again.post, recorded.post);
        QCOMPARE(m_shop->posts().size(), 1U);
    }

    void whatIsNoRecordByHandIsRefused_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("address");
        QTest::newRow("no address") << letters << QString();
        QTest::newRow("no page") << letters << u"it is out"_s;
        QTest::newRow("a file") << letters << u"file:///etc/passwd"_s;
        QTest::newRow("a script") << letters << u"javascript:alert(1)"_s;
        QTest::newRow("a server that keeps its own record") << blog << u"https://blog.example/garden"_s;
        QTest::newRow("no such target") << u"nowhere"_s << u"https://letters.example/p/garden"_s;
    }
    void whatIsNoRecordByHandIsRefused()
    {
        QFETCH(QString, target);
        QFETCH(QString, address);
        m_shop->addLetters();
        const auto recorded = m_shop->flow->recordByHand(garden, target, address);
        QVERIFY(!recorded);
        QVERIFY(!recorded.error().sentence.isEmpty());
        QVERIFY(m_shop->posts().empty());
    }

    void anAddressIsOfOneDraft()
    {
        m_shop->addLetters();
        QVERIFY(m_shop->flow->recordByHand(garden, letters, u"https://letters.example/p/garden"_s));
        const DraftId copy{u"copy.md"_s};
        QVERIFY(samples::putBytes(m_shop->workspace.pathOf(copy), "# Garden\n\nPeas.\n"));
        const auto taken = m_shop->flow->recordByHand(copy, letters, u"https://letters.example/p/garden"_s);
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::Refused);
        QCOMPARE(m_shop->posts().size(), 1U);
    }

    void nothingIsRecordedByHandWhileADraftIsOnItsWay()
    {
        m_shop->addLetters();
        BW_TRY(held, FileLock::take(QFileInfo(m_shop->store->file()).path() + u"/publishing.lock"_s, {}));
        const auto recorded =
            m_shop->flow->recordByHand(garden, letters, u"https://letters.example/p/garden"_s);
        QVERIFY(!recorded);
        QVERIFY(m_shop->posts().empty());
    }

    void onlyWhatIsOutIsRecordedByHand()
    {
        m_shop->addLetters();
        const QString page = u"https://letters.example/p/garden"_s;
        const auto ahead =
            m_shop->flow->recordByHand(garden, letters, page, Instant::fromIso(u"2025-08-22T09:00:00+02:00"));
        QVERIFY(!ahead);
        QCOMPARE(ahead.error().code, ErrorCode::Refused);
        QVERIFY(m_shop->posts().empty());
        QVERIFY(m_shop->flow->recordByHand(garden, letters, page,
                                           Instant::fromIso(u"2025-07-20T09:00:00+02:00")));
        QCOMPARE(m_shop->posts()[0].post.day, Day(2025, 7, 20));
    }

    void aDraftRenamedOnItsWayKeepsItsPost_data()
    {
        QTest::addColumn<bool>("wasOut");
        QTest::newRow("a new post") << false;
        QTest::newRow("an update") << true;
    }
    void aDraftRenamedOnItsWayKeepsItsPost()
    {
        QFETCH(bool, wasOut);
        const DraftId beds{u"beds.md"_s};
        if (wasOut) {
            QVERIFY(m_shop->flow->publish(garden, blog));
            QVERIFY(m_shop->write("# Garden\n\nBeans.\n"));
        }
        m_shop->server.meanwhile = [&] {
            QVERIFY(QFile::rename(m_shop->workspace.pathOf(garden), m_shop->workspace.pathOf(beds)));
            ShopDesk window(*m_shop);
            QVERIFY(window.own.followRename(garden, beds));
        };
        QVERIFY(m_shop->flow->publish(garden, blog));
        QVERIFY(m_shop->flow->publicationOf(beds));
        BW_TRY(again, m_shop->flow->plan(beds, blog));
        QCOMPARE(again.action, PlanAction::Nothing);
        QCOMPARE(m_shop->server.posts.size(), 1U);
        QCOMPARE(m_shop->pending(), 0);
    }

    void aScheduleThatWasCutOffCountsAtItsTime()
    {
        PublishWish later{.state = PostState::Scheduled};
        later.scheduled = QDateTime(QDate(2025, 7, 29), QTime(9, 0), QTimeZone::UTC);
        m_shop->server.cutAt = 2;
        m_shop->server.cutAfter = true;
        QVERIFY(!m_shop->flow->publish(garden, blog, later));
        m_shop->server.cutAt = 0;
        m_shop->start();
        QCOMPARE(m_shop->flow->recover().size(), 1);
        QCOMPARE(m_shop->posts()[0].post.day, Day(2025, 7, 29));
        QCOMPARE(m_shop->book->summary().postsThisWeek, 0);
        // Put forward: it is out when it is out.
        m_shop->clock.put("2025-07-24T09:00:00+02:00");
        m_shop->start();
        QVERIFY(m_shop->write("# Garden\n\nBeans.\n"));
        QVERIFY(m_shop->flow->publish(garden, blog));
        QCOMPARE(m_shop->posts()[0].post.day, Day(2025, 7, 24));
        QCOMPARE(m_shop->book->summary().postsThisWeek, 1);
    }

    void takingBackAsksTheTarget()
    {
        QVERIFY(m_shop->flow->publish(garden, blog));
        m_shop->server.cutAt = m_shop->server.requests + 1;
        m_shop->server.cutAfter = true;
        QVERIFY(!m_shop->flow->retract(garden, blog));
        m_shop->server.cutAt = 0;
        m_shop->start();
        QCOMPARE(m_shop->flow->recover().size(), 1);
        QVERIFY(m_shop->posts()[0].post.retracted);
        QCOMPARE(m_shop->server.posts.size(), 0U);
        QCOMPARE(m_shop->pending(), 0);
    }

    void anUnfinishedPostCanBeTakenBack()
    {
        m_shop->server.cutAt = 2;
        QVERIFY(!m_shop->flow->publish(garden, blog));
        m_shop->server.cutAt = 0;
        QCOMPARE(m_shop->server.posts.size(), 1U);
        QVERIFY(m_shop->flow->retract(garden, blog));
        QCOMPARE(m_shop->server.posts.size(), 0U);
        QCOMPARE(m_shop->pending(), 0);
    }

    // Off the window's thread

    void ordersAreCarriedOutElsewhere()
    {
        MemorySecrets secrets;
        secrets.kept[secretKey(m_shop->workspace.id, blog)] = u"s3cret"_s;
        QThread* worked = nullptr;
        PublishRunner runner(
            [&]() -> Result<std::unique_ptr<PublishingDesk>> {
                worked = QThread::currentThread();
                return std::make_unique<ShopDesk>(*m_shop);
            },
            secrets, m_shop->workspace.id);
        int finished = 0;
        connect(&runner, &PublishRunner::finished, this,
                [&](const DraftId&, const QString&, const Result<PublishOutcome>& outcome) {
                    finished += outcome ? 1 : 100;
                });
        QSignalSpy done(&runner, &PublishRunner::done);
        runner.publish(garden, {blog});
        QVERIFY(runner.busy());
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(finished, 1);
        QVERIFY(worked && worked != QThread::currentThread());
        QVERIFY(m_shop->book->reload());
        QCOMPARE(m_shop->posts().size(), 1U);
    }

    void aSecretThatIsNotKnownIsAskedFor()
    {
        MemorySecrets secrets;
        PublishRunner runner(
            [&]() -> Result<std::unique_ptr<PublishingDesk>> { return std::make_unique<ShopDesk>(*m_shop); },
            secrets, m_shop->workspace.id);
        QSignalSpy missing(&runner, &PublishRunner::secretMissing);
        QSignalSpy done(&runner, &PublishRunner::done);
        runner.publish(garden, {blog});
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(missing.size(), 1);
        QCOMPARE(m_shop->server.requests, 0);
        runner.keepSecret(blog, u"s3cret"_s);
        runner.publish(garden, {blog});
        QTRY_COMPARE(done.size(), 2);
        QCOMPARE(m_shop->server.posts.size(), 1U);
    }

    void leavingWhileWorkWaitsIsSafe()
    {
        struct SilentSecrets final : Secrets
        {
            void read(const QString&, Read) override {} // a keychain whose dialog is never answered
            void write(const QString&, const QString&, Written) override {}
            void remove(const QString&, Removed) override {}
        } secrets;
        {
            PublishRunner runner(
                [&]() -> Result<std::unique_ptr<PublishingDesk>> {
                    return std::make_unique<ShopDesk>(*m_shop);
                },
                secrets, m_shop->workspace.id);
            runner.publish(garden, {blog});
            QTest::qWait(50);
        }
        QCOMPARE(m_shop->server.requests, 0);
        QCOMPARE(m_shop->pending(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPublishTargets)
#include "tst_publish_targets.moc"
