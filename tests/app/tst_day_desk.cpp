// A day of the wall in the whole window: opened from the wall, backfilled, edited, removed, rested, each with
// its undo, and never at the cost of what was typed.
#include "app/day_desk.h"
#include "tests/app/open_window.h"
#include "ui/stack/size_picker.h"
#include "ui/wall/day_panel.h"
#include "ui/wall/wall_page.h"

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

class TestDayDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void enterOnTheWallOpensTheDay();
    void aBackfillIsLoggedAndUndone();
    void anEditKeepsTheFirstStampAndIsUndone();
    void anEditMakesAnAutomaticBrickTheWritersOwn();
    void aRemovalIsUndone();
    void aRestIsLoggedAndUndone();
    void theEndOfARestIsUndone();
    void aDayToComeIsRestedAhead();
    void aRefusalKeepsWhatWasTyped();
    void anotherProcessStacksMeanwhile();
    void savingOnTheWayToAnotherDay();
    void draftsAreOpened();
    void anotherWorkspaceBeginsWithoutTheChange();

private:
    [[nodiscard]] Logbook& logbook() const { return m_desk->session->workspace()->logbook(); }
    [[nodiscard]] DayPanel& panel() const { return m_desk->window().wall().dayPanel(); }
    [[nodiscard]] BrickWallChart* wall() const { return m_desk->window().findChild<BrickWallChart*>(); }
    [[nodiscard]] const std::map<Day, Brick>& bricks() const { return logbook().state().log.bricks; }
    [[nodiscard]] const std::map<Day, Rest>& rests() const { return logbook().state().log.rests; }
    [[nodiscard]] Day today() const { return logbook().today(); }
    [[nodiscard]] static QWidget* focus() { return QApplication::focusWidget(); }
    void lay(Day day, const QString& note, BrickSource source = BrickSource::Manual) const;
    void openDay(Day day) const;
    void press(const char* button) const
    {
        QTest::mouseClick(m_desk->find<QAbstractButton>(button), Qt::LeftButton);
    }
    void undo() const { press("toast.action"); }

    std::unique_ptr<OpenWindow> m_desk;
};

void TestDayDesk::init()
{
    m_desk = std::make_unique<OpenWindow>();
    QVERIFY(m_desk->add(u"a.md"_s, "# The letter\n\none\n"));
    m_desk->open(u"a.md"_s);
    m_desk->window().showPage(Page::Wall);
}

void TestDayDesk::lay(Day day, const QString& note, BrickSource source) const
{
    QVERIFY(logbook()
                .stack({.day = day,
                        .size = BrickSize::Small,
                        .source = source,
                        .note = note,
                        .direction = u"Book"_s})
                .has_value());
}

void TestDayDesk::openDay(Day day) const
{
    Q_EMIT m_desk->window().wall().dayActivated(day);
    QVERIFY(panel().isVisible());
    QCOMPARE(panel().state().day, day);
}

