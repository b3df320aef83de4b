#include "ui/write/quick_open.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

QuickOpen::QuickOpen(Theme& theme, QuickOpenState state, const QString& typed, QWidget* parent)
    : PickDialog(
          theme,
          {.object = u"quickOpen"_s,
           .title = tr("Quick open"),
           .placeholder = state.hasDraft ? tr("A draft’s title, or # and a heading") : tr("A draft’s title"),
           .field = tr("Draft or heading"),
           .list = tr("Drafts and headings that fit")},
          parent),
      m_state(std::move(state))
{
    start(typed);
}

void QuickOpen::fill(const QString& typed)
{
    m_rows = quickRows(m_state, typed);
    for (const QuickRow& row : m_rows)
        addRow({.text = row.text, .detail = row.detail, .letters = row.letters, .indent = row.indent});
}

void QuickOpen::pick(int index, Qt::KeyboardModifiers modifiers)
{
    const QuickRow& row = m_rows[static_cast<std::size_t>(index)];
    const bool search = row.leads == QuickRow::Leads::Search || (modifiers & Qt::ControlModifier);
    accept();
    if (search && row.leads != QuickRow::Leads::Heading)
        Q_EMIT searchRequested(typed().simplified());
    else if (row.leads == QuickRow::Leads::Heading)
        Q_EMIT lineChosen(m_state.headings[static_cast<std::size_t>(row.index)].line);
    else
        Q_EMIT draftChosen(m_state.drafts[static_cast<std::size_t>(row.index)].id);
}

} // namespace brickwork
