// Families of texts made to hang or crash what reads Markdown, after the list that the cmark project keeps,
// the advisories of cmark-gfm and what text fields suffer from; each grows with a count.
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace brickwork::test {

using namespace Qt::StringLiterals;

struct HostileText
{
    const char* name;
    QString (*text)(int count);
};

inline QString times(int count, QStringView text)
{
    return text.toString().repeated(count);
}

inline QString numbered(int count, QStringView before, QStringView after)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += before.toString() + QString::number(i) + after.toString();
    return text;
}

/// Nesting, and marks that look for their other half.
inline std::vector<HostileText> nestedTexts()
{
    return {
        {"quotes in one another", [](int n) { return times(n, u"> ") + u'a'; }},
        {"lists in one another", [](int n) { return times(n, u"- ") + u'a'; }},
        {"lists in one another, then blank lines",
         [](int n) { return times(n, u"- ") + u'x' + times(n, u"\n"); }},
        {"quotes and lists by turns", [](int n) { return times(n / 2, u"> - ") + u'a'; }},
        {"brackets in one another", [](int n) { return times(n, u"[") + u'a' + times(n, u"]"); }},
        {"emphasis in one another", [](int n) { return times(n, u"*a **a ") + u'b' + times(n, u" a** a*"); }},
        {"emphasis that never ends", [](int n) { return times(n, u"_a "); }},
        {"quotes around emphasis", [](int n) { return times(n, u">") + times(n, u"a*"); }},
        {"links that never end", [](int n) { return times(n, u"[a](<b"); }},
        {"half a link and half a picture", [](int n) { return times(n, u"![[]() [ (]("); }},
    };
}

/// Few letters that mean much work or much output.
inline std::vector<HostileText> bombTexts()
{
    return {
        {"a reference used over and over",
         [](int n) { return u"[a]: /"_s + QString(5000, u'u') + u"\n\n"_s + times(n, u"[a]"); }},
        {"references without end", [](int n) { return numbered(n, u"[x", u"]: /u\n[x]\n\n"); }},
        {"footnotes without end",
         [](int n) { return numbered(n, u"[^", u"]") + u"\n\n"_s + numbered(n, u"\n[^", u"]: n\n"); }},
        {"a footnote marked over and over", [](int n) { return times(n, u"[^a]") + u"\n\n[^a]: note\n"_s; }},
        {"a table as wide as a motorway",
         [](int n) {
             return times(n / 4, u"|x") + u"\n"_s + times(n / 4, u"|-") + u"\n"_s + times(n / 4, u"|\n");
         }},
        {"a table without end", [](int n) { return u"|a|b|c|\n|-|-|-|\n"_s + times(n, u"|x|*y*|`z`|\n"); }},
        {"backticks, ever more of them",
         [](int n) {
             QString text;
             for (int i = 1; text.size() < n; ++i)
                 text += u'e' + QString(i, u'`');
             return text;
         }},
        {"pictures without end", [](int n) { return numbered(n, u"![a](assets/", u".png) "); }},
        {"headings without end", [](int n) { return numbered(n, u"## Heading ", u"\n"); }},
    };
}

/// HTML, entities, and what is hard to set in type.
inline std::vector<HostileText> setTexts()
{
    return {
        {"HTML that is only begun", [](int n) { return times(n, u"<div><b class=\"a\">"); }},
        {"comments and sections that never end",
         [](int n) { return u"</"_s + times(n, u"<!--a<![CDATA[a<?"); }},
        {"entities",
         [](int n) { return times(n, u"&amp;&nbsp;&#x1F600;&CounterClockwiseContourIntegral;"); }},
        {"one line of many megabytes", [](int n) { return times(n, u"0123456789 brick ").repeated(12); }},
        {"emoji joined without end", [](int n) { return times(n, u"\U0001F469\u200D"); }},
        {"one letter under all the marks", [](int n) { return u'a' + times(n, u"\u0301\u0327"); }},
        {"directions that turn without end", [](int n) { return times(n, u"\u202ea\u2067\u05d0\u2066 "); }},
    };
}

inline std::vector<HostileText> hostileTexts()
{
    std::vector<HostileText> all = nestedTexts();
    for (const auto& family : {bombTexts(), setTexts()})
        all.insert(all.end(), family.begin(), family.end());
    return all;
}

} // namespace brickwork::test
