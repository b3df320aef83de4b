#include "app/stack_desk.h"

#include "core/habit/occasions.h"
#include "ui/frame/main_window.h"
#include "ui/frame/status_strip.h"
#include "ui/stack/stack_sheet.h"
#include "ui/wall/wall_page.h"
#include "ui/write/write_page.h"

#include <QApplication>
#include <QLocale>

namespace brickwork {

namespace {

QString dateOf(Day day)
{
    return QLocale().toString(day.date(), QLocale::LongFormat);
}

QString stackedSentence(Day day, Day today, bool merged)
{
    if (merged)
        return day == today ? StackDesk::tr("Merged into today’s brick")
                            : StackDesk::tr("Merged into the brick of %1").arg(dateOf(day));
    return day == today ? StackDesk::tr("A brick for today")
                        : StackDesk::tr("A brick for %1").arg(dateOf(day));
}

/// What a change of the log brought about, in words; empty if nothing is worth any.
QString occasionSentence(const Summary& before, const Summary& after, WeekStart weekStart)
{
    const auto occasion = occasionOf(before, after, weekStart);
    if (!occasion)
        return {};
    switch (*occasion) {
    case Occasion::FirstBrick:
        return StackDesk::tr("The first of your wall.");
    case Occasion::FirstFullWeek:
        return StackDesk::tr("Your first full week: seven bricks.");
    case Occasion::LongestRun:
        return StackDesk::tr("Your longest run so far: %1 bricks.")
            .arg(QLocale().toString(after.current.bricks));
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

StackDesk::StackDesk(Logbook& logbook, MainWindow& window) : m_logbook(logbook), m_window(window)
{
    connect(&m_window.stackSheet(), &StackSheet::stackWished, this, &StackDesk::stack);
    connect(&m_window.stackSheet(), &StackSheet::removeWished, this, &StackDesk::remove);
    connect(&m_window.stackSheet(), &StackSheet::closed, this, [this] {
        // Who clicked on the strip's button had been writing.
        if (m_window.page() == Page::Write && m_window.strip().isAncestorOf(QApplication::focusWidget()))
            m_window.write().focusEditor();
    });
    connect(&m_window.stackSheet(), &StackSheet::focusLeftOver, this, &StackDesk::placeFocus);
    connect(&m_window.strip(), &StatusStrip::stackRequested, this, [this] { open(); });
    connect(&m_logbook, &Logbook::changed, this, [this] {
        if (m_window.stackSheet().isVisible())
            m_window.stackSheet().setState(stackState(m_logbook.state().log, m_logbook.summary()));
    });
}

void StackDesk::open(std::optional<Day> day)
{
    m_logbook.refresh();
    m_window.stackSheet().open(stackState(m_logbook.state().log, m_logbook.summary()), m_window.sheetCorner(),
                               day);
}

void StackDesk::stack(const StackWish& wish)
{
    // What others have logged meanwhile is no doing of this brick. An error comes back from stacking.
    (void) m_logbook.reload();
    const std::optional<Brick> before = brickOf(wish.day);
    const Summary earlier = m_logbook.summary();
    const auto brick = m_logbook.stack({.day = wish.day,
                                        .size = wish.size,
                                        .source = BrickSource::Manual,
                                        .note = wish.note,
                                        .direction = wish.direction});
    if (!brick)
        return m_window.stackSheet().refuse(brick.error().sentence);
    m_window.stackSheet().dismiss();
    const Day day = brick->day;
    const QString sentence = stackedSentence(day, m_logbook.today(), before.has_value());
    const QString occasion =
        occasionSentence(earlier, m_logbook.summary(), m_logbook.state().settings.weekStart);
    //: %1 what was stacked, without a full stop; %2 what is notable of it
    m_window.say(occasion.isEmpty() ? sentence : tr("%1. %2").arg(sentence, occasion), tr("Undo"),
                 [this, day, before] { undo(day, before); });
}

void StackDesk::remove(Day day)
{
    const std::optional<Brick> before = brickOf(day);
    if (const auto removed = m_logbook.unstack(day); !removed)
        return m_window.stackSheet().refuse(removed.error().sentence);
    m_window.stackSheet().dismiss();
    const QString sentence = day == m_logbook.today() ? tr("Removed today’s brick")
                                                      : tr("Removed the brick of %1").arg(dateOf(day));
    m_window.say(sentence, tr("Undo"), [this, day, before] { undo(day, before); });
}

std::optional<Brick> StackDesk::brickOf(Day day) const
{
    const auto& bricks = m_logbook.state().log.bricks;
    const auto there = bricks.find(day);
    return there == bricks.end() ? std::nullopt : std::optional(there->second);
}

// What had the keyboard is gone: a button that offered today's brick, say.
void StackDesk::placeFocus()
{
    if (m_window.page() == Page::Write)
        m_window.write().focusEditor();
    else if (m_window.page() == Page::Wall)
        m_window.wall().focusWall();
}

void StackDesk::undo(Day day, const std::optional<Brick>& before)
{
    const auto undone = before ? m_logbook.putBack(*before) : m_logbook.unstack(day);
    m_window.say(undone ? tr("Undone") : undone.error().sentence);
}

} // namespace brickwork
