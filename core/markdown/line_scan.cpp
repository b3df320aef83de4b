#include "core/markdown/line_scan.h"

#include <QString>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

std::optional<qsizetype> bracketEnd(QStringView text, qsizetype at, Escape singleQuotes)
{
    qsizetype depth = 0;
    while (at < text.size()) {
        const QChar c = text[at];
        const QChar before = at > 0 ? text[at - 1] : QChar(u' ');
        // In YAML a quote opens a string only where a value may start: the one in [don't] is a letter.
        const bool startsValue =
            before.isSpace() || before == u'[' || before == u'{' || before == u',' || before == u':';
        if ((c == u'"' || c == u'\'') && startsValue) {
            const std::optional<qsizetype> end =
                quoteEnd(text, at, c == u'"' ? Escape::Backslash : singleQuotes);
            if (!end)
                return {};
            at = *end;
            continue;
        }
        if (c == u'#' && before.isSpace()) {
            at = text.indexOf(u'\n', at);
            if (at < 0)
                return {};
            continue;
        }
        ++at;
        if (c == u'[' || c == u'{')
            ++depth;
        else if ((c == u']' || c == u'}') && --depth == 0)
            return at;
    }
    return {};
}

namespace {

bool isControl(char16_t u)
{
    return u < 0x20 || (u >= 0x7F && u <= 0x9F) || u == 0x2028 || u == 0x2029 || u == 0xFEFF;
}

} // namespace

bool hasControl(QStringView text)
{
    return std::ranges::any_of(text, [](QChar c) { return isControl(c.unicode()); });
}

QString escaped(QStringView text)
{
    QString result;
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (u == u'"' || u == u'\\')
            (result += u'\\') += c;
        else if (u == u'\n')
            result += "\\n"_L1;
        else if (u == u'\t')
            result += "\\t"_L1;
        else if (isControl(u))
            result += "\\u"_L1 + QString::number(u, 16).rightJustified(4, u'0');
        else
            result += c;
    }
    return result;
}

QChar firstQuote(QStringView list)
{
    const qsizetype at = skipBlanks(list, 1);
    return at < list.size() && (list[at] == u'"' || list[at] == u'\'') ? list[at] : QChar();
}

} // namespace brickwork
