// Opens the Stack sheet, logs or removes what it is asked to, and offers to undo it.
#pragma once

#include "core/flows/logbook.h"

#include <QObject>

namespace brickwork {

class MainWindow;
struct StackWish;

class StackDesk final : public QObject
{
    Q_OBJECT

public:
    StackDesk(Logbook& logbook, MainWindow& window);

    void open(std::optional<Day> day = {});

private:
    void stack(const StackWish& wish);
    void remove(Day day);
    [[nodiscard]] std::optional<Brick> brickOf(Day day) const;
    void placeFocus();
    void undo(Day day, const std::optional<Brick>& before);

    Logbook& m_logbook;
    MainWindow& m_window;
};

} // namespace brickwork
