// What the sheet says of one place and its plan.
#include "tests/ui/posts/sample_facts.h"

#include <QTest>

using namespace brickwork;
using namespace brickwork::sample;
using namespace Qt::StringLiterals;

class TestPlanState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theVerdictFollowsThePlan_data();
    void theVerdictFollowsThePlan();
    void aServerIsAskedByItsHost();
    void notesStandInTheOrderOfTheirWeight();
    void picturesSayWhatGoesOut_data();
    void picturesSayWhatGoesOut();
    void aPictureIsNamedAsTheTextNamesIt();
    void theDifferenceIsShownWhereThereIsOne();
    void agreeingIsToWhatWasShown();
    void anEmailIsNeverSentWithoutItsConsequence();
    void aMissingPasswordIsAskedForByItsName();
    void anErrorKeepsItsDetailAndMayBeAskedAgain();
    void aConflictCanBeCompared();
    void anEditorWithoutServerIsServedByHand();
    void aScheduledDateHasItsTime();
};

void TestPlanState::theVerdictFollowsThePlan_data()
{
    QTest::addColumn<PublishPlan>("made");
    QTest::addColumn<PlanVerdict>("verdict");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, PublishPlan made, PlanVerdict verdict, const QString& sentence,
                        PostState state = PostState::Published) {
        made.state = state;
        QTest::newRow(name) << made << verdict << sentence;
    };
    row("new", plan(), PlanVerdict::May, u"New: this draft is not published here yet."_s);
    row("an update", plan(PlanAction::Update), PlanVerdict::May,
        u"Update: the published post gets this text."_s);
    row("nothing to do", plan(PlanAction::Nothing), PlanVerdict::Done,
        u"Nothing to do: what is published is this text."_s);
    row("refused", planWithNotes(0, 1), PlanVerdict::Refused, u"This cannot be published yet."_s);
    row("new as a draft", plan(), PlanVerdict::May, u"New, as a draft: readers do not see it."_s,
        PostState::Draft);
    row("new from a time on", plan(), PlanVerdict::May, u"New: readers see it from its date on."_s,
        PostState::Scheduled);
}

void TestPlanState::theVerdictFollowsThePlan()
{
    QFETCH(PublishPlan, made);
    const PlanState state = planState(planned(folder(), made), english);
    QTEST(state.verdict, "verdict");
    QTEST(state.sentence, "sentence");
    QCOMPARE(state.place, u"My site"_s);
    QCOMPARE(state.words, u"1,204"_s);
    QVERIFY(state.isFile);
}

void TestPlanState::aServerIsAskedByItsHost()
{
    QCOMPARE(planState(chosen(server(u"ghost"_s, u"Letters"_s)), english).sentence,
             u"Asking blog.example…"_s);
    QCOMPARE(planState(chosen(folder()), english).sentence, u"Asking My site…"_s);
    QCOMPARE(planState(chosen(folder()), english).verdict, PlanVerdict::Asking);
    PublishPlan made = plan();
    made.path.clear();
    made.where = u"blog.example (Ghost)"_s;
    const PlanState state = planState(planned(server(u"ghost"_s, u"Letters"_s), made), english);
    QCOMPARE(state.where, u"blog.example (Ghost)"_s);
    QVERIFY(!state.isFile);
}

void TestPlanState::notesStandInTheOrderOfTheirWeight()
{
    PublishPlan made = plan();
    made.losses << u"Footnotes are lost."_s;
    made.warnings << u"No description."_s;
    made.refusals << u"No title."_s;
    const PlanState state = planState(planned(folder(), made), english);
    QCOMPARE(state.notes, (std::vector<PlanNote>{{u"No title."_s, NoteKind::Refusal},
                                                 {u"No description."_s, NoteKind::Warning},
                                                 {u"Footnotes are lost."_s, NoteKind::Loss}}));
}

void TestPlanState::picturesSayWhatGoesOut_data()
{
    QTest::addColumn<std::vector<PlannedMedia>>("media");
    QTest::addColumn<QString>("summary");
    using Media = std::vector<PlannedMedia>;
    const PlannedMedia sent = picture(u"sea.jpg"_s, 2000, false);
    const PlannedMedia there = picture(u"desk.jpg"_s, 1000, true);
    QTest::newRow("none") << Media{} << QString();
    QTest::newRow("one") << Media{sent} << u"1 picture, 2.0 kB"_s;
    QTest::newRow("one that is there") << Media{there} << u"1 picture, 1.0 kB; it is there already"_s;
    QTest::newRow("one of two is there") << Media{sent, there} << u"2 pictures, 3.0 kB; 1 is there already"_s;
    QTest::newRow("all are there") << Media{there, there} << u"2 pictures, 2.0 kB; all are there already"_s;
    QTest::newRow("two of three are there")
        << Media{there, sent, there} << u"3 pictures, 4.0 kB; 2 are there already"_s;
}

void TestPlanState::picturesSayWhatGoesOut()
{
    QFETCH(std::vector<PlannedMedia>, media);
    PublishPlan made = plan();
    made.media = media;
    const PlanState state = planState(planned(folder(), made), english);
    QTEST(state.picturesSummary, "summary");
    QCOMPARE(state.pictures.size(), media.size());
}

