// The posts or the drafts of a day, one below the other: a title that opens what it names, and a line on it.
// Rows are kept when the list changes, so the keyboard stays where it was.
#pragma once

#include "ui/wall/day_state.h"

#include <QList>
#include <QPushButton>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace brickwork {

class LeadingLabel;
class Theme;

/// How far the ring around a title reaches out of the line in which its words stand.
inline constexpr int entryReach = 3;

enum class EntryMark
{
    None,
    Cap ///< the capstone of a post, as on the wall
};

/// A title on one line, shortened at its end when there is no room and whole in its tool tip.
class EntryTitle final : public QPushButton
{
    Q_OBJECT

public:
    EntryTitle(Theme& theme, EntryMark mark, QWidget* parent);

    void setEntry(const DayEntry& entry);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Where its words begin, from its leading edge.
    [[nodiscard]] int indent() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    Theme& m_theme;
    EntryMark m_mark;
    QString m_title;
};

class DayEntries final : public QWidget
{
    Q_OBJECT

public:
    DayEntries(Theme& theme, EntryMark mark, const QString& name, QWidget* parent);

    void setEntries(const std::vector<DayEntry>& entries);
    /// All there ever were, in order: those in use are shown.
    [[nodiscard]] QList<QWidget*> titles() const;

Q_SIGNALS:
    void activated(const brickwork::DayEntry& entry);

private:
    struct Row
    {
        EntryTitle* title;
        LeadingLabel* detail;
    };
    void addRow();

    Theme& m_theme;
    EntryMark m_mark;
    std::vector<DayEntry> m_entries;
    std::vector<Row> m_rows;
    QVBoxLayout* m_column;
};

} // namespace brickwork
