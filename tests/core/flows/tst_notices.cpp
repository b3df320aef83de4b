// What the store finds while the window is open reaches whoever shows it.
#include "core/flows/logbook.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/store/samples.h"

#include <QSignalSpy>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damageMetByMergingIsTold()
    {
        const samples::Desk desk;
        const test::PinnedClock clock("2025-07-22T09:00:00+02:00");
        const auto store = desk.open();
        QVERIFY(store);
        Logbook book(*store, clock);
        QSignalSpy noticed(&book, &Logbook::noticed);
        book.follow();
        QVERIFY(samples::putBytes(desk.journal(samples::thereDevice), "garbage\n"));
        QVERIFY(store->mergeJournals()); // what the book does twice a minute
        QVERIFY(noticed.wait(20'000));
        QVERIFY(noticed.first().first().toString().contains(u"damaged"_s));
        QVERIFY(!noticed.wait(3'000)); // once
    }
};

QTEST_GUILESS_MAIN(TestNotices)
#include "tst_notices.moc"
