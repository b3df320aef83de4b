// Remembers, for each step of undo a command made, the selection before and after it: a text document brings
// back the text alone. It belongs to the document, goes with it and alters nothing.
#pragma once

#include <QObject>
#include <QTextDocument>

#include <optional>
#include <vector>

namespace brickwork {

/// A selection by its two ends, in UTF-16 units.
struct Place
{
    int anchor = 0;
    int position = 0;
    friend bool operator==(const Place&, const Place&) = default;
};

class UndoPlaces final : public QObject
{
public:
    /// Those of a document; made at the first call.
    static UndoPlaces& of(QTextDocument& document);

    /// A command made the steps from `stepsBefore` on (QTextDocument::availableUndoSteps()) up to those there
    /// are now.
    void note(int stepsBefore, Place before, Place after);
    /// The selection to show after undo or redo went from one number of steps to another; nothing if no
    /// command is known there.
    [[nodiscard]] std::optional<Place> between(int stepsBefore, int stepsAfter) const;

private:
    explicit UndoPlaces(QTextDocument& document);
    void forgetUndone();

    struct Step
    {
        int from = 0;
        int to = 0;
        Place before;
        Place after;
    };
    QTextDocument& m_document;
    std::vector<Step> m_steps; ///< in their order
    int m_known = 0;           ///< steps when the text changed last
};

} // namespace brickwork
