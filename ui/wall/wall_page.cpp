#include "ui/wall/wall_page.h"

#include "ui/charts/brick_wall_chart.h"
#include "ui/charts/chart_actions.h"
#include "ui/charts/posts_per_week_chart.h"
#include "ui/charts/posts_so_far_chart.h"
#include "ui/charts/runs_chart.h"
#include "ui/charts/shares_chart.h"
#include "ui/charts/trend_chart.h"
#include "ui/charts/words_per_day_chart.h"
#include "ui/theme/theme.h"
#include "ui/wall/day_panel.h"
#include "ui/wall/figure_strip.h"
#include "ui/wall/range_switch.h"
#include "ui/wall/wall_card.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

// On a very wide screen the page stays one glance wide.
constexpr int widestPage = 1680;
// From here on the day stands beside the cards, not on them.
constexpr int besideFrom = 1180;

} // namespace

WallPage::WallPage(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_scroll(new QScrollArea(this)), m_content(new QWidget),
      m_figures(new FigureStrip(m_content)), m_range(new RangeSwitch(m_content)),
      m_board(new QWidget(m_content)), m_stack(new QPushButton(tr("Stack a brick"))),
      m_wall(new BrickWallChart(theme)), m_perWeek(new PostsPerWeekChart(theme)),
      m_soFar(new PostsSoFarChart(theme)), m_words(new WordsPerDayChart(theme)),
      m_weekdays(new SharesChart(Qt::Vertical, theme)), m_hours(new SharesChart(Qt::Vertical, theme)),
      m_directions(new SharesChart(Qt::Horizontal, theme)), m_runs(new RunsChart(theme)),
      m_trend(new TrendChart(theme)), m_panel(new DayPanel(theme, this))
{
    setObjectName(u"wall"_s);
    setAccessibleName(tr("Wall"));
    m_scroll->setObjectName(u"wall.scroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_panel->hide();
    makeCards();
    setFonts();
    m_scroll->setWidget(m_content);
    m_scroll->viewport()->installEventFilter(this);
    connectCharts();
    connect(&theme, &Theme::changed, this, [this] {
        setFonts();
        arrange();
    });
}

WallPage::~WallPage() = default;

void WallPage::makeCards()
{
    m_stack->setObjectName(u"wall.stack"_s);
    setLook(m_stack, Look::Link);
    m_stack->setCursor(Qt::PointingHandCursor);
    QSizePolicy policy = m_stack->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_stack->setSizePolicy(policy);
    m_hours->setAccessibleName(tr("Bricks by hour"));
    makeCard(WallCard::Wall, {}, m_wall);
    makeCard(WallCard::PerWeek, tr("Posts per week"), m_perWeek);
    makeCard(WallCard::SoFar, tr("Posts so far"), m_soFar);
    makeCard(WallCard::Words, tr("Words a day"), m_words);
    makeCard(WallCard::Weekdays, tr("By weekday"), m_weekdays);
    makeCard(WallCard::Hours, tr("By hour"), m_hours);
    makeCard(WallCard::Directions, tr("By direction"), m_directions);
    makeCard(WallCard::Runs, tr("Runs"), m_runs);
    makeCard(WallCard::Trend, tr("Strength and momentum"), m_trend);
}

void WallPage::makeCard(WallCard which, const QString& title, ChartWidget* chart)
{
    auto* frame = new WallCardFrame(title, chart, chart->reach(), m_board);
    m_cards.at(static_cast<std::size_t>(which)) = frame;
    m_charts.at(static_cast<std::size_t>(which)) = chart;
    if (which == WallCard::Wall)
        frame->addButton(m_stack);
    auto* actions = new ChartActions(*chart, m_theme, this);
    connect(actions, &ChartActions::said, this, &WallPage::said);
    QToolButton* more = actions->makeButton(frame);
    // The chart is the tab stop of its card, and opens the same menu by key.
    more->setFocusPolicy(Qt::ClickFocus);
    frame->addButton(more);
}

ChartWidget* WallPage::chartOf(WallCard which) const
{
    return m_charts.at(static_cast<std::size_t>(which));
}

WallCardFrame& WallPage::card(WallCard which) const
{
    return *m_cards.at(static_cast<std::size_t>(which));
}

void WallPage::connectCharts()
{
    const auto opens = [this](auto* chart, auto signal) {
        connect(chart, signal, this, [this, chart](Day day) { openDay(chart, day); });
    };
    opens(m_wall, &BrickWallChart::activated);
    opens(m_perWeek, &PostsPerWeekChart::activated);
    opens(m_words, &WordsPerDayChart::activated);
    opens(m_trend, &TrendChart::activated);
    opens(m_runs, &RunsChart::activated);
    connect(m_wall, &BrickWallChart::currentChanged, this, &WallPage::followCell);
    connect(m_range, &RangeSwitch::rangeChosen, this, &WallPage::rangeChosen);
    connect(m_range, &RangeSwitch::todayChosen, this, &WallPage::goToToday);
    connect(m_stack, &QPushButton::clicked, this, &WallPage::stackRequested);
    connect(m_panel, &DayPanel::dayShown, this, &WallPage::markDay);
    connect(m_panel, &DayPanel::closed, this, &WallPage::hideDayPanel);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &WallPage::checkToday);
}

void WallPage::openDay(ChartWidget* chart, Day day)
{
    m_openedFrom = chart;
    Q_EMIT dayActivated(day);
}

void WallPage::focusWall()
{
    m_wall->setFocus(Qt::OtherFocusReason);
}

void WallPage::goToToday()
{
    m_scroll->verticalScrollBar()->setValue(0);
    if (const std::optional<int> cell = m_wall->cellOf(m_state.wall.today)) {
        m_wall->setCurrentCell(*cell);
        followCell();
    }
    m_wall->setFocus(Qt::ShortcutFocusReason);
}

void WallPage::showDayPanel()
{
    m_panel->setVisible(true);
    m_panel->raise();
    arrangePanel();
    markDay(m_panel->state().day);
    m_panel->takeFocus();
}

// The wall shows which day is open. Opened from there, its keyboard goes along: there it will be back.
void WallPage::markDay(Day day)
{
    if (m_panel->isHidden() || m_wall->openDay() == day)
        return;
    m_wall->setOpenDay(day);
    const std::optional<int> cell = m_wall->cellOf(day);
    if (!cell || m_wall->currentCell() == cell || (m_openedFrom && m_openedFrom != m_wall))
        return;
    m_wall->setCurrentCell(*cell);
    followCell();
}

void WallPage::hideDayPanel()
{
    if (m_panel->isHidden())
        return;
    const QWidget* focus = QApplication::focusWidget();
    const bool held = isVisible() && (!focus || focus == m_panel || m_panel->isAncestorOf(focus));
    ChartWidget* back = m_openedFrom ? m_openedFrom.data() : m_wall;
    if (held)
        back->setFocus(Qt::OtherFocusReason);
    m_panel->hide();
    m_wall->setOpenDay(std::nullopt);
    arrangePanel();
}

void WallPage::setState(const WallState& state)
{
    if (state == m_state)
        return;
    m_state = state;
    m_figures->setFigures(m_state.figures);
    m_range->setRange(m_state.range);
    m_stack->setVisible(m_state.offersBrick);
    card(WallCard::Wall).setTitle(m_state.today);
    card(WallCard::PerWeek).setDetail(m_state.hasMean ? tr("line: mean of four weeks") : QString());
    card(WallCard::SoFar).setDetail(m_state.soFarDetail);
    card(WallCard::Words)
        .setDetail(m_state.words.bars.empty()                ? QString()
                   : m_state.words.unit == WordsUnit::Weeks  ? tr("by week")
                   : m_state.words.unit == WordsUnit::Months ? tr("by month")
                                                             : QString());
    card(WallCard::Directions).setSentence(m_state.directionSentence);
    card(WallCard::Runs)
        .setDetail(m_state.runs.runs.size() > 1 ? tr("%1, the longest first")
                                                      .arg(m_state.runs.locale.toString(
                                                          static_cast<qulonglong>(m_state.runs.runs.size())))
                                                : QString());
    m_wall->setWall(m_state.wall);
    m_perWeek->setPosts(m_state.perWeek);
    m_soFar->setPosts(m_state.soFar);
    m_words->setWords(m_state.words);
    m_weekdays->setShares(m_state.weekdays);
    m_hours->setShares(m_state.hours);
    m_directions->setShares(m_state.directions);
    m_runs->setRuns(m_state.runs);
    m_trend->setTrend(m_state.trend);
    arrange();
}

void WallPage::setFonts()
{
    m_figures->setFonts();
    m_range->setFonts();
    m_stack->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    for (WallCardFrame* frame : m_cards)
        frame->setFonts();
}

void WallPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrangePanel();
}

void WallPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void WallPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange) {
        arrangePanel();
        arrange();
    }
}

void WallPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_panel->isVisible())
        return hideDayPanel();
    QWidget::keyPressEvent(event);
}

bool WallPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scroll->viewport() && event->type() == QEvent::Resize)
        arrange();
    return QWidget::eventFilter(watched, event);
}

void WallPage::arrangePanel()
{
    const int panel =
        std::min(std::max(m_panel->minimumWidth(), m_panel->minimumSizeHint().width()), width());
    const bool beside = !m_panel->isHidden() && width() >= besideFrom;
    const auto place = [this](QWidget* widget, const QRect& box) {
        widget->setGeometry(QStyle::visualRect(layoutDirection(), rect(), box));
    };
    place(m_scroll, QRect(0, 0, beside ? width() - panel : width(), height()));
    place(m_panel, QRect(width() - panel, 0, panel, height()));
}

// The figures and, where there is room beside them, the range switch; else the switch below. Returns the
// lower edge.
int WallPage::arrangeHead(int left, int width)
{
    const QSize range = m_range->sizeHint();
    const QSize figures = m_figures->sizeHint();
    const bool beside = figures.width() + space::l + range.width() <= width;
    const int top = space::xl - space::xs;
    const QRect row(left, top, width, figures.height());
    const auto place = [&](QWidget* widget, const QRect& box) {
        widget->setGeometry(QStyle::visualRect(layoutDirection(), row, box));
    };
    place(m_figures, QRect(left, top, beside ? width - range.width() - space::l : width, figures.height()));
    if (beside)
        place(m_range, QRect({left + width - range.width(), top + space::m}, range));
    else
        place(m_range, QRect({left, top + figures.height() + space::s}, range));
    return beside ? row.bottom() + 1 : row.bottom() + 1 + space::s + range.height();
}

