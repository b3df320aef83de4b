// What the body of an event says, by kind, as values. The one place that reads bodies: the check of a foreign
// event and the folds both go through these, so what is accepted is what is understood.
#pragma once

#include "core/store/event.h"

namespace brickwork {

namespace kinds {
inline constexpr QLatin1StringView brickStacked{"brick.stacked"};
inline constexpr QLatin1StringView brickReplaced{"brick.replaced"};
inline constexpr QLatin1StringView brickRemoved{"brick.removed"};
inline constexpr QLatin1StringView restAdded{"rest.added"};
inline constexpr QLatin1StringView restRemoved{"rest.removed"};
inline constexpr QLatin1StringView postPublished{"post.published"};
inline constexpr QLatin1StringView postRetracted{"post.retracted"};
inline constexpr QLatin1StringView postMoved{"post.moved"};
inline constexpr QLatin1StringView postReviewed{"post.reviewed"};
inline constexpr QLatin1StringView noteAdded{"note.added"};
inline constexpr QLatin1StringView noteChanged{"note.changed"};
inline constexpr QLatin1StringView noteUsed{"note.used"};
inline constexpr QLatin1StringView noteRemoved{"note.removed"};
inline constexpr QLatin1StringView writingLogged{"writing.logged"};
inline constexpr QLatin1StringView settingChanged{"setting.changed"};
inline constexpr QLatin1StringView targetAdded{"target.added"};
inline constexpr QLatin1StringView targetRemoved{"target.removed"};
} // namespace kinds

struct Retraction
{
    PostId key;
    std::optional<QString> target; ///< nothing: from everywhere
};

struct PostMove
{
    PostId key;
    QString draft;
};

struct Review
{
    PostId key;
    Verdict verdict = Verdict::Holds;
};

/// What note.added and note.changed say.
struct NoteWords
{
    NoteId id;
    QString text;
    std::optional<Day> on;
};

struct NoteUse
{
    NoteId id;
    QString draft;
};

struct SettingChange
{
    QString key;
    QString value;
    std::optional<Day> from;
};

// Nothing if the body does not fit. Keys beyond those named in event.h are left alone: a later version's.
[[nodiscard]] std::optional<Brick> brickOf(const QJsonObject& body, const Stamp& stamp);
[[nodiscard]] std::optional<Day> dayOf(const QJsonObject& body); ///< of brick.removed, rest.removed
[[nodiscard]] std::optional<Rest> restOf(const QJsonObject& body);
[[nodiscard]] std::optional<PublishedPost> publishedOf(const QJsonObject& body, const Stamp& stamp);
[[nodiscard]] std::optional<Retraction> retractionOf(const QJsonObject& body);
[[nodiscard]] std::optional<PostMove> postMoveOf(const QJsonObject& body);
[[nodiscard]] std::optional<Review> reviewOf(const QJsonObject& body);
[[nodiscard]] std::optional<NoteWords> noteWordsOf(const QJsonObject& body);
[[nodiscard]] std::optional<NoteUse> noteUseOf(const QJsonObject& body);
[[nodiscard]] std::optional<NoteId> noteIdOf(const QJsonObject& body); ///< of note.removed
[[nodiscard]] std::optional<Writing> writingOf(const QJsonObject& body);
[[nodiscard]] std::optional<SettingChange> settingChangeOf(const QJsonObject& body);
[[nodiscard]] std::optional<TargetRecord> targetOf(const QJsonObject& body);
[[nodiscard]] std::optional<QString> targetNameOf(const QJsonObject& body); ///< of target.removed

/// The last instant an act may be recorded at; fixed, so that everyone accepts the same acts. Nothing can be
/// logged after it: an act from there would leave no room for any order.
inline constexpr Instant lastRecorded{7'258'118'399'999}; // the end of 2199

/// Whether a body stays within what every reader of JSON can follow: a later version's may hold anything.
[[nodiscard]] bool isShallow(const QJsonObject& body);

/// The subject a body of this kind is about; empty if the kind is known and the body does not fit it; nothing
/// for a kind this version does not know.
[[nodiscard]] std::optional<QString> subjectOf(const QString& kind, const QJsonObject& body);

[[nodiscard]] QString brickSubject(Day day);
[[nodiscard]] QString restSubject(Day day);
[[nodiscard]] QString postSubject(const PostId& key);
[[nodiscard]] QString noteSubject(const NoteId& id);
[[nodiscard]] QString writingSubject(Day day, const QString& draft);
[[nodiscard]] QString settingSubject(const QString& key);
[[nodiscard]] QString targetSubject(const QString& name);

} // namespace brickwork
