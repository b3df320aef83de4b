// HTML from the clipboard as Markdown: what browsers, word processors and mail programs write, and what was
// made to harm.
#include "core/markdown/html.h"
#include "core/markdown/html_to_markdown.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

class TestHtmlToMarkdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatAWriterWouldType_data();
    void writesWhatAWriterWouldType();
    void plainWordsAreNotFormatted_data();
    void plainWordsAreNotFormatted();
    void formattedTextIsToldFromPlain_data();
    void formattedTextIsToldFromPlain();
    void publishedTextComesBack_data();
    void publishedTextComesBack();
    void wordsStayWords_data();
    void wordsStayWords();
    void anyCharactersStayThemselves();
    void anyMarksLeaveTheWords();
    void aPictureAloneIsTold();
    void picturesWithoutAnAddressAreCounted();
    void footnotesBeginWhereTheyAreToldTo();
    void nothingHostileGetsThrough_data();
    void nothingHostileGetsThrough();
    void whatWouldExhaustItIsRefused_data();
    void whatWouldExhaustItIsRefused();
};

void TestHtmlToMarkdown::writesWhatAWriterWouldType_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("markdown");
    const auto row = [](const char* name, const QString& html, const QString& markdown) {
        QTest::newRow(name) << html << markdown;
    };
    row("paragraphs are parted by an empty line", u"<p>One.</p><p>Two.</p>"_s, u"One.\n\nTwo."_s);
    row("headings keep their level", u"<h1>A</h1><h3>B</h3><p>c</p>"_s, u"# A\n\n### B\n\nc"_s);
    row("a heading that is bold throughout is not marked", u"<h2><b>News</b></h2>"_s, u"## News"_s);
    row("a heading ending in a hash keeps it", u"<h2>On F #</h2>"_s, u"## On F \\#"_s);
    row("a sign that links to its heading goes", u"<h2>News <a class=\"anchor\" href=\"#news\">¶</a></h2>"_s,
        u"## News"_s);
    row("bold, italic, struck", u"<p><b>a</b> <i>b</i> <s>c</s> <strong><em>d</em></strong></p>"_s,
        u"**a** _b_ ~~c~~ **_d_**"_s);
    row("marks stand at the words, not at the spaces", u"<p>a<b> b </b>c</p>"_s, u"a **b** c"_s);
    row("neighbours with the same mark are one", u"<p><b>a</b><b> b</b></p>"_s, u"**a b**"_s);
    row("a mark inside a word is a star", u"<p>un<i>frigging</i>believable</p>"_s,
        u"un*frigging*believable"_s);
    row("punctuation leaves a mark that could not end there", u"<p><b>Note:</b>text</p>"_s,
        u"**Note**:text"_s);
    row("brackets of another script leave it too", u"<p><b>「重要」</b>です</p>"_s, u"「**重要**」です"_s);
    row("an empty mark leaves nothing", u"<p>a<b></b><i> </i>b</p>"_s, u"a b"_s);
    row("styles of a browser",
        u"<p><span style=\"font-weight: 700\">a</span> <span style=\"font-style:italic\">b</span> "
        "<span style=\"text-decoration: line-through\">c</span></p>"_s,
        u"**a** _b_ ~~c~~"_s);
    row("a style takes back what its element says",
        u"<b style=\"font-weight:normal\" id=\"docs-internal-guid-1\"><p>plain "
        "<span style=\"font-weight:700\">bold</span></p></b>"_s,
        u"plain **bold**"_s);
    row("a link", u"<p>See <a href=\"https://example.org/a_b\">the page</a>.</p>"_s,
        u"See [the page](https://example.org/a_b)."_s);
    row("an address that is its own text",
        u"<p><a href=\"https://example.org\">https://example.org</a></p>"_s, u"<https://example.org>"_s);
    row("an address with spaces and a lone bracket", u"<p><a href=\"https://e.org/a b)\">x</a></p>"_s,
        u"[x](https://e.org/a%20b%29)"_s);
    row("brackets in pairs stay", u"<p><a href=\"https://e.org/A_(b)\">x</a></p>"_s,
        u"[x](https://e.org/A_(b))"_s);
    row("a bold link", u"<p><b><a href=\"https://e.org\">x</a></b></p>"_s, u"**[x](https://e.org)**"_s);
    row("a link with a bold word", u"<p><a href=\"https://e.org\">x <b>y</b></a></p>"_s,
        u"[x **y**](https://e.org)"_s);
    row("an exclamation before a link makes no image", u"<p>Look!<a href=\"https://e.org\">here</a></p>"_s,
        u"Look\\![here](https://e.org)"_s);
    row("the detour of a document on the web goes",
        u"<p><a href=\"https://www.google.com/url?q=https://e.org/x&amp;sa=D&amp;ust=1\">x</a></p>"_s,
        u"[x](https://e.org/x)"_s);
    row("a place in the page it came from is no link", u"<p><a href=\"#top\">up</a></p>"_s, u"up"_s);
    row("a list", u"<ul><li>a</li><li>b</li></ul>"_s, u"- a\n- b"_s);
    row("a list with paragraphs in its items is tight all the same",
        u"<ul><li><p>a</p></li><li><p>b</p></li></ul>"_s, u"- a\n- b"_s);
    row("an item of two paragraphs makes it loose", u"<ul><li><p>a</p><p>b</p></li><li>c</li></ul>"_s,
        u"- a\n\n  b\n\n- c"_s);
    row("numbers go on from where they start",
        u"<ol start=\"9\"><li>a</li><li>b<ul><li>c</li></ul></li></ol>"_s, u"9. a\n10. b\n    - c"_s);
    row("a list nested in its item", u"<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>"_s,
        u"- a\n  1. b\n  2. c\n- d"_s);
    row("a list nested beside its item", u"<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>"_s,
        u"- a\n  - b\n- c"_s);
    row("two lists stay two", u"<ul><li>a</li></ul><ul><li>b</li></ul>"_s, u"- a\n\n* b"_s);
    row("tasks",
        u"<ul><li><input type=\"checkbox\" checked> done</li><li><input type=checkbox> not yet</li></ul>"_s,
        u"- [x] done\n- [ ] not yet"_s);
    row("tasks of a document on the web",
        u"<ul><li role=\"checkbox\" aria-checked=\"true\"><p>a</p></li></ul>"_s, u"- [x] a"_s);
    row("a quotation", u"<blockquote><p>a</p><p>b</p></blockquote>"_s, u"> a\n>\n> b"_s);
    row("a quotation in a quotation", u"<blockquote>a<blockquote>b</blockquote></blockquote>"_s,
        u"> a\n>\n> > b"_s);
    row("a list in a quotation", u"<blockquote><ul><li>a</li><li>b</li></ul></blockquote>"_s,
        u"> - a\n> - b"_s);
    row("code in a line", u"<p>call <code>f(`x`)</code></p>"_s, u"call ``f(`x`)``"_s);
    row("code with a backtick at its edge", u"<p><code>`x</code></p>"_s, u"`` `x ``"_s);
    row("code of a document on the web",
        u"<p><span style=\"font-family:'Courier New',monospace\">ls</span> it</p>"_s, u"`ls` it"_s);
    row("code with its language", u"<pre><code class=\"language-cpp\">int a;\nint b;\n</code></pre>"_s,
        u"```cpp\nint a;\nint b;\n```"_s);
    row("code in a box that knows its language",
        u"<div class=\"highlight highlight-source-rust\"><pre>fn a()</pre></div>"_s,
        u"```rust\nfn a()\n```"_s);
    row("code that holds a fence", u"<pre><code>```\nx\n```</code></pre>"_s, u"````\n```\nx\n```\n````"_s);
    row("code by lines", u"<p>x</p><pre><code>a<br>b</code></pre>"_s, u"x\n\n```\na\nb\n```"_s);
    row("numbers of lines are no code",
        u"<p>x</p><pre><code><span class=\"lineno\">1</span>a\n<span class=\"lineno\">2</span>b</code></pre>"_s,
        u"x\n\n```\na\nb\n```"_s);
    row("code in an item", u"<ol><li>a<pre><code>x\n\ny</code></pre></li></ol>"_s,
        u"1. a\n\n   ```\n   x\n\n   y\n   ```"_s);
    row("a line break", u"<p>a<br>b</p>"_s, u"a\\\nb"_s);
    row("a line break at the end says nothing", u"<p>a<br></p><p>b</p>"_s, u"a\n\nb"_s);
    row("two line breaks part paragraphs", u"a<br><br>b"_s, u"a\n\nb"_s);
    row("a rule", u"<p>a</p><hr><p>b</p>"_s, u"a\n\n---\n\nb"_s);
    row("a rule first is no front matter", u"<hr><p>b</p>"_s, u"***\n\nb"_s);
    row("an image", u"<p><img src=\"https://e.org/a.png\" alt=\"A [b]\" title=\"T\"></p>"_s,
        u"![A \\[b\\]](https://e.org/a.png \"T\")"_s);
    row("an image that leads somewhere",
        u"<a href=\"https://e.org\"><img src=\"https://e.org/a.png\" alt=\"A\"></a>"_s,
        u"[![A](https://e.org/a.png)](https://e.org)"_s);
    row("an image that loads late",
        u"<img src=\"data:image/gif;base64,R0\" data-src=\"https://e.org/a.png\" alt=\"A\">"_s,
        u"![A](https://e.org/a.png)"_s);
    row("a table",
        u"<table><thead><tr><th>Name</th><th align=\"right\">Age</th></tr></thead>"
        "<tbody><tr><td>Ann | Bo</td><td>7</td></tr></tbody></table>"_s,
        u"| Name      | Age |\n| --------- | --: |\n| Ann \\| Bo | 7   |"_s);
    row("a table without a head takes its first row",
        u"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"_s,
        u"| a   | b   |\n| --- | --- |\n| c   | d   |"_s);
    row("cells that span leave others empty",
        u"<table><tr><td colspan=2>a</td></tr><tr><td rowspan=2>b</td><td>c</td></tr><tr><td>d</td></tr></table>"_s,
        u"| a   |     |\n| --- | --- |\n| b   | c   |\n|     | d   |"_s);
    row("a table that only places things is none",
        u"<table role=presentation><tr><td><p>a</p></td><td><p>b</p></td></tr></table>"_s, u"a\n\nb"_s);
    row("a table around a list is none", u"<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>"_s,
        u"- a\n\nb"_s);
    row("white space of the source is one space", u"<p>a\n   b\t c</p>\n\n  <p>d</p>"_s, u"a b c\n\nd"_s);
    row("a fixed space that holds words together stays", u"<p>10\u00a0km</p>"_s, u"10\u00a0km"_s);
    row("fixed spaces that only fill go", u"<p>a&nbsp; b&nbsp;</p><p>&nbsp;</p><p>c</p>"_s, u"a b\n\nc"_s);
    row("lines of a mail", u"<div>Dear Ann,</div><div><br></div><div>first</div><div>second</div>"_s,
        u"Dear Ann,\n\nfirst\\\nsecond"_s);
    row("raised digits", u"<p>m<sup>2</sup>, H<sub>2</sub>O, 4<sup>th</sup></p>"_s, u"m², H₂O, 4th"_s);
    row("what is never shown goes",
        u"<head><title>T</title><style>p{}</style></head><p>a<script>x()</script><span "
        u"style=\"display:none\">b</span>"
        "<!-- c --><span class=\"sr-only\">d</span></p>"_s,
        u"a"_s);
    row("pixels that only report go",
        u"<p>a</p><img src=\"https://t.example/p.gif\" width=\"1\" height=\"1\">"_s, u"a"_s);
    row("a script as an address is no link", u"<p><a href=\"javascript:alert(1)\">x</a></p>"_s, u"x"_s);
    row("definitions", u"<dl><dt>Brick</dt><dd>A step.</dd></dl>"_s, u"**Brick**\n\nA step."_s);
    row("a quoted word", u"<p>She said <q>no</q>.</p>"_s, u"She said “no”."_s);

    row("footnotes as cmark writes them",
        u"<p>A<sup class=\"footnote-ref\"><a href=\"#fn-x\" id=\"fnref-x\" data-footnote-ref>1</a></sup> "
        u"b.</p>"
        "<section class=\"footnotes\" data-footnotes><ol><li id=\"fn-x\"><p>Note. <a href=\"#fnref-x\" "
        "class=\"footnote-backref\" data-footnote-backref>↩</a></p></li></ol></section>"_s,
        u"A[^1] b.\n\n[^1]: Note."_s);
    row("footnotes as LibreOffice writes them",
        u"<p>A<a class=\"sdfootnoteanc\" name=\"sdfootnote1anc\" href=\"#sdfootnote1sym\"><sup>1</sup></a> "
        u"b.</p>"
        "<div id=\"sdfootnote1\"><p class=\"sdfootnote\"><a class=\"sdfootnotesym\" name=\"sdfootnote1sym\" "
        "href=\"#sdfootnote1anc\">1</a> Note.</p><p>More.</p></div>"_s,
        u"A[^1] b.\n\n[^1]: Note.\n\n    More."_s);
    row("footnotes as Word writes them",
        u"<p class=MsoNormal>A<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\" title=\"\">"
        "<span class=MsoFootnoteReference>[1]</span></a> b.</p><div style='mso-element:footnote-list'>"
        "<hr class=\"footnote\"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>"
        "<a style='mso-footnote-id:ftn1' href=\"#_ftnref1\" name=\"_ftn1\" title=\"\">[1]</a> Note.</p></div></div>"_s,
        u"A[^1] b.\n\n[^1]: Note."_s);
    row("footnotes whose addresses a browser made whole",
        u"<p>A<a href=\"https://e.org/p#footnote-1\" id=\"footnote-anchor-1\">1</a> b.</p><div "
        u"class=\"footnote\">"
        "<a id=\"footnote-1\" href=\"https://e.org/p#footnote-anchor-1\">1</a><div><p>Note.</p></div></div>"_s,
        u"A[^1] b.\n\n[^1]: Note."_s);
    row("a list of Word",
        u"<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; "
        "</span></span>"
        "<![endif]>One<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>"
        "<span style='mso-list:Ignore'>·</span>Inner</p><p style='mso-list:l0 level1 lfo1'>"
        "<span style='mso-list:Ignore'>2.</span>Two</p>"_s,
        u"1. One\n   - Inner\n2. Two"_s);
    row("code of LibreOffice, a line each",
        u"<p>x</p><pre class=\"western\">a</pre><pre class=\"western\">b</pre>"_s, u"x\n\n```\na\nb\n```"_s);
    row("a formula with its source",
        u"<p>x <span class=\"katex\"><span class=\"katex-mathml\"><math><semantics><mi>E</mi>"
        "<annotation encoding=\"application/x-tex\">E=mc^2</annotation></semantics></math></span>"
        "<span class=\"katex-html\" aria-hidden=\"true\">E=mc2</span></span></p>"_s,
        u"x $E=mc^2$"_s);
}

