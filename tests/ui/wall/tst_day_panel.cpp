// The day panel: what it shows, what it asks for, and that nothing typed in it is lost. Saves pictures to
// look at when BRICKWORK_PICTURES names a folder.
#include "tests/ui/wall/sample_log.h"
#include "ui/theme/theme.h"
#include "ui/wall/day_forms.h"
#include "ui/wall/day_panel.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);
const Day tuesday = sample::today.plus(-3);

DayState stateOf(Day day, const HabitLog& log, const HabitSettings& settings = {},
                 const std::map<QString, QString>& drafts = {}, const QLocale& locale = english)
{
    DayContext context{.rule = DayRule(QTimeZone::UTC, {}),
                       .now = Instant{sample::noon(sample::today).msecs + 6LL * 3600 * 1000},
                       .posts = {},
                       .drafts = drafts,
                       .locale = locale};
    for (const Post& post : log.posts)
        context.posts[post.id] = {DraftId{u"letter.md"_s}, QUrl(u"https://example.org/letter"_s)};
    return dayState(day, log, settings, sample::summaryOf(log, settings), context);
}

void write(HabitLog& log, Day day, const QString& draft, const QString& title, int typed, int pasted)
{
    Writing writing;
    writing.day = day;
    writing.draft = draft;
    writing.title = title;
    writing.of(WordSource::Typed).added = typed;
    writing.of(WordSource::Pasted).added = pasted;
    writing.msecs = typed * 6000LL;
    writing.first = sample::noon(day);
    writing.last = Instant{sample::noon(day).msecs + typed * 9000LL};
    log.writings[day][draft] = writing;
}

} // namespace

class TestDayPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_panel.reset(); }
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void theNameHoldsTheFullDate();
    void aDayWithoutABrickIsGivenOne();
    void aBrickIsEditedWhole();
    void aKnownDirectionIsCompletedAndKeepsItsSpelling_data();
    void aKnownDirectionIsCompletedAndKeepsItsSpelling();
    void aDayToComeTakesARestOnly();
    void aRestIsGivenAReasonAndEnded();
    void aRestByRuleIsNotRemovable();
    void enterMakesALineAndControlEnterSaves();
    void escapeGoesOneStepBack();
    void theKeyboardBeginsWithWhatCanBeDone_data();
    void theKeyboardBeginsWithWhatCanBeDone();
    void altArrowsStep_data();
    void altArrowsStep();
    void steppingAwayKeepsWhatWasTyped_data();
    void steppingAwayKeepsWhatWasTyped();
    void steppingAwayWithoutAChangeAsksNothing();
    void closingAsksToo();
    void anotherProcessLosesNothing_data();
    void anotherProcessLosesNothing();
    void anUntouchedFormFollowsTheLog();
    void refusalsAreSaidInPlace();
    void titlesOpenWhatTheyName();
    void theKeyboardStaysWhenTheLogChanges();
    void theTabKeyFollowsTheEye_data();
    void theTabKeyFollowsTheEye();
    void whatWasTypedIsForgottenOnlyWhenTold();

private:
    template <typename Widget = QWidget>
    [[nodiscard]] Widget* find(const char* name) const
    {
        return m_panel->findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] bool shows(const char* name) const { return find(name)->isVisible(); }
    [[nodiscard]] QString text(const char* name) const { return find<QLabel>(name)->text(); }
    void press(const char* name) const { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void type(const QString& words) const { QTest::keyClicks(QApplication::focusWidget(), words); }
    [[nodiscard]] QString typed() const { return find<QPlainTextEdit>("dayPanel.note")->toPlainText(); }
    void showPanel();

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<DayPanel> m_panel;
    QSpinBox* m_size = nullptr;
    HabitLog m_log;
};

