// The publishing desk over a real workspace and the real window, with a server in memory that does what a
// test tells it: it waits, refuses, was changed by somebody, or asks for its password.
#pragma once

#include "app/posts_desk.h"
#include "app/publish_desk.h"
#include "app/services.h"
#include "tests/app/open_window.h"
#include "ui/frame/main_window.h"
#include "ui/posts/posts_page.h"
#include "ui/posts/publish_sheet.h"
#include "ui/theme/theme.h"

#include <condition_variable>
#include <mutex>

namespace brickwork::test {

using namespace Qt::StringLiterals;

/// What stands at the server, and what it does when it is asked. Both threads look at it.
class FakeServer
{
public:
    template <typename Act>
    auto with(Act act)
    {
        const std::scoped_lock lock(m_mutex);
        return act(*this);
    }
    /// Waits until the gate is open; false if the errand was called off before.
    bool pass(const bool FakeServer::* gate, const Errand& errand)
    {
        std::unique_lock lock(m_mutex);
        while (!(this->*gate)) {
            if (errand.cancelled())
                return false;
            m_changed.wait_for(lock, std::chrono::milliseconds(5));
        }
        return !errand.cancelled();
    }
    void open(bool FakeServer::* gate)
    {
        const std::scoped_lock lock(m_mutex);
        this->*gate = true;
        m_changed.notify_all();
    }

    bool planGate = true;
    bool sendGate = true;
    std::optional<Error> refusal; ///< of a delivery
    QString password;             ///< wanted, if it is not empty
    bool keepsFoothold = false;   ///< a draft nobody sees is made before anything is sent

    int posts = 0;
    int begun = 0; ///< drafts made that did not become posts yet
    QString text;
    int stamp = 0;
    QStringList tokens;
    PublishWish wish; ///< of the last delivery
    int plansAsked = 0;
    int plansGivenUp = 0;

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

class FakeTarget final : public Target
{
public:
    FakeTarget(FakeServer& server, TargetSurroundings around) : m_server(server), m_around(std::move(around))
    {
    }

    [[nodiscard]] Result<PublishPlan> plan(const PublishRequest& request, const Errand& errand) const override
    {
        m_server.with([](FakeServer& server) { return ++server.plansAsked; });
        if (!m_server.pass(&FakeServer::planGate, errand)) {
            m_server.with([](FakeServer& server) { return ++server.plansGivenUp; });
            return fail(ErrorCode::Cancelled, u"Called off."_s);
        }
        return m_server.with([&](FakeServer& server) -> Result<PublishPlan> {
            if (server.password != m_around.secret)
                return fail(ErrorCode::Refused, u"The server does not know this password."_s, u"401"_s);
            PublishPlan plan;
            plan.title = u"A letter"_s;
            plan.where = u"blog.example (WordPress)"_s;
            plan.url = u"https://blog.example/a-letter/"_s;
            plan.slug = u"a-letter"_s;
            plan.date = request.wish.scheduled.isValid() ? request.wish.scheduled : request.date;
            plan.state = request.wish.state;
            plan.text = request.draft.text;
            plan.hash = request.draft.text;
            const bool live = request.last && request.last->live;
            plan.action = !live                             ? PlanAction::Create
                          : request.last->hash == plan.hash ? PlanAction::Nothing
                                                            : PlanAction::Update;
            const QString stamp = QString::number(server.stamp);
            if (live && request.last->modified != stamp) {
                plan.action = PlanAction::Update;
                if (request.wish.replaces != stamp) {
                    plan.conflict = RemoteChange{.theirs = server.text, .modified = stamp};
                    plan.refusals << u"The post was changed there. Nothing was overwritten."_s;
                }
            }
            if (!request.wish.newsletter.isEmpty())
                plan.consequences << u"142 people get this post by e-mail."_s;
            return plan;
        });
    }

