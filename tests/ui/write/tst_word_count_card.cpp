// What the word count is made of, in rows.
#include "ui/write/word_count_state.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

QString valueOf(const WordCountState& state, const QString& label)
{
    for (const CountRow& row : state.rows) {
        if (row.label == label)
            return row.value;
    }
    return u"no such row"_s;
}

WordCountState stateOf(const QString& text)
{
    const auto [all, seen] = countCharacters(text);
    CountedText counted;
    counted.words = parseMarkdown(text).words;
    counted.characters = all;
    counted.withoutBlanks = seen;
    return wordCountState(counted, QLocale(QLocale::English, QLocale::UnitedKingdom));
}

} // namespace

class TestWordCountCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWordStandsWhereItIsCounted()
    {
        const WordCountState state = stateOf(
            u"---\ntitle: Two words\n---\n# One heading\n\nThree words here and `code here`.\n\n> Quoted words\n"_s);
        QCOMPARE(state.total, u"8 words"_s);
        QCOMPARE(valueOf(state, u"Prose"_s), u"4"_s);
        QCOMPARE(valueOf(state, u"Headings"_s), u"2"_s);
        QCOMPARE(valueOf(state, u"Quotes"_s), u"2"_s);
        QCOMPARE(valueOf(state, u"Code"_s), u"2"_s);
        QCOMPARE(valueOf(state, u"Front matter"_s), u"3"_s);
    }

    void readingTakesMinutesRoundedUp_data()
    {
        QTest::addColumn<int>("words");
        QTest::addColumn<int>("cjk");
        QTest::addColumn<int>("minutes");
        QTest::newRow("nothing takes none") << 0 << 0 << 0;
        QTest::newRow("a word takes one") << 1 << 0 << 1;
        QTest::newRow("238 words take one") << 238 << 0 << 1;
        QTest::newRow("239 words take two") << 239 << 0 << 2;
        QTest::newRow("500 characters take one") << 500 << 500 << 1;
        QTest::newRow("both add up") << 738 << 500 << 2;
    }
    void readingTakesMinutesRoundedUp()
    {
        QFETCH(const int, words);
        QFETCH(const int, cjk);
        QFETCH(const int, minutes);
        WordCount count;
        count.prose = words;
        count.cjk = cjk;
        QCOMPARE(readingMinutes(count), minutes);
    }

    void charactersAreWhatAReaderSees_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("all");
        QTest::addColumn<int>("seen");
        QTest::newRow("nothing") << QString() << 0 << 0;
        QTest::newRow("blanks count once") << u"a b\n"_s << 4 << 2;
        QTest::newRow("a letter with its mark is one") << u"e\u0301"_s << 1 << 1;
        QTest::newRow("a family is one") << u"👨‍👩‍👧 x"_s << 3 << 2;
    }
    void charactersAreWhatAReaderSees()
    {
        QFETCH(const QString, text);
        QFETCH(const int, all);
        QFETCH(const int, seen);
        QCOMPARE(countCharacters(text), std::pair(all, seen));
    }

    void aGoalSaysWhatIsLeft()
    {
        CountedText counted;
        counted.words.prose = 1200;
        counted.goal = 1500;
        counted.pace = u"80 a day until 1 Dec"_s;
        const WordCountState state =
            wordCountState(counted, QLocale(QLocale::English, QLocale::UnitedKingdom));
        QCOMPARE(valueOf(state, u"Goal"_s), u"300 to go of 1,500"_s);
        QCOMPARE(valueOf(state, u"Pace"_s), u"80 a day until 1 Dec"_s);
    }

    void theSelectionIsCountedOnlyIfThereIsOne()
    {
        CountedText counted;
        QCOMPARE(valueOf(wordCountState(counted, QLocale()), u"Selected"_s), u"no such row"_s);
        counted.selectedWords = 7;
        QCOMPARE(valueOf(wordCountState(counted, QLocale()), u"Selected"_s), u"7"_s);
    }
};

QTEST_GUILESS_MAIN(TestWordCountCard)
#include "tst_word_count_card.moc"
