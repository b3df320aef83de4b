#include "ui/settings/habit_form.h"

#include "ui/settings/count_field.h"
#include "ui/settings/settings_section.h"
#include "ui/settings/time_field.h"
#include "ui/settings/weekday_picker.h"
#include "ui/settings/wheel_guard.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLocale>

#include <set>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int choiceWidth = 152;
constexpr int latestRollover = 6 * 60;
constexpr int usualReminder = 18 * 60;
// What the log takes at most.
constexpr int mostPostsAWeek = 100;
constexpr int mostWords = 100'000;
constexpr int mostMinutes = 1'440;
constexpr int mostPostsAYear = 10'000;
// Of the arrows; any number can be typed.
constexpr int wordStep = 50;
constexpr int minuteStep = 5;

QString timeText(int minutes)
{
    return QLocale().toString(QTime(minutes / 60, minutes % 60), timeFormat());
}

QString onOrOff(bool on)
{
    return on ? u"on"_s : u"off"_s;
}

QString countOrOff(int count)
{
    return count > 0 ? QString::number(count) : u"off"_s;
}

} // namespace

HabitForm::HabitForm(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"settings.habit"_s);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(space::xl);
    rows->addWidget(makeDays());
    rows->addWidget(hairline(this));
    rows->addWidget(makeGoals());
    rows->addWidget(hairline(this));
    rows->addWidget(makeBricks());
    connectChoices();
    showChoices();
}

SettingsSection* HabitForm::makeDays()
{
    auto* section = new SettingsSection(
        tr("Habit"),
        tr("How days and weeks are counted. A change here never moves a day that is already logged."), this);
    m_rollover = makeChoice(u"rollover"_s, tr("A day begins at"), section);
    m_weekStart = makeChoice(u"weekStart"_s, tr("The week starts on"), section);
    for (const auto& [start, day] :
         {std::pair{WeekStart::Monday, Qt::Monday}, std::pair{WeekStart::Sunday, Qt::Sunday},
          std::pair{WeekStart::Saturday, Qt::Saturday}})
        m_weekStart->addItem(QLocale().standaloneDayName(day), static_cast<int>(start));
    m_weekdays = new WeekdayPicker(m_theme, section);
    m_weekdays->setObjectName(u"settings.weekdays"_s);
    m_weekdays->setAccessibleName(tr("Weekdays off"));
    m_freeze = makeSwitch(u"freeze"_s, tr("Bridge missed days"), u"freeze"_s, section);
    section->addRow(tr("A day begins at"), m_rollover, tr("What you do earlier counts for the day before."));
    section->addRow(tr("The week starts on"), m_weekStart);
    section->addTallRow(
        tr("Weekdays off"), m_weekdays,
        tr("From today on. They never break a run, and a brick laid on one of them counts all the same."));
    section->addTallRow(
        tr("Freeze"), m_freeze,
        tr("A meter of 14: a brick adds one, a missed day costs seven; with less the run ends."));
    return section;
}

SettingsSection* HabitForm::makeGoals()
{
    auto* section =
        new SettingsSection(tr("Goals"), tr("From today on; earlier days keep the goal they had."), this);
    m_target = makeCount(u"target"_s, tr("Posts a week"), new CountField(1, mostPostsAWeek, 1, section));
    m_words = makeCount(u"words"_s, tr("Words a day"), new CountField(0, mostWords, wordStep, section));
    m_minutes =
        makeCount(u"minutes"_s, tr("Minutes a day"), new CountField(0, mostMinutes, minuteStep, section));
    m_year = makeCount(u"year"_s, {}, new CountField(0, mostPostsAYear, 1, section));
    section->addRow(tr("Posts a week"), m_target, tr("From this week on."));
    section->addRow(tr("Words a day"), m_words, tr("Only words you type count."));
    section->addRow(tr("Minutes a day"), m_minutes, tr("Of writing; longer pauses are left out."));
    m_yearCaption = section->addRow({}, m_year, tr("Other years keep theirs."));
    return section;
}

SettingsSection* HabitForm::makeBricks()
{
    auto* section = new SettingsSection(tr("Automatic bricks and a reminder"),
                                        tr("None of this happens unless you ask for it here."), this);
    m_onPublish =
        makeSwitch(u"brickOnPublish"_s, tr("Publishing lays a brick"), u"brick.on-publish"_s, section);
    m_brickWords = makeCount(u"brickWords"_s, tr("Typed words that lay a brick"),
                             new CountField(0, mostWords, wordStep, section));
    section->addRow(tr("On publishing"), m_onPublish, tr("If the day has none."));
    section->addRow(tr("On writing"), m_brickWords, tr("Laid once the day’s typed words reach this number."));
    section->addTallRow(
        tr("Reminder"), makeReminder(section),
        tr("A note from the desktop, unless the day has a brick by then or is one of your days off."));
    return section;
}

QComboBox* HabitForm::makeChoice(const QString& name, const QString& spoken, QWidget* parent)
{
    auto* choice = new QComboBox(parent);
    choice->setObjectName(u"settings."_s + name);
    choice->setAccessibleName(spoken);
    choice->setMinimumWidth(choiceWidth);
    choice->view()->installEventFilter(this);
    WheelGuard::guard(choice);
    return choice;
}

