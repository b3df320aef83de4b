#include "ui/frame/command_palette.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int actionRole = Qt::UserRole;
constexpr int keysRole = Qt::UserRole + 1;
constexpr int rowHeight = 30;

QString plainName(const QAction* action)
{
    QString name = action->text();
    name.remove(u'&').remove(u'…');
    return name;
}

/// A row: the name, and its shortcut at the far edge.
class PaletteDelegate final : public QStyledItemDelegate
{
public:
    PaletteDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = m_theme.tokens();
        if (option.state & QStyle::State_Selected) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(option.palette.color(QPalette::Active, QPalette::Highlight));
            painter->drawRoundedRect(option.rect, radius::control, radius::control);
        }
        const QRect row = option.rect.adjusted(space::s, 0, -space::s, 0);
        painter->setFont(option.font);
        painter->setPen(t.ink);
        painter->drawText(row, Qt::AlignLeading | Qt::AlignVCenter, index.data(Qt::DisplayRole).toString());
        painter->setPen(t.faint);
        painter->drawText(row, Qt::AlignTrailing | Qt::AlignVCenter, index.data(keysRole).toString());
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight};
    }

private:
    Theme& m_theme;
};

} // namespace

std::optional<int> paletteRank(const QString& name, const QString& typed)
{
    const QString wanted = typed.simplified();
    if (name.startsWith(wanted, Qt::CaseInsensitive))
        return 0;
    if (name.contains(u' ' + wanted, Qt::CaseInsensitive))
        return 1;
    if (name.contains(wanted, Qt::CaseInsensitive))
        return 2;
    qsizetype from = 0;
    for (const QChar letter : wanted) {
        if (letter.isSpace())
            continue;
        const qsizetype at = name.indexOf(letter, from, Qt::CaseInsensitive);
        if (at < 0)
            return std::nullopt;
        from = at + 1;
    }
    return 3;
}

CommandPalette::CommandPalette(Theme& theme, const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_actions(actions), m_field(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setObjectName(u"palette"_s);
    setWindowTitle(tr("Commands"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::m, space::m, space::m, space::m);
    layout->setSpacing(space::s);
    m_field->setPlaceholderText(tr("Type a command"));
    m_field->setAccessibleName(tr("Command"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new PaletteDelegate(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    resize(480, 360);
    if (parent)
        move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, 72)));
    fill({});
}

void CommandPalette::fill(const QString& typed)
{
    m_list->clear();
    std::vector<std::pair<int, QAction*>> found;
    for (QAction* action : std::as_const(m_actions)) {
        if (action->text().isEmpty() || action->isSeparator() || action->menu() || !action->isEnabled())
            continue;
        if (const auto rank = paletteRank(plainName(action), typed))
            found.emplace_back(*rank, action);
    }
    std::ranges::stable_sort(found, {}, &std::pair<int, QAction*>::first);
    for (const auto& [rank, action] : found) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto* item = new QListWidgetItem(plainName(action), m_list);
        item->setData(actionRole, QVariant::fromValue(action));
        item->setData(keysRole, keys);
        item->setData(Qt::AccessibleDescriptionRole, keys);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item)
        return;
    auto* action = item->data(actionRole).value<QAction*>();
    accept();
    action->trigger();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int step = key == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(
                std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace brickwork
