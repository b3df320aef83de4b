// Two texts beside each other: what is marked, what is said of it to those who cannot see it, the keys from
// one difference to the next, and texts of any length without a stop. Saves pictures to look at when
// BRICKWORK_PICTURES names a folder.
#include "ui/compare/compare_view.h"
#include "ui/theme/theme.h"
#include "ui/write/compare_sheet.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr int soon = 20'000; ///< milliseconds that something asynchronous may take on a busy machine

const QString wasText =
    u"# My path\n\nOne of the big upsides of writing is clarity.\n\nThis goes.\n\nThe end.\n"_s;
const QString isText =
    u"# My path\n\nOne of the upsides of writing in public is clarity.\n\nThe end.\n\nAnd one more.\n"_s;

std::shared_ptr<const TextDiff> difference(const QString& before = wasText, const QString& after = isText)
{
    return std::make_shared<const TextDiff>(diffTexts(before, after));
}

QString longText(int paragraphs)
{
    QString text;
    for (int i = 0; i < paragraphs; ++i)
        text +=
            u"Paragraph %1 is about walls and bricks, and about how one lies upon the other for years.\n\n"_s
                .arg(i);
    return text;
}

struct Opened
{
    explicit Opened(const Comparison& comparison, QSize size = {1100, 700}, ThemeMode mode = ThemeMode::Light)
    {
        theme.setMode(mode);
        theme.apply();
        before = new QPushButton(&window);
        window.resize(size);
        window.show();
        active = QTest::qWaitForWindowActive(&window);
        before->setFocus();
        sheet = new CompareSheet(theme, &window);
        QSignalSpy compared(&sheet->panel(), &ComparePanel::compared);
        sheet->open(comparison);
        ready = compared.wait(soon);
        view = sheet->findChild<CompareView*>();
    }
    [[nodiscard]] QString label(const char* name) const
    {
        return sheet->findChild<QLabel*>(QString::fromLatin1(name))->text();
    }
    void press(const char* name) const
    {
        sheet->findChild<QAbstractButton*>(QString::fromLatin1(name))->click();
    }
    [[nodiscard]] QStringList shown() const
    {
        QStringList lines;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            lines << view->model()->index(row, 0).data().toString();
        return lines;
    }
    void picture(const char* name)
    {
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(300);
        QVERIFY(window.grab().save(u"%1/compare-%2.png"_s.arg(folder, QString::fromLatin1(name))));
    }

    Theme theme;
    QWidget window;
    QPushButton* before;
    CompareSheet* sheet;
    CompareView* view;
    bool active = false;
    bool ready = false;
};

Comparison conflict(const QString& before = wasText, const QString& after = isText)
{
    return {.heading = u"“My path” was changed by another program"_s,
            .sentence = u"Whichever text goes on, the other is kept."_s,
            .texts = {.before = before,
                      .after = after,
                      .beforeLabel = u"the file"_s,
                      .afterLabel = u"your text"_s,
                      .alone = false},
            .actions = {
                {u"mine"_s, u"Keep mine"_s}, {u"theirs"_s, u"Take theirs"_s}, {u"both"_s, u"Keep both"_s}}};
}

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void marksWhatDiffers_data();
    void marksWhatDiffers();
    void leavesARoomWhereALineIsMissing();
    void shortensWhatNobodyReads();
    void saysWhatDiffers_data();
    void saysWhatDiffers();
    void sumsUp_data();
    void sumsUp();
    void copiesWhatWas();
    void foldsWhatIsTheSame();
    void unfoldsOnRequest();

    void isAnHonestModel();
    void goesFromDifferenceToDifference();
    void goesByTheKeys();
    void standsAtTheFirstDifference();
    void copiesTheChosenLines();
    void showsAlone();
    void comparesTheLastThatWasAskedFor();
    void isInOneColumnWhereThereIsNoRoomForTwo();
    void offersActions();
    void closesWithoutAnAction();
    void isNamedForAScreenReader();
    void opensALongTextAndFindsItsEnd();
    void pictures_data();
    void pictures();
};

void TestCompare::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestCompare::marksWhatDiffers_data()
{
    QTest::addColumn<CompareSide>("side");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("marked");
    QTest::newRow("in one column") << CompareSide::Both << u"The brownred wall of the garden"_s
                                   << QStringList{u"-brown"_s, u"+red"_s};
    QTest::newRow("before") << CompareSide::Before << u"The brown wall of the garden"_s
                            << QStringList{u"-brown"_s};
    QTest::newRow("after") << CompareSide::After << u"The red wall of the garden"_s << QStringList{u"+red"_s};
}

