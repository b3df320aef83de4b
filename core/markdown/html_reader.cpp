#include "core/markdown/html_reader.h"

#include "core/markdown/html_address.h"

#include <QStringList>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork::html {

namespace {

constexpr int deepestWalk = 600; ///< what lies deeper gives its characters only
constexpr int mostQuotes = 12;

bool isBold(GumboTag tag)
{
    return tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG;
}

bool isItalic(GumboTag tag)
{
    return tag == GUMBO_TAG_I || tag == GUMBO_TAG_EM || tag == GUMBO_TAG_CITE || tag == GUMBO_TAG_DFN ||
           tag == GUMBO_TAG_VAR;
}

bool isStruck(GumboTag tag)
{
    return tag == GUMBO_TAG_S || tag == GUMBO_TAG_DEL || tag == GUMBO_TAG_STRIKE;
}

bool isCode(GumboTag tag)
{
    return tag == GUMBO_TAG_CODE || tag == GUMBO_TAG_TT || tag == GUMBO_TAG_KBD || tag == GUMBO_TAG_SAMP;
}

void set(unsigned char& marks, InlineMark mark, bool on)
{
    marks = static_cast<unsigned char>(on ? marks | mark : marks & ~mark);
}

/// The context inside an element: its own meaning, then what its style says otherwise.
Context inside(const GumboNode& node, const Style& style, Context context)
{
    const GumboTag tag = tagOf(node);
    if (isBold(tag))
        set(context.marks, StrongMark, true);
    if (isItalic(tag))
        set(context.marks, EmphasisMark, true);
    if (isStruck(tag) || style.struck)
        set(context.marks, StruckMark, true);
    if (style.bold)
        set(context.marks, StrongMark, *style.bold);
    if (style.italic)
        set(context.marks, EmphasisMark, *style.italic);
    if (style.spaces)
        context.spaces = *style.spaces;
    const bool typed =
        (tag == GUMBO_TAG_SPAN && style.fixedPitch) ||
        (tag == GUMBO_TAG_FONT && styleFrom("font-family:"_L1 + attributeOf(node, "face")).fixedPitch);
    context.code = context.code || isCode(tag) || typed;
    if (tag == GUMBO_TAG_A) {
        const QString address = usableAddress(attributeOf(node, "href"));
        if (!address.isEmpty())
            context.address = address;
    }
    return context;
}

/// What a text cannot carry, or should not: controls, soft hyphens, spaces without width.
bool isDropped(QChar c)
{
    const char16_t u = c.unicode();
    return (u < 0x20 && u != u'\n' && u != u'\t' && u != u'\r' && u != u'\f') || (u >= 0x7F && u < 0xA0) ||
           u == 0xAD || u == 0x200B || u == 0xFEFF || u == 0xFFFC || (u >= 0xFDD0 && u <= 0xFDEF) ||
           u >= 0xFFFE;
}

} // namespace

Reader::Reader(const GumboNode& root, int firstFootnote) : m_root(root), m_notes(root, firstFootnote) {}

HtmlAsMarkdown Reader::read()
{
    if (const GumboNode* head = firstOf(m_root, GUMBO_TAG_HEAD)) {
        m_fromQt = std::ranges::any_of(childrenOf(*head), [](const GumboNode* meta) {
            return attributeOf(*meta, "name") == "qrichtext"_L1;
        });
    }
    Flow flow;
    walk(m_root, {}, flow);
    close(flow);
    QStringList texts;
    for (const Block& block : flow.blocks)
        texts << block.text;
    if (const QString text = notes(); !text.isEmpty())
        texts << text;
    m_result.text = texts.join("\n\n"_L1);
    m_result.formatted = (m_result.formatted || m_paragraphs > 1) && !isCodeOfAnEditor(m_root);
    m_result.onlyPicture = m_pictures == 1 && !m_words;
    return m_result;
}

void Reader::walk(const GumboNode& node, const Context& context, Flow& flow)
{
    if (!isElement(node))
        return addText(charactersOf(node), context, flow);
    if (++m_depth > deepestWalk)
        addText(textOf(node), context, flow);
    else
        walkElement(node, context, flow);
    --m_depth;
}

void Reader::walkChildren(const GumboNode& node, const Context& context, Flow& flow)
{
    const auto children = childrenOf(node);
    for (size_t i = 0; i < children.size();) {
        const size_t next = wordList(children, i, context, flow);
        if (next == i)
            walk(*children[i++], context, flow);
        else
            i = next;
    }
}

