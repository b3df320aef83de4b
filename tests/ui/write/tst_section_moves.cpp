// Sections of a text put in another order and on other levels: what comes out, and that it is Markdown with
// the same headings.
#include "core/markdown/text_search.h"
#include "ui/write/section_moves.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

std::vector<OutlineEntry> outlineOf(const QString& text)
{
    return parseMarkdown(text).outline;
}

QString carriedOut(const QString& text, const std::optional<SectionEdit>& edit)
{
    return edit ? withPieces(text, edit->pieces) : u"nothing"_s;
}

/// A text of sections at random: ATX and underlined headings, tight and loose, with code that holds signs.
QString randomText(QRandomGenerator& random)
{
    QString text = random.bounded(2) ? u"---\ntitle: T\n---\n"_s : QString();
    if (random.bounded(3) == 0)
        text += u"Before all.\n\n"_s;
    const int sections = random.bounded(2, 9);
    for (int i = 0; i < sections; ++i) {
        const int level = random.bounded(1, 5);
        if (level < 3 && random.bounded(2))
            text += u"\nPart %1\n%2\n"_s.arg(i).arg(level == 1 ? u"==="_s : u"---"_s);
        else
            text += QString(level, u'#') + u" Part %1"_s.arg(i) + (random.bounded(3) ? u"\n"_s : u" ##\n"_s);
        for (int line = random.bounded(4); line > 0; --line) {
            static const QStringList lines{u"Words of it."_s, u""_s,
                                           u"- an item\n"_s,  u"```\n# code\n```"_s,
                                           u"> # quoted\n"_s, u"    # indented"_s,
                                           u"| a | b |"_s};
            text += lines.at(random.bounded(lines.size())) + u'\n';
        }
    }
    if (random.bounded(2))
        text.chop(1);
    return text;
}

} // namespace

