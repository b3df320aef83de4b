// Keys and commands in a table, as drawn texts: ❙ is the bar of a table, | the cursor.
#include "core/markdown/characters.h"
#include "tests/ui/editor/drawn_text.h"
#include "ui/editor/block_commands.h"
#include "ui/editor/table_commands.h"
#include "ui/editor/table_text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

class TestTableCommands : public QObject
{
    Q_OBJECT

    static void columns()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
    }
    static QString bars(QString text) { return text.replace(u'❙', u'|'); }

private Q_SLOTS:
    void aNewTableHasItsCursorInTheFirstCell()
    {
        Drawn drawn(u"one|\ntwo"_s);
        QCOMPARE(drawn.after(insertTable(drawn.cursor)),
                 u"one\ntwo\n\n❙ |    ❙     ❙     ❙\n❙ --- ❙ --- ❙ --- ❙\n❙     ❙     ❙     ❙\n"
                 "❙     ❙     ❙     ❙"_s);
    }

    void cells_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QStringList>("cells");
        QTest::newRow("with bars around") << u"| a | b |"_s << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("without") << u"a | b"_s << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("an escaped bar is text") << u"| a \\| b | c |"_s << QStringList{u"a \\| b"_s, u"c"_s};
        QTest::newRow("a bar in code is text") << u"| `a|b` | c |"_s << QStringList{u"`a|b`"_s, u"c"_s};
        QTest::newRow("a lone backtick hides none") << u"| a ` b | c |"_s << QStringList{u"a ` b"_s, u"c"_s};
        QTest::newRow("empty ones") << u"|  | b ||"_s << QStringList{QString(), u"b"_s, QString()};
        QTest::newRow("in a quote") << u"> | a | b |"_s << QStringList{u"a"_s, u"b"_s};
    }
    void cells()
    {
        QFETCH(QString, row);
        QStringList found;
        for (const CellRange& cell : cellsOf(row))
            found.append(row.sliced(cell.from, cell.to - cell.from));
        QTEST(found, "cells");
    }

    void widths_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::newRow("Latin") << u"abc"_s << 3;
        QTest::newRow("Chinese") << u"漢字"_s << 4;
        QTest::newRow("full width") << u"Ａ！"_s << 4;
        QTest::newRow("half width katakana") << u"ｱｲ"_s << 2;
        QTest::newRow("Korean") << u"한글"_s << 4;
        QTest::newRow("an accent of its own") << u"e\u0301"_s << 1;
        QTest::newRow("an emoji") << u"😀"_s << 2;
        QTest::newRow("a family is one emoji") << u"👩‍👩‍👧"_s << 2;
        QTest::newRow("a flag") << u"🇫🇷"_s << 2;
        QTest::newRow("Hebrew with points") << u"שָׁ"_s << 1;
    }
    void widths()
    {
        QFETCH(QString, text);
        QTEST(displayWidth(text), "width");
    }

    void tab_data()
    {
        columns();
        const QString ragged = u"❙ a| ❙ bcde ❙\n❙-❙:-:❙\n❙ longer ❙ x ❙"_s;
        QTest::newRow("to the next cell, the columns set")
            << ragged << u"❙ a      ❙ ‹bcde› ❙\n❙ ------ ❙ :--: ❙\n❙ longer ❙  x   ❙"_s;
        QTest::newRow("to the next row") << u"❙ a ❙ b| ❙\n❙ --- ❙ --- ❙\n❙ c ❙ d ❙"_s
                                         << u"❙ a   ❙ b   ❙\n❙ --- ❙ --- ❙\n❙ ‹c›   ❙ d   ❙"_s;
        QTest::newRow("behind the last cell a row is added")
            << u"❙ a   ❙ b   ❙\n❙ --- ❙ --- ❙\n❙ c   ❙ d|   ❙"_s
            << u"❙ a   ❙ b   ❙\n❙ --- ❙ --- ❙\n❙ c   ❙ d   ❙\n❙ |    ❙     ❙"_s;
        QTest::newRow("East Asian text takes two columns")
            << u"❙ 漢字| ❙ b ❙\n❙ - ❙ - ❙\n❙ abc ❙ d ❙"_s
            << u"❙ 漢字 ❙ ‹b›   ❙\n❙ ---- ❙ --- ❙\n❙ abc  ❙ d   ❙"_s;
        QTest::newRow("cells at the right stay there")
            << u"❙ a| ❙ b ❙\n❙ --: ❙ --- ❙\n❙ 1000 ❙ d ❙"_s
            << u"❙    a ❙ ‹b›   ❙\n❙ ---: ❙ --- ❙\n❙ 1000 ❙ d   ❙"_s;
        QTest::newRow("missing cells are made")
            << u"❙ a| ❙ b ❙ c ❙\n❙ --- ❙ --- ❙ --- ❙\n❙ d ❙"_s
            << u"❙ a   ❙ ‹b›   ❙ c   ❙\n❙ --- ❙ --- ❙ --- ❙\n❙ d   ❙     ❙     ❙"_s;
        QTest::newRow("in a quote") << u"> ❙ a| ❙ bcde ❙\n> ❙---❙---❙"_s
                                    << u"> ❙ a   ❙ ‹bcde› ❙\n> ❙ --- ❙ ---- ❙"_s;
        QTest::newRow("in code nothing") << u"```\n❙ a| ❙ b ❙\n❙---❙---❙\n```"_s << u"nothing"_s;
        QTest::newRow("without a row of dashes nothing") << u"a| ❙ b\nc ❙ d"_s << u"nothing"_s;
        QTest::newRow("text is no table") << u"a|b"_s << u"nothing"_s;
    }
    void tab()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(stepCell(drawn.cursor, CellStep::Next)), "after");
    }

    void shiftTab_data()
    {
        columns();
        QTest::newRow("to the cell before")
            << u"❙ a   ❙ b|   ❙\n❙ --- ❙ --- ❙"_s << u"❙ ‹a›   ❙ b   ❙\n❙ --- ❙ --- ❙"_s;
        QTest::newRow("to the row before") << u"❙ a   ❙ b   ❙\n❙ --- ❙ --- ❙\n❙ |c   ❙ d   ❙"_s
                                           << u"❙ a   ❙ ‹b›   ❙\n❙ --- ❙ --- ❙\n❙ c   ❙ d   ❙"_s;
        QTest::newRow("in the first one it stays")
            << u"❙ a|   ❙ b   ❙\n❙ --- ❙ --- ❙"_s << u"❙ ‹a›   ❙ b   ❙\n❙ --- ❙ --- ❙"_s;
    }
    void shiftTab()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(stepCell(drawn.cursor, CellStep::Previous)), "after");
    }

    void enter_data()
    {
        columns();
        QTest::newRow("to the cell below") << u"❙ a   ❙ b|   ❙\n❙ --- ❙ --- ❙\n❙ c   ❙ d   ❙"_s
                                           << u"❙ a   ❙ b   ❙\n❙ --- ❙ --- ❙\n❙ c   ❙ ‹d›   ❙"_s;
        QTest::newRow("in the last row a new one")
            << u"❙ a   ❙ b   ❙\n❙ --- ❙ --- ❙\n❙ c   ❙ d|   ❙"_s
            << u"❙ a   ❙ b   ❙\n❙ --- ❙ --- ❙\n❙ c   ❙ d   ❙\n❙ |    ❙     ❙"_s;
        QTest::newRow("in an empty last row out of the table")
            << u"❙ a   ❙ b   ❙\n❙ --- ❙ --- ❙\n❙ c   ❙ d   ❙\n❙  |   ❙     ❙\n\nx"_s
            << u"❙ a   ❙ b   ❙\n❙ --- ❙ --- ❙\n❙ c   ❙ d   ❙\n\n|\n\nx"_s;
        QTest::newRow("before the table a plain line") << u"|❙ a ❙ b ❙\n❙ --- ❙ --- ❙"_s << u"nothing"_s;
    }
    void enter()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(stepRow(drawn.cursor)), "after");
    }

    void changes_data()
    {
        columns();
        QTest::addColumn<int>("change");
        using enum TableChange;
        const auto row = [](const char* name, TableChange change, const QString& before,
                            const QString& after) {
            QTest::newRow(name) << before << after << static_cast<int>(change);
        };
        const QString head = u"❙ a   ❙ b   ❙\n❙ --- ❙ :-: ❙\n"_s;
        row("aligned, the cursor stays in its cell", Align, u"❙a❙b❙\n❙-❙:-:❙\n❙c❙lo|ng❙"_s,
            u"❙ a   ❙  b   ❙\n❙ --- ❙ :--: ❙\n❙ c   ❙ lo|ng ❙"_s);
        row("a row below", RowBelow, u"❙ a   ❙\n❙ --- ❙\n❙ b|   ❙"_s,
            u"❙ a   ❙\n❙ --- ❙\n❙ b   ❙\n❙ |    ❙"_s);
        row("a row below the head", RowBelow, u"❙ a|   ❙\n❙ --- ❙\n❙ b   ❙"_s,
            u"❙ a   ❙\n❙ --- ❙\n❙ |    ❙\n❙ b   ❙"_s);
        row("a row above", RowAbove, u"❙ a   ❙\n❙ --- ❙\n❙ b|   ❙"_s,
            u"❙ a   ❙\n❙ --- ❙\n❙ |    ❙\n❙ b   ❙"_s);
        row("a row gone", RemoveRow, u"❙ a   ❙\n❙ --- ❙\n❙ b|   ❙\n❙ c   ❙"_s,
            u"❙ a   ❙\n❙ --- ❙\n❙ c|   ❙"_s);
        row("the head gone, the next row takes its place", RemoveRow,
            u"❙ a|   ❙\n❙ --- ❙\n❙ b   ❙\n❙ c   ❙"_s, u"❙ b|   ❙\n❙ --- ❙\n❙ c   ❙"_s);
        row("the last row gone with the table", RemoveRow, u"x\n\n❙ a|   ❙\n❙ --- ❙"_s, u"x\n\n|"_s);
        row("a column behind", ColumnAfter, u"❙ a|   ❙ b   ❙\n❙ --- ❙ --: ❙"_s,
            u"❙ a   ❙ |    ❙   b ❙\n❙ --- ❙ --- ❙ --: ❙"_s);
        row("a column before", ColumnBefore, u"❙ a|   ❙\n❙ --- ❙"_s, u"❙ |    ❙ a   ❙\n❙ --- ❙ --- ❙"_s);
        row("a column gone", RemoveColumn, u"❙ a   ❙ b|   ❙\n❙ --- ❙ --- ❙"_s, u"❙ a|   ❙\n❙ --- ❙"_s);
        row("a column moved with its alignment", MoveColumnOn, u"❙ a|   ❙ b   ❙\n❙ :-- ❙ --: ❙"_s,
            u"❙   b ❙ a|   ❙\n❙ --: ❙ :-- ❙"_s);
        row("the last one moves no further", MoveColumnOn, u"❙ a|   ❙\n❙ --- ❙"_s, u"❙ a|   ❙\n❙ --- ❙"_s);
        row("a column set to the right", AlignRight, u"❙ a|   ❙\n❙ --- ❙"_s, u"❙   a| ❙\n❙ --: ❙"_s);
        row("and to neither side", AlignNone, u"❙   a| ❙\n❙ --: ❙"_s, u"❙ a|   ❙\n❙ --- ❙"_s);
    }
    void changes()
    {
        QFETCH(QString, before);
        QFETCH(int, change);
        Drawn drawn(before);
        QTEST(drawn.after(changeTable(drawn.cursor, static_cast<TableChange>(change))), "after");
    }

    void noCharacterOfACellIsAltered()
    {
        const QString odd =
            u"| a\u00a0b | `c|d` | e \\| f |\n|---|:-:|---|\n| 👩‍👩‍👧 | שלום | **g** |"_s;
        const auto table = readTable(odd.split(u'\n'));
        QVERIFY(table);
        const auto again = readTable(writtenTable(*table));
        QVERIFY(again);
        QCOMPARE(again->rows, table->rows);
        QCOMPARE(again->columns, table->columns);
    }

    void whatIsWrittenIsWrittenTheSameAgain()
    {
        const auto table = readTable(bars(u"❙a❙漢字❙\n❙:-❙-:❙\n❙longer❙x❙"_s).split(u'\n'));
        QVERIFY(table);
        const QStringList once = writtenTable(*table);
        QCOMPARE(writtenTable(*readTable(once)), once);
    }

    void eachIsOneStepOfUndo()
    {
        Drawn drawn(u"❙a|❙b❙\n❙-❙-❙\n❙c❙d❙"_s);
        const QString before = drawn.document.toPlainText();
        drawn.apply(*changeTable(drawn.cursor, TableChange::ColumnAfter));
        QVERIFY(drawn.document.toPlainText() != before);
        drawn.document.undo();
        QCOMPARE(drawn.document.toPlainText(), before);
    }
};

QTEST_MAIN(TestTableCommands)
#include "tst_table_commands.moc"
