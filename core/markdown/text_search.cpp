#include "core/markdown/text_search.h"

#include "core/markdown/characters.h"

#include <QCoreApplication>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::TextSearch)
};

// Some milliseconds of steps: no line that anybody wrote needs more.
constexpr auto bounds = "(*LIMIT_MATCH=400000)(*LF)"_L1;
constexpr auto wordCharacter = "[\\p{L}\\p{N}\\p{M}]"_L1;
// A letter with one of these behind it is another letter.
constexpr auto noAccentBehind = "(?![\\x{300}-\\x{36f}])"_L1;

/// Scripts that are written without spaces have no word ends to look for.
bool endsWords(char32_t c)
{
    return !isWrittenUnspaced(c) && (QChar::isLetterOrNumber(c) || QChar::isMark(c));
}

/// A user-perceived character as it may be spelled.
QString spellings(const QString& cluster)
{
    const QString composed = cluster.normalized(QString::NormalizationForm_C);
    const QString decomposed = cluster.normalized(QString::NormalizationForm_D);
    QStringList all{QRegularExpression::escape(cluster)};
    for (const QString& other : {composed, decomposed}) {
        if (const QString spelled = QRegularExpression::escape(other); !all.contains(spelled))
            all.append(spelled);
    }
    return all.size() == 1 ? all.front() : u"(?:"_s + all.join(u'|') + u')';
}

QString plainExpression(const QString& text)
{
    QString expression;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype from = 0;
    for (qsizetype to = finder.toNextBoundary(); to > from; to = finder.toNextBoundary()) {
        expression += spellings(text.sliced(from, to - from));
        from = to;
    }
    return text.back().isLetter() ? expression + noAccentBehind : expression;
}

QString plainWords(const QString& text)
{
    const QList<uint> letters = text.toUcs4();
    QString expression = plainExpression(text);
    if (endsWords(letters.front()))
        expression = u"(?<!"_s + wordCharacter + u')' + expression;
    if (endsWords(letters.back()))
        expression += u"(?!"_s + wordCharacter + u')';
    return expression;
}

/// Whether the expression names a line end, or the beginning or end of all text.
bool namesLineEnd(const QString& expression)
{
    static const QStringList classes{u"\\s\\S"_s, u"\\S\\s"_s, u"\\w\\W"_s,
                                     u"\\W\\w"_s, u"\\d\\D"_s, u"\\D\\d"_s};
    if (expression.contains(u'\n') ||
        std::ranges::any_of(classes, [&](const QString& all) { return expression.contains(all); }))
        return true;
    for (qsizetype i = 0; i + 1 < expression.size(); ++i) {
        const QStringView rest = QStringView(expression).sliced(i);
        if (rest.front() == u'\\') {
            static constexpr QStringView names = u"nrRAZzGv";
            if (names.contains(rest[1]) || rest.startsWith("\\x0a"_L1, Qt::CaseInsensitive) ||
                rest.startsWith("\\x{a}"_L1, Qt::CaseInsensitive))
                return true;
            ++i;
        } else if (rest.startsWith("(?"_L1)) {
            // (?s) lets the dot stand for line ends.
            for (qsizetype at = 2; at < rest.size() && (rest[at].isLower() || rest[at] == u'^'); ++at) {
                if (rest[at] == u's')
                    return true;
            }
        }
    }
    return false;
}

Failure wrongExpression(const QRegularExpression& expression)
{
    const qsizetype at = std::max<qsizetype>(expression.patternErrorOffset() - bounds.size(), 0);
    //: %1 is what is wrong, as "missing closing parenthesis"; %2 counts characters from 1
    return fail(ErrorCode::Invalid, Tr::tr("This expression cannot be used: %1, at character %2.")
                                        .arg(expression.errorString(), QString::number(at + 1)));
}

/// Where the search goes on behind an empty match: never between the halves of a character.
qsizetype stepOver(QStringView text, qsizetype at)
{
    const bool pair = at + 1 < text.size() && text[at].isHighSurrogate() && text[at + 1].isLowSurrogate();
    return at + (pair ? 2 : 1);
}

/// What stands at the beginning of the rest of a replacement.
struct Mark
{
    qsizetype length = 1;
    int group = -1; ///< the group it names, or none
    QChar literal;  ///< what it stands for, if it is longer than itself
};

