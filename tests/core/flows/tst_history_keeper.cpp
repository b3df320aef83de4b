// The past of the open draft grows by itself: as it was found, after minutes of change, before anything takes
// its place, under whatever name it goes. Real files; the editor is a string.
#include "core/flows/history_keeper.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int soon = 15'000; ///< milliseconds that something asynchronous may take on a busy machine

const DraftId essay{u"essay.md"_s};
const DraftId other{u"other.md"_s};

struct Desk
{
    DraftsFolder folder;
    PinnedClock clock;
    DraftLibrary library{folder.workspace};
    DraftSession session{library, clock};
    QString text;
    std::unique_ptr<HistoryKeeper> keeper;

    explicit Desk(std::chrono::milliseconds pace = 1h)
    {
        (void) folder.add(essay.value, "# Essay\n\nFirst.\n");
        (void) folder.add(other.value, "# Other\n\nSecond.\n");
        library.watcher().setPollInterval(200ms);
        session.setTextSource([this] { return text; });
        QObject::connect(&session, &DraftSession::reloaded, &session,
                         [this](const QString& theirs) { text = theirs; });
        renew(pace);
    }
    ~Desk()
    {
        keeper.reset();
        session.abandon();
    }
    void renew(std::chrono::milliseconds pace)
    {
        keeper.reset();
        keeper = std::make_unique<HistoryKeeper>(session, clock, folder.place.filePath(u"history"_s));
        keeper->setPace(pace);
    }
    [[nodiscard]] bool open(const DraftId& id)
    {
        const auto file = session.open(id);
        if (file)
            text = file->text;
        return file.has_value();
    }
    void type(const QString& words)
    {
        text += words;
        session.noteEdit();
    }
    [[nodiscard]] bool save() { return session.flush().has_value(); }
    [[nodiscard]] std::vector<Snapshot> versions(const DraftId& id = essay) const
    {
        auto history = keeper->history(id);
        history.waitForFinished();
        const auto result = history.takeResult();
        return result ? result->versions : std::vector<Snapshot>();
    }
    [[nodiscard]] QStringList texts(const DraftId& id = essay) const
    {
        QStringList all;
        for (const Snapshot& version : versions(id)) {
            auto text = keeper->text(version);
            text.waitForFinished();
            all << text.takeResult().value_or(u"(unreadable)"_s);
        }
        return all;
    }
    [[nodiscard]] SnapshotReason lastReason(const DraftId& id = essay) const
    {
        const auto all = versions(id);
        return all.empty() ? SnapshotReason::Saved : all.back().why;
    }
};

} // namespace

class TestHistoryKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatItFinds();
    void keepsWhatItFindsOnlyIfItIsNew();
    void keepsAfterMinutesOfChange();
    void keepsWhatCannotBeSaved();
    void doesNotKeepEverySave();
    void keepsASaveAfterMinutes();
    void keepsWhatWasSavedLastWhenTheDraftIsLeft();
    void keepsWhatWasSavedLastAtTheEnd();
    void keepsWhatAnotherProgramReplaces();
    void keepsWhatTheWriterGivesUp();
    void keepsWhatTheProgramReplaces();
    void keepsWhatWasDeletedOrPastedOver_data();
    void keepsWhatWasDeletedOrPastedOver();
    void followsARename();
    void keepsWhatAnUntitledDraftHeld();
    void leavesForeignTextsAlone();
    void remembersThePlaceOfTheCaret();
    void saysOnceThatItCannot();
    void thins();
};

void TestHistoryKeeper::keepsWhatItFinds()
{
    Desk desk;
    QVERIFY(desk.open(essay));
    QCOMPARE(desk.texts(), QStringList{u"# Essay\n\nFirst.\n"_s});
    QCOMPARE(desk.lastReason(), SnapshotReason::Opened);
    QCOMPARE(desk.versions().back().at, desk.clock.now());
    QCOMPARE(desk.texts(other), QStringList());
}

void TestHistoryKeeper::keepsWhatItFindsOnlyIfItIsNew()
{
    Desk desk;
    QVERIFY(desk.open(essay));
    QVERIFY(desk.open(other));
    QVERIFY(desk.open(essay));
    QCOMPARE(desk.texts().size(), 1);
    QVERIFY(desk.open(other));
    QVERIFY(desk.folder.add(essay.value, "pulled\n"));
    QVERIFY(desk.open(essay));
    QCOMPARE(desk.texts(), (QStringList{u"# Essay\n\nFirst.\n"_s, u"pulled\n"_s}));
}

