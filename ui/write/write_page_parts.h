// What the Write page is made of, for the files of the page itself; nobody else includes it.
#pragma once

#include "ui/drafts/draft_tabs.h"
#include "ui/drafts/drafts_panel.h"
#include "ui/editor/cut_book.h"
#include "ui/editor/editor.h"
#include "ui/editor/text_edit.h"
#include "ui/preview/live_preview.h"
#include "ui/preview/preview_view.h"
#include "ui/theme/syntax_library.h"
#include "ui/theme/theme.h"
#include "ui/write/buffer_shelf.h"
#include "ui/write/message_bar.h"
#include "ui/write/outline_panel.h"
#include "ui/write/write_header.h"
#include "ui/write/write_hints.h"
#include "ui/write/write_page.h"

#include <QSplitter>
#include <QStackedWidget>

#include <functional>
#include <optional>
#include <vector>

class QAction;
class QMenu;
class QTextCursor;

namespace brickwork {

class FindBar;
class PageFind;
class PageOutline;
class PagePictures;
class SpellChecker;
class SpellMarks;
class WordCountCard;

enum class PreviewPlace : quint8
{
    Beside,
    Below,
    Hidden
};

struct WritePage::Parts
{
    explicit Parts(Theme& theme, WritePage& page)
        : theme(theme), across(new QSplitter(Qt::Horizontal, &page)), drafts(new DraftsPanel(theme)),
          header(new WriteHeader(theme)), bar(new MessageBar(theme)), desk(new QSplitter(Qt::Horizontal)),
          editor(new Editor(theme)), preview(new PreviewView(theme)), outline(new OutlinePanel(theme)),
          stack(new QStackedWidget), hints(new WriteHints(theme)), live([this] { return editor->text(); })
    {
    }

    Theme& theme;
    CutBook cuts;
    SyntaxLibrary syntax;
    QSplitter* across; ///< drafts | all else
    DraftsPanel* drafts;
    DraftTabs* tabs = nullptr;
    BufferShelf shelf; ///< texts of drafts that lie open and are not shown
    WriteHeader* header;
    MessageBar* bar;
    QSplitter* desk; ///< editor, preview, outline
    Editor* editor;
    PreviewView* preview;
    OutlinePanel* outline;
    QStackedWidget* stack; ///< hints or desk
    WriteHints* hints;
    LivePreview live;
    std::vector<QAction*> editing;
    std::vector<QAction*> format; ///< need a text that may be edited
    std::vector<QAction*> view;
    QAction* outlineAction = nullptr;
    QAction* focusAction = nullptr;
    QAction* leaveFocusAction = nullptr;
    QAction* typewriterAction = nullptr;
    QAction* sentenceAction = nullptr;
    QAction* smartAction = nullptr;
    QAction* spellingAction = nullptr;
    FindBar* findBar = nullptr;
    PageFind* finder = nullptr;
    PageOutline* sections = nullptr;
    PagePictures* pictures = nullptr;
    SpellChecker* spelling = nullptr;
    WordCountCard* countCard = nullptr;
    SpellMarks* spellMarks = nullptr;
    QStringList draftLanguages; ///< as the writer names them

    DraftId id;
    bool hasDraft = false;
    QString folder; ///< of the workspace
    PreviewPlace place = PreviewPlace::Beside;
    bool outlineShown = false;
    bool focusMode = false;
    bool following = false; ///< one pane is being scrolled after the other

    void build(WritePage& page);
    void buildActions(WritePage& page);
    void buildEditing(WritePage& page);
    void buildView(WritePage& page);
    void buildFind(WritePage& page);
    void buildPaste(WritePage& page);
    void copyAsHtml(WritePage& page);
    void buildSections(WritePage& page);
    void buildCount(WritePage& page);
    void explainCount();
    void tellCount();
    void buildSpelling(WritePage& page);
    void takeLanguages(const FrontMatter& frontMatter);
    void checkSpelling(bool on);
    /// The writer wishes another style: within its limits it holds at once and is told of.
    void changeStyle(WritePage& page, const std::function<void(WritingStyle&)>& change);
    static QAction* addAction(WritePage& page, const QString& text, const QKeySequence& keys);
    /// What a command makes of the text at the cursor; nothing if it has nothing to do there.
    using TextDecision = std::function<std::optional<TextEdit>(const QTextCursor&)>;
    QAction* addEdit(WritePage& page, const QString& text, const QKeySequence& keys, TextDecision decide);
    QMenu* addSubmenu(WritePage& page, std::vector<QAction*>& into, const QString& title);
    void addSeparator(WritePage& page, std::vector<QAction*>& into);
    void buildLines(WritePage& page);
    void buildFormat(WritePage& page);
    void buildHeadings(WritePage& page);
    void buildLists(WritePage& page);
    void buildTables(WritePage& page);
    void connectAll(WritePage& page);
    void buildTabs(WritePage& page);
    [[nodiscard]] bool changeBuffer(const EditorState& state);
    void arrange();
    void showPreview(PreviewPlace wanted);
    void followEditor();
    void followPreview();
    void goToSource(int line, int column);
    void startRendering(bool plain);
    void edit(const TextDecision& decide);
    [[nodiscard]] ImageRules imageRules() const;
};

} // namespace brickwork
