// What a reader does to the page: the part of PreviewView that answers clicks, menus and copying.

#include "core/markdown/slug.h"
#include "ui/preview/preview_builder.h"
#include "ui/preview/preview_mime.h"
#include "ui/preview/preview_place.h"
#include "ui/preview/preview_view.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextCursor>
#include <QTextDocument>
#include <QUrl>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

/// Of the character under a place of the viewport; empty if there is none.
QTextCharFormat PreviewView::formatAt(QPoint place) const
{
    const QPointF there = place + QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value());
    const int position = document()->documentLayout()->hitTest(there, Qt::ExactHit);
    if (position < 0)
        return {};
    QTextCursor cursor(document());
    cursor.setPosition(std::min(position + 1, document()->characterCount() - 1));
    return cursor.charFormat();
}

void PreviewView::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->pos();
    m_clicked = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier;
    m_pressed = formatAt(event->pos());
    QTextBrowser::mousePressEvent(event);
}

void PreviewView::mouseReleaseEvent(QMouseEvent* event)
{
    QTextBrowser::mouseReleaseEvent(event); // links are told here
    const bool link = m_pressed && m_pressed->isAnchor() && !m_pressed->anchorHref().isEmpty();
    m_pressed.reset();
    const bool moved = (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (std::exchange(m_clicked, false) && !moved && !link && !textCursor().hasSelection())
        requestSource(event->pos());
}

void PreviewView::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_clicked = false;
    QTextBrowser::mouseDoubleClickEvent(event);
}

void PreviewView::requestSource(QPoint place)
{
    if (const auto source = sourceAt(cursorForPosition(place).position()))
        Q_EMIT sourceRequested(source->first, source->second);
}

void PreviewView::follow(const QUrl& url)
{
    QTextCharFormat format;
    if (m_pressed) {
        format = *m_pressed;
    } else { // by keyboard: what is selected
        QTextCursor cursor = textCursor();
        cursor.setPosition(std::min(cursor.selectionStart() + 1, document()->characterCount() - 1));
        format = cursor.charFormat();
    }
    if (const QString image = format.stringProperty(ImageUrl); !image.isEmpty())
        requestImage(image, m_pressed ? m_pressedAt : cursorRect().bottomLeft());
    else if (url.isRelative() && url.path().isEmpty() && url.hasFragment())
        goToFragment(url.fragment());
    else
        Q_EMIT linkActivated(url);
}

namespace {

/// Characters before the first mention of a footnote; -1 if it is not mentioned.
int mentionIn(const PreviewLeaf& leaf, int note)
{
    int before = 0;
    for (const PreviewRun& run : leaf.runs) {
        if (run.kind == RunKind::NoteMark && run.note == note)
            return before;
        before += run.kind == RunKind::Image ? 1 : static_cast<int>(run.text.size());
        before += run.kind == RunKind::NoteMark ? 1 : 0; // the joiner before its number
    }
    return -1;
}

bool isHeadingOf(const PreviewLeaf& leaf, const QString& fragment)
{
    if (leaf.kind != LeafKind::Heading)
        return false;
    QString title;
    for (const PreviewRun& run : leaf.runs)
        title += run.text;
    return slugOf(title) == fragment;
}

} // namespace

// To a footnote, back to where it is mentioned, or to a heading as its address is made.
void PreviewView::goToFragment(const QString& fragment)
{
    const int note = fragment.startsWith("note-"_L1) ? QStringView(fragment).sliced(5).toInt() : 0;
    const int mention = fragment.startsWith("ref-"_L1) ? QStringView(fragment).sliced(4).toInt() : 0;
    for (int number = 0; number < m_fill.count(); ++number) {
        const PreviewRow* row = m_fill.row(number);
        if (!row)
            continue;
        const PreviewLeaf& leaf = *row->leaf;
        const int within = mention > 0 ? mentionIn(leaf, mention) : 0;
        const bool found = note > 0      ? leaf.note == note
                           : mention > 0 ? within >= 0
                                         : isHeadingOf(leaf, fragment);
        if (!found)
            continue;
        QTextCursor cursor(document());
        cursor.setPosition(std::min(m_fill.positionOf(number) + within, document()->characterCount() - 1));
        const int top = cursorRect(cursor).top() + verticalScrollBar()->value();
        // One who looks at a note comes back: who edits stays.
        if (note > 0 || mention > 0)
            return verticalScrollBar()->setValue(top - viewport()->height() / 3);
        verticalScrollBar()->setValue(top);
        Q_EMIT movedByReader();
        return;
    }
}