void TestPlanState::aPictureIsNamedAsTheTextNamesIt()
{
    PublishPlan made = plan();
    made.media = {picture(u"images/the%20sea.jpg"_s, 1000, true)};
    const PlanState state = planState(planned(folder(), made), english);
    QCOMPARE(state.pictures.front().name, u"the sea.jpg"_s);
    QCOMPARE(state.pictures.front().about, u"1.0 kB, there already"_s);
}

void TestPlanState::theDifferenceIsShownWhereThereIsOne()
{
    PublishPlan made = plan(PlanAction::Update);
    QVERIFY(!planState(planned(folder(), made), english).texts); // it is not known what went out
    made.before = made.text;
    QVERIFY(!planState(planned(folder(), made), english).texts);
    made.before = u"# Before\n"_s;
    const PlanState state = planState(planned(folder(), made), english);
    QVERIFY(state.texts);
    QCOMPARE(state.texts->before, u"# Before\n"_s);
    QCOMPARE(state.texts->after, made.text);
}

void TestPlanState::agreeingIsToWhatWasShown()
{
    PublishPlan made = plan();
    made.consequences = {u"142 people get an e-mail."_s, u"It cannot be taken back."_s};
    PlaceFacts place = planned(server(u"ghost"_s, u"Letters"_s), made);
    PlanState state = planState(place, english);
    QCOMPARE(state.verdict, PlanVerdict::Agree);
    QCOMPARE(state.consequences, u"142 people get an e-mail. It cannot be taken back."_s);
    QVERIFY(!state.agreed);
    place.agreed = state.consequences;
    QCOMPARE(planState(place, english).verdict, PlanVerdict::May);
    QVERIFY(planState(place, english).agreed);
    // More people since: that was not agreed to.
    made.consequences.first() = u"143 people get an e-mail."_s;
    place.plan = made;
    QCOMPARE(planState(place, english).verdict, PlanVerdict::Agree);
}

void TestPlanState::anEmailIsNeverSentWithoutItsConsequence()
{
    PlaceFacts place = planned(server(u"ghost"_s, u"Letters"_s), plan());
    place.newsletter = u"weekly"_s;
    // A plan of before the choice says nothing of who gets it.
    QCOMPARE(planState(place, english).verdict, PlanVerdict::Asking);
}

void TestPlanState::aMissingPasswordIsAskedForByItsName()
{
    PlaceFacts place = chosen(server(u"wordpress"_s, u"Blog"_s));
    place.secretMissing = true;
    place.plan = fail(ErrorCode::Refused, u"The password is not known."_s);
    const PlanState state = planState(place, english);
    QCOMPARE(state.verdict, PlanVerdict::Secret);
    QCOMPARE(state.secretCaption, targetKind(u"wordpress"_s)->secretCaption);
    QCOMPARE(state.secretHint, targetKind(u"wordpress"_s)->secretHint);
    QVERIFY(state.notes.empty());
}

void TestPlanState::anErrorKeepsItsDetailAndMayBeAskedAgain()
{
    PlaceFacts place = chosen(server(u"wordpress"_s, u"Blog"_s));
    place.plan = fail(ErrorCode::Unreachable, u"blog.example could not be reached."_s, u"curl 7"_s);
    PlanState state = planState(place, english);
    QCOMPARE(state.verdict, PlanVerdict::Refused);
    QCOMPARE(state.notes.front().sentence, u"blog.example could not be reached."_s);
    QCOMPARE(state.detail, u"curl 7"_s);
    QVERIFY(state.mayAskAgain);
    QVERIFY(state.secretOffer.isEmpty());
    place.plan = fail(ErrorCode::Refused, u"The server does not know this password."_s);
    QCOMPARE(planState(place, english).secretOffer, targetKind(u"wordpress"_s)->secretCaption);
    place.target = folder();
    QVERIFY(planState(place, english).secretOffer.isEmpty());
}

void TestPlanState::aConflictCanBeCompared()
{
    PublishPlan made = plan(PlanAction::Update);
    made.conflict = RemoteChange{.theirs = u"Theirs\n"_s, .modified = u"stamp"_s};
    made.refusals << u"The post was changed there."_s;
    const PlanState state = planState(planned(folder(), made), english);
    QVERIFY(state.conflict);
    QCOMPARE(state.verdict, PlanVerdict::Refused);
    QCOMPARE(state.sentence, u"This post was changed there since it was published from here."_s);
}

void TestPlanState::anEditorWithoutServerIsServedByHand()
{
    const TargetConfig letters{.name = u"Substack"_s, .kind = u"newsletter"_s, .options = {}};
    QCOMPARE(planState(planned(letters, plan()), english).verdict, PlanVerdict::ByHand);
    QCOMPARE(planState(planned(letters, plan(PlanAction::Nothing)), english).verdict, PlanVerdict::Done);
}

void TestPlanState::aScheduledDateHasItsTime()
{
    PublishPlan made = plan();
    QCOMPARE(planState(planned(folder(), made), english).date,
             english.toString(now.date(), QLocale::LongFormat));
    made.state = PostState::Scheduled;
    QVERIFY(planState(planned(folder(), made), english).date.endsWith(u"18:40"_s));
}

QTEST_APPLESS_MAIN(TestPlanState)
#include "tst_plan_state.moc"