void Reader::walkElement(const GumboNode& node, Context context, Flow& flow)
{
    const GumboTag tag = tagOf(node);
    const Style style = styleFrom(attributeOf(node, "style"));
    if (isLeftOut(node, style) || m_notes.isNote(node) || m_notes.isWayBack(node) ||
        note(node, context, flow))
        return;
    context = inside(node, style, std::move(context));
    if (const int level = headingLevel(node); level > 0)
        return heading(node, level, std::move(context), flow);
    if (tag == GUMBO_TAG_DT || tag == GUMBO_TAG_SUMMARY)
        set(context.marks, StrongMark, true);
    if (walkWords(node, context, flow) || walkWhole(node, context, flow))
        return;
    isBlockElement(tag) ? walkBlock(node, context, flow) : walkChildren(node, context, flow);
}

/// What stands among words and is more than words with marks. False if it is nothing of the kind.
bool Reader::walkWords(const GumboNode& node, const Context& context, Flow& flow)
{
    const GumboTag tag = tagOf(node);
    switch (tag) {
    case GUMBO_TAG_MATH:
        if (const QString source = formulaOf(node).simplified(); !source.isEmpty())
            flow.runs.push_back({InlineRun::Kind::Written, u'$' + source + u'$', NoMark, {}});
        return true;
    case GUMBO_TAG_BR:
        flow.runs.push_back({InlineRun::Kind::Break, {}, NoMark, {}});
        return true;
    case GUMBO_TAG_IMG:
        picture(node, context, flow);
        return true;
    case GUMBO_TAG_Q:
        addText(u"“"_s, context, flow);
        walkChildren(node, context, flow);
        addText(u"”"_s, context, flow);
        return true;
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_SUB: {
        const QString text = textOf(node).trimmed();
        const bool other = !firstOf(node, GUMBO_TAG_A) && raised(text, tag) != text;
        if (other)
            addText(raised(text, tag), context, flow);
        return other;
    }
    default:
        return false;
    }
}

/// What makes a block of its own. False if it is nothing of the kind.
bool Reader::walkWhole(const GumboNode& node, const Context& context, Flow& flow)
{
    switch (tagOf(node)) {
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_MENU:
        list(node, context, flow);
        return true;
    case GUMBO_TAG_BLOCKQUOTE:
        quote(node, context, flow);
        return true;
    case GUMBO_TAG_PRE:
        code(node, flow);
        return true;
    case GUMBO_TAG_TABLE:
        return table(node, context, flow);
    case GUMBO_TAG_HR: {
        const QString names =
            attributeOf(node, "class") + (node.parent ? attributeOf(*node.parent, "class") : QString());
        const bool first = flow.blocks.empty() && flow.runs.empty(); // "---" could be taken for front matter
        if (!names.contains("footnote"_L1))
            addBlock(flow, {BlockKind::Other, first ? u"***"_s : u"---"_s});
        return true;
    }
    default:
        return false;
    }
}

void Reader::walkBlock(const GumboNode& node, const Context& context, Flow& flow)
{
    const GumboTag tag = tagOf(node);
    // Mail programs write a line as "<div>" and an empty one as "<div><br></div>".
    const auto isEmptyLine = [](const GumboNode* child) {
        const auto inner = childrenOf(*child);
        return tagOf(*child) == GUMBO_TAG_DIV && inner.size() == 1 && tagOf(*inner.front()) == GUMBO_TAG_BR;
    };
    const bool wasLines = flow.lines;
    const bool line = wasLines && tag == GUMBO_TAG_DIV &&
                      !std::ranges::any_of(childrenOf(node),
                                           [](const auto* child) { return isBlockElement(tagOf(*child)); });
    if (line) {
        if (isEmptyLine(&node))
            return close(flow);
        if (!flow.runs.empty())
            flow.runs.push_back({InlineRun::Kind::Break, {}, NoMark, {}});
        return walkChildren(node, context, flow);
    }
    close(flow);
    flow.lines = std::ranges::any_of(childrenOf(node), isEmptyLine);
    const size_t before = flow.blocks.size();
    walkChildren(node, context, flow);
    close(flow);
    flow.lines = wasLines;
    if (tag == GUMBO_TAG_P && !m_fromQt && flow.blocks.size() > before)
        ++m_paragraphs;
}

void Reader::addText(const QString& text, const Context& context, Flow& flow)
{
    QString kept = text;
    kept.removeIf(isDropped);
    if (kept.isEmpty())
        return;
    const bool blank = QStringView(kept).trimmed().isEmpty();
    m_words = m_words || !blank;
    const auto add = [&](const QString& part) {
        if (part.isEmpty())
            return;
        const bool code = context.code && !QStringView(part).trimmed().isEmpty();
        flow.runs.push_back(
            {code ? InlineRun::Kind::Code : InlineRun::Kind::Text, part, context.marks, context.address});
        const bool plainLink = context.address == part || context.address == "mailto:"_L1 + part;
        if (!blank && (code || context.marks != NoMark || (!context.address.isEmpty() && !plainLink)))
            m_result.formatted = true;
    };
    if (context.spaces == Spaces::Collapse)
        return add(kept.replace(QChar(0x2028), u' ').replace(QChar(0x2029), u' '));
    const QStringList lines = kept.remove(u'\r').split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            flow.runs.push_back({InlineRun::Kind::Break, {}, NoMark, {}});
        add(lines[i]);
    }
}

