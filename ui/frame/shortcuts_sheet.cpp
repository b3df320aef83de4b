#include "ui/frame/shortcuts_sheet.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace brickwork {

ShortcutsSheet::ShortcutsSheet(const QList<QAction*>& actions, QWidget* parent) : QDialog(parent)
{
    setObjectName(u"shortcuts"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* inside = new QWidget;
    auto* grid = new QGridLayout(inside);
    grid->setContentsMargins(0, 0, space::m, 0);
    grid->setHorizontalSpacing(space::xl);
    grid->setVerticalSpacing(space::s);
    int row = 0;
    for (const QAction* action : actions) {
        if (action->shortcut().isEmpty() || action->text().isEmpty())
            continue;
        auto* name = new QLabel(action->text().remove(u'&').remove(u'…'), inside);
        auto* keys = new QLabel(action->shortcut().toString(QKeySequence::NativeText), inside);
        setLook(keys, Look::Faint);
        keys->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        grid->addWidget(name, row, 0);
        grid->addWidget(keys, row, 1);
        ++row;
    }
    grid->setRowStretch(row, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto* done = new QPushButton(tr("Close"), this);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    layout->setSpacing(space::l);
    layout->addWidget(scroll, 1);
    layout->addWidget(done, 0, Qt::AlignTrailing);
    resize(440, 520);
}

} // namespace brickwork