void TestCompare::marksWhatDiffers()
{
    QFETCH(CompareSide, side);
    const TextDiff diff = diffTexts(u"The brown wall of the garden"_s, u"The red wall of the garden"_s);
    const CompareCell cell = compareCell(diff, 0, side);
    QTEST(cell.text, "text");
    QStringList marked;
    for (const CompareMark& mark : cell.marks)
        marked << (mark.kind == DiffKind::Removed ? u'-' : u'+') + cell.text.mid(mark.from, mark.length);
    QTEST(marked, "marked");
    QVERIFY(cell.there);
    QCOMPARE(cell.kind, DiffKind::Changed);
}

void TestCompare::leavesARoomWhereALineIsMissing()
{
    const TextDiff diff = diffTexts(u"one\ntwo words"_s, u"one"_s);
    QVERIFY(compareCell(diff, 1, CompareSide::Before).there);
    QVERIFY(!compareCell(diff, 1, CompareSide::After).there);
    QCOMPARE(compareCell(diff, 1, CompareSide::Both).marks,
             (std::vector<CompareMark>{{DiffKind::Removed, 0, 9}}));
}

void TestCompare::shortensWhatNobodyReads()
{
    const TextDiff diff = diffTexts({}, QString(300'000, u'x'));
    const CompareCell cell = compareCell(diff, static_cast<int>(diff.rows.size()) - 1, CompareSide::Both);
    QVERIFY(cell.text.size() < 30'000);
    QVERIFY(cell.text.endsWith(u'…'));
    for (const CompareMark& mark : cell.marks)
        QVERIFY(mark.from + mark.length <= cell.text.size());
}

void TestCompare::saysWhatDiffers_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("said");
    QTest::newRow("the same") << u"one"_s << u"one"_s << u"one"_s;
    QTest::newRow("removed") << u"gone\none"_s << u"one"_s << u"Removed: gone"_s;
    QTest::newRow("added") << u"one"_s << u"new\none"_s << u"Added: new"_s;
    QTest::newRow("a blank line added") << u"one"_s << u"\none"_s << u"Added: a blank line"_s;
    QTest::newRow("changed") << u"The brown wall of the garden"_s << u"The red wall of the garden"_s
                             << u"Changed: “brown” removed, “red” added. The red wall of the garden"_s;
}

void TestCompare::saysWhatDiffers()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const TextDiff diff = diffTexts(before, after);
    QTEST(saidOf(diff, compareItems(diff, CompareExtent::Everything).front(), QLocale()), "said");
}

void TestCompare::sumsUp_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("summary");
    QTest::newRow("the same") << u"one"_s << u"one"_s << u"The two texts are the same."_s;
    QTest::newRow("more") << u"one"_s << u"one\n\ntwo three"_s << u"2 words added"_s;
    QTest::newRow("fewer") << u"one\n\ntwo"_s << u"one"_s << u"1 word removed"_s;
    QTest::newRow("both") << u"The brown wall of the garden"_s << u"The red wall of the garden"_s
                          << u"1 word added, 1 removed"_s;
    QTest::newRow("a comma") << u"Well it rained all day long"_s << u"Well, it rained all day long"_s
                             << u"No word differs, only marks and spaces"_s;
}

void TestCompare::sumsUp()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QTEST(compareSummary(diffTexts(before, after), QLocale()), "summary");
}

void TestCompare::copiesWhatWas()
{
    const TextDiff diff =
        diffTexts(u"The brown wall of the garden\ngone"_s, u"The red wall of the garden\n\nall new here"_s);
    QStringList copied;
    for (const CompareItem& item : compareItems(diff, CompareExtent::Everything))
        copied << copiedOf(diff, item);
    QVERIFY(copied.contains(u"The brown wall of the garden"_s));
    QVERIFY(copied.contains(u"gone"_s));
    QVERIFY(copied.contains(u"all new here"_s));
    QVERIFY(!copied.contains(u"The red wall of the garden"_s));
}

void TestCompare::foldsWhatIsTheSame()
{
    const QString before = longText(30);
    QString after = before;
    after.replace(u"Paragraph 15 is"_s, u"Paragraph 15 was"_s);
    const TextDiff diff = diffTexts(before, after);
    const auto items = compareItems(diff, CompareExtent::Changes);
    QCOMPARE(items.size(), 5U);
    QVERIFY(items[0].folded > 0);
    QCOMPARE(items[1].folded, 0);
    QCOMPARE(items[2].change, 0);
    QVERIFY(items[4].folded > 0);
    // Nothing is lost: every line stands in a row or in a fold.
    int lines = 0;
    for (const CompareItem& item : items)
        lines += std::max(1, item.folded);
    QCOMPARE(lines, static_cast<int>(diff.rows.size()));
    const TextDiff same = diffTexts(before, before);
    QCOMPARE(compareItems(same, CompareExtent::Changes).size(), 1U);
    // A few lines are not worth folding.
    const TextDiff brief =
        diffTexts(u"a\n\nb\n\nThe brown wall of the garden"_s, u"a\n\nb\n\nThe red wall of the garden"_s);
    for (const CompareItem& item : compareItems(brief, CompareExtent::Changes))
        QCOMPARE(item.folded, 0);
}

