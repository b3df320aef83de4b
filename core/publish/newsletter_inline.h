// The words of a block as runs an editor keeps: links that lead somewhere, marks it has, and pictures apart.
// Seen by the newsletter's own files only.
#pragma once

#include "core/markdown/document.h"
#include "core/publish/newsletter_blocks.h"
#include "core/publish/newsletter_losses.h"

namespace brickwork::newsletter {

/// What all parts of the building share.
struct Site
{
    const Article& article;
    const Document& document;
    const PublishRequest& request;
    const NewsletterEditor& editor;
    const NewsletterBytes& bytes;
    LossBook losses = {};
    std::vector<NewsletterPicture> pictures = {};
    int inlinePictures = 0;
};

/// Reads the words of one block: paragraphs, and pictures as blocks of their own between them.
class InlineReader
{
public:
    explicit InlineReader(Site& site) : m_site(site) {}

    /// The words below a node, parted where a picture stands.
    [[nodiscard]] Blocks blocks(int index);
    /// The same as one paragraph: what is no word is a line of it.
    [[nodiscard]] Runs runs(int index);

private:
    struct Around
    {
        unsigned marks = NoMark;
        QString link = {};
        int depth = 0;
    };

    void walk(int index, const Around& around);
    void walkChildren(int index, const Around& around);
    void addText(const QString& text, const Around& around);
    void addBreak();
    void addHtml(const QString& html);
    void addMarked(int index, Mark mark, Around around);
    void addLink(int index, Around around);
    void close();

    Site& m_site;
    Blocks m_blocks;
    Runs m_runs;
    bool m_softBreak = false; ///< a line ended; whether it is a blank, the next character tells
};

/// A picture as a block: the picture itself, or the line that stands for it, and its caption.
[[nodiscard]] Blocks pictureBlocks(Site& site, const Node& node, const QString& alt);
/// A picture that was painted of a table, or the line that stands for it.
[[nodiscard]] Block tablePicture(Site& site, const NewsletterTable& table);
/// The words of any blocks as lines of one paragraph, for editors that hold nothing else there.
[[nodiscard]] Runs asLines(const Blocks& blocks, const QString& indent = {});

} // namespace brickwork::newsletter
