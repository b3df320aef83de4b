#include "core/store/event_body.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

// A key that is not there at all reads as Undefined, never as null: a body with a key left out does not fit.
std::optional<QString> textOf(const QJsonObject& body, QLatin1StringView key)
{
    const QJsonValue value = body.value(key);
    if (!value.isString() || !value.toString().isValidUtf16())
        return std::nullopt;
    return value.toString();
}

std::optional<QString> nonEmptyOf(const QJsonObject& body, QLatin1StringView key)
{
    auto text = textOf(body, key);
    return text && !text->isEmpty() ? text : std::nullopt;
}

/// Null stands for absence and reads as an empty text.
std::optional<QString> textOrNullOf(const QJsonObject& body, QLatin1StringView key)
{
    return body.value(key).isNull() ? std::optional<QString>(QString()) : textOf(body, key);
}

std::optional<QString> textOrLackingOf(const QJsonObject& body, QLatin1StringView key)
{
    return body.contains(key) ? textOrNullOf(body, key) : std::optional<QString>(QString());
}

std::optional<Day> dayAt(const QJsonObject& body, QLatin1StringView key)
{
    const auto text = textOf(body, key);
    return text ? Day::fromIso(*text) : std::nullopt;
}

std::optional<Instant> instantAt(const QJsonObject& body, QLatin1StringView key)
{
    const auto text = textOf(body, key);
    return text ? Instant::fromIso(*text) : std::nullopt;
}

/// The outer optional: does it fit; the inner: is there one.
template <typename T>
std::optional<std::optional<T>> orNull(const QJsonObject& body, QLatin1StringView key,
                                       std::optional<T> (*read)(const QJsonObject&, QLatin1StringView))
{
    if (body.value(key).isNull())
        return std::optional<T>();
    auto value = read(body, key);
    if (!value)
        return std::nullopt;
    return value;
}

std::optional<int> countAt(const QJsonObject& body, QLatin1StringView key)
{
    const QJsonValue value = body.value(key);
    const int count = value.toInt(-1);
    return value.isDouble() && count >= 0 ? std::optional(count) : std::nullopt;
}

constexpr int deepestBody = 64;

bool isWithin(const QJsonValue& value, int levels)
{
    if (!value.isObject() && !value.isArray())
        return true;
    if (levels == 0)
        return false;
    const auto below = [levels](const QJsonValue& inner) { return isWithin(inner, levels - 1); };
    if (value.isArray())
        return std::ranges::all_of(value.toArray(), below);
    return std::ranges::all_of(value.toObject(), below);
}

QString orEmpty(const std::optional<QString>& subject)
{
    return subject.value_or(QString());
}

template <typename T, size_t N>
std::optional<T> wordIn(const std::array<std::pair<T, QLatin1StringView>, N>& words, const QString& text)
{
    const auto found = std::ranges::find(words, text, &std::pair<T, QLatin1StringView>::second);
    return found == words.end() ? std::nullopt : std::optional(found->first);
}

template <typename T, size_t N>
QString wordFor(const std::array<std::pair<T, QLatin1StringView>, N>& words, T value)
{
    return std::ranges::find(words, value, &std::pair<T, QLatin1StringView>::first)->second;
}

constexpr std::array deliveryStates{std::pair(DeliveryState::Published, "published"_L1),
                                    std::pair(DeliveryState::Draft, "draft"_L1),
                                    std::pair(DeliveryState::Scheduled, "scheduled"_L1)};
constexpr std::array verdicts{std::pair(Verdict::Holds, "holds"_L1),
                              std::pair(Verdict::Corrected, "corrected"_L1),
                              std::pair(Verdict::Linked, "linked"_L1)};

} // namespace

QString toText(DeliveryState state)
{
    return wordFor(deliveryStates, state);
}

std::optional<DeliveryState> deliveryStateFrom(const QString& text)
{
    return wordIn(deliveryStates, text);
}

QString toText(Verdict verdict)
{
    return wordFor(verdicts, verdict);
}

std::optional<Verdict> verdictFrom(const QString& text)
{
    return wordIn(verdicts, text);
}

std::optional<Brick> brickOf(const QJsonObject& body, const Stamp& stamp)
{
    const auto day = dayAt(body, "day"_L1);
    const auto size = brickSizeFrom(body.value("size"_L1).toString());
    const auto source = brickSourceFrom(body.value("source"_L1).toString());
    const auto note = textOf(body, "note"_L1);
    const auto direction = orNull(body, "direction"_L1, &nonEmptyOf);
    if (!day || !size || !source || !note || !direction)
        return std::nullopt;
    return Brick{*day, *size, *source, *note, *direction, stamp};
}

std::optional<Day> dayOf(const QJsonObject& body)
{
    return dayAt(body, "day"_L1);
}

