// Carries a day to the wall's day panel and what is changed there to the log, and offers to undo it.
#pragma once

#include "core/flows/draft_library.h"
#include "core/flows/logbook.h"

#include <QObject>

#include <optional>

namespace brickwork {

class DayPanel;
class MainWindow;
class Theme;
struct DayBrickWish;
struct DayContext;

class DayDesk final : public QObject
{
    Q_OBJECT

public:
    DayDesk(Logbook& logbook, DraftLibrary& library, Theme& theme, MainWindow& window);
    ~DayDesk() override;

    /// Shows the day beside the wall; the keyboard goes there.
    void open(Day day);
    /// Declares today a rest day, wherever one is in the window.
    void restToday();

Q_SIGNALS:
    void draftRequested(const brickwork::DraftId& id);

private:
    void show();
    void follow();
    void step(Day day);
    void saveBrick(const DayBrickWish& wish);
    void removeBrick(Day day);
    void rest(Day day, const QString& reason);
    void endRest(Day day);
    void undoBrick(Day day, const std::optional<Brick>& before);
    void undoRest(Day day, const std::optional<Rest>& before);
    [[nodiscard]] std::optional<Brick> brickOf(Day day) const;
    [[nodiscard]] std::optional<Rest> restOf(Day day) const;
    [[nodiscard]] Result<Brick> laid(const DayBrickWish& wish);
    [[nodiscard]] DayContext context() const;
    [[nodiscard]] DayPanel& panel() const;

    Logbook& m_logbook;
    DraftLibrary& m_library;
    MainWindow& m_window;
    std::optional<Day> m_day; ///< the one that is shown
};

} // namespace brickwork
