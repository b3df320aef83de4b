// Reminders as the desktop sees them, over a real message bus: what is shown, what a click does, also after
// midnight, when it goes, and that a desktop without notices is no matter.
#include "app/desktop_notice.h"
#include "tests/app/desktop_of_its_own.h"
#include "tests/app/open_window.h"
#include "tests/core/flows/writing_desk.h"
#include "ui/stack/stack_sheet.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

QString busAddress; // of the only bus this program knows

const NoticeText sample{
    .title = u"A brick for Friday?"_s, .body = u"None lies there."_s, .action = u"Stack"_s};

/// The program in the evening of Friday 20 November 2026 in Berlin.
struct Evening
{
    explicit Evening(const char* now = "2026-11-20T19:30:00+01:00") : clock(now)
    {
        QSettings().clear();
        root = initWorkspace(scratch.filePath(u"Letters"_s), clock.now()).value().root;
        open();
    }
    ~Evening() { close(); }

    void open()
    {
        session = std::make_unique<WindowSession>(clock, Places{scratch.filePath(u"data"_s)});
        session->window().resize(1280, 820);
        session->start(root);
    }
    void close()
    {
        if (session && session->workspace())
            session->workspace()->session().abandon();
        session.reset();
    }
    [[nodiscard]] Logbook& book() const { return session->workspace()->logbook(); }
    [[nodiscard]] StackSheet& sheet() const { return session->window().stackSheet(); }
    [[nodiscard]] bool remindAt(const QString& time) const
    {
        return book().set(u"reminder"_s, time).has_value();
    }
    [[nodiscard]] bool lay(Day day) const
    {
        return book().stack({.day = day, .note = {}, .direction = {}}).has_value();
    }

    PinnedClock clock;
    QTemporaryDir scratch;
    QString root;
    std::unique_ptr<WindowSession> session;
};

const Day friday(2026, 11, 20);

} // namespace

class TestDesktopNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_board.reset(); }

    void itIsShownWithItsAction();
    void aClickIsTold_data();
    void aClickIsTold();
    void anExpiredOneMayStillBeChosen();
    void itIsWithdrawn();
    void itIsWithdrawnBeforeItIsKnown();
    void aSecondTakesThePlaceOfTheFirst();
    void itGoesWithItsOwner();
    void withoutAServiceNothingHappens();
    void withoutABusNothingHappens();

    void itNamesTheDayAndGoesWithItsBrick();
    void aRestEndsIt();
    void aBrickOfAnotherDayLeavesIt();
    void aClickOpensTheSheetForThatDayAlsoAfterMidnight();
    void onceADayAlsoOverRestarts();
    void aDayWithABrickIsSilent();

private:
    std::unique_ptr<NoticeBoard> m_board;
};

void TestDesktopNotice::init()
{
    QVERIFY2(!busAddress.isEmpty(), "dbus-daemon could not be started");
    m_board = std::make_unique<NoticeBoard>(busAddress);
    QVERIFY(m_board->hangs);
}

void TestDesktopNotice::itIsShownWithItsAction()
{
    DesktopNotice notice;
    notice.show(sample);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->standing.size(), 1U, soon);
    const NoticeBoard::Notice& shown = m_board->standing.begin()->second;
    QCOMPARE(shown.program, u"Brickwork"_s);
    QCOMPARE(shown.title, sample.title);
    QCOMPARE(shown.body, sample.body);
    QCOMPARE(shown.actions.size(), 4);
    QCOMPARE(shown.actions[0], u"default"_s);
    QCOMPARE(shown.actions[3], sample.action);
    QCOMPARE(shown.hints.value(u"desktop-entry"_s).toString(), u"brickwork"_s);
}

void TestDesktopNotice::aClickIsTold_data()
{
    QTest::addColumn<int>("action"); // its place among keys and labels
    QTest::addColumn<int>("beside"); // of the id of the notice
    QTest::addColumn<int>("told");
    QTest::newRow("on the message itself") << 0 << 0 << 1;
    QTest::newRow("on its button") << 2 << 0 << 1;
    QTest::newRow("on the message of another program") << 2 << 1 << 0;
}

