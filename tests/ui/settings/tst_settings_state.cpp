// What holds of the settings for a day, as the settings page shows it.
#include "ui/settings/settings_state.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day today(2025, 7, 22); // a Tuesday

WeekdaySet weekdays(const QString& names)
{
    return weekdaySetFrom(names).value();
}

} // namespace

class TestSettingsState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsOnAtFirst()
    {
        const HabitChoices choices = habitChoices({}, today);
        QCOMPARE(choices.target, 1);
        QVERIFY(choices.restWeekdays.isEmpty());
        QVERIFY(!choices.freeze && !choices.brickOnPublish && !choices.reminder);
        QCOMPARE(choices.wordGoal + choices.minuteGoal + choices.yearGoal + choices.brickWords, 0);
        QCOMPARE(choices.year, 2025);
    }

    void undatedOnesAreAsTheyAre()
    {
        HabitSettings settings;
        settings.rollover = {210};
        settings.weekStart = WeekStart::Saturday;
        settings.freeze = true;
        settings.brickOnPublish = true;
        settings.brickWords = 400;
        settings.reminder = 1230;
        const HabitChoices choices = habitChoices(settings, today);
        QCOMPARE(choices.rollover, Rollover{210});
        QCOMPARE(choices.weekStart, WeekStart::Saturday);
        QVERIFY(choices.freeze);
        QVERIFY(choices.brickOnPublish);
        QCOMPARE(choices.brickWords, 400);
        QCOMPARE(choices.reminder, 1230);
    }

    void datedOnesAreThoseInForceToday()
    {
        HabitSettings settings;
        settings.restWeekdays = {{today.plus(-90), weekdays(u"friday"_s)},
                                 {today, weekdays(u"saturday,sunday"_s)},
                                 {today.next(), weekdays(u"none"_s)}};
        settings.wordGoals = {{today.plus(-90), 300}, {today.next(), 900}};
        settings.minuteGoals = {{today.plus(-90), 25}, {today.plus(-1), 0}};
        const HabitChoices choices = habitChoices(settings, today);
        QCOMPARE(choices.restWeekdays, weekdays(u"saturday,sunday"_s));
        QCOMPARE(choices.wordGoal, 300);
        QCOMPARE(choices.minuteGoal, 0);
    }

    void theTargetIsThatOfTheWholeWeek()
    {
        HabitSettings settings;
        settings.targets = {{Day(2025, 7, 1), 2}, {Day(2025, 7, 27), 4}}; // the 27th ends today's week
        QCOMPARE(habitChoices(settings, today).target, 4);
        settings.weekStart = WeekStart::Sunday; // now it begins the next one
        QCOMPARE(habitChoices(settings, today).target, 2);
    }

    void theYearsGoalIsThatOfTodaysYear()
    {
        HabitSettings settings;
        settings.yearGoals = {{Day(2024, 3, 1), 20}, {Day(2025, 11, 1), 40}, {Day(2026, 1, 1), 60}};
        QCOMPARE(habitChoices(settings, today).yearGoal, 40);
        QCOMPARE(habitChoices(settings, Day(2024, 1, 1)).yearGoal, 20);
        QCOMPARE(habitChoices(settings, Day(2026, 1, 1)).yearGoal, 60);
        QCOMPARE(habitChoices(settings, Day(2026, 1, 1)).year, 2026);
    }
};

QTEST_GUILESS_MAIN(TestSettingsState)
#include "tst_settings_state.moc"
