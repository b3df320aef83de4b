// The wall page as a whole. Saves pictures to look at when BRICKWORK_PICTURES names a folder.
#include "tests/ui/wall/sample_states.h"
#include "ui/charts/cell_card.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"
#include "ui/wall/wall_page.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestWallPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void figuresKeepToThemselves_data();
    void figuresKeepToThemselves();
    void wordsStandAtTheLeadingEdge();
    void theWallLeavesRoomForItsRing();
    void buttonsOfACardKeepTheirWords();
};

namespace {

HabitSettings goals()
{
    HabitSettings settings;
    settings.yearGoals.emplace(Day(2020, 1, 1), 50);
    settings.wordGoals.emplace(Day(2020, 1, 1), 400);
    settings.targets.emplace(Day(2020, 1, 1), 1);
    settings.targets.emplace(Day(2025, 8, 1), 2);
    return settings;
}

} // namespace

void TestWallPage::nothingIsCutOff_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<WallRange>("range");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    const QSize mock(1216, 784);
    const QSize small(960, 580);
    const auto row = [](const char* name, const QString& kind, WallRange range, QSize size, bool dark = false,
                        bool mirrored = false) {
        QTest::newRow(name) << kind << range << size << dark << mirrored;
    };
    row("empty", u"empty"_s, WallRange::Year, mock);
    row("empty-dark-small", u"empty"_s, WallRange::TwelveWeeks, small, true);
    row("first-brick", u"first brick"_s, WallRange::Year, mock);
    row("first-brick-twelve", u"first brick"_s, WallRange::TwelveWeeks, mock, true);
    row("first-week", u"first week"_s, WallRange::Year, mock);
    row("young", u"young"_s, WallRange::Year, mock);
    row("year", u"year"_s, WallRange::Year, mock);
    row("year-dark", u"year"_s, WallRange::Year, mock, true);
    row("year-open-small", u"open"_s, WallRange::Year, small);
    row("year-mirrored", u"year"_s, WallRange::Year, mock, false, true);
    row("year-large", u"year"_s, WallRange::Year, QSize(1856, 1000));
    row("year-narrow", u"year"_s, WallRange::Year, QSize(620, 700), true);
    row("year-smallest", u"year"_s, WallRange::Year, QSize(704, 390));
    row("year-smallest-dark-mirrored", u"year"_s, WallRange::Year, QSize(704, 390), true, true);
    row("posts-only", u"posts only"_s, WallRange::Year, mock);
    row("bricks-only", u"bricks only"_s, WallRange::Year, mock);
    row("resting", u"resting"_s, WallRange::Year, mock);
    row("broken", u"broken"_s, WallRange::Year, mock);
    row("twelve", u"open"_s, WallRange::TwelveWeeks, mock);
    row("twelve-dark-small", u"year"_s, WallRange::TwelveWeeks, small, true);
    row("everything-two", u"2 years"_s, WallRange::Everything, mock);
    row("everything-three", u"3 years"_s, WallRange::Everything, mock);
    row("everything-three-small", u"3 years"_s, WallRange::Everything, small);
    row("everything-eight", u"8 years"_s, WallRange::Everything, mock);
    row("everything-eight-dark", u"8 years"_s, WallRange::Everything, mock, true);
    row("everything-eight-mirrored", u"8 years"_s, WallRange::Everything, mock, false, true);
    row("everything-apart", u"years apart"_s, WallRange::Everything, mock);
    row("everything-twelve", u"12 years"_s, WallRange::Everything, mock);
    row("everything-twenty", u"20 years"_s, WallRange::Everything, mock);
    row("everything-twenty-small", u"20 years"_s, WallRange::Everything, small);
    row("everything-twenty-large", u"20 years"_s, WallRange::Everything, QSize(1856, 1000));
    row("everything-420-days", u"year"_s, WallRange::Everything, mock);
}

void TestWallPage::nothingIsCutOff()
{
    QFETCH(QString, kind);
    QFETCH(WallRange, range);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    Theme theme;
    theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    theme.apply();
    const HabitLog log = sample::logOf(kind);
    const QLocale locale =
        mirrored ? QLocale(QLocale::Hebrew) : QLocale(QLocale::English, QLocale::UnitedKingdom);
    WallPage page(theme);
    page.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    page.resize(size);
    const HabitSettings settings = size.width() > 1100 ? goals() : HabitSettings();
    page.setState(wallState(log, settings, sample::summaryOf(log, settings), range, locale));
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));

    const QWidget* content = page.findChild<QScrollArea*>(u"wall.scroll"_s)->widget();
    QList<QRect> cards;
    for (const QFrame* card : content->findChildren<QFrame*>()) {
        if (card->property("look") != u"card"_s || card->isHidden())
            continue;
        const QRect box(card->mapTo(content, QPoint()), card->size());
        QVERIFY2(content->rect().contains(box), "a card leaves the page");
        for (const QRect& other : std::as_const(cards))
            QVERIFY2(!other.intersects(box), "cards lie on each other");
        cards.append(box);
    }
    QCOMPARE(cards.size(), kind == u"empty"_s ? 1 : 9);
    for (const QLabel* label : content->findChildren<QLabel*>())
        QVERIFY2(label->isHidden() || label->visibleRegion().isEmpty() ||
                     label->width() >= label->minimumSizeHint().width() || label->wordWrap(),
                 qPrintable(label->text()));
    for (const ChartWidget* chart : page.findChildren<ChartWidget*>())
        for (int cell = 0;
             !qobject_cast<const RunsChart*>(chart) && chart->isVisible() && cell < chart->cellCount();
             cell += std::max(1, chart->cellCount() / 50))
            QVERIFY2(QRectF(chart->rect()).adjusted(-1, -1, 1, 1).contains(chart->cellRect(cell)),
                     chart->metaObject()->className());

    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (folder.isEmpty())
        return;
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    page.grab().save(QDir(folder).filePath(u"wall-%1.png"_s.arg(name)));
    if (!name.contains(u"dark"_s)) {
        page.resize(size.width(), content->height());
        page.grab().save(QDir(folder).filePath(u"wall-%1-whole.png"_s.arg(name)));
    }
}

