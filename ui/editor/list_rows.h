// The lines of a list and of what stands in it, as rows that can be moved in, out and about; the numbers of
// the lists that became others by it are set right. It reads the text and alters nothing.
#pragma once

#include "ui/editor/line_shape.h"
#include "ui/editor/text_edit.h"

#include <QString>
#include <QTextBlock>

#include <vector>

namespace brickwork {

struct ListRow
{
    QString prefix;      ///< the quote marks before it
    QString body;        ///< what stands behind them
    int origin = -1;     ///< the line it was; -1 for a new one
    bool code = false;   ///< marks in it are none
    bool placed = false; ///< whoever changed it says itself where its text goes
    int cut = -1;        ///< only so many characters of the line are this row; -1 for all
    int list = -1;       ///< which ordered list it was an item of, before
    int start = 1;       ///< the first number of that list
    bool same = false;   ///< that list numbers all its items alike
    LineShape shape = {};

    [[nodiscard]] bool isItem() const
    {
        return !code && !shape.marks.isEmpty() && shape.marks.first().kind != MarkKind::Quote;
    }
    [[nodiscard]] const LineMark& mark() const { return shape.marks.first(); }
    [[nodiscard]] bool isBlank() const { return brickwork::isBlank(body); }
    void setBody(const QString& text);
};

class ListRows
{
public:
    /// The lines first..last and those of the lists they touch.
    ListRows(const QTextBlock& first, const QTextBlock& last);

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] ListRow& at(int row) { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const ListRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowOf(int line) const { return line - m_first; }

    /// The item a row stands in: the one around an item, the one whose text any other row is; -1 for none.
    [[nodiscard]] int ownerOf(int row) const;
    /// One past the last row of an item and all that stands in it; blank rows behind it are not its own.
    [[nodiscard]] int endOf(int item) const;
    /// The item before or after one, beside it in the same item; -1 for none.
    [[nodiscard]] int previousSibling(int item) const;
    [[nodiscard]] int nextSibling(int item) const;
    /// Blank rows stand between the items of its list.
    [[nodiscard]] bool isLoose(int item) const;

    /// Moves rows first..last, in or out, by columns.
    void shift(int first, int last, int columns);
    /// Gives an item another mark and moves what stands in it along.
    void setMark(int item, const QString& mark);
    /// The mark of an item that stands after this one: "4. ", "- ", "- [ ] ".
    [[nodiscard]] QString nextMark(int item) const;
    void insert(int row, ListRow made);
    void remove(int row) { m_rows.erase(m_rows.begin() + row); }
    /// Rows first..middle-1 change places with middle..last-1.
    void rotate(int first, int middle, int last);

    /// Sets the numbers of every ordered list right that has not the items it had. A list that is new begins
    /// with 1, one that numbers all its items alike goes on doing so.
    void renumber();
    /// What makes the lines into the rows, leaving out rows that are new, placed or gone.
    [[nodiscard]] QList<Piece> pieces() const;

private:
    void load(QTextBlock block, int last);
    void noteLists();
    [[nodiscard]] std::vector<int> owners() const;
    [[nodiscard]] std::vector<std::vector<int>> orderedLists() const;

    std::vector<ListRow> m_rows;
    std::vector<std::vector<int>> m_before; ///< the lines that were the items of each ordered list
    QTextBlock m_firstBlock;
    int m_first = 0;
};

} // namespace brickwork
