// The sheet that shows a chart as a table: sorted by what it means, notes only when asked for, keyboard all
// the way. Saves pictures to look at when BRICKWORK_PICTURES names a folder.
#include "tests/ui/wall/sample_log.h"
#include "ui/charts/brick_wall_chart.h"
#include "ui/charts/chart_table_model.h"
#include "ui/charts/table_sheet.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(brickwork::Notes)

namespace {

ChartTable sampleTable()
{
    ChartTable table{.title = u"Bricks by direction"_s,
                     .fileName = u"bricks"_s,
                     .columns = {u"Direction"_s, u"Bricks"_s},
                     .keys = {u"name"_s, u"bricks"_s},
                     .shown = {{u"Newsletter"_s, u"1,200"_s}, {u"Book"_s, u"9"_s}, {u"Talks"_s, {}}},
                     .plain = {{u"Newsletter"_s, u"1200"_s}, {u"Book"_s, u"9"_s}, {u"Talks"_s, {}}}};
    table.notes = {.column = u"Note"_s, .key = u"note"_s, .cells = {u"first\nline"_s, {}, {}}};
    return table;
}

ChartTable wallTable(const QLocale& locale)
{
    const HabitLog log = sample::writer(300, true);
    const Summary summary = sample::summaryOf(log);
    Theme theme;
    BrickWallChart chart(theme);
    chart.setWall({.courses = coursesOf(log, {}, summary, log.bricks.begin()->first),
                   .today = summary.today,
                   .welcome = {},
                   .welcomeMore = {},
                   .locale = locale});
    return chart.table();
}

struct Opened
{
    explicit Opened(const ChartTable& table = sampleTable(), QSize size = {1100, 700},
                    ThemeMode mode = ThemeMode::Light)
    {
        theme.setMode(mode);
        theme.apply();
        before = new QPushButton(&window);
        window.resize(size);
        window.show();
        active = QTest::qWaitForWindowActive(&window);
        before->setFocus();
        sheet = new TableSheet(theme, &window);
        sheet->open(table);
        view = sheet->findChild<QTableView*>(u"table.rows"_s);
    }

    [[nodiscard]] QStringList column(int column) const
    {
        QStringList texts;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            texts.append(view->model()->index(row, column).data().toString());
        return texts;
    }
    template <typename Widget>
    [[nodiscard]] Widget* part(const QString& name) const
    {
        return sheet->findChild<Widget*>(name);
    }

    Theme theme;
    QWidget window;
    QPushButton* before;
    TableSheet* sheet;
    QTableView* view;
    bool active = false;
};

} // namespace

class TestTableSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    void itIsAProperModel();
    void sortedByWhatItMeans();
    void numbersStandAtTheirEnd();
    void escapeGivesTheKeyboardBack();
    void tabStaysInside();
    void notesOnlyWhenAskedFor();
    void wishesAreSaid();
    void theVeilClosesIt();
    void itIsAccessible();
    void itFits_data();
    void itFits();
};

void TestTableSheet::itIsAProperModel()
{
    ChartTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(sampleTable());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 2);
    model.setTable(withNotes(sampleTable()));
    QCOMPARE(model.columnCount(), 3);
    model.setTable({});
    QCOMPARE(model.rowCount(), 0);
}

void TestTableSheet::sortedByWhatItMeans()
{
    const Opened opened;
    QCOMPARE(opened.column(0), (QStringList{u"Newsletter"_s, u"Book"_s, u"Talks"_s}));
    opened.view->sortByColumn(1, Qt::AscendingOrder);
    QCOMPARE(opened.column(1), (QStringList{{}, u"9"_s, u"1,200"_s}));
    opened.view->sortByColumn(1, Qt::DescendingOrder);
    QCOMPARE(opened.column(1), (QStringList{u"1,200"_s, u"9"_s, {}}));
    opened.view->sortByColumn(0, Qt::AscendingOrder);
    QCOMPARE(opened.column(0), (QStringList{u"Book"_s, u"Newsletter"_s, u"Talks"_s}));
    opened.sheet->open(sampleTable());
    QCOMPARE(opened.column(0), (QStringList{u"Newsletter"_s, u"Book"_s, u"Talks"_s}));
}

void TestTableSheet::numbersStandAtTheirEnd()
{
    const Opened opened;
    const QAbstractItemModel* model = opened.view->model();
    const auto alignment = [](const QVariant& value) { return value.value<Qt::Alignment>(); };
    QVERIFY(alignment(model->index(0, 1).data(Qt::TextAlignmentRole)) & Qt::AlignTrailing);
    QVERIFY(alignment(model->index(0, 0).data(Qt::TextAlignmentRole)) & Qt::AlignLeading);
    QVERIFY(alignment(model->headerData(1, Qt::Horizontal, Qt::TextAlignmentRole)) & Qt::AlignTrailing);
}

void TestTableSheet::escapeGivesTheKeyboardBack()
{
    const Opened opened;
    QVERIFY(opened.active);
    QVERIFY(opened.view->hasFocus());
    QCOMPARE(opened.view->currentIndex().row(), 2);
    QTest::keyClick(opened.view, Qt::Key_Up);
    QCOMPARE(opened.view->currentIndex().row(), 1);
    const QSignalSpy closed(opened.sheet, &TableSheet::closed);
    QTest::keyClick(opened.view, Qt::Key_Escape);
    QVERIFY(!opened.sheet->isVisible());
    QVERIFY(!opened.window.findChild<QWidget*>(u"scrim"_s)->isVisible());
    QVERIFY(opened.before->hasFocus());
    QCOMPARE(closed.count(), 1);
}

