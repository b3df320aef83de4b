// After a crash the window offers what was typed and not saved, does with it what the writer says, and loses
// none of it whatever that is.
#include "app/recovery_desk.h"
#include "core/workspace/typing_journal.h"
#include "tests/app/open_window.h"

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray inFile = "# Essay\n\nIt began at six.\n";
const QString typed = u"# Essay\n\nIt began at six.\nAnd ended long after ten.\n"_s;

/// A window with a workspace, and what a crash left of drafts.
struct Crashed
{
    OpenWindow desk;

    Crashed() { (void) desk.add(u"essay.md"_s, inFile); }

    [[nodiscard]] QString folder() const
    {
        const auto workspace = openWorkspace(desk.root);
        return desk.scratch.filePath(u"data/workspaces/%1/typing"_s.arg(workspace->id.value));
    }
    /// As a program that was killed leaves it: `text` was typed into a draft that held `saved`.
    [[nodiscard]] bool leave(const QString& id, const QByteArray& saved, const QString& text,
                             int secondsAgo = 0) const
    {
        const QString before = QString::fromUtf8(saved);
        auto journal = TypingJournal::create(
            folder(),
            {.id = {id}, .hash = id.isEmpty() ? ContentHash() : ContentHash::of(saved), .text = before},
            desk.clock.now());
        if (!journal || !journal->append(std::vector<TextEdit>{{0, static_cast<int>(before.size()), text}}))
            return false;
        QFile file(journal->path());
        return file.open(QIODevice::ReadWrite) &&
               file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-secondsAgo),
                                QFileDevice::FileModificationTime);
    }
    [[nodiscard]] QStringList journals() const { return QDir(folder()).entryList({u"*.typing"_s}); }
    [[nodiscard]] QStringList discarded() const
    {
        return QDir(folder() + u"/discarded"_s).entryList({u"*.typing"_s});
    }
    [[nodiscard]] QStringList files() const { return QDir(desk.root).entryList({u"*.md"_s}, QDir::Files); }
};

} // namespace

class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsOfferedWithoutACrash();
    void whatWasTypedIsOffered();
    void restoringPutsItIntoTheDraft();
    void anUntitledDraftIsRestoredAsANewOne();
    void aFileThatWasChangedIsKeptToo();
    void wordsWrittenBeforeTheAnswerAreKept();
    void aFileThatIsGoneIsMadeAgain();
    void savingAsANewDraftLeavesTheFile();
    void discardingKeepsItForAWhile();
    void severalAreOfferedOneAfterTheOther();
    void noAnswerOffersItAgain();
    void comparingShowsBoth();
    void aConflictSpeaksFirst();
    void theBarFitsASmallWindow_data();
    void theBarFitsASmallWindow();
    void typingInTheWindowIsKept();
    void goingAwayUnsavedNeverEmptiesTheFile();
    void aJournalThatCannotBeWrittenIsSaidOnce();
    void closingWithoutSavingOffersNothing();
    void aFileWithAnotherNameIsAskedAbout();
    void theCursorComesBack();
};

void TestRecovery::nothingIsOfferedWithoutACrash()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    desk.open(u"essay.md"_s);
    desk.cursorTo(0);
    desk.type(u"typed "_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QVERIFY(desk.window().close());
    desk.renew();
    desk.open();
    QTest::qWait(500);
    QVERIFY2(desk.bar().isEmpty(), qPrintable(desk.bar()));
    QCOMPARE(crashed.journals(), QStringList());
    QCOMPARE(crashed.discarded(), QStringList());
}

void TestRecovery::whatWasTypedIsOffered()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QVERIFY(crashed.leave(u"essay.md"_s, inFile, typed));
    desk.open(u"essay.md"_s);
    QTRY_COMPARE_WITH_TIMEOUT(
        desk.bar(), u"Brickwork was closed before “Essay” was saved: 5 words are not in the file."_s, soon);
    QCOMPARE(desk.answers(),
             (QStringList{u"Restore"_s, u"Compare"_s, u"Save as a new draft"_s, u"Discard"_s}));
    desk.picture("recovery");
    // Until then nothing is changed, and nobody is held up.
    QCOMPARE(desk.write().text().toUtf8(), inFile);
    QCOMPARE(desk.bytes(u"essay.md"_s), inFile);
    QVERIFY(!QApplication::activeModalWidget());
}

