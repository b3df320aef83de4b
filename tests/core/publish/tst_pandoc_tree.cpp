// A draft as the tree that pandoc reads: its shape, and what hostile texts cannot make of it.
#include "core/markdown/document.h"
#include "core/publish/pandoc_tree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

struct Written
{
    PandocTree tree;
    QJsonArray blocks;
    [[nodiscard]] QByteArray text() const { return QJsonDocument(blocks).toJson(QJsonDocument::Compact); }
    [[nodiscard]] QStringList kinds() const
    {
        QStringList kinds;
        for (const QJsonValue& block : blocks)
            kinds << block[u"t"_s].toString();
        return kinds;
    }
};

Written written(const QString& text, bool dropTitle = false, const std::map<QString, QString>& pictures = {})
{
    const Document document = parseMarkdown(text);
    const BookFacts facts{.title = u"T"_s,
                          .subtitle = {},
                          .authors = {},
                          .language = {},
                          .date = {},
                          .description = {},
                          .subjects = {},
                          .identifier = {}};
    Written result;
    result.tree = pandocTree({.document = document,
                              .facts = facts,
                              .dropTitle = dropTitle,
                              .pictures = pictures,
                              .apiVersion = "[1,23,1]"});
    result.blocks = QJsonDocument::fromJson(result.tree.json).object().value(u"blocks"_s).toArray();
    return result;
}

} // namespace

class TestPandocTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBlockHasItsKind()
    {
        QCOMPARE(written(u"a\n\n# b\n\n> c\n\n- d\n\n1. e\n\n```\nf\n```\n\n---\n\n| g |\n|---|\n| h |\n"_s)
                     .kinds(),
                 QStringList({u"Para"_s, u"Header"_s, u"BlockQuote"_s, u"BulletList"_s, u"OrderedList"_s,
                              u"CodeBlock"_s, u"HorizontalRule"_s, u"Table"_s}));
    }

    void headingsBeginAtTheFirstLevel()
    {
        const QJsonArray blocks = written(u"# T\n\n## a\n\n#### b\n"_s, true).blocks;
        QCOMPARE(blocks.size(), 2);
        QCOMPARE(blocks[0][u"c"_s][0].toInt(), 1);
        QCOMPARE(blocks[1][u"c"_s][0].toInt(), 3);
    }

    void notesStandWhereTheyAreCalled()
    {
        const QByteArray text = written(u"a[^1] b[^1]\n\n[^1]: word *more*\n"_s).text();
        QCOMPARE(text.count("\"Note\""), 2);
        QCOMPARE(text.count("\"more\""), 2);
        QCOMPARE(text.count("\"Emph\""), 1); // the second time its words alone
    }

    void aNoteWithinANoteLosesNoWords()
    {
        const QByteArray text = written(u"a[^1]\n\n[^1]: outer[^2]\n\n[^2]: inner\n"_s).text();
        QCOMPARE(text.count("\"Note\""), 1);
        QVERIFY(text.contains("(inner)"));
    }

    void notesThatCallOneAnotherEnd()
    {
        QString text = u"a[^0]\n\n"_s;
        for (int i = 0; i < 60; ++i)
            text += u"[^%1]: n%1[^%2][^%2]\n\n"_s.arg(i).arg((i + 1) % 60);
        QVERIFY(written(text).tree.json.size() < 100'000);
    }

    void deepNestingKeepsTheWords()
    {
        const QByteArray text = written(QString(3000, u'>') + u" deep\n"_s).text();
        QVERIFY(text.contains("deep"));
        QVERIFY(written(QString(2000, u'*') + u"x"_s + QString(2000, u'*') + u'\n').text().contains('x'));
    }

    void onlyPicturesThatAreGivenAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isPicture");
        QTest::newRow("one that is given") << u"![a](given.png)\n"_s << true;
        QTest::newRow("on the web") << u"![a](https://x.example/p.png)\n"_s << false;
        QTest::newRow("on the web without a scheme") << u"![a](//x.example/p.png)\n"_s << false;
        QTest::newRow("a file of this computer") << u"![a](/etc/passwd)\n"_s << false;
        QTest::newRow("by an address of this computer") << u"![a](file:///etc/passwd)\n"_s << false;
        QTest::newRow("in raw HTML") << u"x <img src=\"/etc/passwd\">\n"_s << false;
        QTest::newRow("in a block of raw HTML") << u"<img src=\"/etc/passwd\">\n"_s << false;
        QTest::newRow("another kind of data") << u"![a](data:text/html;base64,eA==)\n"_s << false;
    }

    void onlyPicturesThatAreGivenAreRead()
    {
        QFETCH(QString, text);
        QFETCH(bool, isPicture);
        const Written it = written(text, false, {{u"given.png"_s, u"p-1.png"_s}});
        QCOMPARE(it.text().contains("\"Image\""), isPicture);
        QVERIFY(!it.text().contains("RawInline") && !it.text().contains("RawBlock"));
        QCOMPARE(it.text().contains("p-1.png"), isPicture);
    }

    void cellsKeepTheirAlignment()
    {
        const QByteArray text = written(u"| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n"_s).text();
        for (const char* side : {"AlignLeft", "AlignCenter", "AlignRight"})
            QCOMPARE(text.count(side), 1);
    }

    void anchorsAreAsOthersMakeThem_data()
    {
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QString>("anchor");
        QTest::newRow("words") << u"One Part, or Two?"_s << u"one-part-or-two"_s;
        QTest::newRow("letters of anywhere") << u"Über שלום"_s << u"über-שלום"_s;
        QTest::newRow("a digit in front") << u"2 walls"_s << u"part-2-walls"_s;
        QTest::newRow("no letters") << u"!?"_s << u"part-"_s;
    }

    void anchorsAreAsOthersMakeThem()
    {
        QFETCH(QString, heading);
        QTEST(headingAnchor(heading), "anchor");
    }
};

QTEST_APPLESS_MAIN(TestPandocTree)
#include "tst_pandoc_tree.moc"
