#include "app/cli/commands.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

QString actionText(PlanAction action)
{
    switch (action) {
    case PlanAction::Create:
        return u"create"_s;
    case PlanAction::Update:
        return u"update"_s;
    case PlanAction::Nothing:
        return u"nothing"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonObject planJson(const PublishPlan& plan, const QString& target, bool published)
{
    return {{u"target"_s, target},
            {u"action"_s, actionText(plan.action)},
            {u"title"_s, plan.title},
            {u"slug"_s, plan.slug},
            {u"path"_s, plan.path},
            {u"url"_s, plan.url.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(plan.url)},
            {u"date"_s, plan.date.toString(Qt::ISODate)},
            {u"words"_s, plan.words},
            {u"warnings"_s, QJsonArray::fromStringList(plan.warnings)},
            {u"refusals"_s, QJsonArray::fromStringList(plan.refusals)},
            {u"published"_s, published}};
}

void printPlan(const PublishPlan& plan)
{
    Context::print(Words::tr("%1  %2").arg(actionText(plan.action), plan.path));
    Context::print(Words::tr("Title: %1").arg(plan.title));
    if (!plan.url.isEmpty())
        Context::print(Words::tr("Address: %1").arg(plan.url));
    for (const QString& warning : plan.warnings)
        Context::print(Words::tr("Note: %1").arg(warning));
}

/// A draft named by its path in the workspace, or by any path that leads there.
Result<DraftId> draftNamed(const std::string& name, const Workspace& workspace)
{
    const QString given = QString::fromStdString(name);
    if (QDir::isRelativePath(given)) {
        if (auto id = workspace.idOf(workspace.root + u'/' + given);
            id && QFileInfo::exists(workspace.pathOf(*id)))
            return *id;
    }
    if (auto id = workspace.idOf(QFileInfo(given).absoluteFilePath());
        id && QFileInfo::exists(workspace.pathOf(*id)))
        return *id;
    return fail(
        ErrorCode::NotFound,
        Words::tr(
            "There is no draft “%1” in this workspace. Nothing was changed; brickwork drafts lists them.")
            .arg(given));
}

} // namespace

int targetsCommand(Context& context)
{
    const auto services = context.services();
    if (!services)
        return report(services.error());
    QJsonArray all;
    for (const TargetConfig& target : (*services)->publishing->targets()) {
        QJsonObject options;
        QStringList words;
        for (const auto& [key, value] : target.options) {
            options.insert(key, value);
            words << key + u'=' + value;
        }
        if (context.arguments().json)
            all.append(
                QJsonObject{{u"name"_s, target.name}, {u"kind"_s, target.kind}, {u"options"_s, options}});
        else
            Context::print(u"%1  %2  %3"_s.arg(target.name, target.kind, words.join(u' ')));
    }
    if (context.arguments().json)
        Context::print(QJsonObject{{u"targets"_s, all}});
    return 0;
}

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
    const auto services = context.services();
    return report(services.and_then([&](Services* s) { return s->publishing->addTarget(target); }));
}

int targetRemoveCommand(Context& context)
{
    const auto services = context.services();
    const QString name = QString::fromStdString(context.arguments().name);
    return report(services.and_then([&](Services* s) { return s->logbook->removeTarget(name); }));
}

int publishCommand(Context& context)
{
    const Arguments& given = context.arguments();
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const auto draft = draftNamed(given.draft, (*services)->workspace);
    if (!draft)
        return report(draft.error());
    PublishFlow& flow = *(*services)->publishing;
    const QString target = QString::fromStdString(given.target);

    const auto plan = given.dryRun
                          ? flow.plan(*draft, target)
                          : flow.publish(*draft, target).transform([](const PublishOutcome& outcome) {
                                return outcome.plan;
                            });
    if (!plan)
        return report(plan.error());
    if (given.json)
        Context::print(planJson(*plan, target, !given.dryRun));
    else
        printPlan(*plan);
    if (!plan->refusals.isEmpty()) {
        Context::complain(plan->refusals.join(u' '));
        return 1;
    }
    return 0;
}

int retractCommand(Context& context)
{
    const Arguments& given = context.arguments();
    const auto services = context.services();
    if (!services)
        return report(services.error());
    // A draft whose file is gone can still be taken back.
    auto draft = draftNamed(given.draft, (*services)->workspace);
    if (!draft)
        draft = DraftId{QString::fromStdString(given.draft)};
    return report((*services)->publishing->retract(*draft, QString::fromStdString(given.target)));
}

} // namespace brickwork
