#include "core/base/instant.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestInstant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsIso_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc"); // empty: refused
        const auto row = [](const char* name, const QString& text, const char* utc) {
            QTest::newRow(name) << text << QString::fromLatin1(utc);
        };
        row("with an offset", u"2025-01-15T20:00:00+01:00"_s, "2025-01-15T19:00:00.000Z");
        row("with a negative offset", u"2025-03-09T01:59:59-05:00"_s, "2025-03-09T06:59:59.000Z");
        row("with a half-hour offset", u"2025-03-09T00:00:00+05:30"_s, "2025-03-08T18:30:00.000Z");
        row("with a Z", u"2025-01-15T19:00:00Z"_s, "2025-01-15T19:00:00.000Z");
        row("with milliseconds", u"2025-01-15T19:00:00.123Z"_s, "2025-01-15T19:00:00.123Z");
        row("with one digit of a second", u"2025-01-15T19:00:00.5Z"_s, "2025-01-15T19:00:00.500Z");
        row("with a comma in the second", u"2025-01-15T19:00:00,250Z"_s, "2025-01-15T19:00:00.250Z");
        row("without seconds", u"2025-01-15T19:00Z"_s, "2025-01-15T19:00:00.000Z");
        row("without seconds, with an offset", u"2025-01-15T19:00+01:00"_s, "2025-01-15T18:00:00.000Z");
        row("with a blank for the T", u"2025-01-15 19:00:00Z"_s, "2025-01-15T19:00:00.000Z");
        row("with a small z", u"2025-01-15T19:00:00z"_s, "2025-01-15T19:00:00.000Z");
        row("with an offset of hours", u"2025-01-15T20:00:00+01"_s, "2025-01-15T19:00:00.000Z");
        row("with an offset without a colon", u"2025-01-15T20:00:00+0100"_s, "2025-01-15T19:00:00.000Z");
        row("with a blank before the offset", u"2025-01-15 20:00:00 +0100"_s, "2025-01-15T19:00:00.000Z");
        row("with a blank before the Z", u"2025-01-15 19:00:00 Z"_s, "2025-01-15T19:00:00.000Z");
        row("with blanks around", u"  2025-01-15T19:00:00Z\n"_s, "2025-01-15T19:00:00.000Z");
        row("finer than milliseconds: the rest is dropped or rounded", u"2025-01-15T19:00:00.123456789Z"_s,
            "2025-01-15T19:00:00.123Z");
        row("before 1970", u"1901-12-31T23:59:59.999Z"_s, "1901-12-31T23:59:59.999Z");
        row("over a year's end", u"2024-12-31T23:30:00-01:00"_s, "2025-01-01T00:30:00.000Z");
        row("a leap day", u"2024-02-29T12:00:00Z"_s, "2024-02-29T12:00:00.000Z");
        row("24:00 is the next midnight", u"2025-01-15T24:00:00Z"_s, "2025-01-16T00:00:00.000Z");

        row("a wall time without a zone is refused", u"2025-01-15T20:00:00"_s, "");
        row("a date is refused", u"2025-01-15"_s, "");
        row("a date with a Z is refused", u"2025-01-15Z"_s, "");
        row("nothing is refused", u""_s, "");
        row("words are refused", u"tomorrow"_s, "");
        row("a day that is not there is refused", u"2025-02-29T12:00:00Z"_s, "");
        row("an hour that is not there is refused", u"2025-01-15T25:00:00Z"_s, "");
        row("a minute that is not there is refused", u"2025-01-15T20:60:00Z"_s, "");
        row("an offset that is not there is refused", u"2025-01-15T20:00:00+25:00"_s, "");
        row("a zone's name is refused", u"2025-01-15T20:00:00 Europe/Berlin"_s, "");
        row("a sign without an offset is refused", u"2025-01-15T20:00:00+"_s, "");
        row("a tab before the offset is refused", u"2025-01-15 20:00:00\t+0100"_s, "");
        row("something after is refused", u"2025-01-15T20:00:00Z."_s, "");
        row("a short year is refused", u"25-01-15T20:00:00Z"_s, "");
        row("a date in full-width digits is refused", u"\uFF12025-01-15T20:00:00Z"_s, "");
    }

    void readsIso()
    {
        QFETCH(QString, text);
        QFETCH(QString, utc);
        const std::optional<Instant> instant = Instant::fromIso(text);
        QCOMPARE(instant ? instant->iso() : QString(), utc);
    }

    void writesWhatItReads()
    {
        for (const qint64 msecs :
             {0LL, 1LL, -1LL, 1'736'967'600'123LL, -2'145'916'800'000LL, 253'402'300'799'999LL}) {
            const Instant instant{msecs};
            QCOMPARE(instant.iso().size(), 24);
            QCOMPARE(Instant::fromIso(instant.iso()), instant);
        }
        QCOMPARE(Instant{0}.iso(), u"1970-01-01T00:00:00.000Z"_s);
    }

    void textOrderIsTimeOrder()
    {
        const std::vector<Instant> ordered{{-1}, {0}, {999}, {1000}, {1'000'000}, {1'736'967'600'000}};
        for (std::size_t i = 1; i < ordered.size(); ++i) {
            QVERIFY(ordered[i - 1] < ordered[i]);
            QVERIFY(ordered[i - 1].iso() < ordered[i].iso());
        }
    }

    void anInstantHasNoZone()
    {
        const QDateTime berlin(QDate(2025, 1, 15), QTime(20, 0), QTimeZone("Europe/Berlin"));
        const QDateTime newYork = berlin.toTimeZone(QTimeZone("America/New_York"));
        QCOMPARE(Instant::of(berlin), Instant::of(newYork));
        QCOMPARE(Instant::of(berlin).toUtc().timeSpec(), Qt::UTC);
        QCOMPARE(Instant::of(berlin).iso(), u"2025-01-15T19:00:00.000Z"_s);
    }
};

QTEST_GUILESS_MAIN(TestInstant)
#include "tst_instant.moc"
