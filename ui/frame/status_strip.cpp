#include "ui/frame/status_strip.h"

#include "ui/charts/week_course.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int widthShare = 5; ///< of the strip: a fifth for what goes on behind the page
constexpr int leastErrand = 120;
constexpr int widestErrand = 320;

} // namespace

StatusStrip::StatusStrip(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_save(new QLabel(this)), m_words(new QLabel(this)),
      m_streak(new QLabel(this)), m_course(new WeekCourse(theme, this)), m_errand(new QPushButton(this)),
      m_stack(new QPushButton(tr("Stack a brick"), this))
{
    setObjectName(u"strip"_s);
    setAccessibleName(tr("Status"));
    const std::array labels{std::pair{m_save, tr("Saving")}, std::pair{m_words, tr("Words")},
                            std::pair{m_streak, tr("Streak")}};
    for (const auto& [label, name] : labels) {
        label->setFont(Theme::font(TextSize::Small));
        label->setTextFormat(Qt::PlainText);
        label->setAccessibleName(name);
        setLook(label, Look::Faint);
    }
    m_save->setObjectName(u"strip.save"_s);
    m_words->setObjectName(u"strip.words"_s);
    m_streak->setObjectName(u"strip.streak"_s);
    m_stack->setObjectName(u"strip.stack"_s);
    m_stack->setToolTip(tr("Stack a brick (Ctrl+Shift+B)"));
    setLook(m_stack, Look::Primary);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 5, space::l, 5);
    layout->setSpacing(space::xl);
    layout->addWidget(m_save);
    layout->addWidget(m_words);
    layout->addSpacing(space::l);
    layout->addWidget(m_course);
    layout->addWidget(m_streak);
    layout->addWidget(m_errand);
    layout->addStretch();
    layout->addWidget(m_stack);
    m_errand->setObjectName(u"strip.errand"_s);
    m_errand->setFont(Theme::font(TextSize::Small));
    m_errand->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setLook(m_errand, Look::Quiet);
    m_errand->hide();
    connect(m_errand, &QPushButton::clicked, this, &StatusStrip::errandChosen);
    m_stack->setMinimumWidth(154);
    // What stands beside it must not move with every second.
    const QFontMetrics metrics(m_save->font());
    m_save->setMinimumWidth(std::max(metrics.horizontalAdvance(tr("Saved %1 s ago").arg(59)),
                                     metrics.horizontalAdvance(tr("Edited, saving soon"))));
    connect(m_stack, &QPushButton::clicked, this, &StatusStrip::stackRequested);
    connect(&m_theme, &Theme::changed, this, &StatusStrip::recolour);
}

void StatusStrip::setState(const StripState& state)
{
    if (state == m_state)
        return;
    m_state = state;
    const QString warning = state.tone == StripTone::Warning ? u"⚠ "_s : QString();
    m_save->setText(warning + state.save);
    m_save->setToolTip(state.detail);
    m_save->setVisible(!state.save.isEmpty());
    m_words->setText(state.words);
    m_words->setToolTip(state.wordsDetail);
    m_words->setVisible(!state.words.isEmpty());
    m_streak->setText(state.streak);
    m_streak->setToolTip(state.streakDetail);
    recolour();
}

void StatusStrip::recolour()
{
    const Tokens& t = m_theme.tokens();
    QPalette palette = m_save->palette();
    palette.setColor(QPalette::WindowText, m_state.tone == StripTone::Warning ? t.brick : t.faint);
    m_save->setPalette(palette);
    update();
}

void StatusStrip::setCourse(const CourseState& course)
{
    m_course->setState(course);
}

void StatusStrip::setErrand(const QString& sentence)
{
    if (sentence == m_errandSentence)
        return;
    m_errandSentence = sentence;
    m_errand->setVisible(!sentence.isEmpty());
    m_errand->setToolTip(sentence.toHtmlEscaped());
    m_errand->setAccessibleName(sentence);
    fitErrand();
}

/// As much of it as there is room for beside the rest.
void StatusStrip::fitErrand()
{
    const int widest = std::clamp(width() / widthShare, leastErrand, widestErrand);
    m_errand->setText(
        m_errand->fontMetrics().elidedText(m_errandSentence, Qt::ElideRight, widest).replace(u'&', u"&&"_s));
}

void StatusStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitErrand();
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.wall);
    painter.fillRect(0, 0, width(), 1, t.line);
}

} // namespace brickwork
