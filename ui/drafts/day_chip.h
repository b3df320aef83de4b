// The day of a note as a chip: read from what is typed until the writer chooses another, or none. It offers
// the days of a week, and a field that takes any day in words. Seen only inside this room.
#pragma once

#include "core/habit/day.h"

#include <QLocale>
#include <QWidget>

#include <optional>

class QLineEdit;
class QMenu;
class QToolButton;

namespace brickwork {

class DayChip final : public QWidget
{
    Q_OBJECT

public:
    /// The parts are called NAME.day, NAME.otherDay.
    DayChip(const QString& name, QWidget* parent);

    /// Forgets what was chosen.
    void begin(Day today, const QLocale& locale, std::optional<Day> day);
    /// The day that the text names, unless the writer chose one.
    void read(const QString& text);
    [[nodiscard]] std::optional<Day> day() const { return m_day; }

Q_SIGNALS:
    void done();    ///< a day was chosen: the keyboard may go back to the text
    void resized(); ///< it wants more room, or less

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillMenu();
    void choose(std::optional<Day> day);
    void askOther();
    void takeOther();
    void tell();

    QToolButton* m_chip;
    QMenu* m_menu;
    QLineEdit* m_other;
    Day m_today;
    QLocale m_locale;
    std::optional<Day> m_day;
    bool m_chosen = false;
};

} // namespace brickwork
