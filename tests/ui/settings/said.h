// What a settings page says of settings, for the tests of its habit part.
#pragma once

#include "tests/ui/settings/shown_page.h"

#include <map>
#include <utility>

namespace brickwork::sample {

using namespace Qt::StringLiterals;

/// As "key=value"; granted at once, as the window does it, or refused.
class Said
{
public:
    enum class Answer
    {
        Grant,
        Refuse
    };

    explicit Said(Shown& shown, Answer answer = Answer::Grant)
    {
        QObject::connect(&shown.page, &SettingsPage::settingChosen, &shown.page,
                         [this, &shown, answer](const QString& key, const QString& value) {
                             m_words << key + u'=' + value;
                             if (answer == Answer::Grant)
                                 grant(shown.page, key, value);
                         });
    }

    [[nodiscard]] bool isNothing() const { return m_words.isEmpty(); }
    /// All since the last time.
    [[nodiscard]] QString words() { return std::exchange(m_words, {}).join(u' '); }

private:
    static void grant(SettingsPage& page, const QString& key, const QString& value)
    {
        SettingsState state = page.state();
        HabitChoices& habit = state.habit;
        const std::map<QString, int*> counts{{u"week.target"_s, &habit.target},
                                             {u"goal.words"_s, &habit.wordGoal},
                                             {u"goal.minutes"_s, &habit.minuteGoal},
                                             {u"goal.year"_s, &habit.yearGoal},
                                             {u"brick.words"_s, &habit.brickWords}};
        if (const auto count = counts.find(key); count != counts.end())
            *count->second = value.toInt(); // "off" is 0
        else if (key == u"day.rollover"_s)
            habit.rollover = Rollover::fromText(value).value();
        else if (key == u"week.start"_s)
            habit.weekStart = weekStartFrom(value).value();
        else if (key == u"rest.weekdays"_s)
            habit.restWeekdays = weekdaySetFrom(value).value();
        else if (key == u"freeze"_s)
            habit.freeze = value == u"on"_s;
        else if (key == u"brick.on-publish"_s)
            habit.brickOnPublish = value == u"on"_s;
        else if (key == u"reminder"_s)
            habit.reminder = timeOfDayFrom(value);
        page.setState(state);
    }

    QStringList m_words;
};

} // namespace brickwork::sample
