#include "ui/wall/figure_strip.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int widest = 162; // of a column that could be narrower: with a gap, the rhythm of the strip
constexpr int leastGap = space::l;
constexpr int bestGap = space::xl;

} // namespace

FigureStrip::FigureStrip(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"wall.figures"_s);
    for (std::size_t i = 0; i < leadingFigures; ++i)
        m_columns.push_back(makeColumn());
    m_used = leadingFigures;
}

FigureStrip::Column FigureStrip::makeColumn()
{
    auto* box = new QWidget(this);
    Column column{.box = box,
                  .figure = new LeadingLabel({}, box),
                  .label = new LeadingLabel({}, box),
                  .detail = new BriefLabel(box)};
    setLook(column.detail, Look::Faint);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins({});
    rows->setSpacing(1);
    rows->addWidget(column.figure);
    rows->addWidget(column.label);
    rows->addWidget(column.detail);
    rows->addStretch();
    return column;
}

void FigureStrip::setFigures(const std::vector<WallFigure>& figures)
{
    while (m_columns.size() < figures.size()) {
        m_columns.push_back(makeColumn());
        setFonts();
    }
    m_used = figures.size();
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const WallFigure& figure = figures[i];
        m_columns[i].figure->setText(figure.figure);
        m_columns[i].figure->setAccessibleName(
            u"%1 %2, %3"_s.arg(figure.figure, figure.label, figure.detail));
        m_columns[i].label->setText(figure.label);
        m_columns[i].detail->setWhole(figure.detail);
    }
    updateGeometry();
    arrange();
}

void FigureStrip::setFonts()
{
    for (const Column& column : m_columns) {
        column.figure->setFont(Theme::font(TextSize::Figure, QFont::Bold));
        column.label->setFont(Theme::font(TextSize::Body));
        column.detail->setFont(Theme::font(TextSize::Small));
    }
}

int FigureStrip::widthOf(const Column& column) const
{
    return std::max({column.figure->sizeHint().width(), column.label->sizeHint().width(),
                     column.detail->sizeHint().width()});
}

int FigureStrip::leastOf(const Column& column) const
{
    return std::max({column.figure->sizeHint().width(), column.label->sizeHint().width(),
                     column.detail->minimumSizeHint().width()});
}

QSize FigureStrip::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (std::size_t i = 0; i < std::min(m_used, leadingFigures); ++i) {
        width += widthOf(m_columns[i]) + (i == 0 ? 0 : bestGap);
        height = std::max(height, m_columns[i].box->layout()->totalSizeHint().height());
    }
    return {width, height};
}

QSize FigureStrip::minimumSizeHint() const
{
    int width = 0;
    for (std::size_t i = 0; i < std::min(m_used, leadingFigures); ++i)
        width += leastOf(m_columns[i]) + (i == 0 ? 0 : leastGap);
    return {width, sizeHint().height()};
}

void FigureStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FigureStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

// As many whole figures as fit; where not even the leading ones do, their details are shortened.
void FigureStrip::arrange()
{
    std::vector<int> widths;
    int sum = 0;
    for (std::size_t i = 0; i < m_used; ++i) {
        const int wide = widthOf(m_columns[i]);
        const int more = wide + (i == 0 ? 0 : bestGap);
        if (i >= leadingFigures && sum + more > width())
            break;
        widths.push_back(wide);
        sum += more;
    }
    int gap = bestGap;
    if (sum > width()) {
        gap = leastGap;
        int room = width() - minimumSizeHint().width();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const int least = leastOf(m_columns[i]);
            const int given = std::clamp(room, 0, widths[i] - least);
            widths[i] = least + given;
            room -= given;
        }
    } else {
        // An even rhythm if there is room for it, else even gaps.
        const int count = static_cast<int>(widths.size());
        const int most = std::max(widest, *std::ranges::max_element(widths));
        const bool even = count * most + (count - 1) * leastGap <= width();
        if (even) {
            std::ranges::fill(widths, most);
            gap = leastGap;
        } else {
            gap += std::min((width() - sum) / std::max(count - 1, 1), widest - bestGap);
        }
    }
    int x = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        m_columns[i].box->setVisible(i < widths.size());
        if (i >= widths.size())
            continue;
        m_columns[i].box->setGeometry(
            QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, widths[i], height())));
        x += widths[i] + gap;
    }
}

} // namespace brickwork
