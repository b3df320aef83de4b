// How far publishing has got and how it went, in sentences.
#include "tests/ui/posts/sample_facts.h"

#include <QTest>

using namespace brickwork;
using namespace brickwork::sample;
using namespace Qt::StringLiterals;

class TestErrandState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStepIsASentence_data();
    void aStepIsASentence();
    void theStagesOfAnErrand();
    void anOutcomeSaysWhatIsThere_data();
    void anOutcomeSaysWhatIsThere();
    void aFailureKeepsItsDetail();
    void whatIsUncertainIsAskedFirst();
    void theLinkIsSafeToOpen_data();
    void theLinkIsSafeToOpen();
    void theStripSaysItInBrief();
    void theEndIsOneSentence_data();
    void theEndIsOneSentence();
    void onlyWhatReadersSeeCountsAsPublished();
};

void TestErrandState::aStepIsASentence_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("one picture of five")
        << Step{StepKind::SendingPicture, u"sea.jpg"_s, 2, 5} << u"Sending sea.jpg, 2 of 5"_s;
    QTest::newRow("the only picture")
        << Step{StepKind::SendingPicture, u"sea.jpg"_s, 1, 1} << u"Sending sea.jpg"_s;
    QTest::newRow("asking") << Step{StepKind::Asking} << u"Asking what is there"_s;
    QTest::newRow("patience") << Step{StepKind::Waiting, u"30"_s}
                              << u"The server asked for patience: it goes on in 30 seconds"_s;
    QTest::newRow("patience without a number")
        << Step{StepKind::Waiting} << u"The server asked for patience"_s;
    QTest::newRow("a push") << Step{StepKind::Pushing, u"origin"_s} << u"Pushing to origin"_s;
    QTest::newRow("a subject that a step does not use")
        << Step{StepKind::ReadingBack, u"x"_s} << u"Reading it back"_s;
}

void TestErrandState::aStepIsASentence()
{
    QFETCH(Step, step);
    QTEST(stepSentence(step, english), "sentence");
}

void TestErrandState::theStagesOfAnErrand()
{
    PlaceFacts place = chosen(folder());
    place.stage = ErrandStage::Waiting;
    PublishFacts made = facts({place});
    made.ordered = true;
    QCOMPARE(errandState(made, place, english).tone, ErrandTone::Waiting);
    place.stage = ErrandStage::Running;
    place.step = Step{StepKind::SendingPicture, u"sea.jpg"_s, 2, 5};
    ErrandState state = errandState(made, place, english);
    QCOMPARE(state.tone, ErrandTone::Running);
    QCOMPARE(state.sentence, u"Sending sea.jpg, 2 of 5"_s);
    QCOMPARE(state.number, 2);
    QCOMPARE(state.of, 5);
    made.calledOff = true;
    state = errandState(made, place, english);
    QVERIFY(state.sentence.contains(u"Sending sea.jpg, 2 of 5"_s));
    QVERIFY(state.sentence != u"Sending sea.jpg, 2 of 5"_s);
}

void TestErrandState::anOutcomeSaysWhatIsThere_data()
{
    QTest::addColumn<PlanAction>("action");
    QTest::addColumn<PostState>("as");
    QTest::addColumn<QString>("begins");
    QTest::addColumn<ErrandTone>("tone");
    QTest::newRow("published") << PlanAction::Create << PostState::Published << u"Published, and read back"_s
                               << ErrandTone::Good;
    QTest::newRow("updated") << PlanAction::Update << PostState::Published << u"Updated, and read back"_s
                             << ErrandTone::Good;
    QTest::newRow("a draft") << PlanAction::Create << PostState::Draft << u"It is there as a draft"_s
                             << ErrandTone::Good;
    QTest::newRow("scheduled") << PlanAction::Create << PostState::Scheduled << u"Scheduled, and read back"_s
                               << ErrandTone::Good;
    QTest::newRow("nothing") << PlanAction::Nothing << PostState::Published << u"Nothing to do"_s
                             << ErrandTone::Quiet;
}

void TestErrandState::anOutcomeSaysWhatIsThere()
{
    QFETCH(PlanAction, action);
    QFETCH(PostState, as);
    QFETCH(QString, begins);
    Delivered done = delivered(plan(action), as);
    done.receipt.remarks << u"The server changed the address."_s;
    const PlaceFacts place = ended(folder(), done);
    const ErrandState state = errandState(facts({place}), place, english);
    QVERIFY2(state.sentence.startsWith(begins), qPrintable(state.sentence));
    QTEST(state.tone, "tone");
    QCOMPARE(state.link, QUrl(plan().url));
    QCOMPARE(state.remarks, QStringList{u"The server changed the address."_s});
}

