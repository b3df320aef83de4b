// The keystroke's journey: what is typed reaches the disk, what others wrote is never lost, and the state
// tells the truth about both. Real files; the editor is a string.
#include "core/flows/draft_session.h"
#include "tests/core/flows/sync_hook.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QSignalSpy>
#include <QTest>

#include <unistd.h>

#include <memory>
#include <optional>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int soon = 15'000; ///< milliseconds that something asynchronous may take on a busy machine

const DraftId essay{u"essay.md"_s};
const DraftId other{u"other.md"_s};

/// A workspace with two drafts, a session, and a string for an editor.
struct Desk
{
    DraftsFolder folder;
    PinnedClock clock;
    DraftLibrary library{folder.workspace};
    DraftSession session{library, clock};
    QString text;
    int pulls = 0;
    QStringList lies; ///< what the disk held when "Saved" was shown without being true
    QSignalSpy reloaded{&session, &DraftSession::reloaded};
    QSignalSpy moved{&session, &DraftSession::moved};
    QSignalSpy saved{&session, &DraftSession::saved};

    Desk()
    {
        (void) folder.add(essay.value, "# Essay\n\nFirst.\n");
        (void) folder.add(other.value, "# Other\n\nSecond.\n");
        library.watcher().setPollInterval(200ms);
        session.setTextSource([this] {
            ++pulls;
            return text;
        });
        QObject::connect(&session, &DraftSession::reloaded, &session,
                         [this](const QString& theirs) { text = theirs; });
        // A moment later, when the editor has what was reloaded.
        QObject::connect(
            &session, &DraftSession::stateChanged, &session, [this] { judge(); }, Qt::QueuedConnection);
    }
    ~Desk() { session.abandon(); }

    void judge()
    {
        if (state().save == SaveState::Saved && decodeText(bytes()).text != text)
            lies << QString::fromUtf8(bytes());
    }
    [[nodiscard]] bool open(const DraftId& id)
    {
        const auto file = session.open(id);
        if (file)
            text = file->text;
        return file.has_value();
    }
    /// Another program writes.
    [[nodiscard]] bool theirs(const DraftId& id, const QByteArray& bytes)
    {
        QCoreApplication::sendPostedEvents(); // what was shown until now is judged by what is there now
        return folder.add(id.value, bytes);
    }
    [[nodiscard]] bool vanish(const DraftId& id)
    {
        QCoreApplication::sendPostedEvents();
        return QFile::remove(folder.path(id.value));
    }
    void type(const QString& whole)
    {
        text = whole;
        session.noteEdit();
    }
    [[nodiscard]] const SessionState& state() const { return session.state(); }
    [[nodiscard]] QByteArray bytes() const { return bytesOf(folder.path(state().id.value)); }
    [[nodiscard]] QByteArray bytes(const DraftId& id) const { return bytesOf(folder.path(id.value)); }
    [[nodiscard]] QStringList files() const { return QDir(folder.path(u""_s)).entryList({u"*.md"_s}); }
    /// The drafts that are neither of the two.
    [[nodiscard]] QStringList copies() const
    {
        QStringList names = files();
        names.removeAll(essay.value);
        names.removeAll(other.value);
        return names;
    }
};

} // namespace

class TestDraftSession : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Desk> m_desk;

private Q_SLOTS:
    void init() { m_desk = std::make_unique<Desk>(); }
    void cleanup()
    {
        QVERIFY2(m_desk->lies.isEmpty(),
                 qPrintable(u"Saved was shown over: "_s + m_desk->lies.join(u" | "_s)));
        m_desk.reset();
    }

    void anUntitledDraftWithoutAWordMakesNoFile();
    void theFirstWordsMakeAFileNamedAfterTheTitle();
    void theFirstWordsTakeNobodysName();
    void aPauseSavesAndOnlyThenItSaysSo();
    void theTextIsPulledOnceASave();
    void typingWithoutPauseIsSavedWithinSeconds();
    void ourOwnSavesAreNobodyElses();
    void anAnswerNotYetHeardIsOurs_data();
    void anAnswerNotYetHeardIsOurs();
    void twoSavesOfAnUntitledDraftMakeOneFile();
    void aNewerTextIsNotSavedByAnOldAnswer();
    void flushingDuringASaveSavesTheNewest();
    void anAnswerForAnotherDraftIsDropped();

    void aCleanBufferFollowsTheFile();
    void theSameBytesAgainAreNoConflict();
    void aDirtyBufferIsAConflict_data();
    void aDirtyBufferIsAConflict();
    void typingOnInAConflictOverwritesNothing();
    void aConflictThatWentAwayIsNone();
    void keepingMineKeepsTheirsInACopy_data();
    void keepingMineKeepsTheirsInACopy();
    void takingTheirsKeepsMineInACopy();
    void takingTheirsWithoutRoomForMineTakesNothing();
    void takingTheirsThatIsNoTextIsReadOnly();
    void takingTheirsUnderALongName();
    void aFileDeletedWhileDirtyIsMissing();
    void aFileDeletedWhileCleanKeepsTheText();
    void aFileThatComesBackIsTakenUp();
    void aFolderThatVanishesComesBack();
    void aFolderThatIsAwayHoldsNobodyBack();

    void aFileWithoutTheRightIsReadOnly();
    void theFormOfTheFileIsKept_data();
    void theFormOfTheFileIsKept();
    void bytesThatAreNoTextAreLeftAlone();

    void renamingKeepsTheText();
    void renamingToATakenNameIsPolite();
    void switchingSavesTheFirst();
    void switchingStaysIfTheFirstCannotBeSaved();
    void openingTheOpenDraftKeepsWhatIsTyped();
    void abandoningWritesNothing();
    void goingAwaySavesWhatIsRunning();

    void aFailedSaveSaysSoAndSucceedsLater();
    void anUntitledDraftThatCannotBeMadeIsKept();
    void anUntitledDraftOutlivesAnAbsentFolder();
    void anUntitledDraftThatFailedCanGoElsewhere();
    void anUntitledDraftThatIsNotConfirmedMakesOneFile();
    void aSaveThatIsNotConfirmedIsOurs();
    void theSameTextIsNotTakenForSaved();
    void aCopyElsewhereThatIsNotConfirmedIsOne();
    void anOpenedFileWasSavedWhenItWas();
    void afterAFailureAutosaveIsAsQuickAsBefore();
    void afterAFailureTheNextDraftIsAsQuickAsBefore();
};

