// What may be chosen in the publishing sheet, and when its button publishes.
#include "tests/ui/posts/sample_facts.h"

#include <QTest>

using namespace brickwork;
using namespace brickwork::sample;
using namespace Qt::StringLiterals;

namespace {

const TargetConfig wordpress = server(u"wordpress"_s, u"Blog"_s);
const TargetConfig ghost = server(u"ghost"_s, u"Letters"_s);
const TargetConfig site{.name = u"Site"_s, .kind = u"site"_s, .options = {{u"path"_s, u"/srv/site"_s}}};

QStringList wishes(const PublishFacts& made)
{
    QStringList texts;
    for (const WishChoice& choice : publishState(made, english).wish.choices)
        texts << (choice.refusal.isEmpty() ? choice.text : u'(' + choice.text + u')');
    return texts;
}

} // namespace

class TestPublishState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theButtonPublishesOnceEveryPlanIsClear_data();
    void theButtonPublishesOnceEveryPlanIsClear();
    void whatIsDoneAlreadyIsNotPublishedAgain();
    void theButtonSaysWhatItDoes_data();
    void theButtonSaysWhatItDoes();
    void onlyWhatEveryPlaceCanDoMayBeChosen();
    void aWishThatDoesNotFitIsForNow();
    void aTimeThatIsOverIsRefused();
    void theScheduleBeginsTomorrow();
    void anEmailIsOfferedOnceAndNotChosen();
    void equalWishesAreAskedTogether();
    void placesSayWhetherTheDraftStandsThere();
};

void TestPublishState::theButtonPublishesOnceEveryPlanIsClear_data()
{
    QTest::addColumn<PublishFacts>("made");
    QTest::addColumn<bool>("may");
    PlaceFacts other = planned(wordpress, planWithNotes(0, 1));
    PlaceFacts secret = chosen(wordpress);
    secret.secretMissing = true;
    PlaceFacts agree = planned(ghost, plan());
    (*agree.plan)->consequences << u"142 people get an e-mail."_s;
    PlaceFacts agreed = agree;
    agreed.agreed = u"142 people get an e-mail."_s;
    const PlaceFacts clear = planned(folder(), plan());
    PlaceFacts leftOut = other;
    leftOut.chosen = false;
    QTest::newRow("one place, planned") << facts({clear}) << true;
    QTest::newRow("no place chosen") << facts({leftOut}) << false;
    QTest::newRow("one of two is still asked") << facts({clear, chosen(wordpress)}) << false;
    QTest::newRow("one of two refuses") << facts({clear, other}) << false;
    QTest::newRow("the one that refuses is left out") << facts({clear, leftOut}) << true;
    QTest::newRow("one of two wants its password") << facts({clear, secret}) << false;
    QTest::newRow("a consequence is not agreed to") << facts({clear, agree}) << false;
    QTest::newRow("a consequence is agreed to") << facts({clear, agreed}) << true;
    QTest::newRow("nothing to do anywhere") << facts({planned(folder(), plan(PlanAction::Nothing))}) << false;
    QTest::newRow("nothing to do at one of two")
        << facts({clear, planned(wordpress, plan(PlanAction::Nothing))}) << true;
}

void TestPublishState::theButtonPublishesOnceEveryPlanIsClear()
{
    QFETCH(PublishFacts, made);
    QTEST(publishState(made, english).mayPublish, "may");
}

void TestPublishState::whatIsDoneAlreadyIsNotPublishedAgain()
{
    const TargetConfig letters{.name = u"Substack"_s, .kind = u"newsletter"_s, .options = {}};
    QCOMPARE(placesToPublish(facts({planned(folder(), plan()), planned(wordpress, plan(PlanAction::Nothing)),
                                    planned(letters, plan()), planned(ghost, plan(PlanAction::Update))})),
             (QStringList{u"My site"_s, u"Letters"_s}));
}

void TestPublishState::theButtonSaysWhatItDoes_data()
{
    QTest::addColumn<PublishFacts>("made");
    QTest::addColumn<QString>("text");
    const PlaceFacts fresh = planned(wordpress, plan());
    const PlaceFacts update = planned(wordpress, plan(PlanAction::Update));
    const auto as = [](PublishFacts made, PostState state) {
        made.state = state;
        return made;
    };
    QTest::newRow("one that is new") << facts({fresh}) << u"Publish"_s;
    QTest::newRow("one that is out") << facts({update}) << u"Update"_s;
    QTest::newRow("two") << facts({fresh, planned(ghost, plan())}) << u"Publish to 2 places"_s;
    QTest::newRow("two, of which one is asked") << facts({fresh, chosen(ghost)}) << u"Publish to 2 places"_s;
    QTest::newRow("two, of which one is done already")
        << facts({update, planned(ghost, plan(PlanAction::Nothing))}) << u"Update"_s;
    QTest::newRow("while it is asked") << facts({chosen(wordpress)}) << u"Publish"_s;
    QTest::newRow("a draft") << as(facts({fresh}), PostState::Draft) << u"Send as a draft"_s;
    QTest::newRow("two drafts") << as(facts({fresh, planned(ghost, plan())}), PostState::Draft)
                                << u"Send as a draft to 2 places"_s;
    QTest::newRow("scheduled") << as(facts({fresh}), PostState::Scheduled) << u"Schedule"_s;
}

