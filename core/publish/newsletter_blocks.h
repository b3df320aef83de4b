// A draft in the few forms that editors keep, between Markdown and what goes on the clipboard; each form is
// written as HTML or as plain text. Seen by the newsletter's own files only.
#pragma once

#include "core/publish/newsletter_copy.h"

#include <vector>

namespace brickwork::newsletter {

enum Mark : unsigned char
{
    NoMark = 0,
    Strong = 1,
    Emphasis = 2,
    Struck = 4,
    Code = 8
};

struct Run
{
    QString text;
    unsigned marks = NoMark;
    QString link = {};      ///< an address that readers can follow, or empty
    bool lineBreak = false; ///< then it is nothing else
};
using Runs = std::vector<Run>;

/// Joins what looks alike.
void append(Runs& runs, const Run& run);
[[nodiscard]] QString plainText(const Runs& runs); ///< breaks become spaces

enum class Form
{
    Paragraph,
    Heading,
    Quote,
    Bullets,
    Numbers,
    Item,
    CodeBlock,
    Rule,
    Picture
};

struct Block
{
    Form form = Form::Paragraph;
    Runs runs = {};                   ///< Paragraph, Heading
    std::vector<Block> children = {}; ///< Quote, Bullets, Numbers, Item
    QString text = {};                ///< of CodeBlock; the description of a Picture
    QString address = {};             ///< of a Picture: where its bytes are, or the bytes
    int level = 1;                    ///< of a Heading; the first number of Numbers
};
using Blocks = std::vector<Block>;

[[nodiscard]] QString toHtml(const Blocks& blocks);
[[nodiscard]] QString toPlainText(const Blocks& blocks);

/// Fills blocks, pictures and losses of the copy.
struct Built
{
    Blocks blocks;
    std::vector<NewsletterPicture> pictures;
    int inlinePictures = 0;
    QStringList losses;
};
/// The text of `document`, whose nodes have their punctuation set already, the title left out.
[[nodiscard]] Built build(const Article& article, const Document& document, const PublishRequest& request,
                          const NewsletterEditor& editor, const NewsletterBytes& bytes);

} // namespace brickwork::newsletter