// Typing and saving

void TestDraftSession::anUntitledDraftWithoutAWordMakesNoFile()
{
    QVERIFY(m_desk->session.openUntitled());
    QCOMPARE(m_desk->state().save, SaveState::Nothing);
    QVERIFY(m_desk->state().id.isEmpty());
    for (const QString& blank : {u""_s, u"   \n\n\t\n"_s}) {
        m_desk->type(blank);
        QVERIFY(m_desk->session.flush());
        QCOMPARE(m_desk->copies(), QStringList());
        QCOMPARE(m_desk->state().save, SaveState::Nothing);
    }
    QVERIFY(m_desk->session.close());
    QCOMPARE(m_desk->copies(), QStringList());
}

void TestDraftSession::theFirstWordsMakeAFileNamedAfterTheTitle()
{
    QVERIFY(m_desk->session.openUntitled());
    m_desk->type(u"# A Walk in the Fog\n\nIt began at six.\n"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, soon);
    QCOMPARE(m_desk->copies(), QStringList{u"a-walk-in-the-fog.md"_s});
    QCOMPARE(m_desk->state().id.value, u"a-walk-in-the-fog.md"_s);
    QCOMPARE(m_desk->bytes(), "# A Walk in the Fog\n\nIt began at six.\n");
    // More words go into the same file.
    m_desk->type(m_desk->text + u"And ended at ten.\n"_s);
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->copies().size(), 1);
    QVERIFY(m_desk->bytes().endsWith("And ended at ten.\n"));
}

void TestDraftSession::theFirstWordsTakeNobodysName()
{
    const QByteArray before = m_desk->bytes(essay);
    QVERIFY(m_desk->session.openUntitled());
    m_desk->type(u"# Essay\n\nAnother one.\n"_s);
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->bytes(essay), before);
    QCOMPARE(m_desk->copies().size(), 1);
    QCOMPARE(m_desk->bytes(), "# Essay\n\nAnother one.\n");
}

void TestDraftSession::aPauseSavesAndOnlyThenItSaysSo()
{
    QVERIFY(m_desk->open(essay));
    QCOMPARE(m_desk->state().save, SaveState::Saved);
    QVERIFY(!m_desk->session.dirty());
    m_desk->clock.put("2025-07-22T09:05:00+02:00");
    m_desk->type(u"# Essay\n\nFirst, and more.\n"_s);
    QCOMPARE(m_desk->state().save, SaveState::Edited);
    QVERIFY(m_desk->session.dirty());
    QCOMPARE(m_desk->bytes(), "# Essay\n\nFirst.\n");
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, soon);
    QCOMPARE(m_desk->bytes(), "# Essay\n\nFirst, and more.\n");
    QVERIFY(!m_desk->session.dirty());
    QCOMPARE(m_desk->state().savedAt, m_desk->clock.now());
    QCOMPARE(m_desk->saved.size(), 1);
    QVERIFY(m_desk->state().sentence.isEmpty());
}

void TestDraftSession::theTextIsPulledOnceASave()
{
    QVERIFY(m_desk->open(essay));
    for (int key = 0; key < 200; ++key)
        m_desk->type(m_desk->text + u'x');
    QCOMPARE(m_desk->pulls, 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, soon);
    QCOMPARE(m_desk->pulls, 1);
    QVERIFY(m_desk->session.flush()); // nothing to save
    m_desk->session.saveSoon();
    QVERIFY(m_desk->pulls <= 1);
    m_desk->type(m_desk->text + u'y');
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->pulls, 2);
}

void TestDraftSession::typingWithoutPauseIsSavedWithinSeconds()
{
    QVERIFY(m_desk->open(essay));
    QTimer keys;
    connect(&keys, &QTimer::timeout, &keys, [this] { m_desk->type(m_desk->text + u'x'); });
    // Timers of one thread fire in the order in which they are due, however busy the machine is.
    bool late = false;
    QTimer limit;
    limit.setSingleShot(true);
    connect(&limit, &QTimer::timeout, &limit, [&] { late = m_desk->pulls == 0; });
    m_desk->type(m_desk->text + u'x');
    keys.start(100ms);
    limit.start(6500ms);
    QTRY_VERIFY_WITH_TIMEOUT(!limit.isActive(), 60'000);
    QVERIFY(!late);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->bytes().endsWith('x'), soon);
    keys.stop();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, soon);
}

void TestDraftSession::ourOwnSavesAreNobodyElses()
{
    QVERIFY(m_desk->open(essay));
    QSet<SaveState> seen;
    const QObject listener;
    connect(&m_desk->session, &DraftSession::stateChanged, &listener, [&] { seen << m_desk->state().save; });
    for (int round = 0; round < 25; ++round) {
        m_desk->type(m_desk->text + u"word "_s);
        m_desk->session.saveSoon();
        QTest::qWait(round * 7 % 60); // the watcher speaks at any moment of it
        if (round % 5 == 0)
            m_desk->session.recheck();
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, soon);
    m_desk->session.recheck();
    QCOMPARE(m_desk->state().save, SaveState::Saved);
    QCOMPARE(m_desk->bytes().count("word "), 25);
    QCOMPARE(m_desk->reloaded.size(), 0);
    QCOMPARE(m_desk->copies(), QStringList());
    QVERIFY(!seen.contains(SaveState::Conflict) && !seen.contains(SaveState::Missing));
}

