// Each draft opens where it was left, after a restart and after a crash; what is damaged harms nothing.
#include "core/flows/place_book.h"
#include "tests/core/workspace/drafts_folder.h"

#include <QTest>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int soon = 15'000; ///< milliseconds that something asynchronous may take on a busy machine

const DraftId essay{u"posts/essay.md"_s};
const DraftId other{u"ä \"other\".md"_s};

} // namespace

class TestPlaceBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasLeftIsThereAtTheNextStart();
    void itIsWrittenBeforeAnybodyEnds();
    void aRenamedDraftKeepsItsPlace();
    void thoseLeftLongestAgoAreForgotten();
    void whatCannotBeReadIsNothing_data();
    void whatCannotBeReadIsNothing();
    void aPlaceThatCannotBeWrittenHarmsNothing();
};

void TestPlaceBook::whatWasLeftIsThereAtTheNextStart()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"places.json"_s);
    {
        PlaceBook book(file);
        QVERIFY(!book.of(essay));
        book.put(essay, {.cursor = 5'000, .scroll = 120});
        book.put(other, {.cursor = 1, .scroll = 0});
        book.put(essay, {.cursor = 5'001, .scroll = 121});
        book.put({}, {.cursor = 9, .scroll = 9});
    }
    const PlaceBook again(file);
    QCOMPARE(again.of(essay), std::optional(TextPlace{.cursor = 5'001, .scroll = 121}));
    QCOMPARE(again.of(other), std::optional(TextPlace{.cursor = 1, .scroll = 0}));
    QVERIFY(!again.of({}));
}

void TestPlaceBook::itIsWrittenBeforeAnybodyEnds()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"places.json"_s);
    PlaceBook book(file);
    book.put(essay, {.cursor = 7, .scroll = 0});
    QTRY_VERIFY_WITH_TIMEOUT(PlaceBook(file).of(essay), soon);
    book.put(essay, {.cursor = 8, .scroll = 0});
    QTRY_COMPARE_WITH_TIMEOUT(PlaceBook(file).of(essay)->cursor, 8, soon);
}

void TestPlaceBook::aRenamedDraftKeepsItsPlace()
{
    const QTemporaryDir place;
    PlaceBook book(place.filePath(u"places.json"_s));
    book.put(essay, {.cursor = 7, .scroll = 3});
    book.rename(essay, other);
    QVERIFY(!book.of(essay));
    QCOMPARE(book.of(other), std::optional(TextPlace{.cursor = 7, .scroll = 3}));
    book.rename(essay, {u"third.md"_s});
    QVERIFY(!book.of({u"third.md"_s}));
}

void TestPlaceBook::thoseLeftLongestAgoAreForgotten()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"places.json"_s);
    const auto id = [](int number) { return DraftId{u"%1.md"_s.arg(number)}; };
    const int all = static_cast<int>(PlaceBook::most) + 10;
    {
        PlaceBook book(file);
        for (int number = 0; number < all; ++number)
            book.put(id(number), {.cursor = number + 1, .scroll = 0});
        book.put(id(0), {.cursor = 99, .scroll = 0}); // left once more
    }
    const PlaceBook again(file);
    QVERIFY(again.of(id(0)));
    for (int number = 1; number <= 10; ++number)
        QVERIFY(!again.of(id(number)));
    QVERIFY(again.of(id(11)));
    QVERIFY(again.of(id(all - 1)));
}

void TestPlaceBook::whatCannotBeReadIsNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut off") << QByteArray(R"({"places":[["posts/essay.md",)");
    QTest::newRow("another shape") << QByteArray(R"({"places":{"posts/essay.md":1}})");
    QTest::newRow("an entry without a place") << QByteArray(R"({"places":[[],7,null,"x"]})");
}

void TestPlaceBook::whatCannotBeReadIsNothing()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir place;
    const QString file = place.filePath(u"places.json"_s);
    QVERIFY(put(file, bytes));
    {
        PlaceBook book(file);
        QVERIFY(!book.of(essay));
        book.put(essay, {.cursor = 7, .scroll = 3});
    }
    QVERIFY(PlaceBook(file).of(essay));
}

void TestPlaceBook::aPlaceThatCannotBeWrittenHarmsNothing()
{
    const QTemporaryDir place;
    PlaceBook book(place.filePath(u"no/such/folder/places.json"_s));
    book.put(essay, {.cursor = 7, .scroll = 3});
    book.settle();
    QCOMPARE(book.of(essay)->cursor, 7);
}

QTEST_GUILESS_MAIN(TestPlaceBook)
#include "tst_place_book.moc"
