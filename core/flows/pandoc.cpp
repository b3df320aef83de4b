#include "core/flows/pandoc.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DraftExport)
};

constexpr int lookEvery = 50;       ///< milliseconds between looks whether it was called off
constexpr int killPatience = 3'000; ///< milliseconds for the system to end a process
constexpr qsizetype shownWords = 300;
constexpr qsizetype keptWords = 64 * 1024;

QString shown(const QString& words)
{
    const QString line = words.simplified();
    return line.size() <= shownWords ? line : line.first(shownWords) + u'…';
}

void end(QProcess& process)
{
    process.kill();
    process.waitForFinished(killPatience);
}

/// Until it has ended. Errors: it was called off or took too long; then it is ended.
Result<void> waitFor(QProcess& process, const PandocErrand& errand, const std::stop_token& stop)
{
    const QDeadlineTimer deadline(errand.patience);
    while (process.state() != QProcess::NotRunning && !process.waitForFinished(lookEvery)) {
        if (stop.stop_requested()) {
            end(process);
            return fail(ErrorCode::Cancelled, Words::tr("Called off. Nothing was written."));
        }
        if (deadline.hasExpired()) {
            end(process);
            const auto seconds = std::chrono::ceil<std::chrono::seconds>(errand.patience).count();
            return fail(ErrorCode::Internal,
                        Words::tr("pandoc took longer than %n seconds and was ended. Nothing was written.",
                                  nullptr, static_cast<int>(seconds)));
        }
    }
    return {};
}

} // namespace

Result<PandocAnswer> runPandoc(const PandocErrand& errand, const std::stop_token& stop)
{
    QProcess process;
    process.setProgram(errand.program);
    process.setArguments(errand.arguments);
    process.setWorkingDirectory(errand.folder);
    process.start();
    if (!process.waitForStarted())
        return fail(
            ErrorCode::Internal,
            Words::tr("pandoc could not be started: %1. Nothing was written.").arg(process.errorString()),
            errand.program);
    process.write(errand.text);
    process.closeWriteChannel();
    if (auto ended = waitFor(process, errand, stop); !ended)
        return Failure(ended.error());
    const QString words = QString::fromUtf8(process.readAllStandardError().left(keptWords)).trimmed();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return fail(ErrorCode::Internal,
                    words.isEmpty()
                        ? Words::tr("pandoc failed without a word. Nothing was written.")
                        : Words::tr("pandoc failed; nothing was written. It says: %1").arg(shown(words)),
                    words);
    return PandocAnswer{.out = process.readAllStandardOutput(), .words = words};
}

Result<QByteArray> pandocTreeVersion(const PandocErrand& errand, const std::stop_token& stop)
{
    PandocErrand question = errand;
    question.arguments = {u"--from=markdown"_s, u"--to=json"_s};
    question.text = "\n";
    return runPandoc(question, stop).and_then([](const PandocAnswer& answer) -> Result<QByteArray> {
        const QJsonArray version =
            QJsonDocument::fromJson(answer.out).object().value(u"pandoc-api-version"_s).toArray();
        // Since 1.21 tables are what they are now.
        const bool knows =
            version.at(0).toInt() > 1 || (version.at(0).toInt() == 1 && version.at(1).toInt() >= 21);
        if (!knows)
            return fail(ErrorCode::Refused,
                        Words::tr("This pandoc is too old; version 2.11 or a later one is "
                                  "needed. Nothing was written."));
        return QJsonDocument(version).toJson(QJsonDocument::Compact);
    });
}

} // namespace brickwork
