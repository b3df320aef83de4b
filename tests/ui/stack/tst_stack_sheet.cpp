// The stack sheet under the hands: what Enter, Shift+Enter and Escape do, what is said before it happens.
#include "ui/stack/direction_field.h"
#include "ui/stack/size_picker.h"
#include "ui/stack/stack_sheet.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day today(2025, 11, 21);

StackState sampleState()
{
    Brick yesterday;
    yesterday.day = today.previous();
    yesterday.size = BrickSize::Small;
    yesterday.note = u"A title and three lines"_s;
    yesterday.direction = u"Book"_s;
    return {.today = today,
            .bricks = {{today.previous(), yesterday}},
            .directions = {u"Newsletter"_s, u"Book"_s},
            .favourites = {u"Book"_s, u"Newsletter"_s}};
}

struct Opened
{
    explicit Opened(std::optional<Day> day = {})
        : sheet(theme, &window), stacked(&sheet, &StackSheet::stackWished),
          closed(&sheet, &StackSheet::closed)
    {
        theme.apply();
        window.resize(900, 620);
        window.show();
        active = QTest::qWaitForWindowActive(&window);
        sheet.open(sampleState(), {880, 600}, day);
        note = sheet.findChild<QPlainTextEdit*>(u"stack.note"_s);
        direction = sheet.findChild<DirectionField*>();
        date = sheet.findChild<QDateEdit*>(u"stack.day"_s);
        size = sheet.findChild<SizePicker*>();
    }

    [[nodiscard]] StackWish wish() const { return stacked.constLast()[0].value<StackWish>(); }
    /// All that the sheet says.
    [[nodiscard]] QString said() const
    {
        QStringList lines;
        for (const QLabel* label : sheet.findChildren<QLabel*>())
            if (label->isVisible())
                lines << label->text();
        return lines.join(u'\n');
    }

    Theme theme;
    QWidget window;
    StackSheet sheet;
    QSignalSpy stacked;
    QSignalSpy closed;
    QPlainTextEdit* note = nullptr;
    DirectionField* direction = nullptr;
    QDateEdit* date = nullptr;
    SizePicker* size = nullptr;
    bool active = false;
};

} // namespace

class TestStackSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterStacksOnceFromEveryField();
    void wishHoldsWhatWasChosen();
    void shiftEnterBreaksTheLine();
    void escapeClosesFromEveryField();
    void refusalKeepsWhatWasTyped();
    void mergeIsShownBefore();
    void anEarlierDayIsMarked();
    void midnightMovesNothing();
    void theDirectionGoesWithTheDayUntilItIsChosen();
    void aClickTakesAFavourite();
    void whatLiesThereMayBeRemoved();
    void noFutureDay();
    void theKeyboardGoesBack();
    void theCalendarOpensWhereverTheFieldIsClicked();
    void theCalendarOffersNoDayToCome();
    void theCalendarStaysInTheWindow();
    void wordsStandAtTheLeadingEdge();
    void looks_data();
    void looks();
    void opensAfresh();
    void openedAgainItKeepsWhatWasTyped();
    void everyControlIsNamed();
    void staysInTheWindow();
    void nothingIsCutOff();
    void aLowWindowScrolls();
};

void TestStackSheet::enterStacksOnceFromEveryField()
{
    Opened opened;
    QVERIFY(opened.active);
    QCOMPARE(QApplication::focusWidget(), opened.note);
    const std::array<QWidget*, 5> fields{opened.note, opened.size, opened.direction, opened.date,
                                         opened.sheet.findChild<QPushButton*>(u"stack.do"_s)};
    int wishes = 0;
    for (QWidget* field : fields) {
        field->setFocus();
        QTest::keyClick(field, wishes % 2 == 0 ? Qt::Key_Return : Qt::Key_Enter);
        QVERIFY2(opened.stacked.count() == ++wishes, qPrintable(field->objectName()));
    }
    QTest::mouseClick(fields.back(), Qt::LeftButton);
    QCOMPARE(opened.stacked.count(), wishes + 1);
    QVERIFY2(opened.sheet.isVisible(), "it stays until the wish is granted");
    opened.sheet.dismiss();
    QVERIFY(!opened.sheet.isVisible());
}