void TestRecovery::restoringPutsItIntoTheDraft()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QVERIFY(desk.add(u"other.md"_s, "# Other\n"));
    QVERIFY(crashed.leave(u"essay.md"_s, inFile, typed));
    desk.open(u"other.md"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.bar().isEmpty(), soon);
    desk.press("messageBar.recovery.restore");
    QCOMPARE(desk.drafts().state().id.value, u"essay.md"_s);
    QCOMPARE(desk.write().text(), typed);
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QCOMPARE(desk.bytes(u"essay.md"_s), typed.toUtf8());
    QVERIFY(desk.bar().isEmpty());
    QCOMPARE(crashed.files().size(), 2);
    // It was an edit as any other.
    QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.write().text().toUtf8(), inFile);
    QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(desk.write().text(), typed);
    QVERIFY(desk.window().close());
    desk.renew();
    desk.open();
    QTest::qWait(500);
    QVERIFY(desk.bar().isEmpty());
    QCOMPARE(desk.bytes(u"essay.md"_s), typed.toUtf8());
}

void TestRecovery::anUntitledDraftIsRestoredAsANewOne()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QVERIFY(crashed.leave({}, {}, u"# A Walk\n\nIn the fog.\n"_s));
    desk.open();
    QTRY_COMPARE_WITH_TIMEOUT(
        desk.bar(), u"Brickwork was closed before a new draft was saved: 5 words are in no file."_s, soon);
    QCOMPARE(crashed.files(), QStringList{u"essay.md"_s});
    desk.picture("recovery-untitled");
    desk.press("messageBar.recovery.restore");
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QCOMPARE(desk.drafts().state().id.value, u"a-walk.md"_s);
    QCOMPARE(desk.bytes(u"a-walk.md"_s), "# A Walk\n\nIn the fog.\n");
    QCOMPARE(desk.bytes(u"essay.md"_s), inFile);
    QVERIFY(desk.bar().isEmpty());
}

void TestRecovery::aFileThatWasChangedIsKeptToo()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QVERIFY(crashed.leave(u"essay.md"_s, inFile, typed));
    QVERIFY(desk.add(u"essay.md"_s, "# Essay\n\nTheirs.\n"));
    desk.open(u"essay.md"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.bar().contains(u"Another program has changed the file since"_s), soon);
    desk.picture("recovery-changed");
    desk.press("messageBar.recovery.restore");
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QCOMPARE(desk.write().text(), typed);
    QCOMPARE(desk.bytes(u"essay.md"_s), typed.toUtf8());
    QCOMPARE(crashed.files(), (QStringList{u"essay-2.md"_s, u"essay.md"_s}));
    QCOMPARE(desk.bytes(u"essay-2.md"_s), "# Essay\n\nTheirs.\n");
}

void TestRecovery::wordsWrittenBeforeTheAnswerAreKept()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QVERIFY(crashed.leave(u"essay.md"_s, inFile, typed));
    desk.open(u"essay.md"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.bar().isEmpty(), soon);
    desk.cursorTo(0);
    desk.type(u"new words "_s);
    QVERIFY(!desk.bar().isEmpty());
    desk.press("messageBar.recovery.restore");
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QCOMPARE(desk.bytes(u"essay.md"_s), typed.toUtf8());
    QCOMPARE(desk.bytes(u"essay-2.md"_s), "new words " + inFile);
}

void TestRecovery::aFileThatIsGoneIsMadeAgain()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QVERIFY(desk.add(u"other.md"_s, "# Other\n"));
    QVERIFY(crashed.leave(u"essay.md"_s, inFile, typed));
    QVERIFY(QFile::remove(desk.root + u"/essay.md"_s));
    desk.open(u"other.md"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.bar().contains(u"its file is gone"_s), soon);
    desk.press("messageBar.recovery.restore");
    QCOMPARE(desk.drafts().state().id.value, u"essay.md"_s);
    QCOMPARE(desk.bytes(u"essay.md"_s), typed.toUtf8());
    QCOMPARE(desk.write().text(), typed);
}

