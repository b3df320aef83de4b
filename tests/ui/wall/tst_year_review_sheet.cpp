// The sheet that shows the year in review: nothing of the writer's own words unless asked for, keyboard all
// the way, the picture's text for who cannot see it. Saves pictures to look at when BRICKWORK_PICTURES names
// a folder.
#include "tests/ui/charts/drawn_chart.h"
#include "tests/ui/wall/sample_log.h"
#include "ui/wall/year_review_sheet.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Instant evening{sample::noon(sample::today).msecs + 6LL * 3600 * 1000};

/// The sheet over a window, with someone who grants every wish for a review.
struct Opened
{
    explicit Opened(HabitLog logged = sample::busyWriter(800, true), QSize size = {1216, 784},
                    ThemeMode mode = ThemeMode::Light, const QLocale& locale = english())
        : log(std::move(logged))
    {
        theme.setMode(mode);
        theme.apply();
        before = new QPushButton(&window);
        window.resize(size);
        window.show();
        active = QTest::qWaitForWindowActive(&window);
        before->setFocus();
        sheet = new YearReviewSheet(theme, &window);
        const Summary summary = sample::summaryOf(log);
        QObject::connect(sheet, &YearReviewSheet::reviewWished, sheet,
                         [this, summary, locale](const ReviewWish& wish) {
                             wishes.append(wish);
                             sheet->setReview(yearReview(log, {}, summary, evening, wish, locale));
                         });
        sheet->open(reviewYears(log, summary, evening), 2024);
    }

    template <typename Widget = QWidget>
    [[nodiscard]] Widget* part(const QString& name) const
    {
        return sheet->findChild<Widget*>(u"review."_s + name);
    }
    [[nodiscard]] QAccessibleInterface* picture() const
    {
        return QAccessible::queryAccessibleInterface(part(u"picture"_s));
    }

    HabitLog log;
    Theme theme;
    QWidget window;
    QPushButton* before;
    YearReviewSheet* sheet;
    QList<ReviewWish> wishes;
    bool active = false;
};

} // namespace

class TestYearReviewSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }
    void ownWordsAreOffUntilAskedFor();
    void aYearIsChosen();
    void thePictureHasAText();
    void whatIsNotThereCannotBeAskedFor();
    void wishesAreSaid();
    void escapeGivesTheKeyboardBack();
    void tabStaysInside();
    void theVeilClosesIt();
    void thePictureFollowsTheScheme();
    void everythingHasAName();
    void itFits_data();
    void itFits();
};

void TestYearReviewSheet::ownWordsAreOffUntilAskedFor()
{
    Opened opened;
    QCOMPARE(opened.wishes, QList{ReviewWish{.year = 2024}});
    auto* titles = opened.part<QCheckBox>(u"titles"_s);
    auto* notes = opened.part<QCheckBox>(u"notes"_s);
    QVERIFY(!titles->isChecked() && !notes->isChecked());
    const QImage plain = opened.sheet->picture();
    titles->click();
    const ReviewWish withTitles{.year = 2024, .titles = true};
    QCOMPARE(opened.wishes.last(), withTitles);
    QVERIFY(opened.sheet->picture() != plain);
    notes->click();
    const ReviewWish withBoth{.year = 2024, .titles = true, .notes = true};
    QCOMPARE(opened.wishes.last(), withBoth);
    // Opened once more, it has forgotten.
    opened.sheet->dismiss();
    opened.sheet->open({2025, 2024}, 2024);
    QCOMPARE(opened.wishes.last(), ReviewWish{.year = 2024});
    QVERIFY(!titles->isChecked() && !notes->isChecked());
    QVERIFY(opened.sheet->picture() == plain);
}

void TestYearReviewSheet::aYearIsChosen()
{
    Opened opened;
    auto* year = opened.part<QComboBox>(u"year"_s);
    QStringList years;
    for (int i = 0; i < year->count(); ++i)
        years << year->itemText(i);
    QCOMPARE(years, (QStringList{u"2025"_s, u"2024"_s, u"2023"_s}));
    QCOMPARE(year->currentText(), u"2024"_s);
    opened.part<QCheckBox>(u"titles"_s)->click();
    year->setFocus();
    QTest::keyClick(year, Qt::Key_Up);
    const ReviewWish expected{.year = 2025, .titles = true};
    QCOMPARE(opened.wishes.last(), expected);
    QCOMPARE(opened.sheet->review().year, 2025);
}

void TestYearReviewSheet::thePictureHasAText()
{
    const Opened opened;
    QAccessibleInterface* picture = opened.picture();
    QVERIFY(picture);
    QCOMPARE(picture->role(), QAccessible::Graphic);
    QVERIFY(picture->text(QAccessible::Name).contains(u"2024"_s));
    QCOMPARE(picture->text(QAccessible::Description), reviewText(opened.sheet->review()));
    opened.part<QCheckBox>(u"titles"_s)->click();
    const QString title = opened.sheet->review().titles.front().text;
    QVERIFY(picture->text(QAccessible::Description).contains(title));
}

void TestYearReviewSheet::whatIsNotThereCannotBeAskedFor()
{
    HabitLog log;
    sample::addBrick(log, Day(2024, 5, 1));
    const Opened opened(log);
    QVERIFY(!opened.part(u"titles"_s)->isEnabled());
    QVERIFY(!opened.part(u"notes"_s)->isEnabled());
    QVERIFY(!opened.part(u"year"_s)->isEnabled());
    log.bricks.at(Day(2024, 5, 1)).note = u"A note"_s;
    const Opened noted(log);
    QVERIFY(noted.part(u"notes"_s)->isEnabled());
}

