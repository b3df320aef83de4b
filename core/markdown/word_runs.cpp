#include "core/markdown/word_runs.h"

#include "core/markdown/line_scan.h"

#include <QString>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

bool isBlankAt(QStringView text, qsizetype at)
{
    return at >= text.size() || text[at] == u' ' || text[at] == u'\t';
}

/// One past a list's number ("12." or "12)") that starts at `at`; `at` if there is none. A line that is only
/// "1986." ends a sentence.
qsizetype afterNumber(QStringView line, qsizetype at)
{
    constexpr qsizetype longestNumber = 9;
    qsizetype end = at;
    while (end < line.size() && end - at < longestNumber && line[end] >= u'0' && line[end] <= u'9')
        ++end;
    if (end == at || end >= line.size() || (line[end] != u'.' && line[end] != u')') ||
        end + 1 >= line.size() || !isBlankAt(line, end + 1))
        return at;
    return end + 1;
}

bool isBullet(QStringView line, qsizetype at)
{
    return (line[at] == u'-' || line[at] == u'*' || line[at] == u'+') && isBlankAt(line, at + 1);
}

bool isBox(QStringView line, qsizetype at)
{
    return line.size() > at + 2 && line[at] == u'[' && line[at + 2] == u']' && isBlankAt(line, at + 3) &&
           (line[at + 1] == u' ' || line[at + 1] == u'x' || line[at + 1] == u'X');
}

/// Where the text of a line begins. Marks that hold no letter or digit are no words anyway, but may stand
/// before one that does.
qsizetype afterMarks(QStringView line)
{
    line = line.first(std::min(line.size(), LineWords::marksWithin));
    bool listed = false;
    qsizetype at = skipBlanks(line, 0);
    while (at < line.size()) {
        const qsizetype number = afterNumber(line, at);
        qsizetype next = at;
        if (line[at] == u'>')
            next = at + 1;
        else if (listed && isBox(line, at))
            return at + 3;
        else if (isBullet(line, at))
            next = at + 1;
        else if (number > at)
            next = number;
        else
            return at;
        listed = line[at] != u'>';
        at = skipBlanks(line, next);
    }
    return at;
}

QStringView withoutTrailingSpace(QStringView line)
{
    while (!line.isEmpty() && line.back().isSpace())
        line.chop(1);
    return line;
}

} // namespace

int LineWords::count(QStringView lines, qsizetype into)
{
    int words = 0;
    while (!lines.isEmpty()) {
        const qsizetype newline = lines.indexOf(u'\n');
        QStringView line = newline < 0 ? lines : lines.first(newline);
        lines = newline < 0 ? QStringView() : lines.sliced(newline + 1);
        if (into < marksWithin)
            line = line.sliced(afterMarks(line));
        into = 0;
        if (line.contains("**"_L1))
            words += m_counter.count(line.toString().remove("**"_L1));
        else
            words += m_counter.count(line);
    }
    return words;
}

bool opensFrontMatter(QStringView line)
{
    if (line.size() < 3 || (line.front() != u'-' && line.front() != u'+'))
        return false;
    line = withoutTrailingSpace(line);
    return line == "---"_L1 || line == "+++"_L1;
}

bool closesFrontMatter(QStringView line, QStringView opening)
{
    if (line.size() < 3 || (line.front() != opening.front() && line.front() != u'.'))
        return false;
    line = withoutTrailingSpace(line);
    return line == withoutTrailingSpace(opening) || (opening.front() == u'-' && line == "..."_L1);
}

bool looksLikeKey(QStringView line)
{
    line = line.trimmed();
    if (line.isEmpty())
        return false;
    const bool quoted = line.front() == u'"' || line.front() == u'\'';
    if (quoted)
        line.slice(1);
    if (line.isEmpty() || !(line.front().isLetterOrNumber() || line.front() == u'_'))
        return false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == u':')
            return i + 1 == line.size() || line[i + 1].isSpace();
        const bool mark = c == u'_' || c == u'.' || c == u'-' || c == u' ' || c == u'"' || c == u'\'';
        if (!mark && !c.isLetterOrNumber() && !c.isMark())
            return false;
    }
    return false;
}

} // namespace brickwork
