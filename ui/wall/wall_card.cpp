#include "ui/wall/wall_card.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

WallCardFrame::WallCardFrame(const QString& title, QWidget* content, int reach, QWidget* parent)
    : QFrame(parent), m_title(new BriefLabel), m_detail(new BriefLabel), m_sentence(new LeadingLabel),
      m_content(content), m_row(new QHBoxLayout)
{
    setLook(this, Look::Card);
    m_title->setWhole(title);
    setLook(m_detail, Look::Faint);
    setLook(m_sentence, Look::Faint);
    m_sentence->setWordWrap(true);
    m_sentence->hide();
    auto* column = new QVBoxLayout(this);
    const int side = space::l - reach;
    column->setContentsMargins(side, space::m, side, space::m + 2);
    column->setSpacing(space::s);
    m_row->setSpacing(space::s);
    m_row->setContentsMargins(reach, 0, reach, 0);
    m_sentence->setContentsMargins(reach, 0, reach, 0);
    m_row->addWidget(m_title);
    m_row->addStretch();
    m_row->addWidget(m_detail);
    setDetail({});
    column->addLayout(m_row);
    column->addWidget(m_sentence);
    column->addWidget(content, 1);
}

void WallCardFrame::setTitle(const QString& title)
{
    m_title->setWhole(title);
}

void WallCardFrame::setDetail(const QString& detail)
{
    m_detail->setWhole(detail);
    m_detail->setVisible(!detail.isEmpty());
    // A detail is shortened with the title; without one the title alone is, and never a button.
    m_row->setStretch(0, detail.isEmpty() ? 1 : 0);
    m_row->setStretch(1, detail.isEmpty() ? 0 : 1);
}

void WallCardFrame::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void WallCardFrame::addButton(QWidget* button)
{
    m_row->addWidget(button);
}

void WallCardFrame::setFonts()
{
    m_title->setFont(Theme::font(TextSize::Body, QFont::DemiBold));
    m_detail->setFont(Theme::font(TextSize::Small));
    m_sentence->setFont(Theme::font(TextSize::Small));
}

int WallCardFrame::chrome(int width) const
{
    const QMargins margins = layout()->contentsMargins();
    int height = margins.top() + margins.bottom() + m_row->sizeHint().height() + space::s;
    if (!m_sentence->isHidden())
        height += m_sentence->heightForWidth(width - margins.left() - margins.right()) + space::s;
    return height;
}

int WallCardFrame::leastHeight(int width) const
{
    return chrome(width) + std::max(m_content->minimumSizeHint().height(), m_content->minimumHeight());
}

} // namespace brickwork
