// What the notes of the week become in an issue, and where in its text they go.
#include "core/flows/issue_notes.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day today(2026, 5, 27); // a Wednesday
const QLocale british(QLocale::English, QLocale::UnitedKingdom);
const QString heading = u"Housekeeping notes"_s;

Note note(const char* id, const QString& text, std::optional<Day> on = {}, qint64 added = 0)
{
    return {.id = {QString::fromLatin1(id)}, .text = text, .on = on, .added = {added}};
}

QStringList idsOf(const std::vector<Note>& notes)
{
    QStringList ids;
    for (const Note& each : notes)
        ids << each.id.value;
    return ids;
}

/// The position of the bar, which is taken out.
int barIn(QString& text)
{
    const auto position = static_cast<int>(text.indexOf(u'|'));
    text.remove(u'|');
    return position;
}

} // namespace

class TestIssueNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNoteIsOpenUntilItIsUsedOrItsDayIsOver()
    {
        QCOMPARE(standingOf(note("a", u"x"_s), today), NoteStanding::Open);
        QCOMPARE(standingOf(note("a", u"x"_s, today), today), NoteStanding::Open);
        QCOMPARE(standingOf(note("a", u"x"_s, today.previous()), today), NoteStanding::Past);
        Note used = note("a", u"x"_s, today.previous());
        used.usedIn = u"letter.md"_s;
        QCOMPARE(standingOf(used, today), NoteStanding::Used);
    }

    void datedOnesComeFirstByDayThenTheOthersAsTheyWereAdded()
    {
        Note used = note("used", u"x"_s);
        used.usedIn = u"letter.md"_s;
        const std::vector<Note> all{note("late", u"x"_s, {}, 9),
                                    note("july", u"x"_s, Day(2026, 7, 1), 1),
                                    note("early", u"x"_s, {}, 3),
                                    used,
                                    note("june, second", u"x"_s, Day(2026, 6, 3), 8),
                                    note("over", u"x"_s, Day(2026, 5, 26), 2),
                                    note("june, first", u"x"_s, Day(2026, 6, 3), 4)};
        QCOMPARE(idsOf(notesForIssue(all, today)),
                 (QStringList{u"june, first"_s, u"june, second"_s, u"july"_s, u"early"_s, u"late"_s}));
        QVERIFY(notesForIssue({}, today).empty());
    }

    void daysAreWrittenAsTheLocaleDoes_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("thisYear");
        QTest::addColumn<QString>("nextYear");
        const auto row = [](const char* name, const QLocale& locale, const QString& thisYear,
                            const QString& nextYear) {
            QTest::newRow(name) << locale << thisYear << nextYear;
        };
        row("British", british, u"Wednesday, 3 June"_s, u"Thursday, 3 June 2027"_s);
        row("American", QLocale(QLocale::English, QLocale::UnitedStates), u"Wednesday, June 3"_s,
            u"Thursday, June 3, 2027"_s);
        row("German", QLocale(QLocale::German, QLocale::Germany), u"Mittwoch, 3. Juni"_s,
            u"Donnerstag, 3. Juni 2027"_s);
        row("Spanish", QLocale(QLocale::Spanish, QLocale::Spain), u"miércoles, 3 de junio"_s,
            u"jueves, 3 de junio de 2027"_s);
        row("Japanese", QLocale(QLocale::Japanese, QLocale::Japan), u"6月3日水曜日"_s,
            u"2027年6月3日木曜日"_s);
    }
    void daysAreWrittenAsTheLocaleDoes()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, thisYear);
        QFETCH(QString, nextYear);
        // Whether a comma stands behind the weekday is the locale's affair, and that of its version.
        const auto bare = [](QString text) { return text.remove(u','); };
        QCOMPARE(bare(announcedDay(Day(2026, 6, 3), today, locale)), bare(thisYear));
        QCOMPARE(bare(announcedDay(Day(2027, 6, 3), today, locale)), bare(nextYear));
    }

    void anItemSaysItsDayOnce_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::optional<Day>>("on");
        QTest::addColumn<QString>("item");
        const std::optional<Day> third = Day(2026, 6, 3);
        const QString day = announcedDay(*third, today, british);
        QTest::newRow("no day") << u"The archive moved"_s << std::optional<Day>() << u"The archive moved"_s;
        QTest::newRow("a day of its own")
            << u"Speaking at Haldern"_s << third << u"**%1:** Speaking at Haldern"_s.arg(day);
        QTest::newRow("its words name the date")
            << u"Speaking at Haldern on 3 June"_s << third << u"Speaking at Haldern on 3 June"_s;
        QTest::newRow("its words name another date")
            << u"Tickets until 1 June"_s << third << u"**%1:** Tickets until 1 June"_s.arg(day);
        QTest::newRow("its words name a weekday, which is another one when it is read")
            << u"Speaking next Wednesday"_s << third << u"**%1:** Speaking next Wednesday"_s.arg(day);
        QTest::newRow("a list of its own") << u"- three"_s << std::optional<Day>() << u"\\- three"_s;
        QTest::newRow("a heading") << u"# three"_s << std::optional<Day>() << u"\\# three"_s;
        QTest::newRow("a number") << u"1. three"_s << std::optional<Day>() << u"1\\. three"_s;
        QTest::newRow("emphasis stays") << u"*three*"_s << std::optional<Day>() << u"*three*"_s;
        QTest::newRow("a link stays")
            << u"[three](https://x.example/)"_s << std::optional<Day>() << u"[three](https://x.example/)"_s;
    }
    void anItemSaysItsDayOnce()
    {
        QFETCH(QString, text);
        QFETCH(std::optional<Day>, on);
        QFETCH(QString, item);
        QCOMPARE(issueItem(note("a", text, on), today, british), item);
    }

    void theDraftsLanguageWritesItsDates()
    {
        const QLocale german(QLocale::German, QLocale::Austria);
        QCOMPARE(issueLocale(QString(), german), german);
        QCOMPARE(issueLocale(u"de"_s, german), german);
        QCOMPARE(issueLocale(u"fr-CA"_s, german).language(), QLocale::French);
        QCOMPARE(issueLocale(u"fr-CA"_s, german).territory(), QLocale::Canada);
        QCOMPARE(issueLocale(u"no language"_s, german), german);
    }

    void theyGoWhereTheyBreakNothing_data()
    {
        QTest::addColumn<QString>("before"); ///< a bar is where the cursor is
        QTest::addColumn<QString>("after");
        const auto row = [](const char* name, const QString& before, const QString& after) {
            QTest::newRow(name) << before << after;
        };
        const QString section = u"## Housekeeping notes\n\n- one\n- two\n"_s;
        row("an empty draft", u"|"_s, section);
        row("the very beginning means the end", u"|Hello.\n"_s, u"Hello.\n\n"_s + section);
        row("no end of line at the end", u"Hello.|"_s, u"Hello.\n\n"_s + section);
        row("the front matter means the end", u"---\ntitle: |x\n---\n\nHello.\n"_s,
            u"---\ntitle: x\n---\n\nHello.\n\n"_s + section);
        row("after the paragraph", u"One\n|line.\n\nTwo.\n"_s, u"One\nline.\n\n"_s + section + u"\nTwo.\n"_s);
        row("between paragraphs", u"One.\n\n|\nTwo.\n"_s, u"One.\n\n"_s + section + u"\nTwo.\n"_s);
        row("after a code block, however it looks inside", u"```\n# no\n\n|x\n```\nTwo.\n"_s,
            u"```\n# no\n\nx\n```\n\n"_s + section + u"\nTwo.\n"_s);
        row("after a list", u"- a|\n- b\n\nTwo.\n"_s, u"- a\n- b\n\n"_s + section + u"\nTwo.\n"_s);
        row("into the section that is there",
            u"|Hi.\n\n## Housekeeping notes\n\n- zero\n\n## More\n\nText.\n"_s,
            u"Hi.\n\n## Housekeeping notes\n\n- zero\n- one\n- two\n\n## More\n\nText.\n"_s);
        row("with the mark of its list", u"|# housekeeping Notes\n\n* zero\n"_s,
            u"# housekeeping Notes\n\n* zero\n* one\n* two\n"_s);
        row("in place of an empty item", u"|Hi.\n\n## Housekeeping notes\n\n- \n"_s,
            u"Hi.\n\n## Housekeeping notes\n\n- one\n- two\n"_s);
        row("into a section without a list", u"|## Housekeeping notes\n\nText.\n"_s,
            u"## Housekeeping notes\n\n- one\n- two\n\nText.\n"_s);
        row("into a section that ends the text", u"|## Housekeeping notes"_s, section);
        row("a heading in a code block is none", u"```\n## Housekeeping notes\n```\n|"_s,
            u"```\n## Housekeeping notes\n```\n\n"_s + section);
    }
    void theyGoWhereTheyBreakNothing()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const int position = barIn(before);
        const IssueText made = withIssueNotes(before, {u"one"_s, u"two"_s}, heading, position);
        QCOMPARE(made.text, after);
        const QString line = made.text.split(u'\n').value(made.line);
        QVERIFY2(line.endsWith(u"one"_s), qPrintable(line));
    }

    void withoutNotesNothingChanges()
    {
        QCOMPARE(withIssueNotes(u"Hello.\n"_s, {}, heading, 3).text, u"Hello.\n"_s);
    }
};

QTEST_GUILESS_MAIN(TestIssueNotes)
#include "tst_issue_notes.moc"
