// The settings page: one calm column of sections. Shows a SettingsState and says what the writer chose; it
// stores nothing, and a control goes back to what the state says when a choice was not granted.
#pragma once

#include "ui/settings/settings_state.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QButtonGroup;
class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace brickwork {

class PathLabel;
class SettingsSection;
class TargetForm;
class TargetList;

class SettingsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(Theme& theme, QWidget* parent = nullptr);

    /// Says nothing and leaves a field alone while it is being edited.
    void setState(const SettingsState& state);
    [[nodiscard]] const SettingsState& state() const { return m_state; }

Q_SIGNALS:
    void rolloverChosen(brickwork::Rollover rollover);
    void weekStartChosen(brickwork::WeekStart start);
    void targetChosen(int postsAWeek);
    void themeChosen(brickwork::ThemeMode mode);
    void targetAddRequested(const brickwork::TargetConfig& target);
    void targetRemoveRequested(const QString& name);
    void revealRequested(const QString& path);
    void exportRequested();
    void backupRequested();
    void checkRequested();
    void openWorkspaceRequested();
    void newWorkspaceRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    using Wish = void (SettingsPage::*)();
    using PathOf = QString SettingsState::*;

    [[nodiscard]] QWidget* makeColumn();
    [[nodiscard]] SettingsSection* makeWorkspace(QWidget* column);
    [[nodiscard]] SettingsSection* makeDays(QWidget* column);
    [[nodiscard]] SettingsSection* makeLook(QWidget* column);
    [[nodiscard]] SettingsSection* makeTargets(QWidget* column);
    [[nodiscard]] SettingsSection* makeData(QWidget* column);
    [[nodiscard]] QWidget* makeThemeSwitch(QWidget* parent);
    [[nodiscard]] QPushButton* makeButton(const QString& text, const QString& name, Wish wish,
                                          QWidget* parent);
    [[nodiscard]] QPushButton* makeReveal(const QString& text, const QString& name, PathOf path,
                                          QWidget* parent);
    void connectDays();
    void commitTarget();
    void showRollover();
    void showWeekStart();
    void showTarget();

    Theme& m_theme;
    SettingsState m_state;
    QScrollArea* m_scroll;
    PathLabel* m_workspace = nullptr;
    QComboBox* m_rollover = nullptr;
    QComboBox* m_weekStart = nullptr;
    QSpinBox* m_target = nullptr;
    QTimer m_targetPause;
    bool m_targetEdited = false; ///< by the writer, not announced yet
    QButtonGroup* m_looks;
    TargetList* m_targets = nullptr;
    TargetForm* m_form = nullptr;
    QPushButton* m_add = nullptr;
    PathLabel* m_drafts = nullptr;
    PathLabel* m_store = nullptr;
    PathLabel* m_journal = nullptr;
    QLabel* m_version = nullptr;
};

} // namespace brickwork
