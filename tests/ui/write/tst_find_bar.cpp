// Finding and replacing in the page one writes on: by the keys a writer uses, while the text changes, in
// texts of any size.
#include "ui/theme/theme.h"
#include "ui/write/write_page.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

EditorState draft(const QString& text)
{
    EditorState state;
    state.id = DraftId{u"a.md"_s};
    state.text = text;
    return state;
}

struct Desk
{
    explicit Desk(Theme& theme, const QString& text) : page(theme)
    {
        page.resize(1000, 640);
        page.show();
        (void) QTest::qWaitForWindowActive(&page);
        editor = page.findChild<QPlainTextEdit*>(u"editor"_s);
        page.showDraft(draft(text));
        editor->setFocus();
    }
    template <typename Widget = QWidget>
    Widget* find(const char* name) const
    {
        return page.findChild<Widget*>(QString::fromLatin1(name));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(page.window()->focusWidget(), key, modifiers);
    }
    void type(const QString& text) const { QTest::keyClicks(page.window()->focusWidget(), text); }
    void open() const { key(Qt::Key_F, Qt::ControlModifier); }
    void lookFor(const QString& text) const
    {
        open();
        type(text);
    }
    void option(const char* name) const { find<QToolButton>(name)->click(); }
    [[nodiscard]] QString count() const { return find<QLabel>("findBar.count")->text(); }
    [[nodiscard]] QString problem() const
    {
        auto* label = find<QLabel>("findBar.problem");
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QString selected() const
    {
        return editor->textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n');
    }
    [[nodiscard]] int at() const { return editor->textCursor().selectionStart(); }
    void select(int from, int to) const
    {
        QTextCursor cursor = editor->textCursor();
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        editor->setTextCursor(cursor);
    }
    void replaceWith(const QString& text) const
    {
        find<QToolButton>("findBar.expand")->setChecked(true);
        find<QLineEdit>("findBar.with")->setText(text);
    }
    void replaceAll() const { find<QPushButton>("findBar.replaceAll")->click(); }
    void picture(const char* name)
    {
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        if (!folder.isEmpty()) {
            QTest::qWait(300);
            QVERIFY(page.grab().save(u"%1/find-%2.png"_s.arg(folder, QString::fromLatin1(name))));
        }
    }

    WritePage page;
    QPlainTextEdit* editor = nullptr;
};

QString lines(int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += u"Line %1 tells of a brick and of the wall it is in.\n"_s.arg(i);
    return text;
}

} // namespace

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

    void oneIsReplacedAndTheNextSelected()
    {
        Desk desk(m_theme, u"cat cot cat"_s);
        desk.option("findBar.expression");
        desk.lookFor(u"c(.)t"_s);
        QTRY_COMPARE(desk.count(), u"1 of 3"_s);
        desk.replaceWith(u"<$1>"_s);
        desk.find<QLineEdit>("findBar.with")->setFocus();
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.page.text(), u"<a> cot cat"_s);
        QTRY_COMPARE(desk.selected(), u"cot"_s);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.page.text(), u"<a> <o> cat"_s);
        desk.page.undo();
        QCOMPARE(desk.page.text(), u"<a> cot cat"_s);
    }

    void allAreReplacedInOneStep()
    {
        Desk desk(m_theme, lines(100));
        const QString before = desk.page.text();
        QSignalSpy about(&desk.page, &WritePage::aboutToReplaceAll);
        QSignalSpy done(&desk.page, &WritePage::replacedAll);
        QSignalSpy edits(&desk.page, &WritePage::edited);
        QString atRisk;
        connect(&desk.page, &WritePage::aboutToReplaceAll, this, [&] { atRisk = desk.page.text(); });
        desk.select(before.indexOf(u"Line 50"_s), before.indexOf(u"Line 50"_s));
        desk.lookFor(u"BRICK"_s);
        QTRY_VERIFY(desk.count().endsWith(u"100"_s));
        desk.replaceWith(u"stone"_s);
        desk.replaceAll();
        QCOMPARE(desk.page.text(), QString(before).replace(u"brick"_s, u"stone"_s));
        QCOMPARE(about.size(), 1);
        QCOMPARE(atRisk, before);
        QCOMPARE(done.size(), 1);
        QCOMPARE(done.front().front().toString(), u"100 matches replaced"_s);
        QCOMPARE(edits.size(), 1);
        QCOMPARE(desk.editor->textCursor().block().blockNumber(), 50);
        desk.page.undo();
        QCOMPARE(desk.page.text(), before);
        QVERIFY(!desk.editor->document()->isUndoAvailable());
        desk.editor->redo();
        QCOMPARE(desk.page.text(), QString(before).replace(u"brick"_s, u"stone"_s));
    }

    void theWordsReplacedAreCountedAsTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("search");
        QTest::addColumn<QString>("with");
        QTest::addColumn<int>("added");
        QTest::addColumn<int>("removed");
        QTest::newRow("a word for a word")
            << u"a brick, then a brick\nand a brick"_s << u"brick"_s << u"stone"_s << 3 << 3;
        QTest::newRow("two words for one")
            << u"a brick and\na brick"_s << u"brick"_s << u"red stone"_s << 4 << 2;
        QTest::newRow("words taken away")
            << u"a very red\nvery old wall"_s << u"very "_s << QString() << 0 << 2;
        QTest::newRow("signs only") << u"one - two - three"_s << u"-"_s << u"–"_s << 0 << 0;
        QTest::newRow("blank lines are no words")
            << u"one\n\n\n\ntwo\n\n\n\nthree"_s << u"\n\n\n\n"_s << u"\n\n"_s << 0 << 0;
    }

    void theWordsReplacedAreCountedAsTyped()
    {
        QFETCH(QString, text);
        QFETCH(QString, search);
        QFETCH(QString, with);
        Desk desk(m_theme, text);
        QSignalSpy words(&desk.page, &WritePage::wordsChanged);
        desk.open();
        desk.find<QLineEdit>("findBar.field")->setText(search);
        QTRY_VERIFY(desk.find("findBar.next")->isEnabled());
        desk.replaceWith(with);
        desk.replaceAll();
        QCOMPARE(desk.page.text(), QString(text).replace(search, with));
        WordChange sum;
        for (const QList<QVariant>& told : words) {
            QCOMPARE(told.at(0).value<WordSource>(), WordSource::Typed);
            sum += told.at(1).value<WordChange>();
        }
        QTEST(sum.added, "added");
        QTEST(sum.removed, "removed");
        WritePage fresh(m_theme);
        fresh.showDraft(draft(desk.page.text()));
        QCOMPARE(desk.page.countedWords(), fresh.countedWords());
    }

    void aReadOnlyTextIsFoundInAndNotReplaced()
    {
        Desk desk(m_theme, u"a b a"_s);
        desk.page.setReadOnly(true);
        desk.lookFor(u"a"_s);
        QTRY_COMPARE(desk.count(), u"1 of 2"_s);
        desk.replaceWith(u"x"_s);
        QVERIFY(!desk.find("findBar.replaceAll")->isEnabled());
        QVERIFY(!desk.find("findBar.replace")->isEnabled());
        QVERIFY(!desk.find("findBar.with")->isEnabled());
    }

    void ctrlHOpensItWithTheFieldToReplaceWith()
    {
        Desk desk(m_theme, u"a"_s);
        desk.key(Qt::Key_H, Qt::ControlModifier);
        QVERIFY(desk.find("findBar.with")->isVisible());
        desk.key(Qt::Key_Escape);
        desk.open();
        QVERIFY(!desk.find("findBar.with")->isVisible());
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

    void tenThousandInAMegabyte()
    {
        QString text;
        while (text.size() < 1'000'000)
            text += u"A paragraph with a brick and as many words as it takes for a hundred of them.\n\n"_s;
        const auto count = static_cast<int>(text.count(u"brick"_s));
        QVERIFY(count > 10'000);
        Desk desk(m_theme, text);
        desk.lookFor(u"brick"_s);
        QTRY_COMPARE(desk.count(), u"1 of %1"_s.arg(QLocale().toString(count)));
        desk.replaceWith(u"stone wall"_s);
        desk.replaceAll();
        QCOMPARE(desk.page.text(), QString(text).replace(u"brick"_s, u"stone wall"_s));
        desk.page.undo();
        QCOMPARE(desk.page.text(), text);
        QTRY_VERIFY(desk.count().endsWith(QLocale().toString(count) + u" matches"_s) ||
                    desk.count().endsWith(QLocale().toString(count)));
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
