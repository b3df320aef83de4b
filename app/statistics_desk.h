// Carries the figures to the Wall, the Posts table and the strip's course whenever the log or the day
// changes. The wall's are built only while it is seen: typing and stacking elsewhere never pay for them.
#pragma once

#include "core/flows/logbook.h"
#include "ui/wall/wall_state.h"

#include <QObject>
#include <QString>

#include <map>

namespace brickwork {

class MainWindow;

class StatisticsDesk final : public QObject
{
    Q_OBJECT

public:
    StatisticsDesk(Logbook& logbook, MainWindow& window);

    void show();
    /// The series of drafts, by draft id.
    void setSeries(std::map<QString, QString> series);

private:
    void showPosts();
    void refreshWall();
    void showWall();

    Logbook& m_logbook;
    MainWindow& m_window;
    std::map<QString, QString> m_series;
    WallRange m_range = WallRange::Year;
    bool m_wallIsStale = true;
};

} // namespace brickwork