void TestStackSheet::wishHoldsWhatWasChosen()
{
    Opened opened;
    QTest::keyClicks(opened.note, u"Outline of part two"_s);
    opened.size->setFocus();
    QTest::keyClick(opened.size, Qt::Key_Right);
    opened.direction->setText(u"Talks"_s);
    QTest::keyClick(opened.note, Qt::Key_Return);
    QCOMPARE(opened.wish().day, today);
    QCOMPARE(opened.wish().size, BrickSize::Large);
    QCOMPARE(opened.wish().note, u"Outline of part two"_s);
    QCOMPARE(opened.wish().direction, u"Talks"_s);
}

void TestStackSheet::shiftEnterBreaksTheLine()
{
    Opened opened;
    QTest::keyClicks(opened.note, u"one"_s);
    QTest::keyClick(opened.note, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(opened.note, u"two"_s);
    QCOMPARE(opened.stacked.count(), 0);
    QTest::keyClick(opened.note, Qt::Key_Return);
    QCOMPARE(opened.stacked.count(), 1);
    QCOMPARE(opened.wish().note, u"one\ntwo"_s);
}

void TestStackSheet::escapeClosesFromEveryField()
{
    Opened opened;
    int closed = 0;
    for (QWidget* field : std::array<QWidget*, 4>{opened.note, opened.size, opened.direction, opened.date}) {
        opened.sheet.open(sampleState(), {880, 600});
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!opened.sheet.isVisible());
        QCOMPARE(opened.closed.count(), ++closed);
    }
    QCOMPARE(opened.stacked.count(), 0);
}

void TestStackSheet::refusalKeepsWhatWasTyped()
{
    Opened opened(today.plus(-4));
    QTest::keyClicks(opened.note, u"Cut 400 words"_s);
    opened.size->setSize(BrickSize::Small);
    opened.direction->setText(u"Book"_s);
    QTest::keyClick(opened.note, Qt::Key_Return);
    opened.sheet.refuse(u"The store is busy. Nothing was logged; try again."_s);
    QVERIFY(opened.sheet.isVisible());
    QVERIFY(opened.said().contains(u"The store is busy"_s));
    QTest::keyClick(opened.note, Qt::Key_Return);
    QCOMPARE(opened.stacked.count(), 2);
    QCOMPARE(opened.wish().day, today.plus(-4));
    QCOMPARE(opened.wish().size, BrickSize::Small);
    QCOMPARE(opened.wish().note, u"Cut 400 words"_s);
    QCOMPARE(opened.wish().direction, u"Book"_s);
}

void TestStackSheet::mergeIsShownBefore()
{
    Opened opened;
    const auto* card = opened.sheet.findChild<QFrame*>(u"stack.merge"_s);
    QVERIFY2(!card->isVisible(), "nothing lies there");
    opened.date->setDate(today.previous().date());
    QVERIFY(card->isVisible());
    QVERIFY(opened.said().contains(u"it becomes normal, its note stays, direction Book stays"_s));
    QVERIFY(opened.said().contains(u"Normal · Book · 1 line of notes"_s));
    opened.size->setFocus();
    QTest::keyClick(opened.size, Qt::Key_Right);
    QVERIFY(opened.said().contains(u"it becomes large"_s));
    QTest::keyClicks(opened.note, u"More"_s);
    QVERIFY(opened.said().contains(u"your note is added below the first"_s));
    QVERIFY(opened.said().contains(u"Large · Book · 2 lines of notes"_s));
    opened.direction->setText(u"newsletter"_s);
    QVERIFY(opened.said().contains(u"its direction becomes Newsletter"_s));
    opened.date->setDate(today.plus(-2).date());
    QVERIFY(!card->isVisible());
    QCOMPARE(opened.stacked.count(), 0);
}

void TestStackSheet::anEarlierDayIsMarked()
{
    Opened opened;
    QVERIFY(!opened.said().contains(u"Backfilled"_s));
    opened.date->setDate(today.plus(-2).date());
    QVERIFY(opened.said().contains(u"Backfilled: for "_s));
    opened.date->setDate(today.previous().date());
    QVERIFY(opened.said().contains(u"yesterday"_s));
    opened.date->setDate(today.date());
    QVERIFY(!opened.said().contains(u"Backfilled"_s));
}

