// HTML as browsers, word processors and mail programs put it on the clipboard, as the Markdown a writer would
// have typed. Nothing of it is fetched or run; what Markdown cannot say (colours, scripts, forms) is left
// out.
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace brickwork {

struct HtmlAsMarkdown
{
    QString text;             ///< lines end in '\n'; no empty line at either end
    bool formatted = false;   ///< it says more than the words alone: else their plain text is better
    bool onlyPicture = false; ///< there is nothing but one image
    QString pictureName = {}; ///< of that image: its alternative text, title or file name
    int leftOut = 0;          ///< images without an address that others could follow
};

/// Headings, marks (from elements and from styles), links, lists, quotations, code, tables, images, rules and
/// footnotes, which are numbered from `firstFootnote` on. Nothing is returned for a text that is too large or
/// built to exhaust its reader: its plain text will do. Thread-safe.
[[nodiscard]] std::optional<HtmlAsMarkdown> markdownFromHtml(QStringView html, int firstFootnote = 1);

} // namespace brickwork
