// The sheet of notes for the next issue: what it says, what it asks for, by keyboard and by mouse. Saves
// pictures when BRICKWORK_PICTURES names a folder.
#include "ui/drafts/notes_sheet.h"
#include "ui/theme/segment_switch.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day today(2026, 5, 27); // a Wednesday
const QLocale british(QLocale::English, QLocale::UnitedKingdom);
const DayRule rule(QTimeZone("Europe/Berlin"), {});

Instant noon(Day day)
{
    return Instant::of(QDateTime(day.date(), QTime(12, 0), rule.zone()));
}

Note note(const QString& id, const QString& text, std::optional<Day> on = {}, const QString& usedIn = {})
{
    Note made{.id = {id}, .text = text, .on = on, .added = noon(Day(2026, 5, 25)), .usedIn = usedIn};
    if (!usedIn.isEmpty())
        made.used = noon(Day(2026, 5, 26));
    return made;
}

std::vector<Note> some()
{
    return {note(u"archive"_s, u"The archive moved"_s),
            note(u"haldern"_s, u"Speaking at Haldern on 3 June"_s, Day(2026, 6, 3)),
            note(u"over"_s, u"Open house"_s, Day(2026, 5, 26)),
            note(u"used"_s, u"A new name"_s, {}, u"letters/may.md"_s),
            note(u"lost"_s, u"An old name"_s, {}, u"letters/gone.md"_s)};
}

NotesState state(const std::vector<Note>& notes, const QString& draft = u"Letter of 28 May"_s,
                 const QLocale& locale = british)
{
    return notesState(notes,
                      {.today = today,
                       .locale = locale,
                       .titles = {{u"letters/may.md"_s, u"Letter of 20 May"_s}},
                       .openDraft = draft},
                      rule);
}

struct Shown
{
    Theme theme;
    QWidget window;
    NotesSheet sheet{theme, &window};

    explicit Shown(const NotesState& first, QSize size = {1024, 640}, bool dark = false,
                   bool mirrored = false)
    {
        theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        theme.apply();
        window.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        window.resize(size);
        window.show();
        window.activateWindow();
        (void) QTest::qWaitForWindowActive(&window);
        sheet.open(first);
    }
    template <typename Widget = QWidget>
    [[nodiscard]] Widget* find(const char* name) const
    {
        return window.findChild<Widget*>(u"noteSheet."_s + QString::fromLatin1(name));
    }
    void press(const char* name) const { QTest::mouseClick(find(name), Qt::LeftButton); }
    [[nodiscard]] QLineEdit* field() const { return find<QLineEdit>("field"); }
    [[nodiscard]] QString chip() const { return find<QToolButton>("day")->text().chopped(2); }
    [[nodiscard]] QListWidget* list() const { return find<QListWidget>("list"); }
    [[nodiscard]] QStringList rows() const
    {
        QStringList all;
        for (int row = 0; row < list()->count(); ++row)
            all << list()->item(row)->text();
        return all;
    }
    void group(int index) const { press(qPrintable(u"groups.%1"_s.arg(index))); }
    /// The menu of the chip as it opens; what it offers.
    [[nodiscard]] QList<QAction*> days() const
    {
        QMenu* menu = find<QToolButton>("day")->menu();
        Q_EMIT menu->aboutToShow();
        return menu->actions();
    }
};

} // namespace

class TestNotesSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(british); }

    void theStateSaysWhatBecameOfEachNote()
    {
        const NotesState made = state(some());
        QCOMPARE(made.open, 2);
        QCOMPARE(made.standing, u"2 notes wait for the next issue."_s);
        QCOMPARE(made.rows.at(0).text, u"Speaking at Haldern on 3 June"_s);
        QCOMPARE(made.rows.at(0).below,
                 announcedDay(Day(2026, 6, 3), today, british) + u" · added on 25 May"_s);
        QCOMPARE(made.rows.at(1).below, u"added on 25 May"_s);
        const auto of = [&made](const QString& id) {
            return *std::ranges::find(made.rows, id, [](const NotesRow& row) { return row.id.value; });
        };
        QCOMPARE(of(u"over"_s).standing, NoteStanding::Past);
        QCOMPARE(of(u"used"_s).below, u"in “Letter of 20 May”, 26 May"_s);
        QCOMPARE(of(u"lost"_s).below, u"in “letters/gone.md”, 26 May"_s);
        QCOMPARE(notesWaiting(0, british), u"No note waits for the next issue."_s);
        QCOMPARE(notesWaiting(1, british), u"One note waits for the next issue."_s);
        QCOMPARE(dayInWords(today, today, british), u"today"_s);
        QCOMPARE(dayInWords(today.next(), today, british), u"tomorrow"_s);
    }

    void enterKeepsTheLineWithTheDayThatItNames()
    {
        Shown shown(state({}));
        QSignalSpy kept(&shown.sheet, &NotesSheet::keepWished);
        QVERIFY(shown.field()->hasFocus());
        QCOMPARE(shown.chip(), u"No day"_s);
        QTest::keyClick(shown.field(), Qt::Key_Return);
        QVERIFY(kept.isEmpty());
        QTest::keyClicks(shown.field(), u" Speaking at Haldern on 3 June "_s);
        QCOMPARE(shown.chip(), announcedDay(Day(2026, 6, 3), today, british));
        QTest::keyClick(shown.field(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept.front().at(0).toString(), u"Speaking at Haldern on 3 June"_s);
        QCOMPARE(kept.front().at(1).value<std::optional<Day>>(), std::optional(Day(2026, 6, 3)));
        QCOMPARE(kept.front().at(2).value<AfterLine>(), AfterLine::Next);
        shown.sheet.kept(AfterLine::Next);
        QVERIFY(shown.sheet.isVisible() && shown.field()->text().isEmpty());
        QCOMPARE(shown.chip(), u"No day"_s);
        QTest::keyClicks(shown.field(), u"x"_s);
        QTest::keyClick(shown.field(), Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(kept.back().at(2).value<AfterLine>(), AfterLine::Close);
        QVERIFY(!kept.back().at(1).value<std::optional<Day>>());
        shown.sheet.kept(AfterLine::Close);
        QVERIFY(!shown.sheet.isVisible());
    }

    void theDayCanBeChosenInstead()
    {
        Shown shown(state({}));
        QSignalSpy kept(&shown.sheet, &NotesSheet::keepWished);
        QTest::keyClicks(shown.field(), u"Haldern on 3 June"_s);
        QList<QAction*> days = shown.days();
        QCOMPARE(days.at(3)->text(), u"Tomorrow, "_s + announcedDay(today.next(), today, british));
        days.at(3)->trigger();
        QCOMPARE(shown.chip(), u"Tomorrow"_s);
        // What was chosen is not read over again.
        QTest::keyClicks(shown.field(), u", or 4 June"_s);
        QCOMPARE(shown.chip(), u"Tomorrow"_s);
        shown.days().first()->trigger();
        QCOMPARE(shown.chip(), u"No day"_s);
        QTest::keyClick(shown.field(), Qt::Key_Return);
        QVERIFY(!kept.back().at(1).value<std::optional<Day>>());
    }

    void anotherDayIsTypedInWords()
    {
        Shown shown(state({}));
        QTest::keyClicks(shown.field(), u"Haldern"_s);
        shown.days().last()->trigger();
        auto* other = shown.find<QLineEdit>("otherDay");
        QVERIFY(other->isVisible() && other->hasFocus());
        QTest::keyClicks(other, u"someday"_s);
        QTest::keyClick(other, Qt::Key_Return);
        QVERIFY(other->isVisible());
        QCOMPARE(shown.chip(), u"No day"_s);
        other->setText(u"12 June"_s);
        QTest::keyClick(other, Qt::Key_Return);
        QVERIFY(!other->isVisible() && shown.field()->hasFocus());
        QCOMPARE(shown.chip(), announcedDay(Day(2026, 6, 12), today, british));
        // Escape leaves the day alone, and the sheet open.
        shown.days().last()->trigger();
        QTest::keyClick(other, Qt::Key_Escape);
        QVERIFY(shown.sheet.isVisible() && !other->isVisible());
        QCOMPARE(shown.chip(), announcedDay(Day(2026, 6, 12), today, british));
    }

    void notesAreShownByWhatBecameOfThem()
    {
        Shown shown(state(some()));
        QCOMPARE(shown.rows(), (QStringList{u"Speaking at Haldern on 3 June"_s, u"The archive moved"_s}));
        QVERIFY(!shown.find("reopen")->isVisible());
        shown.group(1);
        QCOMPARE(shown.rows(), (QStringList{u"A new name"_s, u"An old name"_s}));
        QSignalSpy reopened(&shown.sheet, &NotesSheet::reopenWished);
        shown.press("reopen");
        QCOMPARE(reopened.front().front().value<NoteId>().value, u"used"_s);
        shown.group(2);
        QCOMPARE(shown.rows(), QStringList{u"Open house"_s});
        shown.sheet.setState(state({}));
        QVERIFY(!shown.list()->isVisible());
        QVERIFY(shown.find("empty")->isVisible());
    }

    void aNoteIsEditedByKeyboard()
    {
        Shown shown(state(some()));
        QSignalSpy changed(&shown.sheet, &NotesSheet::changeWished);
        QSignalSpy kept(&shown.sheet, &NotesSheet::keepWished);
        QTest::keyClick(shown.field(), Qt::Key_Down);
        QVERIFY(shown.list()->hasFocus());
        QTest::keyClick(shown.list(), Qt::Key_Return);
        QVERIFY(shown.field()->hasFocus());
        QCOMPARE(shown.field()->text(), u"Speaking at Haldern on 3 June"_s);
        QCOMPARE(shown.chip(), announcedDay(Day(2026, 6, 3), today, british));
        QTest::keyClicks(shown.field(), u" at nine"_s);
        QTest::keyClick(shown.field(), Qt::Key_Return);
        QCOMPARE(changed.front().at(0).value<NoteId>().value, u"haldern"_s);
        QCOMPARE(changed.front().at(1).toString(), u"Speaking at Haldern on 3 June at nine"_s);
        QVERIFY(kept.isEmpty());
        // Escape leaves the note as it was; the next Escape closes.
        QTest::keyClick(shown.field(), Qt::Key_Escape);
        QVERIFY(shown.sheet.isVisible() && shown.field()->text().isEmpty());
        QTest::keyClick(shown.field(), Qt::Key_Escape);
        QVERIFY(!shown.sheet.isVisible());
    }

    void aNoteIsRemovedAndBroughtBack()
    {
        Shown shown(state(some()));
        QSignalSpy removed(&shown.sheet, &NotesSheet::removeWished);
        QSignalSpy undone(&shown.sheet, &NotesSheet::undoWished);
        QVERIFY(!shown.find("undo")->isVisible());
        shown.list()->setFocus();
        QTest::keyClick(shown.list(), Qt::Key_Down);
        QTest::keyClick(shown.list(), Qt::Key_Delete);
        QCOMPARE(removed.front().front().value<NoteId>().value, u"archive"_s);
        shown.sheet.setUndo(true);
        shown.press("undo");
        QCOMPARE(undone.size(), 1);
    }

    void notesGoIntoADraftOnlyWhereThereAreBoth()
    {
        Shown shown(state(some()));
        QSignalSpy wished(&shown.sheet, &NotesSheet::insertWished);
        shown.press("insert");
        QCOMPARE(wished.size(), 1);
        shown.sheet.setState(state(some(), QString()));
        QVERIFY(!shown.find("insert")->isVisible());
        shown.sheet.setState(state({}));
        QVERIFY(!shown.find("insert")->isVisible());
    }

    void whatWasTypedAndNotKeptStays()
    {
        Shown shown(state({}));
        QTest::keyClicks(shown.field(), u"half a th"_s);
        shown.sheet.dismiss();
        shown.sheet.open(state({}));
        QCOMPARE(shown.field()->text(), u"half a th"_s);
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("mirrored");
        const QSize wide(1280, 820);
        const QSize small(1024, 640);
        QTest::newRow("some") << u"some"_s << wide << false << false;
        QTest::newRow("some-dark") << u"some"_s << small << true << false;
        QTest::newRow("empty") << u"empty"_s << small << false << false;
        QTest::newRow("many") << u"many"_s << small << false << false;
        QTest::newRow("mirrored") << u"mirrored"_s << small << false << true;
        QTest::newRow("mirrored-dark") << u"mirrored"_s << small << true << true;
        QTest::newRow("editing") << u"editing"_s << small << false << false;
        QTest::newRow("least") << u"some"_s << QSize(720, 480) << false << false;
    }
    void nothingIsCutOff()
    {
        QFETCH(QString, kind);
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(bool, mirrored);
        std::vector<Note> notes = some();
        if (kind == u"empty"_s)
            notes.clear();
        for (int i = 0; kind == u"many"_s && i < 60; ++i)
            notes.push_back(
                note(u"n%1"_s.arg(i),
                     u"Another thing that came up in the week, and a long one. "_s.repeated(1 + i % 4)));
        if (mirrored)
            notes.front().text = u"הארכיון עבר"_s;
        const QLocale locale = mirrored ? QLocale(QLocale::Hebrew, QLocale::Israel) : british;
        Shown shown(state(notes, u"Letter of 28 May"_s, locale), size, dark, mirrored);
        if (kind == u"editing"_s) {
            shown.list()->setFocus();
            QTest::keyClick(shown.list(), Qt::Key_F2);
            shown.sheet.tell(u"“A new name” is removed."_s);
            shown.sheet.setUndo(true);
            shown.days().last()->trigger();
        } else if (kind != u"empty"_s) {
            QTest::keyClicks(shown.field(), u"Reading in Bonn on 12 June"_s);
        }
        QCoreApplication::processEvents();
        QVERIFY(shown.window.rect().contains(shown.sheet.geometry()));
        for (const QPushButton* button : shown.sheet.findChildren<QPushButton*>()) {
            if (button->isVisible())
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
        }
        for (const QWidget* widget : shown.sheet.findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->focusPolicy() & Qt::TabFocus)
                QVERIFY2(!widget->objectName().isEmpty() && (!widget->accessibleName().isEmpty() ||
                                                             qobject_cast<const QPushButton*>(widget)),
                         qPrintable(widget->objectName()));
        }
        const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(shown.window.grab().save(
                u"%1/notes-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
    }
};

QTEST_MAIN(TestNotesSheet)
#include "tst_notes_sheet.moc"