// Opened before midnight and stacked after it.
void TestStackSheet::midnightMovesNothing()
{
    Opened opened;
    QTest::keyClicks(opened.note, u"Late"_s);
    StackState tomorrow = sampleState();
    tomorrow.today = today.next();
    opened.sheet.setState(tomorrow);
    QCOMPARE(opened.date->date(), today.date());
    QCOMPARE(opened.note->toPlainText(), u"Late"_s);
    QVERIFY2(opened.said().contains(u"yesterday"_s), qPrintable(opened.said()));
    QTest::keyClick(opened.note, Qt::Key_Return);
    QCOMPARE(opened.wish().day, today);
    // The new day may be chosen now, and says nothing.
    opened.date->setDate(today.next().date());
    QVERIFY(!opened.said().contains(u"yesterday"_s));
    QTest::keyClick(opened.note, Qt::Key_Return);
    QCOMPARE(opened.wish().day, today.next());
}

void TestStackSheet::theDirectionGoesWithTheDayUntilItIsChosen()
{
    Opened opened;
    QCOMPARE(opened.direction->direction(), u"Newsletter"_s);
    opened.date->setDate(today.previous().date());
    QCOMPARE(opened.direction->direction(), u"Book"_s);
    opened.date->setDate(today.date());
    QCOMPARE(opened.direction->direction(), u"Newsletter"_s);
    opened.direction->setFocus();
    opened.direction->selectAll();
    QTest::keyClicks(opened.direction, u"Talks"_s);
    opened.date->setDate(today.previous().date());
    QCOMPARE(opened.direction->direction(), u"Talks"_s);
}

void TestStackSheet::aClickTakesAFavourite()
{
    Opened opened;
    auto* chip = opened.sheet.findChild<QToolButton*>(u"stack.chip.0"_s);
    QVERIFY(chip->isVisible());
    QCOMPARE(chip->text(), u"Book"_s);
    QVERIFY(!opened.sheet.findChild<QToolButton*>(u"stack.chip.2"_s)->isVisible());
    QTest::mouseClick(chip, Qt::LeftButton);
    QTest::keyClick(opened.note, Qt::Key_Return);
    QCOMPARE(opened.wish().direction, u"Book"_s);
    // By keyboard: Enter on a chip takes it and does not stack; they follow the day.
    opened.date->setFocus();
    for (int section = 0; section < 3; ++section)
        QTest::keyClick(opened.sheet.window()->focusWidget(), Qt::Key_Tab);
    QTRY_VERIFY(opened.sheet.window()->focusWidget()->objectName().startsWith(u"stack.chip."_s));
    auto* second = opened.sheet.findChild<QToolButton*>(u"stack.chip.1"_s);
    second->setFocus();
    QTest::keyClick(second, Qt::Key_Return);
    QCOMPARE(opened.direction->direction(), u"Newsletter"_s);
    QCOMPARE(opened.stacked.count(), 1);
    // Without any there is no empty row.
    StackState none = sampleState();
    none.favourites.clear();
    opened.sheet.setState(none);
    QVERIFY(!chip->isVisible());
}

void TestStackSheet::whatLiesThereMayBeRemoved()
{
    Opened opened(today.previous());
    QSignalSpy removed(&opened.sheet, &StackSheet::removeWished);
    auto* remove = opened.sheet.findChild<QPushButton*>(u"stack.remove"_s);
    QVERIFY(remove->isVisible());
    QVERIFY(opened.said().contains(u"There is a small brick, Book: “A title and three lines”"_s));
    QCOMPARE(QApplication::focusWidget(), opened.note);
    opened.date->setDate(today.date());
    QVERIFY2(!remove->isVisible(), "nothing lies there");
    opened.date->setDate(today.previous().date());
    // By keyboard: the button stands before the note.
    opened.note->setFocus();
    QTest::keyClick(opened.note, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), remove);
    QTest::keyClick(remove, Qt::Key_Return);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.constFirst().constFirst().value<Day>(), today.previous());
    QCOMPARE(opened.stacked.count(), 0);
    QVERIFY2(opened.sheet.isVisible(), "it stays until the wish is granted");
}

