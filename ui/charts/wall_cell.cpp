#include "ui/charts/wall_cell.h"

#include "core/habit/rests.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

// Posts of the days shown, in order. A post scheduled for later today has its day already but does not count
// yet: the summary, which knows the hour, says how many of this week's do.
std::vector<const Post*> postsShown(const HabitLog& log, const Summary& summary, Day from, Day weekStart)
{
    std::vector<const Post*> posts;
    for (const Post& post : log.posts)
        if (!post.retracted && post.day >= from && post.day <= summary.today)
            posts.push_back(&post);
    const auto order = [](const Post* post) { return std::pair(post->day, post->countsFrom); };
    std::ranges::stable_sort(posts, {}, order);
    const auto ofThisWeek = posts.end() - std::ranges::lower_bound(posts, weekStart, {}, &Post::day);
    for (auto more = ofThisWeek - summary.postsThisWeek;
         more > 0 && !posts.empty() && posts.back()->day == summary.today; --more)
        posts.pop_back();
    return posts;
}

class Cells
{
public:
    Cells(const HabitLog& log, const HabitSettings& settings, const Summary& summary, Day from, Day weekStart)
        : m_log(log), m_settings(settings), m_summary(summary),
          m_posts(postsShown(log, summary, from, weekStart)), m_brick(log.bricks.lower_bound(from)),
          m_rest(log.rests.lower_bound(from))
    {
    }

    // To be asked for rising days only: the log is walked once, not searched.
    [[nodiscard]] WallCell cell(Day day)
    {
        WallCell cell{.day = day};
        cell.isToday = day == m_summary.today;
        for (; m_post < m_posts.size() && m_posts[m_post]->day == day; ++m_post)
            cell.posts.append(m_posts[m_post]->title);
        while (m_brick != m_log.bricks.end() && m_brick->first < day)
            ++m_brick;
        while (m_rest != m_log.rests.end() && m_rest->first < day)
            ++m_rest;
        if (m_brick != m_log.bricks.end() && m_brick->first == day) {
            cell.kind = CellKind::Brick;
            cell.size = m_brick->second.size;
            cell.note = m_brick->second.note;
            cell.direction = m_brick->second.direction.value_or(QString());
        } else if (m_rest != m_log.rests.end() && m_rest->first == day) {
            cell.kind = CellKind::Rest;
            cell.note = m_rest->second.reason;
        } else if (isRest(m_log, m_settings, day)) {
            cell.kind = CellKind::Rest; // by the rule for its weekday
        } else {
            cell.kind = kindOfBare(day);
        }
        return cell;
    }

private:
    [[nodiscard]] CellKind kindOfBare(Day day) const
    {
        if (day > m_summary.today)
            return CellKind::Ahead;
        if (day == m_summary.today)
            return CellKind::Open;
        if (isAbsent(day))
            return CellKind::Absent;
        return std::ranges::binary_search(m_summary.frozenDays, day) ? CellKind::Frozen : CellKind::Missed;
    }

    // Known from the first brick on; before it nothing is asked of a day.
    [[nodiscard]] bool isAbsent(Day day) const
    {
        const Timeline& timeline = m_summary.timeline;
        const qint64 index = timeline.marks.empty() ? -1 : timeline.first.daysTo(day);
        return index >= 0 && index < std::ssize(timeline.marks) &&
               timeline.marks[static_cast<std::size_t>(index)].kind == DayKind::Absent;
    }

    const HabitLog& m_log;
    const HabitSettings& m_settings;
    const Summary& m_summary;
    std::vector<const Post*> m_posts;
    std::size_t m_post = 0;
    std::map<Day, Brick>::const_iterator m_brick;
    std::map<Day, Rest>::const_iterator m_rest;
};

QString brickName(BrickSize size)
{
    switch (size) {
    case BrickSize::Small:
        return QCoreApplication::translate("Charts", "small brick");
    case BrickSize::Normal:
        return QCoreApplication::translate("Charts", "normal brick");
    case BrickSize::Large:
        return QCoreApplication::translate("Charts", "large brick");
    }
    return {};
}

