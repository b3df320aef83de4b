#include "ui/editor/undo_places.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

UndoPlaces& UndoPlaces::of(QTextDocument& document)
{
    static constexpr QLatin1StringView name("undoPlaces");
    for (QObject* child : document.children()) {
        if (child->objectName() == name)
            return *static_cast<UndoPlaces*>(child);
    }
    auto* made = new UndoPlaces(document); // the document owns it
    made->setObjectName(name);
    return *made;
}

UndoPlaces::UndoPlaces(QTextDocument& document)
    : QObject(&document), m_document(document), m_known(document.availableUndoSteps())
{
    connect(&document, &QTextDocument::contentsChange, this,
            [this] { m_known = m_document.availableUndoSteps(); });
    // Undo and redo make no step: what they left undone is gone once another step is made.
    connect(&document, &QTextDocument::undoCommandAdded, this, &UndoPlaces::forgetUndone);
}

void UndoPlaces::forgetUndone()
{
    std::erase_if(m_steps, [this](const Step& step) { return step.to > m_known; });
    m_known = m_document.availableUndoSteps();
}

void UndoPlaces::note(int stepsBefore, Place before, Place after)
{
    std::erase_if(m_steps, [&](const Step& step) { return step.to > stepsBefore; });
    const int steps = m_document.availableUndoSteps();
    if (steps > stepsBefore)
        m_steps.push_back({.from = stepsBefore, .to = steps, .before = before, .after = after});
}

std::optional<Place> UndoPlaces::between(int stepsBefore, int stepsAfter) const
{
    for (const Step& step : m_steps) {
        if (step.to == stepsBefore && step.from == stepsAfter)
            return step.before;
        if (step.from == stepsBefore && step.to == stepsAfter)
            return step.after;
    }
    return {};
}

} // namespace brickwork
