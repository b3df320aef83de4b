// The history of a draft in the real window: kept while one writes, seen, compared, restored and taken back;
// both texts of a conflict beside each other.
#include "tests/app/open_window.h"
#include "ui/compare/compare_view.h"
#include "ui/write/compare_sheet.h"
#include "ui/write/history_sheet.h"

#include <QSignalSpy>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

struct Desk : OpenWindow
{
    [[nodiscard]] HistorySheet* sheet() const { return window().findChild<HistorySheet*>(); }
    [[nodiscard]] CompareView* lines() const { return sheet()->findChild<CompareView*>(); }
    [[nodiscard]] QListView* versions() const { return sheet()->findChild<QListView*>(u"history.list"_s); }
    [[nodiscard]] QStringList said() const
    {
        QStringList all;
        for (int row = 0; row < versions()->model()->rowCount(); ++row) {
            const QString said = versions()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
            if (!said.isEmpty())
                all << said;
        }
        return all;
    }
    [[nodiscard]] QStringList shown() const
    {
        QStringList all;
        for (int row = 0; row < lines()->model()->rowCount(); ++row)
            all << lines()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
        return all;
    }
    void openHistory()
    {
        QTest::keyClick(editor(), Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(sheet()->isVisible(), soon);
    }
    [[nodiscard]] QPushButton* button(const char* name) const { return find<QPushButton>(name); }
};

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatWasFound();
    void keepsBeforeAnotherProgramsChange();
    void restoresInOneStep();
    void takesARestoreBack();
    void leavesWhatWasWrittenSinceARestore();
    void copiesAVersion();
    void opensAVersionAsADraft();
    void remembersOverARestartAndARename();
    void keepsWhatWentToTheTrash();
    void saysThatNothingIsOpen();
    void staysOutsideOfTheFolder();
    void comparesAConflict_data();
    void comparesAConflict();
    void closesTheComparisonWithoutAChoice();
};

void TestHistory::showsWhatWasFound()
{
    Desk desk;
    QVERIFY(desk.add(u"essay.md"_s, "# Essay\n\nFirst words here.\n"));
    desk.open(u"essay.md"_s);
    desk.cursorTo(0);
    desk.openHistory();
    QCOMPARE(desk.said().size(), 1);
    QVERIFY2(desk.said().first().contains(u"As it was opened"_s), qPrintable(desk.said().first()));
    QCOMPARE(desk.sheet()->accessibleName(), u"History of “Essay”"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.lines()->model()->rowCount(), 4, soon);
    desk.picture("history");
}