void TestTableSheet::tabStaysInside()
{
    const Opened opened;
    QVERIFY(opened.active);
    QStringList names;
    for (int i = 0; i < 7; ++i) {
        names.append(QApplication::focusWidget()->objectName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(names, (QStringList{u"table.rows"_s, u"table.notes"_s, u"table.copy"_s, u"table.csv"_s,
                                 u"table.picture"_s, u"table.close"_s, u"table.rows"_s}));
}

void TestTableSheet::notesOnlyWhenAskedFor()
{
    const Opened opened;
    auto* box = opened.part<QCheckBox>(u"table.notes"_s);
    QVERIFY(box->isVisible() && !box->isChecked());
    QCOMPARE(opened.view->model()->columnCount(), 2);
    box->click();
    QCOMPARE(opened.column(2), (QStringList{u"first line"_s, {}, {}}));
    QCOMPARE(opened.view->currentIndex().row(), 2);
    opened.sheet->open(sampleTable());
    QVERIFY(!box->isChecked());
    QCOMPARE(opened.view->model()->columnCount(), 2);
    ChartTable without = sampleTable();
    without.notes.reset();
    opened.sheet->open(without);
    QVERIFY(!box->isVisible());
}

void TestTableSheet::wishesAreSaid()
{
    const Opened opened;
    QSignalSpy copy(opened.sheet, &TableSheet::copyWished);
    QSignalSpy csv(opened.sheet, &TableSheet::csvWished);
    const QSignalSpy picture(opened.sheet, &TableSheet::pictureWished);
    opened.part<QPushButton>(u"table.copy"_s)->click();
    QCOMPARE(copy.takeFirst().at(0).value<Notes>(), Notes::LeftOut);
    opened.part<QPushButton>(u"table.picture"_s)->click();
    QCOMPARE(picture.count(), 1);
    opened.part<QCheckBox>(u"table.notes"_s)->click();
    opened.part<QPushButton>(u"table.csv"_s)->click();
    QCOMPARE(csv.takeFirst().at(0).value<Notes>(), Notes::Included);
    QTest::keySequence(opened.view, QKeySequence::Copy);
    QCOMPARE(copy.count(), 1);
    QCOMPARE(copy.takeFirst().at(0).value<Notes>(), Notes::Included);
    auto* notice = opened.part<QLabel>(u"table.notice"_s);
    QVERIFY(!notice->isVisible());
    opened.sheet->tell(u"Saved it"_s);
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->text(), u"Saved it"_s);
}

void TestTableSheet::theVeilClosesIt()
{
    const Opened opened;
    QTest::mouseClick(opened.window.findChild<QWidget*>(u"scrim"_s), Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(!opened.sheet->isVisible());
}

void TestTableSheet::itIsAccessible()
{
    const Opened opened;
    QVERIFY(opened.sheet->accessibleName().contains(u"Bricks by direction"_s));
    QAccessibleInterface* rows = QAccessible::queryAccessibleInterface(opened.view);
    QVERIFY(rows && rows->tableInterface());
    QCOMPARE(rows->text(QAccessible::Name), u"Bricks by direction"_s);
    QCOMPARE(rows->tableInterface()->rowCount(), 3);
    QCOMPARE(rows->tableInterface()->cellAt(1, 0)->text(QAccessible::Name), u"Book"_s);
    QCOMPARE(rows->tableInterface()->columnDescription(1), u"Bricks"_s);
    for (const QWidget* widget : opened.sheet->findChildren<QWidget*>()) {
        if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible())
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
    }
}

void TestTableSheet::itFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<ThemeMode>("mode");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<bool>("notes");
    QTest::addColumn<bool>("small");
    const QSize usual(1216, 784);
    const QSize least(760, 480);
    QTest::newRow("wall") << usual << ThemeMode::Light << false << false << false;
    QTest::newRow("wall-notes-dark") << usual << ThemeMode::Dark << false << true << false;
    QTest::newRow("wall-mirrored") << usual << ThemeMode::Light << true << false << false;
    QTest::newRow("wall-least-notes") << least << ThemeMode::Light << false << true << false;
    QTest::newRow("few-rows") << usual << ThemeMode::Light << false << false << true;
    QTest::newRow("few-rows-dark-mirrored") << usual << ThemeMode::Dark << true << true << true;
}

void TestTableSheet::itFits()
{
    QFETCH(QSize, size);
    QFETCH(ThemeMode, mode);
    QFETCH(bool, mirrored);
    QFETCH(bool, notes);
    QFETCH(bool, small);
    QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    const QLocale locale =
        mirrored ? QLocale(QLocale::Hebrew) : QLocale(QLocale::English, QLocale::UnitedKingdom);
    Opened opened(small ? sampleTable() : wallTable(locale), size, mode);
    if (notes)
        opened.part<QCheckBox>(u"table.notes"_s)->click();
    opened.sheet->tell(u"Saved somewhere/wall.csv"_s);
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (!folder.isEmpty())
        opened.window.grab().save(
            QDir(folder).filePath(u"table-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
    QVERIFY(opened.window.rect().contains(opened.sheet->geometry()));
    for (const QPushButton* button : opened.sheet->findChildren<QPushButton*>()) {
        QVERIFY(opened.sheet->rect().contains(button->geometry()));
        QVERIFY2(button->width() >= button->minimumSizeHint().width(),
                 qPrintable(u"%1 %2 %3"_s.arg(button->text())
                                .arg(button->width())
                                .arg(button->minimumSizeHint().width())));
    }
    QVERIFY(opened.view->viewport()->rect().contains(opened.view->visualRect(opened.view->currentIndex())));
    QVERIFY(opened.view->height() >= 3 * opened.view->rowHeight(0));
    if (small)
        QTRY_VERIFY(!opened.view->verticalScrollBar()->isVisible()); // once it is laid out
}

QTEST_MAIN(TestTableSheet)
#include "tst_table_sheet.moc"
