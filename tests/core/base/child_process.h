// The test program run once more as another process, with one job to do on a file: a disk that is full or
// broken can only be had there. What it answers is one JSON object.
#pragma once

#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <iterator>

namespace brickwork::test {

using namespace Qt::StringLiterals;

/// Bytes that differ at every place, so that a cut or a mixture is seen.
inline QByteArray patternOf(qsizetype size, char seed)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>('a' + (i * 7 + i / 997 + seed) % 26);
    return bytes;
}

inline QJsonObject answerOf(const Error* error)
{
    QJsonObject answer{{u"code"_s, -1}, {u"sentence"_s, QString()}};
    if (error) {
        answer[u"code"_s] = static_cast<int>(error->code);
        answer[u"sentence"_s] = error->sentence;
    }
    return answer;
}

template <typename T>
QJsonObject answerOf(const Result<T>& result)
{
    return answerOf(result ? nullptr : &result.error());
}

constexpr uid_t nobody = 65534;

/// "as-nobody" before a job: without the rights of the superuser, whom no permission binds.
/// Jobs: write|create PATH SIZE, limited PATH SIZE LIMIT, append PATH TEXT, append-many PATH NAME COUNT, move
/// FROM TO, folders PATH.
inline QJsonObject doJob(const QStringList& job)
{
    const QString verb = job.value(0);
    if (verb == "as-nobody"_L1)
        return ::setgid(nobody) == 0 && ::setuid(nobody) == 0 ? doJob(job.mid(1)) : QJsonObject();
    const QString path = job.value(1);
    const QByteArray bytes = patternOf(job.value(2).toLongLong(), 'n');
    if (verb == "limited"_L1) {
        std::signal(SIGXFSZ, SIG_IGN);
        const auto limit = static_cast<rlim_t>(job.value(3).toLongLong());
        const rlimit limits{limit, limit};
        ::setrlimit(RLIMIT_FSIZE, &limits);
        return answerOf(writeDurably(path, bytes));
    }
    if (verb == "create"_L1)
        return answerOf(createDurably(path, bytes));
    if (verb == "append"_L1)
        return answerOf(appendDurably(path, job.value(2).toUtf8()));
    if (verb == "folders"_L1)
        return answerOf(makeFoldersDurably(path));
    if (verb == "move"_L1)
        return answerOf(moveNoReplace(path, job.value(2)));
    if (verb == "append-many"_L1 || verb == "append-tries"_L1) {
        for (int i = 0; i < job.value(3).toInt(); ++i) {
            const auto done = appendDurably(path, u"%1 line %2"_s.arg(job.value(2)).arg(i).toUtf8());
            if (!done && verb == "append-many"_L1)
                return answerOf(done);
        }
        return answerOf(nullptr);
    }
    return answerOf(writeDurably(path, bytes));
}

/// To be asked first in main(): runs the job if there is one.
inline std::optional<int> ranAsChild(int argc, char** argv)
{
    if (argc < 3 || qstrcmp(argv[1], "--job") != 0)
        return {};
    QStringList job;
    for (int i = 2; i < argc; ++i)
        job += QString::fromLocal8Bit(argv[i]);
    const QByteArray answer = QJsonDocument(doJob(job)).toJson(QJsonDocument::Compact);
    std::fwrite(answer.constData(), 1, static_cast<size_t>(answer.size()), stdout);
    return 0;
}

inline QProcessEnvironment environmentOf(const QString& failing)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!failing.isEmpty()) {
        environment.insert(u"LD_PRELOAD"_s, QString::fromUtf8(FAILING_DISK));
        environment.insert(u"FAILING_DISK"_s, failing);
        environment.insert(u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0"_s);
    }
    return environment;
}

/// Runs a job to its end; `failing` names what the disk does wrong.
inline QJsonObject runJob(const QStringList& job, const QString& failing = {})
{
    QProcess child;
    child.setProcessEnvironment(environmentOf(failing));
    child.start(QCoreApplication::applicationFilePath(), QStringList{u"--job"_s} + job);
    child.waitForFinished(60'000);
    return QJsonDocument::fromJson(child.readAllStandardOutput()).object();
}

} // namespace brickwork::test
