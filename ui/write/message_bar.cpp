#include "ui/write/message_bar.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int iconSide = 18;
constexpr int usualAnswers = 4;

} // namespace

MessageBar::MessageBar(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_sentence(new QLabel(this)),
      m_row(new QHBoxLayout)
{
    setObjectName(u"messageBar"_s);
    setAccessibleName(tr("Message"));
    m_sentence->setObjectName(u"messageBar.sentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* words = new QHBoxLayout;
    words->setSpacing(space::m);
    words->addWidget(m_icon, 0, Qt::AlignTop);
    words->addWidget(m_sentence, 1);
    m_row->setSpacing(space::s);
    m_row->setContentsMargins(iconSide + space::m, 0, 0, 0);
    m_row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::m, 20, space::m);
    column->setSpacing(space::s);
    column->addLayout(words);
    column->addLayout(m_row);
    // Made once and shown as needed: a button made later would come last with the Tab key.
    while (m_buttons.size() < usualAnswers)
        addButton();
    connect(&m_theme, &Theme::changed, this, &MessageBar::recolour);
}

void MessageBar::addButton()
{
    auto* button = new QPushButton(this);
    button->hide();
    m_row->insertWidget(static_cast<int>(m_buttons.size()), button);
    if (!m_buttons.empty())
        setTabOrder(m_buttons.back(), button);
    connect(button, &QPushButton::clicked, this, [this, at = m_buttons.size()] {
        const QString id = m_state.actions.at(at).id; // the answer may bring another state
        Q_EMIT actionChosen(id);
    });
    m_buttons.push_back(button);
}

void MessageBar::setState(const BarState& state)
{
    if (state == m_state)
        return;
    m_state = state;
    m_sentence->setText(state.sentence);
    setAccessibleDescription(state.sentence);
    while (m_buttons.size() < state.actions.size())
        addButton();
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        const bool used = i < state.actions.size();
        m_buttons[i]->setText(used ? state.actions[i].text : QString());
        m_buttons[i]->setObjectName(used ? u"messageBar."_s + state.actions[i].id : QString());
        m_buttons[i]->setVisible(used);
    }
    recolour();
}

void MessageBar::recolour()
{
    const Tokens& t = m_theme.tokens();
    const bool warning = m_state.tone == BarTone::Warning;
    const QIcon icon = Theme::icon(warning ? u"warning"_s : u"information"_s, warning ? t.brick : t.faint);
    m_icon->setPixmap(icon.pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
    update();
}

void MessageBar::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.fillRect(rect(), m_state.tone == BarTone::Warning ? blend(t.brick, t.paper, 0.09) : t.wall);
    painter.fillRect(0, height() - 1, width(), 1, t.line);
}

} // namespace brickwork
