// Words a day: what is drawn, said and opened.
#include "tests/ui/charts/drawn_chart.h"
#include "ui/charts/words_per_day_chart.h"

#include <QSignalSpy>
#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestWordsPerDayChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutWordsItInvites();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void typedAndPastedAreToldApart();
    void aDayOfCuttingHangsUnderTheBase();
    void aPastedBookDoesNotFlattenTheDays();
    void theGoalStepsOnItsDayOnly_data();
    void theGoalStepsOnItsDayOnly();
    void cardsSayAll_data();
    void cardsSayAll();
    void onlyDaysAreOpened();
    void keysWalkByDayAndByFourWeeks();
    void twentyYearsOfDays();
    void theTableSaysTheSame();
    void mirrored();
};

namespace {

const Day start(2025, 11, 3); // a Monday

WordsBar barOf(int day, int typed, int pasted = 0, int minutes = 0, int goal = 0)
{
    return {.first = start.plus(day),
            .last = start.plus(day),
            .typed = typed,
            .pasted = pasted,
            .minutes = minutes,
            .goal = goal};
}

WordsPerDay wordsOf(std::vector<WordsBar> bars)
{
    return {.unit = WordsUnit::Days,
            .bars = std::move(bars),
            .welcome = u"The first words you type start this chart."_s,
            .locale = english()};
}

WordsPerDay writer(int days, WordsUnit unit = WordsUnit::Days)
{
    WordsPerDay words = wordsOf({});
    words.unit = unit;
    const int each = unit == WordsUnit::Days ? 1 : unit == WordsUnit::Weeks ? 7 : 30;
    quint32 seed = 7;
    const auto next = [&seed](quint32 below) {
        seed = seed * 1664525U + 1013904223U;
        return static_cast<int>((seed >> 8) % below);
    };
    for (int i = 0; i < days; ++i) {
        const int luck = next(10);
        WordsBar bar = barOf(i * each,
                             luck < 3    ? 0
                             : luck == 3 ? -next(300)
                                         : next(900) * each,
                             luck == 8 ? next(500) * each : 0, next(120), (i < days / 2 ? 300 : 500) * each);
        bar.last = bar.first.plus(each - 1);
        words.bars.push_back(bar);
    }
    return words;
}

struct Shown
{
    explicit Shown(const WordsPerDay& words, QSize size = {420, 180}, Scheme scheme = Scheme::Light)
        : chart(theme)
    {
        theme.setMode(scheme == Scheme::Dark ? ThemeMode::Dark : ThemeMode::Light);
        chart.setWords(words);
        chart.resize(size);
    }
    bool show()
    {
        chart.show();
        if (!QTest::qWaitForWindowActive(&chart))
            return false;
        chart.setFocus();
        return true;
    }
    [[nodiscard]] qreal centre(int cell) const { return chart.cellRect(cell).center().x(); }

    Theme theme;
    WordsPerDayChart chart;
};

} // namespace

void TestWordsPerDayChart::withoutWordsItInvites()
{
    Shown shown(wordsOf({}));
    QCOMPARE(shown.chart.cellCount(), 0);
    QVERIFY(!shown.chart.accessibleName().isEmpty());
    QVERIFY(shown.chart.table().shown.empty());
    const QImage image = drawn(shown.chart, shown.theme, u"words-empty"_s);
    QVERIFY2(pointsOf(image, shown.theme.tokens().wall) < qsizetype{image.width()} * image.height(),
             "the invitation is not drawn");
    QTest::mouseMove(&shown.chart, {100, 50});
    QTest::keyClick(&shown.chart, Qt::Key_Right);
    QCOMPARE(shown.chart.currentCell(), std::nullopt);
}

