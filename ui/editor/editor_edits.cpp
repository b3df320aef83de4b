// What each change of the text was, for whoever keeps a record of it.

#include "ui/editor/editor.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace brickwork {

namespace {

constexpr int fewCharacters = 64;

/// Characters of a document as Editor::text() has them. A few are asked for one by one: the line they are in
/// may be very long.
QString part(const QTextDocument& document, int from, int count)
{
    QString text;
    text.reserve(count);
    if (count <= fewCharacters) {
        for (int at = from; at < from + count; ++at) {
            const QChar character = document.characterAt(at);
            text += character == QChar::ParagraphSeparator ? QChar(u'\n') : character;
        }
        return text;
    }
    const int end = from + count;
    for (QTextBlock block = document.findBlock(from); block.isValid() && block.position() < end;
         block = block.next()) {
        const int first = std::max(from, block.position());
        // The end of a line is a character of its own.
        const int last = std::min(end, block.position() + block.length() - 1);
        text += QStringView(block.text()).sliced(first - block.position(), last - first);
        if (end > last)
            text += u'\n';
    }
    return text;
}

} // namespace

// A document counts its own last separator in when a change reaches the end, and may tell of a stretch that
// is longer than the change. What is told here always turns the text as it was into the text as it is.
void Editor::tellEdit(int from, int removed, int added)
{
    const int before = std::exchange(m_length, document()->characterCount() - 1);
    const int beyond = std::max(from + added - m_length, from + removed - before);
    if (beyond > 0) {
        added -= beyond;
        removed -= beyond;
    }
    if (added < 0 || removed < 0 || before - removed + added != m_length) {
        from = 0;
        removed = before;
        added = m_length;
    }
    Q_EMIT textEdited(from, removed, part(*document(), from, added));
}

} // namespace brickwork