void TestHistoryKeeper::keepsAfterMinutesOfChange()
{
    Desk desk(300ms);
    QVERIFY(desk.open(essay));
    QSignalSpy kept(desk.keeper.get(), &HistoryKeeper::kept);
    desk.type(u"Typed.\n"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.texts().contains(u"# Essay\n\nFirst.\nTyped.\n"_s), soon);
    QTRY_VERIFY_WITH_TIMEOUT(!kept.isEmpty(), soon);
    QCOMPARE(kept.last().first().value<DraftId>(), essay);
}

void TestHistoryKeeper::keepsWhatCannotBeSaved()
{
    Desk desk(300ms);
    QVERIFY(desk.open(essay));
    desk.type(u"Mine.\n"_s);
    QVERIFY(desk.folder.add(essay.value, "theirs\n"));
    desk.session.recheck();
    QCOMPARE(desk.session.state().save, SaveState::Conflict);
    QTRY_VERIFY_WITH_TIMEOUT(desk.texts().contains(u"# Essay\n\nFirst.\nMine.\n"_s), soon);
    // And goes on doing so.
    desk.type(u"More.\n"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.texts().contains(u"# Essay\n\nFirst.\nMine.\nMore.\n"_s), soon);
}

void TestHistoryKeeper::doesNotKeepEverySave()
{
    Desk desk;
    QVERIFY(desk.open(essay));
    desk.type(u"One.\n"_s);
    QVERIFY(desk.save());
    desk.type(u"Two.\n"_s);
    QVERIFY(desk.save());
    QCOMPARE(desk.texts().size(), 1);
}

void TestHistoryKeeper::keepsASaveAfterMinutes()
{
    Desk desk(0ms);
    QVERIFY(desk.open(essay));
    desk.type(u"One.\n"_s);
    QVERIFY(desk.save());
    QCOMPARE(desk.texts().size(), 2);
    QCOMPARE(desk.lastReason(), SnapshotReason::Saved);
    // The same text once more is no other version.
    desk.session.noteEdit();
    QVERIFY(desk.save());
    QCOMPARE(desk.texts().size(), 2);
}

void TestHistoryKeeper::keepsWhatWasSavedLastWhenTheDraftIsLeft()
{
    Desk desk;
    QVERIFY(desk.open(essay));
    desk.type(u"Typed.\n"_s);
    QVERIFY(desk.open(other));
    QCOMPARE(desk.texts(), (QStringList{u"# Essay\n\nFirst.\n"_s, u"# Essay\n\nFirst.\nTyped.\n"_s}));
}

void TestHistoryKeeper::keepsWhatWasSavedLastAtTheEnd()
{
    Desk desk;
    QVERIFY(desk.open(essay));
    desk.type(u"Typed.\n"_s);
    QVERIFY(desk.save());
    desk.keeper.reset();
    QVERIFY(desk.folder.add(essay.value, "pulled\n"));
    desk.renew(1h);
    QCOMPARE(desk.texts().value(1), u"# Essay\n\nFirst.\nTyped.\n"_s);
}

void TestHistoryKeeper::keepsWhatAnotherProgramReplaces()
{
    Desk desk;
    QVERIFY(desk.open(essay));
    desk.type(u"Typed.\n"_s);
    QVERIFY(desk.save());
    QVERIFY(desk.folder.add(essay.value, "pulled\n"));
    desk.session.recheck();
    QCOMPARE(desk.text, u"pulled\n"_s);
    const auto versions = desk.versions();
    QCOMPARE(desk.texts(),
             (QStringList{u"# Essay\n\nFirst.\n"_s, u"# Essay\n\nFirst.\nTyped.\n"_s, u"pulled\n"_s}));
    QCOMPARE(versions.at(1).why, SnapshotReason::BeforeReload);
}

void TestHistoryKeeper::keepsWhatTheWriterGivesUp()
{
    Desk desk;
    QVERIFY(desk.open(essay));
    desk.type(u"Mine.\n"_s);
    QVERIFY(desk.folder.add(essay.value, "theirs\n"));
    desk.session.recheck();
    QVERIFY(desk.session.takeTheirs());
    QVERIFY(desk.texts().contains(u"# Essay\n\nFirst.\nMine.\n"_s));
    QVERIFY(desk.texts().contains(u"theirs\n"_s));
}

void TestHistoryKeeper::keepsWhatTheProgramReplaces()
{
    Desk desk;
    QVERIFY(desk.open(essay));
    desk.type(u"Typed.\n"_s);
    desk.session.noteRisk(SnapshotReason::BeforeReplace);
    QCOMPARE(desk.texts().last(), u"# Essay\n\nFirst.\nTyped.\n"_s);
    QCOMPARE(desk.lastReason(), SnapshotReason::BeforeReplace);
}

