// A draft on its way to its places, from the sheet's opening to the log: what is asked, sent, stopped, left
// alone and told, over a real workspace.
#include "tests/app/publishing_rig.h"

#include <QSignalSpy>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

using Rig = PublishingRig;
const QByteArray letter = "# A letter\n\nOne brick a day.\n";

void sendGate(Rig::Ground& ground, bool open)
{
    if (open)
        ground.server.open(&FakeServer::sendGate);
    else
        ground.server.with([](FakeServer& server) { return server.sendGate = false; });
}

int postsAt(Rig::Ground& ground)
{
    return ground.server.with([](FakeServer& server) { return server.posts; });
}

/// Published once, and the sheet closed again.
void publishNow(Rig& rig)
{
    rig.desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    rig.button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLabel>("publish.success"), soon);
    rig.sheet().dismiss();
}

} // namespace

class TestPublishing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFolderGetsTheDraftByTwoKeys();
    void askingBlocksNothingAndIsGivenUp();
    void onePlaceFailingDoesNotUndoTheOther();
    void whatIsStoppedIsNotPublished();
    void itGoesOnBehindTheClosedSheet();
    void aFailureBehindTheClosedSheetWaitsToBeLookedAt();
    void leavingWhileItRunsIsSafe();
    void aMissingPasswordIsAskedForInPlace();
    void aNewsletterGoesOutOnlyWhenAgreedTo();
    void theWishedStateArrives();
    void theirsIsReplacedOnlyAfterALook();
    void theirsIsTakenIntoTheDraft();
    void theirsBecomesADraft();
    void thePlacesOfADraftAreRemembered();
    void theFirstSiteIsOffered();
    void aPostIsTakenBackFromOnePlaceOrAll();
    void aTakingBackThatFailsSaysSo();
};

void TestPublishing::aFolderGetsTheDraftByTwoKeys()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addFolder();
    rig.openDraft(u"a.md"_s, letter);
    rig.desk->open();
    QVERIFY(rig.sheet().isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget(), static_cast<QWidget*>(rig.button()), soon);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLabel>("publish.success"), soon);
    QCOMPARE(rig.published().size(), 1U);
    QCOMPARE(rig.published().front().post.title, u"A letter"_s);
    QVERIFY(QFileInfo::exists(ground.site() + u"/a-letter.md"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(!rig.sheet().isVisible());
    // Once more there is nothing to do.
    rig.desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(
        rig.seen<QLabel>("publish.plan.sentence") &&
            rig.seen<QLabel>("publish.plan.sentence")->text().startsWith(u"Nothing to do"_s),
        soon);
    QVERIFY(!rig.button()->isVisible());
}

void TestPublishing::askingBlocksNothingAndIsGivenUp()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addServer();
    rig.openDraft(u"a.md"_s, letter);
    ground.server.with([](FakeServer& server) { return server.planGate = false; });
    rig.desk->open();
    QCOMPARE(rig.seen<QLabel>("publish.plan.sentence")->text(), u"Asking blog.example…"_s);
    QVERIFY(!rig.button()->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(ground.server.with([](FakeServer& server) { return server.plansAsked; }), 1,
                              soon);
    rig.sheet().dismiss();
    QTRY_COMPARE_WITH_TIMEOUT(ground.server.with([](FakeServer& server) { return server.plansGivenUp; }), 1,
                              soon);
    ground.server.open(&FakeServer::planGate);
    rig.desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
}

void TestPublishing::onePlaceFailingDoesNotUndoTheOther()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addServer(u"Blog"_s);
    rig.addFolder(u"My site"_s);
    rig.openDraft(u"a.md"_s, letter);
    ground.server.with([](FakeServer& server) {
        server.refusal = Error{ErrorCode::Refused, u"The server is being repaired."_s, u"503"_s};
        return 0;
    });
    rig.desk->open();
    for (auto* place : rig.sheet().findChildren<QCheckBox*>()) {
        if (place->objectName().startsWith("publish.place."_L1))
            place->setChecked(true);
    }
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    QCOMPARE(rig.button()->text(), u"Publish to 2 places"_s);
    rig.button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLabel>("publish.failure") && rig.seen<QLabel>("publish.success"),
                             soon);
    QCOMPARE(rig.seen<QLabel>("publish.failure")->text(), u"The server is being repaired."_s);
    QCOMPARE(rig.published().size(), 1U);
    QCOMPARE(rig.published().front().deliveries.size(), 1U);
    QCOMPARE(rig.published().front().deliveries.front().target, u"My site"_s);
    QCOMPARE(postsAt(ground), 0);

    ground.server.with([](FakeServer& server) {
        server.refusal.reset();
        return 0;
    });
    QCOMPARE(rig.button()->text(), u"Try again…"_s);
    rig.button()->click();
    QTRY_COMPARE_WITH_TIMEOUT(rig.button()->text(), u"Publish"_s, soon); // to the one place that is left
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    rig.button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLabel>("publish.success"), soon);
    QCOMPARE(postsAt(ground), 1);
    QCOMPARE(rig.published().size(), 1U);
    QCOMPARE(rig.published().front().deliveries.size(), 2U);
}

