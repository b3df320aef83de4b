#include "ui/compare/compare_panel.h"

#include "ui/compare/compare_view.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int leastForSides = 620; ///< narrower, two columns are too narrow to read
constexpr int iconSide = 18;

std::shared_ptr<const TextDiff> differenceOf(const ComparedTexts& texts)
{
    return std::make_shared<const TextDiff>(diffTexts(texts.alone ? texts.after : texts.before, texts.after));
}

} // namespace

ComparePanel::ComparePanel(Theme& theme, QWidget* parent)
    : QWidget(parent), m_summary(new BriefLabel(this)),
      m_extent(new QCheckBox(tr("Only what differs"), this)),
      m_sides(new QCheckBox(tr("Side by side"), this)), m_count(new QLabel(this)),
      m_before(new BriefLabel(this)), m_after(new BriefLabel(this)), m_labels(new QHBoxLayout),
      m_lines(new CompareView(theme, this)), m_sentence(new LeadingLabel({}, this))
{
    setObjectName(u"compare"_s);
    setAccessibleName(tr("Comparison"));
    m_previous =
        stepButton(u"compare.previous"_s, tr("Previous difference"), Qt::ALT | Qt::Key_Up, Step::Previous);
    m_next = stepButton(u"compare.next"_s, tr("Next difference"), Qt::ALT | Qt::Key_Down, Step::Next);
    build();
    restyle(theme);
    connect(&m_work, &QFutureWatcherBase::finished, this, &ComparePanel::take);
    connect(m_lines, &CompareView::currentChangeChanged, this, &ComparePanel::tell);
    connect(m_sides, &QCheckBox::toggled, this, &ComparePanel::arrange);
    connect(m_extent, &QCheckBox::toggled, this,
            [this](bool on) { m_lines->setExtent(on ? CompareExtent::Changes : CompareExtent::Everything); });
    connect(&theme, &Theme::changed, this, [this, &theme] { restyle(theme); });
    showSentence({});
}

ComparePanel::~ComparePanel()
{
    m_work.waitForFinished();
}

QToolButton* ComparePanel::stepButton(const QString& name, const QString& text, QKeyCombination keys,
                                      Step step)
{
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setObjectName(name + u".action"_s);
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(u"%1 (%2)"_s.arg(text, QKeySequence(keys).toString(QKeySequence::NativeText)));
    button->setFocusPolicy(Qt::TabFocus);
    button->setIconSize({iconSide, iconSide});
    addAction(action);
    connect(action, &QAction::triggered, this, [this, step] { go(step); });
    connect(button, &QToolButton::clicked, this, [this, step] { go(step); });
    return button;
}