void TestCompare::unfoldsOnRequest()
{
    CompareModel model;
    const QString before = longText(30);
    QString after = before;
    after.replace(u"Paragraph 15 is"_s, u"Paragraph 15 was"_s);
    const auto diff = difference(before, after);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDiff(diff, CompareExtent::Changes);
    model.unfold(4);
    model.unfold(0);
    QCOMPARE(model.items(), compareItems(*diff, CompareExtent::Everything));
    model.unfold(1);
    QCOMPARE(model.rowCount(), static_cast<int>(diff->rows.size()));
}

void TestCompare::isAnHonestModel()
{
    CompareModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDiff(difference(), CompareExtent::Everything);
    QCOMPARE(model.rowCount(), static_cast<int>(difference()->rows.size()));
    model.setDiff(nullptr, CompareExtent::Everything);
    QCOMPARE(model.rowCount(), 0);
}

void TestCompare::goesFromDifferenceToDifference()
{
    Opened opened(conflict());
    QVERIFY(opened.ready);
    CompareView& view = *opened.view;
    const int changes = view.changes();
    QVERIFY(changes >= 2);
    QCOMPARE(view.currentChange(), 0);
    QVERIFY(!view.previousChange());
    for (int i = 1; i < changes; ++i) {
        QVERIFY(view.nextChange());
        QCOMPARE(view.currentChange(), i);
        QCOMPARE(opened.label("compare.count"), u"%1 of %2"_s.arg(i + 1).arg(changes));
    }
    QVERIFY(!view.nextChange());
    QCOMPARE(view.currentChange(), changes - 1);
    QVERIFY(view.previousChange());
    QCOMPARE(view.currentChange(), changes - 2);
}

