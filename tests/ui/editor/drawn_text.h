// Texts drawn with their cursor, for tests of commands: | is the cursor, ‹ › a selection.
#pragma once

#include "ui/editor/text_edit.h"

#include <QPlainTextDocumentLayout>
#include <QString>
#include <QTextCursor>
#include <QTextDocument>

#include <optional>

namespace brickwork {

/// A document with a cursor in it. U+2759 stands for a "|" that is text.
struct Drawn
{
    explicit Drawn(QString text)
    {
        const auto from = text.indexOf(u'‹');
        text.remove(u'‹');
        const auto to = text.indexOf(u'›');
        text.remove(u'›');
        const auto caret = text.indexOf(u'|');
        text.remove(u'|');
        text.replace(u'❙', u'|');
        // Only with a layout does a document tell of its changes.
        document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
        document.setPlainText(text);
        cursor = QTextCursor(&document);
        cursor.setPosition(static_cast<int>(from >= 0 ? from : caret));
        if (from >= 0)
            cursor.setPosition(static_cast<int>(to), QTextCursor::KeepAnchor);
    }
    [[nodiscard]] QString text() const
    {
        QString text = document.toPlainText();
        text.replace(u'|', u'❙');
        if (!cursor.hasSelection())
            return text.insert(cursor.position(), u'|');
        return text.insert(cursor.selectionEnd(), u'›').insert(cursor.selectionStart(), u'‹');
    }
    void apply(const TextEdit& edit) { applyEdit(cursor, edit); }
    /// What an edit leaves; a sentence if there was none to make.
    [[nodiscard]] QString after(const std::optional<TextEdit>& edit)
    {
        if (!edit)
            return QStringLiteral("nothing");
        apply(*edit);
        return text();
    }

    QTextDocument document;
    QTextCursor cursor;
};

} // namespace brickwork
