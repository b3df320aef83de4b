// Colours the Markdown of a document without holding up typing: first what is visible, then the rest when
// idle, a few milliseconds at a time; after an edit only until the lines are again in the state they were in.
#pragma once

#include "ui/editor/block_notes.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QTextLayout>
#include <QTimer>

#include <KSyntaxHighlighting/AbstractHighlighter>

class QTextBlock;
class QTextDocument;

namespace KSyntaxHighlighting {
class State;
}

namespace brickwork {

class Theme;

class MarkdownHighlighter final : public QObject, private KSyntaxHighlighting::AbstractHighlighter
{
    Q_OBJECT

public:
    MarkdownHighlighter(QTextDocument* document, Theme& theme, QObject* parent);

    /// An invalid definition takes all colours away.
    void setDefinition(const KSyntaxHighlighting::Definition& definition) override;
    /// Nothing is coloured until restart(): for the moment the text is replaced.
    void stop();
    /// The text is another: colours everything, after the next paint.
    void restart();
    /// The theme's colours changed.
    void recolour();
    void setVisibleBlocks(int first, int last);
    /// The document says now that it changed, but only its colours did.
    [[nodiscard]] bool isApplying() const { return m_applying; }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format) override;

private:
    void contentsChange(int from, int removed, int added);
    void work();
    void colourVisibleFirst();
    [[nodiscard]] KSyntaxHighlighting::State stateBefore(const QTextBlock& block) const;
    KSyntaxHighlighting::State colour(QTextBlock& block, const KSyntaxHighlighting::State& before);
    void tell(int first, int last);
    void noteProse(const QString& line);
    void clearColours();
    [[nodiscard]] QTextCharFormat charFormat(const KSyntaxHighlighting::Format& format) const;

    QTextDocument* m_document;
    Theme& m_theme;
    QTimer m_idle;
    QSet<int> m_ownFormats; ///< formats of Markdown itself; those of embedded code are not among them
    QHash<int, QTextCharFormat> m_charFormats;
    QList<QTextLayout::FormatRange> m_ranges;
    QList<Span> m_prose;     ///< of the line that is being coloured
    bool m_metadata = false; ///< it is of front matter
    int m_frontier = 0;      ///< blocks before it have colours and a state that fit the text
    int m_blockCount = 0;
    int m_firstVisible = 0;
    int m_lastVisible = -1;
    bool m_running = false;
    bool m_applying = false;
};

} // namespace brickwork
