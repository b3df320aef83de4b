#include "ui/write/editor.h"

#include "ui/theme/theme.h"
#include "ui/write/markdown_highlighter.h"
#include "ui/write/markup_commands.h"
#include "ui/write/spaced_layout.h"
#include "ui/write/syntax_library.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {
constexpr double linePitch = 1.85; ///< of the font's size in pixels
constexpr int caretWidth = 2;
constexpr int tabCharacters = 4;
constexpr int pauseThatEndsAStep = 1500; ///< ms
} // namespace

Editor::Editor(Theme& theme, QWidget* parent) : QPlainTextEdit(parent), m_theme(theme)
{
    setObjectName(u"editor"_s);
    setAccessibleName(tr("Text of the draft"));
    setAccessibleDescription(tr("The Tab key writes a tab. F6 goes to the next part of the window."));
    setFrameShape(QFrame::NoFrame);
    setCursorWidth(caretWidth);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);

    auto* document = new QTextDocument(this);
    m_layout = new SpacedLayout(document);
    document->setDocumentLayout(m_layout);
    document->setDocumentMargin(space::xl);
    QTextOption option = document->defaultTextOption();
    option.setTextDirection(Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document->setDefaultTextOption(option);
    setDocument(document);
    setUndoRedoEnabled(true);

    m_highlighter = new MarkdownHighlighter(document, m_theme, this);
    m_meter.reset(*document);
    connect(document, &QTextDocument::contentsChange, this, &Editor::contentsChange);
    // Told at the end of a step, before or after its change is: see sourceOf().
    connect(document, &QTextDocument::undoCommandAdded, this,
            [this] { m_undoSteps = this->document()->availableUndoSteps(); });
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

void Editor::setFocusMode(bool on)
{
    m_focusMode = on;
    setCenterOnScroll(on);
    setVerticalScrollBarPolicy(on ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    // Once what was beside it is gone and the text is laid out anew.
    QTimer::singleShot(0, this, &Editor::keepInMiddle);
    viewport()->update();
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
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
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

void Editor::colourVisible()
{
    QTextBlock block = firstVisibleBlock();
    const int first = block.blockNumber();
    qreal bottom = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && bottom < viewport()->height()) {
        bottom += blockBoundingRect(block).height();
        block = block.next();
    }
    m_highlighter->setVisibleBlocks(first,
                                    block.isValid() ? block.blockNumber() : document()->blockCount() - 1);
}

void Editor::keepInMiddle()
{
    if (m_focusMode) {
        centerCursor();
        viewport()->update();
    }
}

void Editor::restyle()
{
    const QFont font = Theme::font(TextSize::Body, QFont::Normal, TextFace::Mono);
    const QFontMetricsF metrics(font, this);
    m_layout->setExtra(std::max(0.0, std::round(QFontInfo(font).pixelSize() * linePitch - metrics.height())));
    setFont(font);
    document()->setDefaultFont(font);
    setTabStopDistance(metrics.horizontalAdvance(u'0') * tabCharacters);
    placeColumn();
    m_highlighter->recolour();
    colourVisible();
    viewport()->update();
}

void Editor::placeColumn()
{
    const QFontMetricsF metrics(document()->defaultFont(), this);
    const int column =
        qCeil(metrics.horizontalAdvance(u'0') * columnCharacters + 2 * document()->documentMargin()) +
        caretWidth;
    const int bar = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
    const int spare = std::max(0, width() - bar - column);
    // The text's own margin counts as ground already; a scroll bar stays at the edge.
    setViewportMargins(spare / 2, 0, spare - spare / 2, space::m);
}

void Editor::resizeEvent(QResizeEvent* event)
{
    const bool caretShown = viewport()->rect().intersects(cursorRect());
    placeColumn();
    QPlainTextEdit::resizeEvent(event);
    if (caretShown)
        ensureCursorVisible();
    colourVisible();
}

void Editor::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        Q_EMIT focusLost();
}

bool Editor::handleKey(QKeyEvent* event)
{
    if (isReadOnly())
        return false;
    const bool bare = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool back = event->key() == Qt::Key_Backtab;
    QTextCursor cursor = textCursor();
    // Shift+Tab never leaves the text, whether there was something to move out or not: F6 does.
    const bool done = (bare && enter && continueList(cursor)) ||
                      (bare && event->key() == Qt::Key_Tab && indentLines(cursor, Indent::More)) ||
                      (back && (indentLines(cursor, Indent::Less) || true));
    if (!done)
        return false;
    setTextCursor(cursor);
    ensureCursorVisible();
    return true;
}

// Qt takes everything typed in one go for one step, be it a whole page.
bool Editor::beginsUndoStep(const QKeyEvent& event) const
{
    const QString text = event.text();
    if (text.isEmpty() || !text.front().isPrint() ||
        (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
        return false;
    const QTextCursor cursor = textCursor();
    const int at = cursor.positionInBlock();
    const bool wordBegins =
        !text.front().isSpace() && (at == 0 || cursor.block().text().at(at - 1).isSpace());
    return wordBegins || !m_lastKey.isValid() || m_lastKey.hasExpired(pauseThatEndsAStep);
}

void Editor::keyPressEvent(QKeyEvent* event)
{
    m_lifted.reset();
    if (handleKey(event))
        return;
    const bool step = !isReadOnly() && beginsUndoStep(*event);
    m_lastKey.start();
    if (!step)
        return QPlainTextEdit::keyPressEvent(event);
    // Undoing puts the caret where this cursor stands.
    QTextCursor block(textCursor());
    block.beginEditBlock();
    QPlainTextEdit::keyPressEvent(event);
    block.endEditBlock();
    ensureCursorVisible();
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
