#include "core/publish/newsletter_copy.h"

#include "core/markdown/tree_builder.h"
#include "core/publish/article.h"
#include "core/publish/kinds.h"
#include "core/publish/newsletter_blocks.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Newsletter)
};

/// Above it some clipboards and editors give up.
constexpr qsizetype largestHtml = 24 * 1024 * 1024;

/// The document with the punctuation it is published with.
Document typeset(const Document& document, const QString& text)
{
    Document set = document;
    const QStringView body = QStringView(text).sliced(document.frontMatter.raw.size());
    set.nodes = buildNodes(body.toUtf8(), document.frontMatter.lines, Punctuation::Smart);
    return set;
}

QString composeAddress(const TargetConfig& config, const QString& service)
{
    QString own = optionOf(config, u"url"_s);
    while (own.endsWith(u'/'))
        own.chop(1);
    if (service == "medium"_L1)
        return u"https://medium.com/new-story"_s;
    if (service == "substack"_L1 && !own.isEmpty())
        return own + u"/publish/post"_s;
    return own;
}

QStringList leftToDo(const Article& article, const NewsletterEditor& editor, qsizetype size)
{
    QStringList all;
    const QStringList tags = article.tags + article.categories;
    if (!tags.isEmpty())
        all << Sentences::tr("Tags do not come along. Set them in %1: %2.")
                   .arg(editor.name, tags.join(u", "_s));
    if (!article.canonical.isEmpty())
        all << Sentences::tr(
                   "The post has an original address, which does not come along. Set it in %1 if it "
                   "asks for one: %2")
                   .arg(editor.name, article.canonical);
    if (!article.featured.isEmpty())
        all << Sentences::tr("The picture of the post does not come along. Choose it in %1: %2.")
                   .arg(editor.name, article.featured);
    if (size > largestHtml)
        all << Sentences::tr("With its pictures the text is very large. If %1 does not take it, copy it in "
                             "parts or make the pictures smaller.")
                   .arg(editor.name);
    return all;
}

} // namespace

NewsletterEditor newsletterEditor(const TargetConfig& config)
{
    NewsletterEditor editor;
    editor.service = optionOf(config, u"service"_s);
    editor.tablesAsPictures = optionOf(config, u"tables"_s) == "image"_L1;
    editor.compose = composeAddress(config, editor.service);
    if (editor.service == "substack"_L1) {
        editor.name = u"Substack"_s;
    } else if (editor.service == "medium"_L1) {
        // Two sizes of heading, one level of list; pictures are thrown away wherever they come from.
        editor.name = u"Medium"_s;
        editor.topHeading = 1;
        editor.lastHeading = 2;
        editor.strikesOut = editor.nestsLists = editor.nestsInQuotes = false;
        editor.takesPictures = editor.fetchesPictures = false;
    } else {
        const QString name = optionOf(config, u"editor"_s).simplified();
        editor.name = name.isEmpty() ? config.name : name;
        editor.takesPictures = false;
    }
    if (const QString pictures = optionOf(config, u"pictures"_s); pictures != "usual"_L1)
        editor.takesPictures = editor.fetchesPictures = pictures == "inline"_L1;
    return editor;
}

NewsletterCopy newsletterCopy(const Article& article, const Document& document, const PublishRequest& request,
                              const NewsletterEditor& editor, const NewsletterBytes& bytes)
{
    const Document set = typeset(document, request.draft.text);
    newsletter::Built built = newsletter::build(article, set, request, editor, bytes);
    NewsletterCopy copy;
    const bool headed = article.titleInText && !set.root().children.empty();
    copy.title = headed ? set.plainText(set.root().children.front()).simplified() : article.naming.title;
    copy.subtitle = article.subtitle;
    copy.html = newsletter::toHtml(built.blocks);
    copy.text = newsletter::toPlainText(built.blocks);
    copy.pictures = std::move(built.pictures);
    copy.inlinePictures = built.inlinePictures;
    copy.losses = std::move(built.losses);
    copy.warnings = leftToDo(article, editor, copy.html.size());
    return copy;
}

} // namespace brickwork
