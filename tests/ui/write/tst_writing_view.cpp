// How text is set on the Write page: zoom, column, spacing, the line that stays in the middle and what focus
// mode lights.
#include "ui/editor/editor.h"
#include "ui/editor/lit_text.h"
#include "ui/preview/preview_view.h"
#include "ui/theme/theme.h"
#include "ui/theme/writing_style.h"
#include "ui/write/write_page.h"

#include <QAction>
#include <QFontDatabase>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

EditorState draft(const QString& text)
{
    return {.id = DraftId{u"a.md"_s},
            .untitled = false,
            .text = text,
            .readOnlyReason = {},
            .plain = false,
            .cursor = 0,
            .scroll = 0,
            .folder = {}};
}

QString paragraphs(int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text +=
            u"Paragraph number %1, which is long enough to be wrapped once or twice in a column of text.\n\n"_s
                .arg(i);
    return text;
}

struct Desk
{
    Desk(Theme& theme, const QString& text) : page(theme), told(&page, &WritePage::writingStyleChanged)
    {
        page.resize(1200, 720);
        page.show();
        editor = page.findChild<Editor*>(u"editor"_s);
        preview = page.findChild<PreviewView*>(u"preview"_s);
        page.showDraft(draft(text));
        editor->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTest::qWait(20);
    }
    void set(const std::function<void(WritingStyle&)>& change)
    {
        WritingStyle style = page.writingStyle();
        change(style);
        page.setWritingStyle(style);
    }
    void turn(QWidget* over, int delta, Qt::KeyboardModifiers modifiers) const
    {
        const QPointF at(over->width() / 2.0, over->height() / 2.0);
        QWheelEvent wheel(at, over->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(over, &wheel);
    }
    void go(int block) const
    {
        editor->setTextCursor(QTextCursor(editor->document()->findBlockByNumber(block)));
    }
    [[nodiscard]] QAction* command(const QString& text) const
    {
        for (QAction* action : page.viewActions()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        return nullptr;
    }
    [[nodiscard]] int caretOff() const
    {
        return editor->cursorRect().center().y() - editor->viewport()->height() / 2;
    }

    WritePage page;
    QSignalSpy told;
    Editor* editor = nullptr;
    PreviewView* preview = nullptr;
};

} // namespace

class TestWritingView : public QObject
{
    Q_OBJECT

    Theme m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme.apply(); }

    void keysZoomEditorAndPreview();
    void theWheelWithControlZoomsAndAloneDoesNot();
    void zoomKeepsToItsLimits();
    void zoomingKeepsWhatOneLooksAt_data();
    void zoomingKeepsWhatOneLooksAt();
    void theColumnIsAsWideAsAsked();
    void linesStandApartAsAsked();
    void anotherFontIsTaken();
    void rightToLeftStaysAtItsEdgeInTightLines();
    void theLineOneWritesStaysInTheMiddle();
    void theWheelAndAClickMoveFreely();
    void switchesAreToldAndShown();
    void aStyleThatIsSetIsNotTold();
    void aSentenceIsFound_data();
    void aSentenceIsFound();
    void onlyTheSentenceIsLit();
    void limitsHold();
};

void TestWritingView::keysZoomEditorAndPreview()
{
    Desk desk(m_theme, u"text"_s);
    const double size = desk.editor->document()->defaultFont().pointSizeF();
    QTest::keyClick(desk.editor, Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 110);
    QCOMPARE(desk.preview->zoom(), 110);
    QVERIFY(std::abs(desk.editor->document()->defaultFont().pointSizeF() - size * 1.1) < 0.01);
    QTest::keyClick(desk.editor, Qt::Key_Equal, Qt::ControlModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 120);
    QTest::keyClick(desk.editor, Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 110);
    QTest::keyClick(desk.editor, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 100);
    QCOMPARE(desk.told.size(), 4);
    QCOMPARE(desk.editor->document()->defaultFont().pointSizeF(), size);
}