void TestHtmlToMarkdown::writesWhatAWriterWouldType()
{
    QFETCH(const QString, html);
    QFETCH(const QString, markdown);
    const auto made = markdownFromHtml(html);
    QVERIFY(made);
    QCOMPARE(made->text, markdown);
}

void TestHtmlToMarkdown::plainWordsAreNotFormatted_data()
{
    QTest::addColumn<QString>("html");
    QTest::newRow("a word") << u"<meta charset='utf-8'><span style=\"color: rgb(0,0,0)\">word</span>"_s;
    QTest::newRow("one paragraph") << u"<p>word</p>"_s;
    QTest::newRow("an address bar") << u"<a href=\"https://e.org\">https://e.org</a>"_s;
    QTest::newRow("an editor of code")
        << u"<meta charset='utf-8'><div style=\"color:#ccc;font-family:Consolas, "
           "monospace;white-space: pre;\"><div><span style=\"font-weight:bold\">if"
           "</span> (a)</div><div>b</div></div>"_s;
    QTest::newRow("another editor of code")
        << u"<html><body><pre style='color:#1f1c1b;background-color:#ffffff;'><b>int</b> a;\n</pre></body></html>"_s;
    QTest::newRow("lines of a Qt text field")
        << u"<html><head><meta name=\"qrichtext\" content=\"1\" /></head><body><p style=\"margin:0\">a</p>"
           "<p style=\"margin:0\">b</p></body></html>"_s;
}

