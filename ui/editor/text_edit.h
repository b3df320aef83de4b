// What a key or a command makes of the text, as a value: the parts it replaces and the selection it leaves.
// Decided by pure functions that only read; carried out here as one step of undo.
#pragma once

#include "core/habit/writing.h"

#include <QList>
#include <QString>

#include <optional>

class QTextBlock;
class QTextCursor;

namespace brickwork {

/// A part of the text, in positions before the edit, and what stands there after it.
struct Piece
{
    int from = 0;
    int to = 0;
    QString text;
    friend bool operator==(const Piece&, const Piece&) = default;
};

struct TextEdit
{
    QList<Piece> pieces; ///< from the front, apart from one another; none: only the selection changes
    int anchor = 0;      ///< of the selection, in positions after the edit
    int position = 0;
    std::optional<WordSource> source = WordSource::Typed; ///< of its words; none: nobody's
};

/// On which side of text that is put in just there a position stays.
enum class Stick
{
    Before,
    After
};

/// Where a position of the text before stands after the pieces.
[[nodiscard]] int mapped(const QList<Piece>& pieces, int position, Stick stick);
/// From the front; what is put in at a place comes before what is taken from there.
void sortPieces(QList<Piece>& pieces);
/// The edit that makes the pieces, in any order, and keeps the cursor's selection on the text it was on.
[[nodiscard]] TextEdit keeping(const QTextCursor& cursor, QList<Piece> pieces);
/// The smallest piece that makes `before`, which starts at `at`, into `after`; no character is cut in two.
[[nodiscard]] Piece smallestPiece(int at, const QString& before, const QString& after);
/// The same where only blanks differ: a piece for each place, so that no word is touched.
[[nodiscard]] QList<Piece> blankPieces(int at, const QString& before, const QString& after);
/// Carries the edit out as one step of undo, piece by piece, and sets the cursor's selection. A listener of
/// the document hears of each piece by itself, so that what moved is not taken for written anew; only edits
/// of very many pieces are one change, whose words have then moved.
void applyEdit(QTextCursor& cursor, const TextEdit& edit);
/// More pieces than these are one change of the document.
inline constexpr qsizetype mostPieces = 200;

/// The first and last line that a selection touches; one that ends at the start of a line does not touch it.
struct LineRange
{
    int first = 0;
    int last = 0;
    friend bool operator==(const LineRange&, const LineRange&) = default;
};
[[nodiscard]] LineRange selectedLines(const QTextCursor& cursor);
/// The position at the end of a line.
[[nodiscard]] int endOf(const QTextBlock& block);

} // namespace brickwork
