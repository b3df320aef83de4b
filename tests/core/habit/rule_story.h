// A writer's story told in one line, and the figures it leads to, told in another; so that a rule and an
// example of it stand side by side.
//
// "zone Europe/Berlin; rollover 03:00; brick 2025-01-15T01:30:00+01:00 large; now 2025-01-16T09:00:00+01:00"
// happens in this order: a brick or a post is stamped by the zone and the rollover in force when it is told.
// Without a zone it is UTC.
#pragma once

#include "core/habit/summary.h"
#include "tests/core/habit/drawn_log.h"

#include <QStringList>
#include <QTest>
#include <QTimeZone>

#include <map>
#include <optional>

namespace rule_story {

using namespace brickwork;
using namespace Qt::StringLiterals;

class Story
{
public:
    explicit Story(const QString& told)
    {
        for (const QString& sentence : told.split(u"; "_s)) {
            QStringList words = sentence.split(u' ');
            const QString verb = words.takeFirst();
            if (!tellDay(verb, words) && !tellSetting(verb, words) && !tellEvent(verb, words))
                qFatal("Nothing is known of '%s'.", qPrintable(sentence));
        }
    }

    [[nodiscard]] const HabitLog& log() const { return m_log; }
    [[nodiscard]] Summary summary() const { return summarise(m_log, m_settings, m_now, m_zone); }

private:
    static Instant instantOf(const QString& text) { return Instant::fromIso(text).value(); }
    static QTimeZone zoneNamed(const QString& name)
    {
        QTimeZone zone(name.toLatin1());
        if (!zone.isValid())
            qFatal("The zone %s is unknown here.", qPrintable(name));
        return zone;
    }
    static Day dayFrom(const QString& text) { return Day::fromIso(text).value(); }

    // "days FIRST DRAWING" (see drawn_log.h) is a log at noon of its last day; "backfill", "rest" and "posts"
    // name days.
    bool tellDay(const QString& verb, const QStringList& words)
    {
        if (verb == "days"_L1) {
            const Day first = dayFrom(words.at(0));
            m_log = drawn::logOf(words.at(1), first);
            m_now = drawn::noonOf(first.plus(words.at(1).size() - 1));
        } else if (verb == "backfill"_L1) {
            for (const QString& day : words)
                drawn::lay(m_log, dayFrom(day), BrickSize::Normal);
        } else if (verb == "rest"_L1) {
            for (const QString& day : words)
                m_log.rests.insert_or_assign(dayFrom(day), Rest{.day = dayFrom(day), .reason = u"away"_s});
        } else if (verb == "posts"_L1) {
            for (const QString& day : words)
                post(dayFrom(day), drawn::noonOf(dayFrom(day)), {});
        } else {
            return false;
        }
        return true;
    }

    bool tellSetting(const QString& verb, const QStringList& words)
    {
        if (verb == "zone"_L1)
            m_zone = zoneNamed(words.at(0));
        else if (verb == "rollover"_L1)
            m_settings.rollover = Rollover::fromText(words.at(0)).value();
        else if (verb == "week"_L1)
            m_settings.weekStart = weekStartFrom(words.at(0)).value();
        else if (verb == "target"_L1)
            m_settings.targets.insert_or_assign(dayFrom(words.at(0)), words.at(1).toInt());
        else if (verb == "freeze"_L1)
            m_settings.freeze = words.at(0) == "on"_L1;
        else
            return false;
        return true;
    }

    bool tellEvent(const QString& verb, const QStringList& words)
    {
        if (!QStringList{u"now"_s, u"brick"_s, u"post"_s}.contains(verb))
            return false;
        const Instant at = instantOf(words.at(0));
        const Day day = DayRule(m_zone, m_settings.rollover).dayOf(at);
        if (verb == "now"_L1)
            m_now = at;
        else if (verb == "brick"_L1)
            stack(day, at, words.sliced(1));
        else
            post(day, at, words.sliced(1));
        return true;
    }

    void stack(Day day, Instant at, const QStringList& words)
    {
        Brick brick;
        brick.day = day;
        brick.stamp = {.at = at, .zone = QString::fromLatin1(m_zone.id()), .rollover = m_settings.rollover};
        for (const QString& word : words) {
            if (const auto size = brickSizeFrom(word))
                brick.size = *size;
            else if (const auto source = brickSourceFrom(word))
                brick.source = *source;
            else if (word.startsWith("towards:"_L1))
                brick.direction = word.sliced(8);
            else
                brick.note = word;
        }
        const auto [found, isNew] = m_log.bricks.try_emplace(day, brick);
        if (!isNew)
            found->second = merged(found->second, brick);
    }