void TestDraftSession::anAnswerNotYetHeardIsOurs_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("the next save waits") << 0;
    QTest::newRow("the next save is in the background") << 1;
    QTest::newRow("the file is looked at") << 2;
    QTest::newRow("the draft is renamed") << 3;
}

void TestDraftSession::anAnswerNotYetHeardIsOurs()
{
    QFETCH(int, how);
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"old\n"_s);
    m_desk->session.saveSoon();
    // The save ends in its thread, while this one is busy and hears nothing.
    QThreadPool::globalInstance()->waitForDone();
    QCOMPARE(m_desk->bytes(), "old\n");
    m_desk->type(u"new\n"_s);
    if (how == 0)
        QVERIFY(m_desk->session.flush());
    if (how == 1)
        m_desk->session.saveSoon();
    if (how == 2)
        m_desk->session.recheck();
    if (how == 3)
        QVERIFY(m_desk->session.rename(u"memoir"_s));
    QVERIFY(m_desk->state().save != SaveState::Conflict);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, soon);
    QCOMPARE(m_desk->bytes(), "new\n");
    QCOMPARE(m_desk->reloaded.size(), 0);
}

void TestDraftSession::twoSavesOfAnUntitledDraftMakeOneFile()
{
    QVERIFY(m_desk->session.openUntitled());
    m_desk->type(u"# New\n"_s);
    m_desk->session.saveSoon();
    QThreadPool::globalInstance()->waitForDone();
    m_desk->type(u"# New\n\nwords\n"_s);
    m_desk->session.saveSoon();
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->copies(), QStringList{u"new.md"_s});
    QCOMPARE(m_desk->bytes(), "# New\n\nwords\n");
}

void TestDraftSession::aNewerTextIsNotSavedByAnOldAnswer()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"old\n"_s);
    m_desk->session.saveSoon();
    m_desk->type(u"new\n"_s);
    std::optional<SaveState> afterOld;
    const QObject listener;
    connect(&m_desk->session, &DraftSession::saved, &listener, [&] {
        if (!afterOld)
            afterOld = m_desk->session.dirty() ? m_desk->state().save : SaveState::Nothing;
    });
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->saved.size() == 1, soon);
    QVERIFY(afterOld == SaveState::Edited || afterOld == SaveState::Saving);
    QVERIFY(m_desk->session.dirty());
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, soon);
    QCOMPARE(m_desk->bytes(), "new\n");
}

void TestDraftSession::flushingDuringASaveSavesTheNewest()
{
    QVERIFY(m_desk->open(essay));
    for (int round = 0; round < 10; ++round) {
        m_desk->type(u"old %1\n"_s.arg(round));
        m_desk->session.saveSoon();
        m_desk->type(u"new %1\n"_s.arg(round));
        QVERIFY(m_desk->session.flush());
        QCOMPARE(m_desk->bytes(), u"new %1\n"_s.arg(round).toUtf8());
        QVERIFY(!m_desk->session.dirty());
        QCOMPARE(m_desk->state().save, SaveState::Saved);
    }
}

void TestDraftSession::anAnswerForAnotherDraftIsDropped()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    m_desk->session.saveSoon();
    QVERIFY(m_desk->open(other));
    m_desk->type(u"other, edited\n"_s);
    QCoreApplication::processEvents(); // the answer of the first draft's save
    QCOMPARE(m_desk->state().id, other);
    QVERIFY(m_desk->session.dirty());
    QCOMPARE(m_desk->bytes(essay), "mine\n");
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->bytes(other), "other, edited\n");
    QCOMPARE(m_desk->bytes(essay), "mine\n");
}

// Others write too

void TestDraftSession::aCleanBufferFollowsTheFile()
{
    QVERIFY(m_desk->open(essay));
    QVERIFY(m_desk->theirs(essay, "# Essay\r\n\r\nTheirs.\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->text, u"# Essay\n\nTheirs.\n"_s, soon);
    QCOMPARE(m_desk->reloaded.size(), 1);
    QCOMPARE(m_desk->state().save, SaveState::Saved);
    QVERIFY(!m_desk->session.dirty());
    QCOMPARE(m_desk->pulls, 0);
    QCOMPARE(m_desk->bytes(), "# Essay\r\n\r\nTheirs.\r\n");
    m_desk->type(u"# Essay\n\nTheirs and mine.\n"_s);
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->bytes(), "# Essay\r\n\r\nTheirs and mine.\r\n");
    QCOMPARE(m_desk->copies(), QStringList());
}

void TestDraftSession::theSameBytesAgainAreNoConflict()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->theirs(essay, "# Essay\n\nFirst.\n"));
    m_desk->session.recheck();
    QCOMPARE(m_desk->state().save, SaveState::Edited);
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->bytes(), "mine\n");
    QCOMPARE(m_desk->text, u"mine\n"_s);
}

void TestDraftSession::aDirtyBufferIsAConflict_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("seen when the window is looked at again") << 0;
    QTest::newRow("seen by watching or by the autosave") << 1;
    QTest::newRow("seen by a save that waits") << 2;
    QTest::newRow("seen when another draft is opened") << 3;
}

