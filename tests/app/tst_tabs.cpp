// Several drafts open in the real window: what each of them keeps, how they close and come back, and that
// nothing is lost on the way.
#include "tests/app/open_window.h"
#include "ui/drafts/draft_tabs.h"

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

struct Desk : OpenWindow
{
    Desk()
    {
        const bool added = add(u"a.md"_s, "# Apples\n\none\n") && add(u"b.md"_s, "# Bread\n\ntwo\n") &&
                           add(u"c.md"_s, "# Cheese\n\nthree\n");
        if (!added)
            qFatal("no drafts");
    }
    void openAll(const QStringList& names)
    {
        open();
        QTRY_COMPARE_WITH_TIMEOUT(listed().size(), 3, soon);
        for (const QString& name : names) {
            choose(name);
            // Written in, so it stays.
            type(u"x"_s);
            QTest::keyClick(editor(), Qt::Key_Backspace);
        }
    }
    void choose(const QString& name) const { session->workspace()->openDraft({name}); }
    [[nodiscard]] QTabBar* row() const { return find<QTabBar>("draftTabs.row"); }
    [[nodiscard]] QString tabs() const
    {
        QStringList names;
        for (int i = 0; i < row()->count(); ++i)
            names << (i == row()->currentIndex() ? u"(%1)"_s : u"%1"_s).arg(row()->tabText(i));
        return names.join(u' ');
    }
    void keys(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) const
    {
        QTest::keyClick(editor(), key, modifiers);
    }
    [[nodiscard]] QString shown() const { return drafts().state().id.value; }
};

} // namespace

