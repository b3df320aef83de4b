#include "app/cli/commands.h"
#include "app/cli/named_draft.h"
#include "app/cli/publish_json.h"
#include "app/cli/secret_prompt.h"
#include "app/publishing_services.h"
#include "core/publish/kinds.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// Ctrl+C calls the errand off at its next step; a second one ends the program, as it is used to.
class CallOff
{
public:
    CallOff()
    {
        sigset_t interrupt;
        sigemptyset(&interrupt);
        sigaddset(&interrupt, SIGINT);
        pthread_sigmask(SIG_BLOCK, &interrupt, nullptr);
        std::thread([source = m_source, interrupt] {
            int signal = 0;
            auto stop = source;
            if (sigwait(&interrupt, &signal) == 0) {
                // At the question for a password nothing has been sent yet.
                if (leavePrompt())
                    ::_exit(130);
                stop.request_stop();
            }
            if (sigwait(&interrupt, &signal) == 0)
                ::_exit(130);
        }).detach();
    }
    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
};

Errand errandFor(const std::stop_token& stop)
{
    const bool watched = ::isatty(STDERR_FILENO) != 0;
    return {stop, [watched](const Step& step) {
                if (watched)
                    std::fprintf(stderr, "%s\n", qUtf8Printable(stepText(step)));
            }};
}

/// What a command of this file works with.
struct PublishingCall
{
    Services* services;
    std::unique_ptr<KeychainSecrets> secrets;
};

Result<PublishingCall> publishingCall(Context& context)
{
    const auto services = context.services();
    if (!services)
        return Failure(services.error());
    PublishingCall call{*services, std::make_unique<KeychainSecrets>()};
    allowEveryTarget(*call.services);
    // Asked once for each target, however often the flow wants to know it.
    auto known = std::make_shared<std::map<QString, QString>>();
    Services* here = call.services;
    KeychainSecrets* keychain = call.secrets.get();
    here->publishing->setSecrets([here, keychain, known](const QString& target) -> Result<QString> {
        if (const auto found = known->find(target); found != known->end())
            return found->second;
        auto secret = readSecret(*keychain, secretKey(here->workspace.id, target));
        if (!secret) {
            const auto config = here->publishing->target(target);
            const auto info = config ? targetKind(config->kind) : std::nullopt;
            secret = askForSecret(info ? u"%1 (%2)"_s.arg(info->secretCaption, target) : target);
        }
        if (secret)
            known->insert_or_assign(target, *secret);
        return secret;
    });
    return call;
}

PublishWish wishOf(const Arguments& given)
{
    PublishWish wish;
    if (given.state == "draft")
        wish.state = PostState::Draft;
    if (!given.schedule.empty()) {
        if (wish.state == PostState::Draft)
            throw UsageError{Words::tr("A post cannot be a draft and scheduled at once.")};
        wish.state = PostState::Scheduled;
        wish.scheduled =
            QDateTime::fromMSecsSinceEpoch(Context::instantFrom(given.schedule).msecs, QTimeZone::UTC);
    }
    wish.newsletter = QString::fromStdString(given.newsletter);
    wish.replaces = QString::fromStdString(given.replaces);
    return wish;
}

/// What one target answered: its JSON, what to print, what to complain of.
struct Answer
{
    QJsonObject json;
    QStringList lines;
    QString complaint;
};

Answer answerOf(const Result<PublishPlan>& plan, const QString& target)
{
    if (!plan)
        return {failureJson(plan.error(), target), {}, plan.error().sentence};
    return {planJson(*plan, target), planLines(*plan), plan->refusals.join(u' ')};
}

/// What a plan cannot say: that it was carried out.
QString doneLine(PostState state)
{
    switch (state) {
    case PostState::Published:
        return Words::tr("Done: it is out.");
    case PostState::Draft:
        return Words::tr("Done: it is there as a draft.");
    case PostState::Scheduled:
        return Words::tr("Done: it is there and appears by itself.");
    }
    Q_UNREACHABLE_RETURN({});
}

Answer answerOf(const Result<PublishOutcome>& outcome, const QString& target)
{
    if (!outcome)
        return {failureJson(outcome.error(), target), {}, outcome.error().sentence};
    Answer answer{outcomeJson(*outcome, target), planLines(outcome->plan), {}};
    for (const QString& remark : outcome->receipt.remarks)
        answer.lines << Words::tr("Note: %1").arg(remark);
    if (outcome->plan.url.isEmpty() && !outcome->receipt.url.isEmpty())
        answer.lines << Words::tr("Address: %1").arg(outcome->receipt.url);
    if (outcome->plan.action != PlanAction::Nothing)
        answer.lines << doneLine(outcome->receipt.state);
    return answer;
}

