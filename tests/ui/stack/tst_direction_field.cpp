// The field of the direction under the hands: what is offered while one types, and what the keys take of it.
#include "ui/stack/direction_field.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

/// Keys that the field does not take.
class Ground final : public QWidget
{
public:
    QList<int> keys;

protected:
    void keyPressEvent(QKeyEvent* event) override { keys << event->key(); }
};

struct Shown
{
    Shown() : field(theme, &ground), beside(&ground), chosen(&field, &DirectionField::chosen)
    {
        theme.apply();
        ground.resize(400, 400);
        field.setGeometry(20, 20, 200, 32);
        beside.setGeometry(20, 300, 200, 32);
        field.setDirections({u"Newsletter"_s, u"Book"_s, u"Bookkeeping"_s});
        ground.show();
        active = QTest::qWaitForWindowActive(&ground);
        field.setFocus();
    }

    [[nodiscard]] QListWidget& offers() const { return *ground.findChild<QListWidget*>(u"stack.offers"_s); }
    [[nodiscard]] QStringList offered() const
    {
        QStringList rows;
        for (int row = 0; offers().isVisible() && row < offers().count(); ++row)
            rows << offers().item(row)->text();
        return rows;
    }
    void type(const QString& text) { QTest::keyClicks(&field, text); }
    void press(Qt::Key key) { QTest::keyClick(&field, key); }

    Theme theme;
    Ground ground;
    DirectionField field;
    QLineEdit beside;
    QSignalSpy chosen;
    bool active = false;
};

} // namespace

class TestDirectionField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingOffersWhatFits();
    void arrowsAndEnterPick();
    void enterWithoutAnOfferIsTheSheets();
    void escapeClosesTheOffersFirst();
    void tabPicksAndGoesOn();
    void aClickPicks();
    void theArrowOffersAll();
    void offersLeaveWithTheKeyboard();
    void offersStayInTheWindow();
    void whatIsSetIsNotChosen();
    void theFieldSaysWhereItStands();
};

void TestDirectionField::typingOffersWhatFits()
{
    Shown shown;
    QVERIFY(shown.active);
    QVERIFY(shown.offered().isEmpty());
    shown.type(u"bo"_s);
    QCOMPARE(shown.offered(), (QStringList{u"Book"_s, u"Bookkeeping"_s, u"New direction “bo”"_s}));
    shown.type(u"ok"_s);
    QCOMPARE(shown.offered(), (QStringList{u"Book"_s, u"Bookkeeping"_s}));
    QCOMPARE(shown.field.direction(), u"Book"_s);
    shown.type(u"s"_s);
    QCOMPARE(shown.offered(), QStringList{u"New direction “books”"_s});
    QCOMPARE(shown.field.direction(), u"books"_s);
    for (int row = 0; row < shown.offers().count(); ++row)
        QVERIFY(!shown.offers().item(row)->icon().isNull());
}

void TestDirectionField::arrowsAndEnterPick()
{
    Shown shown;
    shown.type(u"bo"_s);
    shown.press(Qt::Key_Down);
    shown.press(Qt::Key_Down);
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.field.text(), u"Bookkeeping"_s);
    QVERIFY(shown.offered().isEmpty());
    QVERIFY2(shown.ground.keys.isEmpty(), "Enter picked and must not stack");
    // Down at the last stays there; a new one can be picked too.
    shown.field.clear();
    shown.type(u"bo"_s);
    for (int i = 0; i < 9; ++i)
        shown.press(Qt::Key_Down);
    shown.press(Qt::Key_Enter);
    QCOMPARE(shown.field.text(), u"bo"_s);
    // Up before the first is what was typed.
    shown.field.clear();
    shown.type(u"bo"_s);
    shown.press(Qt::Key_Down);
    shown.press(Qt::Key_Up);
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.field.text(), u"bo"_s);
    QCOMPARE(shown.ground.keys, QList<int>{Qt::Key_Return});
}

void TestDirectionField::enterWithoutAnOfferIsTheSheets()
{
    Shown shown;
    shown.type(u"Talks"_s);
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.ground.keys, QList<int>{Qt::Key_Return});
    QVERIFY(shown.offered().isEmpty());
    QCOMPARE(shown.field.direction(), u"Talks"_s);
}

