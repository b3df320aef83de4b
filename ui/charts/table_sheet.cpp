#include "ui/charts/table_sheet.h"

#include "ui/charts/chart_table_model.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOptionHeader>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int leastWidth = 480;
constexpr int widestColumn = 360;
constexpr int ring = 2;

/// Headings aligned like the cells below them in both directions of writing.
class TableHeader final : public QHeaderView
{
public:
    explicit TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {}

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override
    {
        QHeaderView::initStyleOptionForIndex(option, section);
        // With a style sheet the alignment is taken as it is, whatever the direction.
        option->textAlignment =
            QStyle::visualAlignment(option->direction, option->textAlignment) | Qt::AlignAbsolute;
        // The style has its arrows the other way round: up is what grows downwards.
        if (option->sortIndicator != QStyleOptionHeader::None)
            option->sortIndicator = sortIndicatorOrder() == Qt::AscendingOrder ? QStyleOptionHeader::SortUp
                                                                               : QStyleOptionHeader::SortDown;
    }
};

/// Hairlines between the rows; a ring around the cell that the keyboard is on.
class TableDelegate final : public QStyledItemDelegate
{
public:
    TableDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = m_theme.tokens();
        const QRect& cell = option.rect;
        QStyleOptionViewItem calm = option;
        calm.state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
        QStyledItemDelegate::paint(painter, calm, index);
        if (!(option.state & QStyle::State_HasFocus)) {
            painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1),
                              blend(t.line, t.paper, 0.6));
            return;
        }
        painter->setPen(QPen(t.brick, ring, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(cell.adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2));
    }

private:
    Theme& m_theme;
};

QPushButton* button(const QString& text, const QString& name, QWidget* parent)
{
    auto* made = new QPushButton(text, parent);
    made->setObjectName(name);
    made->setAutoDefault(false);
    return made;
}

} // namespace

TableSheet::TableSheet(Theme& theme, QWidget* parent)
    : Sheet(theme, parent), m_heading(new LeadingLabel({}, this)), m_view(new QTableView(this)),
      m_notes(new QCheckBox(tr("With notes"), this)), m_notice(new LeadingLabel({}, this)),
      m_copy(button(tr("Copy"), u"table.copy"_s, this)),
      m_csv(button(tr("Save as CSV…"), u"table.csv"_s, this)),
      m_picture(button(tr("Save as picture…"), u"table.picture"_s, this)),
      m_close(button(tr("Close"), u"table.close"_s, this)), m_buttons(new QHBoxLayout),
      m_model(new ChartTableModel(this)), m_order(new ChartTableOrder(this))
{
    setObjectName(u"table"_s);
    build();
    setFonts();
    connect(m_close, &QPushButton::clicked, this, &TableSheet::dismiss);
    connect(m_notes, &QCheckBox::toggled, this, &TableSheet::showTable);
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyWished(notes()); });
    connect(m_csv, &QPushButton::clicked, this, [this] { Q_EMIT csvWished(notes()); });
    connect(m_picture, &QPushButton::clicked, this, &TableSheet::pictureWished);
    connect(&theme, &Theme::changed, this, [this] {
        setFonts();
        fitColumns();
        place();
        update();
    });
    hide();
}

void TableSheet::build()
{
    m_heading->setObjectName(u"table.heading"_s);
    m_notes->setObjectName(u"table.notes"_s);
    m_notes->setAccessibleDescription(tr("Shows, copies and saves your own notes too"));
    m_notice->setObjectName(u"table.notice"_s);
    m_notice->setWordWrap(true);
    setLook(m_notice, Look::Faint);
    setLook(m_close, Look::Primary);
    buildView();

    m_buttons->setSpacing(space::s);
    m_buttons->addWidget(m_notes);
    m_buttons->addStretch();
    for (QPushButton* each : {m_copy, m_csv, m_picture, m_close})
        m_buttons->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::xl);
    column->setSpacing(space::m);
    column->addWidget(m_heading);
    column->addWidget(m_view, 1);
    column->addWidget(m_notice);
    column->addLayout(m_buttons);
}

