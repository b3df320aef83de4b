// A preview that follows a text step by step shows what one that is filled at once shows, and touches no more
// of it than it must.
#include "tests/ui/preview/preview_corpus.h"
#include "tests/ui/preview/shown_document.h"
#include "ui/preview/code_reader.h"
#include "ui/preview/preview_fill.h"
#include "ui/preview/preview_render.h"

#include <QTest>
#include <QTextDocument>
#include <QTextList>

#include <random>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

/// A document that is kept up with a text, with a layout, as a view has one.
class Follower
{
public:
    Follower() : m_fill(m_document)
    {
        (void) m_document.documentLayout(); // without one a document tells of no changes
        m_document.setTextWidth(500);
        m_fill.clear(m_style);
    }

    void show(const QString& text, int steps = -1)
    {
        m_render = renderPreview(text, {}, m_render, m_reader);
        if (!m_render->document)
            m_render = finishedPreview(m_render, m_reader);
        m_fill.setRender(m_render);
        for (; steps != 0 && !m_fill.isDone(); --steps)
            (void) m_fill.step(m_style);
    }
    /// Tells whether there was anything to do.
    bool step()
    {
        if (m_fill.isDone())
            return false;
        (void) m_fill.step(m_style);
        return true;
    }
    [[nodiscard]] QStringList lines() const { return test::shownDocument(m_document, m_style); }
    [[nodiscard]] QTextDocument& document() { return m_document; }
    [[nodiscard]] const PreviewFill& fill() const { return m_fill; }
    [[nodiscard]] const PreviewRenderPointer& render() const { return m_render; }

private:
    PreviewStyle m_style = previewStyle(tokensOf(Scheme::Light));
    QTextDocument m_document;
    PreviewFill m_fill;
    CodeReader m_reader;
    PreviewRenderPointer m_render;
};

QStringList atOnce(const QString& text)
{
    Follower follower;
    follower.show(text);
    return follower.lines();
}

/// The stretch of the document that changes while `work` is done: first position, characters gone and come.
struct Touched
{
    int from = -1;
    int removed = 0;
    int added = 0;
};

template <typename Work>
Touched touchedBy(QTextDocument& document, Work work)
{
    Touched touched;
    const auto connection = QObject::connect(
        &document, &QTextDocument::contentsChange, &document, [&](int from, int gone, int come) {
            touched.from = touched.from < 0 ? from : std::min(touched.from, from);
            touched.removed += gone;
            touched.added += come;
        });
    work();
    QObject::disconnect(connection);
    return touched;
}

} // namespace

