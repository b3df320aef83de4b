#include "ui/editor/spell_marks.h"

#include "ui/editor/editor.h"
#include "ui/editor/spell_checker.h"
#include "ui/editor/spell_words.h"
#include "ui/theme/theme.h"

#include <QMenu>
#include <QPointer>
#include <QTextBlock>
#include <QTextDocument>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

SpellMarks::SpellMarks(Editor& editor, SpellChecker& checker, Theme& theme, QObject* parent)
    : QObject(parent), m_editor(editor), m_checker(checker), m_theme(theme)
{
    restyle();
    m_editor.addMarks([this](const QTextBlock& block, QList<QTextLayout::FormatRange>& into) {
        if (m_on)
            marksOf(block, into);
    });
    connect(&m_theme, &Theme::changed, this, &SpellMarks::restyle);
    connect(&m_editor, &Editor::textEdited, this, &SpellMarks::noteEdit);
    connect(&m_editor, &Editor::menuOpening, this, &SpellMarks::extendMenu);
    connect(&m_editor, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        // The word that was being typed is left: now it may be marked.
        if (std::exchange(m_typedBlock, -1) >= 0)
            m_editor.viewport()->update();
    });
    connect(&m_checker, &SpellChecker::ready, this, &SpellMarks::forget);
    connect(&m_checker, &SpellChecker::answered, this, [this] {
        forget();
        if (m_search)
            search();
    });
}

void SpellMarks::setOn(bool on)
{
    m_on = on;
    m_search.reset();
    m_editor.viewport()->update();
}

void SpellMarks::restyle()
{
    m_format = QTextCharFormat();
    m_format.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
    m_format.setUnderlineColor(m_theme.tokens().brick);
    m_editor.viewport()->update();
}

/// Answers come for words anywhere; lines in view are few.
void SpellMarks::forget()
{
    const auto [first, last] = m_editor.visibleBlocks();
    for (QTextBlock block = m_editor.document()->findBlockByNumber(first);
         block.isValid() && block.blockNumber() <= last; block = block.next()) {
        if (auto* notes = BlockNotes::peek(block))
            notes->misspelt.reset();
    }
    m_editor.viewport()->update();
}

void SpellMarks::noteEdit(int from, int removed, const QString& added)
{
    Q_UNUSED(removed)
    m_search.reset();
    QTextBlock block = m_editor.document()->findBlock(from);
    const QTextBlock last = m_editor.document()->findBlock(from + static_cast<int>(added.size()));
    for (; block.isValid(); block = block.next()) {
        if (auto* notes = BlockNotes::peek(block))
            notes->misspelt.reset();
        if (block == last)
            break;
    }
}

std::optional<QList<Span>> SpellMarks::misspelt(const QTextBlock& block, QList<Span>* known)
{
    const auto* notes = BlockNotes::peek(block);
    if (!notes)
        return std::nullopt; // no colours yet: nobody knows what is prose
    const QString line = block.text();
    QList<Span> wrong;
    bool whole = true;
    for (const Span& word : wordsToCheck(line, notes->prose)) {
        const auto judged = m_checker.isMisspelt(line.mid(word.start, word.length));
        whole = whole && judged.has_value();
        if (judged.value_or(false))
            wrong.append(word);
    }
    if (known)
        *known = wrong;
    return whole ? std::optional(wrong) : std::nullopt;
}

void SpellMarks::marksOf(const QTextBlock& block, QList<QTextLayout::FormatRange>& into)
{
    auto* notes = BlockNotes::peek(block);
    if (!notes || m_checker.dictionaries().isEmpty())
        return;
    QList<Span> wrong;
    if (notes->misspelt) {
        wrong = *notes->misspelt;
    } else {
        notes->misspelt = misspelt(block, &wrong);
    }
    const QTextCursor cursor = m_editor.textCursor();
    const bool here = m_editor.hasFocus() && !cursor.hasSelection() && cursor.block() == block;
    for (const Span& word : std::as_const(wrong)) {
        if (here && cursor.positionInBlock() == word.start + word.length) {
            m_typedBlock = block.blockNumber();
            continue;
        }
        into.append({word.start, word.length, m_format});
    }
}

QTextCursor SpellMarks::misspeltAt(const QTextCursor& at)
{
    const QTextBlock block = at.block();
    QList<Span> wrong;
    (void) misspelt(block, &wrong);
    const Span word = spanAt(wrong, at.positionInBlock());
    QTextCursor cursor(block);
    if (word.length == 0)
        return cursor;
    cursor.setPosition(block.position() + word.start);
    cursor.setPosition(block.position() + word.start + word.length, QTextCursor::KeepAnchor);
    return cursor;
}

