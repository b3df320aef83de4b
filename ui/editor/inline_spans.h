// The marks inside one paragraph of Markdown: emphasis, strikethrough, code, links and what else is no prose.
// Read as CommonMark pairs them, for commands that act on them; what they look like rendered is not known.
#pragma once

#include <QList>
#include <QStringView>

#include <optional>

namespace brickwork {

enum class SpanKind
{
    Strong,
    Emphasis,
    Strike,
    Code,
    Link,     ///< "[text](url)": the inside is the text
    Image,    ///< "![text](url)"
    Footnote, ///< "[^name]"
    Address,  ///< "<https://…>" or a bare address
    Tag       ///< HTML, a comment too
};

/// A marked part of a paragraph, in UTF-16 units from its start. Between from and inner, and between innerEnd
/// and end, stand the marks.
struct InlineSpan
{
    SpanKind kind = SpanKind::Code;
    int from = 0;
    int inner = 0;
    int innerEnd = 0;
    int end = 0;
    int target = -1; ///< where the address of a link begins; -1 if it has none of its own
    int targetEnd = -1;
    friend bool operator==(const InlineSpan&, const InlineSpan&) = default;
};

/// In the order of their starts, those around others first.
[[nodiscard]] QList<InlineSpan> inlineSpans(QStringView paragraph);
/// The position is in code, an address, a tag or the target of a link: no prose is written there.
[[nodiscard]] bool isVerbatim(QStringView paragraph, qsizetype at);

} // namespace brickwork
