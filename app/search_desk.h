// Carries what is looked for to the drafts of the workspace and what is found to the window: quick open,
// headings and the search of all texts.
#pragma once

#include "core/flows/draft_library.h"
#include "core/flows/workspace_search.h"

#include <QObject>

namespace brickwork {

class MainWindow;
class SearchSheet;
class Theme;

class SearchDesk final : public QObject
{
    Q_OBJECT

public:
    SearchDesk(const DraftLibrary& library, Theme& theme, MainWindow& window);
    ~SearchDesk() override;

    /// `typed`: what stands in the field at once.
    void quickOpen(const QString& typed = {});
    void goToHeading();
    /// For what is selected in the text, or what was looked for last.
    void searchTexts();

Q_SIGNALS:
    /// To be opened at once, on the Write page.
    void draftRequested(const brickwork::DraftId& id);

private:
    void search(const SearchFor& wanted);
    void show(const DraftId& id, int line, int column, int length);
    void sayReplaced(const QString& sentence);

    const DraftLibrary& m_library;
    Theme& m_theme;
    MainWindow& m_window;
    WorkspaceSearch m_search;
    SearchSheet* m_sheet; ///< of the window
};

} // namespace brickwork
