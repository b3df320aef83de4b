#include "app/cli/context.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

void write(std::FILE* stream, QByteArrayView bytes)
{
    std::fwrite(bytes.data(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

Context::Context(Arguments arguments) : m_arguments(std::move(arguments)), m_places(Places::standard())
{
    std::optional<Instant> at;
    if (!m_arguments.at.empty())
        at = instantFrom(m_arguments.at);
    std::optional<QTimeZone> zone;
    if (!m_arguments.zone.empty()) {
        const QByteArray name = QByteArray::fromStdString(m_arguments.zone);
        // QTimeZone also takes offsets; only names can be stored and understood in ten years.
        if (!QTimeZone::isTimeZoneIdAvailable(name) || !QTimeZone(name).isValid())
            throw UsageError{
                Words::tr("“%1” is no time zone this machine knows. Write it like Europe/Berlin.")
                    .arg(QString::fromUtf8(name))};
        zone = QTimeZone(name);
    }
    m_clock = std::make_unique<SystemClock>(at, zone);
}

Result<Services*> Context::services()
{
    if (m_services)
        return &*m_services;
    QString folder = QString::fromStdString(m_arguments.workspace);
    if (folder.isEmpty())
        folder = lastWorkspace();
    if (folder.isEmpty())
        return fail(
            ErrorCode::NotFound,
            Words::tr("No workspace has been opened yet. Name one with --workspace DIR, or make one with "
                      "brickwork init DIR."));
    auto opened = openServices(folder, m_places, *m_clock);
    if (!opened)
        return Failure(opened.error());
    for (const QString& notice : opened->notices)
        complain(notice);
    m_services.emplace(std::move(*opened));
    return &*m_services;
}

Day Context::dayFrom(const std::string& text)
{
    const QString written = QString::fromStdString(text);
    if (const auto day = Day::fromIso(written))
        return *day;
    throw UsageError{Words::tr("“%1” is no date. Write it like 2025-07-21.").arg(written)};
}

std::optional<Day> Context::optionalDayFrom(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(dayFrom(text));
}

Instant Context::instantFrom(const std::string& text)
{
    const QString written = QString::fromStdString(text);
    if (const auto instant = Instant::fromIso(written))
        return *instant;
    throw UsageError{
        Words::tr("“%1” is no point in time. Write it with its offset, like 2025-07-21T20:00:00+02:00.")
            .arg(written)};
}

void Context::print(const QString& text)
{
    write(stdout, text.toUtf8() + '\n');
}

void Context::print(const QJsonObject& object)
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Indented));
}

void Context::printBytes(QByteArrayView bytes)
{
    write(stdout, bytes);
}

bool Context::printed()
{
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

void Context::complain(const QString& sentence)
{
    // What was typed stands in the sentence, line breaks and all.
    QString line = sentence;
    std::ranges::replace_if(line, breaksLine, u' ');
    write(stderr, u"brickwork: %1\n"_s.arg(line).toUtf8());
}

bool breaksLine(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line ||
           c.category() == QChar::Separator_Paragraph;
}

int report(const Error& error)
{
    Context::complain(error.sentence);
    return 1;
}

} // namespace brickwork