std::optional<Rest> restOf(const QJsonObject& body)
{
    const auto day = dayAt(body, "day"_L1);
    const auto reason = textOf(body, "reason"_L1);
    if (!day || !reason)
        return std::nullopt;
    return Rest{*day, *reason};
}

std::optional<PublishedPost> publishedOf(const QJsonObject& body, const Stamp& stamp)
{
    const auto key = nonEmptyOf(body, "key"_L1);
    const auto title = textOf(body, "title"_L1);
    const auto day = dayAt(body, "day"_L1);
    const auto countsFrom = instantAt(body, "counts_from"_L1);
    const auto scheduled = orNull(body, "scheduled"_L1, &instantAt);
    const auto draft = textOrNullOf(body, "draft"_L1);
    const auto words = countAt(body, "words"_L1);
    const auto target = textOrNullOf(body, "target"_L1);
    const auto remote = textOrNullOf(body, "remote"_L1);
    const auto url = textOrNullOf(body, "url"_L1);
    const auto hash = textOrNullOf(body, "hash"_L1);
    const auto slug = textOrNullOf(body, "slug"_L1);
    if (!key || !title || !day || !countsFrom || !scheduled || !draft || !words)
        return std::nullopt;
    // Acts of before there were such targets lack these.
    const auto modified = textOrLackingOf(body, "modified"_L1);
    const auto media = textOrLackingOf(body, "media"_L1);
    const auto state = body.contains("state"_L1) ? deliveryStateFrom(body.value("state"_L1).toString())
                                                 : std::optional(DeliveryState::Published);
    if (!target || !remote || !url || !hash || !slug || !modified || !media || !state)
        return std::nullopt;
    return PublishedPost{.key = {*key},
                         .title = *title,
                         .day = *day,
                         .countsFrom = *countsFrom,
                         .scheduled = *scheduled,
                         .draft = *draft,
                         .words = *words,
                         .delivery = {.target = *target,
                                      .remote = *remote,
                                      .url = *url,
                                      .hash = *hash,
                                      .slug = *slug,
                                      .at = stamp.at,
                                      .live = true,
                                      .modified = *modified,
                                      .media = *media,
                                      .state = *state}};
}

std::optional<Review> reviewOf(const QJsonObject& body)
{
    const auto key = nonEmptyOf(body, "key"_L1);
    const auto verdict = verdictFrom(body.value("verdict"_L1).toString());
    if (!key || !verdict)
        return std::nullopt;
    return Review{{*key}, *verdict};
}

std::optional<NoteWords> noteWordsOf(const QJsonObject& body)
{
    const auto id = nonEmptyOf(body, "id"_L1);
    const auto text = textOf(body, "text"_L1);
    const auto on = orNull(body, "on"_L1, &dayAt);
    if (!id || !text || !on)
        return std::nullopt;
    return NoteWords{{*id}, *text, *on};
}

std::optional<NoteUse> noteUseOf(const QJsonObject& body)
{
    const auto id = nonEmptyOf(body, "id"_L1);
    const auto draft = textOrNullOf(body, "draft"_L1);
    if (!id || !draft)
        return std::nullopt;
    return NoteUse{{*id}, *draft};
}

std::optional<NoteId> noteIdOf(const QJsonObject& body)
{
    return nonEmptyOf(body, "id"_L1).transform([](const QString& id) { return NoteId{id}; });
}

std::optional<Retraction> retractionOf(const QJsonObject& body)
{
    const auto key = nonEmptyOf(body, "key"_L1);
    const auto target = orNull(body, "target"_L1, &textOf);
    if (!key || !target)
        return std::nullopt;
    return Retraction{{*key}, *target};
}

std::optional<PostMove> postMoveOf(const QJsonObject& body)
{
    const auto key = nonEmptyOf(body, "key"_L1);
    const auto draft = textOrNullOf(body, "draft"_L1);
    if (!key || !draft)
        return std::nullopt;
    return PostMove{{*key}, *draft};
}

std::optional<Writing> writingOf(const QJsonObject& body)
{
    const auto day = dayAt(body, "day"_L1);
    const auto draft = textOf(body, "draft"_L1);
    const auto title = textOf(body, "title"_L1);
    const auto first = orNull(body, "first"_L1, &instantAt);
    const auto last = orNull(body, "last"_L1, &instantAt);
    const auto total = countAt(body, "total"_L1);
    const QJsonValue msecs = body.value("msecs"_L1);
    if (!day || !draft || !title || !first || !last || !total || !msecs.isDouble() || msecs.toInteger(-1) < 0)
        return std::nullopt;
    Writing writing{.day = *day,
                    .draft = *draft,
                    .title = *title,
                    .words = {},
                    .msecs = msecs.toInteger(),
                    .first = *first,
                    .last = *last,
                    .total = *total};
    for (std::size_t i = 0; i < wordSources; ++i) {
        const QJsonArray pair = body.value(wordSourceKeys.at(i)).toArray();
        const int added = pair.size() == 2 ? pair.at(0).toInt(-1) : -1;
        const int removed = pair.size() == 2 ? pair.at(1).toInt(-1) : -1;
        if (added < 0 || removed < 0)
            return std::nullopt;
        writing.words.at(i) = {added, removed};
    }
    return writing;
}

