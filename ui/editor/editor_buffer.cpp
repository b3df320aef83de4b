// How the editor changes the text it shows for another with all that belongs to it.

#include "ui/editor/editor_buffer.h"

#include "ui/editor/editor.h"
#include "ui/editor/markdown_highlighter.h"
#include "ui/editor/spaced_layout.h"
#include "ui/theme/syntax_library.h"
#include "ui/theme/theme.h"

#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace brickwork {

namespace {

/// All lines joined by '\n', every character as it is.
QString textOf(const QTextDocument& document)
{
    QString text;
    text.reserve(document.characterCount());
    for (QTextBlock block = document.firstBlock(); block.isValid(); block = block.next()) {
        if (block.blockNumber() > 0)
            text += u'\n';
        text += block.text();
    }
    return text;
}

} // namespace

EditorBuffer::EditorBuffer() = default;

EditorBuffer::~EditorBuffer() = default;

QString EditorBuffer::text() const
{
    return textOf(*m_document);
}

int EditorBuffer::characters() const
{
    return m_document->characterCount() - 1;
}

QTextDocument* Editor::makeDocument()
{
    auto* document = new QTextDocument(this);
    document->setUndoRedoEnabled(false); // its margin is no step of undo
    document->setDocumentLayout(new SpacedLayout(document));
    document->setDocumentMargin(space::xl);
    QTextOption option = document->defaultTextOption();
    option.setTextDirection(Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document->setDefaultTextOption(option);
    document->setUndoRedoEnabled(true);
    return document;
}

/// The document becomes the one that is shown and watched; its layout is a SpacedLayout.
void Editor::useDocument(QTextDocument* document, MarkdownHighlighter* highlighter)
{
    m_layout = static_cast<SpacedLayout*>(document->documentLayout());
    m_highlighter = highlighter;
    {
        // Who listens hears of it once all of it is there.
        const QSignalBlocker silent(this);
        setDocument(document);
    }
    connect(document, &QTextDocument::contentsChange, this, &Editor::contentsChange);
    // Told at the end of a step, before or after its change is: see sourceOf().
    connect(document, &QTextDocument::undoCommandAdded, this,
            [this] { m_undoSteps = this->document()->availableUndoSteps(); });
    m_undoSteps = document->availableUndoSteps();
    m_length = document->characterCount() - 1;
    m_lifted.reset();
}

std::unique_ptr<EditorBuffer> Editor::takeBuffer()
{
    const QScopedValueRollback quiet(m_quiet, true);
    auto buffer = std::unique_ptr<EditorBuffer>(new EditorBuffer);
    buffer->m_anchor = textCursor().anchor();
    buffer->m_position = textCursor().position();
    buffer->m_topLine = topLine();
    buffer->m_style = m_style;
    buffer->m_font = font();
    buffer->m_tokens = &m_theme.tokens();

    QTextDocument* left = document();
    left->disconnect(this);
    m_highlighter->setParent(nullptr);
    buffer->m_highlighter.reset(m_highlighter);
    buffer->m_layout = m_layout;
    buffer->m_meter = std::exchange(m_meter, std::make_unique<EditMeter>());
    QTextDocument* fresh = makeDocument();
    useDocument(fresh, new MarkdownHighlighter(fresh, m_theme, this));
    left->setParent(nullptr);
    buffer->m_document.reset(left);
    m_meter->reset(*fresh);
    restyle();
    takeSyntax();
    tellReplaced();
    return buffer;
}

void Editor::setBuffer(std::unique_ptr<EditorBuffer> buffer, const QString& text)
{
    const QScopedValueRollback quiet(m_quiet, true);
    QTextDocument* left = document();
    left->disconnect(this);
    const std::unique_ptr<MarkdownHighlighter> idle(m_highlighter);
    QTextDocument* shown = buffer->m_document.release();
    shown->setParent(this);
    MarkdownHighlighter* highlighter = buffer->m_highlighter.release();
    highlighter->setParent(this);
    useDocument(shown, highlighter);
    m_meter = std::move(buffer->m_meter);

    if (buffer->m_style != m_style || buffer->m_tokens != &m_theme.tokens() || buffer->m_font != font())
        restyle();
    else
        placeColumn();
    if (m_syntax)
        takeSyntax();
    else
        m_highlighter->setDefinition({});
    const int last = shown->characterCount() - 1;
    QTextCursor cursor(shown);
    cursor.setPosition(std::min(buffer->m_anchor, last));
    cursor.setPosition(std::min(buffer->m_position, last), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    scrollToLine(buffer->m_topLine);
    {
        // It is no edit of the draft: its file reads so already.
        const QSignalBlocker silent(this);
        replaceText(text, std::nullopt);
    }
    colourVisible();
    tellReplaced();
    // Only now: who listened to it has let go of it.
    delete left;
}

void Editor::tellReplaced()
{
    ++m_revision;
    Q_EMIT undoAvailable(document()->isUndoAvailable());
    Q_EMIT redoAvailable(document()->isRedoAvailable());
    Q_EMIT copyAvailable(textCursor().hasSelection());
    Q_EMIT selectionChanged();
    Q_EMIT cursorPositionChanged();
    Q_EMIT documentReplaced();
    Q_EMIT textAltered();
}

} // namespace brickwork
