#include "ui/preview/preview_view.h"

#include "ui/preview/picture_shelf.h"
#include "ui/preview/preview_builder.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QUrl>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qint64 sliceMs = 4;      // one step more may begin before it is over
constexpr double columnWidth = 38; ///< sizes of the text

} // namespace

PreviewView::PreviewView(Theme& theme, QWidget* parent)
    : QTextBrowser(parent), m_theme(theme), m_fill(*document()), m_shelf(new PictureShelf(this))
{
    setObjectName(u"preview"_s);
    setAccessibleName(tr("Preview"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->documentLayout()->registerHandler(QTextFormat::ImageObject, m_shelf);
    m_slice.setSingleShot(true);
    m_slice.setInterval(0);
    connect(&m_slice, &QTimer::timeout, this, &PreviewView::fill);
    connect(this, &QTextBrowser::anchorClicked, this, &PreviewView::follow);
    // It tells of an action before the value has changed.
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, &PreviewView::movedByReader,
            Qt::QueuedConnection);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!m_scrolling)
            m_lineAskedFor.reset();
    });
    connect(&m_theme, &Theme::changed, this, &PreviewView::restyle);
    connect(m_shelf, &PictureShelf::arrived, this, [this] { viewport()->update(); });
    restyle();
}

PreviewView::~PreviewView() = default;

void PreviewView::restyle()
{
    m_style = previewStyle(m_theme.tokens(), m_zoom);
    m_shelf->setGround(m_style.tokens.wall);
    placeColumn();
    refill();
}

void PreviewView::setZoom(int percent)
{
    if (percent == m_zoom)
        return;
    m_zoom = percent;
    restyle();
}

// Lines longer than this are hard to read, however wide the window is.
void PreviewView::placeColumn()
{
    const int column = qCeil(m_style.em * columnWidth + 2 * space::xl);
    const int bar = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
    const int spare = std::max(0, width() - bar - column);
    setViewportMargins(spare / 2, 0, spare - spare / 2, 0);
}

void PreviewView::resizeEvent(QResizeEvent* event)
{
    placeColumn();
    QTextBrowser::resizeEvent(event);
    m_lineAskedFor.reset();
    Q_EMIT reflowed();
}

/// The same again from the beginning.
void PreviewView::refill()
{
    m_slice.stop();
    const PreviewRenderPointer render = m_fill.render();
    m_fill.clear(m_style);
    m_fresh = true;
    if (render)
        setRender(render);
    else if (!m_notice.isEmpty())
        setNotice(m_notice);
}

void PreviewView::setNothing()
{
    m_slice.stop();
    m_notice.clear();
    m_fill.clear(m_style);
    m_fresh = true;
}

void PreviewView::setNotice(const QString& sentence)
{
    setNothing();
    m_notice = sentence;
    QTextList* none = nullptr;
    PreviewBuilder(*document(), m_style, {}).insertLeaf(0, noticeLeaf(sentence), nullptr, none);
}

void PreviewView::setRender(const PreviewRenderPointer& render)
{
    if (!m_notice.isEmpty())
        setNothing();
    m_shelf->setImages(render->images);
    m_fill.setRender(render);
    fill();
}

void PreviewView::fill()
{
    m_slice.stop();
    QElapsedTimer spent;
    spent.start();
    while (!m_fill.isDone()) {
        if (spent.elapsed() >= sliceMs)
            return m_slice.start();
        const int leaf = m_fill.count() > 0 ? leafAtTop() : -1;
        const double top = leaf >= 0 ? topOf(leaf) : 0;
        const QScrollBar* bar = verticalScrollBar();
        const bool atEnd = !m_fresh && bar->value() > 0 && bar->value() == bar->maximum();
        keepPlace(m_fill.step(m_style), leaf, top, atEnd);
    }
    const bool fresh = std::exchange(m_fresh, false);
    if (fresh) {
        m_lineAskedFor.reset();
        Q_EMIT reflowed();
    }
    Q_EMIT filled();
}

// What the reader looks at stays where it is: the leaf at the top if it is still there, else what came in its
// place. The very beginning and the very end stay in view.
void PreviewView::keepPlace(const PreviewFill::Change& change, int leaf, double top, bool atEnd)
{
    const QScopedValueRollback guard(m_scrolling, true);
    QScrollBar* bar = verticalScrollBar();
    if (atEnd && change.at >= leaf)
        return bar->setValue(bar->maximum());
    if (leaf < 0 || change.at >= leaf || bar->value() == 0 || m_fill.count() == 0)
        return;
    int now = leaf - change.removed + change.inserted;
    if (leaf < change.at + change.removed)
        now = change.at + (leaf - change.at) * change.inserted / change.removed;
    const double moved = topOf(std::clamp(now, 0, m_fill.count() - 1)) - top;
    bar->setValue(bar->value() + qRound(moved));
}

QVariant PreviewView::loadResource(int, const QUrl&)
{
    // The shelf draws images; nothing else is ever loaded.
    return {};
}

// The ring of focus must not scroll along.
void PreviewView::scrollContentsBy(int dx, int dy)
{
    QTextBrowser::scrollContentsBy(dx, dy);
    if (hasFocus())
        viewport()->update();
}

void PreviewView::wheelEvent(QWheelEvent* event)
{
    QTextBrowser::wheelEvent(event);
    Q_EMIT movedByReader();
}

void PreviewView::keyPressEvent(QKeyEvent* event)
{
    QTextBrowser::keyPressEvent(event);
    Q_EMIT movedByReader();
}

} // namespace brickwork
