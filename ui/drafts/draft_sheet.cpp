#include "ui/drafts/draft_sheet.h"

#include "ui/theme/leading_label.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

DraftSheet::DraftSheet(Theme& theme, QWidget* parent, const QString& name, int width)
    : Sheet(theme, parent), m_heading(new LeadingLabel({}, this)), m_scroll(new QScrollArea(this)),
      m_body(nullptr), m_notice(new LeadingLabel({}, this)), m_buttons(new QHBoxLayout), m_width(width)
{
    setObjectName(name);
    m_heading->setObjectName(partName(u"heading"_s));
    m_notice->setObjectName(partName(u"notice"_s));
    m_notice->setWordWrap(true);
    m_notice->hide();
    setLook(m_notice, Look::Faint);
    auto* inside = new QWidget;
    m_body = new QVBoxLayout(inside);
    // The ring of a field and the scroll bar stand beside it.
    m_body->setContentsMargins(space::xl, space::xs, space::xl, space::xs);
    m_body->setSpacing(space::s);
    m_scroll->setObjectName(partName(u"scroll"_s));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(inside);
    m_scroll->viewport()->setAutoFillBackground(false);
    inside->setAutoFillBackground(false);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::xl, 0, space::xl);
    column->setSpacing(space::m);
    for (QLabel* label : {m_heading, m_notice})
        label->setContentsMargins(space::xl, 0, space::xl, 0);
    column->addWidget(m_heading);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_notice);
    m_buttons->setContentsMargins(space::xl, space::xs, space::xl, 0);
    m_buttons->setSpacing(space::s);
    m_buttons->addStretch(1);
    column->addLayout(m_buttons);
    setFonts();
    connect(&theme, &Theme::changed, this, [this] {
        setFonts();
        update();
    });
}

void DraftSheet::setFonts()
{
    m_heading->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_notice->setFont(Theme::font(TextSize::Small));
}

void DraftSheet::setHeading(const QString& heading)
{
    m_heading->setText(heading);
    setAccessibleName(heading);
}

QWidget* DraftSheet::bodyWidget() const
{
    return m_scroll->widget();
}

QPushButton* DraftSheet::addButton(const QString& text, const QString& name, Look look)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(partName(name));
    setLook(button, look);
    m_buttons->insertWidget(m_quiet + 1, button);
    return button;
}

QPushButton* DraftSheet::addQuietButton(const QString& text, const QString& name)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(partName(name));
    setLook(button, Look::Link);
    m_buttons->insertWidget(m_quiet++, button);
    return button;
}

QLabel* DraftSheet::caption(const QString& text, QWidget* buddy) const
{
    auto* label = new LeadingLabel(text, bodyWidget());
    label->setFont(Theme::font(TextSize::Small));
    label->setBuddy(buddy);
    setLook(label, Look::Faint);
    return label;
}

void DraftSheet::tell(const QString& sentence)
{
    m_notice->setText(sentence);
    m_notice->setVisible(!sentence.isEmpty());
    if (isVisible())
        place();
}

void DraftSheet::showWith(QWidget* focus)
{
    rememberFocus();
    tell({});
    place();
    show();
    place();
    raise();
    focus->setFocus(Qt::OtherFocusReason);
}

/// In the middle, as high as the body wants and the window allows.
void DraftSheet::place()
{
    for (QWidget* child : findChildren<QWidget*>())
        child->ensurePolished();
    const QSize room = parentWidget()->size() - QSize(2 * space::xl, 2 * space::xl);
    const int width = std::min(m_width, room.width());
    QLayout* inner = bodyWidget()->layout();
    inner->activate();
    const int wanted =
        inner->hasHeightForWidth() ? inner->totalHeightForWidth(width) : inner->totalSizeHint().height();
    m_scroll->setMinimumHeight(0);
    m_scroll->setMaximumHeight(0);
    layout()->invalidate();
    const int around = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                     : layout()->totalSizeHint().height();
    const int height = std::clamp(room.height() - around, 0, wanted);
    m_scroll->setFixedHeight(height);
    resize(width, around + height);
    layout()->activate();
    move((parentWidget()->width() - width) / 2, (parentWidget()->height() - this->height()) / 2);
}

} // namespace brickwork
