#include "ui/stack/direction_field.h"

#include "ui/stack/direction_offers.h"
#include "ui/theme/direction_colour.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QListWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int mostRows = 6; // seen at once; the others are scrolled to
constexpr QSize swatchSize(16, 16);

} // namespace

DirectionField::DirectionField(Theme& theme, QWidget* parent)
    : QLineEdit(parent), m_theme(theme), m_swatch(addAction(QIcon(), LeadingPosition)),
      m_arrow(addAction(QIcon(), TrailingPosition)), m_offers(new QListWidget(this))
{
    setAccessibleName(tr("Direction"));
    setPlaceholderText(tr("Newsletter, Book, …"));
    m_swatch->setText(tr("Colour of the direction"));
    m_arrow->setText(tr("Earlier directions"));
    m_offers->setObjectName(u"stack.offers"_s);
    m_offers->setAccessibleName(tr("Earlier directions"));
    m_offers->setFocusPolicy(Qt::NoFocus); // the keyboard stays in the field
    m_offers->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_offers->setTextElideMode(Qt::ElideRight);
    m_offers->setUniformItemSizes(true);
    m_offers->setIconSize(swatchSize);
    m_offers->hide();
    connect(this, &QLineEdit::textChanged, this, &DirectionField::tell);
    connect(this, &QLineEdit::textEdited, this, [this](const QString& typed) {
        offer(typed);
        Q_EMIT chosen();
    });
    connect(m_arrow, &QAction::triggered, this, [this] {
        setFocus(Qt::MouseFocusReason);
        m_offers->isVisible() ? closeOffers() : openOffers();
    });
    connect(m_offers, &QListWidget::itemClicked, this, [this] { (void) pick(); });
    connect(&m_theme, &Theme::changed, this, &DirectionField::tell);
    tell();
}

DirectionField::~DirectionField()
{
    delete m_offers;
}

void DirectionField::setDirections(const QStringList& directions)
{
    m_directions = directions;
    m_arrow->setVisible(!directions.isEmpty());
}

QString DirectionField::direction() const
{
    return speltLikeBefore(m_directions, text());
}

void DirectionField::choose(const QString& direction)
{
    closeOffers();
    setText(direction);
    Q_EMIT chosen();
}

void DirectionField::openOffers()
{
    offer({});
}

void DirectionField::offer(const QString& typed)
{
    m_offers->clear();
    for (const DirectionOffer& each : directionOffers(m_directions, typed)) {
        auto* row =
            new QListWidgetItem(directionSwatch(each.name, m_theme.scheme()),
                                each.isNew ? tr("New direction “%1”").arg(each.name) : each.name, m_offers);
        row->setData(Qt::UserRole, each.name);
        row->setSizeHint({0, fontMetrics().height() + space::m});
    }
    m_offers->setCurrentRow(-1);
    const bool wanted = isVisible() && m_offers->count() > 0;
    if (wanted)
        placeOffers();
    m_offers->setVisible(wanted);
    tell();
}

// Below the field, or above it where the window ends.
void DirectionField::placeOffers()
{
    QWidget* frame = window();
    if (m_offers->parentWidget() != frame)
        m_offers->setParent(frame);
    m_offers->setLayoutDirection(layoutDirection());
    const int rows = std::min(m_offers->count(), mostRows);
    const int height = rows * m_offers->sizeHintForRow(0) + 2 * m_offers->frameWidth();
    QRect box(mapTo(frame, QPoint(0, this->height() + space::xs)), QSize(width(), height));
    if (box.bottom() > frame->height())
        box.moveBottom(mapTo(frame, QPoint()).y() - space::xs);
    m_offers->setGeometry(box);
    m_offers->raise();
}

void DirectionField::closeOffers()
{
    if (!m_offers)
        return;
    m_offers->hide();
    m_offers->setCurrentRow(-1);
    tell();
}

// Before the first offer stands what was typed.
void DirectionField::step(int rows)
{
    m_offers->setCurrentRow(std::clamp(m_offers->currentRow() + rows, -1, m_offers->count() - 1));
    tell();
}

bool DirectionField::pick()
{
    const QListWidgetItem* row = m_offers->isVisible() ? m_offers->currentItem() : nullptr;
    if (!row)
        return false;
    choose(row->data(Qt::UserRole).toString());
    return true;
}

void DirectionField::tell()
{
    const QString name = direction();
    m_swatch->setIcon(directionSwatch(name, m_theme.scheme()));
    m_swatch->setVisible(!name.isEmpty());
    m_arrow->setIcon(Theme::icon(u"chevron-down"_s, m_theme.tokens().faint));
    // The keyboard does not leave the field, so the field itself says which offer it stands on.
    const int row = m_offers && m_offers->isVisible() ? m_offers->currentRow() : -1;
    if (row >= 0)
        setAccessibleDescription(
            tr("%1, %2 of %3").arg(m_offers->item(row)->text()).arg(row + 1).arg(m_offers->count()));
    else
        setAccessibleDescription(name.isEmpty() || m_directions.contains(name) ? QString()
                                                                               : tr("A new direction"));
}

void DirectionField::keyPressEvent(QKeyEvent* event)
{
    const bool open = m_offers->isVisible();
    switch (event->key()) {
    case Qt::Key_Down:
        if (!open)
            return openOffers();
        return step(1);
    case Qt::Key_Up:
        if (open)
            return step(-1);
        break;
    case Qt::Key_Escape:
        if (open)
            return closeOffers();
        return event->ignore(); // the sheet's
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (pick())
            return;
        closeOffers();
        return event->ignore();
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

bool DirectionField::focusNextPrevChild(bool next)
{
    (void) pick();
    return QLineEdit::focusNextPrevChild(next);
}

void DirectionField::focusOutEvent(QFocusEvent* event)
{
    closeOffers();
    QLineEdit::focusOutEvent(event);
}

void DirectionField::hideEvent(QHideEvent* event)
{
    closeOffers();
    QLineEdit::hideEvent(event);
}

} // namespace brickwork