void TestStackSheet::theKeyboardGoesBack()
{
    Opened opened;
    QTest::keyClick(opened.note, Qt::Key_Escape);
    QLineEdit first(&opened.window);
    QLineEdit second(&opened.window);
    QSignalSpy leftOver(&opened.sheet, &StackSheet::focusLeftOver);
    const auto open = [&opened](QWidget& from) {
        from.show();
        from.setFocus();
        opened.sheet.open(sampleState(), {880, 600});
        QCOMPARE(QApplication::focusWidget(), opened.note);
    };
    open(second);
    QTest::keyClick(opened.note, Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), &second);
    open(first);
    QTest::mouseClick(opened.sheet.findChild<QPushButton*>(u"stack.cancel"_s), Qt::LeftButton);
    QCOMPARE(QApplication::focusWidget(), &first);
    open(second);
    opened.sheet.dismiss();
    QCOMPARE(QApplication::focusWidget(), &second);
    // Opened again from elsewhere while it is open.
    open(first);
    open(second);
    opened.sheet.dismiss();
    QCOMPARE(QApplication::focusWidget(), &second);
    QCOMPARE(leftOver.count(), 0);
    open(first);
    first.hide();
    opened.sheet.dismiss();
    QCOMPARE(leftOver.count(), 1);
    // Who had left the sheet stays where they are.
    open(second);
    first.show();
    first.setFocus();
    opened.sheet.dismiss();
    QCOMPARE(QApplication::focusWidget(), &first);
    QCOMPARE(leftOver.count(), 1);
}

void TestStackSheet::theCalendarOpensWhereverTheFieldIsClicked()
{
    Opened opened;
    auto* calendar = opened.date->findChild<QCalendarWidget*>();
    QVERIFY(!calendar->isVisible());
    auto* text = opened.date->findChild<QLineEdit*>();
    QTest::mouseClick(text, Qt::LeftButton);
    QTRY_VERIFY(calendar->isVisible());
    QTest::keyClick(calendar, Qt::Key_Escape);
    QVERIFY(!calendar->isVisible());
    QVERIFY2(opened.sheet.isVisible(), "Escape closes the calendar only");
    QTest::mouseClick(opened.date, Qt::LeftButton, Qt::NoModifier,
                      QPoint(opened.date->width() - 6, opened.date->height() / 2));
    QTRY_VERIFY(calendar->isVisible());
    QTest::keyClick(calendar, Qt::Key_Escape);
    QTest::keyClick(opened.date, Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(calendar->isVisible());
    auto* days = calendar->findChild<QAbstractItemView*>();
    QTest::keyClick(days, Qt::Key_Up);
    QTest::keyClick(days, Qt::Key_Return);
    QVERIFY(!calendar->isVisible());
    QCOMPARE(opened.date->date(), today.plus(-7).date());
    QCOMPARE(opened.stacked.count(), 0);
    QCOMPARE(QApplication::focusWidget(), opened.date);
}

void TestStackSheet::theCalendarOffersNoDayToCome()
{
    Opened opened;
    QTest::keyClick(opened.date, Qt::Key_F4);
    auto* calendar = opened.date->findChild<QCalendarWidget*>();
    QTRY_VERIFY(calendar->isVisible());
    QCOMPARE(calendar->maximumDate(), today.date());
    QVERIFY(!calendar->findChild<QToolButton*>(u"qt_calendar_nextmonth"_s)->isEnabled());
    QVERIFY(calendar->findChild<QToolButton*>(u"qt_calendar_prevmonth"_s)->isEnabled());
    auto* days = calendar->findChild<QAbstractItemView*>();
    QTest::keyClick(days, Qt::Key_Right);
    QCOMPARE(calendar->selectedDate(), today.date());
    for (const Qt::DayOfWeek day : {Qt::Saturday, Qt::Sunday})
        QVERIFY(!calendar->weekdayTextFormat(day).hasProperty(QTextFormat::ForegroundBrush));
}

void TestStackSheet::theCalendarStaysInTheWindow()
{
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        Opened opened;
        opened.window.move(100, 80);
        opened.window.setLayoutDirection(direction);
        opened.sheet.moveTo({direction == Qt::LeftToRight ? 880 : 20, 600});
        QTest::keyClick(opened.date, Qt::Key_F4);
        auto* calendar = opened.date->findChild<QCalendarWidget*>();
        QTRY_VERIFY(calendar->isVisible());
        const QRect window(opened.window.mapToGlobal(QPoint()), opened.window.size());
        const QRect popup = calendar->window()->geometry();
        QVERIFY(popup.width() > 150);
        QCOMPARE(calendar->layoutDirection(), direction);
        QVERIFY2(window.contains(popup), "it leaves the window");
        QVERIFY2(!popup.intersects({opened.date->mapToGlobal(QPoint()), opened.date->size()}),
                 "it hides its field");
    }
}