void TestPublishing::whatIsStoppedIsNotPublished()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addServer();
    rig.addFolder();
    rig.openDraft(u"a.md"_s, letter);
    sendGate(ground, false);
    rig.desk->open();
    for (auto* place : rig.sheet().findChildren<QCheckBox*>()) {
        if (place->objectName().startsWith("publish.place."_L1))
            place->setChecked(true);
    }
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    rig.button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLabel>("publish.step") &&
                                 rig.seen<QLabel>("publish.step")->text() == u"Sending sea.jpg, 2 of 5"_s,
                             soon);
    rig.seen<QPushButton>("publish.stop")->click();
    QTRY_COMPARE_WITH_TIMEOUT(rig.button()->text(), u"Try again…"_s, soon);
    for (const auto* sentence : rig.sheet().findChildren<QLabel*>(u"publish.success"_s))
        QCOMPARE(sentence->text(), u"Called off before anything was sent."_s);
    QCOMPARE(postsAt(ground), 0);
    QVERIFY(rig.published().empty());
    QCOMPARE(rig.unsettled(), 0);
    QVERIFY(!QFileInfo::exists(ground.site() + u"/a-letter.md"_s)); // its turn never came
}

void TestPublishing::itGoesOnBehindTheClosedSheet()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addServer();
    rig.openDraft(u"a.md"_s, letter);
    sendGate(ground, false);
    rig.desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    rig.button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLabel>("publish.step"), soon);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!rig.sheet().isVisible());
    auto* strip = rig.find<QPushButton>("strip.errand");
    QTRY_COMPARE_WITH_TIMEOUT(strip->accessibleName(), u"Blog: Sending sea.jpg, 2 of 5"_s, soon);
    QVERIFY(strip->isVisible());
    // The strip leads back to it, and another press of Publish does too.
    strip->click();
    QVERIFY(rig.sheet().isVisible());
    rig.sheet().dismiss();
    rig.desk->open();
    QVERIFY(rig.seen<QLabel>("publish.step"));
    rig.sheet().dismiss();
    sendGate(ground, true);
    QTRY_COMPARE_WITH_TIMEOUT(rig.said(), u"“A letter” is published to Blog."_s, soon);
    QVERIFY(!rig.sheet().isVisible());
    QVERIFY(!strip->isVisible());
    QCOMPARE(postsAt(ground), 1);
    QCOMPARE(rig.published().size(), 1U);
}

void TestPublishing::aFailureBehindTheClosedSheetWaitsToBeLookedAt()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addServer();
    rig.openDraft(u"a.md"_s, letter);
    sendGate(ground, false);
    ground.server.with([](FakeServer& server) {
        server.refusal = Error{ErrorCode::Refused, u"The server is being repaired."_s, {}};
        return 0;
    });
    rig.desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    rig.button()->click();
    rig.sheet().dismiss();
    sendGate(ground, true);
    auto* strip = rig.find<QPushButton>("strip.errand");
    QTRY_COMPARE_WITH_TIMEOUT(strip->accessibleName(), u"Not published everywhere"_s, soon);
    QCOMPARE(rig.said(), u"“A letter” is not published to Blog."_s);
    strip->click();
    QCOMPARE(rig.seen<QLabel>("publish.failure")->text(), u"The server is being repaired."_s);
    QVERIFY(!strip->isVisible());
}

