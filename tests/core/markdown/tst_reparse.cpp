// A text that is typed, step by step, against the same text parsed as a whole.
#include "core/markdown/reparse.h"

#include <QTest>

#include <random>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

/// Everything a parse says, a line a node.
QStringList told(const Document& document)
{
    QStringList lines;
    for (const Node& node : document.nodes) {
        QString line = u"%1 %2-%3 level %4 %5%6%7 align %8 |%9|"_s.arg(static_cast<int>(node.kind))
                           .arg(node.firstLine)
                           .arg(node.lastLine)
                           .arg(node.level)
                           .arg(node.tight)
                           .arg(node.checked)
                           .arg(node.header)
                           .arg(static_cast<int>(node.alignment))
                           .arg(node.text);
        line += u"%1|%2|%3"_s.arg(node.url, node.title, node.info);
        for (const int child : node.children)
            line += u" %1"_s.arg(child);
        lines << line;
    }
    for (const OutlineEntry& entry : document.outline)
        lines << u"outline %1 %2 %3"_s.arg(entry.line).arg(entry.level).arg(entry.text);
    const WordCount& words = document.words;
    lines << u"words %1 %2 %3 %4 %5 %6"_s.arg(words.prose)
                 .arg(words.quotes)
                 .arg(words.headings)
                 .arg(words.code)
                 .arg(words.frontMatter)
                 .arg(words.cjk);
    lines << document.title << QString::number(document.titleFromHeading) << document.excerpt
          << document.firstLine << document.frontMatter.raw;
    return lines;
}

const QStringList& bricks()
{
    static const QStringList all{u"# Title\n\n"_s,
                                 u"Setext\n======\n\n"_s,
                                 u"Some *plain* words, `code` and [a link](https://example.org).\n\n"_s,
                                 u"- one\n- two\n  - three\n\n"_s,
                                 u"1. first\n\n2. second\n\n   its paragraph\n\n"_s,
                                 u"- [ ] to do\n- [x] done\n\n"_s,
                                 u"> quoted words\n> go on\nlazily\n\n"_s,
                                 u"```cpp\nint x = 1;\n\n# no heading\n```\n\n"_s,
                                 u"~~~\nnever closed\n\n"_s,
                                 u"    indented code\n\n    goes on\n\n"_s,
                                 u"| a | b |\n|---|:-:|\n| 1 | 2 |\n\n"_s,
                                 u"words before\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"_s,
                                 u"---\n\n"_s,
                                 u"<div>\nraw\n\nwords\n\n"_s,
                                 u"<!-- a comment\n\nover lines -->\n\n"_s,
                                 u"Noted.[^1] And again.[^n]\n\n"_s,
                                 u"[^1]: The note.\n\n    Its second paragraph.\n\n"_s,
                                 u"[^n]: Another one.\n\n"_s,
                                 u"A [reference] and [another one][r].\n\n"_s,
                                 u"[reference]: https://example.org/a \"Titled\"\n"_s,
                                 u"[r]:\n  https://example.org/b\n\n"_s,
                                 u"漢字 and ñandú 🧱 words\n\n"_s,
                                 u"\n\n"_s};
    return all;
}

const QStringList& strokes()
{
    static const QStringList all{u"x"_s,   u" "_s,   u"\n"_s,    u"\n\n"_s,  u"#"_s, u"- "_s,
                                 u"> "_s,  u"```"_s, u"    "_s,  u"["_s,     u"]"_s, u"[^1]"_s,
                                 u"]:"_s,  u"|"_s,   u"===\n"_s, u"---\n"_s, u"*"_s, u"<div>"_s,
                                 u"-->"_s, u"1. "_s, u"~~~\n"_s, u"[r]"_s,   u":"_s, u"\t"_s};
    return all;
}

} // namespace

class TestReparse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepIsWhatAWholeParseSays_data()
    {
        QTest::addColumn<bool>("entangled");
        QTest::addColumn<bool>("frontMatter");
        QTest::newRow("with footnotes and references") << true << false;
        QTest::newRow("without them") << false << false;
        QTest::newRow("under front matter") << false << true;
        QTest::newRow("all of it") << true << true;
    }
    void everyStepIsWhatAWholeParseSays()
    {
        QFETCH(const bool, entangled);
        QFETCH(const bool, frontMatter);
        std::mt19937 random(2026);
        const auto below = [&](qsizetype limit) {
            return static_cast<qsizetype>(random() % static_cast<std::size_t>(std::max<qsizetype>(limit, 1)));
        };
        int steps = 0;
        int partly = 0;
        for (int draft = 0; draft < 60; ++draft) {
            QString text = frontMatter ? u"---\ntitle: A draft\ntags: [a, b]\n---\n"_s : QString();
            for (qsizetype i = below(25) + 3; i > 0; --i) {
                const QString& brick = bricks().at(below(bricks().size()));
                if (entangled || (!brick.contains("[^"_L1) && !brick.contains("]:"_L1)))
                    text += brick;
            }
            Document before = parseMarkdown(text);
            for (int step = 0; step < 60; ++step) {
                QString next = text;
                const qsizetype at = below(next.size() + 1);
                if (random() % 3 == 0)
                    next.remove(at, below(12));
                else
                    next.insert(at, strokes().at(below(strokes().size())));
                const Reparse read = reparseMarkdown(before, text, next);
                const Document wanted = parseMarkdown(next);
                if (told(read.document) != told(wanted)) {
                    qWarning().noquote() << "before:\n" << text << "\nafter:\n" << next;
                    QCOMPARE(told(read.document), told(wanted));
                }
                const auto blocks = static_cast<int>(wanted.root().children.size());
                QVERIFY(read.head + read.tail <= blocks);
                ++steps;
                partly += read.head + read.tail > 0 ? 1 : 0;
                before = read.document;
                text = next;
            }
        }
        qInfo("%d steps, %d of them read only in part, 0 wrong", steps, partly);
        QVERIFY(partly > steps / 20);
    }

    void whatIsSaidToStayStays()
    {
        const QString text = u"# One\n\nTwo\n\nThree\n\nFour\n\nFive\n\nSix\n\nSeven\n\nEight\n\nNine\n"_s;
        QString next = text;
        next.replace(u"Five"_s, u"Five and\na half"_s);
        const Document before = parseMarkdown(text);
        const Reparse read = reparseMarkdown(before, text, next);
        QVERIFY(read.head > 0);
        QVERIFY(read.tail > 0);
        const auto& old = before.root().children;
        const auto& now = read.document.root().children;
        for (int i = 0; i < read.head; ++i)
            QCOMPARE(read.document.plainText(now[static_cast<size_t>(i)]),
                     before.plainText(old[static_cast<size_t>(i)]));
        for (int i = 1; i <= read.tail; ++i)
            QCOMPARE(read.document.plainText(now[now.size() - static_cast<size_t>(i)]),
                     before.plainText(old[old.size() - static_cast<size_t>(i)]));
    }

    void aFootnoteIsNumberedAnewEverywhere()
    {
        const QString text = u"One.[^b]\n\nTwo\n\nThree\n\nFour.[^a]\n\n[^a]: A\n\n[^b]: B\n"_s;
        QString next = text;
        next.insert(0, u"Zero.[^a]\n\n"_s);
        const Reparse read = reparseMarkdown(parseMarkdown(text), text, next);
        QCOMPARE(told(read.document), told(parseMarkdown(next)));
    }
};

QTEST_GUILESS_MAIN(TestReparse)
#include "tst_reparse.moc"