void TestHtmlToMarkdown::plainWordsAreNotFormatted()
{
    QFETCH(const QString, html);
    const auto made = markdownFromHtml(html);
    QVERIFY(made);
    QVERIFY(!made->formatted);
}

void TestHtmlToMarkdown::formattedTextIsToldFromPlain_data()
{
    QTest::addColumn<QString>("html");
    QTest::newRow("a bold word") << u"a <b>word</b>"_s;
    QTest::newRow("two paragraphs") << u"<p>a</p><p>b</p>"_s;
    QTest::newRow("a link with words") << u"<a href=\"https://e.org\">here</a>"_s;
    QTest::newRow("a list") << u"<ul><li>a</li></ul>"_s;
    QTest::newRow("code of a page") << u"<pre><code class=\"language-c\">a</code></pre>"_s;
    QTest::newRow("an image") << u"<img src=\"https://e.org/a.png\">"_s;
    QTest::newRow("a table") << u"<table><tr><td>a</td><td>b</td></tr></table>"_s;
}

void TestHtmlToMarkdown::formattedTextIsToldFromPlain()
{
    QFETCH(const QString, html);
    const auto made = markdownFromHtml(html);
    QVERIFY(made);
    QVERIFY(made->formatted);
}

void TestHtmlToMarkdown::publishedTextComesBack_data()
{
    QTest::addColumn<QString>("markdown");
    const QStringList texts{
        u"# Title\n\nA **bold** and _soft_ word, a [link](https://e.org/x) and `code`.\n\n- one\n- two\n  1. three\n  2. four"_s,
        u"> quoted\n>\n> - a\n> - b\n\n```sh\nls -l | wc\n```\n\n---\n\nEnd."_s,
        u"| A   | B   |\n| --- | :-: |\n| a   | b   |\n\nText[^1] and more[^2].\n\n[^1]: One.\n\n[^2]: Two **b**."_s,
        u"- [ ] open\n- [x] done\n\n1. a\n\n   b\n\n2. c"_s,
        u"5\\*3\\*2, \\_a\\_, 1\\. not a list? a\\[b](c), \\<b> &amp; x_y_z ~~struck~~"_s,
    };
    for (const QString& text : texts)
        QTest::newRow(qPrintable(text.left(30).simplified())) << text;
}

