#include "ui/charts/brick_wall_chart.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString kindKey(CellKind kind)
{
    switch (kind) {
    case CellKind::Missed:
        return u"missed"_s;
    case CellKind::Brick:
        return u"brick"_s;
    case CellKind::Rest:
        return u"rest"_s;
    case CellKind::Frozen:
        return u"frozen"_s;
    case CellKind::Absent:
        return u"absent"_s;
    case CellKind::Open:
        return u"open"_s;
    case CellKind::Ahead:
        return u"ahead"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString kindLabel(CellKind kind)
{
    switch (kind) {
    case CellKind::Missed:
        return QCoreApplication::translate("Charts", "No brick");
    case CellKind::Brick:
        return QCoreApplication::translate("Charts", "Brick");
    case CellKind::Rest:
        return QCoreApplication::translate("Charts", "Rest day");
    case CellKind::Frozen:
        return QCoreApplication::translate("Charts", "Frozen");
    case CellKind::Absent:
        return QCoreApplication::translate("Charts", "Not on the calendar here");
    case CellKind::Open:
        return QCoreApplication::translate("Charts", "Open");
    case CellKind::Ahead:
        return QCoreApplication::translate("Charts", "Still to come");
    }
    Q_UNREACHABLE_RETURN({});
}

QString sizeLabel(BrickSize size)
{
    switch (size) {
    case BrickSize::Small:
        return QCoreApplication::translate("Charts", "Small");
    case BrickSize::Normal:
        return QCoreApplication::translate("Charts", "Normal");
    case BrickSize::Large:
        return QCoreApplication::translate("Charts", "Large");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

ChartTable BrickWallChart::table() const
{
    ChartTable table{
        .title = tr("The wall"),
        .fileName = u"wall"_s,
        .columns = {tr("Day"), tr("Weekday"), tr("Kind"), tr("Size"), tr("Direction"), tr("Posts")},
        .keys = {u"day"_s, {}, u"kind"_s, u"size"_s, u"direction"_s, u"posts"_s},
        .shown = {},
        .plain = {},
        .notes = ChartTable::Notes{.column = tr("Note"), .key = u"note"_s, .cells = {}}};
    const QLocale& locale = m_wall.locale;
    for (int cell = 0; cell < cellCount(); ++cell) {
        const WallCell& day = dayCell(cell);
        const QDate date = day.day.date();
        const bool brick = day.kind == CellKind::Brick;
        const qsizetype posts = day.posts.size();
        table.shown.push_back({locale.toString(date, QCoreApplication::translate("Charts", "d MMM yyyy")),
                               locale.standaloneDayName(date.dayOfWeek()), kindLabel(day.kind),
                               brick ? sizeLabel(day.size) : QString(), day.direction,
                               locale.toString(posts)});
        table.plain.push_back({day.day.iso(), QString::number(date.dayOfWeek()), kindKey(day.kind),
                               brick ? toText(day.size) : QString(), day.direction, QString::number(posts)});
        table.notes->cells.append(day.note);
    }
    return table;
}

} // namespace brickwork
