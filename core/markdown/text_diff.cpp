#include "core/markdown/text_diff.h"

#include "core/markdown/line_diff.h"
#include "core/markdown/sequence_match.h"
#include "core/markdown/word_runs.h"

#include <QHash>

#include <algorithm>

namespace brickwork {

namespace {

/// A number for each line: the same for the same, below zero for blank ones.
class LineNumbers
{
public:
    std::vector<int> of(const QStringList& lines)
    {
        std::vector<int> numbers;
        numbers.reserve(static_cast<size_t>(lines.size()));
        for (const QString& line : lines) {
            const auto known = m_numbers.constFind(line);
            numbers.push_back(known != m_numbers.cend() ? *known : *m_numbers.insert(line, fresh(line)));
        }
        return numbers;
    }

private:
    [[nodiscard]] int fresh(QStringView line) const
    {
        const int next = static_cast<int>(m_numbers.size()) + 1;
        return line.trimmed().isEmpty() ? -next : next;
    }

    QHash<QStringView, int> m_numbers;
};

/// The rows of two texts, grown from their heads.
class Rows
{
public:
    Rows(TextDiff& diff, MatchEffort& effort) : m_diff(diff), m_effort(effort) {}

    /// Up to these lines everything is different.
    void differUntil(int before, int after)
    {
        if (before == m_before && after == m_after)
            return;
        const QStringList mine = m_diff.before.sliced(m_before, before - m_before);
        const QStringList theirs = m_diff.after.sliced(m_after, after - m_after);
        const int first = m_after;
        const std::vector<int> partners = matchAlike(mine, theirs);
        for (const int partner : partners) {
            if (partner < 0) {
                remove();
                continue;
            }
            addUntil(first + partner);
            pair();
        }
        addUntil(after);
    }

    void same()
    {
        m_diff.rows.push_back(
            {.kind = DiffKind::Same, .before = m_before++, .after = m_after++, .spans = {}});
    }

private:
    void remove()
    {
        m_diff.wordsRemoved += m_words.count(m_diff.before[m_before]);
        m_diff.rows.push_back({.kind = DiffKind::Removed, .before = m_before++, .after = -1, .spans = {}});
    }
    void addUntil(int after)
    {
        while (m_after < after) {
            m_diff.wordsAdded += m_words.count(m_diff.after[m_after]);
            m_diff.rows.push_back({.kind = DiffKind::Added, .before = -1, .after = m_after++, .spans = {}});
        }
    }
    void pair()
    {
        const QString& before = m_diff.before[m_before];
        const QString& after = m_diff.after[m_after];
        if (before == after)
            return same();
        DiffRow row{.kind = DiffKind::Changed,
                    .before = m_before++,
                    .after = m_after++,
                    .spans = diffWords(before, after, m_effort)};
        countWords(row);
        m_diff.rows.push_back(std::move(row));
    }
    void countWords(const DiffRow& row)
    {
        qsizetype before = 0;
        qsizetype after = 0;
        for (const DiffSpan& span : row.spans) {
            const QStringView mine(m_diff.before[row.before]);
            const QStringView theirs(m_diff.after[row.after]);
            if (span.kind == DiffKind::Removed)
                m_diff.wordsRemoved += m_words.count(mine.sliced(before, span.length), before);
            else if (span.kind == DiffKind::Added)
                m_diff.wordsAdded += m_words.count(theirs.sliced(after, span.length), after);
            before += span.kind == DiffKind::Added ? 0 : span.length;
            after += span.kind == DiffKind::Removed ? 0 : span.length;
        }
    }

    TextDiff& m_diff;
    MatchEffort& m_effort;
    LineWords m_words;
    int m_before = 0; ///< lines that stand in a row already
    int m_after = 0;
};

/// Between two changes blank lines alone are no rest: what changed around them belongs together.
void letGoOfLoneBlanks(std::vector<int>& partners, const std::vector<int>& numbers)
{
    const auto count = partners.size();
    const auto follows = [&](size_t i) {
        return i > 0 && partners[i - 1] >= 0 && partners[i] == partners[i - 1] + 1;
    };
    for (size_t from = 0; from < count;) {
        if (partners[from] < 0) {
            ++from;
            continue;
        }
        size_t to = from + 1;
        while (to < count && partners[to] >= 0 && follows(to))
            ++to;
        const bool blank =
            std::all_of(numbers.begin() + static_cast<std::ptrdiff_t>(from),
                        numbers.begin() + static_cast<std::ptrdiff_t>(to), [](int n) { return n < 0; });
        if (blank && from > 0 && to < count)
            std::fill(partners.begin() + static_cast<std::ptrdiff_t>(from),
                      partners.begin() + static_cast<std::ptrdiff_t>(to), -1);
        from = to;
    }
}

void findChanges(TextDiff& diff)
{
    bool before = false;
    for (size_t i = 0; i < diff.rows.size(); ++i) {
        const bool here = diff.rows[i].kind != DiffKind::Same;
        if (here && !before)
            diff.changes.push_back(static_cast<int>(i));
        before = here;
    }
}

} // namespace

TextDiff diffTexts(const QString& before, const QString& after)
{
    TextDiff diff;
    diff.before = before.split(u'\n');
    diff.after = after.split(u'\n');
    LineNumbers numbering;
    const std::vector<int> mine = numbering.of(diff.before);
    const std::vector<int> theirs = numbering.of(diff.after);
    MatchEffort effort;
    std::vector<int> partners = matchByLandmarks(mine, theirs, effort);
    letGoOfLoneBlanks(partners, mine);

    Rows rows(diff, effort);
    diff.rows.reserve(std::max(mine.size(), theirs.size()));
    for (size_t i = 0; i < partners.size(); ++i) {
        if (partners[i] < 0)
            continue;
        rows.differUntil(static_cast<int>(i), partners[i]);
        rows.same();
    }
    rows.differUntil(static_cast<int>(mine.size()), static_cast<int>(theirs.size()));
    findChanges(diff);
    diff.coarse = effort.spent;
    return diff;
}

} // namespace brickwork
