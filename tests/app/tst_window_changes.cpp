// What others do to the files while they are open in the window: nothing that was typed and nothing of theirs
// is lost, and the bar over the text says the truth.
#include "tests/app/open_window.h"

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto mine = "# A\n\none\n\ntwo\n";
constexpr auto theirs = "# A\n\none\n\ntwo, by another\n";

} // namespace

class TestWindowChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeOfACleanDraftIsShownAndTheCursorStays();
    void keepMine();
    void takeTheirs();
    void saveMineAsANewDraft();
    void aFolderThatVanishesWhileOneTypes();
    void savingAgainMakesNoFolderInPlaceOfOneThatIsAway();
    void aDraftThatBecomesForeignMayNotBeTypedInto();
    void aFileThatVanishesIsSavedAgain();
    void closingWithAConflictAsks_data();
    void closingWithAConflictAsks();
    void leavingAWorkspaceWithAConflictAsks_data();
    void leavingAWorkspaceWithAConflictAsks();
    void anotherWorkspaceWaitsForAConflict();
    void whatTheFolderGetsIsListed();

private:
    static void conflict(const OpenWindow& desk);
};

/// A draft with words of the writer that are not saved, and other words on the disk.
void TestWindowChanges::conflict(const OpenWindow& desk)
{
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"mine"_s);
    QVERIFY(desk.add(u"a.md"_s, theirs));
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Conflict, soon);
    QVERIFY2(desk.bar().contains(u"another program"_s), qPrintable(desk.bar()));
    QCOMPARE(desk.answers(),
             (QStringList{u"Keep mine"_s, u"Take theirs"_s, u"Save mine as a new draft"_s, u"Compare"_s}));
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray(theirs));
}

void TestWindowChanges::aChangeOfACleanDraftIsShownAndTheCursorStays()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, mine));
    desk.open(u"a.md"_s);
    desk.cursorTo(6);
    QVERIFY(desk.add(u"a.md"_s, theirs));
    QTRY_COMPARE_WITH_TIMEOUT(desk.write().text(), QString::fromLatin1(theirs), soon);
    QCOMPARE(desk.write().cursor(), 6);
    QVERIFY(desk.bar().isEmpty());
    desk.type(u"X"_s);
    QVERIFY(desk.window().close());
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray("# A\n\noXne\n\ntwo, by another\n"));
}

void TestWindowChanges::keepMine()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, mine));
    desk.open(u"a.md"_s);
    conflict(desk);
    desk.picture("conflict");
    desk.press("messageBar.mine");
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QVERIFY(desk.bar().isEmpty());
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray(mine) + "mine");
    // Theirs is in a draft beside it.
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed().size(), 2, soon);
    const QStringList files = QDir(desk.root).entryList({u"*.md"_s}, QDir::Files);
    QCOMPARE(files.size(), 2);
    QCOMPARE(desk.bytes(files.first() == "a.md"_L1 ? files.last() : files.first()), QByteArray(theirs));
    QVERIFY(QApplication::focusWidget());
}

void TestWindowChanges::takeTheirs()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, mine));
    desk.open(u"a.md"_s);
    conflict(desk);
    desk.press("messageBar.theirs");
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QCOMPARE(desk.write().text(), QString::fromLatin1(theirs));
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray(theirs));
    QVERIFY(desk.bar().isEmpty());
    const QStringList files = QDir(desk.root).entryList({u"*.md"_s}, QDir::Files);
    QCOMPARE(files.size(), 2);
    QCOMPARE(desk.bytes(files.first() == "a.md"_L1 ? files.last() : files.first()),
             QByteArray(mine) + "mine");
}

void TestWindowChanges::saveMineAsANewDraft()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, mine));
    desk.open(u"a.md"_s);
    conflict(desk);
    desk.press("messageBar.elsewhere");
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    const QString other = desk.drafts().state().id.value;
    QVERIFY(other != "a.md"_L1);
    QCOMPARE(desk.bytes(other), QByteArray(mine) + "mine");
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray(theirs));
    // What is typed now goes into the new one.
    desk.type(u" on"_s);
    QVERIFY(desk.window().close());
    QCOMPARE(desk.bytes(other), QByteArray(mine) + "mine on");
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray(theirs));
}

