#include "ui/write/word_count_state.h"

#include <QCoreApplication>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::WordCountState)
};

} // namespace

int readingMinutes(const WordCount& words)
{
    const int singly = std::min(words.cjk, words.total());
    const double minutes = static_cast<double>(words.total() - singly) / wordsReadAMinute +
                           static_cast<double>(singly) / charactersReadAMinute;
    return minutes > 0 ? std::max(1, static_cast<int>(minutes + 0.999)) : 0;
}

std::pair<int, int> countCharacters(QStringView text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data(), text.size());
    int all = 0;
    int seen = 0;
    qsizetype begin = 0;
    for (qsizetype end = finder.toNextBoundary(); end > 0; end = finder.toNextBoundary()) {
        ++all;
        if (!text[begin].isSpace())
            ++seen;
        begin = end;
    }
    return {all, seen};
}

WordCountState wordCountState(const CountedText& counted, const QLocale& locale)
{
    const WordCount& words = counted.words;
    const auto number = [&](int value) { return locale.toString(value); };
    WordCountState state;
    state.total = words.total() == 1 ? Tr::tr("1 word") : Tr::tr("%1 words").arg(number(words.total()));
    if (counted.selectedWords)
        state.rows.push_back({Tr::tr("Selected"), number(*counted.selectedWords), false});
    state.rows.push_back({Tr::tr("Prose"), number(words.prose), true});
    state.rows.push_back({Tr::tr("Headings"), number(words.headings), true});
    state.rows.push_back({Tr::tr("Quotes"), number(words.quotes), true});
    if (words.cjk > 0)
        state.rows.push_back({Tr::tr("of these, single characters"), number(words.cjk), true});
    state.rows.push_back({Tr::tr("Code"), number(words.code), false});
    state.rows.push_back({Tr::tr("Front matter"), number(words.frontMatter), false});
    state.rows.push_back({Tr::tr("Characters"), number(counted.characters), false});
    state.rows.push_back({Tr::tr("without blanks"), number(counted.withoutBlanks), false});
    const int minutes = readingMinutes(words);
    state.rows.push_back({Tr::tr("Reading time"), Tr::tr("%n min", nullptr, minutes), false});
    if (counted.goal) {
        const int left = std::max(0, *counted.goal - words.total());
        //: words still to write, words aimed at
        const QString goal = Tr::tr("%1 to go of %2").arg(number(left), number(*counted.goal));
        state.rows.push_back({Tr::tr("Goal"), goal, false});
        if (!counted.pace.isEmpty())
            state.rows.push_back({Tr::tr("Pace"), counted.pace, false});
    }
    state.note =
        words.cjk > 0
            ? Tr::tr("Prose, headings and quotes make the count; code, addresses and front matter do "
                     "not. Reading: %1 words or %2 characters a minute.")
                  .arg(number(wordsReadAMinute), number(charactersReadAMinute))
            : Tr::tr("Prose, headings and quotes make the count; code, addresses and front matter do "
                     "not. Reading: %1 words a minute.")
                  .arg(number(wordsReadAMinute));
    return state;
}

} // namespace brickwork
