// The sheet that searches all drafts: what it asks for, what it shows, what picking says.
#include "ui/theme/theme.h"
#include "ui/write/search_model.h"
#include "ui/write/search_sheet.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

LineFinding line(int number, const QString& excerpt, int column)
{
    return {.line = number, .column = column, .length = 5, .excerpt = excerpt, .marks = {{column, 5}}};
}

DraftFindings sample()
{
    return {{.id = DraftId{u"posts/wall.md"_s},
             .title = u"The wall that grows"_s,
             .titleFits = false,
             .matches = 3,
             .lines = {line(4, u"A brick a day, and nobody sees it move."_s, 2),
                       line(9, u"Every brick lies on another."_s, 6)}},
            {.id = DraftId{u"brick.md"_s},
             .title = u"Brick by title"_s,
             .titleFits = true,
             .matches = 0,
             .lines = {}},
            {.id = DraftId{u"letters/he.md"_s},
             .title = u"מכתב"_s,
             .titleFits = false,
             .matches = 1,
             .lines = {line(0, u"זה brick אחד"_s, 3)}}};
}

struct Shown
{
    explicit Shown(Theme& theme)
    {
        ground.resize(1024, 640);
        sheet = new SearchSheet(theme, &ground);
        ground.show();
        (void) QTest::qWaitForWindowActive(&ground);
        field = sheet->findChild<QLineEdit*>(u"search.field"_s);
        list = sheet->findChild<QListView*>(u"search.list"_s);
        sentence = sheet->findChild<QLabel*>(u"search.sentence"_s);
    }
    QWidget ground;
    SearchSheet* sheet;
    QLineEdit* field;
    QListView* list;
    QLabel* sentence;
};

} // namespace

class TestSearchSheet : public QObject
{
    Q_OBJECT

    Theme m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme.apply(); }

    void theRowsAreDraftsWithTheirLines()
    {
        SearchModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(sample());
        QCOMPARE(model.rowCount(), 6);
        QVERIFY(model.index(0).data(SearchModel::DraftRole).toBool());
        QCOMPARE(model.index(0).data().toString(), u"The wall that grows"_s);
        QCOMPARE(model.index(0).data(SearchModel::CountRole).toString(), u"3"_s);
        QCOMPARE(model.index(2).data(SearchModel::LineRole).toString(), u"10"_s);
        QCOMPARE(model.placeOf(0).line, 4);
        QCOMPARE(model.placeOf(2).line, 9);
        QCOMPARE(model.placeOf(2).id.value, u"posts/wall.md"_s);
        QCOMPARE(model.placeOf(3).length, 0);
        QCOMPARE(model.draftBeside(1, 1), 3);
        QCOMPARE(model.draftBeside(3, -1), 0);
        QCOMPARE(model.draftBeside(4, 1), 4);
        model.append(sample());
        QCOMPARE(model.rowCount(), 12);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void whatIsTypedIsAskedForAtOnce()
    {
        Shown shown(m_theme);
        QSignalSpy asked(shown.sheet, &SearchSheet::wantedChanged);
        shown.sheet->open(u"brick"_s);
        QVERIFY(shown.sheet->isVisible());
        QVERIFY(shown.field->hasFocus());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.back().front().value<SearchFor>().text, u"brick"_s);
        QTest::keyClicks(shown.field, u"wa"_s); // what stood there is selected
        QCOMPARE(asked.back().front().value<SearchFor>().text, u"wa"_s);
        QTest::keyClick(shown.field, Qt::Key_W, Qt::AltModifier);
        QVERIFY(asked.back().front().value<SearchFor>().wholeWords);
        QVERIFY(shown.sheet->findChild<QToolButton*>(u"search.words"_s)->isChecked());
    }

    void whatWasFoundStaysUntilTheNewComes()
    {
        Shown shown(m_theme);
        shown.sheet->open(u"brick"_s);
        shown.sheet->addFindings(sample());
        QCOMPARE(shown.list->model()->rowCount(), 6);
        shown.field->setText(u"bricks"_s);
        QCOMPARE(shown.list->model()->rowCount(), 6);
        shown.sheet->addFindings({sample().front()});
        QCOMPARE(shown.list->model()->rowCount(), 3);
        shown.field->setText(u"zzz"_s);
        shown.sheet->finish({});
        QCOMPARE(shown.list->model()->rowCount(), 0);
        QCOMPARE(shown.sentence->text(), u"Nothing found."_s);
        shown.field->clear();
        QCOMPARE(shown.sentence->text(), QString());
    }

    void theSumIsToldInASentence_data()
    {
        QTest::addColumn<SearchSum>("sum");
        QTest::addColumn<QString>("sentence");
        const auto sum = [](int drafts, int matches, bool more) {
            SearchSum made;
            made.drafts = drafts;
            made.matches = matches;
            made.more = more;
            return made;
        };
        QTest::newRow("one") << sum(1, 1, false) << u"1 match in 1 draft"_s;
        QTest::newRow("many") << sum(12, 1204, false) << u"1,204 matches in 12 drafts"_s;
        QTest::newRow("none") << sum(0, 0, false) << u"Nothing found."_s;
        QTest::newRow("more than are counted")
            << sum(7, 2003, true)
            << u"2,003+ matches in 7 drafts. The newest drafts come first; a longer search finds less."_s;
    }

    void theSumIsToldInASentence()
    {
        QFETCH(SearchSum, sum);
        QTEST(searchSentence(sum, false, QLocale(QLocale::English, QLocale::UnitedKingdom)), "sentence");
    }

    void keysPickALine()
    {
        Shown shown(m_theme);
        QSignalSpy picked(shown.sheet, &SearchSheet::picked);
        shown.sheet->open(u"brick"_s);
        shown.sheet->addFindings(sample());
        QCOMPARE(shown.list->currentIndex().row(), 1); // the first line that holds it
        QTest::keyClick(shown.field, Qt::Key_Down);
        QTest::keyClick(shown.field, Qt::Key_Return);
        QVERIFY(!shown.sheet->isVisible());
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked.front().at(0).value<DraftId>().value, u"posts/wall.md"_s);
        QCOMPARE(picked.front().at(1).toInt(), 9);
        QCOMPARE(picked.front().at(2).toInt(), 6);
        QCOMPARE(picked.front().at(3).toInt(), 5);
        shown.sheet->open({});
        QTest::keyClick(shown.field, Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(shown.list->currentIndex().row(), 3);
        QTest::keyClick(shown.field, Qt::Key_Escape);
        QVERIFY(!shown.sheet->isVisible());
        QCOMPARE(picked.size(), 1);
    }

    void everyControlHasAName()
    {
        Shown shown(m_theme);
        shown.sheet->open(u"brick"_s);
        for (const QWidget* widget : shown.sheet->findChildren<QWidget*>()) {
            if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible())
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }

    void howItLooks()
    {
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        for (const bool dark : {false, true}) {
            m_theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            Shown shown(m_theme);
            shown.ground.setLayoutDirection(dark ? Qt::RightToLeft : Qt::LeftToRight);
            shown.sheet->open(u"brick"_s);
            shown.sheet->addFindings(sample());
            shown.sheet->addFindings(sample());
            QVERIFY(shown.ground.rect().contains(shown.sheet->geometry()));
            if (!folder.isEmpty())
                QVERIFY(shown.ground.grab().save(folder +
                                                 (dark ? u"/search-dark.png"_s : u"/search-light.png"_s)));
        }
        m_theme.setMode(ThemeMode::System);
    }
};

QTEST_MAIN(TestSearchSheet)
#include "tst_search_sheet.moc"
