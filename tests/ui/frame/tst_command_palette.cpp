// The command palette: what it lists, what it finds, what it runs.
#include "ui/frame/command_palette.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestCommandPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void listsWhatCanBeDone();
    void runsTheChosenOne();
    void runsNothingWhenNothingIsFound();
};

namespace {

struct Opened
{
    Opened()
    {
        save.setShortcut(Qt::CTRL | Qt::Key_S);
        publish.setEnabled(false);
        separator.setSeparator(true);
        palette = std::make_unique<CommandPalette>(
            theme, QList<QAction*>{&save, &separator, &rename, &publish, &wall}, nullptr);
        palette->show();
        field = palette->findChild<QLineEdit*>();
        list = palette->findChild<QListWidget*>();
    }

    Theme theme;
    QAction save{u"&Save"_s};
    QAction separator;
    QAction rename{u"&Rename…"_s};
    QAction publish{u"&Publish…"_s};
    QAction wall{u"&Wall"_s};
    std::unique_ptr<CommandPalette> palette;
    QLineEdit* field = nullptr;
    QListWidget* list = nullptr;
};

} // namespace

void TestCommandPalette::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("rank");
    QTest::newRow("nothing typed") << QString() << 0;
    QTest::newRow("the whole name") << u"stack a brick"_s << 0;
    QTest::newRow("another case") << u"BRICK"_s << 1;
    QTest::newRow("the middle of a word") << u"rick"_s << 2;
    QTest::newRow("first letters") << u"sab"_s << 3;
    QTest::newRow("spaces do not count") << u"st  br"_s << 3;
    QTest::newRow("letters out of order") << u"kcirb"_s << -1;
    QTest::newRow("a letter too many") << u"brickk"_s << -1;
}

void TestCommandPalette::finds()
{
    QFETCH(QString, typed);
    QFETCH(int, rank);
    QCOMPARE(paletteRank(u"Stack a brick"_s, typed).value_or(-1), rank);
}

void TestCommandPalette::listsWhatCanBeDone()
{
    const Opened opened;
    QCOMPARE(opened.list->count(), 3);
    QCOMPARE(opened.list->item(0)->text(), u"Save"_s);
    QCOMPARE(opened.list->item(0)->data(Qt::AccessibleDescriptionRole).toString(),
             QKeySequence(Qt::CTRL | Qt::Key_S).toString(QKeySequence::NativeText));
    QCOMPARE(opened.list->item(1)->text(), u"Rename"_s);
    QCOMPARE(opened.list->currentRow(), 0);
    QVERIFY(!opened.field->accessibleName().isEmpty());
    QVERIFY(!opened.list->accessibleName().isEmpty());
}

void TestCommandPalette::runsTheChosenOne()
{
    const Opened opened;
    QSignalSpy saved(&opened.save, &QAction::triggered);
    QSignalSpy walled(&opened.wall, &QAction::triggered);
    QTest::keyClicks(opened.field, u"a"_s);
    QCOMPARE(opened.list->count(), 3);
    QTest::keyClick(opened.field, Qt::Key_Down);
    QTest::keyClick(opened.field, Qt::Key_Down);
    QTest::keyClick(opened.field, Qt::Key_Down);
    QCOMPARE(opened.list->currentRow(), 2);
    QTest::keyClick(opened.field, Qt::Key_Return);
    QCOMPARE(walled.count(), 1);
    QCOMPARE(saved.count(), 0);
    QVERIFY(!opened.palette->isVisible());
}

void TestCommandPalette::runsNothingWhenNothingIsFound()
{
    const Opened opened;
    QTest::keyClicks(opened.field, u"zzz"_s);
    QCOMPARE(opened.list->count(), 1);
    QVERIFY(opened.list->item(0)->text().contains(u"zzz"_s)); // it says that nothing fits
    QSignalSpy saved(&opened.save, &QAction::triggered);
    QTest::mouseClick(opened.list->viewport(), Qt::LeftButton, {},
                      opened.list->visualItemRect(opened.list->item(0)).center());
    QTest::keyClick(opened.field, Qt::Key_Down);
    QTest::keyClick(opened.field, Qt::Key_Return);
    QCOMPARE(saved.count(), 0);
    QVERIFY(opened.palette->isVisible());
    QTest::keyClick(opened.field, Qt::Key_Escape);
    QVERIFY(!opened.palette->isVisible());
}

QTEST_MAIN(TestCommandPalette)
#include "tst_command_palette.moc"
