#include "core/habit/writing.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day monday(2025, 7, 21);

Writing typed(const QString& draft, int added, int removed, qint64 first, qint64 last)
{
    Writing writing{.day = monday,
                    .draft = draft,
                    .title = u"Title"_s,
                    .words = {},
                    .msecs = last - first,
                    .first = Instant{first},
                    .last = Instant{last},
                    .total = 100};
    writing.of(WordSource::Typed) = {.added = added, .removed = removed};
    return writing;
}

} // namespace

class TestWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeBetweenKeys_data()
    {
        QTest::addColumn<std::optional<Instant>>("before");
        QTest::addColumn<qint64>("key");
        QTest::addColumn<qint64>("time");
        using Before = std::optional<Instant>;
        QTest::newRow("the first key takes no time") << Before() << qint64{50'000} << qint64{0};
        QTest::newRow("a gap counts") << Before(Instant{50'000}) << qint64{52'500} << qint64{2'500};
        QTest::newRow("30 seconds still count")
            << Before(Instant{50'000}) << qint64{80'000} << qint64{30'000};
        QTest::newRow("a longer gap was a pause") << Before(Instant{50'000}) << qint64{80'001} << qint64{0};
        QTest::newRow("a clock that was put back") << Before(Instant{50'000}) << qint64{49'000} << qint64{0};
    }
    void timeBetweenKeys()
    {
        QFETCH(const std::optional<Instant>, before);
        QFETCH(const qint64, key);
        QTEST(writingTime(before, Instant{key}), "time");
    }

    void aDayIsTheSumOfItsDrafts()
    {
        WritingLog log;
        add(log, typed(u"a.md"_s, 300, 20, 1'000, 121'000));
        add(log, typed(u"b.md"_s, 150, 6, 200'000, 260'000));
        add(log, typed(u"a.md"_s, 8, 0, 300'000, 301'000));
        const DayWriting day = dayWriting(log, monday);
        QCOMPARE(day.of(WordSource::Typed).added, 458);
        QCOMPARE(day.of(WordSource::Typed).removed, 26);
        QCOMPARE(day.typed(), 432);
        QCOMPARE(day.minutes(), 3);
        QCOMPARE(log.at(monday).size(), 2U);
        QCOMPARE(log.at(monday).at(u"a.md"_s).first->msecs, 1'000);
        QCOMPARE(log.at(monday).at(u"a.md"_s).last->msecs, 301'000);
        QVERIFY(dayWriting(log, monday.next()) == DayWriting());
    }

    void onlyTypedWordsAreTheDaysWork()
    {
        WritingLog log;
        Writing writing = typed(u"a.md"_s, 10, 0, 0, 0);
        writing.of(WordSource::Pasted) = {.added = 500, .removed = 0};
        writing.of(WordSource::External) = {.added = 0, .removed = 70};
        add(log, writing);
        QCOMPARE(dayWriting(log, monday).typed(), 10);
    }

    void aDayOfCuttingIsNegative()
    {
        WritingLog log;
        add(log, typed(u"a.md"_s, 80, 200, 0, 0));
        QCOMPARE(dayWriting(log, monday).typed(), -120);
    }
};

QTEST_APPLESS_MAIN(TestWriting)
#include "tst_writing.moc"