void TestStackSheet::wordsStandAtTheLeadingEdge()
{
    Opened opened(today.previous());
    opened.window.setLayoutDirection(Qt::RightToLeft);
    int labels = 0;
    for (const QLabel* label : opened.sheet.findChildren<QLabel*>()) {
        if (!label->isVisible())
            continue;
        QCOMPARE(label->alignment() & Qt::AlignHorizontal_Mask, Qt::AlignRight | Qt::AlignAbsolute);
        ++labels;
    }
    QCOMPARE(labels, 7);
}

void TestStackSheet::looks_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("mirrored") << false << true;
}

// For the eye: pictures where BRICKWORK_PICTURES names a folder.
void TestStackSheet::looks()
{
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    Opened opened(today.previous());
    opened.theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    opened.window.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    opened.sheet.dismiss();
    opened.sheet.open(sampleState(), {mirrored ? 20 : 880, 600}, today.previous());
    QTest::qWait(50);
    QTest::keyClick(opened.date, Qt::Key_F4);
    auto* calendar = opened.date->findChild<QCalendarWidget*>();
    QTRY_VERIFY(calendar->isVisible());
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (folder.isEmpty())
        return;
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    calendar->window()->grab().save(QDir(folder).filePath(u"wall-calendar-%1.png"_s.arg(name)));
    QTest::keyClick(calendar, Qt::Key_Escape);
    opened.note->setPlainText(u"And the second part, with what the readers asked for"_s);
    opened.note->moveCursor(QTextCursor::End);
    opened.window.grab().save(QDir(folder).filePath(u"wall-sheet-%1.png"_s.arg(name)));
    opened.sheet.moveTo({mirrored ? 20 : 880, 380});
    QTest::qWait(50);
    opened.window.grab().save(QDir(folder).filePath(u"wall-sheet-low-%1.png"_s.arg(name)));
    opened.sheet.moveTo({mirrored ? 20 : 880, 600});
    opened.direction->setFocus();
    opened.direction->clear();
    QTest::keyClicks(opened.direction, u"e"_s);
    QTest::keyClick(opened.direction, Qt::Key_Down);
    QTest::qWait(50);
    opened.window.grab().save(QDir(folder).filePath(u"wall-sheet-offers-%1.png"_s.arg(name)));
}

void TestStackSheet::noFutureDay()
{
    Opened opened;
    opened.date->setFocus();
    opened.date->setCurrentSection(QDateTimeEdit::DaySection);
    QTest::keyClick(opened.date, Qt::Key_Up);
    QCOMPARE(opened.date->date(), today.date());
    opened.date->setDate(today.plus(40).date());
    QCOMPARE(opened.date->date(), today.date());
    opened.sheet.open(sampleState(), {880, 600}, today.plus(3));
    QTest::keyClick(opened.note, Qt::Key_Return);
    QCOMPARE(opened.wish().day, today);
}