// Two line breaks in a row part paragraphs: many pages and mails have no other way.
void Reader::close(Flow& flow)
{
    std::vector<InlineRun> runs = std::exchange(flow.runs, {});
    if (flow.form == Flow::Form::OneLine) {
        flow.runs = std::move(runs);
        if (!flow.runs.empty())
            flow.runs.push_back({InlineRun::Kind::Break, {}, NoMark, {}});
        return;
    }
    std::vector<InlineRun> paragraph;
    int breaks = 0;
    const auto finish = [&] {
        const QString text = inlineMarkdown(std::exchange(paragraph, {}), LineBreaks::Written);
        if (!text.isEmpty())
            flow.blocks.push_back({BlockKind::Paragraph, escapedLineStarts(text)});
    };
    for (InlineRun& run : runs) {
        const bool blank = run.kind == InlineRun::Kind::Text && QStringView(run.text).trimmed().isEmpty();
        if (run.kind == InlineRun::Kind::Break)
            ++breaks;
        else if (!blank && std::exchange(breaks, 0) > 1)
            finish();
        paragraph.push_back(std::move(run));
    }
    finish();
}

void Reader::addBlock(Flow& flow, Block block)
{
    close(flow);
    m_result.formatted = true;
    if (flow.form == Flow::Form::OneLine)
        flow.runs.push_back({InlineRun::Kind::Text, block.text, NoMark, {}});
    else
        flow.blocks.push_back(std::move(block));
}

QString Reader::oneLine(const GumboNode& node, const Context& context)
{
    Flow line{.form = Flow::Form::OneLine};
    walkChildren(node, context, line);
    // What is bold throughout is so by its place: a heading, the head of a table.
    const bool allBold = std::ranges::all_of(line.runs, [](const InlineRun& run) {
        return (run.marks & StrongMark) || QStringView(run.text).trimmed().isEmpty();
    });
    for (InlineRun& run : line.runs)
        set(run.marks, StrongMark, !allBold && (run.marks & StrongMark));
    return inlineMarkdown(std::move(line.runs), LineBreaks::Spaces);
}

void Reader::heading(const GumboNode& node, int level, Context context, Flow& flow)
{
    const QString address = std::exchange(context.address, {});
    set(context.marks, StrongMark, false);
    Context inner = context;
    inner.address = address;
    QString text = oneLine(node, inner);
    if (text.isEmpty())
        return;
    // A heading's own marks at its end would be taken off.
    qsizetype end = text.size();
    while (end > 0 && text[end - 1] == u'#')
        --end;
    if (end < text.size() && (end == 0 || text[end - 1] == u' '))
        text.insert(end, u'\\');
    addBlock(flow, {BlockKind::Heading, QString(level, u'#') + u' ' + text});
}

void Reader::quote(const GumboNode& node, Context context, Flow& flow)
{
    if (++context.quotes > mostQuotes || flow.form == Flow::Form::OneLine)
        return walkBlock(node, context, flow);
    Flow inner;
    walkChildren(node, context, inner);
    close(inner);
    QStringList texts;
    for (const Block& block : inner.blocks)
        texts << block.text;
    if (!texts.isEmpty())
        addBlock(flow, {BlockKind::Other, indented(texts.join("\n\n"_L1), u"> "_s, u"> "_s)});
}

bool Reader::note(const GumboNode& node, const Context& context, Flow& flow)
{
    const GumboTag tag = tagOf(node);
    const int number = tag == GUMBO_TAG_A ? m_notes.numberOf(node) : 0;
    if (number == 0)
        return false;
    m_result.formatted = true;
    flow.runs.push_back({InlineRun::Kind::Written, u"[^%1]"_s.arg(number), context.marks, {}});
    return true;
}

QString Reader::notes()
{
    QStringList texts;
    // A note may call others.
    for (size_t i = 0; i < m_notes.called().size(); ++i) {
        Flow flow;
        walkChildren(*m_notes.called()[i], {}, flow);
        close(flow);
        QStringList blocks;
        for (const Block& block : flow.blocks)
            blocks << block.text;
        const QString label = u"[^%1]: "_s.arg(m_notes.first() + static_cast<int>(i));
        texts << indented(blocks.join("\n\n"_L1), label, u"    "_s);
    }
    return texts.join("\n\n"_L1);
}

} // namespace brickwork::html
