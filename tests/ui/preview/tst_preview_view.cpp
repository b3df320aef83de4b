// The preview as one reads it: it stays where one looks, scrolls by lines of the source, leads back to the
// word that was clicked, asks for images and opens nothing by itself.
#include "tests/ui/preview/preview_corpus.h"
#include "ui/preview/code_reader.h"
#include "ui/preview/picture_shelf.h"
#include "ui/preview/preview_builder.h"
#include "ui/preview/preview_render.h"
#include "ui/preview/preview_view.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

QString paragraphs(int from, int to)
{
    QString text;
    for (int i = from; i < to; ++i)
        text += u"## Part %1\n\nParagraph %1 has enough words in it to take more than one line of the page "
                u"that it is shown on, and then a few more.\n\n"_s.arg(i);
    return text;
}

} // namespace

class TestPreviewView : public QObject
{
    Q_OBJECT

    Theme m_theme;

    struct Shown
    {
        explicit Shown(Theme& theme) : view(theme)
        {
            view.resize(560, 480);
            view.show();
            QVERIFY(QTest::qWaitForWindowExposed(&view));
        }
        void show(const QString& text, const ImageRules& rules = {})
        {
            render = renderPreview(text, rules, render, reader);
            if (!render->document)
                render = finishedPreview(render, reader);
            view.setRender(render);
            QTRY_VERIFY(view.isFilled());
        }
        [[nodiscard]] QTextCursor find(const QString& text) const { return view.document()->find(text); }
        /// Where a text stands in the viewport.
        [[nodiscard]] int topOf(const QString& text) const { return view.cursorRect(find(text)).top(); }
        /// In the middle of the first letter of a text.
        [[nodiscard]] QPoint placeOf(const QString& text) const
        {
            QTextCursor cursor = find(text);
            cursor.setPosition(cursor.selectionStart());
            return view.cursorRect(cursor).center() + QPoint(3, 0);
        }
        PreviewView view;
        CodeReader reader;
        PreviewRenderPointer render;
    };

private Q_SLOTS:
    void initTestCase() { m_theme.apply(); }

    void theTopLineIsExactAtAnyBlock()
    {
        Shown shown(m_theme);
        shown.show(paragraphs(0, 60));
        for (const PreviewRow& row : shown.render->rows) {
            shown.view.scrollToLine(row.firstLine());
            if (shown.view.verticalScrollBar()->value() == shown.view.verticalScrollBar()->maximum())
                break;
            QVERIFY2(std::abs(shown.view.topLine() - row.firstLine()) < 0.2,
                     qPrintable(u"%1, not %2"_s.arg(shown.view.topLine()).arg(row.firstLine())));
        }
    }

    void tallBlocksScrollSmoothly()
    {
        Shown shown(m_theme);
        QString code;
        for (int i = 0; i < 180; ++i)
            code += u"line %1\n"_s.arg(i);
        shown.show(u"before\n\n```\n"_s + code + u"```\n\n"_s + paragraphs(0, 30));
        int last = -1;
        for (int line = 5; line < 150; line += 5) {
            shown.view.scrollToLine(line);
            const int value = shown.view.verticalScrollBar()->value();
            QVERIFY(value > last);
            last = value;
            // The line of code that stands there is the one that was asked for, or its neighbour.
            const auto there = shown.view.sourceAt(shown.view.cursorForPosition(QPoint(80, 2)).position());
            QVERIFY(there);
            QVERIFY2(std::abs(there->first - line) <= 2,
                     qPrintable(u"%1 for %2"_s.arg(there->first).arg(line)));
        }
    }

