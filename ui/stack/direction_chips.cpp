#include "ui/stack/direction_chips.h"

#include "ui/theme/direction_colour.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int places = 3;
constexpr int widestName = 64; // three of them and their swatches stand in one row of the sheet

} // namespace

DirectionChips::DirectionChips(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space::xs);
    for (int place = 0; place < places; ++place) {
        auto* chip = new QToolButton(this);
        chip->setObjectName(u"stack.chip.%1"_s.arg(place));
        chip->setFont(Theme::font(TextSize::Small));
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setFocusPolicy(Qt::StrongFocus);
        chip->setCursor(Qt::PointingHandCursor);
        setLook(chip, Look::Pill);
        connect(chip, &QToolButton::clicked, this, [this, place] { Q_EMIT picked(m_directions[place]); });
        row->addWidget(chip);
        m_chips.push_back(chip);
    }
    row->addStretch();
    connect(&m_theme, &Theme::changed, this, &DirectionChips::tell);
    hide();
}

void DirectionChips::setDirections(const QStringList& directions)
{
    m_directions = directions.first(std::min<qsizetype>(directions.size(), places));
    setVisible(!m_directions.isEmpty());
    tell();
}

void DirectionChips::tell()
{
    for (int place = 0; place < places; ++place) {
        QToolButton* chip = m_chips[static_cast<std::size_t>(place)];
        chip->setVisible(place < m_directions.size());
        if (place >= m_directions.size())
            continue;
        const QString& name = m_directions[place];
        chip->setText(QFontMetrics(chip->font()).elidedText(name, Qt::ElideRight, widestName));
        chip->setIcon(directionSwatch(name, m_theme.scheme()));
        chip->setToolTip(name);
        chip->setAccessibleName(tr("Direction %1").arg(name));
    }
}

} // namespace brickwork
