#include "core/store/log_file.h"

#include "core/store/sentence.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;

Result<QJsonArray> eventsOf(const QByteArray& bytes)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &fault);
    if (fault.error != QJsonParseError::NoError) {
        return fail(
            ErrorCode::Invalid,
            Sentence::tr(
                "This is not an export of Brickwork: it cannot be read from byte %1 on. Nothing was taken.")
                .arg(fault.offset),
            fault.errorString());
    }
    const QJsonObject file = document.object();
    if (file.value("format"_L1).toString() != "brickwork-log"_L1 || !file.value("version"_L1).isDouble() ||
        !file.value("events"_L1).isArray())
        return fail(ErrorCode::Invalid,
                    Sentence::tr("This is not an export of Brickwork. Nothing was taken."));
    if (file.value("version"_L1).toInt() > formatVersion) {
        return fail(
            ErrorCode::Newer,
            Sentence::tr(
                "This export was written by a later version of Brickwork. Nothing was taken; install that "
                "version to restore it."));
    }
    if (file.value("version"_L1).toInt() != formatVersion)
        return fail(ErrorCode::Invalid,
                    Sentence::tr("This is not an export of Brickwork. Nothing was taken."));
    return file.value("events"_L1).toArray();
}

} // namespace

QByteArray toLogFile(const std::vector<Event>& events)
{
    QByteArray text = R"({"format":"brickwork-log","version":1,"events":[)"
                      "\n";
    for (size_t i = 0; i < events.size(); ++i) {
        text += QJsonDocument(toJson(events[i])).toJson(QJsonDocument::Compact);
        text += i + 1 < events.size() ? ",\n" : "\n";
    }
    text += "]}\n";
    return text;
}

Result<std::vector<Event>> fromLogFile(const QByteArray& bytes)
{
    const auto array = eventsOf(bytes);
    if (!array)
        return Failure(array.error());
    std::vector<Event> events;
    QHash<QString, size_t> seen;
    events.reserve(static_cast<size_t>(array->size()));
    for (qsizetype i = 0; i < array->size(); ++i) {
        auto event = eventFromJson(array->at(i).toObject());
        if (!event) {
            return fail(ErrorCode::Invalid,
                        Sentence::tr("Event %1 of the export is not sound. Nothing was taken. %2")
                            .arg(i + 1)
                            .arg(event.error().sentence));
        }
        const auto before = seen.constFind(event->id.value);
        if (before != seen.cend() && events[*before] != *event) {
            return fail(
                ErrorCode::Invalid,
                Sentence::tr(
                    "Event %1 of the export contradicts event %2, which has the same id. Nothing was taken.")
                    .arg(i + 1)
                    .arg(*before + 1));
        }
        if (before != seen.cend())
            continue;
        seen.insert(event->id.value, events.size());
        events.push_back(std::move(*event));
    }
    return events;
}

} // namespace brickwork