void TestDayPanel::init()
{
    m_log = {};
    m_theme = std::make_unique<Theme>();
    m_theme->setMode(ThemeMode::Light);
    m_theme->apply();
    m_panel = std::make_unique<DayPanel>(*m_theme);
    m_size = new QSpinBox;
    m_size->setRange(1, 3);
    m_size->setAccessibleName(u"Size"_s);
    m_panel->setSizeField({.widget = m_size,
                           .size = [this] { return static_cast<BrickSize>(m_size->value()); },
                           .setSize = [this](BrickSize size) { m_size->setValue(static_cast<int>(size)); }});
}

void TestDayPanel::showPanel()
{
    m_panel->resize(m_panel->sizeHint().width(), 700);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void TestDayPanel::nothingIsCutOff_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    for (const char* kind : {"brick", "missed", "open", "rest", "frozen", "absent", "ahead", "editing",
                             "asking", "resting", "long", "full"})
        for (const int look : {0, 1, 2, 3})
            QTest::addRow("%s%s%s", kind, look & 1 ? " dark" : "", look & 2 ? " mirrored" : "")
                << QString::fromLatin1(kind) << ((look & 1) != 0) << ((look & 2) != 0);
}

void TestDayPanel::nothingIsCutOff()
{
    QFETCH(QString, kind);
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    m_theme->setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    m_theme->apply();
    m_panel->setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    HabitSettings settings;
    settings.wordGoals[tuesday.plus(-30)] = 300;
    std::map<QString, QString> drafts;
    Day day = tuesday;
    const bool rich = kind == u"brick"_s || kind == u"editing"_s || kind == u"asking"_s || kind == u"full"_s;
    if (rich) {
        sample::addBrick(m_log, day, BrickSize::Large,
                         u"Outline of the next part.\n\nCut 400 words, kept the end."_s, u"Newsletter"_s);
        m_log.bricks.at(day).source = BrickSource::Auto;
        m_log.bricks.at(day).stamp.at = sample::noon(day.plus(2));
        sample::addPost(m_log, day, u"My path into AI"_s);
        write(m_log, day, u"a.md"_s, u"My path into AI, and what it cost to take it in public"_s, 412, 30);
        write(m_log, day, u"b.md"_s, u"Notes"_s, 20, 0);
        drafts = {{u"a.md"_s, u"My path into AI, and what it cost to take it in public"_s}};
    }
    if (kind == u"full"_s)
        for (int i = 0; i < 40; ++i)
            write(m_log, day, u"d%1.md"_s.arg(i), u"Draft %1"_s.arg(i), 10 + i, i % 3);
    if (kind == u"long"_s) {
        sample::addBrick(m_log, day, BrickSize::Small,
                         u"https://example.org/"_s + u"verylongword"_s.repeated(20) + u"\n"_s +
                             u"Many words make a long note. "_s.repeated(60),
                         u"W"_s.repeated(80));
        sample::addPost(m_log, day, u"A title of very many words "_s.repeated(8));
        m_log.rests[day] = {day, u"x"_s.repeated(120)};
    }
    if (kind == u"rest"_s)
        m_log.rests[day] = {day, u"On a walk in the hills"_s};
    if (kind == u"open"_s)
        day = sample::today;
    if (kind == u"ahead"_s || kind == u"resting"_s)
        day = sample::today.plus(3);
    DayState state = stateOf(day, m_log, settings, drafts, mirrored ? QLocale(QLocale::Hebrew) : english);
    if (kind == u"frozen"_s || kind == u"absent"_s) {
        state.standing = kind == u"frozen"_s ? DayStanding::Frozen : DayStanding::Absent;
        state.sentence =
            u"Many words that explain what this day is, and that fill more than one line of it."_s;
    }
    m_panel->setState(state);
    showPanel();
    if (kind == u"editing"_s || kind == u"asking"_s)
        press("dayPanel.edit");
    if (kind == u"resting"_s)
        press("dayPanel.rest");
    if (kind == u"asking"_s) {
        type(u" More."_s);
        m_panel->setState(stateOf(day.next(), m_log, settings, drafts));
        QVERIFY(shows("dayPanel.question"));
    }
    QCoreApplication::processEvents();

    const QWidget* body = find<QScrollArea>("dayPanel.scroll")->widget();
    QVERIFY2(body->width() <= m_panel->width(), "wider than the panel");
    for (const QWidget* widget : m_panel->findChildren<QWidget*>()) {
        if (!widget->isVisible() ||
            !(qobject_cast<const QLabel*>(widget) || qobject_cast<const QAbstractButton*>(widget)))
            continue;
        const QRect box(widget->mapTo(m_panel.get(), QPoint()), widget->size());
        QVERIFY2(box.left() >= 0 && box.right() < m_panel->width(), qPrintable(widget->objectName()));
        const auto* label = qobject_cast<const QLabel*>(widget);
        if (label && label->wordWrap())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                     qPrintable(label->objectName()));
    }
    if (const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES"); !folder.isEmpty())
        m_panel->grab().save(QDir(folder).filePath(
            u"day-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'))));
}

void TestDayPanel::theNameHoldsTheFullDate()
{
    m_panel->setState(stateOf(tuesday, m_log));
    QCOMPARE(m_panel->objectName(), u"dayPanel"_s);
    QVERIFY2(m_panel->accessibleName().contains(u"Tuesday, 18 November 2025"_s),
             qPrintable(m_panel->accessibleName()));
    m_panel->setState(stateOf(tuesday.next(), m_log));
    QVERIFY(m_panel->accessibleName().contains(u"Wednesday, 19 November 2025"_s));
}

void TestDayPanel::aDayWithoutABrickIsGivenOne()
{
    sample::addBrick(m_log, tuesday.plus(-1), BrickSize::Small, {}, u"Book"_s);
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    QVERIFY(!shows("dayPanel.brick"));
    QCOMPARE(find<QPushButton>("dayPanel.lay")->text(), u"Backfill a brick"_s);
    press("dayPanel.lay");
    QCOMPARE(QApplication::focusWidget(), find("dayPanel.note"));
    type(u"Late"_s);
    m_size->setValue(3);
    QSignalSpy wished(m_panel.get(), &DayPanel::brickWished);
    press("dayPanel.save");
    QCOMPARE(wished.count(), 1);
    const auto wish = wished.constFirst().constFirst().value<DayBrickWish>();
    QCOMPARE(wish.day, tuesday);
    QCOMPARE(wish.size, BrickSize::Large);
    QCOMPARE(wish.note, u"Late"_s);
    QCOMPARE(wish.direction, u"Book"_s); // as the last time
    QVERIFY(!wish.replaces);
    QVERIFY2(shows("dayPanel.brickForm"), "open until it is granted");
    sample::addBrick(m_log, tuesday, BrickSize::Large, u"Late"_s, u"Book"_s);
    m_panel->setState(stateOf(tuesday, m_log));
    m_panel->grant();
    QVERIFY(!shows("dayPanel.brickForm"));
    QVERIFY(shows("dayPanel.brick"));
    QCOMPARE(QApplication::focusWidget(), find("dayPanel.edit"));
    m_panel->setState(stateOf(sample::today, m_log));
    QCOMPARE(find<QPushButton>("dayPanel.lay")->text(), u"Stack a brick"_s);
}

void TestDayPanel::aBrickIsEditedWhole()
{
    sample::addBrick(m_log, tuesday, BrickSize::Small, u"One\nTwo"_s, u"Book"_s);
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    QCOMPARE(text("dayPanel.noteText"), u"One\nTwo"_s);
    QVERIFY(!shows("dayPanel.lay"));
    press("dayPanel.edit");
    QCOMPARE(typed(), u"One\nTwo"_s);
    QCOMPARE(m_size->value(), 1);
    QCOMPARE(find<QComboBox>("dayPanel.direction")->currentText(), u"Book"_s);
    QVERIFY(!m_panel->hasUnsaved());
    type(u" and a half"_s);
    QVERIFY(m_panel->hasUnsaved());
    QSignalSpy wished(m_panel.get(), &DayPanel::brickWished);
    press("dayPanel.save");
    const auto wish = wished.constFirst().constFirst().value<DayBrickWish>();
    QCOMPARE(wish.note, u"One\nTwo and a half"_s);
    QVERIFY(wish.replaces);
    press("dayPanel.cancel");
    QCOMPARE(text("dayPanel.noteText"), u"One\nTwo"_s);
    QSignalSpy removed(m_panel.get(), &DayPanel::removeWished);
    press("dayPanel.remove");
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.constFirst().constFirst().value<Day>(), tuesday);
}

void TestDayPanel::aKnownDirectionIsCompletedAndKeepsItsSpelling_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("direction");
    QTest::newRow("its beginning is enough") << u"ne"_s << u"Newsletter"_s;
    QTest::newRow("in full, in other letters") << u"BOOK"_s << u"Book"_s;
    QTest::newRow("a new one") << u"Talks"_s << u"Talks"_s;
    QTest::newRow("none") << QString() << QString();
}

