#include "app/cli/commands.h"
#include "core/publish/kinds.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace brickwork {

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

int targetKindsCommand(Context& context)
{
    QJsonArray kinds;
    for (const KindInfo& info : targetKinds()) {
        QJsonArray options;
        if (!context.arguments().json)
            Context::print(u"%1  %2"_s.arg(info.kind, info.sentence));
        for (const OptionInfo& option : info.options) {
            QStringList words;
            for (const OptionChoice& choice : option.choices)
                words << choice.word;
            if (option.shape == OptionShape::Switch)
                words = {u"on"_s, u"off"_s};
            options.append(QJsonObject{{u"key"_s, option.key},
                                       {u"required"_s, option.required},
                                       {u"default"_s, option.fallback},
                                       {u"choices"_s, QJsonArray::fromStringList(words)},
                                       {u"meaning"_s, option.caption}});
            if (!context.arguments().json)
                Context::print(u"    %1%2  %3%4"_s.arg(
                    option.key, option.required ? u"*"_s : QString(), option.caption,
                    words.isEmpty() ? QString() : u" ("_s + words.join(u", "_s) + u')'));
        }
        kinds.append(QJsonObject{{u"kind"_s, info.kind},
                                 {u"name"_s, info.name},
                                 {u"secret"_s, info.secretCaption},
                                 {u"options"_s, options}});
    }
    if (context.arguments().json)
        Context::print(QJsonObject{{u"kinds"_s, kinds}});
    return 0;
}

int targetRemoveCommand(Context& context)
{
    const auto services = context.services();
    const QString name = QString::fromStdString(context.arguments().name);
    return report(services.and_then([&](Services* s) { return s->logbook->removeTarget(name); }));
}

} // namespace brickwork
