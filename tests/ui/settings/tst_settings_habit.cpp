// The habit part of the settings page: what it shows, when it says what was chosen, and what it leaves alone.
#include "core/flows/logging.h"
#include "tests/ui/settings/said.h"
#include "tests/ui/settings/shown_page.h"

using namespace brickwork;
using namespace brickwork::sample;
using namespace Qt::StringLiterals;

namespace {

void type(QWidget* field, const QString& text)
{
    field->setFocus();
    field->findChild<QLineEdit*>()->selectAll();
    QTest::keyClicks(field, text);
}

} // namespace

class TestSettingsHabit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatHolds();
    void whatIsNotSetReadsOff();
    void unusualRolloverIsShown();
    void listsAreSaidOnce();
    void refusedChoicesGoBack();
    void everyWishFitsTheLog();
    void aNumberIsSaidWhenItIsFinished_data();
    void aNumberIsSaidWhenItIsFinished();
    void aSteppedNumberIsSaidAfterAPause();
    void halfANumberIsNeverSaid();
    void leavingThePageFinishes();
    void escapeGivesUp();
    void whatHoldsAnywayIsNotSaid();
    void anEmptiedFieldIsOff();
    void aFieldBeingEditedIsLeftAlone();
    void switchesAreSaid();
    void theReminderIsATimeOrOff();
};

void TestSettingsHabit::showsWhatHolds()
{
    SettingsState state = sampleState();
    state.habit.reminder = 18 * 60 + 30;
    state.habit.freeze = true;
    const Shown shown(state);
    QCOMPARE(shown.find<QComboBox>(u"rollover"_s)->currentData().toInt(), 180);
    QCOMPARE(shown.find<QComboBox>(u"rollover"_s)->count(), 13);
    QCOMPARE(shown.find<QComboBox>(u"weekStart"_s)->currentText(), QLocale().standaloneDayName(7));
    QCOMPARE(shown.find<QSpinBox>(u"target"_s)->value(), 3);
    QCOMPARE(shown.find<QSpinBox>(u"words"_s)->value(), 500);
    QCOMPARE(shown.find<QSpinBox>(u"year"_s)->value(), 50);
    QCOMPARE(shown.find<QSpinBox>(u"year"_s)->accessibleName(), u"Posts in 2026"_s);
    QVERIFY(shown.find<QCheckBox>(u"freeze"_s)->isChecked());
    QVERIFY(!shown.find<QCheckBox>(u"brickOnPublish"_s)->isChecked());
    QVERIFY(shown.find<QCheckBox>(u"reminds"_s)->isChecked());
    QCOMPARE(shown.find<QTimeEdit>(u"reminder"_s)->time(), QTime(18, 30));
    QVERIFY(shown.find<QAbstractButton>(u"weekday.7"_s)->isChecked());
    QVERIFY(!shown.find<QAbstractButton>(u"weekday.6"_s)->isChecked());
}

void TestSettingsHabit::whatIsNotSetReadsOff()
{
    SettingsState state = sampleState();
    state.habit = HabitChoices();
    const Shown shown(state);
    for (const QString& name : {u"words"_s, u"minutes"_s, u"year"_s, u"brickWords"_s})
        QCOMPARE(shown.find<QSpinBox>(name)->text(), u"Off"_s);
    QCOMPARE(shown.find<QSpinBox>(u"target"_s)->text(), u"1"_s);
    QVERIFY(!shown.find<QTimeEdit>(u"reminder"_s)->isEnabled());
}

void TestSettingsHabit::unusualRolloverIsShown()
{
    SettingsState state = sampleState();
    state.habit.rollover = {217};
    Shown shown(state);
    auto* rollover = shown.find<QComboBox>(u"rollover"_s);
    QCOMPARE(rollover->count(), 14);
    QCOMPARE(rollover->currentData().toInt(), 217);
    QCOMPARE(rollover->itemData(rollover->currentIndex() - 1).toInt(), 210);
    shown.page.setState(sampleState());
    QCOMPARE(rollover->count(), 13);
    QCOMPARE(rollover->currentData().toInt(), 180);
    for (const int minutes : {91, 92}) {
        state.habit.rollover = {minutes};
        shown.page.setState(state);
        QCOMPARE(rollover->count(), 14);
        QCOMPARE(rollover->currentData().toInt(), minutes);
    }
}

void TestSettingsHabit::listsAreSaidOnce()
{
    Shown shown;
    Said said(shown);
    auto* hours = shown.find<QComboBox>(u"rollover"_s);
    hours->setFocus();
    QTest::keyClick(hours, Qt::Key_Down);
    QCOMPARE(said.words(), u"day.rollover=03:30"_s);
    QCOMPARE(hours->currentData().toInt(), 210);
    auto* days = shown.find<QComboBox>(u"weekStart"_s);
    days->setFocus();
    QTest::keyClick(days, Qt::Key_End);
    QCOMPARE(said.words(), u"week.start=saturday"_s);
}