void TestDayPanel::aKnownDirectionIsCompletedAndKeepsItsSpelling()
{
    QFETCH(QString, keys);
    QFETCH(QString, direction);
    sample::addBrick(m_log, tuesday.plus(-2), BrickSize::Normal, {}, u"Book"_s);
    sample::addBrick(m_log, tuesday.plus(-3), BrickSize::Normal, {}, u"Newsletter"_s);
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    press("dayPanel.lay");
    auto* field = find<QComboBox>("dayPanel.direction")->lineEdit();
    field->setFocus(Qt::TabFocusReason);
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Backspace);
    QTest::keyClicks(field, keys);
    QSignalSpy wished(m_panel.get(), &DayPanel::brickWished);
    QTest::keyClick(field, Qt::Key_Tab);
    press("dayPanel.save");
    QCOMPARE(wished.count(), 1);
    QCOMPARE(wished.constFirst().constFirst().value<DayBrickWish>().direction, direction);
}

void TestDayPanel::aDayToComeTakesARestOnly()
{
    m_panel->setState(stateOf(sample::today.next(), m_log));
    showPanel();
    QVERIFY(!shows("dayPanel.lay"));
    QVERIFY(!shows("dayPanel.edit"));
    QVERIFY(shows("dayPanel.rest"));
}

