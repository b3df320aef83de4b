#include "core/publish/kinds.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

OptionInfo switchedOn(const QString& key, const QString& caption, const QString& hint)
{
    return {.key = key,
            .shape = OptionShape::Switch,
            .caption = caption,
            .hint = hint,
            .fallback = u"on"_s,
            .rarely = true};
}

} // namespace

KindInfo siteKind()
{
    return {
        .kind = u"site"_s,
        .name = u"Site"_s,
        .sentence = Sentences::tr("A site of its own in a folder, ready to be put on any web server."),
        .secretCaption = {},
        .secretHint = {},
        .options = {
            {.key = u"path"_s,
             .shape = OptionShape::Folder,
             .caption = Sentences::tr("Folder"),
             .hint = Sentences::tr(
                 "Made if it is not there. Files in it that are not of the site are left alone."),
             .required = true},
            {.key = u"title"_s,
             .shape = OptionShape::Text,
             .caption = Sentences::tr("Title of the site"),
             .hint = Sentences::tr("Without one, the name of your folder of drafts.")},
            {.key = u"url"_s,
             .shape = OptionShape::WebAddress,
             .caption = Sentences::tr("Address"),
             .hint = Sentences::tr("Where readers will find it. Feeds need it."),
             .example = u"https://example.org"_s},
            {.key = u"author"_s, .shape = OptionShape::Text, .caption = Sentences::tr("Author")},
            {.key = u"about"_s,
             .shape = OptionShape::Text,
             .caption = Sentences::tr("In a sentence"),
             .hint = Sentences::tr("What the site is about. A draft with “page: about” in its front matter "
                                   "becomes its page about you.")},
            {.key = u"language"_s,
             .shape = OptionShape::Text,
             .caption = Sentences::tr("Language"),
             .hint = Sentences::tr("A tag like en or pt-BR, for hyphens, voices and search engines."),
             .fallback = u"en"_s,
             .rarely = true},
            switchedOn(u"feeds"_s, Sentences::tr("Feeds"),
                       Sentences::tr("Whole posts, as Atom and as JSON.")),
            switchedOn(u"cards"_s, Sentences::tr("Previews of links"),
                       Sentences::tr("What chats and search engines show of a post.")),
            switchedOn(
                u"machine-text"_s, Sentences::tr("Text for programs"),
                Sentences::tr("Each post as Markdown too, and a list of them in llms.txt. Whether anyone "
                              "reads it is not known.")),
            switchedOn(u"robots"_s, Sentences::tr("Sitemap"), Sentences::tr("sitemap.xml and robots.txt.")),
            {.key = u"ai"_s,
             .shape = OptionShape::Choice,
             .caption = Sentences::tr("AI companies"),
             .hint = Sentences::tr("A request in robots.txt; it binds nobody."),
             .fallback = u"welcome"_s,
             .choices = {{u"welcome"_s, Sentences::tr("May read and learn")},
                         {u"no-training"_s, Sentences::tr("May read, not learn")},
                         {u"none"_s, Sentences::tr("Neither")}},
             .onlyIfKey = u"robots"_s,
             .onlyIfWords = {u"on"_s},
             .rarely = true}}};
}

} // namespace brickwork
