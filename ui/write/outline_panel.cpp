#include "ui/write/outline_panel.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int lineRole = Qt::UserRole;
constexpr int rowHeight = 28;

} // namespace

OutlinePanel::OutlinePanel(Theme&, QWidget* parent)
    : QWidget(parent), m_list(new QListWidget(this)), m_empty(new QLabel(tr("Headings appear here."), this))
{
    setObjectName(u"outline"_s);
    setAccessibleName(tr("Outline"));
    setLook(this, Look::Side);
    auto* title = new QLabel(tr("Outline"), this);
    title->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    title->setContentsMargins(space::m, 0, space::m, 0);
    setLook(title, Look::Faint);
    m_empty->setContentsMargins(space::m, 0, space::m, 0);
    m_empty->setWordWrap(true);
    setLook(m_empty, Look::Faint);
    m_list->setObjectName(u"outline.list"_s);
    m_list->setAccessibleName(tr("Headings"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->viewport()->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::l, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(title);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    connect(m_list, &QListWidget::itemClicked, this, &OutlinePanel::choose);
    connect(m_list, &QListWidget::itemActivated, this, &OutlinePanel::choose);
}

void OutlinePanel::setOutline(const std::vector<OutlineEntry>& outline)
{
    if (outline == m_outline && m_list->count() == static_cast<int>(outline.size()))
        return;
    m_outline = outline;
    const int row = m_list->currentRow();
    m_list->clear();
    for (const OutlineEntry& entry : outline) {
        // Depth by spaces: an indent of the item would need a delegate of its own.
        auto* item = new QListWidgetItem(QString(3 * (entry.level - 1), u' ') + entry.text, m_list);
        item->setData(lineRole, entry.line);
        item->setSizeHint({0, rowHeight});
        item->setToolTip(entry.text.toHtmlEscaped());
        item->setData(Qt::AccessibleTextRole, tr("%1, level %2").arg(entry.text).arg(entry.level));
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    m_empty->setVisible(outline.empty());
}

void OutlinePanel::focusList()
{
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void OutlinePanel::choose(const QListWidgetItem* item)
{
    if (item)
        Q_EMIT lineChosen(item->data(lineRole).toInt());
}

} // namespace brickwork
