// Which part of the log the wall page looks at, and the way back to today.
#pragma once

#include "ui/wall/wall_state.h"

#include <QWidget>

class QPushButton;

namespace brickwork {

class SegmentSwitch;

class RangeSwitch final : public QWidget
{
    Q_OBJECT

public:
    explicit RangeSwitch(QWidget* parent = nullptr);

    void setRange(WallRange range);
    /// Today is offered only while it is not what is seen.
    void setTodayOffered(bool offered);
    void setFonts();
    /// In the order of the eye.
    [[nodiscard]] QList<QWidget*> tabStops() const;

Q_SIGNALS:
    void rangeChosen(brickwork::WallRange range);
    void todayChosen();

private:
    SegmentSwitch* m_ranges;
    QPushButton* m_today;
};

} // namespace brickwork
