// The table of posts as a model: rows change in place, sorting is by values, filtering by words.
#include "tests/ui/posts/sample_posts.h"
#include "ui/posts/posts_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestPostsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyChangeKeepsTheModelSound();
    void aNewPostIsOneInsertion();
    void theLatestOfADayComesFirst();
    void sortsByValue_data();
    void sortsByValue();
    void filterTakesWordsInAnyOrder_data();
    void filterTakesWordsInAnyOrder();
    void screenReadersHearUnits();
};

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

std::vector<Publication> three()
{
    return {sample::ours(u"old"_s, Day(2024, 12, 30), u"bricks"_s, 900, u"old.md"_s),
            sample::ours(u"mid"_s, Day(2025, 2, 1), u"Árbol"_s, 1200, u"mid.md"_s),
            sample::elsewhere(u"new"_s, Day(2025, 10, 2), u"Zone of rest"_s, u"https://letters.example/z"_s)};
}

QStringList keysOf(const QAbstractItemModel& model)
{
    QStringList keys;
    for (int row = 0; row < model.rowCount(); ++row)
        keys << model.index(row, 0).data(PostsModel::KeyRole).toString();
    return keys;
}

} // namespace

void TestPostsModel::initTestCase()
{
    QLocale::setDefault(english);
}

void TestPostsModel::everyChangeKeepsTheModelSound()
{
    PostsModel model;
    PostsFilter filter;
    filter.setSourceModel(&model);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto show = [&](const std::vector<Publication>& posts) {
        const PostsState state = postsState(posts, english);
        model.setState(state);
        QCOMPARE(model.rows(), state.rows);
    };
    show({});
    show(three());
    auto posts = sample::seventy();
    show(posts);
    posts.erase(posts.begin() + 10, posts.begin() + 20);
    posts[3].post.title = u"Another title"_s;
    posts[40] = sample::takenBack(posts[40]);
    show(posts);
    std::swap(posts[5].post.day, posts[30].post.day);
    std::swap(posts[5].post.countsFrom, posts[30].post.countsFrom);
    show(posts);
    filter.setWanted(u"desk"_s);
    show(sample::seventy(true));
    show({posts.front()});
    show({});
}

void TestPostsModel::aNewPostIsOneInsertion()
{
    PostsModel model;
    auto posts = sample::seventy();
    model.setState(postsState(posts, english));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    posts.push_back(sample::elsewhere(u"newest"_s, Day(2027, 1, 1), u"Newest"_s));
    model.setState(postsState(posts, english));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(removed.count(), 0);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(inserted.constFirst().at(1).toInt(), 0);
}

void TestPostsModel::theLatestOfADayComesFirst()
{
    const Day day(2025, 7, 21);
    Publication morning = sample::ours(u"morning"_s, day, u"Morning"_s, 10, u"a.md"_s);
    Publication evening = sample::ours(u"evening"_s, day, u"Evening"_s, 10, u"b.md"_s);
    morning.post.countsFrom = *Instant::fromIso(u"2025-07-21T08:00:00+02:00");
    evening.post.countsFrom = *Instant::fromIso(u"2025-07-22T02:00:00+02:00"); // of a day that begins at four
    PostsModel model;
    PostsFilter filter;
    filter.setSourceModel(&model);
    filter.sort(static_cast<int>(PostColumn::Date), Qt::DescendingOrder);
    model.setState(postsState({morning}, english));
    model.setState(postsState({morning, evening}, english));
    QCOMPARE(keysOf(filter), (QStringList{u"evening"_s, u"morning"_s}));
}

void TestPostsModel::sortsByValue_data()
{
    QTest::addColumn<PostColumn>("column");
    QTest::addColumn<QStringList>("ascending");
    QTest::newRow("dates, not their texts") << PostColumn::Date << QStringList{u"old"_s, u"mid"_s, u"new"_s};
    QTest::newRow("titles as a dictionary") << PostColumn::Title << QStringList{u"mid"_s, u"old"_s, u"new"_s};
    QTest::newRow("words, none known first")
        << PostColumn::Words << QStringList{u"new"_s, u"old"_s, u"mid"_s};
    QTest::newRow("weeks, the first post first")
        << PostColumn::SinceLast << QStringList{u"old"_s, u"mid"_s, u"new"_s};
}

void TestPostsModel::sortsByValue()
{
    QFETCH(PostColumn, column);
    QFETCH(QStringList, ascending);
    PostsModel model;
    PostsFilter filter;
    filter.setSourceModel(&model);
    model.setState(postsState(three(), english));
    filter.sort(static_cast<int>(column), Qt::AscendingOrder);
    QCOMPARE(keysOf(filter), ascending);
    std::ranges::reverse(ascending);
    filter.sort(static_cast<int>(column), Qt::DescendingOrder);
    QCOMPARE(keysOf(filter), ascending);
}

void TestPostsModel::filterTakesWordsInAnyOrder_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("nothing wanted") << u"  "_s << QStringList{u"new"_s, u"mid"_s, u"old"_s};
    QTest::newRow("case does not matter") << u"BRICKS"_s << QStringList{u"old"_s};
    QTest::newRow("accented capitals") << u"árbol"_s << QStringList{u"mid"_s};
    QTest::newRow("words in any order") << u"rest zone"_s << QStringList{u"new"_s};
    QTest::newRow("a place") << u"my site"_s << QStringList{u"mid"_s, u"old"_s};
    QTest::newRow("a year") << u"2025"_s << QStringList{u"new"_s, u"mid"_s};
    QTest::newRow("part of an address") << u"letters.example/z"_s << QStringList{u"new"_s};
    QTest::newRow("not there") << u"zeppelin"_s << QStringList();
}

void TestPostsModel::filterTakesWordsInAnyOrder()
{
    QFETCH(QString, wanted);
    PostsModel model;
    PostsFilter filter;
    filter.setSourceModel(&model);
    model.setState(postsState(three(), english));
    filter.setWanted(wanted);
    QTEST(keysOf(filter), "found");
}

void TestPostsModel::screenReadersHearUnits()
{
    PostsModel model;
    auto posts = three();
    posts.push_back(sample::takenBack(sample::elsewhere(u"gone"_s, Day(2025, 11, 1), u"Gone"_s)));
    model.setState(postsState(posts, english));
    const auto spoken = [&](const QString& key, PostColumn column) {
        const QModelIndex row = model.indexOf(PostId{key});
        return row.siblingAtColumn(static_cast<int>(column)).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(spoken(u"mid"_s, PostColumn::Words), u"1,200 words"_s);
    QCOMPARE(spoken(u"mid"_s, PostColumn::SinceLast), u"4.7 weeks since the last post"_s);
    QCOMPARE(spoken(u"gone"_s, PostColumn::Title), u"Gone, taken back"_s);
}

QTEST_GUILESS_MAIN(TestPostsModel)
#include "tst_posts_model.moc"