void ComparePanel::build()
{
    m_summary->setObjectName(u"compare.summary"_s);
    m_extent->setObjectName(u"compare.extent"_s);
    m_sides->setObjectName(u"compare.sides"_s);
    m_count->setObjectName(u"compare.count"_s);
    m_before->setObjectName(u"compare.before"_s);
    m_after->setObjectName(u"compare.after"_s);
    m_sentence->setObjectName(u"compare.sentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setContentsMargins(space::xl, space::l, space::xl, space::l);
    for (QLabel* label : {static_cast<QLabel*>(m_before), static_cast<QLabel*>(m_after), m_count, m_sentence})
        setLook(label, Look::Faint);

    auto* tools = new QHBoxLayout;
    tools->setSpacing(space::s);
    tools->addWidget(m_summary, 1);
    tools->addWidget(m_extent);
    tools->addWidget(m_sides);
    tools->addSpacing(space::s);
    tools->addWidget(m_count);
    tools->addWidget(m_previous);
    tools->addWidget(m_next);
    m_labels->setSpacing(space::l);
    m_labels->setContentsMargins(space::s, 0, space::m, 0);
    m_labels->addWidget(m_before);
    m_labels->addWidget(m_after);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::s);
    column->addLayout(tools);
    column->addLayout(m_labels);
    column->addWidget(m_lines, 1);
    column->addWidget(m_sentence, 1, Qt::AlignTop);
    const QList<QWidget*> order{m_extent, m_sides, m_previous, m_next, m_lines};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

void ComparePanel::restyle(Theme& theme)
{
    for (QWidget* small :
         std::initializer_list<QWidget*>{m_extent, m_sides, m_count, m_before, m_after, m_summary})
        small->setFont(Theme::font(TextSize::Small));
    m_previous->setIcon(Theme::icon(u"chevron-up"_s, theme.tokens().ink));
    m_next->setIcon(Theme::icon(u"chevron-down"_s, theme.tokens().ink));
}

void ComparePanel::compare(const ComparedTexts& texts)
{
    m_texts = texts;
    if (m_work.isRunning())
        m_again = true;
    else
        run();
}

void ComparePanel::run()
{
    m_work.setFuture(QtConcurrent::run(differenceOf, m_texts));
}

void ComparePanel::take()
{
    if (std::exchange(m_again, false))
        return run();
    show(m_work.result());
}

void ComparePanel::show(const Work& diff)
{
    m_shown = std::exchange(m_texts, {});
    m_lines->setDiff(diff);
    m_lines->show();
    m_sentence->hide();
    arrange();
    m_lines->setCurrentIndex({});
    if (!m_lines->nextChange())
        m_lines->scrollToTop();
    tell();
    Q_EMIT compared();
}

void ComparePanel::showSentence(const QString& sentence)
{
    m_again = false;
    m_shown = {};
    m_lines->setDiff(nullptr);
    m_lines->hide();
    m_sentence->setText(sentence);
    m_sentence->show();
    arrange();
    tell();
}

void ComparePanel::focusLines()
{
    m_lines->setFocus(Qt::OtherFocusReason);
}

void ComparePanel::go(Step step)
{
    const bool went = step == Step::Next ? m_lines->nextChange() : m_lines->previousChange();
    if (!went)
        return;
    // Who pressed the button does not hear of the line otherwise.
    QAccessibleAnnouncementEvent event(m_lines,
                                       m_lines->currentIndex().data(Qt::AccessibleTextRole).toString());
    QAccessible::updateAccessibility(&event);
}

void ComparePanel::tell()
{
    const int changes = m_lines->changes();
    const int here = m_lines->currentChange();
    const TextDiff* diff = m_lines->diff();
    const bool compared = diff && !m_shown.alone;
    m_summary->setWhole(compared ? compareSummary(*diff, QLocale()) : QString());
    if (here >= 0)
        //: which difference one is at, of how many
        m_count->setText(tr("%1 of %2").arg(QLocale().toString(here + 1), QLocale().toString(changes)));
    else
        m_count->setText(changes == 1 ? tr("1 difference")
                                      : tr("%1 differences").arg(QLocale().toString(changes)));
    m_count->setVisible(changes > 0);
    for (QWidget* step : std::initializer_list<QWidget*>{m_previous, m_next, m_extent}) {
        step->setVisible(compared);
        step->setEnabled(changes > 0);
    }
    m_sides->setVisible(compared && width() >= leastForSides);
}

/// As wide as two columns need, or in one.
void ComparePanel::arrange()
{
    const bool wide = width() >= leastForSides;
    const bool sides = m_sides->isChecked() && wide && !m_shown.alone;
    m_lines->setCompareLayout(sides ? CompareLayout::Sides : CompareLayout::Inline);
    showLabels();
    tell();
}

void ComparePanel::showLabels()
{
    const bool sides = m_lines->compareLayout() == CompareLayout::Sides;
    const bool labelled = m_lines->diff() && !m_shown.alone;
    m_before->setVisible(labelled);
    m_after->setVisible(labelled);
    //: in the legend of a comparison; %1 is a time or "now"
    m_before->setWhole(sides ? m_shown.beforeLabel
                             : tr("\u2212 struck through: only in %1").arg(m_shown.beforeLabel));
    //: in the legend of a comparison; %1 is a time or "now"
    m_after->setWhole(sides ? m_shown.afterLabel : tr("+ underlined: only in %1").arg(m_shown.afterLabel));
    m_labels->setStretch(0, sides ? 1 : 0);
    m_labels->setStretch(1, 1);
}

void ComparePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace brickwork
