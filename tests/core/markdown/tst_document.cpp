#include "core/markdown/document.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

/// The tree as text: one node a line, blocks with their lines, indented by depth.
QString drawn(const Document& document)
{
    static const QStringList names{u"Document"_s,   u"Heading"_s,          u"Paragraph"_s,
                                   u"BlockQuote"_s, u"BulletList"_s,       u"OrderedList"_s,
                                   u"Item"_s,       u"TaskItem"_s,         u"CodeBlock"_s,
                                   u"HtmlBlock"_s,  u"ThematicBreak"_s,    u"Table"_s,
                                   u"TableRow"_s,   u"TableCell"_s,        u"FootnoteDefinition"_s,
                                   u"Text"_s,       u"SoftBreak"_s,        u"LineBreak"_s,
                                   u"Code"_s,       u"HtmlInline"_s,       u"Emphasis"_s,
                                   u"Strong"_s,     u"Strikethrough"_s,    u"Link"_s,
                                   u"Image"_s,      u"FootnoteReference"_s};
    QString drawing;
    const auto draw = [&](const auto& self, int index, int depth) -> void {
        const Node& node = document.at(index);
        drawing += QString(depth, u' ') + names[static_cast<int>(node.kind)];
        if (node.kind < NodeKind::Text)
            drawing += u" %1-%2"_s.arg(node.firstLine).arg(node.lastLine);
        if (!node.text.isEmpty())
            drawing += u" '"_s + node.text.trimmed() + u'\'';
        drawing += u'\n';
        for (const int child : node.children)
            self(self, child, depth + 1);
    };
    draw(draw, 0, 0);
    return drawing;
}

const Node& only(const Document& document, NodeKind kind)
{
    static const Node none;
    const Node* found = nullptr;
    for (const Node& node : document.nodes) {
        if (node.kind == kind && !found)
            found = &node;
    }
    return found ? *found : none;
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trees_data();
    void trees();
    void linksCarryTheirAddress();
    void tablesCarryTheirShape();
    void listsCarryTheirShape();
    void codeCarriesItsInfo();
    void footnotesAreNumberedByFirstReference();
    void outline_data();
    void outline();
    void titles_data();
    void titles();
    void excerpts_data();
    void excerpts();
    void plainText_data();
    void plainText();
    void frontMatterShiftsLines();
    void anyTextHasOrderlyLines();
};

