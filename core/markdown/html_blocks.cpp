// The blocks of Markdown that stand by themselves, code and pictures, and what of HTML is left out.

#include "core/markdown/html_address.h"
#include "core/markdown/html_reader.h"

#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork::html {

namespace {

/// The name of the language, as the many ways to colour code say it.
QString languageOf(const GumboNode& pre)
{
    const auto spoken = [](const GumboNode& node) {
        for (const auto prefix :
             {"language-"_L1, "lang-"_L1, "highlight-source-"_L1, "sourceCode-"_L1, "brush:"_L1}) {
            if (const QString name = classAfter(node, prefix); !name.isEmpty())
                return name;
        }
        const QString data = attributeOf(node, "data-lang");
        return data.isEmpty() ? attributeOf(node, "data-language") : data;
    };
    QString name = spoken(pre);
    const GumboNode* inner = firstOf(pre, GUMBO_TAG_CODE);
    if (name.isEmpty() && inner)
        name = spoken(*inner);
    if (name.isEmpty() && pre.parent && isElement(*pre.parent))
        name = spoken(*pre.parent);
    name.removeIf([](QChar c) { return !(c.isLetterOrNumber() || u"+#-._"_s.contains(c)); });
    return name.left(40).toLower();
}

bool isLineNumber(const GumboNode& node)
{
    static constexpr auto names =
        std::to_array({"lineno"_L1, "linenos"_L1, "line-numbers-rows"_L1, "gutter"_L1, "blob-num"_L1,
                       "hljs-ln-numbers"_L1, "rouge-gutter"_L1});
    return std::ranges::any_of(names, [&](QLatin1StringView name) { return hasClass(node, name); });
}

void gatherCode(const GumboNode& node, QString& text)
{
    const GumboTag tag = tagOf(node);
    if (tag == GUMBO_TAG_BUTTON || isLineNumber(node))
        return;
    text += charactersOf(node);
    if (tag == GUMBO_TAG_BR)
        text += u'\n';
    for (const GumboNode* child : childrenOf(node))
        gatherCode(*child, text);
    const bool line = tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_P || tag == GUMBO_TAG_TR;
    if (line && !text.endsWith(u'\n'))
        text += u'\n';
}

qsizetype longestFence(const QString& code)
{
    qsizetype longest = 2;
    qsizetype run = 0;
    for (const QChar c : code) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

/// LibreOffice writes each line of code as a block of its own.
bool isLineOfCode(const GumboNode& pre)
{
    return hasClass(pre, "western"_L1) || hasClass(pre, "cjk"_L1) || hasClass(pre, "ctl"_L1);
}

/// The only element below that says anything, or null if there is none or more.
const GumboNode* onlyChild(const GumboNode& node)
{
    const GumboNode* only = nullptr;
    for (const GumboNode* child : childrenOf(node)) {
        if (!isElement(*child)) {
            if (!charactersOf(*child).trimmed().isEmpty())
                return nullptr;
            continue;
        }
        if (tagOf(*child) == GUMBO_TAG_META || tagOf(*child) == GUMBO_TAG_HEAD)
            continue;
        if (only)
            return nullptr;
        only = child;
    }
    return only;
}

} // namespace

bool isLeftOut(const GumboNode& node, const Style& style)
{
    switch (tagOf(node)) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_META:
    case GUMBO_TAG_LINK:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_TEMPLATE:
        return true;
    default:
        break;
    }
    static constexpr auto unseen =
        std::to_array({"sr-only"_L1, "visually-hidden"_L1, "screen-reader-text"_L1, "mw-editsection"_L1,
                       "mw-cite-backlink"_L1, "headerlink"_L1, "katex-html"_L1});
    if (style.hidden || style.wordList == "ignore"_L1 || hasAttribute(node, "hidden"))
        return true;
    if (hasAttribute(node, "class") &&
        std::ranges::any_of(unseen, [&](QLatin1StringView name) { return hasClass(node, name); }))
        return true;
    // The sign beside a heading that links to it.
    return tagOf(node) == GUMBO_TAG_A && attributeOf(node, "href").contains(u'#') &&
           u"#¶§🔗"_s.contains(textOf(node).trimmed()) && !textOf(node).trimmed().isEmpty();
}

bool isBlockElement(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
        return true;
    default:
        return false;
    }
}