QStringList PreviewView::remoteImages() const
{
    QStringList urls;
    if (const PreviewRenderPointer& render = m_fill.render()) {
        for (auto image = render->images.cbegin(); image != render->images.cend(); ++image) {
            if (image->fate == ImageFate::Remote || image->fate == ImageFate::Failed)
                urls << image.key();
        }
    }
    return urls;
}

void PreviewView::addImageActions(QMenu& menu, const QString& url)
{
    const QStringList all = remoteImages();
    menu.addAction(tr("Load this image"), this, [this, url] { Q_EMIT imagesRequested({url}); });
    if (all.size() > 1)
        menu.addAction(tr("Load all images of this draft"), this,
                       [this, all] { Q_EMIT imagesRequested(all); });
}

// The only one needs no question: the click was the answer.
void PreviewView::requestImage(const QString& url, QPoint where)
{
    if (remoteImages().size() < 2) {
        Q_EMIT imagesRequested({url});
        return;
    }
    delete m_menu;
    m_menu = new QMenu(this);
    m_menu->setObjectName(u"imageMenu"_s);
    m_menu->setAttribute(Qt::WA_DeleteOnClose);
    addImageActions(*m_menu, url);
    m_menu->popup(viewport()->mapToGlobal(where));
}

void PreviewView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint place = keyboard ? cursorRect().center() : event->pos();
    const int position = cursorForPosition(place).position();
    delete m_menu;
    m_menu = createStandardContextMenu(place);
    m_menu->setObjectName(u"previewMenu"_s);
    m_menu->setAttribute(Qt::WA_DeleteOnClose);
    m_menu->addSeparator();
    QAction* source = m_menu->addAction(tr("Go to this place in the editor"), this, [this, position] {
        if (const auto there = sourceAt(position))
            Q_EMIT sourceRequested(there->first, there->second);
    });
    source->setEnabled(sourceAt(position).has_value());
    if (const QStringList all = remoteImages(); !all.isEmpty()) {
        const QString url = formatAt(place).stringProperty(ImageUrl);
        if (!url.isEmpty())
            addImageActions(*m_menu, url);
        else
            m_menu->addAction(tr("Load all images of this draft"), this,
                              [this, all] { Q_EMIT imagesRequested(all); });
    }
    m_menu->popup(keyboard ? viewport()->mapToGlobal(place) : event->globalPos());
}

QMimeData* PreviewView::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    QString plain = cursor.selection().toPlainText();
    // Only joins that are there for the eye.
    plain.remove(u'\u2060');
    plain.replace(QChar::Nbsp, u' ');
    const int first = m_fill.leafAt(cursor.selectionStart());
    const int last = m_fill.leafAt(std::max(cursor.selectionStart(), cursor.selectionEnd() - 1));
    const PreviewRow* begin = first >= 0 ? m_fill.row(first) : nullptr;
    const PreviewRow* end = last >= 0 ? m_fill.row(last) : nullptr;
    QString source;
    if (begin && end && begin->piece && end->piece) {
        int from = begin->firstLine();
        int to = end->lastLine();
        for (int leaf = first; leaf <= last; ++leaf) {
            if (const PreviewRow* row = m_fill.row(leaf)) {
                from = std::min(from, row->firstLine());
                to = std::max(to, row->lastLine());
            }
        }
        source = linesOf(m_fill.render()->text, from, to).toString();
    }
    return std::make_unique<PreviewMime>(plain, source).release();
}

} // namespace brickwork
