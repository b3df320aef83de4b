// Reminds of a day's brick through the desktop: shows a notice when one is due, opens the Stack sheet for
// that very day when it is answered, and withdraws it once the day has its brick.
#pragma once

#include "app/desktop_notice.h"
#include "core/flows/logbook.h"
#include "core/flows/reminder.h"

#include <QObject>
#include <QString>

#include <optional>

namespace brickwork {

class MainWindow;
class StackDesk;

class ReminderDesk final : public QObject
{
    Q_OBJECT

public:
    /// `workspace` names the workspace in the settings of this machine, where it is kept which day was
    /// reminded of last.
    ReminderDesk(Logbook& logbook, MainWindow& window, StackDesk& stack, const QString& workspace);

    void start() { m_reminder.check(); }

private:
    void remind(Day day);
    void answer();
    void follow();

    Logbook& m_logbook;
    MainWindow& m_window;
    StackDesk& m_stack;
    QString m_key;
    Reminder m_reminder;
    DesktopNotice m_notice;
    std::optional<Day> m_day; ///< the one asked about
};

} // namespace brickwork
