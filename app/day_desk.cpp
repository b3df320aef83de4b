#include "app/day_desk.h"

#include "core/base/web_address.h"
#include "ui/frame/main_window.h"
#include "ui/stack/size_picker.h"
#include "ui/wall/day_forms.h"
#include "ui/wall/day_panel.h"
#include "ui/wall/wall_page.h"

#include <QDesktopServices>
#include <QLocale>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString dateOf(Day day)
{
    return QLocale().toString(day.date(), QLocale::LongFormat);
}

QUrl pageOf(const QString& address)
{
    const QUrl url(address);
    return isWebAddress(url) ? url : QUrl();
}

} // namespace

DayDesk::DayDesk(Logbook& logbook, DraftLibrary& library, Theme& theme, MainWindow& window)
    : m_logbook(logbook), m_library(library), m_window(window)
{
    auto* picker = new SizePicker(theme);
    panel().setSizeField({.widget = picker,
                          .size = [picker] { return picker->brickSize(); },
                          .setSize = [picker](BrickSize size) { picker->setSize(size); }});
    connect(&m_logbook, &Logbook::changed, this, &DayDesk::follow);
    connect(&m_library, &DraftLibrary::changed, this, &DayDesk::follow);
    connect(&panel(), &DayPanel::dayWished, this, &DayDesk::step);
    connect(&panel(), &DayPanel::brickWished, this, &DayDesk::saveBrick);
    connect(&panel(), &DayPanel::removeWished, this, &DayDesk::removeBrick);
    connect(&panel(), &DayPanel::restWished, this, &DayDesk::rest);
    connect(&panel(), &DayPanel::restEndWished, this, &DayDesk::endRest);
    connect(&panel(), &DayPanel::draftRequested, this, &DayDesk::draftRequested);
    connect(&panel(), &DayPanel::linkRequested, this,
            [](const QUrl& url) { QDesktopServices::openUrl(url); });
}

DayDesk::~DayDesk()
{
    // What was typed belongs to this workspace, not to the next.
    panel().forget();
    m_window.wall().hideDayPanel();
}

DayPanel& DayDesk::panel() const
{
    return m_window.wall().dayPanel();
}

void DayDesk::open(Day day)
{
    m_logbook.refresh();
    step(day);
    m_window.wall().showDayPanel();
    panel().takeFocus();
}

void DayDesk::step(Day day)
{
    m_day = day;
    show();
    // An unsaved change of another day is asked for first, and that day stays.
    m_day = panel().state().day;
}

void DayDesk::show()
{
    if (m_day)
        panel().setState(dayState(*m_day, m_logbook.state().log, m_logbook.state().settings,
                                  m_logbook.summary(), context()));
}

void DayDesk::follow()
{
    if (!panel().isHidden())
        show();
}

DayContext DayDesk::context() const
{
    DayContext context{.rule = m_logbook.rule(),
                       .now = m_logbook.clock().now(),
                       .posts = {},
                       .drafts = {},
                       .locale = QLocale()};
    for (const DraftEntry& draft : m_library.drafts())
        context.drafts.emplace(draft.id.value, draft.title);
    for (const Publication& publication : m_logbook.state().publications) {
        const bool there = context.drafts.contains(publication.draft);
        context.posts.emplace(publication.post.id,
                              PostPlace{.draft = there ? DraftId{publication.draft} : DraftId(),
                                        .url = pageOf(publication.url)});
    }
    return context;
}

std::optional<Brick> DayDesk::brickOf(Day day) const
{
    const auto& bricks = m_logbook.state().log.bricks;
    const auto there = bricks.find(day);
    return there == bricks.end() ? std::nullopt : std::optional(there->second);
}

std::optional<Rest> DayDesk::restOf(Day day) const
{
    const auto& rests = m_logbook.state().log.rests;
    const auto there = rests.find(day);
    return there == rests.end() ? std::nullopt : std::optional(there->second);
}

