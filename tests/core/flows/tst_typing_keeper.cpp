// What is typed survives the end of the program at any moment: the keeper and a real session over real files;
// the editor is a string that tells each change as the real one does.
#include "core/flows/recovery.h"
#include "core/flows/typing_keeper.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <unistd.h>

#include <csignal>
#include <memory>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int soon = 15'000; ///< milliseconds that something asynchronous may take on a busy machine

const DraftId essay{u"essay.md"_s};
const DraftId other{u"other.md"_s};

Instant now()
{
    return Instant{QDateTime::currentMSecsSinceEpoch()};
}

/// One window: library, session, keeper, and a string for an editor.
struct Desk
{
    DraftLibrary library;
    PinnedClock clock;
    DraftSession session{library, clock};
    TypingKeeper keeper;
    QString text;

    Desk(const Workspace& workspace, const QString& folder) : library(workspace), keeper(session, folder)
    {
        session.setTextSource([this] { return text; });
        QObject::connect(&session, &DraftSession::reloaded, &session, [this](const QString& theirs) {
            keeper.note(0, static_cast<int>(text.size()), theirs);
            text = theirs;
        });
    }
    ~Desk() = default;
    [[nodiscard]] bool open(const DraftId& id)
    {
        const auto file = session.open(id);
        text = file ? file->text : text;
        return file.has_value();
    }
    [[nodiscard]] bool openUntitled()
    {
        text.clear();
        return session.openUntitled().has_value();
    }
    void edit(int from, int removed, const QString& added)
    {
        text.replace(from, removed, added);
        keeper.note(from, removed, added);
        session.noteEdit();
    }
    void type(const QString& added) { edit(static_cast<int>(text.size()), 0, added); }
};

struct Place
{
    DraftsFolder drafts;
    QString folder = drafts.place.filePath(u"data/typing"_s);

    Place()
    {
        (void) drafts.add(essay.value, "# Essay\n");
        (void) drafts.add(other.value, "# Other\n");
    }
    [[nodiscard]] std::vector<RecoveredText> found() const
    {
        return recoveredTexts(drafts.workspace, folder, now());
    }
    [[nodiscard]] QStringList journals() const
    {
        return QDir(folder).entryList({u"*.typing"_s}, QDir::Files);
    }
    [[nodiscard]] QStringList discarded() const
    {
        return QDir(folder + u"/discarded"_s).entryList(QDir::Files);
    }
    /// What the kernel has been given, while the window still lives: its journals, read by their bytes.
    [[nodiscard]] QString inKernel() const
    {
        const QStringList names = journals();
        if (names.size() != 1)
            return u"(%1 journals)"_s.arg(names.size());
        return readJournal(bytesOf(folder + u'/' + names.first()))
            .transform([](const JournalText& told) { return told.text; })
            .value_or(u"(unreadable)"_s);
    }
    /// The same desk in another process, which does what `story` says and is then killed.
    [[nodiscard]] QString runAndKill(const QString& story) const
    {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {u"--story"_s, drafts.workspace.root, folder, story});
        if (!child.waitForFinished(60'000))
            return u"it did not end"_s;
        if (child.exitStatus() != QProcess::CrashExit)
            return u"it was not killed: "_s + QString::fromUtf8(child.readAllStandardOutput());
        return {};
    }
};

} // namespace

class TestTypingKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKeptBeforeSomethingIsTyped();
    void whatIsTypedReachesTheKernelByItself();
    void whatWasTypedIsThereAfterAKill();
    void anUntitledDraftIsThereAfterAKill();
    void theFileThatWasSavedBeforeTheKillIsOurs();
    void aKillAfterASaveOffersNothing();
    void aFileChangedSinceIsSaid();
    void aFileThatIsGoneIsSaid();
    void aRenamedDraftIsFoundUnderItsName();
    void aTextThatOnlyAFailedSaveKnewIsThere();
    void savingLeavesNothingToOffer();
    void closingLeavesNoJournal();
    void closingWithoutSavingKeepsItAmongTheDiscarded();
    void goingAwayUnsavedLeavesItForTheNextStart();
    void switchingDraftsKeepsEachApart();
    void aReloadIsNoEdit();
    void aLongJournalBeginsAnew();
    void anEditThatFitsNoTextIsMended();
    void aKeyBetweenASaveAndItsAnswerIsKept();
    void aTextThatItsFileReadsOtherwiseKeepsItsPlaces();
    void aLongJournalThatCannotBeginAnewGoesOn();
    void aDiskThatRefusesIsToldOfOnce();
    void afterARefusalAllIsThereAgain();
    void anUnreachableWorkspaceOffersNothingYet();
    void anotherWorkspaceInItsPlaceOffersNothingYet();
    void wordsThatAreNotThere_data();
    void wordsThatAreNotThere();
};

