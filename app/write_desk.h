// Carries values between the open draft, the list of drafts and the Write page, and the writer's wishes back.
#pragma once

#include "app/services.h"
#include "core/flows/draft_library.h"
#include "core/flows/draft_session.h"
#include "core/markdown/document.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <optional>

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
    void newDraft();
    void rename(const DraftId& id);
    void duplicate(const DraftId& id);
    void trash(const DraftId& id);
    void reveal(const DraftId& id);
    /// Writes the status into the front matter of the open draft.
    void setStatus(DraftStatus status);
    /// Asks for the words that the open draft shall have, and by when.
    void askGoal();
    /// What the window holds of the open draft becomes a new draft beside it.
    [[nodiscard]] Result<void> saveElsewhere();
    /// What the session has open, as the next start wants it.
    void remember() const;
    /// Opens what was open last, or shows that nothing is.
    void bringBack();
    void showList();
    void showStrip();

private:
    void connectPage();
    void connectSession();
    void connectLedger();
    void setGoal(const std::optional<DraftGoal>& goal);
    void showDraft(const DraftId& id, const TextFile& file);
    void showHeader();
    void showBar();
    void answer(const QString& action);
    void convert(const DraftId& id);
    [[nodiscard]] bool isForeign(const DraftId& id) const;
    [[nodiscard]] Result<DraftId> renamedTo(const DraftId& id, const QString& base);
    [[nodiscard]] QString titleOf(const DraftId& id) const;
    void followLink(const QUrl& url);
    void tell(const Error& error);

    Services& m_services;
    DraftLibrary& m_library;
    DraftSession& m_session;
    const Clock& m_clock;
    MainWindow& m_window;
    QString m_search;
    std::optional<WordCount> m_words;
    QString m_title; ///< of the open draft, as last known
    QTimer m_second; ///< "Saved 3 s ago" grows older by itself
};

} // namespace brickwork
