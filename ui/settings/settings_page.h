// The settings page: one calm column of sections. Shows a SettingsState and says what the writer chose; it
// stores nothing, and a control goes back to what the state says when a choice was not granted.
#pragma once

#include "ui/settings/settings_state.h"
#include "ui/settings/target_form_state.h"
#include "ui/theme/writing_style.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QButtonGroup;
class QLabel;
class QPushButton;
class QScrollArea;

namespace brickwork {

class HabitForm;
class PathLabel;
class SettingsSection;
class TargetForm;
class TargetList;
class WritingForm;

class SettingsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(Theme& theme, QWidget* parent = nullptr);

    /// Says nothing and leaves a field alone while it is being edited.
    void setState(const SettingsState& state);
    [[nodiscard]] const SettingsState& state() const { return m_state; }
    /// How text is set and handled: it holds for the whole program, whatever workspace is open. Says nothing.
    void setWritingStyle(const WritingStyle& style);
    /// Shows the form for a new place.
    void startTarget();
    /// The place that was asked for is there, or changed.
    void targetGranted();
    /// It is not, and why; the form keeps what was typed.
    void targetRefused(const QString& sentence);
    /// How the test of a place stands, shown where it was asked for.
    void setTargetTest(const ConnectionState& state);

Q_SIGNALS:
    /// A setting that the log keeps: its key and value as the log takes them.
    void settingChosen(const QString& key, const QString& value);
    void themeChosen(brickwork::ThemeMode mode);
    void contrastChosen(brickwork::ContrastMode mode);
    void writingStyleChosen(const brickwork::WritingStyle& style);
    /// A place to add, or to change if there is one of that name. An empty secret: the one on record stays.
    void targetAddRequested(const brickwork::TargetConfig& target, const QString& secret);
    void targetTestRequested(const brickwork::TargetConfig& target, const QString& secret);
    void targetTestCancelled();
    void targetRemoveRequested(const QString& name);
    void revealRequested(const QString& path);
    void exportRequested();
    void backupRequested();
    void checkRequested();
    void openWorkspaceRequested();
    void newWorkspaceRequested();

private:
    using Wish = void (SettingsPage::*)();
    using PathOf = QString SettingsState::*;

    [[nodiscard]] QWidget* makeColumn();
    [[nodiscard]] SettingsSection* makeWorkspace(QWidget* column);
    [[nodiscard]] SettingsSection* makeLook(QWidget* column);
    [[nodiscard]] SettingsSection* makeTargets(QWidget* column);
    void connectTargets();
    void showForm();
    void askToTest(const QString& shownAt, const TargetConfig& target, const QString& secret);
    void cancelTest();
    [[nodiscard]] SettingsSection* makeData(QWidget* column);
    [[nodiscard]] QWidget* makeThemeSwitch(QWidget* parent);
    [[nodiscard]] QWidget* makeContrastSwitch(QWidget* parent);
    [[nodiscard]] QPushButton* makeButton(const QString& text, const QString& name, Wish wish,
                                          QWidget* parent);
    [[nodiscard]] QPushButton* makeReveal(const QString& text, const QString& name, PathOf path,
                                          QWidget* parent);

    Theme& m_theme;
    SettingsState m_state;
    QScrollArea* m_scroll;
    PathLabel* m_workspace = nullptr;
    HabitForm* m_habit = nullptr;
    WritingForm* m_writing = nullptr;
    QButtonGroup* m_looks;
    QButtonGroup* m_contrasts;
    TargetList* m_targets = nullptr;
    TargetForm* m_form = nullptr;
    QPushButton* m_add = nullptr;
    std::optional<QString> m_tested; ///< the place whose card shows the test; empty: the form does
    PathLabel* m_drafts = nullptr;
    PathLabel* m_store = nullptr;
    PathLabel* m_journal = nullptr;
    QLabel* m_version = nullptr;
};

} // namespace brickwork
