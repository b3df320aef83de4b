#include "ui/posts/publish_sheet.h"

#include "ui/posts/elided_label.h"
#include "ui/posts/place_form.h"
#include "ui/posts/plan_view.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int sheetWidth = 520;
constexpr int markSide = 24;
constexpr int topShare = 7; ///< of the parent's height stands above the sheet: a seventh

} // namespace

PublishSheet::PublishSheet(Theme& theme, QWidget* parent)
    : Sheet(theme, parent), m_heading(new QLabel(this)), m_planStep(new QWidget(this)),
      m_target(new QComboBox(m_planStep)), m_another(new QPushButton(tr("Add another place…"), m_planStep)),
      m_plan(new PlanView(theme, m_planStep)), m_form(new PlaceForm(this)), m_successStep(new QWidget(this)),
      m_mark(new QLabel(m_successStep)), m_sentence(new QLabel(m_successStep)),
      m_address(new ElidedLabel(Qt::ElideMiddle, m_successStep)),
      m_openLink(new QPushButton(tr("Open it"), this)), m_cancel(new QPushButton(this)),
      m_do(new QPushButton(this))
{
    setObjectName(u"publish"_s);
    setAccessibleName(tr("Publish"));
    build();
    connectAll();
    setFonts();
    hide();
}

void PublishSheet::build()
{
    m_heading->setObjectName(u"publish.heading"_s);
    m_openLink->setObjectName(u"publish.open"_s);
    m_cancel->setObjectName(u"publish.cancel"_s);
    m_do->setObjectName(u"publish.do"_s);
    setLook(m_openLink, Look::Outlined);
    setLook(m_cancel, Look::Quiet);
    setLook(m_do, Look::Primary);
    layPlanStep();
    laySuccessStep();

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_openLink);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_do);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, space::l, 20, 20);
    layout->setSpacing(space::m);
    layout->addWidget(m_heading);
    for (QWidget* step : {m_planStep, static_cast<QWidget*>(m_form), m_successStep})
        layout->addWidget(step, 1);
    layout->addLayout(buttons);
}

void PublishSheet::layPlanStep()
{
    m_target->setObjectName(u"publish.target"_s);
    m_target->setAccessibleName(tr("Where to publish"));
    m_target->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_target->setMinimumContentsLength(12);
    m_another->setObjectName(u"publish.another"_s);
    setLook(m_another, Look::Quiet);
    auto* caption = new QLabel(tr("Where"), m_planStep);
    caption->setBuddy(m_target);
    setLook(caption, Look::Faint);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(caption);
    row->addWidget(m_target, 1);
    row->addWidget(m_another);
    auto* column = new QVBoxLayout(m_planStep);
    column->setContentsMargins({});
    column->setSpacing(space::m);
    column->addLayout(row);
    column->addWidget(m_plan, 1);
}

