#include "ui/editor/smart_typing.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr QChar narrowBlank(0x202f);
constexpr QChar noBreakBlank(0x00a0);
constexpr QChar apostrophe(0x2019);

struct Row
{
    const char* languages; ///< tags, the longer ones are looked for first
    const char16_t* marks; ///< open, close, inner open, inner close
};

// As the style guides of each have them; where a language has two ways, the one of its newspapers.
constexpr std::array rows{
    Row{"en en-GB en-US ga cy mt hi th id ms vi ko-KP af", u"\u201c\u201d\u2018\u2019"},
    Row{"de de-AT cs sk sl is lt et bg sq hsb dsb lb", u"\u201e\u201c\u201a\u2018"},
    Row{"de-CH de-LI it-CH rm", u"\u00ab\u00bb\u2039\u203a"},
    Row{"fr fr-BE fr-CA fr-CH br oc", u"\u00ab\u00bb\u201c\u201d"},
    Row{"es ca gl pt pt-PT it eu el hy ast", u"\u00ab\u00bb\u201c\u201d"},
    Row{"es-MX es-US es-AR es-CO es-CL pt-BR nl tr", u"\u201c\u201d\u2018\u2019"},
    Row{"pl", u"\u201e\u201d\u201a\u2019"},
    Row{"hu", u"\u201e\u201d\u00bb\u00ab"},
    Row{"ro", u"\u201e\u201d\u00ab\u00bb"},
    Row{"hr sr bs mk", u"\u201e\u201d\u2018\u2019"},
    Row{"sv fi", u"\u201d\u201d\u2019\u2019"},
    Row{"da", u"\u201d\u201d\u2019\u2019"},
    Row{"nb no nn", u"\u00ab\u00bb\u2018\u2019"},
    Row{"ru be kk ky", u"\u00ab\u00bb\u201e\u201c"},
    Row{"uk", u"\u00ab\u00bb\u201e\u201d"},
    Row{"lv", u"\u201e\u201d\u201a\u2019"},
};

bool listed(QLatin1StringView languages, QStringView wanted)
{
    const auto list = languages.tokenize(u' ');
    return std::ranges::any_of(
        list, [&](QLatin1StringView tag) { return wanted.compare(tag, Qt::CaseInsensitive) == 0; });
}

bool isLanguage(QStringView tag, QLatin1StringView language)
{
    return tag.size() >= language.size() &&
           tag.first(language.size()).compare(language, Qt::CaseInsensitive) == 0 &&
           (tag.size() == language.size() || tag[language.size()] == u'-' || tag[language.size()] == u'_');
}

bool isMarkup(QChar c)
{
    return c == u'*' || c == u'_' || c == u'~';
}

/// What stands before the cursor without Markdown's own marks.
QStringView withoutMarks(QStringView before)
{
    while (!before.isEmpty() && isMarkup(before.back()))
        before.chop(1);
    return before;
}

bool opensHere(QStringView before)
{
    before = withoutMarks(before);
    if (before.isEmpty() || before.back().isSpace())
        return true;
    return u"([{>\u2014\u2013/|\u00ab\u201e\u201a\u201c\u2018\u2039-"_s.contains(before.back());
}

/// A quote is open: its opening mark stands behind its last closing one.
bool isOpen(QStringView before, const QString& open, const QString& close)
{
    const QStringView opening = QStringView(open).trimmed();
    const QStringView closing = QStringView(close).trimmed();
    if (opening != closing)
        return before.lastIndexOf(opening) > before.lastIndexOf(closing);
    // Where both are alike, they alternate. An apostrophe, between letters, is none.
    int count = 0;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const bool inWord =
            i > 0 && i + 1 < before.size() && before[i - 1].isLetter() && before[i + 1].isLetter();
        count += before[i] == opening.front() && !inWord ? 1 : 0;
    }
    return count % 2 == 1;
}

/// A closing mark and the blank before it that was typed for one of its own.
SmartText closing(QStringView before, const QString& mark)
{
    const bool ownBlank = mark.front().isSpace();
    if (!ownBlank)
        return {.removed = 0, .text = mark};
    if (before.endsWith(narrowBlank))
        return {.removed = 0, .text = mark.sliced(1)};
    return {.removed = before.endsWith(u' ') ? 1 : 0, .text = mark};
}

