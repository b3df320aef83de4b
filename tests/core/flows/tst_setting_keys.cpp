// The settings that are logged: which values fit each key, which of them take a date, and what they hold.
#include "core/flows/logging.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day today(2025, 7, 22); // a Tuesday
const Stamp stamp{.at = {1'753'178'400'000}, .zone = u"Europe/Berlin"_s, .rollover = {}};

Result<Act> asked(const QString& key, const QString& value, std::optional<Day> from = {})
{
    return setting(key, value, from, today, stamp);
}

} // namespace

class TestSettingKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesFitOrDoNot_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("fit");    // each of them, parted by a space
        QTest::addColumn<QString>("misfit"); // none of them; "_" is a space, "-" alone an empty value
        const auto row = [](const char* key, const char* fit, const char* misfit) {
            QTest::newRow(key) << QString::fromLatin1(key) << QString::fromLatin1(fit)
                               << QString::fromLatin1(misfit);
        };
        row("day.rollover", "00:00 03:30 06:00", "06:01 24:00 3:00 3 off -");
        row("week.start", "monday sunday saturday", "tuesday 1 Monday off -");
        row("week.target", "1 7 100", "0 101 -1 2.5 off two -");
        row("freeze", "on off", "true 1 On -");
        row("rest.weekdays", "none sunday saturday,sunday monday,tuesday,wednesday,thursday,friday,saturday",
            "off sun sunday; monday,tuesday,wednesday,thursday,friday,saturday,sunday");
        row("goal.words", "off 1 500 100000", "0 100001 -5 1.5 none -");
        row("goal.minutes", "off 1 45 1440", "0 1441 -5 none -");
        row("goal.year", "off 1 50 10000", "0 10001 -5 none -");
        row("brick.on-publish", "on off", "yes 1 -");
        row("brick.words", "off 1 300 100000", "0 100001 on -");
        row("reminder", "off 00:00 18:30 23:59", "24:00 18:60 18 1830 on -");
    }

    void valuesFitOrDoNot()
    {
        QFETCH(QString, key);
        QFETCH(QString, fit);
        QFETCH(QString, misfit);
        for (const QString& value : fit.split(u' '))
            QVERIFY2(asked(key, value), qPrintable(value));
        for (QString value : misfit.split(u' ')) {
            if (value == u"-"_s)
                value.clear();
            const auto act = asked(key, value);
            QVERIFY2(!act, qPrintable(value));
            QCOMPARE(act.error().code, ErrorCode::Invalid);
            QVERIFY(!act.error().sentence.contains(u'\n'));
            QVERIFY2(act.error().sentence.contains(u"Nothing was changed."_s), qPrintable(value));
        }
    }

    void thereIsNoOtherKey()
    {
        QStringList keys = settingKeys();
        keys.sort();
        QCOMPARE(keys.join(u' '), u"brick.on-publish brick.words day.rollover freeze goal.minutes goal.words "
                                  "goal.year reminder rest.weekdays week.start week.target"_s);
    }

    void anUnknownKeyIsToldTheKnownOnes()
    {
        const auto act = asked(u"week.goal"_s, u"3"_s);
        QVERIFY(!act);
        QCOMPARE(act.error().code, ErrorCode::Invalid);
        QVERIFY(act.error().sentence.contains(u"week.target"_s));
        QVERIFY(act.error().sentence.contains(u"week.goal"_s));
        QCOMPARE(settingValue({}, u"week.goal"_s, today), QString());
    }

    void datesAreTakenOrNot_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("dated");
        QTest::addColumn<bool>("past"); // may hold from a past day on
        const auto row = [](const char* key, const char* value, bool dated, bool past) {
            QTest::newRow(key) << QString::fromLatin1(key) << QString::fromLatin1(value) << dated << past;
        };
        row("day.rollover", "03:00", false, false);
        row("week.start", "sunday", false, false);
        row("week.target", "2", true, true);
        row("freeze", "on", false, false);
        row("rest.weekdays", "sunday", true, true);
        row("goal.words", "500", true, false);
        row("goal.minutes", "30", true, false);
        row("goal.year", "50", true, true);
        row("brick.on-publish", "on", false, false);
        row("brick.words", "300", false, false);
        row("reminder", "18:30", false, false);
    }

    void datesAreTakenOrNot()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(bool, dated);
        QFETCH(bool, past);
        const auto plain = asked(key, value);
        QVERIFY(plain);
        QCOMPARE(plain->body.value(u"key"_s).toString(), key);
        QCOMPARE(plain->body.value(u"value"_s).toString(), value);
        QCOMPARE(plain->body.value(u"from"_s).toString(), dated ? today.iso() : QString());
        for (const Day from : {today.previous(), today, today.next()}) {
            const auto act = asked(key, value, from);
            const bool taken = dated && (past || from >= today);
            QVERIFY2(act.has_value() == taken, qPrintable(from.iso()));
            if (taken)
                QCOMPARE(act->body.value(u"from"_s).toString(), from.iso());
            else
                QCOMPARE(act.error().code, dated ? ErrorCode::Refused : ErrorCode::Invalid);
        }
    }

    void oneTextForOneValue_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("kept");
        QTest::newRow("no leading zeros") << u"goal.words"_s << u"0500"_s << u"500"_s;
        QTest::newRow("no plus sign") << u"week.target"_s << u"+3"_s << u"3"_s;
        QTest::newRow("weekdays in their order")
            << u"rest.weekdays"_s << u"sunday,saturday"_s << u"saturday,sunday"_s;
        QTest::newRow("weekdays without spaces")
            << u"rest.weekdays"_s << u"monday, friday"_s << u"monday,friday"_s;
        QTest::newRow("a time as it is") << u"reminder"_s << u"08:05"_s << u"08:05"_s;
    }

    void oneTextForOneValue()
    {
        QFETCH(QString, key);
        QFETCH(QString, given);
        const auto act = asked(key, given);
        QVERIFY(act);
        QTEST(act->body.value(u"value"_s).toString(), "kept");
    }

    void defaults_data()
    {
        QTest::addColumn<QString>("value");
        const auto row = [](const char* key, const char* value) {
            QTest::newRow(key) << QString::fromLatin1(value);
        };
        row("day.rollover", "00:00");
        row("week.start", "monday");
        row("week.target", "1");
        row("freeze", "off");
        row("rest.weekdays", "none");
        row("goal.words", "off");
        row("goal.minutes", "off");
        row("goal.year", "off");
        row("brick.on-publish", "off");
        row("brick.words", "off");
        row("reminder", "off");
    }

    void defaults()
    {
        const QString key = QString::fromLatin1(QTest::currentDataTag());
        QTEST(settingValue({}, key, today), "value");
        // A default can be set as it reads.
        QVERIFY(asked(key, settingValue({}, key, today)));
    }

    void aKeyHoldsWhatIsInForce_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<Day>("day");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, const char* key, Day day, const char* value) {
            QTest::newRow(name) << QString::fromLatin1(key) << day << QString::fromLatin1(value);
        };
        const Day later(2025, 8, 1); // a Friday
        row("the rollover", "day.rollover", today, "03:30");
        row("the week's start", "week.start", today, "sunday");
        row("freezing", "freeze", today, "on");
        row("a brick on publishing", "brick.on-publish", today, "on");
        row("a brick at words", "brick.words", today, "250");
        row("the reminder", "reminder", today, "18:05");
        row("a goal before it was set", "goal.words", later.previous(), "off");
        row("a goal on the day it was set", "goal.words", later, "700");
        row("a goal that was switched off", "goal.minutes", later, "off");
        row("a goal until then", "goal.minutes", later.previous(), "30");
        row("weekdays off until a change", "rest.weekdays", later.previous(), "sunday");
        row("weekdays off from a change on", "rest.weekdays", later, "wednesday,saturday");
        row("a target of the whole week that holds its day", "week.target", Day(2025, 7, 27), "4");
        row("the week before it", "week.target", Day(2025, 7, 26), "2");
        row("a year's goal, early in the year", "goal.year", Day(2025, 1, 1), "50");
        row("a year's goal, in the year before", "goal.year", Day(2024, 12, 31), "off");
    }

    void aKeyHoldsWhatIsInForce()
    {
        QFETCH(QString, key);
        QFETCH(Day, day);
        const Day later(2025, 8, 1);
        HabitSettings settings;
        settings.rollover = {210};
        settings.weekStart = WeekStart::Sunday; // 27 July 2025 is one
        settings.freeze = true;
        settings.brickOnPublish = true;
        settings.brickWords = 250;
        settings.reminder = 18 * 60 + 5;
        settings.targets = {{Day(2025, 7, 1), 2}, {later, 4}};
        settings.restWeekdays = {{Day(2025, 1, 1), weekdaySetFrom(u"sunday"_s).value()},
                                 {later, weekdaySetFrom(u"wednesday,saturday"_s).value()}};
        settings.wordGoals = {{later, 700}};
        settings.minuteGoals = {{Day(2025, 7, 1), 30}, {later, 0}};
        settings.yearGoals = {{Day(2025, 7, 22), 50}};
        QTEST(settingValue(settings, key, day), "value");
    }
};

QTEST_GUILESS_MAIN(TestSettingKeys)
#include "tst_setting_keys.moc"
