// Texts made to hang or crash Markdown parsers, after the list that the cmark project keeps and the
// advisories of cmark-gfm. Finishing is the test: the runner's time limit ends what does not.
#include "core/markdown/document.h"
#include "core/markdown/html.h"

#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

constexpr int kTimes = 20000;

QString times(QStringView text)
{
    return text.toString().repeated(kTimes);
}

QString numbered(QStringView before, QStringView after)
{
    QString text;
    for (int i = 0; i < kTimes; ++i)
        text += before.toString() + QString::number(i) + after.toString();
    return text;
}

} // namespace

class TestHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void terminates_data();
    void terminates();
    void deepNestingIsWalked_data();
    void deepNestingIsWalked();
    void frontMatter_data();
    void frontMatter();
    void threadsWaitForOneAnother();
};

void TestHostile::terminates_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("nested strong emphasis") << times(u"*a **a ") + u'b' + times(u" a** a*");
    QTest::newRow("emphasis closers without openers") << times(u"a_ ");
    QTest::newRow("emphasis openers without closers") << times(u"_a ");
    QTest::newRow("link closers without openers") << times(u"a]");
    QTest::newRow("link openers without closers") << times(u"[a");
    QTest::newRow("mismatched openers and closers") << times(u"*a_ ");
    QTest::newRow("openers and closers, a multiple of three") << (u"a**b"_s + times(u"c* "));
    QTest::newRow("link openers and emphasis closers") << times(u"[ a_");
    QTest::newRow("the pattern [ (]( repeated") << times(u"[ (](");
    QTest::newRow("the pattern ![[]() repeated") << times(u"![[]()");
    QTest::newRow("a hard link and emphasis case") << (u"**x [a*b**c*](d)"_s + times(u"*a_ "));
    QTest::newRow("nested brackets") << times(u"[") + u'a' + times(u"]");
    QTest::newRow("nested block quotes") << times(u"> ") + u'a';
    QTest::newRow("deep lists") << times(u"- ") + u"a\n\n\n\n"_s;
    QTest::newRow("deep lists, then blank lines") << times(u"- ") + u'x' + times(u"\n");
    QTest::newRow("block quotes and emphasis") << times(u">") + times(u"a*");
    QTest::newRow("backslashes before a bracket") << (u"["_s + times(u"\\") + u"]"_s);
    QTest::newRow("backticks of rising length") << [] {
        QString text;
        for (int i = 1; i < 400; ++i)
            text += u'e' + QString(i, u'`');
        return text;
    }();
    QTest::newRow("unclosed links A") << times(u"[a](<b");
    QTest::newRow("unclosed links B") << times(u"[a](b");
    QTest::newRow("unclosed comments") << (u"</"_s + times(u"<!--"));
    QTest::newRow("unclosed processing instructions") << times(u"a<?");
    QTest::newRow("unclosed declarations") << times(u"a<!A ");
    QTest::newRow("unclosed CDATA") << times(u"a<![CDATA[");
    QTest::newRow("empty definitions of references") << numbered(u"[", u"]: u\n");
    QTest::newRow("one long reference, used over and over")
        << (u"[a]: /"_s + QString(5000, u'u') + u"\n\n"_s + times(u"[a]"));
    QTest::newRow("references that collide") << numbered(u"[x", u"]: /u\n[x]\n\n");
    QTest::newRow("a wide table") << (times(u"|x").first(10000) + u"\n"_s + times(u"|-").first(10000) +
                                      u"\n"_s + times(u"|\n"));
    QTest::newRow("table delimiters without end") << (u"|a\n|-\n"_s + times(u"|"));
    QTest::newRow("emphasis in table cells") << (u"|a|b|\n|-|-|\n|"_s + times(u"*a_ ") + u"|\n"_s);
    QTest::newRow("struck out openers") << times(u"~~a ~b ");
    QTest::newRow("addresses with many brackets") << (u"https://x.y/"_s + times(u")("));
    QTest::newRow("an address with a long domain") << (u"www."_s + times(u"a.") + u"_.b"_s);
    QTest::newRow("addresses of mail without end") << times(u"a@");
    QTest::newRow("addresses with underscores") << times(u"www._");
    QTest::newRow("entities without end") << times(u"&#x");
    QTest::newRow("footnote marks without definitions") << times(u"[^a]");
    QTest::newRow("footnotes, each with a mark")
        << (numbered(u"[^", u"]") + u"\n\n"_s + numbered(u"\n[^", u"]: n\n"));
    QTest::newRow("one footnote, marked over and over") << (times(u"[^a]") + u"\n\n[^a]: note\n"_s);
    QTest::newRow("footnotes inside one another") << (u"x[^0]\n\n"_s + times(u"[^0]: ") + u'a');
    QTest::newRow("headings without number") << times(u"# a\n");
    QTest::newRow("empty items") << times(u"-\n");
    QTest::newRow("fences without end") << times(u"```\n");
    QTest::newRow("quotes and lists by turns") << times(u"> - ") + u'a';
    QTest::newRow("NUL characters") << QString(kTimes, QChar(0));
    QTest::newRow("one line of a million characters") << QString(1000000, u'a');
    QTest::newRow("one letter with a hundred thousand marks") << (u"a"_s + QString(100000, QChar(0x0301)));
    QTest::newRow("a run of a hundred thousand Thai letters") << QString(100000, QChar(0x0E01));
    QTest::newRow("lone surrogates") << QString(kTimes, QChar(0xD800));
    QTest::newRow("emoji joined without end") << times(u"\U0001F469\u200D");
}

