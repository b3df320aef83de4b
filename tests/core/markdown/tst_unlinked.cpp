// Links taken out of a text: their words stay, and everything else does to the letter.
#include "core/markdown/unlinked.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

class TestUnlinked : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWordsStay_data();
    void theWordsStay();
};

void TestUnlinked::theWordsStay_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("without");
    QTest::newRow("an inline link") << u"See [the beds](beds.md) now.\n"_s << u"See the beds now.\n"_s;
    QTest::newRow("with a title") << u"[the beds](beds.md \"Beds (old)\").\n"_s << u"the beds.\n"_s;
    QTest::newRow("between angles") << u"[the beds](<beds.md>)\n"_s << u"the beds\n"_s;
    QTest::newRow("marks within stay") << u"[the *old* `beds`](beds.md)\n"_s << u"the *old* `beds`\n"_s;
    QTest::newRow("a picture within stays") << u"[![Bed](bed.png)](beds.md)\n"_s << u"![Bed](bed.png)\n"_s;
    QTest::newRow("brackets within stay") << u"[a [b] c](beds.md)\n"_s << u"a [b] c\n"_s;
    QTest::newRow("two of them") << u"[a](beds.md) and [b](beds.md)\n"_s << u"a and b\n"_s;
    QTest::newRow("others stay") << u"[a](beds.md) and [b](https://example.org/beds.md)\n"_s
                                 << u"a and [b](https://example.org/beds.md)\n"_s;
    QTest::newRow("a full reference") << u"[a][1]\n\n[1]: beds.md\n"_s << u"a\n\n"_s;
    QTest::newRow("a collapsed reference")
        << u"[a][]\n\n[a]: beds.md \"Beds\"\nMore.\n"_s << u"a\n\nMore.\n"_s;
    QTest::newRow("a reference by itself") << u"See [a].\n\n[a]: beds.md\n"_s << u"See a.\n\n"_s;
    QTest::newRow("code stays") << u"`[a](beds.md)` and [a](beds.md)\n"_s << u"`[a](beds.md)` and a\n"_s;
    QTest::newRow("what is no link stays") << u"\\[a](beds.md)\n"_s << u"\\[a](beds.md)\n"_s;
    QTest::newRow("a fence stays") << u"```\n[a](beds.md)\n[b]: beds.md\n```\n"_s
                                   << u"```\n[a](beds.md)\n[b]: beds.md\n```\n"_s;
    QTest::newRow("front matter stays")
        << u"---\ntitle: '[a](beds.md)'\n---\n[a](beds.md)\n"_s << u"---\ntitle: '[a](beds.md)'\n---\na\n"_s;
    QTest::newRow("in a table") << u"| a | b |\n|---|---|\n| [x](beds.md) | y |\n"_s
                                << u"| a | b |\n|---|---|\n| x | y |\n"_s;
    QTest::newRow("in a footnote") << u"A[^1].\n\n[^1]: See [x](beds.md).\n"_s
                                   << u"A[^1].\n\n[^1]: See x.\n"_s;
}

void TestUnlinked::theWordsStay()
{
    QFETCH(QString, text);
    QFETCH(QString, without);
    const Unlinked made = withoutLinks(text, {u"beds.md"_s});
    QCOMPARE(made.text, without);
    QCOMPARE(made.left, QStringList());
    QCOMPARE(withoutLinks(text, {u"other.md"_s}).text, text);
}

QTEST_GUILESS_MAIN(TestUnlinked)
#include "tst_unlinked.moc"
