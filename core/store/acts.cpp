// The makers of acts: the only places that write bodies.
#include "core/store/event_body.h"

#include <QJsonArray>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

template <typename T>
QJsonValue isoOrNull(const std::optional<T>& value)
{
    return value ? QJsonValue(value->iso()) : QJsonValue(QJsonValue::Null);
}

QJsonObject bodyOf(const Brick& brick)
{
    return {{u"day"_s, brick.day.iso()},
            {u"size"_s, toText(brick.size)},
            {u"source"_s, toText(brick.source)},
            {u"note"_s, brick.note},
            {u"direction"_s, orNull(brick.direction.value_or(QString()))}};
}

} // namespace

Act stackAct(const Brick& brick)
{
    return {brick.stamp, kinds::brickStacked, brickSubject(brick.day), bodyOf(brick)};
}

Act replaceBrickAct(const Brick& brick, const Stamp& stamp)
{
    return {stamp, kinds::brickReplaced, brickSubject(brick.day), bodyOf(brick)};
}

Act removeBrickAct(Day day, const Stamp& stamp)
{
    return {stamp, kinds::brickRemoved, brickSubject(day), {{u"day"_s, day.iso()}}};
}

Act addRestAct(const Rest& rest, const Stamp& stamp)
{
    return {stamp,
            kinds::restAdded,
            restSubject(rest.day),
            {{u"day"_s, rest.day.iso()}, {u"reason"_s, rest.reason}}};
}

Act removeRestAct(Day day, const Stamp& stamp)
{
    return {stamp, kinds::restRemoved, restSubject(day), {{u"day"_s, day.iso()}}};
}

Act writingAct(const Writing& writing, const Stamp& stamp)
{
    QJsonObject body{{u"day"_s, writing.day.iso()},
                     {u"draft"_s, writing.draft},
                     {u"title"_s, writing.title},
                     {u"msecs"_s, writing.msecs},
                     {u"first"_s, isoOrNull(writing.first)},
                     {u"last"_s, isoOrNull(writing.last)},
                     {u"total"_s, writing.total}};
    for (std::size_t i = 0; i < wordSources; ++i) {
        const WordChange& words = writing.words.at(i);
        body.insert(wordSourceKeys.at(i), QJsonArray{words.added, words.removed});
    }
    return {stamp, kinds::writingLogged, writingSubject(writing.day, writing.draft), body};
}

Act settingAct(const QString& key, const QString& value, std::optional<Day> from, const Stamp& stamp)
{
    return {stamp,
            kinds::settingChanged,
            settingSubject(key),
            {{u"key"_s, key}, {u"value"_s, value}, {u"from"_s, isoOrNull(from)}}};
}

Act publishAct(const PublishedPost& post, const Stamp& stamp)
{
    const Delivery& delivery = post.delivery;
    QJsonObject body{{u"key"_s, post.key.value},
                     {u"title"_s, post.title},
                     {u"url"_s, orNull(delivery.url)},
                     {u"day"_s, post.day.iso()},
                     {u"counts_from"_s, post.countsFrom.iso()},
                     {u"scheduled"_s, isoOrNull(post.scheduled)},
                     {u"draft"_s, orNull(post.draft)},
                     {u"target"_s, orNull(delivery.target)},
                     {u"remote"_s, orNull(delivery.remote)},
                     {u"hash"_s, orNull(delivery.hash)},
                     {u"slug"_s, orNull(delivery.slug)},
                     {u"words"_s, post.words}};
    if (!delivery.modified.isEmpty())
        body.insert(u"modified"_s, delivery.modified);
    if (!delivery.media.isEmpty())
        body.insert(u"media"_s, delivery.media);
    if (delivery.state != DeliveryState::Published)
        body.insert(u"state"_s, toText(delivery.state));
    return {stamp, kinds::postPublished, postSubject(post.key), body};
}

Act reviewAct(const PostId& key, Verdict verdict, const Stamp& stamp)
{
    return {stamp,
            kinds::postReviewed,
            postSubject(key),
            {{u"key"_s, key.value}, {u"verdict"_s, toText(verdict)}}};
}

Act addNoteAct(const NoteId& id, const QString& text, std::optional<Day> on, const Stamp& stamp)
{
    return {stamp,
            kinds::noteAdded,
            noteSubject(id),
            {{u"id"_s, id.value}, {u"text"_s, text}, {u"on"_s, isoOrNull(on)}}};
}

Act changeNoteAct(const NoteId& id, const QString& text, std::optional<Day> on, const Stamp& stamp)
{
    return {stamp,
            kinds::noteChanged,
            noteSubject(id),
            {{u"id"_s, id.value}, {u"text"_s, text}, {u"on"_s, isoOrNull(on)}}};
}

Act useNoteAct(const NoteId& id, const QString& draft, const Stamp& stamp)
{
    return {stamp, kinds::noteUsed, noteSubject(id), {{u"id"_s, id.value}, {u"draft"_s, orNull(draft)}}};
}

Act removeNoteAct(const NoteId& id, const Stamp& stamp)
{
    return {stamp, kinds::noteRemoved, noteSubject(id), {{u"id"_s, id.value}}};
}

Act retractAct(const PostId& key, const std::optional<QString>& target, const Stamp& stamp)
{
    const QJsonValue from = target ? QJsonValue(*target) : QJsonValue(QJsonValue::Null);
    return {stamp, kinds::postRetracted, postSubject(key), {{u"key"_s, key.value}, {u"target"_s, from}}};
}

Act movePostAct(const PostId& key, const QString& draft, const Stamp& stamp)
{
    return {stamp, kinds::postMoved, postSubject(key), {{u"key"_s, key.value}, {u"draft"_s, orNull(draft)}}};
}

Act addTargetAct(const TargetRecord& target, const Stamp& stamp)
{
    QJsonObject options;
    for (const auto& [key, value] : target.options)
        options.insert(key, value);
    return {stamp,
            kinds::targetAdded,
            targetSubject(target.name),
            {{u"name"_s, target.name}, {u"kind"_s, target.kind}, {u"options"_s, options}}};
}

Act removeTargetAct(const QString& name, const Stamp& stamp)
{
    return {stamp, kinds::targetRemoved, targetSubject(name), {{u"name"_s, name}}};
}

} // namespace brickwork
