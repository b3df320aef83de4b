// A month to choose a day from, in the colours of the house: today ringed, the chosen day filled, days that
// cannot be chosen faint. It knows nothing of bricks.
#pragma once

#include <QCalendarWidget>

namespace brickwork {

class Theme;

class DayCalendar final : public QCalendarWidget
{
    Q_OBJECT

public:
    explicit DayCalendar(Theme& theme, QWidget* parent = nullptr);

protected:
    void paintCell(QPainter* painter, const QRect& rect, QDate date) const override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void dress();
    void tellButtons();

    Theme& m_theme;
};

} // namespace brickwork