std::optional<SmartText> quote(const QuoteMarks& marks, QStringView before)
{
    const bool open = isOpen(before, marks.open, marks.close);
    const bool blankInside = marks.close.front().isSpace();
    const bool begins = opensHere(before);
    if (open && before.endsWith(marks.open))
        return closing(before, marks.close);
    // "bonjour |": the blank was typed for the one that the closing mark has.
    if (open && blankInside && begins && before.endsWith(u' '))
        return closing(before, marks.close);
    if (begins && !(open && marks.open == marks.close && !before.endsWith(u' ')))
        return SmartText{.removed = 0, .text = marks.open};
    // 5" are inches.
    if (!open && before.back().isDigit())
        return {};
    return closing(before, marks.close);
}

SmartText singleQuote(const QuoteMarks& marks, QStringView before)
{
    if (opensHere(before))
        return {.removed = 0, .text = marks.innerOpen};
    const bool inner = isOpen(before, marks.innerOpen, marks.innerClose);
    if (inner && marks.innerOpen != marks.innerClose && marks.innerClose != QString(apostrophe))
        return closing(before, marks.innerClose);
    return {.removed = 0, .text = apostrophe};
}

/// Only dashes, bars and colons so far: a rule, a fence or the row between a table's head and body.
bool isRuleSoFar(QStringView before)
{
    return std::ranges::all_of(before, [](QChar c) { return u"-|: \t>"_s.contains(c); });
}

std::optional<SmartText> dash(QStringView before)
{
    if (isRuleSoFar(before) || before.endsWith("<!-"_L1) || before.endsWith("<!"_L1))
        return {};
    if (before.endsWith(u'\u2013'))
        return SmartText{.removed = 1, .text = u"\u2014"_s};
    if (before.endsWith(u'-') && !before.endsWith("--"_L1) && !before.endsWith("\\-"_L1))
        return SmartText{.removed = 1, .text = u"\u2013"_s};
    return {};
}

std::optional<SmartText> dot(QStringView before)
{
    const bool two = before.endsWith(".."_L1) && !before.endsWith("..."_L1) && !before.endsWith("\\.."_L1);
    const bool path = before.size() > 2 && before[before.size() - 3] == u'/';
    if (!two || path)
        return {};
    return SmartText{.removed = 2, .text = u"\u2026"_s};
}

/// French sets a blank that does not break before these; where one was typed it becomes that one.
std::optional<SmartText> frenchMark(QStringView before, QChar typed)
{
    if (before.size() < 2 || before.back() != u' ' || before[before.size() - 2].isSpace())
        return {};
    const QChar blank = typed == u':' ? noBreakBlank : narrowBlank;
    return SmartText{.removed = 1, .text = QString(blank) + typed};
}

} // namespace

QuoteMarks quoteMarks(const QString& language)
{
    QString tag = language;
    tag.replace(u'_', u'-');
    for (const QLatin1StringView none :
         {"ja"_L1, "zh"_L1, "ko"_L1, "he"_L1, "yi"_L1, "ar"_L1, "fa"_L1, "ur"_L1}) {
        if (isLanguage(tag, none))
            return {.open = {}, .close = {}, .innerOpen = {}, .innerClose = {}, .none = true};
    }
    const char16_t* found = nullptr;
    while (!found && !tag.isEmpty()) {
        for (const Row& row : rows) {
            if (listed(QLatin1StringView(row.languages), tag))
                found = row.marks;
        }
        tag.truncate(std::max<qsizetype>(tag.lastIndexOf(u'-'), 0));
    }
    const QStringView marks(found ? found : rows.front().marks);
    const bool blanks = isLanguage(language, "fr"_L1) && !isLanguage(language, "fr-CH"_L1);
    const QString blank = blanks ? QString(narrowBlank) : QString();
    return {.open = marks[0] + blank,
            .close = blank + marks[1],
            .innerOpen = QString(marks[2]),
            .innerClose = QString(marks[3]),
            .none = false};
}

std::optional<SmartText> smartTyping(const QString& language, QStringView before, QChar typed)
{
    const QuoteMarks marks = quoteMarks(language);
    if (marks.none || before.endsWith(u'\\'))
        return {};
    switch (typed.unicode()) {
    case u'"':
        return quote(marks, before);
    case u'\'':
        return singleQuote(marks, before);
    case u'-':
        return dash(before);
    case u'.':
        return dot(before);
    case u';':
    case u'!':
    case u'?':
    case u':':
        return isLanguage(language, "fr"_L1) && !isLanguage(language, "fr-CA"_L1) ? frenchMark(before, typed)
                                                                                  : std::nullopt;
    default:
        break;
    }
    // What opened a quote before a year was an apostrophe.
    const bool year = typed.isDigit() && before.endsWith(u'\u2018') && marks.innerOpen == u"\u2018"_s &&
                      opensHere(before.chopped(1));
    if (year)
        return SmartText{.removed = 1, .text = QString(apostrophe) + typed};
    return {};
}

} // namespace brickwork
