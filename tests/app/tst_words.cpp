// The day's words in the whole window: what the strip says, what the store holds, and a day that changes
// while one writes.
#include "core/flows/demo_workspace.h"
#include "tests/app/open_window.h"
#include "ui/frame/status_strip.h"
#include "ui/wall/wall_page.h"

using namespace brickwork;
using namespace Qt::StringLiterals;
using test::OpenWindow;
using test::soon;

namespace {

QString wordsSaid(const OpenWindow& desk)
{
    return desk.find<QLabel>("strip.words")->text();
}

/// A key each second, as a person writes.
void write(OpenWindow& desk, const QString& text, const char* from)
{
    desk.clock.put(from);
    for (const QChar letter : text) {
        QTest::keyClicks(desk.editor(), QString(letter));
        desk.clock.pass(1'000);
    }
}

WritingLog stored(const OpenWindow& desk)
{
    const auto opened = desk.session->workspace()->logbook().store().read();
    return opened ? opened->log.writings : WritingLog();
}

} // namespace

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStripSaysWhatWasWrittenToday()
    {
        OpenWindow desk;
        QVERIFY(desk.add(u"one.md"_s, "# One\n\nThree words here\n"));
        desk.open(u"one.md"_s);
        QTRY_COMPARE_WITH_TIMEOUT(wordsSaid(desk), u"No words yet today"_s, soon);
        desk.cursorTo(static_cast<int>(desk.editor()->toPlainText().size()));
        write(desk, u"and two more "_s, "2026-11-20T18:41:00+01:00");
        QCOMPARE(wordsSaid(desk), u"3 words today"_s);
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(desk.editor(), Qt::Key_Backspace);
        QCOMPARE(wordsSaid(desk), u"2 words today (+3 \u22121)"_s);
        QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(wordsSaid(desk), u"2 words today (+3 \u22121)"_s); // undo is nobody's work
        QTRY_COMPARE_WITH_TIMEOUT(dayWriting(stored(desk), Day(2026, 11, 20)).typed(), 2, soon);
    }

    void theDayChangesWhileOneWrites()
    {
        OpenWindow desk;
        QVERIFY(desk.add(u"one.md"_s, "# One\n"));
        desk.open(u"one.md"_s);
        QVERIFY(desk.session->workspace()->logbook().set(u"day.rollover"_s, u"03:00"_s));
        desk.cursorTo(static_cast<int>(desk.editor()->toPlainText().size()));
        write(desk, u"late words "_s, "2026-11-21T02:59:30+01:00");
        QCOMPARE(wordsSaid(desk), u"2 words today"_s);
        QCOMPARE(desk.session->workspace()->logbook().today(), Day(2026, 11, 20));
        // The window is not touched; the clock goes on.
        desk.clock.put("2026-11-21T03:00:00+01:00");
        QTRY_COMPARE_WITH_TIMEOUT(wordsSaid(desk), u"No words yet today"_s, 40'000);
        write(desk, u"early ones of a new day "_s, "2026-11-21T03:00:01+01:00");
        QCOMPARE(wordsSaid(desk), u"6 words today"_s);
        QTRY_COMPARE_WITH_TIMEOUT(dayWriting(stored(desk), Day(2026, 11, 21)).typed(), 6, soon);
        QCOMPARE(dayWriting(stored(desk), Day(2026, 11, 20)).typed(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(desk.session->workspace()->logbook().today(), Day(2026, 11, 21), 40'000);
    }

    void wordsMovedBetweenDraftsAreNobodysWork()
    {
        OpenWindow desk;
        QVERIFY(desk.add(u"a.md"_s, "Four words to move\n"));
        QVERIFY(desk.add(u"b.md"_s, "Here\n"));
        desk.open(u"a.md"_s);
        desk.editor()->selectAll();
        QTest::keyClick(desk.editor(), Qt::Key_X, Qt::ControlModifier);
        desk.session->workspace()->openDraft({u"b.md"_s});
        QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(desk.editor(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(desk.editor()->toPlainText().count(u"Four words to move"), 1);
        QCOMPARE(wordsSaid(desk), u"No words yet today"_s);
        QTRY_VERIFY_WITH_TIMEOUT(stored(desk).contains(Day(2026, 11, 20)), soon);
        const DayWriting day = dayWriting(stored(desk), Day(2026, 11, 20));
        QCOMPARE(day.of(WordSource::Moved).net(), 0);
        QCOMPARE(day.of(WordSource::Pasted).added, 0);
    }

    void aStatusSetByTheProgramIsNoWord()
    {
        OpenWindow desk;
        QVERIFY(desk.add(u"a.md"_s, "Some words\n"));
        desk.open(u"a.md"_s);
        Q_EMIT desk.write().statusChosen(DraftStatus::Ready);
        QTRY_VERIFY_WITH_TIMEOUT(desk.bytes(u"a.md"_s).contains("status: ready"), soon);
        QCOMPARE(wordsSaid(desk), u"No words yet today"_s);
        desk.session->workspace()->openDraft({u"a.md"_s});
        QVERIFY(dayWriting(stored(desk), Day(2026, 11, 20)) == DayWriting());
    }

    void anotherProgramsWordsAreToldApart()
    {
        OpenWindow desk;
        QVERIFY(desk.add(u"a.md"_s, "Some words\n"));
        desk.open(u"a.md"_s);
        QVERIFY(desk.add(u"a.md"_s, "Some words and four of another\n"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.editor()->toPlainText().contains(u"another"), soon);
        QTRY_COMPARE_WITH_TIMEOUT(dayWriting(stored(desk), Day(2026, 11, 20)).of(WordSource::External).added,
                                  4, soon);
        QCOMPARE(wordsSaid(desk), u"No words yet today"_s);
    }

    void theDraftsOfTheDemoAreAsItsLedgerKnowsThem()
    {
        OpenWindow desk;
        desk.open();
        OpenWorkspace& workspace = *desk.session->workspace();
        QVERIFY(fillWithDemo(workspace.workspace(), workspace.logbook()));
        const WritingLog before = stored(desk);
        QVERIFY(before.size() > 300);
        std::set<QString> drafts;
        for (const auto& [day, written] : before) {
            for (const auto& [draft, writing] : written)
                drafts.insert(draft);
        }
        QVERIFY(drafts.size() > 10);
        for (const QString& draft : drafts) {
            workspace.openDraft({draft});
            QCOMPARE(desk.drafts().state().id.value, draft);
        }
        QCOMPARE(wordsSaid(desk), u"No words yet today"_s);
        QVERIFY(desk.find<QLabel>("strip.words")->toolTip().isEmpty()); // nor any from outside
    }

    void enoughWordsLayABrick()
    {
        OpenWindow desk;
        QVERIFY(desk.add(u"a.md"_s, "# A\n\n"));
        desk.open(u"a.md"_s);
        QVERIFY(desk.session->workspace()->logbook().set(u"brick.words"_s, u"3"_s));
        desk.cursorTo(static_cast<int>(desk.editor()->toPlainText().size()));
        write(desk, u"one two three "_s, "2026-11-20T18:41:00+01:00");
        const auto& bricks = desk.session->workspace()->logbook().state().log.bricks;
        QCOMPARE(bricks.size(), 1U);
        QCOMPARE(bricks.begin()->second.source, BrickSource::Auto);
        QVERIFY2(desk.toast().contains(u"Your words laid today’s brick"), qPrintable(desk.toast()));
        QVERIFY(desk.editor()->hasFocus()); // nobody who writes is interrupted
    }
};

int main(int argc, char** argv)
{
    return test::runApart<TestWords>(argc, argv);
}
#include "tst_words.moc"
