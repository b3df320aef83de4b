#include "ui/posts/publish_sheet.h"

#include "ui/posts/elided_label.h"
#include "ui/posts/errand_view.h"
#include "ui/posts/place_form.h"
#include "ui/posts/place_list.h"
#include "ui/posts/plan_view.h"
#include "ui/posts/wish_form.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int sideMargin = 20;

} // namespace

PublishSheet::PublishSheet(Theme& theme, QWidget* parent)
    : Sheet(theme, parent), m_heading(new ElidedLabel(Qt::ElideRight, this)), m_scroll(new QScrollArea(this)),
      m_body(new QWidget), m_planStep(new QWidget(m_body)), m_places(new PlaceList(theme, m_planStep)),
      m_another(new QPushButton(tr("Another place…"), m_planStep)), m_wish(new WishForm(theme, m_planStep)),
      m_planColumn(new QVBoxLayout), m_form(new PlaceForm(theme, m_body)),
      m_errands(new ErrandView(theme, m_body)), m_theirs(new TheirsView(theme, this)),
      m_hint(new LeadingLabel({}, this)), m_stop(new QPushButton(tr("Stop"), this)),
      m_cancel(new QPushButton(this)), m_do(new QPushButton(this))
{
    setObjectName(u"publish"_s);
    setAccessibleName(tr("Publish"));
    build();
    connectAll();
    connectTheirs();
    setFonts();
    hide();
}

void PublishSheet::build()
{
    m_heading->setObjectName(u"publish.heading"_s);
    m_stop->setObjectName(u"publish.stop"_s);
    m_stop->setToolTip(
        tr("What has not been begun is not done; what is on its way is finished or settled later"));
    m_cancel->setObjectName(u"publish.cancel"_s);
    m_do->setObjectName(u"publish.do"_s);
    m_hint->setObjectName(u"publish.hint"_s);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    setLook(m_hint, Look::Faint);
    setLook(m_stop, Look::Quiet);
    setLook(m_cancel, Look::Quiet);
    setLook(m_do, Look::Primary);
    layBody();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_do);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(sideMargin, space::l, sideMargin, sideMargin);
    layout->setSpacing(space::m);
    layout->addWidget(m_heading);
    layout->addWidget(m_scroll);
    layout->addWidget(m_theirs, 1);
    layout->addLayout(buttons);
}

/// All that may be longer than the sheet can be: it scrolls.
void PublishSheet::layBody()
{
    layPlanStep();
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins({});
    body->setSpacing(0);
    for (QWidget* step : std::initializer_list<QWidget*>{m_planStep, m_form, m_errands})
        body->addWidget(step);
    body->addStretch();
    m_body->setObjectName(u"publish.body"_s);
    m_body->installEventFilter(this);
    m_scroll->setObjectName(u"publish.scroll"_s);
    m_scroll->setAccessibleName(tr("Publish"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus); // it follows the keyboard, and each of its lines can be reached
    m_scroll->setWidget(m_body);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_body->setAutoFillBackground(false);
}

void PublishSheet::layPlanStep()
{
    m_another->setObjectName(u"publish.another"_s);
    m_another->setAutoDefault(false);
    setLook(m_another, Look::Link);
    auto* rule = new QFrame(m_planStep);
    rule->setFrameShape(QFrame::HLine);
    m_planColumn->setSpacing(space::l);
    auto* column = new QVBoxLayout(m_planStep);
    column->setContentsMargins({});
    column->setSpacing(space::s);
    column->addWidget(m_places);
    column->addWidget(m_another, 0, Qt::AlignLeading);
    column->addWidget(m_wish);
    column->addSpacing(space::xs);
    column->addWidget(rule);
    column->addSpacing(space::xs);
    column->addLayout(m_planColumn);
}

void PublishSheet::connectAll()
{
    connect(m_places, &PlaceList::chosen, this, &PublishSheet::placeChosen);
    connect(m_another, &QPushButton::clicked, this, &PublishSheet::askForPlace);
    connect(m_wish, &WishForm::stateWished, this, &PublishSheet::stateWished);
    connect(m_wish, &WishForm::timeWished, this, &PublishSheet::timeWished);
    connect(m_wish, &WishForm::newslettersWished, this, &PublishSheet::newslettersWished);
    connect(m_wish, &WishForm::newsletterChosen, this, &PublishSheet::newsletterChosen);
    connect(m_form, &PlaceForm::changed, this, [this] {
        m_awaited = false;
        tell();
    });
    connect(m_form, &PlaceForm::heightChanged, this, &PublishSheet::place);
    connect(m_form, &PlaceForm::siteWished, this, &PublishSheet::targetAdded);
    connect(m_form, &PlaceForm::otherKindWished, this, [this] {
        dismiss();
        Q_EMIT otherKindWished();
    });
    connect(m_stop, &QPushButton::clicked, this, &PublishSheet::stopWished);
    connect(m_cancel, &QPushButton::clicked, this, &PublishSheet::goBack);
    connect(m_do, &QPushButton::clicked, this, &PublishSheet::act);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { followFocus(now); });
    connect(&theme(), &Theme::changed, this, [this] {
        setFonts();
        place();
        update();
    });
}

