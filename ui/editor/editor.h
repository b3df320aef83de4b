// The text field one writes in: plain text in a centred column, set by a WritingStyle. What goes in comes
// out character for character; it knows no files and no Markdown beyond the handiwork of its commands.
#pragma once

#include "core/habit/writing.h"
#include "ui/editor/edit_meter.h"
#include "ui/theme/writing_style.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QTextLayout>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QMenu;
class QPropertyAnimation;
class QTextBlock;

namespace brickwork {

class CutBook;
class EditorBuffer;
class MarkdownHighlighter;
class SpacedLayout;
class SyntaxLibrary;
class Theme;
struct KeyMemory;
struct Place;
struct TextEdit;
struct TextPiece;
struct HtmlAsMarkdown;
struct PasteOffer;
struct Wrapping;

class Editor final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit Editor(Theme& theme, QWidget* parent = nullptr);
    ~Editor() override;

    /// A new text; undo starts afresh. Emits no edited(), and no words are counted as written.
    void setText(const QString& text);
    /// Replaces only what differs; can be undone, cursor and scroll stay. Emits no edited(); what it does to
    /// the words came from `source`, or is nobody's writing if there is none.
    void replaceText(const QString& text, std::optional<WordSource> source = WordSource::External);
    /// Changes many places at once, in order and none over another: one step of undo, and the cursor stays
    /// with its text. Emits edited(), and words as of `source`, each piece counted for itself; nobody's
    /// without one.
    void replacePieces(const std::vector<TextPiece>& pieces,
                       std::optional<WordSource> source = WordSource::Typed);
    /// Carries out what a command decided, as one step of undo that brings its selection back. Nothing in a
    /// text that may not be edited.
    void apply(const TextEdit& edit);
    /// The same; false if nothing was decided.
    bool apply(const std::optional<TextEdit>& edit);
    /// A step back or on, with the selection there was then.
    void undoStep();
    void redoStep();
    /// Selects the next larger thing around the selection, and goes that way back.
    void growSelection();
    void shrinkSelection();
    /// Whose quotes are typed: a BCP 47 tag such as "de-CH"; empty for the language of the system.
    void setLanguage(const QString& language) { m_language = language; }
    /// Gives the text away with its undo, colours, cursor and place; an empty one is left. Emits no edited().
    [[nodiscard]] std::unique_ptr<EditorBuffer> takeBuffer();
    /// Shows a text that was given away, as it was then; the one shown until now goes. Where it should read
    /// `text` by now, that is put in as a step of undo that is nobody's writing.
    void setBuffer(std::unique_ptr<EditorBuffer> buffer, const QString& text);
    /// All lines joined by '\n', every character as it is (QPlainTextEdit::toPlainText() alters U+00A0 and
    /// U+2028).
    [[nodiscard]] QString text() const;
    /// Moves on with each change of the text, never for colours.
    [[nodiscard]] int revision() const { return m_revision; }
    /// Words as EditMeter counts them: every one that wordsChanged() tells of, whatever it is part of.
    [[nodiscard]] int countedWords() const { return m_meter->words(); }
    /// Remembers what is cut, also beyond this text, so that putting it down again is moving it. Null for
    /// none: then all that is pasted came from elsewhere.
    void setCutBook(CutBook* cuts) { m_cuts = cuts; }
    /// The clipboard's characters as they are, whatever else it has.
    void pastePlain();

