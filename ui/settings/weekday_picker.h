// Seven toggles, one for each weekday in the order of the week: a day that is off is hatched, as on the wall.
// One tab stop; arrow keys, Home and End walk the days, Space turns one on or off. It shows what holds.
#pragma once

#include "core/habit/log.h"

#include <QWidget>

#include <vector>

class QAbstractButton;

namespace brickwork {

class Theme;

class WeekdayPicker final : public QWidget
{
    Q_OBJECT

public:
    explicit WeekdayPicker(Theme& theme, QWidget* parent = nullptr);

    void setDays(const WeekdaySet& off, WeekStart start);

Q_SIGNALS:
    void chosen(const brickwork::WeekdaySet& off);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void toggled(std::size_t place);
    /// To where a key leads from `place`; false if it leads nowhere.
    bool walk(std::size_t place, int key);
    void makeStop(std::size_t place);
    [[nodiscard]] int weekdayAt(std::size_t place) const;
    void showDays();

    std::vector<QAbstractButton*> m_toggles;
    WeekdaySet m_off;
    WeekStart m_start = WeekStart::Monday;
};

} // namespace brickwork