/// "$12" is the first group and a 2 where there are fewer than twelve.
Mark groupAt(QStringView rest, qsizetype from, int groups)
{
    const auto digit = [&](qsizetype at) {
        return at < rest.size() && rest[at] >= u'0' && rest[at] <= u'9' ? rest[at].unicode() - u'0' : -1;
    };
    const int first = digit(from);
    if (first < 0)
        return {};
    const int second = digit(from + 1);
    const int both = 10 * first + second;
    const bool two = second >= 0 && (both <= groups || rest[from - 1] == u'{');
    return {.length = from + (two ? 2 : 1), .group = two ? both : first, .literal = {}};
}

Mark markAt(QStringView rest, int groups)
{
    const QChar next = rest.size() > 1 ? rest[1] : QChar();
    if (rest.front() == u'\\') {
        if (next == u'n' || next == u't')
            return {.length = 2, .group = -1, .literal = next == u'n' ? u'\n' : u'\t'};
        if (next == u'\\' || next == u'$')
            return {.length = 2, .group = -1, .literal = next};
        return groupAt(rest, 1, groups);
    }
    if (rest.front() != u'$')
        return {};
    if (next == u'$')
        return {.length = 2, .group = -1, .literal = next};
    if (next == u'&')
        return {.length = 2, .group = 0, .literal = {}};
    if (next != u'{')
        return groupAt(rest, 1, groups);
    Mark braced = groupAt(rest, 2, groups);
    const bool closed = braced.group >= 0 && braced.length < rest.size() && rest[braced.length] == u'}';
    ++braced.length;
    return closed ? braced : Mark();
}

TextMatch matchOf(const QRegularExpressionMatch& captures)
{
    return {.start = static_cast<int>(captures.capturedStart()),
            .length = static_cast<int>(captures.capturedLength())};
}

} // namespace

Result<TextPattern> TextPattern::of(const SearchFor& wanted)
{
    TextPattern pattern;
    if (wanted.text.isEmpty())
        return pattern;
    const auto ready = [&](const QString& expression) {
        QRegularExpression::PatternOptions options =
            QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption;
        if (!wanted.matchCase)
            options |= QRegularExpression::CaseInsensitiveOption;
        return QRegularExpression(bounds + expression, options);
    };
    if (wanted.expression) {
        // By itself: what is put around it must not make a wrong one right.
        pattern.m_expression = ready(wanted.text);
        if (!pattern.m_expression.isValid())
            return wrongExpression(pattern.m_expression);
        if (wanted.wholeWords)
            pattern.m_expression =
                ready(u"(?<!"_s + wordCharacter + u")(?:"_s + wanted.text + u")(?!"_s + wordCharacter + u')');
        pattern.m_spansLines = namesLineEnd(wanted.text);
    } else {
        pattern.m_expression =
            ready(wanted.wholeWords ? plainWords(wanted.text) : plainExpression(wanted.text));
        pattern.m_spansLines = wanted.text.contains(u'\n');
    }
    pattern.m_expression.optimize();
    pattern.m_empty = false;
    return pattern;
}

SearchEnd TextPattern::inLine(QStringView line, qsizetype from, const Visit& visit) const
{
    if (m_empty)
        return SearchEnd::Complete;
    // The first look checks that the line is sound text; it need not be checked again.
    auto option = QRegularExpression::NoMatchOption;
    qsizetype behind = -1; // the end of the match before
    while (from <= line.size()) {
        const QRegularExpressionMatch found =
            m_expression.matchView(line, from, QRegularExpression::NormalMatch, option);
        if (!found.isValid())
            return line.isValidUtf16() ? SearchEnd::TooHard : SearchEnd::Complete;
        if (!found.hasMatch())
            return SearchEnd::Complete;
        const TextMatch match = matchOf(found);
        // "x*" finds a word once, not also the nothing behind it.
        if ((match.length > 0 || match.start != behind) && !visit(match, found))
            return SearchEnd::Stopped;
        behind = match.end();
        from = match.length > 0 ? behind : stepOver(line, behind);
        option = QRegularExpression::DontCheckSubjectStringMatchOption;
    }
    return SearchEnd::Complete;
}