void TestDraftSession::aDirtyBufferIsAConflict()
{
    QFETCH(int, how);
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->theirs(essay, "theirs\n"));
    if (how == 0)
        m_desk->session.recheck();
    if (how == 2) {
        const auto flushed = m_desk->session.flush();
        QVERIFY(!flushed);
        QCOMPARE(flushed.error().code, ErrorCode::Conflict);
    }
    if (how == 3)
        QVERIFY(!m_desk->open(other));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Conflict, soon);
    QVERIFY(!m_desk->state().sentence.isEmpty());
    QCOMPARE(m_desk->state().id, essay);
    QVERIFY(m_desk->session.dirty());
    QCOMPARE(m_desk->bytes(), "theirs\n");
    QCOMPARE(m_desk->text, u"mine\n"_s);
    QCOMPARE(m_desk->reloaded.size(), 0);
    QVERIFY(!m_desk->session.close());
}

void TestDraftSession::typingOnInAConflictOverwritesNothing()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->theirs(essay, "theirs\n"));
    m_desk->session.recheck();
    QCOMPARE(m_desk->state().save, SaveState::Conflict);
    m_desk->type(u"mine, going on\n"_s);
    QCOMPARE(m_desk->state().save, SaveState::Conflict);
    m_desk->session.saveSoon();
    QVERIFY(!m_desk->session.flush());
    QVERIFY(!m_desk->session.flush());
    m_desk->session.recheck();
    QCOMPARE(m_desk->state().save, SaveState::Conflict);
    QCOMPARE(m_desk->bytes(), "theirs\n");
    QCOMPARE(m_desk->text, u"mine, going on\n"_s);
    QVERIFY(m_desk->session.keepMine());
    QCOMPARE(m_desk->bytes(), "mine, going on\n");
}

void TestDraftSession::aConflictThatWentAwayIsNone()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->theirs(essay, "theirs\n"));
    m_desk->session.recheck();
    QCOMPARE(m_desk->state().save, SaveState::Conflict);
    QVERIFY(m_desk->theirs(essay, "# Essay\n\nFirst.\n"));
    m_desk->session.recheck();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, soon);
    QCOMPARE(m_desk->bytes(), "mine\n");
}

void TestDraftSession::keepingMineKeepsTheirsInACopy_data()
{
    QTest::addColumn<QByteArray>("theirs");
    QTest::newRow("plain text") << QByteArray("theirs\n");
    QTest::newRow("CRLF, BOM and no final newline") << QByteArray("\xEF\xBB\xBFthe\r\nirs");
    QTest::newRow("bytes that are no text") << QByteArray("the\xFFirs\0!", 8);
    QTest::newRow("nothing at all") << QByteArray();
}

void TestDraftSession::keepingMineKeepsTheirsInACopy()
{
    QFETCH(QByteArray, theirs);
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->theirs(essay, theirs));
    m_desk->session.recheck();
    QCOMPARE(m_desk->state().save, SaveState::Conflict);
    const auto kept = m_desk->session.keepMine();
    QVERIFY2(kept, kept ? "" : qPrintable(kept.error().sentence));
    QCOMPARE(m_desk->copies().size(), 1);
    QCOMPARE(bytesOf(m_desk->folder.path(m_desk->copies().first())), theirs);
    QCOMPARE(m_desk->state().id, essay);
    QCOMPARE(m_desk->state().save, SaveState::Saved);
    QCOMPARE(m_desk->bytes(), "mine\n");
    QCOMPARE(m_desk->text, u"mine\n"_s);
    m_desk->type(u"mine, later\n"_s);
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->bytes(), "mine, later\n");
}

void TestDraftSession::takingTheirsKeepsMineInACopy()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->theirs(essay, "theirs\r\n"));
    m_desk->session.recheck();
    QVERIFY(m_desk->session.takeTheirs());
    QCOMPARE(m_desk->copies().size(), 1);
    QCOMPARE(bytesOf(m_desk->folder.path(m_desk->copies().first())), "mine\n");
    QCOMPARE(m_desk->text, u"theirs\n"_s);
    QCOMPARE(m_desk->reloaded.size(), 1);
    QCOMPARE(m_desk->state().id, essay);
    QCOMPARE(m_desk->state().save, SaveState::Saved);
    QVERIFY(!m_desk->session.dirty());
    QCOMPARE(m_desk->bytes(), "theirs\r\n");
}

void TestDraftSession::takingTheirsWithoutRoomForMineTakesNothing()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->theirs(essay, "theirs\n"));
    m_desk->session.recheck();
    {
        const FullDisk full;
        QVERIFY(!m_desk->session.takeTheirs());
        QVERIFY(!m_desk->session.keepMine());
    }
    QCOMPARE(m_desk->text, u"mine\n"_s);
    QVERIFY(m_desk->session.dirty());
    QCOMPARE(m_desk->bytes(), "theirs\n");
    QVERIFY(m_desk->session.takeTheirs());
    QCOMPARE(bytesOf(m_desk->folder.path(m_desk->copies().first())), "mine\n");
}

void TestDraftSession::takingTheirsThatIsNoTextIsReadOnly()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->theirs(essay, "caf\xE9\n"));
    m_desk->session.recheck();
    QVERIFY(m_desk->session.takeTheirs());
    QCOMPARE(m_desk->state().save, SaveState::ReadOnly);
    QVERIFY(!m_desk->state().sentence.isEmpty());
    QCOMPARE(m_desk->bytes(), "caf\xE9\n");
    QCOMPARE(bytesOf(m_desk->folder.path(m_desk->copies().first())), "mine\n");
}

