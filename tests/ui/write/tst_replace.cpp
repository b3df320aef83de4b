// Replacing in the page one writes on: one, or all at once as one step of undo, and what becomes of the
// words.
#include "tests/ui/write/find_desk.h"

#include <QSignalSpy>
#include <QTextBlock>

using namespace brickwork;
using namespace brickwork::test;

class TestReplace : public QObject
{
    Q_OBJECT

    Theme m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme.apply(); }

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
};

QTEST_MAIN(TestReplace)
#include "tst_replace.moc"