void TestPublishing::leavingWhileItRunsIsSafe()
{
    Rig::Ground ground;
    ground.server.keepsFoothold = true;
    {
        Rig rig(ground);
        rig.addServer();
        rig.openDraft(u"a.md"_s, letter);
        sendGate(ground, false);
        rig.desk->open();
        QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
        rig.button()->click();
        QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLabel>("publish.step") &&
                                     rig.seen<QLabel>("publish.step")->text() == u"Sending sea.jpg, 2 of 5"_s,
                                 soon);
    } // the window is gone, and so is what ran
    QCOMPARE(postsAt(ground), 0);
    sendGate(ground, true);
    Rig rig(ground);
    QCOMPARE(rig.unsettled(), 1); // it is known that something was begun
    QVERIFY(rig.session.open(DraftId{u"a.md"_s}).has_value());
    publishNow(rig);
    QCOMPARE(postsAt(ground), 1);
    QCOMPARE(ground.server.with([](FakeServer& server) { return server.begun; }), 0);
    QCOMPARE(rig.unsettled(), 0);
    QCOMPARE(rig.published().size(), 1U);
}

void TestPublishing::aMissingPasswordIsAskedForInPlace()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addServer();
    ground.secrets.remove(secretKey(rig.services.workspace.id, u"Blog"_s), [](const auto&) {});
    rig.openDraft(u"a.md"_s, letter);
    rig.desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLineEdit>("publish.secret.field"), soon);
    auto* field = rig.seen<QLineEdit>("publish.secret.field");
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget(), static_cast<QWidget*>(field), soon);
    // A wrong one can be given again.
    QTest::keyClicks(field, u"wrong"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QPushButton>("publish.otherSecret"), soon);
    rig.seen<QPushButton>("publish.otherSecret")->click();
    QVERIFY(field->isVisible());
    field->setFocus();
    QTest::keyClicks(field, u"pass"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    QCOMPARE(postsAt(ground), 0); // the password alone publishes nothing
    rig.button()->click();
    QTRY_COMPARE_WITH_TIMEOUT(postsAt(ground), 1, soon);
}

void TestPublishing::aNewsletterGoesOutOnlyWhenAgreedTo()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addServer(u"Letters"_s, u"ghost"_s);
    rig.openDraft(u"a.md"_s, letter);
    rig.desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    rig.seen<QPushButton>("publish.newsletter.ask")->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QComboBox>("publish.newsletter"), soon);
    auto* choice = rig.seen<QComboBox>("publish.newsletter");
    QCOMPARE(choice->count(), 2); // nobody, and what the place has
    QCOMPARE(choice->currentIndex(), 0);
    QVERIFY(rig.button()->isEnabled());
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QCheckBox>("publish.agree"), soon);
    QVERIFY(!rig.button()->isEnabled());
    rig.seen<QCheckBox>("publish.agree")->click();
    QVERIFY(rig.button()->isEnabled());
    rig.button()->click();
    QTRY_COMPARE_WITH_TIMEOUT(postsAt(ground), 1, soon);
    QCOMPARE(ground.server.with([](FakeServer& server) { return server.wish.newsletter; }), u"weekly"_s);
}

void TestPublishing::theWishedStateArrives()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addServer();
    rig.openDraft(u"a.md"_s, letter);
    rig.desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    rig.find<QPushButton>("publish.state.1")->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled() && rig.button()->text() == u"Send as a draft"_s, soon);
    rig.button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLabel>("publish.success"), soon);
    QCOMPARE(ground.server.with([](FakeServer& server) { return server.wish.state; }), PostState::Draft);
    rig.sheet().dismiss();
    QVERIFY(rig.said().isEmpty()); // a draft is no publication, so no status lags behind

    rig.desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLabel>("publish.plan.sentence"), soon);
    rig.find<QPushButton>("publish.state.2")->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.find<QDateTimeEdit>("publish.time")->isVisible(), soon);
    QCOMPARE(rig.find<QDateTimeEdit>("publish.time")->dateTime().time(), QTime(9, 0));
}