void TestDraftSession::takingTheirsUnderALongName()
{
    const DraftId longest{QString(97, QChar(0xE4)) + u"abcde.md"_s}; // 199 bytes and the suffix
    QVERIFY(m_desk->theirs(longest, "before\n"));
    QVERIFY(m_desk->open(longest));
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->theirs(longest, "theirs\n"));
    m_desk->session.recheck();
    const auto taken = m_desk->session.takeTheirs();
    QVERIFY2(taken, taken ? "" : qPrintable(taken.error().sentence));
    QCOMPARE(m_desk->copies().size(), 2);
    QCOMPARE(m_desk->bytes(), "theirs\n");
}

void TestDraftSession::aFileDeletedWhileDirtyIsMissing()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"# Essay\n\nmine\n"_s);
    QVERIFY(m_desk->vanish(essay));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Missing, soon);
    QVERIFY(!m_desk->state().sentence.isEmpty());
    QVERIFY(!m_desk->session.flush());
    QVERIFY(!m_desk->open(other)); // the text would be gone
    QCOMPARE(m_desk->text, u"# Essay\n\nmine\n"_s);
    QVERIFY(!QFile::exists(m_desk->folder.path(essay.value)));
    const auto elsewhere = m_desk->session.saveElsewhere();
    QVERIFY2(elsewhere, elsewhere ? "" : qPrintable(elsewhere.error().sentence));
    QCOMPARE(m_desk->state().id, *elsewhere);
    QCOMPARE(m_desk->state().save, SaveState::Saved);
    QCOMPARE(m_desk->bytes(), "# Essay\n\nmine\n");
    m_desk->type(u"# Essay\n\nmine, later\n"_s);
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->bytes(*elsewhere), "# Essay\n\nmine, later\n");
}

void TestDraftSession::aFileDeletedWhileCleanKeepsTheText()
{
    QVERIFY(m_desk->open(essay));
    const QString before = m_desk->text;
    QVERIFY(m_desk->vanish(essay));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Missing, soon);
    QCOMPARE(m_desk->text, before);
    QCOMPARE(m_desk->reloaded.size(), 0);
    // What only the editor holds is not let go by a switch.
    QVERIFY(!m_desk->open(other));
    const auto elsewhere = m_desk->session.saveElsewhere();
    QVERIFY(elsewhere);
    QCOMPARE(m_desk->bytes(*elsewhere), before.toUtf8());
    QVERIFY(m_desk->open(other));
}

void TestDraftSession::aFileThatComesBackIsTakenUp()
{
    QVERIFY(m_desk->open(essay));
    QVERIFY(m_desk->vanish(essay));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Missing, soon);
    QVERIFY(m_desk->theirs(essay, "back, and changed\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->text, u"back, and changed\n"_s, soon);
    QCOMPARE(m_desk->state().save, SaveState::Saved);
    // Dirty, and back with other words: both are kept.
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->vanish(essay));
    m_desk->session.recheck();
    QCOMPARE(m_desk->state().save, SaveState::Missing);
    QVERIFY(m_desk->theirs(essay, "theirs\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Conflict, soon);
    QCOMPARE(m_desk->text, u"mine\n"_s);
    QCOMPARE(m_desk->bytes(), "theirs\n");
}

void TestDraftSession::aFolderThatVanishesComesBack()
{
    const QString root = m_desk->folder.workspace.root;
    QVERIFY(m_desk->open(essay));
    QVERIFY(QDir().rename(root, root + u"-away"_s));
    m_desk->type(u"mine\n"_s);
    QVERIFY(!m_desk->session.flush());
    QCOMPARE(m_desk->state().save, SaveState::Missing);
    QVERIFY(!m_desk->state().sentence.isEmpty());
    QVERIFY(!QFileInfo::exists(root)); // nothing is made in its place
    QCOMPARE(m_desk->text, u"mine\n"_s);
    QVERIFY(QDir().rename(root + u"-away"_s, root));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, 30'000);
    QCOMPARE(m_desk->bytes(), "mine\n");
    QCOMPARE(m_desk->copies(), QStringList());
}

void TestDraftSession::aFolderThatIsAwayHoldsNobodyBack()
{
    const QString root = m_desk->folder.workspace.root;
    QVERIFY(m_desk->open(essay));
    QVERIFY(QDir().rename(root, root + u"-away"_s));
    m_desk->session.recheck();
    QCOMPARE(m_desk->state().save, SaveState::Missing);
    QVERIFY(m_desk->session.close()); // every word is in the folder that is away
    QVERIFY(QDir().rename(root + u"-away"_s, root));
    QCOMPARE(m_desk->bytes(essay), "# Essay\n\nFirst.\n");
}

// What may not be written

void TestDraftSession::aFileWithoutTheRightIsReadOnly()
{
    const QString path = m_desk->folder.path(essay.value);
    QVERIFY(QFile::setPermissions(path, QFileDevice::ReadOwner));
    if (geteuid() == 0)
        QSKIP("permissions do not bind root");
    QVERIFY(m_desk->open(essay));
    QCOMPARE(m_desk->state().save, SaveState::ReadOnly);
    QVERIFY(!m_desk->state().sentence.isEmpty());
    m_desk->type(u"mine\n"_s);
    QVERIFY(!m_desk->session.flush());
    QCOMPARE(m_desk->state().save, SaveState::ReadOnly);
    QCOMPARE(m_desk->bytes(), "# Essay\n\nFirst.\n");
    QVERIFY(m_desk->session.saveElsewhere());
    QCOMPARE(m_desk->bytes(), "mine\n");
}

void TestDraftSession::theFormOfTheFileIsKept_data()
{
    QTest::addColumn<QByteArray>("found");
    QTest::newRow("LF") << QByteArray("one\ntwo\nthree\n");
    QTest::newRow("CRLF") << QByteArray("one\r\ntwo\r\nthree\r\n");
    QTest::newRow("mixed line ends") << QByteArray("one\r\ntwo\nthree\r\nfour\n");
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBFone\ntwo\nthree\n");
    QTest::newRow("no final newline") << QByteArray("one\ntwo\nthree");
    QTest::newRow("CRLF, BOM and no final newline") << QByteArray("\xEF\xBB\xBFone\r\ntwo\r\nthree");
    QTest::newRow("several final newlines") << QByteArray("one\ntwo\nthree\n\n\n");
    QTest::newRow("no-break space and U+2028") << QByteArray("one\ntwo\nth\xC2\xA0r\xE2\x80\xA8"
                                                             "ee\n");
}

void TestDraftSession::theFormOfTheFileIsKept()
{
    QFETCH(QByteArray, found);
    QVERIFY(m_desk->theirs(essay, found));
    QVERIFY(m_desk->open(essay));
    m_desk->session.noteEdit(); // typed and taken back
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->bytes(), found);
    m_desk->type(QString(m_desk->text).replace(u"one"_s, u"1"_s));
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->bytes(), QByteArray(found).replace("one", "1"));
    m_desk->type(QString(m_desk->text).replace(u"1"_s, u"one"_s));
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->bytes(), found);
}