void TestRecovery::savingAsANewDraftLeavesTheFile()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QVERIFY(crashed.leave(u"essay.md"_s, inFile, typed));
    desk.open(u"essay.md"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.bar().isEmpty(), soon);
    desk.press("messageBar.recovery.new");
    QCOMPARE(desk.drafts().state().id.value, u"essay-recovered.md"_s);
    QCOMPARE(desk.bytes(u"essay-recovered.md"_s), typed.toUtf8());
    QCOMPARE(desk.bytes(u"essay.md"_s), inFile);
    QVERIFY(desk.bar().isEmpty());
}

void TestRecovery::discardingKeepsItForAWhile()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QVERIFY(crashed.leave(u"essay.md"_s, inFile, typed));
    desk.open(u"essay.md"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.bar().isEmpty(), soon);
    desk.press("messageBar.recovery.discard");
    QVERIFY(desk.bar().isEmpty());
    QVERIFY(!QApplication::activeModalWidget());
    QCOMPARE(desk.bytes(u"essay.md"_s), inFile);
    QCOMPARE(crashed.journals(), QStringList());
    QCOMPARE(crashed.discarded().size(), 1);
    const auto told = readJournal(bytesOf(crashed.folder() + u"/discarded/"_s + crashed.discarded().first()));
    QVERIFY(told);
    QCOMPARE(told->text, typed);
    desk.renew();
    desk.open(u"essay.md"_s);
    QTest::qWait(500);
    QVERIFY(desk.bar().isEmpty());
}

void TestRecovery::severalAreOfferedOneAfterTheOther()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QVERIFY(desk.add(u"other.md"_s, "# Other\n"));
    QVERIFY(crashed.leave({}, {}, u"oldest thought"_s, 30));
    QVERIFY(crashed.leave(u"essay.md"_s, inFile, typed, 20));
    QVERIFY(crashed.leave(u"other.md"_s, "# Other\n", u"# Other words\n"_s, 10));
    desk.open(u"essay.md"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.bar().startsWith(u"1 of 3 · "_s), soon);
    QVERIFY2(desk.bar().contains(u"“Other”"_s), qPrintable(desk.bar()));
    QVERIFY2(desk.bar().contains(u"1 word is not in the file"_s), qPrintable(desk.bar()));
    desk.picture("recovery-several");
    desk.press("messageBar.recovery.discard");
    QVERIFY2(desk.bar().startsWith(u"2 of 3 · "_s) && desk.bar().contains(u"“Essay”"_s),
             qPrintable(desk.bar()));
    desk.press("messageBar.recovery.restore");
    QVERIFY2(desk.bar().startsWith(u"3 of 3 · "_s) && desk.bar().contains(u"a new draft"_s),
             qPrintable(desk.bar()));
    desk.press("messageBar.recovery.new");
    QVERIFY(desk.bar().isEmpty());
    QCOMPARE(desk.bytes(u"essay.md"_s), typed.toUtf8());
    QCOMPARE(desk.bytes(u"other.md"_s), "# Other\n");
    QCOMPARE(desk.bytes(u"oldest-thought.md"_s), "oldest thought");
}

void TestRecovery::noAnswerOffersItAgain()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QVERIFY(crashed.leave(u"essay.md"_s, inFile, typed));
    for (int start = 0; start < 2; ++start) {
        desk.open(u"essay.md"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desk.bar().contains(u"5 words"_s), soon);
        QVERIFY(desk.window().close());
        desk.renew();
    }
    QCOMPARE(crashed.journals().size(), 1);
}

void TestRecovery::comparingShowsBoth()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QVERIFY(crashed.leave(u"essay.md"_s, inFile, typed));
    desk.open(u"essay.md"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.bar().isEmpty(), soon);
    QList<TextPair> shown;
    desk.session->workspace()->recovery().setCompare([&](const TextPair& pair) { shown << pair; });
    QCOMPARE(desk.answers(),
             (QStringList{u"Restore"_s, u"Compare"_s, u"Save as a new draft"_s, u"Discard"_s}));
    desk.picture("recovery-compare");
    desk.press("messageBar.recovery.compare");
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown.first().first.toUtf8(), inFile);
    QCOMPARE(shown.first().second, typed);
    QVERIFY(!shown.first().firstName.isEmpty() && !shown.first().secondName.isEmpty());
    // It is still offered.
    QVERIFY(!desk.bar().isEmpty());
}

