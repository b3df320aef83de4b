// Finding one's way in a whole folder: quick open, headings, the search of all drafts, and replacing with a
// way back, by the keys of the window.
#include "tests/app/open_window.h"

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

class TestSearching : public QObject
{
    Q_OBJECT

    /// Three drafts, the second of them open and the list complete.
    [[nodiscard]] static bool opened(OpenWindow& desk)
    {
        if (!desk.add(u"one.md"_s, "# One\n\nA brick.\n") ||
            !desk.add(u"two.md"_s, "# Two\n\nNothing.\n\n## Part of two\n\nMore of it.\n") ||
            !desk.add(u"deep/three.md"_s, "# Three\n\nWords.\n\nThe brick of three, and a brick.\n"))
            return false;
        desk.open(u"two.md"_s);
        return QTest::qWaitFor([&] { return desk.listed().size() == 3; }, soon);
    }
    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    static QDialog* quickOpen(const OpenWindow& desk)
    {
        for (QDialog* dialog : desk.window().findChildren<QDialog*>(u"quickOpen"_s)) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

private Q_SLOTS:
    void ctrlPOpensADraft()
    {
        OpenWindow desk;
        QVERIFY(opened(desk));
        key(Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(quickOpen(desk), soon);
        auto* field = quickOpen(desk)->findChild<QLineEdit*>();
        desk.picture("quick-open");
        QTest::keyClicks(field, u"thr"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(desk.drafts().state().id.value, u"deep/three.md"_s, soon);
        QCOMPARE(desk.window().focusWidget(), desk.editor());
        // Without a window manager nobody brings it back to the front.
        desk.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window()));
        // The one before is the first, so that Enter goes back to it.
        key(Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(quickOpen(desk), soon);
        QTest::keyClick(quickOpen(desk)->findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(desk.drafts().state().id.value, u"two.md"_s, soon);
    }

    void aHeadingIsGoneTo()
    {
        OpenWindow desk;
        QVERIFY(opened(desk));
        QTRY_COMPARE_WITH_TIMEOUT(desk.write().headings().size(), 2U, soon);
        key(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(quickOpen(desk), soon);
        auto* field = quickOpen(desk)->findChild<QLineEdit*>();
        QTest::keyClick(field, Qt::Key_End);
        QTest::keyClicks(field, u"part"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(desk.editor()->textCursor().blockNumber(), 4, soon);
    }

    void allDraftsAreSearchedAndTheMatchIsSelected()
    {
        OpenWindow desk;
        QVERIFY(opened(desk));
        key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(desk.find("searchSheet")->isVisible(), soon);
        type(u"brick of"_s);
        auto* list = desk.find<QListView>("search.list");
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 2, soon);
        QTRY_COMPARE_WITH_TIMEOUT(desk.find<QLabel>("search.sentence")->text(), u"1 match in 1 draft"_s,
                                  soon);
        desk.picture("search-all");
        key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(desk.drafts().state().id.value, u"deep/three.md"_s, soon);
        QVERIFY(!desk.find("searchSheet")->isVisible());
        QCOMPARE(desk.editor()->textCursor().selectedText(), u"brick of"_s);
        QCOMPARE(desk.editor()->textCursor().blockNumber(), 4);
        // What was found last is there again.
        key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.find<QLineEdit>("search.field")->text(), u"brick of"_s);
        key(Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), desk.editor());
    }

    void whatIsTypedAndNotSavedIsFound()
    {
        OpenWindow desk;
        QVERIFY(opened(desk));
        desk.cursorTo(0);
        desk.type(u"unsavedword "_s);
        key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        type(u"unsavedword"_s);
        auto* list = desk.find<QListView>("search.list");
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 2, soon);
        key(Qt::Key_Escape);
    }

    void replacingAllIsToldWithAWayBack()
    {
        OpenWindow desk;
        QVERIFY(opened(desk));
        const QString before = desk.write().text();
        key(Qt::Key_H, Qt::ControlModifier);
        type(u"two"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.find("findBar.replaceAll")->isEnabled(), soon);
        desk.find<QLineEdit>("findBar.with")->setText(u"2"_s);
        desk.press("findBar.replaceAll");
        QCOMPARE(desk.write().text(), QString(before).replace(u"two"_s, u"2"_s, Qt::CaseInsensitive));
        QVERIFY(desk.toast().contains(u"2 matches replaced"_s));
        desk.picture("replaced");
        auto* undo = desk.find("toast")->findChild<QPushButton*>();
        QVERIFY(undo && undo->isVisible());
        undo->click();
        QCOMPARE(desk.write().text(), before);
    }
};

int main(int argc, char** argv)
{
    return runApart<TestSearching>(argc, argv);
}

#include "tst_searching.moc"
