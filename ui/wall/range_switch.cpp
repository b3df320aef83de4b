#include "ui/wall/range_switch.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QFontMetrics>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

// The chosen one is bold, which only the sheet's state says: the plain hint does not know.
class SegmentButton final : public QPushButton
{
public:
    using QPushButton::QPushButton;

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics bold(Theme::font(TextSize::Small, QFont::DemiBold));
        const int more = bold.horizontalAdvance(text()) - fontMetrics().horizontalAdvance(text());
        return QPushButton::sizeHint() + QSize(std::max(0, more), 0);
    }
};

} // namespace

RangeSwitch::RangeSwitch(QWidget* parent)
    : QWidget(parent), m_ranges(new QButtonGroup(this)), m_today(new QPushButton(tr("Today")))
{
    setObjectName(u"wall.range"_s);
    setAccessibleName(tr("Range"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space::xs);
    setLook(m_today, Look::Quiet);
    m_today->setObjectName(u"wall.today"_s);
    m_today->setAccessibleName(tr("Go to today"));
    m_today->setToolTip(tr("Go to today"));
    m_today->setCursor(Qt::PointingHandCursor);
    connect(m_today, &QPushButton::clicked, this, &RangeSwitch::todayChosen);
    row->addWidget(m_today);
    const std::array names{tr("12 weeks"), tr("Year"), tr("Everything")};
    const std::array ids{u"wall.weeks"_s, u"wall.year"_s, u"wall.everything"_s};
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto* button = new SegmentButton(names[i], this);
        button->setObjectName(ids[i]);
        button->setCheckable(true);
        button->setCursor(Qt::PointingHandCursor);
        setLook(button, Look::Segment);
        m_ranges->addButton(button, static_cast<int>(i));
        row->addWidget(button);
    }
    setRange(WallRange::Year);
    // Not the click: what a screen reader toggles is not clicked.
    connect(m_ranges, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT rangeChosen(static_cast<WallRange>(id));
    });
}

// One tab stop, the chosen one; Qt puts it right only once one of them has had the focus.
void RangeSwitch::setRange(WallRange range)
{
    const QSignalBlocker itself(m_ranges);
    m_ranges->button(static_cast<int>(range))->setChecked(true);
    for (QAbstractButton* button : m_ranges->buttons())
        button->setFocusPolicy(button->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
}

void RangeSwitch::setTodayOffered(bool offered)
{
    m_today->setEnabled(offered);
}

void RangeSwitch::setFonts()
{
    m_today->setFont(Theme::font(TextSize::Small));
    for (QAbstractButton* button : m_ranges->buttons())
        button->setFont(Theme::font(TextSize::Small));
}

QList<QWidget*> RangeSwitch::tabStops() const
{
    QList<QWidget*> stops{m_today};
    for (QAbstractButton* button : m_ranges->buttons())
        stops.append(button);
    return stops;
}

} // namespace brickwork
