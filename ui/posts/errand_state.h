// How far publishing has got at each place, and how it went, as plain values and the pure functions that
// build them.
#pragma once

#include "ui/posts/publish_facts.h"

#include <QLocale>
#include <QUrl>

#include <vector>

namespace brickwork {

enum class ErrandTone
{
    Waiting,
    Running,
    Good,
    Quiet, ///< nothing was done, and nothing is wrong
    Bad
};

struct ErrandState
{
    QString place;
    ErrandTone tone = ErrandTone::Waiting;
    QString sentence; ///< "Sending sea.jpg, 2 of 5", "Published, and read back."
    int number = 0;   ///< of pictures, while they are sent; of 0 there are none
    int of = 0;
    QStringList remarks; ///< sentences: what came out otherwise, or what to do
    QUrl link;           ///< web or file, to be opened; empty if there is none
    QString address;     ///< the link as a person reads it
    QString detail;      ///< of an error, to be copied
    friend bool operator==(const ErrandState&, const ErrandState&) = default;
};

/// What is being done, for a person: "Sending sea.jpg, 2 of 5".
[[nodiscard]] QString stepSentence(const Step& step, const QLocale& locale);
[[nodiscard]] ErrandState errandState(const PublishFacts& facts, const PlaceFacts& place,
                                      const QLocale& locale);

/// One line on the whole errand for the strip: "Publishing: Sending sea.jpg, 2 of 5"; empty if there is none.
[[nodiscard]] QString errandInBrief(const PublishFacts& facts, const QLocale& locale);
/// One sentence on how it ended: "“A letter” is published to My site and Letters."
[[nodiscard]] QString errandOutcome(const PublishFacts& facts);

[[nodiscard]] bool allEnded(const PublishFacts& facts);
[[nodiscard]] bool anyFailed(const PublishFacts& facts);
/// The post is out for readers at one place at least that was not as it is now before.
[[nodiscard]] bool anyPublished(const PublishFacts& facts);

/// The link if it is safe to hand to the desktop: of the web, or a local file; else empty.
[[nodiscard]] QUrl openable(const QUrl& link);

} // namespace brickwork
