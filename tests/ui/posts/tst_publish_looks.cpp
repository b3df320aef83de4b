// The publishing sheet in all its states: it fits its window, and nothing in it is cut off. Saves pictures to
// look at when BRICKWORK_PICTURES names a folder.
#include "tests/ui/posts/shown_sheet.h"

using namespace brickwork;
using namespace brickwork::sample;
using Shown = sample::ShownSheet;
using namespace Qt::StringLiterals;

namespace {

const TargetConfig wordpress = server(u"wordpress"_s, u"Blog"_s);
const TargetConfig ghost = server(u"ghost"_s, u"Letters"_s);
const TargetConfig longNamed =
    folder(u"The place with the longest name that anybody ever gave to a folder on their own computer"_s);

PublishPlan richPlan()
{
    PublishPlan made = planWithNotes(1, 0);
    made.action = PlanAction::Update;
    made.before = u"# What a year of Fridays taught me\n\nOne brick a week is enough.\n"_s;
    made.losses << u"Footnote 1 becomes a note at the end."_s;
    made.media = {picture(u"images/sea.jpg"_s, 312'000, false),
                  picture(u"images/desk.jpg"_s, 1'204'000, true)};
    made.path.clear();
    made.where = u"blog.example (WordPress)"_s;
    return made;
}

PublishPlan conflictPlan()
{
    PublishPlan made = plan(PlanAction::Update);
    made.conflict =
        RemoteChange{.theirs = u"# What a year of Fridays taught me\n\nOne brick a day, said the editor.\n"_s,
                     .modified = u"stamp"_s};
    made.refusals
        << u"The post was changed on the site since it was published from here. Compare both and choose; "
           "nothing was overwritten."_s;
    return made;
}

PublishFacts email()
{
    PublishPlan made = plan();
    made.consequences << u"142 people get this post by e-mail, as the newsletter “Weekly”."_s;
    PublishFacts known = facts({planned(ghost, made)});
    known.places.front().newsletters = {{.word = u"weekly"_s, .name = u"Weekly (142 readers)"_s}};
    known.places.front().newsletter = u"weekly"_s;
    return known;
}

PublishFacts errand()
{
    PlaceFacts run = planned(wordpress, plan());
    run.stage = ErrandStage::Running;
    run.step = Step{StepKind::SendingPicture, u"a-picture-of-the-sea-with-a-long-name.jpg"_s, 2, 5};
    PlaceFacts wait = planned(ghost, plan());
    wait.stage = ErrandStage::Waiting;
    PublishFacts known = facts({ended(folder(), delivered(plan())), run, wait});
    known.ordered = true;
    return known;
}

PublishFacts results()
{
    Delivered changed = delivered(plan(PlanAction::Update));
    changed.receipt.remarks << u"The server changed the address to “…-2”: the other one was taken."_s;
    PublishFacts known = facts(
        {ended(folder(), changed),
         ended(wordpress,
               fail(ErrorCode::Unreachable,
                    u"blog.example could not be reached: no answer within 30 seconds. Nothing was sent; "
                    "look at your connection and try again."_s,
                    u"curl 28"_s)),
         ended(ghost,
               fail(ErrorCode::Uncertain, u"The post was sent, but the answer did not come."_s, u"x"_s))});
    known.ordered = true;
    return known;
}

PublishFacts scheduled()
{
    PublishPlan made = plan();
    made.state = PostState::Scheduled;
    PublishFacts known = facts({planned(wordpress, made), planned(ghost, made)});
    known.state = PostState::Scheduled;
    return known;
}

PublishFacts secret()
{
    PublishFacts known = facts({planned(folder(), plan()), chosen(wordpress)});
    known.places.back().secretMissing = true;
    return known;
}

PublishFacts failedPlan()
{
    PublishFacts known = facts({chosen(wordpress)});
    known.places.front().plan = fail(
        ErrorCode::Refused, u"The server does not know this user name and application password."_s, u"401"_s);
    return known;
}

PublishFacts success()
{
    PublishFacts known = facts({ended(folder(), delivered(plan()))});
    known.ordered = true;
    return known;
}

PublishFacts factsOf(const QString& kind)
{
    static const std::map<QString, PublishFacts> all{
        {u"new"_s, facts({planned(folder(), plan())})},
        {u"notes"_s, facts({planned(folder(), planWithNotes(6, 0))})},
        {u"refused"_s, facts({planned(folder(), planWithNotes(1, 1))})},
        {u"nothing"_s, facts({planned(folder(), plan(PlanAction::Nothing))})},
        {u"asking"_s, facts({chosen(wordpress), planned(folder(), plan())})},
        {u"several"_s, facts({planned(folder(), plan()), planned(wordpress, richPlan()), chosen(longNamed)})},
        {u"rich"_s, facts({planned(wordpress, richPlan())})},
        {u"conflict"_s, facts({planned(wordpress, conflictPlan())})},
        {u"theirs"_s, facts({planned(wordpress, conflictPlan())})},
        {u"email"_s, email()},
        {u"scheduled"_s, scheduled()},
        {u"secret"_s, secret()},
        {u"failed"_s, failedPlan()},
        {u"errand"_s, errand()},
        {u"results"_s, results()},
        {u"success"_s, success()},
    };
    const auto found = all.find(kind);
    return found == all.end() ? facts({}) : found->second;
}

} // namespace

class TestPublishLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(english); }
    void itFitsAndNothingIsCutOff_data();
    void itFitsAndNothingIsCutOff();
};

