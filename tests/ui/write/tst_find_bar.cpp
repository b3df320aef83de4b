// Finding in the page one writes on: by the keys a writer uses, while the text changes, in texts of any size.
#include "tests/ui/write/find_desk.h"

#include <QSignalSpy>
#include <QTextBlock>

using namespace brickwork;
using namespace brickwork::test;

class TestFindBar : public QObject
{
    Q_OBJECT

    Theme m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme.apply(); }

    void itFindsAsOneTypes()
    {
        Desk desk(m_theme, u"one two\nTwo three\ntwofold"_s);
        desk.lookFor(u"two"_s);
        QTRY_COMPARE(desk.count(), u"1 of 3"_s);
        QCOMPARE(desk.at(), 4);
        desk.type(u"f"_s);
        QTRY_COMPARE(desk.count(), u"1 of 1"_s);
        QCOMPARE(desk.selected(), u"twof"_s);
        desk.type(u"x"_s);
        QTRY_COMPARE(desk.count(), u"No match"_s);
        QCOMPARE(desk.selected(), QString());
        desk.key(Qt::Key_Backspace);
        QTRY_COMPARE(desk.selected(), u"twof"_s);
    }

    void enterAndF3StepRound()
    {
        Desk desk(m_theme, u"a b a b a"_s);
        desk.lookFor(u"a"_s);
        QTRY_COMPARE(desk.count(), u"1 of 3"_s);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.count(), u"2 of 3"_s);
        desk.key(Qt::Key_Return);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.count(), u"1 of 3"_s);
        QVERIFY(desk.problem().contains(u"other end"_s));
        desk.key(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(desk.count(), u"3 of 3"_s);
        QCOMPARE(desk.at(), 8);
        desk.key(Qt::Key_Escape);
        QVERIFY(!desk.find("findBar")->isVisible());
        QVERIFY(desk.editor->hasFocus());
        QCOMPARE(desk.at(), 8);
        QCOMPARE(desk.selected(), u"a"_s);
        // Without the bar too.
        desk.key(Qt::Key_F3);
        QTRY_COMPARE(desk.at(), 0);
        desk.key(Qt::Key_F3);
        QTRY_COMPARE(desk.at(), 4);
        desk.key(Qt::Key_F3, Qt::ShiftModifier);
        QTRY_COMPARE(desk.at(), 0);
    }

    void itOpensWithWhatIsSelected()
    {
        Desk desk(m_theme, u"one two one"_s);
        desk.select(8, 11);
        desk.open();
        QTRY_COMPARE(desk.count(), u"2 of 2"_s);
        QCOMPARE(desk.find<QLineEdit>("findBar.field")->text(), u"one"_s);
        QCOMPARE(desk.find<QLineEdit>("findBar.field")->selectedText(), u"one"_s);
    }

    void aSelectionOfLinesLimitsTheSearch()
    {
        Desk desk(m_theme, u"a\na\na\na"_s);
        desk.select(2, 5);
        desk.lookFor(u"a"_s);
        QVERIFY(desk.find<QToolButton>("findBar.limit")->isChecked());
        QTRY_COMPARE(desk.count(), u"1 of 2"_s);
        desk.replaceWith(u"bbb"_s);
        desk.replaceAll();
        QCOMPARE(desk.page.text(), u"a\nbbb\nbbb\na"_s);
    }

    void optionsNarrowTheSearch()
    {
        Desk desk(m_theme, u"Art party art arts"_s);
        desk.lookFor(u"art"_s);
        QTRY_COMPARE(desk.count(), u"1 of 4"_s);
        desk.option("findBar.case");
        QTRY_COMPARE(desk.count(), u"1 of 3"_s);
        desk.option("findBar.words");
        QTRY_COMPARE(desk.count(), u"1 of 1"_s);
        QCOMPARE(desk.at(), 10);
        // By the keyboard as well.
        desk.key(Qt::Key_C, Qt::AltModifier);
        QTRY_COMPARE(desk.count(), u"1 of 2"_s);
    }

    void aWrongExpressionIsExplained()
    {
        Desk desk(m_theme, u"a(b"_s);
        desk.option("findBar.expression");
        desk.lookFor(u"a("_s);
        QTRY_VERIFY(desk.problem().startsWith(u"This expression cannot be used"_s));
        QCOMPARE(desk.count(), QString());
        QVERIFY(!desk.find("findBar.next")->isEnabled());
        desk.type(u".)"_s);
        QTRY_COMPARE(desk.problem(), QString());
    }

    void anExpressionThatNeverEndsIsGivenUpAndSaid()
    {
        const QString text = u"a\n"_s + QString(5000, u'a') + u"!b\nb"_s;
        Desk desk(m_theme, text);
        desk.option("findBar.expression");
        desk.lookFor(u"(a+)+b"_s);
        QTRY_VERIFY(desk.problem().contains(u"line 2"_s));
        desk.replaceWith(u"x"_s);
        desk.replaceAll();
        QCOMPARE(desk.page.text(), text);
    }

    void typingKeepsTheCountRight_data()
    {
        QTest::addColumn<bool>("expression");
        QTest::addColumn<QString>("search");
        QTest::newRow("line by line") << false << u"brick"_s;
        QTest::newRow("over lines") << true << u"brick[^\\n]*\\n"_s;
    }

    void typingKeepsTheCountRight()
    {
        QFETCH(bool, expression);
        QFETCH(QString, search);
        Desk desk(m_theme, lines(50));
        if (expression)
            desk.option("findBar.expression");
        desk.lookFor(search);
        QTRY_COMPARE(desk.count(), u"1 of 50"_s);
        desk.editor->setFocus();
        desk.select(0, 0);
        desk.type(u"brick x "_s);
        QTRY_VERIFY(desk.count().endsWith(expression ? u"50 matches"_s : u"51 matches"_s));
        desk.select(0, 0);
        desk.key(Qt::Key_Return);
        QTRY_VERIFY(desk.count().endsWith(expression ? u"50 matches"_s : u"51 matches"_s));
        // A line with a match goes.
        const QTextBlock block = desk.editor->document()->findBlockByNumber(10);
        desk.select(block.position(), block.position() + block.length());
        desk.key(Qt::Key_Delete);
        QTRY_VERIFY(desk.count().endsWith(expression ? u"49 matches"_s : u"50 matches"_s));
        desk.page.undo();
        QTRY_VERIFY(desk.count().endsWith(expression ? u"50 matches"_s : u"51 matches"_s));
    }

    void anotherDraftIsSearchedAnew()
    {
        Desk desk(m_theme, u"a a a"_s);
        desk.lookFor(u"a"_s);
        QTRY_COMPARE(desk.count(), u"1 of 3"_s);
        desk.page.showDraft(draft(u"b a b"_s));
        QTRY_COMPARE(desk.count(), u"1 match"_s);
    }

    void tabGoesFromWhatIsSoughtToWhatReplacesIt()
    {
        Desk desk(m_theme, u"a"_s);
        desk.key(Qt::Key_H, Qt::ControlModifier);
        desk.key(Qt::Key_Tab);
        QCOMPARE(desk.page.window()->focusWidget()->objectName(), u"findBar.with"_s);
        desk.key(Qt::Key_Tab, Qt::ShiftModifier);
        QCOMPARE(desk.page.window()->focusWidget()->objectName(), u"findBar.field"_s);
    }

    void ctrlEnterReplacesAllAndTicksNoTask()
    {
        Desk desk(m_theme, u"- [ ] one\n- [ ] one"_s);
        desk.key(Qt::Key_H, Qt::ControlModifier);
        desk.type(u"one"_s);
        QTRY_COMPARE(desk.count(), u"1 of 2"_s);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.page.text(), u"- [ ] one\n- [ ] one"_s);
        desk.find<QLineEdit>("findBar.with")->setFocus();
        desk.type(u"two"_s);
        desk.key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.page.text(), u"- [ ] two\n- [ ] two"_s);
    }

    void escapeInFocusModeClosesTheBarFirst()
    {
        Desk desk(m_theme, u"a"_s);
        desk.page.setFocusMode(true);
        desk.lookFor(u"a"_s);
        desk.key(Qt::Key_Escape);
        QVERIFY(!desk.find("findBar")->isVisible());
        QVERIFY(desk.page.focusMode());
        desk.key(Qt::Key_Escape);
        QVERIFY(!desk.page.focusMode());
    }

    void everyControlHasANameAndTabGoesThrough()
    {
        Desk desk(m_theme, u"a"_s);
        desk.key(Qt::Key_H, Qt::ControlModifier);
        desk.type(u"a"_s);
        QTRY_COMPARE(desk.count(), u"1 of 1"_s);
        QStringList walked;
        for (int i = 0; i < 13; ++i) {
            walked << desk.page.window()->focusWidget()->objectName();
            desk.key(Qt::Key_Tab);
        }
        for (const char* name : {"findBar.field", "findBar.case", "findBar.words", "findBar.expression",
                                 "findBar.limit", "findBar.previous", "findBar.next", "findBar.close",
                                 "findBar.with", "findBar.replace", "findBar.replaceAll"})
            QVERIFY2(walked.contains(QString::fromLatin1(name)), name);
        for (const QWidget* widget : desk.find("findBar")->findChildren<QWidget*>()) {
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            if (widget->focusPolicy() != Qt::NoFocus && widget->isVisible())
                QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                         qPrintable(widget->objectName()));
        }
    }

    void howItLooks()
    {
        Desk desk(m_theme,
                  u"# A wall of bricks\n\nEach **brick** lies on another. A brick a day, and a wall.\n\n"_s +
                      lines(80));
        desk.page.setFixedWidth(960);
        desk.key(Qt::Key_H, Qt::ControlModifier);
        desk.type(u"brick"_s);
        QTRY_COMPARE(desk.count(), u"1 of 83"_s);
        desk.picture("light");
        m_theme.setMode(ThemeMode::Dark);
        desk.option("findBar.expression");
        desk.find<QLineEdit>("findBar.field")->setText(u"brick("_s);
        desk.picture("dark-problem");
        desk.find<QLineEdit>("findBar.field")->setText(u"(brick)"_s);
        desk.page.setLayoutDirection(Qt::RightToLeft);
        desk.picture("dark-rtl");
        m_theme.setMode(ThemeMode::System);
        QVERIFY(desk.find("findBar")->width() >= desk.find("findBar")->minimumSizeHint().width());
    }
};

QTEST_MAIN(TestFindBar)
#include "tst_find_bar.moc"