/// What lay there is replaced if that was wished; one that was removed meanwhile is laid again.
Result<Brick> DayDesk::laid(const DayBrickWish& wish)
{
    const StackRequest request{.day = wish.day,
                               .size = wish.size,
                               .source = BrickSource::Manual,
                               .note = wish.note,
                               .direction = wish.direction};
    return wish.replaces && brickOf(wish.day) ? m_logbook.edit(request) : m_logbook.stack(request);
}

void DayDesk::saveBrick(const DayBrickWish& wish)
{
    // Another process may have logged since: what is undone is what lay there just before.
    if (auto fresh = m_logbook.reload(); !fresh)
        return panel().refuse(fresh.error().sentence);
    const std::optional<Brick> before = brickOf(wish.day);
    const bool today = wish.day == m_logbook.today();
    const auto brick = laid(wish);
    if (!brick)
        return panel().refuse(brick.error().sentence);
    panel().grant();
    QString sentence;
    if (!before)
        sentence = today ? tr("A brick for today") : tr("A brick for %1").arg(dateOf(wish.day));
    else if (wish.replaces)
        sentence = today ? tr("Changed today’s brick") : tr("Changed the brick of %1").arg(dateOf(wish.day));
    else
        sentence =
            today ? tr("Merged into today’s brick") : tr("Merged into the brick of %1").arg(dateOf(wish.day));
    m_window.say(sentence, tr("Undo"), [this, day = wish.day, before] { undoBrick(day, before); });
}

void DayDesk::removeBrick(Day day)
{
    if (auto fresh = m_logbook.reload(); !fresh)
        return panel().refuse(fresh.error().sentence);
    const std::optional<Brick> before = brickOf(day);
    if (const auto removed = m_logbook.unstack(day); !removed)
        return panel().refuse(removed.error().sentence);
    panel().grant();
    m_window.say(day == m_logbook.today() ? tr("Removed today’s brick")
                                          : tr("Removed the brick of %1").arg(dateOf(day)),
                 tr("Undo"), [this, day, before] { undoBrick(day, before); });
}

void DayDesk::restToday()
{
    m_logbook.refresh(); // the day may have changed since anyone looked
    const Day today = m_logbook.today();
    if (restOf(today))
        return m_window.say(tr("Today is a rest day already"));
    if (const auto rested = m_logbook.addRest(today, today, {}); !rested)
        return m_window.say(rested.error().sentence);
    m_window.say(tr("Resting today"), tr("Undo"), [this, today] { undoRest(today, std::nullopt); });
}

void DayDesk::rest(Day day, const QString& reason)
{
    if (auto fresh = m_logbook.reload(); !fresh)
        return panel().refuse(fresh.error().sentence);
    const std::optional<Rest> before = restOf(day);
    if (const auto rested = m_logbook.addRest(day, day, reason); !rested)
        return panel().refuse(rested.error().sentence);
    panel().grant();
    m_window.say(day == m_logbook.today() ? tr("Resting today") : tr("%1 is a rest day").arg(dateOf(day)),
                 tr("Undo"), [this, day, before] { undoRest(day, before); });
}

void DayDesk::endRest(Day day)
{
    if (auto fresh = m_logbook.reload(); !fresh)
        return panel().refuse(fresh.error().sentence);
    const std::optional<Rest> before = restOf(day);
    if (const auto ended = m_logbook.removeRest(day, day); !ended)
        return panel().refuse(ended.error().sentence);
    panel().grant();
    m_window.say(day == m_logbook.today() ? tr("Today is no rest day any more")
                                          : tr("%1 is no rest day any more").arg(dateOf(day)),
                 tr("Undo"), [this, day, before] { undoRest(day, before); });
}

void DayDesk::undoBrick(Day day, const std::optional<Brick>& before)
{
    const auto undone = before ? m_logbook.putBack(*before) : m_logbook.unstack(day);
    m_window.say(undone ? tr("Undone") : undone.error().sentence);
}

void DayDesk::undoRest(Day day, const std::optional<Rest>& before)
{
    const auto undone = before ? m_logbook.addRest(day, day, before->reason) : m_logbook.removeRest(day, day);
    m_window.say(undone ? tr("Undone") : undone.error().sentence);
}

} // namespace brickwork