void TestDesktopNotice::aClickIsTold()
{
    QFETCH(int, action);
    QFETCH(int, beside);
    QFETCH(int, told);
    DesktopNotice notice;
    const QSignalSpy chosen(&notice, &DesktopNotice::chosen);
    qunsetenv("XDG_ACTIVATION_TOKEN");
    notice.show(sample);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->standing.size(), 1U, soon);
    const uint id = m_board->latest();
    const QString key = m_board->standing.at(id).actions[action];
    // The bus keeps the order: what follows the answer is heard after it.
    m_board->give(id + static_cast<uint>(beside), u"token"_s);
    m_board->click(id + static_cast<uint>(beside), key);
    m_board->click(id, u"something else"_s);
    if (told == 0) {
        m_board->click(id, key); // the last of them shows that the others were heard and meant nothing
        ++told;
    }
    QTRY_COMPARE_WITH_TIMEOUT(chosen.count(), told, soon);
    QCOMPARE(qEnvironmentVariable("XDG_ACTIVATION_TOKEN"), beside == 0 ? u"token"_s : QString());
    qunsetenv("XDG_ACTIVATION_TOKEN");
}

void TestDesktopNotice::anExpiredOneMayStillBeChosen()
{
    DesktopNotice notice;
    const QSignalSpy chosen(&notice, &DesktopNotice::chosen);
    notice.show(sample);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->standing.size(), 1U, soon);
    const uint id = m_board->latest();
    m_board->expire(id);
    m_board->click(id, u"default"_s);
    QTRY_COMPARE_WITH_TIMEOUT(chosen.count(), 1, soon);
}

void TestDesktopNotice::itIsWithdrawn()
{
    DesktopNotice notice;
    const QSignalSpy chosen(&notice, &DesktopNotice::chosen);
    notice.show(sample);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->standing.size(), 1U, soon);
    const uint id = m_board->latest();
    // It is known here as soon as a click on it is told.
    m_board->click(id, u"default"_s);
    QTRY_COMPARE_WITH_TIMEOUT(chosen.count(), 1, soon);
    notice.withdraw();
    QTRY_VERIFY_WITH_TIMEOUT(m_board->standing.empty(), soon);
    notice.withdraw();
    notice.show(sample);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->standing.size(), 1U, soon);
    QVERIFY(m_board->latest() != id);
}

void TestDesktopNotice::itIsWithdrawnBeforeItIsKnown()
{
    DesktopNotice notice;
    notice.show(sample);
    notice.withdraw();
    QTRY_VERIFY_WITH_TIMEOUT(m_board->shown == 1 && m_board->standing.empty(), soon);
}

void TestDesktopNotice::aSecondTakesThePlaceOfTheFirst()
{
    DesktopNotice notice;
    const QSignalSpy chosen(&notice, &DesktopNotice::chosen);
    notice.show(sample);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->standing.size(), 1U, soon);
    m_board->click(m_board->latest(), u"default"_s);
    QTRY_COMPARE_WITH_TIMEOUT(chosen.count(), 1, soon);
    NoticeText second = sample;
    second.title = u"A brick for Saturday?"_s;
    notice.show(second);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->titles(), QStringList{second.title}, soon);
}

void TestDesktopNotice::itGoesWithItsOwner()
{
    auto notice = std::make_unique<DesktopNotice>();
    const QSignalSpy chosen(notice.get(), &DesktopNotice::chosen);
    notice->show(sample);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->standing.size(), 1U, soon);
    m_board->click(m_board->latest(), u"default"_s);
    QTRY_COMPARE_WITH_TIMEOUT(chosen.count(), 1, soon);
    notice.reset();
    QTRY_VERIFY_WITH_TIMEOUT(m_board->standing.empty(), soon);
}

void TestDesktopNotice::withoutAServiceNothingHappens()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_board.reset();
    DesktopNotice notice;
    const QSignalSpy chosen(&notice, &DesktopNotice::chosen);
    notice.show(sample);
    notice.withdraw();
    notice.show(sample);
    // A desktop that comes up later shows the next one.
    m_board = std::make_unique<NoticeBoard>(busAddress);
    notice.show(sample);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->standing.size(), 1U, soon);
    QCOMPARE(chosen.count(), 0);
}

void TestDesktopNotice::withoutABusNothingHappens()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    DesktopNotice notice(QDBusConnection(u"no such bus"_s));
    const QSignalSpy chosen(&notice, &DesktopNotice::chosen);
    notice.show(sample);
    notice.withdraw();
    notice.show(sample);
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(m_board->shown, 0);
}