void TestWindowChanges::aFolderThatVanishesWhileOneTypes()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, mine));
    QVERIFY(desk.add(u"b.md"_s, "# B\n"));
    desk.open(u"a.md"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed().size(), 2, soon);
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"typed"_s);
    const QString away = desk.root + u" away"_s;
    QVERIFY(QDir().rename(desk.root, away));
    desk.type(u" on"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Missing, soon);
    QVERIFY2(!desk.bar().isEmpty(), "the bar says that the folder is gone");
    QTest::qWait(300);
    desk.picture("vanished");
    QCOMPARE(desk.write().text(), QString::fromLatin1(mine) + u"typed on"_s);
    // An unreachable folder is not an empty one, and none is made in its place.
    QCOMPARE(desk.listed().size(), 2);
    QVERIFY(!QFileInfo::exists(desk.root));
    desk.type(u" and on"_s);
    QVERIFY(QDir().rename(away, desk.root));
    Q_EMIT desk.window().activated();
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QVERIFY(desk.bar().isEmpty());
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray(mine) + "typed on and on");
    QCOMPARE(desk.bytes(u"b.md"_s), QByteArray("# B\n"));
}

void TestWindowChanges::savingAgainMakesNoFolderInPlaceOfOneThatIsAway()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"sub/a.md"_s, mine));
    desk.open(u"sub/a.md"_s);
    const QString away = desk.root + u" away"_s;
    QVERIFY(QDir().rename(desk.root, away));
    desk.type(u"typed "_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Missing, soon);
    desk.press("messageBar.elsewhere");
    QTest::qWait(50);
    QVERIFY(!QFileInfo::exists(desk.root));
    QVERIFY(!desk.toast().isEmpty());
    QVERIFY(desk.write().text().startsWith(u"typed "_s));
    QVERIFY(QDir().rename(away, desk.root));
    Q_EMIT desk.window().activated();
    QTRY_COMPARE_WITH_TIMEOUT(desk.bytes(u"sub/a.md"_s), "typed " + QByteArray(mine), soon);
}

void TestWindowChanges::aDraftThatBecomesForeignMayNotBeTypedInto()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, mine));
    desk.open(u"a.md"_s);
    QVERIFY(desk.add(u"a.md"_s, "# Caf\xE9\n"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.editor()->isReadOnly(), soon);
    QCOMPARE(desk.answers(), QStringList{u"Make a UTF-8 copy"_s});
    QVERIFY(desk.add(u"a.md"_s, mine));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.editor()->isReadOnly(), soon);
    QVERIFY(desk.bar().isEmpty());
    desk.type(u"typed "_s);
    QVERIFY(desk.window().close());
    QCOMPARE(desk.bytes(u"a.md"_s), "typed " + QByteArray(mine));
}

void TestWindowChanges::aFileThatVanishesIsSavedAgain()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, mine));
    desk.open(u"a.md"_s);
    QVERIFY(QFile::remove(desk.root + u"/a.md"_s));
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Missing, soon);
    QCOMPARE(desk.answers(), (QStringList{u"Save it again"_s, u"Look again"_s}));
    QCOMPARE(desk.write().text(), QString::fromLatin1(mine));
    desk.press("messageBar.elsewhere");
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray(mine));
    QVERIFY(desk.bar().isEmpty());
}

void TestWindowChanges::closingWithAConflictAsks_data()
{
    QTest::addColumn<int>("answer"); // -1: Escape
    QTest::addColumn<bool>("closed");
    QTest::addColumn<bool>("saved");
    QTest::newRow("saving makes a new draft and closes") << 0 << true << true;
    QTest::newRow("staying keeps the window and the text") << 1 << false << false;
    QTest::newRow("Escape stays") << -1 << false << false;
    QTest::newRow("leaving loses it, as was said") << 2 << true << false;
}

