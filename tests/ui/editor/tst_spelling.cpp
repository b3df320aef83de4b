// Spelling: which words are looked up, in which dictionary, and what the editor then marks and offers. The
// second half asks the real dictionaries of the system.
#include "ui/editor/editor.h"
#include "ui/editor/spell_checker.h"
#include "ui/editor/spell_marks.h"
#include "ui/editor/spell_words.h"
#include "ui/theme/syntax_library.h"
#include "ui/theme/theme.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr int soon = 20'000;

QStringList wordsOf(const QString& line)
{
    QStringList words;
    for (const Span& span : wordsToCheck(line, {{.start = 0, .length = static_cast<int>(line.size())}}))
        words << line.mid(span.start, span.length);
    return words;
}

/// An editor with its dictionaries loaded and its colours on.
struct Desk
{
    Desk()
    {
        editor.resize(700, 500);
        editor.show();
        syntax.load();
        editor.setSyntax(&syntax);
        marks.setOn(true);
    }
    bool load(const QStringList& languages)
    {
        QSignalSpy ready(&checker, &SpellChecker::ready);
        checker.setLanguages(languages);
        return ready.wait(soon) &&
               (syntax.isReady() || QTest::qWaitFor([&] { return syntax.isReady(); }, soon));
    }
    /// What is marked, once it is the same for a while; the painting asks the dictionaries.
    QStringList marked()
    {
        QStringList before;
        for (int same = 0, round = 0; same < 5 && round < 200; ++round) {
            editor.viewport()->repaint();
            QTest::qWait(30);
            QStringList now;
            for (QTextBlock block = editor.document()->firstBlock(); block.isValid(); block = block.next()) {
                const auto* notes = BlockNotes::peek(block);
                if (!notes || !notes->misspelt)
                    continue;
                for (const Span& span : *notes->misspelt)
                    now << block.text().mid(span.start, span.length);
            }
            same = now == before ? same + 1 : 0;
            before = now;
        }
        return before;
    }

    Theme theme;
    SyntaxLibrary syntax;
    Editor editor{theme};
    SpellChecker checker;
    SpellMarks marks{editor, checker, theme};
};

} // namespace

