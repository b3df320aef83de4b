// The publishing sheet: where a draft is to go and what that would do there, shown before anything leaves;
// how far it has got; how it went. It draws a PublishState and says what the writer wants; it publishes
// nothing. Enter publishes, Escape closes, and what is on its way goes on behind the closed sheet.
#pragma once

#include "ui/posts/publish_state.h"
#include "ui/posts/theirs_view.h"
#include "ui/theme/sheet.h"

#include <QStringList>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace brickwork {

class ElidedLabel;
class ErrandView;
class PlaceForm;
class PlaceList;
class PlanView;
class Theme;
class WishForm;

class PublishSheet final : public Sheet
{
    Q_OBJECT

public:
    /// Rises over its parent, which steps back behind a veil, and keeps its top while it is open.
    PublishSheet(Theme& theme, QWidget* parent);

    /// Opens at the plan, or where publishing has got to. Without any place it asks for the first one, and
    /// offers `site` for it.
    void open(const PublishState& state, const std::optional<TargetConfig>& site = {});
    void setState(const PublishState& state);
    [[nodiscard]] const PublishState& state() const { return m_state; }
    /// The place that was to be added is not: its form stays open and says why.
    void refusePlace(const QString& sentence);
    /// The place is there now: back to the plan.
    void leavePlace();
    /// What stands at a place beside the draft's text, and what may be done about it.
    void showTheirs(const TheirText& text);

Q_SIGNALS:
    void placeChosen(const QString& place, bool chosen);
    void stateWished(brickwork::PostState state);
    void timeWished(const QDateTime& when);
    void newslettersWished(const QString& place);
    void newsletterChosen(const QString& place, const QString& word);
    void agreed(const QString& place, bool yes);
    void secretGiven(const QString& place, const QString& secret);
    void secretWished(const QString& place); ///< to be asked for another one
    void askAgainWished(const QString& place);
    void compareWished(const QString& place);
    void theirsAsDraftWished(const QString& place);
    void theirsTakeWished(const QString& place);
    void theirsReplaceWished(const QString& place);
    void byHandWished(const QString& place);
    void publishWished();
    void stopWished();
    void tryAgainWished();
    void targetAdded(const brickwork::TargetConfig& target);
    void otherKindWished();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum class Step
    {
        Plan,
        Place,
        Errand,
        Theirs
    };

    void build();
    void layBody();
    void layPlanStep();
    void connectAll();
    void connectTheirs();
    void connectPlan(PlanView& plan);
    void setFonts();
    void go(Step step);
    void showPlans();
    void orderStops();
    void tell();
    void tellPlanStep();
    void tellErrandStep();
    void place() override;
    void placeTheirs(const QSize& room);
    [[nodiscard]] int bodyHeight(int inside) const; ///< of all that scrolls, at that width
    void fit();                                     ///< to a body that wants another height than it has
    void askForPlace();
    void goBack();
    void act();
    void focusFirst();
    void followFocus(QWidget* now);
    [[nodiscard]] QWidget* likeliest() const;

    Step m_step = Step::Plan;
    PublishState m_state;
    std::optional<TargetConfig> m_site;
    bool m_awaited = false; ///< a wish was said and not answered yet
    bool m_touched = false; ///< the writer moved the keyboard since the sheet opened or changed its step
    int m_top = 0;          ///< kept while the sheet is open, unless a step needs more room
    int m_wanted = 0;       ///< height of the body when it was placed
    ElidedLabel* m_heading;
    QScrollArea* m_scroll;
    QWidget* m_body;
    QWidget* m_planStep;
    PlaceList* m_places;
    QPushButton* m_another;
    WishForm* m_wish;
    QVBoxLayout* m_planColumn;
    std::vector<PlanView*> m_plans;
    PlaceForm* m_form;
    ErrandView* m_errands;
    TheirsView* m_theirs;
    QLabel* m_hint;
    QPushButton* m_stop;
    QPushButton* m_cancel;
    QPushButton* m_do;
};

} // namespace brickwork