void TestDraftSession::bytesThatAreNoTextAreLeftAlone()
{
    const QByteArray found("caf\xE9 au lait\r\n");
    QVERIFY(m_desk->theirs(essay, found));
    QVERIFY(m_desk->open(essay));
    QCOMPARE(m_desk->state().save, SaveState::ReadOnly);
    QVERIFY(!m_desk->state().sentence.isEmpty());
    QCOMPARE(m_desk->bytes(), found);
    QVERIFY(m_desk->session.flush());
    m_desk->type(m_desk->text + u"more"_s);
    m_desk->session.saveSoon();
    QVERIFY(!m_desk->session.flush());
    QCOMPARE(m_desk->state().save, SaveState::ReadOnly);
    QCOMPARE(m_desk->bytes(), found);
    QCOMPARE(m_desk->copies(), QStringList());
}

// Names, switching, going away

void TestDraftSession::renamingKeepsTheText()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    const auto renamed = m_desk->session.rename(u"memoir"_s);
    QVERIFY(renamed);
    QCOMPARE(renamed->value, u"memoir.md"_s);
    QCOMPARE(m_desk->state().id, *renamed);
    QCOMPARE(m_desk->moved.size(), 1);
    QCOMPARE(m_desk->moved.first().at(0).value<DraftId>(), essay);
    QCOMPARE(m_desk->moved.first().at(1).value<DraftId>(), *renamed);
    QVERIFY(!QFile::exists(m_desk->folder.path(essay.value)));
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->bytes(*renamed), "mine\n");
    m_desk->type(u"mine, later\n"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, soon);
    QCOMPARE(m_desk->bytes(*renamed), "mine, later\n");
    QVERIFY(!QFile::exists(m_desk->folder.path(essay.value)));
    // Others' changes are noticed under the new name.
    QVERIFY(m_desk->theirs(*renamed, "theirs\n"));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->text, u"theirs\n"_s, soon);
}

void TestDraftSession::renamingToATakenNameIsPolite()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    const auto renamed = m_desk->session.rename(u"other"_s);
    QVERIFY(!renamed);
    QCOMPARE(renamed.error().code, ErrorCode::Exists);
    QVERIFY(!renamed.error().sentence.isEmpty());
    QCOMPARE(m_desk->state().id, essay);
    QCOMPARE(m_desk->moved.size(), 0);
    QCOMPARE(m_desk->bytes(other), "# Other\n\nSecond.\n");
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->bytes(essay), "mine\n");
    QVERIFY(!m_desk->session.rename(u"../outside"_s));
    QVERIFY(!m_desk->session.rename(u""_s));
    QVERIFY(m_desk->session.close());
    QVERIFY(!m_desk->session.rename(u"nothing-is-open"_s));
}

void TestDraftSession::switchingSavesTheFirst()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->open(other));
    QCOMPARE(m_desk->bytes(essay), "mine\n");
    QCOMPARE(m_desk->text, u"# Other\n\nSecond.\n"_s);
    QCOMPARE(m_desk->state().id, other);
    QVERIFY(!m_desk->session.dirty());
    m_desk->type(u"second\n"_s);
    QVERIFY(m_desk->session.openUntitled());
    QCOMPARE(m_desk->bytes(other), "second\n");
    m_desk->type(u"third\n"_s);
    QVERIFY(m_desk->session.close());
    QVERIFY(!m_desk->state().open);
    QCOMPARE(m_desk->copies().size(), 1);
    QCOMPARE(bytesOf(m_desk->folder.path(m_desk->copies().first())), "third\n");
}

void TestDraftSession::switchingStaysIfTheFirstCannotBeSaved()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    {
        const FullDisk full;
        QVERIFY(!m_desk->open(other));
        QVERIFY(!m_desk->session.openUntitled());
        QVERIFY(!m_desk->session.close());
    }
    QCOMPARE(m_desk->state().id, essay);
    QVERIFY(m_desk->state().open);
    QVERIFY(m_desk->session.dirty());
    QCOMPARE(m_desk->bytes(essay), "# Essay\n\nFirst.\n");
    // A draft that cannot be read leaves the open one open too.
    QVERIFY(!m_desk->open({u"no-such-draft.md"_s}));
    QCOMPARE(m_desk->state().id, essay);
    m_desk->type(u"mine, later\n"_s);
    QVERIFY(m_desk->open(other));
    QCOMPARE(m_desk->bytes(essay), "mine, later\n");
}