void TestDayPanel::aRestIsGivenAReasonAndEnded()
{
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    press("dayPanel.rest");
    QCOMPARE(QApplication::focusWidget(), find("dayPanel.reason"));
    type(u"Ill"_s);
    QSignalSpy wished(m_panel.get(), &DayPanel::restWished);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(wished.count(), 1);
    QCOMPARE(wished.constFirst().at(0).value<Day>(), tuesday);
    QCOMPARE(wished.constFirst().at(1).toString(), u"Ill"_s);
    m_log.rests[tuesday] = {tuesday, u"Ill"_s};
    m_panel->setState(stateOf(tuesday, m_log));
    m_panel->grant();
    QVERIFY(!shows("dayPanel.restForm"));
    QCOMPARE(text("dayPanel.reasonText"), u"Ill"_s);
    QCOMPARE(QApplication::focusWidget(), find("dayPanel.restEnd"));
    QSignalSpy ended(m_panel.get(), &DayPanel::restEndWished);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(ended.count(), 1);
    QCOMPARE(ended.constFirst().constFirst().value<Day>(), tuesday);
}

void TestDayPanel::aRestByRuleIsNotRemovable()
{
    HabitSettings settings;
    settings.restWeekdays[tuesday.plus(-60)].days[2] = true;
    m_panel->setState(stateOf(tuesday, m_log, settings));
    showPanel();
    QCOMPARE(text("dayPanel.rule"), u"Tuesdays are off."_s);
    QVERIFY(!shows("dayPanel.restEnd"));
    QVERIFY(!shows("dayPanel.rest"));
    QVERIFY2(shows("dayPanel.lay"), "a brick on a rest day counts");
}