void TestSettingsHabit::refusedChoicesGoBack()
{
    Shown shown;
    Said said(shown, Said::Answer::Refuse);
    auto* days = shown.find<QComboBox>(u"weekStart"_s);
    days->setFocus();
    QTest::keyClick(days, Qt::Key_Home);
    QCOMPARE(days->currentText(), QLocale().standaloneDayName(7));
    shown.find<QCheckBox>(u"freeze"_s)->click();
    QVERIFY(!shown.find<QCheckBox>(u"freeze"_s)->isChecked());
    shown.find<QCheckBox>(u"reminds"_s)->click();
    QVERIFY(!shown.find<QCheckBox>(u"reminds"_s)->isChecked());
    shown.find<QAbstractButton>(u"weekday.1"_s)->click();
    QVERIFY(!shown.find<QAbstractButton>(u"weekday.1"_s)->isChecked());
    auto* words = shown.find<QSpinBox>(u"words"_s);
    type(words, u"800"_s);
    QTest::keyClick(words, Qt::Key_Return);
    QCOMPARE(words->value(), 500);
    QCOMPARE(said.words(), u"week.start=monday freeze=on reminder=18:00 rest.weekdays=monday,sunday "
                           "goal.words=800"_s);
}

/// Whatever the page can say is a key and a value that the log takes, and each of its keys is reachable.
void TestSettingsHabit::everyWishFitsTheLog()
{
    Shown shown;
    QStringList keys;
    connect(&shown.page, &SettingsPage::settingChosen, &shown.page,
            [&keys](const QString& key, const QString& value) {
                const Day today(2026, 4, 10);
                const auto act = setting(key, value, {}, today, {.at = {}, .zone = u"UTC"_s, .rollover = {}});
                QVERIFY2(act, qPrintable(key + u'=' + value));
                keys << key;
            });
    for (const QString& name : {u"rollover"_s, u"weekStart"_s}) {
        shown.find<QComboBox>(name)->setFocus();
        QTest::keyClick(shown.find<QComboBox>(name), Qt::Key_Home);
        QTest::keyClick(shown.find<QComboBox>(name), Qt::Key_End);
    }
    for (const QString& name : {u"target"_s, u"words"_s, u"minutes"_s, u"year"_s, u"brickWords"_s}) {
        auto* field = shown.find<QSpinBox>(name);
        for (const int value : {field->minimum(), field->minimum() + 1, field->maximum()}) {
            field->setFocus();
            field->setValue(value);
            QTest::keyClick(field, Qt::Key_Return);
        }
    }
    for (const QString& name : {u"freeze"_s, u"brickOnPublish"_s, u"reminds"_s, u"weekday.1"_s})
        shown.find<QAbstractButton>(name)->click();
    keys.removeDuplicates();
    keys.sort();
    QStringList all = settingKeys();
    all.sort();
    QCOMPARE(keys, all);
}

void TestSettingsHabit::aNumberIsSaidWhenItIsFinished_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("posts a week") << u"target"_s << u"12"_s << u"week.target=12"_s;
    QTest::newRow("words a day") << u"words"_s << u"1250"_s << u"goal.words=1250"_s;
    QTest::newRow("minutes a day") << u"minutes"_s << u"45"_s << u"goal.minutes=45"_s;
    QTest::newRow("posts in the year") << u"year"_s << u"100"_s << u"goal.year=100"_s;
    QTest::newRow("a brick at words") << u"brickWords"_s << u"300"_s << u"brick.words=300"_s;
    QTest::newRow("nought is off") << u"words"_s << u"0"_s << u"goal.words=off"_s;
}

void TestSettingsHabit::aNumberIsSaidWhenItIsFinished()
{
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QString, said);
    Shown shown;
    Said heard(shown);
    auto* spin = shown.find<QSpinBox>(field);
    type(spin, typed);
    QCOMPARE(heard.words(), QString());
    QTest::keyClick(spin, Qt::Key_Return);
    QCOMPARE(heard.words(), said);
    QTest::keyClick(spin, Qt::Key_Return);
    shown.find<QPushButton>(u"open"_s)->setFocus();
    QCOMPARE(heard.words(), QString());
}

void TestSettingsHabit::aSteppedNumberIsSaidAfterAPause()
{
    Shown shown;
    Said said(shown);
    auto* words = shown.find<QSpinBox>(u"words"_s);
    words->setFocus();
    QTest::keyClick(words, Qt::Key_Up);
    QTest::keyClick(words, Qt::Key_Up);
    QCOMPARE(words->value(), 600);
    QTRY_VERIFY_WITH_TIMEOUT(!said.isNothing(), 4000);
    QCOMPARE(said.words(), u"goal.words=600"_s);
    QVERIFY(words->hasFocus());
}

void TestSettingsHabit::halfANumberIsNeverSaid()
{
    Shown shown;
    Said said(shown);
    auto* words = shown.find<QSpinBox>(u"words"_s);
    type(words, u"1"_s);
    QTest::qWait(1500); // longer than the pause that ends stepping
    QCOMPARE(said.words(), QString());
    QTest::keyClicks(words, u"200"_s);
    shown.find<QPushButton>(u"open"_s)->setFocus();
    QCOMPARE(said.words(), u"goal.words=1200"_s);
}

