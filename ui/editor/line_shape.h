// What opens a line of Markdown: quote marks, list marks, a task's box. Read from the one line; what its
// neighbours make of it is not known here.
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace brickwork {

enum class MarkKind
{
    Quote,
    Bullet,
    Number
};

/// A mark that opens a line, and the blanks behind it.
struct LineMark
{
    MarkKind kind = MarkKind::Quote;
    int at = 0;      ///< where it stands in the line
    int after = 0;   ///< one past it
    int end = 0;     ///< one past its blanks: where what it holds begins
    int column = 0;  ///< of `at`, tabs expanded
    int content = 0; ///< column of `end`
    QChar sign;      ///< '>', the bullet, or what follows the number
    int number = 0;
    friend bool operator==(const LineMark&, const LineMark&) = default;
};

struct LineShape
{
    QList<LineMark> marks;
    int lead = 0;   ///< blanks before everything
    int column = 0; ///< of the first character that is no blank
    int box = -1;   ///< where a task's "[ ]" stands
    bool done = false;
    int text = 0; ///< where the text begins, behind all marks
    [[nodiscard]] bool isItem() const { return !marks.isEmpty() && marks.last().kind != MarkKind::Quote; }
    /// The quote marks before any list mark.
    [[nodiscard]] int quotes() const;
    /// One past them and the one blank that belongs to each.
    [[nodiscard]] int quoteEnd() const;
};

/// A thematic break has no marks. A mark with nothing behind it counts if a blank follows, or if it quotes.
[[nodiscard]] LineShape lineShape(QStringView line);

/// The column that text after `blanks`, which start at column `from`, stands in.
[[nodiscard]] int columnAfter(QStringView blanks, int from = 0);
[[nodiscard]] bool isBlank(QStringView line);
/// "---", "* * *" and the like.
[[nodiscard]] bool isThematicBreak(QStringView line);
/// Level of a heading that begins with '#', 1 to 6; 0 for anything else.
[[nodiscard]] int headingLevel(QStringView line);

} // namespace brickwork
