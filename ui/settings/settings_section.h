// A section of the settings page: heading, one faint sentence, then rows whose controls stand in one line.
// It draws and arranges; it knows no setting.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <vector>

class QFrame;
class QGridLayout;
class QLabel;

namespace brickwork {

class SettingsSection final : public QWidget
{
    Q_OBJECT

public:
    SettingsSection(const QString& title, const QString& explanation, QWidget* parent);

    /// A caption, its control and, behind it, a faint hint, which is also what the control is described by.
    /// The caption is returned for one that changes.
    QLabel* addRow(const QString& caption, QWidget* control, const QString& hint = {});
    /// The same with the hint below the control.
    void addTallRow(const QString& caption, QWidget* control, const QString& hint);
    /// A caption, something that takes the width and a control at the end.
    void addWideRow(const QString& caption, QWidget* wide, QWidget* end);
    void addWide(QWidget* widget);
    void addButtons(const std::vector<QWidget*>& buttons);

private:
    QLabel* addCaption(const QString& text, QWidget* buddy, Qt::Alignment alignment = {});

    QGridLayout* m_grid;
    int m_row = 0;
};

/// What stands between two sections.
[[nodiscard]] QFrame* hairline(QWidget* parent);
/// A plain label of faint words, wrapped.
[[nodiscard]] QLabel* faintLabel(const QString& text, QWidget* parent);
/// Sets a derived font and remembers how, so that refreshFonts() can derive it again.
void setText(QWidget* widget, TextSize size, QFont::Weight weight = QFont::Normal);
/// Derives the fonts below `root` again: the system's font may be another now.
void refreshFonts(const QWidget* root);

} // namespace brickwork
