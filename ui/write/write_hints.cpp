#include "ui/write/write_hints.h"

#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int iconSide = 24;
constexpr int hintWidth = 380;

} // namespace

WriteHints::WriteHints(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"writeHints"_s);
    struct Hint
    {
        QString icon, title, text;
    };
    const std::array hints{
        Hint{u"write"_s, tr("Write"),
             tr("Start a draft with Ctrl+N. It saves itself as a Markdown file in your folder.")},
        Hint{u"wall"_s, tr("Stack"), tr("Lay a brick for what moved forward today with Ctrl+Shift+B.")},
        Hint{u"publish"_s, tr("Publish"),
             tr("Send a draft out with Ctrl+Shift+Return, as often as you like.")}};
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::xs);
    int row = 0;
    for (const Hint& hint : hints) {
        auto* icon = new QLabel(this);
        icon->setFixedSize(iconSide, iconSide);
        m_icons.emplace_back(icon, hint.icon);
        auto* title = new QLabel(hint.title, this);
        title->setFont(Theme::font(TextSize::Body, QFont::DemiBold));
        auto* text = new QLabel(hint.text, this);
        text->setWordWrap(true);
        text->setFixedWidth(hintWidth);
        setLook(text, Look::Faint);
        grid->addWidget(icon, row, 0, 2, 1, Qt::AlignTop);
        grid->addWidget(title, row, 1);
        grid->addWidget(text, row + 1, 1);
        grid->setRowMinimumHeight(row + 2, space::m);
        row += 3;
    }
    auto* start = new QPushButton(tr("New draft"), this);
    start->setObjectName(u"writeHints.new"_s);
    setLook(start, Look::Outlined);
    grid->addWidget(start, row, 1, Qt::AlignLeading);
    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addLayout(grid);
    across->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addLayout(across);
    column->addStretch(3);
    connect(start, &QPushButton::clicked, this, &WriteHints::newRequested);
    connect(&m_theme, &Theme::changed, this, &WriteHints::recolour);
    recolour();
}

void WriteHints::recolour()
{
    for (const auto& [label, icon] : m_icons)
        label->setPixmap(
            Theme::icon(icon, m_theme.tokens().brick).pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
}

} // namespace brickwork