void TestDayDesk::enterOnTheWallOpensTheDay()
{
    lay(today().plus(-9), u"The first"_s);
    wall()->setFocus(Qt::TabFocusReason);
    const std::optional<int> cell = wall()->currentCell();
    QTest::keyClick(wall(), Qt::Key_Left);
    QTest::keyClick(wall(), Qt::Key_Return);
    QVERIFY(panel().isVisible());
    QCOMPARE(panel().state().day, today().previous());
    QVERIFY(panel().isAncestorOf(focus()));
    QTest::keyClick(focus(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(panel().state().day, today().plus(-2));
    m_desk->picture("day-panel");
    QTest::keyClick(focus(), Qt::Key_Escape);
    QVERIFY(!panel().isVisible());
    QCOMPARE(focus(), wall());
    QCOMPARE(wall()->currentCell(), *cell - 2); // the day that was seen last
}

void TestDayDesk::aBackfillIsLoggedAndUndone()
{
    const Day day = today().plus(-3);
    openDay(day);
    press("dayPanel.lay");
    QTest::keyClicks(focus(), u"Late"_s);
    QTest::keyClick(focus(), Qt::Key_Tab);
    QVERIFY(qobject_cast<SizePicker*>(focus()));
    QTest::keyClick(focus(), Qt::Key_Right);
    m_desk->picture("day-backfill");
    QTest::keyClick(focus(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(bricks().contains(day));
    QCOMPARE(bricks().at(day).note, u"Late"_s);
    QCOMPARE(bricks().at(day).size, BrickSize::Large);
    QCOMPARE(bricks().at(day).source, BrickSource::Manual);
    QVERIFY(m_desk->find("dayPanel.brick")->isVisible());
    QVERIFY(!m_desk->find("dayPanel.brickForm")->isVisible());
    QVERIFY2(m_desk->find<QLabel>("dayPanel.logged")->text().startsWith(u"Backfilled on 20 November at"_s),
             qPrintable(m_desk->find<QLabel>("dayPanel.logged")->text()));
    QVERIFY2(m_desk->toast().contains(u"A brick for"_s), qPrintable(m_desk->toast()));
    undo();
    QVERIFY(bricks().empty());
    QVERIFY(m_desk->find("dayPanel.lay")->isVisible());
}

void TestDayDesk::anEditKeepsTheFirstStampAndIsUndone()
{
    const Day day = today().plus(-3);
    lay(day, u"One"_s);
    const Brick before = bricks().at(day);
    openDay(day);
    press("dayPanel.edit");
    QTest::keyClick(focus(), Qt::Key_Return);
    QTest::keyClicks(focus(), u"Two"_s);
    m_desk->find<QComboBox>("dayPanel.direction")->setEditText(u"Talks"_s);
    press("dayPanel.save");
    QCOMPARE(bricks().at(day).note, u"One\nTwo"_s); // replaced, not merged
    QCOMPARE(bricks().at(day).direction, std::optional(u"Talks"_s));
    QCOMPARE(bricks().at(day).size, BrickSize::Small);
    QVERIFY(bricks().at(day).stamp == before.stamp);
    QVERIFY2(m_desk->toast().contains(u"Changed the brick of"_s), qPrintable(m_desk->toast()));
    undo();
    QVERIFY(bricks().at(day) == before);
    QCOMPARE(m_desk->find<QLabel>("dayPanel.noteText")->text(), u"One"_s);
}

void TestDayDesk::anEditMakesAnAutomaticBrickTheWritersOwn()
{
    lay(today(), u"One"_s, BrickSource::Auto);
    openDay(today());
    QVERIFY(m_desk->find<QLabel>("dayPanel.logged")->text().contains(u"Laid by itself"_s));
    press("dayPanel.edit");
    QTest::keyClicks(focus(), u"!"_s);
    press("dayPanel.save");
    QCOMPARE(bricks().at(today()).source, BrickSource::Manual);
    QVERIFY(!m_desk->find("dayPanel.logged")->isVisible());
}

void TestDayDesk::aRemovalIsUndone()
{
    const Day day = today().plus(-3);
    lay(day, u"One"_s);
    const Brick before = bricks().at(day);
    openDay(day);
    press("dayPanel.remove");
    QVERIFY(bricks().empty());
    QVERIFY(panel().isVisible());
    QVERIFY(panel().isAncestorOf(focus()));
    undo();
    QVERIFY(bricks().at(day) == before);
}

void TestDayDesk::aRestIsLoggedAndUndone()
{
    const Day day = today().plus(-3);
    openDay(day);
    press("dayPanel.rest");
    QTest::keyClicks(focus(), u"Ill"_s);
    press("dayPanel.restSave");
    QVERIFY(rests().contains(day));
    QCOMPARE(rests().at(day).reason, u"Ill"_s);
    QCOMPARE(panel().state().standing, DayStanding::Rest);
    undo();
    QVERIFY(rests().empty());
    QCOMPARE(panel().state().standing, DayStanding::Missed);
}

void TestDayDesk::theEndOfARestIsUndone()
{
    const Day day = today().plus(-3);
    QVERIFY(logbook().addRest(day.previous(), day, u"Ill"_s).has_value());
    openDay(day);
    press("dayPanel.restEnd");
    QCOMPARE(rests().size(), 1U); // of this day only
    QVERIFY(rests().contains(day.previous()));
    undo();
    QCOMPARE(rests().size(), 2U);
    QCOMPARE(rests().at(day).reason, u"Ill"_s);
}

void TestDayDesk::aDayToComeIsRestedAhead()
{
    const Day day = today().plus(4);
    openDay(day);
    QVERIFY(!m_desk->find("dayPanel.lay")->isVisible());
    press("dayPanel.rest");
    press("dayPanel.restSave");
    QVERIFY(rests().contains(day));
    QVERIFY(bricks().empty());
}

void TestDayDesk::aRefusalKeepsWhatWasTyped()
{
    const Day day = today().plus(-3);
    openDay(day);
    press("dayPanel.lay");
    const QString tooLong(10'001, u'x');
    m_desk->find<QPlainTextEdit>("dayPanel.note")->setPlainText(tooLong);
    press("dayPanel.save");
    QVERIFY(bricks().empty());
    QVERIFY(m_desk->find("dayPanel.formNotice")->isVisible());
    QVERIFY(!m_desk->find<QLabel>("dayPanel.formNotice")->text().isEmpty());
    QCOMPARE(m_desk->find<QPlainTextEdit>("dayPanel.note")->toPlainText(), tooLong);
    QCOMPARE(m_desk->toast(), QString());
}

void TestDayDesk::anotherProcessStacksMeanwhile()
{
    const Day day = today().plus(-3);
    openDay(day);
    press("dayPanel.lay");
    QTest::keyClicks(focus(), u"Mine"_s);
    lay(day, u"Theirs"_s);
    QCOMPARE(m_desk->find<QPlainTextEdit>("dayPanel.note")->toPlainText(), u"Mine"_s);
    QVERIFY(m_desk->find("dayPanel.formNotice")->isVisible());
    const Brick theirs = bricks().at(day);
    press("dayPanel.save");
    QCOMPARE(bricks().at(day).note, u"Theirs\nMine"_s);
    undo();
    QVERIFY(bricks().at(day) == theirs);
}

void TestDayDesk::savingOnTheWayToAnotherDay()
{
    const Day day = today().plus(-3);
    openDay(day);
    press("dayPanel.lay");
    QTest::keyClicks(focus(), u"Kept"_s);
    QTest::keyClick(focus(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(panel().state().day, day);
    QVERIFY(m_desk->find("dayPanel.question")->isVisible());
    m_desk->picture("day-question");
    // Whatever is logged meanwhile, the question and what was typed stay.
    lay(today(), u"Else"_s);
    QVERIFY(m_desk->find("dayPanel.question")->isVisible());
    press("dayPanel.askSave");
    QCOMPARE(bricks().at(day).note, u"Kept"_s);
    QCOMPARE(panel().state().day, day.next());
    QVERIFY(!m_desk->find("dayPanel.question")->isVisible());
}

void TestDayDesk::draftsAreOpened()
{
    QVERIFY(m_desk->add(u"b.md"_s, "# Another\n\ntwo\n"));
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->listed().contains(u"Another"_s), soon);
    openDay(today());
    Q_EMIT panel().draftRequested(DraftId{u"b.md"_s});
    QCOMPARE(m_desk->window().page(), Page::Write);
    QCOMPARE(m_desk->drafts().state().id.value, u"b.md"_s);
}

void TestDayDesk::anotherWorkspaceBeginsWithoutTheChange()
{
    openDay(today().plus(-3));
    press("dayPanel.lay");
    QTest::keyClicks(focus(), u"Of the first"_s);
    const auto other = initWorkspace(m_desk->scratch.filePath(u"Other"_s), m_desk->clock.now());
    QVERIFY(other.has_value());
    m_desk->start(other->root);
    QVERIFY(!panel().isVisible());
    QVERIFY(!panel().hasUnsaved());
    m_desk->window().showPage(Page::Wall);
    openDay(today());
    press("dayPanel.lay");
    QVERIFY(m_desk->find("dayPanel.size")->isVisible());
    press("dayPanel.save");
    QCOMPARE(bricks().size(), 1U);
}

int main(int argc, char** argv)
{
    return runApart<TestDayDesk>(argc, argv);
}

#include "tst_day_desk.moc"
