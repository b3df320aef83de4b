// Carries the history of the open draft between the keeper and its sheet, and what the writer wants done with
// a version to the page; shows two texts side by side for whoever asks. Nothing is replaced that was not kept
// before.
#pragma once

#include "app/compare_texts.h"
#include "app/services.h"
#include "core/flows/draft_session.h"
#include "core/flows/history_keeper.h"
#include "ui/write/compare_sheet.h"
#include "ui/write/history_state.h"

#include <QObject>

#include <functional>

namespace brickwork {

class HistorySheet;
class MainWindow;
class Theme;
class WriteDesk;

class HistoryDesk final : public QObject
{
    Q_OBJECT

public:
    HistoryDesk(Services& services, DraftSession& session, WriteDesk& write, Theme& theme,
                MainWindow& window);
    ~HistoryDesk() override;

    /// The history of the open draft.
    void open();
    /// Keeps the text of a draft that went to the trash, where its file now is at `path`.
    void noteTrashed(const DraftId& id, const QString& path);
    /// Shows the text in the editor beside what another program wrote, with what may be done.
    void compareConflict();
    /// Shows two texts with nothing to do but to look.
    void compare(const TextPair& pair);

    [[nodiscard]] HistoryKeeper& keeper() { return m_keeper; }

Q_SIGNALS:
    /// A version became a draft of its own, which is to be opened.
    void draftMade(const brickwork::DraftId& id);

private:
    void show(const Comparison& comparison, std::function<void(const QString& action)> chosen);
    void connectSheets();
    void read(std::function<void()> then);
    void refresh();
    [[nodiscard]] HistoryState shown() const;
    void load(int version);
    void showTexts(int version, const Result<QString>& text, const Result<QString>& previous);
    void restore(int version);
    void putBack(const QString& text, const QString& instead);
    void copy(int version);
    void openAsDraft(int version);
    [[nodiscard]] const Snapshot* snapshot(int version) const;
    [[nodiscard]] QString timeOf(const Snapshot& snapshot) const;

    Services& m_services;
    DraftSession& m_session;
    WriteDesk& m_write;
    MainWindow& m_window;
    const Clock& m_clock;
    HistoryKeeper m_keeper;
    HistorySheet* m_sheet;   ///< of the window
    CompareSheet* m_compare; ///< likewise
    std::function<void(const QString&)> m_chosen;
    DraftId m_id;           ///< whose history is shown
    DraftHistory m_history; ///< likewise
    int m_loaded = -1;      ///< the version whose text this is
    QString m_text;
};

} // namespace brickwork
