// Where the text of the editor holds what is looked for: found in slices of a few milliseconds between two
// events, whatever the size of the text, and kept right while one types. It shows nothing and selects
// nothing.
#pragma once

#include "core/markdown/text_search.h"

#include <QObject>
#include <QPointer>
#include <QTextCursor>
#include <QTimer>

#include <optional>
#include <utility>
#include <vector>

class QElapsedTimer;
class QTextBlock;
class QTextDocument;

namespace brickwork {

class Editor;

class FindResults final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostMatches = 100'000;

    explicit FindResults(Editor& editor, QObject* parent = nullptr);

    /// Looks for it from the beginning; changed() tells of what was found so far.
    void search(const TextPattern& pattern);
    /// Only what lies in the selection of `range` counts; it grows and shrinks with the text. Nothing: all
    /// the text. What is looked for is looked for anew.
    void limitTo(const std::optional<QTextCursor>& range);
    void clear() { search({}); }

    /// In order; a part of them while it isRunning().
    [[nodiscard]] const std::vector<TextMatch>& matches() const { return m_matches; }
    [[nodiscard]] bool isRunning() const { return m_slice.isActive() || m_pause.isActive(); }
    /// There are more than mostMatches.
    [[nodiscard]] bool isFull() const { return m_full; }
    /// The expression was given up at this line, counted from 1.
    [[nodiscard]] std::optional<int> hardLine() const { return m_hardLine; }
    /// The text before it has been searched.
    [[nodiscard]] int searchedTo() const;
    /// Where the text that is searched begins and ends.
    [[nodiscard]] std::pair<int, int> bounds() const;

    /// The number of a match, or -1.
    [[nodiscard]] int indexOf(TextMatch match) const;
    /// The first match that begins at a position or behind it, or -1.
    [[nodiscard]] int firstFrom(int position) const;
    /// The last match that begins in front of a position, or -1.
    [[nodiscard]] int lastBefore(int position) const;

Q_SIGNALS:
    void changed();

private:
    using Matches = std::vector<TextMatch>;

    void useDocument();
    void follow(int from, int removed, int added);
    void shift(int from, int removed, int added);
    void lookAgainAt(int from, int removed, int added);
    void restart(bool keepOld);
    void work();
    void finish();
    [[nodiscard]] bool scanLine(const QTextBlock& block, Matches& into);
    void scanLines(Matches& into, const QElapsedTimer& clock);
    void scanWindow(Matches& into);

    Editor& m_editor;
    QPointer<QTextDocument> m_document;
    TextPattern m_pattern;
    std::optional<QTextCursor> m_range;
    Matches m_matches;
    Matches m_fresh; ///< found anew while the old ones are still shown
    QTimer m_slice;
    QTimer m_pause; ///< after an edit, before all is searched anew
    std::optional<int> m_hardLine;
    int m_next = 0; ///< where the search goes on
    int m_revision = -1;
    bool m_full = false;
    bool m_again = false; ///< found into m_fresh
};

} // namespace brickwork
