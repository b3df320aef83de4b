// The values behind the form of a place to publish to: which fields a kind has now, what is missing, what the
// configuration is. Pure; the kinds themselves are described in core/publish/kinds.h.
#pragma once

#include "core/publish/kinds.h"
#include "core/publish/target.h"

#include <optional>

namespace brickwork {

using OptionValues = std::map<QString, QString>;

/// What a form holds, as it stands there.
struct PlaceWish
{
    QString name;
    QString kind;
    OptionValues options;
    QString secret;
    bool secretKept = false; ///< there is one on record, so an empty one means that it stays
};

struct PlaceProblem
{
    QString key; ///< of the option at fault, or "name" or "secret"
    QString sentence;
};

/// Whether the option has a field while the others stand as they do.
[[nodiscard]] bool isShown(const KindInfo& kind, const OptionInfo& option, const OptionValues& values);
/// The words that go together with the options above; all of them if none does. One that may be left out
/// starts with an empty word.
[[nodiscard]] std::vector<OptionChoice> choicesOf(const KindInfo& kind, const OptionInfo& option,
                                                  const OptionValues& values);
/// Only options that are shown and differ from what holds anyway; those that must be given are always there.
[[nodiscard]] TargetConfig configOf(const PlaceWish& wish);
/// The first thing that is missing or wrong; `taken` are the names of other places.
[[nodiscard]] std::optional<PlaceProblem> problemOf(const PlaceWish& wish, const QStringList& taken);
/// A name for a new place, from its address or folder; empty while neither is there.
[[nodiscard]] QString nameFor(const PlaceWish& wish, const QStringList& taken);

/// How the test of a connection stands, as it is shown.
struct ConnectionState
{
    enum class Stand
    {
        Untested,
        Running,
        Good,
        Bad
    };
    Stand stand = Stand::Untested;
    QString sentence = {}; ///< what is being done, who answered, or what is wrong
    QStringList findings = {};
    QString detail = {}; ///< for "Copy details"
    friend bool operator==(const ConnectionState&, const ConnectionState&) = default;
};
[[nodiscard]] ConnectionState connectionOf(const Result<TestReport>& report);
[[nodiscard]] ConnectionState connectionOf(const Step& step);
/// What "Copy details" puts on the clipboard.
[[nodiscard]] QString detailsText(const ConnectionState& state);

} // namespace brickwork