void TestTypingKeeper::nothingIsKeptBeforeSomethingIsTyped()
{
    const Place place;
    Desk desk(place.drafts.workspace, place.folder);
    QVERIFY(desk.open(essay));
    desk.keeper.flush();
    QVERIFY(!QFileInfo::exists(place.folder) || place.journals().isEmpty());
}

void TestTypingKeeper::whatIsTypedReachesTheKernelByItself()
{
    const Place place;
    Desk desk(place.drafts.workspace, place.folder);
    QVERIFY(desk.open(essay));
    for (const QChar letter : u"It began at six."_s)
        desk.type(letter);
    QTRY_COMPARE_WITH_TIMEOUT(place.inKernel(), u"# Essay\nIt began at six."_s, soon);
    desk.edit(8, 2, u"Then it"_s);
    QTRY_COMPARE_WITH_TIMEOUT(place.inKernel(), u"# Essay\nThen it began at six."_s, soon);
}

void TestTypingKeeper::whatWasTypedIsThereAfterAKill()
{
    const Place place;
    QCOMPARE(place.runAndKill(u"open essay.md;type It began at six.;edit 2 5 Walk;flush;kill"_s), QString());
    QCOMPARE(bytesOf(place.drafts.path(essay.value)), "# Essay\n");
    const auto found = place.found();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().id, essay);
    QCOMPARE(found.front().text, u"# Walk\nIt began at six."_s);
    QCOMPARE(found.front().inFile, u"# Essay\n"_s);
    QCOMPARE(found.front().file, RecoveredFile::AsItWas);
    QCOMPARE(found.front().words, 5); // Walk, and four of the sentence
}

void TestTypingKeeper::anUntitledDraftIsThereAfterAKill()
{
    const Place place;
    QCOMPARE(place.runAndKill(u"new;type A first thought;flush;kill"_s), QString());
    const auto found = place.found();
    QCOMPARE(found.size(), 1);
    QVERIFY(found.front().id.isEmpty());
    QCOMPARE(found.front().file, RecoveredFile::Never);
    QCOMPARE(found.front().text, u"A first thought"_s);
    QCOMPARE(found.front().words, 3);
}

void TestTypingKeeper::theFileThatWasSavedBeforeTheKillIsOurs()
{
    // The save reached the disk, but the session never heard of it.
    const Place place;
    QCOMPARE(place.runAndKill(u"open essay.md;type one ;save unheard;type two;flush;kill"_s), QString());
    QCOMPARE(bytesOf(place.drafts.path(essay.value)), "# Essay\none ");
    const auto found = place.found();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().text, u"# Essay\none two"_s);
    QCOMPARE(found.front().file, RecoveredFile::AsItWas);
    QCOMPARE(found.front().words, 1);
}

void TestTypingKeeper::aKillAfterASaveOffersNothing()
{
    const Place place;
    QCOMPARE(place.runAndKill(u"open essay.md;type one;save;flush;kill"_s), QString());
    QCOMPARE(bytesOf(place.drafts.path(essay.value)), "# Essay\none");
    QVERIFY(place.found().empty());
    QCOMPARE(place.journals(), QStringList());
    // Nor does one that another program wrote over since: nothing of the writer's is lost with it.
    QCOMPARE(place.runAndKill(u"open essay.md;type two;save;flush;kill"_s), QString());
    QVERIFY(place.drafts.add(essay.value, "theirs\n"));
    QVERIFY(place.found().empty());
}