void TestRecovery::aConflictSpeaksFirst()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QVERIFY(crashed.leave({}, {}, u"a thought"_s));
    desk.open(u"essay.md"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.bar().contains(u"a new draft"_s), soon);
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"mine"_s);
    QVERIFY(desk.add(u"essay.md"_s, "theirs\n"));
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Conflict, soon);
    QVERIFY2(desk.bar().contains(u"another program"_s), qPrintable(desk.bar()));
    desk.press("messageBar.mine");
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QVERIFY2(desk.bar().contains(u"a new draft"_s), qPrintable(desk.bar()));
}

void TestRecovery::theBarFitsASmallWindow_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<ThemeMode>("mode");
    QTest::newRow("left to right, light") << Qt::LeftToRight << ThemeMode::Light;
    QTest::newRow("left to right, dark") << Qt::LeftToRight << ThemeMode::Dark;
    QTest::newRow("right to left, light") << Qt::RightToLeft << ThemeMode::Light;
    QTest::newRow("right to left, dark") << Qt::RightToLeft << ThemeMode::Dark;
}

void TestRecovery::theBarFitsASmallWindow()
{
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(ThemeMode, mode);
    QGuiApplication::setLayoutDirection(direction);
    {
        Crashed crashed;
        OpenWindow& desk = crashed.desk;
        desk.session->theme().setMode(mode);
        desk.window().resize(1024, 640);
        QVERIFY(crashed.leave(u"essay.md"_s, inFile, typed, 10));
        QVERIFY(crashed.leave({}, {}, u"a thought"_s, 20));
        QVERIFY(desk.add(u"essay.md"_s, "# Essay\n\nTheirs.\n"));
        desk.open(u"essay.md"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.bar().isEmpty(), soon);
        desk.session->workspace()->recovery().setCompare([](const TextPair&) {});
        desk.picture(u"recovery-small-%1-%2"_s.arg(direction == Qt::RightToLeft ? u"rtl"_s : u"ltr"_s)
                         .arg(mode == ThemeMode::Dark ? u"dark"_s : u"light"_s)
                         .toUtf8()
                         .constData());
        const QWidget* bar = desk.find("messageBar");
        for (const QPushButton* button : bar->findChildren<QPushButton*>()) {
            if (!button->isVisible())
                continue;
            QVERIFY(bar->rect().contains(QRect(button->mapTo(bar, QPoint()), button->size())));
            QVERIFY(button->width() >= button->sizeHint().width());
            QVERIFY(!button->objectName().isEmpty());
        }
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestRecovery::typingInTheWindowIsKept()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    desk.open(u"essay.md"_s);
    QVERIFY(QFile::setPermissions(desk.root + u"/essay.md"_s, QFile::ReadOwner | QFile::WriteOwner));
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"typed in the window"_s);
    const auto kept = [&crashed] {
        const QStringList names = crashed.journals();
        return readJournal(bytesOf(crashed.folder() + u'/' + names.value(0)))
            .transform([](const JournalText& told) { return told.text; })
            .value_or(QString());
    };
    QTRY_COMPARE_WITH_TIMEOUT(kept(), QString::fromUtf8(inFile) + u"typed in the window"_s, soon);
    QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(kept(), desk.write().text(), soon);
}

void TestRecovery::goingAwayUnsavedNeverEmptiesTheFile()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    desk.open(u"essay.md"_s);
    desk.editor()->setFocus();
    desk.cursorTo(0);
    desk.type(u"typed "_s);
    QVERIFY(desk.drafts().dirty());
    // The window goes without having been asked to close.
    desk.session.reset();
    QVERIFY2(desk.bytes(u"essay.md"_s) == inFile || desk.bytes(u"essay.md"_s) == "typed " + inFile,
             desk.bytes(u"essay.md"_s).constData());
    desk.renew();
    desk.open(u"essay.md"_s);
    if (desk.write().text().toUtf8() == inFile) {
        QTRY_VERIFY_WITH_TIMEOUT(!desk.bar().isEmpty(), soon);
        desk.press("messageBar.recovery.restore");
    }
    QCOMPARE(desk.write().text().toUtf8(), "typed " + inFile);
}

