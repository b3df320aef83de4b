#include "core/publish/text_advice.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

void adviseOnHeadings(const Document& document, QStringList& advice)
{
    int above = 0;
    int first = 0;
    bool skipped = false;
    for (const OutlineEntry& heading : document.outline) {
        first += heading.level == 1 ? 1 : 0;
        if (!skipped && above > 0 && heading.level > above + 1) {
            advice << Sentences::tr(
                          "The heading “%1” is of level %2 below one of level %3; readers who listen "
                          "miss the level between.")
                          .arg(heading.text)
                          .arg(heading.level)
                          .arg(above);
            skipped = true;
        }
        above = heading.level;
    }
    if (first - (document.titleFromHeading ? 1 : 0) > 1)
        advice << Sentences::tr("Headings of the text are of level 1 (%1 of them), like the title of the "
                                "page. Use “##” for them.")
                      .arg(first);
}

/// Labels are compared as cmark-gfm does: without case.
void adviseOnFootnotes(const Document& document, QStringView text, QStringList& advice)
{
    static const QRegularExpression mark(u"\\[\\^([^\\]\\s]+)\\]"_s);
    static const QRegularExpression note(u"^ {0,3}\\[\\^([^\\]\\s]+)\\]:"_s,
                                         QRegularExpression::MultilineOption);
    QSet<QString> noted;
    QSet<QString> marked;
    QStringList open;
    for (const Node& node : document.nodes) {
        if (node.kind == NodeKind::FootnoteDefinition)
            noted.insert(node.text.toCaseFolded());
        else if (node.kind == NodeKind::FootnoteReference)
            marked.insert(node.text.toCaseFolded());
    }
    // What has no note stays text. Its pieces may be nodes of their own, so the source is asked.
    QSet<QString> written;
    for (auto found = note.globalMatchView(text); found.hasNext();)
        written.insert(found.next().captured(1).toCaseFolded());
    QString literal;
    for (const Node& node : document.nodes)
        literal += node.kind == NodeKind::Text ? node.text : node.kind == NodeKind::Code ? u" "_s : QString();
    for (auto found = mark.globalMatch(literal); found.hasNext();) {
        const QString label = found.next().captured(1);
        if (!written.contains(label.toCaseFolded()))
            open << u"[^"_s + label + u']';
    }
    open.removeDuplicates();
    if (!open.isEmpty())
        advice << Sentences::tr("These footnote marks have no note: %1.").arg(open.join(u", "_s));
    QStringList unused;
    for (const QString& label : std::as_const(written)) {
        if (!marked.contains(label) && !noted.contains(label))
            unused << u"[^"_s + label + u']';
    }
    unused.sort();
    if (!unused.isEmpty())
        advice << Sentences::tr("No mark in the text leads to these notes, so readers do not see them: %1.")
                      .arg(unused.join(u", "_s));
}

void adviseOnLinks(const Document& document, QStringList& advice)
{
    QStringList empty;
    QStringList lost;
    for (int index = 0; index < static_cast<int>(document.nodes.size()); ++index) {
        const Node& node = document.at(index);
        if (node.kind != NodeKind::Link)
            continue;
        if (node.url.trimmed().isEmpty())
            empty << document.plainText(index);
        else if (node.url.contains("localhost"_L1) || node.url.startsWith("file:"_L1))
            lost << node.url;
    }
    if (!empty.isEmpty())
        advice << Sentences::tr("These links lead nowhere: %1.").arg(empty.join(u", "_s));
    if (!lost.isEmpty())
        advice << Sentences::tr("These addresses are of this computer only: %1.").arg(lost.join(u", "_s));
}

void adviseOnWords(const Document& document, QStringList& advice)
{
    constexpr int tolerated = 10; // per cent
    const QString wanted = document.frontMatter.value(u"goal").value_or(QString());
    const int aim = wanted.section(u' ', 0, 0).toInt();
    const int words = document.words.total();
    if (aim <= 0)
        return;
    const qint64 beside = (qint64{words} - aim) * 100;
    if (beside < -qint64{aim} * tolerated)
        advice << Sentences::tr("%1 of the %2 words aimed for.").arg(words).arg(aim);
    else if (beside > qint64{aim} * tolerated)
        advice << Sentences::tr("%1 words, more than the %2 aimed for.").arg(words).arg(aim);
}

/// HTML is the writer's own affair, but what a browser carries out should not go out unnoticed.
void adviseOnScripts(const Document& document, QStringList& advice)
{
    static const QRegularExpression runs(
        u"<\\s*(script|iframe|object|embed)\\b|\\son[a-z]+\\s*=|javascript:"_s,
        QRegularExpression::CaseInsensitiveOption);
    const bool found = std::ranges::any_of(document.nodes, [](const Node& node) {
        return (node.kind == NodeKind::HtmlBlock || node.kind == NodeKind::HtmlInline) &&
               runs.match(node.text).hasMatch();
    });
    if (found)
        advice << Sentences::tr("The text holds a script or a frame, which readers' browsers carry out; some "
                                "places leave it out. Take it out of the text if you did not mean it.");
}

} // namespace

QStringList adviceOnText(const Document& document, QStringView text)
{
    QStringList advice;
    adviseOnHeadings(document, advice);
    adviseOnFootnotes(document, text, advice);
    adviseOnLinks(document, advice);
    adviseOnWords(document, advice);
    adviseOnScripts(document, advice);
    return advice;
}

} // namespace brickwork
