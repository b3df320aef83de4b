// The publishing sheet: nothing leaves without a plan, and then exactly once; how far it got and how it went.
#include "tests/ui/posts/shown_sheet.h"

#include <QDesktopServices>

using namespace brickwork;
using namespace brickwork::sample;
using Shown = sample::ShownSheet;
using namespace Qt::StringLiterals;

namespace {

const TargetConfig wordpress = server(u"wordpress"_s, u"Blog"_s);
const TargetConfig ghost = server(u"ghost"_s, u"Letters"_s);

PublishFacts ordered(std::vector<PlaceFacts> places)
{
    PublishFacts made = facts(std::move(places));
    made.ordered = true;
    return made;
}

PlaceFacts running(const TargetConfig& target, const Step& step)
{
    PlaceFacts place = planned(target, plan());
    place.stage = ErrandStage::Running;
    place.step = step;
    return place;
}

/// Stands in for the browser.
class Browser : public QObject
{
    Q_OBJECT

public:
    Browser() { QDesktopServices::setUrlHandler(u"https"_s, this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"https"_s); }
    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl& url) { opened << url; }
};

} // namespace

class TestPublishSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itsTopStays();
    void theWindowStepsBackBehindIt();
    void enterPublishesExactlyOnce();
    void aKeyWhileThePlacesAreAskedNeitherPublishesNorCloses();
    void aHeldKeyDoesNotPublish();
    void refusalsDisableTheButton();
    void nothingToDoOnlyCloses();
    void placesAreChosenByTheirTicks();
    void theWriterKeepsTheKeyboardWhileAnswersCome();
    void aConsequenceIsAgreedToFirst();
    void aPasswordIsGivenInPlace();
    void aTimeIsWishedForOnce();
    void aNewsletterIsAskedForNeverPreselected();
    void itGoesOnBehindTheClosedSheet();
    void whatRunsCanBeStopped();
    void successOffersTheLink();
    void aFailureIsToldWithItsDetails();
    void theirsCanBeComparedAndReplaced();
    void whatDiffersIsUnfolded();
    void tabStaysInsideAndFollowsTheEye();
    void focusGoesBack();
};

void TestPublishSheet::initTestCase()
{
    QLocale::setDefault(english);
}

void TestPublishSheet::itsTopStays()
{
    Shown shown;
    shown.openWith(plan());
    const int top = shown.sheet->y();
    shown.show(facts({chosen(folder())}));
    QCOMPARE(shown.sheet->y(), top);
    shown.show(ordered({running(folder(), Step{StepKind::WritingFile, u"a.md"_s})}));
    QCOMPARE(shown.sheet->y(), top);
    // More than stands below it moves it up, and it does not jump down again.
    shown.show(facts({planned(folder(), planWithNotes(9, 0))}));
    const int higher = shown.sheet->y();
    QVERIFY(higher < top);
    shown.show(facts({planned(folder(), plan())}));
    QCOMPARE(shown.sheet->y(), higher);
}

