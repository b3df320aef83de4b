// The sheet of shortcuts: grouped as the menus are, each shown once, no row cut off. Saves pictures to look
// at when BRICKWORK_PICTURES names a folder.
#include "ui/frame/main_window.h"
#include "ui/frame/shortcuts_sheet.h"
#include "ui/theme/theme.h"

#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestShortcutsSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    void rowsAreGroupedAndWhole_data();
    void rowsAreGroupedAndWhole();
    void aboutIsTheSameSheet();
};

void TestShortcutsSheet::rowsAreGroupedAndWhole_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<ThemeMode>("mode");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    const QSize least(760, 480);
    QTest::newRow("light") << QSize(1280, 820) << ThemeMode::Light << Qt::LeftToRight;
    QTest::newRow("tall") << QSize(1280, 2400) << ThemeMode::Light << Qt::LeftToRight;
    QTest::newRow("dark-least") << least << ThemeMode::Dark << Qt::LeftToRight;
    QTest::newRow("mirrored-least") << least << ThemeMode::Light << Qt::RightToLeft;
}

void TestShortcutsSheet::rowsAreGroupedAndWhole()
{
    QFETCH(QSize, size);
    QFETCH(ThemeMode, mode);
    QFETCH(Qt::LayoutDirection, direction);
    QApplication::setLayoutDirection(direction);
    Theme theme;
    theme.setMode(mode);
    theme.apply();
    MainWindow window(theme);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_F1);
    auto* sheet = window.findChild<ShortcutsSheet*>();
    QVERIFY(sheet && sheet->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(sheet));
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (!folder.isEmpty())
        sheet->grab().save(QDir(folder).filePath(
            u"ask-shortcuts-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));

    QVERIFY(sheet->height() <= size.height());
    auto* scroll = sheet->findChild<QScrollArea*>(u"shortcuts.list"_s);
    QStringList texts;
    for (const QLabel* label : scroll->widget()->findChildren<QLabel*>()) {
        texts << label->text();
        const int top = label->mapTo(scroll->viewport(), QPoint()).y();
        const bool above = top + label->height() <= scroll->viewport()->height();
        const bool below = top >= scroll->viewport()->height();
        QVERIFY2(above || below, qPrintable(label->text()));
        QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
    }
    for (const QString& group :
         {u"File"_s, u"Edit"_s, u"Draft"_s, u"Format"_s, u"Brick"_s, u"View"_s, u"Help"_s})
        QCOMPARE(texts.count(group), 1);
    QVERIFY(texts.indexOf(u"New draft"_s) < texts.indexOf(u"Draft"_s));
    QVERIFY(texts.indexOf(u"Draft"_s) < texts.indexOf(u"Rename"_s));
    QCOMPARE(texts.count(u"Rename"_s), 1);
    QCOMPARE(texts.count(u"Menu"_s), 1);
    QTest::keyClick(sheet, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
}

void TestShortcutsSheet::aboutIsTheSameSheet()
{
    QApplication::setApplicationVersion(u"0.1.0"_s);
    Theme theme;
    theme.setMode(ThemeMode::Light);
    theme.apply();
    MainWindow window(theme);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (QAction* action : window.actions()) {
        if (action->text() == u"&About Brickwork"_s)
            action->trigger();
    }
    auto* about = window.findChild<AskSheet*>();
    QVERIFY(about && about->isVisible());
    QCOMPARE(about->findChild<QLabel*>(u"ask.heading"_s)->text(), u"Brickwork 0.1.0"_s);
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (!folder.isEmpty())
        about->grab().save(QDir(folder).filePath(u"ask-about.png"_s));
    QTest::keyClick(about, Qt::Key_Return);
    QVERIFY(!about->isVisible());
}

QTEST_MAIN(TestShortcutsSheet)
#include "tst_shortcuts_sheet.moc"
