#include "core/store/event.h"

#include "core/store/crc32.h"
#include "core/store/event_body.h"
#include "core/store/sentence.h"

#include <QJsonDocument>

#include <tuple>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

Failure notAnEvent(const QString& what)
{
    return fail(ErrorCode::Invalid, Sentence::tr("This is not an event: %1.").arg(what));
}

/// Lower-case 8-4-4-4-12 hexadecimal.
bool isUuid(const QString& text)
{
    if (text.size() != 36)
        return false;
    for (int i = 0; i < 36; ++i) {
        const char16_t c = text[i].unicode();
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool hex = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
        if (dash ? c != u'-' : !hex)
            return false;
    }
    return true;
}

/// Only the canonical text: one instant has one spelling, so that an export is the same bytes everywhere.
std::optional<Instant> canonicalInstant(const QJsonValue& value)
{
    const auto instant = Instant::fromIso(value.toString());
    return instant && instant->iso() == value.toString() ? instant : std::nullopt;
}

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

bool appliedBefore(const Event& a, const Event& b)
{
    return std::tie(a.recorded, a.id) < std::tie(b.recorded, b.id);
}

QJsonObject toJson(const Event& event)
{
    return {{u"id"_s, event.id.value},
            {u"recorded"_s, event.recorded.iso()},
            {u"device"_s, event.device.value},
            {u"at"_s, event.stamp.at.iso()},
            {u"zone"_s, event.stamp.zone},
            {u"rollover"_s, event.stamp.rollover.text()},
            {u"kind"_s, event.kind},
            {u"subject"_s, event.subject},
            {u"body"_s, event.body}};
}

Result<Event> eventFromJson(const QJsonObject& json)
{
    const auto recorded = canonicalInstant(json.value("recorded"_L1));
    const auto at = canonicalInstant(json.value("at"_L1));
    const auto rollover = Rollover::fromText(json.value("rollover"_L1).toString());
    if (!recorded || recorded->msecs < 0 || *recorded > lastRecorded)
        return notAnEvent(u"recorded"_s);
    if (!at)
        return notAnEvent(u"at"_s);
    if (!rollover)
        return notAnEvent(u"rollover"_s);
    Event event{{json.value("id"_L1).toString()},     *recorded,
                {json.value("device"_L1).toString()}, {*at, json.value("zone"_L1).toString(), *rollover},
                json.value("kind"_L1).toString(),     json.value("subject"_L1).toString(),
                json.value("body"_L1).toObject()};
    if (!isUuid(event.id.value))
        return notAnEvent(u"id"_s);
    if (!isUuid(event.device.value))
        return notAnEvent(u"device"_s);
    if (event.stamp.zone.isEmpty() || !event.stamp.zone.isValidUtf16())
        return notAnEvent(u"zone"_s);
    if (event.kind.isEmpty() || !event.kind.isValidUtf16())
        return notAnEvent(u"kind"_s);
    if (!json.value("body"_L1).isObject() || !isShallow(event.body))
        return notAnEvent(u"body"_s);
    const auto subject = subjectOf(event.kind, event.body);
    if (subject && subject->isEmpty())
        return notAnEvent(u"body of %1"_s.arg(event.kind));
    if (event.subject.isEmpty() || !event.subject.isValidUtf16() || (subject && *subject != event.subject))
        return notAnEvent(u"subject"_s);
    return event;
}

quint32 checksumOf(const Event& event)
{
    return crc32(compact(toJson(event)));
}

QByteArray toLine(const Event& event)
{
    // The object of both, spelled out: its keys are in order, and the event need not be serialised twice.
    const QByteArray json = compact(toJson(event));
    return R"({"crc":")" + crc32Text(json).toLatin1() + R"(","event":)" + json + '}';
}

Result<Event> eventFromLine(QByteArrayView line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line.toByteArray());
    const QJsonValue json = document.object().value("event"_L1);
    const QString crc = document.object().value("crc"_L1).toString();
    if (!json.isObject() || crc.isEmpty())
        return fail(ErrorCode::Damaged, Sentence::tr("This line of the journal is damaged."));
    if (crc32Text(compact(json.toObject())) != crc) {
        return fail(ErrorCode::Damaged,
                    Sentence::tr("This line of the journal is damaged: its checksum differs."));
    }
    return eventFromJson(json.toObject());
}

} // namespace brickwork
