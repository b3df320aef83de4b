// A draft that is typed is rendered a moment later, one rendering at a time, and what came out is the text as
// it is then.
#include "tests/ui/preview/preview_corpus.h"
#include "ui/preview/code_reader.h"
#include "ui/preview/live_preview.h"

#include <QSignalSpy>
#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestLivePreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDraftIsRenderedAndThenParsed()
    {
        QString text = u"# Wall\n\n\"Three\" words.\n"_s;
        LivePreview live([&] { return text; });
        QStringList order;
        connect(&live, &LivePreview::rendered, this, [&] { order << u"rendered"_s; });
        connect(&live, &LivePreview::parsed, this, [&] { order << u"parsed"_s; });
        live.start({});
        QTRY_VERIFY(live.document());
        QCOMPARE(order.first(), u"rendered"_s);
        QCOMPARE(order.last(), u"parsed"_s);
        QCOMPARE(live.document()->title, u"Wall"_s);
        QCOMPARE(live.document()->words.total(), 3);
        // Typographic for the reader, as typed for whoever counts.
        QCOMPARE(live.last()->rows.at(1).leaf->runs.front().text, u"“Three” words."_s);
        QCOMPARE(live.document()->plainText(live.document()->root().children.at(1)), u"\"Three\" words."_s);
    }

    void whatIsTypedIsRenderedAndLinesMove()
    {
        QString text = u"first\n\n# Second\n"_s;
        LivePreview live([&] { return text; });
        live.start({});
        QTRY_VERIFY(live.document());
        text = u"zeroth\n\nfirst\n\n# Second\n"_s;
        live.note();
        QTRY_COMPARE(live.last()->rows.size(), size_t(3));
        QCOMPARE(live.last()->rows.at(2).firstLine(), 4);
        QTRY_COMPARE(live.document()->outline.front().line, 4);
    }

    void keysThatComeQuicklyAreOneRendering()
    {
        QString text;
        LivePreview live([&] { return text; });
        live.start({});
        QTRY_VERIFY(live.document());
        const QSignalSpy rendered(&live, &LivePreview::rendered);
        for (int i = 0; i < 50; ++i) {
            text += u'a';
            live.note();
        }
        QTRY_VERIFY(live.last()->text == text);
        QVERIFY(rendered.size() <= 2);
    }

    void anotherDraftIsNeverMixedWithTheOneBefore()
    {
        QString text = u"one\n"_s.repeated(20'000);
        LivePreview live([&] { return text; });
        QStringList seen;
        connect(&live, &LivePreview::rendered, this,
                [&](const PreviewRenderPointer& render) { seen << render->text.left(3); });
        live.start({});
        QTest::qWait(1); // it is under way
        text = u"two\n"_s;
        live.start({});
        QTRY_VERIFY(live.document() && live.last()->text == text);
        QCOMPARE(seen.last(), u"two"_s);
        QVERIFY(!seen.mid(seen.indexOf(u"two"_s)).contains(u"one"_s));
    }

    void whatIsStoppedSaysNothing()
    {
        QString text = u"one\n"_s;
        LivePreview live([&] { return text; });
        const QSignalSpy rendered(&live, &LivePreview::rendered);
        live.start({});
        live.stop();
        QTest::qWait(300);
        QCOMPARE(rendered.size(), 0);
        QVERIFY(!live.document());
    }

    // Whatever is typed, an update is what a whole rendering would be.
    void anUpdateIsAsAWholeRendering()
    {
        QString text;
        for (const test::Construct& construct : test::previewCorpus())
            text += construct.markdown + u'\n';
        CodeReader reader;
        PreviewRenderPointer render = finishedPreview(renderPreview(text, {}, nullptr, reader), reader);
        for (qsizetype at = 0; at < text.size(); at += 97) {
            text.insert(at, at % 2 == 0 ? u"\n\nnew \"words\"\n\n"_s : u"*"_s);
            render = renderPreview(text, {}, render, reader);
            const PreviewRenderPointer whole =
                finishedPreview(renderPreview(text, {}, nullptr, reader), reader);
            QCOMPARE(render->rows.size(), whole->rows.size());
            QCOMPARE(render->sourceRows, whole->sourceRows);
            for (size_t row = 0; row < whole->rows.size(); ++row) {
                QCOMPARE(render->rows.at(row).fingerprint, whole->rows.at(row).fingerprint);
                QCOMPARE(render->rows.at(row).firstLine(), whole->rows.at(row).firstLine());
                QCOMPARE(render->rows.at(row).lastLine(), whole->rows.at(row).lastLine());
            }
        }
    }

    void aDraftThatIsTooLongEndsWithASentence()
    {
        CodeReader reader;
        const QString text = u"a\n\n"_s.repeated(PreviewRender::maxBlocks + 10);
        const PreviewRenderPointer render = renderPreview(text, {}, nullptr, reader);
        QCOMPARE(static_cast<qsizetype>(render->rows.size()), PreviewRender::maxBlocks + 1);
        QCOMPARE(render->rows.back().leaf->kind, LeafKind::Notice);
        QVERIFY(render->rows.back().leaf->runs.front().text.contains(u"too long"_s));
    }

    void aTableThatIsTooLongEndsWithASentence()
    {
        CodeReader reader;
        const QString text = u"| a | b |\n|---|---|\n"_s + u"| 1 | 2 |\n"_s.repeated(4'000);
        const PreviewRenderPointer render = renderPreview(text, {}, nullptr, reader);
        qsizetype cells = 0;
        for (const PreviewRow& row : render->rows)
            cells += row.leaf->table ? std::ssize(row.leaf->table->rows) * row.leaf->table->columns : 0;
        QCOMPARE(cells, qsizetype(PreviewTable::maxCells));
        QCOMPARE(render->rows.back().leaf->kind, LeafKind::Notice);
        QVERIFY(render->rows.back().leaf->runs.front().text.contains(u"1250 of 4001"_s));
    }

    void pictographsJoinedWithoutEndAreCutShort()
    {
        CodeReader reader;
        const QString family =
            QString::fromUtf8("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"); // two, joined
        const auto shown = [&](const QString& text) {
            return renderPreview(text, {}, nullptr, reader)->rows.front().leaf->runs.front().text;
        };
        QCOMPARE(shown(family), family);
        // Many, but each by itself.
        const QString many = (family + u' ').repeated(20).trimmed();
        QCOMPARE(shown(many), many);
        const QString endless = (family + QChar(0x200d)).repeated(5'000);
        QVERIFY(shown(endless + u" end"_s).size() < 100);
        QVERIFY(shown(endless + u" end"_s).endsWith(u"… end"_s));
    }

    void noLeafIsTooMuchToLayOutAtOnce_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("one paragraph of a megabyte") << u"words and words "_s.repeated(60'000);
        QTest::newRow("one word of a megabyte") << u"x"_s.repeated(1'000'000);
        QTest::newRow("emphasis on every word") << u"*a* b "_s.repeated(100'000);
        QTest::newRow("code of 5,000 lines")
            << u"```cpp\n"_s + u"int x = 1; // one\n"_s.repeated(5'000) + u"```\n"_s;
        QTest::newRow("a line of code of a megabyte")
            << u"```\n"_s + u"x"_s.repeated(1'000'000) + u"\n```\n"_s;
        QTest::newRow("pictographs") << QString::fromUtf8("\xf0\x9f\xa7\xb1").repeated(5'000);
    }

    void noLeafIsTooMuchToLayOutAtOnce()
    {
        QFETCH(QString, text);
        CodeReader reader;
        const PreviewRenderPointer render = renderPreview(text, {}, nullptr, reader);
        QString all;
        QVERIFY(render->rows.size() > 1);
        for (const PreviewRow& row : render->rows) {
            QVERIFY(row.leaf->size <= PreviewLeaf::maxSize);
            QVERIFY(row.leaf->runs.size() <= PreviewLeaf::maxRuns);
            for (const PreviewRun& run : row.leaf->runs)
                all += run.text;
        }
        // Nothing is lost between them.
        QString expected = text;
        expected.remove(u"```cpp\n"_s).remove(u"```\n"_s).remove(u"\n```"_s).remove(u'*');
        QCOMPARE(all.remove(QChar::LineSeparator).remove(u' '), expected.remove(u'\n').remove(u' '));
    }
};

QTEST_MAIN(TestLivePreview)
#include "tst_live_preview.moc"