QString raised(const QString& text, GumboTag tag)
{
    static const QString plain = u"0123456789+-n"_s;
    static const QString high = u"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ"_s;
    static const QString low = u"₀₁₂₃₄₅₆₇₈₉₊₋ₙ"_s;
    QString out;
    for (const QChar c : text) {
        const qsizetype at = plain.indexOf(c);
        if (at < 0)
            return text;
        out += tag == GUMBO_TAG_SUP ? high[at] : low[at];
    }
    return out;
}

QString formulaOf(const GumboNode& node)
{
    if (attributeOf(node, "encoding") == "application/x-tex"_L1)
        return textOf(node);
    for (const GumboNode* child : childrenOf(node)) {
        if (const QString source = formulaOf(*child); !source.isEmpty())
            return source;
    }
    return {};
}

int headingLevel(const GumboNode& node)
{
    switch (tagOf(node)) {
    case GUMBO_TAG_H1:
        return 1;
    case GUMBO_TAG_H2:
        return 2;
    case GUMBO_TAG_H3:
        return 3;
    case GUMBO_TAG_H4:
        return 4;
    case GUMBO_TAG_H5:
        return 5;
    case GUMBO_TAG_H6:
        return 6;
    default:
        break;
    }
    if (attributeOf(node, "role") == "heading"_L1)
        return std::clamp(attributeOf(node, "aria-level").toInt(), 1, 6);
    return hasClass(node, "MsoTitle"_L1) ? 1 : 0;
}

QString indented(const QString& text, const QString& first, const QString& others)
{
    QString out = first;
    out.reserve(text.size() + text.size() / 8 + first.size());
    const QString blank = others.trimmed(); // a quotation goes on over an empty line
    bool begins = true;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        if (!begins)
            out += u'\n' + (line.isEmpty() ? blank : others);
        out += line;
        begins = false;
    }
    return text.isEmpty() ? out.trimmed() : out;
}

bool isCodeOfAnEditor(const GumboNode& root)
{
    const GumboNode* node = &root;
    while (node) {
        const Style style = styleFrom(attributeOf(*node, "style"));
        if (tagOf(*node) == GUMBO_TAG_PRE)
            return !firstOf(*node, GUMBO_TAG_CODE);
        if (style.spaces == Spaces::KeepAll && style.fixedPitch)
            return true;
        node = onlyChild(*node);
    }
    return false;
}

void Reader::code(const GumboNode& node, Flow& flow)
{
    QString text;
    gatherCode(node, text);
    text.removeIf([](QChar c) { return c == u'\r' || c.isNull(); });
    text.replace(QChar(0xA0), u' ');
    while (text.endsWith(u'\n'))
        text.chop(1);
    if (text.trimmed().isEmpty())
        return;
    m_words = true;
    if (flow.form == Flow::Form::OneLine) {
        flow.runs.push_back({InlineRun::Kind::Code, text, NoMark, {}});
        return;
    }
    const bool goesOn = isLineOfCode(node) && flow.runs.empty() && !flow.blocks.empty() &&
                        flow.blocks.back().text.startsWith("```\n"_L1);
    if (goesOn && !text.contains("```"_L1)) {
        flow.blocks.back().text.insert(flow.blocks.back().text.size() - 3, text + u'\n');
        return;
    }
    const QString fence(longestFence(text) + 1, u'`');
    addBlock(flow, {BlockKind::Other, fence + languageOf(node) + u'\n' + text + u'\n' + fence});
}

void Reader::picture(const GumboNode& node, const Context& context, Flow& flow)
{
    const PictureSource source = pictureSource(node);
    if (source.tracks)
        return;
    ++m_pictures;
    m_result.pictureName = !source.alt.isEmpty() ? source.alt
                           : !source.title.isEmpty()
                               ? source.title
                               : QFileInfo(QUrl(source.address).path()).completeBaseName();
    if (source.address.isEmpty()) {
        ++m_result.leftOut;
        return;
    }
    m_result.formatted = true;
    QString title;
    if (!source.title.isEmpty() && source.title != source.alt)
        title = u" \""_s + QString(source.title).replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1) + u'"';
    flow.runs.push_back(
        {InlineRun::Kind::Written,
         u"![%1](%2%3)"_s.arg(escapedLabel(source.alt), linkDestination(source.address), title), NoMark,
         context.address});
}

} // namespace brickwork::html
