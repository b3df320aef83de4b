// What quick open can lead to, and what of it fits what was typed: values and pure functions, without a
// widget.
#pragma once

#include "core/base/ids.h"
#include "core/markdown/document.h"

#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace brickwork {

struct QuickDraft
{
    DraftId id;
    QString title;
    friend bool operator==(const QuickDraft&, const QuickDraft&) = default;
};

struct QuickOpenState
{
    std::vector<QuickDraft> drafts;     ///< those opened last first, then those changed last
    std::vector<OutlineEntry> headings; ///< of the open draft
    bool hasDraft = false;              ///< one is open
};

struct QuickRow
{
    enum class Leads
    {
        Draft,   ///< `index` into drafts
        Heading, ///< `index` into headings
        Search   ///< in the texts of all drafts, for what was typed
    };
    Leads leads = Leads::Draft;
    int index = 0;
    QString text;
    QString detail;
    QList<int> letters; ///< of the text, that were typed
    int indent = 0;
    friend bool operator==(const QuickRow&, const QuickRow&) = default;
};

struct FuzzyMatch
{
    int score = 0; ///< the smaller the better
    QList<int> letters;
};

/// How well a name fits what was typed, whatever the case. Each word typed must be found: best as the
/// beginning of the name, then of one of its words, then within one, then as letters of it in that order.
/// Nothing typed fits everything.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString& name, const QString& typed);

/// Typed after "#" or "@" it is one of the headings. Drafts are found by title, or by the name of their file;
/// equal ones stay in their order. At most `most` rows, and then one that searches the texts.
[[nodiscard]] std::vector<QuickRow> quickRows(const QuickOpenState& state, const QString& typed,
                                              int most = 100);

/// The drafts in the order quick open wants: `recent` first, the one that is `open` behind the other recent
/// ones, so that Enter goes back to the one before; then the rest as they are.
[[nodiscard]] std::vector<QuickDraft> quickDrafts(std::vector<QuickDraft> newestFirst,
                                                  const std::vector<DraftId>& recent, const DraftId& open);

} // namespace brickwork