void TestDraftSession::openingTheOpenDraftKeepsWhatIsTyped()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->open(essay));
    QCOMPARE(m_desk->text, u"mine\n"_s);
    QCOMPARE(m_desk->bytes(), "mine\n");
    m_desk->type(u"mine, later\n"_s);
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->bytes(), "mine, later\n");
    QVERIFY(m_desk->theirs(essay, "theirs\n"));
    QVERIFY(m_desk->open(essay));
    QCOMPARE(m_desk->text, u"theirs\n"_s);
    QCOMPARE(m_desk->copies(), QStringList());
}

void TestDraftSession::abandoningWritesNothing()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->vanish(essay));
    m_desk->session.abandon();
    QVERIFY(!m_desk->state().open);
    QCOMPARE(m_desk->state().save, SaveState::Nothing);
    QVERIFY(m_desk->session.flush());
    QVERIFY(m_desk->open(other));
    QVERIFY(!QFile::exists(m_desk->folder.path(essay.value)));
    QCOMPARE(m_desk->copies(), QStringList());
}

void TestDraftSession::goingAwaySavesWhatIsRunning()
{
    const DraftsFolder folder;
    QVERIFY(folder.add(essay.value, "before\n"));
    const PinnedClock clock;
    DraftLibrary library(folder.workspace);
    {
        DraftSession session(library, clock);
        session.setTextSource([] { return u"after\n"_s; });
        QVERIFY(session.open(essay));
        session.noteEdit();
        session.saveSoon();
    }
    QCOMPARE(bytesOf(folder.path(essay.value)), "after\n");
}

// Failures

void TestDraftSession::aFailedSaveSaysSoAndSucceedsLater()
{
    QVERIFY(m_desk->open(essay));
    {
        const FullDisk full;
        m_desk->type(u"mine\n"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Failed, soon);
    }
    QVERIFY(!m_desk->state().sentence.isEmpty());
    QVERIFY(m_desk->session.dirty());
    QCOMPARE(m_desk->bytes(), "# Essay\n\nFirst.\n");
    QCOMPARE(m_desk->text, u"mine\n"_s);
    QCOMPARE(m_desk->saved.size(), 0);
    // Nobody types: it is tried again all the same.
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, 60'000);
    QVERIFY(m_desk->state().sentence.isEmpty());
    QCOMPARE(m_desk->bytes(), "mine\n");
}

void TestDraftSession::anUntitledDraftThatCannotBeMadeIsKept()
{
    QVERIFY(m_desk->session.openUntitled());
    {
        const FullDisk full;
        m_desk->type(u"# New\n\nwords\n"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Failed, soon);
        QVERIFY(!m_desk->state().sentence.isEmpty());
        QVERIFY(!m_desk->session.close());
    }
    QVERIFY(m_desk->state().open);
    QCOMPARE(m_desk->copies(), QStringList());
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->state().save, SaveState::Saved);
    QCOMPARE(m_desk->copies(), QStringList{u"new.md"_s});
    QCOMPARE(m_desk->bytes(), "# New\n\nwords\n");
}

void TestDraftSession::anUntitledDraftOutlivesAnAbsentFolder()
{
    const QString root = m_desk->folder.workspace.root;
    QVERIFY(m_desk->session.openUntitled());
    QVERIFY(QDir().rename(root, root + u"-away"_s));
    m_desk->type(u"# New\n\nwords\n"_s);
    QVERIFY(!m_desk->session.flush());
    QVERIFY(!m_desk->state().sentence.isEmpty());
    QVERIFY(!QFileInfo::exists(root));
    QVERIFY(QDir().rename(root + u"-away"_s, root));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, 60'000);
    QCOMPARE(m_desk->bytes(), "# New\n\nwords\n");
}

void TestDraftSession::anUntitledDraftThatFailedCanGoElsewhere()
{
    QVERIFY(m_desk->session.openUntitled());
    {
        const FullDisk full;
        m_desk->type(u"# New\n\nwords\n"_s);
        QVERIFY(!m_desk->session.flush());
    }
    QVERIFY(m_desk->session.saveElsewhere());
    QCOMPARE(m_desk->state().save, SaveState::Saved);
    QCOMPARE(m_desk->bytes(), "# New\n\nwords\n");
}

void TestDraftSession::anUntitledDraftThatIsNotConfirmedMakesOneFile()
{
    QVERIFY(m_desk->session.openUntitled());
    {
        const FoldersDoNotSync broken;
        m_desk->type(u"# New\n\nwords\n"_s);
        for (int again = 0; again < 3; ++again) {
            QVERIFY(!m_desk->session.flush());
            QCOMPARE(m_desk->state().save, SaveState::Failed);
            QVERIFY(!m_desk->state().sentence.isEmpty());
            QCOMPARE(m_desk->copies(), QStringList{u"new.md"_s});
        }
        QCOMPARE(m_desk->state().id.value, u"new.md"_s);
        QCOMPARE(m_desk->moved.size(), 1);
        QCOMPARE(m_desk->saved.size(), 0);
        m_desk->type(u"# New\n\nwords and more\n"_s);
        QVERIFY(!m_desk->session.flush());
        QVERIFY(!m_desk->session.close());
    }
    m_desk->session.recheck();
    QCOMPARE(m_desk->state().save, SaveState::Failed);
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->state().save, SaveState::Saved);
    QCOMPARE(m_desk->copies(), QStringList{u"new.md"_s});
    QCOMPARE(m_desk->bytes(), "# New\n\nwords and more\n");
}

