#include "core/habit/log.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

Brick brickOf(BrickSize size, BrickSource source, const QString& note = {},
              std::optional<QString> direction = {})
{
    Brick brick;
    brick.day = Day(2025, 1, 15);
    brick.size = size;
    brick.source = source;
    brick.note = note;
    brick.direction = std::move(direction);
    return brick;
}

} // namespace

class TestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLargestSizeStays()
    {
        const std::vector<BrickSize> sizes{BrickSize::Small, BrickSize::Normal, BrickSize::Large};
        for (const BrickSize first : sizes) {
            for (const BrickSize second : sizes) {
                const Brick brick =
                    merged(brickOf(first, BrickSource::Manual), brickOf(second, BrickSource::Manual));
                QCOMPARE(brick.size, std::max(first, second));
            }
        }
    }

    void manualIfAnyWasManual()
    {
        const auto sourceOf = [](BrickSource first, BrickSource second) {
            return merged(brickOf(BrickSize::Normal, first), brickOf(BrickSize::Normal, second)).source;
        };
        QCOMPARE(sourceOf(BrickSource::Auto, BrickSource::Auto), BrickSource::Auto);
        QCOMPARE(sourceOf(BrickSource::Auto, BrickSource::Manual), BrickSource::Manual);
        QCOMPARE(sourceOf(BrickSource::Manual, BrickSource::Auto), BrickSource::Manual);
        QCOMPARE(sourceOf(BrickSource::Manual, BrickSource::Manual), BrickSource::Manual);
    }

    void notesAreJoined_data()
    {
        QTest::addColumn<QString>("earlier");
        QTest::addColumn<QString>("later");
        QTest::addColumn<QString>("joined");
        QTest::newRow("by a newline") << u"outline"_s << u"first draft"_s << u"outline\nfirst draft"_s;
        QTest::newRow("none at all") << u""_s << u""_s << u""_s;
        QTest::newRow("only the earlier") << u"outline"_s << u""_s << u"outline"_s;
        QTest::newRow("only the later") << u""_s << u"first draft"_s << u"first draft"_s;
        QTest::newRow("several lines stay") << u"a\nb"_s << u"c\nd"_s << u"a\nb\nc\nd"_s;
        QTest::newRow("the same note twice is written twice") << u"edit"_s << u"edit"_s << u"edit\nedit"_s;
    }

    void notesAreJoined()
    {
        QFETCH(QString, earlier);
        QFETCH(QString, later);
        const Brick brick = merged(brickOf(BrickSize::Normal, BrickSource::Manual, earlier),
                                   brickOf(BrickSize::Normal, BrickSource::Manual, later));
        QTEST(brick.note, "joined");
    }

    void theLastDirectionStays()
    {
        const auto directionOf = [](std::optional<QString> first, std::optional<QString> second) {
            return merged(brickOf(BrickSize::Normal, BrickSource::Manual, {}, std::move(first)),
                          brickOf(BrickSize::Normal, BrickSource::Manual, {}, std::move(second)))
                .direction;
        };
        QCOMPARE(directionOf({}, {}), std::nullopt);
        QCOMPARE(directionOf(u"essay"_s, {}), u"essay"_s);
        QCOMPARE(directionOf({}, u"letter"_s), u"letter"_s);
        QCOMPARE(directionOf(u"essay"_s, u"letter"_s), u"letter"_s);
        QCOMPARE(directionOf(u"essay"_s, u""_s), u"essay"_s);
        QCOMPARE(directionOf({}, u""_s), std::nullopt);
    }

    void theFirstStampAndDayStay()
    {
        Brick earlier = brickOf(BrickSize::Small, BrickSource::Auto);
        earlier.stamp = {.at = {1000}, .zone = u"Europe/Berlin"_s, .rollover = {180}};
        Brick later = brickOf(BrickSize::Large, BrickSource::Manual);
        later.stamp = {.at = {2000}, .zone = u"Asia/Tokyo"_s, .rollover = {}};
        const Brick brick = merged(earlier, later);
        QCOMPARE(brick.stamp, earlier.stamp);
        QCOMPARE(brick.day, earlier.day);
    }

    void mergingIsAssociative()
    {
        const Brick a = brickOf(BrickSize::Small, BrickSource::Auto, u"a"_s, u"essay"_s);
        const Brick b = brickOf(BrickSize::Large, BrickSource::Manual);
        const Brick c = brickOf(BrickSize::Normal, BrickSource::Auto, u"c"_s, u"letter"_s);
        QCOMPARE(merged(merged(a, b), c), merged(a, merged(b, c)));
    }

    void namesAreReadBack()
    {
        for (const BrickSize size : {BrickSize::Small, BrickSize::Normal, BrickSize::Large})
            QCOMPARE(brickSizeFrom(toText(size)), size);
        for (const BrickSource source : {BrickSource::Manual, BrickSource::Auto})
            QCOMPARE(brickSourceFrom(toText(source)), source);
        for (const WeekStart start : {WeekStart::Monday, WeekStart::Sunday, WeekStart::Saturday})
            QCOMPARE(weekStartFrom(toText(start)), start);
        QCOMPARE(toText(BrickSize::Small), u"small"_s);
        QCOMPARE(toText(BrickSize::Normal), u"normal"_s);
        QCOMPARE(toText(BrickSize::Large), u"large"_s);
        QCOMPARE(toText(BrickSource::Manual), u"manual"_s);
        QCOMPARE(toText(BrickSource::Auto), u"auto"_s);
        QCOMPARE(toText(WeekStart::Monday), u"monday"_s);
        QCOMPARE(toText(WeekStart::Sunday), u"sunday"_s);
        QCOMPARE(toText(WeekStart::Saturday), u"saturday"_s);
    }

    void otherNamesAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "Small", "NORMAL", "huge", "monday ", " auto", "tuesday", "1", "smal"})
            QTest::addRow("'%s'", text) << QString::fromLatin1(text);
    }

    void otherNamesAreRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!brickSizeFrom(text));
        QVERIFY(!brickSourceFrom(text));
        QVERIFY(!weekStartFrom(text));
    }
};

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"
