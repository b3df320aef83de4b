// The publishing sheet: the plan shown before anything leaves, the form for a place to publish to, and how it
// went. It says what the writer wants; it publishes nothing. Enter publishes, Escape closes.
#pragma once

#include "core/publish/plan.h"
#include "ui/theme/sheet.h"

#include <QStringList>
#include <QUrl>

class QComboBox;
class QLabel;
class QPushButton;

namespace brickwork {

class ElidedLabel;
class PlaceForm;
class PlanView;
class Theme;

class PublishSheet final : public Sheet
{
    Q_OBJECT

public:
    /// Rises over its parent, which steps back behind a veil, and keeps its top while it is open.
    PublishSheet(Theme& theme, QWidget* parent);

    /// Opens with the places there are, one of them chosen; without any it asks for the first one. A plan is
    /// awaited.
    void open(const QStringList& targets, const QString& chosen);
    void setPlan(const PublishPlan& plan);
    /// The wish was not granted: the sheet stays open and says why.
    void refuse(const QString& sentence);
    void succeeded(const QString& sentence, const QUrl& link);

Q_SIGNALS:
    void targetChosen(const QString& target);
    void publishWished(const QString& target);
    void targetAdded(const brickwork::TargetConfig& target);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum class Step
    {
        Plan,
        Place,
        Success
    };

    void build();
    void layPlanStep();
    void laySuccessStep();
    void connectAll();
    void setFonts();
    void go(Step step);
    void tell();
    void place() override;
    void veilPressed() override;
    void askForPlace();
    void goBack();
    void act();
    void openLink();
    void focusOn(QWidget* widget);

    Step m_step = Step::Plan;
    QStringList m_targets;
    QUrl m_link;
    bool m_awaited = false; ///< a wish was said and not answered yet
    int m_top = 0;          ///< kept while the sheet is open, unless a step needs more room
    QLabel* m_heading;
    QWidget* m_planStep;
    QComboBox* m_target;
    QPushButton* m_another;
    PlanView* m_plan;
    PlaceForm* m_form;
    QWidget* m_successStep;
    QLabel* m_mark;
    QLabel* m_sentence;
    ElidedLabel* m_address;
    QPushButton* m_openLink;
    QPushButton* m_cancel;
    QPushButton* m_do;
};

} // namespace brickwork
