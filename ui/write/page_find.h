// Finding and replacing in the text of the editor: joins the bar, the search and the editor. It marks what is
// found, steps through it and replaces it, each act one step of undo; files and other drafts it does not
// know.
#pragma once

#include "core/markdown/text_search.h"
#include "ui/write/find_results.h"

#include <QObject>
#include <QTextCharFormat>
#include <QTextLayout>

#include <optional>

class QTextBlock;

namespace brickwork {

class Editor;
class FindBar;
class ScrollTicks;
class Theme;

enum class FindMode
{
    Find,
    Replace
};

class PageFind final : public QObject
{
    Q_OBJECT

public:
    /// All three outlive it.
    PageFind(Theme& theme, Editor& editor, FindBar& bar, QObject* parent = nullptr);

    /// Shows the bar with the keyboard in it, and with what is selected in the text as what is looked for.
    void open(FindMode mode);
    /// Hides the bar; the match stays selected, the keyboard goes to the text.
    void close();
    void next();
    void previous();
    /// Looks for this from now on, without the bar.
    void lookFor(const SearchFor& wanted);

Q_SIGNALS:
    void aboutToReplaceAll(); ///< nothing has been changed yet
    /// Many places were changed as one step of undo.
    void replacedAll(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Step
    {
        None,
        Here, ///< to the first match from where the search began
        Next,
        Previous
    };

    void take();
    void limit(bool on);
    void step(Step step);
    void tryStep();
    void select(int match);
    void show();
    void replace();
    void replaceAll();
    void recolour();
    void mark(const QTextBlock& block, QList<QTextLayout::FormatRange>& into) const;
    [[nodiscard]] std::optional<Replacement> replacementNow();
    [[nodiscard]] std::optional<TextPiece> pieceFor(TextMatch match, const Replacement& with) const;
    [[nodiscard]] TextMatch selected() const;

    Theme& m_theme;
    Editor& m_editor;
    FindBar& m_bar;
    FindResults m_results;
    ScrollTicks* m_ticks; ///< owned by the editor's scroll bar
    SearchFor m_wanted;
    TextPattern m_pattern;
    std::optional<QString> m_broken;
    QTextCharFormat m_matchLook;
    QTextCharFormat m_currentLook;
    QTextCharFormat m_rangeLook;
    QTextCursor m_began;      ///< where the search began
    Step m_step = Step::None; ///< to be taken once enough is found
    bool m_wrapped = false;
    bool m_selecting = false;
    bool m_limited = false;
};

} // namespace brickwork