// What is published, selected in a browser and pasted again means the same.
void TestHtmlToMarkdown::publishedTextComesBack()
{
    QFETCH(const QString, markdown);
    const HtmlOptions options{.rawHtml = RawHtml::Drop, .smartPunctuation = false};
    const QString html = renderHtml(markdown, options);
    const auto made = markdownFromHtml(html);
    QVERIFY(made);
    QCOMPARE(renderHtml(made->text, options), html);
}

void TestHtmlToMarkdown::wordsStayWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("untouched");
    const auto row = [](const QString& words, bool untouched) {
        QTest::newRow(qPrintable(words)) << words << untouched;
    };
    row(u"Prices: 5 * 3 = 15, snake_case, ~5 minutes, a < b & c > d."_s, true);
    row(u"An [aside] and a (bracket), 100% & more; e.g. #tag and C#."_s, true);
    row(u"One star* and its note, 3 - 2 = 1, a + b, 2.5 and x."_s, true);
    row(u"See https://e.org/a_b_c?x=1&y=_2_ for *this* and _that_."_s, false);
    row(u"# no heading"_s, false);
    row(u"- no item"_s, false);
    row(u"+ no item"_s, false);
    row(u"1986. A great year."_s, false);
    row(u"1986) A great year."_s, false);
    row(u"> no quotation"_s, false);
    row(u"*not soft* and __not bold__ and `not code` and ``"_s, false);
    row(u"[not](a link) and ![no](image) and [^no] [x]: note"_s, false);
    row(u"<b>no tag</b> <!-- no comment --> &copy; &#35; \\* \\"_s, false);
    row(u"~~not struck~~"_s, false);
    row(u"---"_s, false);
    row(u"===="_s, true);
    row(u"* * *"_s, false);
    row(u"| a | b |"_s, true);
    row(u"```"_s, false);
    row(u"~~~ tildes"_s, false);
    row(u"C:\\dir\\*.txt and \\alpha"_s, false);
    row(u"2 ** 3 ** 4"_s, true);
}

