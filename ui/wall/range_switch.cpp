#include "ui/wall/range_switch.h"

#include "ui/theme/segment_switch.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QPushButton>

#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

RangeSwitch::RangeSwitch(QWidget* parent)
    : QWidget(parent), m_ranges(new SegmentSwitch(u"wall.range"_s, tr("Range"),
                                                  {tr("12 weeks"), tr("Year"), tr("Everything")})),
      m_today(new QPushButton(tr("Today")))
{
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
    row->addWidget(m_ranges);
    const std::array names{u"wall.weeks"_s, u"wall.year"_s,
                           u"wall.everything"_s}; // in the order of WallRange
    for (std::size_t i = 0; i < names.size(); ++i)
        m_ranges->segments().at(static_cast<qsizetype>(i))->setObjectName(names.at(i));
    setRange(WallRange::Year);
    connect(m_ranges, &SegmentSwitch::chosen, this,
            [this](int segment) { Q_EMIT rangeChosen(static_cast<WallRange>(segment)); });
}

void RangeSwitch::setRange(WallRange range)
{
    m_ranges->setCurrent(static_cast<int>(range));
}

void RangeSwitch::setTodayOffered(bool offered)
{
    m_today->setEnabled(offered);
}

void RangeSwitch::setFonts()
{
    m_today->setFont(Theme::font(TextSize::Small));
    m_ranges->setFonts();
}

QList<QWidget*> RangeSwitch::tabStops() const
{
    QList<QWidget*> stops{m_today};
    for (QAbstractButton* segment : m_ranges->segments())
        stops.append(segment);
    return stops;
}

} // namespace brickwork
