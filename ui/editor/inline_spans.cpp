#include "ui/editor/inline_spans.h"

#include <QRegularExpression>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qsizetype longest = 50'000; ///< characters; marks in longer paragraphs are not looked for

bool isPunctuation(QChar c)
{
    return c.isPunct() || c.isSymbol();
}

/// A run of '*', '_' or '~' that may open or close.
struct Run
{
    QChar mark;
    int at = 0;
    int left = 0;  ///< how many are not taken by closing
    int start = 0; ///< first that is not taken by opening
    int size = 0;
    bool opens = false;
    bool closes = false;
};

class Reader
{
public:
    explicit Reader(QStringView text) : m_text(text) {}

    /// Where the inside of code begins that is not closed yet; -1 if there is none.
    [[nodiscard]] int openCode() const { return m_openCode; }

    QList<InlineSpan> read()
    {
        int at = 0;
        while (at < m_text.size())
            at = step(at);
        pairRuns(0);
        std::ranges::sort(m_spans, [](const InlineSpan& a, const InlineSpan& b) {
            return a.from != b.from ? a.from < b.from : a.end > b.end;
        });
        return m_spans;
    }

private:
    int step(int at)
    {
        const QChar c = m_text[at];
        switch (c.unicode()) {
        case u'\\':
            return at + 2;
        case u'`':
            return code(at);
        case u'<':
            return angle(at);
        case u'*':
        case u'_':
        case u'~':
            return run(at);
        case u'[':
            m_brackets.append({.at = at, .runs = m_runs.size()});
            return at + 1;
        case u']':
            return closeBracket(at);
        case u'h':
        case u'w':
        case u'm':
            return bareAddress(at);
        default:
            return at + 1;
        }
    }

    /// As much from a place on as an address or a tag may be long: a pattern reads all that it is given.
    [[nodiscard]] QStringView from(int at) const
    {
        constexpr qsizetype longestTag = 4000;
        return m_text.sliced(at, std::min(longestTag, m_text.size() - at));
    }

    [[nodiscard]] int runLength(int at) const
    {
        int end = at;
        while (end < m_text.size() && m_text[end] == m_text[at])
            ++end;
        return end - at;
    }

    int code(int at)
    {
        const int size = runLength(at);
        for (int i = at + size; i < m_text.size();) {
            if (m_text[i] != u'`') {
                ++i;
                continue;
            }
            const int other = runLength(i);
            if (other == size) {
                add(SpanKind::Code, at, at + size, i, i + size);
                return i + size;
            }
            i += other;
        }
        if (m_openCode < 0 && at + size < m_text.size() && !m_text[at + size].isSpace())
            m_openCode = at + size;
        return at + size;
    }

    int angle(int at)
    {
        static const QRegularExpression address(
            u"\\G<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\\s<>]*|[^\\s<>@]+@[^\\s<>@]+)>"_s);
        // One that is not closed yet is being written if it holds a comment or an attribute.
        static const QRegularExpression tag(
            u"\\G<(?:!--[\\s\\S]*?(?:-->|\\z)|[!?/]?[A-Za-z][^<>]*>|[A-Za-z][^<>=]*=[^<>]*\\z)"_s);
        const QStringView ahead = from(at);
        if (const auto found = address.matchView(ahead); found.hasMatch()) {
            const int end = at + static_cast<int>(found.capturedEnd());
            add(SpanKind::Address, at, at + 1, end - 1, end);
            return end;
        }
        const auto match = tag.matchView(ahead);
        if (!match.hasMatch())
            return at + 1;
        const int end = at + static_cast<int>(match.capturedEnd());
        add(SpanKind::Tag, at, at, end, end);
        return end;
    }

