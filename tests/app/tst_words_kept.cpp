// Words that are on their way while something happens to the draft, the window or the workspace: they come to
// the draft they were written in, and into the log before it leaves the program.
#include "tests/app/open_window.h"
#include "ui/frame/status_strip.h"

using namespace brickwork;
using namespace Qt::StringLiterals;
using test::Answerer;
using test::OpenWindow;
using test::soon;

namespace {

const Day today(2026, 11, 20);

StoreState stored(const OpenWindow& desk)
{
    return desk.session->workspace()->logbook().store().read().value_or(StoreState());
}

std::map<QString, Writing> storedToday(const OpenWindow& desk)
{
    const WritingLog log = stored(desk).log.writings;
    const auto found = log.find(today);
    return found == log.end() ? std::map<QString, Writing>() : found->second;
}

/// A key each second on the clock of the test.
void write(OpenWindow& desk, const QString& text, int pause = -1)
{
    for (const QChar letter : text) {
        QTest::keyClicks(desk.editor(), QString(letter), Qt::NoModifier, pause);
        desk.clock.pass(1'000);
    }
}

} // namespace

class TestWordsKept : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Whoever writes without a pause has written for seconds before there is a file.
    void theFirstWordsOfADraftAreFoundUnderItsName()
    {
        OpenWindow desk;
        desk.open();
        desk.session->workspace()->handle(Command::NewDraft);
        QTest::qWait(0);
        for (int i = 0; i < 30; ++i)
            write(desk, u"word "_s, 50);
        QVERIFY(!desk.drafts().state().id.isEmpty());
        const auto typed = [&desk] {
            int words = 0;
            for (const auto& [draft, writing] : storedToday(desk))
                words += writing.of(WordSource::Typed).net();
            return words;
        };
        QTRY_COMPARE_WITH_TIMEOUT(typed(), 30, soon);
        QCOMPARE(storedToday(desk).size(), 1U);
        QCOMPARE(storedToday(desk).begin()->first, desk.drafts().state().id.value);
    }

    void closingGivesADraftItsNameBeforeItsWordsAreLogged()
    {
        OpenWindow desk;
        desk.open();
        desk.session->workspace()->handle(Command::NewDraft);
        write(desk, u"Three words here"_s);
        QVERIFY(desk.drafts().state().id.isEmpty());
        QVERIFY(desk.window().close());
        QVERIFY(!desk.drafts().state().id.isEmpty());
        QVERIFY(stored(desk).openWriting.empty());
        QCOMPARE(storedToday(desk).size(), 1U);
        QCOMPARE(storedToday(desk).begin()->first, desk.drafts().state().id.value);
    }

    void anExportHoldsTheWordsOfTheLastMinute()
    {
        OpenWindow desk;
        QVERIFY(desk.add(u"a.md"_s, "# A\n\n"));
        desk.open(u"a.md"_s);
        write(desk, u"just written "_s);
        const QString file = desk.scratch.filePath(u"log.json"_s);
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        const Answerer answerer([&file](QWidget& dialog) {
            dialog.findChild<QLineEdit*>()->setText(file);
            QMetaObject::invokeMethod(&dialog, "accept");
        });
        desk.session->workspace()->handle(Command::ExportLog);
        QVERIFY(answerer.asked());
        QVERIFY2(desk.toast().contains(u"log.json"_s), qPrintable(desk.toast()));
        QCOMPARE(test::bytesOf(file).count("writing.logged"), 1);
    }

    // Else a backup that is put back would hold as open what is an event in the journal.
    void aBackupLeavesNoWordsOpen()
    {
        OpenWindow desk;
        QVERIFY(desk.add(u"a.md"_s, "# A\n\n"));
        desk.open(u"a.md"_s);
        write(desk, u"just written "_s);
        desk.session->workspace()->handle(Command::Backup);
        QVERIFY2(desk.toast().contains(u"A verified copy is in"_s), qPrintable(desk.toast()));
        QVERIFY(stored(desk).openWriting.empty());
        QCOMPARE(storedToday(desk)[u"a.md"_s].of(WordSource::Typed).net(), 2);
    }

    // What it would undo is gone with its workspace.
    void anUndoOfferedDoesNotOutliveItsWorkspace()
    {
        OpenWindow desk;
        QVERIFY(desk.add(u"a.md"_s, "# A\n\n"));
        desk.open(u"a.md"_s);
        QVERIFY(desk.session->workspace()->logbook().set(u"brick.words"_s, u"2"_s));
        write(desk, u"one two "_s);
        QVERIFY(desk.toast().contains(u"Your words laid today’s brick"_s));
        QVERIFY(desk.find("toast.action")->isVisible());
        const QString other = desk.scratch.filePath(u"Other"_s);
        QVERIFY(QDir().mkpath(other));
        QVERIFY(desk.session->openFolder(other));
        QVERIFY(!desk.find("toast.action")->isVisible());
    }

    void mineSavedElsewhereTakesItsWordsAlong()
    {
        OpenWindow desk;
        QVERIFY(desk.add(u"a.md"_s, "# A\n\none\n"));
        desk.open(u"a.md"_s);
        write(desk, u"first "_s);
        desk.session->workspace()->handle(Command::Backup);
        QCOMPARE(storedToday(desk)[u"a.md"_s].of(WordSource::Typed).net(), 1);
        write(desk, u"mine "_s);
        QVERIFY(desk.add(u"a.md"_s, "# A\n\none and two of another\n"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Conflict, soon);
        desk.press("messageBar.elsewhere");
        const QString mine = desk.drafts().state().id.value;
        QVERIFY(mine != u"a.md"_s);
        write(desk, u"more "_s);
        desk.session->workspace()->handle(Command::Backup);
        QCOMPARE(dayWriting(stored(desk).log.writings, today).typed(), 3);
        QCOMPARE(storedToday(desk)[u"a.md"_s].of(WordSource::Typed).net(), 1);
        QCOMPARE(storedToday(desk)[mine].of(WordSource::Typed).net(), 2);
        // Theirs is another program's, and the ledger says so once it is opened.
        desk.session->workspace()->openDraft({u"a.md"_s});
        desk.session->workspace()->handle(Command::Backup);
        QCOMPARE(storedToday(desk)[u"a.md"_s].of(WordSource::External).net(), 3);
    }

    void aDraftBackFromTheTrashWasChangedByNobody()
    {
        OpenWindow desk;
        QVERIFY(desk.add(u"a.md"_s, "# A\n\nSome words\n"));
        desk.open(u"a.md"_s);
        desk.cursorTo(static_cast<int>(desk.editor()->toPlainText().size()));
        write(desk, u"and more "_s);
        desk.session->workspace()->handle(Command::Trash);
        QVERIFY(!desk.exists(u"a.md"_s));
        QTest::qWait(400); // whatever is rendered still
        desk.press("toast.action");
        QCOMPARE(desk.drafts().state().id.value, u"a.md"_s);
        QVERIFY(desk.window().close());
        QCOMPARE(storedToday(desk)[u"a.md"_s].of(WordSource::Typed).net(), 2);
        QVERIFY(storedToday(desk)[u"a.md"_s].of(WordSource::External) == WordChange());
    }
};

int main(int argc, char** argv)
{
    return test::runApart<TestWordsKept>(argc, argv);
}
#include "tst_words_kept.moc"