void TestDraftSession::aSaveThatIsNotConfirmedIsOurs()
{
    QVERIFY(m_desk->open(essay));
    {
        const FoldersDoNotSync broken;
        m_desk->type(u"mine\n"_s);
        QVERIFY(!m_desk->session.flush());
        QCOMPARE(m_desk->state().save, SaveState::Failed);
    }
    QCOMPARE(m_desk->bytes(), "mine\n");
    m_desk->type(u"mine, and more\n"_s);
    m_desk->session.recheck();
    QVERIFY(m_desk->state().save != SaveState::Conflict);
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->state().save, SaveState::Saved);
    QCOMPARE(m_desk->bytes(), "mine, and more\n");
    QCOMPARE(m_desk->copies(), QStringList());
    // What others write after such a save is theirs all the same.
    {
        const FoldersDoNotSync broken;
        m_desk->type(u"mine again\n"_s);
        QVERIFY(!m_desk->session.flush());
    }
    QVERIFY(m_desk->theirs(essay, "theirs\n"));
    QVERIFY(!m_desk->session.flush());
    QCOMPARE(m_desk->state().save, SaveState::Conflict);
    QCOMPARE(m_desk->bytes(), "theirs\n");
}

void TestDraftSession::theSameTextIsNotTakenForSaved()
{
    QVERIFY(m_desk->open(essay));
    {
        const FoldersDoNotSync broken;
        m_desk->type(u"mine\n"_s);
        // The bytes stand there from the first time on; the disk confirms them no better the second time.
        QVERIFY(!m_desk->session.flush());
        QVERIFY(!m_desk->session.flush());
        QCOMPARE(m_desk->state().save, SaveState::Failed);
        QVERIFY(m_desk->session.dirty());
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, 60'000);
    QCOMPARE(m_desk->bytes(), "mine\n");
}

void TestDraftSession::aCopyElsewhereThatIsNotConfirmedIsOne()
{
    QVERIFY(m_desk->open(essay));
    m_desk->type(u"mine\n"_s);
    QVERIFY(m_desk->theirs(essay, "theirs\n"));
    m_desk->session.recheck();
    QCOMPARE(m_desk->state().save, SaveState::Conflict);
    {
        const FoldersDoNotSync broken;
        QVERIFY(!m_desk->session.saveElsewhere());
        QCOMPARE(m_desk->state().save, SaveState::Failed);
        QVERIFY(!m_desk->session.flush());
        QCOMPARE(m_desk->copies(), QStringList{u"essay-2.md"_s});
    }
    QVERIFY(m_desk->session.flush());
    QCOMPARE(m_desk->state().id.value, u"essay-2.md"_s);
    QCOMPARE(m_desk->bytes(), "mine\n");
    QCOMPARE(m_desk->bytes(essay), "theirs\n");
    QCOMPARE(m_desk->copies(), QStringList{u"essay-2.md"_s});
}

void TestDraftSession::anOpenedFileWasSavedWhenItWas()
{
    const auto change = [this](const DraftId& id, const char* at) {
        QFile file(m_desk->folder.path(id.value));
        return file.open(QIODevice::ReadWrite) &&
               file.setFileTime(QDateTime::fromString(QString::fromLatin1(at), Qt::ISODate),
                                QFileDevice::FileModificationTime);
    };
    QVERIFY(change(essay, "2025-07-22T06:57:00Z"));
    QVERIFY(m_desk->open(essay));
    QCOMPARE(m_desk->state().savedAt, Instant::fromIso(u"2025-07-22T08:57:00+02:00").value());
    // Reloaded after another program changed it.
    QVERIFY(m_desk->theirs(essay, "theirs\n"));
    QVERIFY(change(essay, "2025-07-22T06:58:00Z"));
    m_desk->session.recheck();
    QCOMPARE(m_desk->text, u"theirs\n"_s);
    QCOMPARE(m_desk->state().savedAt, Instant::fromIso(u"2025-07-22T08:58:00+02:00").value());
    // No file is saved in the time to come, whatever its own clock said.
    QVERIFY(change(other, "2031-01-01T00:00:00Z"));
    QVERIFY(m_desk->open(other));
    QCOMPARE(m_desk->state().savedAt, m_desk->clock.now());
    QVERIFY(m_desk->session.openUntitled());
    QCOMPARE(m_desk->state().savedAt, m_desk->clock.now());
}

void TestDraftSession::afterAFailureAutosaveIsAsQuickAsBefore()
{
    QVERIFY(m_desk->open(essay));
    {
        const FullDisk full;
        m_desk->type(u"mine\n"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Failed, soon);
    }
    QVERIFY(m_desk->session.flush());
    m_desk->pulls = 0;
    // 800 ms against 4 s: timers of one thread fire in the order in which they are due.
    std::optional<int> pulled;
    const QObject listener;
    QTimer::singleShot(4s, &listener, [&] { pulled = m_desk->pulls; });
    m_desk->type(u"mine, later\n"_s);
    QTRY_VERIFY_WITH_TIMEOUT(pulled, soon);
    QCOMPARE(*pulled, 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->state().save, SaveState::Saved, soon);
}

void TestDraftSession::afterAFailureTheNextDraftIsAsQuickAsBefore()
{
    QVERIFY(m_desk->open(essay));
    {
        const FullDisk full;
        m_desk->type(u"mine\n"_s);
        QVERIFY(!m_desk->session.flush());
        m_desk->session.abandon();
    }
    QVERIFY(m_desk->open(other));
    m_desk->pulls = 0;
    std::optional<int> pulled;
    const QObject listener;
    QTimer::singleShot(4s, &listener, [&] { pulled = m_desk->pulls; });
    m_desk->type(u"other, edited\n"_s);
    QTRY_VERIFY_WITH_TIMEOUT(pulled, soon);
    QCOMPARE(*pulled, 1);
}

QTEST_GUILESS_MAIN(TestDraftSession)
#include "tst_draft_session.moc"
