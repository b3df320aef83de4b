#include "ui/write/compare_sheet.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int widest = 1120;
constexpr size_t mostActions = 3;

} // namespace

CompareSheet::CompareSheet(Theme& theme, QWidget* parent)
    : Sheet(theme, parent), m_heading(new LeadingLabel({}, this)), m_sentence(new LeadingLabel({}, this)),
      m_panel(new ComparePanel(theme, this)), m_close(new QPushButton(tr("Close"), this)),
      m_buttons(new QHBoxLayout)
{
    setObjectName(u"compareSheet"_s);
    build();
    setFonts();
    connect(m_close, &QPushButton::clicked, this, &CompareSheet::dismiss);
    connect(&theme, &Theme::changed, this, [this] {
        setFonts();
        place();
        update();
    });
    hide();
}

void CompareSheet::build()
{
    m_heading->setObjectName(u"compareSheet.heading"_s);
    m_sentence->setObjectName(u"compareSheet.sentence"_s);
    m_sentence->setWordWrap(true);
    setLook(m_sentence, Look::Faint);
    m_close->setObjectName(u"compareSheet.close"_s);
    setLook(m_close, Look::Quiet);
    m_buttons->setSpacing(space::s);
    m_buttons->addWidget(m_close);
    m_buttons->addStretch();
    QWidget* before = m_close;
    for (size_t i = 0; i < mostActions; ++i) {
        auto* button = new QPushButton(this);
        button->setAutoDefault(false);
        m_answers.push_back(button);
        connect(button, &QPushButton::clicked, this, [this, i] {
            const QString id = m_actions.at(i).id;
            dismiss();
            Q_EMIT actionChosen(id);
        });
    }
    // The likeliest stands at the end.
    for (auto button = m_answers.rbegin(); button != m_answers.rend(); ++button) {
        m_buttons->addWidget(*button);
        setTabOrder(before, *button);
        before = *button;
    }
    setLook(m_answers.front(), Look::Primary);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(m_heading);
    column->addWidget(m_sentence);
    column->addWidget(m_panel, 1);
    column->addLayout(m_buttons);
}

void CompareSheet::setFonts()
{
    m_heading->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
}

void CompareSheet::open(const Comparison& comparison)
{
    rememberFocus();
    m_actions = comparison.actions;
    m_heading->setText(comparison.heading);
    setAccessibleName(comparison.heading);
    setAccessibleDescription(comparison.sentence);
    m_sentence->setText(comparison.sentence);
    m_sentence->setVisible(!comparison.sentence.isEmpty());
    for (size_t i = 0; i < m_answers.size(); ++i) {
        const bool used = i < m_actions.size();
        m_answers[i]->setVisible(used);
        m_answers[i]->setText(used ? m_actions[i].text : QString());
        m_answers[i]->setObjectName(used ? u"compareSheet."_s + m_actions[i].id : QString());
    }
    m_panel->showSentence(tr("Comparing…"));
    m_panel->compare(comparison.texts);
    show();
    place();
    raise();
    // Nothing is chosen by a key that was meant for something else.
    m_close->setFocus(Qt::OtherFocusReason);
    connect(
        m_panel, &ComparePanel::compared, this, [this] { m_panel->focusLines(); }, Qt::SingleShotConnection);
}

void CompareSheet::place()
{
    const QSize room = parentWidget()->size() - QSize(2 * space::xl, 2 * space::xl);
    resize(std::min(room.width(), widest), room.height());
    move((parentWidget()->width() - width()) / 2, (parentWidget()->height() - height()) / 2);
}

} // namespace brickwork