void TestYearReviewSheet::wishesAreSaid()
{
    const Opened opened;
    const QSignalSpy save(opened.sheet, &YearReviewSheet::saveWished);
    const QSignalSpy copy(opened.sheet, &YearReviewSheet::copyWished);
    const QSignalSpy text(opened.sheet, &YearReviewSheet::copyTextWished);
    QTest::keyClick(opened.part(u"save"_s), Qt::Key_Return);
    QCOMPARE(save.count(), 1);
    opened.part<QPushButton>(u"copy"_s)->click();
    QTest::keySequence(opened.part(u"picture"_s), QKeySequence::Copy);
    QCOMPARE(copy.count(), 2);
    opened.part<QPushButton>(u"copyText"_s)->click();
    QCOMPARE(text.count(), 1);
    auto* notice = opened.part<QLabel>(u"notice"_s);
    QVERIFY(!notice->isVisible());
    opened.sheet->tell(u"Saved it"_s);
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->text(), u"Saved it"_s);
}

void TestYearReviewSheet::escapeGivesTheKeyboardBack()
{
    const Opened opened;
    QVERIFY(opened.active);
    QVERIFY(opened.part(u"save"_s)->hasFocus());
    const QSignalSpy closed(opened.sheet, &YearReviewSheet::closed);
    QTest::keyClick(opened.part(u"save"_s), Qt::Key_Escape);
    QVERIFY(!opened.sheet->isVisible());
    QVERIFY(!opened.window.findChild<QWidget*>(u"scrim"_s)->isVisible());
    QVERIFY(opened.before->hasFocus());
    QCOMPARE(closed.count(), 1);
}

void TestYearReviewSheet::tabStaysInside()
{
    const Opened opened;
    QVERIFY(opened.active);
    QStringList names;
    for (int i = 0; i < 9; ++i) {
        names.append(QApplication::focusWidget()->objectName().section(u'.', 1));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(names, (QStringList{u"save"_s, u"titles"_s, u"notes"_s, u"year"_s, u"picture"_s, u"copyText"_s,
                                 u"copy"_s, u"close"_s, u"save"_s}));
}

void TestYearReviewSheet::theVeilClosesIt()
{
    const Opened opened;
    QTest::mouseClick(opened.window.findChild<QWidget*>(u"scrim"_s), Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(!opened.sheet->isVisible());
}

void TestYearReviewSheet::thePictureFollowsTheScheme()
{
    Opened opened;
    QCOMPARE(opened.sheet->picture().size(), QSize(1600, 1000));
    QCOMPARE(opened.sheet->picture().pixelColor(0, 0), tokensOf(Scheme::Light).paper);
    opened.theme.setMode(ThemeMode::Dark);
    QCOMPARE(opened.sheet->picture().pixelColor(0, 0), tokensOf(Scheme::Dark).paper);
    opened.window.setLayoutDirection(Qt::RightToLeft);
    QCOMPARE(opened.sheet->picture().pixelColor(0, 0), tokensOf(Scheme::Dark).wall);
}

void TestYearReviewSheet::everythingHasAName()
{
    const Opened opened;
    QCOMPARE(opened.sheet->accessibleName(), u"Year in review"_s);
    for (QWidget* widget : opened.sheet->findChildren<QWidget*>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
            continue;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name).isEmpty(),
                 qPrintable(widget->objectName()));
    }
}

void TestYearReviewSheet::itFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<ThemeMode>("mode");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<bool>("words");
    const QSize usual(1216, 784);
    QTest::newRow("light") << usual << ThemeMode::Light << false << false;
    QTest::newRow("dark-words") << usual << ThemeMode::Dark << false << true;
    QTest::newRow("mirrored-words") << usual << ThemeMode::Light << true << true;
    QTest::newRow("dark-mirrored") << usual << ThemeMode::Dark << true << false;
    QTest::newRow("least") << QSize(760, 480) << ThemeMode::Light << false << false;
    QTest::newRow("large") << QSize(2560, 1440) << ThemeMode::Light << false << true;
}

void TestYearReviewSheet::itFits()
{
    QFETCH(QSize, size);
    QFETCH(ThemeMode, mode);
    QFETCH(bool, mirrored);
    QFETCH(bool, words);
    QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    Opened opened(sample::busyWriter(800, true), size, mode, mirrored ? QLocale(QLocale::Hebrew) : english());
    if (words) {
        opened.part<QCheckBox>(u"titles"_s)->click();
        opened.part<QCheckBox>(u"notes"_s)->click();
        opened.part(u"picture"_s)->setFocus(Qt::TabFocusReason);
    }
    const QSize quiet = opened.part(u"picture"_s)->size();
    opened.sheet->tell(u"Saved somewhere/2024-in-review.png"_s);
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (!folder.isEmpty())
        opened.window.grab().save(QDir(folder).filePath(
            u"review-sheet-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
    QVERIFY(opened.window.rect().contains(opened.sheet->geometry()));
    const auto parts = opened.sheet->findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
    for (const QWidget* part : parts) {
        QVERIFY2(opened.sheet->rect().contains(part->geometry()), qPrintable(part->objectName()));
        for (const QWidget* other : parts)
            QVERIFY2(part == other || !part->geometry().intersects(other->geometry()),
                     qPrintable(part->objectName() + u" lies on "_s + other->objectName()));
    }
    for (const QAbstractButton* button : opened.sheet->findChildren<QAbstractButton*>())
        QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
    const QSize picture = opened.part(u"picture"_s)->size();
    QVERIFY2(picture.width() >= std::min(640, size.width() / 2),
             qPrintable(u"%1 of %2"_s.arg(picture.width()).arg(size.width())));
    QVERIFY(picture.width() <= quiet.width());
}

QTEST_MAIN(TestYearReviewSheet)
#include "tst_year_review_sheet.moc"
