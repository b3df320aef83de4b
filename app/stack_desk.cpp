#include "app/stack_desk.h"

#include "ui/frame/main_window.h"
#include "ui/frame/status_strip.h"
#include "ui/stack/stack_sheet.h"
#include "ui/write/write_page.h"

#include <QLocale>

namespace brickwork {

StackDesk::StackDesk(Logbook& logbook, MainWindow& window) : m_logbook(logbook), m_window(window)
{
    connect(&m_window.stackSheet(), &StackSheet::stackWished, this, &StackDesk::stack);
    connect(&m_window.stackSheet(), &StackSheet::closed, this, [this] {
        if (m_window.page() == Page::Write)
            m_window.write().focusEditor();
    });
    connect(&m_window.strip(), &StatusStrip::stackRequested, this, [this] { open(); });
}

void StackDesk::open(std::optional<Day> day)
{
    m_logbook.refresh();
    m_window.stackSheet().open(stackState(m_logbook.state().log, m_logbook.summary()), m_window.sheetCorner(),
                               day);
}

void StackDesk::stack(const StackWish& wish)
{
    std::optional<Brick> before;
    const auto& bricks = m_logbook.state().log.bricks;
    if (const auto there = bricks.find(wish.day); there != bricks.end())
        before = there->second;
    const auto brick = m_logbook.stack({.day = wish.day,
                                        .size = wish.size,
                                        .source = BrickSource::Manual,
                                        .note = wish.note,
                                        .direction = wish.direction});
    if (!brick)
        return m_window.stackSheet().refuse(brick.error().sentence);
    m_window.stackSheet().dismiss();
    const Day day = brick->day;
    const QString sentence =
        day == m_logbook.today()
            ? tr("A brick for today")
            : tr("A brick for %1").arg(QLocale().toString(day.date(), QLocale::LongFormat));
    m_window.say(sentence, tr("Undo"), [this, day, before] { undo(day, before); });
}

void StackDesk::undo(Day day, const std::optional<Brick>& before)
{
    const auto undone = before ? m_logbook.putBack(*before) : m_logbook.unstack(day);
    m_window.say(undone ? tr("Undone") : undone.error().sentence);
}

} // namespace brickwork
