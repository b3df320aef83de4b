// The steps of the publishing sheet: what its heading and buttons say in each, where the keyboard is, and how
// much room the sheet takes.
#include "ui/posts/elided_label.h"
#include "ui/posts/errand_view.h"
#include "ui/posts/place_form.h"
#include "ui/posts/place_list.h"
#include "ui/posts/plan_view.h"
#include "ui/posts/publish_sheet.h"
#include "ui/posts/wish_form.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int sheetWidth = 600;
constexpr int widestSheet = 1120; ///< with two texts in it
constexpr int topShare = 7;       ///< of the parent's height stands above the sheet: a seventh

} // namespace

void PublishSheet::go(Step step)
{
    m_step = step;
    m_planStep->setVisible(step == Step::Plan);
    m_form->setVisible(step == Step::Place);
    m_errands->setVisible(step == Step::Errand);
    m_scroll->setVisible(step != Step::Theirs);
    m_theirs->setVisible(step == Step::Theirs);
    tell();
    place();
}

/// Heading and buttons of the step.
void PublishSheet::tell()
{
    m_stop->setVisible(m_step == Step::Errand && m_state.mayStop);
    m_hint->setVisible(m_step != Step::Theirs);
    m_hint->setText({});
    m_cancel->setVisible(m_step != Step::Theirs);
    m_do->setVisible(m_step != Step::Theirs);
    setLook(m_do, Look::Primary);
    const bool first = m_state.places.empty();
    switch (m_step) {
    case Step::Plan:
        return tellPlanStep();
    case Step::Errand:
        return tellErrandStep();
    case Step::Place:
        m_heading->setFullText(first ? tr("Where do your posts go?") : tr("Another place"));
        m_cancel->setText(first ? tr("Cancel") : tr("Back"));
        m_do->setText(tr("Add this place"));
        return m_do->setEnabled(m_form->isComplete());
    case Step::Theirs:
        //: %1 is a place
        return m_heading->setFullText(tr("%1 has another text").arg(m_theirs->place()));
    }
}

void PublishSheet::tellPlanStep()
{
    const bool nothing =
        !m_state.plans.empty() && std::ranges::all_of(m_state.plans, [](const PlanState& plan) {
            return plan.verdict == PlanVerdict::Done || plan.verdict == PlanVerdict::ByHand;
        });
    m_heading->setFullText(m_state.title.isEmpty() ? tr("Publish") : tr("Publish “%1”").arg(m_state.title));
    m_hint->setText(m_state.hint);
    m_cancel->setText(nothing ? tr("Close") : tr("Cancel"));
    m_do->setVisible(!nothing);
    m_do->setText(m_state.button.isEmpty() ? tr("Publish") : m_state.button);
    m_do->setEnabled(m_state.mayPublish);
}

void PublishSheet::tellErrandStep()
{
    m_heading->setFullText(m_state.title.isEmpty() ? tr("Publish") : tr("Publish “%1”").arg(m_state.title));
    m_cancel->setVisible(m_state.mayTryAgain);
    m_cancel->setText(tr("Close"));
    m_do->setEnabled(true);
    m_do->setText(m_state.running       ? tr("Go on writing")
                  : m_state.mayTryAgain ? tr("Try again…")
                                        : tr("Done"));
    if (m_state.running)
        m_hint->setText(tr("It goes on when this sheet is closed."));
}

/// Where Enter does what is likeliest: the button, or what it waits for.
QWidget* PublishSheet::likeliest() const
{
    if (m_step == Step::Errand)
        return m_state.mayTryAgain ? m_cancel : m_do;
    for (const PlanView* plan : m_plans) {
        if (QWidget* wanted = plan->wantedStop())
            return wanted;
    }
    if (m_do->isEnabled() && !m_do->isHidden())
        return m_do;
    const bool asking = std::ranges::contains(m_state.plans, PlanVerdict::Asking, &PlanState::verdict);
    QWidget* stop = m_places->firstStop();
    // A key pressed while the places are asked must neither publish nor close.
    return asking && stop ? stop : m_cancel;
}

void PublishSheet::focusFirst()
{
    likeliest()->setFocus(Qt::OtherFocusReason);
    m_touched = false;
}

/// Plans come and go, and are made after the buttons below them. The keyboard goes round in a circle: what
/// stands first follows what stands last.
void PublishSheet::orderStops()
{
    QList<QWidget*> order;
    if (!m_plans.empty())
        order << m_plans.back()->lastStop();
    order << m_stop << m_cancel << m_do << m_places->stops() << m_another << m_wish->stops();
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

void PublishSheet::showEvent(QShowEvent* event)
{
    m_top = parentWidget()->height() / topShare;
    Sheet::showEvent(event);
}

/// As high as its content, never higher than its parent: then it scrolls. It grows downwards, and moves up
/// only where there is no more room below.
void PublishSheet::place()
{
    const QSize room = parentWidget()->size() - QSize(2 * space::l, 2 * space::l);
    if (m_step == Step::Theirs)
        return placeTheirs(room);
    const int width = std::min(sheetWidth, room.width());
    const QMargins margins = layout()->contentsMargins();
    const int inside = width - margins.left() - margins.right();
    m_body->layout()->activate();
    const int wanted = bodyHeight(inside);
    m_wanted = wanted;
    m_scroll->setFixedHeight(0);
    layout()->activate();
    const int bare = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                   : layout()->totalSizeHint().height();
    const int shown = std::min(wanted, std::max(0, room.height() - bare));
    m_scroll->setFixedHeight(shown);
    resize(width, std::min(bare + shown, room.height()));
    m_top = std::min(m_top, parentWidget()->height() - space::l - height());
    move((parentWidget()->width() - width) / 2, m_top);
}

int PublishSheet::bodyHeight(int inside) const
{
    return std::max(0, m_body->layout()->totalHeightForWidth(inside));
}

void PublishSheet::fit()
{
    const QMargins margins = layout()->contentsMargins();
    if (isVisible() && m_step != Step::Theirs &&
        bodyHeight(width() - margins.left() - margins.right()) != m_wanted)
        place();
}

void PublishSheet::placeTheirs(const QSize& room)
{
    resize(std::min(widestSheet, room.width()), room.height());
    move((parentWidget()->width() - width()) / 2, space::l);
}

bool PublishSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        m_top = parentWidget()->height() / topShare;
    // Words that were wrapped anew may want another line.
    if (watched == m_body && event->type() == QEvent::LayoutRequest && isVisible())
        QMetaObject::invokeMethod(this, &PublishSheet::fit, Qt::QueuedConnection);
    return Sheet::eventFilter(watched, event);
}

} // namespace brickwork
