#include "ui/write/outline_panel.h"

#include "ui/theme/theme.h"
#include "ui/write/outline_list.h"
#include "ui/write/section_moves.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

OutlinePanel::OutlinePanel(Theme& theme, QWidget* parent)
    : QWidget(parent), m_list(new OutlineList(theme, this)),
      m_empty(new QLabel(tr("Headings appear here."), this))
{
    setObjectName(u"outline"_s);
    setAccessibleName(tr("Outline"));
    setAttribute(Qt::WA_StyledBackground);
    setLook(this, Look::Side);
    auto* title = new QLabel(tr("Outline"), this);
    title->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    title->setContentsMargins(space::m, 0, space::m, 0);
    setLook(title, Look::Faint);
    m_empty->setContentsMargins(space::m, 0, space::m, 0);
    m_empty->setWordWrap(true);
    setLook(m_empty, Look::Faint);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::l, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(title);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    connect(m_list, &OutlineList::lineChosen, this, &OutlinePanel::lineChosen);
    connect(m_list, &OutlineList::moveRequested, this, &OutlinePanel::moveRequested);
    connect(m_list, &OutlineList::stepRequested, this, &OutlinePanel::stepRequested);
    connect(m_list, &OutlineList::levelRequested, this, &OutlinePanel::levelRequested);
}

void OutlinePanel::setOutline(const std::vector<OutlineEntry>& outline)
{
    const int row = m_list->currentIndex().row();
    m_list->headings().setOutline(outline);
    if (row >= 0 && m_list->currentIndex().row() != row)
        setCurrentRow(std::min(row, static_cast<int>(outline.size()) - 1));
    m_empty->setVisible(outline.empty());
    setCurrentLine(m_line);
}

const std::vector<OutlineEntry>& OutlinePanel::outline() const
{
    return m_list->headings().outline();
}

void OutlinePanel::setCurrentLine(int line)
{
    m_line = line;
    OutlineModel& headings = m_list->headings();
    const int row = rowOfLine(headings.outline(), line);
    if (row == headings.currentSection())
        return;
    headings.setCurrentSection(row);
    // Who goes through the list with the keys is not pulled away.
    if (row >= 0 && !m_list->hasFocus())
        m_list->scrollTo(headings.index(row));
}

void OutlinePanel::setEditable(bool on)
{
    m_list->setEditable(on);
}

void OutlinePanel::setCurrentRow(int row)
{
    const QModelIndex index = m_list->headings().index(row);
    m_list->setCurrentIndex(index);
    if (index.isValid())
        m_list->scrollTo(index);
}

void OutlinePanel::focusList()
{
    if (!m_list->currentIndex().isValid())
        setCurrentRow(std::max(m_list->headings().currentSection(), 0));
    m_list->setFocus(Qt::ShortcutFocusReason);
}

} // namespace brickwork