    [[nodiscard]] Result<Receipt> deliver(const PublishPlan& plan, const PublishRequest& request,
                                          const Errand& errand) const override
    {
        Foothold foothold = request.foothold;
        if (m_server.with([](FakeServer& server) { return server.keepsFoothold; }) &&
            foothold.remote.isEmpty()) {
            m_server.with([](FakeServer& server) { return ++server.begun; });
            foothold.remote = u"1"_s;
            if (auto kept = errand.keep(foothold); !kept)
                return Failure(kept.error());
        }
        errand.tell({.kind = StepKind::SendingPicture, .subject = u"sea.jpg"_s, .number = 2, .of = 5});
        if (!m_server.pass(&FakeServer::sendGate, errand))
            return fail(ErrorCode::Cancelled, u"Called off before anything was sent."_s);
        return m_server.with([&](FakeServer& server) -> Result<Receipt> {
            if (server.refusal)
                return Failure(*server.refusal);
            server.posts += plan.action == PlanAction::Create ? 1 : 0;
            server.begun = 0;
            server.text = plan.text;
            server.tokens << request.token;
            server.wish = request.wish;
            ++server.stamp;
            return Receipt{.remote = u"1"_s,
                           .url = plan.url,
                           .slug = plan.slug,
                           .hash = plan.hash,
                           .modified = QString::number(server.stamp),
                           .media = {},
                           .state = plan.state,
                           .remarks = {}};
        });
    }

    [[nodiscard]] Result<void> retract(const LastDelivery&, const Errand&) const override
    {
        return m_server.with([](FakeServer& server) -> Result<void> {
            if (server.refusal)
                return Failure(*server.refusal);
            --server.posts;
            return {};
        });
    }

    [[nodiscard]] Result<Fate> inquire(const Interrupted& interrupted, const Errand&) const override
    {
        Fate fate;
        fate.what = interrupted.foothold.remote.isEmpty() ? Fate::What::Nothing : Fate::What::Begun;
        fate.foothold = interrupted.foothold;
        return fate;
    }

    [[nodiscard]] Result<TestReport> test(const Errand&) const override
    {
        return TestReport{
            .greeting = u"Ghost 5"_s,
            .findings = {},
            .offers = {{u"newsletter.weekly"_s, u"Weekly (142 readers)"_s}, {u"version"_s, u"5"_s}}};
    }

private:
    FakeServer& m_server;
    TargetSurroundings m_around;
};

/// Secrets of this test only.
class FakeSecrets final : public Secrets
{
public:
    void read(const QString& key, Read answer) override
    {
        const auto found = m_known.find(key);
        if (found == m_known.end())
            return answer(fail(ErrorCode::NotFound, u"No such secret."_s));
        answer(found->second);
    }
    void write(const QString& key, const QString& secret, Written answer) override
    {
        m_known.insert_or_assign(key, secret);
        answer(SecretHome::Session);
    }
    void remove(const QString& key, Removed answer) override
    {
        m_known.erase(key);
        answer(Result<void>());
    }

private:
    std::map<QString, QString> m_known;
};

struct OpenedForTest final : PublishingDesk
{
    explicit OpenedForTest(Services opened) : services(std::move(opened)) {}
    PublishFlow& flow() override { return *services.publishing; }
    Services services;
};

/// One start of the program: the desk, the window, and what they work with. The server, the folders and the
/// log outlive it.
class PublishingRig
{
public:
    struct Ground
    {
        QTemporaryDir scratch;
        PinnedClock clock{"2026-11-20T18:40:00+01:00"};
        FakeServer server;
        FakeSecrets secrets;
        QString root;

        Ground()
        {
            QSettings().clear();
            if (auto made = initWorkspace(scratch.filePath(u"Letters"_s), clock.now()))
                root = made->root;
        }
        [[nodiscard]] Places places() const { return {scratch.filePath(u"data"_s)}; }
        [[nodiscard]] QString site() const { return scratch.filePath(u"site"_s); }
    };

