// What is known of one line of the editor's text, kept with the line itself: it goes when the line goes.
#pragma once

#include <QList>
#include <QTextBlock>
#include <QTextBlockUserData>

#include <KSyntaxHighlighting/State>
#include <optional>

namespace brickwork {

/// A part of a line, in UTF-16 units from its start.
struct Span
{
    int start = 0;
    int length = 0;
    friend bool operator==(const Span&, const Span&) = default;
};

class BlockNotes final : public QTextBlockUserData
{
public:
    /// The notes of a line; made if there are none.
    static BlockNotes& of(QTextBlock block)
    {
        if (auto* notes = peek(block))
            return *notes;
        auto* made = new BlockNotes;
        block.setUserData(made); // the block owns it
        return *made;
    }
    /// The notes of a line, or null.
    static BlockNotes* peek(const QTextBlock& block) { return static_cast<BlockNotes*>(block.userData()); }

    /// How the syntax stands at the end of the line; nothing if the line was not coloured.
    std::optional<KSyntaxHighlighting::State> after;
    /// What of the line is words to be read, as opposed to code, addresses and marks; set with the colours.
    QList<Span> prose;
    /// Misspelt words; nothing if the line was not checked since it changed.
    std::optional<QList<Span>> misspelt;
};

} // namespace brickwork
