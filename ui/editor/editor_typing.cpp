// What becomes of a typed character: pairs, typographic quotes and dashes, and the way back from them.

#include "ui/editor/code_lines.h"
#include "ui/editor/editor.h"
#include "ui/editor/inline_spans.h"
#include "ui/editor/key_memory.h"
#include "ui/editor/pair_typing.h"
#include "ui/editor/paragraphs.h"
#include "ui/editor/smart_typing.h"
#include "ui/editor/table_text.h"
#include "ui/editor/text_edit.h"

#include <QLocale>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// Every other character is typed without a further look.
bool mayBecomeMore(QChar c, const QTextCursor& cursor)
{
    // A digit only behind a quote: '90s.
    const int at = cursor.positionInBlock();
    if (c.isDigit())
        return at > 0 && cursor.document()->characterAt(cursor.position() - 1) == u'\u2018';
    return u"()[]{}\"'`*_~-.;:!?\u00ab\u00bb\u201c\u201d\u201e\u2018\u2019"_s.contains(c);
}

/// Where a character is typed.
struct Spot
{
    QString line;
    int at = 0;     ///< in the line
    QString before; ///< of the paragraph
    bool code = false;
    bool verbatim = false;
};

Spot spotOf(const QTextCursor& cursor)
{
    const QTextBlock block = cursor.document()->findBlock(cursor.selectionStart());
    Spot spot;
    spot.line = block.text();
    spot.at = cursor.selectionStart() - block.position();
    spot.before = spot.line.first(spot.at);
    spot.code = CodeLines::of(*cursor.document()).holds(block);
    if (spot.code)
        return spot;
    const auto paragraph = paragraphAt(block, spot.at);
    if (!paragraph || paragraph->from > cursor.selectionStart())
        return spot;
    const int at =
        std::min(cursor.selectionStart() - paragraph->from, static_cast<int>(paragraph->text.size()));
    spot.verbatim = isVerbatim(paragraph->text, at) || (isTableLine(block) && isDelimiterRow(spot.line));
    spot.before = paragraph->text.first(at);
    return spot;
}

/// The typographic marks for a straight quote; nothing for other characters and where there are none.
std::optional<Wrapping> smartPair(const QString& language, QChar typed)
{
    const QuoteMarks marks = quoteMarks(language);
    if (marks.none || (typed != u'"' && typed != u'\''))
        return {};
    return typed == u'"' ? Wrapping{.opening = marks.open, .closing = marks.close}
                         : Wrapping{.opening = marks.innerOpen, .closing = marks.innerClose};
}

/// Marks of Markdown go around each paragraph by itself, everything else around all that is selected.
TextEdit wrapped(const QTextCursor& cursor, QChar typed, const Wrapping& pair)
{
    QList<Piece> pieces;
    const std::vector<Part> parts = selectedParts(cursor);
    const bool marks = u"*_~`"_s.contains(typed) && !parts.empty();
    if (marks) {
        for (const Part& part : parts) {
            const int from = part.paragraph.from + part.from;
            const int to = part.paragraph.from + part.to;
            pieces.append({.from = from, .to = from, .text = pair.opening});
            pieces.append({.from = to, .to = to, .text = pair.closing});
        }
    } else {
        const int from = cursor.selectionStart();
        const int to = cursor.selectionEnd();
        pieces = {{.from = from, .to = from, .text = pair.opening},
                  {.from = to, .to = to, .text = pair.closing}};
    }
    const int start = mapped(pieces, cursor.selectionStart(), Stick::After);
    const int end = mapped(pieces, cursor.selectionEnd(), Stick::Before);
    const bool backward = cursor.position() < cursor.anchor();
    return {.pieces = pieces,
            .anchor = backward ? end : start,
            .position = backward ? start : end,
            .source = WordSource::Typed};
}

} // namespace

QString Editor::typingLanguage() const
{
    return m_language.isEmpty() ? QLocale().bcp47Name() : m_language;
}

