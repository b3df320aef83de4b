#include "ui/write/search_sheet.h"

#include "ui/theme/theme.h"
#include "ui/write/search_delegate.h"
#include "ui/write/search_model.h"
#include "ui/write/search_options.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr QSize usualSize(760, 620);
constexpr int fieldHeight = 32;
constexpr int pageRows = 10;

} // namespace

SearchSheet::SearchSheet(Theme& theme, QWidget* parent)
    : Sheet(theme, parent), m_field(new QLineEdit(this)),
      m_options(new SearchOptions(theme, u"search"_s, this)), m_sentence(new QLabel(this)),
      m_list(new QListView(this)), m_model(new SearchModel(this))
{
    setObjectName(u"searchSheet"_s);
    setAccessibleName(tr("Search all drafts"));
    build();
    connect(m_field, &QLineEdit::textChanged, this, &SearchSheet::look);
    connect(m_options, &SearchOptions::changed, this, &SearchSheet::look);
    connect(m_list, &QListView::clicked, this, &SearchSheet::pick);
    connect(m_list, &QListView::activated, this, &SearchSheet::pick);
    connect(&theme, &Theme::changed, this, &SearchSheet::recolour);
    recolour();
}

void SearchSheet::build()
{
    m_field->setObjectName(u"search.field"_s);
    m_field->setPlaceholderText(tr("Search all drafts"));
    m_field->setAccessibleName(tr("Search the texts of all drafts"));
    m_field->setClearButtonEnabled(true);
    m_field->setMinimumHeight(fieldHeight);
    m_icon = m_field->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_sentence->setObjectName(u"search.sentence"_s);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    setLook(m_sentence, Look::Faint);
    m_list->setObjectName(u"search.list"_s);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SearchDelegate(theme(), m_list));

    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(m_field, 1);
    row->addWidget(m_options);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::s);
    column->addLayout(row);
    column->addWidget(m_sentence);
    column->addWidget(m_list, 1);
}

void SearchSheet::recolour()
{
    m_icon->setIcon(Theme::icon(u"search"_s, theme().tokens().faint));
}

void SearchSheet::open(const QString& text)
{
    rememberFocus();
    place();
    show();
    if (!text.isEmpty() && text != m_field->text())
        m_field->setText(text);
    else
        look(); // what was found may have changed since
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchSheet::place()
{
    const QSize room = parentWidget()->size() - QSize(2 * space::xl, 2 * space::xl);
    const QSize size = usualSize.boundedTo(room);
    resize(size);
    move((parentWidget()->width() - size.width()) / 2, (parentWidget()->height() - size.height()) / 3);
}

SearchFor SearchSheet::wanted() const
{
    return m_options->wanted(m_field->text());
}

// What was found stays in view until the first of the new comes: a list that blinks with each key cannot be
// read.
void SearchSheet::look()
{
    m_stale = true;
    m_sum = {};
    if (m_field->text().isEmpty()) {
        m_model->clear();
        m_sentence->clear();
    }
    Q_EMIT wantedChanged(wanted());
}

void SearchSheet::addFindings(const DraftFindings& findings)
{
    if (std::exchange(m_stale, false))
        m_model->clear();
    m_model->append(findings);
    for (const DraftFinding& finding : findings) {
        ++m_sum.drafts;
        m_sum.matches += finding.matches;
    }
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(m_model->rowCount() > 1 ? 1 : 0));
    showSum(m_sum, true);
}

void SearchSheet::finish(const SearchSum& sum)
{
    if (std::exchange(m_stale, false))
        m_model->clear();
    m_sum = sum;
    showSum(sum, false);
}

void SearchSheet::showSum(const SearchSum& sum, bool running)
{
    m_sentence->setText(m_field->text().isEmpty() ? QString() : searchSentence(sum, running, QLocale()));
    m_field->setAccessibleDescription(m_sentence->text());
}

void SearchSheet::pick(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const SearchModel::Place place = m_model->placeOf(index.row());
    dismiss();
    Q_EMIT picked(place.id, place.line, place.column, place.length);
}

/// The list obeys while the keyboard is in the field.
bool SearchSheet::steer(int key, Qt::KeyboardModifiers modifiers)
{
    const int rows = m_model->rowCount();
    const int row = std::max(m_list->currentIndex().row(), 0);
    const bool control = modifiers & Qt::ControlModifier;
    int next = row;
    switch (key) {
    case Qt::Key_Down:
        next = control ? m_model->draftBeside(row, 1) : row + 1;
        break;
    case Qt::Key_Up:
        next = control ? m_model->draftBeside(row, -1) : row - 1;
        break;
    case Qt::Key_PageDown:
        next = row + pageRows;
        break;
    case Qt::Key_PageUp:
        next = row - pageRows;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        pick(m_list->currentIndex());
        return true;
    default:
        return false;
    }
    if (rows > 0)
        m_list->setCurrentIndex(m_model->index(std::clamp(next, 0, rows - 1)));
    return true;
}

bool SearchSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (!(enter && key->isAutoRepeat()) && steer(key->key(), key->modifiers()))
            return true;
    }
    return Sheet::eventFilter(watched, event);
}

} // namespace brickwork
