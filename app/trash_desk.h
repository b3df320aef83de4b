// Shows the drafts in the trash and brings them back.
#pragma once

#include "core/base/clock.h"
#include "core/flows/draft_library.h"
#include "core/workspace/trash.h"

#include <QFutureWatcher>
#include <QObject>

#include <vector>

namespace brickwork {

class MainWindow;
class TabsDesk;
class Theme;
class TrashSheet;

class TrashDesk final : public QObject
{
    Q_OBJECT

public:
    TrashDesk(DraftLibrary& library, const Clock& clock, TabsDesk& tabs, Theme& theme, MainWindow& window);
    ~TrashDesk() override;

    /// Looks into the trash off the GUI thread, then shows it.
    void open();

private:
    void look();
    void show();
    void showText(const QString& key);
    void restore(const QString& key);
    [[nodiscard]] const TrashedDraft* find(const QString& key) const;

    DraftLibrary& m_library;
    const Clock& m_clock;
    TabsDesk& m_tabs;
    MainWindow& m_window;
    TrashSheet* m_sheet; ///< of the window
    std::vector<TrashedDraft> m_drafts;
    QFutureWatcher<std::vector<TrashedDraft>> m_look;
    bool m_opening = false;
};

} // namespace brickwork
