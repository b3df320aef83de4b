// The states in which the wall page has to look designed, as logs.
#pragma once

#include "tests/ui/wall/sample_log.h"

#include <QString>

#include <vector>

namespace brickwork::sample {

using namespace Qt::StringLiterals;

inline HabitLog logOf(const QString& kind)
{
    HabitLog log;
    if (kind == u"first brick"_s) {
        addBrick(log, today, BrickSize::Normal, u"A title and three lines"_s);
    } else if (kind == u"first week"_s) {
        log = busyWriter(6, true);
    } else if (kind == u"young"_s) {
        log = busyWriter(24, true);
    } else if (kind == u"year"_s) {
        log = busyWriter(420, true);
    } else if (kind == u"open"_s) {
        log = busyWriter(420, false);
    } else if (kind == u"posts only"_s) {
        log = busyWriter(420, true);
        log.bricks.clear();
        log.writings.clear();
    } else if (kind == u"bricks only"_s) {
        log = busyWriter(420, true);
        log.posts.clear();
    } else if (kind == u"resting"_s) {
        log = busyWriter(420, false);
        log.rests.emplace(today, Rest{today, u"A day by the sea"_s});
    } else if (kind == u"broken"_s) {
        log = busyWriter(420, false);
        for (int back = 0; back < 5; ++back)
            log.bricks.erase(today.plus(-back));
    } else if (kind == u"years apart"_s) {
        log = busyWriter(9 * 365, true);
        log.bricks.erase(log.bricks.lower_bound(Day(2018, 12, 20)), log.bricks.lower_bound(Day(2021, 2, 1)));
        std::erase_if(log.posts, [](const Post& post) {
            return post.day > Day(2018, 12, 20) && post.day < Day(2021, 2, 1);
        });
    } else if (kind.endsWith(u" years"_s)) {
        log = busyWriter(kind.section(u' ', 0, 0).toInt() * 365 - 20, true);
    }
    return log;
}

} // namespace brickwork::sample
