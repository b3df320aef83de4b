#include "core/markdown/inline_markdown.h"

#include "core/markdown/inline_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

using Runs = std::vector<InlineRun>;
constexpr unsigned char linkMark = 8; ///< beside those of InlineMark

bool isText(const InlineRun& run)
{
    return run.kind == InlineRun::Kind::Text;
}

bool isBlank(const InlineRun& run)
{
    return run.kind == InlineRun::Kind::Break || (isText(run) && QStringView(run.text).trimmed().isEmpty());
}

/// White space stands in runs of its own: it carries the marks that hold on both of its sides.
Runs parted(Runs runs)
{
    Runs parts;
    for (InlineRun& run : runs) {
        if (!isText(run) && run.kind != InlineRun::Kind::Code) {
            parts.push_back(std::move(run));
            continue;
        }
        const QString text = collapsed(run.text);
        qsizetype begin = 0;
        qsizetype end = text.size();
        while (begin < end && text[begin].isSpace())
            ++begin;
        while (end > begin && text[end - 1].isSpace())
            --end;
        const auto add = [&](qsizetype from, qsizetype to) {
            const bool words = from == begin && to == end;
            if (to > from)
                parts.push_back({words ? run.kind : InlineRun::Kind::Text, text.sliced(from, to - from),
                                 run.marks, run.address});
        };
        add(0, begin);
        add(begin, end);
        add(end, text.size());
    }
    return parts;
}

/// No space beside another, beside the end of a line, or at either edge.
Runs withoutIdleSpace(const Runs& runs)
{
    Runs kept;
    for (const InlineRun& run : runs) {
        const bool blank = isText(run) && isBlank(run);
        if (blank && (kept.empty() || isBlank(kept.back())))
            continue;
        if (run.kind == InlineRun::Kind::Break && !kept.empty() && isBlank(kept.back()) &&
            isText(kept.back()))
            kept.pop_back();
        kept.push_back(run);
    }
    while (!kept.empty() && isBlank(kept.back()))
        kept.pop_back();
    const auto first = std::ranges::find_if_not(kept, isBlank);
    kept.erase(kept.begin(), first);
    return kept;
}

/// Neighbours that are marked alike are one. So are code spans whatever their marks: side by side they would
/// be read as one with backticks in it.
Runs joined(Runs runs)
{
    Runs out;
    for (InlineRun& run : runs) {
        InlineRun* last = out.empty() ? nullptr : &out.back();
        const bool together =
            last && last->kind == run.kind && last->address == run.address && !isBlank(*last);
        const bool code = run.kind == InlineRun::Kind::Code;
        if (together && (code || (isText(run) && !isBlank(run) && last->marks == run.marks))) {
            last->marks &= run.marks;
            last->text += run.text;
        } else {
            out.push_back(std::move(run));
        }
    }
    return out;
}

Runs tidied(Runs runs, LineBreaks breaks)
{
    if (breaks == LineBreaks::Spaces) {
        for (InlineRun& run : runs) {
            if (run.kind == InlineRun::Kind::Break)
                run = {InlineRun::Kind::Text, u" "_s, run.marks, run.address};
        }
    }
    runs = joined(withoutIdleSpace(parted(std::move(runs))));
    for (size_t i = 1; i + 1 < runs.size(); ++i) {
        if (!isBlank(runs[i]))
            continue;
        const InlineRun& before = runs[i - 1];
        const InlineRun& after = runs[i + 1];
        runs[i].marks = before.marks & after.marks;
        runs[i].address = before.address == after.address ? before.address : QString();
    }
    return runs;
}

bool isAutolink(const InlineRun& run)
{
    return isText(run) && !run.address.isEmpty() && !run.text.contains(u' ') &&
           (run.address == run.text || run.address == "mailto:"_L1 + run.text) &&
           (run.address.startsWith("http"_L1) || run.address.startsWith("mailto:"_L1));
}

bool opensPair(QChar c)
{
    return c.category() == QChar::Punctuation_Open || c.category() == QChar::Punctuation_InitialQuote;
}

bool closesPair(QChar c)
{
    return c.category() == QChar::Punctuation_Close || c.category() == QChar::Punctuation_FinalQuote;
}

