#include "ui/editor/editor.h"

#include "ui/editor/caret_view.h"
#include "ui/editor/key_memory.h"
#include "ui/editor/markdown_highlighter.h"
#include "ui/editor/spaced_layout.h"
#include "ui/theme/syntax_library.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTimer>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {
constexpr int caretWidth = 2;
} // namespace

Editor::Editor(Theme& theme, QWidget* parent)
    : QPlainTextEdit(parent), m_theme(theme), m_keys(std::make_unique<KeyMemory>()),
      m_meter(std::make_unique<EditMeter>())
{
    setObjectName(u"editor"_s);
    setAccessibleName(tr("Text of the draft"));
    setAccessibleDescription(tr("The Tab key writes a tab. F6 goes to the next part of the window."));
    setFrameShape(QFrame::NoFrame);
    setCursorWidth(caretWidth);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);

    QTextDocument* document = makeDocument();
    useDocument(document, new MarkdownHighlighter(document, m_theme, this));
    m_meter->reset(*document);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        colourVisible();
        Q_EMIT scrolled();
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &Editor::keepInMiddle);
    connect(&m_theme, &Theme::changed, this, &Editor::restyle);
    restyle();
}

Editor::~Editor() = default;

QString Editor::text() const
{
    QString text;
    text.reserve(document()->characterCount());
    for (QTextBlock block = document()->firstBlock(); block.isValid(); block = block.next()) {
        if (block.blockNumber() > 0)
            text += u'\n';
        text += block.text();
    }
    return text;
}

void Editor::setSyntax(SyntaxLibrary* syntax)
{
    if (m_syntax && m_syntax != syntax)
        m_syntax->disconnect(this);
    m_syntax = syntax;
    if (!syntax) {
        m_highlighter->setDefinition({});
        return;
    }
    if (syntax->isReady())
        takeSyntax();
    else
        connect(syntax, &SyntaxLibrary::ready, this, &Editor::takeSyntax, Qt::UniqueConnection);
}

void Editor::takeSyntax()
{
    if (m_syntax)
        m_highlighter->setDefinition(m_syntax->markdown());
}

double Editor::topLine() const
{
    const QTextBlock block = firstVisibleBlock();
    const QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
    const double gone = rect.height() > 0 ? std::clamp(-rect.top() / rect.height(), 0.0, 1.0) : 0.0;
    return block.blockNumber() + gone;
}

void Editor::scrollToLine(double line)
{
    const int whole = std::clamp(static_cast<int>(line), 0, document()->blockCount() - 1);
    const QTextBlock block = document()->findBlockByNumber(whole);
    // The scroll bar counts lines as they are wrapped.
    const double within = std::clamp(line - whole, 0.0, 1.0) * block.lineCount();
    verticalScrollBar()->setValue(block.firstLineNumber() + static_cast<int>(within));
}

bool Editor::atEnd() const
{
    if (verticalScrollBar()->value() >= verticalScrollBar()->maximum())
        return true;
    // The caret brings the last line into view, and not the margin below it.
    QTextCursor last = cursorForPosition(QPoint(0, viewport()->height() - 1));
    if (last.block() != document()->lastBlock())
        return false;
    last.movePosition(QTextCursor::End);
    return cursorRect(last).bottom() <= viewport()->height();
}

void Editor::goToLine(int line)
{
    QTextCursor cursor(document()->findBlockByNumber(std::clamp(line, 0, document()->blockCount() - 1)));
    setTextCursor(cursor);
    centerCursor();
    setFocus(Qt::OtherFocusReason);
}

QRect Editor::caretRect() const
{
    return cursorRect();
}

std::pair<int, int> Editor::visibleBlocks() const
{
    QTextBlock block = firstVisibleBlock();
    const int first = block.blockNumber();
    qreal bottom = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && bottom < viewport()->height()) {
        bottom += blockBoundingRect(block).height();
        block = block.next();
    }
    return {first, block.isValid() ? block.blockNumber() : document()->blockCount() - 1};
}

void Editor::colourVisible()
{
    const auto [first, last] = visibleBlocks();
    m_highlighter->setVisibleBlocks(first, last);
}

void Editor::contextMenuEvent(QContextMenuEvent* event)
{
    const std::unique_ptr<QMenu> menu(createStandardContextMenu(event->pos()));
    // From the keyboard the menu is for the text at the caret.
    const bool pointed = event->reason() == QContextMenuEvent::Mouse;
    Q_EMIT menuOpening(menu.get(), pointed ? cursorForPosition(event->pos()) : textCursor());
    menu->exec(pointed ? event->globalPos() : viewport()->mapToGlobal(cursorRect().bottomLeft()));
}

void Editor::resizeEvent(QResizeEvent* event)
{
    // The viewport has its new size by now: what a bar that opened hides was in view before.
    const bool caretShown = QRect(QPoint(), event->oldSize()).intersects(cursorRect());
    placeColumn();
    QPlainTextEdit::resizeEvent(event);
    if (caretShown)
        showCaretLine(*this);
    colourVisible();
}

void Editor::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        Q_EMIT focusLost();
}

// The ground beside the column belongs to the editor too: it scrolls and takes clicks.
bool Editor::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::Wheel:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseMove:
        return forwardToViewport(event);
    default:
        return QPlainTextEdit::event(event);
    }
}

bool Editor::forwardToViewport(QEvent* event)
{
    const QPointF origin = viewport()->pos();
    if (auto* wheel = dynamic_cast<QWheelEvent*>(event)) {
        QWheelEvent moved(wheel->position() - origin, wheel->globalPosition(), wheel->pixelDelta(),
                          wheel->angleDelta(), wheel->buttons(), wheel->modifiers(), wheel->phase(),
                          wheel->inverted());
        return QCoreApplication::sendEvent(viewport(), &moved);
    }
    auto* mouse = static_cast<QMouseEvent*>(event);
    QPointF position = mouse->position() - origin;
    position.setX(std::clamp(position.x(), 0.0, viewport()->width() - 1.0));
    QMouseEvent moved(mouse->type(), position, mouse->globalPosition(), mouse->button(), mouse->buttons(),
                      mouse->modifiers());
    return QCoreApplication::sendEvent(viewport(), &moved);
}

} // namespace brickwork
