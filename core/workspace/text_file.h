// The bytes of a draft as text and back: BOM, every line ending and the final newline are kept, so that
// opening and saving without an edit gives the same bytes.
#pragma once

#include "core/base/content_hash.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace brickwork {

enum class LineEnd : unsigned char
{
    Lf,
    CrLf,
    Cr,
    ParagraphSeparator
};

/// What must be remembered of a file to write it back as it was found.
struct TextForm
{
    bool bom = false;
    LineEnd usual = LineEnd::Lf;   ///< the most frequent of \n, \r\n and \r; new lines get it
    std::vector<LineEnd> lineEnds; ///< one a line break, only if one is not the usual; else empty
    friend bool operator==(const TextForm&, const TextForm&) = default;
};

struct TextFile
{
    QString text; ///< line breaks are '\n'; U+2028, U+00A0 and all else as found
    TextForm form;
    ContentHash hash;       ///< of the bytes read
    QString readOnlyReason; ///< empty, or why the text may not be saved (not UTF-8, ...): a sentence
    QByteArray kept;        ///< read-only texts: the bytes as found; else empty
    bool plain = false;     ///< larger than 5 MB: no highlighting, no live preview
};

/// Never fails: bytes that are not UTF-8 (or hold characters a text document cannot carry: NUL, U+FDD0,
/// U+FDD1) give a read-only text decoded leniently, with U+FFFD for what cannot be shown.
[[nodiscard]] TextFile decodeText(const QByteArray& bytes);

/// The bytes of `text` in the form of `base`. A line that stayed or was changed keeps its own line end, a new
/// one gets the usual one. encodeText(f.text, f) are the bytes that were decoded.
[[nodiscard]] QByteArray encodeText(const QString& text, const TextFile& base);

} // namespace brickwork