class InlineWriter
{
public:
    explicit InlineWriter(Runs runs) : m_runs(std::move(runs)), m_near(neighboursOf(m_runs)) {}

    [[nodiscard]] QString written()
    {
        write(0, m_runs.size(), 0);
        return m_out;
    }

private:
    /// Runs first to last, in which the marks `applied` are open.
    void write(size_t first, size_t last, unsigned char applied)
    {
        // What is moved out of a mark becomes a run more: counted from the end, the place stays.
        const size_t behind = m_runs.size() - last;
        size_t i = first;
        while (i < m_runs.size() - behind) {
            const auto [mark, end] = widest(i, m_runs.size() - behind, applied);
            if (mark == NoMark) {
                writeRun(i, applied);
                ++i;
            } else if (mark == linkMark) {
                i = writeLink(i, end, applied);
            } else {
                i = writeMarked(i, end, applied, mark);
            }
        }
    }

    /// The mark that holds from `i` on for longest, and where it ends.
    [[nodiscard]] std::pair<unsigned char, size_t> widest(size_t i, size_t last, unsigned char applied) const
    {
        std::pair<unsigned char, size_t> best{NoMark, i};
        if (isBlank(m_runs[i]))
            return best;
        for (const unsigned char mark :
             {static_cast<unsigned char>(StrongMark), static_cast<unsigned char>(EmphasisMark),
              static_cast<unsigned char>(StruckMark), linkMark}) {
            if ((applied & mark) || !carries(m_runs[i], mark))
                continue;
            size_t end = i + 1;
            while (end < last && carries(m_runs[end], mark) &&
                   (mark != linkMark || m_runs[end].address == m_runs[i].address))
                ++end;
            while (isBlank(m_runs[end - 1]))
                --end;
            if (end > best.second)
                best = {mark, end};
        }
        return best;
    }

    static bool carries(const InlineRun& run, unsigned char mark)
    {
        return mark == linkMark ? !run.address.isEmpty() : (run.marks & mark) != 0;
    }

    /// The reader looks through "~" for what stands before a mark.
    [[nodiscard]] QChar before(QStringView through = u"~") const
    {
        qsizetype at = m_out.size();
        while (at > 0 && through.contains(m_out[at - 1]))
            --at;
        return at == 0 ? QChar() : m_out[at - 1];
    }

    /// The character that a reader of the Markdown finds first in a run, marks aside.
    [[nodiscard]] QChar firstOf(size_t i, unsigned char applied) const
    {
        if (i >= m_runs.size() || m_runs[i].kind == InlineRun::Kind::Break)
            return {};
        const InlineRun& run = m_runs[i];
        if (!(applied & linkMark) && !run.address.isEmpty())
            return isAutolink(run) ? u'<' : u'[';
        return run.kind == InlineRun::Kind::Code ? u'`' : run.text.front();
    }

    [[nodiscard]] QChar lastOf(size_t i, unsigned char applied) const
    {
        const InlineRun& run = m_runs[i];
        if (!(applied & linkMark) && !run.address.isEmpty())
            return u')';
        return run.kind == InlineRun::Kind::Code ? u'`' : run.text.back();
    }

    void put(const InlineRun& run, size_t i)
    {
        const Runs parts = parted({run});
        m_runs.insert(m_runs.begin() + static_cast<std::ptrdiff_t>(i), parts.begin(), parts.end());
    }

    /// Moves punctuation at the start of a run out of a mark: "a**(b)**" would not be read.
    bool shedHead(size_t i, unsigned char mark)
    {
        QString& text = m_runs[i].text;
        qsizetype n = 0;
        while (n < text.size() && !isWordCharacter(text[n]))
            ++n;
        if (!isText(m_runs[i]) || !m_runs[i].address.isEmpty() || n == 0 || n == text.size())
            return false;
        InlineRun head = m_runs[i];
        head.text.truncate(n);
        head.marks &= static_cast<unsigned char>(~mark);
        text.remove(0, n);
        put(head, i);
        return true;
    }

    bool shedTail(size_t i, unsigned char mark)
    {
        QString& text = m_runs[i].text;
        qsizetype n = 0;
        while (n < text.size() && !isWordCharacter(text[text.size() - 1 - n]))
            ++n;
        if (!isText(m_runs[i]) || !m_runs[i].address.isEmpty() || n == 0 || n == text.size())
            return false;
        InlineRun tail = m_runs[i];
        tail.text = tail.text.last(n);
        tail.marks &= static_cast<unsigned char>(~mark);
        text.chop(n);
        put(tail, i + 1);
        return true;
    }