    int bareAddress(int at)
    {
        static const QRegularExpression address(u"\\G(?:https?://|www\\.|mailto:)[^\\s<>\"]+"_s);
        const QStringView ahead = from(at);
        const bool mayBe =
            ahead.startsWith("http"_L1) || ahead.startsWith("www."_L1) || ahead.startsWith("mailto:"_L1);
        if (!mayBe || (at > 0 && m_text[at - 1].isLetterOrNumber()))
            return at + 1;
        const auto match = address.matchView(ahead);
        if (!match.hasMatch())
            return at + 1;
        int end = at + static_cast<int>(match.capturedEnd());
        // What ends a sentence, and a bracket that was opened before, are not part of it.
        while (end > at + 1 && (u".,;:!?*_~'\u2019\u201d"_s.contains(m_text[end - 1]) ||
                                (m_text[end - 1] == u')' && m_text.sliced(at, end - at).count(u')') >
                                                                m_text.sliced(at, end - at).count(u'(')) ||
                                m_text[end - 1] == u']'))
            --end;
        add(SpanKind::Address, at, at, end, end);
        return end;
    }

    int run(int at)
    {
        const int size = runLength(at);
        const int end = at + size;
        const QChar mark = m_text[at];
        const QChar before = at > 0 ? m_text[at - 1] : QChar(u' ');
        const QChar after = end < m_text.size() ? m_text[end] : QChar(u' ');
        const bool left =
            !after.isSpace() && (!isPunctuation(after) || before.isSpace() || isPunctuation(before));
        const bool right =
            !before.isSpace() && (!isPunctuation(before) || after.isSpace() || isPunctuation(after));
        const bool under = mark == u'_';
        m_runs.append({.mark = mark,
                       .at = at,
                       .left = size,
                       .start = 0,
                       .size = size,
                       .opens = left && (!under || !right || isPunctuation(before)),
                       .closes = right && (!under || !left || isPunctuation(after))});
        return end;
    }

    int closeBracket(int at)
    {
        if (m_brackets.isEmpty())
            return at + 1;
        const Bracket open = m_brackets.takeLast();
        const bool image =
            open.at > 0 && m_text[open.at - 1] == u'!' && (open.at < 2 || m_text[open.at - 2] != u'\\');
        const int from = image ? open.at - 1 : open.at;
        const SpanKind kind = image ? SpanKind::Image : SpanKind::Link;
        int end = at + 1;
        int target = -1;
        int targetEnd = -1;
        if (end < m_text.size() && m_text[end] == u'(') {
            end = linkTarget(end, target, targetEnd);
        } else if (end < m_text.size() && m_text[end] == u'[') {
            const qsizetype close = m_text.indexOf(u']', end);
            end = close < 0 ? at + 1 : static_cast<int>(close) + 1;
        } else if (open.at + 1 < at && m_text[open.at + 1] == u'^') {
            add(SpanKind::Footnote, open.at, open.at + 2, at, at + 1);
            return at + 1;
        }
        if (end == at + 1)
            return end;
        pairRuns(open.runs);
        add(kind, from, open.at + 1, at, end);
        m_spans.last().target = target;
        m_spans.last().targetEnd = targetEnd;
        return end;
    }

    /// One past the ')' of a link's target; where it began plus nothing if it is none.
    [[nodiscard]] int linkTarget(int open, int& target, int& targetEnd) const
    {
        int at = open + 1;
        const auto space = [&] {
            while (at < m_text.size() && m_text[at].isSpace())
                ++at;
        };
        space();
        target = at;
        if (at < m_text.size() && m_text[at] == u'<') {
            const qsizetype close = m_text.indexOf(u'>', at);
            if (close < 0)
                return open;
            target = at + 1;
            targetEnd = static_cast<int>(close);
            at = targetEnd + 1;
        } else {
            int depth = 0;
            while (at < m_text.size() && !m_text[at].isSpace()) {
                if (m_text[at] == u'(')
                    ++depth;
                if (m_text[at] == u')' && depth-- == 0)
                    break;
                at += m_text[at] == u'\\' ? 2 : 1;
            }
            at = std::min(at, static_cast<int>(m_text.size()));
            targetEnd = at;
        }
        space();
        if (at < m_text.size() && (m_text[at] == u'"' || m_text[at] == u'\'')) {
            const qsizetype close = m_text.indexOf(m_text[at], at + 1);
            if (close < 0)
                return open;
            at = static_cast<int>(close) + 1;
            space();
        }
        return at < m_text.size() && m_text[at] == u')' ? at + 1 : open;
    }

