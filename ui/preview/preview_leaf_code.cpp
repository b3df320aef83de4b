// The part of the flattener that cuts code into leaves, each short enough to be laid out at once.

#include "ui/preview/code_reader.h"
#include "ui/preview/preview_flattener.h"
#include "ui/preview/preview_runs.h"

#include <QString>
#include <QStringView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qsizetype linesOfCode = 50;
constexpr qsizetype weightOfCode = 4'000;
constexpr qsizetype widestLineOfCode = 8'000;

/// Appends code from..to of `code` as runs that are each of one ink. `next` is the first stretch that may
/// reach so far.
void appendCode(PreviewLeaf& leaf, const QString& code, qsizetype from, qsizetype to,
                const std::vector<CodeStretch>& stretches, size_t& next)
{
    const auto add = [&](qsizetype begin, qsizetype end, CodeInk ink) {
        if (begin >= end)
            return;
        PreviewRun& run = leaf.runs.emplace_back();
        run.text = plainForDocument(code.sliced(begin, end - begin));
        run.ink = ink;
        leaf.size += weightOf(run.text);
    };
    qsizetype done = from;
    while (next < stretches.size() && stretches[next].start < to) {
        const CodeStretch& stretch = stretches[next];
        const qsizetype end = std::min<qsizetype>(stretch.start + stretch.length, to);
        add(done, std::max<qsizetype>(stretch.start, done), CodeInk::Plain);
        add(std::max<qsizetype>(stretch.start, done), end, stretch.ink);
        done = std::max(done, end);
        if (stretch.start + stretch.length > to)
            break;
        ++next;
    }
    add(done, to, CodeInk::Plain);
}

} // namespace

void Flattener::code(const Task& task, LeafKind kind)
{
    static const std::vector<CodeStretch> plain;
    const Node& node = at(task.node);
    QString code = node.text;
    if (code.endsWith(u'\n'))
        code.chop(1);
    const bool coloured = kind == LeafKind::Code && m_reader != nullptr;
    const std::vector<CodeStretch>& stretches = coloured ? m_reader->stretches(code, node.info) : plain;
    const auto lines = static_cast<int>(code.count(u'\n')) + 1;
    const int opening = kind == LeafKind::Code && node.lastLine - node.firstLine >= lines ? 1 : 0;
    qsizetype from = 0;
    int line = 0;
    size_t next = 0;
    for (bool first = true; first || from < code.size(); first = false) {
        qsizetype to = from;
        int taken = 0;
        for (qsizetype weight = 0; to < code.size() && taken < linesOfCode && weight < weightOfCode;
             ++taken) {
            const qsizetype end = code.indexOf(u'\n', to);
            const QStringView rest = QStringView(code).sliced(to, (end < 0 ? code.size() : end + 1) - to);
            const qsizetype fits = fitting(rest, widestLineOfCode);
            weight += weightOf(rest.first(fits));
            to += fits;
            if (fits < rest.size())
                weight = weightOfCode;
        }
        PreviewLeaf& leaf = begin(kind, task.place, node);
        leaf.language = node.info.section(u' ', 0, 0, QString::SectionSkipEmpty);
        leaf.follows = !first;
        leaf.goesOn = to < code.size();
        const int base = leaf.firstLine;
        leaf.firstLine = base + (first ? 0 : opening + line);
        const bool broken = to > from && code[to - 1] == u'\n';
        line += broken ? taken : taken - 1;
        if (leaf.goesOn)
            leaf.lastLine = std::max(leaf.firstLine, base + opening + line - 1);
        appendCode(leaf, code, from, broken && leaf.goesOn ? to - 1 : to, stretches, next);
        from = to;
    }
}

} // namespace brickwork