void TestDirectionField::escapeClosesTheOffersFirst()
{
    Shown shown;
    shown.type(u"b"_s);
    shown.press(Qt::Key_Escape);
    QVERIFY(shown.offered().isEmpty());
    QVERIFY(shown.ground.keys.isEmpty());
    QCOMPARE(shown.field.text(), u"b"_s);
    shown.press(Qt::Key_Escape);
    QCOMPARE(shown.ground.keys, QList<int>{Qt::Key_Escape});
}

void TestDirectionField::tabPicksAndGoesOn()
{
    Shown shown;
    shown.press(Qt::Key_Down);
    shown.press(Qt::Key_Down);
    shown.press(Qt::Key_Tab);
    QCOMPARE(shown.field.text(), u"Newsletter"_s);
    QCOMPARE(QApplication::focusWidget(), &shown.beside);
}

void TestDirectionField::aClickPicks()
{
    Shown shown;
    shown.type(u"bo"_s);
    const QRect row = shown.offers().visualItemRect(shown.offers().item(1));
    QTest::mouseClick(shown.offers().viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(shown.field.direction(), u"Bookkeeping"_s);
    QVERIFY(shown.offered().isEmpty());
    QCOMPARE(QApplication::focusWidget(), &shown.field);
}

void TestDirectionField::theArrowOffersAll()
{
    Shown shown;
    shown.field.setText(u"Book"_s);
    QList<QToolButton*> buttons;
    for (QToolButton* button : shown.field.findChildren<QToolButton*>())
        if (button->defaultAction() && button->defaultAction()->text() == u"Earlier directions"_s)
            buttons << button;
    QCOMPARE(buttons.size(), 1);
    QTest::mouseClick(buttons[0], Qt::LeftButton);
    QCOMPARE(shown.offered(), (QStringList{u"Newsletter"_s, u"Book"_s, u"Bookkeeping"_s}));
    QTest::mouseClick(buttons[0], Qt::LeftButton);
    QVERIFY(shown.offered().isEmpty());
    // Without any there is nothing to open.
    shown.field.setDirections({});
    QVERIFY(!buttons[0]->isVisible());
    shown.press(Qt::Key_Down);
    QVERIFY(shown.offered().isEmpty());
}

void TestDirectionField::offersLeaveWithTheKeyboard()
{
    Shown shown;
    shown.type(u"b"_s);
    QVERIFY(!shown.offered().isEmpty());
    shown.beside.setFocus();
    QVERIFY(shown.offered().isEmpty());
    shown.field.setFocus();
    shown.type(u"o"_s);
    QVERIFY(!shown.offered().isEmpty());
    shown.field.hide();
    QVERIFY(shown.offered().isEmpty());
}

void TestDirectionField::offersStayInTheWindow()
{
    for (const int top : {20, 360}) {
        Shown shown;
        shown.field.move(180, top);
        QStringList many;
        for (int i = 0; i < 40; ++i)
            many << u"Direction %1"_s.arg(i);
        shown.field.setDirections(many);
        shown.press(Qt::Key_Down);
        QVERIFY(shown.offers().isVisible());
        QVERIFY(shown.ground.rect().contains(shown.offers().geometry()));
        QVERIFY2(!shown.offers().geometry().intersects(shown.field.geometry()), "it hides its field");
        QCOMPARE(shown.offers().width(), shown.field.width());
    }
}

void TestDirectionField::whatIsSetIsNotChosen()
{
    Shown shown;
    shown.field.setText(u"Book"_s);
    QCOMPARE(shown.chosen.count(), 0);
    QVERIFY(shown.offered().isEmpty());
    shown.type(u"s"_s);
    QCOMPARE(shown.chosen.count(), 1);
    shown.field.choose(u"Newsletter"_s);
    QCOMPARE(shown.chosen.count(), 2);
    QCOMPARE(shown.field.direction(), u"Newsletter"_s);
}

// For a screen reader, as the keyboard does not enter the list.
void TestDirectionField::theFieldSaysWhereItStands()
{
    Shown shown;
    shown.type(u"bo"_s);
    QCOMPARE(shown.field.accessibleDescription(), u"A new direction"_s);
    shown.press(Qt::Key_Down);
    QCOMPARE(shown.field.accessibleDescription(), u"Book, 1 of 3"_s);
    shown.press(Qt::Key_Down);
    QCOMPARE(shown.field.accessibleDescription(), u"Bookkeeping, 2 of 3"_s);
    shown.press(Qt::Key_Return);
    QCOMPARE(shown.field.accessibleDescription(), QString());
}

QTEST_MAIN(TestDirectionField)
#include "tst_direction_field.moc"
