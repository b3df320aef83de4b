// The page one writes on: what is typed comes out unchanged, the preview follows, nothing is announced that
// the writer did not do.
#include "ui/preview/preview_view.h"
#include "ui/theme/theme.h"
#include "ui/write/write_page.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace brickwork;

class TestWritePage : public QObject
{
    Q_OBJECT

    static EditorState draft(const QString& text)
    {
        return {.id = DraftId{u"a.md"_s},
                .untitled = false,
                .text = text,
                .readOnlyReason = {},
                .plain = false,
                .cursor = 0,
                .scroll = 0,
                .folder = {}};
    }

    Theme m_theme;

    struct Shown
    {
        explicit Shown(Theme& theme) : page(theme)
        {
            page.resize(1200, 720);
            page.show();
            QVERIFY(QTest::qWaitForWindowActive(&page));
            editor = page.findChild<QPlainTextEdit*>(u"editor"_s);
            preview = page.findChild<PreviewView*>(u"preview"_s);
        }
        void type(const QString& text) const { QTest::keyClicks(editor, text); }
        WritePage page;
        QPlainTextEdit* editor;
        PreviewView* preview;
    };

private Q_SLOTS:
    void initTestCase() { m_theme.apply(); }

    void showingADraftAnnouncesNoEdit()
    {
        Shown shown(m_theme);
        const QSignalSpy edits(&shown.page, &WritePage::edited);
        shown.page.showDraft(draft(u"# One\n\nText"_s));
        shown.page.replaceText(u"# One\n\nOther text"_s);
        QCOMPARE(edits.size(), 0);
        QCOMPARE(shown.page.text(), u"# One\n\nOther text"_s);
    }

    void typingAnnouncesAnEditAndKeepsEveryCharacter()
    {
        Shown shown(m_theme);
        const QString odd = u"a\u00a0b\u2028c \u202bאב\u202c 😀 e\u0301\n\n\tend"_s;
        shown.page.showDraft(draft(odd));
        const QSignalSpy edits(&shown.page, &WritePage::edited);
        shown.type(u"x"_s);
        QCOMPARE(edits.size(), 1);
        QCOMPARE(shown.page.text(), u'x' + odd);
    }

    void thePreviewShowsWhatIsTyped()
    {
        Shown shown(m_theme);
        shown.page.showDraft(draft(QString()));
        shown.type(u"# Stacking bricks"_s);
        QTRY_VERIFY(shown.preview->toPlainText().contains(u"Stacking bricks"_s));
        QVERIFY(!shown.preview->toPlainText().contains(u'#'));
    }

    void aBlockThatDidNotChangeIsNotReplaced()
    {
        Shown shown(m_theme);
        QString text;
        for (int i = 0; i < 40; ++i)
            text += u"Paragraph number %1 of the draft.\n\n"_s.arg(i);
        shown.page.showDraft(draft(text));
        QTRY_VERIFY(shown.preview->toPlainText().contains(u"number 39"_s));
        int from = -1;
        int removed = 0;
        connect(shown.preview->document(), &QTextDocument::contentsChange, this, [&](int at, int gone, int) {
            from = from < 0 ? at : std::min(from, at);
            removed += gone;
        });
        QTextCursor cursor(shown.editor->document()->findBlockByNumber(40));
        shown.editor->setTextCursor(cursor);
        shown.type(u"Now "_s);
        QTRY_VERIFY(shown.preview->toPlainText().contains(u"Now Paragraph number 20"_s));
        const int before = shown.preview->toPlainText().indexOf(u"Paragraph number 18"_s);
        QVERIFY2(from > before, qPrintable(QString::number(from)));
        QVERIFY2(removed < 200, qPrintable(QString::number(removed)));
    }

