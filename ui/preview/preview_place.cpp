#include "ui/preview/preview_place.h"

#include <algorithm>

namespace brickwork {

namespace {

bool isOfWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

SourcePlace placeAt(QStringView source, qsizetype position)
{
    const QStringView before = source.first(position);
    return {.line = static_cast<int>(before.count(u'\n')),
            .column = static_cast<int>(position - (before.lastIndexOf(u'\n') + 1))};
}

} // namespace

SourcePlace placeOfWord(QStringView source, QStringView shown, qsizetype offset)
{
    offset = std::clamp<qsizetype>(offset, 0, shown.size());
    qsizetype begin = offset;
    while (begin > 0 && isOfWord(shown[begin - 1]))
        --begin;
    qsizetype end = offset;
    while (end < shown.size() && isOfWord(shown[end]))
        ++end;
    if (begin == end) { // between words: behind the one before
        while (begin > 0 && !isOfWord(shown[begin - 1]))
            --begin;
        offset = end = begin;
        while (begin > 0 && isOfWord(shown[begin - 1]))
            --begin;
    }
    if (begin == end)
        return {};
    const QStringView word = shown.sliced(begin, end - begin);
    qsizetype found = source.indexOf(word);
    for (qsizetype at = shown.indexOf(word); at >= 0 && at < begin;
         at = shown.indexOf(word, at + word.size())) {
        const qsizetype next = found < 0 ? -1 : source.indexOf(word, found + word.size());
        if (next < 0)
            break;
        found = next;
    }
    return found < 0 ? SourcePlace() : placeAt(source, found + (offset - begin));
}

SourcePlace placeInCode(QStringView source, int firstLine, QStringView shown, qsizetype offset)
{
    const QStringView before = shown.first(std::clamp<qsizetype>(offset, 0, shown.size()));
    const auto down = static_cast<int>(before.count(QChar(QChar::LineSeparator)));
    const qsizetype begin = before.lastIndexOf(QChar(QChar::LineSeparator)) + 1;
    qsizetype end = shown.indexOf(QChar(QChar::LineSeparator), begin);
    if (end < 0)
        end = shown.size();
    const QStringView line = linesOf(source, firstLine + down, firstLine + down);
    const qsizetype setIn = std::max<qsizetype>(0, line.indexOf(shown.sliced(begin, end - begin)));
    return {.line = firstLine + down, .column = static_cast<int>(setIn + (before.size() - begin))};
}

qsizetype startOfLine(QStringView text, int line)
{
    qsizetype at = 0;
    for (; line > 0; --line) {
        const qsizetype end = text.indexOf(u'\n', at);
        if (end < 0)
            return text.size();
        at = end + 1;
    }
    return at;
}

QStringView linesOf(QStringView text, int from, int to)
{
    const qsizetype begin = startOfLine(text, from);
    return text.sliced(begin, std::max(startOfLine(text, to + 1), begin) - begin);
}

} // namespace brickwork
