#include "ui/editor/piece_words.h"

#include "core/markdown/text_search.h"
#include "core/markdown/word_count.h"
#include "core/markdown/word_runs.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <span>

namespace brickwork {

namespace {

/// A stretch between white space that one piece or more lie in.
struct Stretch
{
    int start = 0;
    int into = 0; ///< characters of its line in front of it
    QString text;
    [[nodiscard]] int end() const { return start + static_cast<int>(text.size()); }
};

/// Lines of the document, of which neighbours are asked for one after the other.
class Lines
{
public:
    explicit Lines(const QTextDocument& document) : m_document(document) {}

    [[nodiscard]] Stretch around(int from, int to)
    {
        seek(from);
        Stretch stretch{.start = from, .into = from - m_block.position(), .text = {}};
        while (stretch.into > 0 && !m_text.at(stretch.into - 1).isSpace()) {
            --stretch.into;
            --stretch.start;
        }
        int at = stretch.into;
        while (to > m_block.position() + m_text.size()) {
            stretch.text += QStringView(m_text).sliced(at);
            stretch.text += u'\n';
            seek(m_block.position() + m_block.length());
            at = 0;
        }
        int end = to - m_block.position();
        while (end < m_text.size() && !m_text.at(end).isSpace())
            ++end;
        stretch.text += QStringView(m_text).sliced(at, end - at);
        return stretch;
    }

private:
    void seek(int position)
    {
        if (m_block.isValid() && m_block.contains(position))
            return;
        m_block = m_document.findBlock(position);
        m_text = m_block.text();
    }

    const QTextDocument& m_document;
    QTextBlock m_block;
    QString m_text;
};

/// Words at both ends that are the same before and after.
int sameAtTheEnds(LineWords& counter, const QString& before, const QString& after)
{
    const QList<QStringView> old = runsOf(before);
    const QList<QStringView> now = runsOf(after);
    const qsizetype shorter = std::min(old.size(), now.size());
    qsizetype head = 0;
    while (head < shorter && old[head] == now[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && old[old.size() - 1 - tail] == now[now.size() - 1 - tail])
        ++tail;
    int same = 0;
    for (qsizetype i = 0; i < head; ++i)
        same += counter.count(old[i], LineWords::marksWithin);
    for (qsizetype i = old.size() - tail; i < old.size(); ++i)
        same += counter.count(old[i], LineWords::marksWithin);
    return same;
}

WordChange changeOf(LineWords& counter, const Stretch& stretch, std::span<const TextPiece> pieces)
{
    std::vector<TextPiece> inside(pieces.begin(), pieces.end());
    for (TextPiece& piece : inside)
        piece.start -= stretch.start;
    const QString after = withPieces(stretch.text, inside);
    // The marks that open a line are seen from its beginning only.
    const qsizetype into = stretch.into == 0 ? 0 : std::max<qsizetype>(stretch.into, LineWords::marksWithin);
    const int old = counter.count(stretch.text, into);
    const int now = counter.count(after, into);
    const bool onlyMore = std::ranges::all_of(pieces, [](const TextPiece& p) { return p.length == 0; });
    const bool onlyLess = std::ranges::all_of(pieces, [](const TextPiece& p) { return p.text.isEmpty(); });
    const int kept = onlyMore || onlyLess ? std::min(old, now)
                                          : std::min({old, now, sameAtTheEnds(counter, stretch.text, after)});
    return {.added = now - kept, .removed = old - kept};
}

} // namespace

WordChange pieceWords(const QTextDocument& document, const std::vector<TextPiece>& pieces)
{
    LineWords counter;
    Lines lines(document);
    WordChange sum;
    for (std::size_t i = 0; i < pieces.size();) {
        std::size_t next = i + 1;
        Stretch stretch = lines.around(static_cast<int>(pieces[i].start), static_cast<int>(pieces[i].end()));
        while (next < pieces.size() && pieces[next].start <= stretch.end()) {
            stretch =
                lines.around(stretch.start, std::max(stretch.end(), static_cast<int>(pieces[next].end())));
            ++next;
        }
        sum += changeOf(counter, stretch, std::span(pieces).subspan(i, next - i));
        i = next;
    }
    return sum;
}

} // namespace brickwork