void TestTypingKeeper::aFileChangedSinceIsSaid()
{
    const Place place;
    QCOMPARE(place.runAndKill(u"open essay.md;type mine;flush;kill"_s), QString());
    QVERIFY(place.drafts.add(essay.value, "# Essay\ntheirs\n"));
    const auto found = place.found();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().file, RecoveredFile::Changed);
    QCOMPARE(found.front().text, u"# Essay\nmine"_s);
    QCOMPARE(found.front().inFile, u"# Essay\ntheirs\n"_s);
}

void TestTypingKeeper::aFileThatIsGoneIsSaid()
{
    const Place place;
    QCOMPARE(place.runAndKill(u"open essay.md;type mine;flush;kill"_s), QString());
    QVERIFY(QFile::remove(place.drafts.path(essay.value)));
    const auto found = place.found();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().file, RecoveredFile::Gone);
    QCOMPARE(found.front().text, u"# Essay\nmine"_s);
}

void TestTypingKeeper::aRenamedDraftIsFoundUnderItsName()
{
    const Place place;
    QCOMPARE(place.runAndKill(u"open essay.md;rename memoir;type mine;flush;kill"_s), QString());
    auto found = place.found();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().id.value, u"memoir.md"_s);
    QCOMPARE(found.front().file, RecoveredFile::AsItWas);
    found.clear();
    // So is an untitled one by the name it got.
    const Place another;
    QCOMPARE(another.runAndKill(u"new;type # New;save;type  words;flush;kill"_s), QString());
    found = another.found();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().id.value, u"new.md"_s);
    QCOMPARE(found.front().inFile, u"# New"_s);
    QCOMPARE(found.front().text, u"# New words"_s);
}

void TestTypingKeeper::aTextThatOnlyAFailedSaveKnewIsThere()
{
    const Place place;
    QCOMPARE(place.runAndKill(u"open essay.md;type mine;theirs essay.md;save;flush;kill"_s), QString());
    const auto found = place.found();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().text, u"# Essay\nmine"_s);
    QCOMPARE(found.front().file, RecoveredFile::Changed);
}

void TestTypingKeeper::savingLeavesNothingToOffer()
{
    const Place place;
    auto desk = std::make_unique<Desk>(place.drafts.workspace, place.folder);
    QVERIFY(desk->open(essay));
    desk->type(u"one"_s);
    desk->keeper.flush();
    QCOMPARE(place.journals().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(desk->session.state().save, SaveState::Saved, soon);
    desk->keeper.flush();
    const auto told = readJournal(bytesOf(place.folder + u'/' + place.journals().value(0)));
    QVERIFY(told && !told->unsaved);
    // What is typed after it is to be offered again.
    desk->type(u" two"_s);
    desk->keeper.flush();
    QVERIFY(readJournal(bytesOf(place.folder + u'/' + place.journals().value(0))).value().unsaved);
    QCOMPARE(place.inKernel(), u"# Essay\none two"_s);
    desk->session.abandon();
}

void TestTypingKeeper::closingLeavesNoJournal()
{
    const Place place;
    {
        Desk desk(place.drafts.workspace, place.folder);
        QVERIFY(desk.open(essay));
        desk.type(u"one"_s);
        QVERIFY(desk.session.close());
        desk.keeper.flush();
        QCOMPARE(place.journals(), QStringList());
        // The window is closed with a draft that is saved.
        QVERIFY(desk.open(essay));
        desk.type(u" two"_s);
        desk.keeper.flush();
        QCOMPARE(place.journals().size(), 1);
        QVERIFY(desk.session.flush());
    }
    QCOMPARE(place.journals(), QStringList());
    QCOMPARE(place.discarded(), QStringList());
    QCOMPARE(bytesOf(place.drafts.path(essay.value)), "# Essay\none two");
}

void TestTypingKeeper::closingWithoutSavingKeepsItAmongTheDiscarded()
{
    const Place place;
    {
        Desk desk(place.drafts.workspace, place.folder);
        QVERIFY(desk.open(essay));
        desk.type(u"let go"_s);
        desk.session.abandon();
    }
    QVERIFY(place.found().empty());
    QCOMPARE(place.discarded().size(), 1);
    const auto told = readJournal(bytesOf(place.folder + u"/discarded/"_s + place.discarded().first()));
    QVERIFY(told);
    QCOMPARE(told->text, u"# Essay\nlet go"_s);
}

void TestTypingKeeper::goingAwayUnsavedLeavesItForTheNextStart()
{
    const Place place;
    {
        Desk desk(place.drafts.workspace, place.folder);
        QVERIFY(desk.open(essay));
        desk.type(u"mine"_s);
        // Handed over or not, all of it is written before the keeper goes.
    }
    const auto found = place.found();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front().text, u"# Essay\nmine"_s);
}

