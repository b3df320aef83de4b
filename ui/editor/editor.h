// The text field one writes in: plain text in a centred column of at most 72 characters. What goes in comes
// out character for character; it knows no files and no Markdown beyond the handiwork of markup_commands.
#pragma once

#include "core/habit/writing.h"
#include "ui/editor/edit_meter.h"
#include "ui/editor/writing_style.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QTextLayout>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QMenu;
class QTextBlock;

namespace brickwork {

class CutBook;
class MarkdownHighlighter;
class SpacedLayout;
class SyntaxLibrary;
class Theme;

class Editor final : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int columnCharacters = 72;

    explicit Editor(Theme& theme, QWidget* parent = nullptr);
    ~Editor() override;

    /// A new text; undo starts afresh. Emits no edited(), and no words are counted as written.
    void setText(const QString& text);
    /// Replaces only what differs; can be undone, cursor and scroll stay. Emits no edited(); what it does to
    /// the words came from `source`, or is nobody's writing if there is none.
    void replaceText(const QString& text, std::optional<WordSource> source = WordSource::External);
    /// All lines joined by '\n', every character as it is (QPlainTextEdit::toPlainText() alters U+00A0 and
    /// U+2028).
    [[nodiscard]] QString text() const;
    /// Moves on with each change of the text, never for colours.
    [[nodiscard]] int revision() const { return m_revision; }
    /// Words as EditMeter counts them: every one that wordsChanged() tells of, whatever it is part of.
    [[nodiscard]] int countedWords() const { return m_meter.words(); }
    /// Remembers what is cut, also beyond this text, so that putting it down again is moving it. Null for
    /// none: then all that is pasted came from elsewhere.
    void setCutBook(CutBook* cuts) { m_cuts = cuts; }

    /// Colours come once the syntax library is ready; null for none.
    void setSyntax(SyntaxLibrary* syntax);
    /// How text is set and keys are handled.
    void setWritingStyle(const WritingStyle& style);
    [[nodiscard]] const WritingStyle& writingStyle() const { return m_style; }
    /// Only the current paragraph is lit and it stays in the middle.
    void setFocusMode(bool on);
    /// Source line at the top of the view, with the part of it that is scrolled away.
    [[nodiscard]] double topLine() const;
    /// Scrolls so that topLine() is `line`, as far as the text reaches; the cursor stays.
    void scrollToLine(double line);
    /// True if the end of the text is in view.
    [[nodiscard]] bool atEnd() const;
    void goToLine(int line);

    [[nodiscard]] QRect caretRect() const;

    /// Appends what lies over the text of a line (found words, misspelt ones), in the order of its start.
    using Marks = std::function<void(const QTextBlock& block, QList<QTextLayout::FormatRange>& into)>;
    /// Marks are asked for while a line is painted and never touch the document: they cost nothing where
    /// nobody looks, and no colour, undo step or layout changes. Later ones lie over earlier ones;
    /// viewport()->update() shows new ones.
    void addMarks(Marks marks) { m_marks.push_back(std::move(marks)); }
    /// The blocks in view, first and last, by number.
    [[nodiscard]] std::pair<int, int> visibleBlocks() const;

Q_SIGNALS:
    /// Once for each change of the text that changed words, before edited(). Undoing and redoing count
    /// nothing. Text that is cut is Moved at once, whether or not it is put down again; put down a second
    /// time it is Pasted.
    void wordsChanged(brickwork::WordSource source, brickwork::WordChange change);
    void keyed();       ///< by hand, words or not, composing in an input method too; before edited()
    void edited();      ///< the writer changed the text
    void textAltered(); ///< the text is another, whoever changed it
    void focusLost();
    void scrolled();
    /// The context menu is about to open for the text at `cursor`: what is added now is shown in it. The menu
    /// holds the usual commands already.
    void menuOpening(QMenu* menu, const QTextCursor& cursor);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool event(QEvent* event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override;

private:
    void takeSyntax();
    [[nodiscard]] bool handleKey(QKeyEvent* event);
    [[nodiscard]] bool beginsUndoStep(const QKeyEvent& event) const;
    void restyle();
    void placeColumn();
    void contentsChange(int from, int removed, int added);
    [[nodiscard]] std::optional<WordSource> sourceOf(int from, int removed, int added) const;
    [[nodiscard]] std::optional<WordSource> sourceOf(const QMimeData& put);
    void colourVisible();
    void paintSelection(QPainter& painter, const QTextBlock& block, QPointF offset) const;
    void paintCaret(QPainter& painter, const QTextBlock& block, QPointF offset, int position) const;
    void keepInMiddle();
    bool forwardToViewport(QEvent* event);

    Theme& m_theme;
    SpacedLayout* m_layout = nullptr; ///< owned by the document
    MarkdownHighlighter* m_highlighter = nullptr;
    SyntaxLibrary* m_syntax = nullptr;
    WritingStyle m_style;
    std::vector<Marks> m_marks;
    QElapsedTimer m_lastKey;
    /// Text that was taken for the clipboard or a drag by the event that is being handled.
    struct Lifted
    {
        QString text;
        int from = 0;
    };
    mutable std::optional<Lifted> m_lifted;
    EditMeter m_meter;
    CutBook* m_cuts = nullptr;
    std::optional<WordSource> m_source = WordSource::Typed; ///< of what changes now; none: nobody's
    int m_undoSteps = 0;
    int m_revision = 0;
    bool m_loading = false; ///< another text is being put in
    bool m_quiet = false;
    bool m_focusMode = false;
};

} // namespace brickwork
