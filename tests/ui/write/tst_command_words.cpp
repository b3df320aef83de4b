// Commands on the Write page: their keys reach the text, no two have the same, and whose words what they do
// is.
#include "ui/theme/theme.h"
#include "ui/write/write_page.h"

#include <QAction>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include <map>
#include <vector>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

/// Actions and those of their submenus.
std::vector<QAction*> flat(const std::vector<QAction*>& actions)
{
    std::vector<QAction*> all;
    for (QAction* action : actions) {
        all.push_back(action);
        if (const QMenu* menu = action->menu()) {
            const QList<QAction*> inside = menu->actions();
            const auto more = flat({inside.begin(), inside.end()});
            all.insert(all.end(), more.begin(), more.end());
        }
    }
    return all;
}

struct Desk
{
    explicit Desk(Theme& theme, const QString& text) : page(theme), words(&page, &WritePage::wordsChanged)
    {
        page.resize(1000, 600);
        page.show();
        editor = page.findChild<QPlainTextEdit*>(u"editor"_s);
        page.showDraft({.id = DraftId{u"a.md"_s},
                        .untitled = false,
                        .text = text,
                        .readOnlyReason = {},
                        .plain = false,
                        .cursor = 0,
                        .scroll = 0,
                        .folder = {}});
        editor->setFocus();
        // Only an active window has keys of commands.
        if (!QTest::qWaitForWindowActive(&page))
            qWarning("the window is not active");
    }
    void select(int from, int to) const
    {
        QTextCursor cursor = editor->textCursor();
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        editor->setTextCursor(cursor);
    }
    void trigger(const QString& text)
    {
        std::vector<QAction*> all = flat(page.editActions());
        for (QAction* action : flat(page.formatActions()))
            all.push_back(action);
        for (QAction* action : all) {
            if (action->text().remove(u'&') == text)
                return action->trigger();
        }
        QFAIL(qPrintable(u"no action "_s + text));
    }
    /// Sums of "added/removed" by source.
    [[nodiscard]] std::map<WordSource, WordChange> sums() const
    {
        std::map<WordSource, WordChange> sums;
        for (const QList<QVariant>& call : words)
            sums[call.at(0).value<WordSource>()] += call.at(1).value<WordChange>();
        return sums;
    }

    WritePage page;
    QSignalSpy words;
    QPlainTextEdit* editor;
};

} // namespace

class TestCommandWords : public QObject
{
    Q_OBJECT

