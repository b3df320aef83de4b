#include "ui/editor/pair_typing.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr std::array<std::pair<char16_t, char16_t>, 10> pairs{{{u'(', u')'},
                                                               {u'[', u']'},
                                                               {u'{', u'}'},
                                                               {u'"', u'"'},
                                                               {u'\'', u'\''},
                                                               {u'`', u'`'},
                                                               {u'\u00ab', u'\u00bb'},
                                                               {u'\u201c', u'\u201d'},
                                                               {u'\u2018', u'\u2019'},
                                                               {u'\u201e', u'\u201c'}}};

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\'';
}

bool isBracket(QChar c)
{
    return c == u'(' || c == u'[' || c == u'{';
}

/// What may stand behind a pair without becoming part of what is written into it.
bool mayFollow(QStringView after)
{
    return after.isEmpty() || after.front().isSpace() ||
           u")]}>.,;:!?\"'*_~|\u2019\u201d\u00bb"_s.contains(after.front());
}

/// A quote here opens: something begins.
bool mayOpenQuote(QStringView before)
{
    while (!before.isEmpty() && u"*_~"_s.contains(before.back()))
        before.chop(1);
    return before.isEmpty() || before.back().isSpace() ||
           u"([{>\u2014\u2013/\u00ab\u201c\u201e\u2018|-"_s.contains(before.back());
}

bool isEscaped(QStringView before)
{
    qsizetype slashes = 0;
    while (slashes < before.size() && before[before.size() - 1 - slashes] == u'\\')
        ++slashes;
    return slashes % 2 == 1;
}

} // namespace

QChar partnerOf(QChar opening)
{
    for (const auto& [open, close] : pairs) {
        if (opening == open)
            return close;
    }
    return {};
}

std::optional<Wrapping> wrappingFor(QChar typed, bool code)
{
    if (typed == u'*' || typed == u'_' || typed == u'~')
        return code ? std::nullopt : std::optional(Wrapping{.opening = typed, .closing = typed});
    const QChar partner = partnerOf(typed);
    return partner.isNull() ? std::nullopt : std::optional(Wrapping{.opening = typed, .closing = partner});
}

PairDeed pairDeed(QChar typed, const PairPlace& place)
{
    if (place.partner && !place.after.isEmpty() && place.after.front() == typed)
        return PairDeed::StepOver;
    if (isEscaped(place.before) || !mayFollow(place.after))
        return PairDeed::Type;
    const QChar last = place.before.isEmpty() ? QChar(u' ') : place.before.back();
    if (isBracket(typed))
        return PairDeed::Partner;
    if (place.code || place.verbatim)
        return PairDeed::Type;
    if (typed == u'`')
        return last == u'`' || last.isLetterOrNumber() ? PairDeed::Type : PairDeed::Partner;
    // After a letter it is an apostrophe, or closes what was opened by hand.
    if (isQuote(typed))
        return mayOpenQuote(place.before) ? PairDeed::Partner : PairDeed::Type;
    return PairDeed::Type;
}

bool isEmptyPair(QChar before, QChar after)
{
    const QChar partner = partnerOf(before);
    return !partner.isNull() && partner == after;
}

} // namespace brickwork