void TestPublishSheet::theWindowStepsBackBehindIt()
{
    Shown shown;
    auto* scrim = shown.window.findChild<QWidget*>(u"scrim"_s);
    QVERIFY(scrim && !scrim->isVisible());
    shown.openWith(plan());
    QCOMPARE(scrim->geometry(), shown.window.rect());
    QVERIFY(
        shown.sheet->isAncestorOf(shown.window.childAt(shown.sheet->geometry().topLeft() + QPoint(30, 30))));
    QCOMPARE(shown.window.childAt(QPoint(3, 3)), scrim);
    QTest::mouseClick(scrim, Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(!shown.sheet->isVisible());
    QVERIFY(!scrim->isVisible());
    QCOMPARE(shown.closed.count(), 1);
    QCOMPARE(shown.wished.count(), 0);
}

void TestPublishSheet::enterPublishesExactlyOnce()
{
    Shown shown;
    QVERIFY(!shown.sheet->isVisible());
    shown.openWith(plan());
    QVERIFY(shown.sheet->isVisible());
    QCOMPARE(QApplication::focusWidget(), shown.button());
    QCOMPARE(shown.button()->text(), u"Publish"_s);
    Shown::key(Qt::Key_Return);
    QTest::keyClick(shown.button(), Qt::Key_Return);
    shown.button()->click();
    QCOMPARE(shown.wished.count(), 1);
    shown.show(ordered({ended(folder(), delivered(plan()))}));
    QCOMPARE(QApplication::focusWidget(), shown.button());
    Shown::key(Qt::Key_Return);
    QCOMPARE(shown.wished.count(), 1);
    QVERIFY(!shown.sheet->isVisible());
    QCOMPARE(shown.closed.count(), 1);
}

void TestPublishSheet::aKeyWhileThePlacesAreAskedNeitherPublishesNorCloses()
{
    Shown shown;
    shown.open(facts({chosen(wordpress)}));
    QCOMPARE(shown.find<QLabel>("publish.plan.sentence")->text(), u"Asking blog.example…"_s);
    QVERIFY(!shown.button()->isEnabled());
    Shown::key(Qt::Key_Return);
    QVERIFY(shown.sheet->isVisible());
    QCOMPARE(shown.wished.count(), 0);
    shown.show(facts({planned(wordpress, plan())}));
    QCOMPARE(QApplication::focusWidget(), shown.button());
    Shown::key(Qt::Key_Return);
    QCOMPARE(shown.wished.count(), 1);
}

void TestPublishSheet::aHeldKeyDoesNotPublish()
{
    Shown shown;
    shown.openWith(plan());
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
    QApplication::sendEvent(QApplication::focusWidget(), &held);
    QKeyEvent opening(QEvent::KeyPress, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier, u"\r"_s,
                      true);
    QApplication::sendEvent(QApplication::focusWidget(), &opening);
    QCOMPARE(shown.wished.count(), 0);
}

void TestPublishSheet::refusalsDisableTheButton()
{
    Shown shown;
    shown.openWith(planWithNotes(1, 1));
    QVERIFY(!shown.button()->isEnabled());
    QCOMPARE(shown.find<QLabel>("publish.refusal")->text(), planWithNotes(1, 1).refusals.constFirst());
    QCOMPARE(shown.find<QLabel>("publish.warning")->text(), planWithNotes(1, 1).warnings.constFirst());
    QVERIFY(shown.find<QLabel>("publish.refusal")->wordWrap());
    Shown::key(Qt::Key_Return); // the focus is on Cancel
    QCOMPARE(shown.wished.count(), 0);
    QCOMPARE(shown.closed.count(), 1);
    shown.openWith(planWithNotes(3, 0));
    QVERIFY(shown.button()->isEnabled());
    QVERIFY(!shown.find<QLabel>("publish.refusal"));
}

void TestPublishSheet::nothingToDoOnlyCloses()
{
    Shown shown;
    shown.openWith(plan(PlanAction::Nothing));
    QVERIFY(!shown.button()->isVisible());
    QCOMPARE(shown.find<QLabel>("publish.plan.sentence")->text(),
             u"Nothing to do: what is published is this text."_s);
    Shown::key(Qt::Key_Return);
    QCOMPARE(shown.wished.count(), 0);
    QCOMPARE(shown.closed.count(), 1);
}

void TestPublishSheet::placesAreChosenByTheirTicks()
{
    Shown shown;
    PublishFacts made = facts({planned(folder(), plan()), chosen(wordpress)});
    made.places.back().chosen = false;
    shown.open(made);
    auto* blog = shown.find<QCheckBox>("publish.place.1");
    QVERIFY(shown.find<QCheckBox>("publish.place.0")->isChecked());
    QVERIFY(!blog->isChecked());
    QCOMPARE(blog->accessibleName(), u"Blog"_s);
    blog->click();
    QCOMPARE(shown.chosen.count(), 1);
    QCOMPARE(shown.chosen.constFirst(), (QVariantList{u"Blog"_s, true}));
    made.places.back().chosen = true;
    made.places.back().plan = plan();
    shown.show(made);
    QCOMPARE(shown.sheet->findChildren<QWidget*>(u"publish.plan"_s).size(), 2);
    QCOMPARE(shown.button()->text(), u"Publish to 2 places"_s);
    QCOMPARE(shown.chosen.count(), 1); // what is shown is no wish
}

void TestPublishSheet::theWriterKeepsTheKeyboardWhileAnswersCome()
{
    Shown shown;
    shown.open(facts({chosen(folder()), chosen(wordpress)}));
    auto* place = shown.find<QCheckBox>("publish.place.1");
    place->setFocus(Qt::TabFocusReason);
    shown.show(facts({planned(folder(), plan()), chosen(wordpress)}));
    shown.show(facts({planned(folder(), plan()), planned(wordpress, plan())}));
    QCOMPARE(QApplication::focusWidget(), place);
    QTest::keyClick(place, Qt::Key_Return);
    QCOMPARE(shown.wished.count(), 1);
}

void TestPublishSheet::aConsequenceIsAgreedToFirst()
{
    Shown shown;
    QSignalSpy agreed(shown.sheet, &PublishSheet::agreed);
    PublishPlan made = plan();
    made.consequences << u"142 people get this post by e-mail."_s;
    PublishFacts known = facts({planned(ghost, made)});
    shown.open(known);
    auto* agree = shown.find<QCheckBox>("publish.agree");
    QVERIFY(agree->isVisible() && !agree->isChecked());
    QCOMPARE(QApplication::focusWidget(), agree);
    QCOMPARE(shown.find<QLabel>("publish.consequences")->text(), made.consequences.constFirst());
    Shown::key(Qt::Key_Return); // no tick, no e-mail
    QCOMPARE(shown.wished.count(), 0);
    Shown::key(Qt::Key_Space);
    QCOMPARE(agreed.constFirst(), (QVariantList{u"Letters"_s, true}));
    known.places.front().agreed = made.consequences.constFirst();
    shown.show(known);
    QVERIFY(agree->isChecked());
    QVERIFY(shown.button()->isEnabled());
}

void TestPublishSheet::aPasswordIsGivenInPlace()
{
    Shown shown;
    QSignalSpy given(shown.sheet, &PublishSheet::secretGiven);
    PublishFacts known = facts({chosen(wordpress)});
    known.places.front().secretMissing = true;
    shown.open(known);
    auto* field = shown.find<QLineEdit>("publish.secret.field");
    QVERIFY(field->isVisible());
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QCOMPARE(QApplication::focusWidget(), field);
    QTest::keyClick(field, Qt::Key_Return); // nothing was typed
    QCOMPARE(given.count(), 0);
    QTest::keyClicks(field, u"abcd efgh"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(given.constFirst(), (QVariantList{u"Blog"_s, u"abcd efgh"_s}));
    QVERIFY(field->text().isEmpty());
    QCOMPARE(shown.wished.count(), 0);
    shown.show(facts({chosen(wordpress)}));
    QVERIFY(!field->isVisible());
}

void TestPublishSheet::aTimeIsWishedForOnce()
{
    Shown shown;
    QSignalSpy states(shown.sheet, &PublishSheet::stateWished);
    QSignalSpy times(shown.sheet, &PublishSheet::timeWished);
    PublishFacts known = facts({planned(wordpress, plan())});
    shown.open(known);
    auto* time = shown.find<QDateTimeEdit>("publish.time");
    QVERIFY(!time->isVisible());
    shown.find<QPushButton>("publish.state.2")->click();
    QCOMPARE(states.count(), 1);
    QCOMPARE(states.constFirst().constFirst().value<PostState>(), PostState::Scheduled);
    known.state = PostState::Scheduled;
    shown.show(known);
    QVERIFY(time->isVisible());
    QCOMPARE(time->dateTime(), known.scheduled);
    QCOMPARE(times.count(), 0);
    for (int i = 1; i <= 5; ++i)
        time->setDateTime(known.scheduled.addDays(i));
    QTRY_COMPARE(times.count(), 1);
    QCOMPARE(times.constFirst().constFirst().toDateTime(), known.scheduled.addDays(5));
}

void TestPublishSheet::aNewsletterIsAskedForNeverPreselected()
{
    Shown shown;
    QSignalSpy asked(shown.sheet, &PublishSheet::newslettersWished);
    QSignalSpy letter(shown.sheet, &PublishSheet::newsletterChosen);
    PublishFacts known = facts({planned(ghost, plan())});
    shown.open(known);
    QVERIFY(!shown.find<QComboBox>("publish.newsletter"));
    shown.find<QPushButton>("publish.newsletter.ask")->click();
    QCOMPARE(asked.constFirst(), QVariantList{u"Letters"_s});
    known.places.front().newsletters = {{.word = u"weekly"_s, .name = u"Weekly (142 readers)"_s}};
    shown.show(known);
    auto* choice = shown.find<QComboBox>("publish.newsletter");
    QVERIFY(choice);
    QCOMPARE(choice->currentData().toString(), QString());
    QCOMPARE(choice->count(), 2);
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(letter.constFirst(), (QVariantList{u"Letters"_s, u"weekly"_s}));
}

void TestPublishSheet::itGoesOnBehindTheClosedSheet()
{
    Shown shown;
    QSignalSpy stopped(shown.sheet, &PublishSheet::stopWished);
    shown.openWith(plan());
    shown.button()->click();
    const PublishFacts known =
        ordered({running(folder(), Step{StepKind::SendingPicture, u"sea.jpg"_s, 2, 5})});
    shown.show(known);
    QCOMPARE(shown.find<QLabel>("publish.step")->text(), u"Sending sea.jpg, 2 of 5"_s);
    Shown::key(Qt::Key_Escape);
    QVERIFY(!shown.sheet->isVisible());
    QCOMPARE(stopped.count(), 0);
    shown.show(known); // it does not come back by itself
    QVERIFY(!shown.sheet->isVisible());
    shown.open(known);
    QVERIFY(shown.find<QLabel>("publish.step")->isVisible());
}

void TestPublishSheet::whatRunsCanBeStopped()
{
    Shown shown;
    QSignalSpy stopped(shown.sheet, &PublishSheet::stopWished);
    PublishFacts known = ordered({running(folder(), Step{StepKind::SendingPicture, u"sea.jpg"_s, 2, 5})});
    shown.open(known);
    auto* stop = shown.find<QPushButton>("publish.stop");
    QVERIFY(stop->isVisible());
    stop->click();
    QCOMPARE(stopped.count(), 1);
    known.calledOff = true;
    shown.show(known);
    QVERIFY(!stop->isVisible());
    known.places = {ended(folder(), fail(ErrorCode::Cancelled, u"Called off before anything was sent."_s))};
    shown.show(known);
    QVERIFY(shown.sheet->isVisible());
    QCOMPARE(shown.find<QLabel>("publish.success")->text(), u"Called off before anything was sent."_s);
}

void TestPublishSheet::successOffersTheLink()
{
    Browser browser;
    Shown shown;
    shown.openWith(plan());
    shown.button()->click();
    shown.show(ordered({ended(folder(), delivered(plan()))}));
    auto* link = shown.find<QPushButton>("publish.open");
    QVERIFY(link->isVisible());
    QCOMPARE(QApplication::focusWidget(), shown.button());
    link->click();
    QCOMPARE(browser.opened, QList<QUrl>{QUrl(plan().url)});
    QVERIFY(shown.sheet->isVisible());
    shown.find<QPushButton>("publish.copy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), plan().url);
    Shown::key(Qt::Key_Escape);
    QVERIFY(!shown.sheet->isVisible());
    Delivered odd = delivered(plan());
    odd.receipt.url = u"javascript:alert(1)"_s;
    shown.open(ordered({ended(folder(), odd)}));
    QVERIFY(!link->isVisible());
}

void TestPublishSheet::aFailureIsToldWithItsDetails()
{
    Shown shown;
    QSignalSpy again(shown.sheet, &PublishSheet::tryAgainWished);
    shown.open(ordered({ended(folder(), delivered(plan())),
                        ended(wordpress, fail(ErrorCode::Unreachable, u"blog.example could not be reached."_s,
                                              u"curl 7"_s))}));
    QCOMPARE(shown.find<QLabel>("publish.failure")->text(), u"blog.example could not be reached."_s);
    QVERIFY(shown.find<QLabel>("publish.success")->isVisible()); // one does not undo the other
    for (auto* details : shown.sheet->findChildren<QPushButton*>(u"publish.details"_s)) {
        if (details->isVisible())
            details->click();
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), u"curl 7"_s);
    QCOMPARE(QApplication::focusWidget(), shown.find<QPushButton>("publish.cancel"));
    shown.button()->click();
    QCOMPARE(again.count(), 1);
    QVERIFY(shown.sheet->isVisible());
}

void TestPublishSheet::theirsCanBeComparedAndReplaced()
{
    Shown shown;
    QSignalSpy compare(shown.sheet, &PublishSheet::compareWished);
    QSignalSpy replace(shown.sheet, &PublishSheet::theirsReplaceWished);
    PublishPlan made = plan(PlanAction::Update);
    made.conflict = RemoteChange{.theirs = u"Their words.\n"_s, .modified = u"stamp"_s};
    made.refusals << u"The post was changed there. Nothing was overwritten."_s;
    shown.open(facts({planned(wordpress, made)}));
    auto* conflict = shown.find<QPushButton>("publish.conflict");
    QVERIFY(conflict->isVisible());
    QCOMPARE(QApplication::focusWidget(), conflict);
    Shown::key(Qt::Key_Return);
    QCOMPARE(compare.constFirst(), QVariantList{u"Blog"_s});
    const TheirText texts{.place = u"Blog"_s, .theirs = made.conflict->theirs, .mine = made.text};
    shown.sheet->showTheirs(texts);
    QVERIFY(shown.find("publish.theirs")->isVisible());
    QTRY_VERIFY(shown.find<QLabel>("compare.summary") && shown.find("publish.theirs")->isVisible());
    QVERIFY(shown.window.rect().contains(shown.sheet->geometry()));
    // Escape leads back to the plan, not out of it.
    Shown::key(Qt::Key_Escape);
    QVERIFY(shown.sheet->isVisible());
    QVERIFY(!shown.find("publish.theirs")->isVisible());
    shown.sheet->showTheirs(texts);
    shown.find<QPushButton>("publish.theirs.replace")->click();
    QCOMPARE(replace.constFirst(), QVariantList{u"Blog"_s});
    QVERIFY(!shown.find("publish.theirs")->isVisible());
    QCOMPARE(shown.wished.count(), 0); // the plan comes first
}

void TestPublishSheet::whatDiffersIsUnfolded()
{
    Shown shown;
    PublishPlan made = plan(PlanAction::Update);
    made.before = u"# What a year of Fridays taught me\n\nOne brick a week.\n"_s;
    shown.openWith(made);
    auto* fold = shown.find<QPushButton>("publish.difference.button");
    QVERIFY(fold->isVisible());
    QTRY_VERIFY2(fold->text().contains(u"1 word added, 1 removed"_s), qPrintable(fold->text()));
    auto* compare = shown.find("compare");
    QVERIFY(!compare->isVisible());
    const int before = shown.sheet->height();
    fold->click();
    QVERIFY(compare->isVisible());
    QVERIFY(shown.sheet->height() > before);
    shown.openWith(plan(PlanAction::Update));
    QVERIFY(!shown.find("publish.difference")->isVisible());
}

void TestPublishSheet::tabStaysInsideAndFollowsTheEye()
{
    Shown shown;
    shown.open(facts({planned(folder(), plan()), planned(folder(u"Letters"_s), plan())}));
    QStringList order;
    for (int i = 0; i < 7; ++i) {
        order << QApplication::focusWidget()->objectName();
        Shown::key(Qt::Key_Tab);
    }
    QCOMPARE(order,
             (QStringList{u"publish.do"_s, u"publish.place.0"_s, u"publish.place.1"_s, u"publish.another"_s,
                          u"publish.state.0"_s, u"publish.cancel"_s, u"publish.do"_s}));
}

void TestPublishSheet::focusGoesBack()
{
    Shown shown;
    shown.openWith(plan());
    QVERIFY(!shown.editor->hasFocus());
    Shown::key(Qt::Key_Escape);
    QVERIFY(shown.editor->hasFocus());
    QCOMPARE(shown.closed.count(), 1);
}

QTEST_MAIN(TestPublishSheet)
#include "tst_publish_sheet.moc"