void TestWindowChanges::closingWithAConflictAsks()
{
    QFETCH(int, answer);
    QFETCH(bool, closed);
    QFETCH(bool, saved);
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, mine));
    desk.open(u"a.md"_s);
    conflict(desk);
    QStringList offered;
    QString usual;
    const Answerer answerer([&](QWidget& dialog) {
        for (const int i : {0, 1, 2})
            offered << dialog.findChild<QPushButton*>(u"ask.answer.%1"_s.arg(i))->text();
        usual = dialog.focusWidget()->objectName();
        if (answer < 0)
            QTest::keyClick(&dialog, Qt::Key_Escape);
        else
            dialog.findChild<QPushButton*>(u"ask.answer.%1"_s.arg(answer))->click();
    });
    QCOMPARE(desk.window().close(), closed);
    QVERIFY(answerer.asked());
    QCOMPARE(offered, (QStringList{u"Save mine as a new draft and close"_s, u"Keep the window open"_s,
                                   u"Close without saving"_s}));
    QCOMPARE(usual, u"ask.answer.0"_s);
    QCOMPARE(desk.window().isVisible(), !closed);
    QCOMPARE(desk.write().text(), QString::fromLatin1(mine) + u"mine"_s);
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray(theirs));
    QCOMPARE(desk.exists(u"a-2.md"_s), saved);
    if (saved)
        QCOMPARE(desk.bytes(u"a-2.md"_s), QByteArray(mine) + "mine");
}

void TestWindowChanges::leavingAWorkspaceWithAConflictAsks_data()
{
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("left");
    QTest::newRow("saving goes on") << 0 << true;
    QTest::newRow("staying") << 1 << false;
    QTest::newRow("going on without saving") << 2 << true;
}

void TestWindowChanges::leavingAWorkspaceWithAConflictAsks()
{
    QFETCH(int, answer);
    QFETCH(bool, left);
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, mine));
    desk.open(u"a.md"_s);
    conflict(desk);
    const QString other = desk.scratch.filePath(u"Other"_s);
    QVERIFY(initWorkspace(other, desk.clock.now()).has_value());
    const Answerer answerer(
        [&](QWidget& dialog) { dialog.findChild<QPushButton*>(u"ask.answer.%1"_s.arg(answer))->click(); });
    desk.session->raise(other);
    QVERIFY(answerer.asked());
    QCOMPARE(desk.session->workspace()->workspace().root == desk.root, !left);
    QCOMPARE(desk.exists(u"a-2.md"_s), answer == 0);
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray(theirs));
    if (!left)
        QCOMPARE(desk.write().text(), QString::fromLatin1(mine) + u"mine"_s);
}

void TestWindowChanges::anotherWorkspaceWaitsForAConflict()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, mine));
    desk.open(u"a.md"_s);
    conflict(desk);
    const QString other = desk.scratch.filePath(u"Other"_s);
    const auto opened = desk.session->openFolder(other);
    QVERIFY(!opened);
    QVERIFY(!opened.error().sentence.isEmpty());
    QCOMPARE(desk.session->workspace()->workspace().root, desk.root);
    QCOMPARE(desk.write().text(), QString::fromLatin1(mine) + u"mine"_s);
    QVERIFY(!QFileInfo::exists(other));
    QCOMPARE(desk.answers().size(), 4);
}

void TestWindowChanges::whatTheFolderGetsIsListed()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, mine));
    desk.open(u"a.md"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed(), QStringList{u"A"_s}, soon);
    QVERIFY(desk.add(u"new folder/b.md"_s, "# B\n"));
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed().size(), 2, soon);
    QVERIFY(QFile::remove(desk.root + u"/new folder/b.md"_s));
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed(), QStringList{u"A"_s}, soon);
}

int main(int argc, char** argv)
{
    return runApart<TestWindowChanges>(argc, argv);
}

#include "tst_window_changes.moc"
