#include "app/reminder_desk.h"

#include "app/stack_desk.h"
#include "core/habit/rests.h"
#include "ui/frame/main_window.h"

#include <QLocale>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace brickwork {

ReminderDesk::ReminderDesk(Logbook& logbook, MainWindow& window, StackDesk& stack, const QString& workspace)
    : m_logbook(logbook), m_window(window), m_stack(stack), m_key(u"reminder/last/"_s + workspace),
      m_reminder(logbook.state().log, logbook.state().settings, logbook.clock())
{
    m_reminder.setLast(Day::fromIso(QSettings().value(m_key).toString()));
    connect(&m_reminder, &Reminder::due, this, &ReminderDesk::remind);
    connect(&m_notice, &DesktopNotice::chosen, this, &ReminderDesk::answer);
    connect(&m_logbook, &Logbook::changed, this, &ReminderDesk::follow);
}

void ReminderDesk::remind(Day day)
{
    m_day = day;
    QSettings().setValue(m_key, day.iso());
    m_notice.show({.title = tr("A brick for %1?").arg(QLocale().toString(day.date(), QLocale::LongFormat)),
                   .body = tr("None lies there yet. A small one counts too."),
                   .action = tr("Stack a brick")});
}

// It may be the next day by now: the brick is for the day that was asked about.
void ReminderDesk::answer()
{
    m_window.setWindowState((m_window.windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
    m_stack.open(m_day);
}

void ReminderDesk::follow()
{
    m_reminder.check();
    const StoreState& state = m_logbook.state();
    if (m_day && (state.log.bricks.contains(*m_day) || isRest(state.log, state.settings, *m_day))) {
        m_notice.withdraw();
        m_day.reset();
    }
}

} // namespace brickwork
