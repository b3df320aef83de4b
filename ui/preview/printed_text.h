// What a rendered draft in a text document needs before it can go on paper: links that lead somewhere from
// there, and the lines and rows between which a page may end.
#pragma once

#include "ui/preview/page_breaks.h"
#include "ui/preview/preview_style.h"

#include <vector>

class QTextDocument;

namespace brickwork {

class PreviewFill;

/// Links to the web and within the draft stay, and get their aims: notes, mentions of notes, headings. All
/// others lead nowhere from a sheet of paper, so they become text. Do this before the document is laid out.
void aimLinks(QTextDocument& document, const PreviewFill& fill);

/// The strips of a document that is laid out, for pages that are `height` tall: headings stay with what they
/// head, no line of a paragraph is left alone, and a table stays whole if it fits.
[[nodiscard]] std::vector<PageStrip> stripsOf(const QTextDocument& document, const PreviewStyle& style,
                                              double height);

} // namespace brickwork
