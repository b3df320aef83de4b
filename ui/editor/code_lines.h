// Knows which lines of a text are code or front matter, from the fences alone: they are few, so an answer
// costs little in a text of any size. It belongs to the document and reads it; inline code it does not know.
#pragma once

#include <QObject>
#include <QTextBlock>
#include <QTextDocument>
#include <QTimer>

#include <optional>
#include <vector>

namespace brickwork {

/// A line that opens or closes fenced code.
struct FenceLine
{
    int line = 0;
    QChar mark;       ///< ` or ~
    int size = 0;     ///< how many of them
    int quotes = 0;   ///< ">" before it
    bool bare = true; ///< nothing behind it: it may close
    bool opens = true;
    [[nodiscard]] bool closes(const FenceLine& open) const
    {
        return mark == open.mark && size >= open.size && bare;
    }
    friend bool operator==(const FenceLine&, const FenceLine&) = default;
};

/// The fence in a line, behind quotes, list marks and blanks; nothing if there is none.
[[nodiscard]] std::optional<FenceLine> fenceIn(QStringView line);

class CodeLines final : public QObject
{
public:
    /// Those of a document; made at the first call. Then it is read when nothing else is to be done, so that
    /// a key need not wait for it.
    static CodeLines& of(QTextDocument& document);

    /// The line is code, a fence of it, or front matter: nothing there is prose.
    [[nodiscard]] bool holds(const QTextBlock& block);
    /// First and last line of the fenced code a line belongs to, its fences included; nothing if it is none.
    struct Range
    {
        int first = 0;
        int last = 0;
        bool closed = true;
    };
    [[nodiscard]] std::optional<Range> fenced(int line);
    /// Lines of front matter at the head of the text, its fences included; 0 if there is none.
    [[nodiscard]] int frontMatter() const;

private:
    explicit CodeLines(QTextDocument& document);
    void contentsChange(int from, int removed, int added);
    void scanTo(int line);
    void scanOn();
    void scan(int first, int last, std::vector<FenceLine>& into) const;
    void pairTo(std::size_t count);
    [[nodiscard]] std::optional<FenceLine> openAt(int line);
    [[nodiscard]] bool leavesQuote(const FenceLine& open, int line) const;

    QTextDocument& m_document;
    std::vector<FenceLine> m_fences; ///< of the lines before m_frontier, in their order
    std::vector<int> m_open;         ///< which fence is open behind each of the first ones; -1: none
    QTimer m_idle;
    int m_frontier = 0;
    int m_blocks = 0;
};

/// The line is code by its indentation: four columns or more, after a blank line, in no list item.
[[nodiscard]] bool isIndentedCode(const QTextBlock& block);

} // namespace brickwork
