// Words and minutes in the store: open at first, events when settled, one sum whoever wrote it.
#include "core/store/event_body.h"
#include "tests/core/store/samples.h"

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day day(2025, 7, 22);

} // namespace

class TestWritingStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOpenIsReadLikeTheRest()
    {
        const samples::Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        QVERIFY(store->addWriting({samples::writing(day), samples::writing(day)}));
        BW_TRY(state, store->read());
        const Writing& row = state.log.writings.at(day).at(u"drafts/one.md"_s);
        QCOMPARE(row.of(WordSource::Typed).added, 240);
        QCOMPARE(row.of(WordSource::Typed).removed, 40);
        QCOMPARE(row.msecs, 1'800'000);
        QCOMPARE(row.total, 640);
        QCOMPARE(state.openWriting.size(), 1U);
        BW_TRY(exported, store->exportLog()); // no event yet
        QVERIFY(!exported.contains("writing.logged"));
    }

    void settlingChangesNothingButItsPlace()
    {
        const samples::Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        QVERIFY(store->addWriting({samples::writing(day), samples::writing(day.previous())}));
        BW_TRY(open, store->read());
        QVERIFY(store->settleWriting(samples::stamp()));
        BW_TRY(settled, store->read());
        QVERIFY(settled.log == open.log);
        QVERIFY(settled.openWriting.empty());
        const auto events = [&store] {
            return store->exportLog().value_or(QByteArray()).count("writing.logged");
        };
        QCOMPARE(events(), 2);
        // Nothing is open: nothing is logged.
        QVERIFY(store->settleWriting(samples::stamp()));
        QCOMPARE(events(), 2);
        // What comes later adds to it.
        QVERIFY(store->addWriting({samples::writing(day)}));
        BW_TRY(more, store->read());
        QCOMPARE(dayWriting(more.log.writings, day).typed(), 200);
        QVERIFY(store->settleWriting(samples::stamp()));
        BW_TRY(whole, store->read());
        QVERIFY(whole.log == more.log);
    }

    void anEventReadsAsItWasWritten()
    {
        Writing writing = samples::writing(day, u"drafts/a/b ü.md"_s);
        writing.of(WordSource::External) = {.added = 0, .removed = 7};
        writing.first.reset();
        writing.last.reset();
        const Act act = writingAct(writing, samples::stamp());
        QCOMPARE(act.subject, u"writing/2025-07-22/drafts/a/b ü.md"_s);
        QVERIFY(writingOf(act.body) == writing);
        for (const QString& key : act.body.keys()) {
            QJsonObject without = act.body;
            without.remove(key);
            QVERIFY2(!writingOf(without), qPrintable(key));
        }
        QJsonObject negative = act.body;
        negative[u"typed"_s] = QJsonArray{-1, 0};
        QVERIFY(!writingOf(negative));
    }

    void exportedAndRestoredItIsTheSame()
    {
        const samples::Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        QVERIFY(store->addWriting({samples::writing(day), samples::writing(day, u"drafts/two.md"_s)}));
        QVERIFY(store->settleWriting(samples::stamp()));
        BW_TRY(exported, store->exportLog());
        const samples::Desk other;
        const auto copy = other.open();
        QVERIFY(copy);
        BW_TRY(restored, copy->restoreLog(exported));
        QCOMPARE(restored, 2);
        BW_TRY(there, copy->read());
        BW_TRY(here, store->read());
        QVERIFY(there.log == here.log);
        BW_TRY(again, copy->exportLog());
        QCOMPARE(again, exported);
    }

    void twoDevicesAddUp()
    {
        const samples::Desk desk;
        const auto here = desk.open();
        const auto there = desk.open(samples::thereDevice);
        QVERIFY(here && there);
        for (Store* store : {here.get(), there.get()}) {
            QVERIFY(store->addWriting({samples::writing(day)}));
            QVERIFY(store->settleWriting(samples::stamp()));
        }
        QVERIFY(here->mergeJournals());
        QVERIFY(there->mergeJournals());
        BW_TRY(a, here->read());
        BW_TRY(b, there->read());
        QCOMPARE(dayWriting(a.log.writings, day).typed(), 200);
        QVERIFY(a.log.writings == b.log.writings);
    }

    // What refresh() gives must be what read() gives, whatever happened in between and whoever did it.
    void aRefreshedStateIsAReadOne()
    {
        const samples::Desk desk;
        const auto store = desk.open();
        const auto other = desk.open();
        QVERIFY(store && other);
        BW_TRY(state, store->read());
        const auto agrees = [&] {
            const auto fresh = store->read();
            return store->refresh(state) && fresh && samples::same(state, *fresh) &&
                   state.openWriting == fresh->openWriting && state.mark == fresh->mark;
        };
        for (const Act& act : samples::acts()) {
            QVERIFY(other->append({act}));
            QVERIFY2(agrees(), qPrintable(act.kind));
        }
        QVERIFY(other->addWriting({samples::writing(day)}));
        QVERIFY(agrees());
        QVERIFY(other->addWriting({samples::writing(day), samples::writing(day.next())}));
        QVERIFY(agrees());
        QVERIFY(other->settleWriting(samples::stamp()));
        QVERIFY(agrees());
        QVERIFY(store->append(samples::acts()));
        QVERIFY(agrees());
        BW_TRY(nothing, store->refresh(state));
        QVERIFY(!nothing.any());
    }

    void manyEventsAtOnceAreReadAnew()
    {
        const samples::Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        BW_TRY(state, store->read());
        std::vector<Act> acts;
        for (int i = 0; i < 700; ++i)
            acts.push_back(stackAct(samples::brick(day.plus(-i))));
        QVERIFY(store->append(acts));
        BW_TRY(changes, store->refresh(state));
        QVERIFY(changes.any());
        QCOMPARE(state.log.bricks.size(), 700U);
        BW_TRY(fresh, store->read());
        QVERIFY(samples::same(state, fresh));
    }

    void anotherFileIsReadAnew()
    {
        const samples::Desk desk;
        const samples::Desk elsewhere;
        auto store = desk.open();
        const auto copy = elsewhere.open();
        QVERIFY(store && copy);
        QVERIFY(store->append({stackAct(samples::brick(day))}));
        BW_TRY(state, store->read());
        BW_TRY(backup, store->backup(desk.path(u"copy.sqlite"_s), samples::now));
        QVERIFY(store->append({stackAct(samples::brick(day.previous()))}));
        QVERIFY(store->refresh(state));
        QCOMPARE(state.log.bricks.size(), 2U);
        // The file is replaced by one with fewer events; the journal still holds them all.
        QVERIFY(QFile::remove(desk.storeFile()));
        QVERIFY(QFile::copy(backup, desk.storeFile()));
        QVERIFY(store->refresh(state));
        BW_TRY(fresh, store->read());
        QVERIFY(samples::same(state, fresh));
        QCOMPARE(state.log.bricks.size(), 2U);
    }
};

QTEST_GUILESS_MAIN(TestWritingStore)
#include "tst_writing_store.moc"