void TestPublishState::theButtonSaysWhatItDoes()
{
    QFETCH(PublishFacts, made);
    QTEST(publishState(made, english).button, "text");
}

void TestPublishState::onlyWhatEveryPlaceCanDoMayBeChosen()
{
    QCOMPARE(wishes(facts({chosen(site)})), QStringList());
    QCOMPARE(wishes(facts({chosen(folder())})), (QStringList{u"Publish now"_s, u"As a draft there"_s}));
    QCOMPARE(wishes(facts({chosen(wordpress)})),
             (QStringList{u"Publish now"_s, u"As a draft there"_s, u"Schedule"_s}));
    QCOMPARE(wishes(facts({chosen(wordpress), chosen(folder())})),
             (QStringList{u"Publish now"_s, u"As a draft there"_s, u"(Schedule)"_s}));
    const PublishState state = publishState(facts({chosen(wordpress), chosen(site)}), english);
    QCOMPARE(state.wish.choices.back().refusal, u"Site cannot do this."_s);
}

void TestPublishState::aWishThatDoesNotFitIsForNow()
{
    PublishFacts made = facts({chosen(wordpress), chosen(folder())});
    made.state = PostState::Scheduled;
    QCOMPARE(fittingState(made), PostState::Published);
    made.places.back().chosen = false;
    QCOMPARE(fittingState(made), PostState::Scheduled);
}

void TestPublishState::aTimeThatIsOverIsRefused()
{
    PublishFacts made = facts({planned(wordpress, plan())});
    made.state = PostState::Scheduled;
    QVERIFY(publishState(made, english).mayPublish);
    QVERIFY(publishState(made, english).wish.problem.isEmpty());
    made.scheduled = now.addSecs(-60);
    QVERIFY(!publishState(made, english).mayPublish);
    QCOMPARE(publishState(made, english).hint, publishState(made, english).wish.problem);
    QVERIFY(!publishState(made, english).hint.isEmpty());
    made.state = PostState::Published; // then it does not matter
    QVERIFY(publishState(made, english).mayPublish);
}

void TestPublishState::theScheduleBeginsTomorrow()
{
    const QDateTime first = firstSchedule(now);
    QCOMPARE(first, QDateTime(QDate(2026, 11, 21), QTime(9, 0), now.timeZone()));
}

void TestPublishState::anEmailIsOfferedOnceAndNotChosen()
{
    PublishFacts made = facts({chosen(ghost), chosen(wordpress)});
    std::vector<EmailChoice> letters = publishState(made, english).wish.newsletters;
    QCOMPARE(letters.size(), 1U);
    QCOMPARE(letters.front().place, u"Letters"_s);
    QVERIFY(!letters.front().asked);
    QVERIFY(letters.front().chosen.isEmpty());
    made.places.front().newsletters = {{.word = u"weekly"_s, .name = u"Weekly (142 readers)"_s}};
    letters = publishState(made, english).wish.newsletters;
    QVERIFY(letters.front().asked);
    QVERIFY(letters.front().chosen.isEmpty());
    made.state = PostState::Draft;
    made.places.front().newsletter = u"weekly"_s;
    QVERIFY(publishState(made, english).wish.newsletters.empty());
    QVERIFY(wishAt(made, made.places.front()).newsletter.isEmpty());
    made.state = PostState::Published;
    made.places.front().standing = true; // it went out when it first appeared
    QVERIFY(publishState(made, english).wish.newsletters.empty());
}

void TestPublishState::equalWishesAreAskedTogether()
{
    PublishFacts made = facts({chosen(ghost), chosen(wordpress)});
    QVERIFY(sameWish(wishAt(made, made.places[0]), wishAt(made, made.places[1])));
    made.places[1].replaces = u"stamp"_s;
    QVERIFY(!sameWish(wishAt(made, made.places[0]), wishAt(made, made.places[1])));
    QCOMPARE(wishAt(made, made.places[1]).replaces, u"stamp"_s);
    QVERIFY(!wishAt(made, made.places[0]).scheduled.isValid());
    made.state = PostState::Scheduled;
    QCOMPARE(wishAt(made, made.places[0]).scheduled, made.scheduled);
}

void TestPublishState::placesSayWhetherTheDraftStandsThere()
{
    PublishFacts made = facts({chosen(ghost), chosen(folder())});
    made.places.front().standing = true;
    const PublishState state = publishState(made, english);
    QCOMPARE(state.places[0].about, u"Ghost, published there"_s);
    QCOMPARE(state.places[1].about, targetKind(u"folder"_s)->name);
}

QTEST_APPLESS_MAIN(TestPublishState)
#include "tst_publish_state.moc"