    void removingTheFirstAndTheLastBlockLeavesTheOthers()
    {
        Shown shown(m_theme);
        shown.page.showDraft(draft(u"# A\n\nB\n\n```\nC\n```\n\n- D\n"_s));
        QTRY_VERIFY(shown.preview->toPlainText().contains(u'D'));
        shown.page.replaceText(u"B\n\n```\nC\n```\n"_s);
        QTRY_COMPARE(shown.preview->toPlainText().trimmed(), u"B\nC"_s);
        shown.page.replaceText(QString());
        QTRY_COMPARE(shown.preview->toPlainText().trimmed(), QString());
    }

    void wordsAreCountedAsOneTypes()
    {
        Shown shown(m_theme);
        shown.page.showDraft(draft(QString()));
        int words = -1;
        connect(&shown.page, &WritePage::wordsCounted, this,
                [&](const WordCount& count) { words = count.total(); });
        shown.type(u"three words here"_s);
        QTRY_COMPARE(words, 3);
    }

    void anAnswerForTheDraftBeforeIsNotShown()
    {
        Shown shown(m_theme);
        shown.page.showDraft(draft(u"the first draft"_s));
        QTest::qWait(1);
        shown.page.showDraft(draft(u"the second draft"_s));
        QTRY_VERIFY(shown.preview->toPlainText().contains(u"second"_s));
        QVERIFY(!shown.preview->toPlainText().contains(u"first"_s));
    }

    void aReadOnlyDraftTakesNoKeys()
    {
        Shown shown(m_theme);
        EditorState state = draft(u"fixed"_s);
        state.readOnlyReason = u"Not UTF-8."_s;
        shown.page.showDraft(state);
        const QSignalSpy edits(&shown.page, &WritePage::edited);
        shown.type(u"x"_s);
        QCOMPARE(shown.page.text(), u"fixed"_s);
        QCOMPARE(edits.size(), 0);
        for (const QAction* action : shown.page.formatActions())
            QVERIFY(!action->isEnabled());
    }

    void boldMarksTheWordAndTakesTheMarkAway()
    {
        Shown shown(m_theme);
        shown.page.showDraft(draft(u"one two"_s));
        QAction* bold = shown.page.formatActions().front();
        bold->trigger();
        QCOMPARE(shown.page.text(), u"**one** two"_s);
        bold->trigger();
        QCOMPARE(shown.page.text(), u"one two"_s);
    }

    void f8TakesThePreviewBelowAndAway()
    {
        Shown shown(m_theme);
        shown.page.showDraft(draft(u"text"_s));
        QVERIFY(shown.preview->isVisible());
        QTest::keyClick(shown.editor, Qt::Key_F8);
        QVERIFY(shown.preview->isVisible());
        QVERIFY(shown.preview->mapTo(&shown.page, QPoint()).y() >
                shown.editor->mapTo(&shown.page, QPoint()).y() + 50);
        QTest::keyClick(shown.editor, Qt::Key_F8);
        QVERIFY(!shown.preview->isVisible());
        QTest::keyClick(shown.editor, Qt::Key_F8);
        QVERIFY(shown.preview->isVisible());
    }

    void focusModeShowsOnlyTheTextAndEscapeLeaves()
    {
        Shown shown(m_theme);
        shown.page.showDraft(draft(u"text"_s));
        const QSignalSpy changes(&shown.page, &WritePage::focusModeChanged);
        QTest::keyClick(shown.editor, Qt::Key_F11);
        QVERIFY(shown.page.focusMode());
        QVERIFY(!shown.preview->isVisible());
        QVERIFY(!shown.page.findChild<QWidget*>(u"draftList"_s)->isVisible());
        QVERIFY(shown.editor->isVisible());
        QTest::keyClick(shown.editor, Qt::Key_Escape);
        QVERIFY(!shown.page.focusMode());
        QVERIFY(shown.preview->isVisible());
        QCOMPARE(changes.size(), 2);
    }

    void theOutlineLeadsToItsLine()
    {
        Shown shown(m_theme);
        shown.page.showDraft(draft(u"# One\n\ntext\n\n## Two\n"_s));
        QTest::keyClick(shown.editor, Qt::Key_F9);
        auto* list = shown.page.findChild<QAbstractItemView*>(u"outline.list"_s);
        QTRY_COMPARE(list->model()->rowCount(), 2);
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(shown.editor->textCursor().blockNumber(), 4);
    }