void TestSettingsHabit::leavingThePageFinishes()
{
    Shown shown;
    Said said(shown);
    auto* target = shown.find<QSpinBox>(u"target"_s);
    target->setFocus();
    QTest::keyClick(target, Qt::Key_Up);
    shown.page.hide();
    QCOMPARE(said.words(), u"week.target=4"_s);
}

void TestSettingsHabit::escapeGivesUp()
{
    Shown shown;
    Said said(shown);
    auto* words = shown.find<QSpinBox>(u"words"_s);
    type(words, u"9"_s);
    QTest::keyClick(words, Qt::Key_Escape);
    QCOMPARE(words->text(), u"500"_s);
    QTest::keyClick(words, Qt::Key_Up);
    QTest::keyClick(words, Qt::Key_Escape);
    QCOMPARE(words->value(), 500);
    shown.find<QPushButton>(u"open"_s)->setFocus();
    QCOMPARE(said.words(), QString());
}

void TestSettingsHabit::whatHoldsAnywayIsNotSaid()
{
    Shown shown;
    Said said(shown);
    auto* target = shown.find<QSpinBox>(u"target"_s);
    target->setFocus();
    QTest::keyClick(target, Qt::Key_Up);
    QTest::keyClick(target, Qt::Key_Down);
    type(target, u"3"_s);
    shown.find<QPushButton>(u"open"_s)->setFocus();
    QCOMPARE(said.words(), QString());
}

void TestSettingsHabit::anEmptiedFieldIsOff()
{
    Shown shown;
    Said said(shown);
    auto* year = shown.find<QSpinBox>(u"year"_s);
    type(year, {});
    QTest::keyClick(year, Qt::Key_Delete);
    QTest::keyClick(year, Qt::Key_Return);
    QCOMPARE(said.words(), u"goal.year=off"_s);
    QCOMPARE(year->text(), u"Off"_s);
    auto* target = shown.find<QSpinBox>(u"target"_s);
    type(target, {});
    QTest::keyClick(target, Qt::Key_Delete);
    QTest::keyClick(target, Qt::Key_Return);
    QCOMPARE(said.words(), QString()); // a target cannot be off
    QCOMPARE(target->text(), u"3"_s);
}

void TestSettingsHabit::aFieldBeingEditedIsLeftAlone()
{
    Shown shown;
    Said said(shown, Said::Answer::Refuse);
    auto* target = shown.find<QSpinBox>(u"target"_s);
    type(target, u"7"_s);
    SettingsState state = sampleState();
    state.habit.target = 5;
    state.habit.wordGoal = 250;
    state.habit.weekStart = WeekStart::Monday;
    shown.page.setState(state);
    QCOMPARE(target->text(), u"7"_s);
    QCOMPARE(shown.find<QSpinBox>(u"words"_s)->value(), 250);
    QCOMPARE(shown.find<QComboBox>(u"weekStart"_s)->currentIndex(), 0);
    QCOMPARE(said.words(), QString());
    shown.find<QPushButton>(u"open"_s)->setFocus();
    QCOMPARE(said.words(), u"week.target=7"_s);
    QCOMPARE(target->value(), 5); // it was not granted
}

void TestSettingsHabit::switchesAreSaid()
{
    Shown shown;
    Said said(shown);
    for (const auto& [name, key] :
         {std::pair{u"freeze"_s, u"freeze"_s}, std::pair{u"brickOnPublish"_s, u"brick.on-publish"_s}}) {
        auto* box = shown.find<QCheckBox>(name);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(said.words(), key + u"=on"_s);
        QVERIFY(box->isChecked());
        QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(said.words(), key + u"=off"_s);
        QVERIFY(!box->isChecked());
    }
}

void TestSettingsHabit::theReminderIsATimeOrOff()
{
    Shown shown;
    Said said(shown);
    auto* on = shown.find<QCheckBox>(u"reminds"_s);
    auto* time = shown.find<QTimeEdit>(u"reminder"_s);
    on->click();
    QCOMPARE(said.words(), u"reminder=18:00"_s);
    QVERIFY(time->isEnabled());
    time->setFocus();
    time->setCurrentSection(QDateTimeEdit::HourSection);
    QTest::keyClick(time, Qt::Key_Up);
    QTest::keyClick(time, Qt::Key_Up);
    QCOMPARE(said.words(), QString());
    QTest::keyClick(time, Qt::Key_Return);
    QCOMPARE(said.words(), u"reminder=20:00"_s);
    on->click();
    QCOMPARE(said.words(), u"reminder=off"_s);
    QVERIFY(!time->isEnabled());
    on->click(); // at the time it was
    QCOMPARE(said.words(), u"reminder=20:00"_s);
}

QTEST_MAIN(TestSettingsHabit)
#include "tst_settings_habit.moc"
