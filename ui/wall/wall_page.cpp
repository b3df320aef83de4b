#include "ui/wall/wall_page.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

// On a very wide screen the page stays one glance wide.
constexpr int widestPage = 1680;
constexpr int figureWidth = 178;

} // namespace

WallPage::WallPage(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_scroll(new QScrollArea(this)), m_content(new QWidget),
      m_ranges(new QButtonGroup(this)), m_stack(new QPushButton(tr("Stack a brick"))),
      m_wall(new BrickWallChart(theme)), m_perWeek(new PostsPerWeekChart(theme)),
      m_soFar(new PostsSoFarChart(theme)), m_weekdays(new SharesChart(Qt::Vertical, theme)),
      m_directions(new SharesChart(Qt::Horizontal, theme)), m_runs(new QWidget),
      m_runsGrid(new QGridLayout(m_runs))
{
    setObjectName(u"wall"_s);
    setAccessibleName(tr("Wall"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(m_scroll);

    m_figureRow = makeFigures();
    m_rangeSwitch = makeRangeSwitch();
    m_board = new QWidget(m_content);
    makeCards(m_board);
    setFonts();
    m_scroll->setWidget(m_content);
    m_scroll->viewport()->installEventFilter(this);
    connectCharts();
    connect(&theme, &Theme::changed, this, [this] {
        setFonts();
        arrange();
    });
}

QWidget* WallPage::makeFigures()
{
    auto* head = new QWidget(m_content);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins({});
    row->setSpacing(space::l);
    for (Figure& figure : m_figures) {
        auto* column = new QVBoxLayout;
        column->setSpacing(1);
        figure = {.figure = new LeadingLabel({}, head),
                  .label = new LeadingLabel({}, head),
                  .detail = new BriefLabel(head)};
        setLook(figure.detail, Look::Faint);
        column->addWidget(figure.figure);
        column->addWidget(figure.label);
        column->addWidget(figure.detail);
        column->addStretch();
        row->addLayout(column);
    }
    row->addStretch();
    return head;
}

// One tab stop, the chosen one; Qt puts it right only once one of them has had the focus.
void WallPage::checkRange()
{
    m_ranges->button(static_cast<int>(m_state.range))->setChecked(true);
    for (QAbstractButton* button : m_ranges->buttons())
        button->setFocusPolicy(button->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

QWidget* WallPage::makeRangeSwitch()
{
    auto* box = new QWidget(m_content);
    box->setAccessibleName(tr("Range"));
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(space::xs);
    const std::array names{tr("12 weeks"), tr("Year"), tr("Everything")};
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto* button = new QPushButton(names[i], box);
        button->setCheckable(true);
        button->setCursor(Qt::PointingHandCursor);
        setLook(button, Look::Segment);
        m_ranges->addButton(button, static_cast<int>(i));
        row->addWidget(button);
    }
    checkRange();
    connect(m_ranges, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT rangeChosen(static_cast<WallRange>(id)); });
    return box;
}

WallPage::Card WallPage::makeCard(WallCard which, const QString& title, QWidget* content)
{
    Card card{.frame = new QFrame(m_board), .title = new LeadingLabel, .detail = new LeadingLabel};
    setLook(card.frame, Look::Card);
    setLook(card.detail, Look::Faint);
    card.title->setText(title);
    auto* column = new QVBoxLayout(card.frame);
    column->setContentsMargins(space::l, space::m, space::l, space::m + 2);
    column->setSpacing(space::s);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(card.title);
    row->addStretch();
    row->addWidget(card.detail);
    if (which == WallCard::Wall)
        row->addWidget(m_stack);
    column->addLayout(row);
    column->addWidget(content, 1);
    m_cards.at(static_cast<std::size_t>(which)) = card;
    return card;
}

void WallPage::makeCards(QWidget* board)
{
    Q_ASSERT(board == m_board);
    setLook(m_stack, Look::Link);
    m_stack->setCursor(Qt::PointingHandCursor);
    QSizePolicy policy = m_stack->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_stack->setSizePolicy(policy);
    m_runsGrid->setContentsMargins({});
    m_runsGrid->setVerticalSpacing(0);
    m_runsGrid->setColumnStretch(0, 1);
    makeCard(WallCard::Wall, {}, m_wall);
    makeCard(WallCard::PerWeek, tr("Posts per week"), m_perWeek);
    makeCard(WallCard::SoFar, tr("Posts so far"), m_soFar);
    makeCard(WallCard::Weekdays, tr("By weekday"), m_weekdays);
    makeCard(WallCard::Directions, tr("By direction"), m_directions);
    makeCard(WallCard::Runs, tr("Runs"), m_runs);
}

void WallPage::connectCharts()
{
    connect(m_wall, &BrickWallChart::activated, this, &WallPage::dayActivated);
    connect(m_stack, &QPushButton::clicked, this, &WallPage::stackRequested);
}

void WallPage::focusWall()
{
    m_wall->setFocus(Qt::OtherFocusReason);
}

void WallPage::setState(const WallState& state)
{
    if (state == m_state)
        return;
    m_state = state;
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        const WallFigure& figure = m_state.figures.at(i);
        m_figures.at(i).figure->setText(figure.figure);
        m_figures.at(i).label->setText(figure.label);
        m_figures.at(i).detail->setWhole(figure.detail);
        m_figures.at(i).figure->setAccessibleName(
            u"%1 %2, %3"_s.arg(figure.figure, figure.label, figure.detail));
    }
    checkRange();
    m_cards.at(static_cast<std::size_t>(WallCard::Wall)).title->setText(m_state.today);
    m_stack->setVisible(m_state.offersBrick);
    m_cards.at(static_cast<std::size_t>(WallCard::PerWeek))
        .detail->setText(m_state.hasMean ? tr("line: mean of four weeks") : QString());
    m_cards.at(static_cast<std::size_t>(WallCard::SoFar)).detail->setText(m_state.soFarDetail);
    m_wall->setWall(m_state.wall);
    m_perWeek->setPosts(m_state.perWeek);
    m_soFar->setPosts(m_state.soFar);
    m_weekdays->setShares(m_state.weekdays);
    m_directions->setShares(m_state.directions);
    showRuns();
    arrange();
}

void WallPage::showRuns()
{
    while (QLayoutItem* item = m_runsGrid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const WallRun& run : m_state.runs) {
        auto* bricks = new LeadingLabel(run.bricks, m_runs);
        auto* dates = new LeadingLabel(run.dates, m_runs);
        bricks->setFont(Theme::font(TextSize::Small, run.isCurrent ? QFont::DemiBold : QFont::Normal));
        dates->setFont(Theme::font(TextSize::Small));
        setLook(dates, Look::Faint);
        m_runsGrid->addWidget(bricks, row, 0);
        m_runsGrid->addWidget(dates, row, 1, Qt::AlignTrailing | Qt::AlignVCenter);
        m_runsGrid->setRowMinimumHeight(row++, 28);
    }
    if (m_state.runs.empty()) {
        auto* none = new QLabel(tr("Two days in a row make the first run."), m_runs);
        none->setFont(Theme::font(TextSize::Small));
        none->setAlignment(Qt::AlignCenter);
        none->setWordWrap(true);
        setLook(none, Look::Faint);
        m_runsGrid->addWidget(none, row++, 0, 1, 2);
    }
    for (int i = 0; i < 12; ++i)
        m_runsGrid->setRowStretch(i, i == row || (m_state.runs.empty() && i == 0) ? 1 : 0);
}

void WallPage::setFonts()
{
    for (const Figure& figure : m_figures) {
        figure.figure->setFont(Theme::font(TextSize::Figure, QFont::Bold));
        figure.label->setFont(Theme::font(TextSize::Body));
        figure.detail->setFont(Theme::font(TextSize::Small));
    }
    for (QAbstractButton* button : m_ranges->buttons())
        button->setFont(Theme::font(TextSize::Small));
    m_stack->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    for (const Card& card : m_cards) {
        card.title->setFont(Theme::font(TextSize::Body, QFont::DemiBold));
        card.detail->setFont(Theme::font(TextSize::Small));
    }
    showRuns();
}

void WallPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool WallPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scroll->viewport() && event->type() == QEvent::Resize)
        arrange();
    return QWidget::eventFilter(watched, event);
}