void TableSheet::buildView()
{
    m_order->setSourceModel(m_model);
    auto* header = new TableHeader(m_view);
    header->setObjectName(u"table.header"_s);
    header->setAccessibleName(tr("Columns: a click sorts"));
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSortIndicatorClearable(true);
    m_view->setObjectName(u"table.rows"_s);
    m_view->setHorizontalHeader(header);
    m_view->setModel(m_order);
    m_view->setItemDelegate(new TableDelegate(theme(), m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setWordWrap(false);
    m_view->setCornerButtonEnabled(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->setSortingEnabled(true);
}

void TableSheet::setFonts()
{
    m_heading->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_notice->setFont(Theme::font(TextSize::Small));
    m_view->verticalHeader()->setDefaultSectionSize(m_view->fontMetrics().height() + 2 * space::s);
}

void TableSheet::open(const ChartTable& table)
{
    rememberFocus();
    m_table = table;
    m_heading->setText(table.title);
    setAccessibleName(tr("%1 as a table").arg(table.title));
    m_view->setAccessibleName(table.title);
    m_notes->setVisible(table.notes.has_value());
    const QSignalBlocker quiet(m_notes);
    m_notes->setChecked(false);
    m_notice->hide();
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    show();
    showTable();
    raise();
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->setCurrentIndex(m_order->index(m_order->rowCount() - 1, 0));
}

/// Where the keyboard is and what it is sorted by stay as they are.
void TableSheet::showTable()
{
    const QPersistentModelIndex current = m_view->currentIndex();
    const int row = current.isValid() ? current.row() : 0;
    m_model->setTable(notes() == Notes::Included ? withNotes(m_table) : m_table);
    m_view->setCurrentIndex(m_order->index(row, 0));
    fitColumns();
    place();
}

Notes TableSheet::notes() const
{
    return m_notes->isChecked() ? Notes::Included : Notes::LeftOut;
}

/// As wide as the widest text; the last one that is no number takes what is left.
void TableSheet::fitColumns()
{
    const QFontMetrics metrics = m_view->fontMetrics();
    QFont bold = m_view->font();
    bold.setWeight(QFont::DemiBold);
    QHeaderView* header = m_view->horizontalHeader();
    m_columnsWidth = 0;
    for (int column = 0; column < m_order->columnCount(); ++column) {
        const int mark = metrics.height() + space::s; // of the sorting
        const QString name = m_order->headerData(column, Qt::Horizontal).toString();
        int width = QFontMetrics(bold).horizontalAdvance(name) + mark;
        // Thousands of rows hold few lengths: only texts about as long as the longest are measured.
        qsizetype longest = 0;
        for (int row = 0; row < m_order->rowCount(); ++row) {
            const QString text = m_order->index(row, column).data().toString();
            if (text.size() + 3 < longest || width >= widestColumn)
                continue;
            longest = std::max(longest, text.size());
            width = std::max(width, metrics.horizontalAdvance(text));
        }
        width = std::min(width, widestColumn) + 2 * space::m;
        header->resizeSection(column, width);
        m_columnsWidth += width;
    }
    header->setStretchLastSection(true);
}

/// As large as its rows want and its parent allows, in whole rows.
void TableSheet::place()
{
    for (QWidget* child : findChildren<QWidget*>())
        child->ensurePolished();
    m_view->setFixedHeight(0);
    layout()->invalidate();
    const QMargins margins = layout()->contentsMargins();
    const QSize room = parentWidget()->size() - QSize(2 * space::xl, 2 * space::xl);
    const int sides = margins.left() + margins.right();
    const int frame = m_view->verticalScrollBar()->sizeHint().width() + sides;
    const int buttons = m_buttons->totalSizeHint().width() + sides;
    const int width = std::min(std::max({m_columnsWidth + frame, leastWidth, buttons}), room.width());
    const int bare = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width)
                                                   : layout()->totalSizeHint().height();
    int around = m_view->horizontalHeader()->sizeHint().height() + 2 * m_view->frameWidth();
    if (m_columnsWidth + frame > width)
        around += m_view->horizontalScrollBar()->sizeHint().height();
    const int row = m_view->verticalHeader()->defaultSectionSize();
    const int rows = std::clamp((room.height() - bare - around) / row, 0, m_order->rowCount());
    m_view->setFixedHeight(around + rows * row);
    resize(width, bare + m_view->height());
    layout()->activate();
    move((parentWidget()->width() - width) / 2, (parentWidget()->height() - height()) / 2);
    m_view->scrollTo(m_view->currentIndex());
}

void TableSheet::tell(const QString& sentence)
{
    m_notice->setText(sentence);
    m_notice->show();
    place();
}

void TableSheet::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        return Q_EMIT copyWished(notes());
    Sheet::keyPressEvent(event);
}

} // namespace brickwork