void TestErrandState::aFailureKeepsItsDetail()
{
    const PlaceFacts place =
        ended(folder(), fail(ErrorCode::Unwritable, u"The disk is full."_s, u"ENOSPC"_s));
    const ErrandState state = errandState(facts({place}), place, english);
    QCOMPARE(state.tone, ErrandTone::Bad);
    QCOMPARE(state.sentence, u"The disk is full."_s);
    QCOMPARE(state.detail, u"ENOSPC"_s);
    QVERIFY(state.remarks.isEmpty());
    QVERIFY(state.link.isEmpty());
    PublishFacts made = facts({place});
    made.ordered = true;
    QVERIFY(publishState(made, english).mayTryAgain);
}

void TestErrandState::whatIsUncertainIsAskedFirst()
{
    const PlaceFacts place = ended(folder(), fail(ErrorCode::Uncertain, u"The answer did not come."_s));
    QCOMPARE(errandState(facts({place}), place, english).remarks.size(), 1);
}

void TestErrandState::theLinkIsSafeToOpen_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("open");
    QTest::newRow("of the web") << u"https://example.org/a"_s << true;
    QTest::newRow("of the web, plain") << u"http://localhost:2368/a"_s << true;
    QTest::newRow("a file") << u"file:///srv/a.md"_s << true;
    QTest::newRow("a script") << u"javascript:alert(1)"_s << false;
    QTest::newRow("another program") << u"ssh://host"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestErrandState::theLinkIsSafeToOpen()
{
    QFETCH(QString, url);
    QFETCH(bool, open);
    QCOMPARE(openable(QUrl(url)), open ? QUrl(url) : QUrl());
}

void TestErrandState::theStripSaysItInBrief()
{
    PublishFacts made = facts({chosen(folder())});
    QVERIFY(errandInBrief(made, english).isEmpty());
    made.ordered = true;
    made.places.front().stage = ErrandStage::Waiting;
    QCOMPARE(errandInBrief(made, english), u"Publishing…"_s);
    made.places.front().stage = ErrandStage::Running;
    made.places.front().step = Step{StepKind::SendingPicture, u"sea.jpg"_s, 2, 5};
    QCOMPARE(errandInBrief(made, english), u"My site: Sending sea.jpg, 2 of 5"_s);
    made.calledOff = true;
    QCOMPARE(errandInBrief(made, english), u"Stopping…"_s);
    made.places.front() = ended(folder(), fail(ErrorCode::Cancelled, u"Called off."_s));
    QVERIFY(errandInBrief(made, english).isEmpty());
    made.places.front() = ended(folder(), fail(ErrorCode::Unwritable, u"The disk is full."_s));
    QCOMPARE(errandInBrief(made, english), u"Not published everywhere"_s);
}

void TestErrandState::theEndIsOneSentence_data()
{
    QTest::addColumn<PublishFacts>("made");
    QTest::addColumn<QString>("sentence");
    const PlaceFacts one = ended(folder(), delivered(plan()));
    const PlaceFacts other = ended(folder(u"Letters"_s), delivered(plan()));
    const PlaceFacts draft = ended(folder(u"Blog"_s), delivered(plan(), PostState::Draft));
    const PlaceFacts bad = ended(folder(u"Blog"_s), fail(ErrorCode::Unreachable, u"No."_s));
    const auto row = [](const char* name, std::vector<PlaceFacts> places, const QString& sentence) {
        PublishFacts made = facts(std::move(places));
        made.title = u"A letter"_s;
        QTest::newRow(name) << made << sentence;
    };
    row("one", {one}, u"“A letter” is published to My site."_s);
    row("two", {one, other}, u"“A letter” is published to My site and Letters."_s);
    row("one of two", {one, bad},
        u"“A letter” is published to My site. “A letter” is not published to Blog."_s);
    row("a draft", {draft}, u"“A letter” is at Blog, not for readers yet."_s);
    row("a place that was not ordered", {one, chosen(folder(u"Third"_s))},
        u"“A letter” is published to My site."_s);
}

void TestErrandState::theEndIsOneSentence()
{
    QFETCH(PublishFacts, made);
    QTEST(errandOutcome(made), "sentence");
}

void TestErrandState::onlyWhatReadersSeeCountsAsPublished()
{
    QVERIFY(anyPublished(facts({ended(folder(), delivered(plan()))})));
    QVERIFY(!anyPublished(facts({ended(folder(), delivered(plan(), PostState::Draft))})));
    QVERIFY(!anyPublished(facts({ended(folder(), delivered(plan(), PostState::Scheduled))})));
    QVERIFY(!anyPublished(facts({ended(folder(), delivered(plan(PlanAction::Nothing)))})));
    QVERIFY(!anyPublished(facts({ended(folder(), fail(ErrorCode::Unreachable, u"No."_s))})));
}

QTEST_APPLESS_MAIN(TestErrandState)
#include "tst_errand_state.moc"
