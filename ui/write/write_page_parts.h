// What the Write page is made of, for the files of the page itself; nobody else includes it.
#pragma once

#include "ui/drafts/drafts_panel.h"
#include "ui/editor/cut_book.h"
#include "ui/editor/editor.h"
#include "ui/preview/live_preview.h"
#include "ui/preview/preview_view.h"
#include "ui/theme/syntax_library.h"
#include "ui/theme/theme.h"
#include "ui/write/message_bar.h"
#include "ui/write/outline_panel.h"
#include "ui/write/write_header.h"
#include "ui/write/write_hints.h"
#include "ui/write/write_page.h"

#include <QSplitter>
#include <QStackedWidget>

#include <functional>
#include <vector>

class QAction;
class QTextCursor;

namespace brickwork {

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
    static QAction* addAction(WritePage& page, const QString& text, const QKeySequence& keys);
    void addMark(WritePage& page, const QString& text, const QKeySequence& keys, const QString& mark);
    void connectAll(WritePage& page);
    void arrange();
    void showPreview(PreviewPlace wanted);
    void followEditor();
    void followPreview();
    void startRendering(bool plain);
    void edit(const std::function<void(QTextCursor&)>& change);
    [[nodiscard]] ImageRules imageRules() const;
};

} // namespace brickwork