void TestWordsPerDayChart::nothingIsCutOff_data()
{
    QTest::addColumn<WordsPerDay>("words");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Scheme>("scheme");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    const QSize least(200, 110);
    const QSize usual(420, 180);
    const auto ltr = Qt::LeftToRight;
    const auto rtl = Qt::RightToLeft;
    QTest::newRow("one-day") << wordsOf({barOf(0, 412, 0, 35, 300)}) << usual << Scheme::Light << ltr;
    QTest::newRow("one-day-of-nothing") << wordsOf({barOf(0, 0)}) << usual << Scheme::Light << ltr;
    QTest::newRow("only-cutting") << wordsOf({barOf(0, -40), barOf(1, -400)}) << usual << Scheme::Light
                                  << ltr;
    QTest::newRow("first-week") << writer(6) << usual << Scheme::Light << ltr;
    QTest::newRow("twelve-weeks") << writer(84) << QSize(640, 200) << Scheme::Light << ltr;
    QTest::newRow("twelve-weeks-dark-mirrored") << writer(84) << QSize(640, 200) << Scheme::Dark << rtl;
    QTest::newRow("least") << writer(84) << least << Scheme::Light << ltr;
    QTest::newRow("least-dark-mirrored") << writer(84) << least << Scheme::Dark << rtl;
    QTest::newRow("year-of-weeks") << writer(53, WordsUnit::Weeks) << usual << Scheme::Light << ltr;
    QTest::newRow("eight-years-of-months") << writer(96, WordsUnit::Months) << usual << Scheme::Dark << ltr;
    QTest::newRow("twenty-years-of-days") << writer(7'300) << usual << Scheme::Light << ltr;
}

void TestWordsPerDayChart::nothingIsCutOff()
{
    QFETCH(WordsPerDay, words);
    QFETCH(QSize, size);
    QFETCH(Scheme, scheme);
    QFETCH(Qt::LayoutDirection, direction);
    if (direction == Qt::RightToLeft)
        words.locale = QLocale(QLocale::Hebrew);
    Shown shown(words, size, scheme);
    shown.chart.setLayoutDirection(direction);
    const QImage image =
        drawn(shown.chart, shown.theme, u"words-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(!touchesRim(image, shown.theme.tokens().wall));
    QVERIFY(size.width() >= shown.chart.minimumSizeHint().width());
    QVERIFY(size.height() >= shown.chart.minimumSizeHint().height());
    for (int cell = 0; cell < shown.chart.cellCount(); ++cell)
        QVERIFY(QRectF(shown.chart.rect()).contains(shown.chart.cellRect(cell)));
}

void TestWordsPerDayChart::typedAndPastedAreToldApart()
{
    Shown shown(wordsOf({barOf(0, 400), barOf(1, 400, 200), barOf(2, 0, 200)}));
    const QImage image = drawn(shown.chart, shown.theme, u"words-pasted"_s);
    const QColor typed = shown.theme.tokens().brick2;
    const auto alone = rowsOf(image, shown.centre(0), typed);
    QVERIFY(!alone.isEmpty());
    QCOMPARE(rowsOf(image, shown.centre(1), typed), alone);
    QVERIFY2(rowsOf(image, shown.centre(2), typed).isEmpty(), "pasted words look like typed ones");
    // The pasted part begins above the typed one.
    const QColor pasted =
        image.pixelColor(qFloor(shown.centre(2) * image.devicePixelRatio()), alone.back() - 3);
    QVERIFY(pasted != shown.theme.tokens().wall);
    const auto part = rowsOf(image, shown.centre(1), pasted);
    QVERIFY(!part.isEmpty());
    QVERIFY(part.back() < alone.front());
    QVERIFY(std::abs(2 * part.size() - alone.size()) <= 8 * image.devicePixelRatio());
}

void TestWordsPerDayChart::aDayOfCuttingHangsUnderTheBase()
{
    Shown shown(wordsOf({barOf(0, 400), barOf(1, -200), barOf(2, -200, 100)}));
    const QImage image = drawn(shown.chart, shown.theme, u"words-cut"_s);
    const auto above = rowsOf(image, shown.centre(0), shown.theme.tokens().brick2);
    QVERIFY(!above.isEmpty());
    const int base = above.back();
    QVERIFY(rowsOf(image, shown.centre(1), shown.theme.tokens().brick2).isEmpty());
    const auto colourAt = [&](int cell, int row) {
        return image.pixelColor(qFloor(shown.centre(cell) * image.devicePixelRatio()), row);
    };
    const QColor cut = colourAt(1, base + 8);
    QVERIFY(cut != shown.theme.tokens().wall);
    const auto below = rowsOf(image, shown.centre(1), cut);
    QVERIFY(below.front() > base);
    QVERIFY(std::abs(2 * below.size() - above.size()) <= 8 * image.devicePixelRatio());
    QCOMPARE(colourAt(2, base + 8), cut);
    QVERIFY2(colourAt(2, base - 8) != colourAt(1, base - 8),
             "what was pasted that day stands above the base");
    QVERIFY2(colourAt(0, base + 8) != cut, "nothing hangs under a day of writing");
}

void TestWordsPerDayChart::aPastedBookDoesNotFlattenTheDays()
{
    Shown shown(wordsOf({barOf(0, 400), barOf(1, 300, 80'000), barOf(2, -60'000)}), {420, 220});
    const QImage image = drawn(shown.chart, shown.theme, u"words-book"_s);
    QVERIFY(rowsOf(image, shown.centre(0), shown.theme.tokens().brick2).size() > image.height() / 8);
    QVERIFY(shown.chart.cardOf(1).lines.contains(u"80,000 words pasted"_s));
    QVERIFY(!touchesRim(image, shown.theme.tokens().wall));
}

void TestWordsPerDayChart::theGoalStepsOnItsDayOnly_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestWordsPerDayChart::theGoalStepsOnItsDayOnly()
{
    QFETCH(Qt::LayoutDirection, direction);
    WordsPerDay words = wordsOf({});
    for (int day = 0; day < 30; ++day)
        words.bars.push_back(barOf(day, 0, 0, 0, day < 10 ? 0 : day < 20 ? 300 : 600));
    Shown shown(words, {600, 200});
    shown.chart.setLayoutDirection(direction);
    const QImage image = drawn(shown.chart, shown.theme, u"words-goal"_s);
    QMap<int, QSet<int>> heights; // by day, the rows its goal line is seen in
    for (int day = 0; day < 30; ++day) {
        // The step itself is drawn where the columns meet.
        const QRectF column = shown.chart.cellRect(day).adjusted(2, 0, -2, 0);
        for (qreal x = column.left(); x < column.right(); x += 1)
            for (const int row : rowsOf(image, x, shown.theme.tokens().brick))
                heights[day].insert(row);
    }
    QSet<int> before;
    QSet<int> after;
    for (int day = 0; day < 30; ++day) {
        if (day < 10)
            QVERIFY2(heights[day].isEmpty(), "a line without a goal");
        else
            (day < 20 ? before : after) |= heights[day];
    }
    QVERIFY(!before.isEmpty() && !after.isEmpty());
    const auto spread = [](const QSet<int>& rows) {
        return *std::ranges::max_element(rows) - *std::ranges::min_element(rows);
    };
    QVERIFY(spread(before) <= 2);
    QVERIFY(spread(after) <= 2);
    QVERIFY(*std::ranges::max_element(after) < *std::ranges::min_element(before) - 20);
}

void TestWordsPerDayChart::cardsSayAll_data()
{
    QTest::addColumn<WordsBar>("bar");
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("name");
    const QString day = u"Monday, 3 November 2025"_s;
    QTest::newRow("a day of typing") << barOf(0, 412) << QStringList{u"412 words typed"_s}
                                     << day + u", 412 words typed"_s;
    QTest::newRow("one word in one minute")
        << barOf(0, 1, 0, 1) << QStringList{u"1 word typed"_s, u"1 minute of writing"_s}
        << day + u", 1 word typed"_s;
    QTest::newRow("the goal reached, with pasted words told apart")
        << barOf(0, 1200, 300, 48, 500)
        << QStringList{u"1,200 words typed"_s, u"300 words pasted"_s, u"48 minutes of writing"_s,
                       u"✓ goal of 500 words reached"_s}
        << day + u", 1,200 words typed, 300 words pasted, goal of 500 words reached"_s;
    QTest::newRow("pasting does not reach a goal")
        << barOf(0, 20, 3000, 2, 500)
        << QStringList{u"20 words typed"_s, u"3,000 words pasted"_s, u"2 minutes of writing"_s,
                       u"○ goal of 500 words not reached"_s}
        << day + u", 20 words typed, 3,000 words pasted, goal of 500 words not reached"_s;
    QTest::newRow("exactly the goal")
        << barOf(0, 500, 0, 0, 500) << QStringList{u"500 words typed"_s, u"✓ goal of 500 words reached"_s}
        << day + u", 500 words typed, goal of 500 words reached"_s;
    QTest::newRow("more cut than typed") << barOf(0, -26) << QStringList{u"26 words more cut than typed"_s}
                                         << day + u", 26 words more cut than typed"_s;
    QTest::newRow("nothing") << barOf(0, 0) << QStringList{u"0 words typed"_s} << day + u", 0 words typed"_s;
}

void TestWordsPerDayChart::cardsSayAll()
{
    QFETCH(WordsBar, bar);
    const Shown shown(wordsOf({bar}));
    QVERIFY(shown.chart.cardOf(0).title.contains(u"3 November 2025"_s));
    QTEST(shown.chart.cardOf(0).lines, "lines");
    QString name = shown.chart.nameOf(0);
    name.replace(shown.chart.cardOf(0).title, u"Monday, 3 November 2025"_s);
    QTEST(name, "name");
}

void TestWordsPerDayChart::onlyDaysAreOpened()
{
    Shown shown(writer(20));
    QVERIFY(shown.show());
    QSignalSpy opened(&shown.chart, &WordsPerDayChart::activated);
    shown.chart.setCurrentCell(3);
    QTest::keyClick(&shown.chart, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].value<Day>(), start.plus(3));
    QTest::mouseClick(&shown.chart, Qt::LeftButton, {}, shown.chart.cellRect(17).center().toPoint());
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened[1][0].value<Day>(), start.plus(17));

    for (const WordsUnit unit : {WordsUnit::Weeks, WordsUnit::Months}) {
        shown.chart.setWords(writer(20, unit));
        shown.chart.setCurrentCell(3);
        QTest::keyClick(&shown.chart, Qt::Key_Return);
        QTest::mouseClick(&shown.chart, Qt::LeftButton, {}, shown.chart.cellRect(17).center().toPoint());
        QCOMPARE(shown.chart.currentCell(), 17);
        QCOMPARE(opened.count(), 2);
    }
}