class TestSpelling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theseWordsAreLookedUp_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char* name, const QString& line, const QStringList& words) {
            QTest::newRow(name) << line << words;
        };
        row("words between blanks and stops", u"One brick, and another."_s,
            {u"One"_s, u"brick"_s, u"and"_s, u"another"_s});
        row("an apostrophe belongs to its word", u"don't, writers' and ’tis l’eau"_s,
            {u"don't"_s, u"writers"_s, u"and"_s, u"tis"_s, u"l’eau"_s});
        row("a hyphen parts words", u"well-kept"_s, {u"well"_s, u"kept"_s});
        row("digits make no word", u"3rd 4x4 H2O two"_s, {u"two"_s});
        row("capitals and humps are names", u"HTML NaN iPhone QTextEdit Ann"_s, {u"Ann"_s});
        row("addresses are no words", u"see example.org/path and me@example.org and C:\\temp or www.a.b"_s,
            {u"see"_s, u"and"_s, u"and"_s, u"or"_s});
        row("a slash between words parts them", u"and/or"_s, {u"and"_s, u"or"_s});
        row("a stop without a blank parts sentences", u"end.Next"_s, {u"end"_s, u"Next"_s});
        row("marks of emphasis are no part", u"**bold** _soft_ ~~gone~~"_s,
            {u"bold"_s, u"soft"_s, u"gone"_s});
        row("combining marks belong to the word", u"cafe\u0301 nai\u0308ve"_s,
            {u"cafe\u0301"_s, u"nai\u0308ve"_s});
        row("scripts without blanks are let be", u"漢字 ไทย слово"_s, {u"слово"_s});
        row("emoji are no words", u"🧱 brick🧱"_s, {u"brick"_s});
        row("a single letter is none", u"a b I"_s, {});
        row("a snake is a name", u"block_notes here"_s, {u"here"_s});
    }
    void theseWordsAreLookedUp()
    {
        QFETCH(const QString, line);
        QFETCH(const QStringList, words);
        QCOMPARE(wordsOf(line), words);
    }

    void onlyProseIsLookedUp()
    {
        const QString line = u"say `cout` now"_s;
        QStringList words;
        for (const Span& span : wordsToCheck(line, {{0, 4}, {10, 4}}))
            words << line.mid(span.start, span.length);
        QCOMPARE(words, (QStringList{u"say"_s, u"now"_s}));
    }

    void theDictionaryOfALanguage_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("home");
        QTest::addColumn<QString>("dictionary");
        QTest::newRow("as it is named") << u"en_GB"_s << u"de_DE"_s << u"en_GB"_s;
        QTest::newRow("a hyphen, small letters") << u"en-gb"_s << u"de_DE"_s << u"en_GB"_s;
        QTest::newRow("the language alone, as at home") << u"en"_s << u"en_GB"_s << u"en_GB"_s;
        QTest::newRow("the language alone, elsewhere") << u"en"_s << u"de_DE"_s << u"en_US"_s;
        QTest::newRow("a land without its own") << u"de-CH"_s << u"en_GB"_s << u"de_DE"_s;
        QTest::newRow("only one there is") << u"pt"_s << u"en_GB"_s << u"pt_PT"_s;
        QTest::newRow("none") << u"nl"_s << u"en_GB"_s << QString();
        QTest::newRow("nothing asked") << QString() << u"en_GB"_s << QString();
    }
    void theDictionaryOfALanguage()
    {
        QFETCH(const QString, wanted);
        QFETCH(const QString, home);
        QFETCH(const QString, dictionary);
        const QStringList there{u"de_AT"_s, u"de_DE"_s, u"en_GB"_s, u"en_US"_s, u"fr"_s, u"pt_PT"_s};
        QCOMPARE(dictionaryFor(wanted, there, QLocale(home)), dictionary);
    }

    void misspeltWordsAreMarkedAndRightOnesAreNot()
    {
        Desk desk;
        desk.editor.setText(
            u"---\ntitle: Thw title\nslug: thw-slug\n---\n\nThis is rihgt and `cout` is code.\n\n"
            "```\nwrnog\n```\n\n> A qoute.\n\nSee https://exmaple.org or [teh link](wrnog.md)\n"_s);
        QVERIFY(desk.load({u"en-US"_s}));
        QCOMPARE(desk.checker.dictionaries(), QStringList{u"en_US"_s});
        QCOMPARE(desk.marked(), (QStringList{u"Thw"_s, u"rihgt"_s, u"qoute"_s, u"teh"_s}));
    }

    void anotherLanguageMarksOthers()
    {
        Desk desk;
        desk.editor.setText(u"Ein Ziegelstein am Tag, and one more.\n"_s);
        QVERIFY(desk.load({u"de"_s}));
        QCOMPARE(desk.marked(), (QStringList{u"and"_s, u"one"_s, u"more"_s}));
        QVERIFY(desk.load({u"de"_s, u"en"_s}));
        QCOMPARE(desk.marked(), QStringList());
    }

    void aLanguageWithoutADictionaryMarksNothingAndSaysSo()
    {
        Desk desk;
        desk.editor.setText(u"rihgt\n"_s);
        QVERIFY(desk.load({u"tlh"_s}));
        QCOMPARE(desk.marked(), QStringList());
        QVERIFY(desk.checker.problem().contains(u"tlh"_s));
    }

    void anAcceptedWordIsRight()
    {
        Desk desk;
        desk.editor.setText(u"Brikworker and brikworker and rihgt\n"_s);
        QVERIFY(desk.load({u"en"_s}));
        QCOMPARE(desk.marked().size(), 3);
        desk.checker.setAccepted({u"brikworker"_s});
        QCOMPARE(desk.marked(), QStringList{u"rihgt"_s});
    }

    void aWordThatIsTypedIsCheckedAgain()
    {
        Desk desk;
        desk.editor.setText(u"A rihgt thing\n"_s);
        QVERIFY(desk.load({u"en"_s}));
        QCOMPARE(desk.marked(), QStringList{u"rihgt"_s});
        QTextCursor word(desk.editor.document());
        word.setPosition(2);
        word.setPosition(7, QTextCursor::KeepAnchor);
        word.insertText(u"right"_s);
        QCOMPARE(desk.marked(), QStringList());
    }

    void theNextMisspeltWordOffersItsMending()
    {
        Desk desk;
        desk.editor.setText(u"Fine here.\n\nThen a wrnog word.\n"_s);
        QVERIFY(desk.load({u"en"_s}));
        (void) desk.marked();
        desk.marks.goToNext();
        QTRY_COMPARE_WITH_TIMEOUT(desk.editor.textCursor().selectedText(), u"wrnog"_s, soon);
        auto* menu = desk.editor.findChild<QMenu*>(u"spellingMenu"_s);
        QVERIFY(menu);
        const auto offered = [&](const QString& text) {
            for (QAction* action : menu->actions()) {
                if (action->text() == text)
                    return action;
            }
            return static_cast<QAction*>(nullptr);
        };
        QTRY_VERIFY_WITH_TIMEOUT(offered(u"wrong"_s), soon);
        offered(u"wrong"_s)->trigger();
        QVERIFY(desk.editor.text().contains(u"a wrong word"_s));
        desk.editor.undo();
        QVERIFY(desk.editor.text().contains(u"a wrnog word"_s));
        menu->close();
    }

    void withoutAMisspeltWordItIsSaid()
    {
        Desk desk;
        desk.editor.setText(u"All is well here.\n"_s);
        QVERIFY(desk.load({u"en"_s}));
        (void) desk.marked();
        QSignalSpy nothing(&desk.marks, &SpellMarks::nothingFound);
        desk.marks.goToNext();
        QTRY_COMPARE_WITH_TIMEOUT(nothing.size(), 1, soon);
    }
};

QTEST_MAIN(TestSpelling)
#include "tst_spelling.moc"