void TestDayPanel::enterMakesALineAndControlEnterSaves()
{
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    QSignalSpy wished(m_panel.get(), &DayPanel::brickWished);
    find("dayPanel.lay")->setFocus();
    QTest::keyClick(find("dayPanel.lay"), Qt::Key_Return);
    QVERIFY(shows("dayPanel.brickForm"));
    type(u"One"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    type(u"Two"_s);
    QCOMPARE(wished.count(), 0);
    for (const char* field : {"dayPanel.note", "dayPanel.size", "dayPanel.direction", "dayPanel.cancel"}) {
        auto* combo = find<QComboBox>(field);
        QTest::keyClick(combo ? combo->lineEdit() : find(field), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY2(wished.count() == 1, field);
        QCOMPARE(wished.takeFirst().constFirst().value<DayBrickWish>().note, u"One\nTwo"_s);
    }
}

void TestDayPanel::escapeGoesOneStepBack()
{
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    QSignalSpy closed(m_panel.get(), &DayPanel::closed);
    press("dayPanel.lay");
    type(u"x"_s);
    m_panel->setState(stateOf(tuesday.next(), m_log));
    QVERIFY(shows("dayPanel.question"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!shows("dayPanel.question"));
    QCOMPARE(typed(), u"x"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!shows("dayPanel.brickForm"));
    QCOMPARE(m_panel->state().day, tuesday);
    QCOMPARE(QApplication::focusWidget(), find("dayPanel.lay"));
    QCOMPARE(closed.count(), 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
}

void TestDayPanel::theKeyboardBeginsWithWhatCanBeDone_data()
{
    QTest::addColumn<bool>("brick");
    QTest::addColumn<QString>("stop");
    QTest::newRow("a brick is there: edit it") << true << u"dayPanel.edit"_s;
    QTest::newRow("a day without one: fill it in") << false << u"dayPanel.lay"_s;
}

void TestDayPanel::theKeyboardBeginsWithWhatCanBeDone()
{
    QFETCH(bool, brick);
    QFETCH(QString, stop);
    if (brick)
        sample::addBrick(m_log, tuesday, BrickSize::Small, u"Old"_s);
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    m_panel->takeFocus();
    QCOMPARE(QApplication::focusWidget()->objectName(), stop);
}

void TestDayPanel::altArrowsStep_data()
{
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<int>("days");
    QTest::newRow("left is the day before") << false << Qt::Key_Left << -1;
    QTest::newRow("right is the day after") << false << Qt::Key_Right << 1;
    QTest::newRow("from right to left, right is the day before") << true << Qt::Key_Right << -1;
    QTest::newRow("from right to left, left is the day after") << true << Qt::Key_Left << 1;
}

void TestDayPanel::altArrowsStep()
{
    QFETCH(bool, mirrored);
    QFETCH(Qt::Key, key);
    QFETCH(int, days);
    m_panel->setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    QSignalSpy wished(m_panel.get(), &DayPanel::dayWished);
    m_panel->takeFocus();
    QTest::keyClick(QApplication::focusWidget(), key, Qt::AltModifier);
    QCOMPARE(wished.count(), 1);
    QCOMPARE(wished.takeFirst().constFirst().value<Day>(), tuesday.plus(days));
    press("dayPanel.lay"); // also from within a note
    QTest::keyClick(QApplication::focusWidget(), key, Qt::AltModifier);
    QCOMPARE(wished.takeFirst().constFirst().value<Day>(), tuesday.plus(days));
    press(days < 0 ? "dayPanel.previous" : "dayPanel.next");
    QCOMPARE(wished.takeFirst().constFirst().value<Day>(), tuesday.plus(days));
}

void TestDayPanel::steppingAwayKeepsWhatWasTyped_data()
{
    QTest::addColumn<bool>("rest");
    QTest::newRow("in a brick") << false;
    QTest::newRow("in the reason of a rest") << true;
}

void TestDayPanel::steppingAwayKeepsWhatWasTyped()
{
    QFETCH(bool, rest);
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    press(rest ? "dayPanel.rest" : "dayPanel.lay");
    type(u"Kept"_s);
    m_panel->setState(stateOf(tuesday.next(), m_log));
    QCOMPARE(m_panel->state().day, tuesday);
    QVERIFY(shows("dayPanel.question"));
    QCOMPARE(text("dayPanel.asked"), u"Save or discard the change to Tuesday 18 November?"_s);
    QVERIFY(m_panel->hasUnsaved());
    // Saved: the wish is for the day it was typed on, and only then the other day comes.
    QSignalSpy bricks(m_panel.get(), &DayPanel::brickWished);
    QSignalSpy rests(m_panel.get(), &DayPanel::restWished);
    QSignalSpy days(m_panel.get(), &DayPanel::dayWished);
    press("dayPanel.askSave");
    QCOMPARE(bricks.count(), rest ? 0 : 1);
    QCOMPARE(rests.count(), rest ? 1 : 0);
    if (rest)
        QCOMPARE(rests.constFirst().constFirst().value<Day>(), tuesday);
    else
        QCOMPARE(bricks.constFirst().constFirst().value<DayBrickWish>().day, tuesday);
    QCOMPARE(days.count(), 0);
    m_panel->grant();
    QCOMPARE(days.count(), 1);
    QCOMPARE(days.constFirst().constFirst().value<Day>(), tuesday.next());
    m_panel->setState(stateOf(tuesday.next(), m_log));
    QCOMPARE(m_panel->state().day, tuesday.next());
    QVERIFY(!shows("dayPanel.question"));
    // Discarded: nothing is wished, and the other day comes at once.
    press(rest ? "dayPanel.rest" : "dayPanel.lay");
    type(u"Dropped"_s);
    m_panel->setState(stateOf(tuesday, m_log));
    press("dayPanel.askDiscard");
    QCOMPARE(bricks.count() + rests.count(), 1);
    QCOMPARE(days.count(), 2);
    QCOMPARE(days.constLast().constFirst().value<Day>(), tuesday);
    QVERIFY(!m_panel->hasUnsaved());
}

void TestDayPanel::steppingAwayWithoutAChangeAsksNothing()
{
    sample::addBrick(m_log, tuesday, BrickSize::Small, u"One"_s);
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    press("dayPanel.edit");
    m_panel->setState(stateOf(tuesday.next(), m_log));
    QCOMPARE(m_panel->state().day, tuesday.next());
    QVERIFY(!shows("dayPanel.question"));
    QVERIFY(!shows("dayPanel.brickForm"));
}

void TestDayPanel::closingAsksToo()
{
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    QSignalSpy closed(m_panel.get(), &DayPanel::closed);
    press("dayPanel.lay");
    type(u"Kept"_s);
    press("dayPanel.close");
    QCOMPARE(closed.count(), 0);
    QVERIFY(shows("dayPanel.question"));
    press("dayPanel.askStay");
    QCOMPARE(typed(), u"Kept"_s);
    press("dayPanel.close");
    press("dayPanel.askDiscard");
    QCOMPARE(closed.count(), 1);
    press("dayPanel.close");
    QCOMPARE(closed.count(), 2);
}

void TestDayPanel::anotherProcessLosesNothing_data()
{
    QTest::addColumn<bool>("before");
    QTest::addColumn<bool>("after");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("it stacked where there was none") << false << true << u"a brick was stacked here"_s;
    QTest::newRow("it changed the brick") << true << true << u"this brick was changed"_s;
    QTest::newRow("it removed the brick") << true << false << u"this brick was removed"_s;
}

void TestDayPanel::anotherProcessLosesNothing()
{
    QFETCH(bool, before);
    QFETCH(bool, after);
    QFETCH(QString, sentence);
    if (before)
        sample::addBrick(m_log, tuesday, BrickSize::Small, u"Old"_s);
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    press(before ? "dayPanel.edit" : "dayPanel.lay");
    type(u" mine"_s);
    const QString mine = typed();
    m_log.bricks.clear();
    if (after)
        sample::addBrick(m_log, tuesday, BrickSize::Large, u"Theirs"_s);
    m_panel->setState(stateOf(tuesday, m_log));
    QVERIFY(shows("dayPanel.brickForm"));
    QCOMPARE(typed(), mine);
    QVERIFY2(text("dayPanel.formNotice").contains(sentence), qPrintable(text("dayPanel.formNotice")));
    QCOMPARE(QApplication::focusWidget(), find("dayPanel.note"));
    QSignalSpy wished(m_panel.get(), &DayPanel::brickWished);
    press("dayPanel.save");
    QCOMPARE(wished.constFirst().constFirst().value<DayBrickWish>().replaces, before);
}

void TestDayPanel::anUntouchedFormFollowsTheLog()
{
    sample::addBrick(m_log, tuesday, BrickSize::Small, u"Old"_s);
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    press("dayPanel.edit");
    m_log.bricks.at(tuesday).note = u"Theirs"_s;
    m_panel->setState(stateOf(tuesday, m_log));
    QCOMPARE(typed(), u"Theirs"_s);
    QVERIFY(!m_panel->hasUnsaved());
}

void TestDayPanel::refusalsAreSaidInPlace()
{
    sample::addBrick(m_log, tuesday, BrickSize::Small, u"Old"_s);
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    m_panel->refuse(u"It cannot be removed."_s);
    QVERIFY(shows("dayPanel.notice"));
    QCOMPARE(text("dayPanel.notice"), u"It cannot be removed."_s);
    press("dayPanel.edit");
    type(u" mine"_s);
    m_panel->setState(stateOf(tuesday.next(), m_log));
    press("dayPanel.askSave");
    m_panel->refuse(u"Too long."_s);
    QCOMPARE(text("dayPanel.formNotice"), u"Too long."_s);
    QVERIFY(shows("dayPanel.formNotice"));
    QCOMPARE(typed(), u"Old mine"_s);
    // Refused is not saved: nothing is gone to, not later either.
    QSignalSpy days(m_panel.get(), &DayPanel::dayWished);
    press("dayPanel.save");
    m_panel->grant();
    QCOMPARE(days.count(), 0);
}

void TestDayPanel::titlesOpenWhatTheyName()
{
    sample::addPost(m_log, tuesday, u"A letter"_s);
    write(m_log, tuesday, u"book.md"_s, u"Book"_s, 40, 0);
    write(m_log, tuesday, u"gone.md"_s, u"Gone"_s, 20, 0);
    DayState state = stateOf(tuesday, m_log, {}, {{u"book.md"_s, u"The Book"_s}});
    m_panel->setState(state);
    showPanel();
    QSignalSpy drafts(m_panel.get(), &DayPanel::draftRequested);
    QSignalSpy links(m_panel.get(), &DayPanel::linkRequested);
    find("dayPanel.posts.0")->setFocus();
    QTest::keyClick(find("dayPanel.posts.0"), Qt::Key_Return);
    QCOMPARE(drafts.count(), 1);
    QCOMPARE(drafts.takeFirst().constFirst().value<DraftId>().value, u"letter.md"_s);
    press("dayPanel.drafts.0");
    QCOMPARE(drafts.count(), 1);
    QCOMPARE(drafts.takeFirst().constFirst().value<DraftId>().value, u"book.md"_s);
    press("dayPanel.drafts.1");
    QCOMPARE(drafts.count(), 0);
    QCOMPARE(find("dayPanel.drafts.1")->focusPolicy(), Qt::NoFocus);
    QCOMPARE(find("dayPanel.drafts.0")->accessibleName(), u"The Book"_s);
    QVERIFY(find("dayPanel.drafts.0")->accessibleDescription().contains(u"40 words typed"_s));
    state.posts.front().draft = {};
    m_panel->setState(state);
    press("dayPanel.posts.0");
    QCOMPARE(links.count(), 1);
    QCOMPARE(links.takeFirst().constFirst().toUrl(), QUrl(u"https://example.org/letter"_s));
}

void TestDayPanel::theKeyboardStaysWhenTheLogChanges()
{
    write(m_log, tuesday, u"a.md"_s, u"A"_s, 40, 0);
    m_panel->setState(stateOf(tuesday, m_log, {}, {{u"a.md"_s, u"A"_s}}));
    showPanel();
    QWidget* title = find("dayPanel.drafts.0");
    title->setFocus();
    write(m_log, tuesday, u"a.md"_s, u"A"_s, 50, 0);
    m_panel->setState(stateOf(tuesday, m_log, {}, {{u"a.md"_s, u"A"_s}}));
    QCOMPARE(QApplication::focusWidget(), title);
    // What had it is gone: it stays in the panel all the same.
    m_panel->setState(stateOf(tuesday.next(), m_log));
    QVERIFY(QApplication::focusWidget() && m_panel->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(QApplication::focusWidget()->isVisible());
}

void TestDayPanel::theTabKeyFollowsTheEye_data()
{
    QTest::addColumn<bool>("editing");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("shown") << false << false;
    QTest::newRow("edited") << true << false;
    QTest::newRow("shown from right to left") << false << true;
    QTest::newRow("edited from right to left") << true << true;
}

void TestDayPanel::theTabKeyFollowsTheEye()
{
    QFETCH(bool, editing);
    QFETCH(bool, mirrored);
    m_panel->setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    sample::addBrick(m_log, tuesday, BrickSize::Small, u"Old"_s);
    write(m_log, tuesday, u"a.md"_s, u"A"_s, 40, 0);
    m_panel->setState(stateOf(tuesday, m_log, {}, {{u"a.md"_s, u"A"_s}}));
    // Made after the drafts, shown before them.
    sample::addPost(m_log, tuesday, u"A letter"_s);
    sample::addPost(m_log, tuesday, u"Another"_s);
    m_panel->setState(stateOf(tuesday, m_log, {}, {{u"a.md"_s, u"A"_s}}));
    showPanel();
    if (editing)
        press("dayPanel.edit");
    QCoreApplication::processEvents();
    m_panel->takeFocus();
    find("dayPanel.previous")->setFocus();
    QPoint last(-1, -1);
    QStringList names;
    for (int i = 0; i < 40; ++i) {
        const QWidget* focus = QApplication::focusWidget();
        if (names.contains(focus->objectName()))
            break;
        names << focus->objectName();
        QVERIFY2(focus->accessibleName().size() > 0 ||
                     !qobject_cast<const QAbstractButton*>(focus)->text().isEmpty(),
                 qPrintable(focus->objectName()));
        QPoint at = focus->mapTo(m_panel.get(), focus->rect().center());
        if (mirrored)
            at.setX(m_panel->width() - at.x());
        QVERIFY2(at.y() > last.y() + 4 || (at.y() > last.y() - 5 && at.x() > last.x()),
                 qPrintable(names.join(u' ')));
        last = at;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    const QStringList expected =
        editing
            ? QStringList{u"previous"_s, u"next"_s, u"close"_s,   u"note"_s,    u"size"_s,    u"direction"_s,
                          u"cancel"_s,   u"save"_s, u"posts.0"_s, u"posts.1"_s, u"drafts.0"_s}
            : QStringList{u"previous"_s, u"next"_s,    u"close"_s,   u"edit"_s,    u"remove"_s,
                          u"rest"_s,     u"posts.0"_s, u"posts.1"_s, u"drafts.0"_s};
    QCOMPARE(names.replaceInStrings(u"dayPanel."_s, QString()), expected);
}

void TestDayPanel::whatWasTypedIsForgottenOnlyWhenTold()
{
    m_panel->setState(stateOf(tuesday, m_log));
    showPanel();
    press("dayPanel.lay");
    type(u"Kept"_s);
    m_panel->hide();
    m_panel->show();
    QCOMPARE(typed(), u"Kept"_s);
    QVERIFY(m_panel->hasUnsaved());
    m_panel->forget();
    QVERIFY(!m_panel->hasUnsaved());
    m_panel->setState(stateOf(tuesday.next(), m_log));
    QCOMPARE(m_panel->state().day, tuesday.next());
}

QTEST_MAIN(TestDayPanel)
#include "tst_day_panel.moc"