void TestTypingKeeper::switchingDraftsKeepsEachApart()
{
    const Place place;
    Desk desk(place.drafts.workspace, place.folder);
    QVERIFY(desk.open(essay));
    desk.type(u"one"_s);
    QVERIFY(desk.open(other));
    desk.type(u"two"_s);
    desk.keeper.flush();
    QCOMPARE(place.inKernel(), u"# Other\ntwo"_s);
    QVERIFY(desk.openUntitled());
    desk.type(u"three"_s);
    desk.keeper.flush();
    QCOMPARE(place.inKernel(), u"three"_s);
    desk.session.abandon();
}

void TestTypingKeeper::aReloadIsNoEdit()
{
    const Place place;
    Desk desk(place.drafts.workspace, place.folder);
    QVERIFY(desk.open(essay));
    QVERIFY(place.drafts.add(essay.value, "# Essay\n\nTheirs.\n"));
    QTRY_COMPARE_WITH_TIMEOUT(desk.text, u"# Essay\n\nTheirs.\n"_s, soon);
    desk.keeper.flush();
    QCOMPARE(place.journals(), QStringList());
    desk.type(u"Mine."_s);
    desk.keeper.flush();
    QCOMPARE(place.inKernel(), u"# Essay\n\nTheirs.\nMine."_s);
    desk.session.abandon();
}

void TestTypingKeeper::aLongJournalBeginsAnew()
{
    const Place place;
    Desk desk(place.drafts.workspace, place.folder);
    QVERIFY(desk.open(essay));
    // The same long passage again and again, put in and taken out.
    const QString passage(1'000'000, u'x');
    desk.type(u"kept "_s);
    for (int round = 0; round < 12; ++round) {
        desk.edit(0, 0, passage);
        desk.keeper.flush();
        desk.edit(0, static_cast<int>(passage.size()), {});
        desk.keeper.flush();
    }
    QCOMPARE(place.inKernel(), u"# Essay\nkept "_s);
    const QFileInfo journal(place.folder + u'/' + place.journals().value(0));
    QVERIFY2(journal.size() < 8'000'000, qPrintable(QString::number(journal.size())));
    desk.session.abandon();
}

void TestTypingKeeper::anEditThatFitsNoTextIsMended()
{
    const Place place;
    Desk desk(place.drafts.workspace, place.folder);
    QVERIFY(desk.open(essay));
    desk.type(u"one"_s);
    desk.keeper.flush();
    desk.text = u"# Essay\none and something nobody told of, two"_s;
    desk.keeper.note(4000, 0, u"two"_s);
    QTRY_COMPARE_WITH_TIMEOUT(place.inKernel(), desk.text, soon);
    desk.session.abandon();
}

void TestTypingKeeper::aKeyBetweenASaveAndItsAnswerIsKept()
{
    const Place place;
    Desk desk(place.drafts.workspace, place.folder);
    QVERIFY(desk.open(essay));
    desk.type(u"one"_s);
    desk.session.saveSoon();
    QThreadPool::globalInstance()->waitForDone();
    // The editor tells what changed before it tells that it was the writer; whoever hears of the first may
    // want the draft saved, and the answer of the last save comes to light.
    desk.text.insert(2, u"Long "_s);
    desk.keeper.note(2, 0, u"Long "_s);
    desk.session.saveSoon();
    desk.session.noteEdit();
    desk.keeper.flush();
    QTRY_COMPARE_WITH_TIMEOUT(place.inKernel(), u"# Long Essay\none"_s, soon);
    desk.edit(7, 1, u"D"_s);
    desk.keeper.flush();
    QCOMPARE(place.inKernel(), u"# Long Dssay\none"_s);
    desk.session.abandon();
}

