// A text that is changed at one place for a while, as texts are when they are typed: a change near the last
// one costs what it changes, however long the text is. Pure values; it knows no editor and no file.
#pragma once

#include <QString>

namespace brickwork {

/// One change of a text, in UTF-16 units: what stood in [from, from + removed) gave way to `added`.
struct TextEdit
{
    int from = 0;
    int removed = 0;
    QString added;
    friend bool operator==(const TextEdit&, const TextEdit&) = default;
};

/// Takes `next`, which follows `edit`, into it if the two are one stretch of typing or of rubbing out; the
/// one edit then does what both did. False if they are not.
[[nodiscard]] bool takeInto(TextEdit& edit, const TextEdit& next);

/// The text with a gap where it was changed last.
class EditedText
{
public:
    EditedText() = default;
    explicit EditedText(const QString& text) : m_units(text), m_gap(text.size()), m_tail(text.size()) {}

    /// False, and nothing is changed, if the text has no such place.
    [[nodiscard]] bool apply(const TextEdit& edit);
    [[nodiscard]] qsizetype size() const { return m_gap + m_units.size() - m_tail; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool equals(QStringView text) const;

private:
    void moveGap(qsizetype to);
    void makeRoom(qsizetype units);

    QString m_units;      ///< text before the gap, the gap, text after it
    qsizetype m_gap = 0;  ///< where the gap begins
    qsizetype m_tail = 0; ///< where the text goes on after it
};

} // namespace brickwork