void TestDocument::trees_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tree");

    QTest::newRow("nothing") << QString() << u"Document 0-0\n"_s;
    QTest::newRow("inlines") << u"a *b* **c** ~~d~~ `e`<i>\nf\\\ng ![h](i)"_s
                             << u"Document 0-2\n Paragraph 0-2\n  Text 'a'\n  Emphasis\n   Text 'b'\n  Text "
                                u"''\n  Strong\n   Text 'c'\n  Text ''\n"
                                "  Strikethrough\n   Text 'd'\n  Text ''\n  Code 'e'\n  HtmlInline '<i>'\n  "
                                "SoftBreak\n  Text 'f'\n  LineBreak\n"
                                "  Text 'g'\n  Image\n   Text 'h'\n"_s;
    QTest::newRow("text is in one piece")
        << u"it's [not] a_link!"_s << u"Document 0-0\n Paragraph 0-0\n  Text 'it's [not] a_link!'\n"_s;
    QTest::newRow("headings of both kinds") << u"# A\nB\nC\n===\nD\n"_s
                                            << u"Document 0-5\n Heading 0-0\n  Text 'A'\n Heading 1-3\n  "
                                               u"Text 'B'\n  SoftBreak\n  Text 'C'\n Paragraph 4-4\n"
                                               "  Text 'D'\n"_s;
    QTest::newRow("blank lines belong to nobody")
        << u"\n\n- a\n\n\n    code\n\n\n> q\n\n\nText\n\n"_s
        << u"Document 0-13\n BulletList 2-5\n  Item 2-5\n   Paragraph 2-2\n    Text 'a'\n   Paragraph 5-5\n  "
           u"  Text 'code'\n"
           " BlockQuote 8-8\n  Paragraph 8-8\n   Text 'q'\n Paragraph 11-11\n  Text 'Text'\n"_s;
    QTest::newRow("code with fences, with and without an end")
        << u"```\na\n\n```\n\n    b\n\n```\nc\n\n"_s
        << u"Document 0-10\n CodeBlock 0-3 'a'\n CodeBlock 5-5 'b'\n CodeBlock 7-9 'c'\n"_s;
    QTest::newRow("a table after a paragraph")
        << u"Text\nmore\n| a |\n|---|\n| b |\n\nEnd"_s
        << u"Document 0-6\n Paragraph 0-1\n  Text 'Text'\n  SoftBreak\n  Text 'more'\n Table 2-4\n  TableRow "
           u"2-2\n"
           "   TableCell 2-2\n    Text 'a'\n  TableRow 4-4\n   TableCell 4-4\n    Text 'b'\n Paragraph 6-6\n  Text 'End'\n"_s;
    QTest::newRow("a table of a header only, after a paragraph")
        << u"Text\n| a |\n|---|\n"_s
        << u"Document 0-3\n Paragraph 0-0\n  Text 'Text'\n Table 1-2\n  TableRow 1-1\n   TableCell 1-1\n    Text 'a'\n"_s;
    QTest::newRow("rules, HTML and tasks") << u"***\n<div>\nx\n</div>\n\n- [ ] t\n"_s
                                           << u"Document 0-6\n ThematicBreak 0-0\n HtmlBlock 1-3 "
                                              u"'<div>\nx\n</div>'\n BulletList 5-5\n  TaskItem 5-5\n"
                                              "   Paragraph 5-5\n    Text 't'\n"_s;
    QTest::newRow("footnotes stand last, with the lines they were written on")
        << u"[^n]: note\n\nText[^n]\n"_s
        << u"Document 0-3\n Paragraph 2-2\n  Text 'Text'\n  FootnoteReference 'n'\n FootnoteDefinition 0-0 "
           u"'n'\n"
           "  Paragraph 0-0\n   Text 'note'\n"_s;
    QTest::newRow("letters beyond the first plane")
        << u"𝒜 *é*"_s << u"Document 0-0\n Paragraph 0-0\n  Text '𝒜'\n  Emphasis\n   Text 'é'\n"_s;
}

void TestDocument::trees()
{
    QFETCH(QString, text);
    // A blank alone is drawn as ''.
    QTEST(drawn(parseMarkdown(text)), "tree");
}

void TestDocument::linksCarryTheirAddress()
{
    const Document document = parseMarkdown(u"[a](https://x.y/ä \"the title\") ![b](c.png 'd')");
    const Node& link = only(document, NodeKind::Link);
    QCOMPARE(link.url, u"https://x.y/ä"_s);
    QCOMPARE(link.title, u"the title"_s);
    const Node& image = only(document, NodeKind::Image);
    QCOMPARE(image.url, u"c.png"_s);
    QCOMPARE(image.title, u"d"_s);
}

void TestDocument::tablesCarryTheirShape()
{
    const Document document = parseMarkdown(u"|a|b|c|d|\n|:-|:-:|-:|-|\n|1|2|3|4|\n");
    const Node& table = only(document, NodeKind::Table);
    QCOMPARE(table.children.size(), size_t(2));
    QVERIFY(document.at(table.children[0]).header);
    QVERIFY(!document.at(table.children[1]).header);
    for (const int row : table.children) {
        std::vector<CellAlignment> alignments;
        for (const int cell : document.at(row).children)
            alignments.push_back(document.at(cell).alignment);
        using enum CellAlignment;
        QCOMPARE(alignments, (std::vector{Left, Center, Right, None}));
    }
}