// What a card adds to the height of its chart: margins, title, spacing.
int WallPage::chrome() const
{
    const int title = std::max(m_cards.front().title->sizeHint().height(), m_stack->sizeHint().height());
    return 2 * space::m + 2 + space::s + title;
}

// The figures and, where there is room beside them, the range switch; else the switch below. Returns the
// lower edge.
int WallPage::arrangeHead(int left, int width)
{
    const QSize range = m_rangeSwitch->sizeHint();
    for (const Figure& figure : m_figures)
        figure.detail->setMinimumWidth(0);
    const int figures = m_figureRow->layout()->totalSizeHint().width();
    const bool beside = figures + space::l + range.width() <= width;
    const int spread =
        std::min(figureWidth, (width - (beside ? range.width() + space::l : 0)) / 4) - space::l;
    for (const Figure& figure : m_figures)
        figure.detail->setMinimumWidth(std::max(spread, figure.detail->sizeHint().width()));
    const bool fits =
        m_figureRow->layout()->totalMinimumSize().width() + (beside ? range.width() + space::l : 0) <= width;
    if (!fits)
        for (const Figure& figure : m_figures)
            figure.detail->setMinimumWidth(0);
    const int top = space::xl - space::xs;
    const int height = m_figureRow->layout()->totalSizeHint().height();
    const QRect row(left, top, width, height);
    const auto place = [&](QWidget* widget, const QRect& box) {
        widget->setGeometry(QStyle::visualRect(layoutDirection(), row, box));
    };
    place(m_figureRow, QRect(left, top, beside ? width - range.width() - space::l : width, height));
    if (beside)
        place(m_rangeSwitch, QRect({left + width - range.width(), top + space::m}, range));
    else
        place(m_rangeSwitch, QRect({left, top + height + space::s}, range));
    return beside ? top + height : top + height + space::s + range.height();
}

void WallPage::arrange()
{
    const QSize view = m_scroll->viewport()->size();
    const int width = std::min(view.width() - 2 * space::xl, widestPage);
    if (width <= 0)
        return;
    const int left = (view.width() - width) / 2;
    const int boardTop = arrangeHead(left, width) + space::l;
    const WallHeights heights{
        .least = [this](int w) { return m_wall->leastHeight(w - 2 * space::l) + chrome(); },
        .best = [this](int w) { return m_wall->bestHeight(w - 2 * space::l) + chrome(); }};
    const WallBoardLayout board =
        layBoard(m_state.range, m_state.wall.plan, {width, view.height() - boardTop - space::xl}, heights);
    m_content->resize(view.width(), std::max(view.height(), boardTop + board.height + space::xl));
    m_board->setGeometry(left, boardTop, width, board.height);
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        m_cards.at(i).frame->setGeometry(
            QStyle::visualRect(layoutDirection(), QRect(0, 0, width, board.height), board.cards.at(i)));
}

} // namespace brickwork
