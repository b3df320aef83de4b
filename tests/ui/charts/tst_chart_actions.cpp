// What the menu of a chart does: the table, the clipboard, a file of the format that was chosen.
#include "core/base/durable_file.h"
#include "ui/charts/chart_actions.h"
#include "ui/charts/shares_chart.h"
#include "ui/charts/table_sheet.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

QAction* actionOf(const QMenu* menu, const QString& name)
{
    for (QAction* action : menu->actions())
        if (action->objectName() == name)
            return action;
    return nullptr;
}

struct InWindow
{
    explicit InWindow(Theme& theme) : chart(new SharesChart(Qt::Horizontal, theme, &window))
    {
        chart->setShares({.shares = {{.label = u"Letter"_s, .fullName = u"Letter"_s, .bricks = 9},
                                     {.label = u"Book"_s, .fullName = u"Book"_s, .bricks = 3}},
                          .welcome = {},
                          .locale = QLocale::c()});
        chart->resize(300, 90);
        window.resize(800, 600);
        actions = new ChartActions(*chart, theme, &window);
        said = std::make_unique<QSignalSpy>(actions, &ChartActions::said);
        window.show();
        chart->show();
        active = QTest::qWaitForWindowActive(&window);
        chart->setFocus();
    }

    [[nodiscard]] QFileDialog* dialog() const { return window.findChild<QFileDialog*>(); }

    QWidget window;
    SharesChart* chart;
    ChartActions* actions;
    std::unique_ptr<QSignalSpy> said;
    bool active = false;
};

} // namespace

class TestChartActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void theMenuCopiesAndShows();
    void theChartOpensTheMenuItself();
    void theKeyboardOpensTheMenuAtItsCell();
    void picturesAreSavedFromTheMenu_data();
    void picturesAreSavedFromTheMenu();
    void aFileNobodyAskedAboutIsLeftAlone();

private:
    Theme m_theme;
};

void TestChartActions::theMenuCopiesAndShows()
{
    InWindow in(m_theme);
    QVERIFY(in.active);
    actionOf(in.actions->menu(), u"chart.copy"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), toText(in.chart->table()));
    QCOMPARE(in.said->count(), 1);
    const std::unique_ptr<QToolButton> button(in.actions->makeButton(&in.window));
    QCOMPARE(button->menu(), in.actions->menu());
    QVERIFY(button->accessibleName().contains(in.chart->accessibleName()));

    actionOf(in.actions->menu(), u"chart.table"_s)->trigger();
    auto* sheet = in.window.findChild<TableSheet*>();
    QVERIFY(sheet && sheet->isVisible());
    QGuiApplication::clipboard()->clear();
    sheet->findChild<QPushButton*>(u"table.copy"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), toText(in.chart->table()));
    QCOMPARE(in.said->count(), 1); // the sheet says it itself
    QVERIFY(sheet->findChild<QLabel*>(u"table.notice"_s)->isVisible());
    QTest::keyClick(sheet, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
    QVERIFY(in.chart->hasFocus());
}

void TestChartActions::theChartOpensTheMenuItself()
{
    InWindow in(m_theme);
    QVERIFY(in.active);
    const QPoint at = in.chart->rect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, at, in.chart->mapToGlobal(at));
    QApplication::sendEvent(in.chart, &event);
    QMenu* menu = in.actions->menu();
    QVERIFY(menu->isVisible());
    QStringList names;
    for (const QAction* action : menu->actions())
        if (!action->isSeparator() && action->isEnabled())
            names.append(action->text());
    QCOMPARE(names,
             (QStringList{u"Show as table"_s, u"Copy as text"_s, u"Save as picture…"_s, u"Save as CSV…"_s}));
    menu->close();
}

void TestChartActions::theKeyboardOpensTheMenuAtItsCell()
{
    InWindow in(m_theme);
    QVERIFY(in.active);
    in.chart->setCurrentCell(1);
    const QPoint cell = in.chart->cellRect(1).toRect().center();
    QCOMPARE(in.chart->inputMethodQuery(Qt::ImCursorRectangle).toRect().center(), cell);
    QVERIFY(!in.actions->menu()->isVisible());
    QTest::keyClick(in.chart, Qt::Key_F10, Qt::ShiftModifier);
    QVERIFY(in.actions->menu()->isVisible());
    QCOMPARE(in.actions->menu()->pos(), in.chart->mapToGlobal(cell));
    in.actions->menu()->close();
}

void TestChartActions::picturesAreSavedFromTheMenu_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("filter");
    QTest::addColumn<QString>("made");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("named as PNG") << u"a.png"_s << 0 << u"a.png"_s << "\x89PNG"_ba;
    QTest::newRow("named as SVG") << u"a.svg"_s << 1 << u"a.svg"_s << "<?xml"_ba;
    QTest::newRow("the name counts more than the filter") << u"a.svg"_s << 0 << u"a.svg"_s << "<?xml"_ba;
    QTest::newRow("without an ending the filter counts: SVG") << u"a"_s << 1 << u"a.svg"_s << "<?xml"_ba;
    QTest::newRow("without an ending the filter counts: PNG") << u"a"_s << 0 << u"a.png"_s << "\x89PNG"_ba;
    QTest::newRow("another ending is part of the name")
        << u"a.2026"_s << 0 << u"a.2026.png"_s << "\x89PNG"_ba;
}

void TestChartActions::picturesAreSavedFromTheMenu()
{
    QFETCH(QString, typed);
    QFETCH(int, filter);
    QFETCH(QString, made);
    QFETCH(QByteArray, begins);
    const QTemporaryDir folder;
    InWindow in(m_theme);
    QVERIFY(in.active);
    actionOf(in.actions->menu(), u"chart.picture"_s)->trigger();
    QFileDialog* dialog = in.dialog();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(QFileInfo(dialog->selectedFiles().constFirst()).fileName(), u"bricks-by-direction.png"_s);
    dialog->setDirectory(folder.path());
    dialog->selectNameFilter(dialog->nameFilters().at(filter));
    Q_EMIT dialog->filterSelected(dialog->nameFilters().at(filter));
    dialog->findChild<QLineEdit*>(u"fileNameEdit"_s)->setText(folder.filePath(typed));
    static_cast<QDialog*>(dialog)->accept();
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{made});
    QVERIFY(readWhole(folder.filePath(made))->startsWith(begins));
    QCOMPARE(in.said->count(), 1);
    QVERIFY(in.said->constFirst().constFirst().toString().contains(made));
}

void TestChartActions::aFileNobodyAskedAboutIsLeftAlone()
{
    const QTemporaryDir folder;
    QVERIFY(writeDurably(folder.filePath(u"a.2026.csv"_s), "mine"));
    InWindow in(m_theme);
    QVERIFY(in.active);
    actionOf(in.actions->menu(), u"chart.csv"_s)->trigger();
    QFileDialog* dialog = in.dialog();
    QVERIFY(dialog && dialog->isVisible());
    dialog->findChild<QLineEdit*>(u"fileNameEdit"_s)->setText(folder.filePath(u"a.2026"_s));
    static_cast<QDialog*>(dialog)->accept();
    QCOMPARE(*readWhole(folder.filePath(u"a.2026.csv"_s)), "mine"_ba);
    QCOMPARE(in.said->count(), 1);
    QVERIFY(in.said->constFirst().constFirst().toString().contains(u"a.2026.csv"_s));
}

QTEST_MAIN(TestChartActions)
#include "tst_chart_actions.moc"
