// Carries the figures to the Wall, the Posts table and the strip's course whenever the log or the day
// changes.
#pragma once

#include "core/flows/logbook.h"
#include "ui/wall/wall_state.h"

#include <QObject>

namespace brickwork {

class MainWindow;

class StatisticsDesk final : public QObject
{
    Q_OBJECT

public:
    StatisticsDesk(Logbook& logbook, MainWindow& window);

    void show();

private:
    void showWall();

    Logbook& m_logbook;
    MainWindow& m_window;
    WallRange m_range = WallRange::Year;
};

} // namespace brickwork
