#include "ui/frame/toast.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int offeredFor = 10'000; // ms
constexpr int widest = 560;        ///< of the sentence, which goes on in further lines

} // namespace

Toast::Toast(Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_sentence(new QLabel(this)), m_action(new QPushButton(this))
{
    setObjectName(u"toast"_s);
    setAccessibleName(tr("Message"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::l, space::s, space::s, space::s);
    layout->setSpacing(space::m);
    layout->addWidget(m_sentence);
    layout->addWidget(m_action);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_action->setObjectName(u"toast.action"_s);
    m_action->setFocusPolicy(Qt::TabFocus);
    setLook(m_action, Look::Quiet);
    m_leave.setSingleShot(true);
    m_leave.setInterval(offeredFor);
    connect(&m_leave, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto act = std::exchange(m_act, {}))
            act();
    });
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void Toast::say(const QString& sentence, const QString& action, std::function<void()> act)
{
    m_act = std::move(act);
    const QString text = sentence.simplified();
    m_sentence->setText(text);
    m_sentence->setFixedWidth(std::min(widest, m_sentence->fontMetrics().horizontalAdvance(text) + 2));
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleDescription(sentence);
    layout()->activate();
    show();
    raise();
    place(m_area);
    m_leave.start();
}

void Toast::place(const QRect& area)
{
    m_area = area;
    adjustSize();
    // At the end of the window, away from the line that is being written.
    const int x = isRightToLeft() ? area.left() + space::l : area.right() - width() - space::l;
    move(x, area.bottom() - height() - space::m);
}

void Toast::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.line);
    painter.setBrush(blend(t.wall, t.paper, 0.7));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::card, radius::card);
}

} // namespace brickwork
