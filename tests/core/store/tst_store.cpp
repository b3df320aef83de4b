#include "core/store/sql.h"
#include "tests/core/store/samples.h"

#include <QJsonDocument>

using namespace brickwork;
using namespace Qt::StringLiterals;
using samples::Desk;

class TestStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewStoreIsEmpty()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        QCOMPARE(store->access(), StoreAccess::ReadWrite);
        QVERIFY2(store->notices().isEmpty(), qPrintable(store->notices().join(u'\n')));
        BW_TRY(state, store->read());
        QVERIFY(samples::same(state, StoreState{}));
        QCOMPARE(store->boundRoot(), desk.root());
        BW_TRY(exported, store->exportLog());
        QCOMPARE(exported, "{\"format\":\"brickwork-log\",\"version\":1,\"events\":[\n]}\n");
        QVERIFY(!QFile::exists(desk.journal())); // nothing to say, nothing written
    }

    void whatIsLoggedIsRead()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        QCOMPARE(events.size(), samples::acts().size());
        for (size_t i = 1; i < events.size(); ++i)
            QVERIFY(appliedBefore(events[i - 1], events[i]));
        BW_TRY(state, store->read());
        const Day day(2025, 7, 1);
        QCOMPARE(state.log.bricks.size(), 2U);
        QCOMPARE(state.log.bricks.at(day).size, BrickSize::Large);
        QCOMPARE(state.log.bricks.at(day).note, u"first \u00e4\n\"line\"\nsecond"_s);
        QCOMPARE(state.log.bricks.at(day.next()).note, u"edited"_s);
        QCOMPARE(state.log.rests.size(), 1U);
        QCOMPARE(state.log.rests.at(day.plus(3)).reason, u"holiday"_s);
        QCOMPARE(state.publications.size(), 2U);
        QCOMPARE(state.publications[0].post.title, u"A better title"_s);
        QCOMPARE(state.publications[0].post.day, day);
        QVERIFY(!state.publications[0].post.retracted);
        QCOMPARE(state.publications[0].deliveries.size(), 2U);
        QVERIFY(state.publications[1].post.retracted);
        QCOMPARE(state.publications[1].draft, u"drafts/moved.md"_s);
        QCOMPARE(state.log.posts.size(), 2U);
        QVERIFY(state.log.posts[1] == state.publications[1].post);
        QCOMPARE(state.settings.weekStart, WeekStart::Sunday);
        QCOMPARE(state.settings.rollover.minutes, 180);
        QCOMPARE(state.settings.targets.at(Day(2025, 7, 7)), 2);
        QCOMPARE(state.targets.size(), 1U);
        QCOMPARE(state.targets[0].options.at(u"path"_s), u"/srv/blog"_s);
        QCOMPARE(samples::linesOf(desk.journal()).size(), static_cast<qsizetype>(events.size()));
    }

    void anActThatDoesNotFitTakesTheOthersWithIt()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        std::vector<Act> acts = samples::acts();
        acts.back().body.insert(u"draft"_s, u"another.md"_s); // not what its subject says
        const auto refused = store->append(acts);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Invalid);
        BW_TRY(state, store->read());
        QVERIFY(state.log.bricks.empty());
        QVERIFY(!QFile::exists(desk.journal()));
    }

    void itIsThereAfterReopening()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(before, store->read());
        BW_TRY(exported, store->exportLog());
        store = desk.open();
        QVERIFY(store);
        QVERIFY2(store->notices().isEmpty(), qPrintable(store->notices().join(u'\n')));
        BW_TRY(after, store->read());
        QVERIFY(samples::same(before, after));
        BW_TRY(again, store->exportLog());
        QCOMPARE(again, exported);
    }

    void laterActsAreRecordedLater()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        const Day day(2025, 7, 1);
        BW_TRY(first, store->append({stackAct(samples::brick(day)), stackAct(samples::brick(day.next()))}));
        BW_TRY(second, store->append({removeBrickAct(day, samples::stamp(1))})); // claimed in 1970
        QVERIFY(appliedBefore(first[0], first[1]));
        QVERIFY(appliedBefore(first[1], second[0]));
        BW_TRY(state, store->read());
        QVERIFY(!state.log.bricks.contains(day));
    }

    void aDeletedStoreIsRebuiltFromItsJournal()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(before, store->read());
        BW_TRY(exported, store->exportLog());
        store.reset();
        QVERIFY(QDir(desk.place().folder).removeRecursively());
        store = desk.open();
        QVERIFY(store);
        QCOMPARE(store->notices().size(), 1);
        BW_TRY(after, store->read());
        QVERIFY(samples::same(before, after));
        BW_TRY(again, store->exportLog());
        QCOMPARE(again, exported);
        QCOMPARE(samples::linesOf(desk.journal()).size(), static_cast<qsizetype>(events.size()));
        BW_TRY(missing, store->mirror());
        QCOMPARE(missing, 0);
        QCOMPARE(samples::linesOf(desk.journal()).size(), static_cast<qsizetype>(events.size()));
    }

    void aStoreDeletedWhileOpenIsFollowed_data()
    {
        QTest::addColumn<bool>("journal");
        QTest::addColumn<bool>("replaced"); ///< another process has made a new one meanwhile
        QTest::newRow("mirrored") << true << false;
        QTest::newRow("mirrored, and made anew") << true << true;
        QTest::newRow("the store alone holds it") << false << false;
        QTest::newRow("the store alone held it, and another was made") << false << true;
    }

    void aStoreDeletedWhileOpenIsFollowed()
    {
        QFETCH(bool, journal);
        QFETCH(bool, replaced);
        const Desk desk;
        if (!journal) {
            QVERIFY(QDir(desk.place().journalFolder).removeRecursively());
            QVERIFY(samples::putBytes(desk.place().journalFolder, "in the way"));
        }
        const auto store = desk.open();
        QVERIFY(store);
        const Day day(2025, 7, 1);
        const PendingDelivery intent{u"token"_s,  {u"p"_s}, u"p.md"_s,    u"blog"_s,
                                     u"p.html"_s, u"abc"_s, u"publish"_s, {100}};
        BW_TRY(first, store->append({stackAct(samples::brick(day))}));
        QVERIFY(store->addPending(intent));
        const qint64 version = store->dataVersion();
        QVERIFY(QFile::remove(desk.storeFile()));
        QFile::remove(desk.storeFile() + u"-journal"_s);
        if (replaced) {
            const auto other = desk.open();
            QVERIFY(other && other->append({stackAct(samples::brick(day.plus(2)))}));
        }
        BW_TRY(second, store->append({stackAct(samples::brick(day.next()))}));
        QVERIFY(store->dataVersion() != version);
        BW_TRY(own, store->read());
        QVERIFY(own.log.bricks.contains(day));
        const auto other = desk.open();
        QVERIFY(other);
        BW_TRY(state, other->read());
        QCOMPARE(state.log.bricks.size(), replaced ? 3U : 2U);
        BW_TRY(pending, other->pending());
        QCOMPARE(pending, std::vector<PendingDelivery>{intent});
        QCOMPARE(other->boundRoot(), desk.root());
    }

    void aStoreTakenAwayIsNotReadThroughTheJournalOfTheNext()
    {
        const Desk desk;
        QVERIFY(QDir(desk.place().journalFolder).removeRecursively());
        QVERIFY(samples::putBytes(desk.place().journalFolder, "in the way"));
        const auto store = desk.open();
        QVERIFY(store);
        BW_TRY(first, store->append({stackAct(samples::brick(Day(2025, 7, 1)))}));
        QVERIFY(QDir().rename(desk.place().folder, desk.path(u"away"_s)));
        {
            const auto other = desk.open();
            QVERIFY(other && other->append({stackAct(samples::brick(Day(2025, 7, 2)))}));
        }
        // A commit cut off in the new store: its journal is not the old one's.
        QByteArray cut;
        QByteArray journal;
        {
            SQLite::Database db(desk.storeFile().toStdString(), SQLite::OPEN_READWRITE);
            db.exec("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;"
                    "UPDATE event SET zone = hex(zeroblob(30000)); DELETE FROM brick;");
            cut = samples::bytesOf(desk.storeFile());
            journal = samples::bytesOf(desk.storeFile() + u"-journal"_s);
            db.exec("ROLLBACK");
        }
        QVERIFY(samples::putBytes(desk.storeFile(), cut));
        QVERIFY(samples::putBytes(desk.storeFile() + u"-journal"_s, journal));
        BW_TRY(state, store->read());
        QCOMPARE(state.log.bricks.size(), 2U);
        BW_TRY(report, store->check());
        QVERIFY2(report.sound, qPrintable(report.findings.join(u'\n')));
    }

    void anUnwritableWorkspaceOnlyDelaysTheMirror()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        const QString folder = desk.place().journalFolder;
        const QString away = desk.path(u"away"_s);
        // Root may write anywhere, so the folder is made impossible instead: a file stands in its place.
        QVERIFY(QDir().rename(folder, away));
        QVERIFY(samples::putBytes(folder, "not a folder"));
        const Day day(2025, 7, 1);
        BW_TRY(events, store->append({stackAct(samples::brick(day)), stackAct(samples::brick(day.next()))}));
        QCOMPARE(events.size(), 2U);
        BW_TRY(missing, store->mirror());
        QCOMPARE(missing, 2);
        store = desk.open(); // another process remembers
        QVERIFY(store);
        BW_TRY(still, store->mirror());
        QCOMPARE(still, 2);
        QVERIFY(QFile::remove(folder));
        QVERIFY(QDir().rename(away, folder));
        BW_TRY(done, store->mirror());
        QCOMPARE(done, 0);
        QCOMPARE(samples::linesOf(desk.journal()).size(), 2);
        BW_TRY(again, store->mirror());
        QCOMPARE(again, 0);
        QCOMPARE(samples::linesOf(desk.journal()).size(), 2);
    }

    void anAbsentWorkspaceIsNotMade()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        QVERIFY(QDir(desk.root()).removeRecursively());
        BW_TRY(events, store->append({stackAct(samples::brick(Day(2025, 7, 1)))}));
        QVERIFY(!QFile::exists(desk.root()));
        BW_TRY(missing, store->mirror());
        QCOMPARE(missing, 1);
    }

    void aDamagedLineIsSkippedReportedAndKept()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        const Day day(2025, 7, 1);
        BW_TRY(events, store->append({stackAct(samples::brick(day)), stackAct(samples::brick(day.next())),
                                      stackAct(samples::brick(day.plus(2)))}));
        store.reset();
        QByteArray bytes = samples::bytesOf(desk.journal());
        QVERIFY(bytes.contains("\"2025-07-02\""));
        bytes.replace("\"2025-07-02\"", "\"2025-07-12\"");
        QVERIFY(samples::putBytes(desk.journal(), bytes));
        QVERIFY(QDir(desk.place().folder).removeRecursively());
        store = desk.open();
        QVERIFY(store);
        BW_TRY(state, store->read());
        QCOMPARE(state.log.bricks.size(), 2U);
        QVERIFY(!state.log.bricks.contains(Day(2025, 7, 12)));
        QVERIFY(store->notices().join(u'\n').contains(u"damaged"_s));
        QVERIFY(samples::bytesOf(desk.journal()).startsWith(bytes));
        BW_TRY(report, store->check());
        QVERIFY(report.findings.join(u'\n').contains(u"damaged"_s));
        QCOMPARE(report.events, 2);
        QCOMPARE(report.mirrored, 2);
    }

    void aCutLineIsClosedBeforeTheNextOne()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        const Day day(2025, 7, 1);
        BW_TRY(first, store->append({stackAct(samples::brick(day))}));
        QFile journal(desk.journal());
        QVERIFY(journal.open(QIODevice::Append));
        journal.write("{\"crc\":\"0123");
        journal.close();
        BW_TRY(second, store->append({stackAct(samples::brick(day.next()))}));
        const auto lines = samples::linesOf(desk.journal());
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[1], "{\"crc\":\"0123");
        QCOMPARE(lines[2], toLine(second[0]));
    }

    void aLostJournalIsWrittenAgain()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(more, store->append({stackAct(samples::brick(Day(2025, 8, 1)))}));
        store.reset();
        QVERIFY(QFile::remove(desk.journal()));
        store = desk.open();
        QVERIFY(store);
        BW_TRY(missing, store->mirror());
        QCOMPARE(missing, 0);
        QCOMPARE(samples::linesOf(desk.journal()).size(), static_cast<qsizetype>(events.size() + 1));
    }

    void twoDevicesAgreeInEitherOrder()
    {
        const Desk desk;
        auto here = desk.open(samples::hereDevice);
        auto there = desk.open(samples::thereDevice);
        QVERIFY(here && there);
        const Day day(2025, 7, 1);
        BW_TRY(a, here->append({stackAct(samples::brick(day, BrickSize::Small, u"here"_s)),
                                stackAct(samples::brick(day.next())),
                                addRestAct({day.plus(2), u"a"_s}, samples::stamp())}));
        BW_TRY(b, there->append({stackAct(samples::brick(day, BrickSize::Large, u"there"_s)),
                                 removeBrickAct(day.next(), samples::stamp()),
                                 addRestAct({day.plus(2), u"b"_s}, samples::stamp())}));
        BW_TRY(taken, here->mergeJournals());
        QCOMPARE(taken, 3);
        BW_TRY(takenThere, there->mergeJournals());
        QCOMPARE(takenThere, 3);
        BW_TRY(nothing, here->mergeJournals());
        QCOMPARE(nothing, 0);
        BW_TRY(hereState, here->read());
        BW_TRY(thereState, there->read());
        QVERIFY(samples::same(hereState, thereState));
        QCOMPARE(hereState.log.bricks.at(day).note, u"here\nthere"_s);
        QCOMPARE(hereState.log.rests.at(day.plus(2)).reason, u"b"_s);
        BW_TRY(hereLog, here->exportLog());
        BW_TRY(thereLog, there->exportLog());
        QCOMPARE(hereLog, thereLog);
        // Each journal holds its own device's acts and no others.
        QCOMPARE(samples::linesOf(desk.journal(samples::hereDevice)).size(), 3);
        QCOMPARE(samples::linesOf(desk.journal(samples::thereDevice)).size(), 3);
        // A third store, made from both, agrees.
        here.reset();
        QVERIFY(QDir(desk.place().folder).removeRecursively());
        here = desk.open();
        QVERIFY(here);
        BW_TRY(rebuilt, here->read());
        QVERIFY(samples::same(rebuilt, thereState));
    }

    void aRewrittenJournalIsReadAfresh()
    {
        const Desk desk;
        const auto here = desk.open(samples::hereDevice);
        const auto there = desk.open(samples::thereDevice);
        QVERIFY(here && there);
        const Day day(2025, 7, 1);
        BW_TRY(a, there->append({stackAct(samples::brick(day)), stackAct(samples::brick(day.next()))}));
        BW_TRY(first, here->mergeJournals());
        QCOMPARE(first, 2);
        // A sync tool puts a version with a line more at the start.
        Event extra = a[0];
        extra.id.value = newUuid(extra.recorded);
        extra.subject = u"brick/2025-07-09"_s;
        extra.body.insert(u"day"_s, u"2025-07-09"_s);
        const QString journal = desk.journal(samples::thereDevice);
        QVERIFY(samples::putBytes(journal, toLine(extra) + '\n' + samples::bytesOf(journal)));
        BW_TRY(second, here->mergeJournals());
        QCOMPARE(second, 1);
        BW_TRY(state, here->read());
        QVERIFY(state.log.bricks.contains(Day(2025, 7, 9)));
    }

    void anExportRestoresByteEqual()
    {
        const Desk desk;
        const Desk other;
        const auto store = desk.open();
        const auto copy = other.open(samples::thereDevice);
        QVERIFY(store && copy);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(exported, store->exportLog());
        QVERIFY(exported.endsWith("]}\n") && !exported.contains('\r'));
        QVERIFY(QJsonDocument::fromJson(exported).isObject());
        BW_TRY(fresh, copy->restoreLog(exported));
        QCOMPARE(fresh, static_cast<int>(events.size()));
        BW_TRY(again, copy->exportLog());
        QCOMPARE(again, exported);
        BW_TRY(a, store->read());
        BW_TRY(b, copy->read());
        QVERIFY(samples::same(a, b));
        BW_TRY(twice, copy->restoreLog(exported));
        QCOMPARE(twice, 0);
        // Restored acts are mirrored: the copy too can be rebuilt.
        QCOMPARE(samples::linesOf(other.journal(samples::thereDevice)).size(),
                 static_cast<qsizetype>(events.size()));
        // What is logged next comes after all that was restored.
        BW_TRY(next, copy->append({removeBrickAct(Day(2025, 7, 1), samples::stamp())}));
        QVERIFY(appliedBefore(events.back(), next.front()));
    }

    void anInvalidExportIsTakenNotAtAll_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no JSON") << QByteArray("]}") << QByteArray("]") << ErrorCode::Invalid;
        QTest::newRow("another format")
            << QByteArray("brickwork-log") << QByteArray("another") << ErrorCode::Invalid;
        QTest::newRow("a later version")
            << QByteArray("\"version\":1") << QByteArray("\"version\":2") << ErrorCode::Newer;
        QTest::newRow("version nought")
            << QByteArray("\"version\":1") << QByteArray("\"version\":0") << ErrorCode::Invalid;
        QTest::newRow("one event does not fit")
            << QByteArray("\"reason\":\"ill\"") << QByteArray("\"reason\":1") << ErrorCode::Invalid;
        QTest::newRow("no events") << QByteArray("\"events\"") << QByteArray("\"acts\"")
                                   << ErrorCode::Invalid;
    }

    void anInvalidExportIsTakenNotAtAll()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(ErrorCode, code);
        const Desk desk;
        const Desk other;
        const auto store = desk.open();
        const auto copy = other.open(samples::thereDevice);
        QVERIFY(store && copy);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(exported, store->exportLog());
        QVERIFY(exported.contains(from));
        const auto refused = copy->restoreLog(QByteArray(exported).replace(from, to));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, code);
        BW_TRY(state, copy->read());
        QVERIFY(samples::same(state, StoreState{}));
        QVERIFY(!QFile::exists(other.journal(samples::thereDevice)));
    }

    void twoEventsWithOneIdContradict()
    {
        const Desk desk;
        const Desk other;
        const auto store = desk.open();
        const auto copy = other.open(samples::thereDevice);
        QVERIFY(store && copy);
        BW_TRY(events, store->append({stackAct(samples::brick(Day(2025, 7, 1))),
                                      stackAct(samples::brick(Day(2025, 7, 2)))}));
        BW_TRY(exported, store->exportLog());
        const QByteArray doubled =
            QByteArray(exported).replace(events[1].id.value.toLatin1(), events[0].id.value.toLatin1());
        const auto refused = copy->restoreLog(doubled);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Invalid);
    }

    void pendingIsSettledByTheActThatRecordsSuccess()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        const PendingDelivery one{u"token-1"_s, {u"p"_s}, u"p.md"_s,    u"blog"_s,
                                  u"p.html"_s,  u"abc"_s, u"publish"_s, {100}};
        PendingDelivery two = one;
        two.token = u"token-2"_s;
        two.since = {50};
        QVERIFY(store->addPending(one));
        QVERIFY(store->addPending(two));
        store = desk.open();
        QVERIFY(store);
        BW_TRY(both, store->pending());
        QCOMPARE(both, (std::vector<PendingDelivery>{two, one}));
        // Refused acts settle nothing.
        Act broken = samples::acts().front();
        broken.subject = u"brick/2000-01-01"_s;
        QVERIFY(!store->appendAndSettle({broken}, u"token-1"_s));
        BW_TRY(stillBoth, store->pending());
        QCOMPARE(stillBoth.size(), 2U);
        QVERIFY(store->appendAndSettle({publishAct(samples::post(u"p"_s, Day(2025, 7, 1)), samples::stamp())},
                                       u"token-1"_s));
        BW_TRY(left, store->pending());
        QCOMPARE(left, std::vector<PendingDelivery>{two});
        QVERIFY(store->dropPending(u"token-2"_s));
        BW_TRY(none, store->pending());
        QVERIFY(none.empty());
    }

    void dataVersionTellsOfEveryCommit()
    {
        const Desk desk;
        const auto mine = desk.open();
        const auto other = desk.open();
        QVERIFY(mine && other);
        const qint64 start = mine->dataVersion();
        QCOMPARE(mine->dataVersion(), start);
        BW_TRY(a, mine->append({stackAct(samples::brick(Day(2025, 7, 1)))}));
        const qint64 afterOwn = mine->dataVersion();
        QVERIFY(afterOwn != start);
        BW_TRY(b, other->append({stackAct(samples::brick(Day(2025, 7, 2)))}));
        const qint64 afterOther = mine->dataVersion();
        QVERIFY(afterOther != afterOwn && afterOther != start);
        QCOMPARE(mine->dataVersion(), afterOther);
        BW_TRY(state, mine->read());
        QCOMPARE(state.log.bricks.size(), 2U);
    }

    void aCopiedWorkspaceCanBeToldByItsRoot()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        StorePlace copy = desk.place();
        copy.workspaceRoot = desk.path(u"copy"_s);
        copy.journalFolder = copy.workspaceRoot + u"/.brickwork/journal"_s;
        store.reset();
        const Desk elsewhere;
        const auto other = elsewhere.open(samples::thereDevice);
        QVERIFY(other);
        BW_TRY(events, other->append({stackAct(samples::brick(Day(2025, 7, 1)))}));
        QVERIFY(QDir().mkpath(copy.journalFolder));
        const QString journal = elsewhere.journal(samples::thereDevice);
        QVERIFY(QFile::copy(journal, copy.journalFolder + u'/' + QFileInfo(journal).fileName()));
        BW_TRY(again, Store::open(copy, samples::now));
        QCOMPARE(again->boundRoot(), desk.root());
        BW_TRY(untouched, again->read());
        QVERIFY(untouched.log.bricks.empty());
        QVERIFY(again->bindRoot(copy.workspaceRoot));
        BW_TRY(merged, again->read());
        QCOMPARE(merged.log.bricks.size(), 1U);
        QCOMPARE(again->boundRoot(), copy.workspaceRoot);
    }

    void aSoundStoreChecksOut()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(report, store->check());
        QVERIFY2(report.sound && report.findings.isEmpty(), qPrintable(report.findings.join(u'\n')));
        QCOMPARE(report.events, static_cast<int>(events.size()));
        QCOMPARE(report.mirrored, static_cast<int>(events.size()));
    }

    void theDeviceKeepsItsId()
    {
        const QTemporaryDir folder;
        const QString data = folder.filePath(u"data"_s);
        BW_TRY(first, deviceId(data, samples::now));
        QCOMPARE(first.value.size(), 36);
        BW_TRY(second, deviceId(data, {0}));
        QCOMPARE(second, first);
        QVERIFY(samples::putBytes(data + u"/device"_s, "garbage"));
        BW_TRY(third, deviceId(data, samples::now));
        QVERIFY(third != first);
        BW_TRY(fourth, deviceId(data, samples::now));
        QCOMPARE(fourth, third);
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