WallBoardShape WallPage::boardShape() const
{
    const std::vector<WallCourse>& courses = m_state.wall.courses;
    const auto year = [](const WallCourse& course) { return course.start.plus(3).date().year(); };
    return {.range = m_state.range,
            .plan = m_state.wall.plan,
            .years = courses.empty() ? 1 : year(courses.back()) - year(courses.front()) + 1,
            .onlyWall = m_state.isEmpty};
}

void WallPage::arrange()
{
    const QSize view = m_scroll->viewport()->size();
    const int width = std::min(view.width() - 2 * space::xl, widestPage);
    if (width <= 0)
        return;
    const int left = (view.width() - width) / 2;
    const int boardTop = arrangeHead(left, width) + space::l;
    const auto forWall = [this](int cardWidth, auto heightOf) {
        return (m_wall->*heightOf)(cardWidth - 2 * space::l) + card(WallCard::Wall).chrome(cardWidth);
    };
    const WallHeights heights{
        .least =
            [&](WallCard which, int cardWidth) {
                return which == WallCard::Wall ? forWall(cardWidth, &BrickWallChart::leastHeight)
                                               : card(which).leastHeight(cardWidth);
            },
        .best = [&](int cardWidth) { return forWall(cardWidth, &BrickWallChart::bestHeight); }};
    const WallBoardLayout board =
        layBoard(boardShape(), {width, view.height() - boardTop - space::xl}, heights);
    m_content->resize(view.width(), std::max(view.height(), boardTop + board.height + space::xl));
    m_board->setGeometry(left, boardTop, width, board.height);
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_cards.at(i)->setVisible(!board.cards.at(i).isNull());
        m_cards.at(i)->setGeometry(
            QStyle::visualRect(layoutDirection(), QRect(0, 0, width, board.height), board.cards.at(i)));
    }
    orderTabs(board.order);
    checkToday();
}

// The keyboard follows the eye, whichever way the cards lie.
void WallPage::orderTabs(const std::vector<WallCard>& order)
{
    if (order == m_order)
        return;
    m_order = order;
    QList<QWidget*> stops = m_range->tabStops();
    stops.append(m_stack);
    for (const WallCard which : m_order)
        stops.append(chartOf(which));
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

QRect WallPage::onContent(int cell) const
{
    const QRect box = m_wall->cellRect(cell).toAlignedRect();
    return {m_wall->mapTo(m_content, box.topLeft()), box.size()};
}

void WallPage::followCell()
{
    if (const std::optional<int> cell = m_wall->currentCell()) {
        const QRect box = onContent(*cell);
        m_scroll->ensureVisible(box.center().x(), box.center().y(), 0, box.height() / 2 + space::xl);
    }
    checkToday();
}

void WallPage::checkToday()
{
    const std::optional<int> today = m_wall->cellOf(m_state.wall.today);
    if (!today)
        return m_range->setTodayOffered(false);
    const QRect view(0, m_scroll->verticalScrollBar()->value(), m_content->width(),
                     m_scroll->viewport()->height());
    const bool there = m_wall->currentCell().value_or(*today) == *today;
    m_range->setTodayOffered(!there || !view.contains(onContent(*today)));
}

} // namespace brickwork
