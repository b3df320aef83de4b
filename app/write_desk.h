// Carries values between the open draft, the list of drafts and the Write page, and the writer's wishes back.
#pragma once

#include "app/services.h"
#include "core/flows/draft_library.h"
#include "core/flows/draft_session.h"
#include "core/flows/place_book.h"
#include "core/markdown/document.h"
#include "ui/drafts/drafts_state.h"
#include "ui/write/write_state.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <optional>
#include <utility>

namespace brickwork {

class MainWindow;
struct DraftGoal;

class WriteDesk final : public QObject
{
    Q_OBJECT

public:
    WriteDesk(Services& services, DraftLibrary& library, DraftSession& session, const Clock& clock,
              MainWindow& window);

    void open(const DraftId& id);
    /// Saves the open draft and shows that none is. An error means that it is still open.
    [[nodiscard]] Result<void> closeDraft();
    void newDraft();
    void rename(const DraftId& id);
    void duplicate(const DraftId& id);
    void trash(const DraftId& id);
    void reveal(const DraftId& id);
    /// Moves the file to another folder of the workspace ("" is the root), which is made if need be.
    void moveTo(const DraftId& id, const QString& folder);
    /// Puts another text of the program's making into the editor as one step of undo, and saves it.
    void amend(const QString& text);
    /// Where a draft opens that was never open.
    void setPlace(const DraftId& id, int cursor) { m_places.put(id, {.cursor = cursor, .scroll = 0}); }
    /// As the list shows it: the title, or the file's name without one.
    [[nodiscard]] QString titleOf(const DraftId& id) const;
    /// How the list is grouped and sorted.
    void setListView(const DraftsView& view);
    /// Writes the status into the front matter of the open draft.
    void setStatus(DraftStatus status);
    /// Asks for the words that the open draft shall have, and by when.
    void askGoal();
    /// What the window holds of the open draft becomes a new draft beside it.
    [[nodiscard]] Result<void> saveElsewhere();
    /// What the session has open, as the next start wants it.
    void remember();
    /// Opens what was open last, or shows that nothing is.
    void bringBack();
    void showList();
    void showStrip();
    void showBar();
    /// What the bar says while the open draft has nothing to say itself; showBar() asks for it.
    void setQuietBar(std::function<std::optional<BarState>()> bar) { m_quietBar = std::move(bar); }
    /// Shows both texts of a conflict beside each other; without it that is not offered.
    void setCompare(std::function<void()> compare) { m_compare = std::move(compare); }
    /// Does what an action of the bar says, by its id.
    void answer(const QString& action);

Q_SIGNALS:
    void shown(const brickwork::DraftId& id); ///< in the editor now; empty without a file
    void shownNothing();
    /// A draft that is not in the editor has another name or place; DraftSession::moved tells of the one that
    /// is.
    void renamed(const brickwork::DraftId& from, const brickwork::DraftId& to);
    void trashed(const brickwork::DraftId& id, const QString& path);

private:
    void connectPage();
    void connectSession();
    void connectLedger();
    void setGoal(const std::optional<DraftGoal>& goal);
    void showDraft(const DraftId& id, const TextFile& file);
    void showHeader();
    [[nodiscard]] bool showQuietBar();
    void convert(const DraftId& id);
    [[nodiscard]] bool isForeign(const DraftId& id) const;
    [[nodiscard]] Result<DraftId> renamedTo(const DraftId& id, const QString& base);
    [[nodiscard]] Result<DraftId> followed(const DraftId& from, const Result<DraftId>& to);
    [[nodiscard]] QString nameByTitle(const DraftId& id) const;
    void followLink(const QUrl& url);
    void tell(const Error& error);

    Services& m_services;
    DraftLibrary& m_library;
    DraftSession& m_session;
    const Clock& m_clock;
    MainWindow& m_window;
    QString m_search;
    DraftsView m_view;
    PlaceBook m_places;
    std::optional<DraftId> m_remembered; ///< as the one that is open
    std::optional<WordCount> m_words;
    QString m_title; ///< of the open draft, as last known
    std::function<std::optional<BarState>()> m_quietBar;
    std::function<void()> m_compare;
    QTimer m_second; ///< "Saved 3 s ago" grows older by itself
};

} // namespace brickwork
