// The table of a chart as CSV by RFC 4180, which no spreadsheet takes for formulas, and as text in columns.
#include "ui/charts/chart_export.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

ChartTable tableOf(const QStringList& keys, const std::vector<QStringList>& rows)
{
    return {.title = u"A title"_s,
            .fileName = u"a-title"_s,
            .columns = keys,
            .keys = keys,
            .shown = rows,
            .plain = rows};
}

} // namespace

class TestChartText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvCells_data();
    void csvCells();
    void csvHasAHeaderOfKeys();
    void textStandsInColumns();
};

void TestChartText::csvCells_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("plain words") << u"Newsletter"_s << "Newsletter"_ba;
    QTest::newRow("letters of any language") << u"Über 日本"_s << u"Über 日本"_s.toUtf8();
    QTest::newRow("a comma is quoted") << u"Essays, long"_s << "\"Essays, long\""_ba;
    QTest::newRow("quotes are doubled") << u"my \"path\""_s << "\"my \"\"path\"\"\""_ba;
    QTest::newRow("lines stay lines, quoted") << u"one\ntwo"_s << "\"one\ntwo\""_ba;
    QTest::newRow("nothing is nothing") << QString() << ""_ba;
    QTest::newRow("a negative number is a number") << u"-3"_s << "-3"_ba;
    QTest::newRow("a negative fraction is a number") << u"-0.25"_s << "-0.25"_ba;
    QTest::newRow("a day is a day") << u"2026-11-24"_s << "2026-11-24"_ba;
    QTest::newRow("equals would be a formula") << u"=1+1"_s << "'=1+1"_ba;
    QTest::newRow("plus would be one") << u"+1 draft"_s << "'+1 draft"_ba;
    QTest::newRow("minus and words would be one") << u"-cut 400 words"_s << "'-cut 400 words"_ba;
    QTest::newRow("at would be one") << u"@home"_s << "'@home"_ba;
    QTest::newRow("a tab hides one") << u"\t=1"_s << "'\t=1"_ba;
    QTest::newRow("a formula with a comma is guarded and quoted")
        << u"=HYPERLINK(\"a\",\"b\")"_s << "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\""_ba;
    QTest::newRow("two minus are no number") << u"--1"_s << "'--1"_ba;
    QTest::newRow("a minus alone is no number") << u"-"_s << "'-"_ba;
    QTest::newRow("a calculation is no number") << u"-1+2"_s << "'-1+2"_ba;
    QTest::newRow("an equals further on is harmless") << u"a=b"_s << "a=b"_ba;
}

void TestChartText::csvCells()
{
    QFETCH(QString, cell);
    QFETCH(QByteArray, written);
    QCOMPARE(toCsv(tableOf({u"name"_s, u"next"_s}, {{cell, u"x"_s}})), "name,next\r\n" + written + ",x\r\n");
}

void TestChartText::csvHasAHeaderOfKeys()
{
    ChartTable table = tableOf({u"day"_s, {}, u"posts"_s}, {{u"2026-11-24"_s, u"2"_s, u"1"_s}});
    table.columns = {u"Day"_s, u"Weekday"_s, u"Posts"_s};
    QCOMPARE(toCsv(table), "day,posts\r\n2026-11-24,1\r\n"_ba);
    table.plain.clear();
    QCOMPARE(toCsv(table), "day,posts\r\n"_ba);
    table = tableOf({u"day"_s}, {{u"2026-11-24"_s}, {u"2026-11-25"_s}});
    table.notes = {.column = u"Note"_s, .key = u"note"_s, .cells = {u"mine"_s, {}}};
    QVERIFY(!toCsv(table).contains("mine"));
    QCOMPARE(toCsv(withNotes(table)), "day,note\r\n2026-11-24,mine\r\n2026-11-25,\r\n"_ba);
}

void TestChartText::textStandsInColumns()
{
    ChartTable table = tableOf(
        {u"name"_s, u"bricks"_s, u"more"_s},
        {{u"Book"_s, u"9"_s, u"a"_s}, {u"日本"_s, u"1234"_s, {}}, {u"e\u0301te"_s, u"-3"_s, u"b\nc"_s}});
    table.columns = {u"Name"_s, u"Bricks"_s, u"More"_s};
    QCOMPARE(toText(table), u"A title\n\n"
                            "Name  Bricks  More\n"
                            "Book       9  a\n"
                            "日本    1234\n"
                            "e\u0301te       -3  b c\n"_s);
}

QTEST_GUILESS_MAIN(TestChartText)
#include "tst_chart_text.moc"