SearchEnd TextPattern::inWindow(QStringView window, qsizetype from, bool last, const Visit& visit,
                                qsizetype* next) const
{
    const qsizetype sure = last ? window.size() + 1 : std::max(window.size() - longestInWindow, from + 1);
    *next = last ? window.size() : sure;
    bool stopped = false;
    const SearchEnd end = inLine(window, from, [&](TextMatch match, const QRegularExpressionMatch& captures) {
        if (match.start >= sure)
            return false;
        stopped = !visit(match, captures);
        *next = std::max<qsizetype>(*next, match.end() + (match.length == 0 ? 1 : 0));
        return !stopped;
    });
    *next = std::min(*next, window.size());
    return end == SearchEnd::Stopped && !stopped ? SearchEnd::Complete : end;
}

SearchEnd TextPattern::inText(QStringView text, qsizetype from, qsizetype to, const Visit& visit) const
{
    const QStringView whole = text.first(to);
    const auto search = [&](qsizetype begin, QStringView part, qsizetype at, auto&& look) {
        return look(part, at, [&](TextMatch match, const QRegularExpressionMatch& captures) {
            match.start += static_cast<int>(begin);
            return visit(match, captures);
        });
    };
    SearchEnd end = SearchEnd::Complete;
    while (end == SearchEnd::Complete && from <= to) {
        // From the beginning of a line; in front of a window stands one more, to be looked back at.
        const qsizetype line = from > 0 ? whole.first(from).lastIndexOf(u'\n') + 1 : 0;
        if (!m_spansLines) {
            const qsizetype stop = whole.indexOf(u'\n', from);
            const qsizetype lineEnd = stop < 0 ? to : stop;
            end = search(
                line, whole.sliced(line, lineEnd - line), from - line,
                [&](QStringView part, qsizetype at, const Visit& told) { return inLine(part, at, told); });
            from = lineEnd + 1;
            continue;
        }
        const qsizetype begin = line > 1 ? whole.first(line - 1).lastIndexOf(u'\n') + 1 : 0;
        const qsizetype size = std::min(from + windowSize, to) - begin;
        const bool last = begin + size == to;
        qsizetype next = 0;
        end = search(begin, whole.sliced(begin, size), from - begin,
                     [&](QStringView part, qsizetype at, const Visit& told) {
                         return inWindow(part, at, last, told, &next);
                     });
        from = last ? to + 1 : begin + next;
    }
    return end;
}

Result<Replacement> Replacement::of(const QString& text, const SearchFor& wanted, const TextPattern& pattern)
{
    Replacement made;
    QString literal;
    for (qsizetype i = 0; i < text.size();) {
        const Mark mark = wanted.expression ? markAt(QStringView(text).sliced(i), pattern.groups()) : Mark();
        if (mark.group > pattern.groups())
            return fail(ErrorCode::Invalid,
                        Tr::tr("The expression has no group %1.").arg(QString::number(mark.group)));
        if (mark.group >= 0) {
            made.m_parts.emplace_back(std::exchange(literal, {}));
            made.m_parts.emplace_back(mark.group);
        } else {
            literal += mark.length > 1 ? mark.literal : text.at(i);
        }
        i += mark.length;
    }
    made.m_parts.emplace_back(literal);
    return made;
}

QString Replacement::textFor(const QRegularExpressionMatch& captures) const
{
    QString text;
    for (const auto& part : m_parts) {
        if (const auto* literal = std::get_if<QString>(&part))
            text += *literal;
        else
            text += captures.capturedView(std::get<int>(part));
    }
    return text;
}

Replacements replacements(const TextPattern& pattern, const Replacement& with, QStringView text,
                          qsizetype from, qsizetype to)
{
    Replacements made;
    made.end = pattern.inText(text, from, to, [&](TextMatch match, const QRegularExpressionMatch& captures) {
        made.pieces.push_back({.start = match.start, .length = match.length, .text = with.textFor(captures)});
        return true;
    });
    return made;
}

QString withPieces(QStringView text, const std::vector<TextPiece>& pieces)
{
    QString made;
    made.reserve(text.size());
    qsizetype from = 0;
    for (const TextPiece& piece : pieces) {
        made += text.sliced(from, piece.start - from);
        made += piece.text;
        from = piece.end();
    }
    return made += text.sliced(from);
}

} // namespace brickwork
