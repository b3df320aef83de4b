#include "ui/editor/edit_meter.h"

#include "core/markdown/line_scan.h"
#include "core/markdown/word_count.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace brickwork {

/// Lines that a change touched, as they were and as they are.
struct EditMeter::Lines
{
    qsizetype first = 0;
    QStringList before;
    QStringList after;
    qsizetype head = 0; ///< characters in front of the change
    qsizetype tail = 0; ///< characters behind it
};

/// What was replaced by what, and enough around it to tell words: to the next white space at least.
struct EditMeter::Edit
{
    Edit(const Lines& lines, QStringView before, QStringView after);
    /// Takes out the front matter, of which there were `old` lines and are `now`.
    void leaveOut(const Lines& lines, qsizetype old, qsizetype now);

    QString left;
    QString removed;
    QString added;
    QString right;
    qsizetype into = 0; ///< characters of its line in front of `left`
};

namespace {

constexpr qsizetype manyLines = 64; ///< nobody puts one such stretch in the place of another

qsizetype charactersOf(const QStringList& lines)
{
    qsizetype sum = 0;
    for (const QString& line : lines)
        sum += line.size() + 1;
    return sum;
}

qsizetype commonHead(QStringView a, QStringView b)
{
    return std::ranges::mismatch(a, b).in1 - a.begin();
}

qsizetype commonTail(QStringView a, QStringView b, qsizetype head)
{
    const qsizetype most = std::min(a.size(), b.size()) - head;
    qsizetype tail = 0;
    while (tail < most && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    return tail;
}

/// One line, which may be very long, is not copied.
QString joined(const QStringList& lines)
{
    return lines.size() == 1 ? lines.front() : lines.join(u'\n');
}

/// Lines first.. of which those before `head` become empty.
QString blanked(const QString& text, qsizetype first, qsizetype head)
{
    if (first >= head)
        return text;
    QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < std::min(head - first, lines.size()); ++i)
        lines[i].clear();
    return lines.join(u'\n');
}

/// `part` stands in `whole` and cuts no word there: marks were put around it, or taken away.
bool standsIn(QStringView part, QStringView whole)
{
    const auto edge = [&](qsizetype at) {
        return at < 0 || at >= whole.size() || !whole[at].isLetterOrNumber();
    };
    for (qsizetype at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
        if (edge(at - 1) && edge(at + part.size()))
            return true;
    }
    return false;
}

} // namespace

EditMeter::Edit::Edit(const Lines& lines, QStringView before, QStringView after)
{
    const qsizetype line = before.first(lines.head).lastIndexOf(u'\n') + 1;
    qsizetype begin = lines.head;
    while (begin > line && !before[begin - 1].isSpace())
        --begin;
    if (begin - line < LineWords::marksWithin)
        begin = line;
    into = begin - line;
    left = before.sliced(begin, lines.head - begin).toString();
    removed = before.sliced(lines.head, before.size() - lines.head - lines.tail).toString();
    added = after.sliced(lines.head, after.size() - lines.head - lines.tail).toString();
    // What opens the line must be seen whole.
    const QStringView rest = before.last(lines.tail);
    qsizetype end = std::min(rest.size(), LineWords::marksWithin);
    while (end < rest.size() && !rest[end].isSpace())
        ++end;
    right = rest.first(end).toString();
}

void EditMeter::Edit::leaveOut(const Lines& lines, qsizetype old, qsizetype now)
{
    const qsizetype lastBefore = lines.first + lines.before.size() - 1;
    const qsizetype lastAfter = lines.first + lines.after.size() - 1;
    removed = blanked(removed, lines.first, old);
    added = blanked(added, lines.first, now);
    if (lines.first < old || lines.first < now)
        left.clear();
    if (lastBefore < old || lastAfter < now)
        right.clear();
}

void EditMeter::reset(const QTextDocument& document)
{
    m_lines.clear();
    constexpr qsizetype room = 1000; // for new lines: making it would be felt at the first of them
    m_lines.reserve(document.blockCount() + room);
    for (QTextBlock block = document.firstBlock(); block.isValid(); block = block.next())
        m_lines.append(block.text());
    m_characters = charactersOf(m_lines);
    m_fence = -1;
    m_head = 0;
    findFence(0, m_lines.size());
    m_words = countAll();
}

WordChange EditMeter::change(const QTextDocument& document, int from, int added)
{
    const Lines lines = changedLines(document, from, added);
    const auto grown = lines.after.size() - lines.before.size();
    if (grown == 0) {
        std::ranges::copy(lines.after, m_lines.begin() + lines.first);
    } else {
        m_lines.remove(lines.first, lines.before.size());
        m_lines.insert(lines.first, lines.after.size(), QString());
        std::ranges::copy(lines.after, m_lines.begin() + lines.first);
    }
    m_characters += charactersOf(lines.after) - charactersOf(lines.before);
    const qsizetype headBefore = m_head;
    findFence(lines.first, lines.after.size());

    if (lines.first >= headBefore && lines.first >= m_head) {
        const bool inPlace = grown == 0 && lines.before.size() > manyLines;
        const WordChange change =
            inPlace ? compareLines(lines) : compare(Edit(lines, joined(lines.before), joined(lines.after)));
        m_words += change.net();
        return change;
    }
    Edit edit(lines, joined(lines.before), joined(lines.after));
    edit.leaveOut(lines, headBefore, m_head);
    const bool inside =
        lines.first + lines.before.size() <= headBefore && lines.first + lines.after.size() <= m_head;
    if (!inside || m_head - headBefore != grown)
        m_words = countAll();
    return compare(edit);
}