void TestWritingView::theWheelWithControlZoomsAndAloneDoesNot()
{
    Desk desk(m_theme, paragraphs(100));
    desk.turn(desk.editor->viewport(), 120, Qt::ControlModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 110);
    QCOMPARE(desk.editor->verticalScrollBar()->value(), 0);
    desk.turn(desk.preview->viewport(), -240, Qt::ControlModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 90);
    desk.turn(desk.editor->viewport(), -60, Qt::ControlModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 90);
    desk.turn(desk.editor->viewport(), -60, Qt::ControlModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 80);
    desk.turn(desk.editor->viewport(), -120, Qt::NoModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 80);
    QVERIFY(desk.editor->verticalScrollBar()->value() > 0);
    desk.page.setReadOnly(true);
    desk.turn(desk.editor->viewport(), 120, Qt::ControlModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 90);
}

void TestWritingView::zoomKeepsToItsLimits()
{
    Desk desk(m_theme, u"text"_s);
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(desk.editor, Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 300);
    for (int i = 0; i < 60; ++i)
        QTest::keyClick(desk.editor, Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 50);
    desk.set([](WritingStyle& style) { style.zoom = 95; });
    QTest::keyClick(desk.editor, Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 100);
    desk.set([](WritingStyle& style) { style.zoom = 95; });
    QTest::keyClick(desk.editor, Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(desk.page.writingStyle().zoom, 90);
}

void TestWritingView::zoomingKeepsWhatOneLooksAt_data()
{
    QTest::addColumn<bool>("caretShown");
    QTest::newRow("the line with the caret") << true;
    QTest::newRow("the line at the top") << false;
}

void TestWritingView::zoomingKeepsWhatOneLooksAt()
{
    QFETCH(const bool, caretShown);
    Desk desk(m_theme, paragraphs(300));
    desk.go(300);
    desk.editor->centerCursor();
    if (!caretShown)
        desk.editor->verticalScrollBar()->setValue(desk.editor->verticalScrollBar()->value() + 200);
    const int top = static_cast<int>(desk.editor->topLine());
    const int caret = desk.editor->cursorRect().center().y();
    for (const int zoom : {120, 180, 100, 60, 100}) {
        desk.set([zoom](WritingStyle& style) { style.zoom = zoom; });
        if (caretShown)
            QVERIFY2(std::abs(desk.editor->cursorRect().center().y() - caret) < 70,
                     qPrintable(QString::number(zoom)));
        else
            QVERIFY2(std::abs(static_cast<int>(desk.editor->topLine()) - top) <= 1,
                     qPrintable(QString::number(zoom)));
    }
}

void TestWritingView::theColumnIsAsWideAsAsked()
{
    Desk desk(m_theme, paragraphs(3));
    desk.page.resize(2400, 720);
    const auto width = [&](int column) {
        desk.set([column](WritingStyle& style) { style.column = column; });
        QTest::qWait(0);
        return desk.editor->viewport()->width();
    };
    const int narrow = width(40);
    const int usual = width(72);
    QVERIFY(narrow < usual);
    QVERIFY(usual < width(100));
    const QFontMetricsF metrics(desk.editor->document()->defaultFont());
    const double letter = metrics.horizontalAdvance(u"abcdefghij klmnopqrst"_s) / 21;
    QVERIFY(std::abs((usual - narrow) / letter - 32) < 3);
    QCOMPARE(width(0), desk.editor->width() - (desk.editor->verticalScrollBar()->isVisible()
                                                   ? desk.editor->verticalScrollBar()->width()
                                                   : 0));
}

void TestWritingView::linesStandApartAsAsked()
{
    Desk desk(m_theme, u"one\ntwo\nthree"_s);
    const auto pitch = [&](int spacing) {
        desk.set([spacing](WritingStyle& style) { style.lineSpacing = spacing; });
        desk.go(0);
        const int first = desk.editor->cursorRect().top();
        desk.go(1);
        return desk.editor->cursorRect().top() - first;
    };
    const int size = QFontInfo(desk.editor->document()->defaultFont()).pixelSize();
    QVERIFY(std::abs(pitch(185) - size * 1.85) <= 1);
    QVERIFY(std::abs(pitch(240) - size * 2.4) <= 1);
    QVERIFY(pitch(120) < pitch(150));
}

void TestWritingView::anotherFontIsTaken()
{
    Desk desk(m_theme, u"text"_s);
    const QString before = QFontInfo(desk.editor->document()->defaultFont()).family();
    QString other;
    for (const QString& family : QFontDatabase::families()) {
        if (family != before && QFontDatabase::isSmoothlyScalable(family))
            other = family;
    }
    if (other.isEmpty())
        QSKIP("There is only one font here.");
    desk.set([&](WritingStyle& style) { style.family = other; });
    QCOMPARE(desk.editor->document()->defaultFont().family(), other);
    QCOMPARE(desk.page.text(), u"text"_s);
    desk.set([](WritingStyle& style) { style.family.clear(); });
    QCOMPARE(QFontInfo(desk.editor->document()->defaultFont()).family(), before);
}

void TestWritingView::rightToLeftStaysAtItsEdgeInTightLines()
{
    Desk desk(m_theme, u"שלום עולם\nhello"_s);
    desk.set([](WritingStyle& style) { style.lineSpacing = WritingStyle::tightestLines; });
    desk.go(0);
    QVERIFY(desk.editor->cursorRect().left() > desk.editor->viewport()->width() / 2);
}

void TestWritingView::theLineOneWritesStaysInTheMiddle()
{
    Desk desk(m_theme, paragraphs(100));
    desk.set([](WritingStyle& style) { style.typewriter = true; });
    const int pitch = desk.editor->cursorRect().height() * 2;
    desk.go(100);
    QTRY_VERIFY2(std::abs(desk.caretOff()) <= pitch, qPrintable(QString::number(desk.caretOff())));
    const int before = desk.editor->verticalScrollBar()->value();
    for (int i = 0; i < 12; ++i)
        QTest::keyClick(desk.editor, Qt::Key_Down);
    QTRY_VERIFY(desk.editor->verticalScrollBar()->value() >= before + 11);
    QTRY_VERIFY(std::abs(desk.caretOff()) <= pitch);
    QTest::keyClick(desk.editor, Qt::Key_End, Qt::ControlModifier);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(desk.editor, Qt::Key_Return);
    QTRY_VERIFY2(std::abs(desk.caretOff()) <= pitch, qPrintable(QString::number(desk.caretOff())));
}

void TestWritingView::theWheelAndAClickMoveFreely()
{
    Desk desk(m_theme, paragraphs(100));
    desk.set([](WritingStyle& style) { style.typewriter = true; });
    desk.go(100);
    QTRY_VERIFY(std::abs(desk.caretOff()) < 60);
    QTest::qWait(200);
    const int before = desk.editor->verticalScrollBar()->value();
    desk.turn(desk.editor->viewport(), -240, Qt::NoModifier);
    const int scrolled = desk.editor->verticalScrollBar()->value();
    QVERIFY(scrolled > before);
    QTest::qWait(200);
    QCOMPARE(desk.editor->verticalScrollBar()->value(), scrolled);
    QTest::mouseClick(desk.editor->viewport(), Qt::LeftButton, Qt::NoModifier, {60, 40});
    QTest::qWait(200);
    QCOMPARE(desk.editor->verticalScrollBar()->value(), scrolled);
    QTest::keyClicks(desk.editor, u"x"_s);
    QTRY_VERIFY(std::abs(desk.caretOff()) < 60);
}

void TestWritingView::switchesAreToldAndShown()
{
    Desk desk(m_theme, u"text"_s);
    QAction* typewriter = desk.command(u"Typewriter scrolling"_s);
    QAction* sentence = desk.command(u"Light only the sentence in focus mode"_s);
    QVERIFY(typewriter && sentence);
    QVERIFY(!typewriter->isChecked());
    typewriter->trigger();
    QVERIFY(desk.page.writingStyle().typewriter);
    sentence->trigger();
    QCOMPARE(desk.page.writingStyle().lit, Lit::Sentence);
    QCOMPARE(desk.told.size(), 2);
    QCOMPARE(desk.told.last().at(0).value<WritingStyle>(), desk.page.writingStyle());
}

void TestWritingView::aStyleThatIsSetIsNotTold()
{
    Desk desk(m_theme, u"text"_s);
    desk.set([](WritingStyle& style) {
        style.typewriter = true;
        style.smartPunctuation = true;
    });
    QVERIFY(desk.told.isEmpty());
    QVERIFY(desk.command(u"Typewriter scrolling"_s)->isChecked());
    QVERIFY(desk.command(u"Typographic quotes and dashes"_s)->isChecked());
}

void TestWritingView::aSentenceIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("sentence");
    const QString text = u"It rained. Nobody minded! Was it late?"_s;
    QTest::newRow("in the first") << text << 3 << u"It rained. "_s;
    QTest::newRow("at the start of the second") << text << 11 << u"Nobody minded! "_s;
    QTest::newRow("in the last") << text << 30 << u"Was it late?"_s;
    QTest::newRow("behind the last") << text << 38 << u"Was it late?"_s;
    QTest::newRow("nothing") << QString() << 0 << QString();
    QTest::newRow("another script") << u"雨が降った。誰も気にしない。"_s << 8 << u"誰も気にしない。"_s;
}

