#include "core/habit/strength.h"
#include "tests/core/habit/drawn_log.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestStrength : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scores_data()
    {
        QTest::addColumn<QString>("drawing");
        QTest::addColumn<QString>("strength");
        QTest::addColumn<QString>("momentum");
        const auto row = [](const char* name, const QString& drawing, const char* strength,
                            const char* momentum) {
            QTest::newRow(name) << drawing << QString::fromLatin1(strength) << QString::fromLatin1(momentum);
        };
        row("nothing without a brick", u"..r."_s, "0.000000", "0.000000");
        row("the first brick", u"#"_s, "0.051922", "0.206299");
        row("days before the first brick do not matter", u"....#"_s, "0.051922", "0.206299");
        row("a small brick", u"s"_s, "0.051922", "0.103150");
        row("a large brick", u"L"_s, "0.051922", "0.309449");
        row("twenty daily bricks", u"#"_s.repeated(20), "0.655748", "0.990157");
        row("three of the twenty days were rests", u"#####r#####rr#######"_s, "0.596033", "0.980314");
        row("where the rests lie does not matter", u"##r##r##r###########"_s, "0.596033", "0.980314");
        row("thirteen daily bricks are half way", u"#"_s.repeated(13), "0.500000", "0.950394");
        row("three daily bricks are half way for momentum", u"###"_s, "0.147820", "0.500000");
        row("an open today is left out", u"###."_s, "0.147820", "0.500000");
        row("resting today holds", u"###r"_s, "0.147820", "0.500000");
        row("a missed day lets go", u"###.."_s, "0.140144", "0.396850");
        row("thirteen missed days halve strength", u"#############"_s + u"."_s.repeated(14), "0.250000",
            "0.047145");
        row("three missed days halve momentum", u"###...."_s, "0.125969", "0.250000");
        row("a year of rest holds", u"###"_s + u"r"_s.repeated(365) + u"."_s, "0.147820", "0.500000");
        row("a brick on a rest day is a brick", u"#R#"_s, "0.147820", "0.500000");
    }

    void scores()
    {
        QFETCH(QString, drawing);
        const Summary summary = drawn::summaryOf(drawing);
        QTEST(drawn::six(summary.strength), "strength");
        QTEST(drawn::six(summary.momentum), "momentum");
    }

    void agreesWithLoopHabitTracker_data()
    {
        QTest::addColumn<QString>("drawing");
        QTest::addColumn<double>("strength");
        QTest::newRow("twenty daily bricks") << u"#"_s.repeated(20) << 0.655747;
        QTest::newRow("three rests among them") << u"#####r#####rr#######"_s << 0.596033;
    }

    void agreesWithLoopHabitTracker()
    {
        QFETCH(QString, drawing);
        QFETCH(double, strength); // published by Loop to within one millionth
        QVERIFY(std::abs(drawn::summaryOf(drawing).strength - strength) < 1e-6);
    }

    void aFrozenDayCountsAsMissed()
    {
        HabitSettings freezing;
        freezing.freeze = true;
        const Summary frozen = drawn::summaryOf(u"#######.#"_s, freezing);
        const Summary missed = drawn::summaryOf(u"#######.#"_s);
        QCOMPARE(frozen.frozenDays.size(), 1U);
        QCOMPARE(frozen.strength, missed.strength);
        QCOMPARE(frozen.momentum, missed.momentum);
        QCOMPARE(drawn::six(frozen.strength), u"0.331910"_s);
    }

    void aDateTheZoneSkippedHolds()
    {
        const QTimeZone samoa("Pacific/Apia");
        const HabitLog log = drawn::logOf(u"##.#"_s, Day(2011, 12, 28));
        const Summary summary = summarise(log, {}, DayRule(samoa, {}).startOf(Day(2011, 12, 31)), samoa);
        QCOMPARE(drawn::six(summary.strength), u"0.147820"_s);
        QCOMPARE(drawn::six(summary.momentum), u"0.500000"_s);
    }

    void scoresStayInTheirBounds()
    {
        QRandomGenerator random(99);
        const QString alphabet = u"LLLs#r."_s;
        for (int round = 0; round < 200; ++round) {
            QString drawing;
            for (int i = 0; i < 200; ++i)
                drawing += alphabet[random.bounded(alphabet.size())];
            const Summary summary = drawn::summaryOf(drawing);
            QVERIFY(summary.strength >= 0 && summary.strength <= 1);
            QVERIFY(summary.momentum >= 0 && summary.momentum <= 1.5);
        }
        const Summary full = drawn::summaryOf(u"L"_s.repeated(5000));
        QVERIFY(full.strength <= 1 && full.strength > 0.999999);
        QVERIFY(full.momentum <= 1.5 && full.momentum > 1.499999);
    }
};

QTEST_GUILESS_MAIN(TestStrength)
#include "tst_strength.moc"