bool Editor::typeChar(QChar typed, const std::function<void()>& insert)
{
    const QTextCursor cursor = textCursor();
    if (!mayBecomeMore(typed, cursor) || overwriteMode())
        return false;
    const int at = cursor.position(); // the cursor moves with what is typed
    const Spot spot = spotOf(cursor);
    const bool smart = m_style.smartPunctuation && !spot.code && !spot.verbatim;
    const auto smartQuotes = smart ? smartPair(typingLanguage(), typed) : std::nullopt;
    if (cursor.hasSelection()) {
        const auto pair = m_style.pairs ? wrappingFor(typed, spot.code) : std::nullopt;
        if (!pair)
            return false;
        apply(wrapped(cursor, typed, smartQuotes.value_or(*pair)));
        return true;
    }
    KeyMemory::Partner* partner = m_style.pairs ? m_keys->partnerAt(cursor, typed) : nullptr;
    if (partner) {
        const auto size = static_cast<int>(partner->text.size());
        m_keys->partners.erase(m_keys->partners.begin() + (partner - m_keys->partners.data()));
        select({.anchor = at + size, .position = at + size});
        return true;
    }
    const PairPlace place{.before = QStringView(spot.line).first(spot.at),
                          .after = QStringView(spot.line).sliced(spot.at),
                          .code = spot.code,
                          .verbatim = spot.verbatim,
                          .partner = false};
    const bool brings = m_style.pairs && pairDeed(typed, place) == PairDeed::Partner;
    if (brings && !smartQuotes) {
        typePair({.opening = typed, .closing = partnerOf(typed)}, typed, at);
        return true;
    }
    const auto better = smart ? smartTyping(typingLanguage(), spot.before, typed) : std::nullopt;
    if (brings && better && better->removed == 0 && better->text == smartQuotes->opening) {
        insert();
        typePair(*smartQuotes, typed, at);
        return true;
    }
    if (!better)
        return false;
    insert();
    replaceTyped(at, better->removed, better->text, typed);
    return true;
}

/// Puts in a pair, in place of the opening character if that was typed already, which Backspace brings back.
void Editor::typePair(const Wrapping& pair, QChar typed, int at)
{
    const int now = textCursor().position();
    const QString text = pair.opening + pair.closing;
    const int caret = at + static_cast<int>(pair.opening.size());
    apply(TextEdit{.pieces = {{.from = at, .to = now, .text = text}},
                   .anchor = caret,
                   .position = caret,
                   .source = WordSource::Typed});
    m_keys->partners.push_back({.at = textCursor(), .text = pair.closing, .key = typed});
    if (now > at) {
        m_keys->replaced = KeyMemory::Replaced{.from = at,
                                               .to = at + static_cast<int>(text.size()),
                                               .caret = caret,
                                               .typed = typed,
                                               .revision = m_revision};
    }
}

/// The character typed at `at`, and `removed` ones before it, become `text`.
void Editor::replaceTyped(int at, int removed, const QString& text, QChar typed)
{
    const int from = at - removed;
    const QTextBlock block = document()->findBlock(at);
    const QString was = block.text().sliced(from - block.position(), removed);
    const int caret = from + static_cast<int>(text.size());
    apply(TextEdit{.pieces = {{.from = from, .to = at + 1, .text = text}},
                   .anchor = caret,
                   .position = caret,
                   .source = WordSource::Typed});
    m_keys->replaced = KeyMemory::Replaced{
        .from = from, .to = caret, .caret = caret, .typed = was + typed, .revision = m_revision};
}

/// Backspace right after a character became another: what was typed is there again.
bool Editor::takeBack()
{
    const auto replaced = std::exchange(m_keys->replaced, std::nullopt);
    const QTextCursor cursor = textCursor();
    if (!replaced || cursor.hasSelection() || replaced->revision != m_revision ||
        cursor.position() != replaced->caret)
        return false;
    const int caret = replaced->from + static_cast<int>(replaced->typed.size());
    apply(TextEdit{.pieces = {{.from = replaced->from, .to = replaced->to, .text = replaced->typed}},
                   .anchor = caret,
                   .position = caret,
                   .source = WordSource::Typed});
    return true;
}

/// Backspace in an empty pair: both go.
bool Editor::takePair()
{
    const QTextCursor cursor = textCursor();
    const QString line = cursor.block().text();
    const int at = cursor.positionInBlock();
    if (!m_style.pairs || cursor.hasSelection() || at == 0 || at >= line.size() ||
        !isEmptyPair(line.at(at - 1), line.at(at)))
        return false;
    const int from = cursor.position() - 1;
    apply(TextEdit{.pieces = {{.from = from, .to = from + 2, .text = {}}},
                   .anchor = from,
                   .position = from,
                   .source = WordSource::Typed});
    return true;
}

} // namespace brickwork
