#include "core/markdown/html.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

class TestHtml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renders_data();
    void renders();
    void keepsOrDropsRawHtml_data();
    void keepsOrDropsRawHtml();
    void smartPunctuationIsAChoice();
    void titleHeadingIsDropped_data();
    void titleHeadingIsDropped();
    void footnotesLinkBothWays();
};

void TestHtml::renders_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");

    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("a paragraph") << u"Hello *world*"_s << u"<p>Hello <em>world</em></p>\n"_s;
    QTest::newRow("letters of all kinds") << u"Grüße 你好 🎉"_s << u"<p>Grüße 你好 🎉</p>\n"_s;
    QTest::newRow("front matter is left out") << u"---\ntitle: x\n---\n\nBody\n"_s << u"<p>Body</p>\n"_s;
    QTest::newRow("two rules are no front matter")
        << u"---\n\nBody\n\n---\n"_s << u"<hr />\n<p>Body</p>\n<hr />\n"_s;
    QTest::newRow("a table")
        << u"|a|b|\n|:-|-:|\n|1|2|\n"_s
        << u"<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"right\">b</th>\n"
           u"</tr>\n</thead>\n<tbody>\n<tr>\n<td align=\"left\">1</td>\n<td align=\"right\">2</td>\n"
           u"</tr>\n</tbody>\n</table>\n"_s;
    QTest::newRow("struck out") << u"~~gone~~"_s << u"<p><del>gone</del></p>\n"_s;
    QTest::newRow("a bare address is a link")
        << u"https://example.com"_s << u"<p><a href=\"https://example.com\">https://example.com</a></p>\n"_s;
    QTest::newRow("a task")
        << u"- [x] done\n"_s
        << u"<ul>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> done</li>\n</ul>\n"_s;
    QTest::newRow("code is escaped")
        << u"```html\n<b>&\n```\n"_s
        << u"<pre><code class=\"language-html\">&lt;b&gt;&amp;\n</code></pre>\n"_s;
    QTest::newRow("a NUL becomes the replacement character")
        << (u"a"_s + QChar(0) + u"b"_s) << u"<p>a\uFFFDb</p>\n"_s;
}

void TestHtml::renders()
{
    QFETCH(QString, text);
    QTEST(renderHtml(text), "html");
}

void TestHtml::keepsOrDropsRawHtml_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("dropped");

    const QString omitted = u"<!-- raw HTML omitted -->"_s;
    QTest::newRow("a block") << u"<div class=\"x\">\nhi\n</div>\n"_s << u"<div class=\"x\">\nhi\n</div>\n"_s
                             << (omitted + u"\n"_s);
    QTest::newRow("inline tags") << u"a <b>c</b>"_s << u"<p>a <b>c</b></p>\n"_s
                                 << (u"<p>a "_s + omitted + u"c"_s + omitted + u"</p>\n"_s);
    QTest::newRow("an iframe a writer embeds")
        << u"<iframe src=\"https://v.example\"></iframe>\n"_s
        << u"<iframe src=\"https://v.example\"></iframe>\n"_s << (omitted + u"\n"_s);
    QTest::newRow("a script") << u"<script>alert(1)</script>\n"_s << u"<script>alert(1)</script>\n"_s
                              << (omitted + u"\n"_s);
    QTest::newRow("a dangerous address")
        << u"[x](javascript:alert(1))"_s << u"<p><a href=\"javascript:alert(1)\">x</a></p>\n"_s
        << u"<p><a href=\"\">x</a></p>\n"_s;
    QTest::newRow("a harmless address")
        << u"[x](https://a.b)"_s << u"<p><a href=\"https://a.b\">x</a></p>\n"_s
        << u"<p><a href=\"https://a.b\">x</a></p>\n"_s;
}

void TestHtml::keepsOrDropsRawHtml()
{
    QFETCH(QString, text);
    QTEST(renderHtml(text, {.rawHtml = RawHtml::Keep}), "kept");
    QTEST(renderHtml(text, {.rawHtml = RawHtml::Drop}), "dropped");
}

void TestHtml::smartPunctuationIsAChoice()
{
    const QString text = u"\"Don't\" -- wait... `\"x\"`"_s;
    QCOMPARE(renderHtml(text, {.smartPunctuation = true}),
             u"<p>“Don’t” – wait… <code>&quot;x&quot;</code></p>\n"_s);
    QCOMPARE(renderHtml(text, {.smartPunctuation = false}),
             u"<p>&quot;Don't&quot; -- wait... <code>&quot;x&quot;</code></p>\n"_s);
}

void TestHtml::titleHeadingIsDropped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("html");

    QTest::newRow("the heading that opens the text") << u"# Title\n\nBody\n"_s << u"<p>Body</p>\n"_s;
    QTest::newRow("after front matter") << u"---\na: b\n---\n# Title\n\nBody\n"_s << u"<p>Body</p>\n"_s;
    QTest::newRow("underlined") << u"Title\n=====\nBody\n"_s << u"<p>Body</p>\n"_s;
    QTest::newRow("not a second one") << u"# Title\n\n# Part\n"_s << u"<h1>Part</h1>\n"_s;
    QTest::newRow("not one of level two") << u"## Part\n\nBody\n"_s << u"<h2>Part</h2>\n<p>Body</p>\n"_s;
    QTest::newRow("not one after a paragraph") << u"Body\n\n# Part\n"_s << u"<p>Body</p>\n<h1>Part</h1>\n"_s;
    QTest::newRow("nothing to drop") << QString() << QString();
}

void TestHtml::titleHeadingIsDropped()
{
    QFETCH(QString, text);
    QTEST(renderHtml(text, {.dropTitleHeading = true}), "html");
    if (text.contains(u"Title"))
        QVERIFY(renderHtml(text).contains(u"<h1>Title</h1>"));
}

void TestHtml::footnotesLinkBothWays()
{
    const QString html = renderHtml(u"One[^a].\n\n[^a]: Note.\n"_s);
    QVERIFY(html.contains(u"<a href=\"#fn-a\" id=\"fnref-a\""_s));
    QVERIFY(html.contains(u"<li id=\"fn-a\">"_s));
    QVERIFY(html.contains(u"<a href=\"#fnref-a\""_s));
}

QTEST_GUILESS_MAIN(TestHtml)
#include "tst_html.moc"
