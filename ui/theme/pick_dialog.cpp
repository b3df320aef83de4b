#include "ui/theme/pick_dialog.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int detailRole = Qt::UserRole;
constexpr int lettersRole = Qt::UserRole + 1;
constexpr int indentRole = Qt::UserRole + 2;
constexpr int rowHeight = 30;
constexpr QSize usualSize(520, 360);
constexpr int fromTop = 72;
constexpr double widestDetail = 0.45; ///< of the row

/// A row: the name with the typed letters standing out, and a detail at the far edge.
class PickDelegate final : public QStyledItemDelegate
{
public:
    PickDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = m_theme.tokens();
        painter->save();
        if (option.state & QStyle::State_Selected) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(option.palette.color(QPalette::Active, QPalette::Highlight));
            painter->drawRoundedRect(option.rect, radius::control, radius::control);
        }
        const QRect row = option.rect.adjusted(space::s, 0, -space::s, 0);
        const QFontMetrics metrics(option.font, painter->device());
        const int indent = index.data(indentRole).toInt() * space::m;
        const QString text = index.data(Qt::DisplayRole).toString();
        QString detail = index.data(detailRole).toString();
        const int textWidth = metrics.horizontalAdvance(text) + indent;
        const int spare = row.width() - textWidth - space::l;
        const int room = std::max(spare, static_cast<int>(row.width() * widestDetail));
        detail = metrics.elidedText(detail, Qt::ElideMiddle, room);
        const int detailWidth = detail.isEmpty() ? 0 : metrics.horizontalAdvance(detail) + space::l;
        painter->setFont(option.font);
        painter->setPen(t.faint);
        // The painter has a direction of its own, the program's.
        const bool mirrored = option.direction == Qt::RightToLeft;
        painter->drawText(
            row, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter, detail);
        const QRect place =
            QStyle::visualRect(option.direction, row, row.adjusted(indent, 0, -detailWidth, 0));
        painter->setPen(t.ink);
        drawName(*painter, option, place, text, index.data(lettersRole).value<QList<int>>());
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight};
    }

private:
    void drawName(QPainter& painter, const QStyleOptionViewItem& option, const QRect& place,
                  const QString& text, const QList<int>& letters) const
    {
        const QFontMetrics metrics(option.font, painter.device());
        const QString shown = metrics.elidedText(text, Qt::ElideRight, place.width());
        QTextLayout layout(shown, option.font, painter.device());
        QTextOption how(option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
        how.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        how.setWrapMode(QTextOption::NoWrap);
        layout.setTextOption(how);
        QList<QTextLayout::FormatRange> formats;
        QTextCharFormat typed;
        typed.setForeground(m_theme.tokens().brick);
        for (const int at : letters) {
            if (at < shown.size())
                formats.append({at, 1, typed});
        }
        layout.setFormats(formats);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(place.width());
        layout.endLayout();
        layout.draw(&painter,
                    QPointF(place.left(), place.top() + std::floor((place.height() - line.height()) / 2)));
    }

    Theme& m_theme;
};

} // namespace

PickDialog::PickDialog(Theme& theme, const Words& words, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_field(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setObjectName(words.object);
    setWindowTitle(words.title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::m, space::m, space::m, space::m);
    layout->setSpacing(space::s);
    m_field->setObjectName(words.object + u".field"_s);
    m_field->setPlaceholderText(words.placeholder);
    m_field->setAccessibleName(words.field);
    m_list->setObjectName(words.object + u".list"_s);
    m_list->setAccessibleName(words.list);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new PickDelegate(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &PickDialog::refill);
    connect(m_list, &QListWidget::itemClicked, this, [this] { choose(Qt::NoModifier); });
    resize(usualSize);
    if (parent)
        move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, fromTop)));
}

void PickDialog::start(const QString& typed)
{
    if (typed.isEmpty())
        refill();
    else
        m_field->setText(typed);
}

QString PickDialog::typed() const
{
    return m_field->text();
}

void PickDialog::refill()
{
    m_list->clear();
    fill(m_field->text());
    if (m_list->count() > 0)
        return m_list->setCurrentRow(0);
    // Said, but nothing to be picked.
    auto* item = new QListWidgetItem(tr("Nothing fits “%1”.").arg(m_field->text()), m_list);
    item->setFlags(Qt::NoItemFlags);
}

void PickDialog::addRow(const Row& row)
{
    auto* item = new QListWidgetItem(row.text, m_list);
    item->setData(detailRole, row.detail);
    item->setData(lettersRole, QVariant::fromValue(row.letters));
    item->setData(indentRole, row.indent);
    item->setData(Qt::AccessibleDescriptionRole, row.detail);
}

void PickDialog::choose(Qt::KeyboardModifiers modifiers)
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item && (item->flags() & Qt::ItemIsEnabled))
        pick(m_list->currentRow(), modifiers);
}

bool PickDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int page = std::max(m_list->viewport()->height() / rowHeight - 1, 1);
    int step = 0;
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!key->isAutoRepeat())
            choose(key->modifiers() & ~Qt::KeypadModifier);
        return true;
    case Qt::Key_Down:
        step = 1;
        break;
    case Qt::Key_Up:
        step = -1;
        break;
    case Qt::Key_PageDown:
        step = page;
        break;
    case Qt::Key_PageUp:
        step = -page;
        break;
    default:
        return QDialog::eventFilter(watched, event);
    }
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
    return true;
}

} // namespace brickwork