    void footnotesHaveNoPartInScrolling()
    {
        Shown shown(m_theme);
        shown.show(u"first[^1]\n\n[^1]: note\n\n"_s + paragraphs(0, 40));
        shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->maximum());
        QVERIFY(shown.view.topLine() > 100);
    }

    void typingAboveDoesNotMoveWhatOneLooksAt()
    {
        Shown shown(m_theme);
        shown.show(paragraphs(0, 60));
        shown.view.scrollToLine(120);
        const int before = shown.topOf(u"Part 32"_s);
        shown.show(u"Much more\n\nabove\n\nof it all\n\n"_s + paragraphs(0, 60));
        QVERIFY2(std::abs(shown.topOf(u"Part 32"_s) - before) <= 1,
                 qPrintable(u"%1, not %2"_s.arg(shown.topOf(u"Part 32"_s)).arg(before)));
    }

    void typingInViewLeavesTheLineWhereItIs()
    {
        Shown shown(m_theme);
        QString text = paragraphs(0, 60);
        shown.show(text);
        shown.view.scrollToLine(121.5);
        const int value = shown.view.verticalScrollBar()->value();
        const int before = shown.topOf(u"Paragraph 31"_s);
        for (int i = 0; i < 30; ++i) {
            text.replace(u"Paragraph 31 has"_s, u"Paragraph 31 more has"_s);
            text.replace(u"Paragraph 31 more has"_s, u"Paragraph 31 has more"_s);
            shown.show(text);
            shown.view.scrollToLine(121.5); // the editor has not moved either
            QCOMPARE(shown.topOf(u"Paragraph 31"_s), before);
            QCOMPARE(shown.view.verticalScrollBar()->value(), value);
        }
    }

    void theEndStaysInViewWhileOneTypesThere()
    {
        Shown shown(m_theme);
        QString text = paragraphs(0, 60);
        shown.show(text);
        shown.view.verticalScrollBar()->setValue(shown.view.verticalScrollBar()->maximum());
        for (int i = 0; i < 40; ++i) {
            text.insert(text.size() - 2, u" and more"_s);
            shown.show(text);
            QCOMPARE(shown.view.verticalScrollBar()->value(), shown.view.verticalScrollBar()->maximum());
        }
    }

    void scrollingIsToldOnlyWhenTheReaderDoesIt()
    {
        Shown shown(m_theme);
        shown.show(paragraphs(0, 60));
        const QSignalSpy moved(&shown.view, &PreviewView::movedByReader);
        shown.view.scrollToLine(80);
        shown.show(u"x\n\n"_s + paragraphs(0, 60));
        QCoreApplication::processEvents();
        QCOMPARE(moved.size(), 0);
        QTest::keyClick(&shown.view, Qt::Key_PageDown);
        QVERIFY(moved.size() > 0);
    }

    void aClickLeadsToTheWord_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<QString>("clicked");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("a paragraph") << u"one two three\n"_s << u"three"_s << 0 << 8;
        QTest::newRow("a later line of a paragraph") << u"one\ntwo *three*\n"_s << u"three"_s << 1 << 5;
        QTest::newRow("the second of equal words") << u"a brick, a brick2\n"_s << u"brick2"_s << 0 << 11;
        QTest::newRow("a heading below front matter")
            << u"---\ntitle: x\n---\n\n## The wall\n"_s << u"wall"_s << 4 << 7;
        QTest::newRow("an item") << u"- one\n- two\n  - three four\n"_s << u"four"_s << 2 << 10;
        QTest::newRow("a quote") << u"> one\n> two\n"_s << u"two"_s << 1 << 2;
        QTest::newRow("fenced code") << u"a\n\n```c\nint one;\n  int two;\n```\n"_s << u"two"_s << 4 << 6;
        QTest::newRow("indented code") << u"a\n\n    one\n    two\n"_s << u"two"_s << 3 << 4;
        QTest::newRow("a cell") << u"| a | b |\n|---|---|\n| c | d |\n| e | wall |\n"_s << u"wall"_s << 3
                                << 6;
        QTest::newRow("after a quotation mark") << u"\"Don't\" stop\n"_s << u"stop"_s << 0 << 8;
        QTest::newRow("a footnote") << u"a[^1]\n\n[^1]: the note\n\nb\n"_s << u"note"_s << 2 << 10;
    }

    void aClickLeadsToTheWord()
    {
        QFETCH(QString, markdown);
        QFETCH(QString, clicked);
        QFETCH(int, line);
        QFETCH(int, column);
        Shown shown(m_theme);
        shown.show(markdown);
        QSignalSpy requested(&shown.view, &PreviewView::sourceRequested);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.placeOf(clicked));
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.front().at(0).toInt(), line);
        const int at = requested.front().at(1).toInt();
        QVERIFY2(at == column || at == column + 1, qPrintable(QString::number(at)));
    }

    void everyPlaceOfTheCorpusLeadsIntoItsSource()
    {
        for (const test::Construct& construct : test::previewCorpus()) {
            Shown shown(m_theme);
            shown.show(construct.markdown);
            const QStringList lines = construct.markdown.split(u'\n');
            for (int position = 0; position < shown.view.document()->characterCount() - 1; ++position) {
                const auto place = shown.view.sourceAt(position);
                if (!place)
                    continue;
                QVERIFY2(place->first >= 0 && place->first < lines.size(), construct.name);
                QVERIFY2(place->second >= 0 && place->second <= lines.at(place->first).size(),
                         construct.name);
            }
        }
    }

    void aDragSelectsAndLeadsNowhere()
    {
        Shown shown(m_theme);
        shown.show(u"one two three four five six\n"_s);
        const QSignalSpy requested(&shown.view, &PreviewView::sourceRequested);
        const QPoint from = shown.placeOf(u"one"_s);
        const QPoint to = shown.placeOf(u"four"_s);
        QTest::mousePress(shown.view.viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(shown.view.viewport(), to);
        QTest::mouseRelease(shown.view.viewport(), Qt::LeftButton, {}, to);
        QVERIFY(shown.view.textCursor().hasSelection());
        QCOMPARE(requested.size(), 0);
    }

    void aLinkIsToldAndIsNoWayToTheSource()
    {
        Shown shown(m_theme);
        shown.show(u"[site](https://example.org/a) and [part](#there)\n"_s);
        QSignalSpy links(&shown.view, &PreviewView::linkActivated);
        const QSignalSpy requested(&shown.view, &PreviewView::sourceRequested);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.placeOf(u"site"_s));
        QCOMPARE(links.size(), 1);
        QCOMPARE(links.front().front().toUrl(), QUrl(u"https://example.org/a"_s));
        QCOMPARE(requested.size(), 0);
    }

    void aFootnoteLeadsThereAndBack()
    {
        Shown shown(m_theme);
        shown.show(u"first[^1]\n\n"_s + paragraphs(0, 40) + u"[^1]: note\n"_s);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.placeOf(u"\u20601"_s));
        QVERIFY(shown.view.verticalScrollBar()->value() > 0);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.placeOf(u"\u21a9"_s));
        QVERIFY(shown.view.verticalScrollBar()->value() < 60);
    }

    void whatIsCopiedIsTextMarkdownAndHtml()
    {
        Shown shown(m_theme);
        shown.show(u"# Title\n\nSome *old* \"words\".\n\n- item\n\nend\n"_s);
        QTextCursor cursor = shown.find(u"Some"_s);
        const QTextCursor last = shown.find(u"item"_s);
        cursor.setPosition(cursor.selectionStart());
        cursor.setPosition(last.selectionEnd(), QTextCursor::KeepAnchor);
        shown.view.setTextCursor(cursor);
        shown.view.copy();
        const QMimeData* data = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(data->text(), u"Some old “words”.\nitem"_s);
        QCOMPARE(QString::fromUtf8(data->data(u"text/markdown"_s)).trimmed(),
                 u"Some *old* \"words\".\n\n- item"_s);
        QVERIFY(data->html().contains(u"<em>old</em>"_s));
        QVERIFY(!data->html().contains(u"style="_s));
    }

    void anImageOfTheWorkspaceIsDrawn()
    {
        QTemporaryDir folder;
        QImage red(600, 300, QImage::Format_RGB32);
        red.fill(QColor(u"#c02020"_s));
        QVERIFY(red.save(folder.filePath(u"red.png"_s)));
        Shown shown(m_theme);
        shown.show(u"![red](red.png)\n"_s,
                   {.root = QFileInfo(folder.path()).canonicalFilePath(), .folder = {}});
        const auto isRed = [&] {
            const QImage seen = shown.view.viewport()->grab().toImage();
            const QColor middle = seen.pixelColor(seen.width() / 2, 120);
            return middle.red() > 150 && middle.green() < 80;
        };
        QTRY_VERIFY(isRed());
        // As wide as the column at most, in its own proportions.
        const QRectF block =
            shown.view.document()->documentLayout()->blockBoundingRect(shown.view.document()->firstBlock());
        QVERIFY(block.width() <= shown.view.viewport()->width());
        QVERIFY(block.height() < 300);
    }

    void anImageOfTheWebIsAskedForByAClick()
    {
        Shown shown(m_theme);
        shown.show(u"![far](https://example.org/far.png)\n"_s);
        QSignalSpy asked(&shown.view, &PreviewView::imagesRequested);
        const QSignalSpy links(&shown.view, &PreviewView::linkActivated);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.placeOf(u"far"_s));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toStringList(), QStringList{u"https://example.org/far.png"_s});
        QCOMPARE(links.size(), 0);
    }

    void ofManyImagesOneChoosesOneOrAll()
    {
        Shown shown(m_theme);
        shown.show(u"![far](https://example.org/far.png) ![near](https://example.org/near.png)\n"_s);
        QSignalSpy asked(&shown.view, &PreviewView::imagesRequested);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.placeOf(u"far"_s));
        auto* menu = shown.view.findChild<QMenu*>(u"imageMenu"_s);
        QVERIFY(menu);
        QCOMPARE(asked.size(), 0);
        QCOMPARE(menu->actions().size(), 2);
        menu->actions().at(1)->trigger();
        QCOMPARE(asked.front().front().toStringList().size(), 2);
        menu->close();
    }

    void aLinkWithTheAddressOfAnImageLoadsNothing()
    {
        Shown shown(m_theme);
        shown.show(u"[read on](https://example.org/far.png) ![far](https://example.org/far.png)\n"_s);
        const QSignalSpy asked(&shown.view, &PreviewView::imagesRequested);
        const QSignalSpy links(&shown.view, &PreviewView::linkActivated);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.placeOf(u"read"_s));
        QCOMPARE(asked.size(), 0);
        QCOMPARE(links.size(), 1);
    }

    void zoomMakesTextLargerAndKeepsIt()
    {
        Shown shown(m_theme);
        shown.show(paragraphs(0, 10));
        const QString text = shown.view.toPlainText();
        const double before = shown.view.document()->size().height();
        shown.view.setZoom(150);
        QTRY_VERIFY(shown.view.isFilled());
        QCOMPARE(shown.view.toPlainText(), text);
        QVERIFY(shown.view.document()->size().height() > before * 1.3);
    }

    void aNoticeMakesRoomForADraft()
    {
        Shown shown(m_theme);
        shown.view.setNotice(u"Too large."_s);
        QVERIFY(shown.view.toPlainText().contains(u"Too large."_s));
        shown.show(u"text\n"_s);
        QCOMPARE(shown.view.toPlainText().trimmed(), u"text"_s);
    }

    void pictures();
};

