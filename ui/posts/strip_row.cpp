#include "ui/posts/strip_row.h"

#include "ui/posts/elided_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

StripRow::StripRow(const QString& name, QWidget* parent)
    : QWidget(parent), m_title(new ElidedLabel(Qt::ElideRight, this)),
      m_below(new ElidedLabel(Qt::ElideRight, this)), m_row(new QHBoxLayout(this))
{
    setObjectName(name);
    m_title->setObjectName(name + u".title"_s);
    m_below->setObjectName(name + u".below"_s);
    setLook(m_below, Look::Faint);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_title);
    texts->addWidget(m_below);
    m_row->setContentsMargins({});
    m_row->setSpacing(space::xs);
    m_row->addLayout(texts, 1);
    m_row->addSpacing(space::s);
    setFonts();
}

void StripRow::setFonts()
{
    m_title->setFont(Theme::font(TextSize::Body, QFont::DemiBold));
    m_below->setFont(Theme::font(TextSize::Small));
}

void StripRow::setTexts(const QString& title, const QString& below)
{
    m_title->setFullText(title);
    m_below->setFullText(below);
    setAccessibleName(title);
    setAccessibleDescription(below);
    // Five rows have five buttons of the same words: to the ear each names its post.
    for (qsizetype i = 0; i < m_deeds.size(); ++i)
        //: a deed, then what it is done to
        m_deeds.at(i)->setAccessibleName(tr("%1: %2").arg(m_names.at(i), title));
}

QPushButton* StripRow::addDeed(const QString& text, const QString& name, const QString& toolTip)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(objectName() + u'.' + name);
    button->setToolTip(toolTip);
    setLook(button, Look::Quiet);
    m_row->addWidget(button);
    m_deeds << button;
    m_names << text;
    return button;
}

} // namespace brickwork
