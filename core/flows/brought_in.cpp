#include "core/flows/brought_in.h"

#include "core/markdown/document.h"

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString withoutLeadingBreaks(const QString& text)
{
    qsizetype at = 0;
    while (at < text.size() && text.at(at) == u'\n')
        ++at;
    return text.sliced(at);
}

} // namespace

QString broughtIn(const QString& mine, const QString& theirs)
{
    const Document own = parseMarkdown(mine);
    const Document other = parseMarkdown(theirs);
    const QString& head = own.frontMatter.raw;
    QString text = withoutLeadingBreaks(theirs.sliced(other.frontMatter.raw.size()));
    const bool headed = other.titleFromHeading || other.title.isEmpty();
    if (own.titleFromHeading && !headed)
        text = u"# %1\n\n%2"_s.arg(other.title, text);
    if (head.isEmpty())
        // Without a heading their title would be lost.
        return own.titleFromHeading || headed ? text : theirs;
    QString whole = head + u'\n' + text;
    const auto titled = own.frontMatter.value(u"title");
    if (!titled || other.title.isEmpty() || *titled == other.title)
        return whole;
    return withFrontMatter(whole, u"title"_s, other.title).value_or(whole);
}

} // namespace brickwork