void TestTypingKeeper::aTextThatItsFileReadsOtherwiseKeepsItsPlaces()
{
    // As it comes with what is pasted; at the start of a file it is its mark and no text.
    const Place place;
    Desk desk(place.drafts.workspace, place.folder);
    QVERIFY(desk.openUntitled());
    desk.type(QChar(QChar::ByteOrderMark) + u"# Pasted\n"_s);
    QVERIFY(desk.session.flush());
    QCoreApplication::processEvents();
    desk.edit(3, 6, u"Copied"_s);
    desk.keeper.flush();
    QTRY_COMPARE_WITH_TIMEOUT(place.inKernel(), QChar(QChar::ByteOrderMark) + u"# Copied\n"_s, soon);
    desk.session.abandon();
}

void TestTypingKeeper::aLongJournalThatCannotBeginAnewGoesOn()
{
    const Place place;
    Desk desk(place.drafts.workspace, place.folder);
    QSignalSpy failed(&desk.keeper, &TypingKeeper::failed);
    QVERIFY(desk.open(essay));
    desk.type(u"kept "_s);
    desk.keeper.flush();
    const QStringList before = place.journals();
    QCOMPARE(before.size(), 1);
    // No new file can be made, but the one that is open takes more.
    const QString away = place.folder + u"-away"_s;
    QVERIFY(QDir().rename(place.folder, away));
    QVERIFY(put(place.folder, "no folder"));
    const QString passage(1'000'000, u'x');
    for (int round = 0; round < 6; ++round) {
        desk.edit(0, 0, passage);
        desk.keeper.flush();
        desk.edit(0, static_cast<int>(passage.size()), {});
        desk.keeper.flush();
    }
    desk.type(u"all the same"_s);
    desk.keeper.flush();
    const auto told = readJournal(bytesOf(away + u'/' + before.first()));
    QVERIFY(told);
    QCOMPARE(told->text, u"# Essay\nkept all the same"_s);
    QCoreApplication::processEvents();
    QCOMPARE(failed.size(), 0);
    desk.session.abandon();
}

void TestTypingKeeper::aDiskThatRefusesIsToldOfOnce()
{
    const Place place;
    QVERIFY(put(place.drafts.place.filePath(u"data"_s), "no folder"));
    Desk desk(place.drafts.workspace, place.folder);
    QSignalSpy failed(&desk.keeper, &TypingKeeper::failed);
    QVERIFY(desk.open(essay));
    for (int key = 0; key < 5; ++key) {
        desk.type(u"x"_s);
        desk.keeper.flush();
    }
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, soon);
    QVERIFY(!failed.first().first().toString().isEmpty());
    // The draft itself is saved as ever.
    QTRY_COMPARE_WITH_TIMEOUT(desk.session.state().save, SaveState::Saved, soon);
    QCOMPARE(bytesOf(place.drafts.path(essay.value)), "# Essay\nxxxxx");
    QCOMPARE(failed.size(), 1);
    desk.session.abandon();
}

