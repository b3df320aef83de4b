// An act of the writer as it is logged: one immutable event. The tables the program reads from are folds of
// these; the mirror and the export are these, line by line.
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/habit/log.h"

#include <QJsonObject>

namespace brickwork {

/// Kinds and bodies (all keys always present; null where a value is absent):
///   brick.stacked   {day, size, source, note, direction}     merges by R4
///   brick.replaced  {day, size, source, note, direction}     an edit: the brick becomes this
///   brick.removed   {day}                                    tombstone
///   rest.added      {day, reason}
///   rest.removed    {day}
///   post.published  {key, title, url, day, counts_from, scheduled, draft, target, remote, hash, slug, words}
///   post.retracted  {key, target}                            target null: all of it
///   post.moved      {key, draft}                             the draft was renamed
///   writing.logged  {day, draft, title, typed, pasted, moved, imported, external, msecs, first, last, total}
///                   words as [added, removed]; adds to what was logged before of that day and draft
///   setting.changed {key, value, from}                       from: day, for dated settings
///   target.added    {name, kind, options}
///   target.removed  {name}
/// The subject names the one thing an event changes: brick/DAY, rest/DAY, post/KEY, writing/DAY/DRAFT,
/// setting/KEY, target/NAME.
struct Event
{
    EventId id;
    Instant
        recorded; ///< real time of the logging, made greater than that of every event known before: the order
    DeviceId device;
    Stamp stamp; ///< the writer's now, zone and rollover (--at and --zone pin it)
    QString kind;
    QString subject;
    QJsonObject body;
    friend bool operator==(const Event&, const Event&) = default;
};

/// An event before it has an id, an order and a device.
struct Act
{
    Stamp stamp;
    QString kind;
    QString subject;
    QJsonObject body;
};

/// Order of application: (recorded, id).
[[nodiscard]] bool appliedBefore(const Event& a, const Event& b);

[[nodiscard]] QJsonObject toJson(const Event& event);
/// Checks every field and the body of its kind. Unknown kinds are kept (a later version's), known ones must
/// fit.
[[nodiscard]] Result<Event> eventFromJson(const QJsonObject& json);

/// CRC-32 of the event's canonical JSON.
[[nodiscard]] quint32 checksumOf(const Event& event);

/// One mirror line, without newline: compact canonical JSON of {"event":…,"crc":"8 hex digits of CRC-32 of
/// the event's canonical JSON"}.
[[nodiscard]] QByteArray toLine(const Event& event);
[[nodiscard]] Result<Event> eventFromLine(QByteArrayView line);

// Makers of acts: the only places that write bodies.
[[nodiscard]] Act stackAct(const Brick& brick); ///< stamp is the brick's
[[nodiscard]] Act replaceBrickAct(const Brick& brick, const Stamp& stamp);
[[nodiscard]] Act removeBrickAct(Day day, const Stamp& stamp);
[[nodiscard]] Act addRestAct(const Rest& rest, const Stamp& stamp);
[[nodiscard]] Act removeRestAct(Day day, const Stamp& stamp);
[[nodiscard]] Act writingAct(const Writing& writing, const Stamp& stamp);
[[nodiscard]] Act settingAct(const QString& key, const QString& value, std::optional<Day> from,
                             const Stamp& stamp);

/// Draft: it is at the target, but readers do not see it: it is no publication. Scheduled: the target shows
/// it by itself once its time has come.
enum class DeliveryState
{
    Published,
    Draft,
    Scheduled
};
[[nodiscard]] QString toText(DeliveryState state);
[[nodiscard]] std::optional<DeliveryState> deliveryStateFrom(const QString& text);

/// What the writer found when an older post came up again.
enum class Verdict
{
    Holds,
    Corrected,
    Linked ///< it is linked in an issue
};
[[nodiscard]] QString toText(Verdict verdict);
[[nodiscard]] std::optional<Verdict> verdictFrom(const QString& text);

/// Where and how a post was delivered.
struct Delivery
{
    QString target; ///< name of the target; empty for a publication made elsewhere
    QString remote; ///< the target's own id: for a folder the path below it
    QString url;
    QString hash; ///< hex SHA-256 of what was delivered
    QString slug;
    Instant at;
    bool live = true;      ///< false once retracted
    QString modified = {}; ///< the target's own stamp of it
    QString media = {};    ///< what the target knows of its pictures; a text of core/publish, opaque here
    DeliveryState state = DeliveryState::Published;
    friend bool operator==(const Delivery&, const Delivery&) = default;
};

/// A post as the store knows it: what counts (Post) and where it is.
struct Publication
{
    Post post;
    Stamp first;   ///< of the first publication
    QString draft; ///< DraftId value, or empty
    QString url;   ///< of the latest delivery that has one
    int words = 0;
    std::optional<Instant> scheduled;
    std::vector<Delivery> deliveries;     ///< by target name
    std::optional<Instant> reviewed = {}; ///< when the writer last looked whether it still holds up
    std::optional<Verdict> verdict = {};
    friend bool operator==(const Publication&, const Publication&) = default;
};

struct PublishedPost
{
    PostId key;
    QString title;
    Day day;
    Instant countsFrom;
    std::optional<Instant> scheduled;
    QString draft;
    int words = 0;
    Delivery delivery;
};
[[nodiscard]] Act publishAct(const PublishedPost& post, const Stamp& stamp);
[[nodiscard]] Act retractAct(const PostId& key, const std::optional<QString>& target, const Stamp& stamp);
[[nodiscard]] Act movePostAct(const PostId& key, const QString& draft, const Stamp& stamp);

[[nodiscard]] Act reviewAct(const PostId& key, Verdict verdict, const Stamp& stamp);

/// A note for the next issue.
struct Note
{
    NoteId id;
    QString text;
    std::optional<Day> on; ///< of a dated announcement
    Instant added;
    QString usedIn = {}; ///< DraftId value of the draft it went into; empty while it is open
    std::optional<Instant> used = {};
    friend bool operator==(const Note&, const Note&) = default;
};
[[nodiscard]] Act addNoteAct(const NoteId& id, const QString& text, std::optional<Day> on,
                             const Stamp& stamp);
/// Of a note that was removed: it is there again.
[[nodiscard]] Act changeNoteAct(const NoteId& id, const QString& text, std::optional<Day> on,
                                const Stamp& stamp);
/// An empty draft opens it again.
[[nodiscard]] Act useNoteAct(const NoteId& id, const QString& draft, const Stamp& stamp);
[[nodiscard]] Act removeNoteAct(const NoteId& id, const Stamp& stamp);

struct TargetRecord
{
    QString name;
    QString kind; ///< as core/publish names it
    std::map<QString, QString> options;
    friend bool operator==(const TargetRecord&, const TargetRecord&) = default;
};
[[nodiscard]] Act addTargetAct(const TargetRecord& target, const Stamp& stamp);
[[nodiscard]] Act removeTargetAct(const QString& name, const Stamp& stamp);

} // namespace brickwork
