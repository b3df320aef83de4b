#include "app/cli/commands.h"
#include "app/cli/status_json.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QJsonValue orNull(const QString& value)
{
    return value.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}

QJsonObject postJson(const Publication& post)
{
    QJsonArray deliveries;
    for (const Delivery& delivery : post.deliveries) {
        deliveries.append(QJsonObject{{u"target"_s, orNull(delivery.target)},
                                      {u"url"_s, orNull(delivery.url)},
                                      {u"remote"_s, orNull(delivery.remote)},
                                      {u"live"_s, delivery.live}});
    }
    return {
        {u"key"_s, post.post.id.value},
        {u"title"_s, post.post.title},
        {u"day"_s, post.post.day.iso()},
        {u"counts_from"_s, post.post.countsFrom.iso()},
        {u"url"_s, orNull(post.url)},
        {u"draft"_s, orNull(post.draft)},
        {u"words"_s, post.words},
        {u"scheduled"_s, post.scheduled ? QJsonValue(post.scheduled->iso()) : QJsonValue(QJsonValue::Null)},
        {u"retracted"_s, post.post.retracted},
        {u"deliveries"_s, deliveries}};
}

} // namespace

int stackCommand(Context& context)
{
    const Arguments& given = context.arguments();
    const StackRequest request{.day = Context::optionalDayFrom(given.day),
                               .size = *brickSizeFrom(text(given.size)),
                               .source = *brickSourceFrom(text(given.source)),
                               .note = text(given.note),
                               .direction = text(given.direction)};
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const auto brick = (*services)->logbook->stack(request);
    if (!brick)
        return report(brick.error());
    const Summary& summary = (*services)->logbook->summary();
    Context::print(Words::tr("%1: a %2 brick. Streak: %3.")
                       .arg(brick->day.iso(), toText(brick->size))
                       .arg(summary.current.bricks));
    return 0;
}

int unstackCommand(Context& context)
{
    const Day day = Context::dayFrom(context.arguments().day);
    const auto services = context.services();
    return report(services.and_then([&](Services* s) { return s->logbook->unstack(day); }));
}

int editCommand(Context& context)
{
    const Arguments& given = context.arguments();
    const Day day = Context::dayFrom(given.day);
    const auto services = context.services();
    if (!services)
        return report(services.error());
    Logbook& logbook = *(*services)->logbook;
    const auto& bricks = logbook.state().log.bricks;
    const auto known = bricks.find(day);
    StackRequest request;
    request.day = day;
    if (known != bricks.end()) { // else refused below
        request.size = known->second.size;
        request.note = known->second.note;
        request.direction = known->second.direction.value_or(QString());
    }
    if (given.newSize)
        request.size = *brickSizeFrom(text(*given.newSize));
    if (given.newNote)
        request.note = text(*given.newNote);
    if (given.newDirection)
        request.direction = text(*given.newDirection);
    return report(logbook.edit(request));
}

int restAddCommand(Context& context)
{
    const Arguments& given = context.arguments();
    const Day from = Context::dayFrom(given.from);
    const Day to = Context::optionalDayFrom(given.to).value_or(from);
    const auto services = context.services();
    return report(
        services.and_then([&](Services* s) { return s->logbook->addRest(from, to, text(given.reason)); }));
}

int restRemoveCommand(Context& context)
{
    const Day from = Context::dayFrom(context.arguments().from);
    const Day to = Context::optionalDayFrom(context.arguments().to).value_or(from);
    const auto services = context.services();
    return report(services.and_then([&](Services* s) { return s->logbook->removeRest(from, to); }));
}

int postAddCommand(Context& context)
{
    const Arguments& given = context.arguments();
    PostRequest request{
        .key = PostId{text(given.key)}, .title = text(given.title), .url = text(given.url), .scheduled = {}};
    if (!given.scheduled.empty())
        request.scheduled = Context::instantFrom(given.scheduled);
    const auto services = context.services();
    const auto key = services.and_then([&](Services* s) { return s->logbook->recordPost(request); });
    if (!key)
        return report(key.error());
    Context::print(key->value);
    return 0;
}

int postRetractCommand(Context& context)
{
    const PostId key{text(context.arguments().key)};
    const auto services = context.services();
    return report(services.and_then([&](Services* s) { return s->logbook->retractPost(key); }));
}

int postListCommand(Context& context)
{
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const auto& posts = (*services)->logbook->state().publications;
    if (context.arguments().json) {
        QJsonArray all;
        for (const Publication& post : posts)
            all.append(postJson(post));
        Context::print(QJsonObject{{u"posts"_s, all}});
        return 0;
    }
    for (const Publication& post : posts) {
        const QString mark = post.post.retracted ? Words::tr(" (retracted)") : QString();
        Context::print(
            u"%1  %2%3  [%4]"_s.arg(post.post.day.iso(), post.post.title, mark, post.post.id.value));
    }
    return 0;
}

int setCommand(Context& context)
{
    const Arguments& given = context.arguments();
    const auto from = Context::optionalDayFrom(given.from);
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const auto done = (*services)->logbook->set(text(given.key), text(given.value), from);
    if (!done && done.error().code == ErrorCode::Invalid)
        throw UsageError{done.error().sentence};
    return report(done);
}

int getCommand(Context& context)
{
    const QString wanted = text(context.arguments().key);
    if (!wanted.isEmpty() && !settingKeys().contains(wanted))
        throw UsageError{Words::tr("There is no setting “%1”. The settings are: %2.")
                             .arg(wanted, settingKeys().join(u", "_s))};
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const Logbook& logbook = *(*services)->logbook;
    QJsonObject values;
    for (const QString& key : settingKeys()) {
        if (wanted.isEmpty() || key == wanted)
            values.insert(key, settingValue(logbook.state().settings, key, logbook.today()));
    }
    if (context.arguments().json) {
        Context::print(values);
        return 0;
    }
    for (auto value = values.constBegin(); value != values.constEnd(); ++value)
        Context::print(wanted.isEmpty() ? value.key() + u' ' + value->toString() : value->toString());
    return 0;
}

int statusCommand(Context& context)
{
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const Logbook& logbook = *(*services)->logbook;
    if (context.arguments().json)
        Context::printBytes(statusJson(logbook.state().log, logbook.state().settings, logbook.summary()));
    else
        Context::print(statusText(logbook.summary()));
    return 0;
}

} // namespace brickwork
