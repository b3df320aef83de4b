// Each change of the text is told in full: whoever applies what is told to the text of before has the text of
// now, whatever hands, input methods, undo and the program itself do.
#include "ui/editor/editor.h"
#include "ui/editor/editor_buffer.h"
#include "ui/theme/theme.h"

#include <QDropEvent>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QRandomGenerator>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

/// An editor, and a text that knows only what it is told.
struct Desk
{
    Theme theme;
    Editor editor{theme};
    QString mirror;
    int told = 0;
    bool outside = false; ///< something was told of a place that the text does not have

    Desk()
    {
        QObject::connect(&editor, &Editor::textEdited, &editor,
                         [this](int from, int removed, const QString& added) {
                             ++told;
                             outside = outside || from < 0 || removed < 0 || from + removed > mirror.size();
                             mirror.replace(from, removed, added);
                         });
        editor.resize(600, 400);
    }
    void start(const QString& text)
    {
        editor.setText(text);
        mirror = editor.text();
        told = 0;
    }
    void select(int from, int to)
    {
        QTextCursor cursor = editor.textCursor();
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        editor.setTextCursor(cursor);
    }
    void paste(const QString& text)
    {
        QTextCursor cursor = editor.textCursor();
        cursor.insertText(text);
        editor.setTextCursor(cursor);
    }
    void compose(const QString& preedit, const QString& commit, int replaceFrom = 0, int replaceLength = 0)
    {
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit, replaceFrom, replaceLength);
        QCoreApplication::sendEvent(&editor, &event);
    }
    void drop(const QString& text, QPoint at)
    {
        QMimeData data;
        data.setText(text);
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(editor.viewport(), &event);
    }
    [[nodiscard]] bool agrees() const { return !outside && mirror == editor.text(); }
};

const QString draft = u"# Title\n\nFirst paragraph.\n\n- one\n- two\n\nLast line"_s;

} // namespace

class TestTextEdited : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatHandsDo_data();
    void whatHandsDo();
    void aLetterIsToldAsALetter();
    void undoAndRedoAreTold();
    void aChangeOfManyPlacesIsTold();
    void whatTheProgramWritesIsTold();
    void anotherTextIsNotTold();
    void aTextThatIsTakenBackGoesOn();
    void coloursAreNotTold();
    void manyHandsAtRandom();
};

void TestTextEdited::whatHandsDo_data()
{
    using Act = std::function<void(Desk&)>;
    QTest::addColumn<Act>("act");
    const auto keys = [](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        return [key, modifiers](Desk& desk) { QTest::keyClick(&desk.editor, key, modifiers); };
    };
    QTest::newRow("a letter at the start") << Act([](Desk& desk) {
        desk.select(0, 0);
        QTest::keyClicks(&desk.editor, u"x"_s);
    });
    QTest::newRow("a letter at the end") << Act([](Desk& desk) {
        desk.editor.moveCursor(QTextCursor::End);
        QTest::keyClicks(&desk.editor, u"x"_s);
    });
    QTest::newRow("Enter at the end") << Act([&](Desk& desk) {
        desk.editor.moveCursor(QTextCursor::End);
        QTest::keyClick(&desk.editor, Qt::Key_Return);
    });
    QTest::newRow("Delete at the start") << Act(keys(Qt::Key_Delete));
    QTest::newRow("all deleted") << Act([](Desk& desk) {
        desk.editor.selectAll();
        QTest::keyClick(&desk.editor, Qt::Key_Delete);
    });
    QTest::newRow("all written over") << Act([](Desk& desk) {
        desk.editor.selectAll();
        QTest::keyClicks(&desk.editor, u"anew"_s);
    });
    QTest::newRow("all pasted over") << Act([](Desk& desk) {
        desk.editor.selectAll();
        desk.paste(u"two\nlines"_s);
    });
    QTest::newRow("lines joined by Backspace") << Act([](Desk& desk) {
        desk.select(9, 9);
        QTest::keyClick(&desk.editor, Qt::Key_Backspace);
    });
    QTest::newRow("a selection over lines written over") << Act([](Desk& desk) {
        desk.select(3, 30);
        QTest::keyClicks(&desk.editor, u"short"_s);
    });
    QTest::newRow("a long passage pasted") << Act([](Desk& desk) {
        desk.select(12, 12);
        desk.paste(QString(300, u'z') + u"\nand\n\nmore\n"_s + QString(200, u'\u4E2D'));
    });
    QTest::newRow("hard spaces, separators and emoji") << Act([](Desk& desk) {
        desk.select(12, 14);
        desk.paste(u"a\u00A0b\u2028c 👩‍🚀"_s);
    });
    QTest::newRow("composed in an input method") << Act([](Desk& desk) {
        desk.select(12, 12);
        desk.compose(u"ni"_s, {});
        desk.compose(u"nih"_s, {});
        desk.compose({}, u"你好"_s);
    });
    QTest::newRow("a word replaced by an input method") << Act([](Desk& desk) {
        desk.select(14, 14);
        desk.compose({}, u"Second"_s, -5, 5);
    });
    QTest::newRow("composed and given up") << Act([](Desk& desk) {
        desk.editor.moveCursor(QTextCursor::End);
        desk.compose(u"ka"_s, {});
        desk.compose({}, {});
    });
    QTest::newRow("dropped from elsewhere")
        << Act([](Desk& desk) { desk.drop(u"dropped\nlines"_s, {40, 40}); });
}