void TestStackSheet::opensAfresh()
{
    Opened opened;
    QTest::keyClicks(opened.note, u"left behind"_s);
    opened.size->setSize(BrickSize::Large);
    opened.date->setDate(today.plus(-9).date());
    QTest::keyClick(opened.note, Qt::Key_Escape);
    opened.sheet.open(sampleState(), {880, 600});
    QVERIFY(opened.note->toPlainText().isEmpty());
    QCOMPARE(opened.size->brickSize(), BrickSize::Normal);
    QCOMPARE(opened.direction->direction(), u"Newsletter"_s);
    QCOMPARE(opened.date->date(), today.date());
    QVERIFY(opened.note->hasFocus());
}

// By its shortcut pressed twice, or by a reminder of yesterday.
void TestStackSheet::openedAgainItKeepsWhatWasTyped()
{
    Opened opened;
    QTest::keyClicks(opened.note, u"Half a thought"_s);
    opened.size->setSize(BrickSize::Large);
    opened.date->setDate(today.plus(-9).date());
    opened.sheet.open(sampleState(), {880, 600});
    QCOMPARE(opened.note->toPlainText(), u"Half a thought"_s);
    QCOMPARE(opened.size->brickSize(), BrickSize::Large);
    QCOMPARE(opened.date->date(), today.plus(-9).date());
    opened.sheet.open(sampleState(), {880, 600}, today.previous());
    QCOMPARE(opened.note->toPlainText(), u"Half a thought"_s);
    QCOMPARE(opened.date->date(), today.previous().date());
}

void TestStackSheet::everyControlIsNamed()
{
    const Opened opened;
    for (const QWidget* widget : opened.sheet.findChildren<QWidget*>()) {
        const bool inner = (qobject_cast<const QLineEdit*>(widget) && widget != opened.direction) ||
                           !widget->isVisible() || widget->focusProxy();
        if (inner || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const auto* button = qobject_cast<const QPushButton*>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 widget->metaObject()->className());
    }
}

void TestStackSheet::staysInTheWindow()
{
    Opened opened;
    QVERIFY(opened.window.rect().contains(opened.sheet.geometry()));
    QCOMPARE(opened.sheet.geometry().bottomRight() + QPoint(1, 1), QPoint(880, 600));
    opened.window.setLayoutDirection(Qt::RightToLeft);
    opened.sheet.moveTo({20, 600});
    QCOMPARE(opened.sheet.geometry().bottomLeft() + QPoint(0, 1), QPoint(20, 600));
    // A notice makes it taller: it grows upwards.
    const int before = opened.sheet.height();
    opened.date->setDate(today.previous().date());
    QCOMPARE(opened.sheet.geometry().bottom() + 1, 600);
    QVERIFY(opened.sheet.height() > before);
}

// The sentence of a merge takes the lines it needs as soon as it is said.
void TestStackSheet::nothingIsCutOff()
{
    Opened opened(today.previous());
    opened.direction->setText(
        u"A direction whose name is as long as a name may be, eighty characters in all."_s);
    for (const char* name : {"stack.merge.sentence", "stack.merge.summary", "stack.lying", "stack.notice"}) {
        const auto* label = opened.sheet.findChild<QLabel*>(QLatin1StringView(name));
        QVERIFY(label->isVisible());
        QVERIFY2(label->height() >= label->heightForWidth(label->width()), name);
    }
}

// In a low window the middle scrolls, and the buttons stay in reach.
void TestStackSheet::aLowWindowScrolls()
{
    Opened opened(today.previous());
    opened.sheet.moveTo({880, 360});
    QVERIFY(opened.window.rect().contains(opened.sheet.geometry()));
    QCOMPARE(opened.sheet.geometry().bottom() + 1, 360);
    const auto* stack = opened.sheet.findChild<QPushButton*>(u"stack.do"_s);
    QVERIFY(opened.sheet.rect().contains(QRect(stack->mapTo(&opened.sheet, QPoint()), stack->size())));
    const auto inView = [&opened](const QWidget* widget) {
        const QWidget* view = opened.sheet.findChild<QScrollArea*>()->viewport();
        return view->rect().contains(QRect(widget->mapTo(view, QPoint()), widget->size()));
    };
    QVERIFY(!inView(opened.date));
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), opened.date);
    QVERIFY2(inView(opened.date), "the keyboard brings it into view");
}

QTEST_MAIN(TestStackSheet)
#include "tst_stack_sheet.moc"
