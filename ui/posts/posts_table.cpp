#include "ui/posts/posts_table.h"

#include "ui/posts/posts_delegate.h"
#include "ui/posts/posts_header.h"
#include "ui/posts/posts_model.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace brickwork {

PostsTable::PostsTable(Theme& theme, QWidget* parent) : QTableView(parent)
{
    setObjectName(u"posts.table"_s);
    setAccessibleName(tr("Table of posts"));
    setItemDelegate(new PostsDelegate(theme, this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame); // the row shows the focus
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto* header = new PostsHeader(this);
    setHorizontalHeader(header);
    header->setObjectName(u"posts.header"_s);
    header->setAccessibleName(tr("Columns: a click sorts"));
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setMinimumSectionSize(space::xl);
    header->setSectionResizeMode(QHeaderView::Fixed);
    connect(this, &QTableView::doubleClicked, this, &PostsTable::opened);
}

void PostsTable::fitTo(const PostsModel& posts)
{
    horizontalHeader()->setSectionResizeMode(static_cast<int>(PostColumn::Title), QHeaderView::Stretch);
    const QFontMetrics metrics = fontMetrics();
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const int mark = metrics.height() + space::s; // of the sorting
    for (const PostColumn column :
         {PostColumn::Date, PostColumn::Where, PostColumn::Words, PostColumn::SinceLast}) {
        const int section = static_cast<int>(column);
        const QString name = posts.headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
        int width = QFontMetrics(bold).horizontalAdvance(name) + mark;
        for (int row = 0; row < posts.rowCount(); ++row)
            width = std::max(width, metrics.horizontalAdvance(posts.index(row, section).data().toString()));
        width += 2 * space::m;
        if (column == PostColumn::Where)
            m_placeWidth = width;
        else
            horizontalHeader()->resizeSection(section, width);
    }
    fitPlaces();
    verticalHeader()->setDefaultSectionSize(metrics.height() + 2 * space::s);
}

/// Places are cut where they would crowd the titles.
void PostsTable::fitPlaces()
{
    horizontalHeader()->resizeSection(static_cast<int>(PostColumn::Where),
                                      std::min(m_placeWidth, width() / 4));
}

void PostsTable::resizeEvent(QResizeEvent* event)
{
    fitPlaces();
    QTableView::resizeEvent(event);
}

void PostsTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT escaped();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || (event->modifiers() & ~Qt::KeypadModifier))
        return QTableView::keyPressEvent(event);
    if (!event->isAutoRepeat())
        Q_EMIT opened();
}

// A row is one thing: Home and End go to the first and the last, nothing goes sideways.
QModelIndex PostsTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex current = currentIndex();
    switch (action) {
    case MoveLeft:
    case MoveRight:
        return current;
    case MoveHome:
        return model()->index(0, current.column());
    case MoveEnd:
        return model()->index(model()->rowCount() - 1, current.column());
    default:
        return QTableView::moveCursor(action, modifiers);
    }
}

} // namespace brickwork