void SpellMarks::goToNext()
{
    if (m_checker.dictionaries().isEmpty()) {
        Q_EMIT nothingFound();
        return;
    }
    const QTextCursor cursor = m_editor.textCursor();
    QTextCursor end(cursor);
    end.setPosition(cursor.selectionEnd());
    m_search = Search{.block = end.blockNumber(), .from = end.positionInBlock(), .lines = 0};
    search();
}

// Goes on when the answers it waits for have come. A line before the first colours is left out.
void SpellMarks::search()
{
    constexpr int inOneGo = 200;
    const int count = m_editor.document()->blockCount();
    for (int looked = 0; m_search && looked < inOneGo; ++looked) {
        if (m_search->lines > count) {
            m_search.reset();
            Q_EMIT nothingFound();
            return;
        }
        const QTextBlock block = m_editor.document()->findBlockByNumber(m_search->block);
        QList<Span> wrong;
        if (!misspelt(block, &wrong) && BlockNotes::peek(block) && wrong.isEmpty())
            return; // answered() goes on
        for (const Span& word : std::as_const(wrong)) {
            if (m_search->lines == 0 && word.start < m_search->from)
                continue;
            QTextCursor found(block);
            found.setPosition(block.position() + word.start);
            found.setPosition(block.position() + word.start + word.length, QTextCursor::KeepAnchor);
            m_search.reset();
            m_editor.setTextCursor(found);
            m_editor.ensureCursorVisible();
            offerAt(found);
            return;
        }
        ++m_search->lines;
        m_search->block = (m_search->block + 1) % count;
    }
    QMetaObject::invokeMethod(this, &SpellMarks::search, Qt::QueuedConnection);
}

void SpellMarks::offerAt(const QTextCursor& word)
{
    auto* menu = new QMenu(&m_editor);
    menu->setObjectName(u"spellingMenu"_s);
    menu->setAccessibleName(tr("Spelling of “%1”").arg(word.selectedText()));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(menu, word);
    menu->popup(m_editor.viewport()->mapToGlobal(m_editor.cursorRect(word).bottomLeft()));
}

void SpellMarks::extendMenu(QMenu* menu, const QTextCursor& at)
{
    if (!m_on || m_editor.isReadOnly())
        return;
    const QTextCursor word = misspeltAt(at);
    if (word.hasSelection())
        fillMenu(menu, word);
}

/// Puts what there is to do about a word at the top of a menu; the suggestions follow once they are found.
void SpellMarks::fillMenu(QMenu* menu, const QTextCursor& word)
{
    const QString text = word.selectedText();
    QAction* first = menu->actions().value(0);
    auto* waiting = new QAction(tr("Looking for suggestions…"), menu);
    waiting->setEnabled(false);
    auto* accept = new QAction(tr("Add “%1” to the dictionary").arg(text), menu);
    connect(accept, &QAction::triggered, this, [this, text] { Q_EMIT acceptRequested(text); });
    auto* ignore = new QAction(tr("Ignore “%1” in this draft").arg(text), menu);
    connect(ignore, &QAction::triggered, this, [this, text] { Q_EMIT ignoreRequested(text); });
    menu->insertActions(first, {waiting, accept, ignore});
    menu->insertSeparator(accept);
    if (first)
        menu->insertSeparator(first);
    m_checker.suggest(text, menu, [this, menu, waiting, word](const QStringList& suggestions) {
        if (suggestions.isEmpty()) {
            waiting->setText(tr("No suggestions"));
            return;
        }
        QAction* best = nullptr;
        for (const QString& suggestion : suggestions) {
            auto* action = new QAction(QString(suggestion).replace(u'&', u"&&"_s), menu);
            QFont font = action->font();
            font.setBold(true);
            action->setFont(font);
            connect(action, &QAction::triggered, this,
                    [this, word, suggestion] { replace(word, suggestion); });
            menu->insertAction(waiting, action);
            best = best ? best : action;
        }
        menu->removeAction(waiting);
        if (!menu->activeAction())
            menu->setActiveAction(best);
    });
}

void SpellMarks::replace(const QTextCursor& word, const QString& with)
{
    if (m_editor.isReadOnly() || !word.hasSelection())
        return;
    QString text = with;
    // The writer's own kind of apostrophe stays.
    if (word.selectedText().contains(u'\u2019'))
        text.replace(u'\'', u'\u2019');
    QTextCursor edit(word);
    edit.insertText(text);
    m_editor.setTextCursor(edit);
    m_editor.setFocus(Qt::OtherFocusReason);
}

} // namespace brickwork