void TestTypingKeeper::afterARefusalAllIsThereAgain()
{
    const Place place;
    const QString data = place.drafts.place.filePath(u"data"_s);
    QVERIFY(put(data, "no folder"));
    Desk desk(place.drafts.workspace, place.folder);
    QSignalSpy kept(&desk.keeper, &TypingKeeper::kept);
    QVERIFY(desk.openUntitled());
    QVERIFY(QDir().rename(place.drafts.workspace.root, place.drafts.workspace.root + u"-away"_s));
    desk.type(u"one "_s);
    desk.keeper.flush();
    desk.type(u"two"_s);
    desk.keeper.flush();
    QCOMPARE(kept.size(), 0);
    QVERIFY(QFile::remove(data));
    QTRY_COMPARE_WITH_TIMEOUT(kept.size(), 1, 60'000);
    QCOMPARE(place.inKernel(), u"one two"_s);
    desk.type(u" three"_s);
    QTRY_COMPARE_WITH_TIMEOUT(place.inKernel(), u"one two three"_s, soon);
    desk.session.abandon();
}

void TestTypingKeeper::anUnreachableWorkspaceOffersNothingYet()
{
    const Place place;
    QCOMPARE(place.runAndKill(u"open essay.md;type mine;flush;kill"_s), QString());
    const QString root = place.drafts.workspace.root;
    QVERIFY(QDir().rename(root, root + u"-away"_s));
    QVERIFY(place.found().empty());
    QCOMPARE(place.journals().size(), 1);
    QVERIFY(QDir().rename(root + u"-away"_s, root));
    QCOMPARE(place.found().size(), 1);
}

void TestTypingKeeper::anotherWorkspaceInItsPlaceOffersNothingYet()
{
    const Place place;
    QCOMPARE(place.runAndKill(u"open essay.md;type mine;flush;kill"_s), QString());
    const QString root = place.drafts.workspace.root;
    QVERIFY(QDir().rename(root, root + u"-away"_s));
    QVERIFY(initWorkspace(root, now()));
    QVERIFY(place.found().empty());
    QCOMPARE(place.journals().size(), 1);
    QVERIFY(QDir(root).removeRecursively());
    QVERIFY(QDir().rename(root + u"-away"_s, root));
    QCOMPARE(place.found().size(), 1);
}

void TestTypingKeeper::wordsThatAreNotThere_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("words");
    QTest::newRow("none") << u"one two"_s << u"one two"_s << 0;
    QTest::newRow("two at the end") << u"one"_s << u"one two three"_s << 2;
    QTest::newRow("two at the start") << u"three"_s << u"one two three"_s << 2;
    QTest::newRow("one in the middle") << u"one three"_s << u"one two three"_s << 1;
    QTest::newRow("all, for a draft without a file") << QString() << u"It began, at six."_s << 4;
    QTest::newRow("a word that was completed") << u"a thou"_s << u"a thought"_s << 1;
    QTest::newRow("words that only changed places")
        << u"one two three four"_s << u"three four one two"_s << 0;
    QTest::newRow("a word that was only taken away") << u"one two three"_s << u"one three"_s << 0;
    QTest::newRow("a word once more") << u"a rose"_s << u"a rose is a rose"_s << 3;
    QTest::newRow("only a comma") << u"one two"_s << u"one, two"_s << 0;
    QTest::newRow("other letters") << u"дом"_s << u"дом и сад"_s << 2;
}

void TestTypingKeeper::wordsThatAreNotThere()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(int, words);
    QCOMPARE(wordsNotIn(file, text), words);
}

namespace {

/// Steps parted by ";", a word and its arguments: see the tests.
void act(Desk& desk, const Workspace& workspace, const QString& step)
{
    const QString verb = step.section(u' ', 0, 0);
    const QString rest = step.section(u' ', 1);
    if (verb == "open"_L1)
        (void) desk.open({rest});
    if (verb == "new"_L1)
        (void) desk.openUntitled();
    if (verb == "type"_L1)
        desk.type(rest);
    if (verb == "edit"_L1)
        desk.edit(rest.section(u' ', 0, 0).toInt(), rest.section(u' ', 1, 1).toInt(), rest.section(u' ', 2));
    if (verb == "rename"_L1)
        (void) desk.session.rename(rest);
    if (verb == "theirs"_L1)
        (void) put(workspace.root + u'/' + rest, "# Essay\ntheirs\n");
    if (verb == "save"_L1 && rest.isEmpty())
        (void) desk.session.flush();
    if (verb == "save"_L1 && rest == "unheard"_L1) {
        desk.session.saveSoon();
        QThreadPool::globalInstance()->waitForDone();
    }
    if (verb == "flush"_L1)
        desk.keeper.flush();
    if (verb == "kill"_L1)
        ::kill(::getpid(), SIGKILL);
}

int runStory(const QString& root, const QString& folder, const QString& story)
{
    const auto workspace = openWorkspace(root);
    if (!workspace)
        return 1;
    Desk desk(*workspace, folder);
    for (const QString& step : story.split(u';'))
        act(desk, *workspace, step);
    return 1;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments.at(1) == "--story"_L1)
        return runStory(arguments.at(2), arguments.at(3), arguments.at(4));
    TestTypingKeeper test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_typing_keeper.moc"