void TestHostile::terminates()
{
    QFETCH(QString, text);
    const Document document = parseMarkdown(text);
    QVERIFY(!document.nodes.empty());
    QVERIFY(document.words.total() >= 0);
    QVERIFY(document.excerpt.size() <= 200);
    QVERIFY(document.firstLine.size() <= 120);
    QVERIFY(document.plainText(0).size() <= text.size() + 1000);
    const QString html = renderHtml(text, {.rawHtml = RawHtml::Drop});
    QVERIFY(html.size() < 64 * 1024 * 1024);
}

void TestHostile::deepNestingIsWalked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("quotes");
    QTest::addColumn<int>("prose");

    QTest::newRow("20,000 quotes") << times(u">") + u"word"_s << kTimes << 1 << 0;
    // The library nests lists no deeper than a hundred; the marks beyond are text.
    QTest::newRow("20,000 lists") << times(u"- ") + u"word"_s << 200 << 0 << 1;
    QTest::newRow("20,000 emphases") << times(u"*a ") + u"word"_s + times(u" b*") << kTimes << 0
                                     << 2 * kTimes + 1;
    QTest::newRow("20,000 images in one another")
        << times(u"![") + u"word"_s + times(u"](x)") << kTimes << 0 << 0;
}

void TestHostile::deepNestingIsWalked()
{
    QFETCH(QString, text);
    const Document document = parseMarkdown(text);
    std::vector<int> depthOf(document.nodes.size(), 0);
    for (size_t i = 0; i < document.nodes.size(); ++i) { // parents come before their children
        for (const int child : document.nodes[i].children)
            depthOf[static_cast<size_t>(child)] = depthOf[i] + 1;
    }
    const int deepest = *std::ranges::max_element(depthOf);
    QFETCH(int, depth);
    QVERIFY2(deepest >= depth, qPrintable(QString::number(deepest)));
    QTEST(document.words.quotes, "quotes");
    QTEST(document.words.prose, "prose");
    QVERIFY(document.plainText(0).contains(u"word"));
    QVERIFY(renderHtml(text).contains(u"word"));
}

void TestHostile::frontMatter_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("YAML lists inside one another") << (u"---\na: "_s + times(u"[") + u"\n---\n"_s);
    QTest::newRow("YAML maps inside one another") << (u"---\na: "_s + times(u"{a: ") + u"\n---\n"_s);
    QTest::newRow("YAML dashes inside one another") << (u"---\na:\n "_s + times(u"- ") + u"x\n---\n"_s);
    QTest::newRow("YAML question marks") << (u"---\n"_s + times(u"? ") + u"\n---\n"_s);
    QTest::newRow("YAML aliases that multiply") << [] {
        QString text = u"---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"_s;
        for (int i = 1; i < 40; ++i)
            text += u"a%1: &a%1 [*a%2, *a%2, *a%2, *a%2, *a%2, *a%2]\n"_s.arg(i).arg(i - 1);
        return QString(text + u"---\n"_s);
    }();
    QTest::newRow("YAML that holds itself") << u"---\na: &a [*a]\n---\n"_s;
    QTest::newRow("YAML with thousands of keys") << (u"---\n"_s + numbered(u"k", u": v\n") + u"---\n"_s);
    QTest::newRow("TOML lists inside one another") << (u"+++\na = "_s + times(u"[") + u"\n+++\n"_s);
    QTest::newRow("TOML keys inside one another") << (u"+++\na"_s + times(u".a") + u" = 1\n+++\n"_s);
    QTest::newRow("TOML tables inside one another") << (u"+++\na = "_s + times(u"{a=") + u"\n+++\n"_s);
    QTest::newRow("JSON lists inside one another") << (u"{\"a\": "_s + times(u"[") + times(u"]") + u"}\n"_s);
    QTest::newRow("JSON objects inside one another") << (times(u"{\"a\":") + u'1' + times(u"}") + u"\n"_s);
    QTest::newRow("JSON without end") << (u"{\"a\": \""_s + times(u"\\\""));
    QTest::newRow("fences without end") << times(u"---\n");
    QTest::newRow("control characters") << u"---\na: \x01\x02\x7F\n---\n"_s;
    QTest::newRow("a byte order mark inside") << u"---\n\uFEFFa: b\n---\n"_s;
}

void TestHostile::frontMatter()
{
    QFETCH(QString, text);
    const FrontMatter frontMatter = readFrontMatter(text);
    QVERIFY(text.startsWith(frontMatter.raw));
    const Result<QString> edited = withFrontMatter(text, u"title"_s, u"New"_s);
    if (edited)
        QCOMPARE(readFrontMatter(*edited).value(u"title"), u"New"_s);
    else
        QCOMPARE(edited.error().code, ErrorCode::Invalid);
    QVERIFY(!parseMarkdown(text).nodes.empty());
}

void TestHostile::threadsWaitForOneAnother()
{
    const QString text = u"# T\n\n| a | ~~b~~ |\n|---|---|\n| www.x.yz | [^1] |\n\n[^1]: \"note\"\n"_s;
    const WordCount words = parseMarkdown(text).words;
    const QString html = renderHtml(text);
    std::vector<std::future<bool>> workers;
    for (int i = 0; i < 4; ++i) {
        workers.push_back(std::async(std::launch::async, [&] {
            bool same = true;
            for (int round = 0; round < 200; ++round)
                same = same && parseMarkdown(text).words == words && renderHtml(text) == html;
            return same;
        }));
    }
    for (std::future<bool>& worker : workers)
        QVERIFY(worker.get());
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