    void whatIsVisibleComesBack()
    {
        QByteArray state;
        {
            Shown shown(m_theme);
            shown.page.showDraft(draft(u"text"_s));
            QTest::keyClick(shown.editor, Qt::Key_F8);
            QTest::keyClick(shown.editor, Qt::Key_F8);
            state = shown.page.saveState();
        }
        Shown again(m_theme);
        again.page.showDraft(draft(u"text"_s));
        QVERIFY(again.page.restoreState(state));
        QVERIFY(!again.preview->isVisible());
        QVERIFY(!again.page.restoreState("nonsense"));
    }

    void bothPanesScrollTogether()
    {
        Shown shown(m_theme);
        QString text;
        for (int i = 0; i < 120; ++i)
            text += u"## Part %1\n\nA paragraph of some words that stands below it.\n\n"_s.arg(i);
        shown.page.showDraft(draft(text));
        QTRY_VERIFY(shown.preview->isFilled() && shown.preview->toPlainText().contains(u"Part 119"_s));
        shown.editor->verticalScrollBar()->setValue(shown.editor->verticalScrollBar()->maximum() / 2);
        const QTextBlock top = shown.editor->cursorForPosition(QPoint(40, 4)).block();
        QTRY_VERIFY(std::abs(shown.preview->topLine() - top.blockNumber()) < 4);
        shown.editor->verticalScrollBar()->setValue(shown.editor->verticalScrollBar()->maximum());
        QTRY_COMPARE(shown.preview->verticalScrollBar()->value(),
                     shown.preview->verticalScrollBar()->maximum());
    }

    void whatIsWrittenInTheLastLineIsSeenInThePreview()
    {
        Shown shown(m_theme);
        QString text;
        for (int i = 0; i < 120; ++i)
            text += u"A paragraph of some words, and it is the one with number %1.\n\n"_s.arg(i);
        shown.page.showDraft(draft(text + u"The end"_s));
        QTRY_VERIFY(shown.preview->isFilled() && shown.preview->toPlainText().contains(u"The end"_s));
        QTest::keyClick(shown.editor, Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(shown.preview->verticalScrollBar()->value(),
                     shown.preview->verticalScrollBar()->maximum());
        QTest::keyClicks(shown.editor, u" of it"_s);
        QTRY_VERIFY(shown.preview->toPlainText().contains(u"The end of it"_s));
        QTRY_COMPARE(shown.preview->verticalScrollBar()->value(),
                     shown.preview->verticalScrollBar()->maximum());
        QVERIFY(shown.preview->verticalScrollBar()->value() > 0);
    }

    void aLinkIsToldAndNeverOpened()
    {
        Shown shown(m_theme);
        shown.page.showDraft(draft(u"[site](https://example.org/a)"_s));
        QTRY_VERIFY(shown.preview->toPlainText().contains(u"site"_s));
        QSignalSpy links(&shown.page, &WritePage::linkActivated);
        QTRY_VERIFY(shown.preview->isVisible());
        const QTextCursor there = shown.preview->document()->find(u"site"_s);
        const QPoint place = shown.preview->cursorRect(there).center() - QPoint(8, 0);
        QTest::mouseClick(shown.preview->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(links.size(), 1);
        QCOMPARE(links.front().front().toUrl(), QUrl(u"https://example.org/a"_s));
    }

    void everyControlHasAName()
    {
        Shown shown(m_theme);
        shown.page.showDraft(draft(u"text"_s));
        HeaderState header;
        header.title = u"Title"_s;
        header.goal = 500;
        shown.page.setHeader(header);
        for (const QWidget* widget : shown.page.findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(named, qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' ' +
                                       widget->objectName()));
        }
    }
};

QTEST_MAIN(TestWritePage)
#include "tst_write_page.moc"
