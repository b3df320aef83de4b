// The part of the settings page that is about the habit: days and weeks, goals, bricks laid by the program.
// It shows HabitChoices and says which setting the writer wishes to hold which value; whether it may is
// decided elsewhere, and a control goes back to what holds when the wish was not granted.
#pragma once

#include "ui/settings/settings_state.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;

namespace brickwork {

class CountField;
class SettingsSection;
class TimeField;
class WeekdayPicker;

class HabitForm final : public QWidget
{
    Q_OBJECT

public:
    explicit HabitForm(Theme& theme, QWidget* parent = nullptr);

    /// Says nothing and leaves a field alone while it is being edited.
    void setChoices(const HabitChoices& choices);

Q_SIGNALS:
    /// A key and a value as the log takes them.
    void chosen(const QString& key, const QString& value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] SettingsSection* makeDays();
    [[nodiscard]] SettingsSection* makeGoals();
    [[nodiscard]] SettingsSection* makeBricks();
    [[nodiscard]] QComboBox* makeChoice(const QString& name, const QString& spoken, QWidget* parent);
    [[nodiscard]] CountField* makeCount(const QString& name, const QString& spoken, CountField* field);
    [[nodiscard]] QCheckBox* makeSwitch(const QString& name, const QString& text, const QString& key,
                                        QWidget* parent);
    [[nodiscard]] QWidget* makeReminder(QWidget* parent);
    void connectChoices();
    void wish(const QString& key, const QString& value);
    void showChoices();
    void showRollover();
    void showWeekStart();

    Theme& m_theme;
    HabitChoices m_choices;
    QComboBox* m_rollover = nullptr;
    QComboBox* m_weekStart = nullptr;
    WeekdayPicker* m_weekdays = nullptr;
    QCheckBox* m_freeze = nullptr;
    CountField* m_target = nullptr;
    CountField* m_words = nullptr;
    CountField* m_minutes = nullptr;
    CountField* m_year = nullptr;
    QLabel* m_yearCaption = nullptr;
    QCheckBox* m_onPublish = nullptr;
    CountField* m_brickWords = nullptr;
    QCheckBox* m_reminds = nullptr;
    TimeField* m_reminder = nullptr;
};

} // namespace brickwork