    explicit PublishingRig(Ground& ground)
        : m_ground(ground), services(*openServices(ground.root, ground.places(), ground.clock)),
          library(services.workspace), session(library, ground.clock), window(theme),
          runner([this] { return openDesk(); }, ground.secrets, services.workspace.id),
          desk(std::make_unique<PublishDesk>(services, PublishParts{library, session, runner}, window)),
          posts(std::make_unique<PostsDesk>(services, runner, window))
    {
        theme.setMode(ThemeMode::Light);
        theme.apply();
        QObject::connect(services.logbook.get(), &Logbook::changed, &window, [this] { showPosts(); });
        session.setTextSource([this] { return session.base().text; });
        window.resize(1280, 820);
        window.setWorkspaceOpen(true);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        showPosts();
    }

    /// A place that needs nothing but the disk.
    void addFolder(const QString& name = u"My site"_s)
    {
        QVERIFY(QDir().mkpath(m_ground.site()));
        QVERIFY(
            services.publishing
                ->addTarget({.name = name, .kind = u"folder"_s, .options = {{u"path"_s, m_ground.site()}}})
                .has_value());
    }
    /// A place at the server in memory; its password is known unless a test forgets it.
    void addServer(const QString& name = u"Blog"_s, const QString& kind = u"wordpress"_s)
    {
        std::map<QString, QString> options{{u"url"_s, u"https://blog.example"_s}};
        if (kind == "wordpress"_L1)
            options.emplace(u"user"_s, u"ada"_s);
        QVERIFY(services.publishing->addTarget({.name = name, .kind = kind, .options = options}).has_value());
        m_ground.secrets.write(secretKey(services.workspace.id, name), u"pass"_s, [](const auto&) {});
        m_ground.server.with([](FakeServer& server) { return server.password = u"pass"_s; });
    }
    void openDraft(const QString& name, const QByteArray& bytes)
    {
        QVERIFY(put(m_ground.root + u'/' + name, bytes));
        library.refresh(DraftId{name});
        QVERIFY(session.open(DraftId{name}).has_value());
    }

    template <typename Widget = QWidget>
    [[nodiscard]] Widget* find(const char* name) const
    {
        return window.findChild<Widget*>(QString::fromLatin1(name));
    }
    /// The one with that name that can be seen: rows and plans share their names.
    template <typename Widget = QWidget>
    [[nodiscard]] Widget* seen(const char* name) const
    {
        for (auto* widget : window.findChildren<Widget*>(QString::fromLatin1(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] PublishSheet& sheet() { return window.publishSheet(); }
    [[nodiscard]] QPushButton* button() const { return find<QPushButton>("publish.do"); }
    [[nodiscard]] QString said() const
    {
        const auto* toast = find("toast");
        return toast->isVisible() ? toast->accessibleDescription() : QString();
    }
    [[nodiscard]] const std::vector<Publication>& published() const
    {
        return services.logbook->state().publications;
    }
    [[nodiscard]] int unsettled() const
    {
        const auto rows = services.store->pending();
        return rows ? static_cast<int>(rows->size()) : -1;
    }

private:
    void showPosts() { window.posts().setState(postsState(published(), QLocale())); }
    [[nodiscard]] Result<std::unique_ptr<PublishingDesk>> openDesk()
    {
        auto again = reopenServices(services.workspace, m_ground.places(), m_ground.clock);
        if (!again)
            return Failure(again.error());
        auto opened = std::make_unique<OpenedForTest>(std::move(*again));
        opened->flow().setMaker([this](const TargetConfig& config,
                                       const TargetSurroundings& around) -> Result<std::unique_ptr<Target>> {
            if (config.kind == "wordpress"_L1 || config.kind == "ghost"_L1)
                return std::make_unique<FakeTarget>(m_ground.server, around);
            return makeTarget(config, around);
        });
        return opened;
    }

    Ground& m_ground;

public:
    Theme theme;
    Services services;
    DraftLibrary library;
    DraftSession session;
    MainWindow window;
    PublishRunner runner;
    std::unique_ptr<PublishDesk> desk;
    std::unique_ptr<PostsDesk> posts;
};

} // namespace brickwork::test
