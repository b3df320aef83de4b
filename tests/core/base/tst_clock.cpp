#include "core/base/clock.h"

#include <QScopeGuard>
#include <QTest>

#include <ctime>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theZoneAlwaysHasAName_data()
    {
        QTest::addColumn<QByteArray>("tz");
        QTest::addColumn<QByteArray>("zone"); // empty: whichever this machine has
        QTest::newRow("a name") << "Europe/Berlin"_ba << "Europe/Berlin"_ba;
        QTest::newRow("a name after a colon") << ":Europe/Berlin"_ba << "Europe/Berlin"_ba;
        QTest::newRow("the file of a zone") << "/usr/share/zoneinfo/Europe/Berlin"_ba << "Europe/Berlin"_ba;
        QTest::newRow("the machine's own file") << "/etc/localtime"_ba << QByteArray();
        QTest::newRow("a rule") << "CET-1CEST"_ba << QByteArray();
        QTest::newRow("a place nobody knows") << "Foo/Bar"_ba << QByteArray();
        QTest::newRow("nothing") << ""_ba << QByteArray();
    }

    void theZoneAlwaysHasAName()
    {
        QFETCH(QByteArray, tz);
        QFETCH(QByteArray, zone);
        const QByteArray before = qgetenv("TZ");
        const bool wasSet = qEnvironmentVariableIsSet("TZ");
        const auto restore = qScopeGuard([&] {
            wasSet ? qputenv("TZ", before) : qunsetenv("TZ");
            ::tzset();
        });
        qputenv("TZ", tz);
        ::tzset();
        const QTimeZone found = SystemClock().zone();
        QVERIFY(found.isValid());
        QVERIFY(!found.id().isEmpty());
        QVERIFY(QTimeZone::isTimeZoneIdAvailable(found.id()));
        if (!zone.isEmpty())
            QCOMPARE(found.id(), zone);
    }

    void whatIsPinnedStays()
    {
        const SystemClock clock(Instant{5}, QTimeZone("Asia/Tokyo"));
        QCOMPARE(clock.now(), Instant{5});
        QCOMPARE(clock.zone().id(), "Asia/Tokyo"_ba);
    }
};

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