void TestHistoryKeeper::keepsWhatWasDeletedOrPastedOver_data()
{
    QTest::addColumn<QString>("after");
    QTest::addColumn<bool>("keeps");
    const QString head = u"Words of this hour. "_s.repeated(30);
    QTest::newRow("everything deleted") << QString() << true;
    QTest::newRow("something else of the same length") << QString(head.size(), u'x') << true;
    QTest::newRow("most of it deleted") << head.first(100) << true;
    QTest::newRow("the first two thirds deleted") << head.sliced(head.size() * 2 / 3) << true;
    QTest::newRow("a third deleted") << head.first(head.size() * 2 / 3) << false;
    QTest::newRow("a sentence more") << head + u"One more."_s << false;
    QTest::newRow("a sentence before") << u"One more. "_s + head << false;
}

void TestHistoryKeeper::keepsWhatWasDeletedOrPastedOver()
{
    QFETCH(QString, after);
    QFETCH(bool, keeps);
    Desk desk;
    QVERIFY(desk.open(essay));
    const QString written = u"Words of this hour. "_s.repeated(30);
    desk.text = written;
    desk.session.noteEdit();
    QVERIFY(desk.save());
    desk.text = after;
    desk.session.noteEdit();
    QVERIFY(desk.save());
    QCOMPARE(desk.texts().contains(written), keeps);
    if (keeps)
        QCOMPARE(desk.lastReason(), SnapshotReason::BeforeReplace);
}

void TestHistoryKeeper::followsARename()
{
    Desk desk;
    QVERIFY(desk.open(essay));
    const auto renamed = desk.session.rename(u"better"_s);
    QVERIFY(renamed);
    QCOMPARE(desk.texts(*renamed), QStringList{u"# Essay\n\nFirst.\n"_s});
    QCOMPARE(desk.texts(), QStringList());
}

void TestHistoryKeeper::keepsWhatAnUntitledDraftHeld()
{
    Desk desk;
    QVERIFY(desk.session.openUntitled());
    desk.text = u"Only here.\n"_s;
    desk.session.noteEdit();
    desk.session.noteRisk(SnapshotReason::BeforeReplace);
    desk.text = u"Something else.\n"_s;
    QVERIFY(desk.save());
    const DraftId id = desk.session.state().id;
    QVERIFY(!id.isEmpty());
    QVERIFY(desk.texts(id).contains(u"Only here.\n"_s));
}

void TestHistoryKeeper::leavesForeignTextsAlone()
{
    Desk desk(0ms);
    QVERIFY(desk.folder.add(essay.value, "caf\xE9\n"));
    QVERIFY(desk.open(essay));
    desk.session.abandon();
    QCOMPARE(desk.texts(), QStringList());
}

void TestHistoryKeeper::remembersThePlaceOfTheCaret()
{
    Desk desk;
    desk.keeper->setCursorSource([] { return 5; });
    QVERIFY(desk.open(essay));
    desk.session.noteRisk(SnapshotReason::BeforeReplace);
    QCOMPARE(desk.versions().back().cursor, 5);
}

void TestHistoryKeeper::saysOnceThatItCannot()
{
    Desk desk;
    QVERIFY(put(desk.folder.place.filePath(u"history"_s), "a file where the folder should be"));
    QSignalSpy failed(desk.keeper.get(), &HistoryKeeper::failed);
    QVERIFY(desk.open(essay));
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, soon);
    QVERIFY(!failed.first().first().toString().isEmpty());
    QVERIFY(desk.open(other));
    QCOMPARE(desk.texts(), QStringList());
    QTest::qWait(50);
    QCOMPARE(failed.size(), 1);
    // Once it can, it goes on as if nothing had been.
    QVERIFY(QFile::remove(desk.folder.place.filePath(u"history"_s)));
    QVERIFY(desk.open(essay));
    QCOMPARE(desk.texts().size(), 1);
}

void TestHistoryKeeper::thins()
{
    Desk desk;
    QVERIFY(desk.open(essay));
    for (int i = 0; i < 5; ++i) {
        desk.clock.pass(1'000);
        desk.keeper->keep(essay, u"version %1"_s.arg(i), SnapshotReason::Minutes);
    }
    desk.clock.pass(3LL * 24 * 3'600'000);
    auto done = desk.keeper->thin();
    done.waitForFinished();
    const auto thinned = done.takeResult();
    QVERIFY(thinned);
    QCOMPARE(thinned->versions, 5);
    QCOMPARE(desk.texts(), QStringList{u"version 4"_s});
}

QTEST_GUILESS_MAIN(TestHistoryKeeper)
#include "tst_history_keeper.moc"