void TestWordsPerDayChart::keysWalkByDayAndByFourWeeks()
{
    Shown shown(writer(84));
    QVERIFY(shown.show());
    QTest::keyClick(&shown.chart, Qt::Key_End);
    QCOMPARE(shown.chart.currentCell(), 83);
    QTest::keyClick(&shown.chart, Qt::Key_PageUp);
    QCOMPARE(shown.chart.currentCell(), 55);
    QTest::keyClick(&shown.chart, Qt::Key_Left);
    QCOMPARE(shown.chart.currentCell(), 54);
    QTest::keyClick(&shown.chart, Qt::Key_PageDown);
    QTest::keyClick(&shown.chart, Qt::Key_PageDown);
    QCOMPARE(shown.chart.currentCell(), 83);
    QTest::keyClick(&shown.chart, Qt::Key_Home);
    QTest::keyClick(&shown.chart, Qt::Key_PageUp);
    QCOMPARE(shown.chart.currentCell(), 0);
    shown.chart.setWords(writer(84, WordsUnit::Weeks));
    QTest::keyClick(&shown.chart, Qt::Key_End);
    QTest::keyClick(&shown.chart, Qt::Key_PageUp);
    QCOMPARE(shown.chart.currentCell(), 79);
}

void TestWordsPerDayChart::twentyYearsOfDays()
{
    WordsPerDay words = wordsOf({});
    for (int day = 0; day < 7'300; ++day)
        words.bars.push_back(barOf(day, day == 3'650 ? 900 : 300));
    Shown shown(words);
    QVERIFY(shown.show());
    for (const int cell : {0, 1, 3'649, 7'299}) {
        const QPointF centre = shown.chart.cellRect(cell).center();
        QTest::mouseClick(&shown.chart, Qt::LeftButton, {}, QPoint(qFloor(centre.x()), qFloor(centre.y())));
        QVERIFY(shown.chart.currentCell().has_value());
        QVERIFY(std::abs(shown.chart.cellRect(*shown.chart.currentCell()).center().x() - centre.x()) <= 1);
    }
    shown.chart.clearFocus();
    const QImage image = drawn(shown.chart, shown.theme);
    const auto tall = rowsOf(image, shown.centre(3'650), shown.theme.tokens().brick2);
    const auto usual = rowsOf(image, shown.centre(1'000), shown.theme.tokens().brick2);
    QVERIFY2(std::abs(3 * usual.size() - tall.size()) <= 6, "one long day among others is lost");
}

void TestWordsPerDayChart::theTableSaysTheSame()
{
    Shown shown(wordsOf({barOf(0, 1412, 30, 35, 300), barOf(1, -26)}));
    const ChartTable days = shown.chart.table();
    QCOMPARE(days.fileName, u"words-per-day"_s);
    QCOMPARE(days.keys, (QStringList{u"day"_s, u"typed"_s, u"pasted"_s, u"minutes"_s, u"goal"_s}));
    QCOMPARE(days.columns.size(), days.keys.size());
    QCOMPARE(days.plain.size(), std::size_t{2});
    QCOMPARE(days.plain[0], (QStringList{u"2025-11-03"_s, u"1412"_s, u"30"_s, u"35"_s, u"300"_s}));
    QCOMPARE(days.plain[1], (QStringList{u"2025-11-04"_s, u"-26"_s, u"0"_s, u"0"_s, QString()}));
    QCOMPARE(days.shown[0].at(1), u"1,412"_s);

    WordsPerDay weeks = wordsOf({barOf(0, 1412)});
    weeks.unit = WordsUnit::Weeks;
    weeks.bars[0].last = start.plus(6);
    shown.chart.setWords(weeks);
    const ChartTable table = shown.chart.table();
    QCOMPARE(table.plain[0].mid(0, 3), (QStringList{u"2025-11-03"_s, u"2025-11-09"_s, u"1412"_s}));
    QCOMPARE(table.columns.size(), table.plain[0].size());
    QCOMPARE(table.keys.size(), table.plain[0].size());
    QVERIFY(table.title != days.title);
}

void TestWordsPerDayChart::mirrored()
{
    Shown shown(writer(20));
    shown.chart.setLayoutDirection(Qt::RightToLeft);
    QVERIFY(shown.centre(0) > shown.centre(19));
    QVERIFY(shown.show());
    shown.chart.setCurrentCell(5);
    QTest::keyClick(&shown.chart, Qt::Key_Left);
    QCOMPARE(shown.chart.currentCell(), 6);
}

QTEST_MAIN(TestWordsPerDayChart)
#include "tst_words_per_day_chart.moc"