class TestTabs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lookingAtDraftsOpensOneTab()
    {
        Desk desk;
        desk.open();
        for (const QString& name : {u"a.md"_s, u"b.md"_s, u"c.md"_s})
            desk.choose(name);
        QCOMPARE(desk.row()->count(), 1);
        QVERIFY(!desk.find("draftTabs")->isVisible());
        QCOMPARE(desk.shown(), u"c.md"_s);
    }

    void whatWasWrittenInStays()
    {
        Desk desk;
        desk.openAll({u"a.md"_s, u"b.md"_s});
        desk.choose(u"c.md"_s);
        QCOMPARE(desk.tabs(), u"Apples Bread (Cheese)"_s);
        QVERIFY(desk.find("draftTabs")->isVisible());
        desk.picture("tabs");
    }

    void undoCursorAndPlaceSurvive()
    {
        Desk desk;
        QByteArray text = "# Long\n\n";
        for (int i = 0; i < 300; ++i)
            text += "Line " + QByteArray::number(i) + " of many.\n\n";
        QVERIFY(desk.add(u"long.md"_s, text));
        desk.open(u"long.md"_s);
        desk.cursorTo(static_cast<int>(text.indexOf("Line 250")));
        desk.editor()->ensureCursorVisible();
        desk.type(u"typed "_s);
        const int cursor = desk.editor()->textCursor().position();
        const int scroll = desk.editor()->verticalScrollBar()->value();
        QVERIFY(scroll > 0);
        desk.choose(u"a.md"_s);
        QVERIFY(desk.bytes(u"long.md"_s).contains("typed Line 250"));
        desk.type(u"other "_s);
        desk.choose(u"long.md"_s);
        QCOMPARE(desk.editor()->textCursor().position(), cursor);
        QVERIFY(std::abs(desk.editor()->verticalScrollBar()->value() - scroll) <= 2);
        desk.keys(Qt::Key_Z);
        QCOMPARE(desk.write().text(), QString::fromUtf8(text));
        desk.choose(u"a.md"_s);
        QCOMPARE(desk.bytes(u"long.md"_s), text);
        desk.keys(Qt::Key_Z);
        QVERIFY(desk.write().text().startsWith(u"# Apples"_s));
    }

    void theKeysGoRoundCloseAndReopen()
    {
        Desk desk;
        desk.openAll({u"a.md"_s, u"b.md"_s, u"c.md"_s});
        desk.keys(Qt::Key_Tab);
        QCOMPARE(desk.shown(), u"a.md"_s);
        desk.keys(Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.shown(), u"c.md"_s);
        desk.keys(Qt::Key_W);
        QCOMPARE(desk.tabs(), u"Apples (Bread)"_s);
        desk.keys(Qt::Key_W);
        QCOMPARE(desk.tabs(), u"(Apples)"_s);
        QVERIFY(!desk.find("draftTabs")->isVisible());
        desk.keys(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.shown(), u"b.md"_s);
        desk.keys(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.tabs(), u"Apples Bread (Cheese)"_s);
    }

    void closingTheLastShowsNone()
    {
        Desk desk;
        desk.openAll({u"a.md"_s});
        desk.type(u"new "_s);
        desk.keys(Qt::Key_W);
        QVERIFY(!desk.write().hasDraft());
        QVERIFY(desk.bytes(u"a.md"_s).contains("new "));
        QTest::keyClick(&desk.window(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(desk.shown(), u"a.md"_s);
    }

    void closingAnUntitledOneSavesItsWords()
    {
        Desk desk;
        desk.openAll({u"a.md"_s});
        QTest::keyClick(desk.editor(), Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(desk.tabs(), u"Apples (Untitled draft)"_s);
        desk.type(u"# Figs"_s);
        desk.keys(Qt::Key_W);
        QCOMPARE(desk.tabs(), u"(Apples)"_s);
        QCOMPARE(desk.bytes(u"figs.md"_s), QByteArray("# Figs"));
        desk.keys(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.shown(), u"figs.md"_s);
    }

    void anEmptyUntitledOneGoes()
    {
        Desk desk;
        desk.openAll({u"a.md"_s});
        QTest::keyClick(desk.editor(), Qt::Key_N, Qt::ControlModifier);
        desk.choose(u"a.md"_s);
        QCOMPARE(desk.tabs(), u"(Apples)"_s);
    }

    void whatCannotBeSavedIsNotLeft()
    {
        Desk desk;
        desk.openAll({u"a.md"_s, u"b.md"_s});
        desk.type(u"mine "_s);
        QVERIFY(desk.add(u"b.md"_s, "# Theirs\n"));
        QTest::mouseClick(desk.row(), Qt::LeftButton, {}, desk.row()->tabRect(0).center() - QPoint(20, 0));
        QCOMPARE(desk.shown(), u"b.md"_s);
        QCOMPARE(desk.row()->currentIndex(), 1);
        QVERIFY(desk.write().text().contains(u"mine "_s));
        desk.keys(Qt::Key_W);
        QCOMPARE(desk.shown(), u"b.md"_s);
        QCOMPARE(desk.bytes(u"b.md"_s), QByteArray("# Theirs\n"));
    }

    void aChangeFromOutsideIsSeenWhenItComesToTheFront()
    {
        Desk desk;
        desk.openAll({u"a.md"_s});
        desk.type(u"typed "_s);
        desk.choose(u"b.md"_s);
        const QString before = QString::fromUtf8(desk.bytes(u"a.md"_s));
        QVERIFY(desk.add(u"a.md"_s, "# Apples\n\nby another program\n"));
        desk.choose(u"a.md"_s);
        QCOMPARE(desk.write().text(), u"# Apples\n\nby another program\n"_s);
        QCOMPARE(desk.saved(), SaveState::Saved);
        desk.keys(Qt::Key_Z);
        QCOMPARE(desk.write().text(), before);
    }

    void aFileThatWentIsOfferedAgain()
    {
        Desk desk;
        desk.openAll({u"a.md"_s, u"b.md"_s});
        QVERIFY(QFile::remove(desk.root + u"/a.md"_s));
        QTest::mouseClick(desk.row(), Qt::LeftButton, {}, desk.row()->tabRect(0).center() - QPoint(20, 0));
        QCOMPARE(desk.tabs(), u"(Bread)"_s);
        QVERIFY2(desk.toast().contains(u"gone"_s), qPrintable(desk.toast()));
        for (auto* button : desk.find("toast")->findChildren<QPushButton*>()) {
            if (button->text() == u"Make it again"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QTRY_COMPARE(desk.shown(), u"a.md"_s);
        QCOMPARE(desk.bytes(u"a.md"_s), QByteArray("# Apples\n\none\n"));
    }

    void tabsFollowNamesAndTheTrash()
    {
        Desk desk;
        desk.openAll({u"a.md"_s, u"b.md"_s, u"c.md"_s});
        QVERIFY(desk.drafts().rename(u"cheddar"_s));
        desk.choose(u"a.md"_s);
        QCOMPARE(desk.row()->count(), 3);
        desk.choose(u"cheddar.md"_s);
        QCOMPARE(desk.row()->count(), 3);
        Q_EMIT desk.write().trashRequested({u"cheddar.md"_s});
        QCOMPARE(desk.tabs(), u"Apples (Bread)"_s);
        Q_EMIT desk.write().trashRequested({u"a.md"_s});
        QCOMPARE(desk.tabs(), u"(Bread)"_s);
    }

    void theNextStartBringsThemBack()
    {
        Desk desk;
        desk.openAll({u"a.md"_s, u"b.md"_s, u"c.md"_s});
        desk.choose(u"b.md"_s);
        desk.cursorTo(5);
        QVERIFY(desk.window().close());
        QVERIFY(QFile::remove(desk.root + u"/a.md"_s));
        desk.renew();
        desk.open();
        QTRY_COMPARE_WITH_TIMEOUT(desk.tabs(), u"(Bread) Cheese"_s, soon);
        QCOMPARE(desk.editor()->textCursor().position(), 5);
    }

    void anotherWorkspaceHasItsOwn()
    {
        Desk desk;
        desk.openAll({u"a.md"_s, u"b.md"_s});
        const QString other = desk.scratch.filePath(u"Other"_s);
        QVERIFY(put(other + u"/a.md"_s, "# Another\n"));
        QVERIFY(desk.session->openFolder(other));
        QCOMPARE(desk.row()->count(), 0);
        desk.choose(u"a.md"_s);
        QCOMPARE(desk.write().text(), u"# Another\n"_s);
        QVERIFY(!desk.editor()->document()->isUndoAvailable());
    }
};

int main(int argc, char** argv)
{
    return runApart<TestTabs>(argc, argv);
}
#include "tst_tabs.moc"
