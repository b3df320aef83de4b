// The order of a series on a target, and what stands before and after a draft.
#include "core/flows/series.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant now{2'000'000};

DraftEntry draft(const QString& id, const QString& series = u"The baker"_s, std::optional<int> number = {})
{
    DraftEntry entry;
    entry.id = {id};
    entry.title = id;
    entry.series = series;
    entry.number = number;
    return entry;
}

Publication post(const QString& draft, int day, const QString& target = u"site"_s)
{
    Publication made;
    made.post = {.id = {draft}, .title = u"Post "_s + draft, .day = Day(2026, 3, day), .countsFrom = {day}};
    made.draft = draft;
    made.deliveries = {{.target = target,
                        .remote = draft,
                        .url = u"https://%1.example/%2"_s.arg(target, draft),
                        .hash = {},
                        .slug = {},
                        .at = {day}}};
    return made;
}

QString rowOf(const std::vector<SeriesPart>& parts)
{
    QStringList ids;
    for (const SeriesPart& part : parts)
        ids << part.draft.value;
    return ids.join(u' ');
}

QString row(const std::vector<DraftEntry>& drafts, const std::vector<Publication>& posts)
{
    return rowOf(seriesOn(u"the Baker "_s, u"site"_s, drafts, posts, now));
}

} // namespace

class TestSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOrderIsThatOfTheFirstPublication()
    {
        QCOMPARE(row({draft(u"a"_s), draft(u"b"_s), draft(u"c"_s)},
                     {post(u"c"_s, 1), post(u"a"_s, 3), post(u"b"_s, 2)}),
                 u"c b a"_s);
    }

    void numbersComeBeforeDays()
    {
        QCOMPARE(row({draft(u"a"_s, u"The baker"_s, 1), draft(u"b"_s, u"The baker"_s, 2),
                      draft(u"c"_s, u"The baker"_s, 3)},
                     {post(u"c"_s, 1), post(u"a"_s, 3), post(u"b"_s, 2)}),
                 u"a b c"_s);
    }

    void onePartWithoutANumberStandsByItsDay()
    {
        QCOMPARE(row({draft(u"a"_s, u"The baker"_s, 1), draft(u"b"_s, u"The baker"_s, 2), draft(u"aside"_s)},
                     {post(u"a"_s, 1), post(u"b"_s, 9), post(u"aside"_s, 5)}),
                 u"a aside b"_s);
        QCOMPARE(row({draft(u"a"_s, u"The baker"_s, 1), draft(u"first"_s)},
                     {post(u"a"_s, 4), post(u"first"_s, 2)}),
                 u"first a"_s);
    }

    void onlyWhatReadersOfTheTargetSeeIsPartOfIt()
    {
        const std::vector<DraftEntry> drafts{draft(u"a"_s), draft(u"b"_s), draft(u"c"_s),
                                             draft(u"d"_s), draft(u"e"_s), draft(u"f"_s, u"Another"_s),
                                             draft(u"g"_s)};
        Publication gone = post(u"b"_s, 2);
        gone.post.retracted = true;
        Publication takenBack = post(u"c"_s, 3);
        takenBack.deliveries.front().live = false;
        Publication unseen = post(u"d"_s, 4);
        unseen.deliveries.front().state = DeliveryState::Draft;
        Publication later = post(u"e"_s, 5);
        later.post.countsFrom = {now.msecs + 1};
        QCOMPARE(row(drafts, {post(u"a"_s, 1), gone, takenBack, unseen, later, post(u"f"_s, 6),
                              post(u"g"_s, 7, u"elsewhere"_s)}),
                 u"a"_s);
    }

    void theNeighboursOfAPostAreNamed()
    {
        const std::vector<DraftEntry> drafts{draft(u"a"_s), draft(u"b"_s), draft(u"c"_s)};
        const SeriesPlace place = seriesPlace({u"b"_s}, u"site"_s, drafts,
                                              {post(u"a"_s, 1), post(u"b"_s, 2), post(u"c"_s, 3)}, now);
        QCOMPARE(place.series, u"The baker"_s);
        QCOMPARE(place.part, 2);
        QCOMPARE(place.parts, 3);
        QVERIFY(place.previous && place.next);
        QCOMPARE(place.previous->title, u"Post a"_s);
        QCOMPARE(place.previous->url, u"https://site.example/a"_s);
        QCOMPARE(place.next->title, u"Post c"_s);
        QCOMPARE(place.beside, (std::vector<DraftId>{{u"a"_s}, {u"c"_s}}));
    }

    void aDraftThatIsNotOutComesLast()
    {
        const std::vector<DraftEntry> drafts{draft(u"a"_s), draft(u"b"_s), draft(u"new"_s)};
        const SeriesPlace place =
            seriesPlace({u"new"_s}, u"site"_s, drafts, {post(u"a"_s, 1), post(u"b"_s, 2)}, now);
        QCOMPARE(place.part, 3);
        QVERIFY(place.previous && !place.next);
        QCOMPARE(place.previous->title, u"Post b"_s);
    }

    void aDraftThatIsNotOutStandsByItsNumber()
    {
        const std::vector<DraftEntry> drafts{draft(u"a"_s, u"The baker"_s, 1),
                                             draft(u"c"_s, u"The baker"_s, 3),
                                             draft(u"b"_s, u"The baker"_s, 2)};
        const SeriesPlace place =
            seriesPlace({u"b"_s}, u"site"_s, drafts, {post(u"a"_s, 1), post(u"c"_s, 2)}, now);
        QCOMPARE(place.part, 2);
        QCOMPARE(place.previous->title, u"Post a"_s);
        QCOMPARE(place.next->title, u"Post c"_s);
    }

    void aPostKnownElsewhereKeepsItsDayHere()
    {
        const std::vector<DraftEntry> drafts{draft(u"a"_s), draft(u"b"_s), draft(u"c"_s)};
        const SeriesPlace place =
            seriesPlace({u"b"_s}, u"site"_s, drafts,
                        {post(u"a"_s, 1), post(u"b"_s, 2, u"elsewhere"_s), post(u"c"_s, 3)}, now);
        QCOMPARE(place.previous->title, u"Post a"_s);
        QCOMPARE(place.next->title, u"Post c"_s);
    }

    void aPartWithoutAnAddressIsPassedOver()
    {
        const std::vector<DraftEntry> drafts{draft(u"a"_s), draft(u"b"_s), draft(u"c"_s)};
        Publication bare = post(u"b"_s, 2);
        bare.deliveries.front().url.clear();
        const SeriesPlace place =
            seriesPlace({u"c"_s}, u"site"_s, drafts, {post(u"a"_s, 1), bare, post(u"c"_s, 3)}, now);
        QCOMPARE(place.part, 3);
        QCOMPARE(place.previous->title, u"Post a"_s);
    }

    void aDraftOfNoSeriesHasNoPlace()
    {
        const SeriesPlace place =
            seriesPlace({u"a"_s}, u"site"_s, {draft(u"a"_s, u"  "_s)}, {post(u"a"_s, 1)}, now);
        QVERIFY(place.series.isEmpty() && !place.previous && !place.next);
        QCOMPARE(place.part, 0);
        QCOMPARE(seriesPlace({u"unknown"_s}, u"site"_s, {}, {}, now).part, 0);
        QVERIFY(seriesOn(QString(), u"site"_s, {draft(u"a"_s, QString())}, {post(u"a"_s, 1)}, now).empty());
    }

    void aSeriesIsCalledAsItIsWrittenMostOften()
    {
        const auto series = seriesByDraft({draft(u"a"_s, u"the baker"_s), draft(u"b"_s, u"The Baker"_s),
                                           draft(u"c"_s, u"The  Baker"_s), draft(u"d"_s, QString())});
        QCOMPARE(series, (std::map<QString, QString>{
                             {u"a"_s, u"The Baker"_s}, {u"b"_s, u"The Baker"_s}, {u"c"_s, u"The Baker"_s}}));
    }
};

QTEST_GUILESS_MAIN(TestSeries)
#include "tst_series.moc"