void TestRecovery::aJournalThatCannotBeWrittenIsSaidOnce()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QVERIFY(put(crashed.folder(), "no folder"));
    desk.open(u"essay.md"_s);
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"typed"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.bar().contains(u"cannot be kept against a crash"_s), soon);
    QCOMPARE(desk.answers(), QStringList{u"Understood"_s});
    desk.picture("recovery-failing");
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    desk.press("messageBar.recovery.understood");
    QVERIFY(desk.bar().isEmpty());
    desk.type(u" on"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.bytes(u"essay.md"_s), inFile + "typed on", soon);
    QTest::qWait(500);
    QVERIFY2(desk.bar().isEmpty(), qPrintable(desk.bar()));
}

void TestRecovery::closingWithoutSavingOffersNothing()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    desk.open(u"essay.md"_s);
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"let go"_s);
    QVERIFY(desk.add(u"essay.md"_s, "theirs\n"));
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Conflict, soon);
    const Answerer lose([](QWidget& dialog) {
        for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
            if (button->text() == u"Close without saving"_s)
                button->click();
        }
    });
    QVERIFY(desk.window().close());
    QVERIFY(lose.asked());
    desk.renew();
    desk.open(u"essay.md"_s);
    QTest::qWait(500);
    QVERIFY2(desk.bar().isEmpty(), qPrintable(desk.bar()));
    QCOMPARE(crashed.discarded().size(), 1);
    QCOMPARE(desk.bytes(u"essay.md"_s), "theirs\n");
}

void TestRecovery::aFileWithAnotherNameIsAskedAbout()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QCOMPARE(::link(QFile::encodeName(desk.root + u"/essay.md"_s).constData(),
                    QFile::encodeName(desk.scratch.filePath(u"elsewhere.md"_s)).constData()),
             0);
    desk.open(u"essay.md"_s);
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"mine"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Asking, soon);
    QVERIFY2(desk.bar().contains(u"hard links"_s), qPrintable(desk.bar()));
    QCOMPARE(desk.answers(), (QStringList{u"Write over it"_s, u"Save mine as a new draft"_s}));
    QVERIFY(!QApplication::activeModalWidget());
    desk.picture("asking");
    QCOMPARE(desk.bytes(u"essay.md"_s), inFile);
    desk.press("messageBar.inPlace");
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QVERIFY(desk.bar().isEmpty());
    QCOMPARE(bytesOf(desk.scratch.filePath(u"elsewhere.md"_s)), inFile + "mine");
}

void TestRecovery::theCursorComesBack()
{
    Crashed crashed;
    OpenWindow& desk = crashed.desk;
    QByteArray pages = "# Pages\n\n";
    for (int line = 0; line < 400; ++line)
        pages += "Line " + QByteArray::number(line) + " of many.\n\n";
    QVERIFY(desk.add(u"pages.md"_s, pages));
    desk.open(u"pages.md"_s);
    desk.cursorTo(5'000);
    desk.editor()->ensureCursorVisible();
    const int scroll = desk.editor()->verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    desk.session->workspace()->openDraft(DraftId{u"essay.md"_s});
    desk.cursorTo(11);
    desk.session->workspace()->openDraft(DraftId{u"pages.md"_s});
    QCOMPARE(desk.write().cursor(), 5'000);
    QVERIFY(desk.window().close());
    desk.renew();
    desk.open();
    QCOMPARE(desk.write().draftId().value, u"pages.md"_s);
    QCOMPARE(desk.write().cursor(), 5'000);
    QTRY_VERIFY_WITH_TIMEOUT(desk.editor()->viewport()->rect().intersects(desk.editor()->cursorRect()), soon);
    desk.session->workspace()->openDraft(DraftId{u"essay.md"_s});
    QCOMPARE(desk.write().cursor(), 11);
}

int main(int argc, char** argv)
{
    return runApart<TestRecovery>(argc, argv);
}
#include "tst_recovery.moc"
