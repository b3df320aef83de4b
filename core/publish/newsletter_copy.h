// A draft as an editor without an API takes it from the clipboard: title, subtitle, clean HTML and plain
// text, and what of the draft will not survive there. Pure: the bytes of pictures are the caller's to give.
#pragma once

#include "core/base/result.h"
#include "core/publish/plan.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace brickwork {

struct Article;
struct Document;
struct PublishRequest;

/// What an editor makes of HTML that is pasted into it.
struct NewsletterEditor
{
    QString service; ///< "substack", "medium" or "other"
    QString name;    ///< for people
    QString compose; ///< web address where a new post is begun there; empty if it is not known
    int topHeading = 2;
    int lastHeading = 4;
    bool strikesOut = true;
    bool nestsLists = true;      ///< an entry of a list may hold lists, code and pictures
    bool nestsInQuotes = true;   ///< a quotation may hold more than paragraphs
    bool takesPictures = true;   ///< as data: addresses within the text
    bool fetchesPictures = true; ///< those that are on the web already
    bool tablesAsPictures = false;
};

/// By the options of a target of the kind "newsletter". What is unknown of "other" editors is not counted on.
[[nodiscard]] NewsletterEditor newsletterEditor(const TargetConfig& config);

/// A table as plain text, for whoever paints it.
struct NewsletterTable
{
    QStringList header;
    std::vector<QStringList> rows; ///< each as long as the header
    friend bool operator==(const NewsletterTable&, const NewsletterTable&) = default;
};

/// Who gives bytes. Without one the HTML names pictures instead of holding them, which is enough for a plan.
struct NewsletterBytes
{
    std::function<Result<QByteArray>(const PlannedMedia& media)> picture = {};
    std::function<QByteArray(const NewsletterTable& table)> table =
        {}; ///< PNG, empty if it cannot be painted
};

/// A picture that has to be put in by hand, where its line stands.
struct NewsletterPicture
{
    QString line;    ///< as the text has it: "[Image: The sea]"
    QString file;    ///< absolute, of one in the workspace
    QString address; ///< of one on the web
    QByteArray png;  ///< of one that was painted
    friend bool operator==(const NewsletterPicture&, const NewsletterPicture&) = default;
};

struct NewsletterCopy
{
    QString title;
    QString subtitle; ///< empty if the draft has none
    QString html;     ///< only elements the editor keeps, no attribute beside addresses and descriptions
    QString text;     ///< the same as plain text
    std::vector<NewsletterPicture> pictures;
    int inlinePictures = 0; ///< that the HTML holds
    QStringList losses;     ///< sentences on what will not survive, each with its places
    QStringList warnings;   ///< sentences on what is left for the writer to do there
};

/// `article` and `document` are of request.draft.text.
[[nodiscard]] NewsletterCopy newsletterCopy(const Article& article, const Document& document,
                                            const PublishRequest& request, const NewsletterEditor& editor,
                                            const NewsletterBytes& bytes = {});

} // namespace brickwork
