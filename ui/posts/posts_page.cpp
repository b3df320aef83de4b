#include "ui/posts/posts_page.h"

#include "ui/posts/elided_label.h"
#include "ui/posts/posts_strips.h"
#include "ui/posts/posts_table.h"
#include "ui/posts/record_form.h"
#include "ui/posts/series_pill.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int searchWidth = 220;
constexpr int widestMessage = 460;
// On a very wide screen a row stays one glance wide.
constexpr int widestPage = 1680;
// Below it the strips over the table take one row each: the table stays a table.
constexpr int roomyPage = 700;

} // namespace

PostsPage::PostsPage(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_heading(new QLabel(this)), m_detail(new QLabel(this)),
      m_search(new QLineEdit(this)), m_searchIcon(nullptr), m_series(new SeriesPill(this)),
      m_record(new QPushButton(tr("Record a post…"), this)), m_form(new RecordForm(this)),
      m_strips(new PostsStrips(theme, this)), m_body(new QStackedWidget(this)),
      m_table(new PostsTable(theme, m_body)), m_message(new QLabel(m_body)),
      m_messageMore(new QLabel(m_body)), m_deedRow(new QWidget(this)),
      m_origin(new ElidedLabel(Qt::ElideMiddle, m_deedRow))
{
    setObjectName(u"posts"_s);
    setAccessibleName(tr("Posts"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::m);
    makeHead(column);
    column->addWidget(m_form);
    column->addWidget(m_strips);
    m_filter.setSourceModel(&m_model);
    m_table->setModel(&m_filter);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(static_cast<int>(PostColumn::Date), Qt::DescendingOrder);
    m_body->addWidget(m_table);
    m_body->addWidget(makeMessage());
    column->addWidget(m_body, 1);
    makeDeeds(column);
    connectAll();
    setFonts();
    setMargins();
    tell();
}

void PostsPage::makeHead(QBoxLayout* column)
{
    m_heading->setObjectName(u"posts.heading"_s);
    m_detail->setObjectName(u"posts.detail"_s);
    for (QLabel* label : {m_heading, m_detail})
        label->setTextFormat(Qt::PlainText);
    setLook(m_detail, Look::Faint);
    m_search->setObjectName(u"posts.filter"_s);
    m_search->setPlaceholderText(tr("Filter posts"));
    m_search->setAccessibleName(tr("Filter posts by title, place or date"));
    m_search->setToolTip(tr("Filter posts (Ctrl+F or /)"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(searchWidth);
    m_searchIcon = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_record->setObjectName(u"posts.record"_s);
    m_record->setToolTip(tr("Record a post that was published without Brickwork"));

    auto* row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(m_heading);
    row->addWidget(m_detail);
    row->addStretch();
    row->addWidget(m_series);
    row->addWidget(m_search);
    row->addWidget(m_record);
    column->addLayout(row);
    setTabOrder({m_series, m_search, m_record});
}

QWidget* PostsPage::makeMessage()
{
    auto* box = new QWidget(m_body);
    m_message->setObjectName(u"posts.message"_s);
    m_messageMore->setObjectName(u"posts.message.more"_s);
    auto* column = new QVBoxLayout;
    column->setSpacing(space::s);
    column->addStretch(2);
    for (QLabel* label : {m_message, m_messageMore}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setFixedWidth(widestMessage);
        column->addWidget(label);
    }
    column->addStretch(3);
    auto* across = new QHBoxLayout(box);
    across->addStretch();
    across->addLayout(column);
    across->addStretch();
    setLook(m_messageMore, Look::Faint);
    return box;
}

void PostsPage::makeDeeds(QBoxLayout* column)
{
    const std::array names{tr("Open draft"), tr("Open page"), tr("Copy link"), tr("Update"), tr("Take back")};
    const std::array objects{u"posts.draft"_s, u"posts.page"_s, u"posts.copy"_s, u"posts.update"_s,
                             u"posts.retract"_s};
    m_deedRow->setAccessibleName(tr("The selected post"));
    auto* row = new QHBoxLayout(m_deedRow);
    row->setContentsMargins({});
    row->setSpacing(space::xs);
    for (std::size_t i = 0; i < deedCount; ++i) {
        m_deeds[i] = new QAction(names[i], this);
        m_buttons[i] = new QPushButton(names[i], m_deedRow);
        m_buttons[i]->setObjectName(objects[i]);
        setLook(m_buttons[i], Look::Quiet);
        row->addWidget(m_buttons[i]);
        const auto deed = static_cast<Deed>(i);
        connect(m_deeds[i], &QAction::triggered, this, [this, deed] { perform(deed); });
        connect(m_buttons[i], &QPushButton::clicked, m_deeds[i], &QAction::trigger);
    }
    m_deeds[CopyLink]->setShortcut(QKeySequence::Copy);
    m_deeds[CopyLink]->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(m_deeds[CopyLink]);
    m_origin->setObjectName(u"posts.origin"_s);
    m_origin->setSide(Qt::AlignTrailing);
    setLook(m_origin, Look::Faint);
    row->addSpacing(space::m);
    row->addWidget(m_origin, 1);
    column->addWidget(m_deedRow);
}

void PostsPage::connectAll()
{
    connect(&m_theme, &Theme::changed, this, &PostsPage::setFonts);
    connect(m_search, &QLineEdit::textChanged, this, &PostsPage::filter);
    connect(m_series, &SeriesPill::chosen, this, &PostsPage::filterSeries);
    connect(m_record, &QPushButton::clicked, m_form, &RecordForm::open);
    connect(m_form, &RecordForm::recordWished, this, &PostsPage::recordRequested);
    connect(m_form, &RecordForm::closed, this, [this] { setFocus(Qt::OtherFocusReason); });
    connect(m_table, &PostsTable::opened, this, &PostsPage::open);
    connect(m_table, &PostsTable::escaped, m_search, &QLineEdit::clear);
    connect(m_table, &QWidget::customContextMenuRequested, this, &PostsPage::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &PostsPage::tellSelected);
    for (const QKeySequence& keys : {QKeySequence(QKeySequence::Find), QKeySequence(Qt::Key_Slash)}) {
        auto* find = new QShortcut(keys, this);
        find->setContext(Qt::WidgetWithChildrenShortcut);
        connect(find, &QShortcut::activated, this, [this] {
            if (m_search->isHidden())
                return;
            m_search->setFocus(Qt::ShortcutFocusReason);
            m_search->selectAll();
        });
    }
}

void PostsPage::setFonts()
{
    m_heading->setFont(Theme::font(TextSize::Title, QFont::DemiBold));
    m_detail->setFont(Theme::font(TextSize::Small));
    // Both on one base line.
    const auto middle = [](const QFontMetrics& metrics) { return metrics.ascent() - metrics.descent(); };
    const int drop = middle(m_heading->fontMetrics()) - middle(m_detail->fontMetrics());
    m_detail->setContentsMargins(0, std::max(0, drop), 0, 0);
    m_message->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_origin->setFont(Theme::font(TextSize::Small));
    m_searchIcon->setIcon(Theme::icon(u"search"_s, m_theme.tokens().faint));
    m_table->fitTo(m_model);
    m_table->viewport()->update();
}

void PostsPage::setMargins()
{
    const int side = std::max(space::xl, (width() - widestPage) / 2);
    layout()->setContentsMargins(side, space::xl - space::xs, side, space::l);
}

void PostsPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setMargins();
    m_strips->setRoomy(height() >= roomyPage);
}

void PostsPage::setState(const PostsState& state)
{
    if (state == m_state)
        return;
    const PostRow* before = selected();
    const PostId key = before ? before->key : PostId();
    const PostId recorded = m_form->isWaiting() ? newIn(state) : PostId();
    m_state = state;
    m_model.setState(state);
    m_table->fitTo(m_model);
    m_series->setNames(seriesNames(state));
    m_filter.setSeries(m_series->wanted());
    // A row that moved was taken out and put in again: it is still the one selected.
    if (const PostRow* now = selected(); !key.isEmpty() && (!now || now->key != key)) {
        const QModelIndex kept = m_filter.mapFromSource(m_model.indexOf(key));
        if (kept.isValid())
            select(kept.row());
    }
    if (!recorded.isEmpty())
        m_form->close();
    tell();
    if (!recorded.isEmpty())
        reveal(recorded);
}

/// The first post that was not there before, if there is one.
PostId PostsPage::newIn(const PostsState& state) const
{
    const auto isNew = [this](const PostRow& row) { return !m_model.indexOf(row.key).isValid(); };
    const auto found = std::ranges::find_if(state.rows, isNew);
    return found == state.rows.end() ? PostId() : found->key;
}

/// Selects a post and brings it into sight, whatever the filter says.
void PostsPage::reveal(const PostId& key)
{
    const QModelIndex row = m_model.indexOf(key);
    if (!m_filter.mapFromSource(row).isValid()) {
        m_search->clear();
        m_series->choose({});
    }
    select(m_filter.mapFromSource(row).row());
    m_table->scrollTo(m_table->currentIndex());
}

const PostRow* PostsPage::selected() const
{
    return m_model.rowAt(m_filter.mapToSource(m_table->currentIndex()));
}

void PostsPage::select(int row)
{
    m_table->setCurrentIndex(m_filter.index(row, static_cast<int>(PostColumn::Title)));
}

void PostsPage::filter(const QString& words)
{
    m_filter.setWanted(words);
    if (m_table->currentIndex().isValid())
        m_table->scrollTo(m_table->currentIndex());
    tell();
}

void PostsPage::filterSeries(const QString& series)
{
    m_filter.setSeries(series);
    tell();
}

/// Heading, table or sentence, and where the page's focus goes.
void PostsPage::tell()
{
    const bool none = m_model.rowCount() == 0;
    const int shown = m_filter.rowCount();
    const bool filtered = shown < m_model.rowCount();
    const QLocale locale;
    m_heading->setText(none ? postCount(0, locale) : m_state.heading);
    m_detail->setText(filtered ? tr("%1 shown").arg(locale.toString(shown)) : m_state.detail);
    m_search->setVisible(!none);
    m_deedRow->setVisible(!none);
    const QString words = m_search->text().simplified();
    m_message->setText(none ? tr("Your first post will stand here")
                       : m_series->wanted().isEmpty()
                           ? tr("No post has “%1” in it").arg(words)
                           : tr("No post of “%1” has “%2” in it").arg(m_series->wanted(), words));
    m_messageMore->setText(none ? tr("Open a draft and publish it with Ctrl+Shift+Enter, or record a post "
                                     "that is out already.")
                                : tr("Escape shows all posts again."));
    m_body->setCurrentIndex(shown > 0 ? 0 : 1);
    if (shown > 0 && !m_table->currentIndex().isValid())
        select(0);
    tellSelected();
}

// A focus proxy would do the same, but make Tab skip what stands before it.
void PostsPage::focusInEvent(QFocusEvent* event)
{
    QWidget* first = m_table;
    if (m_model.rowCount() == 0)
        first = m_record;
    else if (m_body->currentIndex() != 0)
        first = m_search;
    first->setFocus(event->reason());
}

void PostsPage::tellSelected()
{
    const PostRow* row = selected();
    const auto allow = [this](Deed deed, bool allowed) {
        m_deeds[deed]->setEnabled(allowed);
        m_buttons[deed]->setEnabled(allowed);
    };
    allow(OpenDraft, row && !row->draft.isEmpty());
    allow(OpenPage, row && !row->url.isEmpty());
    allow(CopyLink, row && !row->url.isEmpty());
    allow(Update, row && !row->draft.isEmpty() && !row->retracted);
    allow(TakeBack, row);
    const QString deed = row && row->retracted ? tr("Publish again") : tr("Take back");
    m_deeds[TakeBack]->setText(deed);
    m_buttons[TakeBack]->setText(deed);
    QString origin = row ? row->origin : QString();
    if (row && !row->scheduled.isEmpty())
        //: where a post came from, then when it was scheduled for
        origin = tr("%1 · scheduled for %2").arg(origin, row->scheduled);
    m_origin->setFullText(origin);
}

void PostsPage::open()
{
    if (const PostRow* row = selected())
        perform(row->draft.isEmpty() ? OpenPage : OpenDraft);
}

void PostsPage::perform(Deed deed)
{
    const PostRow* row = selected();
    if (!row || !m_deeds[deed]->isEnabled())
        return;
    const PostRow post = *row; // what follows may change the table
    switch (deed) {
    case OpenDraft:
        return Q_EMIT openDraftRequested(post.draft);
    case OpenPage:
        return Q_EMIT openPageRequested(post.url);
    case CopyLink:
        return Q_EMIT copyLinkRequested(post.url);
    case Update:
        return Q_EMIT updateRequested(post.draft);
    case TakeBack:
        return post.retracted ? Q_EMIT restoreRequested(post.key) : askFromWhere(post);
    case deedCount:
        break;
    }
}

void PostsPage::showMenu(const QPoint& position)
{
    const QModelIndex under = m_table->indexAt(position);
    if (under.isValid())
        select(under.row());
    const PostRow* row = selected();
    if (!row)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction* deed : m_deeds)
        menu->addAction(deed);
    menu->insertSeparator(m_deeds[Update]);
    addPlaces(*menu, *row);
    const QPoint at = under.isValid() ? position : m_table->visualRect(m_table->currentIndex()).center();
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

bool PostsPage::filterKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        if (m_search->text().isEmpty())
            setFocus(Qt::OtherFocusReason);
        m_search->clear();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        setFocus(Qt::OtherFocusReason);
        return true;
    default:
        return false;
    }
}

bool PostsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress)
        return filterKey(static_cast<QKeyEvent*>(event)->key());
    return QWidget::eventFilter(watched, event);
}

} // namespace brickwork