void TestWallPage::figuresKeepToThemselves_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("mirrored");
    for (const bool mirrored : {false, true})
        for (const int width : {600, 624, 680, 704, 760, 800, 904, 968, 1100, 1216, 1500})
            QTest::addRow("%d%s", width, mirrored ? " mirrored" : "") << width << mirrored;
}

void TestWallPage::figuresKeepToThemselves()
{
    QFETCH(int, width);
    QFETCH(bool, mirrored);
    Theme theme;
    theme.apply();
    WallPage page(theme);
    page.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    page.resize(width, 424);
    const HabitLog log = sample::logOf(u"year"_s);
    WallState state = wallState(log, {}, sample::summaryOf(log), WallRange::Year, QLocale::c());
    state.figures[0].detail = u"112 bricks over 114 days"_s;
    state.figures[1].detail = u"19 Mar 2024 – 30 Apr 2025"_s;
    state.figures[2].detail = u"15-week publishing streak"_s;
    page.setState(state);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    auto* head = page.findChild<QWidget*>(u"wall.figures"_s);
    QVERIFY(head);
    QList<QLabel*> labels;
    for (QLabel* label : head->findChildren<QLabel*>())
        if (label->isVisible())
            labels.append(label);
    QVERIFY2(labels.size() >= 12 && labels.size() % 3 == 0, "the first four remain, and every one is whole");
    const auto boxOf = [head](const QLabel* label) {
        return QRect(label->mapTo(head, QPoint()), label->size());
    };
    const QRect box(QPoint(), head->size());
    for (const QLabel* label : labels) {
        QVERIFY2(box.contains(boxOf(label)), qPrintable(label->text()));
        QVERIFY2(label->fontMetrics().horizontalAdvance(label->text()) <= label->width(),
                 qPrintable(label->text()));
        for (const QLabel* other : labels)
            QVERIFY2(other == label || !boxOf(other).intersects(boxOf(label)),
                     qPrintable(label->text() + u" | "_s + other->text()));
        const auto* brief = qobject_cast<const BriefLabel*>(label);
        QVERIFY(!brief || brief->text() == brief->whole() || brief->toolTip().contains(brief->whole()));
    }
}

void TestWallPage::wordsStandAtTheLeadingEdge()
{
    Theme theme;
    WallPage page(theme);
    page.resize(1200, 800);
    page.setLayoutDirection(Qt::RightToLeft);
    const HabitLog log = sample::logOf(u"year"_s);
    page.setState(wallState(log, {}, sample::summaryOf(log), WallRange::Year, QLocale::c()));
    for (const QLabel* label : page.findChild<QScrollArea*>(u"wall.scroll"_s)->findChildren<QLabel*>())
        QVERIFY2((label->alignment() & Qt::AlignHorizontal_Mask) == (Qt::AlignRight | Qt::AlignAbsolute),
                 qPrintable(label->text()));
}

// Beside a long title, in a card as narrow as an open day makes it.
void TestWallPage::buttonsOfACardKeepTheirWords()
{
    Theme theme;
    theme.apply();
    for (const int width : {704, 800, 904, 968, 1216}) {
        WallPage page(theme);
        page.resize(width, 700);
        const HabitLog log = sample::logOf(u"broken"_s);
        page.setState(wallState(log, {}, sample::summaryOf(log), WallRange::Year, QLocale::c()));
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        const auto* stack = page.findChild<QPushButton*>(u"wall.stack"_s);
        QVERIFY(stack->isVisible());
        QStyleOptionButton option;
        option.initFrom(stack);
        const QRect words = stack->style()->subElementRect(QStyle::SE_PushButtonContents, &option, stack);
        QVERIFY2(words.width() >= stack->fontMetrics().horizontalAdvance(stack->text()),
                 qPrintable(QString::number(width)));
    }
}

void TestWallPage::theWallLeavesRoomForItsRing()
{
    Theme theme;
    for (const WallRange range : {WallRange::TwelveWeeks, WallRange::Year, WallRange::Everything}) {
        WallPage page(theme);
        page.resize(704, 424);
        const HabitLog log = sample::logOf(u"8 years"_s);
        page.setState(wallState(log, {}, sample::summaryOf(log), range, QLocale::c()));
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        auto* wall = page.findChild<BrickWallChart*>();
        const QRectF inside = QRectF(wall->rect()).adjusted(3, 3, -3, -3);
        for (int cell = 0; cell < wall->cellCount(); ++cell)
            QVERIFY(inside.contains(wall->cellRect(cell)));
        if (const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES"); !folder.isEmpty()) {
            wall->setFocus(Qt::OtherFocusReason);
            wall->grab().save(QDir(folder).filePath(u"wall-ring-%1.png"_s.arg(static_cast<int>(range))));
        }
    }
}

QTEST_MAIN(TestWallPage)
#include "tst_wall_page.moc"