    void post(Day day, Instant at, const QStringList& words)
    {
        const QString id = u"post %1"_s.arg(m_log.posts.size());
        m_log.posts.push_back({.id = {id},
                               .title = id,
                               .day = day,
                               .countsFrom = at,
                               .retracted = words.contains("retracted"_L1)});
    }

    QTimeZone m_zone = QTimeZone(QTimeZone::UTC);
    HabitSettings m_settings;
    HabitLog m_log;
    Instant m_now;
};

inline QString textOf(const std::vector<Day>& days)
{
    QStringList texts;
    for (const Day day : days)
        texts.append(day.iso());
    return texts.isEmpty() ? u"none"_s : texts.join(u',');
}

/// "large,auto,first+second,towards:essay"
inline QString textOf(const Brick& brick)
{
    QStringList texts{toText(brick.size), toText(brick.source)};
    if (!brick.note.isEmpty())
        texts.append(QString(brick.note).replace(u'\n', u'+'));
    if (brick.direction)
        texts.append(u"towards:"_s + *brick.direction);
    return texts.join(u',');
}

/// The text of a figure that is not a fraction; what it is called is what a row calls it.
inline QString figureOf(const QString& name, const HabitLog& log, const Summary& summary)
{
    std::vector<Day> bricks;
    for (const auto& [day, brick] : log.bricks)
        bricks.push_back(day);
    QStringList runs;
    for (const Run& run : summary.runs)
        runs.append(u"%1/%2"_s.arg(run.bricks).arg(run.spanDays));
    QStringList labels;
    for (const Week& week : summary.weeks)
        labels.append(week.label);
    const std::map<QString, QString> figures{
        {u"today"_s, summary.today.iso()},
        {u"bricks"_s, textOf(bricks)},
        {u"current"_s, u"%1/%2"_s.arg(summary.current.bricks).arg(summary.current.spanDays)},
        {u"daily"_s, drawn::textOf(summary.daily)},
        {u"longest"_s, summary.longest ? QString::number(summary.longest->bricks) : u"none"_s},
        {u"longestEnd"_s, summary.longest ? summary.longest->end->iso() : u"none"_s},
        {u"runs"_s, runs.isEmpty() ? u"none"_s : runs.join(u',')},
        {u"frozen"_s, textOf(summary.frozenDays)},
        {u"meter"_s, QString::number(summary.freezeMeter)},
        {u"brick"_s, log.bricks.empty() ? u"none"_s : textOf(log.bricks.rbegin()->second)},
        {u"weekly"_s, drawn::textOf(summary.weekly)},
        {u"streak"_s, QString::number(summary.weeklyCurrent)},
        {u"best"_s, QString::number(summary.weeklyLongest)},
        {u"week"_s, u"%1/%2"_s.arg(summary.postsThisWeek).arg(summary.targetThisWeek)},
        {u"weeks"_s,
         summary.weeks.empty() ? u"none"_s : drawn::textOf(summary.weeks).remove(u' ')}, // "2/2met,1/2open"
        {u"labels"_s, labels.join(u',')}};
    const auto found = figures.find(name);
    if (found == figures.end())
        qFatal("No figure is called '%s'.", qPrintable(name));
    return found->second;
}

inline std::optional<double> fractionOf(const QString& name, const Summary& summary)
{
    if (name == "strength"_L1)
        return summary.strength;
    if (name == "momentum"_L1)
        return summary.momentum;
    if (name == "mean"_L1)
        return summary.meanFour.value_or(-1); // -1: none
    return {};
}

/// What of `expected` ("current=3/3 daily=pending strength=0.147820") is otherwise, a fraction by more than a
/// millionth; empty if all is as expected.
inline QString surprises(const Story& story, const QString& expected)
{
    const Summary summary = story.summary();
    QStringList told;
    for (const QString& wish : expected.split(u' ')) {
        const QString name = wish.section(u'=', 0, 0);
        const QString value = wish.section(u'=', 1);
        if (const auto fraction = fractionOf(name, summary)) {
            if (qAbs(*fraction - value.toDouble()) > 1e-6)
                told.append(u"%1 is %2, not %3"_s.arg(name).arg(*fraction, 0, 'f', 9).arg(value));
        } else if (figureOf(name, story.log(), summary) != value) {
            told.append(u"%1 is %2, not %3"_s.arg(name, figureOf(name, story.log(), summary), value));
        }
    }
    return told.join(u"; "_s);
}

inline void columns()
{
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("expected");
}

inline void row(const char* name, const QString& told, const QString& expected)
{
    QTest::newRow(name) << told << expected;
}

/// The test of such a row.
inline void compare()
{
    QFETCH(QString, told);
    QFETCH(QString, expected);
    const QString otherwise = surprises(Story(told), expected);
    QVERIFY2(otherwise.isEmpty(), qPrintable(otherwise + u" | "_s + told));
}

} // namespace rule_story