void TestPublishLooks::itFitsAndNothingIsCutOff_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    const QSize small(1024, 640);
    const QSize least(760, 480);
    for (const char* kind :
         {"new", "notes", "refused", "nothing", "asking", "several", "rich", "conflict", "theirs", "email",
          "scheduled", "secret", "failed", "errand", "results", "success", "first"}) {
        const QString name = QString::fromLatin1(kind);
        QTest::addRow("%s", kind) << name << small << false << false;
        QTest::addRow("%s-dark", kind) << name << small << true << false;
        QTest::addRow("%s-mirrored", kind) << name << small << false << true;
        QTest::addRow("%s-least", kind) << name << least << false << false;
    }
}

void TestPublishLooks::itFitsAndNothingIsCutOff()
{
    QFETCH(QString, kind);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    Shown shown;
    shown.theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    shown.theme.apply();
    shown.window.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    shown.window.resize(size);
    const TargetConfig site{
        .name = u"My site"_s, .kind = u"site"_s, .options = {{u"path"_s, u"/data/ada/Letters site"_s}}};
    if (kind == "first"_L1)
        shown.sheet->open(publishState(facts({}), english), site);
    else
        shown.open(factsOf(kind));
    if (kind == "rich"_L1) {
        shown.find<QPushButton>("publish.pictures.button")->click();
        shown.find<QPushButton>("publish.difference.button")->click();
    }
    if (kind == "theirs"_L1)
        shown.sheet->showTheirs(
            {.place = u"Blog"_s, .theirs = conflictPlan().conflict->theirs, .mine = conflictPlan().text});
    QTest::qWait(60); // texts are compared beside the window
    shown.picture(QString::fromLatin1(QTest::currentDataTag()));
    const PublishSheet& sheet = *shown.sheet;

    QVERIFY(shown.window.rect().contains(sheet.geometry()));
    QVERIFY(std::abs(sheet.geometry().center().x() - shown.window.rect().center().x()) <= 1);
    const auto* scroll = shown.find<QScrollArea>("publish.scroll");
    for (const QWidget* child : sheet.findChildren<QWidget*>()) {
        if (!child->isVisible())
            continue;
        const QWidget* area = scroll->widget()->isAncestorOf(child) ? scroll->widget() : &sheet;
        const QRect box(child->mapTo(area, QPoint()), child->size());
        QVERIFY2(area->rect().contains(box), qPrintable(child->objectName()));
        const auto* label = qobject_cast<const QLabel*>(child);
        if (label && label->wordWrap())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        else if (qobject_cast<const QPushButton*>(child) || qobject_cast<const QLineEdit*>(child) ||
                 qobject_cast<const QCheckBox*>(child))
            // A field that has the keyboard asks for a pixel more than it asked for when it was laid out.
            QVERIFY2(child->height() + (child->hasFocus() ? 1 : 0) >= child->minimumSizeHint().height() &&
                         child->width() >= child->minimumSizeHint().width(),
                     qPrintable(child->objectName()));
    }
    // What is scrolled is as wide as its place: nothing stands beside it out of sight.
    QVERIFY(!scroll->isVisible() || scroll->widget()->width() <= scroll->viewport()->width());
    QVERIFY(!scroll->isVisible() ||
            scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width());
}

QTEST_MAIN(TestPublishLooks)
#include "tst_publish_looks.moc"
