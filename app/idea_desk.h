// Catches ideas in a sheet over whatever page is shown.
#pragma once

#include "app/services.h"
#include "core/flows/draft_library.h"

#include <QObject>

namespace brickwork {

class LineSheet;
class MainWindow;
class Theme;
enum class AfterLine;

class IdeaDesk final : public QObject
{
    Q_OBJECT

public:
    IdeaDesk(Services& services, DraftLibrary& library, const Clock& clock, Theme& theme, MainWindow& window);
    ~IdeaDesk() override;

    void openIdea();

private:
    void keepIdea(const QString& idea, AfterLine after);
    [[nodiscard]] QString ideasWaiting() const;

    Services& m_services;
    DraftLibrary& m_library;
    const Clock& m_clock;
    MainWindow& m_window;
    LineSheet* m_idea; ///< of the window
};

} // namespace brickwork
