#include "ui/preview/preview_runs.h"

#include "core/markdown/tree_walk.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qsizetype pictographWeight = 300;
// The longest that means anything joins five.
constexpr int longestChain = 16;
constexpr char16_t joiner = 0x200d;

/// The first half of one.
bool isPictograph(QChar c)
{
    return c.unicode() >= 0xd83c && c.unicode() <= 0xd83e;
}

/// Pictographs joined without end are one character, which takes minutes to lay out: an ellipsis stands for
/// what is beyond all reason.
QString withoutEndlessChains(const QString& text)
{
    if (text.count(QChar(joiner)) <= longestChain)
        return text;
    QString kept;
    kept.reserve(text.size());
    int chain = 0;
    qsizetype sinceJoint = 0;
    for (const QChar c : text) {
        if (c == QChar(joiner)) {
            sinceJoint = 0;
            if (++chain == longestChain)
                kept += u'…';
        } else if (++sinceJoint > 5 || c.isSpace()) { // a pictograph and what modifies it take five
            chain = 0;
        }
        if (chain < longestChain)
            kept += c;
    }
    return kept;
}

struct Waiting
{
    int node = 0;
    quint8 marks = 0;
    int link = -1;
};

void append(InlineText& into, const QString& text, const Waiting& at, quint8 marks)
{
    if (text.isEmpty())
        return;
    if (!into.runs.empty()) {
        PreviewRun& last = into.runs.back();
        if (last.kind == RunKind::Text && last.marks == marks && last.link == at.link) {
            last.text += text;
            return;
        }
    }
    PreviewRun& run = into.runs.emplace_back();
    run.text = text;
    run.marks = marks;
    run.link = at.link;
}

QString descriptionOf(const std::vector<Node>& nodes, int image)
{
    QString text;
    walkNodes(nodes, image, [&](int index) {
        const Node& node = nodes[static_cast<size_t>(index)];
        if (node.kind == NodeKind::Text || node.kind == NodeKind::Code)
            text += node.text;
        else if (node.kind == NodeKind::SoftBreak || node.kind == NodeKind::LineBreak)
            text += u' ';
        return Descend::Yes;
    });
    return plainForDocument(text);
}

void appendImage(InlineText& into, const std::vector<Node>& nodes, const Waiting& at)
{
    const Node& node = nodes[static_cast<size_t>(at.node)];
    PreviewRun& run = into.runs.emplace_back();
    run.kind = RunKind::Image;
    run.text = descriptionOf(nodes, at.node);
    run.marks = at.marks;
    run.link = at.link;
    run.image = static_cast<int>(into.pictures.size());
    into.pictures.push_back({.url = node.url, .title = node.title});
}

void appendNoteMark(InlineText& into, const Node& node, const Waiting& at)
{
    PreviewRun& run = into.runs.emplace_back();
    run.kind = RunKind::NoteMark;
    run.text = QString::number(node.level);
    run.marks = at.marks;
    run.note = node.level;
}

/// Appends what the node is by itself; tells whether its children are still to come, with what they inherit.
bool appendNode(InlineText& into, const std::vector<Node>& nodes, const Waiting& at, Waiting& inherited)
{
    const Node& node = nodes[static_cast<size_t>(at.node)];
    switch (node.kind) {
    case NodeKind::Text:
        append(into, withoutEndlessChains(plainForDocument(node.text)), at, at.marks);
        return false;
    case NodeKind::SoftBreak:
        append(into, u" "_s, at, at.marks);
        return false;
    case NodeKind::LineBreak:
        append(into, QString(QChar::LineSeparator), at, at.marks);
        return false;
    case NodeKind::Code:
        append(into, plainForDocument(node.text), at, at.marks | CodeMark);
        return false;
    case NodeKind::HtmlInline:
        if (isLineBreakTag(node.text))
            append(into, QString(QChar::LineSeparator), at, at.marks);
        else
            append(into, plainForDocument(node.text), at, at.marks | HtmlMark);
        return false;
    case NodeKind::Image:
        appendImage(into, nodes, at);
        return false;
    case NodeKind::FootnoteReference:
        appendNoteMark(into, node, at);
        return false;
    case NodeKind::Emphasis:
        inherited.marks |= EmphasisMark;
        return true;
    case NodeKind::Strong:
        inherited.marks |= StrongMark;
        return true;
    case NodeKind::Strikethrough:
        inherited.marks |= StrikeMark;
        return true;
    case NodeKind::Link:
        inherited.link = static_cast<int>(into.links.size());
        into.links.push_back({.url = node.url, .title = node.title});
        return true;
    default:
        return true;
    }
}