void TestTextEdited::whatHandsDo()
{
    using Act = std::function<void(Desk&)>;
    QFETCH(Act, act);
    for (const QString& text : {draft, u"one"_s, u"ends in a line\n"_s, QString(u"x\n"_s).repeated(40)}) {
        Desk desk;
        desk.start(text.size() < 40 ? text + draft : text);
        act(desk);
        QVERIFY2(desk.agrees(), qPrintable(desk.mirror + u" instead of "_s + desk.editor.text()));
        // And all the way back, and there again.
        while (desk.editor.document()->isUndoAvailable()) {
            desk.editor.undo();
            QVERIFY2(desk.agrees(), qPrintable(desk.mirror + u" instead of "_s + desk.editor.text()));
        }
        while (desk.editor.document()->isRedoAvailable()) {
            desk.editor.redo();
            QVERIFY2(desk.agrees(), qPrintable(desk.mirror + u" instead of "_s + desk.editor.text()));
        }
    }
}

void TestTextEdited::aLetterIsToldAsALetter()
{
    Desk desk;
    const QString text = draft.repeated(500);
    desk.start(text);
    const int size = static_cast<int>(text.size());
    QList<std::tuple<int, int, QString>> told;
    connect(&desk.editor, &Editor::textEdited, &desk.editor,
            [&](int from, int removed, const QString& added) { told.emplaceBack(from, removed, added); });
    for (const int place : {0, size / 2, size}) {
        told.clear();
        desk.select(place, place);
        QTest::keyClicks(&desk.editor, u"x"_s);
        QTest::keyClick(&desk.editor, Qt::Key_Backspace);
        QCOMPARE(told, (QList<std::tuple<int, int, QString>>{{place, 0, u"x"_s}, {place, 1, QString()}}));
    }
}

void TestTextEdited::undoAndRedoAreTold()
{
    Desk desk;
    desk.start(draft);
    desk.select(12, 20);
    QTest::keyClicks(&desk.editor, u"other words"_s);
    QVERIFY(desk.told > 0);
    const int told = desk.told;
    desk.editor.undo();
    QVERIFY(desk.told > told);
    QVERIFY(desk.agrees());
}

void TestTextEdited::aChangeOfManyPlacesIsTold()
{
    Desk desk;
    desk.start(draft.repeated(50));
    QTextCursor all(desk.editor.document());
    all.beginEditBlock();
    int replaced = 0;
    for (QTextCursor found = desk.editor.document()->find(u"paragraph"_s); !found.isNull();
         found = desk.editor.document()->find(u"paragraph"_s, found)) {
        found.insertText(u"part\nof it"_s);
        ++replaced;
    }
    all.endEditBlock();
    QCOMPARE(replaced, 50);
    QVERIFY(desk.agrees());
    desk.editor.undo();
    QVERIFY(desk.agrees());
    QCOMPARE(desk.mirror, draft.repeated(50));
}

