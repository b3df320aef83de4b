// Addresses changed within a Markdown text: those that were meant, and nothing else.
#include "core/markdown/moved_addresses.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestMovedAddresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesWhatIsAnAddress_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QString& text, const QString& expected) {
            QTest::newRow(name) << text << expected;
        };
        row("a picture", u"![x](a.png)\n"_s, u"![x](b.png)\n"_s);
        row("a link", u"See [x](a.png).\n"_s, u"See [x](b.png).\n"_s);
        row("a title stays", u"![x](a.png \"A (title)\")\n"_s, u"![x](b.png \"A (title)\")\n"_s);
        row("in pointed brackets", u"![x](<a.png>)\n"_s, u"![x](b.png)\n"_s);
        row("spaces around it", u"![x](  a.png  )\n"_s, u"![x](  b.png  )\n"_s);
        row("on the next line", u"![x](\na.png)\n"_s, u"![x](\nb.png)\n"_s);
        row("a definition", u"![x][1]\n\n[1]: a.png 'T'\n"_s, u"![x][1]\n\n[1]: b.png 'T'\n"_s);
        row("in a quotation in a list", u"- > ![x](a.png)\n"_s, u"- > ![x](b.png)\n"_s);
        row("within a link", u"[![x](a.png)](a.png)\n"_s, u"[![x](b.png)](b.png)\n"_s);
        row("in a table", u"| a |\n|---|\n| ![x](a.png) |\n"_s, u"| a |\n|---|\n| ![x](b.png) |\n"_s);
        row("with escapes", u"![x](a\\.png)\n"_s, u"![x](b.png)\n"_s);
        row("the new one has spaces", u"![x](sp.png)\n"_s, u"![x](b%20c.png)\n"_s);
        row("one with round brackets", u"![x](a(1).png)\n"_s, u"![x](b1.png)\n"_s);
        row("another address", u"![x](aa.png) ![x](a.png.bak)\n"_s, u"![x](aa.png) ![x](a.png.bak)\n"_s);
        row("plain words", u"The file a.png is not linked.\n"_s, u"The file a.png is not linked.\n"_s);
        row("code in a line", u"`![x](a.png)` ![x](a.png)\n"_s, u"`![x](a.png)` ![x](b.png)\n"_s);
        row("a block of code", u"```\n![x](a.png)\n```\n\n![x](a.png)\n"_s,
            u"```\n![x](a.png)\n```\n\n![x](b.png)\n"_s);
        row("an escaped bracket", u"\\[x\\](a.png) [x](a.png)\n"_s, u"\\[x\\](a.png) [x](b.png)\n"_s);
        row("front matter", u"---\nimage: \"[x](a.png)\"\n---\n\n[x](a.png)\n"_s,
            u"---\nimage: \"[x](a.png)\"\n---\n\n[x](b.png)\n"_s);
        row("raw HTML", u"<p>[x](a.png)</p>\n\n[x](a.png)\n"_s, u"<p>[x](a.png)</p>\n\n[x](b.png)\n"_s);
        row("right-to-left words", u"![שלום](a.png) עולם\n"_s, u"![שלום](b.png) עולם\n"_s);
    }

    void changesWhatIsAnAddress()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const MovedAddresses moved = withMovedAddresses(
            text, {{u"a.png"_s, u"b.png"_s}, {u"a(1).png"_s, u"b1.png"_s}, {u"sp.png"_s, u"b c.png"_s}});
        QCOMPARE(moved.text, expected);
        QCOMPARE(moved.left, QStringList());
    }

    void twoNamesMayBeExchanged()
    {
        const MovedAddresses moved = withMovedAddresses(u"![x](a.png) ![y](b.png)\n"_s,
                                                        {{u"a.png"_s, u"b.png"_s}, {u"b.png"_s, u"a.png"_s}});
        QCOMPARE(moved.text, u"![x](b.png) ![y](a.png)\n"_s);
    }

    void saysWhatItCouldNotChange()
    {
        // An address written with a named character, which only a parse reads.
        const MovedAddresses moved = withMovedAddresses(u"![x](&auml;.png) ![y](a.png)\n"_s,
                                                        {{u"ä.png"_s, u"c.png"_s}, {u"a.png"_s, u"b.png"_s}});
        QCOMPARE(moved.text, u"![x](&auml;.png) ![y](b.png)\n"_s);
        QCOMPARE(moved.left, QStringList{u"ä.png"_s});
    }

    void nothingToMoveChangesNothing()
    {
        const QString text = u"# T\n\n[x](a.png)\n"_s;
        QCOMPARE(withMovedAddresses(text, {}).text, text);
    }
};

QTEST_APPLESS_MAIN(TestMovedAddresses)
#include "tst_moved_addresses.moc"
