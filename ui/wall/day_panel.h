// The day panel of the wall: shows a DayState, and lets its brick and its rest be changed in place. It says
// what the writer wishes and logs nothing; what was typed and not saved stays whatever state comes.
#pragma once

#include "ui/wall/day_state.h"

#include <QList>
#include <QWidget>

class QFrame;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace brickwork {

class DayBrickForm;
class DayEntries;
class DayRestForm;
class DaySwatch;
class LeadingLabel;
class Theme;
struct SizeField;

/// What the writer wants to lie on a day.
struct DayBrickWish
{
    Day day;
    BrickSize size = BrickSize::Normal;
    QString note;
    QString direction;
    bool replaces = false; ///< instead of the brick that lies there; else stacked (R4 merges)
};

class DayPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit DayPanel(Theme& theme, QWidget* parent = nullptr);
    ~DayPanel() override;

    /// A state of another day while a change is not saved: that change stays, and the panel asks for it.
    void setState(const DayState& state);
    [[nodiscard]] const DayState& state() const { return m_state; }
    /// The three bricks to pick a size from; without them a new brick is a normal one.
    void setSizeField(const SizeField& field);

    /// The wish was refused: the sentence is shown in place, with all that was typed.
    void refuse(const QString& sentence);
    /// The wish was granted: the change is closed, and where the writer wanted to go is gone to.
    void grant();
    /// Whatever was typed and not saved is dropped.
    void forget();
    /// Something was typed and is not saved yet.
    [[nodiscard]] bool hasUnsaved() const;
    /// The keyboard goes into the panel: to what is being changed, else to the first thing that can be.
    void takeFocus();

Q_SIGNALS:
    void brickWished(const brickwork::DayBrickWish& wish);
    void removeWished(brickwork::Day day);
    void restWished(brickwork::Day day, const QString& reason);
    void restEndWished(brickwork::Day day);
    void dayWished(brickwork::Day day); ///< previous, next, or the one that waited for a change to be saved
    void draftRequested(const brickwork::DraftId& id);
    void linkRequested(const QUrl& url);
    void dayShown(brickwork::Day day); ///< whenever a state is shown, of another day or the same
    void closed();                     ///< whoever hosts the panel hides it

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// What the writer wanted while a change was not saved.
    enum class Next
    {
        Stay,
        Day,
        Close
    };

    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeQuestion();
    [[nodiscard]] QWidget* makeBody();
    void makeBrick(QVBoxLayout* column);
    void makeRest(QVBoxLayout* column);
    void makeLists(QVBoxLayout* column);
    void connectButtons();
    void setIcons();
    void orderStops();

    void showDay(const DayState& state);
    void showBrick();
    void showRest();
    void showLists();
    void tellChange();
    void editBrick();
    void restHere();
    void save();
    void cancel();
    void discard();
    void stay();
    void closeForms();
    void leave();
    void ask(Next next, Day day);
    void goOn();
    void open(const DayEntry& entry);
    [[nodiscard]] bool isEditing() const;
    [[nodiscard]] int cardRoom() const;
    void keepFocus(QWidget* before, const QList<QWidget*>& wanted = {});
    void focusFirst(const QList<QWidget*>& wanted = {});

    Theme& m_theme;
    DayState m_state;
    Next m_next = Next::Stay;
    Day m_nextDay;
    bool m_replaces = false; ///< the brick that is being edited lay there when that began

    LeadingLabel* m_date;
    LeadingLabel* m_distance;
    QToolButton* m_previous;
    QToolButton* m_following;
    QToolButton* m_close;
    QFrame* m_question = nullptr;
    LeadingLabel* m_asked;
    QPushButton* m_askSave;
    QPushButton* m_askDiscard;
    QPushButton* m_askStay;
    LeadingLabel* m_notice;
    QScrollArea* m_scroll;
    DaySwatch* m_swatch;
    LeadingLabel* m_sentence;
    QFrame* m_brick = nullptr;
    LeadingLabel* m_brickTitle;
    LeadingLabel* m_note;
    LeadingLabel* m_logged;
    QPushButton* m_edit;
    QPushButton* m_remove;
    QPushButton* m_lay;
    DayBrickForm* m_brickForm;
    LeadingLabel* m_rule;
    LeadingLabel* m_reason;
    QPushButton* m_rest;
    QPushButton* m_restEnd;
    DayRestForm* m_restForm;
    LeadingLabel* m_postsTitle;
    DayEntries* m_posts;
    LeadingLabel* m_wordsTitle;
    LeadingLabel* m_words;
    DayEntries* m_drafts;
};

} // namespace brickwork
