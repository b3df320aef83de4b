#include "core/markdown/line_diff.h"

#include <QHash>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace brickwork {

namespace {

constexpr double alike = 0.35;          ///< from here on a line was changed rather than replaced
constexpr double blankPair = 0.05;      ///< two blank lines belong together if nothing better is lost by it
constexpr qsizetype mostCells = 60'000; ///< of the table of all pairs; about ten milliseconds
constexpr qsizetype window = 24;        ///< lines looked ahead where there are more

/// Words, and what stands between them, character by character as a person counts them.
std::vector<QStringView> tokensOf(QStringView line)
{
    std::vector<QStringView> tokens;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, line);
    qsizetype from = 0;
    for (qsizetype to = finder.toNextBoundary(); to > 0; to = finder.toNextBoundary()) {
        tokens.push_back(line.sliced(from, to - from));
        from = to;
    }
    if (from < line.size())
        tokens.push_back(line.sliced(from));
    return tokens;
}

bool isWord(QStringView token)
{
    return std::ranges::any_of(token, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

struct Scores
{
    qsizetype columns;
    std::vector<double> best; ///< of the lines up to here

    Scores(qsizetype rows, qsizetype across)
        : columns(across + 1), best(static_cast<size_t>((rows + 1) * columns))
    {
    }
    [[nodiscard]] double& at(qsizetype i, qsizetype j) { return best[static_cast<size_t>(i * columns + j)]; }
};

/// Lines as they are compared with many others.
struct Candidates
{
    explicit Candidates(const QStringList& texts) : lines(texts)
    {
        bags.reserve(static_cast<size_t>(lines.size()));
        for (const QString& line : lines) {
            bags.push_back(LineBag::of(line));
            blank.push_back(QStringView(line).trimmed().isEmpty());
        }
    }
    [[nodiscard]] bool isBlank(qsizetype i) const { return blank[static_cast<size_t>(i)]; }

    const QStringList& lines;
    std::vector<LineBag> bags;
    std::vector<bool> blank;
};

/// What it is worth to take one for what the other has become; 0 if it is not.
double worth(const Candidates& before, qsizetype i, const Candidates& after, qsizetype j)
{
    if (before.isBlank(i) || after.isBlank(j))
        return before.isBlank(i) && after.isBlank(j) ? blankPair : 0.0;
    const double share = likeness(before.bags[static_cast<size_t>(i)], after.bags[static_cast<size_t>(j)]);
    if (share >= alike)
        return share;
    return before.lines[i] == after.lines[j] ? 1.0 : 0.0; // lines without a word, too
}

std::vector<int> matchBest(const QStringList& before, const QStringList& after)
{
    const Candidates mine(before);
    const Candidates theirs(after);
    Scores scores(before.size(), after.size());
    for (qsizetype i = 1; i <= before.size(); ++i) {
        for (qsizetype j = 1; j <= after.size(); ++j) {
            const double paired = worth(mine, i - 1, theirs, j - 1);
            const double apart = std::max(scores.at(i - 1, j), scores.at(i, j - 1));
            scores.at(i, j) = paired > 0 ? std::max(apart, scores.at(i - 1, j - 1) + paired) : apart;
        }
    }
    std::vector<int> partners(static_cast<size_t>(before.size()), -1);
    qsizetype i = before.size();
    qsizetype j = after.size();
    while (i > 0 && j > 0) {
        const double here = scores.at(i, j);
        if (here == scores.at(i, j - 1)) {
            --j;
        } else if (here == scores.at(i - 1, j)) {
            --i;
        } else {
            partners[static_cast<size_t>(--i)] = static_cast<int>(--j);
        }
    }
    return partners;
}

/// Blank lines between those that have a partner, in order.
void pairBlanks(const Candidates& mine, const Candidates& theirs, std::vector<int>& partners)
{
    qsizetype next = 0;   // of theirs
    qsizetype end = 0;    // where the next partner of a line of mine stands
    qsizetype anchor = 0; // that line of mine
    for (qsizetype i = 0; i < mine.lines.size(); ++i) {
        if (i >= anchor) {
            next = std::max<qsizetype>(next, partners[static_cast<size_t>(i)] + 1);
            const auto later =
                std::find_if(partners.begin() + i + 1, partners.end(), [](int p) { return p >= 0; });
            anchor = later - partners.begin();
            end = later == partners.end() ? theirs.lines.size() : *later;
        }
        int& partner = partners[static_cast<size_t>(i)];
        if (partner >= 0 || !mine.isBlank(i))
            continue;
        while (next < end && !theirs.isBlank(next))
            ++next;
        if (next < end)
            partner = static_cast<int>(next++);
    }
}

/// Where all pairs would be too many: each line takes the likest of the next ones.
std::vector<int> matchNear(const QStringList& before, const QStringList& after)
{
    const Candidates mine(before);
    const Candidates theirs(after);
    std::vector<int> partners(static_cast<size_t>(before.size()), -1);
    qsizetype next = 0;
    for (qsizetype i = 0; i < before.size(); ++i) {
        double best = blankPair;
        qsizetype found = -1;
        for (qsizetype j = next; j < std::min(after.size(), next + window); ++j) {
            const double here = worth(mine, i, theirs, j);
            if (here > best) {
                best = here;
                found = j;
            }
        }
        if (found < 0)
            continue;
        partners[static_cast<size_t>(i)] = static_cast<int>(found);
        next = found + 1;
    }
    pairBlanks(mine, theirs, partners);
    return partners;
}

/// Numbers for tokens, the same for the same.
class Numbering
{
public:
    std::vector<int> of(const std::vector<QStringView>& tokens)
    {
        std::vector<int> numbers;
        numbers.reserve(tokens.size());
        for (const QStringView token : tokens)
            numbers.push_back(numberOf(token));
        return numbers;
    }

private:
    int numberOf(QStringView token)
    {
        const auto known = m_numbers.constFind(token);
        if (known != m_numbers.cend())
            return *known;
        return *m_numbers.insert(token, static_cast<int>(m_numbers.size()));
    }

    QHash<QStringView, int> m_numbers;
};

/// A stretch of a changed line: what went, what came, or what stayed.
struct Stretch
{
    bool same = false;
    bool word = false; ///< what stayed holds a word
    int removed = 0;   ///< units; for what stayed both are its length
    int added = 0;
};

void grow(std::vector<Stretch>& stretches, bool same, int removed, int added, bool word)
{
    if (stretches.empty() || stretches.back().same != same)
        stretches.push_back({.same = same, .word = false, .removed = 0, .added = 0});
    Stretch& last = stretches.back();
    last.removed += removed;
    last.added += added;
    last.word |= word;
}

std::vector<Stretch> stretchesOf(const std::vector<QStringView>& before,
                                 const std::vector<QStringView>& after, const std::vector<int>& partners)
{
    std::vector<Stretch> stretches;
    const auto size = [](QStringView token) { return static_cast<int>(token.size()); };
    size_t j = 0;
    const auto addUntil = [&](size_t end) {
        for (; j < end; ++j)
            grow(stretches, false, 0, size(after[j]), false);
    };
    for (size_t i = 0; i < before.size(); ++i) {
        if (partners[i] < 0) {
            grow(stretches, false, size(before[i]), 0, false);
            continue;
        }
        addUntil(static_cast<size_t>(partners[i]));
        grow(stretches, true, size(before[i]), size(before[i]), isWord(before[i]));
        ++j;
    }
    addUntil(after.size());
    return stretches;
}

/// A space or a comma that stayed between two changes only scatters them: they become one.
void gather(std::vector<Stretch>& stretches)
{
    std::vector<Stretch> gathered;
    for (size_t i = 0; i < stretches.size(); ++i) {
        const Stretch& here = stretches[i];
        const bool between = i > 0 && i + 1 < stretches.size();
        const auto both = [](const Stretch& s) { return s.removed > 0 && s.added > 0; };
        const bool scatters =
            here.same && !here.word && between && (both(stretches[i - 1]) || both(stretches[i + 1]));
        grow(gathered, here.same && !scatters, here.removed, here.added, here.word);
    }
    stretches = std::move(gathered);
}

} // namespace

LineBag LineBag::of(QStringView line)
{
    LineBag bag;
    for (const QStringView token : tokensOf(line)) {
        if (!isWord(token))
            continue;
        bag.words.push_back({qHash(token), static_cast<int>(token.size())});
        bag.length += static_cast<int>(token.size());
    }
    std::ranges::sort(bag.words, {}, &Word::hash);
    return bag;
}

double likeness(const LineBag& a, const LineBag& b)
{
    if (a.length == 0 || b.length == 0)
        return 0;
    int common = 0;
    auto mine = a.words.begin();
    auto theirs = b.words.begin();
    while (mine != a.words.end() && theirs != b.words.end()) {
        if (mine->hash == theirs->hash) {
            common += mine->length;
            ++mine;
            ++theirs;
        } else if (mine->hash < theirs->hash) {
            ++mine;
        } else {
            ++theirs;
        }
    }
    return 2.0 * common / (a.length + b.length);
}

std::vector<int> matchAlike(const QStringList& before, const QStringList& after)
{
    if (before.isEmpty() || after.isEmpty())
        return std::vector<int>(static_cast<size_t>(before.size()), -1);
    return before.size() <= mostCells / after.size() ? matchBest(before, after) : matchNear(before, after);
}

std::vector<DiffSpan> diffWords(QStringView before, QStringView after, MatchEffort& effort)
{
    const std::vector<QStringView> mine = tokensOf(before);
    const std::vector<QStringView> theirs = tokensOf(after);
    Numbering numbering;
    const std::vector<int> from = numbering.of(mine);
    const std::vector<int> to = numbering.of(theirs);
    std::vector<Stretch> stretches = stretchesOf(mine, theirs, matchSequences(from, to, effort));
    gather(stretches);
    std::vector<DiffSpan> spans;
    for (const Stretch& stretch : stretches) {
        if (stretch.same) {
            spans.push_back({DiffKind::Same, stretch.removed});
            continue;
        }
        if (stretch.removed > 0)
            spans.push_back({DiffKind::Removed, stretch.removed});
        if (stretch.added > 0)
            spans.push_back({DiffKind::Added, stretch.added});
    }
    return spans;
}

} // namespace brickwork
