// A date to type into whose calendar opens wherever it is clicked, and by F4 or Alt+Down. The calendar stays
// inside its window and offers no day after the field's last one.
#pragma once

#include <QDateEdit>

class QFrame;

namespace brickwork {

class DayCalendar;
class Theme;

class DayField final : public QDateEdit
{
    Q_OBJECT

public:
    explicit DayField(Theme& theme, QWidget* parent = nullptr);

    void openCalendar();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(QDate date);
    void placePopup();

    QFrame* m_popup;
    DayCalendar* m_calendar;
};

} // namespace brickwork
