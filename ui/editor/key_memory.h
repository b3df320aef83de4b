// What the editor's keys remember from one to the next: partners they put in, what they just made of a typed
// character, and the selections that were grown. It forgets by itself what another change has overtaken.
#pragma once

#include "ui/editor/undo_places.h"

#include <QChar>
#include <QString>
#include <QTextCursor>

#include <optional>
#include <vector>

namespace brickwork {

struct KeyMemory
{
    /// A closing character that was put in with its opening one. The cursor stands before it and moves along.
    struct Partner
    {
        QTextCursor at;
        QString text;
        QChar key; ///< that steps over it
    };
    /// A typed character that became another: Backspace brings back what was typed.
    struct Replaced
    {
        int from = 0;
        int to = 0;    ///< its partner included
        int caret = 0; ///< where it was left
        QString typed;
        int revision = 0;
    };
    struct Grown
    {
        Place before;
        Place after;
        int revision = 0;
    };

    std::vector<Partner> partners;
    std::optional<Replaced> replaced;
    std::vector<Grown> grown;

    /// The partner right behind the cursor that the key steps over; null if there is none.
    [[nodiscard]] Partner* partnerAt(const QTextCursor& cursor, QChar key);
    /// Partners in other lines, in other texts or no longer there are none.
    void forgetPartners(const QTextCursor& cursor);
};

} // namespace brickwork
