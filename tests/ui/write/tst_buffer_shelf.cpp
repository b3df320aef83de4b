// Texts that wait on the shelf of the Write page: which are kept, and what comes back.
#include "ui/drafts/draft_tabs.h"
#include "ui/editor/editor.h"
#include "ui/theme/theme.h"
#include "ui/write/buffer_shelf.h"
#include "ui/write/write_page.h"

#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

DraftId id(int number)
{
    return {u"%1.md"_s.arg(number)};
}

struct Desk
{
    Theme theme;
    WritePage page{theme};

    Desk()
    {
        page.resize(1000, 600);
        page.show();
        (void) QTest::qWaitForWindowExposed(&page);
    }
    void show(const DraftId& id, const QString& text)
    {
        page.showDraft({.id = id,
                        .untitled = id.isEmpty(),
                        .text = text,
                        .readOnlyReason = {},
                        .plain = false,
                        .cursor = 0,
                        .scroll = 0,
                        .folder = {}});
    }
    [[nodiscard]] QPlainTextEdit* editor() const { return page.findChild<QPlainTextEdit*>(u"editor"_s); }
};

/// Made from texts alone.
struct Source
{
    Theme theme;
    Editor editor{theme};

    std::unique_ptr<EditorBuffer> make(const QString& text)
    {
        editor.setText(text);
        return editor.takeBuffer();
    }
};

} // namespace

class TestBufferShelf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notMoreThanSoManyAreKept()
    {
        Source source;
        BufferShelf shelf;
        for (int i = 0; i < 20; ++i)
            shelf.put(id(i), source.make(QString::number(i)));
        QCOMPARE(shelf.size(), BufferShelf::most);
        QVERIFY(!shelf.find(id(0)));
        QCOMPARE(shelf.find(id(19))->text(), u"19"_s);
        // One that was touched again is not the next to go.
        shelf.put(id(12), source.make(u"again"_s));
        shelf.put(id(20), source.make(u"20"_s));
        QVERIFY(!shelf.find(id(13)));
        QCOMPARE(shelf.find(id(12))->text(), u"again"_s);
    }

    void largeOnesAreLetGoSooner()
    {
        Source source;
        BufferShelf shelf;
        const QString line = QString(99, u'x') + u'\n';
        const QString large = line.repeated(BufferShelf::mostCharacters / 3 / line.size());
        for (int i = 0; i < 5; ++i)
            shelf.put(id(i), source.make(large));
        QCOMPARE(shelf.size(), 3U);
        QVERIFY(shelf.find(id(4)) && !shelf.find(id(1)));
    }

    void theyAreTakenRenamedAndDropped()
    {
        Source source;
        BufferShelf shelf;
        for (int i = 0; i < 4; ++i)
            shelf.put(id(i), source.make(QString::number(i)));
        shelf.put({}, source.make(u"no file"_s));
        QCOMPARE(shelf.size(), 4U);
        QCOMPARE(shelf.take(id(1))->text(), u"1"_s);
        QVERIFY(!shelf.take(id(1)));
        shelf.rename(id(2), id(7));
        QCOMPARE(shelf.find(id(7))->text(), u"2"_s);
        shelf.retain({id(7)});
        QCOMPARE(shelf.size(), 1U);
    }

    void aDraftComesBackWithItsUndo()
    {
        Desk desk;
        desk.show(id(1), u"one\n"_s);
        QTest::keyClicks(desk.editor(), u"typed "_s);
        desk.show(id(2), u"two\n"_s);
        QCOMPARE(desk.page.waitingText(id(1)), u"typed one\n"_s);
        desk.show(id(1), u"typed one\n"_s);
        QVERIFY(!desk.page.waitingText(id(1)));
        QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.page.text(), u"one\n"_s);
    }

    void oneThatIsClosedBeginsAfresh()
    {
        Desk desk;
        desk.show(id(1), u"one\n"_s);
        QTest::keyClicks(desk.editor(), u"typed "_s);
        desk.show(id(2), u"two\n"_s);
        desk.page.keepTexts({id(2)});
        QVERIFY(!desk.page.waitingText(id(1)));
        desk.show(id(1), u"typed one\n"_s);
        QVERIFY(!desk.editor()->document()->isUndoAvailable());
        desk.page.showNothing();
        QVERIFY(!desk.page.waitingText(id(2)));
    }

    void aRenamedOneIsFoundByItsNewName()
    {
        Desk desk;
        desk.show(id(1), u"one\n"_s);
        QTest::keyClicks(desk.editor(), u"typed "_s);
        desk.show(id(2), u"two\n"_s);
        desk.page.renameText(id(1), id(5));
        desk.show(id(5), u"typed one\n"_s);
        QVERIFY(desk.editor()->document()->isUndoAvailable());
    }

    void readingOnlyIsOfTheDraftThatIsShown()
    {
        Desk desk;
        desk.show(id(1), u"one\n"_s);
        desk.page.showDraft({.id = id(2),
                             .untitled = false,
                             .text = u"two\n"_s,
                             .readOnlyReason = u"Not yours."_s,
                             .plain = false,
                             .cursor = 0,
                             .scroll = 0,
                             .folder = {}});
        QVERIFY(desk.editor()->isReadOnly());
        desk.show(id(1), u"one\n"_s);
        QVERIFY(!desk.editor()->isReadOnly());
    }
};

QTEST_MAIN(TestBufferShelf)
#include "tst_buffer_shelf.moc"