void TestWritingView::aSentenceIsFound()
{
    QFETCH(const QString, text);
    QFETCH(const int, position);
    QFETCH(const QString, sentence);
    const Span span = sentenceAt(text, position);
    QCOMPARE(text.sliced(span.start, span.length), sentence);
}

void TestWritingView::onlyTheSentenceIsLit()
{
    Desk desk(m_theme, u"MMMMMMMM MMMM. MMMMMMMM MMMM."_s);
    desk.set([](WritingStyle& style) { style.lit = Lit::Sentence; });
    desk.page.setFocusMode(true);
    QTest::qWait(300);
    const auto ink = [&](int from, int to) {
        const QImage shown = desk.editor->viewport()->grab().toImage();
        QTextCursor cursor = desk.editor->textCursor();
        cursor.setPosition(from);
        const QRect first = desk.editor->cursorRect(cursor);
        cursor.setPosition(to);
        const QRect last = desk.editor->cursorRect(cursor);
        const double scale = shown.devicePixelRatio();
        int darkest = 255;
        for (int x = first.left() + 4; x < last.left() - 4; ++x) {
            for (int y = first.top(); y < first.bottom(); ++y)
                darkest = std::min(
                    darkest, qGray(shown.pixel(static_cast<int>(x * scale), static_cast<int>(y * scale))));
        }
        return darkest;
    };
    QVERIFY2(ink(0, 8) + 40 < ink(15, 23), "the first sentence is lit, the second is not");
    QTest::keyClick(desk.editor, Qt::Key_End);
    QVERIFY2(ink(15, 23) + 40 < ink(0, 8), "the second sentence is lit, the first is not");
}

void TestWritingView::limitsHold()
{
    WritingStyle style;
    style.zoom = 7;
    style.column = 500;
    style.lineSpacing = -3;
    const WritingStyle held = withinLimits(style);
    QCOMPARE(held.zoom, WritingStyle::smallestZoom);
    QCOMPARE(held.column, WritingStyle::widestColumn);
    QCOMPARE(held.lineSpacing, WritingStyle::tightestLines);
    style.column = 0;
    QCOMPARE(withinLimits(style).column, 0);
}

QTEST_MAIN(TestWritingView)
#include "tst_writing_view.moc"