EditMeter::Lines EditMeter::changedLines(const QTextDocument& document, int from, int added) const
{
    const auto linesOf = [&](int first, int last) {
        QStringList lines;
        QTextBlock block = document.findBlockByNumber(first);
        for (int i = first; i <= last && block.isValid(); ++i, block = block.next())
            lines.append(block.text());
        return lines;
    };
    const int end = std::min(from + added, document.characterCount() - 1);
    const QTextBlock block = document.findBlock(std::min(from, end));
    const int last = document.findBlock(end).blockNumber();
    const qsizetype count = last - block.blockNumber() + 1 - (document.blockCount() - m_lines.size());
    Lines lines;
    lines.first = block.blockNumber();
    if (count >= 1 && lines.first + count <= m_lines.size()) {
        lines.before = m_lines.sliced(lines.first, count);
        lines.after = linesOf(block.blockNumber(), last);
    }
    if (lines.before.isEmpty() ||
        m_characters - charactersOf(lines.before) + charactersOf(lines.after) != document.characterCount()) {
        // The document was altered in a way it did not tell: anything may have changed.
        lines = {.first = 0,
                 .before = m_lines,
                 .after = linesOf(0, document.blockCount() - 1),
                 .head = 0,
                 .tail = 0};
    }
    const QString before = joined(lines.before);
    const QString after = joined(lines.after);
    const qsizetype shorter = std::min(before.size(), after.size());
    const qsizetype start = document.findBlockByNumber(static_cast<int>(lines.first)).position();
    lines.head = std::clamp<qsizetype>(from - start, 0, shorter);
    lines.tail = std::clamp<qsizetype>(after.size() - lines.head - added, 0, shorter - lines.head);
    if (QStringView(before).first(lines.head) != QStringView(after).first(lines.head) ||
        QStringView(before).last(lines.tail) != QStringView(after).last(lines.tail)) {
        lines.head = commonHead(before, after);
        lines.tail = commonTail(before, after, lines.head);
    }
    return lines;
}

// As many lines as before: what was changed in several places at once is compared place by place.
WordChange EditMeter::compareLines(const Lines& lines)
{
    WordChange sum;
    for (qsizetype i = 0; i < lines.before.size(); ++i) {
        const QString& before = lines.before.at(i);
        const QString& after = lines.after.at(i);
        if (before == after)
            continue;
        const qsizetype head = commonHead(before, after);
        const Lines line{.first = lines.first + i,
                         .before = {before},
                         .after = {after},
                         .head = head,
                         .tail = commonTail(before, after, head)};
        sum += compare(Edit(line, before, after));
    }
    return sum;
}

// The net of a change is exact: words after less words before. How many of them are the same words is judged
// by the text that stayed.
WordChange EditMeter::compare(const Edit& edit)
{
    const QString before = edit.left + edit.removed + edit.right;
    const QString after = edit.left + edit.added + edit.right;
    const int old = m_counter.count(before, edit.into);
    const int now = m_counter.count(after, edit.into);
    int kept = std::min(old, now);
    const bool replaced = !edit.removed.isEmpty() && !edit.added.isEmpty();
    if (replaced && !standsIn(edit.removed, edit.added) && !standsIn(edit.added, edit.removed)) {
        const QList<QStringView> oldRuns = runsOf(before);
        const QList<QStringView> newRuns = runsOf(after);
        const qsizetype shorter = std::min(oldRuns.size(), newRuns.size());
        qsizetype head = 0;
        while (head < shorter && oldRuns[head] == newRuns[head])
            ++head;
        qsizetype tail = 0;
        while (tail < shorter - head &&
               oldRuns[oldRuns.size() - 1 - tail] == newRuns[newRuns.size() - 1 - tail])
            ++tail;
        int same = 0;
        if (head > 0)
            same += m_counter.count(QStringView(before.cbegin(), oldRuns[head - 1].cend()), edit.into);
        if (tail > 0)
            same += m_counter.count(QStringView(oldRuns[oldRuns.size() - tail].cbegin(), before.cend()));
        kept = std::min(kept, std::max(same, m_counter.count(edit.left + edit.right, edit.into)));
    }
    return {.added = now - kept, .removed = old - kept};
}

// Called after the lines were changed: `lines` of them from `first` on are new.
void EditMeter::findFence(qsizetype first, qsizetype lines)
{
    const bool behind = first > 0 && m_fence >= 0 && first > m_fence;
    if (behind)
        return;
    if (!opensFrontMatter(m_lines.front())) {
        m_fence = -1;
        m_head = 0;
        return;
    }
    // Where there was no fence, only the new lines can hold one.
    const bool all = first == 0 || m_fence >= 0;
    m_fence = closingFence(std::max<qsizetype>(first, 1), all ? m_lines.size() : first + lines);
    m_head = m_fence >= 0 && holdsKeys() ? m_fence + 1 : 0;
}

qsizetype EditMeter::closingFence(qsizetype first, qsizetype last) const
{
    for (qsizetype i = first; i < last; ++i) {
        if (closesFrontMatter(m_lines.at(i), m_lines.front()))
            return i;
    }
    return -1;
}

// Two rules with prose between them are no front matter.
bool EditMeter::holdsKeys() const
{
    if (m_lines.front().startsWith(u'+'))
        return true;
    for (qsizetype i = 1; i < m_fence; ++i) {
        if (!isBlankOrComment(m_lines.at(i)))
            return looksLikeKey(m_lines.at(i));
    }
    return true;
}

int EditMeter::countAll()
{
    int words = 0;
    for (qsizetype i = m_head; i < m_lines.size(); ++i)
        words += m_counter.count(m_lines.at(i));
    return words;
}

} // namespace brickwork