void TestDocument::listsCarryTheirShape()
{
    const Document tight = parseMarkdown(u"7. a\n8. b\n");
    QCOMPARE(only(tight, NodeKind::OrderedList).level, 7);
    QVERIFY(only(tight, NodeKind::OrderedList).tight);
    const Document loose = parseMarkdown(u"- [x] a\n\n- [ ] b\n");
    QVERIFY(!only(loose, NodeKind::BulletList).tight);
    const std::vector<int>& items = only(loose, NodeKind::BulletList).children;
    QVERIFY(loose.at(items[0]).checked);
    QVERIFY(!loose.at(items[1]).checked);
}

void TestDocument::codeCarriesItsInfo()
{
    const Document document = parseMarkdown(u"~~~ c++ {.wide}\nint é;\n~~~\n");
    const Node& code = only(document, NodeKind::CodeBlock);
    QCOMPARE(code.info, u"c++ {.wide}"_s);
    QCOMPARE(code.text, u"int é;\n"_s);
}

void TestDocument::footnotesAreNumberedByFirstReference()
{
    const Document document = parseMarkdown(
        u"x[^b] y[^a] z[^b] [^none]\n\n[^a]: first written\n[^unused]: never\n[^b]: first referred to\n");
    std::vector<std::pair<QString, int>> references;
    std::vector<std::pair<QString, int>> definitions;
    for (const Node& node : document.nodes) {
        if (node.kind == NodeKind::FootnoteReference)
            references.emplace_back(node.text, node.level);
        if (node.kind == NodeKind::FootnoteDefinition)
            definitions.emplace_back(node.text, node.level);
    }
    using Notes = std::vector<std::pair<QString, int>>;
    QCOMPARE(references, (Notes{{u"b"_s, 1}, {u"a"_s, 2}, {u"b"_s, 1}}));
    QCOMPARE(definitions, (Notes{{u"b"_s, 1}, {u"a"_s, 2}}));
    QVERIFY(document.plainText(0).contains(u"[^none]"));
}

void TestDocument::outline_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("outline");

    QTest::newRow("none") << u"Text"_s << QStringList();
    QTest::newRow("levels and lines") << u"# A\n\n## B ##\nC\n-\n###### D\n"_s
                                      << QStringList{u"0 1 A"_s, u"2 2 B"_s, u"3 2 C"_s, u"5 6 D"_s};
    QTest::newRow("lines count front matter") << u"---\na: b\n---\n\n# A\n"_s << QStringList{u"4 1 A"_s};
    QTest::newRow("markup is taken away") << u"# A *b* `c` [d](e) <i>f</i>[^g]  h ![i](j)\n\n[^g]: x\n"_s
                                          << QStringList{u"0 1 A b c d f h i"_s};
    QTest::newRow("an underlined one over lines is one line")
        << u"A\nb\n===\n"_s << QStringList{u"0 1 A b"_s};
    QTest::newRow("in quotes, lists and notes, in the order of the text")
        << u"> # A\n\n[^n]: # B\n\n- # C\n\nx[^n]\n"_s << QStringList{u"0 1 A"_s, u"2 1 B"_s, u"4 1 C"_s};
    QTest::newRow("a # in code is none") << u"```\n# A\n```\n    # B\n\n#C\n\\# D\n"_s << QStringList();
    QTest::newRow("an empty one") << u"#\n"_s << QStringList{u"0 1 "_s};
}

void TestDocument::outline()
{
    QFETCH(QString, text);
    QStringList found;
    for (const OutlineEntry& entry : parseMarkdown(text).outline)
        found += u"%1 %2 %3"_s.arg(entry.line).arg(entry.level).arg(entry.text);
    QTEST(found, "outline");
}

