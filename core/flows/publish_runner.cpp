#include "core/flows/publish_runner.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PublishRunner)
};

/// A question to the window's thread that a working thread waits for.
struct Question
{
    std::mutex mutex;
    std::condition_variable answered;
    std::optional<Result<QString>> answer;

    void give(Result<QString> given)
    {
        const std::scoped_lock lock(mutex);
        if (!answer)
            answer = std::move(given);
        answered.notify_all();
    }
};

} // namespace

QString secretKey(const WorkspaceId& workspace, const QString& target)
{
    return workspace.value + u'/' + target;
}

struct PublishRunner::Private
{
    enum class Kind
    {
        Act, ///< waited for, whatever else is asked
        Planning,
        Testing
    };
    struct Order
    {
        std::function<void(PublishFlow&, const std::stop_token&)> run;
        std::function<void(const Error&)> fail; ///< what it works with could not be opened
        std::stop_source stop;
        Kind kind = Kind::Act;
    };

    PublishRunner& q;
    DeskOpener opener;
    Secrets& secrets;
    WorkspaceId workspace;

    std::mutex mutex;
    std::condition_variable called;
    std::deque<Order> orders;
    std::optional<std::stop_source> running; ///< of the order that is carried out now
    Kind runs = Kind::Act;
    bool leaving = false;
    std::shared_ptr<Question> question; ///< asked at this moment
    std::map<QString, QString> known;   ///< secrets of this session; the window's thread only
    std::unique_ptr<QThread> thread;

    Private(PublishRunner& runner, DeskOpener deskOpener, Secrets& keeper, WorkspaceId id)
        : q(runner), opener(std::move(deskOpener)), secrets(keeper), workspace(std::move(id))
    {
    }

    void give(Order order)
    {
        {
            const std::scoped_lock lock(mutex);
            // What is asked for now makes an earlier planning needless.
            std::erase_if(orders, [](const Order& waiting) { return waiting.kind == Kind::Planning; });
            if (running && runs == Kind::Planning)
                running->request_stop();
            orders.push_back(std::move(order));
        }
        if (!thread) {
            thread.reset(QThread::create([this] { work(); }));
            thread->start();
        }
        called.notify_one();
    }

    void work()
    {
        for (;;) {
            Order order;
            {
                std::unique_lock lock(mutex);
                called.wait(lock, [this] { return leaving || !orders.empty(); });
                if (leaving)
                    return;
                order = std::move(orders.front());
                orders.pop_front();
                running = order.stop;
                runs = order.kind;
            }
            carryOut(order);
            const std::scoped_lock lock(mutex);
            running.reset();
        }
    }

    void carryOut(const Order& order)
    {
        const auto desk = opener();
        if (!desk) {
            order.fail(desk.error());
            return;
        }
        PublishFlow& flow = (*desk)->flow();
        flow.setSecrets(
            [this, stop = order.stop.get_token()](const QString& target) { return secretOf(target, stop); });
        order.run(flow, order.stop.get_token());
    }

    /// Asked from the working thread; the window's thread answers when the keychain does.
    Result<QString> secretOf(const QString& target, const std::stop_token& stop)
    {
        const auto asked = std::make_shared<Question>();
        {
            const std::scoped_lock lock(mutex);
            if (leaving)
                return fail(ErrorCode::Cancelled, Words::tr("Called off before anything was sent."));
            question = asked;
        }
        say([this, target, asked] {
            if (const auto here = known.find(target); here != known.end())
                return asked->give(here->second);
            secrets.read(secretKey(workspace, target),
                         [asked](const Result<QString>& secret) { asked->give(secret); });
        });
        const std::stop_callback calledOff(stop, [asked] {
            asked->give(fail(ErrorCode::Cancelled, Words::tr("Called off before anything was sent.")));
        });
        std::unique_lock lock(asked->mutex);
        asked->answered.wait(lock, [&] { return asked->answer.has_value(); });
        if (*asked->answer || asked->answer->error().code == ErrorCode::Cancelled)
            return *asked->answer;
        say([this, target] { Q_EMIT q.secretMissing(target); });
        return fail(ErrorCode::Refused,
                    Words::tr("The password or key of %1 is not known. Nothing was sent; give it, then try "
                              "again.")
                        .arg(target),
                    asked->answer->error().detail);
    }

    /// Carried out on the window's thread, unless the runner is gone by then.
    template <typename Act>
    void say(Act act)
    {
        QMetaObject::invokeMethod(&q, std::move(act), Qt::QueuedConnection);
    }

    Errand errandOf(const QString& target, const std::stop_token& stop)
    {
        return {stop, [this, target](const Step& step) {
                    say([this, target, step] { Q_EMIT q.progressed(target, step); });
                }};
    }

    void leave()
    {
        {
            const std::scoped_lock lock(mutex);
            leaving = true;
            orders.clear();
            if (running)
                running->request_stop();
            if (question)
                question->give(fail(ErrorCode::Cancelled, {}));
        }
        called.notify_one();
        if (thread)
            thread->wait();
    }
};

PublishRunner::PublishRunner(DeskOpener opener, Secrets& secrets, WorkspaceId workspace, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(*this, std::move(opener), secrets, std::move(workspace)))
{
}

PublishRunner::~PublishRunner()
{
    d->leave();
}