// BRICKWORK_PICTURES=FOLDER writes what is drawn there, to be looked at.
void TestPreviewView::pictures()
{
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (folder.isEmpty())
        QSKIP("only to be looked at");
    QTemporaryDir images;
    QImage wall(900, 420, QImage::Format_RGB32);
    wall.fill(QColor(u"#7fb5b5"_s));
    QVERIFY(wall.save(images.filePath(u"wall.png"_s)));
    const ImageRules rules{.root = QFileInfo(images.path()).canonicalFilePath(), .folder = {}};
    const QString post =
        u"# My path into AI\n\nThe most defining feature of my young career has been how I prioritize "
        u"different aspects of work.[^1]\n\n## Getting a toehold\n\nSome basic facts that I brought with "
        u"me:\n\n1. An **obvious gift** on focusing and grinding,\n2. Acceptance that most people can do "
        u"very "
        u"hard things if they're willing to work for _years_.\n\n> You can change the world working 4 hours "
        u"a "
        u"day if you stack those bricks on top of each other.\n\n```cpp\nauto run = streaks(bricks, "
        u"today);\n```\n\n[^1]: In my testing, it's currently variable.\n"_s;
    const QString rest =
        u"### Tasks and tables\n\n- [x] lay one brick\n- [ ] lay another, with a sentence that is long "
        u"enough to "
        u"need two lines of the column\n  - a bullet\n    1. deep\n\n| Day | Bricks | Note "
        u"|\n|:--|--:|:-:|\n| "
        u"Monday | 3 | *fine* |\n| Tuesday | 12 | `ok()` |\n\n> A quote\n>\n> > in a quote\n>\n> - with a "
        u"list\n\n![wall](wall.png)\n\n![far](https://example.org/x.png) ![gone](gone.png)\n\n---\n\n<div>\n "
        u" "
        u"raw\n</div>\n\nA [link](https://example.org \"t\"), `code`, ~~gone~~ and <kbd>Ctrl</kbd>.\n"_s;
    const QString hebrew =
        u"# כותרת ראשית\n\nפסקה עם [קישור](https://example.org) ועוד מילים כדי למלא שורה אחת או "
        u"שתיים בעמודה.\n\n> ציטוט אחד\n>\n> ועוד אחד\n\n- אחת\n- [x] שתיים\n\n1. ראשון\n\n"
        u"| יום | לבנים |\n|---|--:|\n| שני | 3 |\n"_s;
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        m_theme.setMode(mode);
        const QString name = mode == ThemeMode::Light ? u"light"_s : u"dark"_s;
        for (const auto& [what, text] :
             {std::pair(u"post"_s, post), std::pair(u"rest"_s, rest), std::pair(u"hebrew"_s, hebrew)}) {
            Shown shown(m_theme);
            shown.view.resize(what == u"rest"_s ? 640 : 460, what == u"rest"_s ? 1500 : 780);
            shown.show(text, rules);
            QTest::qWait(200);
            QVERIFY(shown.view.grab().save(u"%1/preview-%2-%3.png"_s.arg(folder, what, name)));
        }
    }
    m_theme.setMode(ThemeMode::System);
}

QTEST_MAIN(TestPreviewView)
#include "tst_preview_view.moc"