void TestHtmlToMarkdown::wordsStayWords()
{
    QFETCH(const QString, words);
    QFETCH(const bool, untouched);
    const QString html = u"<p>%1</p>"_s.arg(words.toHtmlEscaped());
    const auto made = markdownFromHtml(html);
    QVERIFY(made);
    QString shown = renderHtml(made->text, {.rawHtml = RawHtml::Keep, .smartPunctuation = false}).trimmed();
    // An address in the text is a link of its own.
    shown.remove(QRegularExpression(u"<a [^>]*>|</a>"_s));
    QCOMPARE(shown, html);
    if (untouched)
        QCOMPARE(made->text, words);
}

namespace {

/// What a reader of the published text sees, white space aside.
QString shownText(const QString& markdown)
{
    QString html = renderHtml(markdown, {.rawHtml = RawHtml::Keep, .smartPunctuation = false});
    html.remove(QRegularExpression(u"<[^>]*>"_s));
    return html.replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&quot;"_L1, "\""_L1)
        .replace("&amp;"_L1, "&"_L1)
        .simplified();
}

QString randomText(QRandomGenerator& random, int length)
{
    static const QString alphabet = u"aab  **__~``[]()<>&;:!#+-=|\\.1x^\"'/"_s;
    QString text;
    for (int i = 0; i < length; ++i)
        text += alphabet[random.bounded(static_cast<int>(alphabet.size()))];
    return text;
}

} // namespace

