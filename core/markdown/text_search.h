// Finding text in a text and putting other text in its place: plain, by whole words or by a regular
// expression. Pure values that may cross threads; no search runs away, an expression that would is given up.
// Knows no document and no widget.
#pragma once

#include "core/base/result.h"
#include "core/markdown/text_piece.h"

#include <QRegularExpression>
#include <QString>

#include <compare>
#include <functional>
#include <variant>
#include <vector>

namespace brickwork {

/// What a writer looks for.
struct SearchFor
{
    QString text;
    bool matchCase = false;
    bool wholeWords = false; ///< no letter, digit or combining mark of a word stands beside a match
    bool expression = false; ///< a regular expression as PCRE knows it: ^ and $ stand for ends of lines
    friend bool operator==(const SearchFor&, const SearchFor&) = default;
};

/// In UTF-16 units. Length 0 is a place between characters, as an expression may find one.
struct TextMatch
{
    int start = 0;
    int length = 0;
    [[nodiscard]] int end() const { return start + length; }
    friend bool operator==(const TextMatch&, const TextMatch&) = default;
    friend auto operator<=>(const TextMatch&, const TextMatch&) = default;
};

enum class SearchEnd
{
    Complete,
    Stopped, ///< the visitor had enough
    TooHard, ///< the expression needs more steps than anybody would wait for
};

/// What is looked for, made ready. Plain text finds what looks the same: "é" as one character or as two.
class TextPattern
{
public:
    /// Told of each match, in order; false ends the search.
    using Visit = std::function<bool(TextMatch match, const QRegularExpressionMatch& captures)>;

    TextPattern() = default; ///< finds nothing
    /// Errors: Invalid, with a sentence that says what is wrong with the expression and where.
    [[nodiscard]] static Result<TextPattern> of(const SearchFor& wanted);

    [[nodiscard]] bool isEmpty() const { return m_empty; }
    /// A match may reach over the end of a line. Else each line is searched for itself, which no white space
    /// and no "anything but x" gets over: only what names a line end, as \n does.
    [[nodiscard]] bool spansLines() const { return m_spansLines; }
    /// How many groups the expression has: 0 for plain text.
    [[nodiscard]] int groups() const { return m_expression.captureCount(); }

    /// All matches in one line, or in one text if it spansLines(), that begin at `from` or later. What stands
    /// in front of `from` is seen by an expression that looks back.
    [[nodiscard]] SearchEnd inLine(QStringView line, qsizetype from, const Visit& visit) const;

    /// What a window of a longer text holds, for a pattern that spansLines(): matches that begin at `from` or
    /// later; those near the end, which might go on beyond it, only if it is the `last` window. `*next`
    /// receives where in this window the next one has to begin.
    [[nodiscard]] SearchEnd inWindow(QStringView window, qsizetype from, bool last, const Visit& visit,
                                     qsizetype* next) const;
    static constexpr qsizetype windowSize = 64 * 1024;
    static constexpr qsizetype longestInWindow = 16 * 1024; ///< longer matches may be missed

    /// All matches of a whole text, line by line or over line ends. They lie in [from, to): what stands
    /// behind `to` is not there, what stands before `from` can be looked back at.
    [[nodiscard]] SearchEnd inText(QStringView text, qsizetype from, qsizetype to, const Visit& visit) const;

private:
    QRegularExpression m_expression;
    bool m_empty = true;
    bool m_spansLines = false;
};

/// What is put in the place of a match: the text as it is, or for an expression with $1 or \1 for what its
/// groups found, $0 for all of it, \n, \t, \\ and \$.
class Replacement
{
public:
    Replacement() = default; ///< nothing
    /// Errors: Invalid, if it names a group that the expression does not have.
    [[nodiscard]] static Result<Replacement> of(const QString& text, const SearchFor& wanted,
                                                const TextPattern& pattern);
    [[nodiscard]] QString textFor(const QRegularExpressionMatch& captures) const;

private:
    std::vector<std::variant<QString, int>> m_parts; ///< text, or the number of a group
};

struct Replacements
{
    std::vector<TextPiece> pieces; ///< in order, none over another
    SearchEnd end = SearchEnd::Complete;
};

/// What replacing every match in [from, to) would change.
[[nodiscard]] Replacements replacements(const TextPattern& pattern, const Replacement& with, QStringView text,
                                        qsizetype from, qsizetype to);

/// `text` with the pieces put in.
[[nodiscard]] QString withPieces(QStringView text, const std::vector<TextPiece>& pieces);

} // namespace brickwork
