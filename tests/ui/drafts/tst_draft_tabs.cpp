// The row of open drafts: what it shows and says. Saves pictures when BRICKWORK_PICTURES names a folder.
#include "ui/drafts/draft_tabs.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

struct Shown
{
    Theme theme;
    QWidget window;
    DraftTabs* tabs;

    explicit Shown(int width = 700)
    {
        theme.setMode(ThemeMode::Light);
        theme.apply();
        window.resize(width, 120);
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        tabs = new DraftTabs(theme);
        column->addWidget(tabs);
        column->addStretch(1);
        window.show();
        (void) QTest::qWaitForWindowExposed(&window);
    }
    [[nodiscard]] QTabBar* row() const { return tabs->findChild<QTabBar*>(u"draftTabs.row"_s); }
    [[nodiscard]] QPoint middle(int index) const { return row()->tabRect(index).center() - QPoint(20, 0); }
    [[nodiscard]] QAbstractButton* button(int index) const
    {
        return qobject_cast<QAbstractButton*>(row()->tabButton(index, QTabBar::RightSide));
    }
};

TabsState sample(int count = 3, int current = 1)
{
    TabsState state;
    for (int i = 0; i < count; ++i)
        state.tabs.push_back({.id = {u"%1.md"_s.arg(i)}, .title = u"Draft number %1"_s.arg(i)});
    state.current = current;
    return state;
}

DraftId first(const QSignalSpy& spy)
{
    return spy.isEmpty() ? DraftId{u"(nothing said)"_s} : spy.front().front().value<DraftId>();
}

} // namespace