class TestSectionMoves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moves_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("before");
        QTest::addColumn<QString>("result");

        const auto row = [](const char* name, const QString& text, int section, int before,
                            const QString& result) {
            QTest::newRow(name) << text << section << before << result;
        };
        const QString three = u"# A\n\na\n\n# B\n\nb\n\n# C\n\nc\n"_s;
        row("the last to the top", three, 2, 0, u"# C\n\nc\n\n# A\n\na\n\n# B\n\nb\n"_s);
        row("the first to the end", three, 0, 3, u"# B\n\nb\n\n# C\n\nc\n\n# A\n\na\n"_s);
        row("one down", three, 0, 2, u"# B\n\nb\n\n# A\n\na\n\n# C\n\nc\n"_s);
        row("one up", three, 1, 0, u"# B\n\nb\n\n# A\n\na\n\n# C\n\nc\n"_s);
        row("to where it is", three, 1, 1, u"nothing"_s);
        row("to where it ends", three, 1, 2, u"nothing"_s);
        row("a row that there is not", three, 7, 0, u"nothing"_s);

        const QString deep = u"# A\n\n## A1\n\na1\n\n### A1a\n\n## A2\n\na2\n\n# B\n\nb\n"_s;
        row("what belongs to it goes with it", deep, 1, 4,
            u"# A\n\n## A2\n\na2\n\n## A1\n\na1\n\n### A1a\n\n# B\n\nb\n"_s);
        row("into another section", deep, 3, 5,
            u"# A\n\n## A1\n\na1\n\n### A1a\n\n# B\n\nb\n\n## A2\n\na2\n"_s);
        row("not into itself", deep, 0, 2, u"nothing"_s);

        row("without a line end at the end", u"# A\n\na\n\n# B\n\nb"_s, 1, 0, u"# B\n\nb\n\n# A\n\na"_s);
        row("many line ends at the end stay there", u"# A\n\na\n\n# B\n\nb\n\n\n"_s, 0, 2,
            u"# B\n\nb\n\n# A\n\na\n\n\n"_s);
        row("headings without room between them", u"# A\n# B\n# C\n"_s, 2, 0, u"# C\n# A\n# B\n"_s);
        row("front matter stays in front", u"---\ntitle: T\n---\n\n# A\n\n# B\n"_s, 1, 0,
            u"---\ntitle: T\n---\n\n# B\n\n# A\n"_s);
        row("what stands before the first heading stays", u"Before.\n\n# A\n\n# B\n"_s, 1, 0,
            u"Before.\n\n# B\n\n# A\n"_s);
        row("signs in code are no headings", u"# A\n\n```\n# no\n```\n\n# B\n"_s, 1, 0,
            u"# B\n\n# A\n\n```\n# no\n```\n"_s);
        row("underlined headings", u"A\n===\n\na\n\nB\n===\n\nb\n"_s, 1, 0,
            u"B\n===\n\nb\n\nA\n===\n\na\n"_s);
        row("an underlined heading gets room in front of it", u"# A\na\n\nB\n=\nb\n# C\nc\n"_s, 1, 3,
            u"# A\na\n\n# C\nc\n\nB\n=\nb\n"_s);
        row("a text in front of it does not become its heading", u"pre\n# A\na\n\nB\n=\nb\n"_s, 1, 0,
            u"pre\n\nB\n=\nb\n\n# A\na\n"_s);
        row("a heading of several lines", u"# A\n\nlong\nheading\n---\n\nx\n\n# B\n"_s, 1, 3,
            u"# A\n\n# B\n\nlong\nheading\n---\n\nx\n"_s);
        row("a heading in a quote is no section", u"# A\n\n> # Q\n\nq\n\n# B\n"_s, 1, 0, u"nothing"_s);
        row("and stays with the section it is in", u"# A\n\n> # Q\n\nq\n\n# B\n"_s, 2, 0,
            u"# B\n\n# A\n\n> # Q\n\nq\n"_s);
        row("blanks at the ends of lines stay", u"# A  \n\na  \n\n# B\t\n"_s, 1, 0,
            u"# B\t\n\n# A  \n\na  \n"_s);
        row("characters that are easily lost", u"# A\n\na\u00a0\u2028b\n\n# B\n"_s, 1, 0,
            u"# B\n\n# A\n\na\u00a0\u2028b\n"_s);
    }

    void moves()
    {
        QFETCH(QString, text);
        QFETCH(int, row);
        QFETCH(int, before);
        const auto edit = movedSection(text, outlineOf(text), row, before);
        const QString result = carriedOut(text, edit);
        QTEST(result, "result");
        if (!edit)
            return;
        QVERIFY(sameHeadings(outlineOf(result), edit->outline));
        const QString heading = outlineOf(text)[static_cast<std::size_t>(row)].text;
        QCOMPARE(edit->outline[static_cast<std::size_t>(edit->row)].text, heading);
        QCOMPARE(result.sliced(edit->to, edit->length), text.sliced(edit->from, edit->length));
    }

    void levels_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("by");
        QTest::addColumn<QString>("result");

        const auto row = [](const char* name, const QString& text, int section, int by,
                            const QString& result) {
            QTest::newRow(name) << text << section << by << result;
        };
        row("deeper, with what belongs to it", u"# A\n\n## B\n\n# C\n"_s, 0, 1, u"## A\n\n### B\n\n# C\n"_s);
        row("higher", u"# A\n\n## B\n\n### C\n"_s, 1, -1, u"# A\n\n# B\n\n## C\n"_s);
        row("not above the highest", u"# A\n"_s, 0, -1, u"nothing"_s);
        row("not below the deepest, be it of one that belongs to it", u"##### A\n\n###### B\n"_s, 0, 1,
            u"nothing"_s);
        row("signs that close it follow", u"## A ##\n"_s, 0, 1, u"### A ###\n"_s);
        row("others are left", u"## A #\n"_s, 0, 1, u"### A #\n"_s);
        row("an empty heading", u"##\n"_s, 0, 1, u"###\n"_s);
        row("an indented one", u"  # A\n"_s, 0, 1, u"  ## A\n"_s);
        row("underlined, deeper", u"A\n===\n"_s, 0, 1, u"A\n---\n"_s);
        row("underlined, higher", u"A\n---\n"_s, 0, -1, u"A\n===\n"_s);
        row("underlined, deeper than a line can tell", u"A\nb\n---\n\nx\n"_s, 0, 1, u"### A b\n\nx\n"_s);
        row("signs in its text are left", u"# C#\n"_s, 0, 1, u"## C#\n"_s);
        row("one in a quote is left", u"# A\n\n> # Q\n"_s, 0, 1, u"## A\n\n> # Q\n"_s);
    }

    void levels()
    {
        QFETCH(QString, text);
        QFETCH(int, row);
        QFETCH(int, by);
        const auto edit = shiftedSection(text, outlineOf(text), row, by);
        const QString result = carriedOut(text, edit);
        QTEST(result, "result");
        if (edit)
            QVERIFY(sameHeadings(outlineOf(result), edit->outline));
    }

    void places_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("above");
        QTest::addColumn<int>("below");
        // 0 A, 1 A1, 2 A1a, 3 A2, 4 B, 5 B1
        QTest::newRow("the first section goes down past the next") << 0 << -1 << 6;
        QTest::newRow("the first of a section stays, or passes its neighbour") << 1 << -1 << 4;
        QTest::newRow("an only child goes into the next section") << 2 << -1 << 4;
        QTest::newRow("past the one above, or into the next section") << 3 << 1 << 5;
        QTest::newRow("the last section only up") << 4 << 0 << -1;
        QTest::newRow("out of its section into the one before") << 5 << 4 << -1;
    }

    void places()
    {
        QFETCH(int, row);
        const QString text = u"# A\n\n## A1\n\n### A1a\n\n## A2\n\n# B\n\n## B1\n"_s;
        const auto outline = outlineOf(text);
        QTEST(placeAbove(text, outline, row).value_or(-1), "above");
        QTEST(placeBelow(text, outline, row).value_or(-1), "below");
    }

    void aHeadingIsFoundAgain()
    {
        const auto before = outlineOf(u"# A\n\n## B\n\n## Notes\n\n# C\n\n## Notes\n"_s);
        const auto after = outlineOf(u"# New\n\n# A\n\n## B\n\n## Notes\n\n# C\n\n## Notes\n"_s);
        QCOMPARE(foundAgain(before, before[1], 1), std::optional(1));
        QCOMPARE(foundAgain(after, before[1], 1), std::optional(2));
        QVERIFY(!foundAgain(after, before[2], 2)); // which of the two cannot be told
        QVERIFY(!foundAgain(outlineOf(u"# Other\n"_s), before[0], 0));
    }

    // Whatever is moved wherever, no line is lost, none is made up, and moving back gives the headings of
    // before.
    void noLineIsLost()
    {
        QRandomGenerator random(4711);
        int moved = 0;
        int safe = 0;
        for (int round = 0; round < 3000; ++round) {
            const QString text = randomText(random);
            const auto outline = outlineOf(text);
            if (outline.empty())
                continue;
            const auto rows = static_cast<int>(outline.size());
            const auto edit = movedSection(text, outline, random.bounded(rows), random.bounded(rows + 1));
            if (!edit)
                continue;
            ++moved;
            const QString result = withPieces(text, edit->pieces);
            QStringList before = text.split(u'\n', Qt::SkipEmptyParts);
            QStringList after = result.split(u'\n', Qt::SkipEmptyParts);
            before.sort();
            after.sort();
            QCOMPARE(after, before);
            QCOMPARE(result.sliced(edit->to, edit->length), text.sliced(edit->from, edit->length));
            if (sameHeadings(outlineOf(result), edit->outline))
                ++safe;
        }
        QVERIFY2(moved > 800, qPrintable(QString::number(moved)));
        // The rest is refused by who carries it out; it must be rare.
        QVERIFY2(safe > moved * 9 / 10, qPrintable(u"%1 of %2"_s.arg(safe).arg(moved)));
    }
};

QTEST_GUILESS_MAIN(TestSectionMoves)
#include "tst_section_moves.moc"