void TestCompare::goesByTheKeys()
{
    Opened opened(conflict());
    QVERIFY(opened.active && opened.ready);
    QCOMPARE(opened.view->currentChange(), 0);
    QTest::keyClick(opened.view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(opened.view->currentChange(), 1);
    QTest::keyClick(opened.view, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(opened.view->currentChange(), 0);
    opened.press("compare.next");
    QCOMPARE(opened.view->currentChange(), 1);
}

void TestCompare::standsAtTheFirstDifference()
{
    const QString before = longText(400);
    QString after = before;
    after.replace(u"Paragraph 300 is"_s, u"Paragraph 300 was"_s);
    Opened opened(conflict(before, after));
    QVERIFY(opened.ready);
    QCOMPARE(opened.view->currentIndex().row(), 600);
    QTRY_VERIFY(
        opened.view->viewport()->rect().contains(opened.view->visualRect(opened.view->currentIndex())));
}

void TestCompare::copiesTheChosenLines()
{
    Opened opened(conflict(u"one\n\ntwo\n\nthree"_s, u"one\n\ntwo"_s));
    QVERIFY(opened.active && opened.ready);
    opened.view->setCurrentIndex(opened.view->model()->index(0, 0));
    QTest::keyClick(opened.view, Qt::Key_End, Qt::ShiftModifier);
    QTest::keyClick(opened.view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"one\n\ntwo\n\nthree"_s);
}

void TestCompare::showsAlone()
{
    Comparison alone = conflict();
    alone.texts.alone = true;
    const Opened opened(alone);
    QVERIFY(opened.ready);
    QCOMPARE(opened.shown(), isText.split(u'\n'));
    QCOMPARE(opened.view->changes(), 0);
    QVERIFY(!opened.sheet->findChild<QWidget*>(u"compare.next"_s)->isVisible());
}

void TestCompare::comparesTheLastThatWasAskedFor()
{
    Opened opened(conflict());
    QVERIFY(opened.ready);
    ComparePanel& panel = opened.sheet->panel();
    QSignalSpy compared(&panel, &ComparePanel::compared);
    for (int i = 0; i < 20; ++i)
        panel.compare({.before = longText(200),
                       .after = u"number %1"_s.arg(i),
                       .beforeLabel = {},
                       .afterLabel = {},
                       .alone = true});
    QTRY_COMPARE_WITH_TIMEOUT(opened.shown(), QStringList{u"number 19"_s}, soon);
    QTest::qWait(50);
    QVERIFY(compared.size() <= 2);
    QCOMPARE(opened.shown(), QStringList{u"number 19"_s});
}

void TestCompare::isInOneColumnWhereThereIsNoRoomForTwo()
{
    Opened opened(conflict());
    QVERIFY(opened.ready);
    QCOMPARE(opened.view->compareLayout(), CompareLayout::Inline);
    opened.press("compare.sides");
    QCOMPARE(opened.view->compareLayout(), CompareLayout::Sides);
    opened.window.resize(640, 600);
    QTRY_COMPARE(opened.view->compareLayout(), CompareLayout::Inline);
    opened.window.resize(1100, 600);
    QTRY_COMPARE(opened.view->compareLayout(), CompareLayout::Sides);
}

void TestCompare::offersActions()
{
    Opened opened(conflict());
    QVERIFY(opened.active && opened.ready);
    QSignalSpy chosen(opened.sheet, &CompareSheet::actionChosen);
    auto* mine = opened.sheet->findChild<QPushButton*>(u"compareSheet.mine"_s);
    QCOMPARE(mine->text(), u"Keep mine"_s);
    mine->setFocus();
    QTest::keyClick(mine, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"mine"_s);
    QVERIFY(!opened.sheet->isVisible());
    QVERIFY(opened.before->hasFocus());
}

void TestCompare::closesWithoutAnAction()
{
    Opened opened(conflict());
    QVERIFY(opened.active && opened.ready);
    QSignalSpy chosen(opened.sheet, &CompareSheet::actionChosen);
    QTest::keyClick(opened.view, Qt::Key_Escape);
    QVERIFY(!opened.sheet->isVisible());
    QVERIFY(chosen.isEmpty());
    QVERIFY(opened.before->hasFocus());
}

void TestCompare::isNamedForAScreenReader()
{
    Opened opened(conflict());
    QVERIFY(opened.ready);
    for (const QWidget* widget : opened.sheet->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->inherits("QScrollBar"))
            continue;
        const QAccessibleInterface* said =
            QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        QVERIFY2(said && !said->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        QVERIFY(!widget->objectName().isEmpty());
    }
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(opened.view);
    QCOMPARE(list->child(0)->text(QAccessible::Name), u"# My path"_s);
    QStringList said;
    for (int i = 0; i < opened.view->model()->rowCount(); ++i)
        said << list->child(i)->text(QAccessible::Name);
    QVERIFY(said.contains(u"Removed: This goes."_s));
    QVERIFY(said.contains(u"Added: And one more."_s));
}

void TestCompare::opensALongTextAndFindsItsEnd()
{
    const QString before = longText(6'000);
    QString after = before;
    after.replace(u"Paragraph 5999 is"_s, u"Paragraph 5999 was"_s)
        .replace(u"Paragraph 3000 is"_s, u"Paragraph 3000 was"_s);
    Opened opened(conflict(before, after));
    QVERIFY(opened.active && opened.ready);
    QCOMPARE(opened.view->currentIndex().row(), 6'000);
    QTest::keyClick(opened.view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(opened.view->currentIndex().row(), 11'998);
    QTRY_VERIFY(
        opened.view->viewport()->rect().contains(opened.view->visualRect(opened.view->currentIndex())));
    QTest::keyClick(opened.view, Qt::Key_Home);
    QCOMPARE(opened.view->currentIndex().row(), 0);
    QTRY_COMPARE(opened.view->verticalScrollBar()->value(), 0);
}

void TestCompare::pictures_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<ThemeMode>("mode");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<bool>("sides");
    QTest::newRow("light") << QSize(1280, 820) << ThemeMode::Light << Qt::LeftToRight << false;
    QTest::newRow("dark-sides") << QSize(1280, 820) << ThemeMode::Dark << Qt::LeftToRight << true;
    QTest::newRow("light-sides-small") << QSize(1024, 640) << ThemeMode::Light << Qt::LeftToRight << true;
    QTest::newRow("dark-rtl-sides") << QSize(1024, 640) << ThemeMode::Dark << Qt::RightToLeft << true;
    QTest::newRow("light-narrow") << QSize(760, 480) << ThemeMode::Light << Qt::LeftToRight << false;
}

void TestCompare::pictures()
{
    QFETCH(QSize, size);
    QFETCH(ThemeMode, mode);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(bool, sides);
    QGuiApplication::setLayoutDirection(direction);
    const QString common = longText(4);
    Opened opened(
        conflict(
            wasText + common +
                u"\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd \u05d6\u05d4 \u05d8\u05d5\u05d1\n\nGone for good, all of it.\n"_s,
            isText + common +
                u"\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd \u05d6\u05d4 \u05e8\u05e2\n"_s),
        size, mode);
    QVERIFY(opened.ready);
    if (sides)
        opened.press("compare.sides");
    opened.picture(QTest::currentDataTag());
    const QRect inside = opened.window.rect();
    QVERIFY(inside.contains(opened.sheet->geometry()));
    for (const QWidget* child : opened.sheet->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (child->isVisible())
            QVERIFY2(opened.sheet->rect().contains(child->geometry()), qPrintable(child->objectName()));
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(TestCompare)
#include "tst_compare.moc"