void TestPublishing::theirsIsReplacedOnlyAfterALook()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addServer();
    rig.openDraft(u"a.md"_s, letter);
    publishNow(rig);
    ground.server.with([](FakeServer& server) {
        server.text = u"# A letter\n\nOne brick a week.\n"_s;
        return ++server.stamp;
    });
    rig.desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QPushButton>("publish.conflict"), soon);
    QVERIFY(!rig.button()->isEnabled());
    rig.seen<QPushButton>("publish.conflict")->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen("publish.theirs"), soon);
    rig.seen<QPushButton>("publish.theirs.replace")->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    QCOMPARE(ground.server.with([](FakeServer& server) { return server.text; }),
             u"# A letter\n\nOne brick a week.\n"_s); // not yet
    // Changed once more meanwhile: that was not seen.
    ground.server.with([](FakeServer& server) { return ++server.stamp; });
    rig.button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLabel>("publish.failure"), soon);
    rig.button()->click(); // try again
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QPushButton>("publish.conflict"), soon);
    rig.seen<QPushButton>("publish.conflict")->click();
    rig.seen<QPushButton>("publish.theirs.replace")->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    rig.button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLabel>("publish.success"), soon);
    QCOMPARE(ground.server.with([](FakeServer& server) { return server.text; }), QString::fromUtf8(letter));
    QCOMPARE(postsAt(ground), 1);
}

void TestPublishing::theirsIsTakenIntoTheDraft()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addServer();
    rig.openDraft(u"a.md"_s, letter);
    publishNow(rig);
    ground.server.with([](FakeServer& server) {
        server.text = u"# A letter\n\nOne brick a week.\n"_s;
        return ++server.stamp;
    });
    rig.desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QPushButton>("publish.conflict"), soon);
    rig.seen<QPushButton>("publish.conflict")->click();
    QSignalSpy taken(rig.desk.get(), &PublishDesk::textTaken);
    rig.seen<QPushButton>("publish.theirs.take")->click();
    QCOMPARE(taken.count(), 1);
    QCOMPARE(taken.constFirst().at(1).toString(), u"# A letter\n\nOne brick a week.\n"_s);
    QVERIFY(!rig.sheet().isVisible());
    // What they changed is settled: the next publication needs no other look.
    rig.desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    QVERIFY(!rig.seen<QPushButton>("publish.conflict"));
}

void TestPublishing::theirsBecomesADraft()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addServer();
    rig.openDraft(u"a.md"_s, letter);
    publishNow(rig);
    ground.server.with([](FakeServer& server) {
        server.text = u"Theirs.\n"_s;
        return ++server.stamp;
    });
    rig.desk->open();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QPushButton>("publish.conflict"), soon);
    rig.seen<QPushButton>("publish.conflict")->click();
    QSignalSpy made(rig.desk.get(), &PublishDesk::draftMade);
    rig.seen<QPushButton>("publish.theirs.draft")->click();
    QCOMPARE(made.count(), 1);
    const auto id = made.constFirst().constFirst().value<DraftId>();
    QVERIFY(id.value != u"a.md"_s);
    QCOMPARE(bytesOf(ground.root + u'/' + id.value), QByteArray("Theirs.\n"));
    QCOMPARE(bytesOf(ground.root + u"/a.md"_s), letter);
}

void TestPublishing::thePlacesOfADraftAreRemembered()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addFolder(u"A site"_s);
    rig.addServer(u"Blog"_s);
    rig.openDraft(u"a.md"_s, letter);
    const auto ticked = [&] {
        QStringList names;
        for (const PlaceChoice& place : rig.sheet().state().places) {
            if (place.chosen)
                names << place.name;
        }
        return names;
    };
    rig.desk->open();
    QCOMPARE(ticked(), QStringList{u"A site"_s}); // the first there is
    rig.find<QCheckBox>("publish.place.0")->click();
    rig.find<QCheckBox>("publish.place.1")->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    rig.button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLabel>("publish.success"), soon);
    rig.sheet().dismiss();

    rig.openDraft(u"b.md"_s, "# Another\n\nWords.\n");
    rig.desk->open();
    QCOMPARE(ticked(), QStringList{u"Blog"_s}); // where one went last
    rig.find<QCheckBox>("publish.place.0")->click();
    rig.find<QCheckBox>("publish.place.1")->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    rig.button()->click();
    QTRY_VERIFY_WITH_TIMEOUT(rig.seen<QLabel>("publish.success"), soon);
    rig.sheet().dismiss();

    QVERIFY(rig.session.open(DraftId{u"a.md"_s}).has_value());
    rig.desk->open();
    QCOMPARE(ticked(), QStringList{u"Blog"_s}); // its own
}