QString kindName(const WallCell& cell)
{
    switch (cell.kind) {
    case CellKind::Missed:
        return QCoreApplication::translate("Charts", "no brick");
    case CellKind::Brick:
        return brickName(cell.size);
    case CellKind::Rest:
        return QCoreApplication::translate("Charts", "rest day");
    case CellKind::Frozen:
        return QCoreApplication::translate("Charts", "frozen day");
    case CellKind::Absent:
        //: Of a date that a time zone skipped when it moved across the date line
        return QCoreApplication::translate("Charts", "not on the calendar here");
    case CellKind::Open:
        return QCoreApplication::translate("Charts", "open, no brick yet");
    case CellKind::Ahead:
        return QCoreApplication::translate("Charts", "still to come");
    }
    return {};
}

QString sentenceOf(const WallCell& cell)
{
    switch (cell.kind) {
    case CellKind::Missed:
        return QCoreApplication::translate("Charts", "No brick");
    case CellKind::Brick: {
        QString name = brickName(cell.size);
        name.front() = name.front().toUpper();
        return cell.direction.isEmpty() ? name : u"%1 · %2"_s.arg(name, cell.direction);
    }
    case CellKind::Rest:
        return QCoreApplication::translate("Charts", "Rest day");
    case CellKind::Frozen:
        return QCoreApplication::translate("Charts", "Frozen: the streak held");
    case CellKind::Absent:
        return QCoreApplication::translate("Charts", "Not on the calendar here");
    case CellKind::Open:
        return QCoreApplication::translate("Charts", "Today is open");
    case CellKind::Ahead:
        return QCoreApplication::translate("Charts", "Still to come");
    }
    return {};
}

} // namespace

qsizetype WallCourse::posts() const
{
    qsizetype count = 0;
    for (const WallCell& cell : cells)
        count += cell.posts.size();
    return count;
}

std::vector<WallCourse> coursesOf(const HabitLog& log, const HabitSettings& settings, const Summary& summary,
                                  Day first)
{
    const Day last = weekOf(summary.today, settings.weekStart);
    Day start = std::min(weekOf(first, settings.weekStart), last);
    Cells cells(log, settings, summary, start, last);
    std::vector<WallCourse> courses;
    courses.reserve(static_cast<std::size_t>(start.daysTo(last) / 7 + 1));
    for (; start <= last; start = start.plus(7)) {
        WallCourse course{.start = start, .cells = {}};
        for (int column = 0; column < 7; ++column)
            course.cells[static_cast<std::size_t>(column)] = cells.cell(start.plus(column));
        courses.push_back(std::move(course));
    }
    return courses;
}

QString cellName(const WallCell& cell, Day today, const QLocale& locale)
{
    const bool sameYear = cell.day.date().year() == today.date().year();
    //: A date as spoken, in the date format of Qt: weekday, day, month (and year)
    const QString format = sameYear ? QCoreApplication::translate("Charts", "dddd d MMMM")
                                    : QCoreApplication::translate("Charts", "dddd d MMMM yyyy");
    QStringList parts{locale.toString(cell.day.date(), format), kindName(cell)};
    if (cell.isToday)
        parts.insert(1, QCoreApplication::translate("Charts", "today"));
    if (!cell.posts.isEmpty())
        parts.append(postCount(cell.posts.size(), locale));
    return parts.join(u", "_s);
}

CardText cellCard(const WallCell& cell, const QLocale& locale)
{
    CardText card;
    card.title = locale.toString(cell.day.date(), QLocale::LongFormat);
    card.lines.append(sentenceOf(cell));
    for (const QString& title : cell.posts)
        card.lines.append(title.isEmpty()
                              ? QCoreApplication::translate("Charts", "Published a post")
                              : QCoreApplication::translate("Charts", "Published “%1”").arg(title));
    card.note = cell.note;
    return card;
}

QString postCount(qsizetype posts, const QLocale& locale)
{
    return posts == 1 ? QCoreApplication::translate("Charts", "1 post")
                      : QCoreApplication::translate("Charts", "%1 posts").arg(locale.toString(posts));
}

QString brickCount(qsizetype bricks, const QLocale& locale)
{
    return bricks == 1 ? QCoreApplication::translate("Charts", "1 brick")
                       : QCoreApplication::translate("Charts", "%1 bricks").arg(locale.toString(bricks));
}

} // namespace brickwork