void PublishSheet::laySuccessStep()
{
    m_sentence->setObjectName(u"publish.success"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_address->setObjectName(u"publish.address"_s);
    setLook(m_address, Look::Faint);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addWidget(m_sentence, 1);
    auto* column = new QVBoxLayout(m_successStep);
    column->setContentsMargins({});
    column->setSpacing(space::s);
    column->addLayout(row);
    column->addWidget(m_address);
    column->addStretch();
}

void PublishSheet::connectAll()
{
    connect(m_target, &QComboBox::textActivated, this, [this](const QString& target) {
        m_plan->setState({}); // of another place: if there is no plan for this one, nothing of it may stay
        tell();
        Q_EMIT targetChosen(target);
    });
    connect(m_another, &QPushButton::clicked, this, &PublishSheet::askForPlace);
    connect(m_form, &PlaceForm::changed, this, [this] {
        m_awaited = false;
        tell();
    });
    connect(m_form, &PlaceForm::heightChanged, this, &PublishSheet::place);
    connect(m_openLink, &QPushButton::clicked, this, &PublishSheet::openLink);
    connect(m_cancel, &QPushButton::clicked, this, &PublishSheet::goBack);
    connect(m_do, &QPushButton::clicked, this, &PublishSheet::act);
    connect(&theme(), &Theme::changed, this, [this] {
        setFonts();
        place();
        update();
    });
}

void PublishSheet::setFonts()
{
    m_heading->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_address->setFont(Theme::font(TextSize::Small));
    m_mark->setPixmap(
        Theme::icon(u"check"_s, theme().tokens().cap).pixmap(QSize(markSide, markSide), devicePixelRatioF()));
}

void PublishSheet::open(const QStringList& targets, const QString& chosen)
{
    rememberFocus();
    m_targets = targets;
    m_awaited = false;
    m_target->clear();
    m_target->addItems(targets);
    m_target->setCurrentIndex(std::max(0, static_cast<int>(targets.indexOf(chosen))));
    m_plan->setState({});
    show();
    raise();
    if (targets.isEmpty())
        return askForPlace();
    go(Step::Plan);
    focusOn(m_cancel);
}

void PublishSheet::setPlan(const PublishPlan& plan)
{
    m_awaited = false;
    const bool choosing = m_target->hasFocus();
    m_plan->setState(planState(plan, QLocale()));
    go(Step::Plan);
    // Whoever goes through the places with the arrows stays there.
    if (!choosing)
        focusOn(m_do->isEnabled() ? m_do : m_cancel);
}

void PublishSheet::refuse(const QString& sentence)
{
    m_awaited = false;
    if (m_step == Step::Place) {
        m_form->refuse(sentence);
        return tell();
    }
    const bool choosing = m_target->hasFocus();
    // What was planned stays in sight beside the reason why it did not happen.
    PlanState state = m_plan->state();
    const PlanState refused = refusedState(sentence);
    state.verdict = refused.verdict;
    state.sentence = refused.sentence;
    state.button = state.button.isEmpty() ? refused.button : state.button;
    std::erase_if(state.notes, [](const PlanNote& note) { return note.refusal; });
    state.notes.insert(state.notes.begin(), refused.notes.begin(), refused.notes.end());
    m_plan->setState(state);
    go(Step::Plan);
    if (!choosing)
        focusOn(m_cancel);
}

void PublishSheet::succeeded(const QString& sentence, const QUrl& link)
{
    m_awaited = false;
    const bool safe = link.isLocalFile() || link.scheme() == "https"_L1 || link.scheme() == "http"_L1;
    m_link = safe ? link : QUrl();
    m_sentence->setText(sentence);
    m_address->setFullText(m_link.isLocalFile() ? QDir::toNativeSeparators(m_link.toLocalFile())
                                                : m_link.toDisplayString());
    m_address->setVisible(!m_link.isEmpty());
    go(Step::Success);
    focusOn(m_do);
}

void PublishSheet::askForPlace()
{
    m_form->reset(m_targets);
    go(Step::Place);
    focusOn(m_form->firstField());
}

void PublishSheet::go(Step step)
{
    m_step = step;
    m_planStep->setVisible(step == Step::Plan);
    m_form->setVisible(step == Step::Place);
    m_successStep->setVisible(step == Step::Success);
    tell();
    place();
}

/// Heading and buttons of the step.
void PublishSheet::tell()
{
    const PlanState& plan = m_plan->state();
    const bool first = m_targets.isEmpty();
    m_openLink->setVisible(m_step == Step::Success && !m_link.isEmpty());
    m_cancel->setVisible(m_step != Step::Success);
    m_do->setVisible(m_step != Step::Plan || plan.verdict != PlanVerdict::Done);
    switch (m_step) {
    case Step::Plan:
        m_heading->setText(tr("Publish"));
        m_cancel->setText(plan.verdict == PlanVerdict::Done ? tr("Close") : tr("Cancel"));
        m_do->setText(plan.button.isEmpty() ? tr("Publish") : plan.button);
        m_do->setEnabled(plan.verdict == PlanVerdict::May);
        break;
    case Step::Place:
        m_heading->setText(first ? tr("Where do your posts go?") : tr("Add another place"));
        m_cancel->setText(first ? tr("Cancel") : tr("Back"));
        m_do->setText(tr("Add this place"));
        m_do->setEnabled(m_form->isComplete());
        break;
    case Step::Success:
        m_heading->setText(tr("Publish"));
        m_do->setText(tr("Done"));
        m_do->setEnabled(true);
        break;
    }
}

void PublishSheet::act()
{
    if (m_step == Step::Success)
        return dismiss();
    // Until there is an answer nothing is wished twice.
    if (m_awaited || !m_do->isEnabled())
        return;
    m_awaited = true;
    if (m_step == Step::Place)
        Q_EMIT targetAdded(m_form->target());
    else
        Q_EMIT publishWished(m_target->currentText());
}

void PublishSheet::goBack()
{
    if (m_step != Step::Place || m_targets.isEmpty())
        return dismiss();
    m_awaited = false;
    go(Step::Plan);
    focusOn(m_do->isEnabled() ? m_do : m_cancel);
}

void PublishSheet::openLink()
{
    QDesktopServices::openUrl(m_link);
}

void PublishSheet::focusOn(QWidget* widget)
{
    widget->setFocus(Qt::OtherFocusReason);
}

void PublishSheet::showEvent(QShowEvent* event)
{
    m_top = parentWidget()->height() / topShare;
    Sheet::showEvent(event);
}

/// As high as its content, never higher than its parent: then the notes scroll. It grows downwards, and moves
/// up only where there is no more room below.
void PublishSheet::place()
{
    const QSize room = parentWidget()->size() - QSize(2 * space::l, 2 * space::l);
    const int width = std::min(sheetWidth, room.width());
    const QMargins margins = layout()->contentsMargins();
    const int inside = width - margins.left() - margins.right();
    const int notes = m_step == Step::Plan ? m_plan->notesHeight(inside) : 0;
    m_plan->setNotesHeight(0);
    layout()->activate();
    const int bare = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                   : layout()->totalSizeHint().height();
    const int shown = std::min(notes, std::max(0, room.height() - bare));
    m_plan->setNotesHeight(shown);
    resize(width, std::min(bare + shown, room.height()));
    m_top = std::min(m_top, parentWidget()->height() - space::l - height());
    move((parentWidget()->width() - width) / 2, m_top);
}

void PublishSheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return dismiss();
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

void PublishSheet::veilPressed()
{
    if (!m_awaited)
        dismiss();
}

bool PublishSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        m_top = parentWidget()->height() / topShare;
    return Sheet::eventFilter(watched, event);
}

} // namespace brickwork