    /// Colours come once the syntax library is ready; null for none.
    void setSyntax(SyntaxLibrary* syntax);
    /// How text is set and keys are handled.
    void setWritingStyle(const WritingStyle& style);
    [[nodiscard]] const WritingStyle& writingStyle() const { return m_style; }
    /// Only the current paragraph, or its sentence, is lit, and the line one writes stays in the middle.
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
    void keyed();  ///< by hand, words or not, composing in an input method too; before edited()
    void edited(); ///< the writer changed the text
    /// What the change was, whoever made it, before all else is told of it: `removed` UTF-16 units at `from`
    /// gave way to `added`, with '\n' between lines. Another text that is put in is no change.
    void textEdited(int from, int removed, const QString& added);
    void textAltered();      ///< the text is another, whoever changed it
    void documentReplaced(); ///< document() is another one: who listens to it listens anew
    /// Files of this computer, or a picture's pixels, were put into the text at the cursor: nothing was
    /// changed.
    void filesOffered(const QStringList& files);
    void pictureOffered(const QImage& picture, const QString& name);
    void picturesLeftOut(int count); ///< of what was pasted: they have no address that others could follow
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
    void wheelEvent(QWheelEvent* event) override;
    bool event(QEvent* event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override;

private:
    [[nodiscard]] QTextDocument* makeDocument();
    void useDocument(QTextDocument* document, MarkdownHighlighter* highlighter);
    void tellReplaced();
    void takeSyntax();
    [[nodiscard]] bool handleKey(QKeyEvent* event);
    [[nodiscard]] bool beginsUndoStep(const QKeyEvent& event) const;
    [[nodiscard]] bool isComposing() const;
    void typeKey(QKeyEvent* event);
    [[nodiscard]] bool typeComposed(QInputMethodEvent* event);
    [[nodiscard]] bool typeChar(QChar typed, const std::function<void()>& insert);
    void typePair(const Wrapping& pair, QChar typed, int at);
    void replaceTyped(int at, int removed, const QString& text, QChar typed);
    [[nodiscard]] bool takeBack();
    [[nodiscard]] bool takePair();
    [[nodiscard]] QString typingLanguage() const;
    void select(const Place& place);
    void showPlaceAfter(int steps);
    void restyle();
    void placeColumn();
    void chooseWrapping(const QString& text);
    void contentsChange(int from, int removed, int added);
    void tellEdit(int from, int removed, int added);
    [[nodiscard]] std::optional<WordSource> sourceOf(int from, int removed, int added) const;
    [[nodiscard]] std::optional<WordSource> sourceOf(const QMimeData& put);
    void putPlain(const QString& text);
    void putHtml(const QMimeData& data, const PasteOffer& offer, const std::optional<HtmlAsMarkdown>& made);
    void putLater(const PasteOffer& offer, std::optional<WordSource> whose, int footnote);
    void offerPicture(const QMimeData& data, const QString& name);
    void colourVisible();
    void paintSelection(QPainter& painter, const QTextBlock& block, QPointF offset) const;
    void paintCaret(QPainter& painter, const QTextBlock& block, QPointF offset, int position) const;
    void holdMiddle();
    void keepInMiddle();
    void glide(int value);
    void paintLit(QPainter& painter, const QTextBlock& block, QPointF offset,
                  const QList<QTextLayout::FormatRange>& marks, const QRect& dirty) const;
    bool forwardToViewport(QEvent* event);

    Theme& m_theme;
    SpacedLayout* m_layout = nullptr; ///< owned by the document
    MarkdownHighlighter* m_highlighter = nullptr;
    SyntaxLibrary* m_syntax = nullptr;
    WritingStyle m_style;
    QString m_language;
    std::unique_ptr<KeyMemory> m_keys;
    std::vector<Marks> m_marks;
    QElapsedTimer m_lastKey;
    /// Text that was taken for the clipboard or a drag by the event that is being handled.
    struct Lifted
    {
        QString text;
        int from = 0;
    };
    mutable std::optional<Lifted> m_lifted;
    std::unique_ptr<EditMeter> m_meter;
    CutBook* m_cuts = nullptr;
    std::optional<WordSource> m_source = WordSource::Typed; ///< of what changes now; none: nobody's
    int m_undoSteps = 0;
    int m_revision = 0;
    int m_length = 0;       ///< of the text, as last told
    bool m_loading = false; ///< another text is being put in
    bool m_quiet = false;
    bool m_focusMode = false;
    QPropertyAnimation* m_glide = nullptr; ///< of the text towards its place; made at the first move
};

} // namespace brickwork
