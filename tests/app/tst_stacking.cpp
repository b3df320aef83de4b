// The Stack sheet over a log: what lies on a day is shown, merged into, removed and put back, what is notable
// is said once, and the keyboard stays where it was.
#include "tests/app/open_window.h"
#include "tests/core/flows/writing_desk.h"
#include "ui/stack/direction_field.h"
#include "ui/stack/stack_sheet.h"
#include "ui/wall/wall_page.h"

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

class TestStacking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterPressesTheButtonThatHasTheKeyboard();
    void init();
    void theKeyboardReturnsToTheWall();
    void aDayWithABrickShowsItAndLetsItGo();
    void mergingIsSaidAndUndone();
    void theKeyboardReturnsToTheEditor();
    void theButtonOfTodayGoesWithItsBrick();
    void notableMomentsAreSaidOnce_data();
    void notableMomentsAreSaidOnce();
    void aMergeIsNoOccasion();
    void aDirectionIsSpeltLikeBefore();
    void aBrickOfAnotherProgramIsSeenInTheOpenSheet();
    void midnightKeepsTheDayOfTheOpenSheet();

private:
    [[nodiscard]] BrickWallChart* wall() const { return m_desk->window().findChild<BrickWallChart*>(); }
    [[nodiscard]] StackSheet& sheet() const { return m_desk->window().stackSheet(); }
    [[nodiscard]] const std::map<Day, Brick>& bricks() const
    {
        return m_desk->session->workspace()->logbook().state().log.bricks;
    }
    [[nodiscard]] Day today() const { return m_desk->session->workspace()->logbook().today(); }
    void lay(Day day, const QString& note);
    void showWall();
    /// Opens the sheet for a day by the button of the strip.
    void openFor(Day day);
    void undo() { m_desk->press("toast.action"); }

    std::unique_ptr<OpenWindow> m_desk;
};

void TestStacking::init()
{
    m_desk = std::make_unique<OpenWindow>();
    QVERIFY(m_desk->add(u"a.md"_s, "# A\n\none\n"));
    m_desk->open(u"a.md"_s);
}

void TestStacking::lay(Day day, const QString& note)
{
    QVERIFY(m_desk->session->workspace()
                ->logbook()
                .stack({.day = day,
                        .size = BrickSize::Small,
                        .source = BrickSource::Manual,
                        .note = note,
                        .direction = u"Book"_s})
                .has_value());
}

void TestStacking::showWall()
{
    m_desk->window().showPage(Page::Wall);
    wall()->setFocus(Qt::TabFocusReason);
    QVERIFY(wall()->hasFocus());
}

void TestStacking::openFor(Day day)
{
    m_desk->press("strip.stack");
    QVERIFY(sheet().isVisible());
    sheet().findChild<QDateEdit*>()->setDate(day.date());
}

