#include "ui/compare/compare_view.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int sliceMs = 4;
constexpr int slicesALayout = 12;
constexpr int stepPixels = 24;

} // namespace

CompareView::CompareView(Theme& theme, QWidget* parent)
    : QListView(parent), m_model(this), m_delegate(new CompareDelegate(theme, m_model, this))
{
    setObjectName(u"compare.lines"_s);
    setAccessibleName(tr("Lines of both texts"));
    setModel(&m_model);
    setItemDelegate(m_delegate);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    verticalScrollBar()->setSingleStep(stepPixels);
    connect(&m_slices, &QTimer::timeout, this, &CompareView::measureSome);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CompareView::measureVisible);
    connect(this, &QListView::activated, this, &CompareView::unfold);
    connect(this, &QListView::clicked, this, &CompareView::unfold);
    connect(&theme, &Theme::changed, this, &CompareView::restyle);
}

void CompareView::setDiff(std::shared_ptr<const TextDiff> diff)
{
    m_model.setDiff(std::move(diff), m_extent);
    begin();
}

void CompareView::setCompareLayout(CompareLayout layout)
{
    if (layout == m_delegate->layout())
        return;
    m_delegate->setLayout(layout);
    begin();
}

void CompareView::setExtent(CompareExtent extent)
{
    if (extent == m_extent)
        return;
    m_extent = extent;
    const int change = currentChange();
    auto diff = m_model.shared();
    m_model.setDiff(std::move(diff), m_extent);
    begin();
    if (change >= 0)
        goTo(m_model.rowOfChange(change));
}

void CompareView::restyle()
{
    begin();
    viewport()->update();
}

/// Every height is a guess again; what is in view is measured at once, the rest in slices.
void CompareView::begin()
{
    m_delegate->setWidth(viewport()->width());
    m_delegate->forget();
    m_next = 0;
    m_outdated = 0;
    doItemsLayout();
    measureVisible();
    m_slices.start(0);
    Q_EMIT currentChangeChanged();
}

void CompareView::doItemsLayout()
{
    const QScopedValueRollback laying(m_laying, true);
    // What is read stays where it is, whatever the lines above turn out to be.
    const QPersistentModelIndex top = indexAt({viewport()->width() / 2, 0});
    const int before = top.isValid() ? visualRect(top).top() : 0;
    QListView::doItemsLayout();
    if (top.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(top).top() - before);
    m_outdated = 0;
}

bool CompareView::measureFrom(int row, int height)
{
    bool other = false;
    for (int y = 0; row < m_model.rowCount() && y < height; ++row) {
        other |= m_delegate->measure(row);
        y += m_delegate->sizeHint({}, m_model.index(row)).height();
    }
    return other;
}

void CompareView::measureVisible()
{
    if (m_laying || m_model.rowCount() == 0)
        return;
    const QModelIndex top = indexAt({viewport()->width() / 2, 0});
    if (measureFrom(top.isValid() ? top.row() : 0, 2 * viewport()->height()))
        doItemsLayout();
}

void CompareView::measureSome()
{
    QElapsedTimer timer;
    timer.start();
    const int rows = m_model.rowCount();
    while (m_next < rows && timer.elapsed() < sliceMs) {
        if (m_delegate->measure(m_next++))
            m_outdated = std::max(m_outdated, 1);
    }
    if (m_next >= rows)
        m_slices.stop();
    if (m_outdated > 0 && (m_next >= rows || ++m_outdated > slicesALayout))
        doItemsLayout();
}

int CompareView::changes() const
{
    return m_model.diff() ? static_cast<int>(m_model.diff()->changes.size()) : 0;
}

int CompareView::currentChange() const
{
    const int row = currentIndex().row();
    return row < 0 || row >= m_model.rowCount() ? -1 : m_model.items()[static_cast<size_t>(row)].change;
}

bool CompareView::nextChange()
{
    const auto& items = m_model.items();
    const int here = currentChange();
    const auto from = items.begin() + (currentIndex().isValid() ? currentIndex().row() : 0);
    const auto next = std::find_if(from, items.end(), [here](const CompareItem& item) {
        return item.change >= 0 && item.change != here;
    });
    if (next == items.end())
        return false;
    goTo(static_cast<int>(next - items.begin()));
    return true;
}

bool CompareView::previousChange()
{
    const auto& items = m_model.items();
    const int here = currentChange();
    const auto end = items.begin() + (currentIndex().isValid() ? currentIndex().row() : 0);
    int found = -1;
    for (auto item = end; item != items.begin() && found < 0;) {
        --item;
        if (item->change >= 0 && item->change != here)
            found = item->change;
    }
    if (found < 0)
        return false;
    goTo(m_model.rowOfChange(found));
    return true;
}

void CompareView::goTo(int row)
{
    if (row < 0)
        return;
    if (measureFrom(std::max(0, row - 8), viewport()->height()))
        doItemsLayout();
    setCurrentIndex(m_model.index(row));
    // A little of what stands before tells where one is.
    const QRect place = visualRect(m_model.index(row));
    const int wanted = viewport()->height() / 4;
    if (place.top() < 0 || place.bottom() > viewport()->height() - wanted)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + place.top() - wanted);
}

void CompareView::unfold(const QModelIndex& index)
{
    const CompareItem fold = m_model.items().at(static_cast<size_t>(index.row()));
    if (fold.folded == 0)
        return;
    m_delegate->inserted(index.row() + 1, fold.folded - 1);
    m_model.unfold(index.row());
    m_next = std::min(m_next, index.row());
    measureVisible();
    doItemsLayout();
    m_slices.start(0);
}

QString CompareView::selectedText() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        rows.push_back(index.row());
    std::ranges::sort(rows);
    QStringList lines;
    for (const int row : rows)
        lines << copiedOf(*m_model.diff(), m_model.items()[static_cast<size_t>(row)]);
    return lines.join(u'\n');
}

void CompareView::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        begin();
    else
        measureVisible();
}

void CompareView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        if (selectionModel()->hasSelection())
            QApplication::clipboard()->setText(selectedText());
        return;
    }
    QListView::keyPressEvent(event);
}

void CompareView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT currentChangeChanged();
}

} // namespace brickwork
