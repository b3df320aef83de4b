// The next larger thing around a selection, and which lines are code.
#include "tests/ui/editor/drawn_text.h"
#include "ui/editor/code_lines.h"
#include "ui/editor/enclosing.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTextBlock>

using namespace Qt::StringLiterals;
using namespace brickwork;

class TestEnclosing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grows_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("selections");
        QTest::newRow("word, sentence, paragraph, section, all")
            << u"# A\n\nOne tw|o. Three.\n\n## B\n\nx\n\n# C"_s
            << QStringList{u"two"_s, u"One two."_s, u"One two. Three."_s,
                           u"# A\n\nOne two. Three.\n\n## B\n\nx"_s,
                           u"# A\n\nOne two. Three.\n\n## B\n\nx\n\n# C"_s};
        QTest::newRow("at the end of a word too") << u"one two|"_s << QStringList{u"two"_s, u"one two"_s};
        QTest::newRow("marks: what they mark, then with them")
            << u"a **b c|d** e"_s << QStringList{u"cd"_s, u"b cd"_s, u"**b cd**"_s, u"a **b cd** e"_s};
        QTest::newRow("a link: its name, then all of it")
            << u"a [b c|d](u) e"_s << QStringList{u"cd"_s, u"b cd"_s, u"[b cd](u)"_s, u"a [b cd](u) e"_s};
        QTest::newRow("its address") << u"[a](b/c|d)"_s << QStringList{u"cd"_s, u"b/cd"_s, u"[a](b/cd)"_s};
        QTest::newRow("an item, the one around it, the list's lines")
            << u"- a\n  - b|x\n    c\n- d"_s
            << QStringList{u"bx"_s, u"bx\n    c"_s, u"  - bx\n    c"_s, u"- a\n  - bx\n    c"_s,
                           u"- a\n  - bx\n    c\n- d"_s};
        QTest::newRow("code: the line, then with its fences")
            << u"x\n\n```\na b|\nc\n```"_s
            << QStringList{u"a b"_s, u"```\na b\nc\n```"_s, u"x\n\n```\na b\nc\n```"_s};
        QTest::newRow("a cell") << u"❙ one two| ❙ b ❙\n❙ - ❙ - ❙"_s
                                << QStringList{u"two"_s, u"one two"_s, u"| one two | b |"_s};
        QTest::newRow("a word with an accent of its own")
            << u"a cafe\u0301|s b"_s << QStringList{u"cafe\u0301s"_s, u"a cafe\u0301s b"_s};
        QTest::newRow("a quoted paragraph without its mark")
            << u"> one tw|o"_s << QStringList{u"two"_s, u"one two"_s, u"> one two"_s};
    }
    void grows()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, selections);
        Drawn drawn(text);
        for (const QString& selection : selections) {
            const auto place = enclosing(drawn.cursor);
            QVERIFY2(place, qPrintable(selection));
            drawn.cursor.setPosition(place->anchor);
            drawn.cursor.setPosition(place->position, QTextCursor::KeepAnchor);
            QCOMPARE(drawn.cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n'), selection);
        }
    }

    void allIsTheEnd()
    {
        Drawn drawn(u"‹one›"_s);
        QVERIFY(!enclosing(drawn.cursor));
    }

    void code_data()
    {
        QTest::addColumn<QString>("text"); // + before each line that is code or front matter
        const auto row = [](const char* name, const QString& text) { QTest::newRow(name) << text; };
        row("fences and what is between", u" a\n+```\n+b\n+```\n c"_s);
        row("tildes, closed by as many", u"+~~~~\n+~~~\n+a\n+~~~~\n b"_s);
        row("the other kind does not close", u"+```\n+~~~\n+```\n a"_s);
        row("behind the closing mark stands nothing", u"+```\n+``` a\n+b\n+```\n c"_s);
        row("one that is not closed", u" a\n+```\n+b\n+"_s);
        row("a backtick behind the fence: none", u" ``` a`b\n c"_s);
        row("in a quote, up to its end", u" > a\n+> ```\n+> b\n c"_s);
        row("in an item", u" - a\n+  ```\n+  b\n+  ```\n - c"_s);
        row("behind the item's own mark", u" - a\n+- ```\n+  b\n+  ```"_s);
        row("front matter", u"+---\n+a: 1\n+---\n b"_s);
        row("front matter in TOML", u"+\u2052\u2052\u2052\n+a = 1\n+\u2052\u2052\u2052\n b"_s);
        row("two rules with prose between are none", u" ---\n\n a\n\n ---\n b"_s);
        row("a fence in front matter opens nothing", u"+---\n+a: ```\n+---\n b"_s);
        row("far in behind a blank line", u" a\n\n+    b\n+    c\n\n d"_s);
        row("far in right behind text is the paragraph", u" a\n     b"_s);
        row("far in in an item is its text", u" - a\n\n     b"_s);
        row("farther in in an item is code", u" - a\n\n+      b"_s);
    }
    void code()
    {
        QFETCH(QString, text);
        QStringList lines = text.split(u'\n');
        QList<bool> expected;
        for (QString& line : lines) {
            expected.append(line.startsWith(u'+'));
            if (!line.isEmpty())
                line.remove(0, 1);
            line.replace(QChar(0x2052), u'+');
        }
        QTextDocument document;
        document.setPlainText(lines.join(u'\n'));
        CodeLines& code = CodeLines::of(document);
        for (QTextBlock block = document.firstBlock(); block.isValid(); block = block.next()) {
            const bool blank = block.text().trimmed().isEmpty() && !expected.at(block.blockNumber());
            if (!blank)
                QVERIFY2(code.holds(block) == expected.at(block.blockNumber()), qPrintable(block.text()));
        }
    }

    // Whatever is edited, what is known is what reading the text afresh gives.
    void staysInStepWithEdits()
    {
        const QStringList pieces{u"```\n"_s, u"\n```"_s, u"~~~"_s,   u"text"_s,   u"\n"_s,
                                 u"> "_s,    u"    "_s,  u"\n---"_s, u"a: b\n"_s, u"- "_s};
        QRandomGenerator random(4711);
        QTextDocument document;
        document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
        document.setPlainText(u"---\na: b\n---\n\n```\ncode\n```\n"_s);
        CodeLines& code = CodeLines::of(document);
        for (int round = 0; round < 3000; ++round) {
            const int size = document.characterCount() - 1;
            QTextCursor cursor(&document);
            const int from = random.bounded(size + 1);
            cursor.setPosition(from);
            cursor.setPosition(std::min(size, from + random.bounded(size > 300 ? 60 : 6)),
                               QTextCursor::KeepAnchor);
            const int kind = random.bounded(8);
            if (kind == 0)
                document.undo();
            else
                cursor.insertText(pieces.at(random.bounded(pieces.size())));
            if (random.bounded(3) != 0)
                continue;
            QTextDocument fresh;
            fresh.setPlainText(document.toPlainText());
            CodeLines& other = CodeLines::of(fresh);
            for (int line = 0; line < fresh.blockCount(); ++line) {
                QVERIFY2(code.holds(document.findBlockByNumber(line)) ==
                             other.holds(fresh.findBlockByNumber(line)),
                         qPrintable(document.toPlainText()));
            }
        }
    }
};

QTEST_MAIN(TestEnclosing)
#include "tst_enclosing.moc"
