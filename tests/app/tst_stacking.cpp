// Bricks from the wall and back: what lies on a day is shown, merged into, removed and put back, and the
// keyboard stays where it was.
#include "tests/app/open_window.h"
#include "ui/stack/stack_sheet.h"
#include "ui/wall/wall_page.h"

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

class TestStacking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theKeyboardReturnsToTheWall();
    void aDayWithABrickShowsItAndLetsItGo();
    void mergingIsSaidAndUndone();
    void theKeyboardReturnsToTheEditor();
    void theButtonOfTodayGoesWithItsBrick();

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

void TestStacking::theKeyboardReturnsToTheWall()
{
    lay(today().plus(-9), u"The first"_s);
    showWall();
    const std::optional<int> cell = wall()->currentCell();
    QVERIFY(cell);
    QTest::keyClick(wall(), Qt::Key_Left);
    QTest::keyClick(wall(), Qt::Key_Return);
    QVERIFY(sheet().isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), wall());
    QTest::keyClick(wall(), Qt::Key_Left);
    QCOMPARE(wall()->currentCell(), *cell - 2);
    // The same after a brick was laid.
    QTest::keyClick(wall(), Qt::Key_Return);
    QTest::keyClicks(QApplication::focusWidget(), u"Late"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(!sheet().isVisible());
    QVERIFY(bricks().contains(today().plus(-2)));
    QCOMPARE(QApplication::focusWidget(), wall());
    QTest::keyClick(wall(), Qt::Key_Right);
    QCOMPARE(wall()->currentCell(), *cell - 1);
}

void TestStacking::aDayWithABrickShowsItAndLetsItGo()
{
    const Day day = today().plus(-3);
    lay(day, u"The first"_s);
    const Brick before = bricks().at(day);
    showWall();
    for (int step = 0; step < 3; ++step)
        QTest::keyClick(wall(), Qt::Key_Left);
    QTest::keyClick(wall(), Qt::Key_Return);
    QVERIFY(sheet().isVisible());
    QCOMPARE(m_desk->find<QLabel>("stack.lying")->text(), u"Here lies a small brick, Book: “The first”"_s);
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
    QPushButton* offer = nullptr;
    for (QPushButton* button : m_desk->window().wall().findChildren<QPushButton*>())
        if (!button->isCheckable())
            offer = button;
    QVERIFY(offer && offer->isVisible());
    QTest::mouseClick(offer, Qt::LeftButton);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(bricks().contains(today()));
    QVERIFY(!offer->isVisible());
    QCOMPARE(QApplication::focusWidget(), wall());
}

int main(int argc, char** argv)
{
    return runApart<TestStacking>(argc, argv);
}

#include "tst_stacking.moc"