void TestDesktopNotice::itNamesTheDayAndGoesWithItsBrick()
{
    const Evening evening;
    QVERIFY(evening.remindAt(u"19:00"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_board->standing.size(), 1U, soon);
    const NoticeBoard::Notice& shown = m_board->standing.begin()->second;
    QVERIFY2(shown.title.contains(u"Friday"_s) && shown.title.contains(u"20 November"_s),
             qPrintable(shown.title));
    QCOMPARE(shown.actions[3], u"Stack a brick"_s);
    QVERIFY(evening.lay(friday));
    QTRY_VERIFY_WITH_TIMEOUT(m_board->standing.empty(), soon);
    QCOMPARE(m_board->shown, 1);
}

void TestDesktopNotice::aRestEndsIt()
{
    const Evening evening;
    QVERIFY(evening.remindAt(u"19:00"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_board->standing.size(), 1U, soon);
    QVERIFY(evening.book().addRest(friday, friday, u"Ill"_s).has_value());
    QTRY_VERIFY_WITH_TIMEOUT(m_board->standing.empty(), soon);
}

void TestDesktopNotice::aBrickOfAnotherDayLeavesIt()
{
    const Evening evening;
    QVERIFY(evening.remindAt(u"19:00"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_board->standing.size(), 1U, soon);
    QVERIFY(evening.lay(friday.previous()));
    // What would have been withdrawn is gone before the next one stands.
    DesktopNotice other;
    other.show(sample);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->shown, 2, soon);
    QCOMPARE(m_board->standing.size(), 2U);
}

void TestDesktopNotice::aClickOpensTheSheetForThatDayAlsoAfterMidnight()
{
    Evening evening;
    QVERIFY(evening.remindAt(u"19:00"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_board->standing.size(), 1U, soon);
    evening.clock.put("2026-11-21T00:10:00+01:00");
    evening.book().refresh();
    QCOMPARE(evening.book().today(), friday.next());
    evening.session->window().showMinimized();
    m_board->click(m_board->latest(), u"default"_s);
    QTRY_VERIFY_WITH_TIMEOUT(evening.sheet().isVisible(), soon);
    QVERIFY(!evening.session->window().isMinimized());
    QCOMPARE(Day(evening.sheet().findChild<QDateEdit*>()->date()), friday);
    QVERIFY(evening.sheet().findChild<QLabel*>(u"stack.notice"_s)->text().contains(u"yesterday"_s));
    QTest::keyClick(evening.sheet().findChild<QPlainTextEdit*>(), Qt::Key_Return);
    QVERIFY(evening.book().state().log.bricks.contains(friday));
    QVERIFY(!evening.book().state().log.bricks.contains(friday.next()));
    QTRY_VERIFY_WITH_TIMEOUT(m_board->standing.empty(), soon);
}

void TestDesktopNotice::onceADayAlsoOverRestarts()
{
    Evening evening;
    QVERIFY(evening.remindAt(u"19:00"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_board->standing.size(), 1U, soon);
    evening.close();
    evening.open();
    evening.clock.put("2026-11-20T23:00:00+01:00");
    QVERIFY(evening.lay(friday.previous())); // another look
    DesktopNotice other;
    other.show(sample);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->shown, 2, soon);
    evening.clock.put("2026-11-21T19:00:00+01:00");
    evening.book().refresh();
    QTRY_COMPARE_WITH_TIMEOUT(m_board->shown, 3, soon);
    QVERIFY(m_board->titles().join(u'\n').contains(u"Saturday"_s));
}

void TestDesktopNotice::aDayWithABrickIsSilent()
{
    const Evening evening;
    QVERIFY(evening.lay(friday));
    QVERIFY(evening.remindAt(u"19:00"_s));
    DesktopNotice other;
    other.show(sample);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->shown, 1, soon);
    QCOMPARE(m_board->titles(), QStringList{sample.title});
}

int main(int argc, char** argv)
{
    const PrivateBus bus;
    busAddress = bus.address();
    return runApart<TestDesktopNotice>(argc, argv);
}

#include "moc_desktop_of_its_own.cpp"
#include "tst_desktop_notice.moc"