void TestTextEdited::whatTheProgramWritesIsTold()
{
    Desk desk;
    desk.start(draft);
    for (const QString& text :
         {u"status: ready\n"_s + draft, draft, draft + u"\nat the end"_s, u"all other"_s, QString(), draft}) {
        desk.editor.replaceText(text);
        QCOMPARE(desk.mirror, text);
        QVERIFY(desk.agrees());
    }
}

void TestTextEdited::anotherTextIsNotTold()
{
    Desk desk;
    desk.start(draft);
    desk.editor.setText(u"quite another\ntext"_s);
    desk.editor.setText({});
    desk.editor.setText(draft);
    QCOMPARE(desk.told, 0);
    // What comes after it is right all the same.
    desk.mirror = draft;
    desk.editor.moveCursor(QTextCursor::End);
    QTest::keyClicks(&desk.editor, u"!"_s);
    QVERIFY(desk.agrees());
}

void TestTextEdited::aTextThatIsTakenBackGoesOn()
{
    Desk desk;
    desk.start(draft);
    auto kept = desk.editor.takeBuffer();
    QCOMPARE(desk.told, 0);
    desk.editor.setText(u"another"_s);
    desk.mirror = u"another"_s;
    desk.editor.moveCursor(QTextCursor::End);
    QTest::keyClicks(&desk.editor, u" text"_s);
    QVERIFY(desk.agrees());
    desk.told = 0;
    desk.editor.setBuffer(std::move(kept), draft + u"\nand more"_s);
    QCOMPARE(desk.told, 0);
    desk.mirror = draft + u"\nand more"_s;
    QVERIFY(desk.agrees());
    desk.select(0, 7);
    QTest::keyClicks(&desk.editor, u"x"_s);
    QVERIFY(desk.agrees());
    while (desk.editor.document()->isUndoAvailable()) {
        desk.editor.undo();
        QVERIFY(desk.agrees());
    }
    QCOMPARE(desk.mirror, draft);
}

void TestTextEdited::coloursAreNotTold()
{
    Desk desk;
    desk.start(draft);
    desk.theme.setMode(ThemeMode::Dark);
    desk.editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&desk.editor));
    QTest::qWait(50);
    QCOMPARE(desk.told, 0);
}

void TestTextEdited::manyHandsAtRandom()
{
    QRandomGenerator random(20'261'121);
    for (int story = 0; story < 20; ++story) {
        Desk desk;
        desk.start(draft);
        for (int step = 0; step < 120; ++step) {
            const int size = static_cast<int>(desk.editor.text().size());
            const int from = random.bounded(size + 1);
            const int to = std::min(size, from + random.bounded(9));
            switch (random.bounded(9)) {
            case 0:
                desk.editor.undo();
                break;
            case 1:
                desk.editor.redo();
                break;
            case 2:
                desk.select(from, to);
                QTest::keyClick(&desk.editor, Qt::Key_Backspace);
                break;
            case 3:
                desk.select(from, to);
                desk.paste(u"\nnew\nlines "_s);
                break;
            case 4:
                desk.select(from, from);
                QTest::keyClick(&desk.editor, Qt::Key_Return);
                break;
            case 5:
                desk.select(random.bounded(size + 1), size);
                QTest::keyClick(&desk.editor, Qt::Key_Delete);
                break;
            default:
                desk.select(from, from);
                QTest::keyClicks(&desk.editor, u"ab"_s);
            }
            QVERIFY2(desk.agrees(), qPrintable(u"story %1, step %2"_s.arg(story).arg(step)));
        }
    }
}

QTEST_MAIN(TestTextEdited)
#include "tst_text_edited.moc"
