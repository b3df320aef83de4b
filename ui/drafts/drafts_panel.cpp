#include "ui/drafts/drafts_panel.h"

#include "ui/drafts/drafts_delegate.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {
constexpr int searchPauseMs = 80;
constexpr int rowHeight = 30;
} // namespace

DraftsPanel::DraftsPanel(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"drafts"_s);
    setAttribute(Qt::WA_StyledBackground);
    setLook(this, Look::Side);
    setAccessibleName(tr("Drafts"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::l, 0, 0);
    column->setSpacing(space::m);
    makeSearchRow(column);
    makeList();
    column->addWidget(m_list, 1);

    m_empty = new QLabel(this);
    m_empty->setObjectName(u"draftsEmpty"_s);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_empty->setContentsMargins(space::l, space::s, space::l, 0);
    setLook(m_empty, Look::Faint);
    m_empty->hide();
    column->addWidget(m_empty, 1);

    connect(&m_theme, &Theme::changed, this, &DraftsPanel::recolour);
    recolour();
}

void DraftsPanel::makeSearchRow(QBoxLayout* column)
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(u"draftSearch"_s);
    m_search->setPlaceholderText(tr("Search drafts"));
    m_search->setAccessibleName(tr("Search drafts by title and text"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumHeight(rowHeight);
    m_searchIcon = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);

    m_new = new QPushButton(this);
    m_new->setObjectName(u"newDraft"_s);
    m_new->setAccessibleName(tr("New draft"));
    m_new->setToolTip(tr("New draft"));
    setLook(m_new, Look::PrimaryIcon);
    m_new->setFixedWidth(rowHeight + space::xs);
    m_new->setMinimumHeight(rowHeight);

    auto* row = new QHBoxLayout;
    row->setContentsMargins(space::l, 0, space::l, 0);
    row->setSpacing(space::s);
    row->addWidget(m_search, 1);
    row->addWidget(m_new);
    column->addLayout(row);

    m_searchPause.setSingleShot(true);
    m_searchPause.setInterval(searchPauseMs);
    connect(m_search, &QLineEdit::textChanged, &m_searchPause, qOverload<>(&QTimer::start));
    connect(&m_searchPause, &QTimer::timeout, this, [this] { Q_EMIT searchChanged(m_search->text()); });
    connect(m_new, &QPushButton::clicked, this, &DraftsPanel::newRequested);
}

void DraftsPanel::makeList()
{
    m_list = new QListView(this);
    m_list->setObjectName(u"draftList"_s);
    m_list->setAccessibleName(tr("List of drafts"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new DraftsDelegate(m_theme, m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QListView::clicked, this, &DraftsPanel::choose);
    connect(m_list, &QListView::activated, this, &DraftsPanel::choose);
    connect(m_list, &QWidget::customContextMenuRequested, this, &DraftsPanel::showMenu);

    addListAction(tr("Rename…"), u"rename"_s, Qt::Key_F2, &DraftsPanel::renameRequested);
    addListAction(tr("Duplicate"), u"duplicate"_s, {}, &DraftsPanel::duplicateRequested);
    addListAction(tr("Show in File Manager"), u"folder"_s, {}, &DraftsPanel::revealRequested);
    addListAction(tr("Move to Trash"), u"trash"_s, QKeySequence::Delete, &DraftsPanel::trashRequested);
}

void DraftsPanel::addListAction(const QString& text, const QString& icon, const QKeySequence& keys,
                                DraftSignal wish)
{
    auto* action = new QAction(text, m_list);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(action);
    m_actions.emplace_back(action, icon);
    connect(action, &QAction::triggered, this, [this, wish] {
        if (const auto id = m_model.draftAt(m_list->currentIndex()))
            Q_EMIT(this->*wish)(*id);
    });
}

void DraftsPanel::setState(const DraftsState& state)
{
    const auto before = m_model.draftAt(m_list->currentIndex());
    const auto openBefore = m_model.draftAt(m_model.currentDraft());
    m_model.setState(state);
    const QModelIndex open = m_model.currentDraft();
    // The list's own place stays, unless another draft was opened meanwhile.
    const QModelIndex kept = before ? m_model.indexOf(*before) : QModelIndex();
    const bool opened = open.isValid() && m_model.draftAt(open) != openBefore;
    const QModelIndex place = kept.isValid() && !opened ? kept : open;
    if (place.isValid())
        m_list->setCurrentIndex(place);
    m_empty->setText(state.emptySentence);
    m_empty->setVisible(!state.emptySentence.isEmpty());
    m_list->setVisible(state.emptySentence.isEmpty());
}

void DraftsPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

// Not by a focus proxy: it would take the Tab key past the search field.
void DraftsPanel::focusList()
{
    QWidget* stop = m_list->isHidden() ? static_cast<QWidget*>(m_search) : m_list;
    stop->setFocus(Qt::OtherFocusReason);
}

void DraftsPanel::choose(const QModelIndex& index)
{
    if (const auto id = m_model.draftAt(index))
        Q_EMIT chosen(*id);
}

void DraftsPanel::leaveSearchDown(bool open)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row);
        if (!m_model.draftAt(index))
            continue;
        m_list->setCurrentIndex(index);
        m_list->setFocus(Qt::OtherFocusReason);
        if (open)
            choose(index);
        return;
    }
}

bool DraftsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down) {
            leaveSearchDown(false);
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            leaveSearchDown(true);
            return true;
        }
        if (key == Qt::Key_Escape) {
            if (m_search->text().isEmpty())
                Q_EMIT searchLeft();
            else
                m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void DraftsPanel::showMenu(const QPoint& position)
{
    QPoint at = position;
    const QModelIndex under = m_list->indexAt(position);
    if (m_model.draftAt(under))
        m_list->setCurrentIndex(under);
    else
        at = m_list->visualRect(m_list->currentIndex()).center();
    if (!m_model.draftAt(m_list->currentIndex()))
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex index = m_list->currentIndex();
    connect(menu->addAction(tr("Open")), &QAction::triggered, this,
            [this, index = QPersistentModelIndex(index)] { choose(index); });
    menu->addSeparator();
    for (const auto& [action, icon] : m_actions)
        menu->addAction(action);
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void DraftsPanel::recolour()
{
    const Tokens& tokens = m_theme.tokens();
    m_new->setIcon(Theme::icon(u"plus"_s, tokens.onBrick));
    m_searchIcon->setIcon(Theme::icon(u"search"_s, tokens.faint));
    for (const auto& [action, icon] : m_actions)
        action->setIcon(Theme::icon(icon, tokens.ink));
    m_list->doItemsLayout();
    m_list->viewport()->update();
}

} // namespace brickwork
