#include "ui/write/quick_open_state.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::QuickOpen)
};

constexpr int byFileName = 5; ///< worse than any title

bool beginsWord(const QString& name, qsizetype at)
{
    return at == 0 || (!name.at(at - 1).isLetterOrNumber() && name.at(at).isLetterOrNumber());
}

FuzzyMatch stretch(int score, qsizetype from, qsizetype length)
{
    FuzzyMatch match{.score = score, .letters = {}};
    for (qsizetype at = from; at < from + length; ++at)
        match.letters.append(static_cast<int>(at));
    return match;
}

/// The letters in their order; those that begin words are taken before others.
std::optional<FuzzyMatch> scattered(const QString& name, const QString& word)
{
    FuzzyMatch match{.score = 3, .letters = {}};
    qsizetype from = 0;
    for (qsizetype i = 0; i < word.size(); ++i) {
        const QChar letter = word.at(i).toCaseFolded();
        qsizetype plain = -1;
        qsizetype begin = -1;
        for (qsizetype at = from; at < name.size() && begin < 0; ++at) {
            if (name.at(at).toCaseFolded() != letter)
                continue;
            plain = plain < 0 ? at : plain;
            if (beginsWord(name, at))
                begin = at;
        }
        // The next of a word that has begun is better than the beginning of a later one.
        const bool goesOn = plain >= 0 && plain == from && from > 0;
        const qsizetype at = goesOn || begin < 0 ? plain : begin;
        if (at < 0) {
            // A beginning that was preferred may have passed over letters that are needed.
            return std::nullopt;
        }
        match.letters.append(static_cast<int>(at));
        from = at + 1;
    }
    return match;
}

/// The letters in their order, the first there are.
std::optional<FuzzyMatch> anyLetters(const QString& name, const QString& word)
{
    FuzzyMatch match{.score = 4, .letters = {}};
    qsizetype from = 0;
    for (const QChar letter : word) {
        const qsizetype at = name.indexOf(letter, from, Qt::CaseInsensitive);
        if (at < 0)
            return std::nullopt;
        match.letters.append(static_cast<int>(at));
        from = at + 1;
    }
    return match;
}

std::optional<FuzzyMatch> wordMatch(const QString& name, const QString& word)
{
    qsizetype within = -1;
    for (qsizetype at = name.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = name.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (at == 0)
            return stretch(0, 0, word.size());
        if (beginsWord(name, at))
            return stretch(1, at, word.size());
        within = within < 0 ? at : within;
    }
    if (within >= 0)
        return stretch(2, within, word.size());
    auto match = scattered(name, word);
    return match ? match : anyLetters(name, word);
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& name, const QString& typed)
{
    FuzzyMatch all;
    for (const QString& word : typed.split(u' ', Qt::SkipEmptyParts)) {
        auto match = wordMatch(name, word);
        if (!match)
            return std::nullopt;
        all.score += match->score;
        all.letters += match->letters;
    }
    // The whole of what was typed in one is better than its words apart.
    const QString whole = typed.simplified();
    if (whole.contains(u' ') && !name.contains(whole, Qt::CaseInsensitive))
        ++all.score;
    std::ranges::sort(all.letters);
    return all;
}

namespace {

std::vector<QuickRow> headingRows(const QuickOpenState& state, const QString& typed)
{
    std::vector<std::pair<int, QuickRow>> found;
    for (std::size_t i = 0; i < state.headings.size(); ++i) {
        const OutlineEntry& heading = state.headings[i];
        const auto match = fuzzyMatch(heading.text, typed);
        if (!match)
            continue;
        found.emplace_back(match->score, QuickRow{.leads = QuickRow::Leads::Heading,
                                                  .index = static_cast<int>(i),
                                                  .text = heading.text,
                                                  .detail = QString(heading.level, u'#'),
                                                  .letters = match->letters,
                                                  .indent = heading.level - 1});
    }
    std::ranges::stable_sort(found, {}, [](const auto& row) { return row.first; });
    std::vector<QuickRow> rows;
    for (auto& [score, row] : found)
        rows.push_back(std::move(row));
    return rows;
}

struct Fitting
{
    int score = 0;
    int index = 0;
};

} // namespace

std::vector<QuickRow> quickRows(const QuickOpenState& state, const QString& typed, int most)
{
    if (typed.startsWith(u'#') || typed.startsWith(u'@'))
        return headingRows(state, typed.sliced(1));
    std::vector<Fitting> fitting;
    for (std::size_t i = 0; i < state.drafts.size(); ++i) {
        const QuickDraft& draft = state.drafts[i];
        auto match = fuzzyMatch(draft.title, typed);
        int score = match ? match->score : 0;
        if (!match) {
            match = fuzzyMatch(draft.id.value, typed);
            score = byFileName + (match ? match->score : 0);
        }
        if (match)
            fitting.push_back({.score = score, .index = static_cast<int>(i)});
    }
    std::ranges::stable_sort(fitting, {}, &Fitting::score);
    if (fitting.size() > static_cast<std::size_t>(most))
        fitting.resize(static_cast<std::size_t>(most));

    std::vector<QuickRow> rows;
    for (const Fitting& fit : fitting) {
        const QuickDraft& draft = state.drafts[static_cast<std::size_t>(fit.index)];
        const auto match = fuzzyMatch(draft.title, typed);
        rows.push_back({.leads = QuickRow::Leads::Draft,
                        .index = fit.index,
                        .text = draft.title,
                        .detail = draft.id.value,
                        .letters = match ? match->letters : QList<int>(),
                        .indent = 0});
    }
    if (const QString search = typed.simplified(); !search.isEmpty())
        rows.push_back({.leads = QuickRow::Leads::Search,
                        .index = 0,
                        .text = Tr::tr("Search all texts for “%1”").arg(search),
                        .detail = {},
                        .letters = {},
                        .indent = 0});
    return rows;
}

std::vector<QuickDraft> quickDrafts(std::vector<QuickDraft> newestFirst, const std::vector<DraftId>& recent,
                                    const DraftId& open)
{
    QHash<QString, int> places;
    for (const DraftId& id : recent)
        places.insert(id.value, static_cast<int>(places.size()));
    const auto recents = static_cast<int>(recent.size());
    std::ranges::stable_sort(newestFirst, {}, [&](const QuickDraft& draft) {
        return draft.id == open && !open.isEmpty() ? recents : places.value(draft.id.value, recents + 1);
    });
    return newestFirst;
}

} // namespace brickwork
