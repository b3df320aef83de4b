#include "ui/wall/wall_figures.h"

#include "core/habit/writing.h"
#include "ui/charts/runs_chart.h"
#include "ui/charts/wall_cell.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int freezeCap = 14;
constexpr int freezeCost = 7;

QString overDays(const Run& run, const QLocale& locale)
{
    const QString days =
        run.spanDays == 1 ? QCoreApplication::translate("Wall", "1 day")
                          : QCoreApplication::translate("Wall", "%1 days").arg(locale.toString(run.spanDays));
    return QCoreApplication::translate("Wall", "%1 over %2").arg(brickCount(run.bricks, locale), days);
}

WallFigure streakFigure(const Summary& summary, const QLocale& locale)
{
    WallFigure figure{.figure = locale.toString(summary.current.bricks),
                      .label = QCoreApplication::translate("Wall", "day streak"),
                      .detail = {}};
    if (summary.current.bricks > 0)
        figure.detail = overDays(summary.current, locale);
    else if (summary.daily == DailyState::None)
        figure.detail = QCoreApplication::translate("Wall", "it starts with one brick");
    else
        figure.detail = QCoreApplication::translate("Wall", "the next brick starts one");
    return figure;
}

WallFigure longestFigure(const Summary& summary, const QLocale& locale)
{
    WallFigure figure{.figure = locale.toString(0),
                      .label = QCoreApplication::translate("Wall", "longest"),
                      .detail = QCoreApplication::translate("Wall", "no run yet")};
    if (!summary.longest || !summary.longest->start)
        return figure;
    figure.figure = locale.toString(summary.longest->bricks);
    const bool alive = summary.current.start && summary.current.start == summary.longest->start;
    figure.detail = alive ? QCoreApplication::translate("Wall", "the one you are in")
                          : dayRange(*summary.longest->start, *summary.longest->end, summary.today, locale);
    return figure;
}

WallFigure postsFigure(const Summary& summary, const QLocale& locale)
{
    //: posts of the target: "3 / 1"
    const QString figure =
        QCoreApplication::translate("Wall", "%1 / %2")
            .arg(locale.toString(summary.postsThisWeek), locale.toString(summary.targetThisWeek));
    const QString detail = summary.weeklyCurrent == 0
                               ? QCoreApplication::translate("Wall", "no publishing streak yet")
                               : QCoreApplication::translate("Wall", "%1-week publishing streak")
                                     .arg(locale.toString(summary.weeklyCurrent));
    return {
        .figure = figure, .label = QCoreApplication::translate("Wall", "posts this week"), .detail = detail};
}

WallFigure strengthFigure(const Summary& summary, const QLocale& locale)
{
    //: a share in per cent: "71%"
    return {
        .figure =
            QCoreApplication::translate("Wall", "%1%").arg(locale.toString(qRound(summary.strength * 100))),
        .label = QCoreApplication::translate("Wall", "strength"),
        .detail = QCoreApplication::translate("Wall", "half-life 13 days")};
}

WallFigure momentumFigure(const Summary& summary, const QLocale& locale)
{
    return {.figure = locale.toString(qRound(summary.momentum * 100)),
            .label = QCoreApplication::translate("Wall", "momentum"),
            .detail = QCoreApplication::translate("Wall", "half-life 3 days")};
}

// What the freeze has saved up (R7).
WallFigure freezeFigure(int meter, const QLocale& locale)
{
    const int days = meter / freezeCost;
    //: "9 / 14", under it "freeze" and how many missed days that pays for
    return {
        .figure = QCoreApplication::translate("Wall", "%1 / %2")
                      .arg(locale.toString(meter), locale.toString(freezeCap)),
        .label = QCoreApplication::translate("Wall", "freeze"),
        .detail =
            days == 0 ? QCoreApplication::translate("Wall", "a missed day costs 7")
            : days == 1
                ? QCoreApplication::translate("Wall", "bridges a missed day")
                : QCoreApplication::translate("Wall", "bridges %1 missed days").arg(locale.toString(days))};
}

WallFigure paceFigure(const Pace& pace, int year, const QLocale& locale)
{
    //: par and pace towards a goal: "par 13.7 · 1.0 a week needed"
    const QString detail =
        pace.remaining() == 0
            ? QCoreApplication::translate("Wall", "the year’s goal is reached")
            : QCoreApplication::translate("Wall", "par %1 · %2 a week needed")
                  .arg(locale.toString(pace.par, 'f', 1), locale.toString(pace.needed, 'f', 1));
    //: "12 of 50", under it "posts in 2026"
    return {.figure = QCoreApplication::translate("Wall", "%1 of %2")
                          .arg(locale.toString(pace.done), locale.toString(pace.goal)),
            .label = QCoreApplication::translate("Wall", "posts in %1").arg(QString::number(year)),
            .detail = detail};
}

// Towards a goal of the day.
WallFigure goalFigure(int done, int goal, const QString& label, const QLocale& locale)
{
    const QString detail =
        done >= goal ? QCoreApplication::translate("Wall", "today’s goal is reached")
                     : QCoreApplication::translate("Wall", "%1 to go").arg(locale.toString(goal - done));
    return {
        .figure =
            QCoreApplication::translate("Wall", "%1 / %2").arg(locale.toString(done), locale.toString(goal)),
        .label = label,
        .detail = detail};
}

} // namespace

std::vector<WallFigure> figuresOf(const HabitLog& log, const HabitSettings& settings, const Summary& summary,
                                  const QLocale& locale)
{
    std::vector<WallFigure> figures{streakFigure(summary, locale), longestFigure(summary, locale),
                                    postsFigure(summary, locale), strengthFigure(summary, locale)};
    const DayWriting written = dayWriting(log.writings, summary.today);
    if (summary.yearPace)
        figures.push_back(paceFigure(*summary.yearPace, summary.today.date().year(), locale));
    if (settings.freeze)
        figures.push_back(freezeFigure(summary.freezeMeter, locale));
    if (const int goal = inForce(settings.wordGoals, summary.today); goal > 0)
        figures.push_back(
            goalFigure(written.typed(), goal, QCoreApplication::translate("Wall", "words today"), locale));
    if (const int goal = inForce(settings.minuteGoals, summary.today); goal > 0)
        figures.push_back(goalFigure(written.minutes(), goal,
                                     QCoreApplication::translate("Wall", "minutes today"), locale));
    if (!log.bricks.empty())
        figures.push_back(momentumFigure(summary, locale));
    return figures;
}

} // namespace brickwork
