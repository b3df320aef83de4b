// The notes for the next issue: a line to drop one, with the day it is about, and those that wait, went into
// an issue or are over. Enter keeps the line, Shift+Enter keeps it and waits for the next. It shows what it
// is told and keeps nothing itself.
#pragma once

#include "ui/drafts/draft_sheet.h"
#include "ui/drafts/line_sheet.h"
#include "ui/drafts/notes_state.h"

class QLineEdit;

namespace brickwork {

class DayChip;
class SegmentSwitch;
class SheetList;

class NotesSheet final : public DraftSheet
{
    Q_OBJECT

public:
    NotesSheet(Theme& theme, QWidget* parent);

    /// What was typed and not kept stays from the time before.
    void open(const NotesState& state);
    /// The notes are others now; the place stays where it was.
    void setState(const NotesState& state);
    /// The wish was granted: the field is empty again, or the sheet goes.
    void kept(AfterLine after);
    /// Whether a removal can be undone.
    void setUndo(bool possible);

Q_SIGNALS:
    void keepWished(const QString& text, std::optional<brickwork::Day> on, brickwork::AfterLine after);
    void changeWished(const brickwork::NoteId& id, const QString& text, std::optional<brickwork::Day> on);
    void reopenWished(const brickwork::NoteId& id);
    void removeWished(const brickwork::NoteId& id);
    void undoWished();
    void insertWished();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void place() override;

private:
    void build();
    void order();
    void connectAll();
    void fill();
    void tellEmpty();
    void allow();
    void wish(AfterLine after);
    void edit();
    void endEdit();
    void giveUpEdit();
    [[nodiscard]] bool fieldKey(const QKeyEvent& event);
    [[nodiscard]] bool listKey(const QKeyEvent& event);
    [[nodiscard]] const NotesRow* chosen() const;
    [[nodiscard]] NoteStanding group() const;

    NotesState m_state;
    std::vector<NotesRow> m_shown;
    NoteId m_edited; ///< whose words are in the field
    QLineEdit* m_field;
    DayChip* m_day;
    QLabel* m_standing;
    SegmentSwitch* m_groups;
    SheetList* m_list;
    QLabel* m_empty;
    QPushButton* m_keep;
    QPushButton* m_next;
    QPushButton* m_giveUp;
    QPushButton* m_close;
    QPushButton* m_insert;
    QPushButton* m_undo;
    QPushButton* m_edit;
    QPushButton* m_reopen;
    QPushButton* m_remove;
};

} // namespace brickwork