bool PublishRunner::busy() const
{
    const std::scoped_lock lock(d->mutex);
    return (d->running && d->runs != Private::Kind::Planning) ||
           std::ranges::any_of(
               d->orders, [](const Private::Order& order) { return order.kind != Private::Kind::Planning; });
}

void PublishRunner::plan(const DraftId& draft, const QStringList& targets, const PublishWish& wish)
{
    const auto answer = [this, draft](const QString& target, const Result<PublishPlan>& plan) {
        d->say([this, draft, target, plan] { Q_EMIT planned(draft, target, plan); });
    };
    d->give({.run =
                 [draft, targets, wish, answer](PublishFlow& flow, const std::stop_token& stop) {
                     for (const QString& target : targets) {
                         if (stop.stop_requested())
                             return;
                         const auto plan = flow.plan(draft, target, wish, Errand(stop, {}));
                         if (!stop.stop_requested())
                             answer(target, plan);
                     }
                 },
             .fail =
                 [targets, answer](const Error& error) {
                     for (const QString& target : targets)
                         answer(target, Failure(error));
                 },
             .stop = {},
             .kind = Private::Kind::Planning});
}

void PublishRunner::publish(const DraftId& draft, const QStringList& targets, const PublishWish& wish)
{
    const auto answer = [this, draft](const QString& target, const Result<PublishOutcome>& outcome) {
        d->say([this, draft, target, outcome] { Q_EMIT finished(draft, target, outcome); });
    };
    const auto end = [this] { d->say([this] { Q_EMIT done(); }); };
    d->give({.run =
                 [this, draft, targets, wish, answer, end](PublishFlow& flow, const std::stop_token& stop) {
                     for (const QString& target : targets) {
                         if (stop.stop_requested())
                             answer(target, fail(ErrorCode::Cancelled,
                                                 Words::tr("Called off before anything was sent.")));
                         else
                             answer(target, flow.publish(draft, target, wish, d->errandOf(target, stop)));
                     }
                     end();
                 },
             .fail =
                 [targets, answer, end](const Error& error) {
                     for (const QString& target : targets)
                         answer(target, Failure(error));
                     end();
                 },
             .stop = {},
             .kind = Private::Kind::Act});
}

void PublishRunner::retract(const DraftId& draft, const QStringList& targets)
{
    const auto answer = [this, draft](const QString& target, const Result<void>& outcome) {
        d->say([this, draft, target, outcome] { Q_EMIT retracted(draft, target, outcome); });
    };
    const auto end = [this] { d->say([this] { Q_EMIT done(); }); };
    d->give({.run =
                 [this, draft, targets, answer, end](PublishFlow& flow, const std::stop_token& stop) {
                     for (const QString& target : targets) {
                         if (stop.stop_requested())
                             answer(target, fail(ErrorCode::Cancelled,
                                                 Words::tr("Called off before anything was taken back.")));
                         else
                             answer(target, flow.retract(draft, target, d->errandOf(target, stop)));
                     }
                     end();
                 },
             .fail =
                 [targets, answer, end](const Error& error) {
                     for (const QString& target : targets)
                         answer(target, Failure(error));
                     end();
                 },
             .stop = {},
             .kind = Private::Kind::Act});
}

void PublishRunner::test(const TargetConfig& target, const QString& secret)
{
    const auto answer = [this, name = target.name](const Result<TestReport>& report) {
        d->say([this, name, report] { Q_EMIT tested(name, report); });
    };
    d->give({.run =
                 [this, target, secret, answer](PublishFlow& flow, const std::stop_token& stop) {
                     answer(flow.test(target, secret, d->errandOf(target.name, stop)));
                 },
             .fail = [answer](const Error& error) { answer(Failure(error)); },
             .stop = {},
             .kind = Private::Kind::Testing});
}

void PublishRunner::recover()
{
    d->give({.run =
                 [this](PublishFlow& flow, const std::stop_token& stop) {
                     if (!flow.hasUnsettled())
                         return;
                     if (const QStringList told = flow.recover(Errand(stop, {})); !told.isEmpty())
                         d->say([this, told] { Q_EMIT recovered(told); });
                 },
             .fail = [](const Error&) {},
             .stop = {},
             .kind = Private::Kind::Act});
}

void PublishRunner::cancel()
{
    const std::scoped_lock lock(d->mutex);
    if (d->running)
        d->running->request_stop();
    for (Private::Order& order : d->orders)
        order.stop.request_stop();
}

void PublishRunner::cancelTests()
{
    const std::scoped_lock lock(d->mutex);
    if (d->running && d->runs == Private::Kind::Testing)
        d->running->request_stop();
    for (Private::Order& order : d->orders) {
        if (order.kind == Private::Kind::Testing)
            order.stop.request_stop();
    }
}

void PublishRunner::keepSecret(const QString& target, const QString& secret)
{
    const QString key = secretKey(d->workspace, target);
    if (secret.isEmpty()) {
        d->known.erase(target);
        d->secrets.remove(key, [](const Result<void>&) {});
        return;
    }
    d->known.insert_or_assign(target, secret);
    const QPointer<PublishRunner> self(this);
    d->secrets.write(key, secret, [self, target](const Result<SecretHome>& home) {
        if (self)
            Q_EMIT self->secretKept(target, home);
    });
}

} // namespace brickwork
