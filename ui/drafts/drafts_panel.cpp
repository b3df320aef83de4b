#include "ui/drafts/drafts_panel.h"

#include "ui/drafts/drafts_delegate.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

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
    makeMore();
    row->addWidget(m_more);
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

    m_list->viewport()->installEventFilter(this);
    m_list->installEventFilter(this);
    m_list->setDragDropMode(QAbstractItemView::DragDrop);
    m_list->setDefaultDropAction(Qt::MoveAction);
    connect(&m_model, &DraftsModel::dropped, this, &DraftsPanel::moveRequested);
    connect(m_list, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const auto id = m_model.draftAt(index))
            Q_EMIT keptOpenRequested(*id);
    });

    m_start = addListAction(tr("Start writing"), u"write"_s, {}, &DraftsPanel::startRequested);
    addListAction(tr("Properties…"), u"information"_s, Qt::ALT | Qt::Key_Return,
                  &DraftsPanel::propertiesRequested);
    addListAction(tr("Rename…"), u"rename"_s, Qt::Key_F2, &DraftsPanel::renameRequested);
    addListAction(tr("Duplicate"), u"duplicate"_s, {}, &DraftsPanel::duplicateRequested);
    addListAction(tr("Show in File Manager"), u"folder"_s, {}, &DraftsPanel::revealRequested);
    addListAction(tr("Move to Trash"), u"trash"_s, QKeySequence::Delete, &DraftsPanel::trashRequested);
}

QAction* DraftsPanel::addListAction(const QString& text, const QString& icon, const QKeySequence& keys,
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
    return action;
}

void DraftsPanel::setState(const DraftsState& state)
{
    const auto before = m_model.draftAt(m_list->currentIndex());
    const QString group = m_model.captionOf(m_list->currentIndex()).data(DraftsModel::KeyRole).toString();
    const auto openBefore = m_model.draftAt(m_model.currentDraft());
    m_view = state.view;
    m_byFolder->setChecked(m_view.grouping == DraftGrouping::Folder);
    m_oldestIdeas->setChecked(m_view.oldestIdeasFirst);
    m_model.setState(state);
    const QModelIndex open = m_model.currentDraft();
    // The list's own place stays, unless another draft was opened meanwhile; what was folded away leaves it
    // to its caption.
    QModelIndex kept = before ? m_model.indexOf(*before) : m_model.captionOfKey(group);
    if (!kept.isValid() && m_model.captionOfKey(group).data(DraftsModel::CollapsedRole).toBool())
        kept = m_model.captionOfKey(group);
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
    else
        fold(index, false);
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

void DraftsPanel::recolour()
{
    const Tokens& tokens = m_theme.tokens();
    m_new->setIcon(Theme::icon(u"plus"_s, tokens.onBrick));
    m_more->setIcon(Theme::icon(u"more"_s, tokens.ink));
    m_searchIcon->setIcon(Theme::icon(u"search"_s, tokens.faint));
    for (const auto& [action, icon] : m_actions)
        action->setIcon(Theme::icon(icon, tokens.ink));
    m_list->doItemsLayout();
    m_list->viewport()->update();
}

} // namespace brickwork
