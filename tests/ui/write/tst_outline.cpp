// The outline beside the text: shows where one is, and moves sections by mouse and keys without ever harming
// the text, even while it is a moment behind.
#include "ui/theme/theme.h"
#include "ui/write/outline_list.h"
#include "ui/write/outline_panel.h"
#include "ui/write/write_page.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QDropEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

const QString sample = u"# A\n\na words\n\n## A1\n\na1\n\n# B\n\nb words\n\n# C\n\nc\n"_s;

struct Desk
{
    Desk(Theme& theme, const QString& text) : page(theme)
    {
        page.resize(1200, 640);
        page.show();
        (void) QTest::qWaitForWindowActive(&page);
        editor = page.findChild<QPlainTextEdit*>(u"editor"_s);
        list = page.findChild<OutlineList*>(u"outline.list"_s);
        EditorState state;
        state.id = DraftId{u"a.md"_s};
        state.text = text;
        page.showDraft(state);
        QTest::keyClick(editor, Qt::Key_F9);
    }
    [[nodiscard]] bool lists(int count) const
    {
        return QTest::qWaitFor([&] { return list->model()->rowCount() == count; }, 10'000);
    }
    void go(int row) const { list->setCurrentIndex(list->model()->index(row, 0)); }
    [[nodiscard]] QString rowText(int row) const { return list->model()->index(row, 0).data().toString(); }
    void alt(Qt::Key key) const { QTest::keyClick(list, key, Qt::AltModifier); }
    /// Drops the section of a row on the upper or lower half of another.
    void drop(int row, int on, bool lower) const
    {
        const std::unique_ptr<QMimeData> data(list->model()->mimeData({list->model()->index(row, 0)}));
        const QRect rect = list->visualRect(list->model()->index(on, 0));
        const QPoint place(rect.center().x(), lower ? rect.bottom() - 2 : rect.top() + 2);
        QDragEnterEvent enter(place, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(list->viewport(), &enter);
        QDragMoveEvent move(place, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(list->viewport(), &move);
        if (!onDragged.isEmpty())
            QVERIFY(list->grab().save(onDragged));
        QDropEvent put(place, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(list->viewport(), &put);
    }

    WritePage page;
    QPlainTextEdit* editor;
    OutlineList* list;
    QString onDragged; ///< file for a picture while it is dragged
};

} // namespace

class TestOutline : public QObject
{
    Q_OBJECT

    Theme m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme.apply(); }

    void theModelKeepsItsPromises()
    {
        OutlineModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const OutlineEntry one{.text = u"One"_s, .level = 1, .line = 0};
        const OutlineEntry two{.text = u"Two"_s, .level = 2, .line = 4};
        model.setOutline({one, two});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setOutline({one, {.text = u"Two"_s, .level = 2, .line = 9}});
        QCOMPARE(reset.size() + changed.size(), 0); // nothing to be seen has changed
        model.setOutline({one, {.text = u"Zwei"_s, .level = 2, .line = 9}});
        QCOMPARE(reset.size(), 0);
        QCOMPARE(changed.size(), 1);
        model.setCurrentSection(1);
        QVERIFY(model.index(1).data(OutlineModel::CurrentRole).toBool());
        QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().startsWith(u"Zwei, level 2"_s));
        model.setOutline({one});
        QCOMPARE(model.currentSection(), 0);
        model.setOutline({});
        QCOMPARE(model.currentSection(), -1);
    }

    void itShowsTheSectionOneIsIn()
    {
        Desk desk(m_theme, sample);
        QVERIFY(desk.lists(4));
        const auto section = [&] { return desk.list->headings().currentSection(); };
        const auto go = [&](int line) {
            desk.editor->setTextCursor(QTextCursor(desk.editor->document()->findBlockByNumber(line)));
        };
        go(2);
        QCOMPARE(section(), 0);
        go(6);
        QCOMPARE(section(), 1);
        go(12);
        QCOMPARE(section(), 3);
        desk.editor->setFocus();
        QTest::keyClicks(desk.editor, u"x"_s);
        QCOMPARE(section(), 3);
    }

    void itFollowsTheScrolledText()
    {
        QString text;
        for (int i = 0; i < 60; ++i)
            text += u"# Part %1\n\nWords.\n\nMore words.\n\n"_s.arg(i);
        Desk desk(m_theme, text);
        QVERIFY(desk.lists(60));
        QCOMPARE(desk.list->headings().currentSection(), 0);
        QScrollBar* bar = desk.editor->verticalScrollBar();
        bar->setValue(bar->maximum());
        QVERIFY(desk.list->headings().currentSection() > 45);
        bar->setValue(0);
        QCOMPARE(desk.list->headings().currentSection(), 0);
    }

    void altUpAndDownMoveASection()
    {
        Desk desk(m_theme, sample);
        QVERIFY(desk.lists(4));
        QSignalSpy words(&desk.page, &WritePage::wordsChanged);
        QSignalSpy edits(&desk.page, &WritePage::edited);
        desk.go(2);
        desk.alt(Qt::Key_Up);
        const QString moved = u"# B\n\nb words\n\n# A\n\na words\n\n## A1\n\na1\n\n# C\n\nc\n"_s;
        QCOMPARE(desk.page.text(), moved);
        QCOMPARE(desk.list->currentIndex().row(), 0);
        QCOMPARE(desk.rowText(0), u"B"_s);
        QCOMPARE(edits.size(), 1);
        for (const QList<QVariant>& told : words) {
            QCOMPARE(told.at(0).value<WordSource>(), WordSource::Moved);
            QCOMPARE(told.at(1).value<WordChange>().net(), 0);
        }
        desk.alt(Qt::Key_Up); // it is the first already
        QCOMPARE(desk.page.text(), moved);
        desk.alt(Qt::Key_Down);
        QCOMPARE(desk.page.text(), sample);
        desk.editor->undo();
        QCOMPARE(desk.page.text(), moved);
        desk.editor->undo();
        QCOMPARE(desk.page.text(), sample);
        QVERIFY(!desk.editor->document()->isUndoAvailable());
    }

    void undoPutsTheCaretBackWhereItWas()
    {
        Desk desk(m_theme, sample);
        QVERIFY(desk.lists(4));
        auto at = static_cast<int>(sample.indexOf(u"words\n\n# C"_s));
        QTextCursor cursor = desk.editor->textCursor();
        cursor.setPosition(at);
        desk.editor->setTextCursor(cursor);
        desk.go(2);
        desk.alt(Qt::Key_Up);
        QVERIFY(desk.page.text() != sample);
        desk.editor->setFocus();
        QTest::keyClick(desk.editor, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.page.text(), sample);
        QCOMPARE(desk.editor->textCursor().position(), at);
        QVERIFY(!desk.editor->textCursor().hasSelection());
    }

    void altLeftAndRightChangeLevels()
    {
        Desk desk(m_theme, sample);
        QVERIFY(desk.lists(4));
        desk.go(0);
        desk.alt(Qt::Key_Left); // already the highest
        QCOMPARE(desk.page.text(), sample);
        desk.alt(Qt::Key_Right);
        QVERIFY(desk.page.text().startsWith(u"## A\n\na words\n\n### A1\n"_s));
        QVERIFY(desk.page.text().endsWith(sample.sliced(sample.indexOf(u"# B"_s))));
        desk.editor->undo();
        QCOMPARE(desk.page.text(), sample);
    }

    void mirroredTheArrowsMeanTheOther()
    {
        Desk desk(m_theme, sample);
        QVERIFY(desk.lists(4));
        desk.page.setLayoutDirection(Qt::RightToLeft);
        desk.go(0);
        desk.alt(Qt::Key_Left);
        QVERIFY(desk.page.text().startsWith(u"## A\n"_s));
    }

    void theCursorGoesWithItsSection()
    {
        Desk desk(m_theme, sample);
        QVERIFY(desk.lists(4));
        QTextCursor cursor = desk.editor->textCursor();
        cursor.setPosition(static_cast<int>(sample.indexOf(u"words\n\n# C"_s)));
        desk.editor->setTextCursor(cursor);
        desk.go(2);
        desk.alt(Qt::Key_Up);
        QCOMPARE(desk.editor->textCursor().block().text(), u"b words"_s);
        QCOMPARE(desk.editor->textCursor().positionInBlock(), 2);
    }

    void aSectionIsDragged()
    {
        Desk desk(m_theme, sample);
        QVERIFY(desk.lists(4));
        desk.drop(3, 0, false);
        QCOMPARE(desk.page.text(), u"# C\n\nc\n\n# A\n\na words\n\n## A1\n\na1\n\n# B\n\nb words\n"_s);
        QCOMPARE(desk.rowText(0), u"C"_s);
        desk.drop(1, 3, true);
        QCOMPARE(desk.page.text(), u"# C\n\nc\n\n# B\n\nb words\n\n# A\n\na words\n\n## A1\n\na1\n"_s);
        // Into itself: nothing.
        const QString before = desk.page.text();
        desk.drop(2, 3, false);
        desk.drop(2, 3, true);
        QCOMPARE(desk.page.text(), before);
    }

    void anOutlineThatIsBehindDoesNoHarm()
    {
        Desk desk(m_theme, sample);
        QVERIFY(desk.lists(4));
        // Typed above, and the outline has not heard of it yet.
        QTextCursor cursor(desk.editor->document());
        cursor.insertText(u"# New\n\nnew\n\n"_s);
        QCOMPARE(desk.list->model()->rowCount(), 4);
        desk.go(2);
        desk.alt(Qt::Key_Up);
        QCOMPARE(desk.page.text(),
                 u"# New\n\nnew\n\n# B\n\nb words\n\n# A\n\na words\n\n## A1\n\na1\n\n# C\n\nc\n"_s);
    }

    void aHeadingThatIsGoneIsRefusedAndSaid()
    {
        Desk desk(m_theme, sample);
        QVERIFY(desk.lists(4));
        QSignalSpy said(&desk.page, &WritePage::noticed);
        QTextCursor cursor(desk.editor->document());
        cursor.setPosition(static_cast<int>(sample.indexOf(u"# B"_s)));
        cursor.insertText(u"no heading: "_s);
        const QString before = desk.page.text();
        desk.go(2);
        desk.alt(Qt::Key_Up);
        QCOMPARE(desk.page.text(), before);
        QCOMPARE(said.size(), 1);
    }

    void codeThatIsNotClosedIsNotMovedInFrontOfOthers()
    {
        const QString text = u"# A\n\na\n\n# B\n\n```\ncode\n"_s;
        Desk desk(m_theme, text);
        QVERIFY(desk.lists(2));
        QSignalSpy said(&desk.page, &WritePage::noticed);
        desk.go(1);
        desk.alt(Qt::Key_Up);
        QCOMPARE(desk.page.text(), text);
        QCOMPARE(said.size(), 1);
    }

    void aRowOfAnotherListIsNotTaken()
    {
        Desk desk(m_theme, sample);
        QVERIFY(desk.lists(4));
        OutlineModel other;
        other.setOutline(desk.list->headings().outline());
        const std::unique_ptr<QMimeData> data(other.mimeData({other.index(3)}));
        QVERIFY(other.rowOf(*data) == std::optional(3));
        QVERIFY(!desk.list->headings().rowOf(*data));
    }

    void aReadOnlyTextStaysAsItIs()
    {
        Desk desk(m_theme, sample);
        QVERIFY(desk.lists(4));
        desk.page.setReadOnly(true);
        desk.go(2);
        desk.alt(Qt::Key_Up);
        desk.alt(Qt::Key_Right);
        desk.drop(3, 0, false);
        QCOMPARE(desk.page.text(), sample);
    }

    void commandsMoveTheSectionOfTheCursor()
    {
        Desk desk(m_theme, sample);
        QVERIFY(desk.lists(4));
        const auto trigger = [&](const QString& name) {
            for (QAction* action : desk.page.formatActions()) {
                if (action->text().remove(u'&') == name)
                    return action->trigger();
            }
            QFAIL("no such command");
        };
        desk.editor->setTextCursor(QTextCursor(desk.editor->document()->findBlockByNumber(10)));
        trigger(u"Move section down"_s);
        QVERIFY(desk.page.text().endsWith(u"# C\n\nc\n\n# B\n\nb words\n"_s));
        trigger(u"Demote section"_s);
        QVERIFY(desk.page.text().endsWith(u"# C\n\nc\n\n## B\n\nb words\n"_s));
        trigger(u"Promote section"_s);
        trigger(u"Move section up"_s);
        QCOMPARE(desk.page.text(), sample);
    }

    void howItLooks()
    {
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        for (const bool dark : {false, true}) {
            m_theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
            Desk desk(
                m_theme,
                sample +
                    u"\n## C1 with a name that is longer than the panel is wide\n\n### C1a\n\n# שלום\n"_s);
            desk.page.setLayoutDirection(dark ? Qt::RightToLeft : Qt::LeftToRight);
            QVERIFY(desk.lists(7));
            desk.editor->setTextCursor(QTextCursor(desk.editor->document()->findBlockByNumber(9)));
            desk.go(1);
            if (folder.isEmpty())
                continue;
            QVERIFY(
                desk.page.grab().save(folder + (dark ? u"/outline-dark.png"_s : u"/outline-light.png"_s)));
            desk.onDragged = folder + (dark ? u"/outline-drag-dark.png"_s : u"/outline-drag-light.png"_s);
            desk.drop(3, 1, false);
        }
        m_theme.setMode(ThemeMode::System);
    }
};

QTEST_MAIN(TestOutline)
#include "tst_outline.moc"