void TestHtmlToMarkdown::anyCharactersStayThemselves()
{
    QRandomGenerator random(20'261'125);
    for (int i = 0; i < 4000; ++i) {
        const QString words = randomText(random, 1 + random.bounded(24));
        const auto made = markdownFromHtml(u"<p>"_s + words.toHtmlEscaped() + u"</p>"_s);
        QVERIFY(made);
        if (shownText(made->text) != words.simplified())
            QCOMPARE(u"%1 from %2 as %3"_s.arg(shownText(made->text), words.simplified(), made->text), words);
    }
}

void TestHtmlToMarkdown::anyMarksLeaveTheWords()
{
    QRandomGenerator random(1'125);
    const QStringList tags{u"b"_s, u"i"_s, u"s"_s, u"code"_s, u"span"_s, u"a href=\"https://e.org\""_s};
    for (int i = 0; i < 4000; ++i) {
        QString html;
        QString words;
        for (int part = 0; part < 5; ++part) {
            static const QString letters = u"ab .,(“x"_s;
            QString text;
            for (int n = random.bounded(4); n >= 0; --n)
                text += letters[random.bounded(static_cast<int>(letters.size()))];
            const QString outer = tags[random.bounded(static_cast<int>(tags.size()))];
            const QString inner = tags[random.bounded(5)];
            html += u"<%1><%2>%3</%2></%4>"_s.arg(outer, inner, text, outer.section(u' ', 0, 0));
            words += text;
        }
        const auto made = markdownFromHtml(u"<p>"_s + html + u"</p>"_s);
        QVERIFY(made);
        if (shownText(made->text) != words.simplified())
            QCOMPARE(u"%1 from %2 as %3"_s.arg(shownText(made->text), html, made->text), words.simplified());
    }
}

void TestHtmlToMarkdown::aPictureAloneIsTold()
{
    const auto alone = markdownFromHtml(u"<meta charset=utf-8><img src=\"https://e.org/sea%20side.jpg\">"_s);
    QVERIFY(alone && alone->onlyPicture);
    QCOMPARE(alone->pictureName, u"sea side"_s);
    const auto described = markdownFromHtml(u"<img src=\"https://e.org/1.jpg\" alt=\"The sea\">"_s);
    QVERIFY(described && described->onlyPicture);
    QCOMPARE(described->pictureName, u"The sea"_s);
    const auto captioned = markdownFromHtml(u"<img src=\"https://e.org/1.jpg\"><p>Caption</p>"_s);
    QVERIFY(captioned && !captioned->onlyPicture);
}

void TestHtmlToMarkdown::picturesWithoutAnAddressAreCounted()
{
    const auto made = markdownFromHtml(
        u"<p>a<img src=\"data:image/png;base64,AAAA\"><img src=\"file:///tmp/x.png\"><img src=\"cid:1\"></p>"_s);
    QVERIFY(made);
    QCOMPARE(made->text, u"a"_s);
    QCOMPARE(made->leftOut, 3);
}

void TestHtmlToMarkdown::footnotesBeginWhereTheyAreToldTo()
{
    const QString html = renderHtml(u"A[^a] b[^b].\n\n[^a]: One.\n\n[^b]: Two."_s);
    const auto made = markdownFromHtml(html, 5);
    QVERIFY(made);
    QCOMPARE(made->text, u"A[^5] b[^6].\n\n[^5]: One.\n\n[^6]: Two."_s);
}

void TestHtmlToMarkdown::nothingHostileGetsThrough_data()
{
    QTest::addColumn<QString>("html");
    QTest::newRow("scripts")
        << u"<p onclick=\"x()\">a<script>x()</script></p><script src=\"https://e.org/x.js\"></script>"_s;
    QTest::newRow("addresses that run")
        << u"<a href=\" java\tscript:x()\">a</a><a href=\"DATA:text/html,x\">a</a>"
           "<a href=\"vbscript:x\">a</a><a href=\"file:///etc/passwd\">a</a>"_s;
    QTest::newRow("elements that load")
        << u"<p>a</p><iframe src=\"https://e.org\"></iframe><object data=\"x\"></object>"
           "<embed src=\"x\"><link rel=stylesheet href=\"https://e.org/x.css\">"_s;
    QTest::newRow("tags in words")
        << u"<p>a &lt;script&gt;x()&lt;/script&gt; &lt;img src=x onerror=x()&gt;</p>"_s;
    QTest::newRow("a link out of its brackets")
        << u"<a href=\"https://e.org/)<script>x()</script>\">a](x) <b>]</b></a>"_s;
    QTest::newRow("a title out of its quotes")
        << u"<img src=\"https://e.org/a.png\" title='\"><script>x()</script>' alt='](x)<script>'>a"_s;
    QTest::newRow("controls") << u"<p>a\u0001\u0008\u007f\ufdd0\uffff&#0;&#8;</p>"_s;
}

void TestHtmlToMarkdown::nothingHostileGetsThrough()
{
    QFETCH(const QString, html);
    const auto made = markdownFromHtml(html);
    QVERIFY(made);
    QVERIFY(made->text.contains(u'a'));
    const QString shown = renderHtml(made->text).toLower();
    for (const QString& bad : {u"<script"_s, u"<iframe"_s, u"<object"_s, u"<embed"_s, u"<link"_s,
                               u"javascript:"_s, u"vbscript:"_s, u"file:"_s, u"data:"_s, u"<img src=\"x\""_s})
        QVERIFY2(!shown.contains(bad), qPrintable(bad + u" in "_s + shown));
    for (const QChar c : made->text)
        QVERIFY(c == u'\n' || c.unicode() >= 0x20);
}

void TestHtmlToMarkdown::whatWouldExhaustItIsRefused_data()
{
    QTest::addColumn<QByteArray>("html");
    const auto numbered = [](const char* pattern, int n) {
        QByteArray html;
        for (int i = 0; i < n; ++i)
            html += QByteArray(pattern).replace("#", QByteArray::number(i));
        return html;
    };
    QTest::newRow("200,000 elements inside one another") << QByteArray("<div>").repeated(200'000);
    QTest::newRow("200,000 lists inside one another") << QByteArray("<ul><li>").repeated(200'000);
    QTest::newRow("100,000 marks that are never closed, over 100,000 paragraphs")
        << numbered("<b id=#>", 100'000) + QByteArray("<p>x").repeated(100'000);
    QTest::newRow("350 marks over 100,000 paragraphs")
        << numbered("<font id=#>", 350) + QByteArray("<p>x").repeated(100'000);
    QTest::newRow("more than it reads") << QByteArray("x").repeated(17 * 1024 * 1024);
}

void TestHtmlToMarkdown::whatWouldExhaustItIsRefused()
{
    QFETCH(const QByteArray, html);
    QVERIFY(!markdownFromHtml(QString::fromUtf8(html)));
}

QTEST_GUILESS_MAIN(TestHtmlToMarkdown)
#include "tst_html_to_markdown.moc"
