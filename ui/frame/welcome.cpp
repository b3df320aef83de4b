#include "ui/frame/welcome.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace brickwork {

Welcome::Welcome(Theme& theme, QWidget* parent) : QWidget(parent), m_problem(new QLabel(this))
{
    setObjectName(u"welcome"_s);
    auto* mark = new QLabel(this);
    mark->setPixmap(
        Theme::icon(u"brickwork"_s, theme.tokens().brick).pixmap(QSize(72, 72), devicePixelRatioF()));
    auto* title = new QLabel(tr("One brick a day, in the same direction"), this);
    title->setFont(Theme::font(TextSize::Title, QFont::DemiBold));
    auto* about =
        new QLabel(tr("Brickwork keeps your drafts as plain Markdown files in a folder of yours. Pick the "
                      "folder you write in: nothing in it is changed; Brickwork adds a hidden .brickwork "
                      "folder for its journal."),
                   this);
    about->setWordWrap(true);
    about->setFixedWidth(460);
    setLook(about, Look::Faint);
    auto* choose = new QPushButton(tr("Choose a folder…"), this);
    choose->setObjectName(u"welcome.choose"_s);
    setLook(choose, Look::Primary);
    auto* make = new QPushButton(tr("Make one in Documents"), this);
    make->setObjectName(u"welcome.make"_s);
    setLook(make, Look::Outlined);
    m_problem->setWordWrap(true);
    m_problem->setFixedWidth(460);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::m);
    buttons->addWidget(choose);
    buttons->addWidget(make);
    buttons->addStretch();
    auto* column = new QVBoxLayout;
    column->setSpacing(space::l);
    column->addWidget(mark);
    column->addWidget(title);
    column->addWidget(about);
    column->addLayout(buttons);
    column->addWidget(m_problem);
    auto* across = new QHBoxLayout;
    across->addStretch();
    across->addLayout(column);
    across->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(across);
    layout->addStretch(3);

    connect(choose, &QPushButton::clicked, this, &Welcome::folderRequested);
    connect(make, &QPushButton::clicked, this, &Welcome::newFolderRequested);
}

void Welcome::refuse(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

} // namespace brickwork
