#include "ui/frame/shortcuts_sheet.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString plainName(QString name)
{
    return name.remove(u'&').remove(u'…');
}

} // namespace

ShortcutsSheet::ShortcutsSheet(const QMenu& menu, const QList<QAction*>& others, QWidget* parent)
    : AskSheet({.heading = tr("Keyboard shortcuts"), .text = {}, .answers = {tr("Close")}}, parent),
      m_scroll(new QScrollArea(this)), m_grid(nullptr)
{
    setObjectName(u"shortcuts"_s);
    auto* inside = new QWidget;
    m_grid = new QGridLayout(inside);
    // Room before the scroll bar, which stands at the end of the line.
    m_grid->setContentsMargins(isRightToLeft() ? space::m : 0, 0, isRightToLeft() ? 0 : space::m, 0);
    m_grid->setHorizontalSpacing(space::xl);
    m_grid->setVerticalSpacing(space::s);
    m_grid->setColumnStretch(0, 1);
    m_scroll->setObjectName(u"shortcuts.list"_s);
    m_scroll->setAccessibleName(tr("List of shortcuts"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const QAction* entry : menu.actions()) {
        const QMenu* group = entry->menu();
        if (!group)
            continue;
        QList<QAction*> actions;
        for (QAction* action : group->actions()) {
            const QMenu* submenu = action->menu();
            actions += submenu ? submenu->actions() : QList<QAction*>{action};
        }
        addGroup(plainName(group->title()), actions);
    }
    addGroup(tr("Anywhere"), others);
    m_scroll->setWidget(inside);
    setContent(m_scroll);
    fitRows();
}

void ShortcutsSheet::addGroup(const QString& title, const QList<QAction*>& actions)
{
    bool first = true;
    for (const QAction* action : actions) {
        if (action->shortcut().isEmpty() || action->text().isEmpty() || m_shown.contains(action))
            continue;
        m_shown << action;
        int row = m_grid->rowCount();
        if (first) {
            auto* caption = new LeadingLabel(title, m_grid->parentWidget());
            caption->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
            caption->setContentsMargins(0, m_shown.size() > 1 ? space::m : 0, 0, 0);
            setLook(caption, Look::Faint);
            m_grid->addWidget(caption, row++, 0, 1, 2);
            first = false;
        }
        auto* name = new LeadingLabel(plainName(action->text()), m_grid->parentWidget());
        auto* keys =
            new QLabel(action->shortcut().toString(QKeySequence::NativeText), m_grid->parentWidget());
        setLook(keys, Look::Faint);
        m_grid->addWidget(name, row, 0);
        m_grid->addWidget(keys, row, 1, Qt::AlignTrailing | Qt::AlignVCenter);
    }
}

/// As high as the window allows, and never through the middle of a row.
void ShortcutsSheet::fitRows()
{
    QWidget* inside = m_scroll->widget();
    m_scroll->setMinimumWidth(m_grid->totalMinimumSize().width() +
                              m_scroll->verticalScrollBar()->sizeHint().width());
    m_scroll->setFixedHeight(0);
    const int room = (parentWidget() ? parentWidget()->height() : 0) - 2 * space::xl - wantedHeight();
    inside->resize(m_scroll->minimumWidth(), m_grid->totalSizeHint().height());
    m_grid->setGeometry(inside->rect());
    int height = 0;
    for (int row = 0; row < m_grid->rowCount(); ++row) {
        const int bottom = m_grid->cellRect(row, 0).bottom() + 1;
        if (height > 0 && bottom > room)
            break;
        // Nor does it end with a caption: what it stands over would be out of sight.
        if (m_grid->itemAtPosition(row, 0) != m_grid->itemAtPosition(row, 1))
            height = bottom;
    }
    m_scroll->setFixedHeight(height);
}

} // namespace brickwork
