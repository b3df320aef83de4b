// One place and what publishing there would do, as the sheet shows it: where, what is new, pictures, what to
// know and to agree to before. Draws a PlanState; what is looked at closer is unfolded within it.
#pragma once

#include "ui/posts/plan_state.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace brickwork {

class ComparePanel;
class ElidedLabel;
class Fold;
class NoteBox;
class MissingSecret;
class Theme;

class PlanView final : public QWidget
{
    Q_OBJECT

public:
    explicit PlanView(Theme& theme, QWidget* parent = nullptr);

    /// Beside others the plan says which place it is of.
    void setState(const PlanState& state, bool amongOthers = false);
    [[nodiscard]] const PlanState& state() const { return m_state; }
    /// The control the writer is wanted at first, or nullptr: a missing password, an agreement, a conflict.
    [[nodiscard]] QWidget* wantedStop() const;
    /// The last that the keyboard reaches, for the order of what stands around it.
    [[nodiscard]] QWidget* lastStop() const;

Q_SIGNALS:
    void heightChanged(); ///< something was folded or unfolded
    void agreed(const QString& place, bool yes);
    void secretGiven(const QString& place, const QString& secret);
    void secretWished(const QString& place); ///< to be asked for another one
    void askAgainWished(const QString& place);
    void compareWished(const QString& place);
    void byHandWished(const QString& place);

private:
    struct Fact
    {
        QLabel* caption = nullptr;
        ElidedLabel* value = nullptr;
    };

    void build();
    void buildAnswers();
    void makeFacts();
    void makeAgreement();
    void connectAll();
    void showFacts();
    void showPictures();
    void showDifference();
    void showAnswers();
    void setFonts();

    Theme& m_theme;
    PlanState m_state;
    QWidget* m_head;
    ElidedLabel* m_place;
    QLabel* m_kind;
    QLabel* m_sentence;
    QGridLayout* m_grid;
    std::array<Fact, 4> m_facts;
    Fold* m_pictures;
    QGridLayout* m_pictureGrid;
    Fold* m_difference;
    ComparePanel* m_compare;
    NoteBox* m_notes;
    QWidget* m_agreement;
    QLabel* m_consequences;
    QCheckBox* m_agree;
    MissingSecret* m_secret;
    QWidget* m_answers;
    QPushButton* m_conflict;
    QPushButton* m_byHand;
    QPushButton* m_again;
    QPushButton* m_otherSecret;
    QPushButton* m_details;
};

} // namespace brickwork