class TestPreviewFill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepByStepIsAsAtOnce_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 40; ++seed)
            QTest::addRow("history %d", seed) << seed;
    }

    void stepByStepIsAsAtOnce()
    {
        QFETCH(int, seed);
        std::mt19937 random(static_cast<unsigned>(seed) + 1);
        const auto below = [&](qsizetype limit) {
            return static_cast<qsizetype>(random() % static_cast<unsigned>(std::max<qsizetype>(1, limit)));
        };
        const auto& corpus = test::previewCorpus();
        const auto some = [&] { return corpus[static_cast<size_t>(below(std::ssize(corpus)))].markdown; };
        QString text;
        for (int i = 0; i < 12; ++i)
            text += some() + u'\n';
        Follower follower;
        follower.show(text);
        for (int edit = 0; edit < 40; ++edit) {
            const qsizetype at = below(text.size() + 1);
            if (below(3) == 0)
                text.remove(at, below(30));
            else
                text.insert(at, below(2) == 0 ? u'\n' + some() : some().left(below(6)));
            // Some are overtaken by the next before they are done.
            follower.show(text, below(4) == 0 ? static_cast<int>(below(2)) : -1);
            if (follower.fill().isDone()) {
                const QStringList expected = atOnce(text);
                if (follower.lines() != expected)
                    qInfo().noquote() << "after edit" << edit << '\n' << text;
                QCOMPARE(follower.lines(), expected);
            }
        }
    }

    void longListsToo_data()
    {
        QTest::addColumn<QString>("marker");
        QTest::newRow("bullets") << u"- item"_s;
        QTest::newRow("numbers") << u"1. item"_s;
        QTest::newRow("tasks") << u"- [ ] item"_s;
    }

    // Long ones are many text lists.
    void longListsToo()
    {
        QFETCH(QString, marker);
        std::mt19937 random(7);
        QStringList items;
        for (int i = 0; i < 260; ++i)
            items << u"%1 %2"_s.arg(marker).arg(i);
        Follower follower;
        follower.show(items.join(u'\n'));
        QCOMPARE(follower.lines(), atOnce(items.join(u'\n')));
        for (int edit = 0; edit < 60; ++edit) {
            const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(items.size()));
            switch (random() % 4) {
            case 0:
                items.insert(at, u"%1 new %2"_s.arg(marker).arg(edit));
                break;
            case 1:
                items.removeAt(at);
                break;
            case 2:
                items[at] += u" more"_s;
                break;
            default:
                items.insert(at, edit % 2 == 0 ? u"\nwords between\n"_s : u"  - within"_s);
                break;
            }
            follower.show(items.join(u'\n'));
            QCOMPARE(follower.lines(), atOnce(items.join(u'\n')));
        }
    }

    void typingInAParagraphTouchesThatParagraphOnly()
    {
        QString text;
        for (int i = 0; i < 60; ++i)
            text += u"Paragraph %1 of some *words*.\n\n"_s.arg(i);
        Follower follower;
        follower.show(text);
        const qsizetype at = follower.document().toPlainText().indexOf(u"Paragraph 30"_s);
        text.replace(u"Paragraph 30 of"_s, u"Paragraph 30, of"_s);
        const Touched touched = touchedBy(follower.document(), [&] { follower.show(text); });
        QCOMPARE(touched.from, static_cast<int>(at));
        QVERIFY(touched.removed <= 40);
        QVERIFY(touched.added <= 40);
    }

    void typingInAnItemLeavesTheOtherItems()
    {
        QString text;
        for (int i = 0; i < 60; ++i)
            text += u"%1. Item %1 of some words.\n"_s.arg(i + 1);
        Follower follower;
        follower.show(text);
        const qsizetype at = follower.document().toPlainText().indexOf(u"Item 30"_s);
        text.replace(u"Item 30 of"_s, u"Item 30, of"_s);
        const Touched touched = touchedBy(follower.document(), [&] { follower.show(text); });
        QCOMPARE(touched.from, static_cast<int>(at));
        QVERIFY(touched.removed <= 40);
        QVERIFY(touched.added <= 40);
    }

    void theTextBelowMovesWithoutBeingTouched()
    {
        QString text;
        for (int i = 0; i < 60; ++i)
            text += u"Paragraph %1.\n\n"_s.arg(i);
        Follower follower;
        follower.show(text);
        const Touched touched =
            touchedBy(follower.document(), [&] { follower.show(u"New first.\n\n"_s + text); });
        QVERIFY(touched.from == 0 || touched.from == 1);
        QVERIFY(touched.removed <= 15);
        QVERIFY(touched.added <= 30);
        QCOMPARE(follower.fill().row(follower.fill().count() - 1)->firstLine(), 120);
    }

    void theDocumentNeverCollapsesWhileMuchIsReplaced()
    {
        const auto textOf = [](const QString& mark) {
            QString text;
            for (int i = 0; i < 400; ++i)
                text += u"Paragraph %1 %2 with words that fill a line of the page.\n\n"_s.arg(i).arg(mark);
            return text;
        };
        Follower follower;
        follower.show(textOf(u"one"_s));
        const int whole = follower.document().characterCount();
        int steps = 0;
        int least = whole;
        follower.show(textOf(u"two"_s), 0);
        PreviewFill& fill = const_cast<PreviewFill&>(follower.fill());
        while (!fill.isDone()) {
            (void) fill.step(previewStyle(tokensOf(Scheme::Light)));
            least = std::min(least, follower.document().characterCount());
            ++steps;
        }
        QVERIFY(steps > 3);
        QVERIFY2(least > whole * 9 / 10, qPrintable(QString::number(least)));
        QCOMPARE(follower.lines(), atOnce(textOf(u"two"_s)));
    }

    void leavesAndPositionsAgree()
    {
        QString text;
        for (const test::Construct& construct : test::previewCorpus())
            text += construct.markdown + u"\n\n"_s;
        Follower follower;
        follower.show(text);
        const PreviewFill& fill = follower.fill();
        QCOMPARE(fill.count(), static_cast<int>(follower.render()->rows.size()));
        QCOMPARE(fill.positionOf(fill.count()) + 1, follower.document().characterCount());
        for (int leaf = 0; leaf < fill.count(); ++leaf) {
            QCOMPARE(fill.rowOf(leaf), leaf);
            const int position = fill.positionOf(leaf);
            QCOMPARE(follower.document().findBlock(position).position(), position);
            QCOMPARE(fill.leafAt(position), leaf);
            QCOMPARE(fill.leafAt(fill.positionOf(leaf + 1) - 1), leaf);
        }
    }
};

QTEST_MAIN(TestPreviewFill)
#include "tst_preview_fill.moc"
