// Offers what was typed before a crash, one text after the other in the bar over the editor, and does what
// the writer says of it. Nothing is thrown away: what is discarded is kept for 30 days.
#pragma once

#include "app/compare_texts.h"
#include "core/flows/recovery.h"
#include "ui/write/write_state.h"

#include <QFutureWatcher>
#include <QObject>

#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace brickwork {

class DraftLibrary;
class DraftSession;
class MainWindow;
class TypingKeeper;
class WriteDesk;

class RecoveryDesk final : public QObject
{
    Q_OBJECT

public:
    /// `folder` is where the journals are.
    RecoveryDesk(DraftLibrary& library, DraftSession& session, WriteDesk& write, TypingKeeper& keeper,
                 MainWindow& window, QString folder);
    ~RecoveryDesk() override;

    /// Looks for journals that were left behind; what is found is offered in a moment.
    void look();
    /// Without one there is nothing to compare with.
    void setCompare(CompareTexts compare);
    /// What the bar says while the open draft has nothing to say itself; nothing if there is nothing.
    [[nodiscard]] std::optional<BarState> bar() const;

private:
    void take();
    void answer(const QString& action);
    void restore();
    void compare();
    void saveAsNew();
    void discard();
    /// The text that is offered was dealt with: the next one, if there is one.
    void next();
    /// As an edit of the draft that is open, which can be undone. False if it cannot be saved yet.
    [[nodiscard]] bool put(const QString& text);
    [[nodiscard]] bool keepPresent(const RecoveredText& text);
    [[nodiscard]] bool openFor(const RecoveredText& text);
    [[nodiscard]] bool makeDraft(const RecoveredText& text, const QString& name);
    [[nodiscard]] QString titleOf(const RecoveredText& text) const;
    [[nodiscard]] QString sentenceOf(const RecoveredText& text) const;

    DraftLibrary& m_library;
    DraftSession& m_session;
    WriteDesk& m_write;
    MainWindow& m_window;
    QString m_folder;
    CompareTexts m_compare;
    QFutureWatcher<std::vector<RecoveredText>> m_looking;
    std::deque<RecoveredText> m_offered;
    int m_number = 0; ///< of the one that is offered
    int m_all = 0;
    std::shared_ptr<LeftJournal> m_unsaved; ///< restored into the editor, but not in a file yet
    QString m_failure;                      ///< of the journal that is being written
};

} // namespace brickwork