    // CommonMark's own way: a closing run takes from the nearest open one of its kind.
    void pairRuns(qsizetype bottom)
    {
        for (qsizetype i = bottom; i < m_runs.size(); ++i) {
            while (m_runs[i].closes && m_runs[i].left > m_runs[i].start && takeFrom(bottom, i)) {
            }
        }
        m_runs.resize(bottom);
    }

    bool takeFrom(qsizetype bottom, qsizetype closing)
    {
        Run& close = m_runs[closing];
        for (qsizetype i = closing - 1; i >= bottom; --i) {
            Run& open = m_runs[i];
            const int has = open.left - open.start;
            if (open.mark != close.mark || !open.opens || has <= 0)
                continue;
            const bool both = open.closes || close.opens;
            if (both && (open.size + close.size) % 3 == 0 && (open.size % 3 != 0 || close.size % 3 != 0))
                continue;
            const bool strike = open.mark == u'~';
            const int wants = close.left - close.start;
            const int take = strike ? std::min(has, wants) : (has >= 2 && wants >= 2 ? 2 : 1);
            if (strike && (has != wants || take > 2))
                continue;
            const int inner = open.at + open.left;
            const int innerEnd = close.at + close.start;
            add(strike      ? SpanKind::Strike
                : take == 2 ? SpanKind::Strong
                            : SpanKind::Emphasis,
                inner - take, inner, innerEnd, innerEnd + take);
            open.left -= take;
            close.start += take;
            // What stands between is paired already or never.
            for (qsizetype between = i + 1; between < closing; ++between)
                m_runs[between].opens = m_runs[between].closes = false;
            return true;
        }
        return false;
    }

    void add(SpanKind kind, int from, int inner, int innerEnd, int end)
    {
        m_spans.append({.kind = kind,
                        .from = from,
                        .inner = inner,
                        .innerEnd = innerEnd,
                        .end = end,
                        .target = -1,
                        .targetEnd = -1});
    }

    struct Bracket
    {
        int at = 0;
        qsizetype runs = 0;
    };
    QStringView m_text;
    QList<InlineSpan> m_spans;
    QList<Run> m_runs;
    QList<Bracket> m_brackets;
    int m_openCode = -1;
};

} // namespace

QList<InlineSpan> inlineSpans(QStringView paragraph)
{
    if (paragraph.size() > longest)
        return {};
    return Reader(paragraph).read();
}

bool isVerbatim(QStringView paragraph, qsizetype at)
{
    if (paragraph.size() > longest)
        return false;
    // A target that is not closed yet, and the line that says what a name links to.
    static const QRegularExpression target(
        u"\\]\\([^()\\n]*$|(?:^|\\n) {0,3}\\[(?!\\^)[^\\]\\n]+\\]:[^\\n]*$"_s);
    if (target.matchView(paragraph.first(at)).hasMatch())
        return true;
    Reader reader(paragraph);
    const QList<InlineSpan> spans = reader.read();
    if (reader.openCode() >= 0 && at >= reader.openCode())
        return true;
    return std::ranges::any_of(spans, [&](const InlineSpan& span) {
        switch (span.kind) {
        case SpanKind::Code:
            return at >= span.inner && at <= span.innerEnd;
        case SpanKind::Address:
            return at > span.from && at <= span.innerEnd;
        case SpanKind::Tag:
            return at > span.from && (at < span.end || paragraph[span.end - 1] != u'>');
        case SpanKind::Link:
        case SpanKind::Image:
            return at > span.innerEnd && at < span.end;
        default:
            return false;
        }
    });
}

} // namespace brickwork