void PublishSheet::connectTheirs()
{
    connect(m_theirs, &TheirsView::leaveWished, this, [this] { go(Step::Plan); });
    connect(m_theirs, &TheirsView::asDraftWished, this, &PublishSheet::theirsAsDraftWished);
    connect(m_theirs, &TheirsView::takeWished, this, &PublishSheet::theirsTakeWished);
    connect(m_theirs, &TheirsView::replaceWished, this, [this](const QString& from) {
        go(Step::Plan);
        Q_EMIT theirsReplaceWished(from);
    });
}

void PublishSheet::connectPlan(PlanView& plan)
{
    connect(&plan, &PlanView::heightChanged, this, &PublishSheet::place);
    connect(&plan, &PlanView::agreed, this, &PublishSheet::agreed);
    connect(&plan, &PlanView::secretGiven, this, &PublishSheet::secretGiven);
    connect(&plan, &PlanView::secretWished, this, &PublishSheet::secretWished);
    connect(&plan, &PlanView::askAgainWished, this, &PublishSheet::askAgainWished);
    connect(&plan, &PlanView::compareWished, this, &PublishSheet::compareWished);
    connect(&plan, &PlanView::byHandWished, this, &PublishSheet::byHandWished);
}

void PublishSheet::setFonts()
{
    m_heading->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_hint->setFont(Theme::font(TextSize::Small));
}

void PublishSheet::open(const PublishState& state, const std::optional<TargetConfig>& site)
{
    rememberFocus();
    m_site = site;
    m_awaited = false;
    m_step = Step::Plan;
    m_state = {};
    for (PlanView* plan : m_plans)
        delete plan; // what was unfolded was of another draft
    m_plans.clear();
    m_scroll->ensureVisible(0, 0);
    show();
    raise();
    setState(state);
    if (state.places.empty())
        return askForPlace();
    focusFirst();
}

void PublishSheet::setState(const PublishState& state)
{
    const bool ended = m_state.running && !state.running;
    m_state = state;
    m_awaited = false;
    const Step before = m_step;
    m_places->setPlaces(state.places);
    m_wish->setWish(state.wish);
    showPlans();
    m_errands->setErrands(state.errands);
    Step step = m_step;
    if (!state.errands.empty())
        step = Step::Errand;
    else if (m_step == Step::Errand)
        step = Step::Plan;
    if (!isVisible())
        return;
    go(step);
    if (step != before || ended)
        m_touched = false;
    if (!m_touched && step != Step::Place && step != Step::Theirs)
        focusFirst();
}

void PublishSheet::showPlans()
{
    while (m_plans.size() > m_state.plans.size()) {
        delete m_plans.back();
        m_plans.pop_back();
    }
    while (m_plans.size() < m_state.plans.size()) {
        m_plans.push_back(new PlanView(theme(), m_planStep));
        m_planColumn->addWidget(m_plans.back());
        connectPlan(*m_plans.back());
        m_plans.back()->show(); // now: the sheet is measured before the layout would do it
    }
    for (std::size_t i = 0; i < m_plans.size(); ++i)
        m_plans[i]->setState(m_state.plans[i], m_plans.size() > 1);
    orderStops();
}

void PublishSheet::followFocus(QWidget* now)
{
    if (!now || !isVisible())
        return;
    if (isAncestorOf(now) && now != likeliest())
        m_touched = true;
    if (m_body->isAncestorOf(now))
        m_scroll->ensureWidgetVisible(now, space::s, space::s);
}

void PublishSheet::refusePlace(const QString& sentence)
{
    m_awaited = false;
    m_form->refuse(sentence);
    tell();
}

void PublishSheet::leavePlace()
{
    if (m_step != Step::Place)
        return;
    m_touched = false;
    go(Step::Plan);
    focusFirst();
}

void PublishSheet::showTheirs(const TheirText& text)
{
    m_theirs->prepare(text);
    go(Step::Theirs);
    m_theirs->enter();
}

void PublishSheet::askForPlace()
{
    QStringList taken;
    for (const PlaceChoice& one : m_state.places)
        taken << one.name;
    m_form->reset(taken, m_site);
    go(Step::Place);
    m_form->firstField()->setFocus(Qt::OtherFocusReason);
}

void PublishSheet::act()
{
    // Until there is an answer nothing is wished twice.
    if (m_awaited || !m_do->isEnabled() || m_do->isHidden())
        return;
    switch (m_step) {
    case Step::Plan:
        m_awaited = true;
        return Q_EMIT publishWished();
    case Step::Place:
        m_awaited = true;
        return Q_EMIT targetAdded(m_form->target());
    case Step::Errand:
        return m_state.mayTryAgain ? Q_EMIT tryAgainWished() : dismiss();
    case Step::Theirs:
        break;
    }
}

void PublishSheet::goBack()
{
    if (m_step != Step::Place || m_state.places.empty())
        return dismiss();
    leavePlace();
}

void PublishSheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return m_step == Step::Theirs ? go(Step::Plan) : dismiss();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || (event->modifiers() & ~Qt::KeypadModifier))
        return QFrame::keyPressEvent(event); // with a modifier Enter presses nothing here
    // The key that opened the sheet may still be down: it must not publish by itself.
    if (event->isAutoRepeat())
        return;
    if (auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
        button && isAncestorOf(button))
        return button->click();
    act();
}

} // namespace brickwork
