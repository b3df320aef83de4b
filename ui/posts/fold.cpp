#include "ui/posts/fold.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int iconSide = 14;

} // namespace

Fold::Fold(Theme& theme, const QString& objectName, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_button(new QPushButton(this)), m_column(new QVBoxLayout(this))
{
    setObjectName(objectName);
    m_button->setObjectName(objectName + u".button"_s);
    m_button->setAutoDefault(false);
    m_button->setIconSize({iconSide, iconSide});
    setLook(m_button, Look::Quiet);
    m_column->setContentsMargins({});
    m_column->setSpacing(space::xs);
    m_column->addWidget(m_button, 0, Qt::AlignLeading);
    connect(m_button, &QPushButton::clicked, this, [this] { setOpen(!m_open); });
    connect(&theme, &Theme::changed, this, &Fold::tell);
    tell();
}

void Fold::setText(const QString& text)
{
    m_button->setText(QString(text).replace(u'&', u"&&"_s));
    m_button->setAccessibleName(text);
}

void Fold::setContent(QWidget* content)
{
    m_content = content;
    m_column->addWidget(content);
    content->setVisible(m_open);
}

void Fold::setOpen(bool open)
{
    if (m_open == open)
        return;
    m_open = open;
    if (m_content)
        m_content->setVisible(open);
    tell();
    Q_EMIT toggled(open);
}

void Fold::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        tell();
}

void Fold::tell()
{
    const QString closed = isRightToLeft() ? u"chevron-left"_s : u"chevron-right"_s;
    m_button->setIcon(Theme::icon(m_open ? u"chevron-down"_s : closed, m_theme.tokens().faint));
    m_button->setFont(Theme::font(TextSize::Small));
    m_button->setAccessibleDescription(m_open ? tr("Unfolded") : tr("Folded"));
}

} // namespace brickwork
