#include "app/cli/commands.h"
#include "core/base/durable_file.h"
#include "core/flows/idea_box.h"
#include "core/markdown/document.h"
#include "core/markdown/html.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

Result<TextFile> readAnywhere(const std::string& path)
{
    return readWhole(QFileInfo(QString::fromStdString(path)).absoluteFilePath()).transform(decodeText);
}

QJsonObject countJson(const WordCount& words)
{
    return {{u"words"_s, words.total()}, {u"prose"_s, words.prose},
            {u"quotes"_s, words.quotes}, {u"headings"_s, words.headings},
            {u"code"_s, words.code},     {u"front_matter"_s, words.frontMatter},
            {u"cjk"_s, words.cjk}};
}

} // namespace

int ideaCommand(Context& context)
{
    const QString idea = QString::fromStdString(context.arguments().note);
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const auto draft = catchIdea((*services)->workspace, idea, (*services)->logbook->today());
    if (!draft)
        return report(draft.error());
    Context::print(draft->value);
    return 0;
}

int draftsCommand(Context& context)
{
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const auto scan = scanDrafts((*services)->workspace);
    if (!scan)
        return report(scan.error());
    for (const QString& problem : scan->problems)
        Context::complain(problem);
    QJsonArray all;
    for (const DraftEntry& draft : scan->drafts) {
        const Publication* post = (*services)->publishing->publicationOf(draft.id);
        const QString status = toText(shownStatus(draft, post && !post->post.retracted));
        if (context.arguments().json) {
            all.append(QJsonObject{{u"path"_s, draft.id.value},
                                   {u"title"_s, draft.title},
                                   {u"status"_s, status},
                                   {u"words"_s, draft.words},
                                   {u"modified"_s, Instant::of(draft.modified).iso()},
                                   {u"problem"_s, draft.problem.isEmpty() ? QJsonValue(QJsonValue::Null)
                                                                          : QJsonValue(draft.problem)}});
        } else {
            Context::print(
                u"%1  %2  %3  [%4]"_s.arg(status, -9).arg(draft.words, 6).arg(draft.title, draft.id.value));
        }
    }
    if (context.arguments().json)
        Context::print(QJsonObject{{u"drafts"_s, all}});
    return 0;
}

int countCommand(Context& context)
{
    const auto file = readAnywhere(context.arguments().file);
    if (!file)
        return report(file.error());
    const WordCount words = parseMarkdown(file->text).words;
    if (context.arguments().json) {
        Context::print(countJson(words));
        return 0;
    }
    Context::print(
        Words::tr("%1 words: %2 in prose, %3 in quotes, %4 in headings (%5 of them single CJK characters)")
            .arg(words.total())
            .arg(words.prose)
            .arg(words.quotes)
            .arg(words.headings)
            .arg(words.cjk));
    Context::print(
        Words::tr("Not counted: %1 in code, %2 in front matter").arg(words.code).arg(words.frontMatter));
    return 0;
}

int renderCommand(Context& context)
{
    const auto file = readAnywhere(context.arguments().file);
    if (!file)
        return report(file.error());
    Context::printBytes(renderHtml(file->text).toUtf8());
    return 0;
}

} // namespace brickwork