void TestPublishing::theFirstSiteIsOffered()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.openDraft(u"a.md"_s, letter);
    rig.desk->open();
    auto* make = rig.seen<QPushButton>("publish.form.makeSite");
    QVERIFY(make);
    make->click();
    const auto targets = rig.services.publishing->targets();
    QCOMPARE(targets.size(), 1U);
    QCOMPARE(targets.front().kind, u"site"_s);
    QCOMPARE(targets.front().option(u"path"_s), ground.scratch.filePath(u"Letters site"_s));
    QVERIFY(rig.find<QCheckBox>("publish.place.0")->isChecked());
    QVERIFY(rig.find("publish.plan")->isVisible());
}

void TestPublishing::aPostIsTakenBackFromOnePlaceOrAll()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addServer();
    rig.addFolder();
    rig.openDraft(u"a.md"_s, letter);
    rig.desk->open();
    for (auto* place : rig.sheet().findChildren<QCheckBox*>()) {
        if (place->objectName().startsWith("publish.place."_L1))
            place->setChecked(true);
    }
    QTRY_VERIFY_WITH_TIMEOUT(rig.button()->isEnabled(), soon);
    rig.button()->click();
    QTRY_COMPARE_WITH_TIMEOUT(rig.button()->text(), u"Done"_s, soon);
    rig.sheet().dismiss();
    rig.window.showPage(Page::Posts);
    const QString file = ground.site() + u"/a-letter.md"_s;
    QVERIFY(QFileInfo::exists(file));

    rig.find<QPushButton>("posts.retract")->click();
    QPointer<QMenu> menu = rig.window.findChild<QMenu*>(u"posts.retract.menu"_s);
    QVERIFY(menu);
    QStringList entries;
    for (const QAction* entry : menu->actions()) {
        if (!entry->isSeparator())
            entries << entry->text();
    }
    QCOMPARE(entries, (QStringList{u"From Blog"_s, u"From My site"_s, u"From everywhere"_s}));
    {
        const Answerer yes(
            [](QWidget& dialog) { dialog.findChild<QPushButton*>(u"ask.answer.1"_s)->click(); });
        menu->actions().constFirst()->trigger();
        if (menu)
            menu->close();
        QVERIFY(yes.asked());
    }
    QTRY_COMPARE_WITH_TIMEOUT(rig.said(), u"“A letter” is taken back from Blog"_s, soon);
    QCOMPARE(postsAt(ground), 0);
    QVERIFY(QFileInfo::exists(file));
    QCOMPARE(rig.window.posts().state().live, 1);
    // From the last place there is nothing to choose.
    const Answerer yes([](QWidget& dialog) { dialog.findChild<QPushButton*>(u"ask.answer.1"_s)->click(); });
    rig.find<QPushButton>("posts.retract")->click();
    QVERIFY(yes.asked());
    QTRY_COMPARE_WITH_TIMEOUT(rig.window.posts().state().live, 0, soon);
    QVERIFY(!QFileInfo::exists(file));
    QCOMPARE(rig.said(), u"“A letter” is taken back"_s);
}

void TestPublishing::aTakingBackThatFailsSaysSo()
{
    Rig::Ground ground;
    Rig rig(ground);
    rig.addServer();
    rig.openDraft(u"a.md"_s, letter);
    publishNow(rig);
    ground.server.with([](FakeServer& server) {
        server.refusal = Error{ErrorCode::Refused, u"The server is being repaired."_s, {}};
        return 0;
    });
    const Answerer yes([](QWidget& dialog) { dialog.findChild<QPushButton*>(u"ask.answer.1"_s)->click(); });
    rig.window.showPage(Page::Posts);
    rig.find<QPushButton>("posts.retract")->click();
    QVERIFY(yes.asked());
    QTRY_COMPARE_WITH_TIMEOUT(rig.said(), u"The server is being repaired."_s, soon);
    QCOMPARE(rig.window.posts().state().live, 1);
    QVERIFY(!rig.find("strip.errand")->isVisible());
}

int main(int argc, char** argv)
{
    return runApart<TestPublishing>(argc, argv);
}

#include "tst_publishing.moc"