void TestDocument::titles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("fromHeading");

    QTest::newRow("none") << u"Text\n"_s << QString() << false;
    QTest::newRow("front matter") << u"---\ntitle: A\n---\n\nText\n"_s << u"A"_s << false;
    QTest::newRow("front matter before another heading") << u"---\ntitle: A\n---\n# B\n"_s << u"A"_s << false;
    QTest::newRow("front matter and the same heading") << u"---\ntitle: A\n---\n# A\n"_s << u"A"_s << true;
    QTest::newRow("an empty one in front matter does not count")
        << u"---\ntitle: ''\n---\n# B\n"_s << u"B"_s << true;
    QTest::newRow("TOML front matter") << u"+++\ntitle = \"A\"\n+++\n"_s << u"A"_s << false;
    QTest::newRow("the heading that opens the text") << u"# A *b*\n\nText\n"_s << u"A b"_s << true;
    QTest::newRow("after front matter without a title") << u"---\nx: y\n---\n\n# A\n"_s << u"A"_s << true;
    QTest::newRow("a level-1 heading further down") << u"Text\n\n# A\n"_s << u"A"_s << false;
    QTest::newRow("a level-1 heading before one of level 2") << u"## B\n\n# A\n"_s << u"A"_s << false;
    QTest::newRow("only one of level 3") << u"### C\n"_s << u"C"_s << false;
    QTest::newRow("an empty heading does not count") << u"#\n\n# A\n"_s << u"A"_s << false;
    QTest::newRow("broken front matter gives none") << u"---\ntitle: a: b\n---\n# A\n"_s << u"A"_s << true;
}

void TestDocument::titles()
{
    QFETCH(QString, text);
    const Document document = parseMarkdown(text);
    QTEST(document.title, "title");
    QTEST(document.titleFromHeading, "fromHeading");
}

void TestDocument::excerpts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("excerpt");
    QTest::addColumn<QString>("firstLine");

    QTest::newRow("none") << u"# A\n"_s << QString() << QString();
    QTest::newRow("the first paragraph, plain, on one line")
        << u"# A\n\nOne *two*\n`three`[^n]  four.\n\nNext\n\n[^n]: x\n"_s << u"One two three four."_s
        << u"One two three four."_s;
    QTest::newRow("a description") << u"---\ndescription: D\nsummary: S\n---\nText\n"_s << u"D"_s
                                   << u"Text"_s;
    QTest::newRow("a summary") << u"---\nexcerpt: E\nsummary: S\n---\nText\n"_s << u"S"_s << u"Text"_s;
    QTest::newRow("an excerpt") << u"---\nexcerpt: E\n---\nText\n"_s << u"E"_s << u"Text"_s;
    QTest::newRow("an image is no text")
        << u"![alt](x.png)\n\nText ![b](c) end\n"_s << u"Text end"_s << u"Text end"_s;
    QTest::newRow("the text's own paragraph before a quotation's")
        << u"> Quote\n\nText\n"_s << u"Text"_s << u"Text"_s;
    QTest::newRow("a quotation if there is nothing else")
        << u"# A\n\n> Quote\n"_s << u"Quote"_s << u"Quote"_s;
    QTest::newRow("a list if there is nothing else") << u"- one\n- two\n"_s << u"one"_s << u"one"_s;
    QTest::newRow("a footnote is not") << u"# A[^n]\n\n[^n]: note\n"_s << QString() << QString();
    const QString words = u"abcdefghi "_s; // ten characters
    QTest::newRow("long ones end after a word")
        << words.repeated(30) << (words.repeated(20).chopped(1) + u"…"_s)
        << (words.repeated(12).chopped(1) + u"…"_s);
    QTest::newRow("200 characters stay")
        << (words.repeated(19) + u"abcdefghij"_s) << (words.repeated(19) + u"abcdefghij"_s)
        << (words.repeated(12).chopped(1) + u"…"_s);
    QTest::newRow("120 characters stay")
        << (words.repeated(11) + u"abcdefghij"_s) << (words.repeated(11) + u"abcdefghij"_s)
        << (words.repeated(11) + u"abcdefghij"_s);
    QTest::newRow("without blanks, between characters")
        << QString(300, u'你') << (QString(199, u'你') + u"…"_s) << (QString(119, u'你') + u"…"_s);
    QTest::newRow("never inside a character")
        << u"😀"_s.repeated(150) << (u"😀"_s.repeated(99) + u"…"_s) << (u"😀"_s.repeated(59) + u"…"_s);
}

