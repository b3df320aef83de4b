// A text that is given away and taken back is what it was: undo, cursor, place, colours and counted words.
#include "ui/editor/editor.h"
#include "ui/editor/editor_buffer.h"
#include "ui/theme/syntax_library.h"
#include "ui/theme/theme.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

struct Desk
{
    Theme theme;
    Editor editor{theme};

    Desk()
    {
        editor.resize(600, 400);
        editor.show();
        (void) QTest::qWaitForWindowExposed(&editor);
    }
    void type(const QString& text) { QTest::keyClicks(&editor, text); }
};

QString longText()
{
    QString text;
    for (int i = 0; i < 400; ++i)
        text +=
            u"Paragraph %1 with a few words in it, and then some more of them until it wraps around.\n\n"_s
                .arg(i);
    return text;
}

} // namespace

class TestEditorBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoGoesOnWhereItWas()
    {
        Desk desk;
        desk.editor.setText(u"first\n"_s);
        desk.type(u"one "_s);
        auto first = desk.editor.takeBuffer();
        QCOMPARE(first->text(), u"one first\n"_s);
        QVERIFY(desk.editor.text().isEmpty());
        QVERIFY(!desk.editor.document()->isUndoAvailable());
        desk.editor.setText(u"second\n"_s);
        desk.type(u"two "_s);
        auto second = desk.editor.takeBuffer();
        desk.editor.setBuffer(std::move(first), u"one first\n"_s);
        QCOMPARE(desk.editor.text(), u"one first\n"_s);
        desk.type(u"more "_s);
        QCOMPARE(desk.editor.text(), u"one more first\n"_s);
        desk.editor.undo();
        desk.editor.undo();
        QCOMPARE(desk.editor.text(), u"first\n"_s);
        desk.editor.redo();
        QCOMPARE(desk.editor.text(), u"one first\n"_s);
        first = desk.editor.takeBuffer();
        desk.editor.setBuffer(std::move(second), u"two second\n"_s);
        desk.editor.undo();
        QCOMPARE(desk.editor.text(), u"second\n"_s);
        desk.editor.setBuffer(std::move(first), u"one first\n"_s);
        QVERIFY(desk.editor.document()->isRedoAvailable());
    }

    void theSelectionAndThePlaceStay()
    {
        Desk desk;
        desk.editor.setText(longText());
        QTextCursor cursor = desk.editor.textCursor();
        cursor.setPosition(desk.editor.document()->findBlockByNumber(300).position() + 3);
        cursor.setPosition(cursor.position() + 7, QTextCursor::KeepAnchor);
        desk.editor.setTextCursor(cursor);
        desk.editor.scrollToLine(291.0);
        const double top = desk.editor.topLine();
        QVERIFY(top > 200);
        const QString selected = cursor.selectedText();
        auto buffer = desk.editor.takeBuffer();
        desk.editor.setText(u"short"_s);
        desk.editor.resize(700, 300);
        desk.editor.setBuffer(std::move(buffer), longText());
        QCOMPARE(desk.editor.textCursor().selectedText(), selected);
        QCOMPARE(desk.editor.textCursor().anchor(), cursor.anchor());
        QVERIFY2(std::abs(desk.editor.topLine() - top) <= 1.0,
                 qPrintable(QString::number(desk.editor.topLine())));
    }

    void nobodyWroteAnything()
    {
        Desk desk;
        desk.editor.setText(u"one two three\n"_s);
        QSignalSpy edited(&desk.editor, &Editor::edited);
        QSignalSpy keyed(&desk.editor, &Editor::keyed);
        QSignalSpy words(&desk.editor, &Editor::wordsChanged);
        QSignalSpy altered(&desk.editor, &Editor::textAltered);
        const int revision = desk.editor.revision();
        auto buffer = desk.editor.takeBuffer();
        QCOMPARE(desk.editor.countedWords(), 0);
        desk.editor.setBuffer(std::move(buffer), u"one two\n"_s);
        QCOMPARE(desk.editor.countedWords(), 2);
        QVERIFY(edited.isEmpty() && keyed.isEmpty() && words.isEmpty());
        QVERIFY(!altered.isEmpty());
        QVERIFY(desk.editor.revision() != revision);
        desk.type(u"zero "_s);
        QCOMPARE(desk.editor.countedWords(), 3);
        QVERIFY(!words.isEmpty());
    }

    void whatTheFileReadsByNowIsAStepOfUndo()
    {
        Desk desk;
        desk.editor.setText(u"one two three\n"_s);
        desk.type(u"zero "_s);
        auto buffer = desk.editor.takeBuffer();
        desk.editor.setBuffer(std::move(buffer), u"zero one 2 three\n"_s);
        QCOMPARE(desk.editor.text(), u"zero one 2 three\n"_s);
        desk.editor.undo();
        QCOMPARE(desk.editor.text(), u"zero one two three\n"_s);
        desk.editor.undo();
        QCOMPARE(desk.editor.text(), u"one two three\n"_s);
    }

    void theMenusHearOfIt()
    {
        Desk desk;
        desk.editor.setText(u"text"_s);
        desk.type(u"a"_s);
        QSignalSpy undo(&desk.editor, &QPlainTextEdit::undoAvailable);
        QSignalSpy replaced(&desk.editor, &Editor::documentReplaced);
        auto buffer = desk.editor.takeBuffer();
        QCOMPARE(undo.back().front().toBool(), false);
        QCOMPARE(replaced.size(), 1);
        desk.editor.setBuffer(std::move(buffer), u"atext"_s);
        QCOMPARE(undo.back().front().toBool(), true);
        QCOMPARE(replaced.size(), 2);
    }

    void itIsDressedAsTheWindowIsNow()
    {
        Desk desk;
        desk.theme.setMode(ThemeMode::Light);
        desk.editor.setText(u"# Title\n"_s);
        auto buffer = desk.editor.takeBuffer();
        QFont larger = desk.editor.font();
        desk.theme.setMode(ThemeMode::Dark);
        desk.theme.apply();
        desk.editor.setBuffer(std::move(buffer), u"# Title\n"_s);
        QCOMPARE(desk.editor.document()->defaultFont(), desk.editor.font());
    }

    void coloursAreKeptAndLaterEditsColoured()
    {
        Desk desk;
        SyntaxLibrary syntax;
        desk.editor.setSyntax(&syntax);
        syntax.load();
        QTRY_VERIFY_WITH_TIMEOUT(syntax.isReady(), 20'000);
        const auto coloured = [&desk](int line) {
            return !desk.editor.document()->findBlockByNumber(line).layout()->formats().isEmpty();
        };
        desk.editor.setText(u"# Title\n\nplain\n"_s);
        QTRY_VERIFY(coloured(0));
        auto buffer = desk.editor.takeBuffer();
        desk.editor.setText(u"plain\n\n**bold**\n"_s);
        QTRY_VERIFY(coloured(2));
        desk.editor.setBuffer(std::move(buffer), u"# Title\n\nplain\n"_s);
        QVERIFY(coloured(0));
        QVERIFY(!coloured(2));
        QTextCursor cursor(desk.editor.document()->findBlockByNumber(2));
        cursor.insertText(u"## "_s);
        QTRY_VERIFY(coloured(2));
    }

    void abandonedOnesLeaveNothingBehind()
    {
        Desk desk;
        for (int i = 0; i < 30; ++i) {
            desk.editor.setText(longText());
            auto buffer = desk.editor.takeBuffer();
            QCOMPARE(buffer->characters(), static_cast<int>(longText().size()));
        }
        QCOMPARE(desk.editor.findChildren<QTextDocument*>().size(), 1);
    }
};

QTEST_MAIN(TestEditorBuffer)
#include "tst_editor_buffer.moc"
