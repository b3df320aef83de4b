// What becomes of a clipboard's content at the place where it is put into a text: decided by functions that
// only read. Where the content comes from, and whose words it is, others know.
#pragma once

#include "ui/editor/text_edit.h"

#include <QString>
#include <QStringList>
#include <QTextCursor>

#include <optional>

class QMimeData;
class QTextDocument;

namespace brickwork {

/// What a clipboard or a drag has for a text.
struct PasteOffer
{
    QString plain;        ///< without what a text cannot carry; lines end in '\n'
    QString html;         ///< empty if the plain text is better in any case
    QStringList files;    ///< if it is about files of this computer only
    bool picture = false; ///< there are the pixels of one
    [[nodiscard]] bool isEmpty() const
    {
        return plain.isEmpty() && html.isEmpty() && files.isEmpty() && !picture;
    }
};
[[nodiscard]] PasteOffer offerOf(const QMimeData& data);

/// A place in a text that something will be put into later: what is typed there meanwhile stands behind it.
class PastePlace
{
public:
    PastePlace() = default;
    explicit PastePlace(const QTextCursor& cursor);

    /// The selection there was, as it is now; null if its text is gone.
    [[nodiscard]] QTextCursor cursor() const;

private:
    QTextCursor m_from;
    QTextCursor m_to;
};

/// Lines end in '\n', and what a text document cannot carry is gone; everything else is as it was.
[[nodiscard]] QString carried(QString text);

/// The text if it is one address of the web or of mail and nothing else.
[[nodiscard]] std::optional<QString> pastedAddress(const QString& plain);
/// "[selection](address)"; nothing where that would be no link: in code, in another link, over several
/// paragraphs, or over an address.
[[nodiscard]] std::optional<TextEdit> linkOver(const QTextCursor& cursor, const QString& address);
/// Only characters count there, not what they mean in Markdown: code, front matter, the target of a link.
[[nodiscard]] bool takesPlainText(const QTextCursor& cursor);

/// The edit that puts Markdown of one or several blocks in place of the selection: blocks stand apart from
/// the text around, and go on in the quotation or list item they are put into.
[[nodiscard]] TextEdit putMarkdown(const QTextCursor& cursor, const QString& markdown);
/// The number after the highest that names a footnote.
[[nodiscard]] int nextFootnote(const QTextDocument& document);

} // namespace brickwork