class TestDraftTabs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneDraftNeedsNoRow()
    {
        const Shown shown;
        QVERIFY(!shown.tabs->isVisible());
        shown.tabs->setState(sample(1, 0));
        QVERIFY(!shown.tabs->isVisible());
        shown.tabs->setState(sample(2, 0));
        QVERIFY(shown.tabs->isVisible());
        shown.tabs->setSuppressed(true);
        QVERIFY(!shown.tabs->isVisible());
        shown.tabs->setSuppressed(false);
        QVERIFY(shown.tabs->isVisible());
        shown.tabs->setState(sample(0, -1));
        QVERIFY(!shown.tabs->isVisible());
    }

    void whatIsShownIsNotWished()
    {
        const Shown shown;
        QSignalSpy chosen(shown.tabs, &DraftTabs::chosen);
        QSignalSpy moved(shown.tabs, &DraftTabs::moved);
        shown.tabs->setState(sample(3, 1));
        shown.tabs->setState(sample(5, 4));
        shown.tabs->setState(sample(2, 0));
        QCOMPARE(shown.row()->currentIndex(), 0);
        QVERIFY(chosen.isEmpty() && moved.isEmpty());
    }

    void aClickChooses()
    {
        const Shown shown;
        shown.tabs->setState(sample());
        QSignalSpy chosen(shown.tabs, &DraftTabs::chosen);
        QTest::mouseClick(shown.row(), Qt::LeftButton, {}, shown.middle(2));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(first(chosen).value, u"2.md"_s);
        // Refused: the row shows again what is open.
        shown.tabs->setState(sample());
        QCOMPARE(shown.row()->currentIndex(), 1);
    }

    void theMiddleButtonTheCrossAndDeleteClose()
    {
        const Shown shown;
        shown.tabs->setState(sample());
        QSignalSpy closed(shown.tabs, &DraftTabs::closeRequested);
        QTest::mouseClick(shown.row(), Qt::MiddleButton, {}, shown.middle(0));
        QCOMPARE(first(closed).value, u"0.md"_s);
        closed.clear();
        QTest::mouseClick(shown.button(2), Qt::LeftButton);
        QCOMPARE(first(closed).value, u"2.md"_s);
        closed.clear();
        QTest::keyClick(shown.row(), Qt::Key_Delete);
        QCOMPARE(first(closed).value, u"1.md"_s);
        QCOMPARE(closed.size(), 1);
    }

    void arrowsChoose()
    {
        const Shown shown;
        shown.tabs->setState(sample());
        QSignalSpy chosen(shown.tabs, &DraftTabs::chosen);
        QTest::keyClick(shown.row(), Qt::Key_Right);
        QCOMPARE(first(chosen).value, u"2.md"_s);
    }

    void aDoubleClickKeeps()
    {
        const Shown shown;
        shown.tabs->setState(sample());
        QSignalSpy kept(shown.tabs, &DraftTabs::keepRequested);
        QTest::mouseDClick(shown.row(), Qt::LeftButton, {}, shown.middle(1));
        QCOMPARE(first(kept).value, u"1.md"_s);
    }

    void aCarriedTabSaysFromWhereToWhere()
    {
        const Shown shown;
        shown.tabs->setState(sample());
        QSignalSpy moved(shown.tabs, &DraftTabs::moved);
        shown.row()->moveTab(0, 2);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(moved.front().at(0).toInt(), 0);
        QCOMPARE(moved.front().at(1).toInt(), 2);
        QSignalSpy closed(shown.tabs, &DraftTabs::closeRequested);
        QTest::mouseClick(shown.button(2), Qt::LeftButton);
        QCOMPARE(first(closed).value, u"0.md"_s);
    }

    void everyTabIsNamed()
    {
        const Shown shown;
        TabsState state = sample();
        state.tabs[0].title = u"Salt & <b>pepper</b>"_s;
        state.tabs[0].modified = true;
        shown.tabs->setState(state);
        QCOMPARE(shown.row()->tabText(0), u"Salt && <b>pepper</b>"_s);
        QCOMPARE(shown.row()->accessibleTabName(0), u"Salt & <b>pepper</b>, not saved yet"_s);
        QCOMPARE(shown.row()->accessibleTabName(1), u"Draft number 1"_s);
        QVERIFY(!shown.button(0)->accessibleName().isEmpty());
    }

    void manyOfThemAreInAMenu()
    {
        const Shown shown(480);
        shown.tabs->setState(sample(3));
        auto* all = shown.tabs->findChild<QToolButton*>(u"draftTabs.all"_s);
        QVERIFY(!all->isVisible());
        shown.tabs->setState(sample(14, 13));
        QTRY_VERIFY(all->isVisible());
        QVERIFY(shown.window.width() <= 480);
        // The one that is shown is in view.
        QVERIFY(shown.row()->rect().contains(shown.row()->tabRect(13).center()));
        QSignalSpy chosen(shown.tabs, &DraftTabs::chosen);
        Q_EMIT all->menu()->aboutToShow();
        QCOMPARE(all->menu()->actions().size(), 14);
        QVERIFY(all->menu()->actions().at(13)->isChecked());
        all->menu()->actions().at(4)->trigger();
        QCOMPARE(first(chosen).value, u"4.md"_s);
    }

    void pictures_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("light") << 4 << false << false;
        QTest::newRow("dark") << 4 << true << false;
        QTest::newRow("mirrored") << 4 << false << true;
        QTest::newRow("many") << 12 << false << false;
    }
    void pictures()
    {
        QFETCH(int, count);
        QFETCH(bool, dark);
        QFETCH(bool, mirrored);
        QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        Shown shown(760);
        shown.theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        shown.theme.apply();
        TabsState state = sample(count, 1);
        state.tabs[0].title = u"One of the big upsides of writing in public every single day"_s;
        state.tabs[1].modified = true;
        state.tabs[2].passing = true;
        state.tabs[3].title = u"מילה אחת"_s;
        shown.tabs->setState(state);
        QTest::qWait(50);
        for (int i = 0; i < count; ++i)
            QVERIFY(shown.row()->tabRect(i).height() <= shown.tabs->height());
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(shown.window.grab().save(
                u"%1/tabs-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }
};

QTEST_MAIN(TestDraftTabs)
#include "tst_draft_tabs.moc"