std::optional<SettingChange> settingChangeOf(const QJsonObject& body)
{
    const auto key = nonEmptyOf(body, "key"_L1);
    const auto value = textOf(body, "value"_L1);
    const auto from = orNull(body, "from"_L1, &dayAt);
    if (!key || !value || !from)
        return std::nullopt;
    return SettingChange{*key, *value, *from};
}

std::optional<TargetRecord> targetOf(const QJsonObject& body)
{
    const auto name = nonEmptyOf(body, "name"_L1);
    const auto kind = nonEmptyOf(body, "kind"_L1);
    const QJsonValue options = body.value("options"_L1);
    if (!name || !kind || !options.isObject())
        return std::nullopt;
    TargetRecord record{*name, *kind, {}};
    const QJsonObject pairs = options.toObject();
    for (auto it = pairs.begin(); it != pairs.end(); ++it) {
        if (!it.value().isString() || !it.value().toString().isValidUtf16())
            return std::nullopt;
        record.options.emplace(it.key(), it.value().toString());
    }
    return record;
}

std::optional<QString> targetNameOf(const QJsonObject& body)
{
    return nonEmptyOf(body, "name"_L1);
}

bool isShallow(const QJsonObject& body)
{
    return isWithin(body, deepestBody);
}

std::optional<QString> subjectOf(const QString& kind, const QJsonObject& body)
{
    if (kind == kinds::brickStacked || kind == kinds::brickReplaced)
        return orEmpty(brickOf(body, {}).transform([](const Brick& b) { return brickSubject(b.day); }));
    if (kind == kinds::brickRemoved)
        return orEmpty(dayOf(body).transform(&brickSubject));
    if (kind == kinds::restAdded)
        return orEmpty(restOf(body).transform([](const Rest& r) { return restSubject(r.day); }));
    if (kind == kinds::restRemoved)
        return orEmpty(dayOf(body).transform(&restSubject));
    if (kind == kinds::postPublished)
        return orEmpty(publishedOf(body, {}).transform([](const auto& p) { return postSubject(p.key); }));
    if (kind == kinds::postRetracted)
        return orEmpty(retractionOf(body).transform([](const auto& r) { return postSubject(r.key); }));
    if (kind == kinds::postMoved)
        return orEmpty(postMoveOf(body).transform([](const auto& m) { return postSubject(m.key); }));
    if (kind == kinds::postReviewed)
        return orEmpty(reviewOf(body).transform([](const auto& r) { return postSubject(r.key); }));
    if (kind == kinds::noteAdded || kind == kinds::noteChanged)
        return orEmpty(noteWordsOf(body).transform([](const auto& n) { return noteSubject(n.id); }));
    if (kind == kinds::noteUsed)
        return orEmpty(noteUseOf(body).transform([](const auto& n) { return noteSubject(n.id); }));
    if (kind == kinds::noteRemoved)
        return orEmpty(noteIdOf(body).transform(&noteSubject));
    if (kind == kinds::writingLogged) {
        return orEmpty(
            writingOf(body).transform([](const Writing& w) { return writingSubject(w.day, w.draft); }));
    }
    if (kind == kinds::settingChanged)
        return orEmpty(settingChangeOf(body).transform([](const auto& s) { return settingSubject(s.key); }));
    if (kind == kinds::targetAdded)
        return orEmpty(targetOf(body).transform([](const auto& t) { return targetSubject(t.name); }));
    if (kind == kinds::targetRemoved)
        return orEmpty(targetNameOf(body).transform(&targetSubject));
    return std::nullopt;
}

QString brickSubject(Day day)
{
    return "brick/"_L1 + day.iso();
}

QString restSubject(Day day)
{
    return "rest/"_L1 + day.iso();
}

QString postSubject(const PostId& key)
{
    return "post/"_L1 + key.value;
}

QString noteSubject(const NoteId& id)
{
    return "note/"_L1 + id.value;
}

QString writingSubject(Day day, const QString& draft)
{
    return "writing/"_L1 + day.iso() + u'/' + draft;
}

QString settingSubject(const QString& key)
{
    return "setting/"_L1 + key;
}

QString targetSubject(const QString& name)
{
    return "target/"_L1 + name;
}

} // namespace brickwork