int print(const Arguments& given, const std::vector<Answer>& answers)
{
    QJsonArray all;
    int code = 0;
    for (const Answer& answer : answers) {
        all.append(answer.json);
        for (const QString& line : answer.lines) {
            if (!given.json)
                Context::print(line);
        }
        if (!answer.complaint.isEmpty()) {
            Context::complain(answer.complaint);
            code = 1;
        }
    }
    // A failure of the only target prints no object: its sentence says all.
    if (given.json && answers.size() > 1)
        Context::print(QJsonObject{{u"results"_s, all}});
    else if (given.json && !answers.front().json.contains(u"error"_s))
        Context::print(answers.front().json);
    return code;
}

Answer publishTo(const QString& target, const DraftId& draft, const Arguments& given, PublishFlow& flow,
                 const Errand& errand)
{
    if (given.dryRun)
        return answerOf(flow.plan(draft, target, wishOf(given), errand), target);
    if (!given.byHand.empty())
        return answerOf(flow.recordByHand(draft, target, QString::fromStdString(given.byHand)), target);
    return answerOf(flow.publish(draft, target, wishOf(given), errand), target);
}

} // namespace

int targetAddCommand(Context& context)
{
    const Arguments& given = context.arguments();
    TargetConfig target{.name = QString::fromStdString(given.name),
                        .kind = QString::fromStdString(given.kind),
                        .options = {}};
    for (const std::string& pair : given.options) {
        const QString option = QString::fromStdString(pair);
        const qsizetype equals = option.indexOf(u'=');
        if (equals <= 0)
            throw UsageError{Words::tr("“%1” is no option. Write it as KEY=VALUE.").arg(option)};
        QString value = option.mid(equals + 1);
        // A folder named on the command line is meant from where the command runs.
        if (option.left(equals) == "path"_L1)
            value = QDir::cleanPath(QFileInfo(value).absoluteFilePath());
        target.options[option.left(equals)] = value;
    }
    const auto call = publishingCall(context);
    if (!call)
        return report(call.error());
    if (auto added = call->services->publishing->addTarget(target); !added)
        return report(added);
    const auto info = targetKind(target.kind);
    if (!info || info->secretCaption.isEmpty())
        return 0;
    const auto secret = askForSecret(info->secretCaption);
    if (!secret)
        return report(secret.error());
    const auto home =
        writeSecret(*call->secrets, secretKey(call->services->workspace.id, target.name), *secret);
    if (home && *home == SecretHome::Session)
        Context::complain(Words::tr("There is no keychain here, so the secret is not kept: it is asked for "
                                    "again at each publication."));
    return report(home);
}

int targetTestCommand(Context& context)
{
    const auto call = publishingCall(context);
    if (!call)
        return report(call.error());
    const CallOff callOff;
    PublishFlow& flow = *call->services->publishing;
    const auto tested = flow.target(QString::fromStdString(context.arguments().name))
                            .and_then([&](const TargetConfig& target) {
                                return flow.test(target, {}, errandFor(callOff.token()));
                            });
    if (!tested)
        return report(tested.error());
    if (context.arguments().json) {
        Context::print(QJsonObject{{u"greeting"_s, tested->greeting},
                                   {u"findings"_s, QJsonArray::fromStringList(tested->findings)}});
        return 0;
    }
    Context::print(tested->greeting);
    for (const QString& finding : tested->findings)
        Context::print(Words::tr("Note: %1").arg(finding));
    return 0;
}

int publishCommand(Context& context)
{
    const Arguments& given = context.arguments();
    const auto call = publishingCall(context);
    if (!call)
        return report(call.error());
    const auto draft = draftNamed(given.draft, call->services->workspace);
    if (!draft)
        return report(draft.error());
    const CallOff callOff;
    const Errand errand = errandFor(callOff.token());
    std::vector<Answer> answers;
    for (const std::string& target : given.targets)
        answers.push_back(
            publishTo(QString::fromStdString(target), *draft, given, *call->services->publishing, errand));
    return print(given, answers);
}

int retractCommand(Context& context)
{
    const Arguments& given = context.arguments();
    const auto call = publishingCall(context);
    if (!call)
        return report(call.error());
    // A draft whose file is gone can still be taken back.
    auto draft = draftNamed(given.draft, call->services->workspace);
    if (!draft)
        draft = DraftId{QString::fromStdString(given.draft)};
    const CallOff callOff;
    return report(call->services->publishing->retract(*draft, QString::fromStdString(given.target),
                                                      errandFor(callOff.token())));
}

} // namespace brickwork
