// The preview shows what cmark-gfm makes of a text: the same text, the same structure.
#include "tests/ui/preview/preview_corpus.h"
#include "tests/ui/preview/published_document.h"
#include "tests/ui/preview/shown_document.h"
#include "ui/preview/code_reader.h"
#include "ui/preview/preview_fill.h"
#include "ui/preview/preview_render.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

#include <random>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestPreviewCorpus : public QObject
{
    Q_OBJECT

    PreviewStyle m_style = previewStyle(tokensOf(Scheme::Light));
    QTemporaryDir m_folder;
    CodeReader m_reader;

    QStringList shown(const QString& markdown)
    {
        QTextDocument document;
        PreviewFill fill(document);
        fill.clear(m_style);
        fill.setRender(renderPreview(markdown, {.root = m_folder.path(), .folder = {}}, nullptr, m_reader));
        while (!fill.isDone())
            (void) fill.step(m_style);
        return test::shownDocument(document, m_style);
    }

    static QString perLine(const QString& markdown, const QString& first, const QString& others)
    {
        QStringList lines = markdown.chopped(markdown.endsWith(u'\n') ? 1 : 0).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i)
            lines[i].prepend(i == 0 ? first : others);
        return lines.join(u'\n') + u'\n';
    }

private Q_SLOTS:
    void theTextAndStructureAreCmarks_data()
    {
        QTest::addColumn<QString>("markdown");
        for (const test::Construct& construct : test::previewCorpus())
            QTest::newRow(construct.name) << construct.markdown;
    }

    void theTextAndStructureAreCmarks()
    {
        QFETCH(QString, markdown);
        QCOMPARE(shown(markdown), test::publishedDocument(markdown));
    }

    // Constructs in a row, quoted, listed, and those again in one another.
    void compositionsToo_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 600; ++seed)
            QTest::addRow("composition %d", seed) << seed;
    }

    void compositionsToo()
    {
        QFETCH(int, seed);
        std::mt19937 random(static_cast<unsigned>(seed) + 1);
        const auto below = [&](size_t limit) { return static_cast<size_t>(random()) % limit; };
        const auto& corpus = test::previewCorpus();
        const auto one = [&] { return corpus[below(corpus.size())].markdown; };
        QString text;
        for (size_t part = 0, parts = 2 + below(5); part < parts; ++part) {
            QString piece = one();
            for (size_t depth = below(4); depth > 0; --depth) {
                if (below(2) == 0)
                    piece += u'\n' + one();
                switch (below(5)) {
                case 0:
                    piece = perLine(piece, u"> "_s, u"> "_s);
                    break;
                case 1:
                    piece = perLine(piece, u"- "_s, u"  "_s);
                    break;
                case 2:
                    piece = perLine(piece, u"%1. "_s.arg(below(9) + 1), u"   "_s);
                    break;
                case 3:
                    piece = perLine(piece, u"- [ ] "_s, u"  "_s);
                    break;
                default:
                    piece = perLine(piece, u"a[^%1]\n\n[^%1]: "_s.arg(below(5)), u"    "_s);
                    break;
                }
            }
            text += piece + (below(6) == 0 ? QString() : u"\n"_s);
        }
        const QStringList expected = test::publishedDocument(text);
        const QStringList actual = shown(text);
        if (actual != expected)
            qInfo().noquote() << text << "\n--- shown\n"
                              << actual.join(u'\n') << "\n--- published\n"
                              << expected.join(u'\n');
        QCOMPARE(actual, expected);
    }

    void theTitleOfALinkIsToldWithItsAddress()
    {
        QTextDocument document;
        PreviewFill fill(document);
        fill.clear(m_style);
        fill.setRender(renderPreview(u"[wall](https://example.org \"A <wall>\")\n"_s, {}, nullptr, m_reader));
        while (!fill.isDone())
            (void) fill.step(m_style);
        const QString tip = document.begin().begin().fragment().charFormat().toolTip();
        QVERIFY(tip.contains(u"A &lt;wall&gt;"_s));
        QVERIFY(tip.contains(u"https://example.org"_s));
    }
};

QTEST_MAIN(TestPreviewCorpus)
#include "tst_preview_corpus.moc"
