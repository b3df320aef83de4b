#include "ui/preview/preview_view.h"

#include "ui/preview/preview_builder.h"
#include "ui/theme/syntax_library.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QElapsedTimer>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qint64 sliceMs = 6;
constexpr double columnWidth = 38; ///< sizes of the text
constexpr double quoteBar = 3;
constexpr int focusLine = 2;
constexpr double cardPadding = 0.9; // sizes of the text, as the builder keeps free around code

} // namespace

PreviewView::PreviewView(Theme& theme, QWidget* parent) : QTextBrowser(parent), m_theme(theme)
{
    setObjectName(u"preview"_s);
    setAccessibleName(tr("Preview"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_slice.setSingleShot(true);
    m_slice.setInterval(0);
    connect(&m_slice, &QTimer::timeout, this, &PreviewView::fill);
    connect(this, &QTextBrowser::anchorClicked, this, &PreviewView::follow);
    connect(verticalScrollBar(), &QScrollBar::sliderMoved, this, &PreviewView::movedByReader);
    connect(&m_theme, &Theme::changed, this, &PreviewView::restyle);
    restyle();
}

void PreviewView::setSyntax(SyntaxLibrary* syntax)
{
    m_syntax = syntax;
    if (!syntax->isReady())
        connect(syntax, &SyntaxLibrary::ready, this, &PreviewView::colourCode);
}

void PreviewView::colourCode()
{
    const auto coloured = [](const Node& node) {
        return node.kind == NodeKind::CodeBlock || node.kind == NodeKind::HtmlBlock;
    };
    if (m_render && std::ranges::any_of(m_render->document.nodes, coloured))
        refill();
}

void PreviewView::restyle()
{
    m_style = previewStyle(m_theme.tokens());
    placeColumn();
    refill();
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
    Q_EMIT reflowed();
}

void PreviewView::refill()
{
    PreviewBuilder::prepare(*document(), m_style);
    m_pieces.clear();
    m_capped = false;
    m_head = m_insert = m_inserted = 0;
    if (m_render)
        setRender(m_render);
    else if (!m_notice.isEmpty())
        setNotice(m_notice);
}

void PreviewView::setNothing()
{
    m_slice.stop();
    m_render.reset();
    m_notice.clear();
    refill();
}

void PreviewView::setNotice(const QString& sentence)
{
    m_slice.stop();
    m_render.reset();
    m_notice = sentence;
    PreviewBuilder::prepare(*document(), m_style);
    m_pieces.clear();
    m_insert = m_inserted = 0;
    PreviewBuilder(*document(), m_style, {}).insertNotice(0, sentence);
}

void PreviewView::setRender(const std::shared_ptr<const PreviewRender>& render)
{
    const bool fresh = !m_render;
    m_render = render;
    if (!m_notice.isEmpty() || (fresh && m_pieces.empty()) || m_capped) {
        m_notice.clear();
        m_capped = false;
        m_pieces.clear();
        PreviewBuilder::prepare(*document(), m_style);
    }
    std::vector<size_t> before;
    before.reserve(m_pieces.size());
    for (const Piece& piece : m_pieces)
        before.push_back(piece.fingerprint);
    const PreviewChange change = previewChange(before, render->fingerprints);
    const auto first = m_pieces.begin() + static_cast<std::ptrdiff_t>(change.head);
    const auto last = first + static_cast<std::ptrdiff_t>(change.remove);
    const auto sum = [](int total, const Piece& piece) { return total + piece.length; };
    m_position = std::accumulate(m_pieces.begin(), first, 0, sum);
    PreviewBuilder::removePieces(*document(), m_position, std::accumulate(first, last, 0, sum));
    m_pieces.erase(first, last);
    m_head = change.head;
    m_insert = change.insert;
    m_inserted = 0;
    fill();
}

void PreviewView::fill()
{
    m_slice.stop();
    if (!m_render)
        return;
    QElapsedTimer spent;
    spent.start();
    PreviewBuilder builder(*document(), m_style, m_render->images,
                           m_syntax && m_syntax->isReady() ? m_syntax : nullptr);
    const std::vector<int>& blocks = m_render->document.root().children;
    while (m_inserted < m_insert) {
        if (spent.elapsed() >= sliceMs)
            return m_slice.start();
        const size_t at = m_head + m_inserted;
        if (document()->characterCount() > maxCharacters) {
            builder.insertNotice(m_position,
                                 tr("The preview ends here: this draft is too long to show whole."));
            m_capped = true;
            m_inserted = m_insert;
            break;
        }
        const int length = builder.insertPiece(m_position, m_render->document, blocks[at]);
        m_pieces.insert(m_pieces.begin() + static_cast<std::ptrdiff_t>(at),
                        {m_render->fingerprints[at], length});
        m_position += length;
        ++m_inserted;
    }
    Q_EMIT filled();
}

QVariant PreviewView::loadResource(int, const QUrl&)
{
    // Images are put into the document by the builder; nothing else is ever loaded.
    return {};
}

void PreviewView::follow(const QUrl& url)
{
    if (url.isRelative() && url.path().isEmpty() && url.hasFragment())
        scrollToAnchor(url.fragment());
    else
        Q_EMIT linkActivated(url);
}

// Footnotes stand at the end, wherever they were written: they have no part in scrolling by lines.
int PreviewView::sourceBlocks() const
{
    if (!m_render)
        return 0;
    const std::vector<int>& blocks = m_render->document.root().children;
    const auto notes = std::ranges::find_if(blocks, [this](int node) {
        return m_render->document.at(node).kind == NodeKind::FootnoteDefinition;
    });
    return static_cast<int>(std::min<std::ptrdiff_t>(notes - blocks.begin(), std::ssize(m_pieces)));
}

double PreviewView::topOf(int piece) const
{
    int position = 0;
    for (int i = 0; i < piece; ++i)
        position += m_pieces[static_cast<size_t>(i)].length;
    const QTextBlock block = document()->findBlock(position);
    return document()->documentLayout()->blockBoundingRect(block).top();
}

double PreviewView::topLine() const
{
    const int blocks = sourceBlocks();
    const auto lineOf = [this](int piece) {
        const std::vector<int>& all = m_render->document.root().children;
        return m_render->document.at(all[static_cast<size_t>(piece)]).firstLine;
    };
    const double top = verticalScrollBar()->value();
    int low = 0;
    int high = blocks;
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        (topOf(middle) <= top ? low : high) = middle;
    }
    if (blocks == 0)
        return 0;
    if (low + 1 >= blocks)
        return lineOf(low);
    const double from = topOf(low);
    const double to = topOf(low + 1);
    const double share = to > from ? std::clamp((top - from) / (to - from), 0.0, 1.0) : 0.0;
    return lineOf(low) + share * (lineOf(low + 1) - lineOf(low));
}

void PreviewView::scrollToLine(double line)
{
    const int blocks = sourceBlocks();
    if (blocks == 0)
        return;
    const std::vector<int>& all = m_render->document.root().children;
    const auto lineOf = [&](int piece) {
        return m_render->document.at(all[static_cast<size_t>(piece)]).firstLine;
    };
    int piece = 0;
    while (piece + 1 < blocks && lineOf(piece + 1) <= line)
        ++piece;
    const double from = topOf(piece);
    const bool last = piece + 1 == blocks;
    const double to = last ? document()->size().height() : topOf(piece + 1);
    const double endLine =
        last ? m_render->document.at(all[static_cast<size_t>(piece)]).lastLine + 1 : lineOf(piece + 1);
    const double lines = std::max(1.0, endLine - lineOf(piece));
    const double share = std::clamp((line - lineOf(piece)) / lines, 0.0, 1.0);
    // The very top keeps the margin above the first block.
    const double top = line <= lineOf(0) ? 0 : from + share * (to - from);
    verticalScrollBar()->setValue(qRound(top));
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

void PreviewView::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF offset(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
        const QRectF visible = QRectF(event->rect()).translated(-offset);
        QTextBlock block = cursorForPosition(QPoint(0, 0)).block();
        // The card of a block that begins above may reach into the view.
        if (block.previous().isValid())
            block = block.previous();
        for (; block.isValid(); block = block.next()) {
            if (document()->documentLayout()->blockBoundingRect(block).top() >
                visible.bottom() + m_style.em * 2)
                break;
            paintBehind(painter, block, offset);
        }
    }
    QTextBrowser::paintEvent(event);
    if (hasFocus()) {
        QPainter painter(viewport());
        painter.setPen(QPen(m_style.tokens.brick, focusLine));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void PreviewView::paintBehind(QPainter& painter, const QTextBlock& block, QPointF offset)
{
    const QTextBlockFormat format = block.blockFormat();
    const QRectF text = document()->documentLayout()->blockBoundingRect(block).translated(offset);
    const double margin = document()->documentMargin();
    const double width = viewport()->width();
    const Tokens& t = m_style.tokens;
    painter.setPen(Qt::NoPen);
    if (format.boolProperty(CodeCard)) {
        const double pad = m_style.em * cardPadding;
        const double left = margin + format.leftMargin() - pad + format.indent() * document()->indentWidth();
        painter.setBrush(t.wall);
        painter.drawRoundedRect(
            QRectF(QPointF(left, text.top() - pad),
                   QPointF(width - margin - format.rightMargin() + pad, text.bottom() + pad)),
            radius::control, radius::control);
    }
    if (format.hasProperty(RuleWidth)) {
        const double wanted = format.doubleProperty(RuleWidth);
        const double length = wanted > 0 ? std::min(wanted, width - 2 * margin) : width - 2 * margin;
        const double left = format.layoutDirection() == Qt::RightToLeft ? width - margin - length : margin;
        painter.setBrush(t.line);
        painter.drawRect(QRectF(left, std::round(text.center().y()), length, 1));
    }
    const int quotes = format.intProperty(QuoteDepth);
    const bool rightToLeft = format.rightMargin() > format.leftMargin() && !format.boolProperty(CodeCard);
    // Bars reach across the gap to the next block of the same quote.
    const bool goesOn = block.next().isValid() && block.next().blockFormat().intProperty(QuoteDepth) > 0;
    const double bottom =
        goesOn ? document()->documentLayout()->blockBoundingRect(block.next()).top() + offset.y()
               : text.bottom();
    for (int depth = 0; depth < quotes; ++depth) {
        const double inset = format.doubleProperty(QuoteInset) + depth * m_style.em * 1.1;
        const double left = rightToLeft ? width - margin - inset - quoteBar : margin + inset;
        painter.setBrush(t.brick2);
        painter.drawRect(QRectF(QPointF(left, text.top()), QPointF(left + quoteBar, bottom)));
    }
}

} // namespace brickwork
