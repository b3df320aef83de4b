// Notes for the next issue as they are logged: what is kept, what an undo brings back, what comes from the
// file. Real stores on the disk.
#include "core/flows/housekeeping.h"
#include "core/flows/note_book.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/store/samples.h"
#include "tests/core/workspace/drafts_folder.h"

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;
using samples::Desk;

namespace {
const QString inbox = u".brickwork/housekeeping.md"_s;
} // namespace

class TestNoteBook : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<PinnedClock> m_clock;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Logbook> m_book;

    /// What a new reader finds in the store.
    [[nodiscard]] std::vector<Note> stored() const { return m_store->read().value_or(StoreState{}).notes; }
    [[nodiscard]] QStringList texts() const
    {
        QStringList all;
        for (const Note& note : stored())
            all << note.text;
        return all;
    }
    NoteId add(const QString& text, std::optional<Day> on = {})
    {
        m_clock->pass(1000);
        return addNote(*m_book, text, on).value_or(NoteId());
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_clock = std::make_unique<PinnedClock>("2025-07-22T09:00:00+02:00");
        m_store = m_desk->open();
        QVERIFY(m_store);
        m_book = std::make_unique<Logbook>(*m_store, *m_clock);
        QVERIFY(m_book->reload());
    }
    void cleanup()
    {
        m_book.reset();
        m_store.reset();
        m_clock.reset();
        m_desk.reset();
    }

    void aNoteIsKept()
    {
        const NoteId id = add(u"  The archive moved "_s);
        add(u"Speaking at Haldern"_s, Day(2025, 8, 3));
        const std::vector<Note> notes = stored();
        QCOMPARE(notes.size(), 2U);
        QCOMPARE(notes.front().id, id);
        QCOMPARE(notes.front().text, u"The archive moved"_s);
        QVERIFY(!notes.front().on && notes.front().usedIn.isEmpty());
        QCOMPARE(notes.back().on, std::optional(Day(2025, 8, 3)));
        QCOMPARE(notes.back().added, m_clock->now());
    }

    void whatIsNotOneLineIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("blanks") << u" \t "_s;
        QTest::newRow("two lines") << u"a\nb"_s;
        QTest::newRow("a separator of paragraphs") << u"a\u2029b"_s;
        QTest::newRow("too long") << QString(longestNote + 1, u'x');
    }
    void whatIsNotOneLineIsRefused()
    {
        QFETCH(QString, text);
        const auto added = addNote(*m_book, text, {});
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::Refused);
        QVERIFY(stored().empty());
        const NoteId id = add(u"one"_s);
        QVERIFY(!changeNote(*m_book, id, text, {}));
        QCOMPARE(texts(), QStringList{u"one"_s});
    }

    void aNoteIsChanged()
    {
        const NoteId id = add(u"one"_s, Day(2025, 8, 3));
        QVERIFY(changeNote(*m_book, id, u"two"_s, {}));
        QCOMPARE(texts(), QStringList{u"two"_s});
        QVERIFY(!stored().front().on);
        QCOMPARE(changeNote(*m_book, {u"unknown"_s}, u"x"_s, {}).error().code, ErrorCode::NotFound);
    }

    void aRemovedNoteComesBackWithAllThatWasKnownOfIt()
    {
        const NoteId id = add(u"one"_s, Day(2025, 8, 3));
        QVERIFY(useNotes(*m_book, {id}, {u"letter.md"_s}));
        const Note before = stored().front();
        const auto removed = removeNote(*m_book, id);
        QVERIFY(removed);
        QVERIFY(stored().empty());
        QCOMPARE(removeNote(*m_book, id).error().code, ErrorCode::NotFound);
        QVERIFY(putBackNote(*m_book, *removed));
        QCOMPARE(stored(), std::vector{before});
    }

    void usedNotesKnowTheirDraftAndCanBeOpenedAgain()
    {
        const NoteId one = add(u"one"_s);
        const NoteId two = add(u"two"_s);
        QVERIFY(useNotes(*m_book, {one, {u"gone"_s}}, {u"letter.md"_s}));
        QCOMPARE(stored().front().usedIn, u"letter.md"_s);
        QCOMPARE(stored().front().used, std::optional(m_clock->now()));
        QVERIFY(stored().back().usedIn.isEmpty());
        QVERIFY(useNotes(*m_book, {one, two}, {}));
        QVERIFY(stored().front().usedIn.isEmpty() && !stored().front().used);
    }

    void notesFollowTheirDraft()
    {
        const NoteId one = add(u"one"_s);
        const NoteId two = add(u"two"_s);
        QVERIFY(useNotes(*m_book, {one}, {u"a.md"_s}));
        QVERIFY(useNotes(*m_book, {two}, {u"b.md"_s}));
        QVERIFY(followNotes(*m_book, {u"a.md"_s}, {u"letters/a.md"_s}));
        QCOMPARE(stored().front().usedIn, u"letters/a.md"_s);
        QCOMPARE(stored().back().usedIn, u"b.md"_s);
        QVERIFY(followNotes(*m_book, {}, {u"c.md"_s}));
        QCOMPARE(stored().back().usedIn, u"b.md"_s);
    }

    void linesOfTheFileBecomeNotesOnce()
    {
        const DraftsFolder folder;
        QCOMPARE(takeInNotes(*m_book, folder.workspace).value(), 0);
        QVERIFY(folder.add(inbox, "- one\n* Haldern, 3 August\n- one\n"));
        QCOMPARE(takeInNotes(*m_book, folder.workspace).value(), 3);
        QCOMPARE(texts(), (QStringList{u"one"_s, u"Haldern, 3 August"_s, u"one"_s}));
        QCOMPARE(stored().at(1).on, std::optional(Day(2025, 8, 3)));
        QCOMPARE(housekeepingNotes(folder.workspace).value(), QStringList());
        QCOMPARE(takeInNotes(*m_book, folder.workspace).value(), 0);
    }

    void whatWasCutOffBeforeTheFileWasWrittenIsTakenOnce()
    {
        const DraftsFolder folder;
        QVERIFY(folder.add(inbox, "- one\n- one\n- two\n"));
        // As if it had been logged, and the program killed before the file was written.
        add(u"one"_s);
        add(u"one"_s);
        QCOMPARE(takeInNotes(*m_book, folder.workspace).value(), 1);
        QCOMPARE(texts(), (QStringList{u"one"_s, u"one"_s, u"two"_s}));
    }
};

QTEST_GUILESS_MAIN(TestNoteBook)
#include "tst_note_book.moc"