    Theme m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme.apply(); }

    void marksOfMarkdownAreNoWords_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* command : {"Bold", "Italic", "Strikethrough", "Inline code", "Link", "Heading",
                                    "Heading 4", "Quote", "Code block", "Rule", "Numbered list",
                                    "Bulleted list", "Task list", "UPPER CASE", "Title Case"})
            QTest::newRow(command) << QString::fromLatin1(command);
    }
    void marksOfMarkdownAreNoWords()
    {
        QFETCH(QString, command);
        Desk desk(m_theme, u"one two\n\nthree four\n\nfive six"_s);
        desk.select(0, 20);
        const int words = desk.page.countedWords();
        desk.trigger(command);
        QVERIFY(desk.page.text() != u"one two\n\nthree four\n\nfive six"_s);
        QVERIFY2(desk.sums().empty(), qPrintable(desk.page.text()));
        QCOMPARE(desk.page.countedWords(), words);
    }

    void movedLinesAreMovedWords()
    {
        Desk desk(m_theme, u"one two\n\nthree\n\nfour"_s);
        desk.select(2, 2);
        QTest::keyClick(desk.editor, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(desk.page.text(), u"three\n\none two\n\nfour"_s);
        const auto sums = desk.sums();
        QVERIFY(!sums.contains(WordSource::Typed));
        QCOMPARE(sums.at(WordSource::Moved).net(), 0);
        QCOMPARE(desk.page.countedWords(), 4);
    }

    void duplicatedLinesArePastedAndDeletedOnesTyped()
    {
        Desk desk(m_theme, u"1. one two\n2. three"_s);
        QTest::keyClick(desk.editor, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(desk.page.text(), u"1. one two\n2. one two\n3. three"_s);
        QCOMPARE(desk.sums().size(), 1U);
        QCOMPARE(desk.sums().at(WordSource::Pasted), (WordChange{.added = 2, .removed = 0}));
        desk.words.clear();
        QTest::keyClick(desk.editor, Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.page.text(), u"1. one two\n2. three"_s);
        QCOMPARE(desk.sums().at(WordSource::Typed), (WordChange{.added = 0, .removed = 2}));
    }

    void enterInALongListCountsNothing()
    {
        Desk desk(m_theme, u"8. one\n9. two three\n   - in it\n10. four"_s);
        desk.select(6, 6);
        QTest::keyClick(desk.editor, Qt::Key_Return);
        QCOMPARE(desk.page.text(), u"8. one\n9. \n10. two three\n    - in it\n11. four"_s);
        QVERIFY(desk.sums().empty());
    }

    void cellsThatAreSetAnewAreTheSameWords()
    {
        Desk desk(m_theme, u"|a|b|\n|-|-|\n|one two|three|\n"_s);
        desk.select(1, 1);
        QTest::keyClick(desk.editor, Qt::Key_Tab);
        QVERIFY(desk.page.text().startsWith(u"| a       | b"_s));
        QVERIFY(desk.sums().empty());
    }

    void thousandsOfLinesQuotedAreTheSameWords()
    {
        QString text;
        for (int i = 0; i < 3000; ++i)
            text += u"word number %1\n"_s.arg(i);
        Desk desk(m_theme, text);
        desk.editor->selectAll();
        desk.trigger(u"Quote"_s);
        QVERIFY(desk.page.text().startsWith(u"> word number 0\n> word"_s));
        const auto sums = desk.sums();
        QVERIFY(!sums.contains(WordSource::Typed));
        QCOMPARE(desk.page.countedWords(), 9000);
        QTest::keyClick(desk.editor, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.page.text(), text);
        QVERIFY(desk.editor->textCursor().hasSelection());
    }

    void noTwoCommandsHaveTheSameKeys()
    {
        Desk desk(m_theme, QString());
        std::map<QString, QString> known;
        for (const QAction* action : desk.page.findChildren<QAction*>()) {
            if (action->shortcutContext() == Qt::WidgetShortcut && !desk.editor->actions().contains(action))
                continue;
            // Lists and sheets of their own have keys that hold only inside them.
            if (action->parent() != &desk.page)
                continue;
            for (const QKeySequence& keys : action->shortcuts()) {
                const QString name = keys.toString();
                QVERIFY2(!known.contains(name),
                         qPrintable(name + u": "_s + known[name] + u" / "_s + action->text()));
                known[name] = action->text();
            }
        }
        QVERIFY(known.size() > 20);
    }

    void keysReachTheText_data()
    {
        QTest::addColumn<int>("keys");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, QKeyCombination keys, const QString& text) {
            QTest::newRow(name) << keys.toCombined() << text;
        };
        row("bold", Qt::CTRL | Qt::Key_B, u"**one**"_s);
        row("italic", Qt::CTRL | Qt::Key_I, u"_one_"_s);
        row("strikethrough", Qt::CTRL | Qt::SHIFT | Qt::Key_X, u"~~one~~"_s);
        row("code", Qt::CTRL | Qt::Key_E, u"`one`"_s);
        row("link", Qt::CTRL | Qt::Key_K, u"[one]()"_s);
        row("heading of level 3", Qt::CTRL | Qt::ALT | Qt::Key_3, u"### one"_s);
        row("next heading", Qt::CTRL | Qt::ALT | Qt::Key_H, u"## one"_s);
        row("quote", Qt::CTRL | Qt::SHIFT | Qt::Key_Period, u"> one"_s);
        row("bullets", Qt::CTRL | Qt::SHIFT | Qt::Key_8, u"- one"_s);
        row("numbers", Qt::CTRL | Qt::SHIFT | Qt::Key_7, u"1. one"_s);
        row("tasks", Qt::CTRL | Qt::SHIFT | Qt::Key_9, u"- [ ] one"_s);
        row("code block", Qt::CTRL | Qt::SHIFT | Qt::Key_E, u"```\none\n```"_s);
        row("footnote", Qt::CTRL | Qt::ALT | Qt::Key_F, u"one[^1]\n\n[^1]: "_s);
        row("duplicate", Qt::CTRL | Qt::Key_D, u"one\none"_s);
    }
    void keysReachTheText()
    {
        QFETCH(int, keys);
        Desk desk(m_theme, u"one"_s);
        desk.select(0, 3);
        const QKeyCombination combination = QKeyCombination::fromCombined(keys);
        QTest::keyClick(desk.editor, combination.key(), combination.keyboardModifiers());
        QTEST(desk.page.text(), "text");
    }

    void inATextThatMayNotBeEditedNothingIsDone()
    {
        Desk desk(m_theme, u"one\ntwo"_s);
        desk.page.setReadOnly(true);
        for (const auto& actions : {desk.page.formatActions(), desk.page.editActions()}) {
            for (QAction* action : flat(actions)) {
                if (action->text().remove(u'&') != "Undo"_L1)
                    action->trigger();
            }
        }
        QCOMPARE(desk.page.text(), u"one\ntwo"_s);
    }
};

QTEST_MAIN(TestCommandWords)
#include "tst_command_words.moc"
