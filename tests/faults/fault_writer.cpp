// One job on the files of a writer, for a test that kills this process or has its disk fail: the job runs by
// the recipes of the program itself. Between two looks at files that do not exist, "/begin" and "/end", every
// call to the system belongs to the job, so that whoever traces this process can tell them from those of its
// start.
//   init ROOT                      makes a workspace
//   scan ROOT                      {"drafts":[...],"problems":[...]}, after the scan put its leftovers away
//   generations ROOT DRAFT FIRST   saves ever newer texts; each number goes to standard output once it is
//   saved creations ROOT FIRST           makes ever new drafts; likewise careless PATH FIRST            what
//   no program should do: truncates and writes; likewise save ROOT DRAFT NUMBER         saves the text of
//   that number create ROOT NAME NUMBER        makes a draft of it append PATH LINE | move FROM TO | rename
//   ROOT DRAFT NAME | trash ROOT DRAFT unsynced PATH NUMBER           what no program should do: renames over
//   the file what was never synced
// The answer of the last ones is {"saved":bool,"damaged":bool,"sentence":...}.
#include "core/base/durable_file.h"
#include "core/workspace/workspace.h"

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <unistd.h>

#include <cstdlib>
#include <optional>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

/// The text of a generation: its number is on every line, and no two are of the same length.
QString textOf(int number)
{
    const QString own = QString::number(number);
    QString text = u"# Generation "_s + own + u"\n\n"_s;
    const int lines = 2500 + number * 37 % 400;
    for (int line = 0; line < lines; ++line)
        text += own + u' ' + QString::number(line) +
                u" brick upon brick upon brick, \u00e9crit jour par jour\u00a0!\n"_s;
    return text + u"The end of "_s + own + u'\n';
}

void say(const QByteArray& line)
{
    const QByteArray whole = line + '\n';
    if (::write(STDOUT_FILENO, whole.constData(), static_cast<size_t>(whole.size())) != whole.size())
        std::exit(3);
}

void answer(const QJsonObject& object)
{
    say(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void begin()
{
    (void) ::access("/begin", F_OK);
}

void end()
{
    (void) ::access("/end", F_OK);
}

template <typename T>
int told(const Result<T>& result)
{
    end();
    if (result)
        answer({{u"saved"_s, true}});
    else
        answer({{u"saved"_s, false},
                {u"damaged"_s, result.error().code == ErrorCode::Damaged},
                {u"sentence"_s, result.error().sentence},
                {u"detail"_s, result.error().detail}});
    return 0;
}

int scan(const Workspace& workspace)
{
    const auto found = scanDrafts(workspace);
    if (!found)
        return 1;
    QJsonArray drafts;
    for (const DraftEntry& draft : found->drafts)
        drafts << draft.id.value;
    answer({{u"drafts"_s, drafts}, {u"problems"_s, QJsonArray::fromStringList(found->problems)}});
    return 0;
}

int saveGenerations(const Workspace& workspace, const DraftId& id, int first)
{
    auto base = readDraft(workspace, id);
    if (!base)
        return 1;
    say("ready");
    for (int number = first;; ++number) {
        base = saveDraft(workspace, id, textOf(number), *base);
        if (!base)
            return 2;
        say(QByteArray::number(number));
    }
}

int makeDrafts(const Workspace& workspace, int first)
{
    say("ready");
    for (int number = first;; ++number) {
        TextFile written;
        if (!createDraft(workspace, u"letter"_s, textOf(number), &written))
            return 2;
        say(QByteArray::number(number));
    }
}

int writeCarelessly(const QString& path, int first)
{
    say("ready");
    for (int number = first;; ++number) {
        const QByteArray bytes = textOf(number).toUtf8();
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return 2;
        for (qsizetype at = 0; at < bytes.size(); at += 1000)
            file.write(bytes.sliced(at, qMin<qsizetype>(1000, bytes.size() - at)));
        file.close();
        say(QByteArray::number(number));
    }
}

int renameUnsynced(const QString& path, int number)
{
    begin();
    QFile file(path + u".brickwork-abcdef"_s);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(textOf(number).toUtf8()) > 0;
    file.close();
    const bool renamed =
        ::rename(QFile::encodeName(file.fileName()).constData(), QFile::encodeName(path).constData()) == 0;
    end();
    answer({{u"saved"_s, written && renamed}});
    return 0;
}

int saveOnce(const Workspace& workspace, const DraftId& id, int number)
{
    const auto base = readDraft(workspace, id);
    if (!base)
        return 1;
    const QString text = textOf(number);
    begin();
    return told(saveDraft(workspace, id, text, *base));
}

/// Jobs that need no workspace.
std::optional<int> doFileJob(const QStringList& job)
{
    const QString verb = job.value(0);
    const QString path = job.value(1);
    if (verb == "init"_L1)
        return initWorkspace(path, Instant{1'700'000'000'000}) ? 0 : 1;
    if (verb == "careless"_L1)
        return writeCarelessly(path, job.value(2).toInt());
    if (verb == "unsynced"_L1)
        return renameUnsynced(path, job.value(2).toInt());
    const QByteArray line = job.value(2).toUtf8();
    if (verb == "append"_L1) {
        begin();
        return told(appendDurably(path, line));
    }
    if (verb == "move"_L1) {
        begin();
        return told(moveNoReplace(path, job.value(2)));
    }
    return {};
}

int doDraftJob(const QStringList& job)
{
    const QString verb = job.value(0);
    const auto workspace = openWorkspace(job.value(1));
    if (!workspace)
        return 1;
    const DraftId id{job.value(2)};
    if (verb == "scan"_L1)
        return scan(*workspace);
    if (verb == "generations"_L1)
        return saveGenerations(*workspace, id, job.value(3).toInt());
    if (verb == "creations"_L1)
        return makeDrafts(*workspace, job.value(2).toInt());
    if (verb == "save"_L1)
        return saveOnce(*workspace, id, job.value(3).toInt());
    if (verb == "create"_L1) {
        const QString text = textOf(job.value(3).toInt());
        TextFile written;
        begin();
        return told(createDraft(*workspace, job.value(2), text, &written));
    }
    if (verb == "rename"_L1) {
        begin();
        return told(renameDraft(*workspace, id, job.value(3)));
    }
    if (verb == "trash"_L1) {
        begin();
        return told(trashDraft(*workspace, id));
    }
    return 64;
}

} // namespace

int main(int argc, char** argv)
{
    QStringList job;
    for (int i = 1; i < argc; ++i)
        job += QString::fromLocal8Bit(argv[i]);
    if (const auto done = doFileJob(job))
        return *done;
    return doDraftJob(job);
}
