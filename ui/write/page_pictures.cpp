#include "ui/write/page_pictures.h"

#include "core/markdown/inline_markdown.h"
#include "ui/editor/editor.h"
#include "ui/theme/theme.h"
#include "ui/write/alt_text_hint.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

bool isEnter(const QKeyEvent& key)
{
    return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) &&
           (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
}

/// Brackets in pairs may stand in a description; others would end it.
bool bracketsPair(const QString& text)
{
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == u'[')
            ++depth;
        else if (text[i] == u']' && --depth < 0)
            return false;
    }
    return depth == 0 && !text.endsWith(u'\\');
}

} // namespace

PagePictures::PagePictures(Theme& theme, Editor& editor, QObject* parent)
    : QObject(parent), m_theme(theme), m_editor(editor), m_hint(new AltTextHint(theme, &editor))
{
    connect(&editor, &Editor::filesOffered, this, &PagePictures::offerFiles);
    connect(&editor, &Editor::pictureOffered, this, &PagePictures::offerPicture);
    connect(&editor, &QPlainTextEdit::cursorPositionChanged, this, &PagePictures::follow);
    connect(&editor, &Editor::textAltered, this, &PagePictures::follow);
    connect(&editor, &Editor::scrolled, this, &PagePictures::follow);
    connect(&editor, &Editor::focusLost, this, &PagePictures::stop);
    connect(&editor, &Editor::documentReplaced, this, &PagePictures::stop);
    editor.installEventFilter(this);
}

quint64 PagePictures::remember()
{
    m_places[++m_lastPlace] = PastePlace(m_editor.textCursor());
    return m_lastPlace;
}

void PagePictures::offerFiles(const QStringList& files)
{
    if (!m_editor.isReadOnly() && !files.isEmpty())
        Q_EMIT offered({.place = remember(), .files = files, .picture = {}, .name = {}});
}

void PagePictures::offerPicture(const QImage& picture, const QString& name)
{
    if (!m_editor.isReadOnly())
        Q_EMIT offered({.place = remember(), .files = {}, .picture = picture, .name = name});
}

bool PagePictures::link(quint64 place, const std::vector<LinkedFile>& files)
{
    const auto found = m_places.find(place);
    if (found == m_places.end())
        return false;
    const QTextCursor at = found->second.cursor();
    m_places.erase(found);
    if (files.empty() || at.isNull() || at.document() != m_editor.document() || m_editor.isReadOnly())
        return false;
    QStringList links;
    for (const LinkedFile& file : files)
        links << linkTo(file);
    const TextEdit edit = putMarkdown(at, links.join("\n\n"_L1));
    const Piece& piece = edit.pieces.front();
    const auto lead = static_cast<int>(piece.text.indexOf(links.front()));
    stop();
    m_editor.apply(edit);
    ask(piece.from + lead, files);
    return true;
}

// The links stand in the text as they were made; where each begins is looked for from the one before.
void PagePictures::ask(int linkFrom, const std::vector<LinkedFile>& files)
{
    const QTextDocument* document = m_editor.document();
    int from = linkFrom;
    for (const LinkedFile& file : files) {
        const QString link = linkTo(file);
        const QTextCursor found = document->find(link, from, QTextDocument::FindCaseSensitively);
        if (found.isNull())
            break;
        from = found.selectionEnd();
        if (!file.picture)
            continue;
        Asked asked{.start = found, .end = found, .after = found};
        const int start = found.selectionStart() + 2;
        asked.start.setPosition(start);
        asked.start.setKeepPositionOnInsert(true);
        asked.end.setPosition(start + static_cast<int>(escapedLabel(file.text).size()));
        asked.after.setPosition(from);
        m_asked.push_back(asked);
    }
    m_count = static_cast<int>(m_asked.size());
    if (isAsking() && m_editor.hasFocus())
        return select();
    m_asked.clear();
}

void PagePictures::select()
{
    const Asked& asked = m_asked.front();
    {
        const QScopedValueRollback moving(m_moving, true);
        QTextCursor cursor = m_editor.textCursor();
        cursor.setPosition(asked.start.position());
        cursor.setPosition(asked.end.position(), QTextCursor::KeepAnchor);
        m_editor.setTextCursor(cursor);
    }
    follow();
    QAccessibleAnnouncementEvent announced(&m_editor, m_hint->text());
    QAccessible::updateAccessibility(&announced);
}

/// The card stays below the description; who goes elsewhere in the text is asked no more.
void PagePictures::follow()
{
    if (!isAsking() || m_moving)
        return;
    const Asked& asked = m_asked.front();
    const QTextCursor cursor = m_editor.textCursor();
    const QTextDocument* text = m_editor.document();
    const int start = asked.start.position();
    const int end = asked.end.position();
    const bool stands = text->characterAt(start - 2) == u'!' && text->characterAt(start - 1) == u'[' &&
                        text->characterAt(end) == u']' && text->characterAt(end + 1) == u'(';
    if (!stands || cursor.selectionStart() < start || cursor.selectionEnd() > end)
        return stop();
    const QWidget* view = m_editor.viewport();
    // Below the line one writes, but where the words begin: it does not run along with them.
    QRect line = m_editor.caretRect();
    line.moveLeft(m_editor.cursorRect(asked.start).left());
    line.translate(view->pos());
    const QRect room(view->pos(), view->size());
    if (!room.intersects(line))
        return m_hint->hide();
    m_hint->showAt(line, room, m_count - static_cast<int>(m_asked.size()) + 1, m_count);
}

void PagePictures::tidy(const Asked& asked)
{
    QTextCursor words(asked.start);
    words.setPosition(asked.start.position());
    words.setPosition(asked.end.position(), QTextCursor::KeepAnchor);
    const QString text = words.selectedText();
    if (bracketsPair(text))
        return;
    const int from = words.selectionStart();
    m_editor.apply(
        TextEdit{.pieces = {{.from = from, .to = words.selectionEnd(), .text = escapedLabel(text)}},
                 .anchor = from,
                 .position = from});
}

void PagePictures::next()
{
    const Asked done = m_asked.front();
    const QScopedValueRollback moving(m_moving, true);
    tidy(done);
    m_asked.erase(m_asked.begin());
    QTextCursor cursor = m_editor.textCursor();
    cursor.setPosition(done.after.position());
    m_editor.setTextCursor(cursor);
    m_moving = false;
    isAsking() ? select() : stop();
}

void PagePictures::stop()
{
    if (m_moving)
        return;
    m_hint->hide();
    // A text that is being cleared puts back the cursors it knew before, whether they still live or not: they
    // go once it is done.
    if (isAsking())
        QTimer::singleShot(0, this, [gone = std::exchange(m_asked, {})] {});
}

bool PagePictures::eventFilter(QObject* watched, QEvent* event)
{
    if (!isAsking() || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QObject::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    const bool escape = key.key() == Qt::Key_Escape;
    if (!escape && !isEnter(key))
        return QObject::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // else focus mode would end
        return true;
    }
    if (escape) {
        const int after = m_asked.back().after.position();
        stop();
        QTextCursor cursor = m_editor.textCursor();
        cursor.setPosition(after);
        m_editor.setTextCursor(cursor);
    } else {
        next();
    }
    return true;
}

} // namespace brickwork
