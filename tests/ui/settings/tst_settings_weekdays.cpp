// The weekdays off on the settings page: one tab stop, seven toggles.
#include "tests/ui/settings/said.h"
#include "tests/ui/settings/shown_page.h"

#include <QAccessible>

using namespace brickwork;
using namespace brickwork::sample;
using namespace Qt::StringLiterals;

namespace {

QWidget* stopOf(const Shown& shown, const QString& picker)
{
    for (QWidget* widget : shown.find<QWidget>(picker)->findChildren<QWidget*>())
        if (widget->focusPolicy() & Qt::TabFocus)
            return widget;
    return nullptr;
}

} // namespace

class TestSettingsWeekdays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weekdaysAreOneStop();
    void weekdaysAreWalked_data();
    void weekdaysAreWalked();
    void weekdaysFollowTheWeek();
    void weekdaysAreHatchedWhenOff();
    void weekdaysAreSpoken();
};

void TestSettingsWeekdays::weekdaysAreOneStop()
{
    Shown shown;
    QWidget* first = stopOf(shown, u"weekdays"_s);
    QVERIFY(first);
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Right);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QWidget* third = QApplication::focusWidget();
    QVERIFY(third != first);
    QTest::keyClick(third, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), shown.find<QWidget>(u"freeze"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), third); // where it was left
}

void TestSettingsWeekdays::weekdaysAreWalked_data()
{
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<int>("from"); // places from the start of the week
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<int>("to");
    QTest::newRow("right is onwards") << false << 0 << Qt::Key_Right << 1;
    QTest::newRow("left is back") << false << 2 << Qt::Key_Left << 1;
    QTest::newRow("mirrored, left is onwards") << true << 0 << Qt::Key_Left << 1;
    QTest::newRow("mirrored, right is back") << true << 2 << Qt::Key_Right << 1;
    QTest::newRow("down is onwards") << false << 3 << Qt::Key_Down << 4;
    QTest::newRow("up is back") << false << 3 << Qt::Key_Up << 2;
    QTest::newRow("it ends at the first") << false << 0 << Qt::Key_Left << 0;
    QTest::newRow("it ends at the last") << false << 6 << Qt::Key_Right << 6;
    QTest::newRow("Home") << false << 4 << Qt::Key_Home << 0;
    QTest::newRow("End") << false << 4 << Qt::Key_End << 6;
}

void TestSettingsWeekdays::weekdaysAreWalked()
{
    QFETCH(bool, mirrored);
    QFETCH(int, from);
    QFETCH(Qt::Key, key);
    QFETCH(int, to);
    SettingsState state = sampleState();
    state.habit.weekStart = WeekStart::Monday;
    Shown shown(state);
    shown.page.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    auto* start = shown.find<QAbstractButton>(u"weekday.%1"_s.arg(from + 1));
    start->setFocus();
    QTest::keyClick(start, key);
    QCOMPARE(QApplication::focusWidget(), shown.find<QWidget>(u"weekday.%1"_s.arg(to + 1)));
}

void TestSettingsWeekdays::weekdaysFollowTheWeek()
{
    SettingsState state = sampleState();
    Shown shown(state);
    const auto leftmost = [&shown] {
        const QWidget* first = nullptr;
        for (const auto* toggle : shown.find<QWidget>(u"weekdays"_s)->findChildren<QAbstractButton*>())
            first = !first || toggle->x() < first->x() ? toggle : first;
        return first->accessibleName();
    };
    const QLocale locale;
    QCOMPARE(leftmost(), locale.standaloneDayName(Qt::Sunday));
    state.habit.weekStart = WeekStart::Monday;
    shown.page.setState(state);
    QCOMPARE(leftmost(), locale.standaloneDayName(Qt::Monday));
    state.habit.weekStart = WeekStart::Saturday;
    shown.page.setState(state);
    QCOMPARE(leftmost(), locale.standaloneDayName(Qt::Saturday));
    // The set is of days, whatever their order.
    Said said(shown);
    shown.find<QAbstractButton>(u"weekday.3"_s)->click();
    QCOMPARE(said.words(), u"rest.weekdays=wednesday,sunday"_s);
    shown.find<QAbstractButton>(u"weekday.7"_s)->click();
    shown.find<QAbstractButton>(u"weekday.3"_s)->click();
    QCOMPARE(said.words(), u"rest.weekdays=wednesday rest.weekdays=none"_s);
}

/// A shape beside the colour: hatching adds lines to the ground.
void TestSettingsWeekdays::weekdaysAreHatchedWhenOff()
{
    const Shown shown;
    shown.find<QPushButton>(u"open"_s)->setFocus();
    const auto linesIn = [&shown](const QString& name) {
        const QImage image = shown.find<QAbstractButton>(name)->grab().toImage();
        const int row = image.height() - 5; // below the text
        int changes = 0;
        for (int x = 4; x < image.width() - 4; ++x)
            changes += image.pixel(x, row) != image.pixel(x - 1, row) ? 1 : 0;
        return changes;
    };
    QVERIFY(linesIn(u"weekday.7"_s) >= 6);
    QCOMPARE(linesIn(u"weekday.1"_s), 0);
}

void TestSettingsWeekdays::weekdaysAreSpoken()
{
    const Shown shown;
    QAccessibleInterface* sunday =
        QAccessible::queryAccessibleInterface(shown.find<QAbstractButton>(u"weekday.7"_s));
    QCOMPARE(sunday->role(), QAccessible::CheckBox);
    QCOMPARE(sunday->text(QAccessible::Name), QLocale().standaloneDayName(Qt::Sunday));
    QVERIFY(sunday->state().checked);
    QAccessibleInterface* monday =
        QAccessible::queryAccessibleInterface(shown.find<QAbstractButton>(u"weekday.1"_s));
    QVERIFY(!monday->state().checked);
}

QTEST_MAIN(TestSettingsWeekdays)
#include "tst_settings_weekdays.moc"