    /// Returns the first run that is not written yet.
    size_t writeMarked(size_t first, size_t last, unsigned char applied, unsigned char mark);
    size_t writeLink(size_t first, size_t last, unsigned char applied);
    void writeRun(size_t i, unsigned char applied);

    Runs m_runs;
    InlineNeighbours m_near;
    QString m_out;
};

size_t InlineWriter::writeMarked(size_t first, size_t last, unsigned char applied, unsigned char mark)
{
    const auto drop = [&] {
        for (size_t i = first; i < last; ++i)
            m_runs[i].marks &= static_cast<unsigned char>(~mark);
        return first; // written anew without it
    };
    // Other marks inside stand between "~~" and its words; stars join with stars.
    const auto covered = [&](size_t i) {
        return mark == StruckMark && (m_runs[i].marks & ~applied & (StrongMark | EmphasisMark)) != 0;
    };
    if ((isWordCharacter(before()) && covered(first)) ||
        (isWordCharacter(firstOf(last, applied)) && covered(last - 1)))
        return drop();
    if (isWordCharacter(before()) && isPunctuation(firstOf(first, applied)))
        return shedHead(first, mark) ? first : drop();
    if (isWordCharacter(firstOf(last, applied)) && isPunctuation(lastOf(last - 1, applied))) {
        const bool bracketed = opensPair(firstOf(first, applied)) && closesPair(lastOf(last - 1, applied));
        if (!shedTail(last - 1, mark))
            return drop();
        if (bracketed)
            (void) shedHead(first, mark);
        return first;
    }
    const bool inWord = isWordCharacter(before(u"~*")) || isWordCharacter(firstOf(last, applied));
    const bool star = mark == StrongMark || (mark == EmphasisMark && inWord);
    // Stars that end one mark and begin the next cannot be told apart.
    if (star && last < m_runs.size() && (m_runs[last].marks & ~applied & (StrongMark | EmphasisMark)) != 0 &&
        !isBlank(m_runs[last]))
        return drop();
    const QString sign = mark == StrongMark ? u"**"_s : mark == StruckMark ? u"~~"_s : star ? u"*"_s : u"_"_s;
    const size_t behind = m_runs.size() - last;
    m_out += sign;
    write(first, last, applied | mark);
    m_out += sign;
    return m_runs.size() - behind;
}

size_t InlineWriter::writeLink(size_t first, size_t last, unsigned char applied)
{
    if (m_out.endsWith(u'!') && !m_out.endsWith("\\!"_L1))
        m_out.insert(m_out.size() - 1, u'\\'); // else it would be an image
    if (last == first + 1 && isAutolink(m_runs[first]) && (m_runs[first].marks & ~applied) == 0) {
        m_out += u'<' + m_runs[first].text + u'>';
        return last;
    }
    const size_t behind = m_runs.size() - last;
    const QString address = m_runs[first].address;
    m_out += u'[';
    write(first, last, applied | linkMark);
    m_out += "]("_L1 + linkDestination(address) + u')';
    return m_runs.size() - behind;
}

void InlineWriter::writeRun(size_t i, unsigned char applied)
{
    const InlineRun& run = m_runs[i];
    switch (run.kind) {
    case InlineRun::Kind::Break:
        m_out += "\\\n"_L1;
        break;
    case InlineRun::Kind::Code:
        m_out += codeSpan(run.text);
        break;
    case InlineRun::Kind::Written:
        m_out += run.text;
        break;
    case InlineRun::Kind::Text: {
        const bool edge = m_out.isEmpty() || m_out.endsWith(u'\n');
        m_out += escapedText(run.text,
                             {.before = edge ? QChar() : m_out.back(),
                              .after = firstOf(i + 1, 0),
                              .inLink = (applied & linkMark) != 0},
                             m_near);
        break;
    }
    }
}

} // namespace

QString inlineMarkdown(std::vector<InlineRun> runs, LineBreaks breaks)
{
    return InlineWriter(tidied(std::move(runs), breaks)).written();
}

} // namespace brickwork
