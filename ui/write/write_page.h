// The page one writes on: list of drafts, header, editor, preview and outline. It holds the text being typed
// and nothing else; what it shows is told to it as values, and what the writer wants is told in signals.
#pragma once

#include "core/habit/writing.h"
#include "core/markdown/document.h"
#include "ui/drafts/drafts_state.h"
#include "ui/theme/writing_style.h"
#include "ui/write/write_state.h"

#include <QSet>
#include <QUrl>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QAction;

namespace brickwork {

class DraftTabs;
class DraftsPanel;
class Theme;
struct ImageRules;
struct LinkedFile;
struct PutFiles;
struct SearchFor;

class WritePage final : public QWidget
{
    Q_OBJECT

public:
    explicit WritePage(Theme& theme, QWidget* parent = nullptr);
    ~WritePage() override;

    void setDrafts(const DraftsState& state);
    /// Shows a draft; undo starts afresh. Emits no edited().
    void showDraft(const EditorState& state);
    /// Puts other text in place of a clean buffer: only what differs is replaced, so cursor, scroll and undo
    /// stay. Emits no edited(), though revision() moves on. Its words count as changed by another program.
    void replaceText(const QString& text);
    /// The same for what this program itself writes for the writer, such as a status in front matter: its
    /// words are nobody's.
    void amendText(const QString& text);
    /// The text may no longer, or again, be edited.
    void setReadOnly(bool readOnly);
    /// The draft got a file or another name: nothing of the text is touched.
    void setDraftId(const DraftId& id);
    /// No draft is open; with no drafts at all, three hints say how to begin.
    void showNothing();

    /// The row of drafts that lie open. When one is shown again, its undo, cursor and place are as they were,
    /// if its text was kept.
    [[nodiscard]] DraftTabs& tabs();
    [[nodiscard]] DraftsPanel& draftsPanel();
    /// The drafts that lie open: the texts of others are not kept.
    void keepTexts(const std::vector<DraftId>& ids);
    /// A draft that is not shown has another name.
    void renameText(const DraftId& from, const DraftId& to);
    /// The kept text of a draft that is not shown.
    [[nodiscard]] std::optional<QString> waitingText(const DraftId& id) const;

    [[nodiscard]] bool hasDraft() const;
    [[nodiscard]] DraftId draftId() const;
    /// The text, character for character as it was shown or typed; lines end in '\n'.
    [[nodiscard]] QString text() const;
    /// Which images of it may be shown, those of the web that the reader asked for among them.
    [[nodiscard]] ImageRules imageRules() const;
    /// Changes whenever the text does, and only then.
    [[nodiscard]] int revision() const;
    /// Words of the text as wordsChanged() counts them, front matter left out; not those of wordsCounted(),
    /// which knows code and addresses from prose.
    [[nodiscard]] int countedWords() const;
    [[nodiscard]] int cursor() const;
    [[nodiscard]] int scroll() const;

    void setHeader(const HeaderState& state);
    /// Words that are right in the open draft whatever a dictionary says.
    void setAcceptedWords(const QSet<QString>& words);
    void showBar(const BarState& state);
    void hideBar();

    /// For the menus: texts and shortcuts are set. The page owns them; they are already added to it.
    [[nodiscard]] std::vector<QAction*> editActions() const;
    [[nodiscard]] std::vector<QAction*> formatActions() const;
    [[nodiscard]] std::vector<QAction*> viewActions() const;
    /// How text is set and handled in editor and preview; says nothing.
    void setWritingStyle(const WritingStyle& style);
    [[nodiscard]] WritingStyle writingStyle() const;
    void setFocusMode(bool on);
    [[nodiscard]] bool focusMode() const;
    /// The parts between which one goes with the keyboard, in reading order, hidden ones too.
    [[nodiscard]] QList<QWidget*> panes() const;
    void focusEditor();
    void focusSearch();
    void goToLine(int line);
    /// Selects a match in the open draft, at a place of the line counted from 0; more of its kind are looked
    /// for from there.
    void showMatch(const SearchFor& wanted, int line, int column, int length);
    /// What is selected in the text, if it lies in one line.
    [[nodiscard]] QString selectedText() const;
    /// Of the open draft, as they were a moment ago.
    [[nodiscard]] std::vector<OutlineEntry> headings() const;
    void undo();
    /// Files are put into the text at the cursor; see filesPut().
    void putFiles(const QStringList& files);
    /// Links what was put at a place, as one step of undo; false if its text is shown no more.
    bool linkFiles(quint64 place, const std::vector<LinkedFile>& files);
    void forgetPlace(quint64 place);

    /// Splitters and what is visible; anything else than what saveState() made is ignored.
    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray& state);

Q_SIGNALS:
    /// Words came or went; see Editor. Tells of nothing when a draft is shown.
    void wordsChanged(brickwork::WordSource source, brickwork::WordChange change);
    void keyed();  ///< the text was changed by hand, words or not; before edited()
    void edited(); ///< the writer changed the text
    /// What the change was, whoever made it; see Editor. Tells of nothing when a draft is shown.
    void textEdited(int from, int removed, const QString& added);
    void draftChosen(const brickwork::DraftId& id);
    void newRequested();
    void searchChanged(const QString& search);
    void statusChosen(brickwork::DraftStatus status);
    void publishRequested();
    void renameRequested(const brickwork::DraftId& id);
    void duplicateRequested(const brickwork::DraftId& id);
    void trashRequested(const brickwork::DraftId& id);
    void revealRequested(const brickwork::DraftId& id);
    void barActionChosen(const QString& id);
    void linkActivated(const QUrl& url); ///< nothing has been opened
    void focusLost();                    ///< the editor lost the keyboard: a good moment to save
    void wordsCounted(const brickwork::WordCount& words);
    void wordAccepted(const QString& word); ///< into the writer's dictionary
    void wordIgnored(const QString& word);  ///< in the draft that is open
    void noticed(const QString& sentence);  ///< to be said where notices are said
    /// Files or a picture were put into the text: once they lie beside the draft, linkFiles() is told.
    void filesPut(const brickwork::PutFiles& put);
    void picturesWished(); ///< to be chosen among files, and given to putFiles()
    void focusModeChanged(bool on);
    void aboutToReplaceAll(); ///< many places of the text; nothing has been changed yet
    /// Many places were changed as one step of undo: says how many.
    void replacedAll(const QString& sentence);
    /// The writer chose another by a command; the page has it already.
    void writingStyleChanged(const brickwork::WritingStyle& style);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace brickwork