void TestDocument::excerpts()
{
    QFETCH(QString, text);
    const Document document = parseMarkdown(text);
    QTEST(document.excerpt, "excerpt");
    QTEST(document.firstLine, "firstLine");
}

void TestDocument::plainText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");

    QTest::newRow("breaks become spaces") << u"a\nb  \nc\\\nd<br>e"_s << u"a b c d e"_s;
    QTest::newRow("blocks take a line each") << u"# A\n\nb\n\n- c\n- d\n\n> e\n"_s << u"A\nb\nc\nd\ne"_s;
    QTest::newRow("cells take a space") << u"|a|b|\n|-|-|\n|c|d|\n"_s << u"a b\nc d"_s;
    QTest::newRow("code stays, raw HTML goes")
        << u"`a` <b>c</b>\n\n<div>\nd\n</div>\n\n```\ne\n```\n\nf"_s << u"a c\ne\nf"_s;
    QTest::newRow("links and images give their text") << u"[a](b) ![c](d)"_s << u"a c"_s;
    QTest::newRow("entities are their characters") << u"&auml; &lt; \\*"_s << u"ä < *"_s;
}

void TestDocument::plainText()
{
    QFETCH(QString, text);
    QTEST(parseMarkdown(text).plainText(0), "plain");
}

void TestDocument::frontMatterShiftsLines()
{
    const Document document = parseMarkdown(u"---\ntitle: A\ntags: [b]\n---\n\nText\n");
    QCOMPARE(document.frontMatter.lines, 4);
    QCOMPARE(document.frontMatter.values(u"tags"), QStringList{u"b"_s});
    QCOMPARE(drawn(document), u"Document 4-6\n Paragraph 5-5\n  Text 'Text'\n"_s);
}

// Texts put together at random from the pieces that open, close and confuse blocks.
void TestDocument::anyTextHasOrderlyLines()
{
    static const QStringList pieces{
        u"a"_s,        u" "_s,       u"\n"_s,    u"\n\n"_s,   u"> "_s,      u"- "_s,   u"1. "_s,
        u"# "_s,       u"===\n"_s,   u"---\n"_s, u"```\n"_s,  u"    "_s,    u"\t"_s,   u"|"_s,
        u"|a|b|\n"_s,  u"|-|-|\n"_s, u"[^n]"_s,  u"[^n]: "_s, u"<div>\n"_s, u"<!--"_s, u"- [x] "_s,
        u"[r]: u\n"_s, u"**"_s,      u"`"_s,     u"\\\n"_s,   u"é😀"_s,     u"***\n"_s};
    QRandomGenerator random(15);
    for (int round = 0; round < 3000; ++round) {
        QString text;
        const int count = random.bounded(1, 40);
        for (int i = 0; i < count; ++i)
            text += pieces[random.bounded(static_cast<int>(pieces.size()))];
        const Document document = parseMarkdown(text);
        const int last = static_cast<int>(text.count(u'\n'));
        for (const Node& node : document.nodes) {
            if (node.kind >= NodeKind::Text)
                continue;
            QVERIFY2(node.firstLine >= 0 && node.firstLine <= node.lastLine && node.lastLine <= last,
                     qPrintable(text));
            int line = node.firstLine;
            for (const int index : node.children) {
                const Node& child = document.at(index);
                if (child.kind >= NodeKind::Text || child.kind == NodeKind::FootnoteDefinition)
                    continue;
                QVERIFY2(child.firstLine >= line, qPrintable(text + u'\n' + drawn(document)));
                QVERIFY2(child.lastLine <= node.lastLine, qPrintable(text + u'\n' + drawn(document)));
                line = child.firstLine;
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
