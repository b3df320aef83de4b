// What the publishing sheet says about one place and its plan, as one plain value, and the pure functions
// that build it.
#pragma once

#include "ui/posts/publish_facts.h"

#include <QLocale>

#include <optional>
#include <vector>

namespace brickwork {

enum class PlanVerdict
{
    Asking,  ///< no plan is there yet
    Secret,  ///< its password or key is wanted first
    Refused, ///< it may not be published there
    Agree,   ///< it may once the writer has agreed to the consequences
    May,
    Done,  ///< there is nothing to publish
    ByHand ///< the writer publishes there, with what is copied
};

enum class NoteKind
{
    Refusal,
    Warning,
    Loss ///< what the place cannot carry
};

struct PlanNote
{
    QString sentence;
    NoteKind kind = NoteKind::Warning;
    friend bool operator==(const PlanNote&, const PlanNote&) = default;
};

struct PlanPicture
{
    QString name;
    QString about; ///< "312 KB", "312 KB, there already"
    QString file;  ///< with the system's separators
    friend bool operator==(const PlanPicture&, const PlanPicture&) = default;
};

/// Both whole texts, to be compared when they are looked at.
struct PlanTexts
{
    QString before;
    QString after;
    friend bool operator==(const PlanTexts&, const PlanTexts&) = default;
};

struct PlanState
{
    QString place;    ///< name of the target
    QString kindName; ///< "WordPress"
    PlanVerdict verdict = PlanVerdict::Asking;
    QString sentence; ///< "New: …", "Update: …", "Nothing to do: …", "Asking blog.example…"
    QString where;    ///< "blog.example (WordPress)", or a path with the system's separators
    bool isFile = false;
    QString url;
    QString date;
    QString words;
    std::vector<PlanNote> notes; ///< refusals first, then warnings, then losses
    std::vector<PlanPicture> pictures;
    QString picturesSummary;        ///< "3 pictures, 1.2 MB; 2 are there already"
    std::optional<PlanTexts> texts; ///< if it is known what went out last
    QString consequences;           ///< sentences the writer has to agree to, or empty
    bool agreed = false;
    bool conflict = false; ///< somebody changed it there: both texts can be compared
    QString secretCaption; ///< with Secret
    QString secretHint;
    QString detail; ///< of an error, to be copied
    bool mayAskAgain = false;
    QString secretOffer; ///< another password or key may help: its name, or empty
    friend bool operator==(const PlanState&, const PlanState&) = default;
};

[[nodiscard]] PlanState planState(const PlaceFacts& place, const QLocale& locale);

/// Where a target is, for a person: the host of its address, or its name.
[[nodiscard]] QString addressedName(const TargetConfig& target);

} // namespace brickwork