void TestStacking::theKeyboardReturnsToTheWall()
{
    lay(today().plus(-9), u"The first"_s);
    showWall();
    const std::optional<int> cell = wall()->currentCell();
    QVERIFY(cell);
    QTest::keyClick(wall(), Qt::Key_Left);
    QTest::keyClick(wall(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(sheet().isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), wall());
    QTest::keyClick(wall(), Qt::Key_Left);
    QCOMPARE(wall()->currentCell(), *cell - 2);
    // The same after a brick was laid.
    QTest::keyClick(wall(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"Late"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(!sheet().isVisible());
    QVERIFY(bricks().contains(today()));
    QCOMPARE(QApplication::focusWidget(), wall());
    QTest::keyClick(wall(), Qt::Key_Right);
    QCOMPARE(wall()->currentCell(), *cell - 1);
}

void TestStacking::aDayWithABrickShowsItAndLetsItGo()
{
    const Day day = today().plus(-3);
    lay(day, u"The first"_s);
    const Brick before = bricks().at(day);
    openFor(day);
    QCOMPARE(m_desk->find<QLabel>("stack.lying")->text(), u"There is a small brick, Book: “The first”"_s);
    m_desk->picture("lying-brick");
    m_desk->press("stack.remove");
    QVERIFY(!sheet().isVisible());
    QVERIFY(bricks().empty());
    QVERIFY2(m_desk->toast().contains(u"Removed the brick of"_s), qPrintable(m_desk->toast()));
    undo();
    QCOMPARE(bricks().size(), 1U);
    QVERIFY(bricks().at(day) == before);
}

void TestStacking::mergingIsSaidAndUndone()
{
    lay(today(), u"The first"_s);
    const Brick before = bricks().at(today());
    m_desk->press("strip.stack");
    QVERIFY(m_desk->find("stack.remove")->isVisible());
    QTest::keyClicks(m_desk->find("stack.note"), u"and more"_s);
    QCOMPARE(m_desk->find<QLabel>("stack.merge.sentence")->text(),
             u"Adds to the brick of today: it becomes normal, your note is added below the first, direction "
             u"Book stays."_s);
    m_desk->picture("merge");
    QTest::keyClick(m_desk->find("stack.note"), Qt::Key_Return);
    QVERIFY2(m_desk->toast().contains(u"Merged into today’s brick"_s), qPrintable(m_desk->toast()));
    QCOMPARE(bricks().at(today()).size, BrickSize::Normal);
    undo();
    QVERIFY(bricks().at(today()) == before);
}

void TestStacking::theKeyboardReturnsToTheEditor()
{
    m_desk->editor()->setFocus();
    QTest::keyClick(m_desk->editor(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(sheet().isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), m_desk->editor());
    // Also from the button: who clicked on it had been writing.
    m_desk->press("strip.stack");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(!sheet().isVisible());
    QVERIFY2(m_desk->toast().contains(u"A brick for today"_s), qPrintable(m_desk->toast()));
    QCOMPARE(QApplication::focusWidget(), m_desk->editor());
}

void TestStacking::theButtonOfTodayGoesWithItsBrick()
{
    m_desk->window().showPage(Page::Wall);
    auto* offer = m_desk->find<QPushButton>("wall.stack");
    QVERIFY(offer && offer->isVisible());
    QTest::mouseClick(offer, Qt::LeftButton);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(bricks().contains(today()));
    QVERIFY(!offer->isVisible());
    QCOMPARE(QApplication::focusWidget(), wall());
}

void TestStacking::enterPressesTheButtonThatHasTheKeyboard()
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        QVERIFY(m_desk->session->workspace()->logbook().stack({}));
        m_desk->window().say(u"Something happened"_s, u"Undo"_s, [this] {
            QVERIFY(m_desk->session->workspace()->logbook().unstack(Day(2026, 11, 20)));
        });
        auto* const undo = m_desk->find<QPushButton>("toast.action");
        undo->setFocus(Qt::TabFocusReason);
        QVERIFY(undo->hasFocus());
        QTest::keyClick(undo, key, Qt::MetaModifier); // another wish than to press it
        QVERIFY(!m_desk->session->workspace()->logbook().state().log.bricks.empty());
        QTest::keyClick(undo, key);
        QVERIFY(m_desk->session->workspace()->logbook().state().log.bricks.empty());
    }
}

// Days before Friday 20 November 2026 that have a brick already, then what the toast says of today's.
void TestStacking::notableMomentsAreSaidOnce_data()
{
    QTest::addColumn<QString>("drawing"); // the last character is yesterday
    QTest::addColumn<int>("back");        // the day that is stacked
    QTest::addColumn<QString>("said");
    QTest::newRow("the first brick of all") << u""_s << 0 << u"A brick for today. The first of your wall."_s;
    QTest::newRow("the second says nothing") << u"#"_s << 0 << u"A brick for today"_s;
    QTest::newRow("the run passes the longest one before it")
        << u"#######..#######"_s << 0 << u"A brick for today. Your longest run so far: 8 bricks."_s;
    QTest::newRow("the next one says nothing") << u"#######..########"_s << 0 << u"A brick for today"_s;
    // Monday 9 to Sunday 15 November, of which the Wednesday was open.
    QTest::newRow("a gap closed makes the first full week")
        << u"##.####...."_s << 9
        << u"A brick for Wednesday, 11 November 2026. Your first full week: seven bricks."_s;
}

void TestStacking::notableMomentsAreSaidOnce()
{
    QFETCH(QString, drawing);
    QFETCH(int, back);
    QFETCH(QString, said);
    for (qsizetype i = 0; i < drawing.size(); ++i)
        if (drawing[i] == u'#')
            lay(today().plus(i - drawing.size()), {});
    const auto before = bricks().size();
    openFor(today().plus(-back));
    QTest::keyClick(m_desk->find("stack.note"), Qt::Key_Return);
    QCOMPARE(bricks().size(), before + 1);
    QCOMPARE(m_desk->toast().remove(u"day,"_s).remove(u"day"_s),
             QString(said).remove(u"day,"_s).remove(u"day"_s));
    QVERIFY2(!QApplication::activeModalWidget(), "it stops nobody");
    m_desk->picture("occasion");
    undo();
    QCOMPARE(bricks().size(), before);
}

void TestStacking::aMergeIsNoOccasion()
{
    lay(today(), u"The first"_s);
    openFor(today());
    QTest::keyClick(m_desk->find("stack.note"), Qt::Key_Return);
    QCOMPARE(m_desk->toast(), u"Merged into today’s brick"_s);
}

void TestStacking::aDirectionIsSpeltLikeBefore()
{
    lay(today().plus(-9), {});
    openFor(today());
    auto* direction = m_desk->find<DirectionField>("stack.direction");
    QCOMPARE(direction->direction(), u"Book"_s);
    direction->setFocus();
    direction->selectAll();
    QTest::keyClicks(direction, u"bOOK"_s);
    QTest::keyClick(direction, Qt::Key_Return);
    QVERIFY(!sheet().isVisible());
    QCOMPARE(bricks().at(today()).direction, u"Book"_s);
}

void TestStacking::aBrickOfAnotherProgramIsSeenInTheOpenSheet()
{
    openFor(today());
    QTest::keyClicks(m_desk->find("stack.note"), u"Mine"_s);
    QVERIFY(!m_desk->find("stack.merge")->isVisible());
    lay(today(), u"Theirs"_s);
    QVERIFY(m_desk->find("stack.merge")->isVisible());
    QCOMPARE(m_desk->find<QPlainTextEdit>("stack.note")->toPlainText(), u"Mine"_s);
    QTest::keyClick(m_desk->find("stack.note"), Qt::Key_Return);
    QCOMPARE(bricks().at(today()).note, u"Theirs\nMine"_s);
}

void TestStacking::midnightKeepsTheDayOfTheOpenSheet()
{
    const Day evening = today();
    m_desk->drafts().abandon();
    PinnedClock clock("2026-11-20T23:50:00+01:00");
    m_desk->session.reset();
    m_desk->session = std::make_unique<WindowSession>(clock, Places{m_desk->scratch.filePath(u"data"_s)});
    m_desk->open();
    m_desk->press("strip.stack");
    QTest::keyClicks(m_desk->find("stack.note"), u"Late"_s);
    clock.put("2026-11-21T00:05:00+01:00");
    m_desk->session->workspace()->logbook().refresh();
    QCOMPARE(today(), evening.next());
    const QString notice = m_desk->find<QLabel>("stack.notice")->text();
    QVERIFY2(notice.contains(u"Friday"_s) && notice.contains(u"yesterday"_s), qPrintable(notice));
    m_desk->picture("midnight");
    QTest::keyClick(m_desk->find("stack.note"), Qt::Key_Return);
    QCOMPARE(bricks().size(), 1U);
    QCOMPARE(bricks().begin()->first, evening);
    QVERIFY2(m_desk->toast().contains(u"20 November"_s), qPrintable(m_desk->toast()));
    m_desk->drafts().abandon();
    m_desk->session.reset();
}

int main(int argc, char** argv)
{
    return runApart<TestStacking>(argc, argv);
}

#include "tst_stacking.moc"