/// The leaf's own number of a link or picture; `last` is the one of the runs that was asked for before.
int numberIn(std::vector<PreviewTarget>& own, const std::vector<PreviewTarget>& all, int number, int& last)
{
    if (number < 0)
        return -1;
    if (number != last || own.empty()) {
        own.push_back(all[static_cast<size_t>(number)]);
        last = number;
    }
    return static_cast<int>(own.size()) - 1;
}

} // namespace

qsizetype weightOf(QStringView text)
{
    return text.size() + pictographWeight * std::ranges::count_if(text, isPictograph);
}

qsizetype fitting(QStringView text, qsizetype room)
{
    qsizetype end = 0;
    for (qsizetype weight = 0; end < text.size(); ++end) {
        weight += isPictograph(text[end]) ? 1 + pictographWeight : 1;
        if (weight > room)
            break;
    }
    if (end == text.size())
        return end;
    end = std::max<qsizetype>(end, 1);
    if (const qsizetype space = text.first(end).lastIndexOf(u' '); space >= end / 2)
        return space + 1;
    if (text[end - 1].isHighSurrogate())
        return end > 1 ? end - 1 : std::min<qsizetype>(2, text.size());
    return end;
}

QString plainForDocument(QString text)
{
    const auto isStructure = [](QChar c) {
        return c == u'\n' || c == u'\r' || c == QChar::ParagraphSeparator || c == QChar(0xfdd0) ||
               c == QChar(0xfdd1) || c == QChar::ObjectReplacementCharacter;
    };
    if (std::ranges::none_of(std::as_const(text), isStructure))
        return text;
    for (QChar& c : text) {
        if (c == u'\n' || c == QChar::ParagraphSeparator)
            c = QChar::LineSeparator;
        else if (isStructure(c))
            c = u' ';
    }
    return text;
}

void appendInlines(InlineText& into, const std::vector<Node>& nodes, int container)
{
    std::vector<Waiting> waiting;
    const auto push = [&](const Node& node, const Waiting& inherited) {
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
            waiting.push_back({.node = *child, .marks = inherited.marks, .link = inherited.link});
    };
    push(nodes[static_cast<size_t>(container)], {});
    while (!waiting.empty()) {
        const Waiting at = waiting.back();
        waiting.pop_back();
        Waiting inherited = at;
        if (appendNode(into, nodes, at, inherited))
            push(nodes[static_cast<size_t>(at.node)], inherited);
    }
}

bool takeRuns(PreviewLeaf& into, InlineText& from, size_t& next)
{
    int lastLink = -1;
    int lastPicture = -1;
    for (; next < from.runs.size(); ++next) {
        PreviewRun& run = from.runs[next];
        const qsizetype room = PreviewLeaf::maxSize - into.size;
        if (into.runs.size() >= PreviewLeaf::maxRuns || room <= 0)
            return true;
        PreviewRun taken = run;
        taken.link = numberIn(into.links, from.links, run.link, lastLink);
        taken.image = numberIn(into.pictures, from.pictures, run.image, lastPicture);
        const qsizetype end = run.kind == RunKind::Text ? fitting(run.text, room) : run.text.size();
        const bool cut = end < run.text.size();
        if (cut) {
            taken.text.truncate(end);
            run.text.remove(0, end);
        }
        into.size += weightOf(taken.text);
        into.runs.push_back(std::move(taken));
        if (cut)
            return true;
    }
    return false;
}

} // namespace brickwork