void TestHistory::keepsBeforeAnotherProgramsChange()
{
    Desk desk;
    QVERIFY(desk.add(u"essay.md"_s, "# Essay\n\nFirst words here.\n"));
    desk.open(u"essay.md"_s);
    desk.type(u"Typed. "_s);
    QTest::keyClick(desk.editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QVERIFY(desk.add(u"essay.md"_s, "pulled\n"));
    desk.drafts().recheck();
    QCOMPARE(desk.write().text(), u"pulled\n"_s);
    desk.openHistory();
    QTRY_COMPARE_WITH_TIMEOUT(desk.said().size(), 3, soon);
    QVERIFY2(desk.said().join(u'|').contains(u"Before another program’s change"_s),
             qPrintable(desk.said().join(u'|')));
}

void TestHistory::restoresInOneStep()
{
    Desk desk;
    QVERIFY(desk.add(u"essay.md"_s, "# Essay\n\nFirst words here.\n"));
    desk.open(u"essay.md"_s);
    desk.editor()->selectAll();
    desk.type(u"All gone."_s);
    QTest::keyClick(desk.editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    const QString written = desk.write().text();
    desk.openHistory();
    QTRY_VERIFY_WITH_TIMEOUT(desk.button("history.restore")->isEnabled(), soon);
    desk.button("history.restore")->click();
    QVERIFY(!desk.sheet()->isVisible());
    QCOMPARE(desk.write().text(), u"# Essay\n\nFirst words here.\n"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.bytes(u"essay.md"_s), QByteArray("# Essay\n\nFirst words here.\n"), soon);
    // What stood there is in the history now, and one step back brings it back.
    desk.openHistory();
    QTRY_COMPARE_WITH_TIMEOUT(desk.said().size(), 2, soon);
    QVERIFY2(desk.said().first().contains(u"Before another version was restored"_s),
             qPrintable(desk.said().first()));
    QTest::keyClick(desk.versions(), Qt::Key_Escape);
    QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.write().text(), written);
}

void TestHistory::takesARestoreBack()
{
    Desk desk;
    QVERIFY(desk.add(u"essay.md"_s, "one\n"));
    desk.open(u"essay.md"_s);
    desk.type(u"Typed. "_s);
    const QString written = desk.write().text();
    desk.openHistory();
    QTRY_VERIFY_WITH_TIMEOUT(desk.button("history.restore")->isEnabled(), soon);
    desk.button("history.restore")->click();
    QCOMPARE(desk.write().text(), u"one\n"_s);
    desk.find<QPushButton>("toast.action")->click();
    QCOMPARE(desk.write().text(), written);
    QTRY_COMPARE_WITH_TIMEOUT(desk.bytes(u"essay.md"_s), written.toUtf8(), soon);
}

void TestHistory::leavesWhatWasWrittenSinceARestore()
{
    Desk desk;
    QVERIFY(desk.add(u"essay.md"_s, "one\n"));
    desk.open(u"essay.md"_s);
    desk.type(u"Typed. "_s);
    desk.openHistory();
    QTRY_VERIFY_WITH_TIMEOUT(desk.button("history.restore")->isEnabled(), soon);
    desk.button("history.restore")->click();
    desk.cursorTo(0);
    desk.type(u"Later. "_s);
    desk.find<QPushButton>("toast.action")->click();
    QCOMPARE(desk.write().text(), u"Later. one\n"_s);
}

void TestHistory::copiesAVersion()
{
    Desk desk;
    QVERIFY(desk.add(u"essay.md"_s, "one\n"));
    desk.open(u"essay.md"_s);
    desk.type(u"Typed. "_s);
    desk.openHistory();
    QTRY_VERIFY_WITH_TIMEOUT(desk.button("history.copy")->isEnabled(), soon);
    desk.button("history.copy")->click();
    QCOMPARE(QApplication::clipboard()->text(), u"one\n"_s);
    QVERIFY(desk.sheet()->isVisible());
}

void TestHistory::opensAVersionAsADraft()
{
    Desk desk;
    QVERIFY(desk.add(u"posts/essay.md"_s, "one\n"));
    desk.open(u"posts/essay.md"_s);
    desk.type(u"Typed. "_s);
    const QString written = desk.write().text();
    desk.openHistory();
    QTRY_VERIFY_WITH_TIMEOUT(desk.button("history.newDraft")->isEnabled(), soon);
    desk.button("history.newDraft")->click();
    QCOMPARE(desk.write().text(), u"one\n"_s);
    QCOMPARE(desk.drafts().state().id.value, u"posts/essay-2026-11-20.md"_s);
    QCOMPARE(desk.bytes(u"posts/essay.md"_s), written.toUtf8());
}

void TestHistory::remembersOverARestartAndARename()
{
    Desk desk;
    QVERIFY(desk.add(u"essay.md"_s, "one\n"));
    desk.open(u"essay.md"_s);
    desk.type(u"Typed. "_s);
    QVERIFY(desk.drafts().rename(u"better"_s));
    QVERIFY(desk.window().close());
    desk.renew();
    desk.open(u"better.md"_s);
    desk.openHistory();
    QTRY_COMPARE_WITH_TIMEOUT(desk.said().size(), 2, soon);
}

void TestHistory::keepsWhatWentToTheTrash()
{
    Desk desk;
    QVERIFY(desk.add(u"essay.md"_s, "one\n"));
    QVERIFY(desk.add(u"other.md"_s, "two\n"));
    desk.open(u"essay.md"_s);
    desk.type(u"Typed. "_s);
    Q_EMIT desk.write().trashRequested({u"essay.md"_s});
    Q_EMIT desk.write().trashRequested({u"other.md"_s});
    QVERIFY(!desk.exists(u"essay.md"_s) && !desk.exists(u"other.md"_s));
    // Drafts of the same names, made anew, have the past of those names.
    QVERIFY(desk.add(u"essay.md"_s, "anew\n"));
    QVERIFY(desk.add(u"other.md"_s, "anew\n"));
    for (const QString& name : {u"other.md"_s, u"essay.md"_s}) {
        desk.session->workspace()->openDraft({name});
        desk.openHistory();
        QTRY_VERIFY_WITH_TIMEOUT(desk.said().join(u'|').contains(u"Before it went to the trash"_s), soon);
        QTest::keyClick(desk.versions(), Qt::Key_Escape);
    }
}

void TestHistory::saysThatNothingIsOpen()
{
    Desk desk;
    desk.open();
    QTest::keyClick(&desk.window(), Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!desk.toast().isEmpty());
    QVERIFY(!desk.sheet()->isVisible());
}

void TestHistory::staysOutsideOfTheFolder()
{
    Desk desk;
    QVERIFY(desk.add(u"essay.md"_s, "A sentence that is nowhere else.\n"));
    desk.open(u"essay.md"_s);
    desk.openHistory();
    QTRY_COMPARE_WITH_TIMEOUT(desk.said().size(), 1, soon);
    QDirIterator data(desk.scratch.filePath(u"data"_s), {u"*.log"_s}, QDir::Files,
                      QDirIterator::Subdirectories);
    bool kept = false;
    while (data.hasNext())
        kept |= data.next().contains(u"/history/drafts/"_s);
    QVERIFY(kept);
    QDirIterator folder(desk.root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (folder.hasNext())
        QVERIFY2(!folder.next().contains(u"history"_s), qPrintable(folder.filePath()));
}

void TestHistory::comparesAConflict_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("keep mine") << QByteArray("compareSheet.mine") << QByteArray("Mine. one\n");
    QTest::newRow("take theirs") << QByteArray("compareSheet.theirs") << QByteArray("theirs\n");
    QTest::newRow("keep both") << QByteArray("compareSheet.elsewhere") << QByteArray("theirs\n");
}

void TestHistory::comparesAConflict()
{
    QFETCH(QByteArray, button);
    QFETCH(QByteArray, file);
    Desk desk;
    QVERIFY(desk.add(u"essay.md"_s, "one\n"));
    desk.open(u"essay.md"_s);
    desk.cursorTo(0);
    desk.type(u"Mine. "_s);
    QVERIFY(desk.add(u"essay.md"_s, "theirs\n"));
    desk.drafts().recheck();
    QCOMPARE(desk.saved(), SaveState::Conflict);
    QVERIFY2(desk.answers().contains(u"Compare"_s), qPrintable(desk.answers().join(u'|')));
    desk.press("messageBar.compare");
    auto* sheet = desk.window().findChild<CompareSheet*>();
    QVERIFY(sheet->isVisible());
    auto* lines = sheet->findChild<CompareView*>();
    QTRY_VERIFY_WITH_TIMEOUT(lines->changes() > 0, soon);
    desk.picture("compare-conflict");
    sheet->findChild<QPushButton*>(QString::fromLatin1(button))->click();
    QVERIFY(!sheet->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QCOMPARE(desk.bytes(u"essay.md"_s), file);
    // Whatever was chosen, both texts still stand in the folder.
    QByteArrayList all;
    for (const QString& name : QDir(desk.root).entryList({u"*.md"_s}))
        all << desk.bytes(name);
    QVERIFY(all.contains("Mine. one\n"));
    QVERIFY(all.contains("theirs\n"));
}

void TestHistory::closesTheComparisonWithoutAChoice()
{
    Desk desk;
    QVERIFY(desk.add(u"essay.md"_s, "one\n"));
    desk.open(u"essay.md"_s);
    desk.type(u"Mine. "_s);
    QVERIFY(desk.add(u"essay.md"_s, "theirs\n"));
    desk.drafts().recheck();
    desk.press("messageBar.compare");
    auto* sheet = desk.window().findChild<CompareSheet*>();
    QTRY_VERIFY_WITH_TIMEOUT(sheet->findChild<CompareView*>()->changes() > 0, soon);
    QTest::keyClick(sheet->findChild<CompareView*>(), Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
    QCOMPARE(desk.saved(), SaveState::Conflict);
    QCOMPARE(desk.bytes(u"essay.md"_s), QByteArray("theirs\n"));
    QVERIFY(!desk.bar().isEmpty());
}

int main(int argc, char** argv)
{
    return runApart<TestHistory>(argc, argv);
}
#include "tst_history.moc"
