// Notes for the next issue in the real window over a real folder: dropped anywhere, put into a draft, open
// again when that is undone; drafts that are due and older posts on the Posts page.
#include "app/issue_desk.h"
#include "core/flows/logbook.h"
#include "tests/app/open_window.h"
#include "ui/frame/main_window.h"
#include "ui/posts/posts_page.h"

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

struct Desk : OpenWindow
{
    Desk() { open(); }
    void run(Command command) const { session->workspace()->handle(command); }
    void openDraft(const QString& name) const { session->workspace()->openDraft({name}); }
    [[nodiscard]] Logbook& logbook() const { return session->workspace()->logbook(); }
    [[nodiscard]] QString text(const QString& name) const { return QString::fromUtf8(bytes(name)); }
    /// A note by the keyboard, from whatever page is shown.
    void drop(const QString& note)
    {
        QTest::keyClick(&window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        auto* field = find<QLineEdit>("noteSheet.field");
        QTRY_VERIFY(field->isVisible() && field->hasFocus());
        QTest::keyClicks(field, note);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!field->isVisible());
        clock.pass(1000);
    }
    /// What is in the store, with the draft it went into behind it.
    [[nodiscard]] QStringList notes() const
    {
        QStringList all;
        for (const Note& note : logbook().store().read().value_or(StoreState()).notes)
            all << (note.usedIn.isEmpty() ? note.text : note.text + u" > "_s + note.usedIn);
        return all;
    }
    void pressInToast(const QString& text) const
    {
        for (auto* button : find("toast")->findChildren<QPushButton*>()) {
            if (button->text() == text)
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL("no such button");
    }
    void publish(const char* key, Day day, const QString& draft = {}) const
    {
        const Instant at = Instant::of(QDateTime(day.date(), QTime(12, 0), QTimeZone("Europe/Berlin")));
        const QString name = QString::fromLatin1(key);
        QVERIFY(logbook().log({publishAct({.key = {name},
                                           .title = u"About "_s + name,
                                           .day = day,
                                           .countsFrom = at,
                                           .scheduled = {},
                                           .draft = draft,
                                           .words = 10,
                                           .delivery = {.target = u"site"_s,
                                                        .remote = name,
                                                        .url = u"https://example.org/"_s + name,
                                                        .hash = u"x"_s,
                                                        .slug = name,
                                                        .at = at}},
                                          {at, u"Europe/Berlin"_s, {}})}));
    }
    [[nodiscard]] QStringList oldTitles() const
    {
        QStringList titles;
        for (int i = 0; i < 9; ++i) {
            const auto* label = window().posts().findChild<QLabel*>(u"posts.old.%1.title"_s.arg(i),
                                                                    Qt::FindChildrenRecursively);
            if (label && label->isVisibleTo(&window().posts()))
                titles << label->text();
        }
        return titles;
    }
    [[nodiscard]] std::optional<Verdict> verdict(const char* key) const
    {
        for (const Publication& post : logbook().state().publications) {
            if (post.post.id.value == QLatin1StringView(key))
                return post.verdict;
        }
        return {};
    }
};

const QByteArray letter = "---\ntitle: Letter\nstatus: drafting\n---\n\nHello.\n\nYours\n";

} // namespace

class TestIssueDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNoteIsDroppedOnEveryPage()
    {
        Desk desk;
        desk.window().showPage(Page::Wall);
        desk.drop(u"Speaking at Haldern on 3 December"_s);
        QCOMPARE(desk.window().page(), Page::Wall);
        QCOMPARE(desk.logbook().state().notes.front().on, std::optional(Day(2026, 12, 3)));
        desk.run(Command::NewsletterNote);
        QTRY_VERIFY(desk.find("noteSheet.list")->isVisible());
        desk.picture("notes");
    }

    void notesGoIntoADraftAndUndoOpensThemAgain()
    {
        Desk desk;
        QVERIFY(desk.add(u"letter.md"_s, letter));
        desk.drop(u"The archive moved"_s);
        desk.drop(u"Speaking at Haldern on 3 December"_s);
        desk.openDraft(u"letter.md"_s);
        desk.cursorTo(static_cast<int>(letter.indexOf("llo.")));
        desk.run(Command::InsertNotes);
        const QString after = QString::fromUtf8(letter).replace(
            u"Hello.\n"_s, u"Hello.\n\n## Housekeeping notes\n\n- Speaking at Haldern on 3 December\n"
                           "- The archive moved\n"_s);
        QCOMPARE(desk.write().text(), after);
        QCOMPARE(desk.text(u"letter.md"_s), after);
        QCOMPARE(desk.notes(), (QStringList{u"The archive moved > letter.md"_s,
                                            u"Speaking at Haldern on 3 December > letter.md"_s}));
        desk.picture("notes-inserted");

        QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.write().text(), QString::fromUtf8(letter));
        QTRY_COMPARE(desk.notes(),
                     (QStringList{u"The archive moved"_s, u"Speaking at Haldern on 3 December"_s}));
        QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.write().text(), after);
        QTRY_COMPARE(desk.notes().front(), u"The archive moved > letter.md"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.text(u"letter.md"_s), after, soon);
    }

    void undoStepsThroughWhatWasWrittenSince()
    {
        Desk desk;
        QVERIFY(desk.add(u"letter.md"_s, letter));
        desk.drop(u"one"_s);
        desk.openDraft(u"letter.md"_s);
        desk.run(Command::InsertNotes);
        desk.cursorTo(static_cast<int>(letter.indexOf("Hello")));
        desk.type(u"Well. "_s);
        QCOMPARE(desk.notes(), QStringList{u"one > letter.md"_s});
        QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(desk.write().text().contains(u"- one\n"_s));
        QTest::qWait(50);
        QCOMPARE(desk.notes(), QStringList{u"one > letter.md"_s});
        for (int i = 0; i < 20 && desk.write().text() != QString::fromUtf8(letter); ++i)
            QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(desk.notes(), QStringList{u"one"_s});
    }

    void theNoticeUndoesEvenAfterMoreWasWritten()
    {
        Desk desk;
        QVERIFY(desk.add(u"letter.md"_s, letter));
        desk.drop(u"one"_s);
        desk.openDraft(u"letter.md"_s);
        desk.run(Command::InsertNotes);
        desk.cursorTo(static_cast<int>(letter.indexOf("Hello")));
        desk.type(u"Well. "_s);
        QVERIFY2(desk.toast().contains(u"One note stands in “Letter” now"_s), qPrintable(desk.toast()));
        desk.pressInToast(u"Undo"_s);
        QCOMPARE(desk.write().text(), QString::fromUtf8(letter).replace(u"Hello"_s, u"Well. Hello"_s));
        QCOMPARE(desk.notes(), QStringList{u"one"_s});
    }

    void whatIsOverStaysOutAndIsSaid()
    {
        Desk desk;
        QVERIFY(desk.add(u"letter.md"_s, letter));
        desk.drop(u"Open house tomorrow"_s);
        desk.clock.put("2026-11-25T09:00:00+01:00");
        desk.openDraft(u"letter.md"_s);
        desk.run(Command::InsertNotes);
        QCOMPARE(desk.write().text(), QString::fromUtf8(letter));
        QVERIFY2(desk.toast().contains(u"over"_s), qPrintable(desk.toast()));
        QCOMPARE(desk.notes(), QStringList{u"Open house tomorrow"_s});
    }

    void datesAreWrittenInTheLanguageOfTheDraft()
    {
        Desk desk;
        QVERIFY(desk.add(u"brief.md"_s, "---\ntitle: Brief\nlang: de\n---\n\nHallo.\n"));
        desk.drop(u"Lesung am Freitag next Friday"_s);
        desk.openDraft(u"brief.md"_s);
        desk.run(Command::InsertNotes);
        QVERIFY2(desk.write().text().contains(u"27. November"_s), qPrintable(desk.write().text()));
    }

    void withoutADraftNothingIsDone()
    {
        Desk desk;
        desk.drop(u"one"_s);
        QVERIFY(!desk.drafts().state().open);
        desk.run(Command::InsertNotes);
        QVERIFY2(desk.toast().contains(u"Open the draft"_s), qPrintable(desk.toast()));
        QCOMPARE(desk.notes(), QStringList{u"one"_s});
    }

    void notesFollowARenamedDraftAndAreRemovedWithUndo()
    {
        Desk desk;
        QVERIFY(desk.add(u"letter.md"_s, letter));
        desk.drop(u"one"_s);
        desk.openDraft(u"letter.md"_s);
        desk.run(Command::InsertNotes);
        QVERIFY(desk.drafts().rename(u"november"_s));
        QCOMPARE(desk.notes(), QStringList{u"one > november.md"_s});
        desk.run(Command::NewsletterNote);
        QTest::mouseClick(desk.find("noteSheet.groups.1"), Qt::LeftButton);
        desk.press("noteSheet.reopen");
        QCOMPARE(desk.notes(), QStringList{u"one"_s});
        QTest::mouseClick(desk.find("noteSheet.groups.0"), Qt::LeftButton);
        desk.press("noteSheet.remove");
        QCOMPARE(desk.notes(), QStringList());
        desk.press("noteSheet.undo");
        QCOMPARE(desk.notes(), QStringList{u"one"_s});
    }

    void linesOfTheFileAreTakenIn()
    {
        Desk desk;
        QVERIFY(desk.add(u".brickwork/housekeeping.md"_s, "- from the old days\n"));
        desk.renew();
        desk.open();
        QCOMPARE(desk.notes(), QStringList{u"from the old days"_s});
        QCOMPARE(desk.text(u".brickwork/housekeeping.md"_s).trimmed(), QString());
    }

    void readyDraftsWithADayAreDue()
    {
        Desk desk;
        QVERIFY(desk.add(u"now.md"_s, "---\ntitle: Now\nstatus: ready\ndate: 2026-11-20\n---\n\ntext\n"));
        QVERIFY(
            desk.add(u"later.md"_s, "---\ntitle: Later\nstatus: drafting\ndate: 2026-11-20\n---\n\ntext\n"));
        desk.window().activateWindow();
        desk.window().showPage(Page::Posts);
        const auto when = [&desk] {
            const auto* label = desk.window().posts().findChild<QLabel*>(u"posts.due.0.below"_s);
            return label ? label->text() : QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(when(), u"Due: today"_s, soon);
        QVERIFY(!desk.find("posts.due.1"));
        // The day goes on while the window stands open.
        desk.clock.put("2026-11-21T09:00:00+01:00");
        desk.logbook().refresh();
        QTRY_COMPARE(when(), u"Was due yesterday"_s);
        desk.picture("due");
        desk.press("posts.due.0.open");
        QCOMPARE(desk.drafts().state().id.value, u"now.md"_s);
        QCOMPARE(desk.window().page(), Page::Write);
    }

    void olderPostsComeUpAndAnswersAreKept()
    {
        Desk desk;
        QVERIFY(desk.add(u"a.md"_s, "# About a\n\ntext\n"));
        desk.publish("a", Day(2020, 3, 1), u"a.md"_s);
        desk.publish("b", Day(2021, 3, 1));
        desk.publish("c", Day(2022, 3, 1));
        desk.publish("d", Day(2023, 3, 1));
        desk.window().showPage(Page::Posts);
        QCOMPARE(desk.oldTitles(), (QStringList{u"About a"_s, u"About b"_s, u"About c"_s}));
        desk.picture("old-posts");
        desk.press("posts.old.1.holds");
        QCOMPARE(desk.verdict("b"), std::optional(Verdict::Holds));
        QCOMPARE(desk.oldTitles(), (QStringList{u"About a"_s, u"About c"_s}));
        desk.press("posts.old.1.link");
        QCOMPARE(desk.verdict("c"), std::optional(Verdict::Linked));
        QCOMPARE(desk.notes(), QStringList{u"[About c](<https://example.org/c>)"_s});
        desk.press("posts.old.0.correct");
        QCOMPARE(desk.drafts().state().id.value, u"a.md"_s);
        QVERIFY(!desk.verdict("a"));
        // Only the update makes it so.
        desk.clock.pass(60'000);
        const Day today(2026, 11, 20);
        Publication post = desk.logbook().state().publications.front();
        Delivery again = post.deliveries.front();
        again.at = desk.clock.now();
        QVERIFY(desk.logbook().log({publishAct({.key = post.post.id,
                                                .title = post.post.title,
                                                .day = today,
                                                .countsFrom = desk.clock.now(),
                                                .scheduled = {},
                                                .draft = post.draft,
                                                .words = 11,
                                                .delivery = again},
                                               desk.logbook().stamp())}));
        QTRY_COMPARE(desk.verdict("a"), std::optional(Verdict::Corrected));
        QCOMPARE(desk.oldTitles(), QStringList());
        // Next week the next one, but not who was answered.
        desk.clock.put("2026-11-23T09:00:00+01:00");
        desk.logbook().refresh();
        desk.window().showPage(Page::Posts);
        QTRY_COMPARE(desk.oldTitles(), QStringList{u"About d"_s}); // once it is laid out
        desk.press("posts.old.0.skip");
        QCOMPARE(desk.oldTitles(), QStringList());
        QVERIFY(!desk.verdict("d"));
        desk.renew();
        desk.open();
        QCOMPARE(desk.oldTitles(), QStringList());
    }
};

int main(int argc, char** argv)
{
    return runApart<TestIssueDesk>(argc, argv);
}

#include "tst_issue_desk.moc"
