// The stack sheet under the hands: what Enter, Shift+Enter and Escape do, what is said before it happens.
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
    return {.today = today,
            .bricks = {{today.previous(), yesterday}},
            .directions = {u"Newsletter"_s, u"Book"_s}};
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
        direction = sheet.findChild<QComboBox*>(u"stack.direction"_s);
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
    QComboBox* direction = nullptr;
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
    void mergeIsSaidBefore();
    void noFutureDay();
    void opensAfresh();
    void everyControlIsNamed();
    void staysInTheWindow();
};

void TestStackSheet::enterStacksOnceFromEveryField()
{
    Opened opened;
    QVERIFY(opened.active);
    QCOMPARE(QApplication::focusWidget(), opened.note);
    const std::array<QWidget*, 5> fields{opened.note, opened.size, opened.direction->lineEdit(), opened.date,
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
    opened.direction->setEditText(u"Talks"_s);
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
    for (QWidget* field :
         std::array<QWidget*, 4>{opened.note, opened.size, opened.direction->lineEdit(), opened.date}) {
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
    opened.direction->setEditText(u"Book"_s);
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

void TestStackSheet::mergeIsSaidBefore()
{
    Opened opened;
    QVERIFY(!opened.said().contains(u"stands there already"_s));
    opened.date->setDate(today.previous().date());
    QVERIFY(opened.said().contains(u"they become one normal brick"_s));
    opened.size->setFocus();
    QTest::keyClick(opened.size, Qt::Key_Right);
    QVERIFY(opened.said().contains(u"they become one large brick"_s));
    opened.date->setDate(today.plus(-2).date());
    QVERIFY(opened.said().contains(u"Backfilled"_s));
    opened.date->setDate(today.date());
    QVERIFY(!opened.said().contains(u"Backfilled"_s));
    QCOMPARE(opened.stacked.count(), 0);
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
    QCOMPARE(opened.direction->currentText(), u"Newsletter"_s);
    QCOMPARE(opened.date->date(), today.date());
    QVERIFY(opened.note->hasFocus());
}

void TestStackSheet::everyControlIsNamed()
{
    const Opened opened;
    for (const QWidget* widget : opened.sheet.findChildren<QWidget*>()) {
        const bool inner =
            qobject_cast<const QLineEdit*>(widget) || !widget->isVisible() || widget->focusProxy();
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
    opened.date->setDate(today.previous().date());
    QCOMPARE(opened.sheet.geometry().bottom() + 1, 600);
}

QTEST_MAIN(TestStackSheet)
#include "tst_stack_sheet.moc"
