// Blocks as HTML and as plain text.

#include "core/publish/newsletter_blocks.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork::newsletter {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Newsletter)
};

QString marked(const Run& run)
{
    if (run.lineBreak)
        return u"<br>"_s;
    QString html = run.text.toHtmlEscaped();
    const auto wrap = [&](Mark mark, const QString& element) {
        if (run.marks & mark)
            html = u"<%1>%2</%1>"_s.arg(element, html);
    };
    wrap(Code, u"code"_s);
    wrap(Struck, u"s"_s);
    wrap(Emphasis, u"em"_s);
    wrap(Strong, u"strong"_s);
    return html;
}

/// A link around words with different marks is one link.
QString runsHtml(const Runs& runs)
{
    QString html;
    QString open;
    for (const Run& run : runs) {
        if (run.link != open) {
            html += open.isEmpty() ? QString() : u"</a>"_s;
            html += run.link.isEmpty() ? QString() : u"<a href=\"%1\">"_s.arg(run.link.toHtmlEscaped());
            open = run.link;
        }
        html += marked(run);
    }
    return html + (open.isEmpty() ? QString() : u"</a>"_s);
}

bool isList(const Block& block)
{
    return block.form == Form::Bullets || block.form == Form::Numbers;
}

/// The words of an entry need no paragraph of their own if only lists come after them.
bool isPlainItem(const Block& item)
{
    return !item.children.empty() && item.children.front().form == Form::Paragraph &&
           std::all_of(item.children.begin() + 1, item.children.end(), isList);
}

QString blockHtml(const Block& block);

/// Without line ends: within entries and quotations they would be a word to some editors.
QString innerHtml(const Blocks& blocks)
{
    QString html;
    for (const Block& block : blocks)
        html += blockHtml(block);
    return html;
}

QString itemHtml(const Block& item)
{
    if (!isPlainItem(item))
        return u"<li>%1</li>"_s.arg(innerHtml(item.children));
    const Blocks lists(item.children.begin() + 1, item.children.end());
    return u"<li>"_s + runsHtml(item.children.front().runs) + innerHtml(lists) + u"</li>"_s;
}

QString blockHtml(const Block& block)
{
    switch (block.form) {
    case Form::Paragraph:
        return u"<p>"_s + runsHtml(block.runs) + u"</p>"_s;
    case Form::Heading: {
        const QString element = u"h"_s + QString::number(block.level);
        return u'<' + element + u'>' + runsHtml(block.runs) + u"</"_s + element + u'>';
    }
    case Form::Quote:
        return u"<blockquote>"_s + innerHtml(block.children) + u"</blockquote>"_s;
    case Form::Bullets:
        return u"<ul>"_s + innerHtml(block.children) + u"</ul>"_s;
    case Form::Numbers:
        return (block.level == 1 ? u"<ol>"_s : u"<ol start=\"%1\">"_s.arg(block.level)) +
               innerHtml(block.children) + u"</ol>"_s;
    case Form::Item:
        return itemHtml(block);
    case Form::CodeBlock:
        return u"<pre><code>"_s + block.text.toHtmlEscaped() + u"</code></pre>"_s;
    case Form::Rule:
        return u"<hr>"_s;
    case Form::Picture:
        return u"<img src=\""_s + block.address.toHtmlEscaped() + u"\" alt=\""_s +
               block.text.toHtmlEscaped() + u"\">"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString runsText(const Runs& runs)
{
    QString text;
    for (size_t i = 0; i < runs.size(); ++i) {
        const Run& run = runs[i];
        text += run.lineBreak ? u"\n"_s : run.text;
        const bool linkEnds = !run.link.isEmpty() && (i + 1 == runs.size() || runs[i + 1].link != run.link);
        // An address that is its own text is not said twice.
        if (linkEnds && run.link != run.text && run.link != u"http://"_s + run.text &&
            run.link != u"mailto:"_s + run.text)
            text += u" ("_s + run.link + u')';
    }
    return text;
}

QString indented(const QString& text, const QString& first, const QString& others)
{
    QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString& before = i == 0 ? first : others;
        lines[i].prepend(lines[i].isEmpty() && i > 0 ? before.trimmed() : before);
    }
    return lines.join(u'\n');
}

QString blockText(const Block& block);

QString listText(const Block& list)
{
    QStringList entries;
    int number = list.level;
    bool loose = false;
    for (const Block& item : list.children) {
        const QString mark = list.form == Form::Numbers ? QString::number(number++) + u". "_s : u"• "_s;
        const QString words = isPlainItem(item) ? runsText(item.children.front().runs) : QString();
        QString text = words;
        for (size_t i = words.isEmpty() ? 0 : 1; i < item.children.size(); ++i)
            text += (text.isEmpty()      ? QString()
                     : isPlainItem(item) ? u"\n"_s
                                         : u"\n\n"_s) +
                    blockText(item.children[i]);
        loose = loose || text.contains(u"\n\n"_s);
        entries << indented(text, mark, QString(mark.size(), u' '));
    }
    return entries.join(loose ? u"\n\n"_s : u"\n"_s);
}

QString blockText(const Block& block)
{
    switch (block.form) {
    case Form::Paragraph:
    case Form::Heading:
        return runsText(block.runs);
    case Form::Quote:
        return indented(toPlainText(block.children), u"> "_s, u"> "_s);
    case Form::Bullets:
    case Form::Numbers:
        return listText(block);
    case Form::Item:
        return toPlainText(block.children);
    case Form::CodeBlock:
        return indented(block.text, u"    "_s, u"    "_s);
    case Form::Rule:
        return u"* * *"_s;
    case Form::Picture:
        //: stands for a picture in a text; %1 describes it
        return block.text.isEmpty() ? Sentences::tr("[Image]") : Sentences::tr("[Image: %1]").arg(block.text);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

void append(Runs& runs, const Run& run)
{
    if (!run.lineBreak && run.text.isEmpty())
        return;
    if (!run.lineBreak && !runs.empty() && !runs.back().lineBreak && runs.back().marks == run.marks &&
        runs.back().link == run.link)
        runs.back().text += run.text;
    else
        runs.push_back(run);
}

QString plainText(const Runs& runs)
{
    QString text;
    for (const Run& run : runs)
        text += run.lineBreak ? u" "_s : run.text;
    return text.simplified();
}

QString toHtml(const Blocks& blocks)
{
    QStringList parts;
    for (const Block& block : blocks)
        parts << blockHtml(block);
    return parts.join(u'\n');
}

QString toPlainText(const Blocks& blocks)
{
    QStringList texts;
    for (const Block& block : blocks)
        texts << blockText(block);
    return texts.join(u"\n\n"_s);
}

} // namespace brickwork::newsletter