CountField* HabitForm::makeCount(const QString& name, const QString& spoken, CountField* field)
{
    field->setObjectName(u"settings."_s + name);
    field->setAccessibleName(spoken);
    field->setMinimumWidth(choiceWidth);
    WheelGuard::guard(field);
    return field;
}

QCheckBox* HabitForm::makeSwitch(const QString& name, const QString& text, const QString& key,
                                 QWidget* parent)
{
    auto* box = new QCheckBox(text, parent);
    box->setObjectName(u"settings."_s + name);
    box->setAccessibleName(text);
    connect(box, &QCheckBox::clicked, this, [this, key](bool on) { wish(key, onOrOff(on)); });
    return box;
}

QWidget* HabitForm::makeReminder(QWidget* parent)
{
    auto* box = new QWidget(parent);
    box->setAccessibleName(tr("Reminder"));
    m_reminds = new QCheckBox(tr("Remind me at"), box);
    m_reminds->setObjectName(u"settings.reminds"_s);
    m_reminds->setAccessibleName(tr("Remind me to lay a brick"));
    m_reminder = new TimeField(box);
    m_reminder->setObjectName(u"settings.reminder"_s);
    m_reminder->setAccessibleName(tr("Time of the reminder"));
    m_reminder->setHeld(usualReminder);
    WheelGuard::guard(m_reminder);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(space::s);
    row->addWidget(m_reminds);
    row->addWidget(m_reminder);
    return box;
}

void HabitForm::connectChoices()
{
    connect(m_rollover, &QComboBox::activated, this, [this] {
        const Rollover rollover{m_rollover->currentData().toInt()};
        if (rollover != m_choices.rollover)
            wish(u"day.rollover"_s, rollover.text());
    });
    connect(m_weekStart, &QComboBox::activated, this, [this] {
        const auto start = static_cast<WeekStart>(m_weekStart->currentData().toInt());
        if (start != m_choices.weekStart)
            wish(u"week.start"_s, toText(start));
    });
    connect(m_weekdays, &WeekdayPicker::chosen, this,
            [this](const WeekdaySet& off) { wish(u"rest.weekdays"_s, toText(off)); });
    for (const auto& [field, key] :
         {std::pair{m_target, u"week.target"_s}, std::pair{m_words, u"goal.words"_s},
          std::pair{m_minutes, u"goal.minutes"_s}, std::pair{m_year, u"goal.year"_s},
          std::pair{m_brickWords, u"brick.words"_s}})
        connect(field, &CountField::chosen, this, [this, key](int count) { wish(key, countOrOff(count)); });
    connect(m_reminds, &QCheckBox::clicked, this,
            [this](bool on) { wish(u"reminder"_s, on ? timeOfDayText(m_reminder->minutes()) : u"off"_s); });
    connect(m_reminder, &TimeField::chosen, this,
            [this](int minutes) { wish(u"reminder"_s, timeOfDayText(minutes)); });
}

void HabitForm::wish(const QString& key, const QString& value)
{
    Q_EMIT chosen(key, value);
    showChoices(); // as it is now, granted or not
}

// What came while a list was open is shown once it is closed.
bool HabitForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Hide) {
        QMetaObject::invokeMethod(this, &HabitForm::showRollover, Qt::QueuedConnection);
        QMetaObject::invokeMethod(this, &HabitForm::showWeekStart, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void HabitForm::setChoices(const HabitChoices& choices)
{
    m_choices = choices;
    showChoices();
}

void HabitForm::showChoices()
{
    showRollover();
    showWeekStart();
    m_weekdays->setDays(m_choices.restWeekdays, m_choices.weekStart);
    m_freeze->setChecked(m_choices.freeze);
    m_target->setHeld(m_choices.target);
    m_words->setHeld(m_choices.wordGoal);
    m_minutes->setHeld(m_choices.minuteGoal);
    m_year->setHeld(m_choices.yearGoal);
    //: %1 is a year
    const QString posts = tr("Posts in %1").arg(m_choices.year);
    m_yearCaption->setText(posts);
    m_year->setAccessibleName(posts);
    m_onPublish->setChecked(m_choices.brickOnPublish);
    m_brickWords->setHeld(m_choices.brickWords);
    m_reminds->setChecked(m_choices.reminder.has_value());
    m_reminder->setEnabled(m_choices.reminder.has_value());
    if (m_choices.reminder)
        m_reminder->setHeld(*m_choices.reminder);
}

void HabitForm::showRollover()
{
    if (m_rollover->view()->isVisible())
        return;
    std::set<int> minutes{m_choices.rollover.minutes};
    for (int half = 0; half <= latestRollover; half += 30)
        minutes.insert(half);
    if (m_rollover->count() != static_cast<int>(minutes.size()) ||
        m_rollover->findData(m_choices.rollover.minutes) < 0) {
        m_rollover->clear();
        for (const int minute : minutes)
            m_rollover->addItem(timeText(minute), minute);
    }
    m_rollover->setCurrentIndex(m_rollover->findData(m_choices.rollover.minutes));
}

void HabitForm::showWeekStart()
{
    if (!m_weekStart->view()->isVisible())
        m_weekStart->setCurrentIndex(m_weekStart->findData(static_cast<int>(m_choices.weekStart)));
}

} // namespace brickwork
