// Marks misspelt words in the editor and helps to mend them: in the context menu, and by keyboard from one to
// the next. Only lines that are looked at are checked; it keeps no words and no files.
#pragma once

#include "ui/editor/block_notes.h"

#include <QList>
#include <QObject>
#include <QTextCharFormat>
#include <QTextCursor>
#include <QTextLayout>

#include <optional>

class QMenu;

namespace brickwork {

class Editor;
class SpellChecker;
class Theme;

class SpellMarks final : public QObject
{
    Q_OBJECT

public:
    SpellMarks(Editor& editor, SpellChecker& checker, Theme& theme, QObject* parent = nullptr);

    /// Off, nothing is marked and no menu grows.
    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return m_on; }
    /// Selects the next misspelt word after the cursor, round the end of the text, and opens its menu there.
    /// nothingFound() if there is none.
    void goToNext();

Q_SIGNALS:
    void acceptRequested(const QString& word); ///< into the writer's dictionary
    void ignoreRequested(const QString& word); ///< in this draft
    void nothingFound();

private:
    void marksOf(const QTextBlock& block, QList<QTextLayout::FormatRange>& into);
    /// Misspelt words of a line; nothing while some of its words are not known yet.
    [[nodiscard]] std::optional<QList<Span>> misspelt(const QTextBlock& block, QList<Span>* known = nullptr);
    void noteEdit(int from, int removed, const QString& added);
    void forget();
    void restyle();
    void search();
    void offerAt(const QTextCursor& word);
    void extendMenu(QMenu* menu, const QTextCursor& at);
    void fillMenu(QMenu* menu, const QTextCursor& word);
    void replace(const QTextCursor& word, const QString& with);
    [[nodiscard]] QTextCursor misspeltAt(const QTextCursor& at);

    Editor& m_editor;
    SpellChecker& m_checker;
    Theme& m_theme;
    QTextCharFormat m_format;
    Span m_beingTyped; ///< not marked until it is left; of block m_typedBlock
    int m_typedBlock = -1;
    bool m_on = false;
    /// A search that waits for answers: where it stands, and where it began.
    struct Search
    {
        int block = 0;
        int from = 0;  ///< in the first block
        int lines = 0; ///< looked at
    };
    std::optional<Search> m_search;
};

} // namespace brickwork
